"""A quantity over time: a level with its growth, or a small count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from motiespoor import dutch, spoken
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Frequency, Precision, Series, SeriesKind
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.render.charts.dated import (
    BROKEN,
    MAYBE_BROKEN,
    MOST_STEPS,
    Dated,
    _has_sign,
    break_row,
    counted,
    dated,
    day_number,
    level_cell,
    measured,
    methods,
    names,
    notes,
    shown,
    sources,
)
from motiespoor.render.charts.figure import (
    NOTHING,
    Cell,
    Column,
    Figure,
    Spec,
    cell,
    change_cell,
    drawn,
    evidence_cell,
    moment_cell,
    precision_cell,
)  # fmt: skip
from motiespoor.render.charts.lines import course
from motiespoor.render.charts.marks import NARROW, WIDE, bars
from motiespoor.render.charts.scope import Scope, scope

# More reference dates than this are drawn as a line: bars would make a picture that no screen holds.
MOST_BARS = 12


def level_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """A series over time as bars, or as a line when it is long; `None` when nothing is known.

    Each value stands with the word of its precision, a gap as a gap, and a break as a dashed rule between two dates.
    """
    of = scope(dossier, chart)
    found = dated(dossier, series, of)
    known = [each for each in found if each.point.value is not None]
    if not known:
        return None
    table = _table(found, series)
    first, last = _compared(known)
    return _figure(
        chart,
        series,
        of,
        found,
        table,
        dossier=dossier,
        finding=of.titled(_finding(chart, series, first, last)),
        sentence=_sentence(found, series),
        wide=_drawn(found, table, series, WIDE),
        narrow=_drawn(found, table, series, NARROW),
    )


def count_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """A small count on a few days as bars, gaps too; `None` when nothing is known."""
    of = scope(dossier, chart)
    found = dated(dossier, series, of)
    known = [each for each in found if each.point.value is not None]
    if not known:
        return None
    table = _table(found, series, change=False)
    return _figure(
        chart,
        series,
        of,
        found,
        table,
        dossier=dossier,
        finding=_count_finding(chart, series, known),
        sentence=_count_sentence(chart, series, known),
        wide=bars(list(_bar_rows(found, table, series)), WIDE),
        narrow=bars(list(_bar_rows(found, table, series)), NARROW),
    )


def _figure(
    chart: Chart,
    series: Series,
    of: Scope,
    found: tuple[Dated, ...],
    table: _OverTime,
    *,
    dossier: Dossier,
    finding: str,
    sentence: str,
    wide: Spec,
    narrow: Spec,
) -> Figure:
    """The chart of points over time, as it is told and drawn."""
    return Figure(
        id=chart.id,
        series=series.id,
        area=of.area,
        sector=of.sector,
        finding=finding,
        measure=measured(series, of, found),
        sentence=sentence,
        subject=of.subject(series, chart.noun),
        columns=table.columns,
        rows=table.rows,
        sources=sources(found),
        methods=methods(found),
        notes=notes(found, series, dossier),
        wide=wide,
        narrow=narrow,
    )


@dataclass(frozen=True, slots=True)
class _OverTime:
    """A series over time: `value` is the number of the column with the values, `growth` that of their growth."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    value: int
    growth: int | None


def _table(found: Sequence[Dated], series: Series, *, change: bool = True) -> _OverTime:
    """The table of a series over time; a column that would say the same in every row is left out."""
    ways = len({each.method for each in found}) > 1
    broken = any(each.point.after_break is not None for each in found)
    grown = change and series.kind is SeriesKind.LEVEL
    percent = grown and not series.in_percent  # of a percentage the difference says it all
    columns = [Column("peildatum", spoken.moments(series))]
    columns += [Column("methode", "Methode")] if ways else []
    value = len(columns)
    columns.append(Column(series.unit.replace(" ", "_"), spoken.heading(series), figure=True))
    if grown:
        points_ = " in procentpunt" if series.in_percent else ""
        columns.append(Column("verandering", f"Verschil met vorige{points_}", figure=True))
    if percent:
        columns.append(Column("groei_procent", "Groei in procent", figure=True))
    columns += [Column("breuk", "Breuk ervoor")] if broken else []
    columns += [Column("nauwkeurigheid", "Nauwkeurigheid"), Column("herkomst", "Herkomst")]

    def row(each: Dated) -> Iterator[Cell]:
        point = each.point
        yield moment_cell(point.date, series)
        if ways:
            yield cell(each.method)
        yield level_cell(each, series)
        if grown:
            yield change_cell(point.change, series.decimals)
        if percent:
            yield change_cell(point.growth, 1, NOTHING if point.change is None else dutch.UNCOMPUTED, unit="%")
        if broken:
            certain = point.after_break is not None and point.after_break.certainty is Certainty.CERTAIN
            yield cell("" if point.after_break is None else BROKEN if certain else MAYBE_BROKEN)
        yield precision_cell(point.observation.precision or Precision.EXACT if point.value is not None else None)
        yield evidence_cell(point.observation.evidence)

    rows = tuple(tuple(row(each)) for each in found)
    return _OverTime(tuple(columns), rows, value, value + 2 if percent else None)


