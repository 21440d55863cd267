"""A spreadsheet or pasted table with rows of a register, whose heads are the titles of its fields.

A cell is held to what its field takes; one that is not right is named, and then nothing is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motiespoor.derive.conditions import written
from motiespoor.desk.adding import write_after_a_yes
from motiespoor.desk.basis import Basis
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.held import held, shape_of
from motiespoor.desk.kinds import EVIDENCE, ROW, Question, names_to_choose, questions_of
from motiespoor.desk.register_rows import NewRow, with_rows
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.register import KEY, RegisterRow, RegisterTable, Value
from motiespoor.model.schema import choices
from motiespoor.problem import NOWHERE, Problem, Unreadable, clipped
from motiespoor.read.dossier import read_dossier
from motiespoor.read.pasted.grid import Grid, GridCell
from motiespoor.read.pasted.reading import read_grids
from motiespoor.spelling import suggestion

_COMMA = re.compile(r"-?[0-9]+,[0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class RowOptions:
    """What was typed: the file, the register, a sheet, and on what rows without evidence of their own rest."""

    file: str
    register: str
    sheet: str | None = None
    evidence: Mapping[str, str]
    yes: bool = False


def take_over_rows(root: Path, today: date, options: RowOptions, editor: Editor) -> bool:
    """Take over the rows that are not there yet; says whether anything was written.

    Raises:
        Unreadable: the table, or the dossier with its rows, is not right; nothing was written.
        WrongUse: something that was typed cannot be.
    """
    reading = read_dossier(root)
    if reading.problems:
        raise Unreadable(reading.problems)
    registers = {each.name: each for each in reading.dossier.registers}
    if (table := registers.get(options.register)) is None:
        told = f"register '{clipped(options.register)}' bestaat niet.{suggestion(options.register, registers)}"
        raise WrongUse(f"--register: {told}")
    found: list[Problem] = []
    grids = {each.name: each for each in read_grids(options.file, found)}
    if found:
        raise Unreadable(found)
    if options.sheet is not None and options.sheet not in grids:
        raise WrongUse(f"--blad: '{clipped(options.sheet)}' bestaat niet.{suggestion(options.sheet, grids)}")
    chosen = [grids[options.sheet]] if options.sheet is not None else list(grids.values())
    taken = _Taken(reading.dossier, table, options.evidence)
    heads = [(grid, place) for grid in chosen if (place := taken.head_of(grid)) is not None]
    if len(heads) != 1:
        names = ", ".join(each.title for each in taken.questions)
        told = "geen tabel" if not heads else "meer dan één tabel"
        raise WrongUse(f"hierin staat {told} met de koppen van register '{table.name}'. Die zijn: {names}.")
    rows = taken.rows(*heads[0])
    if taken.problems:
        raise Unreadable(taken.problems)
    editor.tell(f"{len(rows)} nieuwe rijen voor {table.package.title}; {taken.there} staan er al.")
    if not rows:
        editor.tell("Er is niets te schrijven.")
        return False
    made = with_rows(Basis(root, today, reading), table, rows)
    return write_after_a_yes(root, today, reading, made, editor, agreed=options.yes)


class _Taken:
    """The rows of one grid while they are being understood."""

    def __init__(self, dossier: Dossier, table: RegisterTable, evidence: Mapping[str, str]) -> None:
        self.table = table
        self.evidence = evidence
        self.questions = questions_of(f"{ROW} {table.name}", dossier)
        self.names = names_to_choose(dossier)
        self.stands: dict[str, RegisterRow] = {each.key: each for each in table.rows}
        self.problems: list[Problem] = []
        self.there = 0
        self.by_head: dict[str, Question] = {}
        for each in reversed(self.questions):
            self.by_head |= {each.flag.casefold(): each, each.title.casefold(): each}

    def head_of(self, grid: Grid) -> int | None:
        """Where the heads stand: the first row with that of the key; `None` when there is none."""
        return next(
            (
                place
                for place, row in enumerate(grid.rows)
                if any((each := self.by_head.get(_plain(cell))) is not None and each.key == KEY for cell in row)
            ),
            None,
        )

    def rows(self, grid: Grid, place: int) -> list[NewRow]:
        """The rows below the heads that are not in the register yet."""
        columns = self._columns(grid, grid.rows[place])
        found: list[NewRow] = []
        for row in grid.rows[place + 1 :] if not self.problems else ():
            cells = {column: cell for column, cell in enumerate(row) if cell.text.strip()}
            if cells and (
                made := self._row(grid, row[0], {columns[each]: cells[each] for each in cells if each in columns})
            ):
                found.append(made)
        return found

    def _columns(self, grid: Grid, head: tuple[GridCell, ...]) -> dict[int, Question]:
        columns: dict[int, Question] = {}
        for column, cell in enumerate(head):
            if not (name := _plain(cell)):
                continue
            question = self.by_head.get(name)
            if question is None:
                hint = suggestion(cell.text, [each.title for each in self.questions])
                self.problems.append(
                    grid.problem(cell, f"kolom '{clipped(cell.text)}' hoort niet bij dit register.{hint}")
                )
            elif question in columns.values():
                self.problems.append(grid.problem(cell, f"kolom '{clipped(cell.text)}' staat er twee keer."))
            else:
                columns[column] = question
        return columns

    def _row(self, grid: Grid, first: GridCell, cells: Mapping[Question, GridCell]) -> NewRow | None:
        """One row, or `None` when it is there already or not right."""
        before = len(self.problems)
        said = {
            question: text for question, cell in cells.items() if (text := self._held(grid, question, cell)) is not None
        }
        values = {each.key: text for each, text in said.items() if each not in EVIDENCE}
        for question in self.questions:
            if question.needed and question not in EVIDENCE and question not in cells:
                self.problems.append(grid.problem(first, f"'{question.title}' is leeg, en moet ingevuld zijn."))
        if len(self.problems) > before:
            return None
        if (same := self.stands.get(values[KEY])) is not None:
            self._compare(grid, cells, values, same)
            return None
        evidence = {each.key: text for each, text in said.items() if each in EVIDENCE} or dict(self.evidence)
        if "bron" not in evidence or not {"citaat", "vindplaats"} & evidence.keys():
            told = f"rij '{values[KEY]}' rust op niets. Noem --bron, en --citaat of --vindplaats, of zet die in eigen kolommen."
            self.problems.append(grid.problem(first, told))
            return None
        self.stands[values[KEY]] = RegisterRow(key=values[KEY], values=dict(values), origin=NOWHERE)
        return NewRow(values, evidence)

    def _held(self, grid: Grid, question: Question, cell: GridCell) -> str | None:
        """A cell as the data have it; `None` after telling what is wrong with it."""
        shape, text = shape_of(question.record, question.key), " ".join(cell.text.split())
        parts = [each.strip() for each in re.split("[;,]", text)] if shape.many else [text]
        try:
            return ", ".join(held(shape, self._meant(question, each), f"'{question.title}'") for each in parts)
        except WrongUse as wrong:
            self.problems.append(grid.problem(cell, str(wrong)))
            return None

    def _meant(self, question: Question, text: str) -> str:
        """What is written in the data for what people write: the code of a name, the word for a label, a point for a comma."""
        allowed = choices(question.record, question.key)
        listed = self.names.get(allowed, {}) if isinstance(allowed, Family) else allowed or {}
        labels = {about.rstrip(".").casefold(): name for name, about in listed.items()}
        if text not in listed and text.casefold() in labels:
            return labels[text.casefold()]
        return text.replace(",", ".") if _COMMA.fullmatch(text) else text

    def _compare(
        self, grid: Grid, cells: Mapping[Question, GridCell], values: Mapping[str, str], same: RegisterRow
    ) -> None:
        """Count a row that is there, or tell what it says that the one that is there does not."""
        self.there += 1
        for question, cell in cells.items():
            if question in EVIDENCE:
                continue
            stands = {_text(same.values.get(question.key)), _text(same.now(question.key))}
            if values[question.key] not in stands:
                told = (
                    f"rij '{same.key}' heeft bij '{question.title}' {_quoted(same.now(question.key))} en hier staat "
                    f"'{clipped(values[question.key])}'. Is het later veranderd, zet dat dan in 'verloop'."
                )
                self.problems.append(grid.problem(cell, told))


def _plain(cell: GridCell) -> str:
    return " ".join(cell.text.split()).casefold()


def _text(value: Value) -> str:
    return ", ".join(map(written, value)) if isinstance(value, tuple) else "" if value is None else written(value)


def _quoted(value: Value) -> str:
    return f"'{clipped(_text(value))}'" if value is not None else "niets"
