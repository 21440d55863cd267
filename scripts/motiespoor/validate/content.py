"""Rules on the words written by hand in content/, and on the templates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from motiespoor import paths
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.read.files import position
from motiespoor.spelling import suggestion

# What is not plain Markdown, or would make the page ask something of another host, and what to do instead.
_REFUSED = (
    (re.compile(r"<[a-zA-Z/!?].*"), "HTML mag hier niet. Gebruik gewone Markdown."),
    (re.compile(r"\{.*"), "een accolade mag hier niet: die kan iets anders doen dan er staat. Gebruik haakjes."),
    (re.compile(r"!\[.*"), "een afbeelding mag hier niet. Beschrijf wat erop staat, of geef een link."),
    (
        re.compile(r"\[[^\]\n]*\]:.*"),
        "schrijf een link in de tekst zelf, als [woorden](https://adres).",
    ),
)
_TITLE = re.compile(r"# +\S")
_UNDERLINED = re.compile(r"=+ *")
_LINK = re.compile(r"\]\(\s*([^)\s]*)")
_PAGE_LINK = re.compile(r"(?:\.\./)*((?:[a-z0-9-]+/)*[a-z0-9-]+\.md)?(#.*)?")


def pages_have_a_title(reading: Reading) -> Iterator[Problem]:
    """Ensure a page starts with its title, and has only one."""
    for name, text in reading.dossier.pages.items():
        first, *others = text.split("\n")
        if not _TITLE.match(first):
            yield _at(name, text, 0, "een pagina begint op de eerste regel met haar titel: '# Titel'.")
        again = [
            number for number, line in enumerate(others, 2) if line.startswith("# ") or _UNDERLINED.fullmatch(line)
        ]
        for number in again if _TITLE.match(first) else again[1:]:
            yield Problem(
                path=f"{paths.CONTENT}/{name}",
                line=number,
                column=1,
                text="een pagina heeft één titel. Gebruik '## ' voor een kop.",
            )


def pages_have_a_name_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure a page written by hand does not take the place of a page that is made, or of one that is never published."""
    for name, text in reading.dossier.pages.items():
        page = name.removesuffix(".md").removesuffix("/index")
        if page.split("/")[0] in TAKEN:
            yield _at(name, text, 0, f"de naam '{page}' is al van een pagina die gemaakt wordt. Kies een andere naam.")


# The first part of every address that is made from data, and a folder that the engine leaves out.
TAKEN = frozenset(
    {"index", "maatregelen", "ronden", "cijfers", "kader", "termijnen", "tijdlijn", "bronnen", "correcties",
     "assets", "data", "feeds", "kalender", "search", "templates"}
)  # fmt: skip


def pages_hold_only_markdown(reading: Reading) -> Iterator[Problem]:
    """Ensure a page holds plain Markdown: no HTML, template, attribute, image or link that stands apart; told once a line."""
    for name, text in reading.dossier.pages.items():
        for pattern, message in _REFUSED:
            for match in pattern.finditer(text):
                yield _at(name, text, match.start(), message)


def links_lead_somewhere(reading: Reading) -> Iterator[Problem]:
    """Ensure a link leads to another page of content/, to an https address or to a place on the same page."""
    for name, text in reading.dossier.pages.items():
        for match in _LINK.finditer(text):
            target = match[1]
            if target.startswith(("https://", "#", "mailto:")):
                continue
            page = _PAGE_LINK.fullmatch(target)
            resolved = _resolved(name, target.partition("#")[0])
            if page is None or resolved is None:
                yield _at(
                    name,
                    text,
                    match.start(1),
                    f"'{clipped(target)}' is geen link die hier mag. Gebruik https:// of een bestand als ../over.md.",
                )
            elif resolved not in reading.dossier.pages and resolved not in PAGES:
                hint = suggestion(resolved, (*reading.dossier.pages, *PAGES), listed=False)
                yield _at(name, text, match.start(1), f"de pagina '{clipped(target)}' bestaat niet.{hint}")


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


def _at(name: str, text: str, index: int, message: str) -> Problem:
    line, column = position(text, index)
    return Problem(path=f"{paths.CONTENT}/{name}", line=line, column=column, text=message)


RULES = (pages_have_a_title, pages_have_a_name_of_their_own, pages_hold_only_markdown, links_lead_somewhere)
