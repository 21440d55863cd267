"""Hostile texts in every text of a dossier, built and opened in a browser: how many of them do something.

The fields are found by the types of the records, so that a new field takes part by itself. Nothing is checked first:
what reaches a page is made safe where it is put there, or not at all. No headers are sent, so that a page has only
what it says itself.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from functools import partial
from http.server import ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import Annotated, Any, get_args, get_origin

from playwright.sync_api import Browser

from browsing import Handler, chromium, visit
from building import quiet
from conftest import DOSSIERS, TODAY
from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Pattern, Ref, hints, unwrapped
from motiespoor.press.publish import pressed
from motiespoor.press.turn import turn
from motiespoor.read.files import FORBIDDEN
from motiespoor.validate.check import checked_dossier
from proved import Row

HIT = "window.motiespoor_hit=(window.motiespoor_hit||0)+1"
ELSEWHERE = "https://elders.example"
# What tries to be more than text: to run, to break out of where it stands, to lead or ask elsewhere, or to hide.
TEXTS = (
    f"<script>{HIT}</script>",
    f"<img src=x onerror={HIT}>",
    f"<svg onload={HIT}>",
    f"<svg><script>{HIT}</script></svg>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={HIT}>",
    f"</title><script>{HIT}</script>",
    f"</textarea></noscript></style></script><script>{HIT}</script>",
    f"--><script>{HIT}</script><!--",
    f"]]><script>{HIT}</script>",
    f"\"><script>{HIT}</script>",
    f"'><script>{HIT}</script>",
    f"\" onmouseover={HIT} autofocus onfocus={HIT} x=\"",
    f"' onpointerenter={HIT} autofocus onfocus={HIT} x='",
    f"` onfocus={HIT} autofocus tabindex=0",
    f"</desc></svg><script>{HIT}</script>",
    f"<details open ontoggle={HIT}>",
    f"<iframe srcdoc=\"<script>parent.{HIT.removeprefix('window.')}</script>\">",
    f"<object data=\"data:text/html,<script>{HIT}</script>\">",
    f"<meta http-equiv=refresh content=\"0;url=javascript:{HIT}\">",
    f"<base href={ELSEWHERE}/>",
    f"<link rel=stylesheet href={ELSEWHERE}/x.css>",
    f"<style>@import '{ELSEWHERE}/x.css';</style>",
    f"<form action={ELSEWHERE}/><button>x</button></form>",
    f"[klik](javascript:{HIT.replace('(', '%28').replace(')', '%29')})",
    f"![beeld]({ELSEWHERE}/x.png)",
    f"[x]: {ELSEWHERE}/c \"titel\"",
    "[\nx]: //elders.example/",
    f"<{ELSEWHERE}/a>",
    f"{{: onclick=\"{HIT}\" }}",
    f"*[HTML]: <script>{HIT}</script>",
    f"[^1]: <script>{HIT}</script>",
    f"```js\n{HIT}\n```",
    "--8<-- \"mkdocs.yml\"",
    f"&lt;script&gt;{HIT}&lt;/script&gt;",
    f"&#60;img src=x onerror={HIT}&#62;",
    "{{ 7*7 }}{% raw %}{# x #}",
    f"{{{{ self.__init__.__globals__ }}}}${{{HIT}}}",
    "# kop\n\n- lijst\n\n| a | b |\n|---|---|\n",
    "!!! danger \"let op\"\n    ::: note :material-account:",
    "\u202e\u2066gnp.<script>\u2069 a\u200bb\u200dc\ufeff \u00ad",
    "\x00\x1b[2J\x1b]0;x\x07\x85\u2028::error file=x::y",
    f"\ufe64script\ufe65{HIT}\ufe64/script\ufe65 \uff1cscript\uff1e",
    "=cmd|' /C calc'!A0\t+1-1@x",
    f"';{HIT};//\\\";{HIT};//",
    f"\u003c/script\u003e\\u003cscript\\u003e{HIT}\\u003c/script\\u003e",
)  # fmt: skip


def rows(short: bool) -> Iterator[Row]:
    """How often a text did anything; and, for this looks in one way only, whether it sees what does."""
    started = time.monotonic()
    found = proof(DOSSIERS / "klein", TODAY, 1 if short else 4)
    what = f"hostile texts in {found.fields} kinds of fields, {found.pages} pages opened"
    yield Row(what, found.inputs, found.happened, time.monotonic() - started, where=found.complaints[:20])
    started = time.monotonic()
    unseen = _unseen()
    yield Row(
        "texts put into a page as they are, and seen", len(_RUNS), len(unseen), time.monotonic() - started, where=unseen
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was tried, and what came of it."""

    fields: int
    inputs: int
    pages: int
    executions: int
    elements: int
    complaints: tuple[str, ...]

    @property
    def happened(self) -> int:
        """Everything that came of them; what the browser complained of is one thing."""
        return self.executions + self.elements + len(self.complaints)


def proof(source: Path, today: date, builds: int) -> Found:
    """Everything that came of hostile texts in a dossier, over some builds of it."""
    tried: Counter[str] = Counter()
    complaints: list[str] = []
    pages = executions = elements = 0
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder, chromium() as browser:
        for build in range(builds):
            root = _copied(source, Path(folder) / str(build))
            spoilt = _spoilt(checked_dossier(root, today), build, tried)
            site = _built(root, spoilt, today)
            with _bare(site) as address:
                for path in sorted(site.rglob("*.html")):
                    ran, made, said = _opened(browser, address, path.relative_to(site).as_posix())
                    pages += 1
                    executions += ran
                    elements += made
                    complaints += said
    return Found(
        fields=len(tried),
        inputs=tried.total(),
        pages=pages,
        executions=executions,
        elements=elements,
        complaints=tuple(complaints),
    )


