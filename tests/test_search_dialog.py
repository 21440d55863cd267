"""What readers find: questions typed into the dialog of the built site, and the pages that come first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browsing import served, visit

pytestmark = pytest.mark.browser

# The first three pages, from the root of the site; a reader would want the first of them.
WANTED: dict[str, tuple[str, ...]] = {
    "Leeuwarden": ("maatregelen/rijksontmoetingspleinen/", "instrumenten/casussen/", "instrumenten/srn-deelnemers/"),
    "dashboard": ("maatregelen/database-spreiding/", "instrumenten/", ""),
    "rijkshub": (
        "maatregelen/rijksontmoetingspleinen/",
        "maatregelen/balies/",
        "cijfers/reeksen/rijksontmoetingspleinen-open/",
    ),
    "Middelburg": ("maatregelen/rijksontmoetingspleinen/", "cijfers/gebieden/nederland/", "methode/"),
    "Friesland": ("cijfers/gebieden/fryslan/", "cijfers/provincies/", "instrumenten/vitale-regios/"),
    "Fryslan": ("cijfers/gebieden/fryslan/", "cijfers/provincies/", "maatregelen/rapportage/"),
    "te laat": ("termijnen/", "maatregelen/gesprekken-bestuurders/", "maatregelen/elke-regio-telt/"),
    "2026": ("cijfers/reeksen/rijks-fte/", "maatregelen/", ""),
    "zbo": ("cijfers/sectoren/zbo/", "cijfers/sectoren/", "begrippen/"),
    "randstad": ("cijfers/gebieden/nederland/", "begrippen/", "ronden/2024/"),
    "Limburg": ("cijfers/gebieden/limburg/", "cijfers/provincies/", "instrumenten/vitale-regios/"),
    "politie": ("cijfers/sectoren/politie/", "cijfers/sectoren/", "cijfers/gebieden/limburg/"),
    "deadline": ("termijnen/", "maatregelen/gesprekken-bestuurders/", ""),
    "Eindhoven": (
        "cijfers/gebieden/noord-brabant/",
        "cijfers/provincies/",
        "cijfers/reeksen/rijksontmoetingspleinen-open/",
    ),
    "'s-Hertogenbosch": (
        "cijfers/gebieden/noord-brabant/",
        "cijfers/provincies/",
        "cijfers/reeksen/rijksontmoetingspleinen-open/",
    ),
    "hybride": ("begrippen/", "maatregelen/rapportage/", ""),
    "Nij Begun": ("maatregelen/nij-begun-groningen/", "begrippen/", "ronden/2024/"),
    "werving": ("maatregelen/regio-in-het-rijk/", "wat-wij-tellen/", "ronden/2024-naar-2025/"),
    "Zeeland": ("cijfers/gebieden/zeeland/", "cijfers/provincies/", "instrumenten/masterplannen/"),
    "Groningen": ("maatregelen/nij-begun-groningen/", "cijfers/gebieden/groningen/", "cijfers/provincies/"),
}

# Ways to write one thing, of which all find the same.
ALIKE = (
    ("kapitein’s", "kapitein's"),
    ("’s-Gravenveer", "'s-Gravenveer", "'s\u2011gravenveer"),
    ("süderdiep", "Suderdiep"),
)


@pytest.fixture(scope="module")
def real_dialog(built_real: Path, browser: Browser) -> Iterator[Page]:
    """The dialog of the site of the repository, open."""
    yield from _dialog(built_real / "site", browser)


@pytest.fixture(scope="module")
def small_dialog(built_small: Path, browser: Browser) -> Iterator[Page]:
    """The dialog of the site of the small dossier, open."""
    yield from _dialog(built_small / "site", browser)


def _dialog(site: Path, browser: Browser) -> Iterator[Page]:
    with served(site) as address, visit(browser, address, "") as opened:
        opened.page.locator(".md-search__input").click()
        yield opened.page
        assert opened.wrong() == []


def found(page: Page, question: str) -> list[str]:
    """The pages that come out, the best first, from the root of the site."""
    field, said = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    said.evaluate("(each) => { each.textContent = ''; }")
    field.fill(question)
    field.press("End")  # the dialog listens to keys
    page.locator(".md-search-result__meta:not(:empty)").wait_for()
    hits = page.locator(".md-search-result__item > a:first-child")
    return hits.evaluate_all("(links) => links.map((each) => each.pathname.slice(1))")


@pytest.mark.parametrize("question", WANTED)
def test_a_question_finds_what_a_reader_wants(real_dialog: Page, question: str) -> None:
    """The pages that come first are those that a reader would want."""
    assert tuple(found(real_dialog, question)[:3]) == WANTED[question]


@pytest.mark.parametrize("ways", ALIKE)
def test_every_way_to_write_it_finds_the_same(small_dialog: Page, ways: tuple[str, ...]) -> None:
    """Apostrophes, hyphens and accents make no difference."""
    first, *others = (found(small_dialog, way) for way in ways)
    assert first
    assert others == [first] * len(others)


def test_nothing_is_said_to_be_missing(small_dialog: Page) -> None:
    """The 's of ’s-Gravenveer is found too, so that the dialog does not say that it is missing."""
    for way in ALIKE[1]:
        assert found(small_dialog, way)
        assert small_dialog.locator(".md-search-result__terms").count() == 0
