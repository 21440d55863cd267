"""Days, numbers, values, changes and lists as they are written in Dutch, in any locale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from motiespoor.model.figure import Direction, Forecast, Frequency, Observation, Precision, Series, SeriesKind
from motiespoor.model.period import MONTHS, Period
from motiespoor.model.source import Evidence, EvidenceKind, Source
from motiespoor.model.succession import Fate

NOT_FOUND = EvidenceKind.NOT_FOUND.label
# What stands where a number cannot be given, and why.
UNCOMPUTED = "niet te berekenen"
NO_PERCENTAGE = "groei vanaf nul of minder is geen percentage"
INCOMPARABLE = "niet te vergelijken"
ONLY_PERCENT = "alleen in procent"
RUNNING = "nog niet bekend"
# What only stands as given in what members of parliament ask.
PREMISE = "volgens een vraag van Kamerleden"
# What has a direction of itself, and so a sign.
_SIGNED = (SeriesKind.CHANGE, SeriesKind.GROWTH)
_NUMBER = "aantal"  # the unit of what is only counted
_ROUNDED = f" ({Precision.ROUNDED.label})"  # stands behind the unit
_SMALL = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def day(value: date) -> str:
    """25 oktober 2024"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def day_of_year(value: date) -> str:
    """1 januari"""
    return f"{value.day} {MONTHS[value.month - 1]}"


def over(start: date, end: date) -> str:
    """In 2022 en 2023, where two first days of a year bound them; else from which day to which."""
    if (start.month, start.day, end.month, end.day) != (1, 1, 1, 1):
        return f"van {day(start)} tot {day(end)}"
    years = [str(each) for each in range(start.year, end.year)]
    return f"in {listed(years)}" if len(years) < 3 else f"van {years[0]} tot en met {years[-1]}"


def within(start: date, end: date) -> str:
    """In vier jaar, where whole years lie between; else until which day."""
    whole = end.year - start.year if (start.month, start.day) == (end.month, end.day) else 0
    return f"in {'één' if whole == 1 else small(whole)} jaar" if whole > 0 else f"tot {day(end)}"


def when(value: Period) -> str:
    """A period in words: a day in full, other texts as they were written."""
    if value.day is not None:
        return day(value.day)
    parts = value.text.split("-")
    if len(parts) == 2 and all(part.isdigit() for part in parts):
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if value.text.startswith("voor ") and value.due is not None and "-" in value.text:
        return f"voor {day(date.fromordinal(value.due.toordinal() + 1))}"
    return value.text


def reference(value: date, frequency: Frequency) -> str:
    """The short name of a reference date, as on an axis: 2024, 2024/25, 1e kwartaal 2024, januari 2024.

    A school year is the one that holds the day, from August to July; days that follow no rule are written in full.
    """
    match frequency:
        case Frequency.YEAR:
            return str(value.year)
        case Frequency.SCHOOL_YEAR:
            start = value.year - (value.month < 8)
            return f"{start}/{(start + 1) % 100:02d}"
        case Frequency.HALF_YEAR:
            return f"{(value.month - 1) // 6 + 1}e helft {value.year}"
        case Frequency.QUARTER:
            return f"{(value.month - 1) // 3 + 1}e kwartaal {value.year}"
        case Frequency.MONTH:
            return f"{MONTHS[value.month - 1]} {value.year}"
        case Frequency.LOOSE:
            return day(value)


def references(values: Sequence[date], frequency: Frequency) -> dict[date, str]:
    """The names of the reference dates of one chart or table; in full where two would get the same name."""
    names = {each: reference(each, frequency) for each in values}
    if len(set(names.values())) == len(names):
        return names
    return {each: day(each) for each in names}


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals; halves go away from zero, and nothing rounds to minus zero."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + 0


def number(value: Decimal, decimals: int = 0) -> str:
    """353.797 or 5,2; a minus sign, not a hyphen."""
    return _written(rounded(value, decimals), decimals)


def in_full(value: Decimal) -> str:
    """1.234,5: a number as it is, however many decimals it has, with no zeros behind them."""
    return _written(value, len(f"{value:f}".partition(".")[2].rstrip("0")))


@lru_cache(maxsize=10_000)  # of the numbers of a site many are the same
def _written(value: Decimal, decimals: int) -> str:
    text = f"{value.copy_abs():,.{decimals}f}".replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"−{text}" if value < 0 else text


def tally(amount: int) -> str:
    """12.500, of things that are counted"""
    return number(Decimal(amount))


def signed(value: Decimal, decimals: int = 0) -> str:
    """+17.527 or −152"""
    return _with_sign(number(value, decimals))


def _with_sign(text: str) -> str:
    return text if text.startswith("−") or not text.strip("0,.") else f"+{text}"


def percent(value: Decimal) -> str:
    """+8,1%: a growth that was computed"""
    return f"{signed(value, 1)}%"


def difference(value: Decimal, decimals: int, unit: str, growth: Decimal | None = None) -> str:
    """+17.527 personen (+8,1%): a change that was computed, and how much that is of what it was"""
    told = counted(signed(value, decimals), unit)
    return told if growth is None else f"{told} ({percent(growth)})"


def measured(
    value: Decimal, decimals: int | None, precision: Precision | None = None, unit: str = "", *, sign: bool = False
) -> str:
    """Ruim 131.000 personen, +2,5% (afgerond): a value as its source gave it.

    It gets no more decimals than its source gave, and no more than `decimals`; a change has its sign.
    """
    exponent = value.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    text = number(value, own if decimals is None else min(decimals, own))
    return with_precision(counted(_with_sign(text) if sign else text, unit), precision)


