"""A sheet of the spreadsheet that is written straight from its rows, for a table with many.

XlsxWriter keeps each cell as an object until the book is closed: of 1000 measures and 100,000 figures that are two million
cells, which take 230 MB and three quarters of the time of the book. Its `constant_memory` keeps none, but writes out anew
each text that comes back. Here the rows are gone through twice: to find the texts that they share, and to write them. What
is written is what XlsxWriter writes of the same cells, to the byte (`tests/test_workbook.py`).

Loaded where a book is made, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Number = tuple[int | float, Format | None]
Cell = str | Number  # `""` for none

_BLOCK = 16  # rows that tell together from which column to which they are filled
# A text that may be cut, or that XlsxWriter would take for the XML that it looks like, is written by its own means.
_SURELY_SHORT, _LIKE_XML = 16_383, "<r>"


class RowSheet(Worksheet):
    """Cells that are written to it one by one, with rows below them that are not kept."""

    # Of which XlsxWriter says that they are always `None`, as they are at first.
    str_table: Any
    fh: Any
    dim_rowmax: Any
    dim_colmax: Any

    def __init__(self) -> None:
        super().__init__()
        self._rows: Iterable[Sequence[Cell]] = ()
        self._texts: dict[str, int] = {}
        self._top = 0

    def write_rows(
        self, top: int, rows: Iterable[Sequence[Cell]], write_text: Callable[[RowSheet, tuple[int, int], str], None]
    ) -> None:
        """Rows from the row `top` on, below a head that fills all their columns; asked for again when the book is closed.

        `write_text` writes a text that needs care, at a row and a column.
        """
        self._rows, self._top = rows, top
        self._texts = self.str_table.string_table  # which the book lets go of before it writes its sheets
        place_of = self.str_table._get_shared_string_index
        for row, cells in enumerate(rows, top):
            if any(map(_needs_care, cells)):
                for column, cell in enumerate(cells):
                    if isinstance(cell, tuple):
                        self.write_number(row, column, *cell)
                    elif cell:
                        write_text(self, (row, column), cell)
            elif any(cells):
                if self._check_dimensions(row, 0) != 0:
                    break  # more rows than a sheet has
                for cell in cells:
                    if cell and isinstance(cell, str):
                        place_of(cell)

    def _write_rows(self) -> None:
        """As that of `Worksheet`, without its cells."""
        letters = [xl_col_to_name(column) for column in range(self.dim_colmax + 1)]
        for _, block in groupby(self._filled(), lambda each: each[0] // _BLOCK):
            lines = list(block)
            first, last = min(each[1][0] for each in lines), max(each[1][-1] for each in lines)
            spans = f"{first + 1}:{last + 1}"
            for row, columns, cells in lines:
                if cells is None:
                    self._write_row(row, spans)
                    for column in columns:
                        self._write_cell(row, column, self.table[row][column])
                    self._xml_end_tag("row")
                else:
                    self.fh.write(self._line(row + 1, spans, [(letters[each], cells[each]) for each in columns]))

    def _filled(self) -> Iterator[tuple[int, list[int], Sequence[Cell] | None]]:
        """Each row that has any, with its columns, and its cells unless they were written one by one."""
        for row in range(self._top):
            if row in self.table:
                yield row, sorted(self.table[row]), None
        for row, cells in enumerate(self._rows, self._top):
            if row > self.dim_rowmax:
                break
            if row in self.table:
                yield row, sorted(self.table[row]), None
            elif columns := [column for column, cell in enumerate(cells) if cell]:
                yield row, columns, cells

    def _line(self, row: int, spans: str, cells: Iterable[tuple[str, Cell]]) -> str:
        written = []
        for letter, cell in cells:
            if isinstance(cell, str):
                written.append(f'<c r="{letter}{row}" t="s"><v>{self._texts[cell]}</v></c>')
            else:
                number, form = cell
                look = "" if form is None else f' s="{_place_of(form)}"'
                written.append(f'<c r="{letter}{row}"{look}><v>{number:.16G}</v></c>')
        return f'<row r="{row}" spans="{spans}">{"".join(written)}</row>'


def _needs_care(cell: Cell) -> bool:
    return isinstance(cell, str) and (len(cell) > _SURELY_SHORT or cell.startswith(_LIKE_XML))


def _place_of(form: Format) -> int:
    """In the list of looks, into which one comes when it is first asked for."""
    place: int = form._get_xf_index()  # type: ignore[no-untyped-call]
    return place
