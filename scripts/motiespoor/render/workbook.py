"""One spreadsheet with every table, for who works in one: explanation and sources first, real dates and numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from motiespoor import dutch, paths
from motiespoor.derive.tabled import tabled
from motiespoor.model.descriptor import DataPackage, Field, FieldType
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import ROWS
from motiespoor.model.table import Table
from motiespoor.render.downloads import DATA
from motiespoor.render.output import Output

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from motiespoor.render.worksheet import Cell, RowSheet

PATH = f"{DATA}/alles.xlsx"
_FIRST = "bronnen"  # the table that stands behind the explanation
# What the format holds: a name of a sheet, a text in a cell, and a day that both of its calendars know alike.
_NAME, _TEXT, _DAYS_FROM = 31, 32_767, date(1900, 3, 1)
_DAY_0 = date(1899, 12, 30)  # from which days are counted, as that calendar has a 29 February 1900
_DIGITS = 15  # that a number keeps; one with more stays text
_WIDEST, _LOOKED_AT = 60, 50  # letters, rows: how wide a column is made


# The sheets that are no table of the dossier.
EXPLANATION, COLUMNS = "uitleg", "kolommen"
_PERCENT = "procent"
_OF_SERIES = "eenheid van de reeks"  # what a descriptor says of a value whose unit its row tells
_CUT = " … (de hele tekst staat in de CSV)"
_TYPES = {"string": "tekst", "date": "datum", "integer": "geheel getal", "number": "getal"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on its way into the book: its columns as they are described, and the one that names a series."""

    name: str
    title: str
    description: str
    table: Table
    fields: tuple[Field | None, ...]
    series: int | None  # whose unit is that of the values in a row


def workbook(dossier: Dossier) -> Iterator[Output]:
    """The spreadsheet of everything; the same bytes for the same dossier, on any day."""
    yield Output(path=PATH, content=_written(dossier), source=paths.PUBLICATION)


def sheets(dossier: Dossier) -> tuple[Sheet, ...]:
    """Every table that has rows or columns, in the order of the book; no two names that a program takes for one."""
    found, taken = [], {EXPLANATION, COLUMNS}
    every = [
        (_called(folder, each), dossier.descriptors.get(folder), each)
        for folder, listed in tabled(dossier).items()
        for each in listed
    ]
    for called, package, table in sorted(every, key=lambda each: each[0] != _FIRST):
        name = _free(called, taken)
        taken.add(name.casefold())
        found.append(_sheet(name, package, table))
    return tuple(found)


def _called(folder: str, table: Table) -> str:
    """The name of a table among all of them: every register has the same ones, so there its own name comes first."""
    _, within, register = folder.rpartition("/")
    if not within:
        return table.name
    return register if table.name == ROWS else f"{register}-{table.name}"


def _free(name: str, taken: set[str]) -> str:
    short, number = name[:_NAME], 1
    while short.casefold() in taken:
        number += 1
        short = f"{name[: _NAME - len(str(number)) - 1]}-{number}"
    return short


def _sheet(name: str, package: DataPackage | None, table: Table) -> Sheet:
    resource = next((each for each in package.resources if each.name == table.name), None) if package else None
    described = {each.name: each for each in resource.schema.fields} if resource else {}
    fields = tuple(described.get(column) for column in table.columns)
    return Sheet(
        name=name,
        title=resource.title if resource else table.name,
        description=resource.description if resource else "",
        table=table,
        fields=fields,
        series=table.columns.index("reeks") if "reeks" in table.columns and table.name != "reeksen" else None,
    )


def _written(dossier: Dossier) -> bytes:
    # Not needed to check a dossier, and slow to load.
    from xlsxwriter import Workbook

    from motiespoor.render.worksheet import RowSheet

    found = sheets(dossier)
    percent = frozenset(each.id for each in dossier.series if each.unit == _PERCENT)
    content = io.BytesIO()
    # No text becomes a formula, a number or a link by itself.
    options = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with Workbook(content, options) as book:
        publication = dossier.publication
        book.set_properties({"title": publication.name, "comments": publication.url, "created": _last_day(dossier)})
        looks = _Looks(
            head=book.add_format({"bold": True}),
            plain=book.add_format(),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
            percent=book.add_format({"num_format": "0.0##%"}),
        )
        explained = (Table(EXPLANATION, ("blad", "wat"), (*_explanation(dossier, found),), ()), (28, 100))
        described = (Table(COLUMNS, _COLUMN_HEADS, (*_columns(found),), ()), (26, 18, 26, 14, 24, 90))
        for table, widths in (explained, described):
            sheet = book.add_worksheet(table.name)
            for column, width in enumerate(widths):
                sheet.set_column(column, column, width)
            _texts(sheet, table, looks)
        for each in found:
            _rows(book.add_worksheet(each.name, RowSheet), each, percent, looks)
    return content.getvalue()


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    plain: Format
    day: Format
    percent: Format


