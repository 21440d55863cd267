"""Plain text with a table as rows of cells: tabs, semicolons, commas, or the spaces of the text of a PDF."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from motiespoor.read.pasted.grid import COLUMNS, ROWS, GridCell, GridRows

PAGE = "\f"  # stands before each page of a PDF but the first


def from_plain(text: str) -> tuple[GridRows, bool]:
    """The rows of a text, and whether only spaces stand between their cells."""
    starts = [text.count("\n", 0, match.start()) + 1 for match in re.finditer(PAGE, text)]
    text = text.replace(PAGE, " ")
    between = _between(text)
    rows = tuple(_split(text, between))
    return (_beside(tuple(map(_apart, rows)), starts) if between == _SPACES else rows), between == _SPACES


def _apart(row: tuple[GridCell, ...]) -> tuple[GridCell, ...]:
    """A row whose name stands once more at the right edge, one space behind its last figure."""
    if len(row) < 2 or not row[-1].text.endswith(f" {row[0].text}") or not row[-1].text[0].isdigit():
        return row
    last = row[-1]
    figure = last.text.removesuffix(row[0].text).rstrip()
    again = replace(last, text=row[0].text, column=last.column + len(last.text) - len(row[0].text))
    return (*row[:-1], replace(last, text=figure), again)


def _beside(rows: GridRows, starts: list[int]) -> GridRows:
    """The rows with the columns of a second page behind those of the first, when it has as many rows and no names."""
    if not starts:
        return rows
    filled = [row for row in rows if row]
    first = [row for row in filled if row[0].line < starts[0]]
    second = [row for row in filled if row[0].line >= starts[0]]
    width = Counter(len(row) for row in first if len(row) > 1).most_common(1)
    body = [row for row in first if width and len(row) in (width[0][0], width[0][0] - 1) and len(row) > 1]
    if not second or len(body) != len(second) or len({len(row) for row in second}) > 1:
        return rows
    behind = dict(zip((row[0].line for row in body), second, strict=True))
    return tuple((*row, *behind.get(row[0].line, ())) if row else row for row in rows if row not in second)


# What can stand between two cells of a line, the surest first.
_SPACES = r"[ \u00a0]{2,}"
_BETWEEN = (";", _SPACES, ",")
_LEADING = re.compile(r"[ \u00a0]*")


def _between(text: str) -> str:
    """What stands between the cells of a text, as a pattern."""
    lines = text.split("\n")

    def evenness(between: str) -> int:
        """How many lines have the most usual number of cells."""
        widths = Counter(len(re.split(between, line.strip(" \u00a0"))) for line in lines)
        widths.pop(1, None)
        return max(widths.values(), default=0)

    return "\t" if any("\t" in line.strip() for line in lines) else max(_BETWEEN, key=evenness)


def _split(text: str, between: str) -> Iterator[tuple[GridCell, ...]]:
    """Records of cells; a cell in quotation marks goes on to the next one, over line ends too.

    Stops one row or column after what is read, so that a file of commas alone takes no memory.
    """
    spaced = between == _SPACES
    if spaced:
        pattern = re.compile(rf"((?:(?!{between})[^\n])*)({between}|\n|\Z)")
    else:
        pattern = re.compile(rf'("(?:[^"]|""){{0,500}}"(?=[{between}\n]|\Z)|[^{between}\n]*)([{between}\n]|\Z)')
    row: list[GridCell] = []
    rows, line, start_of_line, index = 0, 1, 0, 0
    while rows <= ROWS and len(row) <= COLUMNS:
        if spaced and not row:
            index = _LEADING.match(text, index).end()  # type: ignore[union-attr]  # nothing fits too
        match = pattern.match(text, index)
        assert match is not None  # an empty cell always fits
        raw, end = match[1], match[2]
        quoted = not spaced and len(raw) > 1 and raw.startswith('"') and raw.endswith('"')
        words = " ".join((raw[1:-1].replace('""', '"') if quoted else raw).split())
        indent = len(raw) - len(raw.lstrip())
        row.append(GridCell(text=words, line=line, column=match.start(1) - start_of_line + 1 + indent))
        index = match.end()
        if "\n" in match[0]:
            line += match[0].count("\n")
            start_of_line = text.rfind("\n", 0, index) + 1
        if end in ("\n", ""):
            yield tuple(row[:-1] if spaced and not words else row)
            row = []
            rows += 1
        if end == "":
            return
    if row:
        yield tuple(row)
