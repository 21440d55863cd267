"""Rules on single figures: plausible, written as their series is, on the day that it is counted, and of a series that is clear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from motiespoor.dutch import counted, either, in_full
from motiespoor.model.arithmetic import decimals
from motiespoor.model.figure import (
    Forecast,
    Frequency,
    Observation,
    Revision,
    RevisionCause,
    Series,
    SeriesKind,
    YesNo,
)
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.divisions import circles
from motiespoor.validate.observed import is_implausible, series_of


def values_are_plausible(reading: Reading) -> Iterator[Problem]:
    """Ensure a value, observed or forecast, lies within the range of its series."""
    for each, of in _rows(reading):
        yield from implausible(each, of)


def implausible(each: Observation | Forecast, of: Series) -> Iterator[Problem]:
    """What is outside the range of its series in one row."""
    for key, value in (
        (("stand", each.level), ("stand_tot", each.level_to))
        if isinstance(each, Forecast)
        else (("waarde", each.value),)
    ):
        if value is not None and is_implausible(of, value):
            yield each.origin.problem(_implausible(of, key, value), key)
    for key, value in (("mutatie", each.change), ("mutatie_tot", each.change_to)) if isinstance(each, Forecast) else ():
        if value is not None and abs(value) > of.maximum - of.minimum >= 0:
            yield each.origin.problem(_implausible(of, key, value), key)


def _implausible(of: Series, key: str, value: Decimal) -> str:
    span = f"tussen {in_full(of.minimum)} en {counted(in_full(of.maximum), of.unit)}"
    return f"{key} {in_full(value)} kan niet kloppen: reeks '{of.id}' ligt {span}."


def values_have_their_decimals(reading: Reading) -> Iterator[Problem]:
    """Ensure a value, observed or forecast, has no more decimals than its series: 12.691 is not twelve thousand."""
    series = series_of(reading)
    revised = ((each, of) for each in reading.dossier.revisions if (of := series.get(each.series)) is not None)
    for each, of in (*_rows(reading), *revised):
        yield from overlong(each, of)


def overlong(each: Observation | Forecast | Revision, of: Series) -> Iterator[Problem]:
    """What has more decimals than its series in one row."""
    for key, value in _numbers(each):
        if value is not None and (written := decimals(value)) > of.decimals:
            hint = f" Bedoelde u {str(value).replace('.', '')}?" if written == 3 else ""
            most = f"{of.decimals or 'geen'} {'decimaal' if of.decimals == 1 else 'decimalen'}"
            yield each.origin.problem(f"{key} '{value}' past niet: reeks '{of.id}' heeft {most}.{hint}", key)


def _numbers(each: Observation | Forecast | Revision) -> tuple[tuple[str, Decimal | None], ...]:
    """The numbers of a row in the unit of its series, by key."""
    if isinstance(each, Forecast):
        return (
            ("stand", each.level),
            ("stand_tot", each.level_to),
            ("mutatie", each.change),
            ("mutatie_tot", each.change_to),
        )
    if isinstance(each, Revision):
        return (("was", each.was),)
    return (("waarde", each.value), ("was", each.revised_from))


def _rows(reading: Reading) -> Iterator[tuple[Observation | Forecast, Series]]:
    """The rows of both tables whose series is known, with it."""
    series = series_of(reading)
    rows: tuple[Observation | Forecast, ...] = (*reading.dossier.observations, *reading.dossier.forecasts)
    for each in rows:
        if (of := series.get(each.series)) is not None:
            yield each, of


def revisions_say_why(reading: Reading) -> Iterator[Problem]:
    """Ensure a value that was another before says what it was and why, and is another."""
    reasons = either(f"'{each.value}'" for each in RevisionCause)
    for each in reading.dossier.observations:
        if each.cause is None and each.revised_from is None:
            continue
        if each.revised_from is None:
            if each.origin.complete:
                yield each.origin.problem(
                    "bij een 'oorzaak' hoort 'was': de waarde die hier eerder stond. Vul die in, of haal de oorzaak weg.",
                    "was",
                )
        elif each.cause is None and each.origin.complete:
            yield each.origin.problem(
                f"bij 'was' hoort een 'oorzaak': {reasons}. Vul die in, of haal 'was' weg.",
                "oorzaak",
            )
        elif each.revised_from == each.value:
            yield each.origin.problem(
                f"'was' is ook {in_full(each.revised_from)}: dan is er niets herzien. Haal 'was' en 'oorzaak' weg.",
                "was",
            )


def dates_fit_their_frequency(reading: Reading) -> Iterator[Problem]:
    """Ensure a series that is counted once in a period has one reference date in each; another is likely a typo."""
    series = series_of(reading)
    rows: defaultdict[tuple[str, tuple[int, int]], dict[date, list[Observation]]] = defaultdict(dict)
    for each in reading.dossier.observations:
        of = series.get(each.series)
        if of is not None and of.frequency is not Frequency.LOOSE:
            rows[each.series, period_of(each.date, of.frequency)].setdefault(each.date, []).append(each)
    for (name, _), by_date in rows.items():
        if len(by_date) == 1:
            continue
        usual = max(by_date.values(), key=len)[0]  # of as many, the first in the file
        often = series[name].frequency.label
        for day, odd in by_date.items():
            for each in odd if day != usual.date else ():
                yield each.origin.problem(
                    f"reeks '{name}' heeft {often} één peildatum, en die is hier {usual.date} "
                    f"(regel {usual.origin.line}). Bedoelde u {usual.date}? "
                    f"Tellen bronnen op meer dagen, schrijf dan frequentie '{Frequency.LOOSE.value}' bij de reeks.",
                    "peildatum",
                )


def period_of(day: date, frequency: Frequency) -> tuple[int, int]:
    """The period that a day lies in: the year that it begins in, and its number in that year."""
    if frequency is Frequency.SCHOOL_YEAR:
        return day.year - (day.month < 8), 0
    months = {Frequency.YEAR: 12, Frequency.HALF_YEAR: 6, Frequency.QUARTER: 3}.get(frequency, 1)
    return day.year, (day.month - 1) // months


def series_have_a_base(reading: Reading) -> Iterator[Problem]:
    """Ensure a change, growth or share says of which series, and a level does not; and that no series is its own base."""
    for each in reading.dossier.series:
        if (each.kind is SeriesKind.LEVEL) != (each.base is None):
            text = (
                f"een reeks van soort '{each.kind.value}' heeft geen 'van'. Haal het weg."
                if each.base
                else f"een reeks van soort '{each.kind.value}' heeft 'van' nodig: de reeks waar zij bij hoort."
            )
            yield each.origin.problem(text, "van")
        if each.of_period and each.kind is not SeriesKind.LEVEL:
            yield each.origin.problem(
                f"alleen een reeks van soort '{SeriesKind.LEVEL.value}' geldt voor een dag of een periode. Maak de cel leeg.",
                "geldt_voor",
            )
        elif each.of_period and each.frequency is Frequency.LOOSE:
            yield each.origin.problem(
                f"over welke periode een waarde gaat, is niet te zeggen bij frequentie '{Frequency.LOOSE.value}'. Schrijf bij "
                "'frequentie' hoe lang een periode is, of maak deze cel leeg.",
                "geldt_voor",
            )
        if each.plural is YesNo.YES and each.phrase is None:
            yield each.origin.problem(
                "'meervoud' zegt iets over 'in_een_zin', en die cel is leeg. Vul die in, of maak deze cel leeg.",
                "meervoud",
            )
        if each.decimals > 6:
            yield each.origin.problem(f"decimalen {each.decimals} is te veel; hoogstens 6 passen.", "decimalen")
        if each.minimum > each.maximum:
            yield each.origin.problem(
                f"minimum {in_full(each.minimum)} is groter dan maximum {in_full(each.maximum)}.", "minimum"
            )
    places = {each.id: each.origin for each in reading.dossier.series}
    bases = {each.id: each.base for each in reading.dossier.series if each.kind is not SeriesKind.LEVEL}
    for first, circle in circles(bases, places):
        yield places[first].problem(f"'{first}' hoort via 'van' bij zichzelf: {circle}.", "van")


def denominators_are_levels(reading: Reading) -> Iterator[Problem]:
    """Ensure a level is divided by another level."""
    series = series_of(reading)
    for each in reading.dossier.series:
        if each.denominator is None:
            continue
        by = series.get(each.denominator)
        if each.kind is not SeriesKind.LEVEL:
            yield each.origin.problem(
                f"een reeks van soort '{each.kind.value}' heeft geen 'noemer'. Haal hem weg.", "noemer"
            )
        elif each.denominator == each.id:
            yield each.origin.problem("een reeks kan niet haar eigen noemer zijn.", "noemer")
        elif by is not None and by.kind is not SeriesKind.LEVEL:
            yield each.origin.problem(
                f"noemer '{by.id}' is van soort '{by.kind.value}'. Noem een reeks van soort '{SeriesKind.LEVEL.value}'.",
                "noemer",
            )


RULES = (
    values_are_plausible,
    values_have_their_decimals,
    revisions_say_why,
    dates_fit_their_frequency,
    series_have_a_base,
    denominators_are_levels,
)
