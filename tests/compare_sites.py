"""What differs between two built sites of one dossier, as a reader, a link or a program would notice it.

    python tests/compare_sites.py SITE OTHER

Prints a line for each kind of thing, with how many there are and how many differ, and of those the first.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from motiespoor.press.built import Built, Page, built
from motiespoor.press.links import resolved
from motiespoor.press.search import INDEX, ITEMS

# What an engine brings along for itself.
OF_THE_ENGINE = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
    "search/",
    "search.json",
    "manifest.json",
)
_NAME = re.compile(rb'<meta name="generator" content="[^"]*">')


@dataclass(frozen=True, slots=True)
class Compared:
    """A kind of thing: how many there are in the first site, and which of them the second has not, or otherwise."""

    what: str
    count: int
    different: tuple[str, ...]

    def __str__(self) -> str:
        first = f", such as {self.different[0]}" if self.different else ""
        return f"{self.what:<34} {self.count:>6} {len(self.different):>6}{first}"


def compared(site: Path, other: Path) -> Iterator[Compared]:
    """The kinds one by one: bytes, pages with what is on them, and what can be found."""
    first, second = built(site), built(other)
    files = sorted(first.files | second.files)
    other_bytes = tuple(each for each in files if _bytes(first, each) != _bytes(second, each))
    yield Compared("files, but for the engine's name", len(files), other_bytes)
    beside = [each for each in files if not each.endswith(".html") and not each.startswith(OF_THE_ENGINE)]
    yield Compared("files beside the pages", len(beside), tuple(each for each in other_bytes if each in beside))
    pages = {page.path: page for page in first.pages()}
    others = {page.path: page for page in second.pages()}
    yield Compared("pages", len(pages), tuple(sorted(pages.keys() ^ others.keys())))
    both = sorted(pages.keys() & others.keys())
    for what, told in (
        ("titles", _title), ("headings and their anchors", _headings), ("other places to link to", _anchors),
        ("words of the article", _words), ("links of the article", _links), ("links around it", _links_around),
        ("scripts within a page", _scripts),
    ):  # fmt: skip
        differ = (_differ(path, told(pages[path]), told(others[path])) for path in both)
        yield Compared(what, len(both), tuple(each for each in differ if each is not None))
    found, elsewhere = _found(site), _found(other)
    yield Compared("titles in the search", len(found), tuple(sorted(found.keys() ^ elsewhere.keys())))
    same = sorted(found.keys() & elsewhere.keys())
    yield Compared("words in the search", len(same), tuple(each for each in same if found[each] != elsewhere[each]))


def _bytes(site: Built, path: str) -> bytes | None:
    """The bytes of a file; what an engine calls itself in the head of each page is no difference."""
    content = site.content(path)
    return content if content is None or not path.endswith(".html") else _NAME.sub(b"", content)


def _differ(path: str, first: Sequence[object], second: Sequence[object]) -> str | None:
    """What is the first of a page that the two sites have otherwise; `None` when nothing is."""
    if first == second:
        return None
    ours, theirs = next(pair for pair in zip_longest(first, second, fillvalue="nothing") if pair[0] != pair[1])
    return f"{path}: {str(ours)[:90]} / {str(theirs)[:90]}"


def _title(page: Page) -> Sequence[str]:
    title = page.tree.css_first("title")
    return [] if title is None else [" ".join(title.text().split())]


def _article(page: Page) -> LexborHTMLParser:
    start, end = page.text.find("<article"), page.text.rfind("</article>")
    return LexborHTMLParser(page.text[start:end])


def _headings(page: Page) -> Sequence[str]:
    return [
        f"{node.tag} #{node.attributes.get('id')} {node.text().strip()}"
        for node in _article(page).css("h1, h2, h3, h4")
    ]


def _anchors(page: Page) -> Sequence[str]:
    ids = (node.attributes["id"] or "" for node in _article(page).css("[id]"))
    return [each for each in ids if not each.startswith("__")]


def _words(page: Page) -> Sequence[str]:
    return page.lines


def _links(page: Page) -> Sequence[str]:
    return [_leads(page, node.attributes.get("href") or "") for node in _article(page).css("a[href]")]


def _links_around(page: Page) -> Sequence[str]:
    """Where one can go from the menu, the head and the foot, each once."""
    every = {_leads(page, node.attributes.get("href") or "") for node in page.tree.css("a[href]")}
    return sorted(every - set(_links(page)))


def _leads(page: Page, href: str) -> str:
    """Where a link leads, however it is spelled."""
    target = resolved(page.path, href)
    return href if "://" in href or target is None else f"{target}#{href.partition('#')[2]}"


def _scripts(page: Page) -> Sequence[str]:
    return [node.text() for node in page.tree.css("script:not([src]):not([type])")]


def _found(site: Path) -> dict[str, str]:
    """What can be found in a site: the texts by their address."""
    if (site / INDEX).is_file():
        return {each["location"]: each["text"] for each in json.loads((site / INDEX).read_text("utf-8"))["docs"]}
    if (site / ITEMS).is_file():
        return {each["location"]: each["text"] for each in json.loads((site / ITEMS).read_text("utf-8"))["items"]}
    return {}


if __name__ == "__main__":
    print(f"{'':<34} {'count':>6} {'differ':>6}")
    for line in compared(Path(sys.argv[1]), Path(sys.argv[2])):
        print(line)
