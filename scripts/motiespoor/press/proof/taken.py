"""Charts to take away and cards: each is the picture of its own page, and says so itself."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborNode

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.proof.png import title_of
from motiespoor.problem import Problem, clipped
from motiespoor.render.cards import card_path
from motiespoor.render.downloads import DATA

_CHARTS = f"{DATA}/grafieken"
_SVG = "{http://www.w3.org/2000/svg}"
_VEGA = "https://vega.github.io/schema/vega-lite/"


class Taken:
    """What is taken away of the pages of a site."""

    def __init__(self, site: Built) -> None:
        self._site = site
        self.kept: dict[str, None] = {}

    def of_page(self, page: Page) -> Iterator[Problem]:
        return chain(_card_differs(page, self._site), self._charts_differ(page))

    def of_site(self) -> tuple[Problem, ...]:
        return ()

    def _charts_differ(self, page: Page) -> Iterator[Problem]:
        """Ensure the files of a chart show what its page shows: title, subtitle, every mark and every name."""
        for figure in page.figures:
            name = (figure.attributes.get("id") or "").removeprefix("grafiek-")
            picture = figure.css_first(".grafiek__breed svg")
            if picture is not None:
                yield from _chart_differs(self._site, name, figure, picture)


def _chart_differs(site: Built, name: str, figure: LexborNode, picture: LexborNode) -> Iterator[Problem]:
    yield from _drawing_differs(site, f"{_CHARTS}/{name}.svg", figure, picture)
    image = site.content(path := f"{_CHARTS}/{name}.png")
    if image is not None and title_of(image) != (picture.attributes.get("aria-label") or ""):
        yield problem(path, "dit beeld is niet dat van zijn grafiek.")
    for path in (f"{_CHARTS}/{name}.vl.json", f"{_CHARTS}/{name}.smal.vl.json"):
        if path in site.files and not _is_vega(site.text(path)):
            yield problem(path, "dit is geen specificatie van Vega-Lite.")


def _drawing_differs(site: Built, path: str, figure: LexborNode, picture: LexborNode) -> Iterator[Problem]:
    text = site.text(path)
    try:
        drawing = ET.fromstring(text) if text is not None and "<!" not in text else None  # noqa: S314 - nothing to expand
    except ET.ParseError:
        drawing = None
    if drawing is None:
        yield problem(path, "dit beeld ontbreekt, of is geen goede XML.")
        return
    texts = [" ".join("".join(each.itertext()).split()) for each in drawing.iter(f"{_SVG}text")]
    whole = " ".join(texts)
    for part in (".grafiek__titel", ".grafiek__onder"):
        said = _text(figure.css_first(part))
        if said not in whole and not whole.count("…"):  # cut where there is no room
            yield problem(path, f"in dit beeld staat niet '{clipped(said)}'.")
    shapes = Counter((each.get("d"), each.get("transform")) for each in drawing.iter(f"{_SVG}path"))
    shown = Counter((each.attributes.get("d"), each.attributes.get("transform")) for each in picture.css("path"))
    if shown - shapes or Counter(_text(each) for each in picture.css("text")) - Counter(texts):
        yield problem(path, "dit beeld is een ander dan dat op de pagina.")


def _is_vega(text: str | None) -> bool:
    try:
        found = json.loads(text or "")
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and str(found.get("$schema")).startswith(_VEGA)


def _card_differs(page: Page, site: Built) -> Iterator[Problem]:
    """Ensure the card of a page says what others are told that it says."""
    path = card_path(page.address)
    if (image := site.content(path)) is not None and (told := _told(page)) is not None and title_of(image) != told:
        yield problem(path, "deze kaart is niet die van haar pagina.")


def _told(page: Page) -> str | None:
    """What others are told that the card of a page says; `None` when nothing is told."""
    found = page.head.css_first('meta[property="og:image:alt"]')
    return (found.attributes.get("content") or "") if found is not None else None


def _text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""
