"""A page per series: what it counts, how, and every value of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby

from motiespoor import dutch, paths, spoken
from motiespoor.derive import anchors
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.on_pages import in_order, on_a_page
from motiespoor.derive.places import place_lists
from motiespoor.derive.profile import dates
from motiespoor.derive.revisions import revisions
from motiespoor.derive.sums import all_summed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Breakdown, Method, Observation, Revision, Series, SeriesKind
from motiespoor.model.publication import Chart
from motiespoor.model.source import Contradiction, EvidenceKind
from motiespoor.render import part_sentences
from motiespoor.render.address import series_page
from motiespoor.render.context import Context
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.places import PlaceTold, place_map, place_told
from motiespoor.render.pages.values import BreakView, Value, breaks_told, expected, value
from motiespoor.render.permanent import full_address
from motiespoor.render.sentences import not_found


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesView:
    """What there is to say of a series besides its values."""

    series: Series
    base: Series | None
    denominator: Series | None
    of: list[Series]  # the changes, growths and shares of this level
    breaks: list[BreakView]
    methods: list[Method]
    contradictions: list[Contradiction]
    locations: list[PlaceTold]
    latest: Value | None  # of the whole, or its gap; of a part where there is no row of the whole, or it says nothing
    latest_of: str  # of what that is, by name
    fixed_day: date | None  # a reference date that stands for all: they share their day and month


@dataclass(frozen=True, kw_only=True, slots=True)
class Before:
    """A value that stood where another stands now, as it is shown."""

    revision: Revision
    shown: str


def series_pages(context: Context) -> Iterator[Planned]:
    """A page per series."""
    for series in context.dossier.series:
        yield Planned(series_page(series.id), partial(_series_page, context, series))


def series_view(context: Context, series: Series) -> SeriesView:
    """A series as pages tell of it."""
    dossier = context.dossier
    used = {each.method for each in dossier.observations if each.series == series.id}
    whole = Line(series.id, whole_area(dossier), whole_sector(dossier))
    shares = series.kind is SeriesKind.SHARE
    last = None if shares else latest(context, series, whole.area, whole.sector)
    last = last or _latest_part(context, series, whole)
    return SeriesView(
        series=series,
        base=context.series.get(series.base or ""),
        denominator=context.series.get(series.denominator or ""),
        of=[each for each in dossier.series if each.base == series.id],
        breaks=breaks_told(each for each in dossier.breaks if each.series == series.id),
        methods=[each for each in dossier.methods if each.id in used],
        contradictions=[each for each in dossier.contradictions if series.id in each.series],
        locations=[place_told(context, each) for each in dossier.locations if each.series == series.id],
        latest=last,
        latest_of=_name(context, last.observation, whole) if last else "",
        fixed_day=_fixed_day(dates(dossier, series)),
    )


def latest(context: Context, series: Series, area: str, sector: str) -> Value | None:
    """The latest known value of a line, summed where no source gives it; or else its latest gap. `None` without a row."""
    line = Line(series.id, area, sector)
    rows = (*lookup(context.dossier).standing.get(line, {}).values(), *all_summed(context.dossier, line))
    best = max(rows, key=lambda each: (each.value is not None, each.date), default=None)
    return value(best, series) if best is not None else None


def _latest_part(context: Context, series: Series, whole: Line) -> Value | None:
    """The latest known value of any part, of those of one day the largest; `None` when there is none."""
    known = [
        each
        for each in context.dossier.observations
        if each.series == series.id
        and each.value is not None
        and each.breakdown is None
        and (each.area, each.sector) != (whole.area, whole.sector)
    ]
    best = max(known, key=lambda each: (each.date, each.value or 0), default=None)
    return value(best, series) if best is not None else None


def _name(context: Context, observation: Observation, whole: Line) -> str:
    """Of what a value is: its area, unless only its sector says something."""
    area, sector = context.area_names[observation.area], context.sector_names[observation.sector]
    if observation.sector == whole.sector:
        return area
    return sector if observation.area == whole.area else f"{area}, {sector}"


def _whole(dossier: Dossier) -> tuple[str, str]:
    return whole_area(dossier), whole_sector(dossier)


def _fixed_day(dates: Sequence[date]) -> date | None:
    """The latest of the reference dates when all fall on the same day of the year."""
    return dates[-1] if len(dates) > 1 and len({(each.month, each.day) for each in dates}) == 1 else None


def _series_page(context: Context, series: Series) -> Page:
    dossier = context.dossier
    every = in_order(dossier, (each for each in dossier.observations if each.series == series.id))
    shown = on_a_page(every)
    own: set[str] = {each.id for each in dossier.charts if _is_about(each, series)}
    view = series_view(context, series)
    places = next((each for each in place_lists(dossier, context.today) if each.series.id == series.id), None)
    return context.page(
        series_page(series.id),
        "reeks.md.jinja",
        title=series.title,
        description=series.description,
        source=f"{paths.FIGURES}/waarnemingen.csv",
        blok=view,
        dagen=[
            (day, [value(each, series, revisions(each, context.dossier)) for each in rows])
            for day, rows in groupby(shown, key=lambda each: each.date)
        ],
        eerdere_dagen=sorted({each.date for each in every} - {each.date for each in shown}, reverse=True),
        eerste_plek=(first := anchors.of_value(shown[0]) if shown else None),
        eerste_adres=full_address(dossier.publication, series_page(series.id), first) if first else "",
        gevonden=_found(view, context.days.searched, context.areas_called),
        kaart=place_map(context, places, series_page(series.id)) if places else None,
        plekken_geteld=part_sentences.places_listed(places, latest(context, series, *_whole(dossier)))
        if places
        else "",
        getoond=len(shown),
        totaal=len(every),
        gaten=sum(each.value is None for each in every),
        uitsplitsingen=_breakdowns(dossier.breakdowns, every),
        uitsplitsing_namen={each.code: each.name for each in dossier.breakdowns},
        herzieningen=_revisions(context, series, every),
        prognoses=[
            expected(each, series, context.today)
            for each in context.verdicts
            if each.judged.forecast.series == series.id
        ],
        reeksen=context.series,
        figuren=[drawn for name, drawn in context.drawn.items() if name in own],
    )


def _revisions(context: Context, series: Series, every: list[Observation]) -> list[tuple[Observation, list[Before]]]:
    """The values that were revised, each with what stood there, the oldest first."""
    found = [(each, revisions(each, context.dossier)) for each in every]
    return [
        (each, [Before(revision=row, shown=dutch.given(row.was, series)) for row in rows])
        for each, rows in found
        if rows
    ]


def _found(view: SeriesView, searched: date | None, areas: str) -> str:
    """The last known value in a sentence, or that none was found and until when was looked."""
    last, series = view.latest, view.series
    if last is None or last.gap:
        if series.kind is SeriesKind.SHARE:
            return f"Een cijfer van een deel is {not_found(searched)}."
        return f"Een cijfer van het geheel is {not_found(searched)}."
    summed = f", berekend: de som van alle {areas}" if last.observation.evidence is EvidenceKind.DERIVED else ""
    shown = spoken.counted(last.shown, series)
    return f"Laatst bekend: {shown} {spoken.at(last.observation.date, series)} ({view.latest_of}{summed})."


def _is_about(chart: Chart, series: Series) -> bool:
    return chart.series == series.id and chart.each is None


def _breakdowns(breakdowns: Sequence[Breakdown], every: list[Observation]) -> dict[str, Breakdown]:
    """The breakdowns that these values have, by code."""
    used = {each.breakdown for each in every}
    return {each.code: each for each in breakdowns if each.code in used}
