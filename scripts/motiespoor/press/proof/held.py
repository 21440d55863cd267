"""Everything that a record holds, each by what it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import Any, TypeVar

_Open = Callable[[Any], Iterable[object]]
_Leaf = TypeVar("_Leaf", str, Decimal, date)


@dataclass(frozen=True, slots=True)
class Held:
    """The texts, numbers and days within a record, and how many records it is; not where they were read."""

    texts: Set[str]
    numbers: Set[Decimal]
    days: Set[date]
    records: int


def plain(text: str) -> str:
    """A text with single spaces: the very same when it has no others, which takes no room."""
    found = " ".join(text.split())
    return text if text == found else found


def held(record: object) -> Held:
    """All that a record holds, and itself."""
    opened: dict[
        type, _Open | None
    ] = {}  # how things of a kind are opened: asked of each anew it takes most of the time
    leaves: defaultdict[type, set[Any]] = defaultdict(set)
    numbers: defaultdict[type, int] = defaultdict(int)
    waiting = [record]
    while waiting:
        kind = type(each := waiting.pop())
        if kind not in opened:
            opened[kind] = _opening(kind)
        if (opening := opened[kind]) is None:
            leaves[kind].add(each)
        else:
            numbers[kind] += 1
            waiting.extend(opening(each))
    records = sum(number for kind, number in numbers.items() if is_dataclass(kind))
    return Held(_of(str, leaves), _of(Decimal, leaves), _of(date, leaves), records)


def _opening(kind: type) -> _Open | None:
    """What gives the parts of a thing of this kind; `None` for what has none and is told itself."""
    if issubclass(kind, str | Decimal | date):
        return None
    if issubclass(kind, Mapping):
        return lambda each: (*each.keys(), *each.values())
    if issubclass(kind, tuple):
        return iter
    names = [field.name for field in fields(kind) if field.name != "origin"] if is_dataclass(kind) else []
    if len(names) > 1:
        return attrgetter(*names)
    return lambda each: [getattr(each, name) for name in names]


def _of(sort: type[_Leaf], leaves: Mapping[type, set[Any]]) -> Set[_Leaf]:
    return frozenset().union(*(found for kind, found in leaves.items() if issubclass(kind, sort)))
