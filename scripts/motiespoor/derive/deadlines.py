"""What came of what was promised: computed against a day, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Worded
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.period import Period
from motiespoor.model.source import Source


class Outcome(Worded):
    """Where a promise stands on a day."""

    MET = "gehaald", "gehaald", "", "●"
    MET_LATE = "te-laat-gehaald", "te laat gehaald", "", "◐"
    # The term has passed; no source said anything after the promise, or one did, but not that it is there.
    PASSED = "voorbij", "termijn voorbij, geen bericht", "", "!"
    PASSED_WITH_REPORT = "voorbij-met-bericht", "termijn voorbij, niet gemeld als klaar", "", "!"
    OPEN = "open", "termijn loopt nog", "", "○"
    NO_TERM = "zonder-termijn", "geen termijn genoemd", "", "–"
    RECURRING = "terugkerend", "keert terug", "", "↻"  # nothing says that it failed to
    MISSED = "uitgebleven", "keert terug, geen recent bericht", "", "!"  # every year, and not told of for longer


# A year and a month: what comes back every year does not come back on the same day.
YEARLY = timedelta(days=396)
_RECURRING = frozenset({"jaarlijks", "periodiek"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A milestone with its outcome; `measure` is `None` when no measure carries it."""

    milestone: Milestone
    measure: Measure | None
    outcome: Outcome

    @property
    def term(self) -> Period | None:
        """The term as it was last told."""
        return term(self.milestone)

    @property
    def overdue(self) -> bool:
        """Whether the term has passed and nothing says that it was met."""
        return self.outcome in (Outcome.PASSED, Outcome.PASSED_WITH_REPORT, Outcome.MISSED)


def term(milestone: Milestone) -> Period | None:
    """The term as it was last told: a later report may have moved it."""
    moved = [report.expected for report in milestone.reports if report.expected is not None]
    return moved[-1] if moved else milestone.expected


def outcome(milestone: Milestone, today: date) -> Outcome:
    """What has come of a milestone, as far as the data tell."""
    expected, achieved = term(milestone), milestone.achieved
    due = expected.due if expected else None
    if achieved is not None:
        # A period that may lie after the term is not called late: the benefit of the doubt.
        return Outcome.MET_LATE if due and achieved.start and achieved.start > due else Outcome.MET
    if expected is not None and expected.text.lower() in _RECURRING:
        return _recurring(milestone, expected, today)
    if expected is None or (expected.start is None and expected.end is None):
        return Outcome.NO_TERM
    if due is None or today <= due:
        return Outcome.OPEN
    return Outcome.PASSED_WITH_REPORT if milestone.reports else Outcome.PASSED


def _recurring(milestone: Milestone, expected: Period, today: date) -> Outcome:
    """What comes back is late when a year, and a month for the calendar, went by without a word."""
    last = max((report.date for report in milestone.reports), default=None)
    yearly = expected.text.lower() == "jaarlijks"
    return Outcome.MISSED if yearly and last is not None and today - last > YEARLY else Outcome.RECURRING


def day_kept(milestone: Milestone, sources: Mapping[str, Source]) -> date | None:
    """The day for a promise that was kept: of a period the end, but no later than a source tells of it.

    "Kept in 2026", said in a letter of May 2026, is news of May: an entry never lies ahead of what is known.
    """
    achieved = milestone.achieved
    if achieved is None or achieved.day is not None:
        return achieved.day if achieved else None
    told = next((day for each in milestone.evidence if (day := sources[each.source].date.start)), None)
    if told is None:
        return achieved.end or achieved.start
    if achieved.end is not None and achieved.end < told:
        return achieved.end
    return max(told, achieved.start) if achieved.start else told


def deadlines(dossier: Dossier, today: date) -> tuple[Deadline, ...]:
    """Every milestone of the dossier with its outcome: by term, those without one last."""
    owned: list[tuple[Measure | None, Milestone]] = [(m, each) for m in dossier.measures for each in m.milestones]
    owned += [(None, each) for each in dossier.promises]
    found = [Deadline(milestone=each, measure=m, outcome=outcome(each, today)) for m, each in owned]
    return tuple(sorted(found, key=_by_term))


def by_measure(deadlines: tuple[Deadline, ...]) -> dict[str, tuple[Deadline, ...]]:
    """The deadlines of each measure, by its number."""
    found: defaultdict[str, list[Deadline]] = defaultdict(list)
    for each in deadlines:
        if each.measure is not None:
            found[each.measure.number].append(each)
    return {number: tuple(listed) for number, listed in found.items()}


def _by_term(deadline: Deadline) -> tuple[date, str]:
    expected = deadline.term
    if expected is None:
        return date.max, deadline.milestone.id
    return expected.due or expected.start or date.max, deadline.milestone.id
