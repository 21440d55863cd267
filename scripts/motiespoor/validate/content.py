"""Rules on the words written by hand in content/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from motiespoor import paths
from motiespoor.derive.registers import REGISTERS
from motiespoor.problem import Fix, Problem, Span, clipped
from motiespoor.read.dossier import Reading
from motiespoor.read.files import position
from motiespoor.spelling import suggestion
from motiespoor.validate.made import DEFINITION, UNFINISHED, Element, Made, made

_HTML = "HTML mag hier niet. Gebruik gewone Markdown."
_PICTURE = "een afbeelding mag hier niet. Beschrijf wat erop staat, of geef een link."
_APART = "schrijf een link in de tekst zelf, als [woorden](https://adres)."
# What can be seen in the source not to be plain Markdown, so that it is told at its column, and what to do instead.
_REFUSED = (
    (re.compile(r"<[a-zA-Z/!?].*"), _HTML),
    (re.compile(r"\{.*"), "een accolade mag hier niet: die kan iets anders doen dan er staat. Gebruik haakjes."),
    (re.compile(r"!\[.*"), _PICTURE),
    (re.compile(r"\[[^\[\]]*\]:.*"), _APART),
)
# What plain Markdown makes, with the attributes that it gives.
_PLAIN = {
    **dict.fromkeys(("p", "em", "strong", "br", "hr", "ul", "li", "blockquote", "pre"), frozenset[str]()),
    **dict.fromkeys(("table", "thead", "tbody", "tr"), frozenset[str]()),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), frozenset({"id"})),
    **dict.fromkeys(("th", "td"), frozenset({"align", "style"})),
    "ol": frozenset({"start"}),
    "code": frozenset({"class"}),
    "a": frozenset({"href", "title", "class"}),
}
_BEYOND = {
    "img": _PICTURE,
    DEFINITION: _APART,
    UNFINISHED: "dit wordt geen link: zet een ) achter het adres, en geen spatie erin.",
}
_TITLE = re.compile(r"# +\S")
_GLUED = re.compile(r"^(#{1,6})([^#\s].*)$", re.MULTILINE)  # a heading without a space
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_LINK = re.compile(r"\]\(\s*")
_PAGE_LINK = re.compile(r"(?:\.\./)*((?:[a-z0-9-]+/)*[a-z0-9-]+\.md)?(#.*)?")


# How many characters are read for all that is opened together: a line with very many open brackets is read anew for each.
_READ_FOR_OPENED = 50_000


def pages_close_their_brackets(reading: Reading) -> Iterator[Problem]:
    """Ensure a page does not open very many brackets at once: Markdown would look long for where each of them closes."""
    for name, text in reading.dossier.pages.items():
        if (opened := _opened(text)) is not None:
            told = "hier beginnen te veel haken die niet sluiten. Zet er ] achter, of haal weg wat hier niet hoort."
            yield _at(name, text, opened, told)


def _opened(text: str) -> int | None:
    """Where a paragraph begins to open brackets, when all of them together reach too far; else `None`."""
    for paragraph in re.finditer(r"(?:.+\n?)+", text):
        opened: list[int] = []
        first, read = None, 0
        for sign in re.finditer(r"[\[\]]", paragraph[0]):
            if sign[0] == "[":
                opened.append(sign.start())
                first = sign.start() if first is None else first
            elif opened:
                read += sign.start() - opened.pop()
        read += sum(len(paragraph[0]) - begun for begun in opened)
        if read > _READ_FOR_OPENED and first is not None:
            return paragraph.start() + first
    return None


def pages_have_a_title(reading: Reading) -> Iterator[Problem]:
    """Ensure a page starts with its title, and has only one."""
    for name, page in _pages(reading):
        first = page.text.partition("\n")[0]
        if not _TITLE.match(first) and not _GLUED.match(first):
            yield _at(name, page.text, 0, "een pagina begint op de eerste regel met haar titel: '# Titel'.")
        titles = [(element, time) for element, time in page.placed() if element.tag == "h1"]
        for element, time in titles[1:]:
            text = "een pagina heeft één titel. Gebruik '## ' voor een kop."
            yield _on(name, page.line(element, time), 1, text)


def headings_have_a_space(reading: Reading) -> Iterator[Problem]:
    """Ensure a space stands between # and the words of a heading: without one, most programs see no heading."""
    for name, page in _pages(reading):
        if not _GLUED.search(page.text):
            continue
        for element, time in page.placed():
            if element.tag in _HEADINGS and (
                found := _GLUED.match(page.text.split("\n")[page.line(element, time) - 1])
            ):
                yield _without_space(name, page.line(element, time), found)


def headings_skip_no_level(reading: Reading) -> Iterator[Problem]:
    """Ensure a heading is at most one level below the one before it: who hears a page takes the steps one by one."""
    for name, page in _pages(reading):
        before = 1
        for element, time in page.placed():
            if element.tag not in _HEADINGS:
                continue
            level = int(element.tag[1])
            if level > before + 1:
                text = f"deze kop slaat een niveau over: de vorige begint met {'#' * before}. Begin deze met {'#' * (before + 1)}."
                yield _on(name, page.line(element, time), 1, text)
            before = level


