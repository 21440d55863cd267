"""What changed between two texts, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import compress, count
from operator import ne

_TOKEN = re.compile(r"\s*(?:\w+|\S)")
# A shorter stretch that stayed the same between two changes reads better as part of the change.
_ISLAND = 2


class Fate(Enum):
    """What happened to a piece of text."""

    SAME = "gelijk"
    ADDED = "erbij"
    REMOVED = "weg"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with one fate; `glued` when no space stands before it."""

    fate: Fate
    text: str
    glued: bool = False


# Another glyph for the same quotation mark or dash is no other text; each is one sign, for another one.
_EQUAL = str.maketrans("’‘“”„‒–—", '\'\'"""---')


# difflib takes cubic time when a long text has few different words; then common words do not start a match.
MANY = 1_000


Stretch = tuple[int, int, int]  # where what stayed begins in the one and in the other, and how long it is


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order: what went stands before what came in its place.

    Leaving out what was added gives `before`, leaving out what was removed gives `after`, up to white space.
    """
    if before == after:
        return (Piece(Fate.SAME, after),) if after else ()
    old, new = _tokens(before), _tokens(after)
    return tuple(_pieces(_runs(stretches(_compared(before, old), _compared(after, new)), old, new)))


def changed(pieces: Iterable[Piece]) -> bool:
    """Whether anything was added or removed."""
    return any(piece.fate is not Fate.SAME for piece in pieces)


def likeness(before: str, after: str) -> float:
    """How much two texts share, from 0 (no word) to 1 (the same words)."""
    if before == after:
        return 1.0
    old, new = (set(_bare(_TOKEN.findall(text.lower()))) for text in (before, after))
    return len(old & new) / len(old | new) if old | new else 1.0


def _tokens(text: str) -> list[str]:
    """The words and signs of a text, each behind the white space before it; the first one is glued to nothing."""
    return _TOKEN.findall(f" {text}")


def _bare(tokens: list[str]) -> list[str]:
    return [*map(str.lstrip, tokens)]


def _compared(text: str, tokens: list[str]) -> list[str]:
    """The words and signs of a text as they are compared."""
    # What is another glyph of one that is compared is not among the signs of ASCII.
    return _bare(tokens if text.isascii() else [each.translate(_EQUAL) for each in tokens])


def stretches(old: list[str], new: list[str]) -> list[Stretch]:
    """What stayed, as difflib finds it; for what it would find first at both ends it is not needed."""
    if old == new:
        return [(0, 0, len(old))]
    if len(old) + len(new) > MANY:
        return [*SequenceMatcher(None, old, new).get_matching_blocks()]
    start = _first_at_start(old, new)
    end = _first_at_end(old[start:], new[start:])
    start = start or _first_at_start(old[: len(old) - end], new[: len(new) - end])
    i, j = len(old) - end, len(new) - end
    found = _found(old[start:i], new[start:j])
    return [(0, 0, start), *((start + before, start + after, size) for before, after, size in found), (i, j, end)]


def _found(old: list[str], new: list[str]) -> list[Stretch]:
    if set(old).isdisjoint(new):
        return []
    return [*SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()]


def _first_at_start(old: list[str], new: list[str]) -> int:
    """How many are the same at the start, if difflib finds these first: the longest stretch, or the first of those.

    A longer one would hold the last of these, for they are half of `old`; when `new` has that once, it is this stretch.
    """
    same = _same(old, new)
    return same if same and same * 2 >= len(old) and new.count(old[same - 1]) == 1 else 0


def _first_at_end(old: list[str], new: list[str]) -> int:
    """How many are the same at the end, if difflib finds these first.

    One that is as long would hold the first of these, for they are more than half of `old`.
    """
    same = _same(old[::-1], new[::-1])
    return same if same * 2 > len(old) and new.count(old[-same]) == 1 else 0


def _same(old: list[str], new: list[str]) -> int:
    """How many are the same before the first that differs."""
    return next(compress(count(), map(ne, old, new)), min(len(old), len(new)))


def _runs(stayed: list[Stretch], old: list[str], new: list[str]) -> list[tuple[Fate, list[str]]]:
    """What went, came and stayed, in turn: up to the last stretch, which ends where the texts end."""
    runs: list[tuple[Fate, list[str]]] = []
    gone: list[str] = []
    come: list[str] = []
    i = j = 0
    for before, after, size in stayed:
        gone, come = gone + old[i:before], come + new[j:after]
        i, j = before + size, after + size
        between = (before or after) and (i < len(old) or j < len(new))
        if between and size < _ISLAND:
            gone, come = gone + old[before:i], come + new[after:j]
        else:
            runs += [(Fate.REMOVED, gone), (Fate.ADDED, come), (Fate.SAME, new[after:j])]
            gone, come = [], []
    return runs


def _pieces(runs: list[tuple[Fate, list[str]]]) -> Iterator[Piece]:
    for fate, tokens in runs:
        if tokens:
            yield Piece(fate, " ".join("".join(tokens).split()), not tokens[0][0].isspace())
