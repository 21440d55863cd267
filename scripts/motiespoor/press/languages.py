"""The language of the texts of a dossier, on pages that are in Dutch (WCAG 3.1.2).

A page is Dutch whatever a dossier is written in. What stands there as the dossier has it gets the language that the
dossier says: a whole text, one that is quoted, and one with its number before it or a value behind it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import DUTCH
from motiespoor.model.figure import Series
from motiespoor.model.publication import Publication

# What is made for a Dutch sentence is in Dutch, whatever the rest is in.
# Nor are the files beside the records texts of a page, but for the pages written by hand, which say it themselves.
_IN_DUTCH = {
    Series: frozenset({"phrase"}),
    Publication: frozenset({"areas", "words", "overviews", "not_found"}),
    Dossier: frozenset({"pages", "texts", "templates", "blocks", "styles", "descriptors", "surroundings"}),
}
# What is no text of a page, and then a text between two tags, with the tag that opens before it.
_PARTS = re.compile(r"<(script|style|svg|title|textarea)\b.*?</\1>|(<[^>]*>)([^<]+)(?=(</)?)", re.DOTALL)
_QUOTED = re.compile(r"(?<=[‘“])[^‘“’”]+(?=[’”])")
_NUMBERED = re.compile(r"\s*\S{1,12}\. (?=\S)")
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Own:
    """The texts of a dossier, with single spaces, and the language that they are in."""

    texts: frozenset[str]
    language: str


def own_texts(dossier: Dossier) -> Own | None:
    """What of a dossier is in another language than its pages; `None` when it is in Dutch too."""
    language = dossier.publication.language
    if language == DUTCH:
        return None
    return Own(frozenset(" ".join(each.split()) for each in _within(dossier) if _WORD.search(each)), language)


def _within(record: object) -> Iterator[str]:
    waiting = [record]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, Mapping):
            waiting.extend(each.values())
        elif isinstance(each, tuple):
            waiting.extend(each)
        elif is_dataclass(each):
            left = _IN_DUTCH.get(type(each), frozenset()) | {"origin"}
            waiting.extend(getattr(each, field.name) for field in fields(each) if field.name not in left)


def marked(page: str, own: Own) -> str:
    """A page whose body says of the texts of the dossier in which language they are."""
    head, body, rest = page.partition("<body")
    return head + body + _PARTS.sub(lambda found: _marked(found, own), rest)


def _marked(found: re.Match[str], own: Own) -> str:
    if found[1] is not None:
        return found[0]
    opening, text, closes = found[2], found[3], found[4] is not None
    said = " ".join(html.unescape(text).split())
    if said in own.texts:
        alone = closes and not opening.startswith("</") and not opening.endswith("/>") and " lang=" not in opening
        if alone:
            return f'{opening[:-1]} lang="{own.language}">{text}'
        return opening + _span(text, own)
    return opening + _within_sentence(text, own)


def _within_sentence(text: str, own: Own) -> str:
    """A text with what of it is the dossier's: behind a number, before a colon, or between quotation marks."""
    number = _NUMBERED.match(text)
    before, rest = (number[0], text[number.end() :]) if number is not None else ("", text)
    title, colon, value = rest.partition(": ")
    for part, behind in ((rest, ""), (title, colon + value)):
        if " ".join(html.unescape(part).split()) in own.texts and (before or behind):
            return f"{before}{_span(part, own)}{behind}"
    return _QUOTED.sub(lambda quote: _span(quote[0], own) if html.unescape(quote[0]) in own.texts else quote[0], text)


def _span(text: str, own: Own) -> str:
    """A text with its language; white space around it stays outside."""
    bare = text.strip()
    return text.replace(bare, f'<span lang="{own.language}">{bare}</span>', 1)
