"""A pasted table with what each of its cells stands for, and where its head, its names and its titles are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from motiespoor.desk.takeover.words import Meaning, Words
from motiespoor.model.figure import Series
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import Grid, GridCell, GridRows
from motiespoor.read.pasted.numbers import is_gap, looks_like_number

# Figures that are not counted one by one, such as "x 1.000" and "per 1.000 …".
SCALE = re.compile(
    r"(?:\bx|[×*]|\bper) ?1[. ]?000(?:[. ]?000)?(?:\s[^\W\d_]+)?|'000\b|\b1[. ]000'?(?:en|tallen)\b"
    r"|\b(?:mln|mld|(?:honderd|duizend|miljoen|miljard)(?:en|tallen)?)\b(?:\seuro\b)?",
    re.IGNORECASE,
)
T = TypeVar("T")
PERCENT = ("procent", "%")  # units
HEAD_ROWS = 4  # above the row with the names
EMPTY = GridCell(text="", line=0, column=0)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A table that is to be figures of a series, with what each of its cells stands for."""

    grid: Grid
    words: Words
    series: Series
    rows: GridRows
    meanings: tuple[tuple[Meaning, ...], ...]

    @property
    def of_percent(self) -> bool:
        """Whether the figures of the series are percentages themselves."""
        return self.series.unit in PERCENT

    def at(self, row: int, column: int) -> Meaning:
        """What a cell stands for; nothing behind the end of its row."""
        return self.meanings[row][column] if column < len(self.meanings[row]) else Meaning()

    def cell(self, row: int, column: int) -> GridCell:
        """A cell; behind the end of its row an empty one."""
        if column < len(self.rows[row]):
            return self.rows[row][column]
        last = self.rows[row][-1] if self.rows[row] else EMPTY
        return GridCell(text="", line=last.line, column=last.column + len(last.text))

    def row_of(self, cell: GridCell) -> int:
        """The row that a cell is in."""
        return next(index for index, row in enumerate(self.rows) if cell in row)

    def until(self, end: int) -> Sheet:
        """The rows before this one."""
        return replace(self, rows=self.rows[:end], meanings=self.meanings[:end])


def sheet_of(grid: Grid, words: Words, series: Series) -> Sheet:
    meanings = tuple(tuple(words.meaning(cell.text) for cell in row) for row in grid.rows)
    return Sheet(grid=grid, words=words, series=series, rows=grid.rows, meanings=meanings)


def is_table(grid: Grid, words: Words) -> bool:
    """Whether a sheet has figures and names of the package."""
    cells = [cell for row in grid.rows for cell in row if cell.text]
    return any(looks_like_number(each.text) for each in cells) and any(
        words.meaning(each.text).members for each in cells
    )


def scales(sheet: Sheet) -> list[Problem]:
    """What a sheet without a table says of figures that are counted by the thousand."""
    found = ((cell, SCALE.search(cell.text)) for row in sheet.rows for cell in row)
    return [
        other_scale(sheet, cell, scale[0]) for cell, scale in found if scale and not sheet.words.adds_nothing(scale[0])
    ]


def head_of(sheet: Sheet) -> int | None:
    """The row with the names of the columns: most names of one kind, or else only dates."""
    best, most = None, 1
    for index in range(len(sheet.rows)):
        hits = _names_in(sheet, index)
        if hits and max(hits.values()) > most:
            best, most = index, max(hits.values())
    if best is not None:
        return best
    for index, row in enumerate(sheet.meanings):
        words = not any(looks_like_number(cell.text) for cell in sheet.rows[index])
        if words and any(each.members for each in row[1:]) and not row[0].members:
            return index
    for index, row in enumerate(sheet.meanings):
        if any(each.only_a_date for each in row[1:]) and not any(each.members for each in row):
            return index
    return None


def _names_in(sheet: Sheet, row: int) -> Counter[str]:
    """How many different names a row has, by their kind."""
    return Counter(
        dimension for dimension, _ in {name for each in sheet.meanings[row] for name in each.members.items()}
    )


