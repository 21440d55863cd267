"""A file of the site before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from motiespoor.render.address import doc_path
from motiespoor.render.cards import Card
from motiespoor.render.frame import Places

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, kw_only=True, slots=True)
class Output:
    """`path` is relative to the folder of pages; `source` is the file of the dossier that it comes from."""

    path: str
    content: str | bytes  # text, or what is written as it is: a picture, a typeface, a large document
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


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that will be there, by its name as in `address`: that is known before the page is made, so that one can be
    made without the others.
    """

    name: str
    make: Callable[[], Page]

    @property
    def path(self) -> str:
        """The file that it will be."""
        return doc_path(self.name)


class InTurn(Protocol):
    """All that several things make, one after the other; perhaps each in a process of its own."""

    def __call__(self, makes: Sequence[Callable[[], Iterable[R]]], /) -> Iterator[R]: ...


def here(makes: Sequence[Callable[[], Iterable[R]]]) -> Iterator[R]:
    """The same, in this process."""
    for each in makes:
        yield from each()


class Spread(Protocol):
    """Makes something of each of several things, in their order, as `map` does; perhaps with more cores than one."""

    def __call__(self, make: Callable[[T], R], things: Iterable[T], /) -> Iterator[R]: ...
