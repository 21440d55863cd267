"""How a table is understood: what each row and column stands for, and so what each figure is a figure of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from typing import NamedTuple

from motiespoor.desk.takeover.amiss import hidden, too_long
from motiespoor.desk.takeover.axes import (
    Axis,
    AxisLine,
    axis,
    columns_of,
    main_dimension,
    row_dimensions,
    rows_of,
    twice,
)
from motiespoor.desk.takeover.names import names_of
from motiespoor.desk.takeover.question import Asked
from motiespoor.desk.takeover.sheet import (
    Sheet,
    first_row,
    head_of,
    labels_of,
    of_one_table,
    sheet_of,
    shifted,
)
from motiespoor.desk.takeover.surroundings import day_of, judged, scale_of, surroundings_of, told_above
from motiespoor.desk.takeover.words import AREA, BREAKDOWN, PLURAL, SECTOR, Span, Words, day_in, listed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import Grid, GridCell
from motiespoor.read.pasted.numbers import looks_like_number, unmarked


class Key(NamedTuple):
    """What a figure is a figure of."""

    date: Day
    area: str
    sector: str
    breakdown: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """A cell with the key of what should stand in it, and the names of its row and column."""

    cell: GridCell
    key: Key
    row: str
    column: str


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A table as understood.

    `figures` are the cells with values; `shares` those with percentages of them.
    `undated` says that the table itself has no date for some of them, so that the editor must give it.
    `notes` has the text of a footnote by its mark, `signs` what a legend says of a sign;
    `scale` is the text that says of all figures that they are in thousands;
    `asks` is what the editor must say first; `told` says how it was read, in sentences.
    """

    grid: Grid
    figures: tuple[Slot, ...]
    shares: tuple[Slot, ...]
    undated: bool
    notes: Mapping[str, str]
    signs: Mapping[str, str]
    scale: GridCell | None
    asks: tuple[Asked, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Given:
    """What the editor said about the table: the day that it is of, and what is the same for all of it.

    `habits` are the months and days that the series is counted on; `used` has the members that it has figures of.
    """

    day: Day | None
    habits: frozenset[tuple[int, int]]
    members: Mapping[str, str] = field(default_factory=dict)
    used: Mapping[str, frozenset[str]] = field(default_factory=dict)


def layout_of(
    grid: Grid,
    dossier: Dossier,
    series: Series,
    *,
    day: Day | None,
    members: Mapping[str, str],
    problems: list[Problem],
) -> Layout | None:
    """The table in a grid as it is understood, or `None` after adding what stands in the way."""
    of = [each for each in dossier.observations if each.series == series.id]
    days = [day] if day else [each.date for each in of]
    given = Given(
        day=day,
        habits=frozenset((each.month, each.day) for each in days),
        members=members,
        used={AREA: frozenset(each.area for each in of), SECTOR: frozenset(each.sector for each in of)},
    )
    return understood(grid, Words(dossier, series), given, series, problems)


def understood(grid: Grid, words: Words, given: Given, series: Series, problems: list[Problem]) -> Layout | None:
    """The table in a grid as figures of a series, or `None` after adding what stands in the way."""
    before = len(problems)

    def refused(text: str) -> None:
        """Add a problem with the table as a whole, unless something in it was told already."""
        if len(problems) == before:
            problems.append(Problem(path=grid.path, line=1, column=1, text=text))

    sheet = sheet_of(grid, words, series)
    head = head_of(sheet)
    if head is not None:
        sheet = shifted(sheet, head, problems)
    labels = labels_of(sheet, head)
    if head is None and not labels:
        refused(
            "hierin is geen tabel gevonden: geen rij en geen kolom met namen uit het pakket. "
            "Staat er een tab, een puntkomma of meer dan één spatie tussen de kolommen?"
        )
        return None
    first = first_row(sheet, head, labels)
    if head is not None and not any(cell.text for row in sheet.rows[first:] for cell in row):
        refused("onder de kop staan geen rijen. Plak de hele tabel.")
        return None
    names = names_of(sheet, first, labels, problems)
    labels = list(names.labels)
    if len(problems) > before:
        return None
    sheet = of_one_table(sheet, head, first, problems)
    found = columns_of(sheet, head, first, names.labels, names.edge)
    column_dim = main_dimension(each.meaning for each in found)
    below = rows_of(sheet, first, labels, found, problems)
    around = surroundings_of(sheet, first=first, names=names, columns=found, below=below)
    rows = axis(sheet, below.lines, row_dimensions(sheet, first, labels), "rij", problems)
    columns = axis(sheet, found, [column_dim] if column_dim else [], "kolom", problems)
    left_out = (*below.left_out, *rows.left_out, *columns.left_out)
    if not rows.lines or not columns.lines:
        skipped = f" Niet gelezen: {listed(left_out)}." if left_out else ""
        refused(f"in deze tabel staan geen cijfers bij de namen.{skipped}")
    if len(problems) > before:
        return None
    problems += (*twice(sheet, rows), *twice(sheet, columns))
    fixed = _fixed(words, given, {*rows.dims, *columns.dims})
    if isinstance(fixed, str):
        refused(fixed)
        return None
    undated = all(any(line.meaning.when is None for line in each.lines) for each in (rows, columns))
    day = day_of(sheet, around, given.day, given.habits, problems) if undated else None
    figures, shares = _slots(sheet, rows, columns, problems, fixed=fixed, habits=given.habits, day=day)
    marks = {mark for slot in figures for mark in [unmarked(slot.cell.text)[1]] if mark}
    days = {slot.key.date for slot in figures}
    of_words = judged(sheet, around, problems, notes=below.notes, marks=marks, fixed=fixed, days=days)
    asks = (*hidden(grid), *of_words, *too_long(sheet, rows, columns, below.notes, marks))
    if len(problems) > before:
        return None
    told = (
        *told_above(sheet, around.above, first if head is None else head),
        *_told_axis("rijen", rows, words),
        *_told_axis("kolommen", columns, words),
        *([f"Niet overgenomen: {'; '.join(left_out)}."] if left_out else []),
        *(
            f"Alle cijfers zijn van {dimension} {words.name(dimension, code)}."
            for dimension, code in fixed.items()
            if dimension not in (*rows.dims, *columns.dims)
        ),
    )
    return Layout(
        grid=grid,
        figures=tuple(figures),
        shares=tuple(shares),
        undated=undated and day is None,
        notes={mark: note.text for mark, note in below.notes.items()},
        signs=around.signs,
        scale=scale_of(sheet, around),
        asks=asks,
        told=told,
    )


def _fixed(words: Words, given: Given, dims: set[str]) -> dict[str, str] | str:
    """What is the same for the whole table: as the editor said, or else the whole; or why that cannot be."""
    fixed = dict(given.members)
    for dimension in (AREA, SECTOR):
        if dimension in dims:
            if dimension in fixed:
                return f"--{dimension} hoort hier niet: de tabel heeft zelf {PLURAL[dimension]}."
        elif dimension not in fixed:
            roots = words.roots(dimension)
            wholes = sorted(roots & given.used.get(dimension, frozenset())) or sorted(roots)
            if len(wholes) != 1:
                choices = " of ".join(f"{code} ({words.name(dimension, code)})" for code in wholes[:12])
                return f"de tabel noemt geen {dimension}. Voeg toe welk het is: --{dimension} {choices or 'CODE'}."
            fixed[dimension] = wholes[0]
    return fixed


def _slots(
    sheet: Sheet,
    rows: Axis,
    columns: Axis,
    problems: list[Problem],
    *,
    fixed: Mapping[str, str],
    habits: Collection[tuple[int, int]],
    day: Day | None,
) -> tuple[list[Slot], list[Slot]]:
    """The cells with figures, and those with shares of them; `day` is that of the figures that no row or column dates."""
    figures: list[Slot] = []
    shares: list[Slot] = []
    days: dict[Span | None, Day | None] = {None: day}
    for row in rows.lines:
        for column in columns.lines:
            cell = sheet.cell(row.index, column.index)
            span = column.meaning.when or row.meaning.when
            if span is not None and span not in days:
                days[span] = day_in(span, habits)
                if days[span] is None:
                    line = column if column.meaning.when else row
                    text = f"'{line.name}' is nog geen peildatum. Schrijf de hele datum, zoals 1-1-{span[0].year}."
                    problems.append(sheet.grid.problem(line.place, text))
            when = days[span]
            if when is None:
                continue
            if cell.covered and looks_like_number(cell.text):
                text = f"'{clipped(cell.text)}' staat hier in een samengevoegde cel, en is dan van meer dan één naam. Splits de cel."
                problems.append(sheet.grid.problem(cell, text))
            members = {**fixed, **row.meaning.members, **column.meaning.members}
            slot = Slot(
                cell=GridCell(text="", line=cell.line, column=cell.column, ref=cell.ref) if cell.covered else cell,
                key=Key(when, members[AREA], members[SECTOR], members.get(BREAKDOWN)),
                row=row.name,
                column=column.name,
            )
            if row.of is None and column.of is None:
                figures.append(slot)
            elif cell.text and not (row.of and column.of):
                shares.append(slot)
    return figures, shares


def _told_axis(what: str, of: Axis, words: Words) -> Iterator[str]:
    """How the rows or the columns were understood."""
    values = [each for each in of.lines if each.of is None]
    if of.dims:
        names = ", ".join(_as_known(each, of.dims, words) for each in values if not each.whole)
        if names:
            yield f"De {what} zijn {' en '.join(PLURAL[each] for each in of.dims)}: {names}."
    elif any(each.meaning.when for each in values):
        yield f"De {what} zijn datums: {', '.join(each.name for each in values)}."
    if totals := [f"'{unmarked(each.name)[0]}'" for each in values if each.whole and of.dims]:
        yield f"Totaal in de {what}: {' en '.join(totals)}."
    yield from (f"'{each.name}' is het aandeel bij '{each.of.name}'." for each in of.lines if each.of is not None)


def _as_known(line: AxisLine, dims: Sequence[str], words: Words) -> str:
    """The name of a line, with what it is called in the package when that is another."""
    names = " ".join(words.name(dimension, line.meaning.members[dimension]) for dimension in dims)
    bare = unmarked(line.name)[0]
    return bare if names == bare or len(dims) > 1 else f"{bare} ({names})"
