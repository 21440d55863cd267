"""CSV as rows of texts; the place of a cell is worked out only when somebody asks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from motiespoor.problem import Problem, named
from motiespoor.spelling import nearest, suggestion

# A cell and what ends it (RFC 4180).
_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|\Z)')


class CsvRow(NamedTuple):
    """One record: its first line, its text as it stands in the file, and its cells, as many as the head has."""

    line: int
    raw: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The columns and rows of a CSV file."""

    path: str
    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    complete: bool = True  # False when a row was left out

    def texts(self, column: str) -> list[str]:
        """What stands in a column, row by row; empty texts for one that the file does not have."""
        if column not in self.columns:
            return [""] * len(self.rows)
        cell = itemgetter(self.columns.index(column))
        return [cell(row.cells) for row in self.rows]


class CellPlaces(Mapping[str, tuple[int, int]]):
    """Where each cell of a row stands, found by reading the row again."""

    __slots__ = ("_columns", "_row")  # one for every row

    def __init__(self, columns: tuple[str, ...], row: CsvRow) -> None:
        self._columns = columns
        self._row = row

    def __getitem__(self, column: str) -> tuple[int, int]:
        wanted, _, _ = column.partition(".")  # one of a list in a cell stands where the list does
        for name, start in zip(self._columns, _starts(self._row.raw), strict=False):
            if name == wanted:
                before = self._row.raw[:start]
                return self._row.line + before.count("\n"), start - before.rfind("\n")
        raise KeyError(column)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


def _starts(raw: str) -> list[int]:
    """The index of the first character of each cell."""
    starts, index = [0], 0
    while (match := _CELL.match(raw, index)) and match[0].endswith(","):
        index = match.end()
        starts.append(index)
    return starts


def cell_at(text: str, index: int) -> str:
    """The cell that begins at an index of a CSV text, as it is written there."""
    found = re.compile(r'"(?:[^"]|"")*"|[^,\n]*').match(text, index)
    assert found is not None
    return found[0]


def csv_table(
    path: str, text: str, columns: tuple[str, ...], required: frozenset[str], problems: list[Problem]
) -> CsvTable:
    """The rows of a CSV text whose head must name `columns`, those not `required` optional.

    Rows with another number of cells than the head are problems and are left out.
    """

    def problem(line: int, column: int, message: str) -> None:
        problems.append(Problem(path=path, line=line, column=column, text=message))

    lines = text.split("\n")
    reader = csv.reader(io.StringIO(text, newline="\n"), strict=True)
    head: tuple[str, ...] = ()
    rows: list[CsvRow] = []
    once: dict[str, str] = {}  # each different text of a cell: in a large table the same few stand over and over
    last = 0
    complete = True
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            problem(
                last + 1,
                1,
                'deze rij is geen goede CSV. Kijk naar de aanhalingstekens: zet een tekst met een komma tussen " en ".',
            )
            if not head:
                return CsvTable(path, columns, (), complete=False)
            last, complete = reader.line_num, False
            continue
        if cells is None:
            break
        first, last = last + 1, reader.line_num
        if not head:
            head = tuple(cells)
            if not _head_is_good(head, columns, required, problem):
                # Of those that may be left out, only what was seen is there: one mistake in a head is one message.
                seen = tuple(each for each in columns if each in required or each in head)
                return CsvTable(path, seen, (), complete=False)
            continue
        if not any(map(str.strip, cells)):
            if cells or first < len(lines):
                problem(first, 1, "deze rij is leeg. Haal haar weg.")
            continue
        if len(cells) < len(head) and last == len(lines):  # no line end after it
            problem(
                first,
                1,
                f"deze laatste rij is afgebroken: zij heeft {len(cells)} van de {len(head)} cellen. "
                "Is de tabel helemaal overgenomen?",
            )
            complete = False
            continue
        if len(cells) != len(head):
            problem(
                first,
                1,
                f"deze rij heeft {len(cells)} {'cel' if len(cells) == 1 else 'cellen'}; de kop heeft er {len(head)}. "
                "Staat er een komma te veel of te weinig?",
            )
            complete = False
            continue
        raw = lines[first - 1] if first == last else "\n".join(lines[first - 1 : last])
        rows.append(CsvRow(first, raw, tuple(map(once.setdefault, cells, cells))))
    return CsvTable(path, head or columns, tuple(rows), complete)


def _other_mark(head: tuple[str, ...], columns: tuple[str, ...]) -> str | None:
    """What stands between the names of the columns instead of commas, if something does."""
    line = ",".join(head)
    marks = {"een puntkomma": ";", "een tab": "\t"}
    return next((name for name, mark in marks.items() if len({*line.split(mark)} & {*columns}) > 1), None)


def _head_is_good(
    head: tuple[str, ...], columns: tuple[str, ...], required: frozenset[str], problem: Callable[[int, int, str], None]
) -> bool:
    if (mark := _other_mark(head, columns)) is not None:
        problem(
            1,
            1,
            f"tussen de cellen van deze tabel staat {mark}, zoals Excel dat doet. Sla haar op met komma's tussen de cellen.",
        )
        return False
    if not set(head) & set(columns):
        problem(1, 1, f"dit is niet de kop van deze tabel. De eerste regel hoort te zijn: {','.join(columns)}")
        return False
    good = True
    misspelt = set()  # columns that are there under a name that is not quite theirs
    for place, name in enumerate(head):
        column = sum(len(each) + 1 for each in head[:place]) + 1
        if name not in columns:
            misspelt.add(nearest(name, set(columns) - set(head)))
            problem(1, column, f"kolom {named(name)} bestaat hier niet.{suggestion(name, columns)}")
            good = False
        elif name in head[:place]:
            problem(1, column, f"kolom '{name}' staat er twee keer. Haal er één weg.")
            good = False
    for name in sorted(required - set(head) - misspelt):
        problem(1, 1, f"kolom '{name}' ontbreekt in de kop.")
        good = False
    return good
