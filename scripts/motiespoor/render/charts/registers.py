"""The rows of a register by year, as far as the year of their day is known."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from motiespoor import dutch
from motiespoor.derive.registers import by_year
from motiespoor.model.register import Register, RegisterTable
from motiespoor.render.charts.figure import Column, Figure, cell, drawn, value_cell
from motiespoor.render.charts.levels import MOST_BARS
from motiespoor.render.charts.marks import NARROW, WIDE, bars

_YEAR, _NUMBER = 0, 1  # the columns


def figure_id(table: RegisterTable) -> str:
    """What the chart of a register is called."""
    return f"instrument-{table.name}"


def register_figure(table: RegisterTable) -> Figure | None:
    """How many rows there are of each year; `None` when there are no two years to compare, or more than a picture holds.

    A year between two others of which no row is known has none: that is how many are known, not how many there were.
    """
    counted, register = by_year(table), table.register
    if not 2 <= len(counted) <= MOST_BARS:
        return None
    total = sum(number for _, number in counted)
    most = max(number for _, number in counted)
    years = [str(year) for year, number in counted if number == most]
    first, last = counted[0][0], counted[-1][0]
    rows = tuple((cell(str(year)), value_cell(Decimal(number), 0, None)) for year, number in counted)
    data = [{**each, "name": row[_YEAR].shown} for each, row in zip(drawn(rows, _NUMBER), rows, strict=True)]
    rest = len(table.rows) - total
    undated = f" Van {dutch.count(rest, register.one, register.many)} is het jaar niet bekend." if rest else ""
    named = next(each.title for each in table.package.columns if each.name == table.parts.day)
    return Figure(
        id=figure_id(table),
        finding=_finding(register, years, most, total),
        measure=f"{dutch.capital(register.many)} per jaar, {first} tot en met {last}, naar {dutch.quoted(named)}.{undated}",
        sentence=f"Van {dutch.listed(years)} {'is' if most == 1 else 'zijn'} {dutch.count(most, register.one, register.many)} bekend.",
        subject=f"{dutch.capital(register.many)}, bekend",
        columns=(Column("jaar", "Jaar"), Column("aantal", "Aantal", figure=True)),
        rows=rows,
        sources=tuple(dict.fromkeys(each.source for row in table.rows for each in row.evidence)),
        notes=(),
        wide=bars(data, WIDE),
        narrow=bars(data, NARROW),
    )


def _finding(register: Register, years: Sequence[str], most: int, total: int) -> str:
    """That most rows are of one year only where more than half of them are; else of which years more are known."""
    if len(years) == 1 and 2 * most > total:
        return f"De meeste bekende {register.many} zijn van {years[0]}"
    how_many = dutch.tally(most) if len(years) == 1 else f"elk {dutch.tally(most)}"
    return f"Van {dutch.listed(years)} zijn de meeste {register.many} bekend: {how_many}"
