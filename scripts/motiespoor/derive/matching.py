"""Which rows of one register meet which of another: pairs with their reasons, and the rows that met nothing.

Pairs are found through an index for each ground, not by comparing each row with each other one. How strongly two rows
fit is never a mark: only how many grounds they meet on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from motiespoor.derive.lookup import remembered
from motiespoor.derive.ranges import Meetings
from motiespoor.derive.reasons import AreasThen, Moment, Reason, Seen, Size, areas_then, reasons, seen
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import Coupling, Ground, RegisterTable


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """Two rows that meet, by their keys, and why: one reason for each ground, in the order of `Ground`."""

    left: str
    right: str
    reasons: tuple[Reason, ...]

    @property
    def mirrored(self) -> Pair:
        """The same, from the other side."""
        return Pair(left=self.right, right=self.left, reasons=tuple(each.mirrored for each in self.reasons))


@dataclass(frozen=True, kw_only=True)
class Matched:
    """What a coupling comes to: the pairs, those with most reasons first, and the keys of rows that met nothing."""

    coupling: Coupling
    pairs: tuple[Pair, ...]
    left_alone: tuple[str, ...]
    right_alone: tuple[str, ...]

    @cached_property
    def of_left(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs of each row of the left that met one."""
        return _grouped(self.pairs, lambda each: each.left)

    @cached_property
    def of_right(self) -> Mapping[str, tuple[Pair, ...]]:
        """The pairs of each row of the right that met one, seen from there."""
        return _grouped((each.mirrored for each in self.pairs), lambda each: each.left)


def couplings(dossier: Dossier, day: date) -> tuple[Matched, ...]:
    """What each coupling of a dossier comes to with the areas of a day, in the order of their file."""
    tables = {each.name: each for each in dossier.registers}
    areas = areas_then(dossier.areas, day)
    return tuple(matched(each, tables[each.left], tables[each.right], areas) for each in dossier.couplings)


def all_couplings(dossier: Dossier, day: date) -> tuple[Matched, ...]:
    """The same, worked out once for all days on which the areas of its rows are the same."""
    return _coupled(dossier, max(each for each in days_of_areas(dossier) if each <= day))


@remembered
def _coupled(dossier: Dossier, day: date) -> tuple[Matched, ...]:
    return couplings(dossier, day)


@remembered
def days_of_areas(dossier: Dossier) -> tuple[date, ...]:
    """The first day, and those from which areas that coupled rows name are not what they were."""
    coupled = {name for each in dossier.couplings for name in (each.left, each.right)}
    tables = [each for each in dossier.registers if each.name in coupled]
    named = {area for each in tables for row in each.rows if isinstance(area := row.now(each.parts.area), str)}
    changing = (
        {day for each in dossier.areas for day in (each.since, each.until) if day is not None} if named else set()
    )
    found: list[tuple[date, object]] = []
    for day in (date.min, *sorted(changing)):
        then = areas_then(dossier.areas, day).of(named)
        if not found or found[-1][1] != then:
            found.append((day, then))
    return tuple(day for day, _ in found)


def matched(coupling: Coupling, left: RegisterTable, right: RegisterTable, areas: AreasThen) -> Matched:
    """The pairs of two registers: those that meet on all that is needed, and on as many grounds as asked."""
    lefts, rights = (tuple(seen(each, row, areas) for row in each.rows) for each in (left, right))
    seeds = _seeds(coupling, [_INDEXES[each](lefts, rights, areas) for each in coupling.grounds])
    pairs = []
    for place, one in enumerate(lefts):
        for other in sorted({met for each in seeds for met in each.of(place)}):
            found = reasons(coupling.grounds, one, rights[other], areas)
            if len(found) >= coupling.at_least and {each.ground for each in found}.issuperset(coupling.needed):
                pairs.append(Pair(left=one.key, right=rights[other].key, reasons=found))
    pairs.sort(key=lambda each: (-len(each.reasons), each.left, each.right))
    met_left, met_right = {each.left for each in pairs}, {each.right for each in pairs}
    return Matched(
        coupling=coupling,
        pairs=tuple(pairs),
        left_alone=tuple(sorted(each.key for each in lefts if each.key not in met_left)),
        right_alone=tuple(sorted(each.key for each in rights if each.key not in met_right)),
    )


