"""Whether a built site keeps what it promises: every link leads somewhere, nothing comes from another host,
nothing runs that the policy forbids, and of every chart picture, sentence, table and CSV say the same.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborNode

from motiespoor import paths
from motiespoor.model.period import existing_day
from motiespoor.model.publication import Https
from motiespoor.press import border
from motiespoor.press.agreement.agreement import disagreements
from motiespoor.press.agreement.figure import PICTURES, is_told
from motiespoor.press.built import Built, Page, built, problem
from motiespoor.press.headers import HEADERS, NGINX, for_servers, in_page, stand_first
from motiespoor.press.links import Links, resolved
from motiespoor.press.looks import Beside, Look, looked_at_together
from motiespoor.press.manifest import MANIFEST, file_problems, read_manifest, site_files
from motiespoor.press.program import program
from motiespoor.press.proof.proof import Proof
from motiespoor.press.scripts import folder, taken_over
from motiespoor.problem import Problem, clipped, in_order
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import fingerprint_of_files
from motiespoor.render.downloads import DATA

# What a chart has besides its table and its CSV: words, a picture with a name for each width, and where it comes from.
_TOLD_PARTS = (".grafiek__onder", ".grafiek__zin", ".grafiek__bron")
_PICTURE_PARTS = (
    ".grafiek__titel",
    ".grafiek__breed svg[aria-label]",
    ".grafiek__smal svg[aria-label]",
)
# Where the specification of each picture stands beside the CSV, and where the button of a chart says so.
_SPECS = dict(zip(PICTURES, (("vl.json", "data-breed"), ("smal.vl.json", "data-smal")), strict=True))

_ANOTHER = (
    "deze site is van een ander dossier gemaakt dan dit, of dit dossier is sindsdien veranderd. "
    "Bouw de site opnieuw, of geef met --root het dossier waar zij van gemaakt is."
)
_ANOTHER_PROGRAM = (
    "deze site is met een andere versie van het programma gemaakt dan deze. "
    "Bouw de site opnieuw, of kijk haar na met het programma van toen."
)
_NO_TEXT = "dit bestand is niet te lezen als tekst (UTF-8)."


def verified(folder: Path, root: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a built folder: by itself, by its manifest, and by the dossier that it was built from,
    on the day that its manifest names.
    """
    site, found = built(folder), list[Problem]()
    manifest = read_manifest(folder / MANIFEST, found)
    if manifest is None:
        return in_order((*found, *site_problems(site)))
    found.extend(file_problems(manifest, dict(site_files(folder))))
    if manifest.program != program():  # it promises other things, each of which would be told
        return in_order((*found, problem(MANIFEST, _ANOTHER_PROGRAM)))
    if manifest.fingerprint != fingerprint_of_files(root, paths.PARTS):
        return in_order((*found, problem(MANIFEST, _ANOTHER), *site_problems(site)))
    reading = read_dossier(root)
    if reading.problems:
        return in_order((*found, *reading.problems, *site_problems(site)))
    return in_order((*found, *site_problems(site, Proof(reading.dossier, existing_day(manifest.day)))))


def site_problems(site: Built, proof: Proof | None = None) -> tuple[Problem, ...]:
    """What is wrong with a built folder, by what every site promises and by its dossier; paths are relative to it."""
    if "index.html" not in site.files:
        return (problem("index.html", "er is geen voorpagina. Bouw de site eerst."),)
    beside: list[Beside] = [*(proof.beside(site) if proof is not None else ()), partial(assets_stay_within, site)]
    return in_order(looked_at_together(site, partial(_looks, site, proof), beside))


def _looks(site: Built, proof: Proof | None) -> tuple[Look, ...]:
    return (*promises(site), *(proof.on(site) if proof is not None else ()))


def promises(site: Built) -> tuple[Look, ...]:
    """The ways to look whether a site keeps what every site promises."""
    manifest = read_manifest(site.folder / MANIFEST, [])  # what is wrong with it is told elsewhere
    address = manifest.address if manifest else ""
    return _Pages(site, address), _Charts(site), Links(site, folder(address))


class _Pages:
    """Pages by themselves, and the policy that all of them have together."""

    def __init__(self, site: Built, address: str) -> None:
        self._site, self._address = site, address
        self._names = sorted(path for path in site.files if path.endswith(".html"))
        self._together = taken_over(site.text("index.html") or "")
        self.kept: dict[str, None] = {}  # the pages that can be read

    def of_page(self, page: Page) -> Iterator[Problem]:
        self.kept[page.path] = None
        told = (
            *border.page_problems(page, self._address),
            *(text for rule in _PAGE_RULES for text in rule(page)),
            *_card_is_there(page, self._site.files),
            *_has_rules(page, in_page(page.path, self._names, self._address, taken_over=self._together)),
        )
        return map(page.problem, told)

    def of_site(self) -> Iterator[Problem]:
        unread = [name for name in self._names if name not in self.kept]
        yield from (problem(path, _NO_TEXT) for path in unread)
        if not unread:
            yield from _headers_agree(self._site, self._names, self._address)


class _Charts:
    """Charts, each with what can be taken away of it."""

    def __init__(self, site: Built) -> None:
        self._site = site
        self.kept: dict[str, set[str]] = {}  # of each page the CSV files that it offers

    def of_page(self, page: Page) -> Iterator[Problem]:
        return map(page.problem, _charts_agree(page, self._site, self.kept.setdefault(page.path, set())))

    def of_site(self) -> Iterator[Problem]:
        """Ensure every chart that can be downloaded stands on a page."""
        for path in self._site.files.difference(*self.kept.values()):
            if path.startswith(f"{DATA}/grafieken/") and path.endswith(".csv"):
                yield problem(path, "deze grafiek staat op geen enkele pagina.")


