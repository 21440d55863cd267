"""The process that opens a spreadsheet: the bytes on standard input, its sheets as JSON on standard output.

A spreadsheet is a zip of XML that may say anything, such as one filled cell in the last row of the last column;
the library then asks for more memory than there is, and that ends a process, with no exception to catch.
So it happens here, within limits, and `read/pasted/spreadsheet.py` looks at what came of it.
Run as a file by its path: it imports nothing of ours.
"""

from __future__ import annotations

import io
import json
import math
import posixpath
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, time
from typing import TextIO
from xml.etree.ElementTree import Element, iterparse

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

MEMORY = 1 << 30  # bytes
SECONDS = 20
ROWS, COLUMNS = 2_000, 200

Raw = str | float
Spot = tuple[int, int]  # row and column, from 0

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"


def main(data: bytes, out: TextIO) -> None:
    """Write every visible sheet: its name, its size, and its rows unless there are too many."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    faults = _faults(data)
    visible = [each.name for each in workbook.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
    json.dump([_sheet(name, workbook.get_sheet_by_name(name), faults.get(name, {})) for name in visible], out)


def _sheet(name: str, sheet: CalamineSheet, faults: dict[Spot, str]) -> dict[str, object]:
    bottom, right = sheet.end or (-1, -1)
    size = {"name": name, "height": bottom + 1, "width": right + 1}
    if bottom >= ROWS or right >= COLUMNS:
        return {**size, "rows": None, "merged": []}
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)] if sheet.end else []
    for (row, column), text in faults.items():
        rows.extend([] for _ in range(len(rows), row + 1))
        rows[row].extend("" for _ in range(len(rows[row]), column + 1))
        rows[row][column] = text
    return {**size, "rows": rows, "merged": sheet.merged_cell_ranges or []}


def _value(cell: object) -> Raw:
    """A cell as text, or as a number when the sheet has it as one."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else "#NUM!"
    return cell.isoformat()[:10] if isinstance(cell, date | time) else str(cell)


def _faults(data: bytes) -> dict[str, dict[Spot, str]]:
    """The cells of each sheet that the library gives as empty while they are not, with what to read there.

    An error is its own text (`#REF!`); a formula of which the file keeps no outcome is the formula after a `=`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if "content.xml" in packed.namelist():
            return _ods_faults(packed)
        return {name: dict(_xlsx_faults(packed, path)) for name, path in _xlsx_sheets(packed)}


def _elements(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[str, Element]]:
    """Each element of a file as it begins and ends; the limits of this process hold for what the file asks for."""
    file = io.BytesIO(packed.read(path))
    yield from iterparse(file, ("start", "end"))  # noqa: S314  # in a process of its own, and expat fetches nothing


def _xlsx_sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the file that it is in."""
    targets = {each.get("Id"): each.get("Target", "") for _, each in _elements(packed, "xl/_rels/workbook.xml.rels")}
    for event, each in _elements(packed, "xl/workbook.xml"):
        if event == "end" and _bare(each.tag) == "sheet":
            link = next((value for name, value in each.items() if _bare(name) == "id"), None)
            target = posixpath.join("/xl", targets.get(link, ""))
            yield each.get("name", ""), posixpath.normpath(target).lstrip("/")


def _xlsx_faults(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[Spot, str]]:
    row = column = -1
    for event, each in _elements(packed, path):
        if event == "start" and _bare(each.tag) == "row":
            row, column = int(each.get("r", row + 2)) - 1, -1
        elif event == "end" and _bare(each.tag) == "c":
            column = _column(each.get("r", ""), column + 1)
            text = _xlsx_fault(each)
            if text and row < ROWS and column < COLUMNS:
                yield (row, column), text
        elif event == "end" and _bare(each.tag) == "row":
            each.clear()


def _xlsx_fault(cell: Element) -> str:
    value, formula = cell.findtext("{*}v"), cell.find("{*}f")
    if cell.get("t") == "e":
        return value or "#"
    # A formula may well have the empty text as its outcome.
    if formula is not None and not value and cell.get("t") not in ("str", "inlineStr"):
        return f"={formula.text or ''}"
    return ""


def _bare(name: str) -> str:
    """A name without its namespace: XLSX has two, of which the strict one is rarely seen."""
    return name.rpartition("}")[2]


def _column(ref: str, following: int) -> int:
    """The column of a cell, from 0, by what the sheet calls it; without that it follows the one before."""
    number = 0
    for letter in ref.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1 if number else following


def _ods_faults(packed: zipfile.ZipFile) -> dict[str, dict[Spot, str]]:
    found: dict[str, dict[Spot, str]] = {}
    faults: dict[Spot, str] = {}
    row = 0
    for event, each in _elements(packed, "content.xml"):
        if event == "start" and each.tag == f"{_TABLE}table":
            faults, row = found.setdefault(each.get(f"{_TABLE}name", ""), {}), 0
        elif event == "end" and each.tag == f"{_TABLE}table-row":
            for column, text in _ods_row(each):
                # A fault over many rows is told of the first.
                if row < ROWS and column < COLUMNS:
                    faults[row, column] = text
            row += int(each.get(f"{_TABLE}number-rows-repeated", 1))
            each.clear()
    return found


def _ods_row(row: Element) -> Iterator[tuple[int, str]]:
    """The columns with a fault."""
    column = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        formula, kind = cell.get(f"{_TABLE}formula"), cell.get(f"{_OFFICE}value-type")
        if cell.get(f"{_CALC}value-type") == "error":
            yield column, "".join(cell.itertext()) or "#"
        elif formula is not None and kind is None:
            yield column, f"={formula.partition('=')[2]}"
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))


def limit() -> None:
    """Let this process use no more than its memory and its time, and leave no dump behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    limit()
    main(sys.stdin.buffer.read(), sys.stdout)
