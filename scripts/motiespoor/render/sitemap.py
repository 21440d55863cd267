"""The site map: every page, with the day on which its data changed, where that is known (sitemaps.org)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape

from motiespoor import paths
from motiespoor.derive.changed import Changes
from motiespoor.derive.comparison import pairs
from motiespoor.derive.history import events_of
from motiespoor.derive.registers import REGISTERS, register_page, row_places, told_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Location, Observation, Revision
from motiespoor.model.succession import Kind
from motiespoor.render.address import FIGURES, FORECASTS, SECTORS, areas_page, series_page
from motiespoor.render.entry import measure_page, round_page
from motiespoor.render.output import Output
from motiespoor.render.part_addresses import area_addresses, sector_addresses
from motiespoor.render.permanent import full_address

PATH = "sitemap.xml"


def sitemap(dossier: Dossier, today: date, pages: Iterable[str]) -> Output:
    """The map of a site with these pages."""
    days = page_days(dossier, today)
    text = "".join(_entry(full_address(dossier.publication, each), days.get(each)) for each in sorted(pages))
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Output(path=PATH, content=f"{head}{text}</urlset>\n", source=paths.PUBLICATION)


def _entry(address: str, day: date | None) -> str:
    changed = f"<lastmod>{day.isoformat()}</lastmod>" if day is not None else ""
    return f"<url><loc>{escape(address)}</loc>{changed}</url>\n"


def page_days(dossier: Dossier, today: date) -> dict[str, date]:
    """The last day on which what a page is made of changed, by page; none for a page of which no record tells a day."""
    changes = Changes(dossier, today)
    found = ((page, changes.last(*records)) for page, records in _records(dossier).items())
    return {page: day for page, day in found if day is not None}


def _records(dossier: Dossier) -> Mapping[str, tuple[object, ...]]:
    """The records that each page is made of; a page written by hand is made of none."""
    promised = (dossier.promises, tuple(each.milestones for each in dossier.measures))
    figures = (dossier.observations, dossier.revisions, dossier.forecasts, dossier.breaks, dossier.locations)
    every = (
        dossier.measures,
        dossier.promises,
        dossier.frame,
        dossier.rounds,
        dossier.events,
        dossier.sources,
        figures,
        tuple(told_of(each) for each in dossier.registers),
    )
    corrections = tuple(each.corrections for each in dossier.rounds)
    return {
        "": every,
        "en": every,
        "bronnen": (*every, dossier.contradictions),
        "maatregelen": (dossier.measures, dossier.rounds),
        "ronden": (dossier.rounds,),
        "kader": (dossier.frame,),
        "termijnen": promised,
        "tijdlijn": (dossier.events,),
        "correcties": (corrections, dossier.revisions, dossier.successions),
        "methode": (dossier.methods, dossier.breaks),
        FIGURES: figures,
        FORECASTS: (dossier.forecasts, dossier.observations),
        areas_page(dossier.publication): figures,
        SECTORS: figures,
        REGISTERS: tuple(told_of(each) for each in dossier.registers),
        **dict(_of_registers(dossier)),
        **dict(_of_measures_and_rounds(dossier)),
        **dict(_of_figures(dossier)),
    }


def _of_registers(dossier: Dossier) -> Iterator[tuple[str, tuple[object, ...]]]:
    for table in dossier.registers:
        yield register_page(table.name), told_of(table)
        for row in table.rows:
            if (place := row_places(dossier)[table.name, row.key]).anchor is None:
                yield place.page, (row.evidence, row.history)


def _of_measures_and_rounds(dossier: Dossier) -> Iterator[tuple[str, tuple[object, ...]]]:
    for each in dossier.successions:
        if each.kind is Kind.MEASURE:
            yield measure_page(each.name), (each,)
    for measure in dossier.measures:
        told = tuple(each.sheet for each in dossier.rounds if measure.number in each.reports)
        of_series = tuple(each for each in dossier.observations if each.series in measure.key_figures)
        yield measure_page(measure.slug), (measure, events_of(measure, dossier), told, of_series)
    for held in dossier.rounds:
        yield round_page(held.sheet.id), (held,)
    for old, new in pairs(dossier.rounds):
        yield f"ronden/{old.sheet.id}-naar-{new.sheet.id}", (old, new)


def _of_figures(dossier: Dossier) -> Iterator[tuple[str, tuple[object, ...]]]:
    """By the series, the area and the sector that a figure is of; gone through once, for there may be many."""
    found: defaultdict[str, list[object]] = defaultdict(list)
    areas, sectors = area_addresses(dossier).own, sector_addresses(dossier).own
    every: tuple[Observation | Revision | Forecast | Location, ...] = (
        *dossier.observations,
        *dossier.revisions,
        *dossier.forecasts,
        *dossier.locations,
    )
    for each in every:
        found[series_page(each.series)].append(each)
        if (page := areas.get(each.area)) is not None:
            found[page].append(each)
        if not isinstance(each, Location) and (page := sectors.get(each.sector)) is not None:
            found[page].append(each)
    for broken in dossier.breaks:
        found[series_page(broken.series)].append(broken)
    return ((page, tuple(records)) for page, records in found.items())
