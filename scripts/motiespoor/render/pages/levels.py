"""The levels that are known of an area or a sector, date by date, with what could not be computed of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from motiespoor import dutch, spoken
from motiespoor.derive.lineage import first_day
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.profile import Position, Profile, dates
from motiespoor.derive.verdicts import Verdict
from motiespoor.model.figure import Area, Frequency, Observation, Sector, Series, SeriesBreak, SeriesKind, YesNo, exists
from motiespoor.render.context import Context, Drawn
from motiespoor.render.pages.values import BreakView, Value, breaks_told, value


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
class LevelRow:
    """One reference date of a level; what could not be computed is `None`."""

    value: Value
    growth: str | None
    broken: SeriesBreak | None  # why there is no growth
    recounted: bool  # idem: counted by another method than the date before
    from_nothing: bool  # idem: the level was nought or less before
    share: str | None
    rank: str | None
    per_thousand: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelView:
    """A level with its dates; `absent` are the reference dates without a row, `lacking` what could not be computed.

    `undivided` is whether no part has a share, because parts can lie below nought.
    `split` holds its values in the parts of the other dimension, by reference date, the latest first;
    it is `None` when this level is nowhere known by that dimension.
    """

    series: Series
    per: str | None  # by what it is counted per 1,000, as it stands within a sentence
    rows: list[LevelRow]
    absent: str | None
    lacking: list[str]
    undivided: bool
    breaks: list[BreakView]
    methods: int  # by how many it is counted here
    split: list[tuple[date, list[Value]]] | None

    @property
    def latest(self) -> LevelRow | None:
        """The latest date with a value."""
        return next((each for each in reversed(self.rows) if each.value.observation.value is not None), None)


def levels_of(context: Context, subject: Subject) -> list[LevelView]:
    """The levels with something known of this part, and those that should be known for every part."""
    found = {each.series.id: each.positions for each in subject.profile.levels}
    return [
        _level(context, subject, series, found.get(series.id, ()))
        for series in context.dossier.series
        if series.kind is SeriesKind.LEVEL
        and (found.get(series.id) or (series.additive is YesNo.YES and _divided(context, subject, series)))
    ]


def whole_name(context: Context, subject: Subject) -> str:
    """What the part is a part of, within a sentence: an area has a name, all sectors together have none."""
    return context.area_names[subject.whole] if subject.is_area else "het geheel"


def _divided(context: Context, subject: Subject, series: Series) -> bool:
    """Whether a series is counted by this dimension at all."""
    return any(
        line.series == series.id and (line.area if subject.is_area else line.sector) != subject.whole
        for line in lookup(context.dossier).lines
    )


def _level(context: Context, subject: Subject, series: Series, positions: Sequence[Position]) -> LevelView:
    rows = [_row(context, each, series) for each in positions]
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
        absent=_told([each for each in days if each not in seen and exists(subject.part, each)], series),
        lacking=_lacking(context, subject, series, rows),
        undivided=_is_undivided(subject, series, rows),
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


def _marked(context: Context, observation: Observation, summed: Sequence[Line]) -> Observation:
    """A value that was summed here says so."""
    if not summed:
        return observation
    since = first_day(context.dossier, Line(observation.series, observation.area, observation.sector))
    if since is None or since <= observation.date:
        return replace(observation, note=f"Berekend: de som van de {len(summed)} {context.areas_called}.")
    forebears = dict.fromkeys(
        context.area_names[each.area] if each.area != observation.area else context.sector_names[each.sector]
        for each in summed
    )
    names = dutch.listed(forebears)
    told = f"Berekend: de som van {names}, die hierin opgingen." if len(forebears) > 1 else f"Toen was dit {names}."
    return replace(observation, note=told)


def _told(days: list[date], series: Series) -> str | None:
    """A few days by name, many by their number and their ends."""
    names = [spoken.named(each, series) for each in days]
    if len(days) > 4:
        return f"{len(days)} {'perioden' if series.of_period else 'peildata'}, van {names[0]} tot en met {names[-1]}"
    return dutch.listed(names) or None


def _row(context: Context, position: Position, series: Series) -> LevelRow:
    point = position.point
    return LevelRow(
        value=value(_marked(context, point.observation, position.summed), series),
        growth=None if series.frequency is Frequency.LOOSE else spoken.grown(point.change, point.growth, series),
        broken=point.after_break,
        recounted=point.method_changed,
        from_nothing=point.from_nothing and series.frequency is not Frequency.LOOSE,
        share=None if position.share is None else f"{dutch.number(position.share, 1)}%",
        rank=None if position.rank is None else f"{position.rank} van {position.ranked}",
        per_thousand=None if position.per_thousand is None else dutch.number(position.per_thousand, 1),
    )


def _is_undivided(subject: Subject, series: Series, rows: list[LevelRow]) -> bool:
    counted = any(each.value.observation.value is not None for each in rows)
    shared = subject.is_whole or any(each.share for each in rows)
    return counted and not shared and series.additive is YesNo.YES and series.minimum < 0


def _lacking(context: Context, subject: Subject, series: Series, rows: list[LevelRow]) -> list[str]:
    """What could be computed for no date at all, although there is a value."""
    if not any(each.value.observation.value is not None for each in rows) or series.additive is YesNo.NO:
        return []
    found = []
    if not subject.is_whole:
        if not any(each.share for each in rows) and series.minimum >= 0:
            found.append(f"het aandeel in {whole_name(context, subject)}")
        if not any(each.rank for each in rows):
            found.append("de plaats in de volgorde")
    per = _per(context, series)
    if per is not None and subject.is_area and not any(each.per_thousand for each in rows):
        found.append(f"het cijfer per 1.000 {per}")
    return found
