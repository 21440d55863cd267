"""What the engine need not read of a page is covered while it reads, and comes back to the letter."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest

from motiespoor import paths
from motiespoor.press.finished import covered, covered_pages, uncovered

_LONG = "<tr><td>0</td></tr>" * 20


@pytest.mark.parametrize(
    "page",
    [
        f'<table data-search-exclude="">{_LONG}</table>',
        f'<div class="a" data-search-exclude=""><div>{_LONG}</div></div><div>{_LONG}</div>',
        f'## Bronnen {{#bronnen data-search-exclude=""}}\n<table data-search-exclude="">{_LONG}</table>',
        f'<p data-search-exclude="">{_LONG}</p><table class="b" data-search-exclude="">{_LONG}</table>',
    ],
)
def test_what_is_finished_is_covered_within_its_own_element(page: str) -> None:
    """Elements of the same name within it belong to it, and what is behind it does not."""
    cover = covered(page)
    assert cover.count("<!--klaar:") == page.count("<table") + page.count("<p") + page.count('<div class="a"')
    assert uncovered(cover) == page


@pytest.mark.parametrize(
    "page",
    [
        f'<table data-search-exclude="">{_LONG}<tr id="veer"></tr></table>',  # a link may lead there
        f'<table data-search-exclude="">{_LONG}<!-- van een eigen sjabloon --></table>',
        f'<table data-search-exclude="">{_LONG}',  # is not closed
        '<p data-search-exclude="">kort</p>',
        f'## Kop {{#kop data-search-exclude=""}}\n\n{_LONG}',
        f"<table>{_LONG}</table>",
        f'data-search-exclude="" zonder element {_LONG}',
    ],
)
def test_what_the_engine_must_see_is_not_covered(page: str) -> None:
    """A place that a link may lead to, a comment within a comment, and what is no finished element."""
    assert covered(page) == page


def test_the_engine_makes_the_same_of_a_page(built_small: Path) -> None:
    """Of every page of a dossier; some have a part that is covered."""
    pages = [path.read_text("utf-8") for path in sorted((built_small / paths.DOCS).rglob("*.md"))]
    engine = markdown.Markdown(extensions=["attr_list", "tables", "toc"])
    assert sum(map(len, map(covered, pages))) > sum(map(len, pages))
    for page in pages:
        cover = covered(page)
        assert uncovered(cover) == page
        assert uncovered(engine.reset().convert(cover)) == engine.reset().convert(page)


def test_the_pages_are_whole_again_when_the_engine_fails(tmp_path: Path) -> None:
    """Whatever ends it: who looks at build/docs later finds no page with parts that do not show."""
    page = tmp_path / "cijfers" / "index.md"
    page.parent.mkdir()
    whole = f'<table data-search-exclude="">{_LONG}</table>\n'
    page.write_text(whole, encoding="utf-8")

    def fails() -> None:
        with covered_pages(tmp_path):
            assert "<!--klaar:" in page.read_text("utf-8")
            raise OSError("vol")

    with pytest.raises(OSError, match="vol"):
        fails()
    assert page.read_text("utf-8") == whole
