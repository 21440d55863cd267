"""Every kind of page in a real browser: what a reader gets, light and dark, on a phone and on a desk."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import faces
from browsing import KINDS, NARROWEST, Visit, overflow, page_of, served, squeezed, unseen_charts, visit
from conftest import DOSSIERS

pytestmark = pytest.mark.browser

AXE = Axe()
DOSSIER_NAMES = ("real", "small", "hostile")


@pytest.fixture(scope="session")
def sites(built_real: Path, built_small: Path, built_hostile: Path) -> Iterator[dict[str, tuple[Path, str]]]:
    """The sites of the three dossiers: folder and address of each."""
    roots = {"real": built_real, "small": built_small, "hostile": built_hostile}
    with (
        served(roots["real"] / "site") as first,
        served(roots["small"] / "site") as second,
        served(roots["hostile"] / "site") as third,
    ):
        addresses = (first, second, third)
        yield {name: (roots[name] / "site", address) for name, address in zip(DOSSIER_NAMES, addresses, strict=True)}


# Between them the dossiers show every kind of page in each light, each width and each face. The hostile one is shown
# where it is hardest, on a phone in wide letters (in narrow ones below); it has nothing to compare.
SHOWN = {
    "real": ((False, "phone", "wide"), (True, "desk", "narrow")),
    "small": ((False, "desk", "wide"),),
    "hostile": ((True, "phone", "wide"),),
}
VIEWS = [
    pytest.param(
        (dossier, dark, width, face), kind, id=f"{dossier}-{'dark' if dark else 'light'}-{width}-{face}-{kind}"
    )
    for dossier, shown in SHOWN.items()
    for dark, width, face in shown
    for kind in KINDS
    if (dossier, kind) != ("hostile", "comparison")
]


@pytest.mark.parametrize(("view", "kind"), VIEWS)
def test_a_page_is_in_order(
    sites: dict[str, tuple[Path, str]], browser: Browser, view: tuple[str, bool, str, str], kind: str
) -> None:
    """A page shows its title, text and charts, fits, breaks no rule of axe, and asks for nothing elsewhere."""
    dossier, dark, width, face = view
    site, address = sites[dossier]
    with visit(browser, address, page_of(kind, site), width=width, dark=dark, face=face) as opened:
        page = opened.page
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
        assert len(page.locator("main").inner_text()) > len(page.locator("h1").inner_text()) + 10
        lightness = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)")
        assert (sum(lightness[:3]) < 3 * 128) == dark
        assert overflow(opened) == []
        assert unseen_charts(opened, width) == []
        violations = AXE.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [f"{each['id']}: {node['html'][:200]}" for each in violations for node in each["nodes"]] == []
        assert width != "phone" or overflow(opened, NARROWEST) == []
        assert opened.wrong() == []


def test_pages_are_set_in_our_letters(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """No letter of a page is the machine's: each face is there where it was asked for, the one far wider than the other."""
    site, address = sites["real"]
    line = (
        "const line = document.querySelector('.kop__naam'); line.textContent = 'De banen bij het Rijk per provincie';"
    )
    widths = {}
    for name, face in faces.FACES.items():
        with visit(browser, address, page_of("figures", site), face=name) as opened:
            seen = faces.seen_in(opened.page, "h1, main p, main blockquote, main code, main th, main svg text")
            own = seen.pop(face.family)
            assert own > 1_000
            assert seen.keys() <= {each.family for each in faces.FACES.values()}
            assert sum(seen.values()) < own / 50, "only signs that the face lacks"
            widths[name] = opened.page.evaluate(f"(() => {{ {line} return line.getBoundingClientRect().width; }})()")
    assert 1.25 * widths["narrow"] < widths["wide"] < 1.5 * widths["narrow"]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "lost"])
def test_a_page_needs_no_javascript(sites: dict[str, tuple[Path, str]], browser: Browser, kind: str) -> None:
    """Without JavaScript a page holds the same text, but for extras, and everything that folds can be opened."""
    site, address = sites["real"]
    path = page_of(kind, site)
    with visit(browser, address, path) as opened:
        # Extras that say themselves that they need it.
        opened.page.evaluate("document.querySelectorAll('main .alleen-js').forEach((each) => { each.hidden = true; })")
        with_it = opened.text()
    with visit(browser, address, path, javascript=False) as opened:
        closed = opened.page.locator("main details:not([open]) > summary").locator("visible=true")
        if number := closed.count():
            closed.first.click()
            assert closed.count() == number - 1
        assert opened.text() == with_it
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
    """Typing a part of a word gives the pages it stands on; the keyboard goes to the first and back; a click opens one."""
    with visit(browser, sites["real"][1], "over/") as opened:
        page = opened.page
        field = page.locator("#zoekveld")
        field.fill("xyzzyplugh")
        page.get_by_text("Niets gevonden. Probeer een korter of een ander woord.").wait_for()
        field.fill("ontmoetingsplein")
        first = page.locator(".zoek__lijst a").first
        first.wait_for()
        assert re.fullmatch(r"[0-9]+ plekken gevonden\..*", page.locator(".zoek__melding").inner_text())
        field.press("Enter")
        assert first.evaluate("(link) => link === document.activeElement")
        page.keyboard.press("Escape")
        assert not page.locator(".zoek__uit").is_visible()
        field.fill("landelijk netwerk ontmoetingsplein")
        page.locator(".zoek__lijst a[href$='/maatregelen/rijksontmoetingspleinen/']").click()
        assert "rijksontmoetingspleinen" in page.locator("h1").inner_text()
        assert opened.wrong() == []


