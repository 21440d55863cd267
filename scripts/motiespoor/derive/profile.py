"""Everything that is known of one area or one sector, series by series."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import (
    Judged,
    Point,
    break_between,
    declared_break,
    exact,
    judged,
    points,
    whole_area,
    whole_sector,
)
from motiespoor.derive.lineage import first_day
from motiespoor.derive.lookup import Line, lookup, remembered
from motiespoor.derive.places import places_in
from motiespoor.derive.spread import area_ranks, areas_are_divided, sector_ranks, sectors_are_divided, share
from motiespoor.derive.sums import all_summed, summed_of, whole_at
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Frequency, Location, Observation, Series, SeriesBreak, SeriesKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """One reference date of a level, with its place among others.

    `share` in percent of the whole area (for a sector page: of the whole sector), `rank` of `ranked` parts,
    `per_thousand` of the denominator on the same date; each None when it cannot be computed.
    `summed` are the lines that no source gives the sum of: the value is then computed here; none otherwise. Those of the
    whole are its parts, those of another what went into it; what it was together is what its first value is held against.
    """

    point: Point
    share: Decimal | None
    rank: int | None
    ranked: int
    per_thousand: Decimal | None
    summed: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelProfile:
    """A level for one area and one sector: its dates, what was reported of its change, growth and share, and forecasts."""

    series: Series
    positions: tuple[Position, ...]
    reported: tuple[
        tuple[Series, Observation], ...
    ]  # of the series that have this one as their base, or have one that does
    forecasts: tuple[Judged, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """What is known of an area (for the whole of the sectors) or of a sector (for the whole area).

    `by_part` holds the same series split by the other dimension: by sector for an area, by area for a sector.
    """

    levels: tuple[LevelProfile, ...]
    by_part: tuple[tuple[Series, tuple[Observation, ...]], ...]
    locations: tuple[Location, ...]


def area_profile(dossier: Dossier, area: str, day: date = date.max) -> Profile:
    """Everything known of an area; only series with at least one observation, forecast or location for it.

    The whole area has the locations of all; another those that lie in it on a day.
    """
    whole, sector = whole_area(dossier), whole_sector(dossier)
    locations = dossier.locations if area == whole else places_in(dossier, area, day)
    located = {each.series for each in locations}
    found = [
        (level_profile(dossier, series, area, sector), series.id in located)
        for series in dossier.series
        if series.kind is SeriesKind.LEVEL
    ]
    return Profile(
        levels=tuple(level for level, here in found if here or level.positions or level.reported or level.forecasts),
        by_part=_by_part(dossier, [(area, each.code) for each in dossier.sectors if each.code != sector]),
        locations=locations,
    )


def sector_profile(dossier: Dossier, sector: str) -> Profile:
    """Everything known of a sector; only series with at least one observation or forecast for it."""
    area = whole_area(dossier)
    found = [
        level_profile(dossier, series, area, sector) for series in dossier.series if series.kind is SeriesKind.LEVEL
    ]
    return Profile(
        levels=tuple(level for level in found if level.positions or level.reported or level.forecasts),
        by_part=_by_part(dossier, [(each.code, sector) for each in dossier.areas if each.code != area]),
        locations=(),
    )


def level_profile(dossier: Dossier, series: Series, area: str, sector: str) -> LevelProfile:
    """A level for one area and one sector."""
    figures = lookup(dossier)
    return LevelProfile(
        series=series,
        positions=tuple(sorted(_positions(dossier, series, area, sector), key=lambda each: each.point.date)),
        reported=tuple(
            (each, observation)
            for each in _based_on(dossier, series)
            for observation in figures.lines.get(Line(each.id, area, sector), ())
        ),
        forecasts=judged(dossier, series.id, area, sector),
    )


def _positions(dossier: Dossier, series: Series, area: str, sector: str) -> Iterator[Position]:
    """The dates with a row, and those on which the parts add up to what no source gives."""
    line = Line(series.id, area, sector)
    totals, since = all_summed(dossier, line), first_day(dossier, line)
    earlier = [each for each in totals if since is not None and each.date < since]
    for each in points(dossier, series, area, sector):
        yield _position(dossier, series, _from_forebears(dossier, line, each, earlier), area, sector, summed=())
    for total in totals:
        parts = summed_of(dossier, line, total.date)
        point = Point(
            observation=total, change=None, growth=None, from_nothing=False, after_break=None, method_changed=False
        )
        yield _position(dossier, series, point, area, sector, summed=parts)


def _from_forebears(dossier: Dossier, line: Line, point: Point, earlier: Sequence[Observation]) -> Point:
    """The first value of what came of others, held against what these were together on the date before."""
    if not earlier:
        return point
    days = lookup(dossier).dates[line.series]
    before = days[days.index(point.date) - 1] if point.date > days[0] else None
    forebears = next(
        (each for each in earlier if each.date == before and each.method == point.observation.method), None
    )
    if forebears is None or declared_break(dossier, line, forebears.date, point.date) is not None:
        return point
    then, now = exact(forebears), exact(point.observation)
    if then is None or now is None:
        return point
    return replace(point, change=now - then, growth=arithmetic.growth(then, now), method_changed=False)


@remembered
def _based_on(dossier: Dossier, level: Series) -> tuple[Series, ...]:
    """The changes, growths and shares of a level, and those of them again."""
    base = {each.id: each.base for each in dossier.series}

    def bases(name: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while name is not None and name not in seen:
            seen.add(name)
            yield name
            name = base.get(name)

    return tuple(each for each in dossier.series if each.base is not None and level.id in bases(each.base))


def _position(
    dossier: Dossier, series: Series, point: Point, area: str, sector: str, *, summed: tuple[Line, ...]
) -> Position:
    figures, observation = lookup(dossier), point.observation
    wholes = whole_area(dossier), whole_sector(dossier)
    places: dict[str, int] = {}
    total: Observation | None = None
    divided = False
    if area != wholes[0]:
        places = area_ranks(dossier, series, sector, point.date)
        divided = areas_are_divided(dossier, series, sector, point.date, observation.method)
        total = whole_at(dossier, Line(series.id, wholes[0], sector), point.date, observation.method)
    elif sector != wholes[1]:
        places = sector_ranks(dossier, series, area, point.date)
        divided = sectors_are_divided(dossier, series, area, point.date, observation.method)
        total = figures.at(Line(series.id, area, wholes[1]), point.date, observation.method)
    stands = figures.at(Line(series.id, area, sector), point.date) is observation
    rank = places.get(area if area != wholes[0] else sector) if stands else None
    return Position(
        point=point,
        share=share(observation, total) if divided else None,
        rank=rank,
        ranked=len(places) if rank is not None else 0,
        per_thousand=_per_thousand(dossier, series, observation),
        summed=summed,
    )


def _per_thousand(dossier: Dossier, series: Series, observation: Observation) -> Decimal | None:
    """A value per 1,000 of the denominator in the same area on the same date, both exact; that of the whole sector."""
    if series.denominator is None:
        return None
    by = Line(series.denominator, observation.area, whole_sector(dossier))
    value, denominator = exact(observation), exact(whole_at(dossier, by, observation.date))
    return value / denominator * 1000 if value is not None and denominator is not None and denominator > 0 else None


def _by_part(dossier: Dossier, parts: Sequence[tuple[str, str]]) -> tuple[tuple[Series, tuple[Observation, ...]], ...]:
    """Of each series the observations in these areas and sectors, in that order; without the series that have none."""
    lines = lookup(dossier).lines
    found = (
        (series, tuple(each for area, sector in parts for each in lines.get(Line(series.id, area, sector), ())))
        for series in dossier.series
    )
    return tuple((series, observations) for series, observations in found if observations)


def break_within(dossier: Dossier, series: Series, observation: Observation) -> SeriesBreak | None:
    """The first break in the period that a reported change, growth or share of a change is about; of a level `None`.

    That period ends on the reference date and is as long as the base is counted often; of a base that is counted on
    days that follow no rule it begins on the reference date before.
    """
    by_id = {each.id: each for each in dossier.series}
    over_time, base = series.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH), series
    while base.kind is not SeriesKind.LEVEL:
        if base.base is None or base.base not in by_id:
            return None
        base = by_id[base.base]
        over_time = over_time or base.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH)
    start = _period_start(dossier, base, observation.date)
    if not over_time or start is None:
        return None
    return break_between(dossier, Line(base.id, observation.area, observation.sector), start, observation.date)


# How many months lie between two reference dates.
MONTHS_BETWEEN = {
    Frequency.YEAR: 12,
    Frequency.SCHOOL_YEAR: 12,
    Frequency.HALF_YEAR: 6,
    Frequency.QUARTER: 3,
    Frequency.MONTH: 1,
}


def _period_start(dossier: Dossier, level: Series, end: date) -> date | None:
    if level.frequency is Frequency.LOOSE:
        return max((each for each in dates(dossier, level) if each < end), default=None)
    years, month = divmod(end.year * 12 + end.month - 1 - MONTHS_BETWEEN[level.frequency], 12)
    return date(years, month + 1, min(end.day, monthrange(years, month + 1)[1]))


def dates(dossier: Dossier, series: Series) -> tuple[date, ...]:
    """The reference dates of a series, in order."""
    return lookup(dossier).dates.get(series.id, ())
