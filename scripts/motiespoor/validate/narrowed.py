"""The rows of a table that can tell Frictionless something that no row before them told.

Frictionless takes most of a second for 10,000 rows, and in a large table the same few texts stand over and over.
What it holds against a row is a matter of a text and its column, of a reference to what no row has, or of a key that
another row has as well; against a text that may be any, only that it is too long, or empty. So a table of which these
rows are right, with those that they refer to, is right; of one that is not, all rows are judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TypeVar

from motiespoor.model.descriptor import DataPackage, Field, FieldType, ForeignKey, Resource
from motiespoor.model.table import Table

T = TypeVar("T")
Fields = tuple[str, ...]

# Frictionless takes less than a twentieth of a second for so many rows; when it finds something it judges them all again.
_MANY_ROWS = 500


def is_large(tables: Mapping[str, Table]) -> bool:
    """Whether a table has so many rows that it pays to look first at those that tell something."""
    return any(len(each.rows) > _MANY_ROWS for each in tables.values())


def narrowed(descriptor: DataPackage, tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables of a package by name, each with the rows that tell something, and those that these refer to."""
    kept = {each.name: _telling(tables[each.name], each) for each in descriptor.resources}
    references: dict[str, list[_Reference]] = {each.name: [] for each in descriptor.resources}
    for each in descriptor.resources:
        for key in each.schema.foreign_keys:
            found = _reference(tables[each.name], key, tables[key.reference.resource])
            references[each.name].append(found)
            kept[each.name].update(found.astray)
    waiting = [(name, place) for name, places in kept.items() for place in places]
    while waiting:
        name, place = waiting.pop()
        for reference in references[name]:
            to = reference.rows.get(reference.texts[place])
            if to is not None and to not in kept[reference.table]:
                kept[reference.table].add(to)
                waiting.append((reference.table, to))
    return {name: _with_rows(tables[name], sorted(places)) for name, places in kept.items()}


def _telling(table: Table, resource: Resource) -> set[int]:
    """The places of the rows that say something new of themselves, or have something that another row has as well."""
    numbers = {each.name for each in resource.schema.fields if each.type is FieldType.NUMBER}
    free = {each.name: each for each in resource.schema.fields if _is_free(each)}
    once = list(_once(resource))
    if any(name in numbers for fields in once for name in fields):
        return {*range(len(table.rows))}  # 1.0 and 1.00 are one number in two texts
    kept: set[int] = set()
    for name in table.columns:
        first = _first(_texts(table, (name,)))
        kept.update(first.values() if name not in free else (first[each] for each in _extremes(first, free[name])))
    for fields in once:
        texts = _texts(table, fields)
        times = Counter(texts)
        if len(times) < len(texts) or not all(map(any, times)):
            kept.update(place for place, text in enumerate(texts) if times[text] > 1 or not any(text))
    return kept


@dataclass(frozen=True, slots=True)
class _Reference:
    """What each row of a table refers to, by text, and the row of another that has it."""

    texts: Sequence[str | tuple[str, ...]]
    table: str
    rows: Mapping[str | tuple[str, ...], int]

    @property
    def astray(self) -> Iterator[int]:
        """The first row of each text that may lead nowhere: no row has it, or a part of it is missing."""
        return (
            place
            for text, place in _first(self.texts).items()
            if any(text) and (text not in self.rows or not (isinstance(text, str) or all(text)))
        )


def _reference(table: Table, key: ForeignKey, to: Table) -> _Reference:
    return _Reference(_texts(table, key.fields), to.name, _first(_texts(to, key.reference.fields)))


def _first(texts: Sequence[T]) -> dict[T, int]:
    """Where each of these texts stands first."""
    return dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))


def _with_rows(table: Table, places: Sequence[int]) -> Table:
    rows = tuple(map(table.rows.__getitem__, places))
    return Table(table.name, table.columns, rows, tuple(map(table.origins.__getitem__, places)))


def _is_free(field: Field) -> bool:
    """Whether a column holds texts that may be any, as far as Frictionless can tell them apart."""
    constraints = field.constraints
    return field.type is FieldType.STRING and not (constraints is not None and constraints.enum)


def _extremes(texts: Iterable[str | tuple[str, ...]], field: Field) -> set[str]:
    """Of the texts in such a column those that may be held against it: the longest, the empty one, and what has no pattern."""
    words = {each for each in texts if isinstance(each, str)}
    pattern = field.constraints.pattern if field.constraints is not None else None
    fits = re.compile(pattern.value).fullmatch if pattern is not None else None
    odd = {each for each in words if not each or (fits is not None and not fits(each))}
    return odd | ({max(words, key=lambda each: (len(each), each))} if words else set())


def _once(resource: Resource) -> Iterator[Fields]:
    """Fields whose texts together may stand in one row only."""
    if resource.schema.primary_key:
        yield resource.schema.primary_key
    for each in resource.schema.fields:
        if each.constraints is not None and each.constraints.unique:
            yield (each.name,)


def _texts(table: Table, fields: Fields) -> Sequence[str | tuple[str, ...]]:
    """What stands in a field, or together in some fields, row by row."""
    return list(map(itemgetter(*(table.columns.index(name) for name in fields)), table.rows))
