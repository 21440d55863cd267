"""What came of what was promised: computed against a day, never stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.instances import Instance, State, instances
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Sign, Worded
from motiespoor.model.measure import Happened, Measure, Milestone, Report
from motiespoor.model.period import Period
from motiespoor.model.source import Source


class Outcome(Worded):
    """Where a promise stands on a day; the order is that of the questions that decide it."""

    MET_LATE = "te-laat-gehaald", "te laat gehaald", "Een bron meldt dat het er is, maar na de termijn.", Sign.CORE
    MET = (
        "gehaald",
        "gehaald",
        "Een bron meldt dat het er is, binnen de termijn of zonder dat er een termijn was.",
        Sign.FULL,
    )
    CONDITIONAL = (
        "onder-voorwaarde",
        "onder voorwaarde",
        "De belofte geldt alleen als aan een voorwaarde is voldaan, zoals ‘zo nodig’.",
        Sign.DIAMOND,
    )
    SHARED = (
        "telt-elders",
        "telt mee bij een andere belofte",
        "Eén stuk zou deze en een andere belofte nakomen. Wij tellen dat één keer, bij die andere.",
        Sign.ONWARD,
    )
    MISSED = (
        "uitgebleven",
        "over een heel jaar geen bericht gevonden",
        "Het is elk jaar beloofd, en over minstens één jaar dat voorbij is, is geen bericht gevonden.",
        Sign.EXCLAMATION,
    )
    AWAITED = (
        "nog-geen-bericht",
        "dit jaar nog geen bericht gevonden",
        "Het is elk jaar beloofd, en dit jaar had het er al kunnen zijn.",
        Sign.EXCLAMATION,
    )
    RECURRING = (
        "terugkerend",
        "keert terug",
        "Het is elk jaar beloofd, en over geen jaar dat voorbij is, ontbreekt een bericht.",
        Sign.CIRCLING,
    )
    TO_RECUR = (
        "eerste-jaar",
        "keert terug, nog geen jaar voorbij",
        "Het is elk jaar beloofd, en er is nog geen jaar voorbij waarover een bericht werd verwacht.",
        Sign.CIRCLING,
    )
    PERIODIC = (
        "geregeld",
        "keert terug, niet gezegd hoe vaak",
        "Het is geregeld beloofd, maar de bron zegt niet hoe vaak. Of er een keer ontbreekt, is dus niet te zeggen.",
        Sign.CIRCLING,
    )
    DOUBTFUL = (
        "met-twijfel",
        "gemeld, met twijfel",
        "Een bericht kan zo gelezen worden dat het er is. Bij dat bericht staat waarom het niet zeker is.",
        Sign.QUESTION,
    )
    NO_TERM = "zonder-termijn", "geen termijn genoemd", "De bron zegt niet wanneer het er moet zijn.", Sign.DASH
    OPEN_ENDED = (
        "zonder-laatste-dag",
        "geen laatste dag genoemd",
        "Er staat iets als ‘de komende jaren’ of ‘binnenkort’: dat heeft geen laatste dag.",
        Sign.DOTS,
    )
    OPEN = "open", "termijn loopt nog", "De laatste dag is nog niet geweest.", Sign.EMPTY
    PASSED_WITH_REPORT = (
        "voorbij-met-bericht",
        "termijn voorbij, niet gemeld als klaar",
        "De laatste dag is geweest. Een latere bron zegt er iets over, maar niet dat het er is.",
        Sign.EXCLAMATION,
    )
    PASSED = (
        "voorbij",
        "termijn voorbij, geen bericht gevonden",
        "De laatste dag is geweest en wij vonden geen bericht. Het kan dus wel gebeurd zijn.",
        Sign.EXCLAMATION,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """A promise with its outcome; `measure` is `None` when no measure carries it.

    `instances` are the years of what comes back every year, oldest first.
    """

    milestone: Milestone
    measure: Measure | None
    outcome: Outcome
    instances: tuple[Instance, ...] = ()

    @property
    def term(self) -> Period | None:
        """The term as it was last told."""
        return term(self.milestone)

    @property
    def dated_late(self) -> bool:
        """Whether it had a last day, and that has passed without word that it was done."""
        return self.outcome in (Outcome.PASSED, Outcome.PASSED_WITH_REPORT)

    @property
    def yearly_late(self) -> bool:
        """Whether it comes back every year, and nothing was found of a whole year, or yet of this one."""
        return self.outcome in (Outcome.MISSED, Outcome.AWAITED)

    @property
    def overdue(self) -> bool:
        """Whether the term, or a whole year, has passed and nothing says that it was met."""
        return self.dated_late or self.outcome is Outcome.MISSED


def term(milestone: Milestone) -> Period | None:
    """The term as it was last told: a later report may have moved it."""
    moved = [report.expected for report in milestone.reports if report.expected is not None]
    return moved[-1] if moved else milestone.expected


def yearly(milestone: Milestone) -> bool:
    """Whether it was promised for every year."""
    return _reads(term(milestone), "jaarlijks")


def periodic(milestone: Milestone) -> bool:
    """Whether it was promised for from time to time."""
    return _reads(term(milestone), "periodiek")


def outcome(milestone: Milestone, instances: tuple[Instance, ...], today: date) -> Outcome:
    """What has come of a promise, as far as the data tell; `instances` are its years, when it comes back every year."""
    expected, achieved = term(milestone), milestone.achieved
    due = expected.due if expected else None
    if achieved is not None:
        # A period that may lie after the term is not called late: the benefit of the doubt.
        return Outcome.MET_LATE if due and achieved.start and achieved.start > due else Outcome.MET
    if milestone.condition is not None:
        return Outcome.CONDITIONAL
    if milestone.together is not None:
        return Outcome.SHARED
    if yearly(milestone):
        return _returning(instances)
    if periodic(milestone):
        return Outcome.PERIODIC
    if _doubtful(milestone.reports):
        return Outcome.DOUBTFUL
    if expected is None or _reads(expected, "onbekend"):
        return Outcome.NO_TERM
    if due is None:
        return Outcome.OPEN_ENDED
    if today <= due:
        return Outcome.OPEN
    return Outcome.PASSED_WITH_REPORT if milestone.reports else Outcome.PASSED


def _reads(expected: Period | None, word: str) -> bool:
    return expected is not None and expected.text.strip().lower() == word


def _returning(instances: tuple[Instance, ...]) -> Outcome:
    if any(each.state is State.MISSED for each in instances):
        return Outcome.MISSED
    if instances and instances[-1].state is State.AWAITED:
        return Outcome.AWAITED
    return Outcome.TO_RECUR if all(each.state is State.NOT_YET for each in instances) else Outcome.RECURRING


def _doubtful(reports: tuple[Report, ...]) -> bool:
    """Whether a report may be read as word that it happened, and none after it says that it did not."""
    said = [report.happened for report in reports if report.happened is not Happened.YES]
    return bool(said) and said[-1] is Happened.DOUBTFUL


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
    """Every promise of the dossier with its outcome: by term, those without one last."""
    owned: list[tuple[Measure | None, Milestone]] = [(m, each) for m in dossier.measures for each in m.milestones]
    owned += [(None, each) for each in dossier.promises]
    found = [_deadline(each, measure, dossier, today) for measure, each in owned]
    return tuple(sorted(found, key=_by_term))


def _deadline(milestone: Milestone, measure: Measure | None, dossier: Dossier, today: date) -> Deadline:
    years = instances(milestone, dossier, today) if yearly(milestone) else ()
    return Deadline(milestone=milestone, measure=measure, outcome=outcome(milestone, years, today), instances=years)


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