def shifted(sheet: Sheet, head: int, problems: list[Problem]) -> Sheet:
    """Give the first column its place in a head that leaves its name out, where only spaces stand between cells."""
    if not sheet.grid.spaced:
        return sheet
    widths = Counter(len(row) for row in sheet.rows[head + 1 :] if len(row) > 1)
    usual = widths.most_common(1)[0][0] if widths else 0
    rows, meanings = list(sheet.rows), list(sheet.meanings)
    for index in range(max(0, head - HEAD_ROWS), head + 1):
        if len(rows[index]) > 1 and len(rows[index]) == usual - 1:
            rows[index] = (EMPTY, *rows[index])
            meanings[index] = (Meaning(), *meanings[index])
    names, under = len(rows[head]) - 1, len(rows[head + 1]) if head + 1 < len(rows) else 0
    if 1 <= names < usual - 1 and (usual - 1) % names == 0 and under in (usual, usual - 1):
        # Each name of the head stands above as many columns.
        many = (usual - 1) // names
        rows[head], meanings[head] = _spread(rows[head], many), _spread(meanings[head], many)
        if under == usual - 1:
            rows[head + 1], meanings[head + 1] = (EMPTY, *rows[head + 1]), (Meaning(), *meanings[head + 1])
    problems += (
        sheet.grid.problem(
            row[0],
            f"deze rij heeft {len(row)} cellen; de kop heeft er {len(rows[head])}. "
            "Schrijf een streepje waar niets staat, en zet minstens twee spaties tussen de kolommen.",
        )
        for row in rows[head + 1 :]
        if len(row) > 1 and len(row) != len(rows[head]) and any(looks_like_number(cell.text) for cell in row)
    )
    return replace(sheet, rows=tuple(rows), meanings=tuple(meanings))


def _spread(row: tuple[T, ...], many: int) -> tuple[T, ...]:
    return (row[0], *(each for each in row[1:] for _ in range(many)))


def labels_of(sheet: Sheet, head: int | None) -> list[int]:
    """The columns with the names of the rows."""
    start = 0 if head is None else head + 1
    hits: dict[int, Counter[str]] = {}
    for row in sheet.meanings[start:]:
        for column, each in enumerate(row):
            for dimension in each.members:
                hits.setdefault(column, Counter())[dimension] += 1
    best = {column: max(counts.values()) for column, counts in hits.items()}
    if best:
        most = max(best.values())
        names = [column for column in sorted(best) if best[column] * 2 >= most]
        dates = [
            column
            for column in range(names[-1] + 1)
            if sum(sheet.at(row, column).only_a_date for row in range(start, len(sheet.rows))) * 2 >= most
        ]
        return sorted({*names, *dates})
    if head is None:
        return []
    filled = [row for row in sheet.rows[start:] if any(looks_like_number(cell.text) for cell in row[1:])]
    first = [row[0].text for row in filled]
    is_name = [sheet.words.meaning(text).only_a_date or not looks_like_number(text) for text in first]
    return [0] if first and all(is_name) else []


def first_row(sheet: Sheet, head: int | None, labels: Sequence[int]) -> int:
    """The first row that may have figures: below the head, and what stands under it of the same columns."""
    if head is not None:
        first = head + 1
        while first < len(sheet.rows) and _is_more_head(sheet, first, labels):
            first += 1
        return first
    return next(
        index for index, row in enumerate(sheet.meanings) if any(sheet.at(index, label).members for label in labels)
    )


def _is_more_head(sheet: Sheet, row: int, labels: Sequence[int]) -> bool:
    """Whether a row says of the columns above it what they are counted in, or of which day they are."""
    if any(sheet.at(row, label).members or sheet.at(row, label).when for label in labels):
        return False
    start = labels[-1] + 1 if labels else 0
    texts = [(cell.text, sheet.at(row, start + n)) for n, cell in enumerate(sheet.rows[row][start:]) if cell.text]
    return bool(texts) and all(
        each.only_a_date
        or each.share
        or each.change
        or SCALE.search(text)
        or (not looks_like_number(text) and not is_gap(text) and sheet.words.adds_nothing(text))
        for text, each in texts
    )


def of_one_table(sheet: Sheet, head: int | None, first: int, problems: list[Problem]) -> Sheet:
    """The rows before a second head, which is a problem."""
    if head is None:
        return sheet
    kinds = {dimension for each in sheet.meanings[head] for dimension in each.members}
    for index in range(first, len(sheet.rows)):
        hits = _names_in(sheet, index)
        if any(hits[dimension] > 1 for dimension in kinds):
            second = "hier begint een tweede tabel. Zet elke tabel in een eigen bestand of op een eigen blad."
            problems.append(sheet.grid.problem(sheet.rows[index][0], second))
            return sheet.until(index)
    return sheet


def other_scale(sheet: Sheet, cell: GridCell, text: str) -> Problem:
    """Figures that are counted by the thousand, where the series is not."""
    return scale_told(sheet.grid, sheet.series, cell, text)


def scale_told(grid: Grid, series: Series, cell: GridCell, text: str) -> Problem:
    """What is told of figures that are counted in something else than their series."""
    return grid.problem(
        cell,
        f"hier staat '{clipped(text)}', en reeks '{series.id}' is in {series.unit}. "
        "Reken de cijfers om, of neem een tabel in die eenheid.",
    )


def scale_in(text: str) -> str:
    """The words in a text that say in what figures are counted."""
    found = SCALE.search(text)
    return found[0] if found else text
