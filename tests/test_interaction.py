"""Charts that can be explored, and references that can be copied, in a real browser under the published policy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from browsing import Readers, overflow, served, visit
from building import Pictures, once
from conftest import REAL_TODAY, TODAY
from generated import TODAY as GENERATED_TODAY
from generated import write_dossier
from looking import broken
from motiespoor.model.publication import ChartKind
from motiespoor.read.dossier import read_dossier
from motiespoor.render.charts.all import figures

pytestmark = pytest.mark.browser

# One page of each kind that holds charts: of those below a folder, the one with the most to show.
PAGES = (
    "index.html",
    "maatregelen/index.html",
    "cijfers/index.html",
    "cijfers/reeksen/*/index.html",
    "cijfers/prognoses/index.html",
    "cijfers/gebieden/*/index.html",
    "cijfers/sectoren/*/index.html",
)
SERIES = "cijfers/reeksen/dijk-km/"  # of the made-up dossier: it has a chart of every kind but one
SIZES = {"desk": ".grafiek__breed", "phone": ".grafiek__smal"}
# In the made-up dossier: parts of a whole, or twenty days; not its one measure, nor its ten forecasts.
WITH_CHOICE = set(ChartKind) - {ChartKind.STATUSES, ChartKind.FORECAST}
FAILED = "Dat lukt nu niet; de vaste afbeelding blijft staan. Laad de pagina opnieuw en probeer het nog eens."


@pytest.fixture(scope="session")
def every_kind(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Iterator[tuple[Path, str]]:
    """A generated dossier with a chart of every kind, built: its folder and its address."""
    of_series = "reeks: dijk-km, onderwerp: kilometers dijk"
    charts = [
        f"  - {{id: {kind.value}, soort: {kind.value}{'' if kind is ChartKind.STATUSES else f', {of_series}'}}}\n"
        for kind in ChartKind
    ]

    def made(root: Path) -> None:
        write_dossier(root, measures=1)
        (root / "site_config/grafieken.yaml").write_text(f"grafieken:\n{''.join(charts)}", encoding="utf-8")
        pictures.build(root, GENERATED_TODAY)

    root = once(tmp_path_factory, "elke-soort", made)
    with served(root / "site") as address:
        yield root / "site", address


def pages_with_charts(site: Path) -> list[str]:
    """The address of a page of each kind that holds charts to explore."""
    found = []
    for pattern in PAGES:
        charts = [(path.read_text("utf-8").count("data-breed="), path) for path in sorted(site.glob(pattern))]
        if most := max((each for each in charts if each[0]), default=None, key=lambda each: each[0]):
            found.append(most[1].relative_to(site).as_posix().removesuffix("index.html"))
    return found


def first_figure(page: Page) -> Locator:
    """The first chart of a page that can be explored."""
    return page.locator("figure.grafiek:has([data-breed])").first


def explore(figure: Locator) -> Locator:
    """Make a chart interactive; gives the part that takes the keyboard."""
    figure.locator(".grafiek__knop[data-breed]").click()
    stage = figure.locator(".grafiek__toneel")
    stage.wait_for()
    return stage


def rows_as_said(figure: Locator) -> list[str]:
    """The rows of a chart's table, each as the line below the picture says it."""
    found: list[str] = figure.evaluate(
        """(figure) => {
             const plain = (node) => node.textContent.trim().replace(/\\s+/g, " ");
             const heads = Array.from(figure.querySelectorAll(".grafiek__tabel thead th"), plain);
             return Array.from(figure.querySelectorAll(".grafiek__tabel tbody tr"), (row) => {
               const cells = Array.from(row.cells, plain);
               return cells[0] + " — " + cells.slice(1).map((cell, at) => `${heads[at + 1]}: ${cell}`).join("; ");
             });
           }"""
    )
    return found


def said(figure: Locator) -> str:
    """The line below the picture."""
    return figure.locator(".grafiek__rij").inner_text()


def cells(figure: Locator, part: str, size: str) -> set[str]:
    """The cells of which a picture has marks."""
    found: list[str] = figure.locator(f"{part} {size}").evaluate(
        "(frame) => Array.from(frame.querySelectorAll('[data-cel]'), (mark) => mark.dataset.cel)"
    )
    return set(found)