# Where pairs may be


@dataclass(frozen=True, slots=True)
class _Index:
    """On one ground: how many pairs there may be at most, and the places on the right that a place on the left may meet."""

    ground: Ground
    number: int
    of: Callable[[int], Iterable[int]]


def _seeds(coupling: Coupling, indexes: Sequence[_Index]) -> Sequence[_Index]:
    """The indexes that suffice to find every pair: the narrowest of what is needed, or all but the broadest.

    A pair with two reasons has one on other grounds than the broadest, one with three on other grounds than the two
    broadest, and so on.
    """
    narrowest = sorted(indexes, key=lambda each: each.number)
    if needed := [each for each in narrowest if each.ground in coupling.needed]:
        return needed[:1]
    return narrowest[: max(0, len(narrowest) - max(coupling.at_least, 1) + 1)]


def _shared(
    lefts: Sequence[Seen], rights: Sequence[Seen], ground: Ground, names: Callable[[Seen], Iterable[str]],
    sought: Callable[[Seen], Iterable[str]],
) -> _Index:  # fmt: skip
    """By name: what the left seeks, the right has."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(rights):
        for name in names(each):
            places[name].append(place)
    number = sum(len(places.get(name, ())) for each in lefts for name in sought(each))
    return _Index(
        ground, number, lambda place: (found for name in sought(lefts[place]) for found in places.get(name, ()))
    )


def _by_themes(lefts: Sequence[Seen], rights: Sequence[Seen], _: AreasThen) -> _Index:
    return _shared(lefts, rights, Ground.THEMES, _themes, _themes)


def _by_area(lefts: Sequence[Seen], rights: Sequence[Seen], _: AreasThen) -> _Index:
    return _shared(lefts, rights, Ground.AREA, _area, _area)


def _by_neighbour(lefts: Sequence[Seen], rights: Sequence[Seen], areas: AreasThen) -> _Index:
    return _shared(lefts, rights, Ground.NEIGHBOUR, _area, lambda each: areas.borders.get(each.area, ()))


def _themes(seen: Seen) -> Iterable[str]:
    return seen.themes


def _area(seen: Seen) -> Iterable[str]:
    return (seen.area,) if seen.area else ()


def _by_size(lefts: Sequence[Seen], rights: Sequence[Seen], _: AreasThen) -> _Index:
    return _meeting(lefts, rights, Ground.SIZE, lambda each: each.size)


def _by_moment(lefts: Sequence[Seen], rights: Sequence[Seen], _: AreasThen) -> _Index:
    return _meeting(lefts, rights, Ground.MOMENT, lambda each: each.moment)


def _meeting(
    lefts: Sequence[Seen], rights: Sequence[Seen], ground: Ground, of: Callable[[Seen], Size | Moment | None]
) -> _Index:
    """By range: what one lies in lies also partly in the other."""
    sides = ([found.span if (found := of(each)) else None for each in side] for side in (lefts, rights))
    meetings = Meetings(*sides)
    return _Index(ground, meetings.number, meetings.of)


_INDEXES = {
    Ground.THEMES: _by_themes,
    Ground.AREA: _by_area,
    Ground.NEIGHBOUR: _by_neighbour,
    Ground.SIZE: _by_size,
    Ground.MOMENT: _by_moment,
}


def _grouped(pairs: Iterable[Pair], key: Callable[[Pair], str]) -> Mapping[str, tuple[Pair, ...]]:
    found: defaultdict[str, list[Pair]] = defaultdict(list)
    for each in pairs:
        found[key(each)].append(each)
    return {name: tuple(of) for name, of in found.items()}
