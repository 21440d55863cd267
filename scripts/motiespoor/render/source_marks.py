"""The marks of a page: a number behind a claim, and at the foot of the page what the claims rest on.

A page is filled from top to bottom, so that its marks are numbered in the order in which a reader meets them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from motiespoor.model.source import Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A source, and where in it to look."""

    source: str
    locator: str | None = None


class SourceMarks:
    """The marks of one page; what rests on the same pieces has the same number."""

    def __init__(self) -> None:
        self._given: dict[tuple[Piece, ...], int] = {}

    def number(self, pieces: Iterable[Evidence | str]) -> int:
        """The number of a claim that rests on these: evidence, or sources by their id."""
        wanted = tuple(dict.fromkeys(_piece(each) for each in pieces))
        return self._given.setdefault(wanted, len(self._given) + 1)

    @property
    def given(self) -> tuple[tuple[int, tuple[Piece, ...]], ...]:
        """The numbers that were given so far, each with its pieces."""
        return tuple((number, pieces) for pieces, number in self._given.items())


class NoteMarks:
    """The notes of one page, each once; a mark behind a claim leads to its note."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def number(self, note: str) -> int:
        """The number of a note."""
        return self._given.setdefault(note, len(self._given) + 1)

    @property
    def given(self) -> tuple[tuple[int, str], ...]:
        """The notes that were marked so far, each with its number."""
        return tuple((number, note) for note, number in self._given.items())


def _piece(each: Evidence | str) -> Piece:
    return Piece(each) if isinstance(each, str) else Piece(each.source, each.locator)
