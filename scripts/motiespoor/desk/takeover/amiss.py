"""What may be amiss with a table that was understood: rows that its sheet hides, and a mark that became a digit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from motiespoor.desk.takeover.axes import Axis, Note
from motiespoor.desk.takeover.question import Asked, Question, place
from motiespoor.desk.takeover.sheet import Sheet
from motiespoor.problem import clipped
from motiespoor.read.pasted.grid import Grid, GridCell


def hidden(grid: Grid) -> Iterator[Asked]:
    """The question about rows and columns that a sheet does not show, by their names."""
    width = max((len(row) for row in grid.rows), default=0)
    lines = [("rij", [cell for cell in row if cell.text]) for row in grid.rows]
    lines += [("kolom", [row[n] for row in grid.rows if n < len(row) and row[n].text]) for n in range(width)]
    found = [(what, cells[0]) for what, cells in lines if cells and all(cell.hidden for cell in cells)]
    if found:
        names = ", ".join(f"{what} {_line(what, cell)} ('{clipped(cell.text)}')" for what, cell in found)
        yield Asked(
            question=Question.HIDDEN,
            cell=found[0][1],
            text=f"Verborgen in het rekenblad: {names}. Wat verborgen is, wordt meegenomen.",
        )


def _line(what: str, cell: GridCell) -> str:
    return cell.ref.rstrip("0123456789") if what == "kolom" and cell.ref else str(cell.line)


def too_long(
    sheet: Sheet, rows: Axis, columns: Axis, notes: Mapping[str, Note], used: Collection[str]
) -> Iterator[Asked]:
    """The question about numbers that are a digit longer than the others, and end in the mark of a note that nothing has."""
    marks = [mark for mark in notes if mark.isdigit() and mark not in used]
    figures = [line for line in columns.lines if line.of is None]
    lines = [[sheet.cell(row.index, column.index) for row in rows.lines if not row.whole] for column in figures]
    lines += [
        [sheet.cell(row.index, column.index) for column in figures if not column.whole]
        for row in rows.lines
        if row.whole
    ]
    found = [cell for mark in marks for cells in lines for cell in _longer(cells, mark)]
    if found:
        cell = found[0]
        digit = next(mark for mark in marks if cell.text.endswith(mark))
        yield Asked(
            question=Question.MARK,
            cell=cell,
            text=f"'{cell.text}' is langer dan de andere getallen in de kolom, en onder de tabel staat noot {digit} "
            f"({place(notes[digit].cell)}), die nergens bij hoort. Het getal wordt gelezen als {cell.text}, "
            f"en niet als {cell.text.removesuffix(digit)} met noot {digit}.",
        )


def _longer(cells: Sequence[GridCell], mark: str) -> Iterator[GridCell]:
    plain = [each for each in cells if re.fullmatch(r"[0-9]+", each.text)]
    for cell in plain:
        others = [len(re.sub(r"[^0-9]", "", each.text)) for each in cells if each is not cell]
        if cell.text.endswith(mark) and others and len(cell.text) > max(others):
            yield cell
