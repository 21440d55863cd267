"""Dossiers of another shape than the first: how the measures of a plan are numbered."""

from __future__ import annotations

import re
from html import unescape

import pytest
from selectolax.lexbor import LexborHTMLParser

from generated import TODAY, write_dossier
from motiespoor.model.dossier import Dossier
from motiespoor.press.proof.labels import labels_differ
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.svg import draw, picture
from motiespoor.render.site import outputs_with
from motiespoor.validate.check import checked_dossier

NUMBERS = ("1.1", "1.2", "1.10", "2.1", "A-3", "A-10")


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Six measures with the numbers of a plan in chapters, written in another order than theirs."""
    root = tmp_path_factory.mktemp("genummerd") / "dossier"
    turned = tuple(reversed(NUMBERS))
    write_dossier(root, len(NUMBERS), actions=1, numbered=lambda place: turned[place - 1])
    return checked_dossier(root, TODAY)


@pytest.fixture(scope="module")
def pages(numbered: Dossier) -> dict[str, str]:
    """Every page of it as text, without its charts."""
    outputs = outputs_with(numbered, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=lambda: "")
    return {each.path: unescape(each.content) for each in outputs if isinstance(each.content, str)}


def test_numbers_are_text_in_the_order_of_people(numbered: Dossier, pages: dict[str, str]) -> None:
    """1.10 comes after 1.2, and is no 1.1; what a letter begins comes after what a digit does. So on every list."""
    assert tuple(each.number for each in numbered.measures) == NUMBERS
    assert tuple(numbered.rounds[0].reports) == NUMBERS
    shown = re.findall(r'maatregellijst__nummer">([^<]*)<', pages["maatregelen/index.md"])
    assert tuple(shown) == NUMBERS
    rows = re.findall(r'id="maatregel-([^"]*)"><summary><span class="nummer">([^<]*)<', pages["ronden/2016.md"])
    assert rows == [(each.lower(), each) for each in NUMBERS]


def test_addresses_hang_on_the_key_and_not_on_the_number(numbered: Dossier, pages: dict[str, str]) -> None:
    """The page, the feed and the calendar of 1.10; the pages beside it are those of 1.2 and 2.1."""
    measure = numbered.measures[2]
    page = pages[f"maatregelen/{measure.slug}.md"]
    assert f"# 1.10. {measure.title}" in page
    assert f"feeds/maatregelen/{measure.slug}.xml" in pages
    (before,) = re.findall(r'^vorige: \{"titel": "([^"]*)"', page, re.MULTILINE)
    (after,) = re.findall(r'^volgende: \{"titel": "([^"]*)"', page, re.MULTILINE)
    assert (before.partition(". ")[0], after.partition(". ")[0]) == ("1.2", "2.1")


def test_the_matrix_has_the_numbers_as_names(numbered: Dossier) -> None:
    """On a phone a row has its number only; `verify` does not take 1.1, 1.2 and 1.10 for the numbers along an axis."""
    figure = figures(numbered, TODAY)["standen"]
    assert [row[0].shown for row in figure.rows[:-1]] == [f"{each.number}. {each.title}" for each in numbered.measures]
    assert not isinstance(figure.narrow, str)
    svg = picture(draw(figure.narrow), name="standen-smal", label="")
    drawn = LexborHTMLParser(svg).css_first("svg")
    assert drawn is not None
    assert [each.text() for each in drawn.css("text") if each.text() in NUMBERS] == list(NUMBERS)
    rows = [[cell.shown for cell in row] for row in figure.rows[:-1]]
    assert list(labels_differ(drawn, rows, [each.title for each in figure.columns], {})) == []
