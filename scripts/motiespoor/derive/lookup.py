"""The figures of a dossier, put in order once so that nothing has to be searched for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Concatenate, NamedTuple, ParamSpec, TypeVar

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation, SeriesBreak

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A")


class Line(NamedTuple):
    """One series for one area and one sector: what a line in a chart is of."""

    series: str
    area: str
    sector: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Lookup:
    """The observations, without those of a further breakdown, and the forecasts and breaks.

    `lines` are by reference date, then in the order of the methods in the package.
    `standing` has per line and date the observation that speaks for that date: one with a value before a gap,
    then one by the method that the series is counted with on its latest date.
    """

    lines: dict[Line, tuple[Observation, ...]]
    standing: dict[Line, dict[date, Observation]]
    dates: dict[str, tuple[date, ...]]
    forecasts: dict[Line, tuple[Forecast, ...]]
    breaks: dict[str, tuple[SeriesBreak, ...]]

    def at(self, line: Line, day: date, method: str | None = None) -> Observation | None:
        """What is known on a date, by one method when that is given; `None` without a row."""
        standing = self.standing.get(line, {}).get(day)
        if method is None or standing is None or standing.method == method:
            return standing
        return next((each for each in self.lines[line] if each.date == day and each.method == method), None)


def remembered(function: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Let a pure function remember its answers on what it was last asked about: the very same, not an equal one.

    That is a dossier, or a large part of one.
    """
    last: list[A] = []
    answers: dict[object, R] = {}

    @wraps(function)
    def recalled(about: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not last or last[0] is not about:
            last[:] = [about]
            answers.clear()
        asked = (args, tuple(kwargs.items()))
        if asked not in answers:
            answers[asked] = function(about, *args, **kwargs)
        return answers[asked]

    return recalled


@remembered
def lookup(dossier: Dossier) -> Lookup:
    """The figures of a dossier in order."""
    order = {each.id: place for place, each in enumerate(dossier.methods)}
    lines: defaultdict[Line, list[Observation]] = defaultdict(list)
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in dossier.observations:
        if each.breakdown is None:
            lines[Line(each.series, each.area, each.sector)].append(each)
            days[each.series].add(each.date)
    dates = {series: tuple(sorted(found)) for series, found in days.items()}
    for own in lines.values():
        own.sort(key=lambda each: (each.date, order[each.method]))
    now = {
        (line.series, each.method) for line, own in lines.items() for each in own if each.date == dates[line.series][-1]
    }
    standing: dict[Line, dict[date, Observation]] = {}
    for line, own in lines.items():
        # The last one that is put under a date stays there.
        ranked = sorted(
            own, key=lambda each: (each.value is not None, (each.series, each.method) in now, order[each.method])
        )
        standing[line] = {each.date: each for each in ranked}
    forecasts: defaultdict[Line, list[Forecast]] = defaultdict(list)
    for forecast in dossier.forecasts:
        forecasts[Line(forecast.series, forecast.area, forecast.sector)].append(forecast)
    breaks: defaultdict[str, list[SeriesBreak]] = defaultdict(list)
    for each_break in dossier.breaks:
        breaks[each_break.series].append(each_break)
    return Lookup(
        lines={line: tuple(own) for line, own in lines.items()},
        standing=standing,
        dates=dates,
        forecasts={line: tuple(own) for line, own in forecasts.items()},
        breaks={series: tuple(own) for series, own in breaks.items()},
    )
