"""What may be amiss with a table that was understood: rows that its sheet hides, and a mark that became a digit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from motiespoor.desk.takeover.axes import Axis, Note
from motiespoor.desk.takeover.question import Asked, Question, place
from motiespoor.desk.takeover.sheet import Sheet
from motiespoor.problem import clipped
from motiespoor.read.pasted.grid import Grid, GridCell, letters


def hidden(grid: Grid) -> Iterator[Asked]:
    """The question about rows and columns that a sheet does not show, by their names."""
    width = max((len(row) for row in grid.rows), default=0)
    lines = [(f"rij {n}", [cell for cell in row if cell.text]) for n, row in enumerate(grid.rows, 1)]
    lines += [
        (f"kolom {letters(n)}", [row[n] for row in grid.rows if n < len(row) and row[n].text]) for n in range(width)
    ]
    found = [(line, cells[0]) for line, cells in lines if cells and all(cell.hidden for cell in cells)]
    if found:
        names = ", ".join(f"{line} ('{clipped(cell.text)}')" for line, cell in found)
        yield Asked(
            question=Question.HIDDEN,
            cell=found[0][1],
            text=f"Verborgen in het bestand: {names}. Wat verborgen is, wordt meegenomen.",
        )


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
            f"en niet als een getal met noot {digit}.",
        )


def _longer(cells: Sequence[GridCell], mark: str) -> Iterator[GridCell]:
    for cell in (each for each in cells if re.fullmatch(r"[0-9][0-9., ]*", each.text)):
        others = [len(re.sub(r"[^0-9]", "", each.text)) for each in cells if each is not cell]
        if cell.text.endswith(mark) and others and len(re.sub(r"[^0-9]", "", cell.text)) > max(others):
            yield cell
