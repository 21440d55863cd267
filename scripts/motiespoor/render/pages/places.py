"""The places that a series counts as pages show them: on a map, and one by one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.places import PlaceList, location_anchors, place_lists
from motiespoor.model.figure import Location, Series
from motiespoor.render import part_sentences, tilemap
from motiespoor.render.address import series_page
from motiespoor.render.context import Context
from motiespoor.spoken import spoken


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceTold:
    """A place of an area with how it stands, the promise that it was, and when a later source last named it.

    `anchor` is where it stands on the page of its series.
    """

    place: Location
    anchor: str
    told: str
    promise: Deadline | None
    seen: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceLine:
    """A kind of place as one line: how many are known, the last day on which one opened, and where they are listed."""

    listed: PlaceList
    name: str
    told: str
    last: date | None
    searched: date | None
    page: str


def place_lines(context: Context) -> tuple[PlaceLine, ...]:
    """A line for each kind of place that a series counts."""
    return tuple(
        PlaceLine(
            listed=each,
            name=_name(each.series),
            told=part_sentences.places_known(each),
            last=max((place.since.day for place in each.places if place.since and place.since.day), default=None),
            searched=context.days.searched,
            page=series_page(each.series.id),
        )
        for each in place_lists(context.dossier, context.today)
    )


def _name(series: Series) -> str:
    """What the places are called together: what a series says that it counts, or its title when it does not say so."""
    name = spoken(series)
    return dutch.capital(name.bare) if name.counts else series.title


def place_told(context: Context, place: Location) -> PlaceTold:
    sources = {each.id: each for each in context.dossier.sources}
    return PlaceTold(
        place=place,
        anchor=location_anchors(context.dossier)[place.series, place.name],
        told=tilemap.told(place, context.deadline_of, sources),
        promise=context.deadline_of.get(place.promise or ""),
        seen=tilemap.seen(place, sources),
        sources=(place.source, place.confirmed) if place.confirmed else (place.source,),
    )


def place_map(context: Context, listed: PlaceList, page: str) -> tilemap.TileMap | None:
    """The map of a kind of place as it stands on a page; `None` when there is no page with a row for each area."""
    if context.areas.rows is None:
        return None
    sources = {each.id: each for each in context.dossier.sources}
    return tilemap.place_map(listed, page=page, rows=context.areas.rows, deadlines=context.deadline_of, sources=sources)