def test_every_chart_shows_the_same_cells_when_it_is_interactive(
    every_kind: tuple[Path, str], readers: Readers
) -> None:
    """Every chart with a choice in it can be made interactive, in both sizes with the cells of the still picture; nothing is refused."""
    folder, address = every_kind
    seen: set[str | None] = set()
    for path in pages_with_charts(folder):
        opened = readers.at(address, path)
        for figure in opened.page.locator("figure.grafiek:has([data-breed])").all():
            seen.add(figure.get_attribute("id"))
            explore(figure)
            for size in SIZES.values():
                still = cells(figure, ".grafiek__beeld", size)
                assert still == cells(figure, ".grafiek__levend", size), figure.get_attribute("id")
                assert still, figure.get_attribute("id")
        assert opened.page.locator(".grafiek__levend [role^=graphics], .grafiek__levend title").count() == 0
        assert opened.wrong() == []
    assert seen == {f"grafiek-{kind.value}" for kind in WITH_CHOICE}


@pytest.mark.parametrize("which", ["every_kind", "built_small", "built_real"])
def test_only_a_chart_with_a_choice_offers_it(which: str, request: pytest.FixtureRequest) -> None:
    """On every page a chart has the button when it has a choice in it, and not otherwise; only there the script is fetched."""
    root, today = {
        "every_kind": lambda: (request.getfixturevalue("every_kind")[0].parent, GENERATED_TODAY),
        "built_small": lambda: (request.getfixturevalue("built_small"), TODAY),
        "built_real": lambda: (request.getfixturevalue("built_real"), REAL_TODAY),
    }[which]()
    charts = figures(read_dossier(root).dossier, today)
    with_choice = {f"grafiek-{name}" for name, chart in charts.items() if chart.explorable and chart.pictured}
    shown, offered = set(), set()
    for path in (root / "site").rglob("*.html"):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        found = {each.attributes["id"]: bool(each.css("[data-breed]")) for each in tree.css("figure.grafiek")}
        shown |= found.keys()
        offered |= {name for name, button in found.items() if button}
        assert len(tree.css("[data-breed]")) == sum(found.values()), path
        assert bool(tree.css('script[src*="grafiek.js"]')) == any(found.values()), path
    assert offered == with_choice & shown
    assert offered
    assert shown - offered
    if which == "every_kind":
        assert offered == {f"grafiek-{kind.value}" for kind in WITH_CHOICE}
        assert shown - offered >= {f"grafiek-{kind.value}" for kind in set(ChartKind) - WITH_CHOICE}


@pytest.mark.parametrize(("width", "dark"), [("phone", True), ("desk", False)])
def test_an_interactive_chart_is_in_order(
    every_kind: tuple[Path, str], readers: Readers, width: str, dark: bool
) -> None:
    """It takes the place of the still picture in the same colours, fits, can be hit, and breaks no rule of axe."""
    opened = readers.at(every_kind[1], SERIES, width=width, dark=dark)
    figure = first_figure(opened.page)
    size = SIZES[width]
    colours = """(svg) => Array.from(svg.querySelectorAll("[data-cel]"),
                   (mark) => getComputedStyle(mark).fill + getComputedStyle(mark).stroke).sort()"""
    still = figure.locator(f".grafiek__beeld {size} svg").evaluate(colours)
    stage = explore(figure)
    seen = [each for each in figure.locator("svg").all() if each.is_visible()]
    assert len(seen) == 1
    assert seen[0].evaluate("(svg, size) => Boolean(svg.closest('.grafiek__levend ' + size))", size)
    assert seen[0].evaluate(colours) == still
    stage.focus()
    opened.page.keyboard.press("Home")
    assert said(figure)
    for control in (figure.locator(".grafiek__knop[data-breed]"),):
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 24
    assert overflow(opened) == []
    assert broken(opened.page) == []
    assert opened.wrong() == []


