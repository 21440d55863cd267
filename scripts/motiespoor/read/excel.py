"""A table of a dossier that Excel saved: what it did to it, in one sentence, and the table as it was.

A Dutch Excel puts semicolons between the cells, commas in numbers and days as 1-1-2025, in the signs of Windows and
with its line ends. All of that can be taken back with certainty, but for a day of which only the month is left.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motiespoor.model.fields import hints, keys, unwrapped
from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.problem import Fix, Problem, Span

_BOM = b"\xef\xbb\xbf"
_SEPARATOR = re.compile(r"sep=(.)\r?\n")
_OTHER_MARKS = {";": "puntkomma's tussen de cellen", "\t": "tabs tussen de cellen"}
_MONTH = re.compile(r"[a-z]{3}-[0-9]{2}")
_WITH_A_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True, slots=True)
class Saved:
    """What is told of a table that Excel saved, and the table as it was; `None` when that is not certain."""

    problem: Problem
    text: str | None


def kinds_of(record_type: type) -> dict[str, Any]:
    """What each column of a table holds, by its name."""
    return {name: unwrapped(hints(record_type)[each.name])[1] for name, each in keys(record_type).items()}


def saved_by_excel(path: str, data: bytes, columns: Mapping[str, Any]) -> Saved | None:
    """What Excel did to the bytes of a table, if it did; `columns` as `kinds_of` has them."""
    text, did = _decoded(data)
    if text is None:
        return None
    if mark := _SEPARATOR.match(text):
        text = text[mark.end() :]
    between = mark[1] if mark else _between(text, {*columns})
    if between in _OTHER_MARKS:
        did.insert(0, _OTHER_MARKS[between])
    elif len(did) < 2:
        return None  # one thing can have another cause, and is told as it is
    try:
        head, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    except (csv.Error, ValueError):
        return None
    if not {*head} <= {*columns} or any(len(row) != len(head) for row in rows):
        return None
    kinds = [columns[name] for name in head]
    lost: list[str] = []
    table = [
        head,
        *([_as_it_was(cell, kind, did, lost) for cell, kind in zip(row, kinds, strict=True)] for row in rows),
    ]
    told = f"dit bestand is bewaard door Excel: {', '.join(_once(did))}."
    if lost:
        told += f" Van dagen is alleen de maand over, zoals '{lost[0]}'. Zet het oude bestand terug en verander daar alleen uw regels."
        return Saved(Problem(path=path, line=1, column=1, text=told), None)
    told += " Zet het oude bestand terug en verander daar alleen uw regels, of herstel het: motiespoor check --herstel."
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(table)
    fix = Fix(line=1, column=1, old=text, new=written.getvalue(), span=Span.FILE)
    return Saved(Problem(path=path, line=1, column=1, text=told, fix=fix), written.getvalue())


def _once(did: list[str]) -> list[str]:
    """What Excel did, each once; of days the first that was seen is the example."""
    seen = {" ".join(each.split()[:2]): each for each in reversed(did)}
    return [each for each in dict.fromkeys(did) if each in seen.values()]


def _decoded(data: bytes) -> tuple[str | None, list[str]]:
    """The text of a file, and what in its bytes is of Windows."""
    did = []
    if data.startswith(_BOM):
        did.append("een BOM-teken aan het begin")
        data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        did.append("letters als Windows-1252")
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            return None, did
    if "\r\n" in text:
        did.append("Windows-regeleinden")
    return text.replace("\r\n", "\n"), did


def _between(text: str, columns: set[str]) -> str:
    """What stands between the names of the columns."""
    head = text.partition("\n")[0]
    return max((",", *_OTHER_MARKS), key=lambda mark: len({each.strip('"') for each in head.split(mark)} & columns))


def _as_it_was(cell: str, kind: Any, did: list[str], lost: list[str]) -> str:
    """A cell as a dossier has it; what cannot be one stays, to be told of the cell itself."""
    if kind is Decimal and _WITH_A_COMMA.fullmatch(cell):
        did.append("komma's in getallen")
        return cell.replace(",", ".")
    if kind is date and cell.strip():
        try:
            existing_day(cell)
        except UnreadablePeriod as wrong:
            if wrong.meant is not None:
                did.append(f"dagen als {cell}")
                return wrong.meant.isoformat()
            if _MONTH.fullmatch(cell):
                lost.append(cell)
    return cell
