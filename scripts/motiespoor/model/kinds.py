"""Which file of a dossier is what, by its place."""

from __future__ import annotations

import re
from collections.abc import Mapping

from motiespoor import paths
from motiespoor.model.descriptor import DataPackage
from motiespoor.model.fields import NUMBER
from motiespoor.model.figure import (
    Area,
    Breakdown,
    Forecast,
    Location,
    Method,
    Observation,
    Revision,
    Sector,
    Series,
    SeriesBreak,
)
from motiespoor.model.frame import Frame
from motiespoor.model.measure import Measure, Promises
from motiespoor.model.publication import ChartList, Publication, RoleList, Vocabulary
from motiespoor.model.register import EVIDENCE, HISTORY, ROWS, CouplingList, RegisterPackage
from motiespoor.model.round import Closing, CorrectionList, ProgressReport, RoundSheet
from motiespoor.model.source import ContradictionList, SourceList, Timeline
from motiespoor.model.succession import SuccessionList

MEASURE = re.compile(rf"{paths.MEASURES}/{NUMBER.regex.pattern}\.yaml")
REPORT = re.compile(rf"{paths.ROUNDS}/([A-Za-z0-9-]+)/({NUMBER.regex.pattern})\.yaml")
# The files of a register: its description, a file for each row or one with all of them, and what goes with the latter.
_REGISTER = rf"{paths.REGISTERS}/([a-z0-9]+(?:-[a-z0-9]+)*)"
REGISTER_SHEET = re.compile(rf"{_REGISTER}/{re.escape(paths.DESCRIPTOR)}")
REGISTER_ROW = re.compile(rf"{_REGISTER}/{ROWS}/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")
REGISTER_TABLE = re.compile(rf"{_REGISTER}/({ROWS}|{HISTORY}|{EVIDENCE})\.csv")
TEXT = re.compile(rf"{paths.TEXTS}/[a-z0-9.-]+\.txt")
# What a dossier may have of its own besides words and data, by its folder, and how that is told. No script: that would
# run in the pages of a reader, and nobody can check what it does. Nor a page for frames on other sites: how high that is,
# was said to those who pasted it, and what it tells of a measure that ended is held against the data.
_NAME = r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+"
LOOKS: Mapping[str, tuple[re.Pattern[str], str]] = {
    paths.TEMPLATES: (
        re.compile(rf"{paths.TEMPLATES}/[A-Za-z0-9_-]+(?:\.md)?\.jinja"),
        "sjablonen van pagina's (.md.jinja of .jinja)",
    ),
    paths.THEME: (re.compile(rf"{paths.THEME}/{_NAME}\.html"), "delen van het thema (.html)"),
    paths.STYLE: (re.compile(rf"{paths.STYLE}/{_NAME}\.(?:css|svg)"), "stijlbladen (.css) en tekeningen (.svg)"),
}
SCHEMA = re.compile(rf"{paths.SCHEMAS}/[a-z]+(?:-[a-z0-9]+)*\.schema\.json")
PAGE = re.compile(rf"{paths.CONTENT}/(?:[a-z0-9-]+/)?[a-z0-9-]+\.md")

# The one table that a dossier has only when a figure was revised.
REVISIONS = f"{paths.FIGURES}/herzieningen.csv"
# What each CSV file holds, and the part of the dossier that it fills.
TABLES: Mapping[str, tuple[str, type]] = {
    f"{paths.FIGURES}/reeksen.csv": ("series", Series),
    f"{paths.FIGURES}/waarnemingen.csv": ("observations", Observation),
    REVISIONS: ("revisions", Revision),
    f"{paths.FIGURES}/prognoses.csv": ("forecasts", Forecast),
    f"{paths.FIGURES}/gebieden.csv": ("areas", Area),
    f"{paths.FIGURES}/sectoren.csv": ("sectors", Sector),
    f"{paths.FIGURES}/uitsplitsingen.csv": ("breakdowns", Breakdown),
    f"{paths.FIGURES}/methoden.csv": ("methods", Method),
    f"{paths.FIGURES}/reeksbreuken.csv": ("breaks", SeriesBreak),
    f"{paths.FIGURES}/plekken.csv": ("locations", Location),
}
REQUIRED = (
    paths.PUBLICATION,
    paths.STATUSES,
    paths.ROLES,
    paths.SOURCE_LIST,
    *(each for each in TABLES if each != REVISIONS),
)

NOT_MEASURES = (paths.FRAME, paths.PROMISES, paths.SUCCESSION, f"{paths.MEASURES}/{paths.DESCRIPTOR}")


# What each YAML file with a fixed name holds.
_RECORDS: Mapping[str, type] = {
    paths.PUBLICATION: Publication,
    paths.STATUSES: Vocabulary,
    paths.ROLES: RoleList,
    paths.CHARTS: ChartList,
    paths.FRAME: Frame,
    paths.PROMISES: Promises,
    paths.SUCCESSION: SuccessionList,
    paths.SOURCE_LIST: SourceList,
    paths.TIMELINE: Timeline,
    paths.CONTRADICTIONS: ContradictionList,
    paths.COUPLINGS: CouplingList,
    **{f"{package}/{paths.DESCRIPTOR}": DataPackage for package in paths.PACKAGES},
}
# And those in the folder of a round.
OF_ROUND: Mapping[str, type] = {
    paths.ROUND: RoundSheet,
    paths.CLOSING: Closing,
    paths.CORRECTIONS: CorrectionList,
}
# Every file with a name that is always the same, but for those in the folder of a round.
FIXED = frozenset((*_RECORDS, *TABLES, *REQUIRED, paths.ENGINE))


def is_yaml(path: str) -> bool:
    """Whether a file at this place is one of our YAML files."""
    return path in _RECORDS or any(each.fullmatch(path) for each in (MEASURE, REPORT, REGISTER_SHEET, REGISTER_ROW))


def kind_of(path: str) -> type:
    """What the YAML file at this place holds."""
    if path in _RECORDS:
        return _RECORDS[path]
    if REGISTER_SHEET.fullmatch(path):
        return RegisterPackage
    if REPORT.fullmatch(path):
        return OF_ROUND.get(path.rsplit("/", 1)[1], ProgressReport)
    return Measure


def looks_folder(path: str) -> str | None:
    """The folder for what a dossier has of its own in which this file stands; `None` for a file elsewhere."""
    return next((folder for folder in LOOKS if path.startswith(f"{folder}/")), None)