def _drawn(found: Sequence[Dated], table: _OverTime, series: Series, width: int) -> Spec:
    if len(found) <= MOST_BARS:
        return bars(list(_bar_rows(found, table, series)), width)
    data = drawn(table.rows, table.value)
    days = [day_number(each) for each in found]
    part, drawing = 0, []
    for datum, name, each, day in zip(data, names(found, series), found, days, strict=True):
        part += bool(each.note)
        sure = each.point.observation.precision in (None, Precision.EXACT)
        other = each.method != found[0].method
        drawing.append({**datum, "name": name, "day": day, "part": part, "other": other, "sure": sure})
    # A rule stands halfway two dates; where another method begins, at its first date.
    breaks = [
        ((days[number - 1] + day) / 2 if day > days[number - 1] else day, each.note)
        for number, (each, day) in enumerate(zip(found, days, strict=True))
        if each.note
    ]
    return course(drawing, sorted(breaks), width)


def _bar_rows(found: Sequence[Dated], table: _OverTime, series: Series) -> Iterator[dict[str, Any]]:
    """A bar for each point with its growth behind its value, and a rule for each note."""
    data = drawn(table.rows, table.value)
    for number, (datum, name, each) in enumerate(zip(data, names(found, series), found, strict=True)):
        yield from break_row(each.note, each.method)
        label = datum["label"]
        if table.growth is not None and each.point.growth is not None:
            label = f"{label}  ({table.rows[number][table.growth].shown})"
        yield {**datum, "name": name, "label": label}


def _finding(chart: Chart, series: Series, first: Dated, last: Dated) -> str:
    """The title: from what to what, with a verb that fits."""
    name = spoken.spoken(series, chart.noun)
    assert first.point.value is not None and last.point.value is not None
    now = shown(last, series) if name.counts or _has_sign(series) else counted(last, series)
    if first is last or series.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH):
        return f"{name.first} {name.was()} {now} {spoken.at(last.point.date, series)}"
    when = f"tussen {' en '.join(_short(first.point.date, last.point.date, series))}"
    change = last.point.value - first.point.value
    before = f"van {shown(first, series)} naar " if change else ""
    return f"{name.first} {name.moved(change)} {before}{now} {when}"


def _short(first: date, last: date, series: Series) -> list[str]:
    """The names of two reference dates, as short as they can be."""
    if series.of_period:
        return [spoken.named(each, series) for each in (first, last)]
    # The short name of a school year has a number that stands nowhere in the table.
    frequency = Frequency.LOOSE if series.frequency is Frequency.SCHOOL_YEAR else series.frequency
    return list(dutch.references((first, last), frequency).values())


def _compared(known: Sequence[Dated]) -> tuple[Dated, Dated]:
    """The last value, and the first that it can be compared with: by the same method, without a certain break between."""
    last = max(known, key=lambda each: each.point.date)
    return next(each for each in known if each.stretch == last.stretch), last


def _count_finding(chart: Chart, series: Series, known: Sequence[Dated]) -> str:
    """The last count, and the one before that counted the same."""
    by_day = sorted(_alike(known), key=lambda each: each.point.date)
    told = [_on_its_day(each, series) for each in by_day[-1:-3:-1]]
    return f"{dutch.capital(spoken.spoken(series, chart.noun).bare)}: {', '.join(told)}"


def _count_sentence(chart: Chart, series: Series, known: Sequence[Dated]) -> str:
    """Every count that can be compared with the last; then those that counted something else, by what they counted."""
    alike = _alike(known)
    name = spoken.spoken(series, chart.noun)
    told = [f"{dutch.capital(name.first)} {name.was()} {dutch.listed(_on_its_day(each, series) for each in alike)}."]
    for _, others in groupby((each for each in known if each not in alike), key=lambda each: each.stretch):
        every = list(others)
        other = every[0].method != alike[0].method
        how = f"Op een andere manier geteld, {dutch.quoted(every[0].method)}" if other else "Over een reeksbreuk heen"
        told.append(f"{how}: {dutch.listed(_on_its_day(each, series) for each in every)}.")
    return " ".join(told)


def _alike(known: Sequence[Dated]) -> list[Dated]:
    """The values that can be compared with the last."""
    last = max(known, key=lambda each: each.point.date)
    return [each for each in known if each.stretch == last.stretch]


def _on_its_day(each: Dated, series: Series) -> str:
    return f"{shown(each, series)} {spoken.at(each.point.date, series)}"


def _sentence(found: Sequence[Dated], series: Series) -> str:
    """The last value and the first that it can be compared with, what growth can be told, and what cannot be compared."""
    ends = dict.fromkeys(_compared([each for each in found if each.point.value is not None]))
    told = [f"{dutch.capital(spoken.at(each.point.date, series))}: {counted(each, series)}." for each in ends]
    steps = found if series.kind is SeriesKind.LEVEL else ()
    growth = [
        f"{grown} {spoken.until(each.point.date, series)}"
        for each in steps
        if (grown := spoken.grown(each.point.change, each.point.growth, series)) is not None
    ]
    if growth:
        kept = growth if len(growth) <= MOST_STEPS else growth[-1:]
        word = spoken.growing(series)
        told.append(f"De {word if len(kept) == len(growth) else f'laatste {word}'} was {dutch.listed(kept)}.")
    told += [
        f"Vóór {spoken.named(each.point.date, series)} ligt een reeksbreuk." for each in found if each.note == BROKEN
    ]
    headline = next(iter(ends)).method
    others = [title for title in dict.fromkeys(each.method for each in found) if title != headline]
    told += [f"Er is ook op een andere manier geteld: {title}." for title in others]
    return " ".join(told)
