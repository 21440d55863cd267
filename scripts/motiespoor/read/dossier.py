"""Which file is what, and the dossier that they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from motiespoor import paths
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.dossier import Dossier, Round, natural
from motiespoor.model.fields import Family
from motiespoor.model.figure import Area, Forecast, Location, Method, Observation, Sector, Series, SeriesBreak
from motiespoor.model.measure import Frame, Measure, Promises
from motiespoor.model.publication import ChartList, Publication, Vocabulary
from motiespoor.model.round import ProgressReport, RoundSheet
from motiespoor.model.source import ContradictionList, SourceList, Timeline
from motiespoor.problem import NOWHERE, Problem, in_order
from motiespoor.read import yamltree
from motiespoor.read.csvtable import Table, csv_table
from motiespoor.read.files import at_start, listing, read_text, shown
from motiespoor.read.shape import record_of, records_of, shapes
from motiespoor.read.yamltree import Node, yaml_tree

T = TypeVar("T")

_MEASURE = re.compile(rf"{paths.MEASURES}/[A-Za-z0-9-]+\.yaml")
_REPORT = re.compile(rf"{paths.ROUNDS}/([A-Za-z0-9-]+)/([A-Za-z0-9-]+)\.yaml")
_TEXT = re.compile(rf"{paths.TEXTS}/[a-z0-9.-]+\.txt")
_PAGE = re.compile(rf"{paths.CONTENT}/(?:[a-z0-9-]+/)?[a-z0-9-]+\.md")

# What each CSV file holds, and the part of the dossier that it fills.
TABLES: Mapping[str, tuple[str, type]] = {
    f"{paths.FIGURES}/reeksen.csv": ("series", Series),
    f"{paths.FIGURES}/waarnemingen.csv": ("observations", Observation),
    f"{paths.FIGURES}/prognoses.csv": ("forecasts", Forecast),
    f"{paths.FIGURES}/gebieden.csv": ("areas", Area),
    f"{paths.FIGURES}/sectoren.csv": ("sectors", Sector),
    f"{paths.FIGURES}/methoden.csv": ("methods", Method),
    f"{paths.FIGURES}/reeksbreuken.csv": ("breaks", SeriesBreak),
    f"{paths.FIGURES}/plekken.csv": ("locations", Location),
}
_REQUIRED = (
    paths.PUBLICATION,
    paths.STATUSES,
    paths.SOURCE_LIST,
    paths.ENGINE,
    *(f"{each}/{paths.DESCRIPTOR}" for each in paths.PACKAGES),
)

# Stands in for the publication when it could not be read; nothing is rendered then.
_NO_PUBLICATION = Publication(
    name="", subject="", url="", edit_url="", maker="", disclaimer="", asked="", asked_evidence=(), origin=NOWHERE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What was read, and what could not be.

    `known` has every identifier that stands in the files, also of records that are broken otherwise,
    or `None` for a family whose file could not be read at all:
    a reference to it cannot be judged then.
    """

    dossier: Dossier
    tables: Mapping[str, Table]
    known: Mapping[Family, frozenset[str] | None]
    problems: tuple[Problem, ...]


def read_dossier(root: Path) -> Reading:
    """Everything in the folders `data/`, `content/` and `site_config/` of a dossier."""
    return _Files(root).reading()


