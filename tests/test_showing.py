"""What a page shows while somebody edits, and how it comes to look again."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Thread

import pytest

from conftest import TODAY
from motiespoor.model.dossier import Dossier
from motiespoor.press import showing
from motiespoor.press.publish import _noted
from motiespoor.press.search import INDEX, search_of
from motiespoor.press.showing import Pages, Shown
from motiespoor.render.cards import is_card
from motiespoor.render.frame import Places
from motiespoor.render.output import Page
from motiespoor.render.site import site_outputs


def test_a_page_is_whole_and_all_else_is_looked_for(tmp_path: Path) -> None:
    """First beside the pages, then in what the engine made; nothing outside them is given."""
    docs, made = tmp_path / "docs", tmp_path / "made"
    for folder in (docs, made):
        folder.mkdir()
        (folder / "a.css").write_text(folder.name, "utf-8")
    (made / "404.html").write_text("weg", "utf-8")
    (tmp_path / "geheim").write_text("geheim", "utf-8")
    pages = Pages("/", {"index.html": "<p>é</p>"}, (docs, made), None)
    assert pages.content("index.html") == "<p>é</p>".encode()
    assert pages.content("a.css") == b"docs"
    assert pages.content("404.html") == b"weg"
    for name in ("../geheim", f"{tmp_path}/geheim", "a.css/index.html", "b", "\0", INDEX):
        assert pages.content(name) is None


def test_what_can_be_found_is_made_when_it_is_asked_for() -> None:
    """Once, from the whole pages."""
    asked: list[str] = []

    def search() -> str:
        asked.append("")
        return "{}"

    pages = Pages("/", {}, (), search)
    assert not asked
    assert [pages.content(INDEX), pages.content(INDEX)] == [b"{}", b"{}"]
    assert len(asked) == 1


def test_the_index_is_that_of_the_whole_pages(fiction: Dossier, tmp_path: Path) -> None:
    """The engine says which pages are found, and their words come from the pages."""
    engines = {
        "config": {"lang": ["nl"], "separator": r"[\s\-]+", "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}}},
        "docs": [{"location": "over/", "title": "Over", "text": ""}],
    }  # fmt: skip
    page = '<article class="md-content__inner"><h1>Over</h1><p>één</p></article>'
    pages = {"over/index.html": page}
    assert search_of(tmp_path, pages, fiction) is None
    (tmp_path / INDEX).parent.mkdir()
    (tmp_path / INDEX).write_text(json.dumps(engines), "utf-8")
    search = search_of(tmp_path, pages, fiction)
    assert search is not None
    found = json.loads(search())
    assert [(each["location"], each["text"]) for each in found["docs"]] == [("over/", "<p>één</p>")]


def test_a_page_looks_again_when_there_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks with the number that it was given; the answer comes with the next pages, or the same after a while."""
    shown = Shown()
    shown.becomes(Pages("/veer/", {"index.html": "<p>een</p>"}, (), None))
    page = shown.content("index.html")
    assert page is not None
    assert page.startswith(b"<p>een</p><script>")
    assert b'fetch("/veer/nog-dezelfde/1.txt")' in page
    told: list[bytes | None] = []
    asks = Thread(target=lambda: told.append(shown.content("nog-dezelfde/1.txt")))
    asks.start()
    assert asks.is_alive()
    shown.becomes(Pages("/veer/", {"index.html": "<p>twee</p>"}, (), None))
    asks.join(10)
    assert told == [b"2"]
    assert shown.content("nog-dezelfde/1.txt") == b"2"
    monkeypatch.setattr(showing, "_PATIENCE", 0.01)
    assert shown.content("nog-dezelfde/2.txt") == b"2"
    assert shown.content("weg.html") is None


def test_pages_can_be_looked_at_before_what_a_reader_takes_from_them(fiction: Dossier) -> None:
    """Every page, its card and how it looks come before tables, feeds and the like; and that is told once, there."""
    places: dict[str, Places] = {}
    before: list[str] = []
    seen: list[int] = []
    outputs = site_outputs(fiction, TODAY, lambda _: '<svg viewBox="0 0 1 1"></svg>', lambda *_: b"", str)
    behind = []
    for each in _noted(outputs, places, lambda: seen.append(len(before))):
        (behind if seen else before).append(each.path)
        assert not (seen and (isinstance(each, Page) or is_card(each.path)))
    assert seen == [len(before)]
    assert "assets/motiespoor.css" in before
    assert sorted(path for path in before if path.endswith(".md")) == sorted(places)
    assert not [path for path in behind if path.endswith((".md", ".css", ".woff2"))]


def test_a_site_of_pages_alone_can_be_looked_at_too() -> None:
    """There is nothing behind them."""
    told: list[str] = []
    assert list(_noted((), {}, lambda: told.append(""))) == []
    assert told == [""]
