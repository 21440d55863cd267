"""Everything in a dossier that has a name, so that two dossiers can be laid next to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from motiespoor import dutch, paths
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Milestone
from motiespoor.model.publication import Chart
from motiespoor.model.succession import Kind
from motiespoor.problem import Origin


class Sort(Enum):
    """What a thing is: the Dutch word for one and for many, and whether addresses or anchors hang on its name."""

    MEASURE = ("maatregel", "maatregelen", True)
    ACTION = ("actie", "acties", True)
    MILESTONE = ("mijlpaal", "mijlpalen", True)
    ROUND = ("ronde", "ronden", True)
    ROW = ("rij", "rijen", True)
    CORRECTION = ("correctie", "correcties", True)
    SOURCE = ("bron", "bronnen", True)
    EVENT = ("gebeurtenis", "gebeurtenissen", True)
    CONTRADICTION = ("tegenspraak", "tegenspraken", True)
    FRAME = ("kader", "kaders", True)
    FRAME_GROUP = ("groep van het kader", "groepen van het kader", True)
    FRAME_ITEM = ("onderdeel van het kader", "onderdelen van het kader", True)
    SERIES = ("reeks", "reeksen", True)
    CHART = ("grafiek", "grafieken", True)
    AREA = ("gebied", "gebieden", True)
    SECTOR = ("sector", "sectoren", True)
    METHOD = ("methode", "methoden", True)
    PAGE = ("bladzijde", "bladzijden", True)
    REGISTER = ("register", "registers", True)
    REGISTER_ROW = ("rij van een register", "rijen van registers", True)
    COUPLING = ("koppeling", "koppelingen", True)
    BREAKDOWN = ("uitsplitsing", "uitsplitsingen", False)
    BREAK = ("reeksbreuk", "reeksbreuken", False)
    LOCATION = ("plek", "plekken", False)
    STATUS = ("status", "statussen", False)
    SUCCESSION = ("opvolging", "opvolgingen", False)
    PUBLICATION = ("publicatie", "publicaties", False)

    @property
    def one(self) -> str:
        """The word for one."""
        return self.value[0]

    @property
    def many(self) -> str:
        """The word for more."""
        return self.value[1]

    @property
    def permanent(self) -> bool:
        """Whether what was published under its name must remain there."""
        return self.value[2]


Named = tuple[Sort, str]

# What can be said to have ended, in the file that tells what became of it.
MAY_END = {Kind.MEASURE: Sort.MEASURE, Kind.ACTION: Sort.ACTION, Kind.MILESTONE: Sort.MILESTONE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """Something with a name; `record` is the text itself for a page, which is no record.

    `owner` is what it is a part of: a measure of its actions and milestones, a round of its rows and corrections.
    """

    sort: Sort
    name: str
    title: str
    record: Any
    origin: Origin
    owner: Named | None = None


def things(dossier: Dossier) -> dict[Named, Thing]:
    """Everything with a name, in the order of the dossier."""
    return {(each.sort, each.name): each for each in _things(dossier)}


def _things(dossier: Dossier) -> Iterator[Thing]:
    yield _thing(Sort.PUBLICATION, "", dossier.publication.name, dossier.publication)
    for measure in dossier.measures:
        whole = (Sort.MEASURE, measure.slug)
        yield _thing(*whole, f"{measure.number}. {measure.title}", measure)
        for action in measure.actions:
            yield _thing(Sort.ACTION, f"{measure.slug}/{action.id}", action.title, action, whole)
        for milestone in measure.milestones:
            yield _milestone(milestone, whole)
    for milestone in dossier.promises:
        yield _milestone(milestone, None)
    yield from _of_rounds(dossier)
    yield from _of_frame(dossier)
    yield from _of_figures(dossier)
    for table in dossier.registers:
        whole = (Sort.REGISTER, table.name)
        # Readers see the titles of its fields as well, and its block `register` is a part of the whole.
        yield _thing(*whole, table.package.title, table.package)
        for row in table.rows:
            yield _thing(Sort.REGISTER_ROW, f"{table.name}/{row.key}", table.title(row), row, whole)
    for coupling in dossier.couplings:
        yield _thing(Sort.COUPLING, coupling.id, coupling.title, coupling)
    for source in dossier.sources:
        yield _thing(Sort.SOURCE, source.id, source.name, source)
    for event in dossier.events:
        yield _thing(Sort.EVENT, event.id, event.title, event)
    for contradiction in dossier.contradictions:
        yield _thing(Sort.CONTRADICTION, contradiction.id, contradiction.title, contradiction)
    for succession in dossier.successions:
        name = f"{succession.kind.value} {succession.name}"
        yield _thing(Sort.SUCCESSION, name, succession.title, succession)
    for status in dossier.statuses:
        yield _thing(Sort.STATUS, status.id, status.label, status)
    for chart in dossier.charts:
        yield _thing(Sort.CHART, chart.id, _chart_title(chart, dossier), chart)
    for path, text in dossier.pages.items():
        origin = Origin(path=f"{paths.CONTENT}/{path}", fields={})
        yield Thing(sort=Sort.PAGE, name=path, title=_page_title(text) or path, record=text, origin=origin)


def _chart_title(chart: Chart, dossier: Dossier) -> str:
    """What a chart draws, of which series."""
    series = next((each.title for each in dossier.series if each.id == chart.series), None)
    return f"{series}: {chart.kind.label}" if series else chart.kind.label


def _page_title(text: str) -> str | None:
    """The first heading of a page."""
    return next((line[2:].strip() for line in text.splitlines() if line.startswith("# ")), None)


def _of_rounds(dossier: Dossier) -> Iterator[Thing]:
    for each in dossier.rounds:
        sheet = each.sheet
        whole = (Sort.ROUND, sheet.id)
        yield _thing(*whole, sheet.title, sheet)
        for number, report in each.reports.items():
            title = f"maatregel {number} in ronde {sheet.id}"
            yield _thing(Sort.ROW, f"{sheet.id}/{number}", title, report, whole)
        for correction in each.corrections:
            yield _thing(Sort.CORRECTION, correction.id, f"ronde {sheet.id}: {correction.what}", correction, whole)


def _of_frame(dossier: Dossier) -> Iterator[Thing]:
    if dossier.frame is None:
        return
    yield _thing(Sort.FRAME, "", dossier.frame.title, dossier.frame)
    for group in dossier.frame.groups:
        yield _thing(Sort.FRAME_GROUP, group.id, group.title, group)
        for item in group.items:
            yield _thing(Sort.FRAME_ITEM, item.id, item.quote, item)


def _of_figures(dossier: Dossier) -> Iterator[Thing]:
    titles = {each.id: each.title for each in dossier.series}
    areas = {each.code: each.name for each in dossier.areas}
    for series in dossier.series:
        yield _thing(Sort.SERIES, series.id, series.title, series)
    for area in dossier.areas:
        yield _thing(Sort.AREA, area.code, area.name, area)
    for sector in dossier.sectors:
        yield _thing(Sort.SECTOR, sector.code, sector.name, sector)
    for part in dossier.breakdowns:
        yield _thing(Sort.BREAKDOWN, part.code, part.name, part)
    for method in dossier.methods:
        yield _thing(Sort.METHOD, method.id, method.title, method)
    for broken in dossier.breaks:
        name = f"{broken.series} {broken.date} {broken.area or ''}".strip()
        parts = [titles.get(broken.series, broken.series), dutch.day(broken.date)]
        parts += [areas.get(broken.area, broken.area)] if broken.area else []
        yield _thing(Sort.BREAK, name, ", ".join(parts), broken)
    for location in dossier.locations:
        yield _thing(Sort.LOCATION, f"{location.series} {location.name}", location.name, location)


def _milestone(milestone: Milestone, owner: Named | None) -> Thing:
    return _thing(Sort.MILESTONE, milestone.id, milestone.title, milestone, owner)


def _thing(sort: Sort, name: str, title: str, record: Any, owner: Named | None = None) -> Thing:
    return Thing(sort=sort, name=name, title=title, record=record, origin=record.origin, owner=owner)
