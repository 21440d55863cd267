"""What a page shows while somebody edits, and how it comes to look again."""

from __future__ import annotations

from threading import Thread
from typing import Any

import pytest

from motiespoor.press import showing
from motiespoor.press.engine import EngineFailed
from motiespoor.press.showing import Shown
from motiespoor.problem import Unreadable

FAULTS = [EngineFailed("WARNING -  iets"), OSError("vol"), Unreadable([])]


class Edited:
    """An edition of one page that says this; or of one that is not right."""

    base = "/veer/"

    def __init__(self, said: str | Exception) -> None:
        self.said = said
        self.asked: list[str] = []

    def has(self, name: str) -> bool:
        return name == "index.html"

    def content(self, name: str) -> bytes | None:
        self.asked.append(name)
        if isinstance(self.said, Exception) and self.has(name):
            raise self.said
        return {"index.html": str(self.said).encode(), "a.css": b"p {}", "404.html": b"weg"}.get(name)


def showing_of(*editions: Any) -> Shown:
    """What is shown when these came one after the other."""
    shown = Shown()
    for each in editions:
        shown.becomes(each)
    return shown


def test_a_page_looks_again_when_there_are_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks with the number that it was given; the answer comes with the next pages, or the same after a while."""
    shown = showing_of(Edited("een"))
    assert shown.content("index.html") == b'een<script src="/veer/nog-dezelfde/1.js"></script>\n'
    assert shown.content("a.css") == b"p {}"
    script = shown.content("nog-dezelfde/1.js")
    assert script is not None
    assert b'fetch("/veer/nog-dezelfde/1.txt")' in script
    told: list[bytes | None] = []
    asks = Thread(target=lambda: told.append(shown.content("nog-dezelfde/1.txt")))
    asks.start()
    assert asks.is_alive()
    shown.becomes(Edited("twee"))  # type: ignore[arg-type]
    asks.join(10)
    assert told == [b"2"]
    assert shown.content("nog-dezelfde/1.txt") == b"2"
    monkeypatch.setattr(showing, "_PATIENCE", 0.01)
    assert shown.content("nog-dezelfde/2.txt") == b"2"
    assert shown.content("weg.html") is None


def test_before_there_is_anything_nothing_is_shown() -> None:
    assert Shown().content("index.html") is None
    assert Shown().base == "/"


def test_what_is_looked_at_stands_ready_in_the_next() -> None:
    """The pages, and not what stands in for one that is not there."""
    shown, second = showing_of(Edited("een")), Edited("twee")
    for name in ("404.html", "a.css", "index.html", "index.html"):
        shown.content(name)
    shown.becomes(second)  # type: ignore[arg-type]
    assert second.asked == ["index.html"]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_is_looked_at_and_is_not_right_keeps_the_last_good_ones(fault: Exception) -> None:
    """Nothing else is shown, and no page looks again."""
    shown = showing_of(Edited("een"))
    shown.content("index.html")
    with pytest.raises(type(fault)):
        shown.becomes(Edited(fault))  # type: ignore[arg-type]
    assert shown.content("index.html") == b'een<script src="/veer/nog-dezelfde/1.js"></script>\n'


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_is_not_right_is_the_last_good_one(fault: Exception) -> None:
    """Until what was shown before is shown again; once all is right, nothing before it has to be kept."""
    shown = showing_of(Edited("een"), Edited(fault))
    assert shown.content("index.html") == b'een<script src="/veer/nog-dezelfde/2.js"></script>\n'
    shown.goes_back()
    assert shown.content("index.html") == b'een<script src="/veer/nog-dezelfde/3.js"></script>\n'
    shown.goes_back()
    shown = showing_of(Edited("een"), Edited("twee"))
    shown.stays()
    shown.goes_back()
    assert shown.content("index.html") == b'twee<script src="/veer/nog-dezelfde/2.js"></script>\n'
    assert showing_of(Edited(fault)).content("index.html") is None
