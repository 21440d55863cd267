"""The figures at a glance: how much, where, in which part, did the forecast come true; and the way to all the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace

from motiespoor import paths, spoken
from motiespoor.derive.figures import Point, points, whole_area, whole_sector
from motiespoor.derive.names import area_word, sector_word
from motiespoor.derive.parts import main_parts
from motiespoor.derive.spread import Share, Spread, area_spread, sector_spread
from motiespoor.model.figure import Frequency, Observation, Series, SeriesKind
from motiespoor.model.publication import ChartKind
from motiespoor.model.source import EvidenceKind
from motiespoor.render.address import FIGURES
from motiespoor.render.context import Context, Drawn
from motiespoor.render.output import Page
from motiespoor.render.pages.divisions import Reported, reported_shares
from motiespoor.render.pages.forecasts import Tally, tally
from motiespoor.render.pages.series import series_view
from motiespoor.render.pages.values import Value, value
from motiespoor.render.part_sentences import Words, spread_known


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """How a level is spread: over the part with the `most`, if every part has a value and there is more than one.

    `told` says of which parts it is known.
    """

    spread: Spread
    most: tuple[Share, Value] | None
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """The four answers of the page, about the series that the publication puts first."""

    series: Series
    now: Value | None
    growth: str | None
    since: Point | None
    missing: list[Observation]  # later dates of which the level was looked for and not found
    where: Answer | None
    shares: list[Reported]  # the latest reported shares of parts of the whole
    sectors: Answer | None
    forecasts: Tally | None


def figures_page(context: Context) -> Page:
    """The overview of all figures."""
    dossier = context.dossier
    series = headline(context)
    glance = _glance(context, series) if series else None
    return context.page(
        FIGURES,
        "cijfers.md.jinja",
        title="Cijfers",
        description="De cijfers met peildatum, nauwkeurigheid, bron en methode. Wat niet gevonden is, staat er ook.",
        source=f"{paths.FIGURES}/waarnemingen.csv",
        kop=_finding(glance),
        blik=glance,
        figuren=_pictures(context),
        reeksen=[series_view(context, each) for each in dossier.series],
        tegenspraken=[each for each in dossier.contradictions if each.series],
        met_prognose={each.judged.forecast.series for each in context.verdicts},
        aantallen={each.id: sum(one.series == each.id for one in dossier.observations) for each in dossier.series},
        gebieden_heten=context.areas_called,
        afgeleid=EvidenceKind.DERIVED,
    )


def _pictures(context: Context) -> list[Drawn]:
    """The first chart of each series; the page of the series has the others, and that of forecasts its own."""
    found: dict[str, Drawn] = {}
    for chart in context.dossier.charts:
        if chart.series and chart.each is None and chart.kind is not ChartKind.FORECAST and chart.id in context.drawn:
            found.setdefault(chart.series, context.drawn[chart.id])
    return list(found.values())


def _finding(glance: Glance | None) -> str:
    """The last known level of the series that comes first."""
    if glance is None or glance.now is None:
        return "Cijfers"
    shown = spoken.counted(glance.now.shown, glance.series)
    return f"{glance.series.title}: {shown} {spoken.at(glance.now.observation.date, glance.series)}"


def headline(context: Context) -> Series | None:
    """The level that the publication puts first, or else the first there is."""
    levels = [each for each in context.dossier.series if each.kind is SeriesKind.LEVEL]
    wanted = context.dossier.publication.headline
    return next((each for each in levels if each.id == wanted), levels[0] if levels else None)


def _glance(context: Context, series: Series) -> Glance:
    dossier = context.dossier
    area, sector = whole_area(dossier), whole_sector(dossier)
    line = points(dossier, series, area, sector)
    known = [place for place, each in enumerate(line) if each.value is not None]
    last = line[known[-1]] if known else None
    growth = spoken.grown(last.change, last.growth, series) if last is not None else None
    grown = growth is not None and series.frequency is not Frequency.LOOSE
    parts = main_parts(dossier.areas, area)
    called = Words(one=area_word(dossier).one, many=context.areas_called, total=len(parts))
    where = _answer(area_spread(dossier, series, sector), called)
    divided = main_parts(dossier.sectors, sector)
    own = [each for each in context.verdicts if each.judged.forecast.series == series.id]
    return Glance(
        series=series,
        now=value(last.observation, series) if last else None,
        growth=growth if grown else None,
        since=line[known[-1] - 1] if grown else None,
        missing=[each.observation for each in line[known[-1] + 1 :]] if known else [],
        where=where,
        # With every part known the largest is told already.
        shares=reported_shares(context, series, main=where is None or where.most is None),
        sectors=_answer(
            sector_spread(dossier, series, area),
            Words(one=sector_word(dossier).one, many=sector_word(dossier).many, total=len(divided)),
        ),
        forecasts=tally(own) if own else None,
    )


def _answer(spread: Spread | None, words: Words) -> Answer | None:
    if spread is None or not words.total:
        return None
    known = [
        (each, value(each.observation, spread.series))
        for each in spread.parts
        if each.observation is not None and each.observation.value is not None
    ]
    known.sort(key=lambda each: -(each[1].observation.value or 0))
    names = [
        each.part.name if len(known) > 1 else f"{each.part.name}, {spoken.counted(shown.shown, spread.series)}"
        for each, shown in known
    ]
    return Answer(
        spread=spread,
        most=known[0] if spread.complete and len(known) > 1 else None,
        told=spread_known(names, spoken.named(spread.date, spread.series), replace(words, total=len(spread.parts))),
    )
