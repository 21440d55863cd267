"""Every chart that a publication asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.publication import Chart, ChartKind
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.forecasts import forecast_figure
from motiespoor.render.charts.levels import count_figure, level_figure
from motiespoor.render.charts.statuses import status_figure

_OF_SERIES: dict[ChartKind, Callable[[Dossier, Chart, Series], Figure | None]] = {
    ChartKind.LEVEL: level_figure,
    ChartKind.COUNT: count_figure,
    ChartKind.FORECAST: forecast_figure,
}


def figures(dossier: Dossier, today: date) -> dict[str, Figure]:
    """The charts by id, in the order of the publication; those that have nothing to show are left out."""
    series = {each.id: each for each in dossier.series}
    found: dict[str, Figure] = {}
    for chart in dossier.charts:
        if chart.kind is ChartKind.STATUSES:
            figure = status_figure(dossier, chart, today)
        else:
            figure = _OF_SERIES[chart.kind](dossier, chart, series[chart.series or ""])
        if figure is not None:
            found[chart.id] = figure
    return found
