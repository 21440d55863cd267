"""The card of a page: what others show of it where somebody shares its address, a picture of 1200 by 630."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from motiespoor import dutch
from motiespoor.model.publication import Publication, StatusKind
from motiespoor.render.address import bare
from motiespoor.render.charts import face
from motiespoor.render.charts.sheet import Sheet, Type, scaled
from motiespoor.render.signs import PATHS

WIDTH, HEIGHT = 1200, 630
_FOLDER = "assets/kaarten"
_MARGIN = 56
_FOOT = HEIGHT - 84  # where the line stands above the address

_NAME = Type(size=30, colour="var(--inkt)", weight=face.BOLD)
_ABOUT = Type(size=26, colour="var(--dof)")
_BELOW = Type(size=32, colour="var(--dof)", apart=1.3)
_CAPTION = Type(size=21, colour="var(--dof)", apart=1.2)
_SIGN = Type(size=30, colour="var(--inkt)", weight=face.BOLD)
_ADDRESS = Type(size=26, colour="var(--accent)")
_BESIDE = 430  # the width of a narrow picture, beside its heading


def _heading(size: float) -> Type:
    return Type(size=size, colour="var(--inkt)", weight=face.BOLD, apart=1.1)


# The sizes of a heading, from the largest, each with the lines that it may take: alone, over a picture, next to one.
_ALONE = ((_heading(104), 2), (_heading(84), 3), (_heading(68), 4), (_heading(52), 5))
_OVER = ((_heading(66), 1), (_heading(54), 2), (_heading(46), 2), (_heading(40), 3))
_NEXT_TO = ((_heading(76), 4), (_heading(64), 5), (_heading(52), 6), (_heading(44), 8))


class Sized(Protocol):
    """A picture in its two sizes, as SVG."""

    @property
    def wide(self) -> str: ...
    @property
    def narrow(self) -> str: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What a card says: a heading, and below it a picture, or a few words and how many there are of each status.

    `above` is what the heading is about, by default that of the publication; `caption` says what the picture counts.
    """

    heading: str
    above: str = ""
    below: str = ""
    picture: Sized | None = None
    caption: str = ""
    statuses: tuple[tuple[StatusKind, int], ...] = ()


def card_path(page: str) -> str:
    """Where the card of a page stands."""
    return f"{_FOLDER}/{page or 'voorpagina'}.png"


def is_card(path: str) -> bool:
    """Whether that is the card of a page."""
    return path.startswith(f"{_FOLDER}/")


def card(of: Card, publication: Publication, page: str) -> str:
    """The card of a page as an SVG; `page` is named as in `address`."""
    sheet = Sheet(left=_MARGIN, width=WIDTH - 2 * _MARGIN, y=30)
    _head(sheet, publication.name, of.above or dutch.capital(publication.subject))
    if of.picture is not None:
        _pictured(sheet, of, of.picture)
    else:
        _worded(sheet, of)
    sheet.y = _FOOT
    sheet.rule("var(--inkt)", 2)
    sheet.space(14)
    where = f"{bare(publication.url)}/{page}".removesuffix("/")
    sheet.put([face.cut(where, sheet.width, _ADDRESS.size)], _ADDRESS)
    return sheet.svg((WIDTH, HEIGHT), of.heading, "var(--papier)")


def _pictured(sheet: Sheet, of: Card, picture: Sized) -> None:
    """The heading above the wide picture, or beside the narrow one where that can be read better."""
    top = sheet.y
    over = _titled(sheet.left, sheet.width, top, *_fitting(of.heading, sheet.width, _OVER))
    _captioned(over, of.caption, 1)
    beside = Sheet(left=sheet.left + sheet.width - _BESIDE, width=_BESIDE, y=top + 8)
    _captioned(beside, of.caption, 2)
    wide = scaled(picture.wide, over.width, _FOOT - 12 - over.y)
    narrow = scaled(picture.narrow, beside.width, _FOOT - 12 - beside.y)
    if wide >= narrow:
        over.picture(picture.wide, most=_FOOT - 12 - over.y)
        sheet.parts += over.parts
        return
    beside.picture(picture.narrow, most=_FOOT - 12 - beside.y)
    room = sheet.width - _BESIDE - 48
    sheet.parts += [*_titled(sheet.left, room, top, *_fitting(of.heading, room, _NEXT_TO)).parts, *beside.parts]


def _titled(left: float, room: float, top: float, lines: Sequence[str], set_in: Type) -> Sheet:
    """A part of the card that begins with the heading."""
    sheet = Sheet(left=left, width=room, y=top + 14)
    sheet.put(lines, set_in)
    return sheet


def _captioned(sheet: Sheet, caption: str, most: int) -> None:
    sheet.space(6)
    sheet.put(_CAPTION.lines(caption, sheet.width, most) if caption else [], _CAPTION)
    sheet.space(10)


def _worded(sheet: Sheet, of: Card) -> None:
    """The heading, a few words and how many there are of each status, a little above the middle."""
    heading, set_in = _fitting(of.heading, sheet.width, _ALONE)
    foot = _FOOT - (_SIGN.size * 2 if of.statuses else 0)
    tall = len(heading) * set_in.size * set_in.apart + 30
    most = int((foot - sheet.y - tall - 8) // (_BELOW.size * _BELOW.apart))
    words = _BELOW.lines(of.below, sheet.width, min(most, 3)) if of.below and most > 0 else []
    tall += len(words) * _BELOW.size * _BELOW.apart
    sheet.space(14 + max(foot - sheet.y - tall - 14, 0) * 0.3)
    sheet.put(heading, set_in)
    sheet.space(16)
    sheet.put(words, _BELOW)
    _statuses(sheet, of.statuses)


def _head(sheet: Sheet, name: str, about: str) -> None:
    """The name, and what it is about as far as there is room."""
    name = face.cut(name, sheet.width / 2, _NAME.size, _NAME.weight)
    foot = sheet.y + _NAME.size
    sheet.parts.append(_NAME.line(name, sheet.left, foot))
    start = sheet.left + face.width(name, _NAME.size, _NAME.weight) + 22
    about = face.cut(about, sheet.left + sheet.width - start, _ABOUT.size)
    sheet.parts.append(_ABOUT.line(about, round(start, 1), foot))
    sheet.y = foot + 16
    sheet.rule("var(--inkt)", 2)


def _statuses(sheet: Sheet, counted: tuple[tuple[StatusKind, int], ...]) -> None:
    """How many there are of each status, with its sign and its colour, as far as there is room."""
    x, y = sheet.left, _FOOT - 26
    for status, number in counted:
        said = f"{number} {status.label.lower()}"
        wide = 40 + face.width(said, _SIGN.size, _SIGN.weight)
        if x + wide > sheet.left + sheet.width:
            return
        colour = f"var(--status-{status.id})"
        sheet.parts.append(
            f'<path transform="translate({x + 14:g},{y - 10:g}) scale(1.75)" d="{PATHS[status.sign]}" fill="{colour}"/>'
        )
        sheet.parts.append(replace(_SIGN, colour=colour).line(said, round(x + 36, 1), y))
        x = round(x + wide + 28, 1)


def _fitting(text: str, room: float, ways: Sequence[tuple[Type, int]]) -> tuple[list[str], Type]:
    """The heading as large as fits in so many lines; the smallest is cut."""
    found: list[str] = []
    for set_in, most in ways:
        found = set_in.lines(text, room, most)
        if found[-1] and (not found[-1].endswith("…") or text.endswith("…")):
            return found, set_in
    return found, ways[-1][0]
