"""A chart on a built page as it is looked at: its table beside its CSV, the marks of a picture, and what was specified.

A cell is named as in `data-cel`, by its row and its column, counted from 0, without the head.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from motiespoor.model.figure import Precision
from motiespoor.problem import clipped

PICTURES = {"brede": ".grafiek__breed", "smalle": ".grafiek__smal"}  # the two sizes of a chart

RAW_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")  # in the CSV
NUMBER = r"(?<!\w)[+−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?!\w)"  # in words
# Before a number stands how exact it is; only "afgerond" stands behind it.
PRECISIONS = {each.label: each for each in Precision}
_INEXACT = "|".join(each.label for each in Precision if each not in (Precision.EXACT, Precision.ROUNDED))
# That a number is rounded stands behind its unit.
_TOLD = re.compile(
    rf"(?:\b({_INEXACT}) )?({NUMBER})(?:(?:%|(?: [^\W\d_]+){{1,3}})? \(({Precision.ROUNDED.label})\))?", re.IGNORECASE
)
COUNT = r"(\S+) ([0-9]{1,9})"  # a word, and how many times

Position = tuple[int, int]  # a row and a column
Told = tuple[str, str]  # a number in words, and the word for how exact it is, "" when it is exact


@dataclass(frozen=True, slots=True)
class Cells:
    """A chart's cells as the CSV has them and as the page shows them; `head` is the row above, `caption` stands above that.

    `names` are the columns in the CSV, and `figures` those with numbers. In a chart that draws statuses, `statuses`
    has their names by their ids, and `signs` their ids by their coloured signs. The last `totals` rows are sums of the others.
    """

    caption: str
    names: tuple[str, ...]
    statuses: Mapping[str, str]
    signs: Mapping[str, str]
    head: tuple[str, ...]
    raw: tuple[tuple[str, ...], ...]
    shown: tuple[tuple[str, ...], ...]
    totals: int
    figures: frozenset[int]

    def named(self, place: Position) -> str:
        """A cell in a message."""
        row, column = place
        return f"rij '{clipped(self.shown[row][0])}', kolom '{clipped(self.head[column])}'"

    @property
    def parts(self) -> range:
        """The rows that are no sums."""
        return range(len(self.raw) - self.totals)


@dataclass(frozen=True, slots=True)
class Shape:
    """A mark that says a value by its place or its length, in pixels: a bar has both, a point no length."""

    place: Position
    x: float
    y: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """The marks of a picture that show a cell: texts, bars, points and lines (each by its corners)."""

    texts: tuple[tuple[Position, str], ...]
    bars: tuple[Shape, ...]
    points: tuple[Shape, ...]
    lines: tuple[tuple[Position, tuple[tuple[float, float], ...]], ...]

    @property
    def shapes(self) -> frozenset[Position]:
        """The cells that are drawn by a place or a length."""
        return frozenset(each.place for each in (*self.bars, *self.points))


@dataclass(frozen=True, slots=True)
class Spec:
    """What a specification draws of cells: the value of each shape (a place or a length), of each line, and each text."""

    shapes: tuple[tuple[Position, float | None], ...]
    lines: tuple[tuple[Position, float | None], ...]
    texts: tuple[tuple[Position, str], ...]

    def drawn(self, picture: Picture) -> frozenset[Position]:
        """The cells that a picture draws as a value; in one that is meant to have texts only, the cells of those."""
        return picture.shapes if self.shapes else frozenset(place for place, _ in picture.texts)


def plain(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def cells_of(figure: LexborNode, csv: Sequence[Sequence[str]]) -> Cells | None:
    """The table of a chart beside its CSV; `None` when they have not the same rows and columns."""
    rows = [row.css("th, td") for row in figure.css(".grafiek__tabel tr")]
    if not rows or [len(row) for row in rows] != [len(row) for row in csv] or len({len(row) for row in csv}) > 1:
        return None
    statuses = figure.css(".grafiek__sleutel .status")
    return Cells(
        caption=plain(figure.css_first(".grafiek__tabel caption")),
        names=tuple(csv[0]),
        statuses={each.attributes.get("data-status") or "": plain(each) for each in statuses},
        signs={_sign(each): each.attributes.get("data-status") or "" for each in statuses},
        head=tuple(plain(cell) for cell in rows[0]),
        raw=tuple(tuple(row) for row in csv[1:]),
        shown=tuple(tuple(plain(cell) for cell in row) for row in rows[1:]),
        totals=len(figure.css(".grafiek__tabel tfoot tr")),
        figures=frozenset(
            number for number, cell in enumerate(rows[0]) if "getal" in (cell.attributes.get("class") or "").split()
        ),
    )


def _sign(status: LexborNode) -> str:
    """The sign of a status as a picture must have it: in the colour of that status."""
    path = status.css_first(".teken path")
    drawn = path.attributes.get("d") if path is not None else ""
    return coloured(drawn or "", f"var(--status-{status.attributes.get('data-status')})")


def coloured(sign: str, colour: str) -> str:
    """A sign, by its path, and the colour that it has in a picture."""
    return f"{sign} {colour}"


def told_in(text: str) -> list[Told]:
    """The numbers in a text, in order."""
    return [(number, (before or behind).lower()) for before, number, behind in _TOLD.findall(text)]


def exactness(number: str, known: set[Told]) -> set[str]:
    """The words that stand with a number among those that are known; a number without a sign may have any there."""
    same = {number} if number[0] in "+−" else {number, f"+{number}", f"−{number}"}
    return {word for other, word in known if other in same}


def is_told(figure: LexborNode) -> bool:
    """Whether a chart is told in a number and a sentence, without a picture."""
    return "grafiek--getal" in (figure.attributes.get("class") or "").split()
