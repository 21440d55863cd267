"""Every chart that a publication asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from motiespoor.derive.figures import as_told, whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.front import STORY
from motiespoor.model.publication import Chart, ChartKind, Each
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.forecasts import forecast_figure
from motiespoor.render.charts.growth import growth_figure
from motiespoor.render.charts.levels import count_figure, level_figure
from motiespoor.render.charts.ranking import composition_figure, ranking_figure
from motiespoor.render.charts.registers import register_figure
from motiespoor.render.charts.slope import slope_figure
from motiespoor.render.charts.statuses import status_figure
from motiespoor.render.charts.story import story_figure
from motiespoor.render.charts.tiles import tile_figure

_OF_SERIES: dict[ChartKind, Callable[[Dossier, Chart, Series], Figure | None]] = {
    ChartKind.LEVEL: level_figure,
    ChartKind.GROWTH: growth_figure,
    ChartKind.COUNT: count_figure,
    ChartKind.COMPOSITION: composition_figure,
    ChartKind.RANKING: ranking_figure,
    ChartKind.SLOPE: slope_figure,
    ChartKind.MAP: tile_figure,
}


def figures(dossier: Dossier, today: date) -> dict[str, Figure]:
    """The charts by id, in the order of the publication; those that have nothing to show are left out."""
    from altair.utils.schemapi import debug_mode

    series = {each.id: as_told(dossier, each) for each in dossier.series}
    found: dict[str, Figure] = {}
    with debug_mode(False):  # a specification is held to its schema when it is done; not each part of it before that
        for chart in _charts(dossier):
            if chart.kind is ChartKind.STATUSES:
                figure = status_figure(dossier, chart, today)
            elif chart.kind is ChartKind.FORECAST:
                figure = forecast_figure(dossier, chart, series[chart.series or ""], today)
            else:
                figure = _OF_SERIES[chart.kind](dossier, chart, series[chart.series or ""])
            if figure is not None:
                found[chart.id] = replace(figure, each=chart.each is not None)
        for table in dossier.registers:
            if (counted := register_figure(table)) is not None:
                found[counted.id] = counted
    if (told := story_figure(dossier)) is not None:
        found[STORY] = told
    return found


def _charts(dossier: Dossier) -> Iterator[Chart]:
    """The charts, one by one; one that is asked for on its own is not made again among those for all."""
    alone = {_what(dossier, chart) for chart in dossier.charts if chart.each is None}
    for chart in dossier.charts:
        if chart.each is None:
            yield chart
        else:
            yield from (each for each in _expanded(dossier, chart) if _what(dossier, each) not in alone)


def _expanded(dossier: Dossier, chart: Chart) -> Iterator[Chart]:
    """A chart for each area or sector that has a page."""
    if chart.each is Each.AREA:
        for area in dossier.areas:
            if area.slug is not None:
                yield replace(chart, id=f"{chart.id}-{area.slug}", area=area.code)
    else:
        for sector in dossier.sectors:
            if sector.slug is not None:
                yield replace(chart, id=f"{chart.id}-{sector.slug}", sector=sector.code)


def _what(dossier: Dossier, chart: Chart) -> tuple[object, ...]:
    """What makes two charts the same picture."""
    area, sector = chart.area or whole_area(dossier), chart.sector or whole_sector(dossier)
    return chart.kind, chart.series, area, sector, chart.date, chart.since
