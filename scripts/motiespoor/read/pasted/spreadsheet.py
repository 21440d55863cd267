"""The sheets of an XLSX or ODS file, read by a process of its own that may not take more than it is given."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted import grid

# Unpacked; a table of figures is a thousandth of it.
UNPACKED = 100_000_000
ENTRIES = 2_000
SECONDS = 30

# Without what a folder or the environment says of modules.
_READER = (
    f"import sys; sys.path.insert(0, {str(Path(__file__).parents[3])!r}); "
    "from motiespoor.read.pasted.workbook import answer; answer()"
)
_BROKEN = (
    "dit rekenblad kan niet gelezen worden: het bestand is beschadigd, of er staat ver buiten de tabel nog iets. "
    "Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
)


def sheets(path: str, data: bytes, problems: list[Problem]) -> tuple[grid.Grid, ...]:
    """The filled sheets of a spreadsheet, or none after adding the problem that stands in the way."""

    def refused(text: str) -> tuple[grid.Grid, ...]:
        problems.append(Problem(path=path, line=1, column=1, text=text))
        return ()

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return refused(_BROKEN)
    names = {each.filename for each in entries}
    if not {"xl/workbook.xml", "content.xml"} & names:
        return refused("dit is een zip-bestand, maar geen rekenblad. Bewaar de tabel als XLSX, ODS of tekst.")
    if len(entries) > ENTRIES:
        return refused(
            f"dit rekenblad bestaat uit {len(entries)} delen, en meer dan {ENTRIES} worden niet geopend. "
            "Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
        )
    if sum(each.file_size for each in entries) > UNPACKED:
        return refused(
            f"dit rekenblad is uitgepakt groter dan {UNPACKED // 1_000_000} MB. "
            "Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
        )
    found = opened(data)
    if found is None or any(map(_overlap, found)):
        return refused(_BROKEN)
    read: list[grid.Grid] = []
    for each in found:
        if each["rows"] is None:
            problems.append(
                Problem(
                    path=path,
                    line=1,
                    column=1,
                    text=f"blad '{clipped(each['name'])}' heeft meer dan {grid.ROWS} rijen of {grid.COLUMNS} kolommen. "
                    "Bewaar alleen de tabel.",
                )
            )
        elif any(cell != "" for row in each["rows"] for cell in row):
            read.append(grid.Grid(path=path, name=each["name"], rows=_rows(each), beside=_beside(each)))
    if not read and not problems:
        return refused("in dit rekenblad staat niets.")
    return tuple(read)


def opened(data: bytes) -> list[dict[str, Any]] | None:
    """What the process that opens a spreadsheet says of its sheets; `None` when it broke off."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _READER], input=data, capture_output=True, timeout=SECONDS, check=False
        )
        found: list[dict[str, Any]] | None = json.loads(done.stdout) if done.returncode == 0 else None
    except (subprocess.TimeoutExpired, ValueError):
        return None
    return found


def _overlap(sheet: dict[str, Any]) -> bool:
    """Whether merged cells lie over each other. No program writes that, and to follow many of them takes hours."""
    rows = sheet["rows"] or []
    height, width = _size(rows)
    areas: Iterator[int] = (
        max(min(bottom + 1, height) - top, 0) * max(min(right + 1, width) - left, 0)
        for (top, left), (bottom, right) in (sheet["merged"] if rows else ())
    )
    return sum(areas) > height * width


def _size(rows: list[list[str | float]]) -> tuple[int, int]:
    return len(rows), max(map(len, rows), default=0)


def _rows(sheet: dict[str, Any]) -> grid.GridRows:
    """The cells of a sheet; those that a merged cell covers carry its text."""
    rows: list[list[str | float]] = sheet["rows"]
    above = dict(_covered(sheet["merged"], *_size(rows)))
    shown = {(row, column): how for row, column, *how in sheet["shown"]}
    hidden_rows, hidden_columns = set(sheet["hidden_rows"]), set(sheet["hidden_columns"])

    def cell(line: int, column: int, value: str | float) -> grid.GridCell:
        source = above.get((line, column))
        if source is not None:
            value = next(iter(rows[source[0]][source[1] : source[1] + 1]), "")
        number = isinstance(value, float)
        decimals, percent = shown.get((line, column), (None, False)) if number else (None, False)
        return grid.GridCell(
            text=_text(value * 100 if isinstance(value, float) and percent else value),
            line=line + 1,
            column=column + 1,
            ref=f"{grid.letters(column)}{line + 1}",
            number=number,
            covered=source is not None,
            hidden=line in hidden_rows or column in hidden_columns,
            decimals=decimals,
            percent=percent,
        )

    return tuple(tuple(cell(line, column, value) for column, value in enumerate(row)) for line, row in enumerate(rows))


def _beside(sheet: dict[str, Any]) -> tuple[grid.GridCell, ...]:
    """The texts that stand in no cell."""
    return tuple(
        grid.GridCell(text=text, line=row + 1, column=column + 1, ref=f"{grid.letters(column)}{row + 1}")
        for row, column, words in sheet["beside"]
        if (text := " ".join(words.split()))
    )


def _covered(
    merged: list[list[list[int]]], height: int, width: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Each cell that lies under a merged one, and where that begins."""
    for (top, left), (bottom, right) in merged:
        for line in range(top, min(bottom + 1, height)):
            for column in range(left, min(right + 1, width)):
                if (line, column) != (top, left):
                    yield (line, column), (top, left)


def _text(value: str | float) -> str:
    """A number as plain digits with a point: a sheet keeps it in binary, which is exact to some fifteen digits."""
    if isinstance(value, str):
        return " ".join(value.split())
    return f"{value:.9f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else repr(value)
