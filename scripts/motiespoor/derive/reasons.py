"""Why two rows of registers meet: what each ground looks at in a row, and what it finds in two of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from motiespoor.derive.ranges import Range
from motiespoor.model.figure import Area
from motiespoor.model.period import Period
from motiespoor.model.register import Ground, RegisterRow, RegisterTable, Value

# The areas that border on each, by code.
Borders = Mapping[str, frozenset[str]]


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
    """Both lie in this area."""

    area: str
    ground: ClassVar[Ground] = Ground.AREA

    @property
    def mirrored(self) -> SameArea:
        """The same, from the other side."""
        return self


@dataclass(frozen=True, slots=True)
class AreaBeside:
    """The area of the one borders on that of the other."""

    left: str
    right: str
    ground: ClassVar[Ground] = Ground.NEIGHBOUR

    @property
    def mirrored(self) -> AreaBeside:
        """The same, from the other side."""
        return AreaBeside(self.right, self.left)


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
    """What a coupling looks at of a row; `None` and "" for what is not known."""

    key: str
    themes: frozenset[str]
    area: str
    size: Size | None
    moment: Moment | None


def seen(table: RegisterTable, row: RegisterRow) -> Seen:
    """A row as a coupling sees it."""
    parts = table.parts
    themes, area = row.now(parts.themes), row.now(parts.area)
    return Seen(
        key=row.key,
        themes=frozenset(themes if isinstance(themes, tuple) else ()),
        area=area if isinstance(area, str) else "",
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


def beside(areas: Iterable[Area]) -> Borders:
    """The areas that border on each; one of the two naming the other is enough."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in areas:
        for other in each.neighbours:
            if other != each.code:
                found[each.code].add(other)
                found[other].add(each.code)
    return {code: frozenset(others) for code, others in found.items()}


def reasons(grounds: Collection[Ground], one: Seen, other: Seen, borders: Borders) -> tuple[Reason, ...]:
    """Why two rows meet, on those of these grounds on which they do."""
    return tuple(each for each in _all_reasons(one, other, borders) if each.ground in grounds)


def _all_reasons(one: Seen, other: Seen, borders: Borders) -> Iterator[Reason]:
    if both := one.themes & other.themes:
        yield SharedThemes(tuple(sorted(both)))
    if one.area and one.area == other.area:
        yield SameArea(one.area)
    if other.area in borders.get(one.area, ()):
        yield AreaBeside(one.area, other.area)
    if one.size and other.size and _fits(one.size, other.size):
        yield SizeFits(one.size, other.size)
    if one.moment and other.moment and one.moment.span.meets(other.moment.span):
        yield SameMoment(one.moment, other.moment)


def _fits(one: Size, other: Size) -> bool:
    """Whether one size lies within the other; what is counted in another unit does not."""
    if one.unit and other.unit and one.unit != other.unit:
        return False
    return one.span.within(other.span) or other.span.within(one.span)
