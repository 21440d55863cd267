"""The two ways in which the same words are written: plain, and as Markdown.

What comes from data goes in as text and comes out as text: Markdown, HTML, a link or a formula in it means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from motiespoor import dutch
from motiespoor.derive.words import Fate, Piece
from motiespoor.problem import clipped

# More than this of one sort is told as a number: a change that touches everything stays readable.
MOST = 20
LONGEST = 300  # characters of one text

# What means something in GitHub's Markdown, anywhere in a line. A backslash does not take the meaning from all of it:
# a formula ($) is looked for before Markdown is.
_MEANING = {
    **{ord(char): f"\\{char}" for char in "\\`*_[]|~#"},
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("$"): "&#36;",
}
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=\bwww)\.", re.IGNORECASE)
# What does so only at the start of a line.
_AT_START = re.compile(r"^([-+=]|[0-9]{1,9}(?=[.)]))")


def as_markdown(text: str) -> str:
    """A text that means nothing but itself, on one line."""
    escaped = clipped(text, LONGEST).translate(_MEANING)
    escaped = _ADDRESS.sub(lambda match: f"&#{ord(match[0])};", escaped)
    if (found := _AT_START.match(escaped)) is None:
        return escaped
    before, after = (found[0], escaped[found.end() :]) if found[0].isdigit() else ("", escaped)
    return f"{before}\\{after}"


def _code(text: str) -> str:
    """A name of a file or an address between backticks; more of them than the name itself has."""
    line = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    return f"{fence} {line} {fence}" if "`" in line else f"{fence}{line}{fence}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Style:
    """How a text, a strong one, a name, and the words that were added and removed are written; `heading` takes its level."""

    text: Callable[[str], str]
    strong: Callable[[str], str]
    name: Callable[[str], str]
    added: Callable[[str], str]
    removed: Callable[[str], str]
    heading: Callable[[int, str], Sequence[str]]

    def words(self, name: str, pieces: Iterable[Piece]) -> str:
        """What a text said and says, with a few words around each change."""
        listed = list(pieces)
        if all(piece.fate is Fate.SAME for piece in listed):
            return f"{name}: alleen de opmaak"
        return self.replaced(name, self._side(listed, Fate.REMOVED), self._side(listed, Fate.ADDED), dutch.quoted)

    def replaced(self, name: str, was: str, now: str, written: Callable[[str], str] = str) -> str:
        """That something with a name said one thing and says another; what is empty was or is not there."""
        if not was:
            return f"{name} komt erbij: {written(now)}"
        if not now:
            return f"{name} is weg: {written(was)}"
        return f"{name}: was {written(was)}, nu {written(now)}"

    def _side(self, pieces: Sequence[Piece], fate: Fate) -> str:
        """One of the two texts: what stayed the same, and what only that one has."""
        listed = [piece for piece in pieces if piece.fate in (Fate.SAME, fate)]
        write = {Fate.SAME: self.text, Fate.ADDED: self.added, Fate.REMOVED: self.removed}
        told: list[str] = []
        length = 0
        for place, piece in enumerate(listed):
            text = piece.text
            if piece.fate is Fate.SAME:
                text = _shortened(text, first=place == 0, last=place == len(listed) - 1)
            if length > LONGEST:
                told.append(" …")
                break
            length += len(text)
            told.append(("" if piece.glued or not told else " ") + write[piece.fate](text))
        return "".join(told)


_AROUND = 4  # words that stay the same on each side of a change


def _shortened(text: str, *, first: bool, last: bool) -> str:
    """A stretch that stayed the same, without its middle."""
    words = text.split()
    head, tail = (0 if first else _AROUND), (0 if last else _AROUND)
    if len(words) <= head + tail + 1:
        return text
    return " ".join((*words[:head], "…", *words[len(words) - tail :]))


def _plain(text: str) -> str:
    return clipped(text, LONGEST)


PLAIN = Style(
    text=_plain,
    strong=_plain,
    name=lambda text: " ".join(text.split()),
    added=_plain,
    removed=_plain,
    heading=lambda level, text: (text, ("=" if level == 1 else "-") * len(text)),
)
MARKDOWN = Style(
    text=as_markdown,
    strong=lambda text: f"**{as_markdown(text)}**",
    name=_code,
    # Signs such as ** mean nothing in the middle of a word; these do.
    added=lambda text: f"<ins>{as_markdown(text)}</ins>",
    removed=lambda text: f"<del>{as_markdown(text)}</del>",
    heading=lambda level, text: (f"{'#' * level} {text}",),
)


_POINT, _BELOW = "- ", "  - "


def bullets(lines: Sequence[Sequence[str]], rest: str = "andere", most: int = MOST) -> Iterator[str]:
    """Points, each a line and the lines below it; of many the first, and how many more there are."""
    for line, *below in lines[:most]:
        yield f"{_POINT}{line}"
        yield from (f"{_BELOW}{each}" for each in below)
    if len(lines) > most:
        yield f"{_POINT}en nog {len(lines) - most} {rest}"


# GitHub takes 1 MiB as the summary of a step and 65,536 characters as the text of a pull request, in which other words
# stand as well.
LIMIT = 50_000  # bytes


def fitted(text: str, elsewhere: str, *, cut: bool) -> str:
    """A text of points that fits: cut before a whole point, and then, or when it was `cut` already, where the rest stands."""
    lines = text.splitlines()
    room = LIMIT - len(_without(elsewhere, len(lines)).encode())
    kept: list[str] = []
    point: list[str] = []
    for line, after in zip_longest(lines, lines[1:], fillvalue=""):
        point.append(line)
        if after.startswith(_BELOW):
            continue
        room -= sum(len(each.encode()) + 1 for each in point)
        if room < 0:
            break
        kept += point
        point = []
    if len(kept) == len(lines):
        return f"{text}\n{elsewhere}.\n" if cut else text
    rest = sum(line.startswith(_POINT) for line in lines[len(kept) :])
    while not kept[-1].startswith((_POINT, _BELOW)):  # a heading with nothing below it
        kept.pop()
    return "\n".join((*kept, "", _without(elsewhere, rest)))


def _without(elsewhere: str, number: int) -> str:
    """How many points are not told, and where they are."""
    return f"{elsewhere}. Er {'is hier 1 punt' if number == 1 else f'zijn hier {number} punten'} weggelaten.\n"
