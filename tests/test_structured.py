"""What search engines read of a page: it can be read, it is true of the site, and no text of an editor ends it."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from browsing import page_files
from motiespoor.model.catalogue import Portals
from motiespoor.model.dossier import Dossier
from motiespoor.render.structured import above, page_data
from motiespoor.render.template import data_block

ENDS = "</script><script>alert(1)</script><!-- <script> & ]]>"


def told_by(page: Path) -> list[dict[str, Any]]:
    """All that the data blocks of a page say."""
    blocks = LexborHTMLParser(page.read_text("utf-8")).css('script[type="application/ld+json"]')
    return [each for block in blocks for each in json.loads(block.text())]


@pytest.mark.parametrize("site", ["built_small", "built_real", "built_hostile"])
def test_what_is_said_is_there(site: str, request: pytest.FixtureRequest) -> None:
    """Each step of a way is a page with that title; each file is one of the site."""
    root = request.getfixturevalue(site) / "site"
    address = json.loads((root / "manifest.json").read_text("utf-8"))["adres"]
    pages = {path.parent.relative_to(root).as_posix(): path for path in page_files(root)}
    found = {name: told_by(path) for name, path in pages.items()}
    kinds = {each["@type"] for told in found.values() for each in told}
    assert kinds == {"BreadcrumbList", "Dataset"}
    titles = {
        f"{address}{name}/".removesuffix("./"): " ".join(
            LexborHTMLParser(path.read_text("utf-8")).css_first("title").text().rpartition(" · ")[0].split()
        )
        for name, path in pages.items()
    }
    steps = [each for told in found.values() for way in told for each in way.get("itemListElement", ())]
    assert steps
    for step in steps:
        if step["item"] != address:
            assert step["name"] == titles[step["item"]]
    files = [each["contentUrl"] for told in found.values() for data in told for each in data.get("distribution", ())]
    assert len(files) > 40
    assert [each for each in files if not (root / each.removeprefix(address)).is_file()] == []
    assert all(
        way["itemListElement"][0]["item"] == address
        for told in found.values()
        for way in told
        if "itemListElement" in way
    )


def test_no_text_ends_the_block(fiction: Dossier) -> None:
    """Whatever a title or a description holds, a browser sees one block, and its reader the same text."""
    packages = {name: dataclasses.replace(each, description=ENDS) for name, each in fiction.descriptors.items()}
    changed = dataclasses.replace(
        fiction, descriptors=packages, publication=dataclasses.replace(fiction.publication, publisher=ENDS)
    )
    block = data_block([*page_data(changed, "open-data", ENDS)])
    assert not set("<>&") & set(block)
    (script,) = LexborHTMLParser(f'<script type="application/ld+json">{block}</script>').css("script")
    way, *packages_told = json.loads(script.text())
    assert len(packages_told) == 4
    assert way["itemListElement"][-1]["name"] == ENDS
    assert all(data["description"] == data["creator"]["name"] == ENDS for data in packages_told)


def test_a_page_knows_what_is_above_it(fiction: Dossier) -> None:
    """The front page has nothing above it; an area stands below the page with all areas."""
    assert list(page_data(fiction, "", "Voorpagina")) == []
    assert list(above(fiction, "over")) == [("", fiction.publication.name)]
    assert [each for each, _ in above(fiction, "cijfers/gebieden/t-zand")] == ["", "cijfers", "cijfers/wijken"]
    assert [each for each, _ in above(fiction, "cijfers/sectoren/veer")] == ["", "cijfers", "cijfers/sectoren"]


def test_who_made_the_data_is_said_when_it_is_known(fiction: Dossier) -> None:
    """A kind of maker is only told of who has an official address."""

    def creator(**parts: Any) -> object:
        changed = dataclasses.replace(fiction, publication=dataclasses.replace(fiction.publication, **parts))
        _, data, *_ = page_data(changed, "open-data", "Open data")
        return data.get("creator")

    official = "https://identifier.overheid.nl/tooi/id/gemeente/gm0518"
    assert creator() == {"name": fiction.publication.publisher}
    assert creator(publisher=None) is None
    assert creator(portals=Portals(publisher=official)) == {
        "@type": "Organization", "@id": official, "name": fiction.publication.publisher,
    }  # fmt: skip
