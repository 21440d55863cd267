"""The day on which records last changed, as far as they tell it themselves: by the days in them and those of their sources."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Ref, hints
from motiespoor.model.period import Period

# Until when somebody looked is no change of what was found.
_NO_CHANGE = frozenset({"searched", "origin"})


class Changes:
    """When the records of a dossier changed, as it is known on a day."""

    def __init__(self, dossier: Dossier, today: date) -> None:
        self._today = today
        self._sources = {each.id: each.date for each in dossier.sources}
        # By what was looked at, which is kept so that no other gets its place: pages are made of the same records.
        self._known: dict[int, tuple[object, date | None]] = {}

    def last(self, *records: object) -> date | None:
        """The last day until now that stands in any of these records, or that a source of one is of; `None` without any."""
        return max((day for each in records if (day := self._last(each)) is not None), default=None)

    def _last(self, record: object) -> date | None:
        if id(record) not in self._known:
            self._known[id(record)] = record, self._worked_out(record)
        return self._known[id(record)][1]

    def _worked_out(self, record: object) -> date | None:
        if isinstance(record, tuple):
            return self.last(*record)
        return max((day for day in self._days(record) if day <= self._today), default=None)

    def _days(self, value: object) -> Iterator[date]:
        if isinstance(value, date):
            yield value
        elif isinstance(value, Period):
            yield from (each for each in (value.start, value.end) if each is not None)
        elif isinstance(value, tuple):
            for each in value:
                yield from self._days(each)
        elif isinstance(value, Mapping):
            for each in value.values():
                yield from self._days(each)
        elif dataclasses.is_dataclass(value):
            of: type = type(value)
            for name, source in _telling(of):
                held: Any = getattr(value, name)
                yield from self._days(held) if not source else self._of_sources(held)

    def _of_sources(self, named: str | tuple[str, ...] | None) -> Iterator[date]:
        for each in (named,) if isinstance(named, str) else named or ():
            if (found := self._sources.get(each)) is not None:
                yield from self._days(found)


@cache
def _telling(of: type) -> tuple[tuple[str, bool], ...]:
    """The attributes that may tell a day, and whether each names sources; most tell neither."""
    types = hints(of)
    found = ((each.name, types[each.name]) for each in dataclasses.fields(of) if each.name not in _NO_CHANGE)
    return tuple((name, _names_sources(hint)) for name, hint in found if _names_sources(hint) or _tells(hint))


def _tells(hint: Any) -> bool:
    if get_origin(hint) is Annotated:  # a text, with what may stand in it
        return False
    return hint in (date, Period) or dataclasses.is_dataclass(hint) or any(map(_tells, get_args(hint)))


def _names_sources(hint: Any) -> bool:
    if get_origin(hint) is Annotated:
        return any(isinstance(each, Ref) and each.family is Family.SOURCE for each in get_args(hint))
    return any(map(_names_sources, get_args(hint)))
