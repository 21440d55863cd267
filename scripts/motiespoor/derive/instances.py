"""What is promised every year: each year on its own, with when it is expected and what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from motiespoor.derive.lookup import remembered
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Happened, Milestone, Report
from motiespoor.model.period import PARTS, period


class State(Enum):
    """What is known of one year of a promise."""

    CAME = "gekomen"
    DOUBTFUL = "met-twijfel"
    MISSED = "uitgebleven"
    AWAITED = "nog-geen-bericht"
    NOT_YET = "nog-niet-verwacht"


# A report that says that it happened, or may be read so; any other changes nothing.
_TOLD = {Happened.YES: State.CAME, Happened.DOUBTFUL: State.DOUBTFUL}


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """One year of a promise; `report` is the one that decides, the last of its kind, and `others` are about this year too."""

    year: int
    state: State
    opens: date
    closes: date
    report: Report | None
    others: tuple[Report, ...]

    @property
    def day(self) -> date | None:
        """The day on which it came, when the report tells one day in this year."""
        if self.report is None:
            return None
        achieved = self.report.achieved
        told = achieved.day if achieved is not None else self.report.date
        return told if told is not None and told.year == self.year else None


@dataclass(frozen=True, kw_only=True, slots=True)
class LastCame:
    """When something that comes back came last: for certain, and perhaps once more after that."""

    certain: Instance | None
    doubtful: Instance | None


def milestones(dossier: Dossier) -> tuple[Milestone, ...]:
    """Every promise: of the measures in their order, then those that no measure carries."""
    return (*(each for measure in dossier.measures for each in measure.milestones), *dossier.promises)


@remembered
def _pools(dossier: Dossier) -> dict[str, list[Milestone]]:
    """By the promise that leads: it, and those that the same fact would keep."""
    found: defaultdict[str, list[Milestone]] = defaultdict(list)
    for each in milestones(dossier):
        for lead in {each.id, each.together or each.id}:
            found[lead].append(each)
    return found


def pooled(milestone: Milestone, dossier: Dossier) -> tuple[Report, ...]:
    """The reports of a promise and of those that the same fact would keep, by day: one report tells of all of them.

    Of a year of which a promise that counts with another has a report of its own, that one tells: a letter may be sent,
    and nobody know whether it came in time.
    """
    lead = milestone.together or milestone.id
    group = _pools(dossier).get(lead, ())
    own = {report.about for report in milestone.reports if report.about is not None} if milestone.together else set()
    found = (report for each in group for report in each.reports if each.id == milestone.id or report.about not in own)
    return tuple(sorted(found, key=lambda report: report.date))


def window(milestone: Milestone, year: int) -> tuple[date, date]:
    """The first and the last day on which a year's instance is expected; without a window, of the year."""
    again = milestone.recurrence
    opens, closes = (again.opens, again.closes) if again is not None else (None, None)
    return _on(opens, year) or date(year, 1, 1), _on(closes, year) or date(year, 12, 31)


def instances(milestone: Milestone, dossier: Dossier, today: date) -> tuple[Instance, ...]:
    """The years of a promise that comes back every year, up to this year."""
    reports = pooled(milestone, dossier)
    return tuple(_instance(milestone, year, reports, today) for year in _years(milestone, reports, dossier, today))


def first_year(milestone: Milestone, dossier: Dossier) -> int | None:
    """The first year: the one that is given, or else the year after the promise; unknown of an undated one."""
    if milestone.recurrence is not None:
        return milestone.recurrence.first
    promised = next((each.date for each in dossier.sources if each.id == milestone.promise.source), None)
    day = (promised.start or promised.end) if promised is not None else None
    return day.year + 1 if day is not None else None


def year_to_come(milestone: Milestone, dossier: Dossier) -> int | None:
    """The first year of which it may still come: after the last in which it did, but no later than its last year."""
    first = first_year(milestone, dossier)
    if first is None:
        return None
    came = (each.about for each in pooled(milestone, dossier) if each.happened is Happened.YES)
    year = max([first, *(about + 1 for about in came if about is not None)])
    last = milestone.recurrence.last if milestone.recurrence is not None else None
    return year if last is None else min(year, last)


def last_came(instances: Iterable[Instance]) -> LastCame:
    """The last that came for certain, and the last after it that came with doubt."""
    certain = doubtful = None
    for each in instances:
        if each.state is State.CAME:
            certain, doubtful = each, None
        elif each.state is State.DOUBTFUL:
            doubtful = each
    return LastCame(certain=certain, doubtful=doubtful)


def _on(day: str | None, year: int) -> date | None:
    return period(f"{day} {year}").day if day is not None else None


def _years(milestone: Milestone, reports: Iterable[Report], dossier: Dossier, today: date) -> Iterable[int]:
    """From the first to this year or the last; without a first those in which it came."""
    first = first_year(milestone, dossier)
    if first is None:
        return sorted({report.about for report in reports if report.about and report.happened in _TOLD})
    last = milestone.recurrence.last if milestone.recurrence is not None else None
    return range(first, (today.year if last is None else min(today.year, last)) + 1)


def _instance(milestone: Milestone, year: int, reports: Iterable[Report], today: date) -> Instance:
    about = [report for report in reports if report.about == year]
    opens, closes = window(milestone, year)
    state, decisive = next(_told(about), (_untold(milestone, year, today), None))
    return Instance(
        year=year,
        state=state,
        opens=opens,
        closes=closes,
        report=decisive,
        others=tuple(report for report in about if report is not decisive),
    )


def _told(about: list[Report]) -> Iterator[tuple[State, Report]]:
    for happened, state in _TOLD.items():
        for report in reversed(about):
            if report.happened is happened:
                yield state, report


def _untold(milestone: Milestone, year: int, today: date) -> State:
    if today > date(year, 12, 31):
        return State.MISSED
    return State.AWAITED if today >= _awaited_from(milestone, year) else State.NOT_YET


def _awaited_from(milestone: Milestone, year: int) -> date:
    """The day from which it is worth saying that nothing was found: after the window, or else from the end of the year."""
    again = milestone.recurrence
    closes = _on(again.closes, year) if again is not None else None
    return closes + timedelta(days=1) if closes is not None else date(year, PARTS["eind"][0], 1)
