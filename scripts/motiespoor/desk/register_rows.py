"""A row more in a register: a file of its own, or a line of each of its tables. Nothing here writes."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping

from motiespoor import paths
from motiespoor.desk.basis import Basis, Draft
from motiespoor.desk.editor import WrongUse
from motiespoor.desk.insertion import Writable, new_file
from motiespoor.desk.kinds import EVIDENCE as EVIDENCE_QUESTIONS
from motiespoor.desk.kinds import ROW, Answers, questions_of
from motiespoor.model.register import EVIDENCE, KEY, ROWS, RegisterTable
from motiespoor.model.schema import first_line
from motiespoor.problem import Unreadable

_OF_EVIDENCE = ("rij", "volgnummer", "bron", "citaat", "vindplaats")


def row_drafts(basis: Basis, name: str, answers: Answers) -> tuple[Draft, ...]:
    """What the answers about a row make of its register.

    Raises:
        Unreadable: its tables cannot be added to.
        WrongUse: a row of that name is there already.
    """
    table = next(each for each in basis.reading.dossier.registers if each.name == name)
    if any(each.key == answers[KEY] for each in table.rows):
        raise WrongUse(
            f"rij '{answers[KEY]}' staat al in register '{name}'. Er is niets geschreven. Kies een andere sleutel."
        )
    values = {
        each.key: answers[each.flag]
        for each in questions_of(f"{ROW} {name}", basis.reading.dossier)
        if each.flag in answers and each not in EVIDENCE_QUESTIONS
    }
    evidence = {each.key: answers[each.flag] for each in EVIDENCE_QUESTIONS if each.flag in answers}
    if os.path.lexists(basis.root / _path(name, ROWS)):
        return tuple(_lines(basis, table, values, evidence))
    return (_file(basis, table, values, evidence),)


def _file(basis: Basis, table: RegisterTable, values: Mapping[str, str], evidence: Mapping[str, str]) -> Draft:
    path = f"{paths.REGISTERS}/{table.name}/{ROWS}/{values[KEY]}.yaml"
    if os.path.lexists(basis.root / path):
        raise WrongUse(f"{path} bestaat al. Er is niets geschreven. Verander dat bestand, of kies een andere sleutel.")
    lists = table.register.lists
    fields: dict[str, Writable] = {
        name: value.split(", ") if name in lists else value for name, value in values.items()
    }
    return Draft(path, None, new_file(first_line(path), {**fields, EVIDENCE: [evidence]}))


def _lines(
    basis: Basis, table: RegisterTable, values: Mapping[str, str], evidence: Mapping[str, str]
) -> Iterator[Draft]:
    lists = table.register.lists
    cells = {name: value.replace(", ", "; ") if name in lists else value for name, value in values.items()}
    yield _with_line(basis, _path(table.name, ROWS), cells)
    told = {"rij": values[KEY], "volgnummer": "0", **evidence}
    path = _path(table.name, EVIDENCE)
    if os.path.lexists(basis.root / path):
        yield _with_line(basis, path, told)
    else:
        yield Draft(path, None, f"{_line(_OF_EVIDENCE)}{_line([told.get(each, '') for each in _OF_EVIDENCE])}")


def _with_line(basis: Basis, path: str, cells: Mapping[str, str]) -> Draft:
    """A table with one line more, at its end."""
    text, table = basis.text(path), basis.reading.tables.get(path)
    if table is None or not {*cells} <= {*table.columns}:
        raise Unreadable(basis.reading.problems)
    end = "" if text.endswith("\n") else "\n"
    return Draft(path, text, f"{text}{end}{_line([cells.get(each, '') for each in table.columns])}")


def _line(cells: tuple[str, ...] | list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _path(name: str, table: str) -> str:
    return f"{paths.REGISTERS}/{name}/{table}.csv"
