"""Problems in a dossier, and the places they point at.

Every room may use this module; it imports nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, order=True, kw_only=True, slots=True)
class Problem:
    """One mistake, where it stands and what to do about it.

    `path` is relative to the dossier; `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.text}"


class Unreadable(Exception):
    """The data could not be accepted; carries every problem, sorted and once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problem(s)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Where a record was read: its file, its first position, and that of each field.

    `fields` maps a Dutch key to (line, column) of its value;
    the items of a list are found under `key.0`, `key.1` and so on.
    """

    path: str
    line: int = 1
    column: int = 1
    fields: Mapping[str, tuple[int, int]]
    complete: bool = True  # False when a part of the record could not be read

    def problem(self, text: str, field: str | None = None) -> Problem:
        """A problem at `field` of this record, or at the record itself."""
        line, column = self.fields.get(field or "", (self.line, self.column))
        return Problem(path=self.path, line=line, column=column, text=text)


NOWHERE = Origin(path="", fields={})


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, each once, sorted by file, line and column."""
    return tuple(sorted(set(problems)))


def clipped(text: str, length: int = 60) -> str:
    """A text for use in a message: on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def named(text: str) -> str:
    """A value that is not right, so that what is wrong with it can be seen."""
    return f"'{clipped(text)}'" + (" (met een spatie ervoor of erachter)" if text != text.strip() else "")


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is most like this one, if one is.

    A word that begins the same comes first: "lopend" is another form of "loopt", not of "doorlopend".
    """
    lowered = {each.lower(): each for each in sorted(allowed)}
    typed = word.strip().lower()
    near = get_close_matches(typed, lowered, n=3, cutoff=0.5)
    near.sort(key=lambda each: each[:2] != typed[:2])  # stable: otherwise the most alike stays first
    return lowered[near[0]] if near else None


def suggestion(word: str, allowed: Iterable[str], *, listed: bool = True) -> str:
    """The second half of a message about a word that is not allowed.

    Names the nearest allowed word, if one is near, and then (with `listed`) all of them.
    """
    words = sorted(allowed)
    near = nearest(word, words)
    hint = f" Bedoelde u '{near}'?" if near else ""
    return hint + (f" Toegestaan: {', '.join(words)}." if listed and words else "")