@pytest.mark.parametrize("width", ["desk", pytest.param("phone", marks=pytest.mark.proof)])
def test_the_keyboard_goes_from_cell_to_cell(every_kind: tuple[Path, str], readers: Readers, width: str) -> None:
    """Enter on the button leads into the picture, arrows, Home and End go through the cells, Escape leads back."""
    opened = readers.at(every_kind[1], SERIES, width=width)
    page, figure = opened.page, first_figure(opened.page)
    rows = rows_as_said(figure)
    drawn = sorted(int(cell.split(":")[0]) for cell in cells(figure, ".grafiek__beeld", SIZES[width]))
    button = figure.locator(".grafiek__knop[data-breed]")
    button.focus()
    page.keyboard.press("Enter")
    stage = figure.locator(".grafiek__toneel")
    expect(stage).to_be_focused()
    assert stage.evaluate("(stage) => getComputedStyle(stage).outlineStyle") == "solid"
    assert said(figure) == rows[drawn[0]]
    page.keyboard.press("End")
    assert said(figure) == rows[drawn[-1]]
    page.keyboard.press("Home")
    read = [said(figure)]
    for _ in drawn[1:]:
        page.keyboard.press("ArrowRight")
        read.append(said(figure))
    assert read == [rows[row] for row in drawn]
    page.keyboard.press("ArrowUp")
    assert said(figure) == rows[max(row for row in drawn if row < drawn[-1])]
    assert figure.locator("tbody tr[data-gekozen]").count() == 1
    assert figure.locator(f"{SIZES[width]} [data-hier]").count() >= 1
    assert stage.evaluate(
        "(stage) => stage.matches(':focus-visible') && stage.getBoundingClientRect().top < innerHeight"
    )
    assert overflow(opened) == []
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # what is fixed stays when one goes on
    expect(button).to_be_focused()
    assert said(figure)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert said(figure) == ""
    assert figure.locator("[data-gekozen], [data-terug], [data-hier]").count() == 0
    assert opened.wrong() == []


def centre(mark: Locator) -> tuple[float, float]:
    """The middle of a mark on the screen."""
    box = mark.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


# How far below a mark is near it, in pixels: on a phone the words of others stand closer by.
NEAR = {"desk": 15, "phone": 4}


@pytest.mark.parametrize("width", ["desk", pytest.param("phone", marks=pytest.mark.proof)])
def test_pointing_reads_a_row_out(every_kind: tuple[Path, str], readers: Readers, width: str) -> None:
    """Pointing at a mark reads its row out, and near it is near enough; a click keeps the row until the next click; elsewhere nothing is said."""
    opened = readers.at(every_kind[1], SERIES, width=width)
    page, figure = opened.page, first_figure(opened.page)
    rows = rows_as_said(figure)
    explore(figure).scroll_into_view_if_needed()
    marks = figure.locator(f".grafiek__levend {SIZES[width]} :not(text)[data-cel]")
    first, last = marks.first, marks.last

    def row_of(mark: Locator) -> str:
        return rows[int((mark.get_attribute("data-cel") or "").split(":")[0])]

    across, below = centre(last)[0], last.evaluate("(mark) => mark.getBoundingClientRect().bottom") + NEAR[width]
    page.mouse.move(*centre(last))
    assert said(figure) == row_of(last)
    assert first.evaluate("(mark) => getComputedStyle(mark).opacity") == "0.25"
    assert last.evaluate("(mark) => getComputedStyle(mark).opacity") == "1"
    page.mouse.move(2, 2)
    assert said(figure) == ""
    page.mouse.move(across, below)
    assert said(figure) == row_of(last)
    page.mouse.move(2, 2)
    page.mouse.click(*centre(last))
    page.mouse.move(2, 2)
    assert said(figure) == row_of(last)
    page.mouse.move(*centre(first))
    assert said(figure) == row_of(last)
    page.mouse.click(*centre(last))
    page.mouse.move(2, 2)
    assert said(figure) == ""
    assert opened.wrong() == []


def test_the_still_picture_comes_back(every_kind: tuple[Path, str], readers: Readers) -> None:
    """The same button puts the still picture back as it was, any number of times, and paper shows the still one."""
    opened = readers.at(every_kind[1], SERIES)
    page, figure = opened.page, first_figure(opened.page)
    button, still = figure.locator(".grafiek__knop[data-breed]"), figure.locator(".grafiek__beeld")
    before = figure.evaluate("(figure) => figure.outerHTML")
    title = figure.locator(".grafiek__titel").inner_text()
    for _ in range(2):
        expect(button).to_have_accessible_name(f"Maak interactief ({title})")
        button.click()
        expect(still).to_be_hidden()
        expect(button).to_have_accessible_name(f"Toon de vaste afbeelding ({title})")
        page.emulate_media(media="print")
        expect(still).to_be_visible()
        expect(figure.locator(".grafiek__levend")).to_be_hidden()
        page.emulate_media(media="screen")
        button.click()
        expect(still).to_be_visible()
        assert figure.evaluate("(figure) => figure.outerHTML") == before
    assert opened.wrong() == []


