"""The card of a page: what others show of it where somebody shares its address, a picture of 1200 by 630."""

from __future__ import annotations

from dataclasses import dataclass

from motiespoor import dutch
from motiespoor.model.publication import Publication
from motiespoor.render.address import bare
from motiespoor.render.charts import face
from motiespoor.render.charts.sheet import Sheet, Type

WIDTH, HEIGHT = 1200, 630
_FOLDER = "assets/kaarten"
_MARGIN = 56
_FOOT = HEIGHT - 84  # where the line stands above the address

_NAME = Type(size=30, colour="var(--inkt)", weight=face.BOLD)
_SUBJECT = Type(size=26, colour="var(--dof)")
_BELOW = Type(size=32, colour="var(--dof)", apart=1.3)
_BESIDE = Type(size=36, colour="var(--inkt)", apart=1.25)
_NUMBER = Type(size=150, colour="var(--accent)", weight=face.BOLD, apart=1.0)
_ADDRESS = Type(size=26, colour="var(--accent)")
_HEADINGS = tuple(Type(size=size, colour="var(--inkt)", weight=face.BOLD, apart=1.1) for size in (76, 66, 56, 48))


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What a card says: a heading, and below it a picture, or a number and what it counts, or a few words."""

    heading: str
    below: str = ""
    number: str = ""
    picture: str = ""


def card_path(page: str) -> str:
    """Where the card of a page stands."""
    return f"{_FOLDER}/{page or 'voorpagina'}.png"


def card(of: Card, publication: Publication, page: str) -> str:
    """The card of a page as an SVG; `page` is named as in `address`."""
    room = WIDTH - 2 * _MARGIN
    sheet = Sheet(left=_MARGIN, width=room, y=30)
    _head(sheet, publication)
    lines = 2 if of.picture or of.number else 4
    heading, set_in = _fitting(of.heading, room, lines)
    sheet.space(14)
    sheet.put(heading, set_in)
    sheet.space(16)
    if of.picture:
        sheet.picture(of.picture, most=_FOOT - sheet.y - 12)
    elif of.number:
        _number(sheet, of)
    elif of.below:
        left = int((_FOOT - sheet.y - 8) // (_BELOW.size * _BELOW.apart))
        sheet.put(_BELOW.lines(of.below, room, min(left, 4)) if left else [], _BELOW)
    sheet.y = _FOOT
    sheet.rule("var(--inkt)", 2)
    sheet.space(14)
    where = f"{bare(publication.url)}/{page}".removesuffix("/")
    sheet.put([face.cut(where, room, _ADDRESS.size)], _ADDRESS)
    return sheet.svg((WIDTH, HEIGHT), of.heading, "var(--papier)")


def _head(sheet: Sheet, publication: Publication) -> None:
    """The name, and what it is about as far as there is room."""
    name = face.cut(publication.name, sheet.width / 2, _NAME.size, _NAME.weight)
    foot = sheet.y + _NAME.size
    sheet.parts.append(_NAME.line(name, sheet.left, foot))
    start = sheet.left + face.width(name, _NAME.size, _NAME.weight) + 22
    subject = face.cut(dutch.capital(publication.subject), sheet.left + sheet.width - start, _SUBJECT.size)
    sheet.parts.append(_SUBJECT.line(subject, round(start, 1), foot))
    sheet.y = foot + 16
    sheet.rule("var(--inkt)", 2)


def _fitting(text: str, room: float, lines: int) -> tuple[list[str], Type]:
    """The heading as large as fits in so many lines; the smallest is cut."""
    for size in _HEADINGS:
        found = size.lines(text, room, lines)
        if not found[-1].endswith("…") or text.endswith("…"):
            return found, size
    return _HEADINGS[-1].lines(text, room, lines), _HEADINGS[-1]


def _number(sheet: Sheet, of: Card) -> None:
    """A large number, and beside it what it counts."""
    wide = face.width(of.number, _NUMBER.size, _NUMBER.weight)
    top = sheet.y
    sheet.put([of.number], _NUMBER)
    start = sheet.left + wide + 36
    lines = _BESIDE.lines(of.below, max(sheet.left + sheet.width - start, 1), 3)
    y = top + _NUMBER.size * 0.5 + 8 - (len(lines) - 1) * _BESIDE.size * _BESIDE.apart / 2 + 8
    for line in lines if start < sheet.left + sheet.width - 200 else []:
        sheet.parts.append(_BESIDE.line(line, round(start, 1), round(y, 1)))
        y += _BESIDE.size * _BESIDE.apart