class _Files:
    """The files of one dossier while they are being read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.trees: dict[str, Node | None] = {}
        self.tables: dict[str, Table] = {}
        self.texts: dict[str, str] = {}

    def reading(self) -> Reading:
        for folder in (paths.DATA, paths.CONTENT, paths.CONFIG):
            if not (self.root / folder).is_dir() or (self.root / folder).is_symlink():
                self.problems.append(at_start(folder, "deze map ontbreekt. Staat --root goed?"))
                continue
            found = listing(self.root, folder)
            self.problems.extend(found.problems)
            for path in found.files:
                self._read(path)
        for path in _REQUIRED:
            exists = path in self.trees or (path == paths.ENGINE and (self.root / path).is_file())
            if not exists and not any(problem.path == path for problem in self.problems):
                self.problems.append(at_start(path, "dit bestand ontbreekt."))
        dossier = self._dossier()
        return Reading(dossier=dossier, tables=self.tables, known=self._known(), problems=in_order(self.problems))

    def _read(self, path: str) -> None:
        """Take a file for what its place says it is."""
        if path in TABLES:
            text = read_text(self.root, path, self.problems)
            fields = shapes(TABLES[path][1])
            columns = tuple(each.key for each in fields)
            required = frozenset(each.key for each in fields if each.required)
            if text is not None:
                self.tables[path] = csv_table(path, text, columns, required, self.problems)
        elif _is_yaml(path):
            text = read_text(self.root, path, self.problems)
            self.trees[path] = None if text is None else yaml_tree(path, text, self.problems)
            if text is not None and self.trees[path] is None and not any(each.path == path for each in self.problems):
                self.problems.append(at_start(path, "in dit bestand staat alleen commentaar. Vul het of haal het weg."))
        elif (
            _TEXT.fullmatch(path)
            or _PAGE.fullmatch(path)
            or path.startswith((f"{paths.TEMPLATES}/", f"{paths.STYLE}/"))
        ):
            text = read_text(self.root, path, self.problems)
            if text is not None:
                self.texts[path] = text
        elif not path.startswith(f"{paths.THEME}/"):
            self.problems.append(
                at_start(
                    shown(path), "dit bestand hoort nergens bij. Haal het weg, of kijk of de naam en de map kloppen."
                )
            )

    def _dossier(self) -> Dossier:
        vocabulary = self._record(Vocabulary, paths.STATUSES)
        charts = self._record(ChartList, paths.CHARTS)
        promises = self._record(Promises, paths.PROMISES)
        sources = self._record(SourceList, paths.SOURCE_LIST)
        timeline = self._record(Timeline, paths.TIMELINE)
        contradictions = self._record(ContradictionList, paths.CONTRADICTIONS)
        measures = [self._record(Measure, path) for path in self._measure_paths()]
        tables: dict[str, Any] = {
            part: records_of(record_type, self.tables[path], self.problems)
            for path, (part, record_type) in TABLES.items()
            if path in self.tables
        }
        return Dossier(
            publication=self._record(Publication, paths.PUBLICATION) or _NO_PUBLICATION,
            statuses=vocabulary.statuses if vocabulary else (),
            charts=charts.charts if charts else (),
            measures=tuple(sorted((each for each in measures if each), key=lambda each: natural(each.number))),
            promises=promises.milestones if promises else (),
            frame=self._record(Frame, paths.FRAME),
            rounds=self._rounds(),
            sources=sources.sources if sources else (),
            events=timeline.events if timeline else (),
            contradictions=contradictions.contradictions if contradictions else (),
            texts=self._below(paths.TEXTS),
            pages=self._below(paths.CONTENT),
            templates=self._below(paths.TEMPLATES),
            styles=self._below(paths.STYLE),
            descriptors={
                package.rsplit("/", 1)[1]: descriptor
                for package in paths.PACKAGES
                if (descriptor := self._record(DataPackage, f"{package}/{paths.DESCRIPTOR}")) is not None
            },
            **tables,
        )

    def _record(self, record_type: type[T], path: str) -> T | None:
        node = self.trees.get(path)
        return None if node is None else record_of(record_type, path, node, self.problems)

    def _measure_paths(self) -> list[str]:
        return [path for path in self.trees if _MEASURE.fullmatch(path) and path not in _NOT_MEASURES]

    def _rounds(self) -> tuple[Round, ...]:
        folders: dict[str, dict[str, str]] = {}
        for path in self.trees:
            if match := _REPORT.fullmatch(path):
                folders.setdefault(match[1], {})[match[2]] = path
        rounds = []
        for folder, files in folders.items():
            sheet_path = f"{paths.ROUNDS}/{folder}/{paths.ROUND}"
            sheet = self._record(RoundSheet, sheet_path)
            reports = {
                number: report
                for number, path in sorted(files.items(), key=lambda item: natural(item[0]))
                if path != sheet_path and (report := self._record(ProgressReport, path)) is not None
            }
            if sheet is not None:
                rounds.append(Round(sheet=sheet, reports=reports))
            elif sheet_path not in self.trees:
                self.problems.append(
                    at_start(sheet_path, "dit bestand ontbreekt. Elke map in data/ronden heeft een ronde.yaml.")
                )
        return tuple(sorted(rounds, key=lambda each: (each.sheet.date, each.sheet.id)))

    def _below(self, folder: str) -> dict[str, str]:
        return {path[len(folder) + 1 :]: text for path, text in self.texts.items() if path.startswith(f"{folder}/")}

    def _known(self) -> dict[Family, frozenset[str] | None]:
        """Identifiers straight from the trees and rows, so that a broken record is still known by its name."""
        return {
            Family.SOURCE: self._listed(paths.SOURCE_LIST, "bronnen", "id"),
            Family.STATUS: self._listed(paths.STATUSES, "statussen", "status"),
            Family.ROUND: self._from_files(
                (f"{paths.ROUNDS}/{each}/{paths.ROUND}" for each in self._round_folders()), "ronde"
            ),
            Family.MEASURE: self._from_files(self._measure_paths(), "nummer"),
            Family.SERIES: self._column("reeksen.csv", "reeks"),
            Family.AREA: self._column("gebieden.csv", "gebied"),
            Family.SECTOR: self._column("sectoren.csv", "sector"),
            Family.METHOD: self._column("methoden.csv", "methode"),
        }

    def _round_folders(self) -> list[str]:
        return sorted({match[1] for path in self.trees if (match := _REPORT.fullmatch(path))})

    def _from_files(self, files: Iterable[str], key: str) -> frozenset[str] | None:
        names = [_text_at(self.trees.get(path), key) for path in files]
        return None if None in names else frozenset(name for name in names if name)

    def _listed(self, path: str, key: str, name: str) -> frozenset[str] | None:
        tree = self.trees.get(path)
        if not isinstance(tree, yamltree.Mapping) or not isinstance(items := tree.values.get(key), yamltree.Sequence):
            return None
        return frozenset(text for item in items.items if (text := _text_at(item, name)))

    def _column(self, file: str, column: str) -> frozenset[str] | None:
        table = self.tables.get(f"{paths.FIGURES}/{file}")
        if table is None:
            return None if self._is_broken(f"{paths.FIGURES}/{file}") else frozenset()
        return frozenset(row.cells[column] for row in table.rows if column in row.cells) or None

    def _is_broken(self, path: str) -> bool:
        return any(problem.path == path for problem in self.problems)


_NOT_MEASURES = (paths.FRAME, paths.PROMISES, f"{paths.MEASURES}/{paths.DESCRIPTOR}")


def _is_yaml(path: str) -> bool:
    """Whether a file at this place is one of our YAML files."""
    named = (paths.SOURCE_LIST, paths.TIMELINE, paths.CONTRADICTIONS, paths.PUBLICATION, paths.STATUSES, paths.CHARTS)
    descriptors = tuple(f"{package}/{paths.DESCRIPTOR}" for package in paths.PACKAGES)
    return path in named or path in descriptors or bool(_MEASURE.fullmatch(path) or _REPORT.fullmatch(path))


def _text_at(node: Node | None, key: str) -> str | None:
    """The text under a key, or `None`."""
    child = node.values.get(key) if isinstance(node, yamltree.Mapping) else None
    return child.text if isinstance(child, yamltree.Scalar) else None
