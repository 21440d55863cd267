"""What a chart is before it is drawn."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from motiespoor.model.publication import StatusKind

Spec = Mapping[str, Any]  # a Vega-Lite specification


@dataclass(frozen=True, slots=True)
class Column:
    """`name` heads the CSV, `title` the table; figures are set to the right."""

    name: str
    title: str
    figure: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as data and as a reader sees it."""

    raw: str
    shown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A chart: `finding` is its title, `measure` says what is counted and when, `sentence` what it shows.

    `sources` and `methods` are ids; `notes` are sentences for the reader;
    `wide` and `narrow` are the two sizes it is drawn in;
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
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[str, ...]
    methods: tuple[str, ...] = ()
    notes: tuple[str, ...]
    key: tuple[StatusKind, ...] = ()
    wide: Spec
    narrow: Spec

    def csv(self) -> str:
        """The rows as a CSV file (RFC 4180, with a point for decimals)."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([column.name for column in self.columns])
        writer.writerows([[cell.raw for cell in row] for row in self.rows])
        return text.getvalue()


def cell(text: str) -> Cell:
    """A cell that is data and text at once."""
    return Cell(text, text)
