"""Links within a built site: each leads to a file that is there, and to a place in it that is there."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import SplitResult, unquote, urlsplit

from motiespoor.press.built import Built, Page, problem
from motiespoor.press.scripts import LOST
from motiespoor.problem import Problem, clipped


class Links:
    """The links of a site that stands at `root`."""

    def __init__(self, site: Built, root: str) -> None:
        self._site, self._root = site, root
        self._places: dict[str, frozenset[str]] = {}  # of each page, what a link can lead to
        self._waiting: list[tuple[str, str, str]] = []  # page, link and target, of which the page has not come yet

    def of_page(self, page: Page) -> Iterator[Problem]:
        self._places[page.path] = frozenset(page.ids)
        for href in sorted({each.attributes.get("href") or "" for each in page.tree.css("a[href], link[href]")}):
            parts = split(href)
            if parts is None:
                yield problem(page.path, f"link '{clipped(href)}' is geen adres.")
                continue
            if parts.scheme or parts.netloc:
                continue
            target = resolved(page.path, href, self._root)
            if target is None or target not in self._site.files:
                yield problem(page.path, f"link '{clipped(href)}' leidt nergens heen.")
            elif not parts.fragment:
                continue
            elif target in self._places:
                yield from self._lost(page.path, href, target)
            else:
                self._waiting.append((page.path, href, target))

    def of_site(self) -> Iterator[Problem]:
        for path, href, target in self._waiting:
            if target in self._places:  # what is no page has no places
                yield from self._lost(path, href, target)

    def _lost(self, path: str, href: str, target: str) -> Iterator[Problem]:
        if unquote(href.partition("#")[2]) not in self._places[target]:
            yield problem(path, f"link '{clipped(href)}' leidt naar een plek die niet op die pagina staat.")


def resolved(path: str, href: str, root: str = "/") -> str | None:
    """The file that a link on page `path` of a site that stands at `root` asks for; `None` when it leaves the site.

    The page for an address that does not exist is shown at any depth, so its links go from the root; those of every
    other page work wherever the site stands.
    """
    parts = split(href)
    if parts is None:
        return None
    asked = unquote(parts.path)
    if not asked:
        return path
    if asked.startswith(root if path == LOST else "/") != (path == LOST):
        return None
    here = asked.removeprefix(root) if path == LOST else f"{path.rpartition('/')[0] or '.'}/{asked}"
    joined = normpath(here or ".")
    if joined.startswith(".."):
        return None
    if asked.endswith(("/", "..")) or joined == ".":
        return f"{joined}/index.html" if joined != "." else "index.html"
    return joined


def split(address: str) -> SplitResult | None:
    """The parts of an address; `None` for what is no address, such as https://[."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
