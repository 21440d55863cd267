"""A spreadsheet or pasted table with rows of a register, whose heads are the titles of its fields.

A cell is held to what its field takes; one that is not right is named, and then nothing is written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from motiespoor.derive.conditions import written
from motiespoor.desk.adding import write_after_a_yes
from motiespoor.desk.basis import Basis
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.held import FEW, held, shape_of
from motiespoor.desk.kinds import EVIDENCE, ROW, Question, names_to_choose, questions_of
from motiespoor.desk.once import WrongCell, told_once
from motiespoor.desk.register_rows import NewRow, with_rows
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.register import KEY, RegisterRow, RegisterTable, Value
from motiespoor.model.schema import choices
from motiespoor.problem import Problem, Unreadable, clipped
from motiespoor.read.dossier import read_dossier
from motiespoor.read.exchanged import Columns, exchanged
from motiespoor.read.pasted.grid import Grid, GridCell
from motiespoor.read.pasted.reading import read_grids
from motiespoor.read.shape import Shape
from motiespoor.read.texts import Wrong
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
    if not heads and any(map(taken.lacks_only_the_key, chosen)):
        told = f"in de tabel ontbreekt de kolom '{taken.key.title}' van register '{table.name}', waaraan een rij te herkennen is."
        raise WrongUse(f"{told} Zet haar erbij, met in elke rij een eigen naam als 'derde-steiger'.")
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
        self.wrong: list[WrongCell] = []
        self.fresh: dict[str, GridCell] = {}
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

    @property
    def key(self) -> Question:
        """What is asked for the key of a row."""
        return next(each for each in self.questions if each.key == KEY)

    def lacks_only_the_key(self, grid: Grid) -> bool:
        """Whether a row has several other heads of the register."""
        return any(sum(_plain(cell) in self.by_head for cell in row) > 1 for row in grid.rows)

    def rows(self, grid: Grid, place: int) -> list[NewRow]:
        """The rows below the heads that are not in the register yet."""
        head = grid.rows[place]
        columns = self._columns(grid, head)
        if self.problems:
            return []
        filled = [row for row in grid.rows[place + 1 :] if any(cell.text.strip() for cell in row)]
        rows = [
            (row[0], {columns[at]: cell for at, cell in enumerate(row) if at in columns and cell.text.strip()})
            for row in filled
        ]
        if self._tell_exchanged(grid, {question: head[at] for at, question in columns.items()}, rows):
            return []
        found = [made for first, cells in rows if (made := self._row(first, cells)) is not None]
        cells_of = Counter(question for _, cells in rows for question in cells)
        every: dict[str, int | Mapping[Question, int]] = {
            "vorm": cells_of,
            "anders": self.there,
            "leeg": len(rows),
            "dubbel": len(rows),
            "rust": len(rows) - self.there,
        }
        self.problems += told_once(grid, self.wrong, every)
        return found

    def _tell_exchanged(
        self,
        grid: Grid,
        heads: Mapping[Question, GridCell],
        rows: Sequence[tuple[GridCell, Mapping[Question, GridCell]]],
    ) -> bool:
        """Whether heads certainly stand above each other's columns; every row would be told about."""
        by_flag = {each.flag: each for each in heads}
        texts = [[cells[each].text if each in cells else "" for each in heads] for _, cells in rows]
        needed = frozenset(each.flag for each in heads if each.needed)
        columns = Columns.of((*by_flag,), texts, needed, lambda flag, text: self._takes(by_flag[flag], text))
        if (found := exchanged(columns)) is None:
            return False
        told = found.told({flag: each.title for flag, each in by_flag.items()})
        self.problems.append(grid.problem(heads[by_flag[found.moved[0]]], told))
        return True

    def _takes(self, question: Question, text: str) -> bool:
        """Whether a cell can be of a column."""
        try:
            self._values(question, text)
        except WrongUse:
            return False
        return True

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
        for each in self.questions:
            if each.needed and each not in EVIDENCE and each not in columns.values() and not self.problems:
                told = f"kolom '{each.title}' ontbreekt. Daarin moet bij elke rij iets staan."
                self.problems.append(grid.problem(head[0], told))
        return columns

    def _row(self, first: GridCell, cells: Mapping[Question, GridCell]) -> NewRow | None:
        """One row, or `None` when it is there already or not right."""
        before = len(self.wrong)
        said = {question: text for question, cell in cells.items() if (text := self._held(question, cell)) is not None}
        values = {each.key: text for each, text in said.items() if each not in EVIDENCE}
        for question in self.questions:
            if question.needed and question not in EVIDENCE and question not in cells:
                self._tell("leeg", question, first, f"'{question.title}' is leeg, en moet ingevuld zijn.")
        if len(self.wrong) > before:
            return None
        if (before_it := self.fresh.get(values[KEY])) is not None:
            at = before_it.ref or f"regel {before_it.line}"
            told = f"sleutel '{values[KEY]}' staat ook in {at}. Elke rij heeft een eigen sleutel."
            self._tell("dubbel", None, first, told)
            return None
        self.fresh[values[KEY]] = first
        if (same := self.stands.get(values[KEY])) is not None:
            self._compare(cells, values, same)
            return None
        evidence = {each.key: text for each, text in said.items() if each in EVIDENCE} or dict(self.evidence)
        if "bron" not in evidence or not {"citaat", "vindplaats"} & evidence.keys():
            told = f"rij '{values[KEY]}' rust op niets. Noem --bron, en --citaat of --vindplaats, of zet die in eigen kolommen."
            self._tell("rust", None, first, told)
            return None
        return NewRow(values, evidence)

    def _tell(self, kind: str, question: Question | None, cell: GridCell, told: str) -> None:
        self.wrong.append(WrongCell(kind=kind, question=question, cell=cell, told=told))

    def _held(self, question: Question, cell: GridCell) -> str | None:
        """A cell as the data have it; `None` after telling what is wrong with it."""
        try:
            return ", ".join(self._values(question, cell.text))
        except WrongUse as wrong:
            self._tell("vorm", question, cell, str(wrong))
            return None

    def _values(self, question: Question, text: str) -> list[str]:
        """What a cell says, as the data have it: each of a list.

        Raises:
            WrongUse: its field does not take that.
        """
        shape, bare = shape_of(question.record, question.key), " ".join(text.split())
        parts = [each.strip() for each in re.split("[;,]", bare)] if shape.many else [bare]
        return [self._value(question, shape, each) for each in parts]

    def _value(self, question: Question, shape: Shape, text: str) -> str:
        meant = held(shape, self._meant(question, text), f"'{question.title}'")
        allowed = choices(question.record, question.key)
        known = self.names.get(allowed) if isinstance(allowed, Family) else None
        if known is not None and meant not in known:
            called = [about.rstrip(".") for about in known.values()]
            hint = suggestion(text, called, listed=len(called) <= FEW)
            raise WrongUse(f"'{question.title}' '{clipped(text)}' bestaat niet.{hint}")
        return meant

    def _meant(self, question: Question, text: str) -> str:
        """What is written in the data for what people write: the code of a name, the word for a label, a point for a comma,
        and of what was certainly meant the way in which it is written here.
        """
        allowed = choices(question.record, question.key)
        listed = self.names.get(allowed, {}) if isinstance(allowed, Family) else allowed or {}
        labels = {about.rstrip(".").casefold(): name for name, about in listed.items()}
        if text not in listed and text.casefold() in labels:
            return labels[text.casefold()]
        if _COMMA.fullmatch(text):
            return text.replace(",", ".")
        shape = shape_of(question.record, question.key)
        try:
            assert shape.convert is not None
            shape.convert(text)
        except Wrong as wrong:
            if wrong.guess is not None and wrong.guess.certain:
                return wrong.guess.word
        return text

    def _compare(self, cells: Mapping[Question, GridCell], values: Mapping[str, str], same: RegisterRow) -> None:
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
                self._tell("anders", question, cell, told)


def _plain(cell: GridCell) -> str:
    return " ".join(cell.text.split()).casefold()


def _text(value: Value) -> str:
    return ", ".join(map(written, value)) if isinstance(value, tuple) else "" if value is None else written(value)


def _quoted(value: Value) -> str:
    return f"'{clipped(_text(value))}'" if value is not None else "niets"
