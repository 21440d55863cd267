"""Numbers as people and programs write them in a table, and what stands there when there is none.

Whether `1.234` is a thousand or a decimal is decided for a table as a whole, never for one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from motiespoor.model import arithmetic
from motiespoor.model.figure import Precision
from motiespoor.problem import named


class Notation(Enum):
    """How a table writes thousands and decimals; the value is an example."""

    DUTCH = "1.234,5"
    ENGLISH = "1,234.5"


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """What a cell says: a value, or a gap when `value` is `None`.

    `precision` is told by the cell itself ("ca.", "<"), `mark` is that of a footnote ("*"),
    `step` is one in the last decimal that is written, `bound` says that the value was worked out from a limit.
    """

    value: Decimal | None
    precision: Precision | None = None
    mark: str = ""
    percent: bool = False
    step: Decimal = Decimal(1)
    bound: bool = False


class NotANumber(ValueError):
    """The text cannot be read as a number; the message says in Dutch why, as a sentence."""


# What stands in a cell of which the source gives no figure. A zero is written as a zero.
GAPS = ("-", "–", "—", ".", "..", "…", "...", "x", "?", "n.b.", "nb", "onbekend")

SAVE_AGAIN = "Open het bestand in het rekenblad, bewaar het, en neem het opnieuw over."

_MARK = re.compile(r"(?:\s*(\*+)\)?|\s*([¹²³⁰⁴-⁹]+)\)?|\s+\(?([0-9]{1,2}|[a-z])\)|\s*([†‡#]))$")
_WORDS = {
    "ca.": Precision.ABOUT,
    "ca": Precision.ABOUT,
    "circa": Precision.ABOUT,
    "ongeveer": Precision.ABOUT,
    "rond": Precision.ABOUT,
    "±": Precision.ABOUT,
    "~": Precision.ABOUT,
    "ruim": Precision.JUST_OVER,
    "bijna": Precision.ALMOST,
    "minstens": Precision.AT_LEAST,
    "ten minste": Precision.AT_LEAST,
    "≥": Precision.AT_LEAST,
    ">=": Precision.AT_LEAST,
    "hoogstens": Precision.AT_MOST,
    "ten hoogste": Precision.AT_MOST,
    "maximaal": Precision.AT_MOST,
    "≤": Precision.AT_MOST,
    "<=": Precision.AT_MOST,
}
_BEYOND = {"<": (Precision.AT_MOST, -1), "minder dan": (Precision.AT_MOST, -1), ">": (Precision.AT_LEAST, 1), "meer dan": (Precision.AT_LEAST, 1)}  # fmt: skip
_WORD = re.compile(
    rf"({'|'.join(re.escape(each) for each in sorted((*_WORDS, *_BEYOND), key=len, reverse=True))})\s*(?=[0-9(−-])",
    re.IGNORECASE,
)
_DIGITS = {
    Notation.DUTCH: re.compile(r"(?:[0-9]{1,12}|[0-9]{1,3}(?:\.[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,3})(?:,[0-9]{1,17})?"),
    Notation.ENGLISH: re.compile(r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,3}(?: [0-9]{3}){1,3})(?:\.[0-9]{1,17})?"),
}  # fmt: skip
_ENDS = {Notation.DUTCH: (".", ","), Notation.ENGLISH: (",", ".")}  # thousands, decimals


def unmarked(text: str) -> tuple[str, str]:
    """A text without the mark of a footnote before or behind it, and that mark."""
    found = ""
    while (match := _MARK.search(text)) is not None and match.start() > 0:
        found = next(group for group in match.groups() if group) + found
        text = text[: match.start()]
    if match := re.match(r"(\*+|[¹²³⁰⁴-⁹]+)\s*(?=\S)", text):
        found, text = match[1] + found, text[match.end() :]
    return text.strip(), found


def is_gap(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return not text or text.lower() in GAPS


def is_formula(text: str) -> bool:
    """Whether a cell has a formula instead of its outcome."""
    return text.startswith("=")


def looks_like_number(text: str) -> bool:
    """Whether a cell is meant as a figure: it has digits, and hardly a word besides."""
    bare = _WORD.sub("", unmarked(text)[0])
    return bool(re.search(r"[0-9]", bare)) and not re.search(r"[^\W\d_]{4}", bare)


def notation_of(texts: Iterable[str], decimals: int) -> Notation | None:
    """The notation of a table whose figures have at most so many decimals; `None` when both fit and differ.

    The one that fewest cells break; what breaks it is told by `number`.
    """
    cells = [text for text in texts if looks_like_number(text)]
    breaks = dict.fromkeys(Notation, 0)
    differ = False
    for text in cells:
        values = []
        for each in Notation:
            try:
                read = number(text, each)
            except NotANumber:
                breaks[each] += 1
                continue
            values.append(read.value)
            breaks[each] += not read.percent and arithmetic.decimals(read.step) > decimals
        differ = differ or len(set(values)) > 1
    if breaks[Notation.DUTCH] != breaks[Notation.ENGLISH]:
        return min(Notation, key=lambda each: breaks[each])
    return None if differ and not breaks[Notation.DUTCH] else Notation.DUTCH


def number(text: str, notation: Notation, unit: str = "") -> Number:
    """What a cell says, in the notation of its table; the unit may stand behind it.

    Raises:
        NotANumber: it is no number and no gap.
    """
    bare, mark = unmarked(text)
    if is_gap(bare):
        return Number(value=None, mark=mark)
    if is_formula(bare):
        raise NotANumber(f"{named(text)} is een formule zonder uitkomst. {SAVE_AGAIN}")
    if re.match(r"#|err:[0-9]", bare, re.IGNORECASE):
        raise NotANumber(f"{named(text)} is een fout van het rekenblad. Herstel die daar, of schrijf een streepje.")
    precision, beyond = None, 0
    if (word := _WORD.match(bare)) is not None:
        precision, beyond = _BEYOND.get(word[1].lower()) or (_WORDS[word[1].lower()], 0)
        bare = bare[word.end() :]
    if unit and bare.lower().endswith(f" {unit.lower()}"):
        bare = bare[: -len(unit)].rstrip()
    percent = bare.endswith("%")
    bare = bare.removesuffix("%").rstrip()
    negative = False
    if match := re.fullmatch(r"\((.+)\)|[-−–]\s?(.+)", bare):
        negative, bare = True, match[1] or match[2]
    if not _DIGITS[notation].fullmatch(bare):
        raise NotANumber(f"{named(text)} is geen getal.{_hint(bare, notation)}")
    thousands, point = _ENDS[notation]
    plain = bare.replace(thousands, "").replace(" ", "").replace(point, ".")
    value = Decimal(f"-{plain}" if negative else plain)
    step = arithmetic.last_place(arithmetic.decimals(value))
    if beyond and step != 1:
        raise NotANumber(
            f"{named(text)} is een grens, en geen waarde. Schrijf '{'hoogstens' if beyond < 0 else 'minstens'}' "
            "met het getal waar het om gaat, of een streepje."
        )
    return Number(value=value + beyond, precision=precision, mark=mark, percent=percent, step=step, bound=bool(beyond))


def sheet_number(text: str, *, percent: bool = False) -> Number:
    """What a spreadsheet holds as a number: plain digits with a point, exact."""
    value = Decimal(text)
    return Number(value=value, step=arithmetic.last_place(arithmetic.decimals(value)), percent=percent)


def _hint(bare: str, notation: Notation) -> str:
    """What could be done about a text that breaks the notation of its table."""
    other = next(each for each in Notation if each is not notation)
    if _DIGITS[other].fullmatch(bare):
        return (
            f" De rest van de tabel is geschreven als {notation.value}; dit als {other.value}. Schrijf het als de rest."
        )
    if re.search(r"[0-9]", bare):
        return f" Schrijf het als {notation.value}."
    return f" Staat er geen getal, schrijf dan een van deze tekens: {' '.join(GAPS[:5])} x ? n.b."
