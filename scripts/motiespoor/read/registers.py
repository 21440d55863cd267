"""The registers that the files of a dossier make: each by its descriptor, with its rows from CSV or from a file a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from motiespoor import paths
from motiespoor.model.descriptor import DataPackage, FieldType, Resource
from motiespoor.model.fields import Family, families_of
from motiespoor.model.kinds import REGISTER_ROW, REGISTER_SHEET, REGISTER_TABLE
from motiespoor.model.register import (
    EVIDENCE,
    HISTORY,
    KEY,
    ROWS,
    Entry,
    EvidenceLine,
    HistoryLine,
    RegisterPackage,
    RegisterRow,
    RegisterTable,
    Value,
)
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin, Problem
from motiespoor.read import theme
from motiespoor.read.columns import columns_of, records_of
from motiespoor.read.csvtable import CsvTable, csv_table
from motiespoor.read.excel import kinds_of
from motiespoor.read.exchanged import back_in_order
from motiespoor.read.files import at_start
from motiespoor.read.rows import row_shapes
from motiespoor.read.shape import Shape, record_of, shapes, values_of
from motiespoor.read.stray import stray_lines
from motiespoor.read.texts import Wrong, joined
from motiespoor.read.yamltree import yaml_tree

_LINES: Mapping[str, type] = {HISTORY: HistoryLine, EVIDENCE: EvidenceLine}
_KINDS = {FieldType.INTEGER: Decimal, FieldType.NUMBER: Decimal, FieldType.DATE: date}


@dataclass(frozen=True, kw_only=True, slots=True)
class Registers:
    """The registers by name, their tables in CSV by path, and what is wrong with them."""

    found: tuple[RegisterTable, ...] = ()
    tables: Mapping[str, CsvTable] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def register_name(path: str) -> str | None:
    """The register that a file belongs to; `None` for a file of nothing of the kind."""
    found = (each.fullmatch(path) for each in (REGISTER_SHEET, REGISTER_ROW, REGISTER_TABLE))
    return next((match[1] for match in found if match), None)


def registers(
    packages: Mapping[str, RegisterPackage | None],
    texts: Mapping[str, str | None],
    known: Mapping[Family, frozenset[str] | None],
) -> Registers:
    """The registers of a dossier: `packages` by the path of their descriptor, `texts` of their rows by path.

    `known` has every identifier that stands in the files.
    Of a register whose descriptor cannot be read, the rows cannot either. A file that is there and cannot be read has
    `None` for a text: that is told, and nothing else is told about what it would have said.
    """
    of: defaultdict[str, dict[str, str | None]] = defaultdict(dict)
    for path in (*packages, *texts):
        of[register_name(path) or ""].update({path: texts[path]} if path in texts else {})
    found: list[RegisterTable] = []
    tables: dict[str, CsvTable] = {}
    problems: list[Problem] = []
    for name in sorted(of):
        sheet = f"{paths.REGISTERS}/{name}/{paths.DESCRIPTOR}"
        if sheet not in packages:
            told = f"dit bestand ontbreekt. Elke map in {paths.REGISTERS} heeft een {paths.DESCRIPTOR}."
            problems.append(at_start(sheet, told))
        elif (package := packages[sheet]) is not None:
            reader = _Reader(name, package, of[name], known, problems)
            found.append(reader.table())
            tables |= reader.tables
    return Registers(found=tuple(found), tables=tables, problems=tuple(problems))


def kinds_of_table(path: str, packages: Mapping[str, RegisterPackage | None]) -> Mapping[str, Any]:
    """What each column of a table of a register holds: a number, a day (also where a term may stand) or a text.

    None are known of a file with one row, or of a register that is not described.
    """
    if REGISTER_TABLE.fullmatch(path) is None:
        return {}
    folder, _, name = path.removesuffix(".csv").rpartition("/")
    if name in _LINES:
        return kinds_of(_LINES[name])
    package = packages.get(f"{folder}/{paths.DESCRIPTOR}")
    return (
        {
            each.name: date if each.name in package.register.periods else _KINDS.get(each.type, str)
            for each in package.columns
        }
        if package is not None
        else {}
    )


@cache
def given_tables() -> tuple[Resource, ...]:
    """The tables that each register has besides its rows, as the program describes them."""
    text = theme.texts(theme.PACKAGES)["registers.yaml"]
    tree = yaml_tree("", text, [])
    given = record_of(DataPackage, "", text, tree, []) if tree is not None else None
    assert given is not None
    return given.resources


def _beside(package: RegisterPackage) -> tuple[Resource, ...]:
    """Those tables, but for what a descriptor describes itself; what is told of one is told of that descriptor."""
    described = {each.name for each in package.resources}
    origin = Origin(path=package.origin.path, fields={})
    return tuple(replace(each, origin=origin) for each in given_tables() if each.name not in described)


class _Reader:
    """The files of one register while they are being read."""

    def __init__(
        self,
        name: str,
        package: RegisterPackage,
        texts: Mapping[str, str | None],
        known: Mapping[Family, frozenset[str] | None],
        problems: list[Problem],
    ) -> None:
        self.name = name
        self.package = replace(package, resources=(*package.resources, *_beside(package)))
        self.readable = _is_readable(package)
        self.texts = texts
        self.known = known
        self.problems = problems
        self.tables: dict[str, CsvTable] = {}

    def table(self) -> RegisterTable:
        """The register, with the rows that could be read."""
        rows: tuple[RegisterRow, ...] = ()
        if self.readable:
            files = sorted(each for each in self.texts if REGISTER_ROW.fullmatch(each))
            sheets = sorted(each for each in self.texts if REGISTER_TABLE.fullmatch(each))
            if files and sheets:
                self._tell_both(files, sheets)
            rows = self._from_files(files) if files else self._from_tables()
        return RegisterTable(name=self.name, package=self.package, rows=rows)

    def _tell_both(self, files: list[str], sheets: list[str]) -> None:
        folder = PurePosixPath(files[0]).parent
        told = (
            f"de rijen van dit register staan al in {folder}, elk in een eigen bestand. Zet wat hier staat daarbij, en "
            "haal dit bestand weg."
        )
        self.problems.extend(at_start(each, told) for each in sheets)

    def _from_files(self, files: Iterable[str]) -> tuple[RegisterRow, ...]:
        allowed = row_shapes(self.package, in_yaml=True)
        by_key = {each.key: each for each in allowed}
        rows = []
        for path in files:
            if (text := self.texts[path]) is None:
                continue
            tree = yaml_tree(path, text, self.problems)
            found = values_of(allowed, path, text, tree, self.problems) if tree is not None else None
            if found is None:
                continue
            values, origin = found
            history = tuple(self._valued(each, by_key) for each in values.pop(HISTORY, ()))
            evidence = values.pop(EVIDENCE, ())
            rows.append(_row(values, evidence, history, origin))
        return tuple(rows)

    def _from_tables(self) -> tuple[RegisterRow, ...]:
        allowed = row_shapes(self.package, in_yaml=False)
        by_key = {each.key: each for each in allowed}
        table = self._csv(ROWS, allowed, self.package.register.families)
        pieces, changes = self._lines(EVIDENCE), self._lines(HISTORY)
        if table is None:
            self._tell_without_rows()
            return ()
        keys = table.texts(KEY)
        if table.complete and len({*keys}) == len(keys):  # else a line may be of a row that bears the name of another
            told = [each for path, each in self.tables.items() if path.endswith(f"/{HISTORY}.csv")]
            # A line that could not be read may be the change that evidence is of.
            whole = all(each.complete and len(each.rows) == len(changes) for each in told)
            self.problems.extend(stray_lines(frozenset(keys), changes, pieces, whole=whole))
        evidence: defaultdict[tuple[str, int], list[Evidence]] = defaultdict(list)
        for line in pieces:
            piece = Evidence(source=line.source, quote=line.quote, locator=line.locator, origin=line.origin)
            evidence[line.row, line.number].append(piece)
        history: defaultdict[str, list[Entry]] = defaultdict(list)
        for change in sorted(changes, key=lambda each: each.number):
            entry = Entry(
                date=change.date, field=change.field, text=change.text, explanation=change.explanation,
                cause=change.cause, known_since=change.known_since, origin=change.origin,
                evidence=tuple(evidence[change.row, change.number]),
            )  # fmt: skip
            history[change.row].append(self._valued(entry, by_key))
        columns, origins, unreadable = columns_of(allowed, table, self.problems)
        names = list(columns)
        rows = []
        for number, (origin, *cells) in enumerate(zip(origins, *columns.values(), strict=True)):
            if number not in unreadable:
                values = dict(zip(names, cells, strict=True))
                key = values[KEY]
                rows.append(_row(values, tuple(evidence[key, 0]), tuple(history[key]), origin))
        return tuple(rows)

    def _tell_without_rows(self) -> None:
        told = f"dit register heeft geen {ROWS}.csv, dus hoort dit bij niets. Zet die erbij, of haal dit bestand weg."
        self.problems.extend(at_start(each, told) for each in sorted(self.texts) if REGISTER_TABLE.fullmatch(each))

    def _csv(self, name: str, allowed: tuple[Shape, ...], families: Mapping[str, Family | None]) -> CsvTable | None:
        path = f"{paths.REGISTERS}/{self.name}/{name}.csv"
        if path not in self.texts:
            return None
        required = frozenset(each.key for each in allowed if each.required)
        columns = tuple(each.key for each in allowed)
        text = self.texts[path]
        if text is None:
            self.tables[path] = CsvTable(path, columns, (), complete=False)
        else:
            table = csv_table(path, text, columns, required, self.problems)
            self.tables[path], exchanged = back_in_order(table, allowed, families, self.known)
            self.problems.extend(exchanged)
        return self.tables[path]

    def _lines(self, name: str) -> tuple[Any, ...]:
        record_type = _LINES[name]
        table = self._csv(name, shapes(record_type), families_of(record_type))
        return records_of(record_type, table, self.problems) if table is not None else ()

    def _valued(self, entry: Entry, by_key: Mapping[str, Shape]) -> Entry:
        """An entry with its text as a value of the field that it is about; of another field rules tell."""
        shape = by_key.get(entry.field)
        if entry.text is None or shape is None or shape.convert is None:
            return entry
        texts = [each.strip() for each in entry.text.split(";")] if shape.many else [entry.text]
        try:
            made = tuple(map(shape.convert, texts))
        except Wrong as wrong:
            told = joined(f"waarde van '{entry.field}'", str(wrong))
            self.problems.append(entry.origin.problem(told, "waarde", found=entry.text, guess=wrong.guess))
            return entry
        value: Value = made if shape.many else made[0]
        return replace(entry, value=value)


def _is_readable(package: RegisterPackage) -> bool:
    """Whether it is known which fields a row has; else each row would be told about what is wrong with the descriptor."""
    rows = [each for each in package.resources if each.name == ROWS]
    names = [each.name for each in package.columns]
    return (
        package.origin.complete
        and len(rows) == 1
        and rows[0].origin.complete
        and rows[0].schema.origin.complete
        and KEY in names
        and len({*names}) == len(names)
        and not {EVIDENCE, HISTORY} & {*names}
    )


def _row(
    values: Mapping[str, Value], evidence: tuple[Evidence, ...], history: tuple[Entry, ...], origin: Origin
) -> RegisterRow:
    return RegisterRow(key=str(values.get(KEY, "")), values=values, evidence=evidence, history=history, origin=origin)
