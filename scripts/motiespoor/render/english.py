"""What is counted, in English sentences: for the summary in English, which says no other thing than the Dutch pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from motiespoor.derive.counts import Counts
from motiespoor.derive.days import Days, ExpectedRound

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


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
    """How many promises there are, and how many were kept or told as kept with a doubt; "" without any."""
    if not counts.promises:
        return ""
    there = f"There {'is' if counts.promises == 1 else 'are'} {count(counts.promises, 'promise', 'promises')}"
    told = [
        f"{amount:,} {words}"
        for amount, words in (
            (counts.kept, "kept"),
            (counts.doubtful, "reported with doubt"),
            (counts.conditional, "on a condition"),
            (counts.no_term, "without a term and without a known outcome"),
        )
        if amount
    ]
    return f"{there}{f': {listed(told)}' if told else ''}."


def silence(silent: int, unfinished: int, searched: date | None) -> str:
    """Over how many actions that were not told as finished nothing was heard for long; "" when over none."""
    if not silent:
        return ""
    which = f"{silent:,} of the {unfinished:,} actions that were not reported as finished"
    which = "the only action that was not reported as finished" if unfinished == 1 else which
    return f"For {which} we found no news for more than a year ({searched_until(searched)})."


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
