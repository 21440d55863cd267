"""Dates as people write them: "eind 2025", "eerste kwartaal 2026", "2026 e.v.".

A period keeps its literal text and says, where the text does, between which days it lies.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from motiespoor.spelling import in_disguise, plain

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}

# Words that promise something without saying when; they are terms, not mistakes.
UNDATED = (
    r"binnenkort|zo spoedig mogelijk|op termijn|(?:in )?de komende (?:jaren|tijd)|later|periodiek|jaarlijks|onbekend"
)
# The part of a year that a word stands for: first and last month.
PARTS = {"begin": (1, 3), "voorjaar": (3, 6), "medio": (5, 8), "zomer": (6, 9), "najaar": (9, 12), "eind": (10, 12)}


SHORT = {"jan": 1, "feb": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "dec": 12}  # fmt: skip


class UnreadablePeriod(ValueError):
    """The text is not a period; the message says in Dutch why. `meant` is the day that it certainly names, if it does."""

    def __init__(self, message: str, meant: date | None = None) -> None:
        self.meant = meant
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days, both ends included; `None` for an end that the text leaves open.

    `due` is the last day on which something promised for this period is on time:
    "vanaf medio 2025" has no end, but is late once mid-2025 has passed; "2026 e.v." is never late.
    """

    text: str
    start: date | None = None
    end: date | None = None
    due: date | None = None

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Earliest first; what has no start comes before what it ends, undated last."""
        fallback = self.end or date.max
        return (self.start or fallback, fallback, self.text)

    @property
    def day(self) -> date | None:
        """The one day this is, if it is one day."""
        return self.start if self.start == self.end else None


def existing_day(text: str) -> date:
    """The day that an ISO text names.

    Raises:
        UnreadablePeriod: the text has another form, or no such day exists.
    """
    if not (match := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)):
        _refuse_a_time(text)
        if (meant := _day_in_other_words(text)) is not None:
            told = f"'{text}' is geen datum. Bedoelde u '{meant}'? Schrijf jaar-maand-dag."
            raise UnreadablePeriod(in_disguise(text, meant.isoformat()) or told, meant)
        if (short := re.fullmatch(rf"({'|'.join(SHORT)})-([0-9]{{2}})", text.strip().lower())) is not None:
            raise UnreadablePeriod(
                f"'{text}' is een maand zonder dag, zoals Excel die maakt. Schrijf de dag zelf, bijvoorbeeld "
                f"20{short[2]}-{SHORT[short[1]]:02}-01."
            )
        raise UnreadablePeriod(f"'{text}' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25.")
    year, month, day = (int(part) for part in match.groups())
    if not 1 <= month <= 12:
        raise UnreadablePeriod(f"'{text}' bestaat niet: maand {month} is er niet.")
    return _day(text, year, month, day)


def period(text: str) -> Period:
    """The period that a text names; the text is kept as it is.

    Raises:
        UnreadablePeriod: the text is not one of the forms of this module, or names a day that does not exist.
    """
    words = re.sub(r"\s+", " ", plain(text).strip().lower())
    if re.fullmatch(UNDATED, words):
        return Period(text)
    if match := re.fullmatch(r"(vanaf|na|voor|uiterlijk) (.+)", words):
        start, end = _span(text, match[2])
        return {
            "vanaf": Period(text, start, None, end),
            "na": Period(text, end + timedelta(days=1)),
            "voor": Period(text, None, start - timedelta(days=1), start - timedelta(days=1)),
            "uiterlijk": Period(text, None, end, end),
        }[match[1]]
    if match := re.fullmatch(r"(?:in )?(.+?) (?:e\.v\.|en later|en verder)", words):
        return Period(text, _span(text, match[1])[0])
    start, end = _span(text, words)
    return Period(text, start, end, end)


def _span(text: str, words: str) -> tuple[date, date]:
    """First and last day of a period without open ends."""
    words = words.removeprefix("het ")
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
        day = existing_day(words)
        return day, day
    if match := re.fullmatch(r"(?:in de loop van |in )?([0-9]{4})", words):
        return _months(text, int(match[1]), 1, 12)
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", words):
        month = int(match[2])
        if not 1 <= month <= 12:
            raise UnreadablePeriod(f"'{text}' bestaat niet: maand {month} is er niet.")
        return _months(text, int(match[1]), month, month)
    if match := re.fullmatch(rf"([0-9]{{1,2}}) ({'|'.join(MONTHS)}) ([0-9]{{4}})", words):
        day = _day(text, int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        return day, day
    if match := re.fullmatch(rf"({'|'.join(MONTHS)}) ([0-9]{{4}})", words):
        month = MONTHS.index(match[1]) + 1
        return _months(text, int(match[2]), month, month)
    if match := re.fullmatch(rf"({'|'.join(PARTS)})(?: van)? ([0-9]{{4}})", words):
        return _months(text, int(match[2]), *PARTS[match[1]])
    if match := re.fullmatch(rf"({'|'.join(ORDINALS)}) kwartaal(?: van)? ([0-9]{{4}})", words):
        quarter = ORDINALS[match[1]]
        return _months(text, int(match[2]), 3 * quarter - 2, 3 * quarter)
    if match := re.fullmatch(rf"({'|'.join(ORDINALS)}) (?:helft|halfjaar)(?: van)? ([0-9]{{4}})", words):
        half = ORDINALS[match[1]]
        if half <= 2:
            return _months(text, int(match[2]), 6 * half - 5, 6 * half)
    _refuse_a_time(text)
    meant = _day_in_other_words(text)  # of the whole text: "vanaf 19-9-2025" is more than a day
    raise UnreadablePeriod(
        f"'{text}' is geen termijn die gelezen kan worden. "
        + (f"Bedoelde u '{meant}'? " if meant else "")
        + "Schrijf bijvoorbeeld 2025-12-01, december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort.",
        meant,
    )


_TIMED = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt]| +)([0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]*)?)?) *(?:[Zz]|[-+][0-9]{1,2}(?::?[0-9]{2})?)?"
)


def _refuse_a_time(text: str) -> None:
    """Raise for a day with a time, as programs write one that load and save a file.

    Midnight is that of the day that stood there. Another time may be midnight elsewhere, and so of another day.
    """
    if (match := _TIMED.fullmatch(text.strip())) is None:
        return
    meant = existing_day(match[1]) if not match[2].strip("0:.") else None
    raise UnreadablePeriod(
        f"'{text}' is een dag met een tijd erbij. "
        + (f"Bedoelde u '{meant}'? " if meant else "Kijk in het vorige bestand welke dag er stond. ")
        + "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag.",
        meant,
    )


# What Excel stores is the number of days since this one (its 1 January 1900 is 1, and it knows a 29 February 1900).
_FIRST_OF_EXCEL = date(1899, 12, 30)


def _day_in_other_words(text: str) -> date | None:
    """The day that a Dutch reader sees in a text: 19-9-2025, 19 september 2025, 2025/09/19; or the day that Excel counts.

    `None` when in doubt.
    """
    words = " ".join(plain(text).strip().lower().split())
    months = {**{name: number for number, name in enumerate(MONTHS, 1)}, **SHORT}
    if match := re.fullmatch(r"([0-9]{1,2})([-./ ])([0-9]{1,2})\2([0-9]{4})", words):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        if match[2] == "/" and day <= 12 and day != month:
            return None  # 5/9/2025 is 5 September, or the ninth of May
    elif match := re.fullmatch(r"([0-9]{4})([-./ ])([0-9]{1,2})\2([0-9]{1,2})", words):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
    elif match := re.fullmatch(rf"([0-9]{{1,2}})[- ]({'|'.join(months)})\.?[- ]([0-9]{{4}})", words):
        day, month, year = int(match[1]), months[match[2]], int(match[3])
    elif re.fullmatch(r"[1-7][0-9]{4}", words):
        return _FIRST_OF_EXCEL + timedelta(days=int(words))
    else:
        return None
    try:
        return date(year, month, day) if 1800 <= year <= 2200 else None
    except ValueError:
        return None


def _day(text: str, year: int, month: int, day: int) -> date:
    if not 1800 <= year <= 2200:
        raise UnreadablePeriod(f"'{text}': het jaar {year} ligt buiten 1800 tot 2200.")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise UnreadablePeriod(f"'{text}' bestaat niet: {MONTHS[month - 1]} {year} heeft {last} dagen.")
    return date(year, month, day)


def _months(text: str, year: int, first: int, last: int) -> tuple[date, date]:
    start = _day(text, year, first, 1)
    return start, _day(text, year, last, calendar.monthrange(year, last)[1])
