"""A dossier that has not everything yet: its pages look meant, and nothing leads to a page with nothing to say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from browsing import page_files
from building import Pictures, once, quiet
from conftest import TODAY, copy_of
from lacking import LACKING, without_everything
from motiespoor import paths
from motiespoor.press.publish import write_pages

HEADINGS = ("h1", "h2", "h3", "h4")
HOLDERS = "ul, ol, dl, table, tbody, blockquote, details, section, aside, figure"
ODD = re.compile(r" ,|, ,|,\.|\(\)|: \.|\bNone\b")
# Pages that have nothing to say without a kind of what a dossier may have.
SILENT = {
    "areas": {"cijfers/wijken.md"},
    "sectors": {"cijfers/sectoren.md"},
    "figures": {"cijfers/index.md", "cijfers/prognoses.md", "cijfers/sectoren.md"},
    "promises": {"termijnen.md"},
    "frame": {"kader.md"},
    "rounds": {"ronden/index.md"},
}


def menu(root: Path) -> set[str]:
    """The pages that the menu leads to."""
    _, _, text = (root / paths.SETTINGS).read_text("utf-8").partition("\n")
    return set(_leaves(json.loads(text)["nav"]))


def _leaves(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for each in tree.values() if isinstance(tree, dict) else tree:
            yield from _leaves(each)


@pytest.fixture(scope="module")
def whole(built_small: Path) -> set[str]:
    """The menu of the small dossier, which lacks nothing."""
    return menu(built_small)


@pytest.mark.parametrize("kind", LACKING)
def test_without_one_kind_the_pages_are_written(kind: str, small: Path, pictures: Pictures, whole: set[str]) -> None:
    """And the menu of the dossier has every line but those to pages with nothing to say."""
    LACKING[kind](small)
    write_pages(pictures.lend(small), TODAY, quiet)
    assert whole - menu(small) == SILENT[kind]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The small dossier without anything that may be left out, with its site; not to be changed."""

    def made(root: Path) -> None:
        copy_of("klein", root)
        without_everything(root)
        pictures.build(root, TODAY)

    return once(tmp_path_factory, "kaal", made)


def test_without_anything_the_menu_leads_to_what_there_is(bare: Path) -> None:
    assert menu(bare) == {
        "index.md",
        "maatregelen/index.md",
        "over.md",
        "methode.md",
        "bronnen.md",
        "correcties.md",
        "open-data.md",
    }


def test_without_anything_no_page_looks_broken(bare: Path) -> None:
    """No heading without words under it, no list or frame that is empty, no comma or bracket that stands alone."""
    looked = page_files(bare / paths.SITE)
    assert len(looked) > 10
    assert [f"{path.parent.name}: {each}" for path in looked for each in odd(path)] == []


def odd(path: Path) -> Iterator[str]:
    article = LexborHTMLParser(path.read_text("utf-8")).css_first("article")
    assert article is not None
    for heading in article.css(", ".join(HEADINGS)):
        if heading.tag != "h1" and not _goes_on(heading):
            yield f"niets onder '{heading.text().strip()}'"
    yield from (f"leeg: {each.tag}" for each in article.css(HOLDERS) if not each.text().strip())
    yield from (found[0] for found in ODD.finditer(" ".join(article.text().split())))


def _goes_on(heading: LexborNode) -> bool:
    """Whether something stands under a heading before the next one of its level or above, or the end."""
    level, after = HEADINGS.index(heading.tag or ""), heading.next
    while after is not None and not after.text().strip():
        after = after.next
    return after is not None and (after.tag not in HEADINGS or HEADINGS.index(after.tag) > level)


def test_the_check_of_looks_sees_what_is_broken(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<article><h2>Een</h2><h2>Twee</h2><p>a , b</p><ul></ul><h3>Drie</h3></article>", "utf-8")
    assert list(odd(page)) == ["niets onder 'Een'", "niets onder 'Drie'", "leeg: ul", " ,"]
