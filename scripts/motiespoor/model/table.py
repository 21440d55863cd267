"""A table of texts, as in a data package: what its cells are, and how records become rows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin

Row = tuple[Origin, tuple[object, ...]]
EVIDENCE_COLUMNS = ("bewijs", "bron", "citaat", "vindplaats")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts under named columns, `""` for missing; `origins` tells where each row was read."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    origins: tuple[Origin, ...]


def text_of(value: object) -> str:
    """A value as it stands in a table."""
    if value is None:
        return ""
    if isinstance(value, str):  # most values are
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Period):
        return value.text
    if isinstance(value, tuple):
        return "; ".join(map(text_of, value))
    return value.isoformat() if isinstance(value, date) else str(value)


def table_of(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    """A table of these rows, each with where it was read."""
    listed = list(rows)
    return Table(
        name,
        columns,
        tuple(tuple(map(text_of, values)) for _, values in listed),
        tuple(origin for origin, _ in listed),
    )


def texts_of(column: list[object]) -> list[str]:
    """The values of a column as they stand in a table; one that rows share is written once."""
    which = list(map(id, column))
    written = {each: text_of(value) for each, value in dict(zip(which, column, strict=True)).items()}
    return list(map(written.__getitem__, which))


def evidence_rows(pieces: Iterable[Evidence], *owner: object) -> Iterator[Row]:
    """A row for each piece of evidence, under what tells of what it is."""
    for number, each in enumerate(pieces, 1):
        yield each.origin, (*owner, number, each.source, each.quote, each.locator)