def _without_space(name: str, line: int, found: re.Match[str]) -> Problem:
    column = len(found[1]) + 1
    fix = Fix(line=line, column=1, old=found[1], new=f"{found[1]} ", span=Span.TEXT)
    text = f"zet een spatie achter {found[1]}: '{clipped(f'{found[1]} {found[2]}')}'."
    return Problem(path=f"{paths.CONTENT}/{name}", line=line, column=column, text=text, fix=fix)


def pages_have_a_name_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure a page written by hand does not take the place of a page that is made, or of one that is never published."""
    for name, text in reading.dossier.pages.items():
        page = name.removesuffix(".md").removesuffix("/index")
        if page.split("/")[0] in TAKEN:
            yield _at(name, text, 0, f"de naam '{page}' is al van een pagina die gemaakt wordt. Kies een andere naam.")


# The first part of every address that is made from data, and a folder that the engine leaves out.
TAKEN = frozenset(
    {"index", "maatregelen", "ronden", "cijfers", "kader", "termijnen", "tijdlijn", "bronnen", "correcties", "open-data",
     "assets", "data", "feeds", "kalender", "search", "templates", "insluiten", REGISTERS}
)  # fmt: skip


def pages_hold_only_markdown(reading: Reading) -> Iterator[Problem]:
    """Ensure a page holds plain Markdown, and plain elements come of it: no HTML, template, attribute, image or link that stands apart."""
    for name, page in _pages(reading):
        told = list(_seen(name, page.text))
        yield from told
        lines = {each.line for each in told}
        for element, time in page.placed():
            if _is_plain(element):
                continue
            line = page.line(element, time)
            if not {line - 1, line} & lines:  # what was seen to begin on a line may end on the next
                column = (
                    max(page.text.split("\n")[line - 1].find(element.tag), 0) + 1 if element.tag == UNFINISHED else 1
                )
                yield _on(name, line, column, _BEYOND.get(element.tag, _HTML))


def _seen(name: str, text: str) -> Iterator[Problem]:
    for pattern, message in _REFUSED:
        for match in pattern.finditer(text):
            yield _at(name, text, match.start(), message)


def _is_plain(element: Element) -> bool:
    allowed = _PLAIN.get(element.tag)
    return allowed is not None and allowed.issuperset(name for name, _ in element.attributes)


def links_lead_somewhere(reading: Reading) -> Iterator[Problem]:
    """Ensure a link leads to another page of content/, to an https address or to a place on the same page."""
    pages = (*reading.dossier.pages, *PAGES)
    for name, page in _pages(reading):
        refused = {each.line for each in _seen(name, page.text)}
        for element, time in page.placed():
            target = dict(element.attributes).get("href")
            if target is None or target.startswith(("https://", "#", "mailto:")):
                continue
            resolved = _resolved(name, target.partition("#")[0])
            if _PAGE_LINK.fullmatch(target) is None or resolved is None:
                text = f"'{clipped(target)}' is geen link die hier mag. Gebruik https:// of een bestand als ../over.md."
            elif resolved not in pages:
                text = f"de pagina '{clipped(target)}' bestaat niet.{suggestion(resolved, pages, listed=False)}"
            else:
                continue
            if (line := page.line(element, time)) not in refused:
                yield _on(name, line, _column(page, line, target), text)


def _column(page: Made, line: int, target: str) -> int:
    """Where the address of a link begins on a line; the begin of the line when that cannot be seen."""
    source = page.text.split("\n")[line - 1]
    starts = [match.end() for match in _LINK.finditer(source)]
    meant = [start for start in starts if unescape(source[start:]).startswith(target)]
    return (meant or [max(source.find(target), 0)])[0] + 1


# Pages that are not written by hand and may be linked to by their name in content/.
PAGES = (
    "index.md",
    "maatregelen/index.md",
    "cijfers/index.md",
    "kader.md",
    "termijnen.md",
    "tijdlijn.md",
    "bronnen.md",
    "correcties.md",
    "open-data.md",
)


def _resolved(name: str, target: str) -> str | None:
    """The page that a relative link on page `name` means, as a path in content/."""
    parts = name.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _pages(reading: Reading) -> Iterator[tuple[str, Made]]:
    """Every page by its name, with what comes of it; but for one that takes too long to read."""
    for name, text in reading.dossier.pages.items():
        if _opened(text) is None:
            yield name, made(text, reading.engine)


def _on(name: str, line: int, column: int, message: str) -> Problem:
    return Problem(path=f"{paths.CONTENT}/{name}", line=line, column=column, text=message)


def _at(name: str, text: str, index: int, message: str) -> Problem:
    return _on(name, *position(text, index), message)


RULES = (
    pages_close_their_brackets,
    pages_have_a_title,
    headings_have_a_space,
    headings_skip_no_level,
    pages_have_a_name_of_their_own,
    pages_hold_only_markdown,
    links_lead_somewhere,
)
