"""The site as it is shown while somebody edits: pages that are whole, and that look again when there are others."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from threading import Condition

from motiespoor.press.search import INDEX

# What a page asks: whether these are still the newest. It is answered when they are not, or after a while.
_ASKED = re.compile(r"nog-dezelfde/([0-9]{1,9})\.txt")
_PATIENCE = 20  # seconds
_LOOKS_AGAIN = """<script>(function vraag(){{
fetch("{base}nog-dezelfde/{number}.txt").then(function(a){{return a.text()}}).then(
function(nu){{if(nu==="{number}")vraag();else location.reload()}},function(){{setTimeout(vraag,1000)}})}})()</script>
"""


@dataclass(frozen=True)
class Pages:
    """One state of the site: in which folder of its host it stands, its pages by their paths, and the folders in which
    all else is looked for, in that order.
    """

    base: str
    whole: Mapping[str, str]
    folders: tuple[Path, ...]
    search: Callable[[], str] | None  # what can be found in them, when it is asked for

    def content(self, name: str) -> bytes | None:
        """What is at a path; `None` when nothing is."""
        if name in self.whole:
            return self.whole[name].encode()
        if name == INDEX and self.search is not None:
            return self._index
        if ".." in PurePosixPath(name).parts or name.startswith("/"):
            return None
        for folder in self.folders:
            try:
                return (folder / name).read_bytes()
            except (OSError, ValueError):  # no such file; a name that no file can have
                continue
        return None

    @cached_property
    def _index(self) -> bytes:
        assert self.search is not None
        return self.search().encode()


class Shown:
    """What is shown now; whoever looks at it is told when that is something else."""

    def __init__(self) -> None:
        self._pages = Pages("/", {}, (), None)
        self._number = 0
        self._others = Condition()

    @property
    def base(self) -> str:
        """In which folder of its host the site stands."""
        return self._pages.base

    def becomes(self, pages: Pages) -> None:
        """Show these from now on."""
        with self._others:
            self._pages = pages
            self._number += 1
            self._others.notify_all()

    def content(self, name: str) -> bytes | None:
        """What is at a path."""
        if asked := _ASKED.fullmatch(name):
            return self._newest(int(asked[1]))
        with self._others:
            pages, number = self._pages, self._number
        found = pages.content(name)
        if found is None or not name.endswith(".html"):
            return found
        return found + _LOOKS_AGAIN.format(base=pages.base, number=number).encode()

    def _newest(self, seen: int) -> bytes:
        with self._others:
            self._others.wait_for(lambda: self._number != seen, _PATIENCE)
            return str(self._number).encode()
