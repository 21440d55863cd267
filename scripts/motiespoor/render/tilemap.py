"""The map of tiles: a tile for each area, about where it lies, that leads to what is known there.

It is a list in a grid and no picture, so that it reads, prints and leads like any list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from motiespoor import dutch
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.places import PlaceList
from motiespoor.model.figure import Area, Location, SiteState
from motiespoor.model.register import RegisterTable
from motiespoor.model.source import Source
from motiespoor.render.address import row_anchor, way

# What stands for an area without a place, in an address of a style and in words.
NONE, NONE_TOLD = "geen", "niets gevonden"
_PLACED = 12  # rows and columns that a map may have; tiles beyond follow each other


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """A tile: its place counted from 1 (`None` when it only follows the others), its state, and the same in words."""

    code: str
    name: str
    short: str
    row: int | None
    column: int | None
    state: str
    words: str
    href: Markup


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyEntry:
    """A line of the legend: a state, how it is called, and how many areas have it."""

    state: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TileMap:
    """The tiles with their legend; `label` says what the map is of."""

    label: str
    tiles: tuple[Tile, ...]
    key: tuple[KeyEntry, ...]


def place_map(
    listed: PlaceList, *, page: str, rows: str, deadlines: Mapping[str, Deadline], sources: Mapping[str, Source]
) -> TileMap:
    """How the areas stand with a kind of place, as seen from a page; a tile leads to its row on the page `rows`."""
    states, places = listed.states, listed.by_area
    tiles = tuple(
        Tile(
            code=area.code,
            name=area.name,
            short=area.short or area.name[:3],
            row=area.row if fits(area) else None,
            column=area.column if fits(area) else None,
            state=_key(states[area.code]),
            words=_words(states[area.code], places[area.code], deadlines, sources),
            href=way(page, rows, row_anchor(area)),
        )
        for area in listed.areas
    )
    labels: dict[SiteState | None, str] = {**{each: each.label for each in SiteState}, None: NONE_TOLD}
    counted = Counter(states.values())
    key = tuple(KeyEntry(state=_key(each), label=labels[each], count=counted[each]) for each in labels if counted[each])
    return TileMap(label=dutch.capital(listed.kind), tiles=tiles, key=key)


def register_map(
    table: RegisterTable,
    found: Mapping[str, int],
    areas: Iterable[Area],
    leads: Callable[[Area], Markup],
) -> TileMap:
    """In which areas rows of a register lie, and how many; a tile leads where `leads` says."""
    register = table.register

    def tile(area: Area) -> Tile:
        number = found.get(area.code, 0)
        return Tile(
            code=area.code,
            name=area.name,
            short=area.short or area.name[:3],
            row=area.row if fits(area) else None,
            column=area.column if fits(area) else None,
            state=SiteState.OPEN.value if number else NONE,
            words=dutch.count(number, register.one, register.many) if number else NONE_TOLD,
            href=leads(area),
        )

    tiles = tuple(map(tile, areas))
    counted = Counter(each.state for each in tiles)
    labels = {SiteState.OPEN.value: "bekend", NONE: NONE_TOLD}
    key = tuple(
        KeyEntry(state=each, label=label, count=counted[each]) for each, label in labels.items() if counted[each]
    )
    return TileMap(label=dutch.capital(register.many), tiles=tiles, key=key)


def told(place: Location, deadlines: Mapping[str, Deadline], sources: Mapping[str, Source]) -> str:
    """How a place stands: since when it is there, until when it was, or by when it was promised, as a source says it."""
    opened = dutch.when(place.since) if place.since is not None else None
    match place.state:
        case SiteState.PLANNED:
            promised = deadlines.get(place.promise or "")
            term = promised.term if promised is not None else place.since
            return f"beloofd, termijn {dutch.when(term)}" if term is not None else "beloofd, geen termijn genoemd"
        case SiteState.UNKNOWN:
            return f"open in {dutch.when(sources[place.source].date)}, nu onbekend"
        case SiteState.CLOSED:
            return "gesloten"
        case SiteState.OPEN:
            if opened is None:
                return "open, sinds wanneer is niet gevonden"
            return f"open, geopend {opened}" if opened.startswith(("voor ", "uiterlijk ")) else f"open sinds {opened}"


def seen(place: Location, sources: Mapping[str, Source]) -> str | None:
    """When a later source last named a place so; `None` when only the first does."""
    return dutch.when(sources[place.confirmed].date) if place.confirmed else None


def _words(
    state: SiteState | None,
    places: tuple[Location, ...],
    deadlines: Mapping[str, Deadline],
    sources: Mapping[str, Source],
) -> str:
    """The state of an area in a few words, of the places that it rests on."""
    if state is None:
        return NONE_TOLD
    own = [each for each in places if each.state is state]
    if state is SiteState.PLANNED:
        terms = {dutch.when(found.term) for each in own if (found := deadlines.get(each.promise or "")) and found.term}
        return terms.pop() if len(terms) == 1 else state.label
    if state is SiteState.UNKNOWN and len(own) == 1:
        return f"open in {_year(sources[own[0].source])}, nu onbekend"
    return f"{len(own)} {state.label}" if len(own) > 1 else state.label


def _year(source: Source) -> str:
    day = source.date.start or source.date.end
    return str(day.year) if day else dutch.when(source.date)


def _key(state: SiteState | None) -> str:
    return NONE if state is None else state.value


def fits(area: Area) -> bool:
    """Whether an area has a place on the map, which the style knows too."""
    return area.row is not None and area.column is not None and area.row <= _PLACED and area.column <= _PLACED
