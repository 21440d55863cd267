"""A browser, and a web server that sends what a published site asks for, for the tests that look at pages."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import faces
from motiespoor.press.search import INDEX
from motiespoor.render.address import is_embed

WIDTHS = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1280, "height": 900}}
# To which a page must come down without being pushed aside: WCAG 1.4.10 (Reflow). Our wide face is here as wide as
# its bold, the widest that readers have, is on a phone.
NARROWEST = 320

# The kinds of pages: an address, or how to find one below a folder.
KINDS = {
    "home": "",
    "measures": "maatregelen/",
    "measure": "maatregelen/*/",
    "rounds": "ronden/",
    "round": "ronden/*/",
    "comparison": "ronden/*-naar-*/",
    "corrections": "correcties/",
    "figures": "cijfers/",
    "area": "cijfers/gebieden/*/",
    "sector": "cijfers/sectoren/*/",
    "series": "cijfers/reeksen/*/",
    "forecasts": "cijfers/prognoses/",
    "rows": "cijfers/sectoren/",
    "frame": "kader/",
    "terms": "termijnen/",
    "timeline": "tijdlijn/",
    "sources": "bronnen/",
    "method": "methode/",
    "words": "begrippen/",
    "english": "en/",
    "lost": "deze-pagina/is-er-niet",
}

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

# Before anything of the page itself: keep what the policy refused, and what closed details hide.
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(event.effectiveDirective + " " + (event.blockedURI || "inline"));
});
"""


Rule = tuple[str, list[tuple[str, str]]]  # for which paths, and what is sent with them


def header_rules(site: Path) -> list[Rule]:
    """The rules of `_headers`; a host that joins them sends all that match."""
    found: list[Rule] = []
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(": ")
            found[-1][1].append((name, value))
        else:
            found.append((line, []))
    return found