def test_nothing_is_fetched_before_somebody_asks(every_kind: tuple[Path, str], browser: Browser) -> None:
    """The program and the specification come with the first click, from the site itself, and the program once."""
    with visit(browser, every_kind[1], SERIES) as opened:
        asked: list[str] = []
        opened.page.on("request", lambda request: asked.append(request.url.removeprefix(every_kind[1])))
        opened.page.reload()
        loaded = re.compile(r"vega|vl\.json")
        assert [each for each in asked if loaded.search(each)] == []
        charts = opened.page.locator("figure.grafiek:has([data-breed])")
        explore(charts.nth(0))
        explore(charts.nth(1))
        names = [charts.nth(place).get_attribute("id") or "" for place in range(2)]
        specifications = [
            f"data/v1/grafieken/{name.removeprefix('grafiek-')}.{ending}"
            for name in names
            for ending in ("smal.vl.json", "vl.json")
        ]
        wanted = ["assets/vega.js", *specifications]
        assert sorted(each for each in asked if loaded.search(each)) == sorted(wanted)
        assert opened.wrong() == []
    assert "BSD-3-Clause" in (every_kind[0] / "assets/vega.LICENTIES.txt").read_text("utf-8")


def test_what_cannot_be_fetched_is_said(every_kind: tuple[Path, str], browser: Browser) -> None:
    """Without the program or a specification the still picture stays, and the reader reads why."""
    with visit(browser, every_kind[1], SERIES) as opened:
        for missing in ("**/vega.js", "**/*.smal.vl.json"):
            opened.page.route(missing, lambda route: route.fulfill(status=404, body=""))
            figure = first_figure(opened.page)
            figure.locator(".grafiek__knop[data-breed]").click()
            expect(figure.locator(".grafiek__melding").first).to_have_text(FAILED)
            expect(figure.locator(".grafiek__beeld")).to_be_visible()
            assert figure.locator(".grafiek__levend").count() == 0
            expect(figure.locator(".grafiek__knop[data-breed]")).to_contain_text("Maak interactief")
            opened.page.unroute(missing)
            opened.go(opened.address)


def test_a_line_stands_out_among_lines(every_kind: tuple[Path, str], readers: Readers) -> None:
    """Where a picture has several lines, those that do not run through the chosen row step back, and names stay readable."""
    opened = readers.at(every_kind[1], SERIES)
    page, figure = opened.page, opened.page.locator(f"#grafiek-{ChartKind.SLOPE.value}")
    explore(figure)
    lines = figure.locator(".grafiek__breed g.mark-line path")
    names = figure.locator(".grafiek__levend .grafiek__breed text[data-cel]")
    assert lines.count() > 2
    page.mouse.click(*centre(names.last))
    page.mouse.move(2, 2)
    chosen = (names.last.get_attribute("data-cel") or "").split(":")[0]
    assert said(figure) == rows_as_said(figure)[int(chosen)]
    opacity = "(marks) => marks.map((mark) => getComputedStyle(mark).opacity)"
    assert sorted(lines.evaluate_all(opacity)) == ["0.25"] * (lines.count() - 1) + ["1"]
    assert set(names.evaluate_all(opacity)) == {"1"}
    assert opened.wrong() == []


def test_without_javascript_there_is_no_dead_button(every_kind: tuple[Path, str], readers: Readers) -> None:
    """Without JavaScript no button is seen, the reference can be read, and a link leads to the chart."""
    opened = readers.at(every_kind[1], SERIES, javascript=False)
    page, figure = opened.page, first_figure(opened.page)
    assert page.locator("article button").locator("visible=true").count() == 0
    figure.locator(".grafiek__verwijzing summary").click()
    expect(figure.locator("[id^=verwijzing-]")).to_be_visible()
    figure.get_by_role("link", name="Link naar deze grafiek").click()
    assert page.url == f"{every_kind[1]}{SERIES}#{figure.get_attribute('id')}"


def test_the_reference_is_copied_as_it_stands(every_kind: tuple[Path, str], readers: Readers) -> None:
    """A click copies what the page says, with the address of this chart, and says so."""
    opened = readers.at(every_kind[1], SERIES)
    page = opened.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for figure in page.locator("figure.grafiek:has(.grafiek__verwijzing)").all()[:2]:
        figure.locator(".grafiek__verwijzing summary").click()
        figure.locator("[data-clipboard-target]").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".md-dialog--active")).to_have_text("Gekopieerd")
        text = (figure.locator("[id^=verwijzing-]").text_content() or "").strip()
        assert page.evaluate("navigator.clipboard.readText()").strip() == text
        assert f"https://dijkwacht.example/{SERIES}#{figure.get_attribute('id')}. Bron" in text
    assert opened.wrong() == []
