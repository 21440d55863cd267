"""What a built site looks like and weighs, measured in the files and in a browser."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from browsing import WIDTHS, Handler, overflow, page_of, served, unseen_charts, visit
from conftest import REPOSITORY
from motiespoor.press.search import INDEX

_AXE = Axe().axe_script
_RUN = """(options) => axe.run(options).then(({violations}) =>
  violations.flatMap((each) => each.nodes.map((node) => `${each.id}: ${node.html.slice(0, 200)}`)))"""
_COLOURS = ("color-contrast", "link-in-text-block")
THEME = REPOSITORY / "scripts" / "motiespoor" / "theme"
# Six kinds of page, the ones that readers land on.
LANDED_ON = ("home", "measures", "measure", "terms", "figures", "sources")
_PACKED = frozenset({".css", ".html", ".ico", ".js", ".json", ".svg", ".xml"})
_EMPTY = 60  # words; a page with fewer, and nothing that is drawn, is mostly empty
_LARGE = 28  # pixels; letters of this size are read at a glance

_FIRST = """(large) => {
  const top = (node) => Math.round(node.getBoundingClientRect().top + scrollY);
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  let number = null;
  for (let text = texts.nextNode(); text && number === null; text = texts.nextNode()) {
    const holder = text.parentElement;
    if (/[0-9]/.test(text.data) && holder.checkVisibility() && parseFloat(getComputedStyle(holder).fontSize) >= large)
      number = top(holder);
  }
  const picture = Array.from(document.querySelectorAll("article figure svg, article figure img"))
    .find((each) => each.checkVisibility() && each.getBoundingClientRect().height > 80);
  return [number, picture ? top(picture) : null];
}"""
# Words with a sign that a reader must learn, as they stand before anything is unfolded. That there is no news since a day is
# a sentence that explains itself.
_LABELS = """() => [...new Set(Array.from(
  document.querySelectorAll("article :is([data-status], [data-uitkomst]:not([data-uitkomst=stil]), [data-herkomst])"))
  .filter((each) => each.checkVisibility({contentVisibilityAuto: true}) && each.innerText?.trim())
  .map((each) => each.dataset.status ?? each.dataset.uitkomst ?? each.dataset.herkomst))]"""
_SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) sum += each.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@dataclass(frozen=True, slots=True)
class Weight:
    """What a visit took, by file in bytes, compressed where a host would; without the index that comes later."""

    files: tuple[tuple[str, int], ...]

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(size for _, size in self.files)

    @property
    def largest(self) -> str:
        """The files that weigh most, in words."""
        heavy = sorted(self.files, key=lambda each: -each[1])[:8]
        return ", ".join(f"{path.rpartition('/')[2] or 'the page'} {size / 1024:.1f}" for path, size in heavy)


@cache
def packed(path: Path) -> bytes:
    """A file as a host sends it."""
    return gzip.compress(path.read_bytes(), 9)


class _Weighing(Handler):
    """Sends files compressed, as a host does, and keeps what was sent."""

    sent: list[tuple[str, int]]

    def do_GET(self) -> None:  # noqa: N802 (the name is of the standard library)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            super().do_GET()
            return
        packs = path.suffix in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        body = packed(path) if packs else path.read_bytes()
        self.sent.append((urlsplit(self.path).path, len(body)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        # As long as a page is looked at; a host that keeps files longer only does better.
        self.send_header("Cache-Control", "max-age=600")
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def weighed(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """The address of a built site, and what was sent from it up to now."""
    sent: list[tuple[str, int]] = []
    with served(site, type("Weighing", (_Weighing,), {"sent": sent})) as address:
        yield address, sent


# In a browser


def visits(browser: Browser, site: Path) -> Iterator[tuple[str, Weight, Weight, float]]:
    """Of each kind of page: its address, what a first visit takes, what the next page takes then, and its layout shift."""
    with weighed(site) as (address, sent):
        for kind in LANDED_ON:
            path = page_of(kind, site)
            following = page_of("measures" if kind == "home" else "home", site)
            with visit(browser, address, path, width="phone") as opened:
                sent_first, shift = _settled(opened.page, sent), float(opened.page.evaluate(_SHIFTED))
                opened.page.goto(address + following)
                yield path, _weight(sent_first), _weight(_settled(opened.page, sent)), shift


def _settled(page: Page, sent: list[tuple[str, int]]) -> list[tuple[str, int]]:
    page.wait_for_load_state("networkidle")
    taken = sent[:]
    sent.clear()
    return taken


def _weight(sent: Sequence[tuple[str, int]]) -> Weight:
    return Weight(tuple((path, size) for path, size in sent if path != f"/{INDEX}"))


def screens(browser: Browser, address: str, paths: Sequence[str]) -> Iterator[tuple[str, float]]:
    """How many screens of a phone each page is long."""
    height = WIDTHS["phone"]["height"]
    with visit(browser, address, "", width="phone") as opened:
        for path in paths:
            opened.page.goto(address + path)
            yield path, opened.page.evaluate("document.documentElement.scrollHeight") / height


def labels(browser: Browser, address: str, paths: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The labels that each page shows by itself, every one once."""
    with visit(browser, address, "", width="phone") as opened:
        for path in paths:
            opened.page.goto(address + path)
            yield path, opened.page.evaluate(_LABELS)


