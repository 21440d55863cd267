"""Every kind of page in a real browser: what a reader gets, light and dark, on a phone and on a desk."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

import faces
from browsing import KINDS, NARROWEST, Readers, Visit, overflow, page_of, served, squeezed, unseen_charts, visit
from conftest import DOSSIERS
from looking import broken
from motiespoor.press.search import INDEX

pytestmark = pytest.mark.browser

DOSSIER_NAMES = ("real", "small", "hostile")
HEADLINE = {"Newsreader", "Newsreader SemiBold"}  # comes with the page


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


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at: on which screen, in which light, and whether axe is asked about its colours, and the rest."""

    width: str
    dark: bool
    colours: bool = True
    rest: bool = True


# In which face each dossier is looked at, and how: each kind of page is seen on both screens in both lights. The hostile
# one is shown where it is hardest, on a phone in wide letters (in narrow ones below); it has nothing to compare. A light
# changes no more than colours, and judging those takes axe longer than all else: in the dark here, and below in both.
# Every page of the repository, for all in all four ways, is `make proof-look`.
SHOWN = {
    "real": ("wide", (Look("phone", dark=False, colours=False),)),
    "small": ("narrow", (Look("desk", dark=False, colours=False), Look("desk", dark=True, rest=False))),
    "hostile": ("wide", (Look("phone", dark=True, colours=False),)),
}
# What is hostile in a text comes out in the same way on the other kinds.
HARDEST = ("home", "measure", "figures", "series", "sources", "lost")
VIEWS = [
    pytest.param(
        dossier,
        kind,
        id=f"{dossier}-{kind}",
        marks=pytest.mark.proof if dossier == "hostile" and kind not in HARDEST else (),
    )
    for dossier in SHOWN
    for kind in KINDS
    if (dossier, kind) != ("hostile", "comparison")
]


@pytest.mark.parametrize(("dossier", "kind"), VIEWS)
def test_a_page_is_in_order(sites: dict[str, tuple[Path, str]], readers: Readers, dossier: str, kind: str) -> None:
    """A page shows its title, text and charts, fits, breaks no rule of axe with all folds open, and asks for nothing elsewhere.

    It needs no JavaScript, and no text of the data makes an element.
    """
    site, address = sites[dossier]
    face, looks = SHOWN[dossier]
    opened = readers.at(address, page_of(kind, site), width=looks[0].width, face=face)
    page = opened.page
    for look in looks:
        opened.look(width=look.width, dark=look.dark)
        assert page.locator("h1").count() == 1
        assert page.locator("h1").is_visible()
        assert len(page.locator("article").inner_text()) > len(page.locator("h1").inner_text()) + 10
        lightness = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)")
        assert (sum(lightness[:3]) < 3 * 128) == look.dark
        assert overflow(opened) == []
        assert unseen_charts(opened, look.width) == []
        opened.unfold()
        assert broken(page, colours=look.colours, rest=look.rest) == []
        assert look.width != "phone" or overflow(opened, NARROWEST) == []
    assert opened.wrong() == []
    assert page.context.cookies() == []
    if dossier == "hostile":
        assert smuggled(opened) == []
    if dossier == "real" and kind != "lost":
        # Extras that say themselves that they need it.
        page.evaluate("document.querySelectorAll('.alleen-js').forEach((each) => each.remove())")
        needs_no_javascript(
            readers.at(address, page_of(kind, site), width="phone", javascript=False, dark=True), opened.text()
        )


def needs_no_javascript(opened: Visit, with_it: str) -> None:
    """Without JavaScript a page holds the same text, but for extras, in the light of the device, and all that folds can be opened."""
    page = opened.page
    closed = page.locator("article details:not([open]) > summary").locator("visible=true")
    if number := closed.count():
        closed.first.click()
        assert closed.count() == number - 1
    assert opened.text() == with_it
    assert not page.locator(".md-search, [data-md-component=palette], .alleen-js").locator("visible=true").count()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
    assert opened.wrong() == []


@pytest.mark.proof
@pytest.mark.parametrize(("dossier", "kind"), VIEWS)
def test_the_colours_of_a_page_are_in_order(
    sites: dict[str, tuple[Path, str]], readers: Readers, dossier: str, kind: str
) -> None:
    """Wherever axe was not asked about the colours above, it has nothing to say of them either."""
    site, address = sites[dossier]
    face, looks = SHOWN[dossier]
    (look,) = [each for each in looks if not each.colours]
    opened = readers.at(address, page_of(kind, site), width=look.width, dark=look.dark, face=face)
    opened.unfold()
    assert broken(opened.page, rest=False) == []


