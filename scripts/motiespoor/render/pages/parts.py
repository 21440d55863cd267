"""A page for every area and every sector that has one: all that is known of it, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from motiespoor import dutch, paths
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.profile import area_profile, break_within, sector_profile
from motiespoor.derive.spread import Spread, area_spread
from motiespoor.model.figure import Area, Sector, Series, SeriesBreak, SeriesKind, YesNo
from motiespoor.model.source import Contradiction, EvidenceKind, Source
from motiespoor.render.context import Context
from motiespoor.render.output import Output
from motiespoor.render.pages.divisions import DivisionView, grouped, other_divisions
from motiespoor.render.pages.levels import LevelView, Subject, levels_of, whole_name
from motiespoor.render.pages.values import Value, expected, value


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedRow:
    """What a source says of a change, growth or share; `broken` is the break in the period that it is about."""

    value: Value
    broken: SeriesBreak | None


def area_pages(context: Context) -> Iterator[Output]:
    """A page per area that has one, the whole among them."""
    dossier = context.dossier
    whole, other = whole_area(dossier), whole_sector(dossier)
    verdicts = grouped(context.verdicts, lambda each: each.judged.forecast.area)
    named = [each for each in dossier.areas if each.slug]
    for place, area in enumerate(named):
        codes = (area.code, None) if area.code == whole else (area.code,)
        subject = Subject(
            part=area,
            whole=whole,
            other=other,
            profile=area_profile(dossier, area.code),
            verdicts=verdicts.get(area.code, ()),
            figures=[
                each
                for each in context.drawn.values()
                if each.figure.series and each.figure.area in codes and each.figure.sector in (None, other)
            ],
        )
        yield _page(
            context,
            subject,
            page=context.area_pages[area.code],
            source=f"{paths.FIGURES}/gebieden.csv",
            beside=_beside(named, place),
            spreads=_spreads(context) if subject.is_whole else [],
            divisions=other_divisions(context) if subject.is_whole else [],
        )


def sector_pages(context: Context) -> Iterator[Output]:
    """A page per sector that has one."""
    dossier = context.dossier
    whole, other = whole_sector(dossier), whole_area(dossier)
    verdicts = grouped(context.verdicts, lambda each: each.judged.forecast.sector)
    named = [each for each in dossier.sectors if each.slug]
    for place, sector in enumerate(named):
        subject = Subject(
            part=sector,
            whole=whole,
            other=other,
            profile=sector_profile(dossier, sector.code),
            verdicts=verdicts.get(sector.code, ()),
            figures=[each for each in context.drawn.values() if each.figure.sector == sector.code],
        )
        yield _page(
            context,
            subject,
            page=context.sector_pages[sector.code],
            source=f"{paths.FIGURES}/sectoren.csv",
            beside=_beside(named, place),
            spreads=[],
            divisions=[],
        )


def _page(
    context: Context,
    subject: Subject,
    *,
    page: str,
    source: str,
    beside: tuple[Area | Sector | None, Area | Sector | None],
    spreads: list[tuple[Spread, list[Value | None]]],
    divisions: list[DivisionView],
) -> Output:
    dossier, part = context.dossier, subject.part
    levels = levels_of(context, subject)
    headline = dossier.publication.headline
    head = next((each for each in levels if each.series.id == headline), levels[0] if levels else None)
    reported = _by_series(context, subject)
    before, after = beside
    return context.page(
        page,
        "deel.md.jinja",
        title=part.name,
        description=_description(part, head),
        source=source,
        deel=part,
        is_gebied=subject.is_area,
        geheel=whole_name(context, subject),
        is_geheel=subject.is_whole,
        anders=subject.other,
        hoofd=head,
        standen=levels,
        gemeld=reported,
        gemeld_hoofd=_reported_head(reported, head, subject),
        prognoses=[
            expected(each, context.series[each.judged.forecast.series], context.today) for each in subject.verdicts
        ],
        meer_reeksen=len({each.judged.forecast.series for each in subject.verdicts}) > 1,
        afgeleid=EvidenceKind.DERIVED,
        reeksen=context.series,
        plekken=subject.profile.locations,
        plekken_van={each.series for each in subject.profile.locations},
        termijnen=[each for each in context.deadlines if subject.is_area and each.milestone.area == part.code],
        figuren=subject.figures,
        tegenspraken=_contradictions(context, subject),
        bronlijst=_sources(context, subject),
        verdelingen=divisions,
        spreidingen=spreads,
        vorige=before,
        volgende=after,
    )


def _description(part: Area | Sector, head: LevelView | None) -> str:
    """The finding, for search engines."""
    if head is None or head.latest is None:
        return f"{part.name}: wat er bekend is in cijfers, en wat niet."
    seen = head.latest.value
    return (
        f"{part.name}: {dutch.counted(seen.shown, head.series.unit)} op {dutch.day(seen.observation.date)}. "
        "Met bron, groei en gaten."
    )


def _by_series(context: Context, subject: Subject) -> list[tuple[Series, list[ReportedRow]]]:
    """What is reported of changes, growths and shares: per series, the latest first."""
    found = grouped(subject.reported, lambda each: each[0].id)
    return [
        (
            series,
            sorted(
                (
                    ReportedRow(value=value(each, series), broken=break_within(context.dossier, series, each))
                    for _, each in found[series.id]
                ),
                key=lambda each: each.value.observation.date,
                reverse=True,
            ),
        )
        for series in context.dossier.series
        if series.id in found
    ]


def _reported_head(
    reported: list[tuple[Series, list[ReportedRow]]], head: LevelView | None, subject: Subject
) -> tuple[Series, ReportedRow] | None:
    """The latest reported number, for a part of which no level is known."""
    if head is not None and head.latest is not None:
        return None
    known = [
        (series, each)
        for series, every in reported
        for each in every
        if each.value.observation.value is not None
        and subject.other in (each.value.observation.area, each.value.observation.sector)
    ]
    return max(known, key=lambda each: each[1].value.observation.date, default=None)


def _spreads(context: Context) -> list[tuple[Spread, list[Value | None]]]:
    """Each additive level over the parts of the whole, on the date of which most is known."""
    dossier = context.dossier
    found = [
        area_spread(dossier, series, whole_sector(dossier))
        for series in dossier.series
        if series.kind is SeriesKind.LEVEL and series.additive is YesNo.YES
    ]
    return [
        (each, [value(part.observation, each.series) if part.observation else None for part in each.parts])
        for each in found
        if each is not None and each.known
    ]


def _contradictions(context: Context, subject: Subject) -> list[Contradiction]:
    """Where sources of this page disagree about this part, in a series of this page.

    What is about a whole series, and no part of it, stands with the whole.
    """
    series = {each.series for each in subject.observations} | {each.series for each in subject.profile.locations}
    series |= {each.judged.forecast.series for each in subject.verdicts}
    used = {each.id for each in _sources(context, subject)}
    return [
        each
        for each in context.dossier.contradictions
        if series & set(each.series) and any(side.source in used for side in each.sides) and _concerns(each, subject)
    ]


def _concerns(contradiction: Contradiction, subject: Subject) -> bool:
    """Whether a contradiction is about the area or the sector of this page."""
    if not contradiction.areas and not contradiction.sectors:
        return subject.is_whole
    return subject.part.code in (contradiction.areas if subject.is_area else contradiction.sectors)


def _sources(context: Context, subject: Subject) -> list[Source]:
    """Every source that the figures of the page rest on, in the order of the register."""
    used = {each.source for each in subject.observations}
    used |= {each.judged.forecast.source for each in subject.verdicts}
    used |= {each.source for each in subject.profile.locations}
    used |= {each.source for each in context.dossier.breaks if subject.is_area and each.area == subject.part.code}
    return [each for each in context.dossier.sources if each.id in used]


def _beside(named: Sequence[Area | Sector], place: int) -> tuple[Area | Sector | None, Area | Sector | None]:
    """The ones before and after a place in a list."""
    return named[place - 1] if place else None, named[place + 1] if place + 1 < len(named) else None
