"""A table of texts as records, read column by column; every cell that is wrong becomes a problem, each mistake one."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Any, TypeVar

from motiespoor.problem import Origin, Problem
from motiespoor.read.alike import ColumnRead, WrongCell, column_problems
from motiespoor.read.csvtable import CellPlaces, CsvTable
from motiespoor.read.shape import Shape, shapes
from motiespoor.read.texts import Wrong, listed

T = TypeVar("T")


def records_of(record_type: type[T], table: CsvTable, problems: list[Problem]) -> tuple[T, ...]:
    """The rows of a CSV table as records; rows that cannot be read are problems and are left out."""
    made: Any = record_type
    columns, origins, unreadable = columns_of(shapes(made), table, problems)
    records = _filled(record_type, {**columns, "origin": origins}, len(table.rows))
    return tuple(each for row, each in enumerate(records) if row not in unreadable) if unreadable else tuple(records)


def columns_of(
    allowed: tuple[Shape, ...], table: CsvTable, problems: list[Problem]
) -> tuple[dict[str, list[Any]], list[Origin], set[int]]:
    """The values of a CSV table by attribute and row, where each row stands, and which rows could not be read.

    Read column by column, each different text once: in a large table the same few stand over and over.
    """
    number = len(table.rows)
    places = [CellPlaces(table.columns, row) for row in table.rows]
    lines = [row.line for row in table.rows]
    origin = {
        "path": repeat(table.path),
        "line": lines,
        "column": repeat(1),
        "fields": places,
        "complete": repeat(True),
    }
    columns: dict[str, list[Any]] = {}
    unreadable: set[int] = set()
    found: dict[str, list[WrongCell]] = {}
    for shape in allowed:
        texts = table.texts(shape.key)
        outcomes = {text: _outcome(shape, text) for text in set(texts)}
        columns[shape.attribute] = list(map(outcomes.__getitem__, texts))
        wrong = {text: outcome for text, outcome in outcomes.items() if isinstance(outcome, Wrong)}
        for row, text in enumerate(texts) if wrong else ():
            if text in wrong:
                cell = WrongCell(place=places[row][shape.key], text=text, wrong=wrong[text])
                found.setdefault(shape.key, []).append(cell)
                unreadable.add(row)
    if found:
        problems.extend(_problems_of_columns(allowed, table, found))
    return columns, _filled(Origin, origin, number), unreadable


def _problems_of_columns(
    allowed: tuple[Shape, ...], table: CsvTable, found: Mapping[str, Sequence[WrongCell]]
) -> Iterator[Problem]:
    """What is wrong in a table, each mistake once."""
    for shape in allowed:
        if shape.key in found:
            texts = [text for text in table.texts(shape.key) if text.strip()]
            column = ColumnRead(name=shape.key, texts=texts, takes=partial(_is_taken, shape))
            yield from column_problems(table.path, column, found[shape.key])


def _is_taken(shape: Shape, text: str) -> bool:
    return not isinstance(_outcome(shape, text), Wrong)


def _filled(record_type: type[T], columns: Mapping[str, Iterable[Any]], number: int) -> list[T]:
    """So many frozen records, filled one field of all of them after another.

    Their `__init__` would set every field by its name, which takes most of the time that a large table takes.
    """
    fields: Callable[[Any], tuple[dataclasses.Field[Any], ...]] = dataclasses.fields
    assert columns.keys() == {each.name for each in fields(record_type)}
    records = [object.__new__(record_type) for _ in range(number)]
    for name, values in columns.items():
        deque(map(getattr(record_type, name).__set__, records, values), maxlen=0)
    return records


def _outcome(shape: Shape, text: str) -> Any:
    """The value of a cell, or the `Wrong` that says why it has none."""
    if not text.strip():
        return Wrong("is leeg. Vul de cel in.") if shape.required else shape.default
    assert shape.convert is not None
    try:
        return tuple(map(shape.convert, listed(text))) if shape.many else shape.convert(text)
    except Wrong as wrong:
        return wrong
