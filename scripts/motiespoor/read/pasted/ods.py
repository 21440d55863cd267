"""What an ODS file keeps beside the values: merged cells, hidden rows and columns, raised digits, what is shown."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

from motiespoor.read.pasted.grid import COLUMNS, ROWS, raised
from motiespoor.read.pasted.unseen import Shown, Unseen, elements

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_BESIDE = (f"{_OFFICE}annotation", f"{_DRAW}frame", f"{_DRAW}custom-shape")
_HIDDEN = ("collapse", "filter")


def unseen(packed: zipfile.ZipFile) -> dict[str, Unseen]:
    """By the name of each sheet."""
    found: dict[str, Unseen] = {}
    here = Unseen()
    high = set(_raised_styles(packed, "styles.xml")) if "styles.xml" in packed.namelist() else set()
    high.update(_raised_styles(packed, "content.xml"))
    row = column = 0
    for event, each in elements(packed, "content.xml"):
        if event == "start" and each.tag == f"{_TABLE}table":
            here, row, column = found.setdefault(each.get(f"{_TABLE}name", ""), Unseen()), 0, 0
        elif event == "end" and each.tag == f"{_TABLE}table-column":
            many = int(each.get(f"{_TABLE}number-columns-repeated", 1))
            if each.get(f"{_TABLE}visibility") in _HIDDEN:
                here.hidden_columns.update(range(column, min(column + many, COLUMNS)))
            column += many
        elif event == "end" and each.tag == f"{_TABLE}shapes":
            here.beside += (((0, 0), " ".join(_words(part) for part in shape.iter())) for shape in each)
        elif event == "end" and each.tag == f"{_TABLE}table-row":
            many = int(each.get(f"{_TABLE}number-rows-repeated", 1))
            if each.get(f"{_TABLE}visibility") in _HIDDEN:
                here.hidden_rows.update(range(row, min(row + many, ROWS)))
            # A row that stands for several is told of the first.
            if row < ROWS:
                _of_row(each, row, high, here)
            row += many
            each.clear()
    return found


def _raised_styles(packed: zipfile.ZipFile, path: str) -> Iterator[str]:
    """The styles of text that stands above the line."""
    for event, each in elements(packed, path):
        if event == "end" and each.tag == f"{_STYLE}style":
            for properties in each:
                # "super 58%", or how far it is raised as "33% 58%".
                if re.match(r"super|[1-9]", properties.get(f"{_STYLE}text-position", "")):
                    yield each.get(f"{_STYLE}name", "")


def _of_row(row: Element, line: int, high: Collection[str], found: Unseen) -> None:
    column = 0
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        if column >= COLUMNS:
            return
        _of_cell(cell, (line, column), high, found)
        column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))


def _of_cell(cell: Element, spot: tuple[int, int], high: Collection[str], found: Unseen) -> None:
    for each in (each for each in cell if each.tag in _BESIDE):
        found.beside.append((spot, " ".join(_words(part) for part in each.iter())))
    formula, kind = cell.get(f"{_TABLE}formula"), cell.get(f"{_OFFICE}value-type")
    down, right = (int(cell.get(f"{_TABLE}number-{each}-spanned", 1)) for each in ("rows", "columns"))
    if down > 1 or right > 1:
        found.merged.append((spot, (spot[0] + down - 1, spot[1] + right - 1)))
    if cell.get(f"{_CALC}value-type") == "error":
        found.texts[spot] = "".join(cell.itertext()) or "#"
    elif formula is not None and kind is None:
        found.texts[spot] = f"={formula.partition('=')[2]}"
    elif kind == "string" and any(each.get(f"{_TEXT}style-name") in high for each in cell.iter(f"{_TEXT}span")):
        found.texts[spot] = " ".join(_rich(each, high) for each in cell if each.tag == f"{_TEXT}p")
    elif kind in ("float", "percentage"):
        value = float(cell.get(f"{_OFFICE}value", "0")) * (100 if kind == "percentage" else 1)
        text = _words(cell)
        words = re.sub(r"[-−]?[0-9][0-9.,\s]*(?:E[-+]?[0-9]+)?", "", text, count=1).strip()
        if re.search(r"[^\W\d_]|€", words) and words not in [each for _, each in found.beside]:
            found.beside.append((spot, words))
        shown = _shown(value, text, percent=kind == "percentage")
        if shown != Shown():
            found.shown[spot] = shown


def _words(of: Element) -> str:
    """What a cell or a box says, without what is in it in turn."""
    return " ".join("".join(each.itertext()) for each in of if each.tag == f"{_TEXT}p")


def _rich(paragraph: Element, high: Collection[str]) -> str:
    """A text with the raised parts of it as signs."""
    parts = [paragraph.text or ""]
    for each in paragraph:
        inside = " " if each.tag == f"{_TEXT}s" else _rich(each, high)
        parts += [raised(inside) if each.get(f"{_TEXT}style-name") in high else inside, each.tail or ""]
    return "".join(parts)


def _shown(value: float, text: str, *, percent: bool) -> Shown:
    """How a number is shown, by what is: the digits are those of the value with so many decimals."""
    digits = re.sub(r"[^0-9]", "", text).lstrip("0")
    if not digits:
        return Shown(percent=percent, decimals=None if value == 0 or not text else 0)
    for decimals in range(10):
        if f"{abs(value):.{decimals}f}".replace(".", "").lstrip("0") == digits:
            return Shown(decimals=decimals, percent=percent)
    return Shown(percent=percent)
