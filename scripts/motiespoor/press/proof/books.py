"""The spreadsheet of everything: each sheet has the rows of its table, with the same values."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known
from motiespoor.problem import Problem, clipped
from motiespoor.render.workbook import COLUMNS, EXPLANATION, PATH, Sheet, sheets

_CUT = 32_700  # letters: what is longer than a cell holds is compared up to here


def workbook_agrees(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure the spreadsheet can be read, has a sheet for every table, and holds what the dossier holds."""
    # Loaded where a site has a spreadsheet: it is as slow as all else that a small site is held against.
    from python_calamine import CalamineError, load_workbook

    content = site.content(PATH)
    if content is None:
        return  # that it is missing is told of all files alike
    try:
        book = load_workbook(io.BytesIO(content))
        meant = sheets(known.dossier)
        if book.sheet_names != [EXPLANATION, COLUMNS, *(each.name for each in meant)]:
            yield problem(PATH, "deze bladen zijn niet de tabellen van het dossier.")
            return
        for each in meant:
            found = book.get_sheet_by_name(each.name).to_python()
            yield from (problem(PATH, f"blad {each.name}: {text}") for text in _differs(found, each))
    except CalamineError:
        yield problem(PATH, "dit rekenblad is niet te lezen.")


def _differs(found: Sequence[Sequence[object]], meant: Sheet) -> Iterator[str]:
    rows = [meant.table.columns, *meant.table.rows]
    if len(found) != len(rows):
        yield f"er staan {len(found) - 1} rijen en het dossier heeft er {len(rows) - 1}."
        return
    for number, (row, right) in enumerate(zip(found, rows, strict=True), 1):
        for cell, text in zip(row, right, strict=False):
            if cell != text and not _same(cell, text):
                yield f"rij {number} heeft '{clipped(str(cell))}' en niet '{clipped(text)}'."
                return
        if any(right[len(row) :]) or any(row[len(right) :]):
            yield f"rij {number} heeft andere kolommen dan in het dossier."
            return


def _same(cell: object, text: str) -> bool:
    """Whether a cell that is not the text of a table says it: a percentage is the hundredth part of its number."""
    if isinstance(cell, str):
        return len(text) > _CUT and cell.startswith(text[:_CUT])
    if isinstance(cell, date):
        return cell.isoformat().removesuffix("T00:00:00") == text
    if isinstance(cell, float | int):
        try:
            number = Decimal(text)
        except InvalidOperation:
            return False
        return cell in (float(number), float(number / 100))
    return False
