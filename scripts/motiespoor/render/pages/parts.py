"""A page for every area and every sector that has one: all that is known of it, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from motiespoor import dutch, paths
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.lookup import lookup
from motiespoor.derive.profile import Position, Profile, area_profile, break_within, dates, sector_profile
from motiespoor.derive.spread import Spread, area_spread
from motiespoor.derive.verdicts import Verdict
from motiespoor.model.figure import Area, Frequency, Observation, Sector, Series, SeriesBreak, SeriesKind, YesNo
from motiespoor.model.source import Contradiction, EvidenceKind, Source
from motiespoor.render.context import Context, Drawn
from motiespoor.render.output import Output
from motiespoor.render.pages.divisions import DivisionView, grouped, other_divisions
from motiespoor.render.pages.values import BreakView, Value, breaks_told, expected, value


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """The area or sector that a page is about, and what is known of it; `other` is the whole of the other dimension."""

    part: Area | Sector
    whole: str
    other: str
    profile: Profile
    verdicts: Sequence[Verdict]
    figures: list[Drawn]

    @property
    def is_area(self) -> bool:
        """Whether this is an area, not a sector."""
        return isinstance(self.part, Area)

    @property
    def is_whole(self) -> bool:
        """Whether all others are part of this one."""
        return self.part.code == self.whole

    @property
    def reported(self) -> list[tuple[Series, Observation]]:
        """What sources say of changes, growths and shares here, also in parts of the other dimension."""
        own = [each for level in self.profile.levels for each in level.reported]
        return own + [
            (series, each) for series, every in self.profile.by_part if series.base is not None for each in every
        ]

    @property
    def observations(self) -> list[Observation]:
        """Every observation on the page."""
        return [
            *(each.point.observation for level in self.profile.levels for each in level.positions),
            *(each for level in self.profile.levels for _, each in level.reported),
            *(each for _, every in self.profile.by_part for each in every),
        ]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One reference date of a level; what could not be computed is `None`."""

    value: Value
    growth: str | None
    broken: SeriesBreak | None  # why there is no growth
    recounted: bool  # idem: counted by another method than the date before
    share: str | None
    rank: str | None
    per_thousand: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelView:
    """A level with its dates; `absent` are the reference dates without a row, `lacking` what could not be computed.

    `split` holds its values in the parts of the other dimension, by reference date, the latest first;
    it is `None` when this level is nowhere known by that dimension.
    """

    series: Series
    per: str | None  # by what it is counted per 1,000, as it stands within a sentence
    rows: list[Row]
    absent: str | None
    lacking: list[str]
    breaks: list[BreakView]
    methods: int  # by how many it is counted here
    split: list[tuple[date, list[Value]]] | None

    @property
    def latest(self) -> Row | None:
        """The latest date with a value."""
        return next((each for each in reversed(self.rows) if each.value.observation.value is not None), None)


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
    levels = _levels(context, subject)
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
        geheel=_whole_name(context, subject),
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


def _whole_name(context: Context, subject: Subject) -> str:
    """What the part is a part of, within a sentence: an area has a name, all sectors together have none."""
    return context.area_names[subject.whole] if subject.is_area else "het geheel"


def _description(part: Area | Sector, head: LevelView | None) -> str:
    """The finding, for search engines."""
    if head is None or head.latest is None:
        return f"{part.name}: wat er bekend is in cijfers, en wat niet."
    seen = head.latest.value
    return (
        f"{part.name}: {seen.shown} {head.series.unit} op {dutch.day(seen.observation.date)}. Met bron, groei en gaten."
    )


def _levels(context: Context, subject: Subject) -> list[LevelView]:
    """The levels with something known of this part, and those that should be known for every part."""
    found = {each.series.id: each.positions for each in subject.profile.levels}
    return [
        _level(context, subject, series, found.get(series.id, ()))
        for series in context.dossier.series
        if series.kind is SeriesKind.LEVEL
        and (found.get(series.id) or (series.additive is YesNo.YES and _divided(context, subject, series)))
    ]


