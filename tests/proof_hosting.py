"""A site in a folder of a host that sends no headers, in a browser: what works there, and what the page itself forbids.

Then it moves to a domain of its own, and on to another folder: it works there too, and who follows it sees nothing twice.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import date
from io import StringIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

from playwright.sync_api import Browser, Error

from browsing import KINDS, chromium, page_files, page_of, visit
from building import quiet
from conftest import REAL_TODAY, TODAY, copy_of, copy_of_real
from hosting import SERVER, hosted
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST
from motiespoor.press.publish import build_site
from moving import known, move, seen_again
from proved import Row

FOLDER = "/motiespoor/"
_SHOWN = 20  # of what is wrong with those who follow
ATOM = "{http://www.w3.org/2005/Atom}"
# What somebody who gets a script or an address into a page would try; each is refused, or it leaves a mark.
PUT_IN = {
    "a script": "const s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s)",
    "an attribute": "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.ran = 1\">')",
    "an address that runs": "const a = document.createElement('a'); a.href = 'javascript:window.ran = 1'; document.body.append(a); a.click()",
    "a style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"--x: 1\">x</p>')",
    "a picture of another host": "new Image().src = 'https://elders.example/x.png'",
    "a question to another host": "fetch('https://elders.example/').catch(() => {})",
    "a frame": "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://elders.example/'}))",
    "a form that sends": "const f = document.createElement('form'); f.action = 'https://elders.example/'; document.body.append(f); f.submit()",
    "text that is run": "setTimeout('window.ran = 1')",  # not within what the driver runs, which no policy holds for
}


def rows(short: bool) -> Iterator[Row]:
    """A row for each thing that a reader does in a folder of a host, and for what is left of it after each move."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder, chromium() as browser:
        home = Path(folder)
        root, today = _dossier(home / "dossier", short)
        (host,) = re.findall(r"(?m)^adres: (https://[^/]*/)$", (root / paths.PUBLICATION).read_text("utf-8"))
        build_site(move(root, host + FOLDER.strip("/") + "/", announced=False), today, quiet)
        yield from _used(browser, root / "site", FOLDER, short)
        for number, (to, address) in enumerate(
            (("a domain of its own", "https://eigen.example/"), ("a folder", host + "veer/"))
        ):
            before = Path(shutil.copytree(root / "site", home / f"voor-{number}"))
            build_site(move(root, address), today, quiet)
            yield _followed_on(f"after a move to {to}", before, root)
            if number == 0 and not short:
                yield from _used(browser, root / "site", "/", short=True)


def _dossier(root: Path, short: bool) -> tuple[Path, date]:
    """A dossier at the root of its host that says who publishes it, and the day to build it for."""
    if short:
        return copy_of("klein", root), TODAY
    publication = copy_of_real(root) / paths.PUBLICATION
    text = publication.read_text("utf-8")
    told = {"uitgever": "Wie hiernaar kijkt", "contact": "post@voorbeeld.example"}
    more = "".join(f"{key}: {value}\n" for key, value in told.items() if f"\n{key}:" not in text)
    publication.write_text(text.rstrip("\n") + f"\n{more}", "utf-8")
    return root, REAL_TODAY


def _used(browser: Browser, site: Path, folder: str, short: bool) -> Iterator[Row]:
    """What a reader does with a site in this folder of its host."""
    at = f"{'root' if folder == '/' else 'folder'}, {SERVER}"
    with hosted(site, folder) as address:
        yield _row(
            f"pages without headers that go wrong ({at})",
            _pages(site, short),
            lambda each: looked(browser, address, each),
        )
        yield _row(f"addresses that do not exist ({at})", LOST, lambda each: lost(browser, address, each))
        yield _row(f"questions to the search ({at})", ["brug", "2025"], lambda each: searched(browser, address, each))
        yield _row(
            f"charts made interactive ({at})", _charts(site, short), lambda each: explored(browser, address, each)
        )
        yield _row(
            f"feeds and calendars, and where they lead ({at})",
            _followed(site),
            lambda each: followed(site, address, each),
        )
        yield _row(
            f"scripts and requests put into a page ({at})", list(PUT_IN), lambda each: put_in(browser, address, each)
        )


def _followed_on(when: str, before: Path, root: Path) -> Row:
    """Whether the gate lets a site that moved take the place of the one before, and who follows it sees nothing twice."""
    started = time.monotonic()
    wrong = seen_again(before, root / "site")
    with redirect_stdout(StringIO()) as told, redirect_stderr(told):
        if main(["poort", str(before / MANIFEST), "--root", str(root)]) != 0:
            wrong += [f"the gate: {line}" for line in told.getvalue().splitlines()]
    tried = sum(map(len, known(root / "site").values()))
    return Row(f"entries and events {when}", tried, len(wrong), time.monotonic() - started, where=tuple(wrong[:_SHOWN]))


def _row(what: str, tried: list[str], try_it: Callable[[str], list[str]]) -> Row:
    started = time.monotonic()
    wrong = [f"{each}: {said}" for each in tried for said in _told(try_it, each)]
    return Row(what, len(tried), len(wrong), time.monotonic() - started, where=tuple(wrong))


