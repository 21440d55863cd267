"""The process that opens a spreadsheet: the bytes on standard input, its sheets as JSON on standard output.

A spreadsheet is a zip of XML that may say anything, such as one filled cell in the last row of the last column;
the library then asks for more memory than there is, and that ends a process, with no exception to catch.
So it happens here, within limits, and `read/pasted/spreadsheet.py` looks at what came of it.
"""

from __future__ import annotations

import io
import json
import math
import resource
import sys
import zipfile
from datetime import date, time
from typing import TextIO

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from motiespoor.read.pasted import ods, xlsx
from motiespoor.read.pasted.grid import COLUMNS, ROWS
from motiespoor.read.pasted.unseen import Unseen

MEMORY = 1 << 30  # bytes
SECONDS = 20

Raw = str | float


def main(data: bytes, out: TextIO) -> None:
    """Write every visible sheet: its name, its size, and its rows unless there are too many."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        unseen = ods.unseen(packed) if "content.xml" in packed.namelist() else xlsx.unseen(packed)
    visible = [each.name for each in workbook.sheets_metadata if each.visible is SheetVisibleEnum.Visible]
    json.dump([_sheet(name, workbook.get_sheet_by_name(name), unseen.get(name, Unseen())) for name in visible], out)


def _sheet(name: str, sheet: CalamineSheet, unseen: Unseen) -> dict[str, object]:
    bottom, right = sheet.end or (-1, -1)
    size = {"name": name, "height": bottom + 1, "width": right + 1}
    if bottom >= ROWS or right >= COLUMNS:
        return {**size, "rows": None}
    rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)] if sheet.end else []
    for (row, column), text in unseen.texts.items():
        rows.extend([] for _ in range(len(rows), row + 1))
        rows[row].extend("" for _ in range(len(rows[row]), column + 1))
        rows[row][column] = text
    return {
        **size,
        "rows": rows,
        "merged": [*(sheet.merged_cell_ranges or []), *unseen.merged],
        "hidden_rows": sorted(unseen.hidden_rows),
        "hidden_columns": sorted(unseen.hidden_columns),
        "beside": [[*spot, text] for spot, text in unseen.beside],
        "shown": [[*spot, *shown] for spot, shown in unseen.shown.items()],
    }


def _value(cell: object) -> Raw:
    """A cell as text, or as a number when the sheet has it as one."""
    if isinstance(cell, bool):
        return "WAAR" if cell else "ONWAAR"
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else "#NUM!"
    return cell.isoformat()[:10] if isinstance(cell, date | time) else str(cell)


def limit() -> None:
    """Let this process use no more than its memory and its time, and leave no dump behind."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def answer() -> None:
    """All that this process does."""
    limit()
    main(sys.stdin.buffer.read(), sys.stdout)
