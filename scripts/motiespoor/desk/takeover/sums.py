"""Whether the figures of a table add up, and which one cell would explain it when they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from motiespoor.desk.takeover.layout import Key
from motiespoor.desk.takeover.words import AREA, PLURAL, SECTOR, Words
from motiespoor.model.arithmetic import doubled, dropped, off, one_wrong, swapped
from motiespoor.model.figure import Precision

Range = tuple[Decimal, Decimal]

_FARTHEST = 500  # times as large, or as small


class Stated(NamedTuple):
    """A figure: what it says, how exactly, and whether it stands in the table or only in the package."""

    value: Decimal
    precision: Precision
    in_table: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole and its parts along one dimension."""

    dimension: str
    whole: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.whole, *self.parts)


@dataclass(frozen=True, slots=True)
class Explained:
    """A cell that, with another value, makes every sum right that it stands in.

    `how` says in Dutch what seems to have happened to its digits; empty when nothing plain did.
    """

    key: Key
    value: Decimal
    how: str
    sums: tuple[Sum, ...]
    rank: int  # the lower, the more often it happens


def sums_in(values: Mapping[Key, Stated], words: Words) -> tuple[list[Sum], dict[tuple[str, str], list[str]]]:
    """The sums that the figures make with those of the package, and what parts are missing for others.

    The second maps a dimension and a kind of parts to the codes of which there is no figure at all.
    """
    found: list[Sum] = []
    missing: dict[tuple[str, str], list[str]] = {}
    for whole in values:
        for dimension, code in ((AREA, whole.area), (SECTOR, whole.sector)):
            for kind, parts in words.divisions(dimension, code, (whole.date,)).items():
                keys = tuple(at(whole, dimension, part) for part in parts)
                there = [key for key in keys if key in values]
                if not any(values[key].in_table for key in (whole, *there)) or not there:
                    continue
                if len(there) == len(keys):
                    found.append(Sum(dimension, whole, keys))
                elif any(values[key].in_table for key in there):
                    absent = [part for part, key in zip(parts, keys, strict=True) if key not in values]
                    missing[dimension, kind] = [
                        part for part in parts if part in {*missing.get((dimension, kind), ()), *absent}
                    ]
    return found, missing


def member(key: Key, dimension: str) -> str:
    """The area or the sector of a key."""
    return key.area if dimension == AREA else key.sector


def at(key: Key, dimension: str, code: str) -> Key:
    """The same key of another area or sector."""
    return key._replace(area=code) if dimension == AREA else key._replace(sector=code)


def difference(each: Sum, values: Mapping[Key, Stated]) -> Decimal:
    """What the parts are more than the whole."""
    return total(each, values) - values[each.whole].value


def total(each: Sum, values: Mapping[Key, Stated]) -> Decimal:
    """What the parts are together."""
    return sum((values[key].value for key in each.parts), Decimal(0))


def allowed(each: Sum, values: Mapping[Key, Stated], rounding: Decimal) -> Range:
    """How far the parts may be below and above the whole: half the rounding of each figure, and its precision."""
    below = above = Decimal(0)
    for key in each.keys:
        down, up = off(values[key].value, values[key].precision, rounding)
        if key == each.whole:
            down, up = up, down
        # A part that may be more than it says lets the parts fall short by as much.
        below, above = below + up, above + down
    return -below, above


def fits(each: Sum, values: Mapping[Key, Stated], rounding: Decimal) -> bool:
    """Whether a sum is right, within rounding and precision."""
    low, high = allowed(each, values, rounding)
    return low <= difference(each, values) <= high


def explained(
    wrong: Iterable[Sum], every: Iterable[Sum], values: Mapping[Key, Stated], rounding: Decimal
) -> tuple[list[Explained], list[Sum]]:
    """The cells that explain sums that are wrong, and the sums that nothing explains.

    A cell explains when one other value for it makes right all the sums that it stands in,
    and it is the only such cell for those sums; where several could, the only one whose digits were plainly mistyped.
    """
    listed = list(every)
    left = list(wrong)
    found: list[Explained] = []
    while left:
        candidates = [
            explanation
            for key in dict.fromkeys(key for each in left for key in each.keys)
            if values[key].in_table and (explanation := _explanation(key, left, listed, values, rounding)) is not None
        ]
        best = next((each for each in _clear(left, candidates)), None)
        if best is None:
            return found, left
        found.append(best)
        left = [each for each in left if each not in best.sums]
    return found, []


def _clear(left: list[Sum], candidates: list[Explained]) -> Iterator[Explained]:
    """Explanations that have no rival as good, those of most sums first.

    Within one sum any cell could be the wrong one: there only a plain mistake in the digits tells.
    """
    for each in sorted(candidates, key=lambda each: (-len(each.sums), each.rank)):
        rivals = [
            other
            for other in candidates
            if other is not each
            and set(other.sums) & set(each.sums)
            and (-len(other.sums), other.rank) <= (-len(each.sums), each.rank)
        ]
        if not rivals and (each.how or len(each.sums) > 1 or len(left) == len(candidates) == 1):
            yield each


def _explanation(
    key: Key, wrong: list[Sum], every: list[Sum], values: Mapping[Key, Stated], rounding: Decimal
) -> Explained | None:
    touched = [each for each in every if key in each.keys]
    broken = tuple(each for each in touched if each in wrong)
    if not broken:
        return None
    low, high = _needed(broken[0], key, values, rounding)
    for each in touched:
        bottom, top = _needed(each, key, values, rounding)
        low, high = max(low, bottom), min(high, top)
    if low > high:
        return None
    exact = [_exactly(each, key, values) for each in broken]
    there = values[key].value
    for rank, (how, variants) in enumerate(_MISTYPED):
        near = [value for value in variants(there) if low <= value <= high]
        near = [value for value in near if _of_a_kind(value, there)]
        if near:
            best = min(near, key=lambda value: (abs(value - exact[0]), value))
            return Explained(key, best, how, broken, rank)
    value = min(max(exact[0], low), high)
    return Explained(key, value, "", broken, len(_MISTYPED)) if _of_a_kind(value, there) else None


def _of_a_kind(value: Decimal, there: Decimal) -> bool:
    """Whether a value may be what was meant, and no other scale: thousands, where single ones are counted."""
    return not there or abs(there) / _FARTHEST < abs(value) < abs(there) * _FARTHEST


def _exactly(each: Sum, key: Key, values: Mapping[Key, Stated]) -> Decimal:
    """The value of a cell with which a sum is right to the last digit."""
    here = values[key].value
    return here + difference(each, values) if key == each.whole else here - difference(each, values)


def _needed(each: Sum, key: Key, values: Mapping[Key, Stated], rounding: Decimal) -> Range:
    """The lowest and highest value of a cell with which a sum is right."""
    low, high = allowed(each, values, rounding)
    exact = _exactly(each, key, values)
    return (exact - high, exact - low) if key == each.whole else (exact + low, exact + high)


_MISTYPED: tuple[tuple[str, Callable[[Decimal], Iterator[Decimal]]], ...] = (
    ("Er lijken twee cijfers verwisseld.", swapped),
    ("Er lijkt een cijfer weggevallen.", dropped),
    ("Er lijkt een cijfer te veel te staan.", doubled),
    ("Er lijkt één cijfer verkeerd.", one_wrong),
)


def counted(each: Sum) -> str:
    """The parts of a sum, as "de 12 gebieden"."""
    return f"de {len(each.parts)} {PLURAL[each.dimension]}" if len(each.parts) > 1 else "het enige deel"
