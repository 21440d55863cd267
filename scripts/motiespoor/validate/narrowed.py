"""The rows of a table that can tell Frictionless something that no row before them told.

Frictionless takes most of a second for 10,000 rows, and in a large table the same few texts stand over and over.
What it holds against a row is a matter of a text and its column, of the texts of a reference, or of a key
that another row has as well; against a text that may be any, only that it is too long, or empty. So a table of which these rows are right is right; of one that is not, all rows are judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from motiespoor.model.descriptor import DataPackage, Field, FieldType, Resource
from motiespoor.model.table import Table

Fields = tuple[str, ...]

# Frictionless takes less than a twentieth of a second for so many rows; when it finds something it judges them all again.
_MANY_ROWS = 500


def is_large(tables: Mapping[str, Table]) -> bool:
    """Whether a table has so many rows that it pays to look first at those that tell something."""
    return any(len(each.rows) > _MANY_ROWS for each in tables.values())


def narrowed(descriptor: DataPackage, tables: Mapping[str, Table]) -> dict[str, Table]:
    """The tables of a package by name, each with the rows that tell something."""
    return {each.name: _telling(tables[each.name], each, descriptor) for each in descriptor.resources}


def _telling(table: Table, resource: Resource, descriptor: DataPackage) -> Table:
    """A table without the rows that say nothing new."""
    numbers = {each.name for each in resource.schema.fields if each.type is FieldType.NUMBER}
    free = {each.name: each for each in resource.schema.fields if _is_free(each)}
    once = list(_once(resource))
    if any(name in numbers for fields in once for name in fields):
        return table  # 1.0 and 1.00 are one number in two texts
    kept: set[int] = set()
    together = set(_together(resource, descriptor))
    for fields in {*((name,) for name in table.columns), *together}:
        texts = _texts(table, fields)
        first = dict(zip(reversed(texts), range(len(texts) - 1, -1, -1), strict=True))
        # Of what is referred to every text tells something, also when it may be any.
        words = free.get(fields[0]) if len(fields) == 1 and fields not in together else None
        kept.update(first.values() if words is None else (first[each] for each in _extremes(first, words)))
    for fields in once:
        texts = _texts(table, fields)
        times = Counter(texts)
        if len(times) < len(texts) or not all(map(any, times)):
            kept.update(place for place, text in enumerate(texts) if times[text] > 1 or not any(text))
    places = sorted(kept)
    return Table(
        table.name,
        table.columns,
        tuple(table.rows[place] for place in places),
        tuple(table.origins[place] for place in places),
    )


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


def _together(resource: Resource, descriptor: DataPackage) -> Iterator[Fields]:
    """Fields whose texts together refer to a row of another table, or are referred to from one."""
    for each in resource.schema.foreign_keys:
        yield each.fields
    for other in descriptor.resources:
        for each in other.schema.foreign_keys:
            if each.reference.resource == resource.name:
                yield each.reference.fields


def _texts(table: Table, fields: Fields) -> Sequence[str | tuple[str, ...]]:
    """What stands in a field, or together in some fields, row by row."""
    return list(map(itemgetter(*(table.columns.index(name) for name in fields)), table.rows))