def _divided(context: Context, subject: Subject, series: Series) -> bool:
    """Whether a series is counted by this dimension at all."""
    return any(
        line.series == series.id and (line.area if subject.is_area else line.sector) != subject.whole
        for line in lookup(context.dossier).lines
    )


def _level(context: Context, subject: Subject, series: Series, positions: Sequence[Position]) -> LevelView:
    rows = [_row(each, series) for each in positions]
    area = subject.part.code if subject.is_area else subject.other
    seen = {each.value.observation.date for each in rows}
    days = dates(context.dossier, series) if series.additive is YesNo.YES else ()
    elsewhere = any(
        line.series == series.id and (line.sector if subject.is_area else line.area) != subject.other
        for line in lookup(context.dossier).lines
    )
    split = sorted(
        (each for own, every in subject.profile.by_part if own.id == series.id for each in every),
        key=lambda each: each.date,
        reverse=True,
    )
    counted = {each.value.observation.method for each in rows} | {each.method for each in split}
    return LevelView(
        series=series,
        methods=len(counted),
        per=_per(context, series),
        rows=rows,
        absent=_told([each for each in days if each not in seen]),
        lacking=_lacking(context, subject, series, rows),
        breaks=breaks_told(
            each for each in context.dossier.breaks if each.series == series.id and each.area in (None, area)
        ),
        split=[
            (day, [value(each, series) for each in every]) for day, every in groupby(split, key=lambda each: each.date)
        ]
        if elsewhere
        else None,
    )


def _per(context: Context, series: Series) -> str | None:
    denominator = context.series.get(series.denominator or "")
    return dutch.uncapital(denominator.title) if denominator else None


def _marked(observation: Observation, summed: int) -> Observation:
    """A value that was summed here says so."""
    return replace(observation, note=f"Berekend: de som van de {summed} gebieden.") if summed else observation


def _told(days: list[date]) -> str | None:
    """A few days by name, many by their number and their ends."""
    if len(days) > 4:
        return f"{len(days)} peildata, van {dutch.day(days[0])} tot en met {dutch.day(days[-1])}"
    return dutch.listed(dutch.day(each) for each in days) or None


def _row(position: Position, series: Series) -> Row:
    point = position.point
    return Row(
        value=value(_marked(point.observation, position.summed), series),
        growth=None if point.growth is None or series.frequency is Frequency.LOOSE else dutch.percent(point.growth),
        broken=point.after_break,
        recounted=point.method_changed,
        share=None if position.share is None else f"{dutch.number(position.share, 1)}%",
        rank=None if position.rank is None else f"{position.rank} van {position.ranked}",
        per_thousand=None if position.per_thousand is None else dutch.number(position.per_thousand, 1),
    )


def _lacking(context: Context, subject: Subject, series: Series, rows: list[Row]) -> list[str]:
    """What could be computed for no date at all, although there is a value."""
    if not any(each.value.observation.value is not None for each in rows) or series.additive is YesNo.NO:
        return []
    found = []
    if not subject.is_whole:
        if not any(each.share for each in rows):
            found.append(f"het aandeel in {_whole_name(context, subject)}")
        if not any(each.rank for each in rows):
            found.append("de plaats in de volgorde")
    per = _per(context, series)
    if per is not None and subject.is_area and not any(each.per_thousand for each in rows):
        found.append(f"het aantal per 1.000 {per}")
    return found


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
    """Where sources of this page disagree about a series of this page."""
    series = {each.series for each in subject.observations} | {each.judged.forecast.series for each in subject.verdicts}
    used = {each.id for each in _sources(context, subject)}
    return [
        each
        for each in context.dossier.contradictions
        if series & set(each.series) and any(side.source in used for side in each.sides)
    ]


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
