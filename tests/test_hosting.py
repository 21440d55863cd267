"""Where a site can stand: at the root of a host or in a folder of it, and from the one to the other."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from browsing import page_files, served_bare
from conftest import BELOW, ROOT, TODAY
from motiespoor.cli import main
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import Publication, Security
from motiespoor.press.manifest import MANIFEST
from motiespoor.render.host import NAMES, host_files
from moving import seen_again
from proof_hosting import looked, lost, put_in, searched

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
    """Canonical, what is shared, and the sitemap name the same address of each page."""
    site, address = hosted
    told = {each.text for each in ET.parse(site / "sitemap.xml").iter(f"{SITEMAP}loc")}
    for path in page_files(site):
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


def test_everybody_may_read_every_file(hosted: tuple[Path, str]) -> None:
    """Also when who built the site lets nobody read new files, as the one in a folder was."""
    site, _ = hosted
    modes = {(path.is_dir(), path.stat().st_mode & 0o777) for path in [site, *site.rglob("*")]}
    assert modes == {(True, 0o755), (False, 0o644)}


def test_what_is_about_a_host_stands_at_its_root(hosted: tuple[Path, str]) -> None:
    """In a folder of a host nobody looks for it; that files are published as they are is said anywhere."""
    site, address = hosted
    there = {name for name in NAMES if (site / name).exists()}
    assert there == ({".nojekyll", "robots.txt"} if address == ROOT else {".nojekyll"})
    first = (site / "_headers").read_text("utf-8").splitlines()[0]
    assert first == ("/*" if address == ROOT else "/veer/*")


TOLD = Security(contact="post@voorbeeld.example", expires=date(2026, 9, 1))


def at_host(publication: Publication) -> dict[str, str]:
    """What these files hold."""
    return {each.path: str(each.content) for each in host_files(publication)}


def test_a_host_is_told_what_the_publication_says(fiction: Dossier) -> None:
    """Where to report a leak in the lines of RFC 9116, what may be searched, and the domain where that is asked for."""
    asked = replace(fiction.publication, url="https://www.voorbeeld.example:8443/", security=TOLD, cname=YesNo.YES)
    assert at_host(asked) == {
        ".nojekyll": "",
        "robots.txt": "User-agent: *\nDisallow:\n\nSitemap: https://www.voorbeeld.example:8443/sitemap.xml\n",
        "CNAME": "www.voorbeeld.example\n",
        ".well-known/security.txt": (
            "Contact: mailto:post@voorbeeld.example\n"
            "Expires: 2026-09-01T00:00:00Z\n"
            "Preferred-Languages: nl, en\n"
            "Canonical: https://www.voorbeeld.example:8443/.well-known/security.txt\n"
        ),
    }
    page = replace(asked, security=replace(TOLD, contact="https://voorbeeld.example/lek?a=1"))
    assert at_host(page)[".well-known/security.txt"].startswith("Contact: https://voorbeeld.example/lek?a=1\n")
    assert at_host(replace(asked, url=BELOW)) == {".nojekyll": ""}


@pytest.mark.parametrize(("day", "told"), [("2026-04-01", False), ("2026-03-31", True), ("2026-03-02", True)])
def test_a_report_that_expires_soon_is_told_and_stops_nobody(
    small: Path, capsys: pytest.CaptureFixture[str], day: str, told: bool
) -> None:
    """A month before, who checks is told; what was found is said as ever."""
    publication = small / "site_config/publicatie.yaml"
    text = publication.read_text("utf-8")
    publication.write_text(f"{text}veiligheid:\n  contact: post@voorbeeld.example\n  verloopt: {day}\n", "utf-8")
    assert main(["check", "--root", str(small), "--today", TODAY.isoformat()]) == 0
    said = capsys.readouterr()
    assert said.out == "Geen problemen gevonden.\n"
    line = text.count("\n") + 3
    day_in_words = {"2026-03-31": "31 maart 2026", "2026-03-02": "2 maart 2026"}.get(day)
    assert said.err == (
        f"Let op: site_config/publicatie.yaml:{line}:13: dit verloopt op {day_in_words}, en dan kan de site niet meer "
        "gemaakt worden. Kijk of 'contact' nog klopt en kies een nieuwe dag.\n"
        if told
        else ""
    )


@pytest.mark.proof
@pytest.mark.browser
def test_a_site_works_in_a_folder_of_a_host_without_headers(built_below: Path, browser: Browser) -> None:
    """A page, a question, an address that does not exist, and a script that is put in: all under the page's own policy."""
    with served_bare(built_below / "site", "/veer/") as address:
        assert looked(browser, address, "cijfers/#100%") == []
        assert searched(browser, address, "pont") == []
        assert lost(browser, address, "diep/co%EBvaart/") == []
        assert put_in(browser, address, "a script") == []


def test_what_followers_see_twice_is_told(tmp_path: Path) -> None:
    """What `make proof` holds after a move: another name or day of an entry is seen again, another link is not."""
    entry = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{}</id><updated>{}</updated><link href="{}"/></entry></feed>'
    told = {}
    for name, said in {
        "before": ("tag:a", "2026-01-01T00:00:00Z", "https://oud.example/"),
        "moved": ("tag:a", "2026-01-01T00:00:00Z", "https://nieuw.example/"),
        "renamed": ("tag:b", "2026-01-01T00:00:00Z", "https://nieuw.example/"),
    }.items():
        (tmp_path / name / "feeds").mkdir(parents=True)
        (tmp_path / name / "feeds/alles.xml").write_text(entry.format(*said), "utf-8")
        told[name] = seen_again(tmp_path / "before", tmp_path / name)
    assert told["before"] == told["moved"] == []
    assert told["renamed"] == [
        "feeds/alles.xml: again tag:b 2026-01-01T00:00:00Z",
        "feeds/alles.xml: lost tag:a 2026-01-01T00:00:00Z",
    ]
