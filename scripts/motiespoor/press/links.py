"""Links within a built site: each leads to a file that is there, and to a place in it that is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from posixpath import normpath
from sys import intern
from urllib.parse import SplitResult, unquote, urlsplit

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.scripts import LOST
from motiespoor.problem import Problem, clipped

_KEPT = 1 << 14  # links of which is kept what they ask for


class Links:
    """The links of a site that stands at `root`."""

    def __init__(self, site: Built, root: str) -> None:
        self._site, self._root = site, root
        # Of each page what a link can lead to, and its own links to a place on a page, by that page.
        self.kept: dict[str, tuple[tuple[str, ...], dict[str, tuple[str, ...]]]] = {}

    def of_page(self, page: Page) -> Iterator[Problem]:
        waiting = defaultdict[str, list[str]](list)
        for href in sorted({each.attributes.get("href") or "" for each in page.tree.css("a[href], link[href]")}):
            parts = split(href)
            if parts is None:
                yield problem(page.path, f"link '{clipped(href)}' is geen adres.")
                continue
            if parts.scheme or parts.netloc:
                continue
            target = _resolved(page.path, parts, self._root)
            if target is None or target not in self._site.files:
                yield problem(page.path, f"link '{clipped(href)}' leidt nergens heen.")
            elif parts.fragment:
                waiting[intern(target)].append(intern(href))  # they come back on many pages
        self.kept[page.path] = tuple(map(intern, page.ids)), {each: tuple(hrefs) for each, hrefs in waiting.items()}

    def of_site(self) -> Iterator[Problem]:
        asked = defaultdict[str, list[tuple[str, tuple[str, ...]]]](list)
        for path, (_, links) in self.kept.items():
            for target, hrefs in links.items():
                asked[target].append((path, hrefs))
        for target, links_to in asked.items():
            if target not in self.kept:
                continue  # what is no page has no places
            places = frozenset(self.kept[target][0])
            for path, hrefs in links_to:
                for href in hrefs:
                    if unquote(href.partition("#")[2]) not in places:
                        yield problem(path, f"link '{clipped(href)}' leidt naar een plek die niet op die pagina staat.")


def resolved(path: str, href: str, root: str = "/") -> str | None:
    """The file that a link on page `path` of a site that stands at `root` asks for; `None` when it leaves the site.

    The page for an address that does not exist is shown at any depth, so its links go from the root; those of every
    other page work wherever the site stands.
    """
    parts = split(href)
    return _resolved(path, parts, root) if parts is not None else None


def _resolved(path: str, href: SplitResult, root: str) -> str | None:
    asked = unquote(href.path) if "%" in href.path else href.path
    if not asked:
        return path
    if asked.startswith(root if path == LOST else "/") != (path == LOST):
        return None
    here = asked.removeprefix(root) if path == LOST else f"{path.rpartition('/')[0] or '.'}/{asked}"
    joined = _plain(here or ".")
    if joined.startswith(".."):
        return None
    if asked.endswith(("/", "..")) or joined == ".":
        return f"{joined}/index.html" if joined != "." else "index.html"
    return joined


@lru_cache(_KEPT)
def _plain(path: str) -> str:
    """A path without its ups and downs: many links of a page lead to places of the same other page."""
    return normpath(path)


@lru_cache(_KEPT)
def split(address: str) -> SplitResult | None:
    """The parts of an address; `None` for what is no address, such as https://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
