"""Where a site can stand: at the root of a host or in a folder of it, and from the one to the other."""

from __future__ import annotations

import gzip
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import BELOW, ROOT
from motiespoor.press.manifest import MANIFEST

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SHOWN_AT = "er/is/hier/niets"  # the page for an address that does not exist stands in the place of any other


@pytest.fixture(params=[ROOT, BELOW], ids=["root", "folder"])
def hosted(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A site and its address, at the root of its host and in a folder."""
    root: Path = request.getfixturevalue("built_small" if request.param == ROOT else "built_below")
    return root / "site", request.param


def asked(site: Path, address: str) -> Iterator[tuple[str, str]]:
    """Every address that a file of a site leads to or asks for, whole, with that file."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        here = urljoin(address, SHOWN_AT if name == "404.html" else name.removesuffix("index.html"))
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for attribute in ("href", "src", "data-breed", "data-smal"):
            for node in tree.css(f"[{attribute}]"):
                yield name, urljoin(here, node.attributes.get(attribute) or "")
        for node in tree.css('meta[property="og:image"], meta[property="og:url"]'):
            yield name, node.attributes.get("content") or ""
    for path in sorted(site.glob("feeds/**/*.xml")):
        yield from ((path.name, each.get("href") or "") for each in ET.parse(path).iter(f"{ATOM}link"))
    for path in sorted(site.glob("kalender/**/*.ics")):
        text = path.read_text("utf-8").replace("\r\n ", "").replace("\n ", "")
        yield from ((path.name, each) for each in re.findall(r"^URL:(\S+)", text, re.MULTILINE))
    for each in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc"):
        yield "sitemap.xml", each.text or ""
    for entry in json.loads((site / "search/search_index.json").read_text("utf-8"))["docs"]:
        yield "search_index.json", urljoin(address, entry["location"])


def test_every_address_leads_to_a_file_of_the_site(hosted: tuple[Path, str]) -> None:
    """Links, scripts, styles, pictures, cards, feeds, calendars, sitemap, what is found: all stand under its address."""
    site, address = hosted
    host = urljoin(address, "/")
    found = [(name, unquote(urldefrag(each)[0])) for name, each in asked(site, address) if each.startswith(host)]
    assert {name for name, _ in found} > {
        "404.html",
        "index.html",
        "alles.xml",
        "alles.ics",
        "sitemap.xml",
        "search_index.json",
    }
    meant = [(name, each) for name, each in found if not each.startswith((f"{ROOT}bewerk/", f"{ROOT}melden?"))]
    lost = []
    for name, each in meant:
        rest = each.removeprefix(address)
        file = site / rest / "index.html" if each.endswith("/") else site / rest
        if not each.startswith(address) or not file.is_file():
            lost.append((name, each))
    assert lost == []


def test_a_page_says_where_it_stands(hosted: tuple[Path, str]) -> None:
    """Canonical, what is shared, and the sitemap (also packed) name the same address of each page."""
    site, address = hosted
    told = {each.text for each in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")}
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()
    for path in site.rglob("index.html"):
        page = urljoin(address, path.relative_to(site).as_posix().removesuffix("index.html"))
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for selector, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
            (node,) = tree.css(selector)
            assert node.attributes[attribute] == page
        assert page in told
    assert json.loads((site / MANIFEST).read_text("utf-8"))["adres"] == address


def test_no_page_is_the_current_one_where_there_is_none(hosted: tuple[Path, str]) -> None:
    """The page for an address that does not exist stands nowhere in the menu."""
    tree = LexborHTMLParser((hosted[0] / "404.html").read_text("utf-8"))
    assert tree.css('[aria-current], [class*="--active"]') == []
