"""The figures: every chart with its table, and every series with every value and gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motiespoor import paths
from motiespoor.model.figure import Forecast, Location, Method, Observation, Series, SeriesBreak
from motiespoor.model.source import Contradiction
from motiespoor.render import words
from motiespoor.render.context import Context
from motiespoor.render.output import Output


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesView:
    """A series with everything that is known of it; each value as a reader sees it."""

    series: Series
    observations: list[tuple[Observation, str]]
    forecasts: list[tuple[Forecast, str]]
    breaks: list[tuple[SeriesBreak, list[str]]]  # with the codes of the areas; none is everywhere
    methods: list[Method]
    locations: list[Location]
    contradictions: list[Contradiction]


def figures_page(context: Context) -> Output:
    """All figures of the dossier on one page."""
    return context.page(
        "cijfers",
        "cijfers.md.jinja",
        title="Cijfers",
        description="De cijfers met peildatum, nauwkeurigheid, bron en methode. Wat niet gevonden is, staat er ook.",
        source=f"{paths.FIGURES}/waarnemingen.csv",
        figuren=[context.drawn[each.id] for each in context.dossier.charts if each.series and each.id in context.drawn],
        reeksen=[_view(context, series) for series in context.dossier.series],
        sectoren={each.code: each.name for each in context.dossier.sectors},
    )


def _view(context: Context, series: Series) -> SeriesView:
    dossier = context.dossier
    order = {each.code: number for number, each in enumerate(dossier.areas)}
    observations = sorted(
        (each for each in dossier.observations if each.series == series.id),
        key=lambda each: (order.get(each.area, 0), each.date),
    )
    return SeriesView(
        series=series,
        observations=[(each, _shown(each, series)) for each in observations],
        forecasts=[(each, _expected(each, series)) for each in dossier.forecasts if each.series == series.id],
        breaks=_breaks([each for each in dossier.breaks if each.series == series.id]),
        methods=[each for each in dossier.methods if each.id in {one.method for one in observations}],
        locations=[each for each in dossier.locations if each.series == series.id],
        contradictions=[each for each in dossier.contradictions if series.id in each.series],
    )


def _breaks(breaks: list[SeriesBreak]) -> list[tuple[SeriesBreak, list[str]]]:
    """The breaks of a series, those of one day and one cause together."""
    found: dict[tuple[date, str], tuple[SeriesBreak, list[str]]] = {}
    for each in breaks:
        _, areas = found.setdefault((each.date, each.description), (each, []))
        if each.area is not None:
            areas.append(each.area)
    return list(found.values())


def _shown(each: Observation, series: Series) -> str:
    if each.value is not None:
        return words.with_precision(words.value(each.value, series.decimals), each.precision)
    return words.direction(each.direction) if each.direction else words.NOT_FOUND


def _expected(each: Forecast, series: Series) -> str:
    parts = []
    if each.level is not None:
        parts.append(f"{words.number(each.level, series.decimals)} {series.unit}")
    if each.change is not None:
        parts.append(f"{words.signed(each.change, series.decimals)} {series.unit}")
    if each.percent is not None:
        parts.append(f"{words.signed(each.percent, 1)}%")
    if parts:
        return words.with_precision(words.listed(parts), each.precision)
    return words.direction(each.direction) if each.direction else words.NOT_FOUND
