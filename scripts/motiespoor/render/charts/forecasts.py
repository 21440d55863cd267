"""Forecasts next to what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from motiespoor.derive.figures import Judged, judged, points, whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.publication import Chart
from motiespoor.model.source import EvidenceKind
from motiespoor.render import words
from motiespoor.render.charts.figure import Cell, Column, Figure, Spec
from motiespoor.render.charts.marks import ACCENT, INK, MUTED, NARROW, WIDE, specification


def forecast_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """The level as a line, each forecast dashed from where it started; `None` when no forecast has a number."""
    area, sector = chart.area or whole_area(dossier), chart.sector or whole_sector(dossier)
    every = judged(dossier, series.id, area, sector)
    if not any(each.expected is not None for each in every):
        return None
    actual = [
        {
            "year": _year(point.date),
            "value": float(point.value),
            "label": words.number(point.value, series.decimals),
        }
        for point in points(dossier, series, area, sector)
        if point.value is not None
    ]
    publishers = {each.id: each.publisher for each in dossier.sources}
    sources = [each.forecast.source for each in every] + [each.known.source for each in every if each.known]
    return Figure(
        id=chart.id,
        finding=_finding(every, chart.noun or series.title),
        measure=f"{words.capital(series.unit)}. Doorgetrokken: wat er was. Gestreept: wat werd verwacht. De as begint niet bij nul.",
        sentence=" ".join(_sentence(each, series, publishers) for each in every),
        columns=(
            Column("rapport", "Brief van"),
            Column("basis_peildatum", "Uitgaande van"),
            Column("horizon", "Verwacht voor"),
            Column("verwachte_mutatie", "Verwachte verandering", figure=True),
            Column("bekend_op", "Laatst bekend op"),
            Column("werkelijke_mutatie", "Verandering tot dan", figure=True),
            Column("verschil", "Verschil op die dag", figure=True),
        ),
        rows=tuple(_row(each, series) for each in every),
        sources=tuple(dict.fromkeys(source for source in sources if source)),
        notes=tuple(
            dict.fromkeys(f"Prognose van {e.forecast.report}: {e.forecast.note}" for e in every if e.forecast.note)
        ),
        wide=_drawn(actual, every, series, WIDE),
        narrow=_drawn(actual, every, series, NARROW),
    )


def _finding(every: tuple[Judged, ...], noun: str) -> str:
    """What can be said now: a forecast is judged on its horizon, and before that only when it was passed already."""
    final = [
        e.known_change - e.expected_change
        for e in every
        if e.final and e.known_change is not None and e.expected_change is not None
    ]
    if not final:
        passed = [e for e in every if e.known_change is not None and e.expected_change is not None]
        if passed and all(e.known_change > e.expected_change > 0 for e in passed):  # type: ignore[operator]
            return f"Het aantal {noun} is nu al hoger dan voor later was voorspeld"
        return f"Nog geen prognose van het aantal {noun} is met de uitkomst te vergelijken"
    if all(error == 0 for error in final):
        return f"Het aantal {noun} kwam uit op wat was voorspeld"
    if all(error > 0 for error in final):
        return f"Het aantal {noun} werd hoger dan voorspeld"
    if all(error < 0 for error in final):
        return f"Het aantal {noun} bleef lager dan voorspeld"
    return f"Het aantal {noun} week af van wat was voorspeld"


def _change(each: Judged, series: Series) -> str:
    """The change that was expected, in the words of its source."""
    assert each.expected_change is not None
    return words.with_precision(words.signed(each.expected_change, series.decimals), each.forecast.precision)


def _sentence(each: Judged, series: Series, publishers: Mapping[str, str]) -> str:
    forecast = each.forecast
    if each.expected_change is None:
        return f"De prognose van {forecast.report} is niet gevonden."
    letter = f"De brief van {forecast.report} verwachtte"
    if forecast.evidence is EvidenceKind.PRESS and forecast.source is not None:
        letter = f"Volgens {publishers[forecast.source]} verwachtte de brief van {forecast.report}"
    said = f"{letter} {_change(each, series)} {series.unit} tot {words.day(forecast.horizon)}"
    if each.known is None or each.known_change is None:
        return f"{said}; wat er van kwam is niet gevonden."
    known = words.signed(each.known_change, series.decimals)
    return f"{said}; tot {words.day(each.known.date)} was het {known}."


def _row(each: Judged, series: Series) -> tuple[Cell, ...]:
    forecast, decimals = each.forecast, series.decimals
    error = None
    if each.final and each.known_change is not None and each.expected_change is not None:
        error = each.known_change - each.expected_change
    return (
        Cell(forecast.report, forecast.report),
        Cell(forecast.base_date.isoformat(), words.day(forecast.base_date)),
        Cell(forecast.horizon.isoformat(), words.day(forecast.horizon)),
        Cell("", words.NOT_FOUND)
        if each.expected_change is None
        else Cell(f"{each.expected_change:.{decimals}f}", _change(each, series)),
        Cell("", words.NOT_FOUND)
        if each.known is None
        else Cell(each.known.date.isoformat(), words.day(each.known.date)),
        *(
            Cell("", "nog niet te zeggen")
            if value is None
            else Cell(f"{value:.{decimals}f}", words.signed(value, decimals))
            for value in (each.known_change, error)
        ),
    )


def _year(day: date) -> float:
    """A day as a number on an axis of years: a time axis would follow the time zone of the machine."""
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 4)


def _drawn(actual: list[dict[str, Any]], every: tuple[Judged, ...], series: Series, width: int) -> Spec:
    import altair as alt

    narrow = width == NARROW
    lines: list[dict[str, Any]] = []
    for each in every:
        if each.expected is None or each.base is None:
            continue
        name = f"prognose {each.forecast.report}"
        lines.append({"name": name, "year": _year(each.forecast.base_date), "value": float(each.base), "label": ""})
        label = f"{each.forecast.report if narrow else name}: {_change(each, series)}"
        lines.append(
            {"name": name, "year": _year(each.forecast.horizon), "value": float(each.expected), "label": label}
        )
    values = [row["value"] for row in (*actual, *lines)]
    spread = (max(values) - min(values)) or 1
    years = [row["year"] for row in (*actual, *lines)]
    first, last = int(min(years)), int(max(years))
    x = alt.X(
        "year:Q",
        axis=alt.Axis(format="d", grid=False, values=list(range(first, last + 1)), labelOverlap=True),
        # Room at the right for the label of the last forecast, and at the left for the first value.
        scale=alt.Scale(domain=[first - 0.6, last + 1], nice=False),
    )
    y = alt.Y(
        "value:Q",
        axis=alt.Axis(tickCount=4, labels=not narrow),
        scale=alt.Scale(domain=[min(values) - spread * 0.15, max(values) + spread * 0.2], nice=not narrow),
    )
    happened = alt.Chart(alt.InlineData(actual)).encode(x=x, y=y)
    expected = alt.Chart(alt.InlineData(lines)).encode(x=x, y=y)
    layers = [
        expected.mark_line(color=MUTED, strokeWidth=2, strokeDash=[5, 4]).encode(detail="name:N"),
        expected.transform_filter("datum.label != ''").mark_point(color=MUTED, filled=True, opacity=1, size=45),
        expected.transform_filter("datum.label != ''")
        .mark_text(align="right", dy=18, dx=30, color=MUTED)
        .encode(text="label:N"),
        happened.mark_line(color=ACCENT, strokeWidth=2.5),
        happened.mark_point(color=ACCENT, filled=True, opacity=1, size=60),
        happened.mark_text(align="right", dx=-8, dy=-8, color=INK).encode(text="label:N"),
    ]
    return specification(alt.layer(*layers).properties(width=width, height=280 if narrow else 320))
