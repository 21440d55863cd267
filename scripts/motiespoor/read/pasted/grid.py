"""What a pasted table is made of: sheets, rows, and cells with their places."""

from __future__ import annotations

from dataclasses import dataclass

from motiespoor.problem import Problem

ROWS, COLUMNS = 2_000, 200


@dataclass(frozen=True, kw_only=True, slots=True)
class GridCell:
    """A text and its place, both from 1: line and character in a text file, row and column in a spreadsheet.

    `number` says that a spreadsheet holds it as a number, then written with a point;
    `covered` that it lies under a merged cell, whose text it carries; `ref` is what a spreadsheet calls it.
    `decimals` is how many of a number the sheet shows; a number that it shows as a percentage is by the hundred.
    """

    text: str
    line: int
    column: int
    ref: str = ""
    number: bool = False
    covered: bool = False
    hidden: bool = False
    decimals: int | None = None
    percent: bool = False


GridRows = tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """One sheet, or the one table of a text: rows of cells, not all equally long.

    With `spaced`, cells stand apart by spaces, so that an empty one cannot be seen;
    `told` says how the file was read, for as far as that was not plain; `beside` has the texts that stand in no cell.
    """

    path: str
    name: str
    rows: GridRows
    spaced: bool = False
    told: tuple[str, ...] = ()
    beside: tuple[GridCell, ...] = ()

    def problem(self, cell: GridCell, text: str) -> Problem:
        """A problem at a cell, which a spreadsheet names as people do."""
        at = f"cel {cell.ref}: " if cell.ref else ""
        return Problem(path=self.path, line=cell.line, column=cell.column, text=f"{at}{text}")


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """What stands raised beside a number or a name, as a mark that is no part of it."""
    word = text.strip().strip("()")
    return word.translate(_SUPERSCRIPT) if word.isdigit() else ("*" if word else "")


def letters(column: int) -> str:
    """What a spreadsheet calls a column, from 0: A, B, … Z, AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)
