"""Each page once more as Markdown alone, for language models and scripts, and the list that leads to them (llmstxt.org).

A twin stands at the address of its page, with `index.md` behind it. It is made of the page as the engine gets it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin

from motiespoor import paths
from motiespoor.model.publication import Publication
from motiespoor.render.address import doc_path
from motiespoor.render.api.addresses import API, OPENAPI
from motiespoor.render.catalogue import TURTLE
from motiespoor.render.feeds import SITE_FEED
from motiespoor.render.marked import Marked, Parts, plain
from motiespoor.render.output import Output
from motiespoor.render.permanent import full_address
from motiespoor.render.workbook import PATH as SPREADSHEET

LIST = "llms.txt"
Listed = tuple[str, str]

_HEAD = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_PLACE = re.compile(r"\s*\{[#:][^{}]*\}\s*$")
_SIGN = re.compile(r"&#([0-9]+);")
_ELEMENT = re.compile(r"</?[a-z][a-z0-9]*(?!\n)[\s>/]")
# Lines that follow each other and each begin with an element, which are read together; or one line.
_LINES = re.compile(rf"(?:{_ELEMENT.pattern}.*\n){{1,50}}+|.*\n")
_LINK = re.compile(r"((?<!\\)\]\()([^)\s]+)(\))")
_IN_A_LINK = {ord(each): f"%{ord(each):02X}" for each in " ()<>"}
_SECTIONS = (
    ("Hoe het ervoor staat", ("", "maatregelen", "termijnen", "kader")),
    ("Wat er gezegd werd", ("ronden", "tijdlijn", "bronnen", "correcties")),
    ("Cijfers", ("cijfers",)),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A page as the engine gets it: its address as in `address`, the values of its head, and its Markdown."""

    page: str
    head: Mapping[str, str]
    body: str

    @property
    def listed(self) -> Listed:
        """What the list of twins says of it: its title, and what it is about."""
        return self.head["title"], self.head.get("description", "")

    @property
    def kept(self) -> bool:
        """Whether it says something itself; others only lead on."""
        return "robots" not in self.head


def written(page: str, text: str) -> Written:
    """A page from its file; the head has JSON values, and its texts are HTML."""
    found = _HEAD.match(text)
    lines = found[1].split("\n") if found else []
    values = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in lines)}
    head = {name: html.unescape(value) for name, value in values.items() if isinstance(value, str)}
    return Written(page, head, text[found.end() :] if found else text)


def twin_path(page: str) -> str:
    """The file of the twin of a page."""
    return f"{page}/index.md".lstrip("/")


def twins(publication: Publication, pages: Iterable[Written]) -> Iterator[Output]:
    """The twin of each page that says something itself, and the list of them."""
    listed: dict[str, Listed] = {}
    for page in pages:
        if page.kept:
            yield Output(path=twin_path(page.page), content=twin(publication, page), source=page.head["bestand"])
            listed[page.page] = page.listed
    yield twin_list(publication, listed)


def twin(publication: Publication, page: Written) -> str:
    """A page as Markdown alone; its first lines say of what it is the twin, and what is known until when."""
    here = full_address(publication, page.page)
    rest = list(_blocks(page.body, publication, page.page))
    title = next((each for each in rest if each.startswith("# ")), f"# {plain(page.head['title'])}")
    rest = [each for each in rest if each is not title]
    told = (f"Bladzijde: {here}", page.head.get("stand", ""), publication.disclaimer)
    cited = page.head.get("verwijzing", "")
    return "\n\n".join((title, *(plain(each) for each in told if each), *rest, plain(cited))).rstrip() + "\n"


def _blocks(body: str, publication: Publication, page: str) -> Iterator[str]:
    """The blocks of a page: Markdown as it is, and HTML as Markdown."""
    here, file = full_address(publication, page), full_address(publication, doc_path(page))

    @cache  # most pages that a page leads to, it leads to more than once
    def joined(path: str) -> str:
        return urljoin(here, path)

    def address(href: str) -> str:
        path, _, anchor = href.partition("#")
        return f"{joined(path)}{f'#{anchor}' if anchor else ''}".translate(_IN_A_LINK)

    def from_file(found: re.Match[str]) -> str:
        """A link in Markdown leads from the file of the page to that of another."""
        path, _, anchor = urljoin(file, found[2]).partition("#")
        if path.endswith(".md"):
            path = f"{path.removesuffix('.md').removesuffix('index').rstrip('/')}/"
        return f"{found[1]}{path}{f'#{anchor}' if anchor else ''}{found[3]}"

    pieces = list(_pieces(body))
    known = {place: each for piece in pieces if not isinstance(piece, str) for place, each in piece.marks.items()}
    turned = Marked(address, known)
    for piece in pieces:
        if isinstance(piece, str):
            yield _LINK.sub(from_file, piece)
        else:
            yield from turned.blocks(piece.root.within)


def _pieces(body: str) -> Iterator[str | Parts]:
    """Blocks of Markdown, and blocks of HTML taken apart: these end where no element is open and none begins."""
    lines: list[str] = []
    open_parts: Parts | None = None
    for found in _LINES.finditer(f"{body}\n\n"):
        each = found[0]
        is_html = _ELEMENT.match(each) is not None
        if open_parts is not None and not open_parts.depth and not is_html:
            open_parts.close()
            yield open_parts
            open_parts = None
        if open_parts is not None:
            open_parts.feed(each)
        elif is_html:
            if lines:
                yield "\n".join(lines)
                lines = []
            open_parts = Parts()
            open_parts.feed(each)
        elif each.strip():
            lines.append(_SIGN.sub(_sign, _PLACE.sub("", each[:-1])))
        elif lines:
            yield "\n".join(lines)
            lines = []
    if open_parts is not None:
        open_parts.close()
        yield open_parts


def _sign(found: re.Match[str]) -> str:
    """A sign that a template wrote as a number, as Markdown has it; what stands behind this one must not become another."""
    sign = chr(int(found[1]))
    return "&amp;" if sign == "&" else plain(sign)


def twin_list(publication: Publication, pages: Mapping[str, Listed]) -> Output:
    """What a language model reads first: what this is, and where each page and all data stand."""

    def line(title: str, path: str, about: str) -> str:
        told = f": {plain(about)}" if about else ""
        return f"- [{plain(title)}]({full_address(publication, path)}){told}"

    parts = [f"# {plain(publication.name)}", f"> {plain(publication.asked)}", plain(publication.disclaimer)]
    left = dict(pages)
    for title, folders in _SECTIONS:
        own = [each for each in left if each.partition("/")[0] in folders]
        if own:
            parts.append(
                "\n".join((f"## {title}", "", *(line(left[each][0], twin_path(each), left[each][1]) for each in own)))
            )
        left = {each: told for each, told in left.items() if each not in own}
    data = (
        ("Begin van de JSON-documenten", f"{API}/index.json", "leidt naar elk document"),
        ("OpenAPI-beschrijving", OPENAPI, "van alle JSON-documenten"),
        ("Alles in een rekenblad", SPREADSHEET, "een blad per tabel"),
        ("Catalogus", TURTLE, "DCAT-AP-NL, met elk bestand"),
        ("Alle berichten", SITE_FEED, "wat er veranderde, als feed"),
    )
    parts.append("\n".join(("## Gegevens", "", *(line(*each) for each in data))))
    rest = (line(told[0], twin_path(each), told[1]) for each, told in left.items())
    parts.append("\n".join(("## Optional", "", *rest)))
    return Output(path=LIST, content="\n\n".join(parts) + "\n", source=paths.PUBLICATION)
