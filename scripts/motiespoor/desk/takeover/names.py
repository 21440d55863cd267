"""The columns with the names of the rows, of which a sheet may have more than one set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motiespoor.desk.takeover.axes import main_dimension
from motiespoor.desk.takeover.question import place
from motiespoor.desk.takeover.sheet import Sheet
from motiespoor.problem import Problem
from motiespoor.read.pasted.grid import GridCell
from motiespoor.read.pasted.numbers import looks_like_number


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """The columns with names, and those that say nothing more: the same once again, or the numbers of the rows."""

    labels: tuple[int, ...]
    edge: tuple[int, ...]


def names_of(sheet: Sheet, first: int, labels: Sequence[int], problems: list[Problem]) -> Names:
    """One set of names with its figures right of it; anything else is a problem."""
    rows = range(first, len(sheet.rows))
    kinds = {label: main_dimension(sheet.at(row, label) for row in rows) for label in labels}
    edge: list[int] = []
    kept = list(labels)
    while len(kept) > 1 and _says_again(
        sheet, rows, [each for each in kept[:-1] if kinds[each] == kinds[kept[-1]]], kept[-1]
    ):
        edge.append(kept.pop())
    for again in [
        each for n, each in enumerate(kept) if kinds[each] is not None and kinds[each] in [kinds[e] for e in kept[:n]]
    ]:
        earlier = next(each for each in kept if kinds[each] == kinds[again])
        here, there = _first_text(sheet, rows, again), _first_text(sheet, rows, earlier)
        text = (
            f"hier staan opnieuw namen ('{here.text}'), naast die in {place(there)} ('{there.text}'): het lijken twee tabellen "
            "naast elkaar. Zet elke tabel in een eigen bestand of op een eigen blad."
        )
        problems.append(sheet.grid.problem(here, text))
        return Names(labels=tuple(kept), edge=tuple(edge))
    for column in range(kept[-1] if kept else 0):
        cells = [sheet.cell(row, column) for row in rows if any(sheet.at(row, label).members for label in kept)]
        figures = [cell for cell in cells if looks_like_number(cell.text)]
        if column not in kept and figures and _only_counts(figures):
            edge.append(column)
        elif column not in kept and figures:
            text = (
                f"'{figures[0].text}' staat links van de namen in {place(_first_text(sheet, rows, *reversed(kept)))}, en wordt dan niet gelezen. "
                "Zet de kolommen met namen vooraan, of haal deze kolom weg."
            )
            problems.append(sheet.grid.problem(figures[0], text))
            break
    return Names(labels=tuple(kept), edge=tuple(edge))


def _says_again(sheet: Sheet, rows: range, earlier: Sequence[int], last: int) -> bool:
    """Whether the last column has the names of an earlier one, row by row, and nothing right of it."""
    if any(sheet.cell(row, column).text for row in rows for column in range(last + 1, len(sheet.rows[row]))):
        return False
    return any(
        all(sheet.at(row, last) == sheet.at(row, each) for row in rows if sheet.cell(row, last).text)
        for each in earlier
    )


def _first_text(sheet: Sheet, rows: range, *columns: int) -> GridCell:
    """The first cell with a name in these columns."""
    named = (sheet.cell(row, column) for column in columns for row in rows if sheet.at(row, column).members)
    return next(named, sheet.cell(rows.start, columns[0]))


def _only_counts(figures: Sequence[GridCell]) -> bool:
    """Whether figures are nothing but the numbers of the rows."""
    return [each.text.rstrip(".") for each in figures] == [str(number) for number in range(1, len(figures) + 1)]
