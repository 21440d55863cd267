"""A file with a pasted table as rows of cells, each with its place, whatever program the table was copied from."""

from __future__ import annotations

import os
import re
import stat

from motiespoor.problem import Problem, clipped
from motiespoor.read.files import FORBIDDEN, position, shown
from motiespoor.read.pasted.grid import COLUMNS, ROWS, Grid
from motiespoor.read.pasted.html import from_html
from motiespoor.read.pasted.plain import PAGE, from_plain
from motiespoor.read.pasted.spreadsheet import sheets
from motiespoor.spelling import code

SIZE = 4_000_000  # bytes
TAGS = 100_000  # in HTML; a large table of a word processor has a third of it
_CELL, _LINE = 2_000, 50_000  # characters


def read_grids(path: str, problems: list[Problem]) -> tuple[Grid, ...]:
    """The tables in a file, or none after adding the problem that stands in the way.

    `path` is as it was typed, so that the editor knows it again.
    """
    name = shown(path)
    data = _bytes(path)
    if data is None:
        text = "dit bestand kan niet geopend worden. Staat het er, en mag het gelezen worden?"
    elif len(data) > SIZE:
        text = f"dit bestand is groter dan {SIZE // 1_000_000} MB. Bewaar alleen de tabel."
    elif not data.strip():
        text = "dit bestand is leeg. Plak de tabel erin."
    elif data.startswith(b"PK\x03\x04"):
        return sheets(name, data, problems)
    elif (found := next((what for start, what in _OTHER.items() if data.startswith(start)), None)) is not None:
        text = found
    elif (decoded := _decoded(data)) is None:
        text = "dit is geen tekst die gelezen kan worden. Sla het bestand op als UTF-8, of als XLSX of ODS."
    else:
        return _from_text(name, *decoded, problems)
    problems.append(Problem(path=name, line=1, column=1, text=text))
    return ()


_OTHER = {
    b"%PDF": "dit is een PDF. Kopieer de tabel eruit, plak haar in een tekstbestand en geef dat op.",
    b"\xd0\xcf\x11\xe0": "dit is een oud rekenblad (XLS), of een met een wachtwoord. Bewaar het als XLSX of ODS, zonder wachtwoord.",
}


def _bytes(path: str) -> bytes | None:
    """What is in a regular file, up to one byte more than is read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read(SIZE + 1)


# What a Dutch text holds besides ASCII, in the code page that Windows saves by default.
_WESTERN = re.compile(r"[\t-\r -~\u00a0-\u00ff€‚„…†‡‰‹›‘’“”•–—™Œœ]*")


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """The text of the bytes, and how they were read when it was not as UTF-8; `None` when it is not certain."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ("Het bestand is gelezen als UTF-16.",)
        except UnicodeDecodeError:
            return None
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _WESTERN.fullmatch(text) is None:
        return None
    return text, ("Het bestand is geen UTF-8; het is gelezen als Windows-1252.",)


def _from_text(path: str, text: str, told: tuple[str, ...], problems: list[Problem]) -> tuple[Grid, ...]:
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")

    def refused(index: int, message: str) -> tuple[Grid, ...]:
        line, column = position(text, index)
        problems.append(Problem(path=path, line=line, column=column, text=message))
        return ()

    if (found := FORBIDDEN.search(text.replace(PAGE, " "))) is not None:
        return refused(
            found.start(),
            f"hier staat een onzichtbaar stuurteken ({code(found[0])}). Haal het weg; mogelijk is dit geen tekstbestand.",
        )
    if (mark := re.search(r"^(?:<{7}|>{7})(?= |$)", text, re.MULTILINE)) is not None:
        return refused(mark.start(), "hier staat een samenvoegconflict van git. Plak de tabel opnieuw.")
    if re.search(r"<t[rdh][\s>]", text, re.IGNORECASE):
        if text.count("<") > TAGS:
            return refused(0, f"in deze HTML staan meer dan {TAGS} tags of cellen. Kopieer alleen de tabel.")
        tables, spaced = from_html(text), False
        if not tables:
            return refused(0, "in deze HTML staat geen tabel met cellen. Kopieer de tabel nog eens.")
    else:
        if (long := re.search(rf"^.{{{_LINE}}}", text, re.MULTILINE)) is not None:
            return refused(long.start(), f"deze regel is langer dan {_LINE} tekens. Is dit de tabel?")
        rows, spaced = from_plain(text)
        tables = {"": rows}
    for rows in tables.values():
        width = max((len(row) for row in rows), default=0)
        if len(rows) > ROWS or width > COLUMNS:
            return refused(
                0,
                f"deze tabel heeft meer dan {ROWS} rijen of {COLUMNS} kolommen. Bewaar alleen de tabel.",
            )
        for cell in (cell for row in rows for cell in row if len(cell.text) > _CELL):
            problems.append(
                Problem(
                    path=path,
                    line=cell.line,
                    column=cell.column,
                    text=f"deze cel is {len(cell.text)} tekens lang: '{clipped(cell.text, 30)}'. "
                    "Is dit de tabel, en staat er een tab tussen de kolommen?",
                )
            )
            return ()
    return tuple(Grid(path=path, name=name, rows=rows, spaced=spaced, told=told) for name, rows in tables.items())
