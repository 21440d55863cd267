"""What a first visit takes: no page of the repository may take more than a reader with a slow network waits for."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from browsing import page_files
from looking import index_bytes, packed
from motiespoor.press.search import INDEX as INDEX_FILE
from proof_look import FIRST_VISIT, INDEX, KB, NEXT_PAGE

ASKED = {
    'link[rel="stylesheet"], link[rel="preload"]': "href",
    "script[src]": "src",
    "img[src]": "src",
    "figure source[srcset]": "srcset",
}


def asked_for(page: Path, site: Path) -> Iterator[Path]:
    """The files that a browser fetches with a page but for the index: what it names, and what the search runs on."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    for selector, attribute in ASKED.items():
        for node in tree.css(selector):
            yield Path(os.path.normpath(page.parent / (node.attributes[attribute] or "")))
    (config,) = tree.css("script#__config")
    yield Path(os.path.normpath(page.parent / json.loads(config.text())["search"]))
    # The worker asks for what joins languages only when there are several.
    several = len(json.loads((site / INDEX_FILE).read_text("utf-8"))["config"]["lang"]) > 1
    for part in (site / "assets/javascripts/lunr").rglob("*.js"):
        if several or "multi" not in part.name:
            yield part


def sent(path: Path) -> int:
    """The bytes of a file on its way; a typeface is packed already."""
    return path.stat().st_size if path.suffix in (".woff2", ".png") else len(packed(path))


def test_no_first_visit_takes_more_than_its_room(built_real: Path) -> None:
    """Of every page, whatever its kind: with all that comes before the index, and by itself when the rest is there."""
    site = built_real / "site"
    weights = {
        page.parent.relative_to(site).as_posix(): (sent(page), sum(map(sent, {page, *asked_for(page, site)})))
        for page in page_files(site)
    }
    assert len(weights) > 60
    heavy = {
        name: f"{own / KB:.1f} KB, {whole / KB:.1f} KB with all"
        for name, (own, whole) in weights.items()
        if own > NEXT_PAGE * KB or whole > FIRST_VISIT * KB
    }
    assert heavy == {}


def test_the_index_takes_no_more_than_its_room(built_real: Path) -> None:
    """It comes after the page, on each first visit, whether one searches or not."""
    assert index_bytes(built_real / "site") <= INDEX * KB