def _copied(source: Path, root: Path) -> Path:
    for part in (paths.DATA, paths.CONTENT, paths.CONFIG):
        shutil.copytree(source / part, root / part)
    shutil.copy(source / paths.ENGINE, root)
    return root


def _spoilt(dossier: Dossier, build: int, tried: Counter[str]) -> Dossier:
    """The dossier with hostile texts in every text that an editor is free to choose; which fields these are is counted."""
    number = count()

    def hostile(place: str) -> str:
        at = next(number) % len(TEXTS)
        chosen = (*TEXTS[at:], *TEXTS[:at]) if build == 0 else TEXTS[(at + build) % len(TEXTS) :][:1]
        tried[place] += len(chosen)
        return FORBIDDEN.sub("", " ".join(chosen))  # those signs no file may hold

    def within(value: Any, hint: Any, place: str) -> Any:
        if is_dataclass(value) and not isinstance(value, type):
            return record(value)
        if isinstance(value, tuple):
            return tuple(within(each, get_args(hint)[0], place) for each in value)
        if isinstance(value, Mapping):
            return {name: within(each, get_args(hint)[1], place) for name, each in value.items()}
        return hostile(place) if isinstance(value, str) and _is_free(hint) else value

    def record(value: Any) -> Any:
        kinds = hints(type(value))
        return replace(
            value,
            **{
                each.name: within(
                    getattr(value, each.name), unwrapped_of(kinds[each.name]), f"{type(value).__name__}.{each.name}"
                )
                for each in fields(value)
                if each.init and each.name not in _FILES
            },
        )

    def unwrapped_of(hint: Any) -> Any:
        return hint if get_origin(hint) in (tuple, Mapping, Annotated) else unwrapped(hint)[1]

    made: Dossier = record(dossier)
    return made


# Whole files and their names, not fields: words with Markdown, which have rules of their own, what a page looks like, and
# the table that a description is of; and the settings of the engine, which reads them by itself.
_FILES = frozenset({"texts", "pages", "templates", "blocks", "styles", "origin", "path", "surroundings"})


def _is_free(hint: Any) -> bool:
    """Whether a text of this type is an editor's own: not a name, an address or a colour with a form."""
    return hint is str or (
        get_origin(hint) is Annotated
        and get_args(hint)[0] is str
        and not any(isinstance(each, Pattern | Ref) for each in get_args(hint)[1:])
    )


def _built(root: Path, dossier: Dossier, today: date) -> Path:
    """The site of a dossier that was never read, made as any other."""
    settings = (root / paths.ENGINE).read_text("utf-8")
    name = f"site_name: {json.dumps(dossier.publication.name_in_theme)}"
    (root / paths.ENGINE).write_text(re.sub("^site_name: .*$", lambda _: name, settings, flags=re.MULTILINE), "utf-8")
    site = root / paths.SITE
    with turn(root, print) as held:
        pressed(dossier, root, today, site, quiet, held=held)
    return site


@contextmanager
def _bare(site: Path) -> Iterator[str]:
    """The address of a site on a host that sends no headers of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site), headers=[]))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


# What only one of the texts can have made; one that stands in an attribute for reading, such as a title, does nothing.
_THEIRS = """Array.from(document.querySelectorAll("*")).filter((each) =>
  (each.localName === "script" && !each.src && each.textContent.includes("motiespoor_hit") && !["application/json", "application/ld+json"].includes(each.type))
  || ["iframe", "object", "embed", "base", "mglyph", "math"].includes(each.localName)
  || Array.from(each.attributes).some((one) => one.name.startsWith("on")
       || (["href", "src", "action", "data", "srcset", "formaction", "xlink:href"].includes(one.name)
           && /javascript:|elders[.]example/i.test(one.value)))
  || (each.localName === "meta" && each.httpEquiv.toLowerCase() === "refresh")).length"""


def _opened(browser: Browser, address: str, path: str) -> tuple[int, int, list[str]]:
    """How often a text ran on a page, how many elements are theirs, and what the browser complained of."""
    with visit(browser, address, path) as opened:
        opened.unfold()
        if path == "index.html":
            opened.page.keyboard.press("/")
            opened.page.locator(".md-search__input").fill("script")
            opened.page.keyboard.press("End")
            opened.page.locator(".md-search-result__item").first.wait_for(state="attached")
        opened.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        ran, made = opened.page.evaluate(f"[window.motiespoor_hit || 0, {_THEIRS}]")
        said = [f"{path}: {each}" for each in opened.wrong()]
        said += [f"{path}: {ran} executions, {made} elements"] if ran or made else []
        return ran, made, said


# Texts that do something in a page without a policy, where nothing made them safe.
_RUNS = tuple(
    each for each in TEXTS if each.startswith(("<script>", "<img", "<svg onload", "<details", "<base", "<meta"))
)


def _unseen() -> tuple[str, ...]:
    """Those of them that the look of this proof does not see."""
    unseen = []
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder, chromium() as browser:
        Path(folder, "404.html").write_text("<!doctype html>", "utf-8")  # a browser asks for an icon, too
        for number, text in enumerate(_RUNS):
            page = f"<!doctype html><html lang=nl><title>x</title><main><h1>x</h1>{text}</main></html>"
            (Path(folder) / f"{number}.html").write_text(page, "utf-8")
        with _bare(Path(folder)) as address:
            for number, text in enumerate(_RUNS):
                ran, made, said = _opened(browser, address, f"{number}.html")
                unseen += [] if ran or made or said else [text]
    return tuple(unseen)