def test_a_lost_reader_is_offered_the_words_of_the_address(
    sites: dict[str, tuple[Path, str]], browser: Browser
) -> None:
    """The page for an address that does not exist searches for the words of that address."""
    with visit(browser, sites["real"][1], "maatregel/balies.html") as opened:
        opened.page.locator("main a", has_text="zoeken op deze site").click()
        assert opened.page.locator("#zoekveld").input_value() == "balies"
        opened.page.locator(".zoek__lijst a", has_text="Balies").first.wait_for()
        assert opened.wrong() == []


@pytest.mark.parametrize("kind", ["home", "measure", "figures", "area", "coverage", "sources"])
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


# The hostile dossier: every text of it holds a marker word between scripts, tags, Markdown and template code.

# What no page shows: it stands in the data to take away.
ONLY_DATA = re.compile(
    r"MERK-(?:(?:veld|tabel|pakket|licentie)-.*|(?:gebied|sector)-(?:soort|opmerking)-.*|bron-omschrijving-KREM)"
)
# What stands nowhere: it is for checking.
ONLY_CHECKED = re.compile(r"MERK-(?:scheur-.*|rol-.*|belofte-grond-KREM|(?:citaat|vindplaats)-gevraagd-KREM)")


def test_hostile_text_is_text(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """Every text of the hostile dossier, with everything it tries, can be read literally, fits, and makes no element."""
    site, address = sites["hostile"]
    read = ""
    for path in sorted(site.rglob("*.html")):
        with visit(browser, address, path.relative_to(site).as_posix(), width="phone", face="narrow") as opened:
            assert smuggled(opened) == [], path
            text = opened.text("body")
            assert overflow(opened) == [], path
            assert "49" not in re.findall(r"[0-9]+", opened.page.inner_text("h1")), "a template was filled in"
            assert opened.wrong() == []
            read += text.replace(squeezed("[zoals in de bron]"), "")
    texts = hostile_texts()
    assert len(texts) > 600
    missing = [marker for marker, text in texts.items() if squeezed(text) not in read]
    assert [each for each in missing if not ONLY_DATA.fullmatch(each) and not ONLY_CHECKED.fullmatch(each)] == []
    data = {text for path in (site / "data").rglob("*.*") for text in texts_of(path)}
    assert [each for each in missing if ONLY_DATA.fullmatch(each) and texts[each] not in data] == []


def smuggled(opened: Visit) -> list[str]:
    """Elements and attributes on a page that only a text from the data can have made."""
    found: list[str] = opened.page.evaluate(
        """Array.from(document.querySelectorAll(
             "main script, main img, main iframe, main style, main link, main form, main input, main svg svg, " +
             "script:not([src]), a[href*='evil.example'], [src*='evil'], a[href^='javascript' i], " +
             "main code, main strong > em, main svg a, main .admonition, main hr"))
           .concat(Array.from(document.querySelectorAll("*")).filter(
             (each) => Array.from(each.attributes).some((one) => one.name.startsWith("on") || one.name === "style")))
           .map((each) => each.outerHTML.slice(0, 160))"""
    )
    return found


def test_hostile_text_stays_text_in_search(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """What search shows of the hostile dossier is text too, and does nothing."""
    texts = hostile_texts()
    with visit(browser, sites["hostile"][1], "") as opened:
        page = opened.page
        for marker in (each for each in texts if re.match(r"MERK-(?:maatregel|actie|mijlpaal)-titel", each)):
            page.locator("#zoekveld").fill(marker)
            page.locator(".zoek__lijst a").first.wait_for()
            assert squeezed(marker) in squeezed(page.locator(".zoek__lijst").inner_text())
            kinds = page.evaluate("Array.from(document.querySelectorAll('.zoek__uit *'), (each) => each.localName)")
            assert set(kinds) <= {"p", "ol", "li", "a", "span", "mark"}
            assert (
                page.evaluate("Array.from(document.querySelectorAll('.zoek__lijst a'), (each) => each.protocol)")
                == ["http:"] * page.locator(".zoek__lijst a").count()
            )
            assert opened.wrong() == []


def texts_of(path: Path) -> Iterator[str]:
    """Every text in a YAML, JSON or CSV file."""

    def within(value: object) -> Iterator[str]:
        if isinstance(value, dict | list):
            for each in value.values() if isinstance(value, dict) else value:
                yield from within(each)
        elif isinstance(value, str):
            yield value

    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            yield from (cell for row in csv.reader(file) for cell in row)
    else:
        yield from within(yaml.safe_load(path.read_text("utf-8")))  # JSON is YAML


@cache
def hostile_texts() -> dict[str, str]:
    """Every text of the hostile dossier by its marker word."""
    files = (path for path in sorted((DOSSIERS / "vijandig").rglob("*.*")) if path.suffix in (".yaml", ".csv"))
    marked = ((re.search(r"MERK-[\w-]+?-KREM", text), text) for path in files for text in texts_of(path))
    return {found[0]: text for found, text in marked if found}
