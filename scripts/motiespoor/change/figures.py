"""Which figures a change touches, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

from motiespoor.derive.figures import exact
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.model.figure import Forecast, Observation

T = TypeVar("T", Observation, Forecast)


class What(Enum):
    """What happened to a figure; the value says it in Dutch."""

    REVISED = "veranderd"
    FILLED = "gevuld"  # it was looked for and not found, and now it is
    NEW = "nieuw"
    GONE = "verdwenen"  # the row, or the value that stood in it
    TOLD = "toegelicht"  # the same figure with another source or remark


@dataclass(frozen=True, kw_only=True, slots=True)
class RowChange(Generic[T]):
    """A row before and after; `None` where it is not there. `fields` has the Dutch names of what differs."""

    what: What
    before: T | None
    after: T | None
    fields: tuple[str, ...]

    @property
    def row(self) -> T:
        """The row as it is now, or as it was."""
        row = self.after or self.before
        assert row is not None
        return row


def observation_changes(before: Dossier, after: Dossier) -> tuple[RowChange[Observation], ...]:
    """The observations that differ: in the order of the file, then those that are gone."""
    pairs = _pairs(before.observations, after.observations, (_whole_cell, _cell))
    return tuple(each for old, new in pairs if (each := _change(old, new, _said_of_observation)) is not None)


def forecast_changes(before: Dossier, after: Dossier) -> tuple[RowChange[Forecast], ...]:
    """The forecasts that differ: in the order of the file, then those that are gone."""
    pairs = _pairs(before.forecasts, after.forecasts, (_whole_promise, _promise))
    return tuple(each for old, new in pairs if (each := _change(old, new, _said_of_forecast)) is not None)


def growth(before: Observation, after: Observation) -> tuple[Decimal, Decimal | None] | None:
    """How much more a value is than it was, in the unit and in percent, if it was more than nought; `None` unless both are exact."""
    old, new = exact(before), exact(after)
    if old is None or new is None:
        return None
    return new - old, arithmetic.growth(old, new)


def _cell(each: Observation) -> Hashable:
    return each.series, each.date, each.area, each.sector, each.breakdown


def _whole_cell(each: Observation) -> Hashable:
    return _cell(each), each.method


def _promise(each: Forecast) -> Hashable:
    return each.series, each.report, each.horizon, each.area, each.sector


def _whole_promise(each: Forecast) -> Hashable:
    return _promise(each), each.base_date


def _pairs(
    before: Iterable[T], after: Iterable[T], names: tuple[Callable[[T], Hashable], ...]
) -> Iterator[tuple[T | None, T | None]]:
    """Rows that are the same one, by the first way to name them that finds both, and rows without the other."""
    waiting, gone = list(after), list(before)
    partner: dict[int, T] = {}
    for name in names:
        found: defaultdict[Hashable, list[T]] = defaultdict(list)
        for old in gone:
            found[name(old)].append(old)
        for new in waiting:
            if id(new) not in partner and found[name(new)]:
                partner[id(new)] = found[name(new)].pop(0)
        taken = {id(each) for each in partner.values()}
        gone = [each for each in gone if id(each) not in taken]
    for new in waiting:
        yield partner.get(id(new)), new
    for old in gone:
        yield old, None


def _change(old: T | None, new: T | None, said: Callable[[T], tuple[object, ...]]) -> RowChange[T] | None:
    if old == new:
        return None
    fields = () if old is None or new is None else _fields(old, new)
    return RowChange(what=_what(old, new, said), before=old, after=new, fields=fields)


def _what(old: T | None, new: T | None, said: Callable[[T], tuple[object, ...]]) -> What:
    if new is None:
        return What.GONE
    if old is None:
        return What.NEW
    then, now = said(old), said(new)
    if then == now:
        return What.TOLD
    if not any(then):
        return What.FILLED
    return What.REVISED if any(now) else What.GONE


def _said_of_observation(each: Observation) -> tuple[object, ...]:
    """What the row says; zero is something."""
    return (each.value is not None and (each.value,), each.precision, each.direction)


def _said_of_forecast(each: Forecast) -> tuple[object, ...]:
    numbers = (each.level, each.level_to, each.change, each.change_to, each.percent, each.percent_to)
    return (*(number is not None and (number,) for number in numbers), each.precision, each.direction)


def _fields(old: T, new: T) -> tuple[str, ...]:
    declared = keys(type(new)).values()
    return tuple(
        str(field.metadata["title"]) for field in declared if getattr(old, field.name) != getattr(new, field.name)
    )
