"""What is counted, in English sentences: for the summary in English, which says no other thing than the Dutch pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from motiespoor.derive.counts import Counts
from motiespoor.derive.days import Days, ExpectedRound
from motiespoor.derive.facts import Finish, approach_day, cell, start_of, step
from motiespoor.derive.figures import as_told
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import DUTCH
from motiespoor.model.figure import Frequency, Precision, Series, SeriesKind
from motiespoor.model.front import FactKind, KeyFact
from motiespoor.model.publication import StatusKind
from motiespoor.spoken import spoken

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_ORDINALS = ("first", "second", "third", "fourth")

_PRECISIONS = {
    Precision.ABOUT: "about", Precision.JUST_OVER: "just over", Precision.ALMOST: "almost",
    Precision.AT_LEAST: "at least", Precision.AT_MOST: "at most", Precision.ABOVE: "more than", Precision.BELOW: "less than",
}  # fmt: skip

Words = tuple[tuple[str, str], ...]  # parts of a sentence, each with its language


def day(value: date) -> str:
    """25 October 2024"""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def number(value: Decimal) -> str:
    """353,797"""
    return f"{value:,f}"


def count(amount: int, one: str, many: str) -> str:
    """1 action, 27 actions"""
    return f"{amount:,} {one if amount == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """a, b and c"""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def searched_until(searched: date | None) -> str:
    """Searched until 22 November 2026"""
    return f"searched until {day(searched)}" if searched else "until when was searched, is not recorded"


def late(counts: Counts, days: Days) -> str:
    """How many promises are late, those with a date and the yearly ones apart, with the caveat; or that none is."""
    if not counts.promises:
        return "There are no promises yet."
    told = []
    if counts.dated_late:
        term = count(
            counts.dated_late, "promise with a date has passed its term", "promises with a date have passed their term"
        )
        told.append(f"{term} without a source that reports it as done.")
    if counts.yearly_awaited:
        yearly = count(counts.yearly_awaited, "yearly promise", "yearly promises")
        told.append(f"For {yearly} we found no report yet in {days.counted.year}.")
    if counts.missed:
        yearly = count(counts.missed, "yearly promise", "yearly promises")
        apart = listed([f"{year} ({amount:,})" for year, amount in counts.yearly_missed.items()])
        told.append(f"For {yearly} we found no report over a whole year: {apart}.")
    if not told:
        return "No promise with a date has passed its term without a report that it was done."
    caveat = f"That need not mean that it was not done: we did not find it ({searched_until(days.searched)})."
    return " ".join((*told, caveat))


def testable(counts: Counts) -> str:
    """Of how many promises the words do not allow to say when they are kept; "" when of none."""
    if not counts.untestable:
        return ""
    if counts.promises == 1:
        return "The words of the only promise do not allow to say when it is kept."
    return f"The words of {counts.untestable:,} of the {counts.promises:,} promises do not allow to say when they are kept."


def promises(counts: Counts) -> str:
    """How many promises there are, and how many of them stand where: the parts are all of them; "" without any."""
    if not counts.promises:
        return ""
    there = f"There {'is' if counts.promises == 1 else 'are'} {count(counts.promises, 'promise', 'promises')}"
    told = [
        f"{amount:,} {words}"
        for amount, words in (
            (counts.kept, "kept"),
            (counts.dated_late, "past their term without a report that it was done"),
            (counts.missed + counts.yearly_awaited, "yearly with a year of which no report was found"),
            (counts.running, "with a term still to come"),
            (counts.doubtful, "reported with doubt"),
            (counts.returning, "recurring with none known to be missing"),
            (counts.conditional, "on a condition"),
            (counts.shared, "counted with another promise"),
            (counts.no_term, "without a term"),
            (counts.open_ended, "with a term that has no last day"),
        )
        if amount
    ]
    return f"{there}{f': {listed(told)}' if told else ''}."


def silence(silent: int, unfinished: int, searched: date | None) -> str:
    """Over how many actions that were not told as finished no news of the action itself was found for long; "" when over none."""
    if not silent:
        return ""
    which = f"{silent:,} of the {unfinished:,} actions that were not reported as finished"
    which = "the only action that was not reported as finished" if unfinished == 1 else which
    return f"For {which} we found no news of the action itself for more than a year ({searched_until(searched)})."


def rounds(days_of_rounds: Sequence[date], expected: Sequence[ExpectedRound]) -> str:
    """Which overviews there are, and which were due and not found; "" without any."""
    told = []
    if days_of_rounds:
        which = count(len(days_of_rounds), "overview", "overviews")
        told.append(f"We follow {which}: {listed([day(each) for each in days_of_rounds])}.")
    told += [f"That of {each.year} was not found ({searched_until(each.searched)})." for each in expected]
    return " ".join(told)


def four_days(days: Days) -> tuple[tuple[str, str], ...]:
    """The four days that every page has."""
    return (
        ("Last report", day(days.last_report) if days.last_report else "none yet"),
        ("Newest source", day(days.newest_source) if days.newest_source else "none yet"),
        ("Searched until", day(days.searched) if days.searched else "not recorded"),
        ("Counted on", day(days.counted)),
    )


def headline(found: Finish) -> str:
    """Last known, 19 September 2025: 1 of the 24 actions that can come to an end has done so."""
    if found.day is None:
        return "There are no actions yet."
    known = f"Last known, {day(found.day)}"
    if not found.possible:
        return f"{known}: {count(found.lasting, 'action goes', 'actions go')} on without an end."
    if found.possible == 1:
        return f"{known}: the only action that can come to an end has {'' if found.number else 'not '}done so."
    done = f"{found.number:,}" if found.number else "none"
    has = "has" if found.number < 2 else "have"
    return f"{known}: {done} of the {found.possible:,} actions that can come to an end {has} done so."


def key_facts(dossier: Dossier) -> tuple[tuple[str, Words], ...]:
    """The key facts that are figures, each as a number and what it says; what is counted stands in sentences of its own."""
    series = {each.id: each for each in dossier.series}
    found = []
    for asked in dossier.publication.facts:
        of = series.get(asked.series or "")
        told = (
            None
            if of is None
            else _change(asked, of, dossier)
            if asked.kind is FactKind.CHANGE
            else _value(asked, of, dossier)
        )
        if told is not None:
            found.append(told)
    return tuple(found)


def _change(asked: KeyFact, series: Series, dossier: Dossier) -> tuple[str, Words] | None:
    found = step(dossier, asked)
    if found is None:
        return None
    said = f"between {_named(found.before.date, series)} and {_named(found.after.date, series)}."
    if found.expected is not None and found.expected.expected_change is not None:
        forecast = found.expected.forecast
        expected = f"{found.expected.expected_change:+,f}"
        if found.expected.expected_change_to is not None:
            expected = f"between {expected} and {found.expected.expected_change_to:+,f}"
        expected = exactly(expected, forecast.precision)
        said += f" Expected: {expected} by {_named(forecast.horizon, series)}."
    points = " percentage points" if series.in_percent else ""
    return f"{found.change:+,f}{points}", (
        _noun(asked, series, dossier.publication.language),
        ("en", said + _early(found.after.date, dossier)),
    )


def _value(asked: KeyFact, series: Series, dossier: Dossier) -> tuple[str, Words] | None:
    seen = cell(dossier, asked)
    if seen is None or seen.value is None:
        return None
    base = next((each for each in dossier.series if each.id == series.base), None)
    start = start_of(seen, series, base)
    told = as_told(dossier, series)
    when = f"from {day(start)} to {day(seen.date)}" if start else f"up to {day(seen.date)}"
    if told.of_period:
        when = _at(seen.date, told)
    sign = "+" if series.kind in (SeriesKind.CHANGE, SeriesKind.GROWTH) else ""
    number_ = exactly(f"{seen.value:{sign},f}{'%' if series.in_percent else ''}", seen.precision)
    names = {each.code: each.name for each in dossier.areas} | {each.code: each.name for each in dossier.sectors}
    place = asked.place or names.get(asked.area or "") or names.get(asked.sector or "")
    named = ("en", asked.place_english) if asked.place_english else (dossier.publication.language, place or "")
    where: Words = (("en", "in"), named) if place else ()
    noun, early = _noun(asked, series, dossier.publication.language), _early(seen.date, dossier)
    if series.kind is SeriesKind.LEVEL:
        return number_, (noun, *where, ("en", f"{_at(seen.date, series)}.{early}"))
    if series.kind is not SeriesKind.SHARE:
        return number_, (("en", "change in"), noun, *where, ("en", f"{when}.{early}"))
    of_level = base is None or base.kind is SeriesKind.LEVEL
    what, at = ("of all", _at(seen.date, told)) if of_level else ("of the change in", when)
    if place is None:
        return number_, (("en", what), noun, ("en", f"{at}.{early}"))
    return number_, (
        ("en", what),
        noun,
        ("en", f"{at}, in"),
        (named[0], f"{named[1]}."),
        *((("en", early.strip()),) if early else ()),
    )


def _at(when: date, series: Series) -> str:
    """On 1 January 2024, or in 2024: when a value holds."""
    return f"{'in' if series.of_period else 'on'} {_named(when, series)}"


def _named(when: date, series: Series) -> str:
    """1 January 2024; of a value over a period 2024, the school year 2024/25, the second quarter of 2024, January 2024"""
    if not series.of_period:
        return day(when)
    match series.frequency:
        case Frequency.SCHOOL_YEAR:
            start = when.year - (when.month < 8)
            return f"the school year {start}/{(start + 1) % 100:02d}"
        case Frequency.HALF_YEAR:
            return f"the {_ORDINALS[(when.month - 1) // 6]} half of {when.year}"
        case Frequency.QUARTER:
            return f"the {_ORDINALS[(when.month - 1) // 3]} quarter of {when.year}"
        case Frequency.MONTH:
            return f"{_MONTHS[when.month - 1]} {when.year}"
        case _:
            return str(when.year)


def _noun(asked: KeyFact, series: Series, language: str) -> tuple[str, str]:
    """What a fact counts, with the language of the words: a publication may give them in English.

    How a series is spoken of is Dutch, whatever the language of the dossier.
    """
    if asked.noun_english:
        return "en", asked.noun_english
    return DUTCH if asked.noun is None and series.phrase else language, spoken(series, asked.noun).bare


def statuses(counted: Sequence[tuple[StatusKind, int]], language: str) -> Words:
    """How many actions stand where; what has no name in English is told in the language of the dossier, and when that is Dutch, that it is."""
    told = [
        ("en" if status.english else language, f"{amount:,} {status.english or status.label}")
        for status, amount in counted
    ]
    found = tuple((language, f"{words},") for language, words in told[:-1]) + tuple(told[-1:])
    return (
        (*found, ("en", "(our names for the statuses, in Dutch)")) if any(lang == "nl" for lang, _ in told) else found
    )


def exactly(number_: str, precision: Precision | None) -> str:
    """Just over 131,000; 74% (rounded)"""
    if precision is Precision.ROUNDED:
        return f"{number_} (rounded)"
    return f"{_PRECISIONS[precision]} {number_}" if precision in _PRECISIONS else number_


def _early(seen: date, dossier: Dossier) -> str:
    """That a figure is of before the approach, when it is."""
    began = approach_day(dossier)
    return f" This is from before the approach of {day(began)}." if began is not None and seen < began else ""
