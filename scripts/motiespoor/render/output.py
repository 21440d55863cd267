"""A file of the site before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from motiespoor.render.cards import Card
from motiespoor.render.frame import Places


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """`path` is relative to the folder of pages; `source` is the file of the dossier that it comes from."""

    path: str
    content: str | bytes  # text, or a picture or typeface
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Page(Output):
    """The Markdown of a page, with what others show of it; `name` as in `address`.

    `finished` says which parts of it are HTML as it will stand on the page (`frame`).
    """

    content: str
    name: str
    card: Card
    finished: Places