def assets_stay_within(site: Built) -> Iterator[Problem]:
    """Ensure style sheets and drawings can be read, run nothing and fetch nothing elsewhere."""
    for path in site.files:
        if path.endswith((".css", ".svg")):
            text = site.text(path)
            yield from (problem(path, _NO_TEXT),) if text is None else border.asset_problems(path, text)


def manifest_problems(site: Path) -> tuple[Problem, ...]:
    """What of a built folder is not as its manifest says: changed, missing or extra files, or no manifest at all."""
    found: list[Problem] = []
    manifest = read_manifest(site / MANIFEST, found)
    return in_order(found) if manifest is None else file_problems(manifest, dict(site_files(site)))


def _one_title(page: Page) -> Iterator[str]:
    """Ensure a page has a language, a title and one heading of the first level."""
    root = page.tree.css_first("html")
    if root is None or not root.attributes.get("lang"):
        yield "de pagina zegt niet in welke taal zij is."
    title = page.tree.css_first("title")
    if title is None or not title.text().strip():
        yield "de pagina heeft geen titel."
    if (number := len(page.tree.css("h1"))) != 1:
        yield f"de pagina heeft {number} koppen van het eerste niveau; dat moet er één zijn."


def _unique_ids(page: Page) -> Iterator[str]:
    """Ensure an id stands once on a page."""
    for name, number in sorted(page.ids.items()):
        if number > 1:
            yield f"id '{clipped(name)}' staat er {number} keer."


_PAGE_RULES = (_one_title, _unique_ids)


def _charts_agree(page: Page, site: Built, shown: set[str]) -> Iterator[str]:
    """Ensure a chart has all its parts, and that they say the same; the CSV files that are offered are added to `shown`."""
    for figure in page.found("figure:not(.grafiek)", "<figure"):
        if figure.css_first("svg") is not None:
            yield f"<figure> '{clipped(figure.attributes.get('id') or '?')}' heeft een beeld en is geen grafiek."
    for figure in page.figures:
        name = clipped(figure.attributes.get("id") or "?")
        told = is_told(figure)
        parts = _TOLD_PARTS if told else (*_TOLD_PARTS, *_PICTURE_PARTS)
        missing = [part for part in parts if figure.css_first(part) is None]
        if told:
            yield from (f"grafiek '{name}' is een zin en heeft {part}." for part in _PICTURE_PARTS if figure.css(part))
        yield from (f"grafiek '{name}' mist {part}." for part in missing)
        link = figure.css_first("a[download]")
        target = resolved(page.path, (link.attributes.get("href") or "") if link else "")
        if link is None or target not in site.files:
            yield f"grafiek '{name}' heeft geen CSV."
            continue
        shown.add(target)
        if not missing:
            yield from (f"grafiek '{name}': {text}" for text in _chart_agrees(page, figure, target, site))


def _chart_agrees(page: Page, figure: LexborNode, target: str, site: Built) -> Iterator[str]:
    """Ensure the files of a chart can be read, and say what the page says."""
    rows = _rows(site.text(target))
    if rows is None:
        yield "de CSV is niet te lezen."
        return
    button = figure.css_first(".grafiek__knop[data-breed], .grafiek__knop[data-smal]")
    specs = {}
    for size, (ending, attribute) in _SPECS.items():
        beside = f"{target.removesuffix('csv')}{ending}"
        asked = resolved(page.path, button.attributes.get(attribute) or "") if button is not None else beside
        if button is not None and (asked != beside or beside not in site.files):
            yield f"het {size} beeld heeft geen specificatie."
            return
        if beside in site.files:
            specs[size] = _json(site.text(beside))
    if len(specs) not in (0, len(PICTURES)):
        yield "één van de twee beelden heeft geen specificatie."
        return
    yield from disagreements(figure, rows, specs)


def _card_is_there(page: Page, files: frozenset[str]) -> Iterator[str]:
    """Ensure the card that others show of a page is a file of the site."""
    for node in page.head.css('meta[property="og:image"]'):
        address = node.attributes.get("content") or ""
        below = address.split("/")
        if not any("/".join(below[place:]) in files for place in range(1, len(below))):
            yield f"de kaart van deze pagina is er niet: '{clipped(address)}'."


def _has_rules(page: Page, rules: str) -> Iterator[str]:
    """Ensure a page carries its policy before anything that it rules, for a host may send none."""
    if not stand_first(page.tree, rules):
        yield "het beleid (Content-Security-Policy) staat niet vooraan in de pagina, of past er niet bij."


def _headers_agree(site: Built, pages: list[str], address: str) -> Iterator[Problem]:
    """Ensure the headers are there, and are those that a publication can choose."""
    chosen = [for_servers(pages, address, each) for each in Https]
    for name in (HEADERS, NGINX):
        if name not in site.files:
            yield problem(name, "dit bestand ontbreekt.")
        elif (text := site.text(name)) is None:
            yield problem(name, _NO_TEXT)
        elif text not in (each[name] for each in chosen):
            yield problem(name, "het beleid (Content-Security-Policy) past niet bij de pagina's.")


def _rows(text: str | None) -> Sequence[Sequence[str]] | None:
    """The rows of a CSV file; `None` when it is none."""
    try:
        return list(csv.reader(io.StringIO(text), strict=True)) if text is not None else None
    except csv.Error:
        return None


def _json(text: str | None) -> Any:
    """What stands in a JSON file; `None` when it is none."""
    try:
        return json.loads(text) if text is not None else None
    except (ValueError, RecursionError):
        return None
