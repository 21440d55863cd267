"""The site as it is shown while somebody edits: pages that look again when there are others."""

from __future__ import annotations

import re
from collections import deque
from threading import Condition
from typing import TYPE_CHECKING

from motiespoor.press.engine import EngineFailed
from motiespoor.problem import Unreadable

if TYPE_CHECKING:
    from motiespoor.press.edition import Edition

# What a page asks: whether these are still the newest. It is answered when they are not, or after a while.
_ASKED = re.compile(r"nog-dezelfde/([0-9]{1,9})\.(txt|js)")
_PATIENCE = 20  # seconds
# A file of its own: the policy of a page, which stands in it as in the built site, allows no other.
_SCRIPT = '<script src="{base}nog-dezelfde/{number}.js"></script>\n'
_LOOKS_AGAIN = """(function vraag() {{
  fetch("{base}nog-dezelfde/{number}.txt").then(function (a) {{ return a.text() }}).then(
    function (nu) {{ if (nu === "{number}") vraag(); else location.reload() }},
    function () {{ setTimeout(vraag, 1000) }})
}})()
"""
_LOOKED_AT = 2  # pages, of those that were asked for last, that stand ready in the next edition


class Shown:
    """What is shown now; whoever looks at it is told when that is something else."""

    def __init__(self) -> None:
        self._editions: tuple[
            Edition, ...
        ] = ()  # that of now, and the one before it as long as it may have to come back
        self._number = 0
        self._others = Condition()
        self._looked_at: deque[str] = deque(maxlen=_LOOKED_AT)

    @property
    def base(self) -> str:
        """In which folder of its host the site stands."""
        return self._editions[0].base if self._editions else "/"

    def becomes(self, edition: Edition) -> None:
        """Show this from now on, beginning with the pages that are looked at.

        Raises:
            EngineFailed, Unreadable: one of those is not right; nothing else is shown then.
        """
        for name in tuple(self._looked_at):
            edition.content(name)
        self._show(edition, *self._editions[:1])

    def stays(self) -> None:
        """All of what is shown is right: what was shown before need not come back."""
        with self._others:
            self._editions = self._editions[:1]

    def goes_back(self) -> None:
        """Show what was shown before again, if there is any."""
        if self._editions[1:]:
            self._show(*self._editions[1:])

    def content(self, name: str) -> bytes | None:
        """What is at a path."""
        if asked := _ASKED.fullmatch(name):
            return self._newest(int(asked[1])) if asked[2] == "txt" else self._script(_LOOKS_AGAIN, int(asked[1]))
        with self._others:
            editions, number = self._editions, self._number
        found = _first(editions, name)
        if found is None or not name.endswith(".html"):
            return found
        if name not in self._looked_at and any(each.has(name) for each in editions):
            self._looked_at.append(name)
        return found + self._script(_SCRIPT, number)

    def _show(self, *editions: Edition) -> None:
        with self._others:
            self._editions = editions
            self._number += 1
            self._others.notify_all()

    def _script(self, text: str, number: int) -> bytes:
        return text.format(base=self.base, number=number).encode()

    def _newest(self, seen: int) -> bytes:
        with self._others:
            self._others.wait_for(lambda: self._number != seen, _PATIENCE)
            return str(self._number).encode()


def _first(editions: tuple[Edition, ...], name: str) -> bytes | None:
    """What is at a path in the first of these; of a page that is not right the last one that was. What is wrong with it
    is told by who makes the edition.
    """
    for each in editions:
        try:
            return each.content(name)
        except (EngineFailed, OSError, Unreadable):
            continue
    return None
