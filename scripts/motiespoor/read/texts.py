"""From one text to a value of a declared type, or what is wrong with it.

One text is judged the same wherever it stands: in a file of YAML, in a cell of a table, in an answer of an editor.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from sys import intern
from typing import Annotated, Any, TypeVar

from motiespoor.model.fields import Limit, Pattern
from motiespoor.model.period import Period, UnreadablePeriod, existing_day, period
from motiespoor.problem import clipped, named
from motiespoor.spelling import QUOTATION_MARKS, Guess, guess, plain, suggestion

T = TypeVar("T")


class Wrong(ValueError):
    """A text is not what the field asks for; the message completes "<key> …" in Dutch. `guess` is what was meant."""

    def __init__(self, message: str, guess: Guess | None = None) -> None:
        self.guess = guess
        super().__init__(message)


def joined(name: str, message: str) -> str:
    """The name of a field and what is wrong with its value, as one sentence."""
    return f"{name}{message}" if message.startswith(":") else f"{name} {message}"


def is_prose(hint: Any) -> bool:
    """Whether a text may say anything, and is not a name, a number or a day."""
    checks = hint.__metadata__ if typing.get_origin(hint) is Annotated else ()
    return bool(checks) and all(isinstance(each, Limit) for each in checks)


def converter(hint: Any) -> Callable[[str], Any]:
    """What turns a text into a value of this type, or raises `Wrong`."""
    if typing.get_origin(hint) is Annotated:
        checks = hint.__metadata__
        limit = next((each.characters for each in checks if isinstance(each, Limit)), 300)
        pattern = next((each for each in checks if isinstance(each, Pattern)), None)
        return lambda text: _text(text, limit, pattern)
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = {str(each.value): each for each in hint}
        return lambda text: choice_of(text, values)
    converters = {date: day_of, Period: period_of, Decimal: number_of, int: _whole_number, bool: _truth, str: str}
    return typing.cast("Callable[[str], Any]", converters[hint])


def _text(text: str, limit: int, pattern: Pattern | None) -> str:
    if len(text) > limit:
        raise Wrong(f"is {len(text)} tekens lang; hoogstens {limit} passen hier.")
    if pattern is None:
        return " ".join(text.split())
    if not pattern.regex.fullmatch(text):
        bare = plain(text).strip().strip(QUOTATION_MARKS).strip()
        parts = bare.split()
        if len(parts) > 1 and "//" in parts[0] and pattern.regex.fullmatch("".join(parts)):
            raise Wrong(f"heeft een spatie achter '{clipped(parts[0])}'. Haal die weg.")
        meant = Guess(bare, certain=True) if pattern.regex.fullmatch(bare) else None
        hint = f" Bedoelde u '{bare}'?" if meant else ""
        raise Wrong(f"{named(text)} klopt niet.{hint} Hier hoort: {pattern.words}.", meant)
    return intern(text)  # the same few names stand over and over, and a large dossier would keep each of them


def choice_of(text: str, values: Mapping[str, T]) -> T:
    """What a word stands for, when it is one of these."""
    if text not in values:
        raise Wrong(f"{named(text)} bestaat niet.{suggestion(text, values)}", guess(text, values))
    return values[text]


@lru_cache(maxsize=4096)
def day_of(text: str) -> date:
    try:
        return existing_day(text)
    except UnreadablePeriod as error:
        raise _unreadable(error) from None


@lru_cache(maxsize=4096)
def period_of(text: str) -> Period:
    try:
        return period(clipped(text, 200))
    except UnreadablePeriod as error:
        raise _unreadable(error) from None


def _unreadable(error: UnreadablePeriod) -> Wrong:
    return Wrong(f": {error}", Guess(error.meant.isoformat(), certain=True) if error.meant else None)


_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


@lru_cache(maxsize=65536)
def number_of(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        bare = plain(text).strip()
        if long := re.fullmatch(r"-?[0-9]{1,12}\.([0-9]{7,})", bare):
            raise Wrong(f"{named(text)} heeft {len(long[1])} decimalen; hoogstens 6 passen. Rond het af zoals de bron.")
        if (why := _no_number(bare)) is not None:
            raise Wrong(f"{named(text)}{why}")
        raise Wrong(
            f"{named(text)} is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5.",
            Guess(bare, certain=True) if _NUMBER.fullmatch(bare) else None,
        )
    return Decimal(text)


_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1"}  # what is typed for a digit that looks like it
_WITH_LETTERS = re.compile(r"(?=.*[0-9])-?[0-9.,]*[OolI][0-9.,OolI]*")
_BEHIND_A_WORD = re.compile(r"([^\d\s+=.,?-][^\d]*?) *-?[0-9][0-9., ]*")
_BEFORE_A_WORD = re.compile(r"-?[0-9][0-9., ]*?[ ]*([^\d\s.,][^\d]*)")


def _no_number(text: str) -> str | None:
    """What is wrong with a number that has something else than digits in it, before it or behind it, if that is it."""
    if _WITH_LETTERS.fullmatch(text):
        place, letter = next((place, sign) for place, sign in enumerate(text, 1) if sign in _LETTERS)
        return f": teken {place} is de letter {letter}. Typ daar het cijfer {_LETTERS[letter]}."
    if found := _BEHIND_A_WORD.fullmatch(text):
        precision = "; hoe precies het is, staat bij 'nauwkeurigheid'" if re.search(r"[^\W\d_]", found[1]) else ""
        return f" heeft '{clipped(found[1])}' voor het getal. Schrijf alleen cijfers{precision}."
    if found := _BEFORE_A_WORD.fullmatch(text):
        return f" heeft '{clipped(found[1])}' achter het getal. Schrijf alleen cijfers; de eenheid staat bij de reeks."
    return None


def integer_of(text: str) -> int:
    """A whole number, which may be less than nothing."""
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        bare = plain(text).strip()
        meant = Guess(bare, certain=True) if re.fullmatch(r"-?[0-9]{1,9}", bare) else None
        raise Wrong(f"{named(text)} is geen heel getal. Schrijf alleen cijfers: 1234.", meant)
    return int(text)


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Wrong(f"{named(text)} is geen heel getal van nul of hoger.")
    return int(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise Wrong(f"{named(text)} is geen true of false.")
    return text == "true"


def listed(text: str) -> list[str]:
    """The values in a cell that holds a list, with a semicolon between them."""
    listed = [each.strip() for each in text.split(";")]
    if not all(listed):
        raise Wrong(f"{named(text)} heeft een puntkomma te veel. Zet er alleen één tussen twee codes.")
    return listed
