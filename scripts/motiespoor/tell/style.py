"""The two ways in which the same words are written: plain, and as Markdown.

What comes from data goes in as text and comes out as text: Markdown, HTML, a link or a formula in it means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    """How a text, a strong one, a name, and what was added and removed are written; `heading` takes its level."""

    text: Callable[[str], str]
    strong: Callable[[str], str]
    name: Callable[[str], str]
    added: Callable[[str], str]
    removed: Callable[[str], str]
    heading: Callable[[int, str], Sequence[str]]

    def words(self, pieces: Iterable[Piece]) -> str:
        """What changed in a text, with a few words around each change."""
        listed = list(pieces)
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
            write = {Fate.SAME: self.text, Fate.ADDED: self.added, Fate.REMOVED: self.removed}[piece.fate]
            told.append(("" if piece.glued or not told else " ") + write(text))
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
    added=lambda text: f"[+{_plain(text)}+]",
    removed=lambda text: f"[-{_plain(text)}-]",
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


def bullets(lines: Sequence[Sequence[str]], rest: str = "andere", most: int = MOST) -> Iterator[str]:
    """Points, each a line and the lines below it; of many the first, and how many more there are."""
    for line, *below in lines[:most]:
        yield f"- {line}"
        yield from (f"  - {each}" for each in below)
    if len(lines) > most:
        yield f"- en nog {len(lines) - most} {rest}"
