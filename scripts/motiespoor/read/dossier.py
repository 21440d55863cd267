"""The dossier that the files make together."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from motiespoor import paths
from motiespoor.model.chapters import sections, spots
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.dossier import Dossier, Round, natural
from motiespoor.model.fields import Family, families_of
from motiespoor.model.frame import Frame
from motiespoor.model.kinds import (
    LOOKS,
    MEASURE,
    NOT_MEASURES,
    PAGE,
    REGISTER_SHEET,
    REPORT,
    REQUIRED,
    SCHEMA,
    TABLES,
    TEXT,
    is_yaml,
    looks_folder,
)
from motiespoor.model.measure import Measure, Promises
from motiespoor.model.publication import ChartList, Publication, RoleList, Vocabulary
from motiespoor.model.register import CouplingList, RegisterPackage
from motiespoor.model.round import Closing, CorrectionList, ProgressReport, RoundSheet
from motiespoor.model.source import ContradictionList, SourceList, Timeline
from motiespoor.model.succession import SuccessionList
from motiespoor.problem import NOWHERE, Problem, in_order
from motiespoor.read import theme, yamltree
from motiespoor.read.columns import records_of
from motiespoor.read.csvtable import CsvTable, csv_table
from motiespoor.read.excel import kinds_of, saved_by_excel
from motiespoor.read.exchanged import back_in_order
from motiespoor.read.files import at_start, bytes_of, listing, read_text, readable, shown
from motiespoor.read.names import followed, frame_items, text_at, themes
from motiespoor.read.naming import beside, names
from motiespoor.read.packages import given_package
from motiespoor.read.registers import Registers, kinds_of_table, register_name, registers
from motiespoor.read.shape import shapes
from motiespoor.read.surroundings import given_settings, surroundings
from motiespoor.read.yamlfile import YamlFile, yaml_file
from motiespoor.read.yamltree import Node, yaml_tree

T = TypeVar("T")

# Stands in for the publication when it could not be read; nothing is rendered then.
_NO_PUBLICATION = Publication(
    name="", subject="", url="", maker="", disclaimer="", asked="", asked_evidence=(), origin=NOWHERE
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """What was read, and what could not be.

    `known` has every identifier that stands in the files, also of records that are broken otherwise,
    or `None` for a family whose file could not be read at all:
    a reference to it cannot be judged then.
    `engine` has the settings of the engine, or `None` when they could not be read.
    `standing` has, for a file that was read as the one that was certainly meant, the path at which it stands.
    """

    dossier: Dossier
    tables: Mapping[str, CsvTable]
    known: Mapping[Family, frozenset[str] | None]
    engine: yamltree.Fields | None
    problems: tuple[Problem, ...]
    standing: Mapping[str, str]


def _as_in_the_plan(publication: Publication, measures: list[Measure]) -> tuple[Measure, ...]:
    """Measures in the order in which the plan divides them, and then by their numbers."""
    order = {name: place for place, name in enumerate(spots(publication.chapters))}
    return tuple(sorted(measures, key=lambda each: (order.get(each.theme or "", len(order)), natural(each.number))))


def _is_of_rows(path: str) -> bool:
    """Whether rows of a register stand in a file, or what belongs to them."""
    return register_name(path) is not None and not REGISTER_SHEET.fullmatch(path)


def read_dossier(
    root: Path,
    instead: Mapping[str, str] = MappingProxyType({}),
    read: Callable[[str, str], YamlFile] = yaml_file,
    *,
    unread: frozenset[str] = frozenset(),
) -> Reading:
    """Everything in the folders `data/`, `content/` and `site_config/` of a dossier.

    `instead` has texts, by path, that take the place of files or stand beside them:
    so a change is seen as it would become before anything is written. `read` takes a YAML file apart.
    Of YAML files that are left `unread` it is known that they are there, and no more.
    """
    return _Files(root, instead, read, unread).reading()


class _Files:
    """The files of one dossier while they are being read."""

    def __init__(
        self,
        root: Path,
        instead: Mapping[str, str],
        read: Callable[[str, str], YamlFile],
        unread: frozenset[str],
    ) -> None:
        self.taken_apart = read
        self.unread = unread
        self.root = root
        self.instead = instead
        self.problems: list[Problem] = []
        self.standing: dict[str, str] = {}  # by the path that was meant, that of a file that has another
        self.trees: dict[str, Node | None] = {}  # of every YAML file; only the names that stand in it
        self.records: dict[str, object] = {}
        self.tables: dict[str, CsvTable] = {}
        self.texts: dict[str, str] = {}
        self.rows: dict[str, str | None] = {}  # of registers: what stands in their tables, and in the file of each row
        self.waiting: list[str] = []  # the paths of these: what a table holds is known when its descriptor is read
        self.registers = Registers()
        self.settings: str | None = None  # those of the engine, when the dossier has its own

    def reading(self) -> Reading:
        for folder in (paths.DATA, paths.CONTENT, paths.CONFIG):
            if not (self.root / folder).is_dir() or (self.root / folder).is_symlink():
                self.problems.append(at_start(folder, "deze map ontbreekt. Staat --root goed?"))
                continue
            found = listing(self.root, folder)
            self.problems.extend(found.problems)
            for path in (problem.path for problem in found.problems):
                if _is_of_rows(path):
                    self.rows[path] = None
                elif is_yaml(path):
                    self.trees[path] = None
            paths_there = {*found.files, *(each for each in self.instead if each.startswith(f"{folder}/"))}
            named = names(paths_there, lambda path: self._text(path, []) or "")
            self.problems.extend(named.problems)
            self.standing |= {meant: path for meant, path in named.files.items() if meant != path}
            for path in sorted(named.files):
                self._read(path)
        self.problems.extend(beside(self.root))
        for path in (*self._packages(), *REQUIRED):
            there = (self.root / path).is_dir() if path in paths.PACKAGES else (self.root / path).is_file()
            there = there or path in self.standing or any(each.startswith(f"{path}/") for each in self.standing)
            if not there and not any(f"{path}/".startswith(f"{problem.path}/") for problem in self.problems):
                what = "deze map" if path in paths.PACKAGES else "dit bestand"
                self.problems.append(at_start(path, f"{what} ontbreekt."))
        self._put_columns_back()
        self._read_registers()
        engine = self._engine()
        dossier = self._dossier(engine)
        return Reading(
            dossier=dossier,
            tables=self.tables,
            known=self._known(),
            engine=engine,
            problems=in_order(self.problems),
            standing=self.standing,
        )

    def _packages(self) -> tuple[str, ...]:
        """The folders of data that must be there: before the first round, and as long as nothing names one, no rounds."""
        actions = [each for record in self.records.values() if isinstance(record, Measure) for each in record.actions]
        named = any(each.mentions or any(update.round for update in each.updates) for each in actions)
        return paths.PACKAGES if named else tuple(each for each in paths.PACKAGES if each != paths.ROUNDS)

    def _described(self, package: str) -> DataPackage | None:
        """The description of a package: that of the dossier, or else the one that comes with the program."""
        path = f"{package}/{paths.DESCRIPTOR}"
        if path in self.trees:
            return self._record(DataPackage, path)
        return given_package(path, self._record(Publication, paths.PUBLICATION) or _NO_PUBLICATION)

    def _put_columns_back(self) -> None:
        """Read a table with the names of its columns in each other's place as what it was meant to be, and tell it."""
        known = self._known()
        for path, (_, record_type) in TABLES.items():
            if path not in self.tables:
                continue
            table, found = back_in_order(self.tables[path], shapes(record_type), families_of(record_type), known)
            if found:
                self.problems.extend(found)
                self.tables[path] = table
                known = self._known()

    def _read_registers(self) -> None:
        """Read the rows of registers, now that their descriptors are known."""
        sheets = {path: self._record(RegisterPackage, path) for path in self.trees if REGISTER_SHEET.fullmatch(path)}
        if not sheets and not self.rows and not self.waiting:
            return
        for path in self.waiting:
            self.rows[path] = self._text_of_table(path, kinds_of_table(path, sheets))
        self.registers = registers(sheets, self.rows, self._known())
        self.problems.extend(self.registers.problems)
        self.tables |= self.registers.tables

    def _read(self, path: str) -> None:
        """Take a file for what its place says it is."""
        if path in TABLES:
            text = self._text_of_table(path, kinds_of(TABLES[path][1]))
            fields = shapes(TABLES[path][1])
            columns = tuple(each.key for each in fields)
            required = frozenset(each.key for each in fields if each.required)
            if text is not None:
                self.tables[path] = csv_table(path, text, columns, required, self.problems)
        elif _is_of_rows(path):
            self.waiting.append(path)
        elif is_yaml(path):
            self.trees[path] = None
            text = self._text(path, self.problems) if path not in self.unread else None
            if text is not None:
                self._read_yaml(path, text)
        elif TEXT.fullmatch(path) or PAGE.fullmatch(path) or any(each.fullmatch(path) for each, _ in LOOKS.values()):
            text = self._text(path, self.problems)
            if text is not None:
                self.texts[path] = text
        elif (folder := looks_folder(path)) is not None:
            told = f"dit bestand mag niet op de site: in {folder}/ staan alleen {LOOKS[folder][1]}. Haal het weg."
            self.problems.append(at_start(shown(path), told))
        elif not SCHEMA.fullmatch(path):
            self.problems.append(
                at_start(
                    shown(path), "dit bestand hoort nergens bij. Haal het weg, of kijk of de naam en de map kloppen."
                )
            )

    def _text_of_table(self, path: str, columns: Mapping[str, Any]) -> str | None:
        """The text of a table, as it was before a program for sheets saved it; `None` when it cannot be read."""
        data = self._data(path) if columns else None
        saved = saved_by_excel(self.standing.get(path, path), data, columns) if data is not None else None
        if saved is None:
            return self._text(path, self.problems)
        self.problems.append(saved.problem)
        return saved.text

    def _data(self, meant: str) -> bytes | None:
        """The bytes of a file, as far as they can be had."""
        path = self.standing.get(meant, meant)
        return self.instead[path].encode() if path in self.instead else bytes_of(self.root, path)

    def _text(self, meant: str, problems: list[Problem]) -> str | None:
        """The text of a file, or `None` after adding the problem that stands in the way."""
        path = self.standing.get(meant, meant)
        if path in self.instead:
            return readable(path, self.instead[path].encode(), problems)
        return read_text(self.root, path, problems)

    def _read_yaml(self, path: str, text: str) -> None:
        file = self.taken_apart(path, text)
        self.problems.extend(file.problems)
        if file.whole:
            self.records[path] = file.record
            self.trees[path] = file.names

    def _engine(self) -> yamltree.Fields | None:
        """The settings of the engine: no record, for they are its own; of a dossier without any those of the program."""
        if not (paths.ENGINE in self.instead or os.path.lexists(self.root / paths.ENGINE)):
            given = given_settings(self._record(Publication, paths.PUBLICATION) or _NO_PUBLICATION)
            tree = yaml_tree(paths.ENGINE, given, [])
            return tree if isinstance(tree, yamltree.Fields) else None
        before = len(self.problems)
        text = self.settings = self._text(paths.ENGINE, self.problems)
        tree = yaml_tree(paths.ENGINE, text, self.problems) if text is not None else None
        if isinstance(tree, yamltree.Fields):
            return tree
        if len(self.problems) == before:
            self.problems.append(at_start(paths.ENGINE, "in dit bestand staat geen enkele instelling."))
        return None

    def _dossier(self, engine: yamltree.Fields | None) -> Dossier:
        vocabulary = self._record(Vocabulary, paths.STATUSES)
        roles = self._record(RoleList, paths.ROLES)
        charts = self._record(ChartList, paths.CHARTS)
        promises = self._record(Promises, paths.PROMISES)
        sources = self._record(SourceList, paths.SOURCE_LIST)
        timeline = self._record(Timeline, paths.TIMELINE)
        contradictions = self._record(ContradictionList, paths.CONTRADICTIONS)
        successions = self._record(SuccessionList, paths.SUCCESSION)
        couplings = self._record(CouplingList, paths.COUPLINGS)
        publication = self._record(Publication, paths.PUBLICATION) or _NO_PUBLICATION
        measures = [self._record(Measure, path) for path in self._measure_paths()]
        tables: dict[str, Any] = {
            part: records_of(record_type, self.tables[path], self.problems)
            for path, (part, record_type) in TABLES.items()
            if path in self.tables
        }
        return Dossier(
            publication=publication,
            statuses=vocabulary.statuses if vocabulary else (),
            roles=roles.roles if roles else (),
            charts=charts.charts if charts else (),
            measures=_as_in_the_plan(publication, [each for each in measures if each]),
            promises=promises.milestones if promises else (),
            frame=self._record(Frame, paths.FRAME),
            rounds=self._rounds(),
            successions=successions.successions if successions else (),
            sources=sources.sources if sources else (),
            events=timeline.events if timeline else (),
            contradictions=contradictions.contradictions if contradictions else (),
            registers=self.registers.found,
            couplings=couplings.couplings if couplings else (),
            texts=self._below(paths.TEXTS),
            pages={**theme.given_pages(), **self._below(paths.CONTENT)},
            templates={**theme.texts(theme.PAGES), **self._below(paths.TEMPLATES)},
            blocks={**theme.texts(theme.BLOCKS), **self._below(paths.THEME)},
            styles={**theme.texts(theme.STYLES), **self._below(paths.STYLE)},
            descriptors={
                package.rsplit("/", 1)[1]: descriptor
                for package in paths.PACKAGES
                if (descriptor := self._described(package)) is not None
            }
            | {f"registers/{each.name}": each.package for each in self.registers.found},
            surroundings=surroundings(engine, self.settings),
            **tables,
        )

    def _record(self, record_type: type[T], path: str) -> T | None:
        record = self.records.get(path)
        return record if isinstance(record, record_type) else None

    def _measure_paths(self) -> list[str]:
        return [path for path in self.trees if MEASURE.fullmatch(path) and path not in NOT_MEASURES]

    def _rounds(self) -> tuple[Round, ...]:
        folders: dict[str, dict[str, str]] = {}
        for path in self.trees:
            if match := REPORT.fullmatch(path):
                folders.setdefault(match[1], {})[match[2]] = path
        rounds = []
        for folder, files in folders.items():
            sheet_path, closing_path, corrections_path = (
                f"{paths.ROUNDS}/{folder}/{name}" for name in (paths.ROUND, paths.CLOSING, paths.CORRECTIONS)
            )
            sheet = self._record(RoundSheet, sheet_path)
            closing = self._record(Closing, closing_path)
            corrected = self._record(CorrectionList, corrections_path)
            reports = {
                number: report
                for number, path in sorted(files.items(), key=lambda item: natural(item[0]))
                if path not in (sheet_path, closing_path, corrections_path)
                and (report := self._record(ProgressReport, path)) is not None
            }
            if sheet is not None:
                corrections = corrected.corrections if corrected else ()
                rounds.append(Round(sheet=sheet, reports=reports, closing=closing, corrections=corrections))
            elif sheet_path not in self.trees:
                self.problems.append(
                    at_start(sheet_path, "dit bestand ontbreekt. Elke map in data/ronden heeft een ronde.yaml.")
                )
        return tuple(sorted(rounds, key=lambda each: (each.sheet.date, each.sheet.id)))

    def _below(self, folder: str) -> dict[str, str]:
        return {path[len(folder) + 1 :]: text for path, text in self.texts.items() if path.startswith(f"{folder}/")}

    def _known(self) -> dict[Family, frozenset[str] | None]:
        """Identifiers straight from the trees and rows, so that a broken record is still known by its name."""
        unknown: dict[Family, frozenset[str] | None] = {}
        if not (self.root / paths.MEASURES).is_dir():
            unknown = dict.fromkeys((Family.SLUG, Family.ACTION, Family.MILESTONE, Family.FRAME_ITEM))
        return {
            Family.SOURCE: self._listed(paths.SOURCE_LIST, "bronnen", "id"),
            Family.STATUS: self._listed(paths.STATUSES, "statussen", "status"),
            Family.ROLE: self._listed(paths.ROLES, "rollen", "id"),
            Family.ROUND: self._named_after(
                {each: f"{paths.ROUNDS}/{each}/{paths.ROUND}" for each in self._round_folders()}, "ronde", paths.ROUNDS
            ),
            Family.MEASURE: self._named_after(
                {PurePosixPath(path).stem: path for path in self._measure_paths()}, "nummer", paths.MEASURES
            ),
            Family.SERIES: self._column("reeksen.csv", "reeks"),
            Family.AREA: self._column("gebieden.csv", "gebied"),
            Family.SECTOR: self._column("sectoren.csv", "sector"),
            Family.BREAKDOWN: self._column("uitsplitsingen.csv", "uitsplitsing"),
            Family.METHOD: self._column("methoden.csv", "methode"),
            Family.FRAME_ITEM: frame_items([tree for path, tree in self.trees.items() if path == paths.FRAME]),
            Family.EVENT: self._listed(paths.TIMELINE, "gebeurtenissen", "id"),
            Family.REGISTER: frozenset(match[1] for path in self.trees if (match := REGISTER_SHEET.fullmatch(path))),
            Family.THEME: self._themes(),
            Family.SLUG: self._from_files(self._measure_paths(), "sleutel"),
            **followed(
                [self.trees[path] for path in self._measure_paths()],
                [tree for path, tree in self.trees.items() if path == paths.PROMISES],
            ),
            **unknown,
        }

    def _themes(self) -> frozenset[str] | None:
        """The chapters and themes of the plan; `None` when a part of it is not read: what it holds is not known then."""
        publication = self._record(Publication, paths.PUBLICATION)
        named = themes(self.trees.get(paths.PUBLICATION))
        if publication is None or not (publication.origin.complete or publication.chapters):
            return None  # what was meant as the plan may stand there under another name
        read = [each for each in sections(publication.chapters) if each.origin.complete]
        return named if named is not None and named == {each.id for each in read} else None

    def _round_folders(self) -> list[str]:
        return sorted({match[1] for path in self.trees if (match := REPORT.fullmatch(path))})

    def _named_after(self, files: Mapping[str, str], key: str, folder: str) -> frozenset[str] | None:
        """The names of files, which others use, and those that they give themselves; a rule holds the two equal."""
        if any(f"{folder}/".startswith(f"{problem.path}/") for problem in self.problems):
            return None
        inside = (text_at(self.trees.get(path), key) for path in files.values())
        return frozenset((*files, *(name for name in inside if name)))

    def _from_files(self, files: Iterable[str], key: str) -> frozenset[str] | None:
        names = [text_at(self.trees.get(path), key) for path in files]
        return None if None in names else frozenset(name for name in names if name)

    def _listed(self, path: str, key: str, name: str) -> frozenset[str] | None:
        tree = self.trees.get(path)
        if not isinstance(tree, yamltree.Fields) or not isinstance(items := tree.values.get(key), yamltree.Items):
            return None
        return frozenset(text for item in items.items if (text := text_at(item, name)))

    def _column(self, file: str, column: str) -> frozenset[str] | None:
        table = self.tables.get(f"{paths.FIGURES}/{file}")
        if table is None or not table.complete:
            return None
        return frozenset(text for text in table.texts(column) if text.strip())
