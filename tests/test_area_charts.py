"""Charts of the parts of a whole: what they say, and what they do not pretend."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DOSSIERS, REPOSITORY, TODAY, edit
from motiespoor.model.dossier import Dossier
from motiespoor.read.dossier import read_dossier
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.scope import Scope
from motiespoor.render.charts.slope_drawn import apart
from motiespoor.render.charts.svg import draw

OBSERVATIONS = "data/cijfers/waarnemingen.csv"
WEST_2024 = "routes-km,2024-07-01,W1,alles,,38.6,exact"


@pytest.fixture(scope="module")
def full() -> dict[str, Figure]:
    """The charts of the small dossier."""
    return figures(read_dossier(DOSSIERS / "klein").dossier, TODAY)


def chart(root: Path, name: str) -> Figure:
    """One chart of a dossier."""
    dossier = read_dossier(root).dossier
    return figures(replace(dossier, charts=tuple(each for each in dossier.charts if each.id == name)), TODAY)[name]


def without_one(small: Path, name: str) -> Figure:
    """A chart of the small dossier, in which one area has no value on one date."""
    edit(small, OBSERVATIONS, WEST_2024, "routes-km,2024-07-01,W1,alles,,,")
    return chart(small, name)


def shown(figure: Figure) -> list[list[str]]:
    """The table as readers see it."""
    return [[cell.shown for cell in row] for row in figure.rows]


def test_a_ranking_is_a_ranking_when_all_is_known(full: dict[str, Figure]) -> None:
    """The largest first, with its share and its place, and the whole below."""
    figure = full["routes-op-volgorde"]
    assert figure.finding == (
        "Op 1 juli 2025 had Coëvaart de meeste kilometers fiets & veer (42,3), Fûgelsân de minste (24,1)"
    )
    assert figure.measure == "Km, stand op 1 juli 2025."
    assert shown(figure) == [
        ["Coëvaart", "42,3", "31,9", "1", "exact", "officiële pagina"],
        ["Lage Plaat & Süd", "33,4", "25,2", "2", "exact", "officiële pagina"],
        ["'t Zand", "32,7", "24,7", "3", "exact", "officiële pagina"],
        ["Fûgelsân", "24,1", "18,2", "4", "exact", "officiële pagina"],
        ["Zeeveen", "132,5", "–", "–", "exact", "letterlijk in de bron"],
    ]
    assert figure.totals == 1


def test_a_chart_with_gaps_says_so(small: Path) -> None:
    """Of how many parts something is known; no place is given, and what is missing stands below."""
    figure = without_one(small, "routes-op-de-kaart")
    assert figure.finding == (
        "Van Lage Plaat & Süd, 't Zand en Fûgelsân is het aantal kilometers fiets & veer op 1 juli 2024 gevonden"
    )
    assert figure.measure == "Km, stand op 1 juli 2024. Elk vak is een wijk. ?: niet gevonden."
    assert figure.sentence == (
        "Op 1 juli 2024: Lage Plaat & Süd 32,1, 't Zand 31,5 en Fûgelsân 22,8 km. "
        "Van 1 wijk is het getal niet gevonden."
    )
    assert [column.name for column in figure.columns] == [
        "gebied", "km", "aandeel_procent", "nauwkeurigheid", "herkomst",
    ]  # fmt: skip
    assert shown(figure)[3] == ["Coëvaart", "niet gevonden", "–", "–", "officiële pagina"]


def test_a_map_is_shaded_only_when_all_is_known(full: dict[str, Figure], small: Path) -> None:
    """With a gap no tile is fuller than another, and the gap is a question mark in dashes."""

    def fullness(figure: Figure) -> set[str]:
        return set(re.findall(r'fill-opacity="([0-9.]+)"', draw(figure.wide)))

    gap = without_one(small, "routes-op-de-kaart")
    assert len(fullness(full["routes-op-de-kaart"])) == 4
    assert fullness(gap) == {"0"}
    drawing = draw(gap.narrow)
    assert drawing.count("stroke-dasharray") == 1
    assert ">?</text>" in drawing
    assert all(f">{name}</text>" in drawing for name in ("CO", "TZ", "FU", "LP"))


def test_a_map_has_words_of_its_own(full: dict[str, Figure]) -> None:
    """The order is told beside the ranking, the reach beside the map."""
    figure = full["routes-op-de-kaart"]
    assert figure.finding == "Op 1 juli 2024 liep het aantal kilometers fiets & veer per wijk van 22,8 tot 38,6"
    assert figure.sentence == "Op 1 juli 2024: het minst in Fûgelsân (22,8 km), het meest in Coëvaart (38,6 km)."


def test_no_row_is_not_the_same_as_not_found(small: Path) -> None:
    """An area nobody looked at has no figure; one that was looked for was not found."""
    rows = (small / OBSERVATIONS).read_text(encoding="utf-8").splitlines()
    gone = next(each for each in rows if each.startswith("routes-km,2024-07-01,W2,alles"))
    edit(small, OBSERVATIONS, gone + "\n", "")
    edit(small, OBSERVATIONS, WEST_2024 + ",,officieel", "routes-km,2024-07-01,W1,alles,,,,,niet-gevonden")
    figure = chart(small, "routes-op-de-kaart")
    assert figure.measure == "Km, stand op 1 juli 2024. Elk vak is een wijk. ?: niet gevonden of geen cijfer."
    assert figure.sentence == (
        "Op 1 juli 2024: Lage Plaat & Süd 32,1 en Fûgelsân 22,8 km. "
        "Van 1 wijk is het getal niet gevonden. Van 1 wijk is geen cijfer bekend."
    )
    assert figure.subject.endswith("4 wijken, 2 gevonden, 1 niet gevonden, 1 zonder cijfer")
    assert shown(figure)[2:4] == [
        ["Coëvaart", "niet gevonden", "–", "–", "–"],
        ["'t Zand", "geen cijfer", "–", "–", "–"],
    ]


def test_a_slope_tells_rises_and_falls_apart(small: Path) -> None:
    """A large rise does not hide a fall."""
    edit(small, OBSERVATIONS, "routes-km,2025-07-01,W3,alles,,24.1,", "routes-km,2025-07-01,W3,alles,,20.0,")
    assert chart(small, "routes-toen-en-nu").finding == (
        "Tussen 1 juli 2024 en 1 juli 2025 steeg het aantal kilometers fiets & veer het meest in Coëvaart: "
        "van 38,6 naar 42,3 km "
        "en daalde het meest in Fûgelsân: van 22,8 naar 20,0 km"
    )


def test_the_unit_is_named_once() -> None:
    """What is counted often holds the unit already."""
    whole = Scope(area="A", sector="S", part="")
    dossier = read_dossier(DOSSIERS / "klein").dossier
    series = dossier.series[0]
    assert whole.subject(series, "kilometers (km)") == "Routes in gebruik: kilometers (km)"
    assert whole.subject(series, "routes") == "Routes in gebruik: routes, km"
    assert replace(whole, part="Veer").subject(series, None) == "Routes in gebruik: kilometers fiets & veer, km, Veer"
    assert whole.subject(replace(series, phrase=None), None) == "Routes in gebruik, km"
    assert whole.subject(replace(series, phrase="het aantal routes in gebruik"), None) == "Routes in gebruik, km"


def test_an_area_without_a_place_stands_below_the_map(small: Path) -> None:
    """It has a tile too, and a note says why it is there."""
    edit(small, "data/cijfers/gebieden.csv", "LP,wijk,ZV,2,2", "LP,wijk,ZV,,")
    figure = chart(small, "routes-op-de-kaart")
    assert figure.notes[0] == "Onder de kaart, want zonder plek erop: Lage Plaat & Süd."
    assert ">LP</text>" in draw(figure.wide)


def test_a_composition_tells_the_largest_share(full: dict[str, Figure]) -> None:
    """Of the whole, and of each area that has a page."""
    assert full["routes-per-tak"].finding == (
        "Op 1 juli 2025 had Fiets & jaagpad het grootste aandeel in het aantal kilometers fiets & veer: 75,8%"
    )
    assert full["takken-van-lage-plaat"].measure == "Km, Lage Plaat & Süd, stand op 1 juli 2025."
    assert full["takken-van-lage-plaat"].each
    assert (full["takken-van-lage-plaat"].area, full["takken-van-lage-plaat"].sector) == ("W10", "alles")


def test_a_slope_tells_where_most_changed(full: dict[str, Figure]) -> None:
    """From what to what, and of each area the difference."""
    figure = full["routes-toen-en-nu"]
    assert figure.finding == (
        "Tussen 1 juli 2024 en 1 juli 2025 steeg het aantal kilometers fiets & veer het meest in Coëvaart: "
        "van 38,6 naar 42,3 km"
    )
    assert figure.sentence == "Van 1 juli 2024 naar 1 juli 2025 steeg het in 4 wijken."
    assert shown(figure)[0] == ["Coëvaart", "38,6", "42,3", "+3,7", "+9,6", "–"]


def test_a_slope_says_why_an_area_is_left_out(small: Path) -> None:
    """Its value stands on its own, without a line to it."""
    figure = without_one(small, "routes-toen-en-nu")
    assert figure.finding == (
        "Tussen 1 juli 2024 en 1 juli 2025 steeg het aantal kilometers fiets & veer het meest in "
        "Lage Plaat & Süd en Fûgelsân: elk +1,3 km "
        "(van 3 van de 4 wijken is het verschil bekend)"
    )
    assert figure.sentence == (
        "Van 1 juli 2024 naar 1 juli 2025 steeg het in 3 wijken. "
        "Lage Plaat & Süd +1,3, 't Zand +1,2 en Fûgelsân +1,3 km. 1 wijk is niet te vergelijken."
    )
    assert shown(figure)[3] == ["Coëvaart", "niet gevonden", "42,3", "–", "–", "geen getal op 1 juli 2024"]


def test_a_slope_does_not_cross_a_break(small: Path) -> None:
    """An area with a break between the dates has no difference, and a note that says why."""
    with (small / "data/cijfers/reeksbreuken.csv").open("a", encoding="utf-8") as file:
        file.write("routes-km,2025-07-01,W2,onzeker,Misschien anders geteld.,\n")
    figure = chart(small, "routes-toen-en-nu")
    assert shown(figure)[3] == ["'t Zand", "31,5", "32,7", "–", "–", "mogelijke reeksbreuk"]
    assert figure.notes == ("'t Zand: mogelijke breuk in de reeks vanaf 1 juli 2025: Misschien anders geteld.",)


@given(st.lists(st.floats(0, 300), max_size=16))
def test_labels_do_not_touch(wanted: list[float]) -> None:
    """Each keeps its place in the order, and stands clear of the next."""
    places = apart(wanted, 320)
    ordered = sorted(places)
    assert [places[number] for number in sorted(range(len(wanted)), key=lambda number: wanted[number])] == ordered
    assert all(below - above >= 18.9 for above, below in pairwise(ordered))
    assert all(-1 <= place <= 321 for place in places)


def test_a_chart_that_stands_alone_is_not_made_again(full: dict[str, Figure]) -> None:
    """The whole area has a page, and its own chart of the level already."""
    assert "routes" in full
    assert "routes-van-zeeveen" not in full
    assert "routes-van-coevaart" in full


def test_what_has_nothing_to_show_is_left_out() -> None:
    """The real dossier asks for charts of every area and sector, and few have figures."""
    dossier: Dossier = read_dossier(REPOSITORY).dossier
    found = figures(dossier, TODAY)
    assert "rijks-fte-kaart" in found
    assert "rijks-fte-helling" not in found
    assert figures(replace(dossier, observations=(), forecasts=(), registers=()), TODAY).keys() <= {"standen-per-ronde"}
