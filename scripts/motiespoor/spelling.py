"""Which word was meant by one that is not allowed, whether that is certain, and which signs look like others.

It imports nothing of ours.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Guess:
    """The word that was meant, and whether that is certain."""

    word: str
    certain: bool


def guess(word: str, allowed: Iterable[str]) -> Guess | None:
    """What was meant by a word that is not allowed, if one of these is near."""
    words = sorted(allowed)
    if (sure := certain(word, words)) is not None:
        return Guess(sure, certain=True)
    near = nearest(word, words)
    return Guess(near, certain=False) if near else None


# Signs that look like others, or like nothing: what they look like, and what they are called.
_LOOKALIKES = {
    "\u00ad": ("", "een zacht afbreekstreepje"),
    "\u200b": ("", "een spatie zonder breedte"),
    "\u200c": ("", "een scheider zonder breedte"),
    "\u200d": ("", "een verbinder zonder breedte"),
    "\u2060": ("", "een woordverbinder zonder breedte"),
    "\u00a0": (" ", "een vaste spatie"),
    "\u202f": (" ", "een smalle vaste spatie"),
    "\u2010": ("-", "een ander streepje"),
    "\u2011": ("-", "een vast streepje"),
    "\u2012": ("-", "een cijferstreepje"),
    "\u2013": ("-", "een gedachtestreepje"),
    "\u2014": ("-", "een lang gedachtestreepje"),
    "\u2212": ("-", "een minteken"),
    "\u0132": ("IJ", "een IJ in één teken"),
    "\u0133": ("ij", "een ij in één teken"),
    "\ufb00": ("ff", "een ff in één teken"),
    "\ufb01": ("fi", "een fi in één teken"),
    "\ufb02": ("fl", "een fl in één teken"),
    "\ufb03": ("ffi", "een ffi in één teken"),
    "\ufb04": ("ffl", "een ffl in één teken"),
}
_PLAIN = {sign: like for sign, (like, _) in _LOOKALIKES.items()}


def plain(text: str) -> str:
    """A text in which what looks the same is the same: no signs that cannot be seen, none that look like others."""
    return text if text.isascii() else replaced(unicodedata.normalize("NFC", text), _PLAIN)


def replaced(text: str, signs: Mapping[str, str]) -> str:
    """A text with another sign for each of these, none of which is in what stands for another.

    One sign after the other: to look up every character of a text of a source takes twenty times as long.
    """
    for sign, like in signs.items():
        text = text.replace(sign, like)
    return text


def in_disguise(typed: str, word: str) -> str | None:
    """What is said of a text that only looks like a word: the first sign that is another, and its place."""
    seen = typed.strip()
    if seen == word:
        return None
    if plain(seen).strip() == word:
        for number, sign in enumerate(seen, 1):
            like, name = _LOOKALIKES.get(sign, (sign, ""))
            if not like:
                return f"achter teken {number - 1} van '{word}' staat {name} ({code(sign)}), dat niet te zien is. Typ het opnieuw."
            if name:
                return f"teken {number} van '{word}' is {name} ({code(sign)}). Typ daar '{like}'."
    if len(seen) == len(word):
        other = [(number, sign) for number, sign in enumerate(seen) if sign != word[number]]
        if all(is_foreign(sign) for _, sign in other):
            number, sign = other[0]
            return f"teken {number + 1} van '{word}' is een letter uit een ander schrift ({code(sign)}). Typ daar '{word[number]}'."
    return None


def is_foreign(sign: str) -> bool:
    """Whether a sign is a letter of another script, which may look like one of ours."""
    return sign.isalpha() and not unicodedata.name(sign, "LATIN").startswith("LATIN")


def code(sign: str) -> str:
    """What a sign that cannot be told from others is called."""
    return f"U+{ord(sign):04X}"


QUOTATION_MARKS = "\"'“”„‟‘’‚‛«»"  # quotation marks, straight and curly
_LEAST = 4  # letters: of a shorter word one letter more or less makes too many others


def certain(word: str, allowed: Iterable[str]) -> str | None:
    """The one allowed word that was certainly meant, if there is one.

    It is the same but for capitals, spaces and quotation marks;
    or one slip of the pen away (a letter too many, too few or another, or two swapped), while all others are further
    than two. A digit is never a slip: "2024" and "2025", "kst-128" and "kst-129" are different things.
    """
    typed = _bare(word)
    same = {each for each in allowed if _bare(each) == typed}
    if same or len(typed) < _LEAST:
        return same.pop() if len(same) == 1 else None
    near = {each: _slips(typed, bare) for each in allowed if abs(len(bare := _bare(each)) - len(typed)) <= 2}
    closest = [each for each, slips in near.items() if slips <= 2]
    if len(closest) != 1 or near[closest[0]] > 1:
        return None
    return closest[0] if re.findall("[0-9]", _bare(closest[0])) == re.findall("[0-9]", typed) else None


def _bare(word: str) -> str:
    """A word without what is not part of it: capitals, spaces and quotation marks around it, and how it is joined."""
    composed = plain(word).strip().strip(QUOTATION_MARKS).strip()
    return re.sub(r"[\s_-]+", "-", composed.casefold())


def _slips(typed: str, word: str) -> int:
    """How many slips lie between two words: the distance of optimal string alignment."""
    before: list[int] = []
    row = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        last, before, row = before, row, [i]
        for j, other in enumerate(word, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                least = min(least, last[j - 2] + 1)
            row.append(least)
    return row[-1]


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is most like this one, if one is.

    What was certainly meant comes first, then one that stands among what was typed, then a word that begins the same:
    "lopend" is another form of "loopt", not of "doorlopend". Of others only one that is alike in more than half is near.
    """
    words = sorted(allowed)
    if (sure := certain(word, words)) is not None:
        return sure
    lowered = {each.lower(): each for each in words}
    typed = word.strip().lower()
    alike_in_print = [each for each in lowered if each.translate(_AS_DIGITS) == typed.translate(_AS_DIGITS)]
    if len(alike_in_print) == 1:
        return lowered[alike_in_print[0]]
    parts = re.split(r"[\s/,;|]+", typed)
    if within := next((each for each in parts if each in lowered), None):
        return lowered[within]
    near = get_close_matches(typed, lowered, n=3, cutoff=_ALIKE)
    near.sort(key=lambda each: each[:2] != typed[:2])  # stable: otherwise the most alike stays first
    alike = [each for each in near if each[:1] == typed[:1]] or get_close_matches(typed, near, n=1, cutoff=_MUCH_ALIKE)
    return lowered[alike[0]] if alike else None


_AS_DIGITS = str.maketrans("ol", "01")  # letters that are read, and typed, for a digit
_ALIKE, _MUCH_ALIKE = 0.5, 0.65  # of 1: two words that begin the same, and any two


def suggestion(word: str, allowed: Iterable[str], *, listed: bool = True) -> str:
    """The second half of a message about a word that is not allowed.

    Names the nearest allowed word, if one is near, and then (with `listed`) all of them.
    """
    words = sorted(set(allowed))
    near = nearest(word, words)
    hint = f" Bedoelde u '{near}'?" if near else ""
    return hint + (f" Toegestaan: {', '.join(words)}." if listed and words else "")
