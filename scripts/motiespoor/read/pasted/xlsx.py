"""What an XLSX file keeps beside the values: hidden rows and columns, raised digits, formats, formulas never counted."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from motiespoor.read.pasted.grid import COLUMNS, ROWS, raised
from motiespoor.read.pasted.remarks import beside
from motiespoor.read.pasted.unseen import Shown, Unseen, bare, column_of, elements

# The formats that have a number and no text in the file (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00"}  # fmt: skip
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_BESIDE_NUMBER = re.compile(r'"([^"]*[^\W\d_][^"]*)"|\[\$([^-\]]+)')
_PRINT_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-F]{6}|[0-9]{1,3}|[A-Z])')


@dataclass(frozen=True, kw_only=True, slots=True)
class _Book:
    """What the sheets of a workbook share; `counts_on_opening` says that no outcome in it is to be relied on."""

    strings: Mapping[int, str]  # only those with a raised part
    formats: Sequence[Shown]
    words: Sequence[str]  # what each format puts beside a number
    counts_on_opening: bool


def unseen(packed: zipfile.ZipFile) -> dict[str, Unseen]:
    """By the name of each sheet."""
    parts = {_bare_kind(each.get("Type", "")): _target(each) for _, each in _relations(packed)}
    there = set(packed.namelist())
    codes = _formats(packed, parts["styles"]) if parts.get("styles") in there else []
    settings = [each for event, each in elements(packed, "xl/workbook.xml") if bare(each.tag) == "calcPr"]
    book = _Book(
        strings=dict(_raised_strings(packed, parts["sharedStrings"])) if parts.get("sharedStrings") in there else {},
        formats=[_shown(each) for each in codes],
        words=[_beside_number(each) for each in codes],
        counts_on_opening=any(each.get("fullCalcOnLoad") in ("1", "true") for each in settings),
    )
    found = {name: (path, _of_sheet(packed, path, book)) for name, path in _sheets(packed)}
    for path, sheet in found.values():
        sheet.beside += beside(packed, path)
    return {name: sheet for name, (_, sheet) in found.items()}


def _relations(packed: zipfile.ZipFile) -> Iterator[tuple[str, Element]]:
    path = "xl/_rels/workbook.xml.rels"
    yield from ((event, each) for event, each in elements(packed, path) if event == "start" and each.get("Id"))


def _target(relation: Element) -> str:
    return posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")


def _sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet and the file that it is in."""
    targets = {each.get("Id"): _target(each) for _, each in _relations(packed)}
    for event, each in elements(packed, "xl/workbook.xml"):
        if event == "end" and bare(each.tag) == "sheet":
            link = next((value for name, value in each.items() if bare(name) == "id"), None)
            if link in targets:
                yield each.get("name", ""), targets[link]


def _raised_strings(packed: zipfile.ZipFile, path: str) -> Iterator[tuple[int, str]]:
    index = 0
    for event, each in elements(packed, path):
        if event == "end" and bare(each.tag) == "si":
            if (text := _rich(each)) is not None:
                yield index, text
            index += 1
            each.clear()


def _rich(string: Element) -> str | None:
    """A text with the raised parts of it as signs; nothing when there are none."""
    runs = [each for each in string if bare(each.tag) == "r"]
    up = [
        any(bare(mark.tag) == "vertAlign" and mark.get("val") == "superscript" for mark in each.iter()) for each in runs
    ]
    if not any(up):
        return None
    texts = ["".join(part.text or "" for part in each if bare(part.tag) == "t") for each in runs]
    return "".join(raised(text) if high else text for text, high in zip(texts, up, strict=True))


def _formats(packed: zipfile.ZipFile, path: str) -> list[str]:
    """The format of numbers in a cell of each style."""
    codes = dict(_BUILT_IN)
    found: list[str] = []
    for event, each in elements(packed, path):
        if event == "end" and bare(each.tag) == "numFmt":
            codes[int(each.get("numFmtId", "0"))] = each.get("formatCode", "")
        elif event == "end" and bare(each.tag) == "cellXfs":
            found = [codes.get(int(style.get("numFmtId", "0")), "") for style in each if bare(style.tag) == "xf"]
    return found


def _beside_number(code: str) -> str:
    """The words and the currency in the first part of a format; others are for negative numbers and texts."""
    first = code.partition(";")[0]
    return " ".join(quoted or currency for quoted, currency in _BESIDE_NUMBER.findall(first)).strip()


def _shown(code: str) -> Shown:
    plain = _LITERAL.sub("", code).partition(";")[0]
    # A day, a text, or thousands: what is shown is not the number to so many decimals.
    if re.search(r"[dmyhsE@]|[0#?],+(?![0#?])", plain) or not re.search(r"[0#?]", plain):
        return Shown()
    decimals = re.search(r"\.([0#?]*)", plain)
    return Shown(decimals=len(decimals[1]) if decimals else 0, percent="%" in plain)


def _of_sheet(packed: zipfile.ZipFile, path: str, book: _Book) -> Unseen:
    found = Unseen()
    row = column = -1
    for event, each in elements(packed, path):
        tag = bare(each.tag)
        if event == "start" and tag == "row":
            row, column = int(each.get("r", row + 2)) - 1, -1
            if _hidden(each) and row < ROWS:
                found.hidden_rows.add(row)
        elif event == "end" and tag == "col" and _hidden(each):
            found.hidden_columns.update(range(int(each.get("min", "1")) - 1, min(int(each.get("max", "1")), COLUMNS)))
        elif event == "end" and tag == "c":
            column = column_of(each.get("r", ""), column + 1)
            if row < ROWS and column < COLUMNS:
                _of_cell(each, (row, column), book, found)
        elif event == "end" and tag == "row":
            each.clear()
        elif event == "end" and tag in (
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter",
        ):
            found.beside.append(((0, 0), _PRINT_CODE.sub(" ", each.text or "")))
    return found


def _hidden(each: Element) -> bool:
    size = each.get("ht" if bare(each.tag) == "row" else "width")
    return each.get("hidden") in ("1", "true") or (size is not None and float(size) == 0)


def _of_cell(cell: Element, spot: tuple[int, int], book: _Book, found: Unseen) -> None:
    value, formula, kind = cell.findtext("{*}v"), cell.find("{*}f"), cell.get("t")
    if kind == "e":
        found.texts[spot] = value or "#"
    # A formula may well have the empty text as its outcome.
    elif (
        formula is not None
        and kind not in ("str", "inlineStr")
        and (not value or (value == "0" and book.counts_on_opening))
    ):
        found.texts[spot] = f"={formula.text or ''}"
    elif kind == "s" and value and value.isdigit() and int(value) in book.strings:
        found.texts[spot] = book.strings[int(value)]
    elif kind == "inlineStr" and (inline := cell.find("{*}is")) is not None and (rich := _rich(inline)) is not None:
        found.texts[spot] = rich
    elif kind in (None, "n") and value and (style := int(cell.get("s", "0"))) < len(book.formats):
        found.shown[spot] = book.formats[style]
        if (words := book.words[style]) and words not in [text for _, text in found.beside]:
            found.beside.append((spot, words))


def _bare_kind(kind: str) -> str:
    return kind.rpartition("/")[2]
