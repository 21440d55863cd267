"""Why two rows of registers meet: what each ground looks at in a row, and what it finds in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from motiespoor.derive.lineage import Lineage
from motiespoor.derive.ranges import Range
from motiespoor.model.figure import Area
from motiespoor.model.period import Period
from motiespoor.model.register import Ground, RegisterRow, RegisterTable, Value

# Areas that a row names and that went as a whole into another, each with that one.
Gone = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AreasThen:
    """The areas as they are on a day: what each that is no more went into as a whole, and what borders on each; by code."""

    now: Mapping[str, str]
    borders: Mapping[str, frozenset[str]]

    def of(self, named: Iterable[str]) -> tuple[Mapping[str, str], Mapping[str, frozenset[str]]]:
        """All of it that concerns these areas."""
        now = {each: self.now.get(each, each) for each in named}
        there = frozenset(now.values())
        return now, {each: self.borders.get(each, frozenset()) & there for each in there}


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """A number, or from a lowest to a highest one, in the unit of its field."""

    low: Decimal | None
    high: Decimal | None
    unit: str | None
    span: Range


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """From which period to which; the last is the first when there is only one."""

    first: Period
    last: Period
    span: Range


@dataclass(frozen=True, slots=True)
class SharedThemes:
    """Both name these themes."""

    themes: tuple[str, ...]
    ground: ClassVar[Ground] = Ground.THEMES

    @property
    def mirrored(self) -> SharedThemes:
        """The same, from the other side."""
        return self


@dataclass(frozen=True, slots=True)
class SameArea:
    """Both lie in this area, as it is now."""

    area: str
    gone: Gone = ()
    ground: ClassVar[Ground] = Ground.AREA

    @property
    def mirrored(self) -> SameArea:
        """The same, from the other side."""
        return self


@dataclass(frozen=True, slots=True)
class AreaBeside:
    """The area of the one borders on that of the other, as they are now."""

    left: str
    right: str
    gone: Gone = ()
    ground: ClassVar[Ground] = Ground.NEIGHBOUR

    @property
    def mirrored(self) -> AreaBeside:
        """The same, from the other side."""
        return AreaBeside(self.right, self.left, self.gone)


@dataclass(frozen=True, slots=True)
class SizeFits:
    """The size of the one lies within that of the other."""

    left: Size
    right: Size
    ground: ClassVar[Ground] = Ground.SIZE

    @property
    def mirrored(self) -> SizeFits:
        """The same, from the other side."""
        return SizeFits(self.right, self.left)


@dataclass(frozen=True, slots=True)
class SameMoment:
    """Some day is in the term of both."""

    left: Moment
    right: Moment
    ground: ClassVar[Ground] = Ground.MOMENT

    @property
    def mirrored(self) -> SameMoment:
        """The same, from the other side."""
        return SameMoment(self.right, self.left)


Reason = SharedThemes | SameArea | AreaBeside | SizeFits | SameMoment


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What a coupling looks at of a row; `None` and "" for what is not known.

    `area` is the one that there is now, and `named` the one that the row names.
    """

    key: str
    themes: frozenset[str]
    area: str
    named: str
    size: Size | None
    moment: Moment | None


def seen(table: RegisterTable, row: RegisterRow, areas: AreasThen) -> Seen:
    """A row as a coupling sees it."""
    parts = table.parts
    themes, area = row.now(parts.themes), row.now(parts.area)
    named = area if isinstance(area, str) else ""
    return Seen(
        key=row.key,
        themes=frozenset(themes if isinstance(themes, tuple) else ()),
        area=areas.now.get(named, named),
        named=named,
        size=_size(table, row),
        moment=_moment(row.now(parts.day), row.now(parts.until)),
    )


def _size(table: RegisterTable, row: RegisterRow) -> Size | None:
    """The size of a row; a highest without a lowest holds all below it, a lowest alone is that number.

    What ends before it begins is a mistake, of which the rules tell; here nothing is known then.
    """
    low, high = _number(row.now(table.parts.size)), _number(row.now(table.parts.size_to))
    if low is None and high is None:
        return None
    unit = next((each.unit for each in table.package.columns if each.name == table.parts.size), None)
    span = Range.of_numbers(low, low if high is None else high)
    return Size(low=low, high=high, unit=unit, span=span) if span.low <= span.high else None


def _number(value: Value) -> Decimal | None:
    return Decimal(value) if isinstance(value, int | Decimal) else None


def _moment(first: Value, last: Value) -> Moment | None:
    """The term of a row; an end that its words leave open stays so, and words without a day ("binnenkort") have no term."""
    begins, ends = _period(first), _period(last)
    begins, ends = begins or ends, ends or begins
    if begins is None or ends is None:
        return None
    known = begins.start is not None or ends.end is not None
    span = Range.of_days(begins.start, ends.end)
    return Moment(first=begins, last=ends, span=span) if known and span.low <= span.high else None


def _period(value: Value) -> Period | None:
    if isinstance(value, date):
        return Period(value.isoformat(), value, value, value)
    return value if isinstance(value, Period) else None


def areas_then(areas: Collection[Area], day: date) -> AreasThen:
    """The areas as they are on a day.

    One of two neighbours naming the other is enough. What bordered on an area borders on what that one went into; what was
    split stays what it was, for nobody told in which part of it a row lies.
    """
    lineage = Lineage(areas)
    heirs = {each.code: lineage.heirs_on(each.code, day) for each in areas}
    now = {code: found[0].code for code, found in heirs.items() if len(found) == 1 and found[0].code != code}
    borders: defaultdict[str, set[str]] = defaultdict(set)
    for each in areas:
        one = now.get(each.code, each.code)
        for neighbour in each.neighbours:
            other = now.get(neighbour, neighbour)
            if other != one:
                borders[one].add(other)
                borders[other].add(one)
    return AreasThen(now=now, borders={code: frozenset(others) for code, others in borders.items()})


def reasons(grounds: Collection[Ground], one: Seen, other: Seen, areas: AreasThen) -> tuple[Reason, ...]:
    """Why two rows meet, on those of these grounds on which they do."""
    return tuple(each for each in _all_reasons(one, other, areas) if each.ground in grounds)


def _all_reasons(one: Seen, other: Seen, areas: AreasThen) -> Iterator[Reason]:
    if both := one.themes & other.themes:
        yield SharedThemes(tuple(sorted(both)))
    if one.area and one.area == other.area:
        yield SameArea(one.area, _gone(one, other))
    if other.area in areas.borders.get(one.area, ()):
        yield AreaBeside(one.area, other.area, _gone(one, other))
    if one.size and other.size and _fits(one.size, other.size):
        yield SizeFits(one.size, other.size)
    if one.moment and other.moment and one.moment.span.meets(other.moment.span):
        yield SameMoment(one.moment, other.moment)


def _gone(one: Seen, other: Seen) -> Gone:
    """The areas of two rows that are no more; the same from both sides."""
    return tuple(sorted({(each.named, each.area) for each in (one, other) if each.named != each.area}))


def _fits(one: Size, other: Size) -> bool:
    """Whether one size lies within the other; what is counted in another unit does not."""
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return one.span.within(other.span) or other.span.within(one.span)
