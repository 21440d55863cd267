"""A row more in a register: a file of its own, or a line of each of its tables. Nothing here writes."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    return with_rows(basis, table, [NewRow(values, evidence)])


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row on its way into a register: its fields (of a list with a comma and a space in between), and its evidence."""

    values: Mapping[str, str]
    evidence: Mapping[str, str]


def with_rows(basis: Basis, table: RegisterTable, rows: Sequence[NewRow]) -> tuple[Draft, ...]:
    """A register with more rows: a file each, or lines at the end of its tables."""
    if not os.path.lexists(basis.root / _path(table.name, ROWS)):
        return tuple(_file(basis, table, each) for each in rows)
    lists = table.register.lists
    cells = [
        {name: value.replace(", ", "; ") if name in lists else value for name, value in each.values.items()}
        for each in rows
    ]
    told = [{"rij": each.values[KEY], "volgnummer": "0", **each.evidence} for each in rows]
    made = _with_lines(basis, _path(table.name, ROWS), cells)
    path = _path(table.name, EVIDENCE)
    if os.path.lexists(basis.root / path):
        return made, _with_lines(basis, path, told)
    lines = "".join(_line([each.get(name, "") for name in _OF_EVIDENCE]) for each in told)
    return made, Draft(path, None, f"{_line(_OF_EVIDENCE)}{lines}")


def _file(basis: Basis, table: RegisterTable, row: NewRow) -> Draft:
    path = f"{paths.REGISTERS}/{table.name}/{ROWS}/{row.values[KEY]}.yaml"
    if os.path.lexists(basis.root / path):
        raise WrongUse(f"{path} bestaat al. Er is niets geschreven. Verander dat bestand, of kies een andere sleutel.")
    lists = table.register.lists
    fields: dict[str, Writable] = {
        name: value.split(", ") if name in lists else value for name, value in row.values.items()
    }
    return Draft(path, None, new_file(first_line(path), {**fields, EVIDENCE: [row.evidence]}))


def _with_lines(basis: Basis, path: str, lines: Sequence[Mapping[str, str]]) -> Draft:
    """A table with more lines, at its end."""
    text, table = basis.text(path), basis.reading.tables.get(path)
    if table is None or not {name for each in lines for name in each} <= {*table.columns}:
        raise Unreadable(basis.reading.problems)
    end = "" if text.endswith("\n") else "\n"
    added = "".join(_line([each.get(name, "") for name in table.columns]) for each in lines)
    return Draft(path, text, f"{text}{end}{added}")


def _line(cells: tuple[str, ...] | list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _path(name: str, table: str) -> str:
    return f"{paths.REGISTERS}/{name}/{table}.csv"
