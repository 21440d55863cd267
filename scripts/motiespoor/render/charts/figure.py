"""What a chart is before it is drawn: rows of cells, and two pictures of those cells.

A chart kind builds its rows once; everything else is made from them, so that picture, sentence, table and CSV
cannot differ:

    rows = tuple((day_cell(each.date), number_cell(each.value, 0), …) for each in …)
    data = [{**datum, "name": name} for datum, name in zip(drawn(rows, 1), names, strict=True)]
    wide = bars(data, WIDE)

`drawn` gives each cell of a column as a picture needs it. A mark that shows a cell encodes `marks.CEL`, so that
the cell is named in the picture that is published, and `verify` can compare the two.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from motiespoor import dutch, spoken
from motiespoor.model.figure import Precision, Series
from motiespoor.model.publication import StatusKind
from motiespoor.model.source import EvidenceKind

Spec = Mapping[str, Any]  # a Vega-Lite specification

_PARTS = ("gebied", "sector")  # what the first column is called in a table of parts
_LABELLED = 12  # of so many days each can have its value beside it
NOTHING = "–"  # what stands where there is nothing to say
ABSENT = "geen cijfer"  # no row: nobody looked; a row that says so is "niet gevonden"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` heads the CSV, `title` the table; figures are set to the right."""

    name: str
    title: str
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as data and as a reader sees it.

    A number is raw with a point and shown the Dutch way, a day is raw as 2024-10-25 and shown in words;
    what is not known is raw empty and shown as a placeholder without digits.
    """

    raw: str
    shown: str


Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A chart: `finding` is its title, `measure` says what is counted and when, `sentence` what it shows.

    Every number in the finding and the sentence stands in a cell or a head of the table, or in `subject`,
    which says what the table counts. The last `totals` rows are sums of the others and are not drawn.
    `sources` and `methods` are ids; `notes` are sentences for the reader;
    `wide` and `narrow` are the two sizes it is drawn in: as a specification, or as an SVG that we drew ourselves;
    `series`, `area` and `sector` say what it is about, so that a page can choose it; `each` that it is one of many alike.
    """

    id: str
    series: str | None = None
    area: str | None = None
    sector: str | None = None
    each: bool = False
    finding: str
    measure: str
    sentence: str
    subject: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: int = 0
    sources: tuple[str, ...]
    methods: tuple[str, ...] = ()
    notes: tuple[str, ...]
    key: tuple[StatusKind, ...] = ()
    wide: Spec | str
    narrow: Spec | str

    @property
    def specified(self) -> bool:
        """Whether it has specifications, so that a browser can draw it again."""
        return not isinstance(self.wide, str) and not isinstance(self.narrow, str)

    @property
    def explorable(self) -> bool:
        """Whether a reader has something to choose in it: an area, a sector, or one of many days."""
        parts = any(column.name in _PARTS for column in self.columns)
        return self.specified and (parts or len(self.rows) - self.totals > _LABELLED)

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """The numbers that stand for a picture, each with what its row is called: the first three."""
        names = sorted(self._known, key=_place_in)
        return tuple((self.rows[_place_in(each)[0]][0].shown, self._at(each).shown) for each in names[:3])

    @property
    def pictured(self) -> bool:
        """Whether it is worth a picture: one of figures has two values that can be compared, or it is a sentence.

        Of the parts of a whole more must be known than not: a picture full of question marks shows where was looked.
        """
        if self.series is None or not self.specified:
            return True
        values = len(self._known)
        parts = len(self.rows) - self.totals
        return values >= 2 and (self.columns[0].name not in _PARTS or 2 * values > parts)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The names of the cells with a value that it draws; every page that shows it asks for them."""
        return frozenset(each for each in _marked(self.wide) if self._at(each).raw)

    def _at(self, name: str) -> Cell:
        row, column = _place_in(name)
        return self.rows[row][column]

    def csv(self) -> str:
        """The rows as a CSV file (RFC 4180, with a point for decimals)."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([[cell.raw for cell in row] for row in self.rows])
        return text.getvalue()


def _place_in(name: str) -> tuple[int, int]:
    """The row and the column that a cell is named after."""
    row, column = name.split(":")
    return int(row), int(column)


def _marked(spec: Any) -> Iterator[str]:
    """The names of the cells that a specification draws."""
    if isinstance(spec, Mapping):
        if isinstance(spec.get("cel"), str):
            yield spec["cel"]
        for each in spec.values():
            yield from _marked(each)
    elif isinstance(spec, list):
        for each in spec:
            yield from _marked(each)


def cell(text: str) -> Cell:
    """A cell that is data and text at once."""
    return Cell(text, text or NOTHING)


def day_cell(day: date) -> Cell:
    """A day: 2024-10-25 is shown as 25 oktober 2024."""
    return Cell(day.isoformat(), dutch.day(day))


def moment_cell(day: date, series: Series) -> Cell:
    """When a value of a series holds: a day, or the period that it is of."""
    return Cell(day.isoformat(), spoken.moment(day, series))


def value_cell(
    value: Decimal | None,
    decimals: int | None,
    precision: Precision | None,
    gap: str = dutch.NOT_FOUND,
    *,
    unit: str = "",
    sign: bool = False,
) -> Cell:
    """A value as its source gave it, with the word of its precision; `gap` stands where there is none.

    `unit` is what stands at once behind the number, "" or "%"; a change has its sign.
    """
    if value is None:
        return Cell("", gap)
    return Cell(f"{value:f}", dutch.measured(value, decimals, precision, unit, sign=sign))


def precision_cell(precision: Precision | None) -> Cell:
    """How exact a value is; nothing where there is no value."""
    return cell("") if precision is None else Cell(precision.value, precision.label)


def evidence_cell(kind: EvidenceKind) -> Cell:
    """What a value rests on; nothing where nothing was found, for the cell of the value says that."""
    return Cell(kind.value, NOTHING if kind is EvidenceKind.NOT_FOUND else kind.label)


def change_cell(value: Decimal | None, decimals: int, gap: str = NOTHING, *, unit: str = "") -> Cell:
    """A computed difference or percentage, rounded, with its sign; `gap` stands where it cannot be computed."""
    if value is None:
        return Cell("", gap)
    rounded = dutch.rounded(value, decimals)
    return Cell(f"{rounded:f}", dutch.signed(rounded, decimals) + unit)


def drawn(rows: Rows, column: int) -> list[dict[str, Any]]:
    """The cells of a column as the data of a picture, one datum per row, in order.

    `cel` is the place of the cell, "row:column" counted from 0; `value` the number in its raw text, `None` for
    a gap; `label` its shown text. The raw texts must be numbers or empty. A chart adds fields of its own, such as a name.
    """
    return [
        {
            "cel": place(number, column),
            "value": float(row[column].raw) if row[column].raw else None,
            "label": row[column].shown,
        }
        for number, row in enumerate(rows)
    ]


def place(row: int, column: int) -> str:
    """The name of a cell in a picture."""
    return f"{row}:{column}"