def counted(shown: str, unit: str) -> str:
    """17.527 personen, 5,2%, 74 procent (afgerond), 10: a value with its unit; that a number is a number is not said again."""
    if unit in ("", _NUMBER):
        return shown
    value = shown.removesuffix(_ROUNDED)
    return f"{value}{unit if unit == '%' else f' {unit}'}{shown[len(value) :]}"


def given(value: Decimal, series: Series, precision: Precision | None = None, unit: str = "") -> str:
    """A value of a series, which knows its decimals and whether it is a change."""
    return measured(value, series.decimals, precision, unit, sign=series.kind in _SIGNED)


def observed(observation: Observation, series: Series, unit: str = "") -> str:
    """The value of an observation, or what is known instead."""
    if observation.value is None:
        return gap(observation.direction)
    return given(observation.value, series, observation.precision, unit)


def foreseen(forecast: Forecast, series: Series) -> str | None:
    """What was expected, in the words of its source; `None` when that is not known."""
    parts = [
        ranged(forecast.level, forecast.level_to, series.decimals, series.unit),
        ranged(forecast.change, forecast.change_to, series.decimals, series.unit, sign=True),
        ranged(forecast.percent, forecast.percent_to, None, "%", sign=True),
    ]
    if any(parts):
        return with_precision(listed(each for each in parts if each), forecast.precision)
    return direction(forecast.direction) if forecast.direction else None


def ranged(low: Decimal | None, high: Decimal | None, decimals: int | None, unit: str, *, sign: bool = False) -> str:
    """128 km, or tussen 128 en 133 km; "" when there is neither"""
    if low is None:
        return ""
    if high is None:
        return measured(low, decimals, None, unit, sign=sign)
    first = measured(low, decimals, None, "%" if unit == "%" else "", sign=sign)
    return between(first, measured(high, decimals, None, unit, sign=sign))


def between(low: str, high: str) -> str:
    """Tussen 128 en 133: a number of which its source gave a low and a high one"""
    return f"tussen {low} en {high}"


def with_precision(text: str, precision: Precision | None) -> str:
    """A number with the word that its source gives it: "ruim 131.000"."""
    if precision is None or precision is Precision.EXACT:
        return text
    return text + _ROUNDED if precision is Precision.ROUNDED else f"{precision.label} {text}"


def direction(value: Direction) -> str:
    """What stands where a source gives only a direction."""
    return f"{value.label}, getal {NOT_FOUND}"


def gap(known: Direction | None) -> str:
    """What stands where a source gives no number."""
    return NOT_FOUND if known is None else direction(known)


def count(amount: int, one: str, many: str) -> str:
    """1 maatregel, 3 maatregelen"""
    return f"{tally(amount)} {one if amount == 1 else many}"


def of_all(amount: int, total: int, one: str, many: str, *, neuter: bool = False) -> str:
    """De enige actie, alle 24 acties, 3 van de 24 acties, geen van de 24 acties; of none at all the caller speaks.

    `neuter` is for what has "het" before it.
    """
    assert 0 <= amount <= total and total > 0
    if total == 1:
        return f"{'het' if neuter else 'de'} enige {one}" if amount else f"geen {one}"
    if amount == total:
        return f"alle {tally(total)} {many}"
    return f"{tally(amount) if amount else 'geen'} van de {tally(total)} {many}"


def small(amount: int) -> str:
    """A small number in letters, as running text has it."""
    return _SMALL[amount] if amount < len(_SMALL) else str(amount)


def picture_name(finding: str, sentence: str) -> str:
    """What a picture is called for who cannot see it."""
    return f"{finding}. {sentence} De tabel met deze cijfers staat eronder."


def listed(words: Iterable[str], last: str = "en") -> str:
    """a, b en c"""
    parts = list(words)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def either(words: Iterable[str]) -> str:
    """a, b of c"""
    return listed(words, "of")


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text as it stands within a sentence; a word in capitals stays as it is."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def term(first: Period | None, now: Period | None) -> str:
    """A sentence about a term: the one that holds now, and the first if it was another."""
    if now is None:
        return "Termijn: geen termijn genoemd."
    moved = f" (eerst: {when(first)})" if first is not None and first != now else ""
    return f"Termijn: {when(now)}{moved}".rstrip(".") + "."  # 'e.v.' has its own full stop


def come(achieved: Period | None) -> str:
    """A sentence about when something promised was there."""
    return f"Gekomen: {when(achieved) if achieved else NOT_FOUND}."


def became(fate: Fate, successors: Iterable[str]) -> str:
    """Overgegaan in a, gesplitst in a en b: what became of a name"""
    names = listed(successors)
    return f"{fate.label} in {names}" if names else fate.label


def quoted(text: str) -> str:
    """A title within a sentence; one that has quotes of its own gets double ones."""
    return f"“{text}”" if "‘" in text or "’" in text else f"‘{text}’"


def plain(text: str) -> str:
    """The text on one line, for where there is no markup."""
    return " ".join(text.split())


def named(source: Source) -> str:
    """A source in running text, without markup: its name and its day."""
    return f"{source.name}, {when(source.date)}"


def cited(evidence: Evidence, source: Source) -> str:
    """What a claim rests on, without markup: the literal text, whose it is and where it stands."""
    where = f" ({evidence.locator})" if evidence.locator else ""
    quote = f"“{evidence.quote}” — " if evidence.quote else ""
    return f"{quote}{named(source)}{where}"
