"""The points of a series in the order of a chart, and what readers must know of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from motiespoor import dutch, spoken
from motiespoor.derive.figures import Point, points
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series, SeriesBreak, SeriesKind
from motiespoor.model.round import Certainty
from motiespoor.render.charts.figure import (
    Cell,
    value_cell,
)  # fmt: skip
from motiespoor.render.charts.scope import Scope
from motiespoor.render.revisions import before

# What can stand between two reference dates.
BROKEN, MAYBE_BROKEN, OTHER_METHOD = "reeksbreuk", "mogelijke breuk", "andere methode"
# More steps than this are not told one by one.
MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Dated:
    """A point of a series with the title of its method, in the order of a chart: method by method, and in each by date.

    `note` is what stands between this point and the one before it: a break, or another method.
    Points of one `stretch` can be compared: they were counted by one method, with no certain break between them.
    """

    point: Point
    method: str
    note: str
    stretch: int


def dated(dossier: Dossier, series: Series, of: Scope) -> tuple[Dated, ...]:
    """The points of a series in the order of a chart: values by two methods never stand between each other."""
    every = points(dossier, series, of.area, of.sector)
    titles = {each.id: each.title for each in dossier.methods}
    order = list(dict.fromkeys(each.observation.method for each in every))
    found: list[Dated] = []
    stretch = 0
    for each in sorted(every, key=lambda each: order.index(each.observation.method)):
        method = each.observation.method
        note = ""
        if found and found[-1].point.observation.method != method:
            note = OTHER_METHOD
        elif found and each.after_break is not None:
            certain = each.after_break.certainty is Certainty.CERTAIN
            note = BROKEN if certain else MAYBE_BROKEN
        stretch += note in (BROKEN, OTHER_METHOD)
        found.append(Dated(each, titles[method], note, stretch))
    return tuple(found)


def shown(each: Dated, series: Series) -> str:
    """The value as readers see it everywhere: with the word of its precision."""
    return level_cell(each, series).shown


def counted(each: Dated, series: Series) -> str:
    """The value with its unit."""
    return dutch.counted(shown(each, series), "" if _has_sign(series) else series.behind)


def _has_sign(series: Series) -> bool:
    """Whether its values are shown with their %."""
    return series.kind in (SeriesKind.GROWTH, SeriesKind.SHARE)


def level_cell(each: Dated, series: Series) -> Cell:
    """The value, with its sign when it is a change; or what is known instead."""
    observation = each.point.observation
    of_change = series.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH)
    unit = "%" if _has_sign(series) else ""
    gap = dutch.gap(observation.direction)
    return value_cell(observation.value, series.decimals, observation.precision, gap, unit=unit, sign=of_change)


def measured(series: Series, of: Scope, found: Sequence[Dated]) -> str:
    """The subtitle: what is counted, of what, on which day of the year, and what is missing."""
    days = [each.point.date for each in found]
    day = spoken.common_day(days, series.frequency)
    when = {
        SeriesKind.LEVEL: spoken.holds(days, series),
        SeriesKind.CHANGE: f"verandering tot {day}",
        SeriesKind.GROWTH: f"groei tot {day}",
        SeriesKind.SHARE: f"aandeel op {day}",
    }[series.kind]
    where = f", {of.part}" if of.part else ""
    missing = [spoken.moment(each.point.date, series) for each in found if each.point.value is None]
    gaps = ""
    if 0 < len(missing) < 4:
        gaps = f" Niet gevonden: {dutch.listed(missing)}."
    elif missing:
        which = "In" if series.of_period else "Op"
        many = "perioden" if series.of_period else "peildata"
        gaps = f" {which} {len(missing)} {many} is het getal niet gevonden."
    return f"{spoken.heading(series)}{where}, {when}.{gaps}"


def sources(found: Sequence[Dated]) -> tuple[str, ...]:
    """The sources of the values, each once."""
    return tuple(dict.fromkeys(each.point.observation.source for each in found if each.point.observation.source))


def methods(found: Sequence[Dated]) -> tuple[str, ...]:
    """The methods by which was counted, each once."""
    return tuple(dict.fromkeys(each.point.observation.method for each in found))


def notes(found: Sequence[Dated], series: Series, dossier: Dossier) -> tuple[str, ...]:
    """What readers must know of these values, each once."""
    told: list[str] = []
    for each in found:
        day, observation = spoken.moment(each.point.date, series), each.point.observation
        if observation.note:
            told.append(f"{day}: {observation.note}")
        if revised := before(observation, series, dossier):
            told.append(f"{day}: {revised}")
    told += [break_note(each.point.after_break) for each in found if each.point.after_break is not None]
    told += [f"{dutch.capital(dutch.NO_PERCENTAGE)}." for each in found if each.point.from_nothing]
    return tuple(dict.fromkeys(told))


def break_note(broken: SeriesBreak) -> str:
    """What readers must know of a break."""
    sort = "Breuk in de reeks" if broken.certainty is Certainty.CERTAIN else "Mogelijke breuk in de reeks"
    return f"{sort} vanaf {dutch.day(broken.date)}: {broken.description}"


def names(found: Sequence[Dated], series: Series) -> list[str]:
    """The short names of the reference dates, as on an axis."""
    named = dutch.references([each.point.date for each in found], series.frequency)
    return [named[each.point.date] for each in found]


def day_number(each: Dated) -> float:
    """A day as a number on an axis of years: a time axis would follow the time zone of the machine."""
    day = each.point.date
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 4)


def break_row(note: str, method: str) -> Iterator[dict[str, Any]]:
    """The line of text above a bar that must not be compared with the one before it; nothing without a note."""
    if note:
        yield {"note": f"{note}: {method}" if note == OTHER_METHOD else note, "ruled": True}
