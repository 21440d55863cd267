"""What is asked about a table that is understood, before any of it is taken over; every question there is stands here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import Grid, GridCell

OPTION = "--gezien"


class Question(Enum):
    """What may have been understood wrongly; the value is the word with which an editor says that it was not."""

    TEXT = "tekst"  # words around the table that are not understood: they change nothing about the figures
    HIDDEN = "verborgen"  # rows and columns that the sheet does not show: they belong to the table
    ROUNDED = "afronden"  # more decimals are kept than are shown, or than the series has: the figure is the rounded one
    MARK = "noot"  # a number that is a digit too long, above notes: the digit is one of the number
    NOTATION = "notatie"  # numbers that are all as 1,234: the comma stands at thousands
    TOTAL = "totaal"  # a total of exactly what stands there, while parts are missing: it is of the whole all the same
    SCALE = "schaal"  # words that say of all figures that they are in thousands: each is multiplied
    SIGN = "teken"  # a sign without an explanation: it says that there is no figure, and not that it is nil


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """A question, the first cell that it is about, and how that was understood, as sentences."""

    question: Question
    cell: GridCell
    text: str

    def problem(self, grid: Grid) -> Problem:
        """What is told when nobody is there to answer."""
        return grid.problem(self.cell, f"{self.text} Klopt dat, voeg dan toe: {OPTION} {self.question.value}.")


def place(cell: GridCell) -> str:
    """Where a cell is, in words."""
    return f"cel {cell.ref}" if cell.ref else f"regel {cell.line}"


def quoted(cells: list[GridCell]) -> str:
    """What stands in these cells, each with its place; of very many only the first."""
    names = [f"'{clipped(each.text)}' ({place(each)})" for each in cells[:_LISTED]]
    more = f" en nog {len(cells) - _LISTED}" if len(cells) > _LISTED else ""
    return f"{', '.join(names)}{more}"


_LISTED = 6