def ask(page: Page, words: str) -> None:
    """Type words into the search that is open; it looks when a key goes up."""
    page.locator(".md-search__input").fill(words)
    page.keyboard.press("End")


@pytest.mark.parametrize("width", ["phone", "desk"])
def test_the_search_and_the_menu_are_in_order_when_open(
    sites: dict[str, tuple[Path, str]], readers: Readers, width: str
) -> None:
    """With results in the search dialog, and with the drawer open down to a part of the menu, no rule of axe is broken."""
    opened = readers.at(sites["small"][1], "over/", width=width, searches=True)
    page = opened.page

    def in_order() -> None:
        for dark in (False, True):
            opened.look(width=width, dark=dark)
            assert broken(page, rest=not dark) == []

    page.keyboard.press("/")
    page.keyboard.type("veer")
    page.locator(".md-search-result__link").first.wait_for()
    in_order()
    page.keyboard.press("Escape")
    if width == "phone":
        page.locator("label[for=__drawer].md-header__button").click()
        page.locator(".md-nav__title", has_text="Over").locator("visible=true").wait_for()
        in_order()
        assert overflow(opened) == []
    assert opened.wrong() == []


def test_a_long_word_does_not_push_a_page_aside(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """A word of 35 letters in any heading, paragraph, list, table or button keeps within the narrowest screen."""
    word = "rijkswerkgelegenheidsspreidingsplan"
    assert len(word) == 35
    opened = readers.at(sites["small"][1], "maatregelen/fiets-en-veer/", width="phone")
    opened.page.evaluate(
        """(word) => document.querySelectorAll("article :is(h1, h2, h3, h4, p, li, dt, dd, summary, button, blockquote)")
             .forEach((each) => each.prepend(word + " "))""",
        word,
    )
    assert overflow(opened, NARROWEST) == []


def test_pages_are_set_in_our_letters(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """No letter of a page is the machine's: headings and pictures are in the headline face, the rest in the face asked for."""
    site, address = sites["real"]
    line = (
        "const line = document.querySelector('.bestand'); line.textContent = 'De banen bij het Rijk per provincie'; "
        "line.style.width = 'max-content';"
    )
    widths = {}
    for name, face in faces.FACES.items():
        opened = readers.at(address, page_of("figures", site), face=name)
        opened.page.evaluate("document.fonts.ready")
        opened.page.reload()  # what came late the first time is there now
        seen = faces.seen_in(opened.page, "article p, article code, article th")
        own = seen.pop(face.family)
        assert own > 500
        assert seen.keys() <= {each.family for each in faces.FACES.values()} | HEADLINE
        heads = faces.seen_in(opened.page, "article :is(h1, h2, h3)")
        assert sum(heads.pop(family, 0) for family in HEADLINE) > 20
        assert sum(heads.values()) < 5, "only signs that the face lacks"
        widths[name] = opened.page.evaluate(f"(() => {{ {line} return line.getBoundingClientRect().width; }})()")
    assert 1.25 * widths["narrow"] < widths["wide"] < 1.5 * widths["narrow"]


def test_the_menu_opens_without_javascript(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """On a phone without JavaScript the menu opens, its parts too, and it leads to a page."""
    opened = readers.at(sites["real"][1], "", width="phone", javascript=False)
    page = opened.page
    link = page.locator(".md-nav a", has_text="Bronnen").first
    assert not link.is_visible()
    page.locator("label[for=__drawer].md-header__button").click()
    page.locator(".md-nav--primary > ul > li > label", has_text="Over").click()
    link.click()
    assert page.locator("h1").inner_text() == "Bronnen"


def test_the_keyboard_reaches_the_text_first(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """The first stop of the keyboard is a visible link to the text of the page, from where the next stop is in the text."""
    opened = readers.at(sites["real"][1], "maatregelen/")
    page = opened.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Naar de inhoud"
    box = page.locator(".md-skip").bounding_box()
    assert box is not None
    assert min(box["x"], box["y"]) >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_keyboard_goes_everywhere(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """On a narrow screen the keyboard opens the menu, and what it reaches can be seen; it opens and leaves the search."""
    opened = readers.at(sites["small"][1], "over/", width="phone")
    page = opened.page

    def on(selector: str) -> bool:
        return bool(page.evaluate(f"document.activeElement.matches({selector!r})"))

    stops = []
    for _ in range(12):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null"))
        if on("label[for=__drawer]"):
            break
    assert on("label[for=__drawer]")
    assert not any(stops), "a menu that is closed is passed over"
    page.keyboard.press("Enter")
    page.locator(".md-nav--primary > .md-nav__title, .md-nav__title").locator("visible=true").first.wait_for()
    for _ in range(20):
        page.keyboard.press("Tab")
        if on(".md-nav__link"):
            break
    assert on(".md-nav__link")
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("s")
    page.locator(".md-search__input").wait_for()
    assert on(".md-search__input")
    page.keyboard.press("Escape")
    # Not `wait_for_function`: that evaluates a text in the page, which its policy refuses, unless it is so at once.
    page.locator(".md-search__input:not(:focus)").wait_for(state="attached")
    assert opened.wrong() == []


def test_search_finds_a_measure(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """Words lead to the pages they stand on, in Dutch; the keyboard goes to the first, and opens it."""
    opened = readers.at(sites["real"][1], "over/", searches=True)
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("xyzzyplugh")
    page.get_by_text("Niets gevonden. Probeer een korter of een ander woord.").wait_for()
    ask(page, "landelijk netwerk rijksontmoetingspleinen")
    page.locator(".md-search-result__link[href*='/maatregelen/rijksontmoetingspleinen/']").first.wait_for()
    assert re.search(r"(1 pagina|[0-9]+ pagina’s) gevonden", page.locator(".md-search-result__meta").inner_text())
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?h=*")
    assert page.locator("h1").is_visible()
    assert opened.wrong() == []


def test_the_palette_is_kept(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """Who chooses dark keeps it on the next page, before any script of a file has run, and can go back to the device's."""
    with visit(browser, sites["small"][1], "over/") as opened:
        page = opened.page
        scheme = "document.body.getAttribute('data-md-color-scheme')"
        for label in ("Kleuren van uw apparaat; kies licht", "Lichte kleuren; kies donker"):
            page.locator(f"label[title='{label}']").click()
        assert page.evaluate(scheme) == "slate"
        page.route("**/bundle*.js", lambda route: route.abort())
        page.goto(f"{sites['small'][1]}begrippen/")
        assert page.evaluate(scheme) == "slate"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 23, 26)"
        page.unroute("**/bundle*.js")
        page.reload()
        page.locator("label[title='Donkere kleuren; kies die van uw apparaat']").click()
        assert page.evaluate(scheme) == "default"
        assert page.context.cookies() == []


def test_a_page_is_shown_before_its_scripts(sites: dict[str, tuple[Path, str]], browser: Browser) -> None:
    """Every script of a file waits until the page stands, and then it changes no colour of who chose none."""
    site, address = sites["small"]
    waits = re.compile(r'<script (?=[^>]*\bsrc=)(?![^>]*(?:\bdefer\b|type="?module\b))[^>]*>')
    assert {found for page in site.rglob("*.html") for found in waits.findall(page.read_text("utf-8"))} == set()
    with visit(browser, address, "over/", dark=True) as opened:
        opened.page.wait_for_selector("html.js")
        assert opened.page.evaluate("getComputedStyle(document.body).colorScheme") == "light dark"


def test_a_lost_reader_is_helped(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """The page for an address that does not exist is in Dutch, at any depth, and leads on; its search works."""
    opened = readers.at(sites["real"][1], "maatregel/balies/weg.html", searches=True)
    page = opened.page
    assert page.locator("h1").inner_text() == "Deze pagina is er niet"
    page.locator("article label", has_text="zoeken op deze site").click()
    ask(page, "balies")
    page.locator(".md-search-result__link", has_text="Balies").first.wait_for()
    assert opened.wrong() == []
    page.keyboard.press("Escape")
    page.locator("article a", has_text="de voorpagina").click()
    assert page.url == sites["real"][1]


def test_paper_has_no_navigation_and_hides_nothing(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """Printed, a page has no navigation or search, and what is folded on a screen stands there, wide enough to read."""
    site, address = sites["real"]
    opened = readers.at(address, "")
    for kind in ("home", "measure", "terms", "figures", "area", "rows", "sources"):
        opened.page.emulate_media(media="screen")
        opened.go(address + page_of(kind, site))
        opened.page.emulate_media(media="print")
        printed(opened.page, kind)


def printed(page: Page, kind: str) -> None:
    """Ensure a page is so on paper."""
    for part in (".md-header", ".md-tabs", ".md-sidebar", ".md-search", ".md-skip", ".md-footer", ".alleen-js"):
        assert page.locator(part).locator("visible=true").count() == 0, (kind, part)
    hidden = page.evaluate(
        """Array.from(document.querySelectorAll("article details:not([open]) > :not(summary)"))
             .filter((each) => !each.checkVisibility({contentVisibilityAuto: true}) || !each.getBoundingClientRect().height)
             .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert hidden == [], kind
    narrow = page.evaluate(
        """Array.from(document.querySelectorAll("article details:not([open]) > :not(summary)"))
             .filter((each) => each.textContent.trim().length > 40 && each.getBoundingClientRect().width < 120)
             .map((each) => each.outerHTML.slice(0, 120))"""
    )
    assert narrow == [], f"{kind}: on a wide sheet too, a quotation has a line to stand on"
    assert page.locator(".afdrukvoet").is_visible(), kind
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)", kind


# The hostile dossier: every text of it holds a marker word between scripts, tags, Markdown and template code.

# What no page shows: it stands in the data to take away.
ONLY_DATA = re.compile(
    r"MERK-(?:(?:veld|tabel|pakket|licentie)-.*|(?:gebied|sector)-(?:soort|opmerking)-.*|bron-omschrijving-KREM)"
)
# What stands nowhere: it is for checking.
ONLY_CHECKED = re.compile(r"MERK-(?:scheur-.*|rol-.*|belofte-grond-KREM|(?:citaat|vindplaats)-gevraagd-KREM)")


@pytest.mark.proof
def test_hostile_text_is_text(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """Every text of the hostile dossier, with everything it tries, can be read literally, fits, and makes no element."""
    site, address = sites["hostile"]
    read = ""
    opened = readers.at(address, "", width="phone", face="narrow")
    for path in sorted(site.rglob("*.html")):
        opened.go(address + path.relative_to(site).as_posix())
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
    tables = (path for path in (site / "data").rglob("*.*") if path.suffix in (".csv", ".json"))
    data = {text for path in tables for text in texts_of(path)}
    assert [each for each in missing if ONLY_DATA.fullmatch(each) and texts[each] not in data] == []


def smuggled(opened: Visit) -> list[str]:
    """Elements and attributes on a page that only a text from the data can have made.

    Ours are the charts' script, the file of a page, the line that puts a picture in a frame, and on the page for programs
    an address and two examples, of text only.
    """
    found: list[str] = opened.page.evaluate(
        """Array.from(document.querySelectorAll(
             "article :is(script:not(article > [type=module][src$='/assets/grafiek.js']), img, iframe, style, link, form, input, svg svg, code:not(.bestand *, .grafiek__verwijstekst > code, #verandert + p + p > code, #voorbeelden ~ pre > code), code *, strong > em, svg a, " +
             ".admonition, hr), a[href*='evil.example'], [src*='evil'], a[href^='javascript' i]"))
           .concat(Array.from(document.querySelectorAll("head *, header *, article *, footer *")).filter(
             (each) => Array.from(each.attributes).some((one) => one.name.startsWith("on") || one.name === "style")))
           .map((each) => each.outerHTML.slice(0, 160))"""
    )
    return found


# What results of a search are made of: Material's own, and from the texts of pages.
FOUND_IN = {
    *("li", "a", "article", "div", "nav", "h1", "h2", "p", "mark", "details", "summary", "ul", "ol", "del"),
}


def test_hostile_text_stays_text_in_search(sites: dict[str, tuple[Path, str]], readers: Readers) -> None:
    """What search shows of the hostile dossier is text too, and does nothing."""
    texts = hostile_texts()
    site, address = sites["hostile"]
    # Of a hit two paragraphs are shown; a title that comes later in a part is found, and not seen.
    docs = json.loads((site / INDEX).read_text("utf-8"))["docs"]
    shown = [paragraph for doc in docs for paragraph in (doc["title"], *doc["text"].split("</p>")[:2])]
    titles = [each for each in texts if re.match(r"MERK-(?:maatregel|actie|mijlpaal)-titel", each)]
    seen = [each for each in titles if any(each in paragraph for paragraph in shown)]
    assert len(seen) > len(titles) / 2
    opened = readers.at(address, "", searches=True)
    page = opened.page
    page.keyboard.press("/")
    for marker in seen:
        # Between quotes every word must be there: all pages hold `MERK`, and the list shows the first few only.
        ask(page, f'"{marker.replace("-", " ")}"')
        found = page.locator(".md-search-result__list")
        found.get_by_text(marker).first.wait_for(state="attached")
        kinds = found.evaluate("(list) => Array.from(list.querySelectorAll('*'), (each) => each.localName)")
        assert set(kinds) <= FOUND_IN
        links = found.evaluate("(list) => Array.from(list.querySelectorAll('a'), (each) => each.protocol)")
        assert set(links) == {"http:"}
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
