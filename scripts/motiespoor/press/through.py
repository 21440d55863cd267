"""What becomes of each page between the engine and the site, in one pass over it.

Its finished parts are put in, its twin is written beside it, and what the whole site needs of it is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from motiespoor.model.publication import Publication
from motiespoor.press.finished import made_path, whole_page
from motiespoor.press.parts import Part, parts_of
from motiespoor.problem import Problem, Unreadable
from motiespoor.render.frame import Places
from motiespoor.render.output import Output
from motiespoor.render.twins import Listed, twin, twin_list, twin_path, written


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A page that went through: its file, what readers find on it, and what the list of twins says of it; or what is wrong."""

    path: str
    found: tuple[Part, ...] = ()
    listed: Listed | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def address(self) -> str:
        """Its address from the root of the site."""
        return _address(self.path)


@dataclass(frozen=True, kw_only=True, slots=True)
class Through:
    """The way of the pages of a dossier into the folder `site`: their files stand below `docs`, and `findable` are the
    addresses of those that readers find.
    """

    publication: Publication
    site: Path
    docs: Path
    pages: Mapping[str, Places]
    findable: Collection[str]

    def of(self, path: str, made: str) -> tuple[str, Seen]:
        """A page, by its file, from what the engine made of its frame: whole, and what is known of it."""
        content = (self.docs / path).read_bytes().decode()
        listed = self._twinned(path, content)  # first, for then nothing else is taken apart
        try:
            whole = whole_page(made, path, content, self.pages[path])
        except Unreadable as unreadable:
            return made, Seen(path=path, problems=tuple(unreadable.problems))
        del content
        address = _address(path)
        found = tuple(parts_of(address, whole)) if address in self.findable else ()
        return whole, Seen(path=path, found=found, listed=listed)

    def _twinned(self, path: str, content: str) -> Listed | None:
        """Write the twin of a page; gives what the list says of it, if it has one."""
        page = written(_address(path).rstrip("/"), content)
        if not page.kept:
            return None
        (self.site / twin_path(page.page)).write_text(twin(self.publication, page), encoding="utf-8")
        return page.listed


def kept(seen: Seen) -> Seen:
    """The same page; a text that stands on others too takes memory once."""
    for part in seen.found:
        part.texts[:] = map(sys.intern, part.texts)
    return seen


def list_of_twins(publication: Publication, seen: Iterable[Seen]) -> Output:
    """The list of the twins of these pages, in the order of their files."""
    in_order = sorted(seen, key=lambda each: PurePosixPath(each.path))
    return twin_list(publication, {each.address.rstrip("/"): each.listed for each in in_order if each.listed})


def _address(path: str) -> str:
    return made_path(path).removesuffix("index.html")
