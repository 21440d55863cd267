"""What pages say of areas of which two went into one, and of what a later round lacks of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY, copy_of
from merged import merge, split_sector
from motiespoor.derive.missing import missing
from motiespoor.model.dossier import Dossier
from motiespoor.render.charts.slope import slope_figure
from motiespoor.render.site import site_outputs
from motiespoor.validate.check import checked_dossier
from test_third_round import no_picture, no_png


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The small dossier in which two areas went into one, and in which a sector was split after its last figures."""
    root = copy_of("klein", tmp_path_factory.mktemp("samen") / "klein")
    merge(root)
    split_sector(root)
    return checked_dossier(root, TODAY)


@pytest.fixture(scope="module")
def pages(merged: Dossier) -> dict[str, str]:
    """The text of each page, by its path, without the charts."""
    outputs = site_outputs(merged, TODAY, no_picture, no_png, str)
    return {str(each.path): text_of(each.content) for each in outputs if str(each.path).startswith("cijfers/")}


def text_of(content: object) -> str:
    """The text of a page on one line."""
    tree = LexborHTMLParser(str(content))
    for each in tree.css("figure, svg"):
        each.decompose()
    return re.sub(r"\s+", " ", tree.text(separator=" "))


def test_rows_are_of_what_is_there(pages: dict[str, str]) -> None:
    """Three areas are counted; the two that went into one keep their place on the page, and say into which."""
    told = pages["cijfers/wijken.md"]
    assert "Voor alle 3 wijken is een cijfer van ‘Routes in gebruik’ gevonden" in told
    assert "Wijken die er nu niet zijn" in told
    assert "'t Zand : Bestond tot 1 januari 2025, en ging over in Duinveen." in told
    assert "Fûgelsâner Kaap" in told.partition("Wijken die er nu niet zijn")[0]


def test_an_area_begins_with_what_went_into_it(pages: dict[str, str]) -> None:
    """From 54,3 to 56,8 km is 4,6 percent; from 1.580 to 1.595 heads 0,9 percent."""
    told = pages["cijfers/gebieden/duinveen.md"]
    assert "56,8 km op 1 juli 2025, +4,6% sinds de vorige peildatum. Dat is 42,9% van Zeeveen, plaats 1 van 3." in told
    assert "Bestaat sinds 1 januari 2025, uit 't Zand en Fûgelsân." in told
    assert "Berekend: de som van 't Zand en Fûgelsân, die hierin opgingen." in told
    assert "+0,9%" in told
    # The promise for one of the two is one for what it became.
    assert "De steiger bij 't Zand is vernieuwd" in told


def test_an_area_that_is_no_more_keeps_its_page(pages: dict[str, str]) -> None:
    """With its last figures, among those of its time, and no gap for a day on which it was not there."""
    told = pages["cijfers/gebieden/t-zand.md"]
    assert "31,5 km op 1 juli 2024. Dat is 25,2% van Zeeveen, plaats 3 van 4." in told
    assert "Bestond tot 1 januari 2025, en ging over in Duinveen." in told
    assert "1 juli 2025" not in told


def test_a_slope_holds_what_went_in_against_what_came_of_it(merged: Dossier) -> None:
    """The inhabitants of 't Zand and Fûgelsân, 970 and 610, against the 1.595 of Duinveen."""
    series = next(each for each in merged.series if each.id == "eilanders")
    chart = next(each for each in merged.charts if each.series is not None)
    asked = replace(
        chart, series=series.id, since=date(2024, 7, 1), date=date(2025, 7, 1), area=None, sector=None, each=None
    )
    figure = slope_figure(merged, asked, series)
    assert figure is not None
    assert [[cell.shown for cell in row] for row in figure.rows] == [
        ["Duinveen", "1.580", "1.595", "+15", "+0,9", "–"],
        ["Coëvaart", "1.225", "1.240", "+15", "+1,2", "–"],
        ["Lage Plaat & Süd", "1.045", "1.065", "+20", "+1,9", "–"],
    ]
    assert "Duinveen was op 1 juli 2024 't Zand en Fûgelsân; daarmee is vergeleken." in figure.notes


def test_a_later_round_lacks_what_came_of_them(merged: Dossier) -> None:
    """Of a round before and one after the merger: of the four areas of then, the three of now are asked."""
    first, last = merged.rounds
    rounds = (
        replace(first, sheet=replace(first.sheet, reference_date=date(2024, 7, 1))),
        replace(last, sheet=replace(last.sheet, reference_date=date(2025, 7, 1))),
    )
    kept = tuple(each for each in merged.observations if (each.series, each.date.year) != ("eilanders", 2025))
    dossier = replace(merged, rounds=rounds, observations=kept)
    lack = next(each for each in missing(dossier, rounds[1], TODAY).figures if each.series.id == "eilanders")
    assert [area for area, _, _ in lack.cells] == ["ZV", "W1", "W5", "W10"]
    assert lack.expected == 4
