"""Until when something is known: the four days, the rounds that did not come, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.deadlines import Deadline, Outcome, deadlines, yearly
from motiespoor.derive.history import latest_day
from motiespoor.derive.instances import State, window
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Measure, Milestone


@dataclass(frozen=True, kw_only=True, slots=True)
class Days:
    """The four days that a reader has to tell apart; `None` for what there is not, or what nobody wrote down."""

    last_report: date | None  # a round, a status update or a report
    newest_source: date | None
    searched: date | None
    counted: date


@dataclass(frozen=True, kw_only=True, slots=True)
class ExpectedRound:
    """A round that was due and was not found, with the days between which it was expected."""

    year: int
    opens: date
    closes: date
    searched: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """When something is expected: no earlier than `first`, if that is known, and no later than `last`.

    `year` is that of the instance, when it comes back every year.
    """

    first: date | None
    last: date
    deadline: Deadline
    year: int | None


def days(dossier: Dossier, today: date) -> Days:
    """The four days of a dossier."""
    told = latest_day(dossier)
    begins = (each.date.start or each.date.end for each in dossier.sources)
    return Days(
        last_report=told if told > date.min else None,
        newest_source=max((day for day in begins if day is not None and day <= today), default=None),
        searched=dossier.publication.searched,
        counted=today,
    )


def searched_until(dossier: Dossier, measure: Measure | None = None, milestone: Milestone | None = None) -> date | None:
    """Until when news was looked for: of a promise, else of its measure, else of everything."""
    nearest = (milestone, measure, dossier.publication)
    return next((each.searched for each in nearest if each is not None and each.searched is not None), None)


def expected_rounds(dossier: Dossier, today: date) -> tuple[ExpectedRound, ...]:
    """The years of the promise that brings a round, of which nothing was found and that have no round."""
    held = {each.sheet.date.year for each in dossier.rounds}
    return tuple(
        ExpectedRound(
            year=instance.year,
            opens=instance.opens,
            closes=instance.closes,
            searched=searched_until(dossier, each.measure, each.milestone),
        )
        for each in deadlines(dossier, today)
        if each.milestone.recurrence is not None and each.milestone.recurrence.rounds is YesNo.YES
        for instance in each.instances
        if instance.state in (State.MISSED, State.AWAITED) and instance.year not in held
    )


def next_moments(deadlines: Sequence[Deadline], today: date) -> tuple[Moment, ...]:
    """What is expected after today, what must be there first in front."""
    return tuple(sorted(_moments(deadlines, today), key=lambda each: (each.last, each.deadline.milestone.title)))


_RETURNING = (Outcome.MISSED, Outcome.AWAITED, Outcome.RECURRING, Outcome.TO_RECUR)


def _moments(deadlines: Sequence[Deadline], today: date) -> Iterator[Moment]:
    for each in deadlines:
        if each.outcome is Outcome.OPEN and each.term is not None and each.term.due is not None:
            yield Moment(first=each.term.start, last=each.term.due, deadline=each, year=None)
        elif each.outcome in _RETURNING and yearly(each.milestone):
            yield from _next_year(each, today)


def _next_year(deadline: Deadline, today: date) -> Iterator[Moment]:
    """The next year of which nothing was found and that is not over; none after the last year of the promise."""
    milestone, again = deadline.milestone, deadline.milestone.recurrence
    told = {each.year for each in deadline.instances if each.state in (State.CAME, State.DOUBTFUL)}
    # Without an instance so far, it was promised this year, or is to begin later.
    begin = again.first if again is not None else today.year + (not deadline.instances)
    year = max(begin, today.year)
    while year in told:
        year += 1
    if again is None or again.last is None or year <= again.last:
        opens, closes = window(milestone, year)
        # The window is of earlier years; what was promised for a year may come until that year is over.
        passed = closes < today
        yield Moment(
            first=None if passed else opens,
            last=date(year, 12, 31) if passed else closes,
            deadline=deadline,
            year=year,
        )
