"""Which files a site has: those that its dossier, its theme and its engine ask for, each whole, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.headers import HEADERS, NGINX
from motiespoor.press.manifest import MANIFEST
from motiespoor.press.proof import addresses
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.png import size_of
from motiespoor.press.scripts import LOST
from motiespoor.press.search import INDEX
from motiespoor.problem import Problem
from motiespoor.render.address import EMBEDS
from motiespoor.render.cards import HEIGHT, WIDTH, card_path
from motiespoor.render.charts.vega import PROGRAM_END, PROGRAM_START
from motiespoor.render.downloads import DATA
from motiespoor.render.host import host_files
from motiespoor.render.styles import ASSETS, style_sheets, typeface
from motiespoor.render.twins import LIST

# What every site has besides, and what it may have.
_ALWAYS = frozenset({LOST, HEADERS, NGINX, MANIFEST, "sitemap.xml", LIST})
_MAY = frozenset({INDEX})
_ICONS = {"favicon.ico": (32, 32), f"{ASSETS}/apple-touch-icon.png": (180, 180)}
_PROGRAM = f"{ASSETS}/vega.js"
_ENGINES = re.compile(rf"{ASSETS}/(?:javascripts|stylesheets|images)/.*")
_OF_A_CHART = re.compile(
    rf"(?:{DATA}/grafieken/|{EMBEDS}/grafiek/)(.+?)(?:\.(?:csv|png|svg|vl\.json|smal\.vl\.json)|/index\.html)"
)
_ICO = b"\0\0\1\0\1\0"


class Files:
    """The files of a site; `own` are those of the dossier's own theme."""

    def __init__(self, site: Built, known: Known, own: Mapping[str, bytes]) -> None:
        self._site, self._known, self._own = site, known, own
        self.kept: dict[str, set[str]] = {}  # of each page its charts, by name

    def of_page(self, page: Page) -> tuple[Problem, ...]:
        self.kept[page.path] = {(each.attributes.get("id") or "").removeprefix("grafiek-") for each in page.figures}
        return ()

    def of_site(self) -> Iterator[Problem]:
        yield from _those_of_the_dossier(self._site, self._known, self._own, set().union(*self.kept.values()))


def _those_of_the_dossier(site: Built, known: Known, own: Mapping[str, bytes], charts: Set[str]) -> Iterator[Problem]:
    """Ensure no file is missing, and none is there that nothing asks for."""
    pages = {f"{each}/index.html".lstrip("/") for each in addresses.pages(known.dossier)}
    wanted = {*pages, *addresses.files(known.dossier), *_ALWAYS, *_ours(known)}
    drawing = f"{ASSETS}/motiespoor.svg" in wanted
    may = {*_MAY, *own, *(_ICONS if drawing else ()), *((_PROGRAM,) if charts else ())}
    for path in sorted(wanted - site.files):
        yield problem(path, "dit bestand hoort bij de site en ontbreekt.")
    for path in sorted(site.files - wanted - may):
        of_chart = _OF_A_CHART.fullmatch(path)
        if not _ENGINES.fullmatch(path) and (of_chart is None or of_chart[1] not in charts):
            yield problem(path, "dit bestand hoort niet bij de site: niets in het dossier of het thema vraagt erom.")
    for path in sorted(may & (_ICONS.keys() | {_PROGRAM}) - site.files) if drawing else ():
        yield problem(path, "dit bestand hoort bij de site en ontbreekt.")


def _ours(known: Known) -> dict[str, bytes]:
    """Styles and typefaces of the program and the dossier, and what hosts and search engines ask for by name."""
    outputs = (*style_sheets(known.dossier), *typeface(), *host_files(known.dossier.publication))
    return {each.path: each.content if isinstance(each.content, bytes) else each.content.encode() for each in outputs}


def untouched(site: Built, known: Known, own: Mapping[str, bytes]) -> Iterator[Problem]:
    """Ensure a style sheet, a script, a typeface or a licence is, to the byte, the one of the program, its theme or the dossier."""
    ours = {**_ours(known), **own}
    for path in sorted(site.files):
        meant = ours.get(path)
        if meant is None and _ENGINES.fullmatch(path):
            meant = _material().get(path.removeprefix(f"{ASSETS}/"))
            if meant is None:
                yield problem(path, "dit bestand komt niet uit het thema.")
                continue
        if meant is not None and site.content(path) != meant:
            yield problem(path, "dit bestand is een ander dan in het programma, het thema of het dossier.")
    if _PROGRAM in site.files:
        program = site.text(_PROGRAM) or ""
        if not (program.startswith(PROGRAM_START) and program.endswith(PROGRAM_END)):
            yield problem(_PROGRAM, "dit bestand is niet heel.")


@cache
def _material() -> Mapping[str, bytes]:
    """The files for assets that come with Material."""
    found = find_spec("material")
    assert found is not None
    assert found.origin is not None
    home = Path(found.origin).parent / "templates" / ASSETS
    files = (path for kind in ("javascripts", "stylesheets") for path in (home / kind).rglob("*") if path.is_file())
    return MappingProxyType({path.relative_to(home).as_posix(): path.read_bytes() for path in files})


def pictures_are_whole(site: Built, known: Known, own: Mapping[str, bytes]) -> Iterator[Problem]:
    """Ensure a picture is a whole PNG of the right size."""
    cards = {card_path(each) for each in addresses.pages(known.dossier)}
    for path in sorted(site.files):
        if path.endswith((".png", ".ico")) and path not in own:
            content = site.content(path) or b""
            size = size_of(content[22:] if content.startswith(_ICO) else content)
            meant = (WIDTH, HEIGHT) if path in cards else _ICONS.get(path, size)
            if size is None or size != meant:
                yield problem(path, "dit beeld is niet heel, of heeft niet de goede maat.")
