"""The readers of a table that an editor pastes: as text, and as a spreadsheet down to each of its parts."""

from __future__ import annotations

import contextlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import annex
from fuzzed import Fuzzed, told
from motiespoor.desk.takeover.layout import layout_of
from motiespoor.problem import Problem
from motiespoor.read.dossier import read_dossier
from motiespoor.read.pasted import ods, spreadsheet, workbook, xlsx
from motiespoor.read.pasted.reading import read_grids


def _pasted(root: Path, seeds: Sequence[bytes], made: Callable[[bytes], bytes], head: int) -> Fuzzed:
    """A pasted table, up to where each figure stands."""
    dossier = read_dossier(annex.with_jobs(root)).dossier
    series = next(each for each in dossier.series if each.id == "banen")
    path = root / "tabel"

    def read(data: bytes) -> None:
        path.write_bytes(made(data))
        problems: list[Problem] = []
        for grid in read_grids(str(path), problems):
            layout_of(grid, dossier, series, day=None, members={}, problems=problems)
        told(problems)

    return Fuzzed(read=read, seeds=seeds, head=head)


def pasted(root: Path) -> Fuzzed:
    """A pasted table as text, as HTML or as the text of a PDF."""
    rows = annex.table()
    pages = annex.spaced(rows).replace("Bron:", "\f  Bron:")
    forms = [*(form(rows) for form in (annex.tabs, annex.semicolons, annex.spaced, annex.html)), pages]
    # A zip is for the next reader.
    return _pasted(root, [each.encode() for each in forms], lambda data: data.removeprefix(b"PK"), 0)


def parts(root: Path) -> Fuzzed:
    """A spreadsheet of which one part is another."""
    spreadsheet.opened = _Opened()
    books = [annex.unzipped(each) for each in _books()]
    names = [(number, name) for number, book in enumerate(books) for name in book]

    def made(data: bytes) -> bytes:
        number, name = names[(data[0] if data else 0) % len(names)]
        return annex.zipped({**books[number], name: data[1:]})

    seeds = [bytes([at]) + books[number][name] for at, (number, name) in enumerate(names)]
    return _pasted(root, seeds, made, 1)


def books(root: Path) -> Fuzzed:
    """The bytes of a spreadsheet as a zip."""
    spreadsheet.opened = _Opened()
    return _pasted(root, list(_books()), lambda data: data, 0)


def _books() -> Iterator[bytes]:
    """Spreadsheets with everything that is looked at in them: little of each, for all of it is tried."""
    import openpyxl  # only who proves has it
    from openpyxl.comments import Comment

    rows = [row[:4] for row in annex.table()[:4]]
    yield annex.xlsx(rows)
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    sheet["B2"].number_format, sheet["B3"].number_format, sheet["C3"] = '0.0" kg"', "0%", "=SUM(B2:B3)"
    sheet["A1"].comment = Comment("Exclusief de veren", "wie")
    sheet.merge_cells("A6:C7")
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["D"].hidden = True
    sheet.oddFooter.left.text = "x 1.000"
    out = io.BytesIO()
    book.save(out)
    yield out.getvalue()
    plain = annex.unzipped(annex.ods(rows))
    names = {"calcext": "org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"}
    names |= {
        short: f"oasis:names:tc:opendocument:xmlns:{full}:1.0"
        for short, full in (("style", "style"), ("draw", "drawing"))
    }
    declared = " ".join(f'xmlns:{short}="urn:{full}"' for short, full in names.items())
    more = (
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        "<table:shapes><draw:frame><text:p>x 1.000</text:p></draw:frame></table:shapes>"
        '<table:table-row table:visibility="filter"><table:table-cell table:number-columns-spanned="2" '
        'table:number-rows-spanned="2" office:value-type="string"><text:p>Dorp<text:span text:style-name="T1">1</text:span>'
        "</text:p><office:annotation><text:p>zie onder</text:p></office:annotation></table:table-cell>"
        '<table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50,0%'
        '</text:p></table:table-cell><table:table-cell table:formula="of:=1/0" calcext:value-type="error"><text:p>#DIV/0!'
        "</text:p></table:table-cell></table:table-row>"
    )
    raised = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    text = (
        plain["content.xml"]
        .decode()
        .replace("<office:body>", f"<office:automatic-styles>{raised}</office:automatic-styles><office:body>")
    )
    text = text.replace("<office:document-content ", f"<office:document-content {declared} ")
    start = text.index("<table:table-row>")
    yield annex.zipped({**plain, "content.xml": text[:start] + more + text[start:]})


class _Opened:
    """What the process of a spreadsheet answers: here for the lines that an input reaches, and in a process beside it.

    That one may break off, by an exception or by taking too much; then the next input gets another.
    """

    def __init__(self) -> None:
        self._asked: Connection | None = None

    def __call__(self, data: bytes) -> list[dict[str, Any]] | None:
        with contextlib.suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as packed:
            (ods if "content.xml" in packed.namelist() else xlsx).unseen(packed)
        if self._asked is None:
            self._asked = self._another()
        try:
            self._asked.send_bytes(data)
            found: list[dict[str, Any]] | None = json.loads(self._asked.recv_bytes())
        except (EOFError, OSError):
            self._asked.close()
            self._asked, _ = None, os.wait()
            return None
        return found

    @staticmethod
    def _another() -> Connection:
        here, there = Pipe()
        if os.fork():
            there.close()
            return here
        here.close()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what the library says of its end
        workbook.limit()
        with contextlib.suppress(EOFError):
            while data := there.recv_bytes():
                out = io.StringIO()
                try:
                    workbook.main(data, out)
                except BaseException:  # noqa: BLE001  # a panic of the library is no Exception
                    out = io.StringIO("null")
                there.send_bytes(out.getvalue().encode())
        os._exit(0)
