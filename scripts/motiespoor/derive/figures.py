"""Series over time: growth, breaks, and forecasts against what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from motiespoor import dutch
from motiespoor.derive.lineage import area_lineage, last_day, sector_lineage
from motiespoor.derive.lookup import Line, Lookup, lookup, remembered
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation, Precision, Series, SeriesBreak
from motiespoor.model.round import Certainty
from motiespoor.problem import NOWHERE


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One reference date of a series, by one method: where methods overlap, a date has a point for each.

    `change` (in the unit) and `growth` (in percent) are since the date before, by the same method;
    `None` when either value is unknown or not exact, or when a break lies between them. Of nought or less nothing grows
    in percent; percentages have no growth: they differ in percentage points.
    `from_nothing` tells that there is no growth for that reason: the value before was nought or less.
    `method_changed` tells that the date before was not counted by this method.
    """

    observation: Observation
    change: Decimal | None
    growth: Decimal | None
    from_nothing: bool
    after_break: SeriesBreak | None
    method_changed: bool

    @property
    def date(self) -> date:
        """The reference date."""
        return self.observation.date

    @property
    def value(self) -> Decimal | None:
        """The value, or `None` for a gap."""
        return self.observation.value


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A forecast next to what happened.

    `base` and `expected` are levels; what ends in `_to` is the high end of what was expected, where its source gave one; `known` is the latest known level up to the horizon, after the base;
    `final` tells whether that is the level on the horizon itself.
    `known_change` is `None` when the two levels are not exact, or cannot be compared: counted by two methods, or
    with a certain break between them; `broken` is the first break between them, certain or not.
    `known_percent` is that change in percent of the base; `None` of a base of nought or less.
    `error` is how much more the change on the horizon was than expected, in the unit;
    `error_percent` is the same in percent of the base. Of a low and a high number the nearest counts, and between them
    the error is nought. Of a forecast that gave only a percentage nothing is told in
    the unit: its `expected`, `expected_change` and `error` are `None`. `ended` is the day from which its area or sector was
    no more, when that is not after the horizon.
    """

    forecast: Forecast
    base: Decimal | None
    expected: Decimal | None
    expected_to: Decimal | None = None
    expected_change: Decimal | None
    expected_change_to: Decimal | None = None
    known: Observation | None
    known_change: Decimal | None
    known_percent: Decimal | None
    final: bool
    broken: SeriesBreak | None
    error: Decimal | None
    error_percent: Decimal | None
    ended: date | None = None

    @property
    def miss(self) -> Decimal | None:
        """The error in the unit; of a forecast in percent the error in percent. `None` when neither can be told."""
        return self.error if self.error is not None else self.error_percent

    @property
    def expected_percent(self) -> Decimal | None:
        """What was expected of a forecast that gave only a percentage."""
        given = self.forecast
        return given.percent if given.level is None and given.change is None else None

    @property
    def expected_percent_to(self) -> Decimal | None:
        """The high end of that, where its source gave one."""
        return self.forecast.percent_to if self.expected_percent is not None else None


def whole_area(dossier: Dossier) -> str:
    """The code of the area that others are part of: the first that is no part itself and has parts."""
    wholes = {each.part_of for each in dossier.areas}
    return next(
        (each.code for each in dossier.areas if each.part_of is None and each.code in wholes),
        next((each.code for each in dossier.areas), ""),
    )


def whole_sector(dossier: Dossier) -> str:
    """The code of the sector that others are part of."""
    wholes = {each.part_of for each in dossier.sectors}
    return next(
        (each.code for each in dossier.sectors if each.part_of is None and each.code in wholes),
        next((each.code for each in dossier.sectors), ""),
    )


def level_of(dossier: Dossier, series: Series) -> Series:
    """The level that a series is in the end a part, a growth or a change of; of a level itself."""
    by_id = {each.id: each for each in dossier.series}
    while series.base is not None and series.base in by_id:
        series = by_id[series.base]
    return series


@remembered
def as_told(dossier: Dossier, series: Series) -> Series:
    """A series that speaks of days or of whole periods as its level does: of a quarter's amount the growth is of a quarter."""
    counted = level_of(dossier, series).counted
    return series if series.counted is counted else replace(series, counted=counted)


def break_between(dossier: Dossier, line: Line, start: date, end: date) -> SeriesBreak | None:
    """The first break in a line after one reference date and up to another; `None` when they can be compared."""
    return _first_break(breaks_of(dossier, line), start, end)


def declared_break(dossier: Dossier, line: Line, start: date, end: date) -> SeriesBreak | None:
    """The same, of what the dossier calls a break: not that an area became more than it was."""
    return _first_break(_declared(dossier, line), start, end)


def breaks_of(dossier: Dossier, line: Line) -> tuple[SeriesBreak, ...]:
    """The breaks in a line: those of its series, and the days on which others went into its area or its sector."""
    redrawn = (*area_lineage(dossier).redrawn(line.area), *sector_lineage(dossier).redrawn(line.sector))
    return (
        *_declared(dossier, line),
        *(
            SeriesBreak(
                series=line.series,
                date=each.day,
                area=line.area,
                certainty=Certainty.CERTAIN,
                description=f"{dutch.listed(each.joined)} "
                f"{'ging' if len(each.joined) == 1 else 'gingen'} op in {each.name}.",
                origin=NOWHERE,
            )
            for each in redrawn
        ),
    )


