"""What follows a save: what is looked at first, the rest once it is quiet, and the last good pages when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from motiespoor.press import serve
from motiespoor.press.engine import EngineFailed
from motiespoor.press.showing import Shown
from motiespoor.problem import NOWHERE, Unreadable

WRONG = NOWHERE.problem("dit klopt niet.")


class Edited:
    """An edition of one page, that is made in so many steps, of which the last may fail."""

    base = "/"

    def __init__(self, said: str, steps: int = 0, fault: Exception | None = None) -> None:
        self.said, self.left, self.fault = said, steps, fault

    def has(self, name: str) -> bool:
        return name == "index.html"

    def content(self, _: str) -> bytes | None:
        return self.said.encode()

    def steps(self) -> Iterator[None]:
        while self.left:
            self.left -= 1
            yield
        if self.fault is not None:
            raise self.fault

    pages_made = steps


class Desk:
    """What is followed, with what it says and shows; the clock stands still until it is set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *editions: Edited | Exception) -> None:
        self.now, self.slept = 0.0, list[float]()
        monkeypatch.setattr("motiespoor.press.serve.time.monotonic", lambda: self.now)
        monkeypatch.setattr("motiespoor.press.serve.time.sleep", self.slept.append)
        self.editions, self.said, self.problems = list(editions), list[str](), list[Any]()
        self.shown = Shown()
        becomes: Any = self.shown.becomes
        following: Any = serve._Following
        self.following = following(self, self.shown, becomes, self.said.append, self.problems.append)
        self.following.begins()

    def edition(self, _: object) -> Any:
        made = self.editions.pop(0)
        if isinstance(made, Exception):
            raise made
        return made

    @property
    def page(self) -> str:
        return (self.shown.content("index.html") or b"").decode().partition("<")[0]


def test_the_rest_is_made_once_it_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """And not in the way of a second save, which is shown although nothing of the first was made but its pages."""
    first, second = Edited("een", steps=5), Edited("twee", steps=5)
    desk = Desk(monkeypatch, Edited("nul"), first, second)
    assert desk.following.follows()
    assert not desk.following.is_busy
    assert desk.page == "een"
    assert desk.following.follows()
    assert (desk.page, first.left, second.left) == ("twee", 5, 5)
    desk.now += serve.SECONDS_OF_QUIET
    assert desk.following.is_busy
    assert desk.following.goes_on()
    assert (first.left, second.left) == (5, 0)
    assert not desk.following.is_busy
    assert desk.said == ["bijgewerkt", "bijgewerkt"]


def test_what_takes_long_is_left_to_look_for_another_save(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on where it was."""
    desk = Desk(monkeypatch, edited := Edited("een", steps=3))
    assert edited.left == 0
    edited.left = 3
    monkeypatch.setattr(serve, "SECONDS_BETWEEN_LOOKS", -1)
    desk.now += serve.SECONDS_OF_QUIET
    for left in (2, 1, 0):
        assert desk.following.goes_on()
        assert edited.left == left
        assert desk.following.is_busy
    assert desk.following.goes_on()
    assert not desk.following.is_busy


@pytest.mark.parametrize(
    ("fault", "said", "problems", "waits"),
    [
        (Unreadable([WRONG]), [], [(WRONG,)], True),
        (EngineFailed("INFO\nWARNING -  iets."), ["MkDocs meldt: WARNING -  iets. De vorige pagina's staan er nog."], [], True),
        (OSError("vol"), ["dit lukte niet: vol De vorige pagina's staan er nog."], [], False),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_the_last_good_pages_stay(
    monkeypatch: pytest.MonkeyPatch, fault: Exception, said: list[str], problems: list[Any], waits: bool
) -> None:
    """At once, or what shows only when the rest is made; then what was shown before comes back."""
    monkeypatch.setattr("motiespoor.press.serve.in_words", str)
    desk = Desk(monkeypatch, Edited("nul"), fault)
    assert desk.following.follows() is waits
    assert (desk.said, desk.problems, desk.page) == (said, problems, "nul")
    desk = Desk(monkeypatch, Edited("nul"), Edited("een", steps=1, fault=fault), Edited("twee"))
    assert desk.following.follows()
    assert desk.page == "een"
    desk.now += serve.SECONDS_OF_QUIET
    assert desk.following.goes_on() is waits
    assert (desk.said, desk.problems, desk.page) == (["bijgewerkt", *said], problems, "nul")
    assert desk.slept == [serve.SECONDS_AFTER_A_FAULT] * (not waits)
    assert not desk.following.is_busy
    assert desk.following.follows()
    assert desk.page == "twee"
