"""The map of tiles, and the words for how a place stands."""

from __future__ import annotations

from dataclasses import replace

from conftest import REAL_TODAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.places import place_lists, state
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import SiteState
from motiespoor.render.tilemap import TileMap, place_map, seen, told


def shown(dossier: Dossier) -> TileMap:
    """The first map of a dossier, as on its page of areas."""
    return place_map(
        place_lists(dossier, REAL_TODAY)[0],
        page="cijfers/provincies",
        rows="cijfers/provincies",
        deadlines={each.milestone.id: each for each in deadlines(dossier, REAL_TODAY)},
        sources={each.id: each for each in dossier.sources},
    )


def test_every_area_is_a_tile_that_leads_to_its_row(published: Dossier) -> None:
    """Twelve provinces lie where the file puts them, say how they stand, and lead to their own row."""
    tiles = {each.code: each for each in shown(published).tiles}
    assert len(tiles) == 12
    assert (tiles["PV21"].row, tiles["PV21"].column, tiles["PV21"].short) == (1, 3, "FR")
    assert (tiles["PV21"].state, tiles["PV21"].words, tiles["PV21"].href) == ("gepland", "2026 e.v.", "#fryslan")
    assert (tiles["PV20"].state, tiles["PV20"].words) == ("gepland", "beloofd")
    assert (tiles["PV30"].state, tiles["PV30"].words) == ("open", "2 open")
    assert (tiles["PV28"].state, tiles["PV28"].words) == ("onbekend", "open in 2024, nu onbekend")
    assert (tiles["PV31"].state, tiles["PV31"].words) == ("geen", "niets gevonden")


def test_the_legend_counts_every_tile_once(published: Dossier) -> None:
    """The legend names the states that are there, what is unknown last."""
    assert [(each.label, each.count) for each in shown(published).key] == [
        ("open", 6),
        ("beloofd", 4),
        ("nu onbekend", 1),
        ("niets gevonden", 1),
    ]


def test_an_area_far_away_or_without_a_place_follows_the_others(published: Dossier) -> None:
    """A tile is not lost because the map has no place for it."""
    moved = tuple(
        replace(each, row=30 if each.code == "PV20" else each.row, column=None if each.code == "PV21" else each.column)
        for each in published.areas
    )
    tiles = {each.code: each for each in shown(replace(published, areas=moved)).tiles}
    assert (tiles["PV20"].row, tiles["PV20"].column, tiles["PV21"].row) == (None, None, None)
    assert len(tiles) == 12


def test_a_place_says_since_when_as_precisely_as_a_source_does(published: Dossier) -> None:
    """An opening, a bound on it, a term, and what is not known each have words of their own."""
    promised = {each.milestone.id: each for each in deadlines(published, REAL_TODAY)}
    sources = {each.id: each for each in published.sources}
    places = {each.name: each for each in published.locations}
    said = {name: told(place, promised, sources) for name, place in places.items()}
    assert said["Middelburg"] == "open sinds 1 december 2025"
    assert said["Assen"] == "open sinds december 2023"
    assert said["Utrecht"] == "open, geopend voor mei 2024"
    assert said["Leiden"] == "open in mei 2024, nu onbekend"
    assert said["Zwolle"] == "beloofd, termijn 2026 e.v."
    assert said["Groningen"] == "beloofd, geen termijn genoemd"
    assert told(replace(places["Assen"], state=SiteState.CLOSED), promised, sources) == "gesloten"
    assert told(replace(places["Assen"], since=None), promised, sources) == "open, sinds wanneer is niet gevonden"
    assert (seen(places["Utrecht"], sources), seen(places["Leiden"], sources)) == ("1 december 2025", None)


def test_what_is_there_says_more_than_what_may_be(published: Dossier) -> None:
    """Of several places in an area the open one decides; of none there is no state."""
    places = {each.name: each for each in published.locations}
    assert state([places["Leiden"], places["Zwolle"], places["Assen"]]) is SiteState.OPEN
    assert state([places["Leiden"], places["Zwolle"]]) is SiteState.PLANNED
    assert state([]) is None
