"""Where actions stood, and what moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Action, Measure, StatusUpdate
from motiespoor.model.publication import StatusKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A status update, with the status before it; `None` when it is the first."""

    measure: Measure
    action: Action
    update: StatusUpdate
    before: str | None

    @property
    def moved(self) -> bool:
        """Whether the status is another one than before."""
        return self.before is not None and self.before != self.update.status


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where an action stood in a round, on the word of that round; `None` when it did not exist yet."""

    action: Action
    update: StatusUpdate | None


@dataclass(frozen=True, kw_only=True, slots=True)
class History:
    """A measure over the rounds: for each round the standing of every action, and now."""

    measure: Measure
    rounds: tuple[tuple[Round, tuple[Standing, ...]], ...]
    now: tuple[Standing, ...]


def changes(dossier: Dossier) -> tuple[Change, ...]:
    """Every status update, latest first."""
    found: list[Change] = []
    for measure in dossier.measures:
        for action in measure.actions:
            before: str | None = None
            for update in action.updates:
                found.append(Change(measure=measure, action=action, update=update, before=before))
                before = update.status
    # Sorting is stable: within one day the order of the measures remains.
    return tuple(sorted(found, key=lambda change: change.update.date, reverse=True))


def histories(dossier: Dossier) -> tuple[History, ...]:
    """The history of every measure."""
    return tuple(history(measure, dossier) for measure in dossier.measures)


def history(measure: Measure, dossier: Dossier) -> History:
    """One measure over the rounds."""
    return History(
        measure=measure,
        rounds=tuple((each, tuple(_standings(measure, each))) for each in dossier.rounds),
        now=tuple(Standing(action=action, update=action.current) for action in measure.actions),
    )


def _standings(measure: Measure, each: Round) -> Iterator[Standing]:
    for action in measure.actions:
        said = [update for update in action.updates if update.round == each.sheet.id]
        yield Standing(action=action, update=said[-1] if said else None)


def tally(standings: tuple[Standing, ...], statuses: tuple[StatusKind, ...]) -> tuple[tuple[StatusKind, int], ...]:
    """How many actions have each status, in the order of the vocabulary; statuses without any are left out."""
    counted = Counter(each.update.status for each in standings if each.update is not None)
    return tuple((status, counted[status.id]) for status in statuses if counted[status.id])


# Parliament is told once a year; what was not told of for longer is silent.
SILENCE = timedelta(days=365)


def silent_since(action: Action, statuses: tuple[StatusKind, ...], today: date) -> date | None:
    """The day of the last news of an action that is not finished, when that is more than a year ago."""
    final = {each.id for each in statuses if each.final is YesNo.YES}
    last = action.current
    return last.date if last.status not in final and today - last.date > SILENCE else None


def silent_actions(dossier: Dossier, today: date) -> dict[tuple[str, str], date]:
    """Since when there is no news of an action, by the number of its measure and its id; only those that are silent."""
    return {
        (measure.number, action.id): since
        for measure in dossier.measures
        for action in measure.actions
        if (since := silent_since(action, dossier.statuses, today)) is not None
    }


def latest_day(dossier: Dossier) -> date:
    """The day of the latest thing that the data tell: a round, a status update or a report."""
    days = [each.sheet.date for each in dossier.rounds]
    days += [update.date for measure in dossier.measures for action in measure.actions for update in action.updates]
    milestones = [each for measure in dossier.measures for each in measure.milestones] + list(dossier.promises)
    days += [report.date for milestone in milestones for report in milestone.reports]
    return max(days, default=date.min)
