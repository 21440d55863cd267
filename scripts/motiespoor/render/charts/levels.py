"""A quantity over time: a level with its growth, or a small count."""

from __future__ import annotations

from decimal import Decimal

from motiespoor.derive.figures import Point, points, whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Precision, Series
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.render import words
from motiespoor.render.charts.figure import Cell, Column, Figure, cell
from motiespoor.render.charts.marks import NARROW, WIDE, bars


def level_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """A level over time as bars, each with its value and its growth; `None` when nothing is known."""
    found = _points(dossier, chart, series)
    known = [point for point in found if point.value is not None]
    if not known:
        return None
    years = [point.date.year for point in found]
    names = [
        str(year) if years.count(year) == 1 else words.day(point.date) for year, point in zip(years, found, strict=True)
    ]
    rows = [
        {"name": name, "value": _number(point), "label": _label(point, series)}
        for name, point in zip(names, found, strict=True)
    ]
    first, last = _comparable(known), known[-1]
    return Figure(
        id=chart.id,
        finding=_finding(chart, series, first, last),
        measure=f"{words.capital(series.unit)}, stand op de peildatum. {_gaps(found)}".strip(),
        sentence=_growth_sentence(known, series),
        columns=(
            Column("peildatum", "Peildatum"),
            Column(series.unit.replace(" ", "_"), words.capital(series.unit), figure=True),
            Column("verandering", "Verschil met vorige", figure=True),
            Column("groei_procent", "Groei in procent", figure=True),
            Column("nauwkeurigheid", "Nauwkeurigheid"),
            Column("herkomst", "Herkomst"),
        ),
        rows=tuple(
            (
                Cell(point.date.isoformat(), words.day(point.date)),
                _value_cell(point, series),
                _cell(point.change, series.decimals),
                _cell(point.growth, 1),
                cell(_precision(point)),
                Cell(point.observation.evidence.value, words.EVIDENCE[point.observation.evidence]),
            )
            for point in found
        ),
        sources=_sources(found),
        notes=_notes(found),
        wide=bars(rows, WIDE),
        narrow=bars(rows, NARROW),
    )


def count_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """A small count on a few days as bars; `None` when nothing is known."""
    found = [point for point in _points(dossier, chart, series) if point.value is not None]
    if not found:
        return None
    rows = [
        {
            "name": words.day(point.date),
            "value": _number(point),
            "label": words.with_precision(_shown(point, series), point.observation.precision),
        }
        for point in found
    ]
    steps = words.listed(f"{_shown(point, series)} op {words.day(point.date)}" for point in found)
    return Figure(
        id=chart.id,
        finding=_count_finding(chart, series, found),
        measure=f"{words.capital(series.unit)}, op de dag van de bron."
        + (" Bronnen tellen niet steeds hetzelfde: zie de noten." if any(p.observation.note for p in found) else ""),
        sentence=f"Het aantal {chart.noun or series.title} was {steps}.",
        columns=(
            Column("datum", "Datum"),
            Column("aantal", words.capital(series.unit), figure=True),
            Column("nauwkeurigheid", "Nauwkeurigheid"),
            Column("herkomst", "Herkomst"),
        ),
        rows=tuple(
            (
                Cell(point.date.isoformat(), words.day(point.date)),
                _value_cell(point, series),
                cell(_precision(point)),
                Cell(point.observation.evidence.value, words.EVIDENCE[point.observation.evidence]),
            )
            for point in found
        ),
        sources=_sources(found),
        notes=_notes(found),
        wide=bars(rows, WIDE),
        narrow=bars(rows, NARROW),
    )


def _points(dossier: Dossier, chart: Chart, series: Series) -> tuple[Point, ...]:
    return points(dossier, series, chart.area or whole_area(dossier), chart.sector or whole_sector(dossier))


def _finding(chart: Chart, series: Series, first: Point, last: Point) -> str:
    """The title: from what to what, with a verb that fits."""
    assert first.value is not None and last.value is not None
    noun = words.capital(f"het aantal {chart.noun}") if chart.noun else series.title
    if first is last:
        return f"{noun}: {_shown(last, series)} op {words.day(last.date)}"
    if first.value == last.value:
        return f"{noun} bleef {_shown(last, series)}"
    verb = "steeg" if last.value > first.value else "daalde"
    return f"{noun} {verb} van {_shown(first, series)} naar {_shown(last, series)}"


def _comparable(known: list[Point]) -> Point:
    """The first point that the last can be compared with: no certain break lies between them."""
    since = max(
        (i for i, p in enumerate(known) if p.after_break and p.after_break.certainty is Certainty.CERTAIN), default=0
    )
    return known[since]


def _count_finding(chart: Chart, series: Series, found: list[Point]) -> str:
    """The last count, and the one before: counts of long ago may have counted something else."""
    noun = words.capital(chart.noun or series.title)
    last = f"{noun}: {_shown(found[-1], series)} op {words.day(found[-1].date)}"
    return f"{last}, {_shown(found[-2], series)} op {words.day(found[-2].date)}" if len(found) > 1 else last


def _growth_sentence(known: list[Point], series: Series) -> str:
    ends = dict.fromkeys((known[0], known[-1]))
    levels = " ".join(f"Op {words.day(each.date)}: {_shown(each, series)} {series.unit}." for each in ends)
    steps = [f"{words.number(each.growth, 1)}% in {_year(each)}" for each in known if each.growth is not None]
    return f"{levels} De groei was {words.listed(steps)}." if steps else levels


def _year(point: Point) -> int:
    """The year over which a growth up to this reference date was: that before, on the first of January."""
    return point.date.year - (point.date.month == 1 and point.date.day == 1)


def _gaps(found: tuple[Point, ...]) -> str:
    missing = [words.day(point.date) for point in found if point.value is None]
    return f"De stand op {words.listed(missing)} is niet gevonden." if missing else ""


def _label(point: Point, series: Series) -> str:
    if point.value is None:
        return words.NOT_FOUND
    label = words.with_precision(_shown(point, series), point.observation.precision)
    return f"{label}  ({words.signed(point.growth, 1)}%)" if point.growth is not None else label


def _shown(point: Point, series: Series) -> str:
    assert point.value is not None
    return words.value(point.value, series.decimals)


def _number(point: Point) -> float | None:
    return None if point.value is None else float(point.value)


def _value_cell(point: Point, series: Series) -> Cell:
    if point.value is None:
        return Cell("", words.NOT_FOUND)
    return Cell(str(point.value), words.with_precision(_shown(point, series), point.observation.precision))


def _cell(value: Decimal | None, decimals: int) -> Cell:
    return Cell("", "–") if value is None else Cell(f"{value:.{decimals}f}", words.signed(value, decimals))


def _precision(point: Point) -> str:
    return (point.observation.precision or Precision.EXACT).value if point.value is not None else ""


def _sources(found: tuple[Point, ...] | list[Point]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(point.observation.source for point in found if point.observation.source))


def _notes(found: tuple[Point, ...] | list[Point]) -> tuple[str, ...]:
    """What readers must know of these values, each once."""
    notes = [f"{words.day(point.date)}: {point.observation.note}" for point in found if point.observation.note]
    notes += [
        f"Mogelijke breuk in de reeks vanaf {words.day(point.date)}: {point.after_break.description}"
        if point.after_break.certainty.value == "onzeker"
        else f"Breuk in de reeks vanaf {words.day(point.date)}: {point.after_break.description}"
        for point in found
        if point.after_break is not None
    ]
    return tuple(dict.fromkeys(notes))