def _told(try_it: Callable[[str], list[str]], each: str) -> list[str]:
    """What is wrong with one thing that was tried; what does not come in time is wrong too."""
    try:
        return try_it(each)
    except Error as error:
        return [error.message.partition("\n")[0]]


def _pages(site: Path, short: bool) -> list[str]:
    if short:
        return sorted(
            {page_of(kind, site) for kind in KINDS if kind != "lost" and list(site.glob(f"{KINDS[kind]}index.html"))}
        )
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in page_files(site))


def looked(browser: Browser, address: str, page: str) -> list[str]:
    """What is wrong with a page: refusals of its policy, errors, other hosts, or no look of its own."""
    with visit(browser, address, page) as opened:
        opened.page.wait_for_load_state("networkidle")
        return [*opened.wrong(), *_bare_look(opened.page.evaluate("document.styleSheets.length"))]


def _bare_look(sheets: int) -> list[str]:
    return [] if sheets > 1 else ["no style sheets"]


LOST = ["weg/", "co%EBvaart/", "weg", "diep/er/nog/weg/", "weg/index.html?a=1", "weg/#100%"]


def lost(browser: Browser, address: str, page: str) -> list[str]:
    """What is wrong with the page for an address that does not exist: its look, its script, or where it leads."""
    with visit(browser, address, page) as opened:
        opened.page.wait_for_load_state("networkidle")
        wrong = [*opened.wrong(), *_bare_look(opened.page.evaluate("document.styleSheets.length"))]
        if not opened.page.inner_text("h1").startswith("Deze pagina is er niet"):
            wrong.append("another page")
        opened.page.locator("article a", has_text="de voorpagina").click()
        if opened.page.url != address:
            wrong.append(f"leads to {opened.page.url}")
        return wrong


def searched(browser: Browser, address: str, question: str) -> list[str]:
    """What is wrong with asking this and opening the first that is found."""
    with visit(browser, address, "") as opened:
        opened.page.locator(".md-search__input").click()
        opened.page.locator(".md-search__input").fill(question)
        opened.page.locator(".md-search__input").press("End")  # the dialog listens to keys
        first = opened.page.locator(".md-search-result__item > a:first-child").first
        first.wait_for()
        first.click()
        opened.page.wait_for_url(lambda url: url != address)
        there = opened.page.url.startswith(address) and opened.page.locator("article h1").count() == 1
        return [*opened.wrong(), *([] if there else [f"leads to {opened.page.url}"])]


def _charts(site: Path, short: bool) -> list[str]:
    """Pages with a chart to explore, of the whole site: few have one."""
    found = [
        page for page in _pages(site, short=False) if "data-breed" in (site / page / "index.html").read_text("utf-8")
    ]
    return found[:3] if short else found


def explored(browser: Browser, address: str, page: str) -> list[str]:
    """What is wrong with the first chart of a page once it is drawn in the browser."""
    with visit(browser, address, page) as opened:
        figure = opened.page.locator("figure.grafiek:has([data-breed])").first
        figure.locator(".grafiek__knop[data-breed]").click()
        figure.locator(".grafiek__toneel").wait_for()
        return opened.wrong()


def _followed(site: Path) -> list[str]:
    found = [*site.glob("feeds/**/*.xml"), *site.glob("**/*.ics")]
    return sorted(path.relative_to(site).as_posix() for path in found)


def followed(site: Path, address: str, path: str) -> list[str]:
    """What is wrong with a feed or a calendar as it is fetched: what it leads to is a page of the site."""
    told = str(json.loads((site / "manifest.json").read_text("utf-8"))["adres"])
    with urlopen(address + path) as answer:
        text = answer.read().decode()
    if path.endswith(".xml"):
        links = [each.get("href") or "" for each in ET.fromstring(text).iter(f"{ATOM}link")]
    else:
        links = re.findall(r"(?m)^URL:(\S+)", text.replace("\r\n ", ""))
    away = [each for each in links if not each.startswith(told)] or ([] if links else ["no links"])
    return [*away, *(each for each in sorted(set(links)) if not _stands(urljoin(address, each.removeprefix(told))))]


def _stands(address: str) -> bool:
    with suppress(HTTPError), urlopen(address.partition("#")[0]) as answer:
        return bool(answer.status == 200)
    return False


def put_in(browser: Browser, address: str, what: str) -> list[str]:
    """Whether something that stands in a page all the same runs, or reaches another host: the page itself refuses it."""
    with visit(browser, address, "") as opened:
        stopped: list[str] = []
        opened.page.on(
            "requestfailed", lambda asked: stopped.append(asked.url) if "csp" in (asked.failure or "").lower() else None
        )
        opened.page.evaluate(f"() => {{ {PUT_IN[what]} }}")
        opened.page.wait_for_timeout(300)
        ran = opened.page.evaluate("window.ran === 1")
        refused = opened.page.evaluate("window.refused.length")
        held = {f"other host: {url}" for url in stopped}  # told as asked, and stopped before it left
        asked = [each for each in opened.complaints if each.startswith("other host") and each not in held]
        return [*(["it ran"] if ran else []), *([] if refused else ["not refused"]), *asked]
