"""Every kind of page in a real browser: what a reader gets, light and dark, on a phone and on a desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from browsing import Visit, chromium, served, squeezed, visit
from conftest import DOSSIERS, TODAY, copy_of
from playwright.sync_api import Browser

from motiespoor.publish import build_site

pytestmark = pytest.mark.browser

AXE = Axe()
DOSSIER_NAMES = ("real", "small", "hostile")

# The kinds of pages: an address, or how to find one below a folder.
KINDS = {
    "home": "",
    "measures": "maatregelen/",
    "measure": "maatregelen/*/",
    "rounds": "ronden/",
    "round": "ronden/*/",
    "figures": "cijfers/",
    "frame": "kader/",
    "terms": "termijnen/",
    "timeline": "tijdlijn/",
    "sources": "bronnen/",
    "method": "methode/",
    "words": "begrippen/",
    "english": "en/",
    "lost": "deze-pagina/is-er-niet",
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def sites(real: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, tuple[Path, str]]]:
    """The three dossiers, built: folder and address of each."""
    folder = tmp_path_factory.mktemp("sites")
    roots = {"real": real, "small": copy_of("klein", folder / "klein"), "hostile": copy_of("vijandig", folder / "vij")}
    for root in roots.values():
        build_site(root, TODAY, lambda _: None)
    with (
        served(roots["real"] / "site") as first,
        served(roots["small"] / "site") as second,
        served(roots["hostile"] / "site") as third,
    ):
        addresses = (first, second, third)
        yield {name: (roots[name] / "site", address) for name, address in zip(DOSSIER_NAMES, addresses, strict=True)}


def page_of(kind: str, site: Path) -> str:
    """The address of a page of this kind: of those below a folder, the longest."""
    pattern = KINDS[kind]
    if "*" not in pattern:
        return pattern
    pages = sorted(site.glob(f"{pattern}index.html"), key=lambda path: (-path.stat().st_size, path))
    return f"{pages[0].parent.relative_to(site).as_posix()}/"


def overflow(opened: Visit) -> list[str]:
    """What sticks out of the page to the right, when the page can be pushed aside."""
    found: list[str] = opened.page.evaluate(
        """() => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
             Array.from(document.querySelectorAll("body *"))
               .filter((each) => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
               .slice(0, 5).map((each) => each.outerHTML.slice(0, 120))"""
    )
    return found


def unseen_charts(opened: Visit, width: str) -> list[str]:
    """Charts of which not exactly the picture for this width is seen, whole and with marks and words in it."""
    found: list[str] = opened.page.evaluate(
        """(wanted) => Array.from(document.querySelectorAll("figure.grafiek")).flatMap((figure) => {
             const seen = Array.from(figure.querySelectorAll("svg")).filter((svg) => svg.checkVisibility());
             const said = [];
             if (seen.length !== 1 || !seen[0].parentElement.matches(wanted)) said.push(seen.length + " pictures");
             for (const svg of seen) {
               const box = svg.getBoundingClientRect();
               if (box.width < 200 || box.height < 40) said.push("too small: " + box.width + " × " + box.height);
               if (box.right > document.documentElement.clientWidth + 1) said.push("sticks out");
               const words = Array.from(svg.querySelectorAll("text")).filter((text) => text.textContent.trim());
               if (!words.length || !svg.querySelector("path, rect, circle, text")) said.push("empty");
               const background = getComputedStyle(document.body).backgroundColor;
               if (words.some((text) => getComputedStyle(text).fill === background)) said.push("words in no colour");
               if (words.some((text) => text.getBoundingClientRect().height < 9)) said.push("words too small to read");
             }
             return said.map((what) => figure.id + ": " + what);
           })""",
        ".grafiek__smal" if width == "phone" else ".grafiek__breed",
    )
    return found


@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dossier", DOSSIER_NAMES)
def test_a_page_is_in_order(
    sites: dict[str, tuple[Path, str]], browser: Browser, dossier: str, kind: str, dark: bool, width: str
) -> None:
    """A page shows its title, text and charts, fits, breaks no rule of axe, and asks for nothing elsewhere."""
    site, address = sites[dossier]
    with visit(browser, address, page_of(kind, site), width=width, dark=dark) as opened:
        page = opened.page
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
        assert len(page.locator("main").inner_text()) > 100
        lightness = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)")
        assert (sum(lightness[:3]) < 3 * 128) == dark
        assert overflow(opened) == []
        assert unseen_charts(opened, width) == []
        violations = AXE.run(page).response["violations"]
        assert [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]] == []
        assert opened.wrong() == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lost"])
def test_a_page_needs_no_javascript(sites: dict[str, tuple[Path, str]], browser: Browser, kind: str) -> None:
    """Without JavaScript a page holds the same text, and everything that folds can be opened."""
    site, address = sites["real"]
    path = page_of(kind, site)
    with visit(browser, address, path) as opened:
        with_it = opened.text()
    with visit(browser, address, path, javascript=False) as opened:
        folds = opened.page.locator("main details:not([open]) > summary")
        while (closed := folds.locator("visible=true")).count():
            closed.first.click()
        assert squeezed(opened.page.inner_text("main")) == with_it
        assert not opened.page.locator(".zoek").is_visible()
        assert opened.wrong() == []


def test_the_menu_opens_without_javascript(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """On a phone without JavaScript the menu opens and leads to a page."""
    with visit(browser, sites["real"][1], "", width="phone", javascript=False) as opened:
        page = opened.page
        link = page.locator(".hoofdnav__smal a", has_text="Bronnen")
        assert not link.is_visible()
        page.locator(".hoofdnav__smal summary").click()
        link.click()
        assert page.locator("h1").inner_text() == "Bronnen"


def test_the_keyboard_reaches_the_text_first(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """The first stop of the keyboard is a visible link to the text of the page."""
    with visit(browser, sites["real"][1], "maatregelen/") as opened:
        page = opened.page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
        box = page.locator(".spring").bounding_box()
        assert box is not None
        assert min(box["x"], box["y"]) >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_search_finds_a_measure(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """Typing a part of a word gives the page of a measure, and Enter twice goes there."""
    with visit(browser, sites["real"][1], "over/") as opened:
        page = opened.page
        page.locator("#zoekveld").fill("ontmoetingsplein")
        page.locator(".zoek__lijst a").first.wait_for()
        assert re.fullmatch(r"[0-9]+ plekken gevonden\..*", page.locator(".zoek__melding").inner_text())
        page.locator("#zoekveld").press("Enter")
        page.keyboard.press("Enter")
        page.wait_for_url("**/maatregelen/rijksontmoetingspleinen/**")
        assert "rijksontmoetingspleinen" in page.locator("h1").inner_text()
        page.locator("#zoekveld").fill("xyzzyplugh")
        page.get_by_text("Niets gevonden. Probeer een korter of een ander woord.").wait_for()
        page.locator("#zoekveld").press("Escape")
        assert not page.locator(".zoek__uit").is_visible()
        assert opened.wrong() == []


def test_a_lost_reader_is_offered_the_words_of_the_address(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """The page for an address that does not exist searches for the words of that address."""
    with visit(browser, sites["real"][1], "maatregel/balies.html") as opened:
        opened.page.locator("main a", has_text="zoeken op deze site").click()
        assert opened.page.locator("#zoekveld").input_value() == "balies"
        opened.page.locator(".zoek__lijst a", has_text="Balies").first.wait_for()
        assert opened.wrong() == []


@pytest.mark.parametrize("kind", ["home", "measure", "figures", "sources"])
def test_paper_has_no_navigation_and_hides_nothing(
    sites: dict[str, tuple[Path, str]], browser: Browser, kind: str
) -> None:
    """Printed, a page has no navigation or search, and what is folded on a screen stands there."""
    site, address = sites["real"]
    with visit(browser, address, page_of(kind, site)) as opened:
        page = opened.page
        page.emulate_media(media="print")
        for part in (".hoofdnav", ".zoek", ".inhoud-breed", ".spring", ".buren"):
            assert page.locator(part).locator("visible=true").count() == 0, part
        hidden = page.evaluate(
            """Array.from(document.querySelectorAll("main details:not([open]):not(nav *) > :not(summary)"))
                 .filter((each) => !each.checkVisibility({contentVisibilityAuto: true}) || !each.getBoundingClientRect().height)
                 .map((each) => each.outerHTML.slice(0, 120))"""
        )
        assert hidden == []
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


# What stands in files that no page shows: it may be had as data, or not at all.
NOT_ON_A_PAGE = re.compile(r"MERK-(?:veld|tabel|pakket|scheur)-.*")


def hostile_texts() -> dict[str, str]:
    """Every text of the hostile dossier by its marker word."""

    def within(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            for each in value.values():
                yield from within(each)
        elif isinstance(value, list):
            for each in value:
                yield from within(each)
        elif isinstance(value, str):
            yield value

    texts: list[str] = []
    for path in sorted((DOSSIERS / "vijandig").rglob("*.yaml")):
        texts += within(yaml.safe_load(path.read_text("utf-8")))
    found = {}
    for text in texts:
        if marker := re.search(r"MERK-[\w-]+?-KREM", text):
            found.setdefault(marker[0], text)
    return found
