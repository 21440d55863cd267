"""The ways to look at a built site, by all cores of this machine together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol

from motiespoor.cores import ahead, in_turn, spread
from motiespoor.press.built import Built, Page
from motiespoor.problem import Problem
from motiespoor.render.output import here

Beside = Callable[[], Iterable[Problem]]  # what is wrong with files that are held against no page
Kept = dict[str, Any]
_LARGE = 100_000_000  # bytes of a site; that of 1,000 measures has six times as many
_PART = 1 << 20  # bytes of the pages that are looked at before others can be: a second of work at most

# What a part of the work gives: what is wrong, and what each way to look keeps of its pages.
_Seen = tuple[tuple[Problem, ...], tuple[Kept, ...]]


class Look(Protocol):
    """A way to look at a site, page by page. It keeps of a page what it needs later and not the page itself: taken
    apart, a page takes ten times its size.

    Pages come in any order, to several copies of this process: what is wrong with one hangs on no other, and nothing
    changes but what is kept, under the name of the page. All of that is there when the site is asked for.
    """

    kept: Kept

    def of_page(self, page: Page, /) -> Iterable[Problem]:
        """What is wrong with a page; asked once of each."""

    def of_site(self) -> Iterable[Problem]:
        """What is wrong with the site, asked after its last page."""


def looked_at(pages: Iterable[Page], *looks: Look) -> Iterator[Problem]:
    """What several looks find, each page being read and taken apart once for all of them, and then let go."""
    yield from _of_pages(pages, looks)
    for look in looks:
        yield from look.of_site()


def looked_at_together(site: Built, looks: Callable[[], Sequence[Look]], beside: Sequence[Beside]) -> Iterator[Problem]:
    """The same of a whole site, and what is wrong beside its pages, by all cores; in no order.

    The ways to look at pages are made when the copies that look beside them are on their way: these need nothing of it.
    What each of them takes of memory, some of them as much as a hundred pages, ends with it; where that is little, one
    does it all, for then it works out only once what several go by.
    """
    turns = in_turn if sum(map(site.size, site.files)) > _LARGE else here
    with ahead(partial(turns, beside)) as found_beside:
        made = looks()
        for found, kept in spread(lambda paths: _part(site, paths, made), _parts(site)):
            yield from found
            for look, each in zip(made, kept, strict=True):
                look.kept.update(each)
        yield from found_beside
    for look in made:
        yield from look.of_site()


def _parts(site: Built) -> list[list[str]]:
    """The paths of all pages, in parts; the largest pages first, so that none is still to be done when all else is."""
    sizes = {path: site.size(path) for path in site.files if path.endswith(".html")}
    parts: list[list[str]] = []
    full = _PART
    for path in sorted(sizes, key=lambda path: (-sizes[path], path)):
        if full >= _PART:
            parts.append([])
            full = 0
        parts[-1].append(path)
        full += sizes[path]
    return parts


def _part(site: Built, paths: Iterable[str], looks: Sequence[Look]) -> _Seen:
    before = [look.kept for look in looks]
    for look in looks:
        look.kept = {}
    found = tuple(_of_pages(site.pages(paths), looks))
    kept = tuple(look.kept for look in looks)
    for look, each in zip(looks, before, strict=True):
        look.kept = each
    return found, kept


def _of_pages(pages: Iterable[Page], looks: Sequence[Look]) -> Iterator[Problem]:
    for page in pages:
        # What is made of its text leaves room on the way, twice what it takes; its tree, as large as all else, gets that.
        _ = page.small, page.lines
        for look in looks:
            yield from look.of_page(page)
