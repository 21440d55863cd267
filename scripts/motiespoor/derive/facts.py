"""The facts of the front page: how many actions are finished of those that can be, and what the asked figures say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import Judged, break_between, declared_break, exact, judged, whole_area, whole_sector
from motiespoor.derive.history import changes, tally
from motiespoor.derive.history import histories as histories_of
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.sums import summed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Frequency, Observation, Series, SeriesKind, YesNo
from motiespoor.model.front import KeyFact
from motiespoor.model.publication import StatusKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Finish:
    """How many actions are over, by status, of the `possible` ones: all but those that go on for ever.

    `day` is the last on which a status was new or moved, or a round told of them all; `None` without actions.
    """

    over: tuple[tuple[StatusKind, int], ...]
    possible: int
    lasting: int
    day: date | None

    @property
    def number(self) -> int:
        """How many are over."""
        return sum(number for _, number in self.over)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """How much a level changed between two days, and what was expected from the first; `None` without a forecast."""

    before: Observation
    after: Observation
    change: Decimal
    expected: Judged | None


def finish(dossier: Dossier) -> Finish:
    """Where the actions stand, as last known."""
    counted = tally(tuple(each for history in histories_of(dossier) for each in history.now), dossier.statuses)
    lasting = sum(number for status, number in counted if status.lasting is YesNo.YES)
    days = [each.sheet.date for each in dossier.rounds]
    days += [each.update.date for each in changes(dossier) if each.moved or each.before is None]
    total = sum(number for _, number in counted)
    return Finish(
        over=tuple((status, number) for status, number in counted if status.final is YesNo.YES),
        possible=total - lasting,
        lasting=lasting,
        day=max(days) if total else None,
    )


def approach_day(dossier: Dossier) -> date | None:
    """The day on which the approach began; `None` when the publication names no event, or one without a day."""
    event = next((each for each in dossier.events if each.id == dossier.publication.approach), None)
    return event.date.day if event else None


def line_of(dossier: Dossier, asked: KeyFact) -> Line:
    """What a fact is of: the whole, where it names no area or sector."""
    return Line(asked.series or "", asked.area or whole_area(dossier), asked.sector or whole_sector(dossier))


def cell(dossier: Dossier, asked: KeyFact) -> Observation | None:
    """The value of a fact: on its day, or the last that is known; `None` when there is none."""
    known = {
        day: each
        for day, each in lookup(dossier).standing.get(line_of(dossier, asked), {}).items()
        if each.value is not None
    }
    return known.get(asked.date if asked.date is not None else max(known, default=date.min))


def step(dossier: Dossier, asked: KeyFact) -> Step | None:
    """The change of a fact; `None` when one of its days has no exact value, or the two cannot be compared."""
    line, after = line_of(dossier, asked), cell(dossier, asked)
    if after is None or asked.since is None:
        return None
    # Of what came of others after that day: what these were together.
    given = lookup(dossier).at(line, asked.since, after.method)
    before = given if given is not None else summed(dossier, line, asked.since)
    then, now = exact(before), exact(after)
    if before is None or then is None or now is None or before.date >= after.date or before.method != after.method:
        return None
    broken = break_between if given is not None else declared_break
    if broken(dossier, line, before.date, after.date) is not None:
        return None
    return Step(before=before, after=after, change=now - then, expected=_expected(dossier, line, asked))


def _expected(dossier: Dossier, line: Line, asked: KeyFact) -> Judged | None:
    """The forecast that a change is held against: of that report, from the same day, with a number in the unit."""
    return next(
        (
            each
            for each in judged(dossier, *line)
            if each.forecast.report == asked.report
            and each.forecast.base_date == asked.since
            and each.expected_change is not None
        ),
        None,
    )


def start_of(observation: Observation, series: Series, base: Series | None) -> date | None:
    """Where what a value tells begins: a year before, of what is counted every year; `None` for a level or when unknown.

    `base` is the series that it is a share, a growth or a change of.
    """
    over_time = series.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH) or (
        series.kind is SeriesKind.SHARE and base is not None and base.kind is not SeriesKind.LEVEL
    )
    if not over_time or series.frequency is not Frequency.YEAR:
        return None
    day = observation.date
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
