"""A whole dossier: everything that was read, as records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from motiespoor.model.descriptor import DataPackage
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
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.menu import Surroundings
from motiespoor.model.publication import Chart, Publication, Role, StatusKind
from motiespoor.model.register import Coupling, RegisterTable
from motiespoor.model.round import Closing, Correction, ProgressReport, RoundSheet
from motiespoor.model.source import Contradiction, Event, Source
from motiespoor.model.succession import Succession


@dataclass(frozen=True, kw_only=True, slots=True)
class Round:
    """A reporting round: its sheet, and per measure number what was written; open as long as it has no closing."""

    sheet: RoundSheet
    reports: Mapping[str, ProgressReport]
    closing: Closing | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def literal(self) -> bool:
        """Whether it has a table that is taken over literally; without one there are facts only, each with its place."""
        return bool(self.sheet.columns)


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """Every record of a dossier, in a fixed order, and the texts that go with it.

    `texts` holds the literal source texts by file name;
    `pages`, `templates`, `blocks` and `styles` hold the files of content/ and site_config/ by relative path;
    `descriptors` holds the Data Package descriptor of each package by folder name.
    """

    publication: Publication
    statuses: tuple[StatusKind, ...] = ()
    roles: tuple[Role, ...] = ()
    charts: tuple[Chart, ...] = ()
    measures: tuple[Measure, ...] = ()
    promises: tuple[Milestone, ...] = ()
    frame: Frame | None = None
    rounds: tuple[Round, ...] = ()
    successions: tuple[Succession, ...] = ()
    sources: tuple[Source, ...] = ()
    events: tuple[Event, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    series: tuple[Series, ...] = ()
    observations: tuple[Observation, ...] = ()
    revisions: tuple[Revision, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    areas: tuple[Area, ...] = ()
    sectors: tuple[Sector, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    methods: tuple[Method, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    locations: tuple[Location, ...] = ()
    registers: tuple[RegisterTable, ...] = ()
    couplings: tuple[Coupling, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    blocks: Mapping[str, str] = field(default_factory=dict)
    styles: Mapping[str, str] = field(default_factory=dict)
    descriptors: Mapping[str, DataPackage] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts "2" before "10" and "1a" before "1b"."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return tuple((0, int(part), "") if part[0] in "0123456789" else (1, 0, part) for part in parts)


def slugs_then(each: Round) -> dict[str, str]:
    """The measures by the number that they had in a round, as far as the round says so: in a row, or when it closed."""
    closed = {then.number: then.slug for then in each.closing.measures} if each.closing else {}
    return closed | {number: row.measure for number, row in each.reports.items() if row.measure is not None}


def slugs_of_rows(dossier: Dossier, each: Round) -> dict[str, str]:
    """The measures by the number that a round has for them: the one with that number now, unless the round says of which."""
    return {measure.number: measure.slug for measure in dossier.measures} | slugs_then(each)
