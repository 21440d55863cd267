"""A dossier before a change next to the dossier after it: everything that differs, and what follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motiespoor.change.figures import RowChange, forecast_changes, observation_changes
from motiespoor.change.registers import RowNews, row_news
from motiespoor.derive.deadlines import Deadline, deadlines
from motiespoor.derive.history import Change
from motiespoor.derive.things import Named, Sort, Thing, things
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.fields import hints, keys
from motiespoor.model.figure import Forecast, Observation
from motiespoor.model.frame import Frame, FrameGroup
from motiespoor.model.measure import Action, Measure, Milestone, Report, StatusUpdate
from motiespoor.model.register import Register, RegisterPackage

# What is told on its own, and not as a field that differs.
_ELSEWHERE: Mapping[type, frozenset[str]] = {
    Measure: frozenset({"actions", "milestones"}),
    Action: frozenset({"updates"}),
    Milestone: frozenset({"reports"}),
    Frame: frozenset({"groups"}),
    FrameGroup: frozenset({"items"}),
    RegisterPackage: frozenset({"register"}),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldChange:
    """A field that says something else: its Dutch name, what it held and holds, and the type of that."""

    field: str
    was: Any
    now: Any
    hint: Any


@dataclass(frozen=True, kw_only=True, slots=True)
class Rewritten:
    """Something that is still there and says something else."""

    before: Thing
    after: Thing
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PromiseChange:
    """A milestone whose term or outcome is another on the same day, or of which something new is told.

    `before` is `None` for a new one; `reports` are the new ones.
    """

    before: Deadline | None
    after: Deadline
    reports: tuple[Report, ...]

    @property
    def becomes_overdue(self) -> bool:
        """Whether it is overdue because of the change."""
        return self.after.overdue and not (self.before is not None and self.before.overdue)


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """Everything that a change does, in the order of the dossier; `closed` are the rounds that it closes."""

    updates: tuple[Change, ...]
    observations: tuple[RowChange[Observation], ...]
    forecasts: tuple[RowChange[Forecast], ...]
    promises: tuple[PromiseChange, ...]
    new: tuple[Thing, ...]
    gone: tuple[Thing, ...]
    rewritten: tuple[Rewritten, ...]
    closed: tuple[Round, ...]
    rows: tuple[RowNews, ...]


def difference_between(before: Dossier, after: Dossier, today: date) -> Difference:
    """What differs between two dossiers, both looked at on the same day."""
    old, new = things(before), things(after)
    was_closed = {each.sheet.id for each in before.rounds if each.closing is not None}
    return Difference(
        updates=tuple(_updates(before, after)),
        observations=observation_changes(before, after),
        forecasts=forecast_changes(before, after),
        promises=tuple(_promises(before, after, today)),
        new=tuple(thing for named, thing in new.items() if named not in old),
        gone=tuple(thing for named, thing in old.items() if named not in new),
        rewritten=tuple(_rewritten(old, new)),
        closed=tuple(each for each in after.rounds if each.closing is not None and each.sheet.id not in was_closed),
        rows=tuple(row_news(before, after)),
    )


def _updates(before: Dossier, after: Dossier) -> Iterator[Change]:
    """The status updates that were added, by measure and action, oldest first."""
    known = {f"{m.slug}/{action.id}": Counter(action.updates) for m in before.measures for action in m.actions}
    for measure in after.measures:
        for action in measure.actions:
            stood = known.get(f"{measure.slug}/{action.id}", Counter[StatusUpdate]())
            last: str | None = None
            for update in action.updates:
                if stood[update]:
                    stood[update] -= 1
                else:
                    yield Change(measure=measure, action=action, update=update, before=last)
                last = update.status


def _promises(before: Dossier, after: Dossier, today: date) -> Iterator[PromiseChange]:
    old = {each.milestone.id: each for each in deadlines(before, today)}
    for now in deadlines(after, today):
        then = old.get(now.milestone.id)
        told = then.milestone.reports if then is not None else ()
        reports = tuple(each for each in now.milestone.reports if each not in told)
        same = then is not None and (then.outcome, then.term) == (now.outcome, now.term)
        if (then is None and now.overdue) or (then is not None and (reports or not same)):
            yield PromiseChange(before=then, after=now, reports=reports)


def _rewritten(old: Mapping[Named, Thing], new: Mapping[Named, Thing]) -> Iterator[Rewritten]:
    for named, now in new.items():
        then = old.get(named)
        if then is not None and then.record != now.record and (fields := tuple(_fields(then, now))):
            yield Rewritten(before=then, after=now, fields=fields)


def _fields(then: Thing, now: Thing) -> Iterator[FieldChange]:
    if now.sort is Sort.PAGE:
        yield FieldChange(field="Tekst", was=then.record, now=now.record, hint=str)
        return
    yield from field_changes(then.record, now.record)
    if now.sort is Sort.REGISTER:
        was, is_now = then.record.register, now.record.register
        # That it ended is told of the register, with why and on what it rests.
        told = "" if was.ended is not None else str(keys(Register)["beeindigd"].metadata["title"])
        yield from (each for each in field_changes(was, is_now) if each.field != told)


def field_changes(then: Any, now: Any) -> Iterator[FieldChange]:
    """The fields of two records of one type that differ; not what is told on its own."""
    record_type: Any = type(now)
    types = hints(record_type)
    for declared in keys(record_type).values():
        was, is_now = getattr(then, declared.name), getattr(now, declared.name)
        if was != is_now and declared.name not in _ELSEWHERE.get(record_type, ()):
            title = str(declared.metadata["title"])
            yield FieldChange(field=title, was=was, now=is_now, hint=types[declared.name])
