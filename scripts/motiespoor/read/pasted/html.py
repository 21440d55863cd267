"""The tables in HTML, as a browser or a word processor puts it on the clipboard."""

from __future__ import annotations

import re
from html import unescape

from motiespoor.problem import clipped
from motiespoor.read.pasted.grid import COLUMNS, ROWS, GridCell, GridRows, raised

# A tag, or a comment. Python's own parser of HTML takes hours over a few million signs that never close.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]{0,2000})>|<!--(?:(?!-->).){0,2000}-->", re.DOTALL)
_RAISED = re.compile(r"vertical-align\s*:\s*super", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|\shidden(?=[\s=]|$)", re.IGNORECASE)


class _Tables:
    """The tables of a page, cell by cell; a cell over several rows or columns covers the others with its text."""

    def __init__(self) -> None:
        self.tables: list[list[list[GridCell]]] = []
        self.names: list[str] = []
        self.depth = 0
        self.words: list[str] | None = None  # of the cell, or the name, that is being read
        self.raised = ""  # the tag, such as <sup>, within which a text is a footnote mark and no digit of the number
        self.hidden = {"table": False, "tr": False, "td": False}  # whether the page does not show it
        self.place = (1, 1)
        self.span = (1, 1)
        self.waiting: dict[tuple[int, int], GridCell] = {}

    def start(self, tag: str, attributes: str, place: tuple[int, int]) -> None:
        """A tag that opens, with its attributes as they stand there."""
        tag = "td" if tag == "th" else tag
        if tag in self.hidden and self.depth <= (tag != "table"):
            self._end_cell()
            self.hidden[tag] = bool(_HIDDEN.search(attributes))
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self._new_table()
        elif tag == "tr" and self.depth <= 1:
            if not self.tables:
                self._new_table()  # rows were copied without the table around them
            if len(self.tables[-1]) <= ROWS:
                self.tables[-1].append([])
                self._take_covered()
        elif tag == "td" and self.depth <= 1 and self.tables and self.tables[-1]:
            self.span = (_span("rowspan", attributes), _span("colspan", attributes))
            self.place = place
            self.words = []
        elif tag == "caption" and self.depth <= 1:
            self.words = []
        elif tag == "sup" or _RAISED.search(attributes):
            self.raised = tag
        elif tag in ("br", "p", "div") and self.words is not None:
            self.words.append(" ")

    def end(self, tag: str) -> None:
        """A tag that closes."""
        if tag == "table":
            self._end_cell()
            self.depth = max(0, self.depth - 1)
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "caption" and self.words is not None:
            self.names[-1:] = [clipped("".join(self.words))] if self.names else []
            self.words = None
        elif tag == self.raised:
            self.raised = ""

    def text(self, data: str) -> None:
        """What stands between tags."""
        if self.words is not None:
            self.words.append(raised(data) if self.raised else data)

    def _new_table(self) -> None:
        self.tables.append([])
        self.names.append(f"tabel {len(self.tables)}")
        self.waiting = {}

    def _end_cell(self) -> None:
        if self.words is None or not self.tables or not self.tables[-1]:
            return
        rows = self.tables[-1]
        row, here = rows[-1], len(rows) - 1
        text = " ".join("".join(self.words).split())
        self.words = None
        line, column = self.place
        left = len(row)
        for down in range(self.span[0]):
            for right in range(self.span[1]):
                covered = bool(down or right)
                hidden = any(self.hidden.values())
                cell = GridCell(text=text, line=line, column=column, covered=covered, hidden=hidden)
                if down == 0 and len(row) <= COLUMNS:
                    row.append(cell)
                elif down:
                    self.waiting[here + down, left + right] = cell
        self._take_covered()

    def _take_covered(self) -> None:
        """The cells that come next in this row and lie under a cell of a row above."""
        here = len(self.tables[-1]) - 1
        row = self.tables[-1][-1]
        while (cell := self.waiting.pop((here, len(row)), None)) is not None:
            row.append(cell)


def _span(name: str, attributes: str) -> int:
    match = re.search(rf"\b{name}\s*=\s*[\"']?([1-9][0-9]{{0,3}})(?![0-9])", attributes, re.IGNORECASE)
    return min(int(match[1]), 50) if match else 1


def from_html(text: str) -> dict[str, GridRows]:
    """The tables in HTML by their name."""
    parser = _Tables()
    line, start_of_line, index = 1, 0, 0
    for match in _TAG.finditer(text):
        parser.text(unescape(text[index : match.start()]))
        line += text.count("\n", index, match.start())
        start_of_line = text.rfind("\n", index, match.start()) + 1 or start_of_line
        if match[2] and match[1]:
            parser.end(match[2].lower())
        elif match[2]:
            parser.start(match[2].lower(), match[3], (line, match.start() - start_of_line + 1))
        line += match[0].count("\n")
        start_of_line = match.start() + match[0].rfind("\n") + 1 if "\n" in match[0] else start_of_line
        index = match.end()
    parser.end("table")
    found: dict[str, GridRows] = {}
    for name, rows in zip(parser.names, parser.tables, strict=True):
        cells = tuple(tuple(row) for row in rows)
        if any(cell.text for row in cells for cell in row):
            found[name if name not in found else f"{name} ({len(found) + 1})"] = cells
    return found
