"""Problems in a dossier, and the places they point at.

Every room may use this module; of ours it knows only how a word is guessed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from motiespoor.spelling import Guess, in_disguise


class Span(Enum):
    """What a fix replaces."""

    VALUE = (
        "value"  # the whole value or cell that begins at its place; `old` and `new` are values, without quotation marks
    )
    TEXT = "text"  # exactly `old`, which stands at its place
    FILE = "file"  # the whole file: `old` and `new` are texts of it
    EVERYWHERE = "everywhere"  # `old` wherever it stands in the file


@dataclass(frozen=True, kw_only=True, slots=True)
class Fix:
    """What was certainly meant in the place of what stands there; `line` and `column` count from 1."""

    line: int
    column: int
    old: str
    new: str
    span: Span = Span.VALUE
    more: tuple[Fix, ...] = ()  # others of the same kind in the file, that are mended with it


@dataclass(frozen=True, slots=True)
class Rename:
    """The name that a file or a folder was certainly meant to have: both are paths in the dossier."""

    old: str
    new: str


@dataclass(frozen=True, order=True, kw_only=True, slots=True)
class Problem:
    """One mistake, where it stands and what to do about it.

    `path` is relative to the dossier; `line` and `column` count from 1.
    `found` is the value that is not right and `meant` the nearest right one, where they are known;
    `fix` is there when what to do is certain. They say nothing that makes it another problem.
    Nor do `breaks`, the names of what cannot be judged because of it, `hangs_on`, those of what must be right before it
    can be judged, and `lacks`, that of the one thing that is not there.

    All but the fix can be printed as it is, in any form, and fits on a screen: what a file holds reaches a terminal
    or a log by way of a problem.
    """

    path: str
    line: int
    column: int
    text: str
    found: str | None = field(default=None, compare=False)
    meant: str | None = field(default=None, compare=False)
    fix: Fix | Rename | None = field(default=None, compare=False, repr=False)
    breaks: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    hangs_on: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    lacks: str | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("path", "text", "found", "meant"):
            value = getattr(self, name)
            if value is not None and (shown := _on_a_screen(value)) is not value:
                object.__setattr__(self, name, shown)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.text}"


class Unreadable(Exception):
    """The data could not be accepted; carries every problem, sorted and once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problem(s)")

    def __reduce__(self) -> tuple[type[Unreadable], tuple[tuple[Problem, ...]]]:
        """From one process to another it takes its problems along."""
        return Unreadable, (self.problems,)


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

    def problem(
        self,
        text: str,
        field: str | None = None,
        *,
        found: str | None = None,
        guess: Guess | None = None,
        breaks: Iterable[str] = (),
        hangs_on: Iterable[str] = (),
        lacks: str | None = None,
    ) -> Problem:
        """A problem at `field` of this record, or at the record itself.

        `found` is the value of the field, and `guess` what was meant, where the problem is a wrong word.
        """
        line, column = self.fields.get(field or "", (self.line, self.column))
        problem = value_problem(self.path, line, column, text, found=found, guess=guess)
        if not (breaks or hangs_on or lacks):
            return problem
        return replace(problem, breaks=frozenset(breaks), hangs_on=frozenset(hangs_on), lacks=lacks)


def value_problem(
    path: str, line: int, column: int, text: str, *, found: str | None = None, guess: Guess | None = None
) -> Problem:
    """A problem with the value at a place, with the fix for it when what was meant is certain."""
    fix = None
    disguise = in_disguise(found, guess.word) if found is not None and guess is not None else None
    if found is not None and guess is not None and (disguise or guess.certain):
        fix = Fix(line=line, column=column, old=found, new=guess.word)
    meant = guess.word if guess else None
    return Problem(path=path, line=line, column=column, text=disguise or text, found=found, meant=meant, fix=fix)


NOWHERE = Origin(path="", fields={})


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, each once, sorted by file, line and column."""
    return tuple(sorted(set(problems)))


def printable(text: str) -> str:
    """A text on one line, in which every sign that a reader would not see, or that a terminal would obey, is written out."""
    if text.isprintable():
        return text
    return "".join(each if _is_seen(each) else each.encode("unicode_escape").decode() for each in text)


def _is_seen(character: str) -> bool:
    # A space of another width is one to a reader.
    return character.isprintable() or unicodedata.category(character) == "Zs"


_LONGEST = 600  # characters of a message: a screen of a small terminal
_END = 200  # of which so many are its end, where it says what to do


def _on_a_screen(text: str) -> str:
    """A text that can be printed, without its middle when it is longer than a screen."""
    shown = printable(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - _END - 1]}…{shown[-_END:]}"


def clipped(text: str, length: int = 60) -> str:
    """A text for use in a message: on one line, printable, and not too long."""
    line = printable(" ".join(text.split()))
    return line if len(line) <= length else line[: length - 1] + "…"


def named(text: str) -> str:
    """A value that is not right, so that what is wrong with it can be seen."""
    return f"'{clipped(text)}'" + (" (met een spatie ervoor of erachter)" if text != text.strip() else "")
