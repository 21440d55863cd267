"""Where actions stood, what moved, and since when nothing was heard of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motiespoor.derive.instances import milestones
from motiespoor.derive.rows import rows
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Action, Cause, Measure, StatusUpdate
from motiespoor.model.publication import StatusKind
from motiespoor.model.source import Event


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A status update, with the status before it; `None` when it is the first.

    One that is `superseded` was a mistake, and a correction of the same day stands in its place: it is no step,
    but it was told, so it stays.
    """

    measure: Measure
    action: Action
    update: StatusUpdate
    before: str | None
    superseded: bool = False

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


def told_in(each: Round, dossier: Dossier) -> frozenset[str]:
    """The keys of the measures that a round is about: of its rows, or without a table of those with a status of it."""
    if each.literal:
        return frozenset(rows(dossier)[each.sheet.id])
    return frozenset(
        measure.slug
        for measure in dossier.measures
        if any(said_in(each, action) is not None for action in measure.actions)
    )


def said_in(each: Round, action: Action) -> StatusUpdate | None:
    """The status of an action on the word of a round; the last, when it was corrected at its own place."""
    said = [update for update in action.updates if update.round == each.sheet.id]
    return said[-1] if said else None


def changes(dossier: Dossier) -> tuple[Change, ...]:
    """Every status update, latest first."""
    found: list[Change] = []
    for measure in dossier.measures:
        for action in measure.actions:
            before: str | None = None
            wrong = superseded(action)
            for update in action.updates:
                found.append(
                    Change(measure=measure, action=action, update=update, before=before, superseded=update in wrong)
                )
                before = before if update in wrong else update.status
    # Sorting is stable: within one day the order of the measures remains.
    return tuple(sorted(found, key=lambda change: change.update.date, reverse=True))


def superseded(action: Action) -> frozenset[StatusUpdate]:
    """The updates that a later one corrects at their own place: of the same day and the same round."""
    wrong, corrected = [], set()
    for update in reversed(action.updates):
        if (place := (update.date, update.round)) in corrected:
            wrong.append(update)
        if update.cause is Cause.CORRECTION:
            corrected.add(place)
    return frozenset(wrong)


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
        yield Standing(action=action, update=said_in(each, action))


def tally(standings: tuple[Standing, ...], statuses: tuple[StatusKind, ...]) -> tuple[tuple[StatusKind, int], ...]:
    """How many actions have each status, in the order of the vocabulary; statuses without any are left out."""
    counted = Counter(each.update.status for each in standings if each.update is not None)
    return tuple((status, counted[status.id]) for status in statuses if counted[status.id])


# Parliament is told once a year; what was not told of for longer is silent.
SILENCE = timedelta(days=365)


def events_of(measure: Measure, dossier: Dossier) -> tuple[Event, ...]:
    """The events that are about a measure, latest first."""
    own = (event for event in dossier.events if measure.number in event.measures)
    return tuple(sorted(own, key=lambda event: event.date.sort_key, reverse=True))


def last_word(action: Action) -> date:
    """The day of the last news of an action: a status update of its own; an event of its measure tells nothing of each action.

    A round that is silent is no news; a correction of ours stands on the day that it corrects.
    """
    told = (update.date for update in action.updates if update.cause is not Cause.SILENCE)
    return max(told, default=action.updates[0].date)


def unfinished(dossier: Dossier) -> tuple[tuple[Measure, Action], ...]:
    """The actions whose story is not over, with their measures."""
    final = {each.id for each in dossier.statuses if each.final is YesNo.YES}
    return tuple(
        (measure, action)
        for measure in dossier.measures
        for action in measure.actions
        if action.current.status not in final
    )


def silent_since(action: Action, today: date) -> date | None:
    """The day of the last news of an action, when that is more than a year ago."""
    last = last_word(action)
    return last if today - last > SILENCE else None


def silent_actions(dossier: Dossier, today: date) -> dict[tuple[str, str], date]:
    """Since when there is no news of an action that is not finished, by the number of its measure and its id."""
    return {
        (measure.number, action.id): since
        for measure, action in unfinished(dossier)
        if (since := silent_since(action, today)) is not None
    }


def latest_day(dossier: Dossier) -> date:
    """The day of the latest thing that the data tell: a round, a status update or a report."""
    days = [each.sheet.date for each in dossier.rounds]
    days += [update.date for measure in dossier.measures for action in measure.actions for update in action.updates]
    days += [report.date for milestone in milestones(dossier) for report in milestone.reports]
    return max(days, default=date.min)
