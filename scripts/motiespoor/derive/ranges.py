"""Ranges of numbers or of days on two sides, and which of the one side have something in common with which of the other.

Found by sorting: what it costs grows with the ranges and with what is found, not with all pairs of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from math import inf


@dataclass(frozen=True, slots=True)
class Range:
    """From a lowest to a highest, both included; an end that is open is infinite, and a day is its number."""

    low: Decimal | float
    high: Decimal | float

    @classmethod
    def of_numbers(cls, low: Decimal | int | None, high: Decimal | int | None) -> Range:
        """A range of numbers; `None` for an open end."""
        return cls(-inf if low is None else low, inf if high is None else high)

    @classmethod
    def of_days(cls, low: date | None, high: date | None) -> Range:
        """A range of days; `None` for an open end."""
        return cls.of_numbers(low.toordinal() if low else None, high.toordinal() if high else None)

    def within(self, other: Range) -> bool:
        """Whether all of this lies in the other."""
        return other.low <= self.low and self.high <= other.high

    def meets(self, other: Range) -> bool:
        """Whether something lies in both."""
        return self.low <= other.high and other.low <= self.high


class Meetings:
    """Which ranges on the right have something in common with each on the left: of two such, one begins in the other."""

    def __init__(self, lefts: Sequence[Range | None], rights: Sequence[Range | None]) -> None:
        self._lefts, self._rights = lefts, rights
        self._left, self._right = _Sorted(lefts), _Sorted(rights)

    @property
    def number(self) -> int:
        """How many pairs there are, with those that begin on the same point twice."""
        sides = ((self._lefts, self._right), (self._rights, self._left))
        return sum(len(begun.within(each)) for side, begun in sides for each in side if each is not None)

    def of(self, place: int) -> Iterator[int]:
        """The places on the right that meet one on the left; some twice."""
        if (sought := self._lefts[place]) is not None:
            yield from (self._right.places[each] for each in self._right.within(sought))
            yield from self._begun_in_the_right.get(place, ())

    @cached_property
    def _begun_in_the_right(self) -> dict[int, list[int]]:
        found: defaultdict[int, list[int]] = defaultdict(list)
        for place, sought in enumerate(self._rights):
            if sought is not None:
                for each in self._left.within(sought):
                    found[self._left.places[each]].append(place)
        return dict(found)


class _Sorted:
    """The ranges of one side by where they begin."""

    def __init__(self, ranges: Sequence[Range | None]) -> None:
        known = sorted((each.low, place) for place, each in enumerate(ranges) if each is not None)
        self._lows = [low for low, _ in known]
        self.places = [place for _, place in known]

    def within(self, sought: Range) -> range:
        """Which of them begin in a range."""
        start = bisect_left(self._lows, sought.low)
        return range(start, max(start, bisect_right(self._lows, sought.high)))
