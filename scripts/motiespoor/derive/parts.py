"""Wholes and their parts: what is a part of what, and the divisions that a whole can be seen in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from motiespoor.model.figure import Area, Sector, exists

T = TypeVar("T", Area, Sector)


@dataclass(frozen=True, slots=True)
class Division(Generic[T]):
    """The parts of one kind that together are the whole, in the order of the file."""

    kind: str
    parts: tuple[T, ...]

    def on(self, day: date) -> Division[T]:
        """The division as it was on a day."""
        return Division(self.kind, tuple(each for each in self.parts if exists(each, day)))


def divisions(records: Iterable[T], whole: str) -> tuple[Division[T], ...]:
    """The divisions of a whole, in the order of the file; the first is the one that pages and charts are made of.

    They have every part that ever was.
    """
    kinds: dict[str, list[T]] = {}
    for each in records:
        if each.part_of == whole:
            kinds.setdefault(each.kind, []).append(each)
    return tuple(Division(kind, tuple(parts)) for kind, parts in kinds.items())


def main_parts(records: Iterable[T], whole: str, day: date | None = None) -> tuple[T, ...]:
    """The parts of the first division that were there on a day, or without one that ever were; none when the whole has none."""
    found = divisions(records, whole)
    if not found:
        return ()
    return found[0].parts if day is None else found[0].on(day).parts