def _declared(dossier: Dossier, line: Line) -> tuple[SeriesBreak, ...]:
    return tuple(each for each in lookup(dossier).breaks.get(line.series, ()) if each.area in (None, line.area))


def exact(observation: Observation | None) -> Decimal | None:
    """The value, when it is known and exact: only with such values can be computed."""
    if observation is None or observation.precision is not Precision.EXACT:
        return None
    return observation.value


@remembered
def points(dossier: Dossier, series: Series, area: str, sector: str) -> tuple[Point, ...]:
    """A level over time, with what can be computed from it, by reference date and then in the order of the methods."""
    figures = lookup(dossier)
    observations = figures.lines.get(Line(series.id, area, sector), ())
    breaks = breaks_of(dossier, Line(series.id, area, sector))
    found: list[Point] = []
    by_method: dict[str, Observation] = {}
    before: date | None = None  # the reference date before
    for place, each in enumerate(observations):
        if place and observations[place - 1].date != each.date:
            before = observations[place - 1].date
        found.append(_point(each, by_method.get(each.method), before, breaks, series))
        by_method[each.method] = each
    return tuple(found)


def _point(
    observation: Observation,
    earlier: Observation | None,
    before: date | None,
    breaks: Sequence[SeriesBreak],
    series: Series,
) -> Point:
    """An observation after the last by its method, `earlier`, and the reference date before it."""
    broken, changed = None, False
    if before is not None:
        broken = _first_break(breaks, before, observation.date)
        changed = earlier is None or earlier.date != before
    now, then = exact(observation), exact(earlier)
    change = growth = None
    if now is not None and then is not None and broken is None and not changed:
        change = now - then
        growth = None if series.in_percent else arithmetic.growth(then, now)
    return Point(
        observation=observation,
        change=change,
        growth=growth,
        from_nothing=change is not None and growth is None and not series.in_percent,
        after_break=broken,
        method_changed=changed,
    )


def _first_break(breaks: Sequence[SeriesBreak], start: date, end: date) -> SeriesBreak | None:
    return next((each for each in breaks if start < each.date <= end), None)


def judged(dossier: Dossier, series: str, area: str, sector: str) -> tuple[Judged, ...]:
    """The forecasts of a series for one area and sector, by report, next to what happened."""
    line = Line(series, area, sector)
    figures = lookup(dossier)
    if line not in figures.forecasts:
        return ()
    breaks, ended = breaks_of(dossier, line), last_day(dossier, line)
    found = [_judged(each, line, figures, breaks, ended) for each in figures.forecasts[line]]
    return tuple(sorted(found, key=lambda each: (each.forecast.base_date, each.forecast.horizon)))


def _judged(
    forecast: Forecast, line: Line, figures: Lookup, breaks: Sequence[SeriesBreak], ended: date | None
) -> Judged:
    start = figures.at(line, forecast.base_date)
    base = exact(start)
    # A percentage stays one: to make a number of it would put words in the mouth of its source.
    level, change = _expected(base, forecast.level, forecast.change)
    level_to, change_to = _expected(base, forecast.level_to, forecast.change_to)
    known = _latest(line, figures, forecast, start.method if start else None)
    broken = known_change = known_percent = error = error_percent = None
    if start is not None and known is not None:
        broken = _first_break(breaks, start.date, known.date)
        comparable = start.method == known.method and (broken is None or broken.certainty is Certainty.UNCERTAIN)
        now = exact(known)
        known_change = now - base if comparable and now is not None and base is not None else None
    if known_change is not None and base is not None:
        known_percent = arithmetic.in_percent(known_change, base)
    final = known is not None and known.date == forecast.horizon
    if final and known_change is not None and change is not None:
        error = _beyond(known_change, change, change_to)
        error_percent = arithmetic.in_percent(error, base) if base is not None else None
    elif final and known_percent is not None and level is None and forecast.percent is not None:
        error_percent = _beyond(known_percent, forecast.percent, forecast.percent_to)
    return Judged(
        forecast=forecast,
        base=start.value if start else None,
        expected=level,
        expected_to=level_to,
        expected_change=change,
        expected_change_to=change_to,
        known=known,
        known_change=known_change,
        known_percent=known_percent,
        final=final,
        broken=broken,
        error=error,
        error_percent=error_percent,
        ended=ended if ended is not None and ended <= forecast.horizon else None,
    )


def _expected(
    base: Decimal | None, level: Decimal | None, change: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """The level and the change that were expected, each from the other where its source gave one of them."""
    if base is None:
        return level, change
    if change is None and level is not None:
        change = level - base
    if level is None and change is not None:
        level = base + change
    return level, change


def _beyond(came: Decimal, low: Decimal, high: Decimal | None) -> Decimal:
    """How much more came than was expected; nothing between a low and a high number."""
    if high is None or came < low:
        return came - low
    return max(came - high, Decimal(0))


def _latest(line: Line, figures: Lookup, forecast: Forecast, method: str | None) -> Observation | None:
    """The latest known level after the base and up to the horizon; of two methods that of the base."""
    days = [
        day
        for day, each in figures.standing.get(line, {}).items()
        if forecast.base_date < day <= forecast.horizon and each.value is not None
    ]
    if not days:
        return None
    same = figures.at(line, max(days), method)
    return same if same is not None and same.value is not None else figures.at(line, max(days))