def _last_day(dossier: Dossier) -> datetime:
    """When the book was made, as far as its data tell: the last day that a source is of. A clock would change its bytes."""
    ends = (each.date.end for each in dossier.sources)
    day = max((each for each in ends if each is not None), default=_DAYS_FROM)
    return datetime.combine(day, time.min)


def _explanation(dossier: Dossier, found: Sequence[Sheet]) -> Iterator[tuple[str, str]]:
    """Rows that say what the book is, and what stands on which sheet."""
    publication = dossier.publication
    licences = {each.title: None for package in dossier.descriptors.values() for each in package.licences}
    yield "", f"Alle gegevens van {publication.name}: {publication.url}"
    yield "", publication.disclaimer
    yield "", "Elk blad is een tabel. De eerste rij zijn de namen van de kolommen. Het blad kolommen legt ze uit."
    yield "", "Een lege cel betekent dat er niets bekend is. Percentages zijn percentages: 3,2% is het getal 0,032."
    yield "", "Er staan geen formules in."
    if licences:
        yield (
            "",
            f"Licentie van de gegevens: {dutch.listed(tuple(licences))}. Letterlijke citaten vallen daar niet onder.",
        )
    for each in found:
        yield each.name, f"{each.title}. {each.description}" if each.description else each.title


_COLUMN_HEADS = ("blad", "kolom", "titel", "soort", "eenheid", "omschrijving")


def _columns(found: Sequence[Sheet]) -> Iterator[tuple[str, ...]]:
    """A row for each column of each sheet."""
    for sheet in found:
        for name, field in zip(sheet.table.columns, sheet.fields, strict=True):
            if field is None:
                yield sheet.name, name, "", "", "", ""
            else:
                kind = _TYPES[field.type.value]
                yield sheet.name, name, field.title, kind, field.unit or "", field.description


def _texts(sheet: Worksheet, table: Table, looks: _Looks) -> None:
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, name, looks.head)
    for number, row in enumerate(table.rows, 1):
        for column, text in enumerate(row):
            if text:
                _text(sheet, (number, column), text, looks)
    sheet.freeze_panes(1, 0)


def _rows(sheet: RowSheet, of: Sheet, percent: frozenset[str], looks: _Looks) -> None:
    table = of.table
    for column, name in enumerate(table.columns):
        seen = max((len(name), *(len(row[column]) for row in table.rows[:_LOOKED_AT])))
        sheet.set_column(column, column, min(seen + 2, _WIDEST))
        sheet.write_string(0, column, name, looks.head)
    sheet.write_rows(1, _Cells(of, percent, looks), partial(_text, looks=looks))
    sheet.freeze_panes(1, 0)
    if table.rows and table.columns:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The rows of a sheet as they are stored: made as often as they are asked for, and never all at once."""

    of: Sheet
    percent: frozenset[str]
    looks: _Looks

    def __iter__(self) -> Iterator[list[Cell]]:
        series = self.of.series
        always, else_ = _kinds(self.of, in_percent=True), _kinds(self.of, in_percent=False)
        forms = {"day": self.looks.day, "percent": self.looks.percent, "number": None}
        for row in self.of.table.rows:
            cells: list[Cell] = list(row)
            for column, kind in always if series is not None and row[series] in self.percent else else_:
                if (text := row[column]) and (value := _value(text, kind)) is not None:
                    cells[column] = value, forms[kind]
            yield cells


def _kinds(of: Sheet, *, in_percent: bool) -> tuple[tuple[int, str], ...]:
    """The columns that hold no texts, and what they hold; `in_percent`: what is in the unit of its series is a percentage."""

    def kind(field: Field) -> str:
        if field.type is FieldType.DATE:
            return "day"
        unit = field.unit or ""
        return "percent" if unit == _PERCENT or (in_percent and unit == _OF_SERIES) else "number"

    return tuple(
        (column, kind(field))
        for column, field in enumerate(of.fields)
        if field is not None and field.type is not FieldType.STRING
    )


@lru_cache(maxsize=65_536)
def _value(text: str, kind: str) -> int | float | None:
    """What is stored for a day or a number; `None` for what stays the text that it was. Many come back."""
    if kind == "day":
        day = date.fromisoformat(text)
        return (day - _DAY_0).days if day >= _DAYS_FROM else None
    number = _number(text)
    if number is None or kind == "percent":
        return None if number is None else float(number / 100)
    return int(number) if number == number.to_integral_value() else float(number)


def _text(sheet: Worksheet, at: tuple[int, int], text: str, looks: _Looks) -> None:
    """A text as it is, or as much as a cell holds. XlsxWriter writes one between these marks as the XML that it looks like; not so in pieces."""
    if len(text) > _TEXT:
        text = f"{text[: _TEXT - len(_CUT)]}{_CUT}"
    if text.startswith("<r>") and text.endswith("</r>"):
        sheet.write_rich_string(*at, text[:1], looks.plain, text[1:])
    else:
        sheet.write_string(*at, text)


def _number(text: str) -> Decimal | None:
    """A number that the format keeps as it is; with more digits it stays the text that it was."""
    number = Decimal(text)
    return number if len(number.as_tuple().digits) <= _DIGITS else None
