"""Names in the rows of registers that became others: a measure that is numbered anew, and what another took over.

A row names a measure by its number and a promise by its id. That another number or id stands there says nothing else of
the row when it is that of the same measure, or of what is told in the list of successions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from motiespoor.derive.instances import milestones
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.register import Entry, Register, RegisterRow, Value
from motiespoor.model.succession import Kind

# By family the names that stood in rows, each with those that stand for the same now; none for what only ended.
Heirs = Mapping[Family, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told to have come instead of each name."""

    successors: Mapping[tuple[Kind, str], tuple[str, ...]]

    def living(
        self, kind: Kind, name: str, now: Mapping[str, str], seen: frozenset[str] = frozenset()
    ) -> Iterator[str]:
        """What there is now for a name, itself when it is still there."""
        if name in now:
            yield now[name]
        elif name not in seen:
            for each in self.successors.get((kind, name), ()):
                yield from self.living(kind, each, now, seen | {name})


def heirs(before: Dossier, after: Dossier) -> Heirs:
    """What stands now for the names that rows had before a change; only of names that are still known or told of."""
    told = _Told({(each.kind, each.name): each.successors for each in after.successions})
    numbers = {each.slug: each.number for each in after.measures}
    ids = {each.id: each.id for each in milestones(after)}
    ended = {(each.kind, each.name) for each in after.successions}
    return {
        Family.MEASURE: {
            each.number: tuple(told.living(Kind.MEASURE, each.slug, numbers))
            for each in before.measures
            if each.slug in numbers or (Kind.MEASURE, each.slug) in ended
        },
        Family.MILESTONE: {
            each.id: tuple(told.living(Kind.MILESTONE, each.id, ids))
            for each in milestones(before)
            if each.id in ids or (Kind.MILESTONE, each.id) in ended
        },
    }


def under_new_names(row: RegisterRow, now: RegisterRow, register: Register, found: Heirs) -> RegisterRow:
    """A row as it was, with the names that stand for the same now: of several those that the row has now."""
    families = {name: found[family] for name, family in register.families.items() if family in found}
    values = {
        name: _translated(value, now.values.get(name), families[name]) if name in families else value
        for name, value in row.values.items()
    }
    later = [each for each in now.history if each.field in families]
    return replace(row, values=values, history=tuple(_entry(each, later, families) for each in row.history))


def _entry(entry: Entry, later: list[Entry], families: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Entry:
    """The same of a change; it is that of the row as it is now which has the same day and the same words."""
    names = families.get(entry.field)
    if names is None or entry.value is None:
        return entry
    for each in later:
        value = _translated(entry.value, each.value, names)
        if value == each.value and replace(entry, text=each.text) == each:
            return replace(entry, text=each.text, value=value)
    return entry


def _translated(then: Value, now: Value, names: Mapping[str, tuple[str, ...]]) -> Value:
    """A value with what stands for it now; a name of which nothing is known stays as it is."""
    if isinstance(then, tuple):
        there = now if isinstance(now, tuple) else ()
        every = (_one(each, there, names) for each in then)
        return tuple(dict.fromkeys(each for each in every if each is not None))
    if isinstance(then, str):
        return _one(then, (now,) if isinstance(now, str) else (), names)
    return then


def _one(then: str, there: tuple[str, ...], names: Mapping[str, tuple[str, ...]]) -> str | None:
    """The name for a name: one that stands there now if it may, else the first; `None` for what only ended."""
    if then not in names:
        return then
    able = names[then]
    return next((each for each in able if each in there), able[0] if able else None)
