"""The parts of a page that are finished: the engine need not read them.

The engine takes every page apart three times: to see where Markdown stands, to see where links may lead, and for its own
index. What has `data-search-exclude` is no Markdown, and nothing of it is in that index; in a comment it is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from motiespoor.press.place import put

# As our templates spell it; what is spelled otherwise is only read by the engine as well.
_MARK = ' data-search-exclude=""'
_OPENED = re.compile(r"<([a-z]+)[^<>]*>")
# What would end a comment, and a place that a link may lead to: the engine looks whether it is there.
_UNFIT = re.compile(r"--!?\s*>|\sid=")
_SHORT = 200  # characters that are not worth a comment
_COVER, _END = "<!--klaar:", "-->"
_COVERED = re.compile(rf"{_COVER}(.*?){_END}", re.DOTALL)


@contextmanager
def covered_pages(docs: Path) -> Iterator[None]:
    """While the engine reads the pages in a folder, what is finished of them is covered."""
    pages = sorted(docs.rglob("*.md"))
    try:
        _rewritten(pages, covered)
        yield
    finally:
        _rewritten(pages, uncovered)


def uncover_site(site: Path) -> None:
    """Show in the pages that the engine made what it did not read."""
    _rewritten(site.rglob("*.html"), uncovered)


def covered(page: str) -> str:
    """A page with its finished parts in comments, each within its own element."""
    kept: list[str] = []
    place = 0
    for start, end in _finished(page):
        kept += (page[place:start], _COVER, page[start:end], _END)
        place = end
    return "".join((*kept, page[place:]))


def uncovered(page: str) -> str:
    """A page as it was before."""
    return _COVERED.sub(r"\1", page) if _COVER in page else page


def _finished(page: str) -> Iterator[tuple[int, int]]:
    """Where the insides of the elements begin and end that are worth to be covered, and can be."""
    place = 0
    while (mark := page.find(_MARK, place)) >= 0:
        place = mark + len(_MARK)
        opened = _OPENED.match(page, page.rfind("<", 0, mark))
        if opened is None or opened.end() < place:
            continue  # on a heading of Markdown
        start, place = opened.end(), _closed(page, opened.end(), opened[1])
        if place - start >= _SHORT and _UNFIT.search(page, start, place) is None:
            yield start, place


def _closed(page: str, start: int, name: str) -> int:
    """Where an element is closed that was opened before `start`; there itself, when it is not."""
    depth = 1
    for edge in re.compile(rf"<(/?){name}\b").finditer(page, start):
        depth += -1 if edge[1] else 1
        if depth == 0:
            return edge.start()
    return start


def _rewritten(pages: Iterable[Path], change: Callable[[str], str]) -> None:
    for path in pages:
        before = path.read_bytes().decode()
        if (after := change(before)) != before:
            put(path, after.encode())
