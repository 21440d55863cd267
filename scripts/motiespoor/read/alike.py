"""Cells of a column that are wrong alike, and two columns under each other's heads: one mistake, told once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

MANY = 3  # cells of a column that are wrong in the same way are one mistake from here on


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnRead:
    """The cells of a column that hold something, and whether its field takes a text."""

    name: str
    texts: Sequence[str]
    takes: Callable[[str], bool]

    @property
    def all_wrong(self) -> bool:
        """Whether there are cells, and none of them can be what their field takes."""
        return bool(self.texts) and not any(map(self.takes, self.texts))


def swapped(columns: Sequence[ColumnRead]) -> tuple[tuple[str, str], ...]:
    """The pairs of columns that certainly stand under each other's heads.

    None of the cells of the one is right, all are right under the other head, and the other way around; and there is no
    other column of which that holds too. Where the other field takes anything, one row says too little.
    """
    found: list[tuple[str, str]] = []
    for one in columns:
        if not one.all_wrong:
            continue
        others = [each for each in columns if each is not one and each.texts and _fit(one, each)]
        if len(others) == 1 and (others[0].all_wrong or min(len(one.texts), len(others[0].texts)) > 1):
            found.append((one.name, others[0].name))
    pairs = {tuple(sorted(each)): each for each in reversed(found)}
    every = [name for pair in pairs for name in pair]
    return tuple(pair for pair in pairs.values() if all(every.count(name) == 1 for name in pair))


def _fit(one: ColumnRead, other: ColumnRead) -> bool:
    return all(map(other.takes, one.texts)) and all(map(one.takes, other.texts))
