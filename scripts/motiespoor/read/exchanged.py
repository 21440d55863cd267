"""A table whose columns have each other's names: what was exchanged, in one sentence, and the table as it was meant.

Which name a column should have is seen by what stands in it: days, numbers, words from a list, or names of what there is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from motiespoor.model.fields import Family
from motiespoor.problem import Fix, Problem, Span, clipped
from motiespoor.read.csvtable import CsvTable
from motiespoor.read.shape import Shape, takes

_SEEN = 200  # rows from the top that are looked at
_OFF, _RIGHT = 0.5, 0.75  # of the different texts in a column: so few fit its name, or so many
_MOST = 4  # columns that are exchanged at once
_NONSENSE = "?"  # what only a column of free text takes


def back_in_order(
    table: CsvTable,
    allowed: Sequence[Shape],
    families: Mapping[str, Family | None],
    known: Mapping[Family, frozenset[str] | None],
) -> tuple[CsvTable, list[Problem]]:
    """The table with each name above its own column, and what is told of those that stood above another.

    `allowed` are the columns that there may be, and `families` what those hold the names of.
    """
    of_key = {each.key: each for each in allowed}
    names = {key: known[family] if (family := families.get(key)) is not None else None for key in of_key}

    def fits(name: str, text: str) -> bool:
        shape, there = of_key[name], names[name]
        return all((there is None or each in there) and takes(shape, each) for each in _values(text, shape))

    rows = [row.cells for row in table.rows[:_SEEN]]
    required = frozenset(each.key for each in allowed if each.required)
    told: list[Problem] = []
    head = table.columns
    while (found := exchanged(Columns.of(head, rows, required, fits))) is not None:
        told.append(
            Problem(
                path=table.path,
                line=1,
                column=1 + sum(len(name) + 1 for name in head[: head.index(found.moved[0])]),
                text=found.told(),
            )
        )
        head = found.meant
    if told:
        fix = Fix(line=1, column=1, old=",".join(table.columns), new=",".join(head), span=Span.TEXT)
        told[0] = dataclasses.replace(told[0], fix=fix)
    return dataclasses.replace(table, columns=head), told


@dataclass(frozen=True, kw_only=True, slots=True)
class Columns:
    """What stands in the columns of a table by their names, which of them may not be empty, and what can stand in each."""

    head: tuple[str, ...]
    texts: Mapping[str, Collection[str]]
    full: frozenset[str]
    required: frozenset[str]
    takes: Callable[[str, str], bool]

    @classmethod
    def of(
        cls,
        head: tuple[str, ...],
        rows: Sequence[Sequence[str]],
        required: frozenset[str],
        takes: Callable[[str, str], bool],
    ) -> Columns:
        """Those of the first rows: each has as many cells as the head."""
        seen = rows[:_SEEN]
        return cls(
            head=head,
            texts={
                name: dict.fromkeys(row[place] for row in seen if row[place].strip()) for place, name in enumerate(head)
            },
            full=frozenset(name for place, name in enumerate(head) if all(row[place].strip() for row in seen)),
            required=required,
            takes=takes,
        )

    def fits(self, column: str, name: str) -> float:
        """How much of what stands under one name could stand under another, of 1."""
        texts = self.texts[column]
        if name in self.required and column not in self.full:
            return 0
        return sum(self.takes(name, text) for text in texts) / len(texts) if texts else 1

    def is_choosy(self, name: str) -> bool:
        """Whether not just anything can stand under a name."""
        return not self.takes(name, _NONSENSE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Exchanged:
    """The names that stand above another column than their own, with what stands there, and the head as it was meant."""

    moved: tuple[str, ...]
    under: Mapping[str, str]
    meant: tuple[str, ...]

    def told(self, titles: Mapping[str, str] | None = None) -> str:
        """One sentence, in which a column may go by its title."""
        called = {name: (titles or {}).get(name, name) for name in self.moved}
        under = ", ".join(
            f"onder '{called[name]}' staat '{clipped(text, 30)}'" for name, text in self.under.items() if text
        )
        names = " en ".join(f"'{called[name]}'" for name in self.moved)
        return f"de kolommen {names} staan onder elkaars naam: {under}. Wissel die namen om, of de kolommen."


def exchanged(columns: Columns) -> Exchanged | None:
    """What was exchanged, if what stands in the columns certainly stands in another order than their names."""
    off = [name for name in columns.head if columns.texts[name] and columns.fits(name, name) < _OFF]
    for names, order in _orders(off, columns.head) if off else ():
        moved = dict(zip(names, order, strict=True))
        certain = any(columns.texts[column] and columns.is_choosy(name) for column, name in moved.items())
        if certain and all(columns.fits(column, name) >= _RIGHT for column, name in moved.items()):
            there = tuple(name for name in columns.head if name in moved)
            return Exchanged(
                moved=there,
                under={name: next(iter(columns.texts[name]), "") for name in there},
                meant=tuple(moved.get(name, name) for name in columns.head),
            )
    return None


def _values(text: str, shape: Shape) -> list[str]:
    """What stands in a cell: of a list, with a semicolon between them, each of its values."""
    return [each.strip() for each in text.split(";")] if shape.many else [text]


def _orders(off: list[str], head: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Which columns may have been exchanged, and in which order: two of those that are off, more of them, or one with another."""
    yield from ((pair, pair[::-1]) for pair in combinations(off, 2))
    if 2 < len(off) <= _MOST:
        yield from ((tuple(off), order) for order in permutations(off) if all(map(str.__ne__, off, order)))
    for name in off:
        yield from (((name, other), (other, name)) for other in head if other not in off)
