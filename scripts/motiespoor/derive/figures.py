"""Series over time: growth, breaks, and forecasts against what happened."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pandas as pd

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation, Precision, Series, SeriesBreak


@dataclass(frozen=True, kw_only=True, slots=True)
class Point:
    """One reference date of a series.

    `change` (in the unit) and `growth` (in percent) are since the date before;
    `None` when either value is unknown or not exact, or when a break lies between them.
    """

    observation: Observation
    change: Decimal | None
    growth: Decimal | None
    after_break: SeriesBreak | None

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

    `base` and `expected` are levels; `known` is the latest known level up to the horizon, after the base;
    `final` tells whether that is the level on the horizon itself.
    """

    forecast: Forecast
    base: Decimal | None
    expected: Decimal | None
    expected_change: Decimal | None
    known: Observation | None
    known_change: Decimal | None
    final: bool


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


def break_between(dossier: Dossier, series: str, area: str, start: date, end: date) -> SeriesBreak | None:
    """The first break of a series after one reference date and up to another; `None` when they can be compared."""
    return next(
        (
            each
            for each in dossier.breaks
            if each.series == series and each.area in (None, area) and start < each.date <= end
        ),
        None,
    )


def points(dossier: Dossier, series: Series, area: str, sector: str) -> tuple[Point, ...]:
    """A level over time, with what can be computed from it, by reference date."""
    observations = [
        each
        for each in dossier.observations
        if each.series == series.id and each.area == area and each.sector == sector
    ]
    if not observations:
        return ()
    breaks = [each for each in dossier.breaks if each.series == series.id and each.area in (None, area)]
    frame = pd.DataFrame(
        {
            "observation": observations,
            "date": [each.date for each in observations],
            "exact": [each.value if each.precision is Precision.EXACT else None for each in observations],
        }
    )
    frame = frame.sort_values("date", kind="stable").reset_index(drop=True)
    frame["before"] = frame["exact"].shift(1)
    frame["day_before"] = frame["date"].shift(1)
    return tuple(_point(row, breaks) for row in frame.to_dict("records"))


def _point(row: Mapping[Hashable, object], breaks: list[SeriesBreak]) -> Point:
    observation, now, then, start = row["observation"], row["exact"], row["before"], row["day_before"]
    assert isinstance(observation, Observation)
    broken = next((each for each in breaks if isinstance(start, date) and start < each.date <= observation.date), None)
    change = growth = None
    if isinstance(now, Decimal) and isinstance(then, Decimal) and broken is None:
        change = now - then
        growth = change / then * 100 if then else None
    return Point(observation=observation, change=change, growth=growth, after_break=broken)


def judged(dossier: Dossier, series: str, area: str, sector: str) -> tuple[Judged, ...]:
    """The forecasts of a series for one area and sector, by report, next to what happened."""
    levels = {
        each.date: each
        for each in dossier.observations
        if each.series == series and each.area == area and each.sector == sector and each.value is not None
    }
    found = [
        _judged(each, levels)
        for each in dossier.forecasts
        if each.series == series and each.area == area and each.sector == sector
    ]
    return tuple(sorted(found, key=lambda each: (each.forecast.base_date, each.forecast.horizon)))


def _judged(forecast: Forecast, levels: dict[date, Observation]) -> Judged:
    start = levels.get(forecast.base_date)
    base = start.value if start else None
    change = forecast.change
    if change is None and forecast.level is not None and base is not None:
        change = forecast.level - base
    if change is None and forecast.percent is not None and base is not None:
        change = base * forecast.percent / 100
    expected = (
        forecast.level
        if forecast.level is not None
        else (base + change if base is not None and change is not None else None)
    )
    known_dates = [day for day in levels if forecast.base_date < day <= forecast.horizon]
    known = levels[max(known_dates)] if known_dates else None
    known_change = known.value - base if known and known.value is not None and base is not None else None
    return Judged(
        forecast=forecast,
        base=base,
        expected=expected,
        expected_change=change,
        known=known,
        known_change=known_change,
        final=known is not None and known.date == forecast.horizon,
    )
