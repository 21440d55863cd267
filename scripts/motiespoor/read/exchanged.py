"""A table whose columns have each other's names: what was exchanged, in one sentence, and the table as it was meant.

Which name a column should have is seen by what stands in it: days, numbers, words from a list, or names of what there is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from itertools import combinations, permutations

from motiespoor.model.fields import Family, family_of, hints, keys
from motiespoor.problem import Fix, Problem, Span, clipped
from motiespoor.read.csvtable import CsvTable
from motiespoor.read.shape import Shape, shapes, takes

_SEEN = 200  # rows from the top that are looked at
_OFF, _RIGHT = 0.5, 0.75  # of the different texts in a column: so few fit its name, or so many
_MOST = 4  # columns that are exchanged at once
_NONSENSE = "?"  # what only a column of free text takes


def back_in_order(
    table: CsvTable, record_type: type, known: Mapping[Family, frozenset[str] | None]
) -> tuple[CsvTable, list[Problem]]:
    """The table with each name above its own column, and what is told of those that stood above another."""
    columns = _Columns(table, record_type, known)
    told: list[Problem] = []
    head = table.columns
    while (meant := columns.meant(head)) is not None:
        moved = [name for name, other in zip(head, meant, strict=True) if name != other]
        first = {name: next(iter(columns.texts[name]), "") for name in moved}
        under = ", ".join(f"onder '{name}' staat '{clipped(text, 30)}'" for name, text in first.items() if text)
        names = " en ".join(f"'{name}'" for name in moved)
        told.append(
            Problem(
                path=table.path,
                line=1,
                column=1 + sum(len(name) + 1 for name in head[: head.index(moved[0])]),
                text=f"de kolommen {names} staan onder elkaars naam: {under}. Wissel die namen om, of de kolommen.",
            )
        )
        head = meant
        columns = _Columns(dataclasses.replace(table, columns=head), record_type, known)
    if told:
        fix = Fix(line=1, column=1, old=",".join(table.columns), new=",".join(head), span=Span.TEXT)
        told[0] = dataclasses.replace(told[0], fix=fix)
    return dataclasses.replace(table, columns=head), told


class _Columns:
    """What stands in the columns of a table, and how much of it fits a name."""

    def __init__(self, table: CsvTable, record_type: type, known: Mapping[Family, frozenset[str] | None]) -> None:
        rows = table.rows[:_SEEN]
        self.texts = {
            name: dict.fromkeys(row.cells[place] for row in rows if row.cells[place].strip())
            for place, name in enumerate(table.columns)
        }
        self.full = {name: all(row.cells[place].strip() for row in rows) for place, name in enumerate(table.columns)}
        of_key = keys(record_type)
        families = {name: family_of(hints(record_type)[of_key[name].name]) for name in table.columns}
        self.shapes: dict[str, Shape] = {each.key: each for each in shapes(record_type)}
        self.known = {name: known[family] if family is not None else None for name, family in families.items()}

    def fits(self, column: str, name: str) -> float:
        """How much of what stands under one name could stand under another, of 1."""
        texts, shape, known = self.texts[column], self.shapes[name], self.known[name]
        if shape.required and not self.full[column]:
            return 0
        right = sum(
            all((known is None or each in known) and takes(shape, each) for each in _values(text, shape))
            for text in texts
        )
        return right / len(texts) if texts else 1

    def meant(self, head: tuple[str, ...]) -> tuple[str, ...] | None:
        """The names in the order of what stands in the columns, if they stand in another one."""
        off = [name for name in head if self.texts[name] and self.fits(name, name) < _OFF]
        for names, meant in _orders(off, head) if off else ():
            moved = dict(zip(names, meant, strict=True))
            certain = any(self.texts[column] and self.is_choosy(name) for column, name in moved.items())
            if certain and all(self.fits(column, name) >= _RIGHT for column, name in moved.items()):
                return tuple(moved.get(name, name) for name in head)
        return None

    def is_choosy(self, name: str) -> bool:
        """Whether not just anything can stand under a name."""
        return self.known[name] is not None or not takes(self.shapes[name], _NONSENSE)


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
