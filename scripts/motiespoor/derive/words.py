"""What changed between two texts, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Literal

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SPACED = re.compile(r"(\s*)(\w+|[^\w\s])")
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


_Token = tuple[str, str]  # the white space before it, and it
_Codes = list[tuple[Literal["replace", "delete", "insert", "equal"], int, int, int, int]]  # of difflib


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order: what went stands before what came in its place.

    Leaving out what was added gives `before`, leaving out what was removed gives `after`, up to white space.
    """
    if before == after:
        return (Piece(Fate.SAME, after),) if after else ()
    old, new = _compared(before), _compared(after)
    if old == new:
        return tuple(_pieces([(Fate.SAME, _tokens(after))]))
    autojunk = len(old) + len(new) > MANY
    codes = SequenceMatcher(None, old, new, autojunk=autojunk).get_opcodes()
    return tuple(_pieces(_runs(codes, _tokens(before), _tokens(after))))


def changed(pieces: Iterable[Piece]) -> bool:
    """Whether anything was added or removed."""
    return any(piece.fate is not Fate.SAME for piece in pieces)


def likeness(before: str, after: str) -> float:
    """How much two texts share, from 0 (no word) to 1 (the same words)."""
    old, new = set(_TOKEN.findall(before.lower())), set(_TOKEN.findall(after.lower()))
    return len(old & new) / len(old | new) if old | new else 1.0


def _tokens(text: str) -> list[_Token]:
    """The words and signs of a text, each behind the white space before it; the first one is glued to nothing."""
    found: list[_Token] = _SPACED.findall(text)
    return [(" ", found[0][1]), *found[1:]] if found else found


def _compared(text: str) -> list[str]:
    """The words and signs of a text as they are compared."""
    return _TOKEN.findall(text.translate(_EQUAL))


def _runs(codes: _Codes, old: list[_Token], new: list[_Token]) -> list[tuple[Fate, list[_Token]]]:
    runs: list[tuple[Fate, list[_Token]]] = []
    gone: list[_Token] = []
    come: list[_Token] = []
    for place, (tag, i1, i2, j1, j2) in enumerate(codes):
        between = 0 < place < len(codes) - 1
        if tag == "equal" and not (between and j2 - j1 < _ISLAND):
            runs += [(Fate.REMOVED, gone), (Fate.ADDED, come), (Fate.SAME, new[j1:j2])]
            gone, come = [], []
        else:
            gone, come = gone + old[i1:i2], come + new[j1:j2]
    return [*runs, (Fate.REMOVED, gone), (Fate.ADDED, come)]


def _pieces(runs: list[tuple[Fate, list[_Token]]]) -> Iterator[Piece]:
    for fate, tokens in runs:
        if tokens:
            text = "".join([f" {text}" if space else text for space, text in tokens])
            yield Piece(fate, text.strip(), not tokens[0][0])