class Handler(SimpleHTTPRequestHandler):
    """Files of a folder under the headers of its `_headers`, and its 404 page for anything else."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, headers: Sequence[Rule], **options: Any) -> None:
        self.rules = headers
        super().__init__(*arguments, **options)

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for name, value in (each for pattern, sent in self.rules if fnmatchcase(path, pattern) for each in sent):
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        """Tests print only what is wrong."""


class Bare(Handler):
    """A site in a folder of a host that sends no headers of its own, and whose root has other things."""

    def __init__(self, *arguments: Any, folder: str, **options: Any) -> None:
        self.folder = folder
        super().__init__(*arguments, headers=[], **options)

    def translate_path(self, path: str) -> str:
        below = path.removeprefix(self.folder)
        return super().translate_path(below if path.startswith(self.folder) else "/of/something/else")


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that goes to another page before it has all of this one."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """The address of a built site, as long as it is needed."""
    with _standing(partial(handler, directory=str(site), headers=header_rules(site))) as address:
        yield address


@contextmanager
def served_bare(site: Path, folder: str) -> Iterator[str]:
    """The address of a site in a folder (such as /veer/) of a host that sends no headers, as long as it is needed."""
    with _standing(partial(Bare, directory=str(site), folder=folder)) as address:
        yield address.removesuffix("/") + folder


@contextmanager
def _standing(handler: Callable[..., SimpleHTTPRequestHandler]) -> Iterator[str]:
    server = _Server(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def chromium_path() -> str:
    """Where the browser of this machine is."""
    path = os.environ.get("CHROMIUM") or next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("no Chromium on this machine: install the package chromium, or name one in CHROMIUM", pytrace=False)
    return path


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine, without its fonts; without one the tests fail, for a page nobody opened was not tested."""
    path = chromium_path()
    with TemporaryDirectory(prefix="motiespoor-") as folder, sync_playwright() as playwright:
        surroundings = {**os.environ, "FONTCONFIG_FILE": str(faces.configuration(Path(folder)))}
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS], env=surroundings)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page as a reader has it open, and everything that the browser complained of."""

    page: Page
    site: str
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, address: str) -> None:
        """Open a page, and wait for the letters of its drawings; what the page before complained of is not its own."""
        self.address = address
        self.complaints.clear()
        self.page.goto(address)
        self.page.evaluate("document.fonts.ready.then(() => null)")

    def wrong(self) -> list[str]:
        """Errors, refusals of the policy, dialogs, and requests to another host, up to now."""
        refused = self.page.evaluate("window.refused || []")
        return [*self.complaints, *(f"refused by the policy: {each}" for each in refused)]

    def look(self, *, width: str, dark: bool) -> None:
        """Make the page as wide as another screen, in another light."""
        self.page.set_viewport_size(WIDTHS[width])  # type: ignore[arg-type]
        self.page.emulate_media(color_scheme="dark" if dark else "light")

    def unfold(self) -> None:
        """Open everything that folds."""
        self.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")

    def text(self, selector: str = "article") -> str:
        """What can be read in a part of the page once everything that folds is open, without white space."""
        self.unfold()
        return squeezed(self.page.inner_text(selector))


@contextmanager
def visit(
    browser: Browser,
    site: str,
    path: str,
    *,
    width: str = "desk",
    dark: bool = False,
    javascript: bool = True,
    face: str = "wide",
) -> Iterator[Visit]:
    """Open a page of a site in a browser that has never seen it, set in one of our faces."""
    context = browser.new_context(
        viewport=WIDTHS[width],  # type: ignore[arg-type]
        color_scheme="dark" if dark else "light",
        java_script_enabled=javascript,
        locale="nl-NL",
        service_workers="block",
    )
    context.set_default_timeout(10_000)
    context.add_init_script(_WATCH)
    page = context.new_page()
    faces.set_in(page, face)
    opened = Visit(page, site, site + path)
    page.on("console", lambda said: opened.complaints.append(f"console: {said.text}") if _bad(said, opened) else None)
    page.on("pageerror", lambda error: opened.complaints.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (opened.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on(
        "request", lambda asked: _own(asked.url, opened.site) or opened.complaints.append(f"other host: {asked.url}")
    )
    try:
        opened.go(opened.address)
        yield opened
    finally:
        context.close()


class Readers:
    """Readers who each go from page to page, of any site: a window for every page takes longer than looking at it."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._open = ExitStack()
        self._there: dict[tuple[str, bool, str, bool], Visit] = {}

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def at(
        self,
        site: str,
        path: str,
        *,
        width: str = "desk",
        dark: bool = False,
        javascript: bool = True,
        face: str = "wide",
        searches: bool = False,
    ) -> Visit:
        """A page of a site, opened by the reader who looks at it in this way (as for `visit`).

        Who does not search never gets the index, which each page makes ready for that: that takes a third of its time.
        """
        key = width, javascript, face, searches
        if key in self._there:
            there = self._there[key]
            there.page.emulate_media(media="screen")
            there.page.mouse.move(0, 0)
            there.look(width=width, dark=dark)
            there.site = site
            there.go(site + path)
        else:
            opened = visit(self._browser, site, path, width=width, dark=dark, javascript=javascript, face=face)
            there = self._there[key] = self._open.enter_context(opened)
            if not searches:
                kept = {"patterns": [{"urlPattern": f"*/{INDEX}"}]}
                there.page.context.new_cdp_session(there.page).send("Fetch.enable", kept)
        return there


def _bad(said: Any, opened: Visit) -> bool:
    """Whether the console says that something is wrong; that a page of 404 is one is not."""
    return said.type in ("error", "warning") and said.location.get("url") != opened.address


def _own(url: str, site: str) -> bool:
    return urlsplit(url).netloc == urlsplit(site).netloc


def squeezed(text: str) -> str:
    """A text without white space and without regard to capitals, for comparing what is read with what was written."""
    return "".join(text.split()).casefold()


def page_of(kind: str, site: Path) -> str:
    """The address of a page of this kind: of those below a folder, the longest."""
    pattern = KINDS[kind]
    if "*" not in pattern:
        return pattern
    pages = sorted(site.glob(f"{pattern}index.html"), key=lambda path: (-path.stat().st_size, path))
    return f"{pages[0].parent.relative_to(site).as_posix()}/"


def page_files(site: Path) -> list[Path]:
    """The files of the pages of a site, without those for frames on other sites, which have no theme."""
    return [path for path in sorted(site.rglob("index.html")) if not is_embed(path.relative_to(site).as_posix())]


def overflow(opened: Visit, width: int | None = None) -> list[str]:
    """What sticks out of the page to the right, when the page can be pushed aside; as it is, or made this wide."""
    if width is not None:
        opened.page.set_viewport_size({"width": width, "height": 740})
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
             const seen = Array.from(figure.querySelectorAll("svg:not(.teken)")).filter((svg) => svg.checkVisibility());
             const said = [];
             if (figure.matches(".grafiek--getal"))
               return seen.length || !figure.querySelector(".kerngetal, .grafiek__zin")?.checkVisibility() ? [figure.id + ": no number in words"] : [];
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