def first_seen(browser: Browser, address: str) -> tuple[int | None, int | None]:
    """On the home page on a phone, how far down the first number in large letters and the first picture stand."""
    with visit(browser, address, "", width="phone") as opened:
        number, picture = opened.page.evaluate(_FIRST, _LARGE)
        return number, picture


def violations(browser: Browser, address: str, paths: Sequence[str]) -> Iterator[str]:
    """What is wrong with every page, light and dark, on a phone and a desk, with everything that folds open.

    That is what the tests hold against a page of each kind.
    """
    for width in WIDTHS:
        for dark in (False, True):
            with visit(browser, address, "", width=width, dark=dark) as opened:
                for path in paths:
                    opened.go(address + path)
                    charts = unseen_charts(opened, width)
                    opened.unfold()
                    aside = [f"pushed aside: {each}" for each in overflow(opened)]
                    view = f"{path or 'home'}, {width}, {'dark' if dark else 'light'}"
                    yield from (f"{view}: {each}" for each in (*charts, *aside, *broken(opened.page), *opened.wrong()))


def broken(page: Page, *, colours: bool = True, rest: bool = True) -> list[str]:
    """What of a page breaks a rule of axe: those about its colours, which take most of the time, and all the rest."""
    wanted = {"target-size": True, **dict.fromkeys(_COLOURS, colours)}  # the first is of WCAG 2.2, which axe leaves out
    options: dict[str, object] = {"rules": {name: {"enabled": each} for name, each in wanted.items()}}
    if not rest:
        options = {"runOnly": {"type": "rule", "values": [*_COLOURS]}}
    options["resultTypes"] = ["violations"]
    if not page.evaluate("'axe' in window"):
        page.add_init_script(_AXE)  # the pages after this one have it from the start: bringing it takes half a second
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN, options)
    return found


# In the files


def pages(site: Path) -> dict[str, LexborNode]:
    """The content of each page that is no way to another, by its address."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(path.read_text("utf-8"))
        content = tree.css_first("article.md-content__inner")
        if content is not None and tree.css_first('meta[name="robots"][content*="noindex"]') is None:
            found[path.relative_to(site).as_posix().removesuffix("index.html")] = content
    return found


def mostly_empty(content: LexborNode) -> bool:
    """Whether a page has little to say: few words, and neither a picture nor a table."""
    return len(content.text(separator=" ").split()) < _EMPTY and content.css_first("figure, table") is None


def pictures(content: LexborNode) -> list[LexborNode]:
    """The figures of a page that are drawn; one that is a number in words is none."""
    return [
        figure
        for figure in content.css("figure.grafiek")
        if any("teken" not in (each.attributes.get("class") or "").split() for each in figure.css("svg, img"))
    ]


def compared(figure: LexborNode) -> int:
    """How many values a picture compares: those in its table."""
    cells = figure.css("tbody td")
    numbers = [cell for cell in cells if "getal" in (cell.attributes.get("class") or "").split()] or cells
    return sum(bool(re.search(r"[0-9]" if numbers is not cells else r"\w", cell.text())) for cell in numbers)


def lines(suffix: str) -> dict[str, int]:
    """How many lines each file of ours with this suffix has."""
    files = sorted(THEME.rglob(f"*{suffix}"))
    return {file.name: len(file.read_text("utf-8").splitlines()) for file in files}


def index_bytes(site: Path) -> int:
    """What the search index takes, compressed."""
    return len(packed(site / INDEX))


def menu(site: Path) -> list[str]:
    """What stands in the menu."""
    tree = LexborHTMLParser((site / "index.html").read_text("utf-8"))
    return [each.text(strip=True) for each in tree.css(".md-tabs__item")]
