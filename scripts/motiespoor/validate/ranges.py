"""Rules on the numbers of forecasts: a low and a high one, and a percentage of something."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from motiespoor.dutch import NO_PERCENTAGE, day, in_full
from motiespoor.model.figure import Forecast, Precision
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading

# What can be said of both ends of a range: the others are a bound themselves.
_OF_BOTH = (None, Precision.EXACT, Precision.ROUNDED, Precision.ABOUT)


def ranges_have_two_ends(reading: Reading) -> Iterator[Problem]:
    """Ensure a high number stands beside a lower one, of everything that the row gives, and no word makes it a bound."""
    for each in reading.dossier.forecasts:
        if not each.ranged:
            continue
        for key, low, high in _ends(each):
            if high is not None and low is None:
                if each.origin.complete:
                    yield each.origin.problem(
                        f"bij '{key}_tot' hoort '{key}': het laagste getal. Vul dat in; noemt de bron er maar één, zet dat "
                        f"dan in '{key}'.",
                        f"{key}_tot",
                    )
            elif low is not None and high is None:
                if each.origin.complete:
                    yield each.origin.problem(
                        f"'{key}' heeft hier één getal, en een ander veld een laag en een hoog. Vul '{key}_tot' in, of haal "
                        f"'{key}' weg.",
                        key,
                    )
            elif low is not None and high is not None and high <= low:
                yield each.origin.problem(
                    f"{key}_tot {in_full(high)} is niet hoger dan {key} {in_full(low)}. Zet het laagste getal in '{key}' en "
                    f"het hoogste in '{key}_tot'.",
                    f"{key}_tot",
                )
        if each.precision not in _OF_BOTH:
            assert each.precision is not None
            yield each.origin.problem(
                f"nauwkeurigheid '{each.precision.value}' past niet bij een laag en een hoog getal. Kies exact, afgerond of "
                "ongeveer.",
                "nauwkeurigheid",
            )


def two_of_one(first: Forecast, again: Forecast) -> Problem | None:
    """Two rows of one forecast that give two numbers: a low and a high one, which belong in one row. `None` otherwise."""
    for (key, low, more), (_, high, most) in zip(_ends(first), _ends(again), strict=True):
        if low is not None and high is not None and low != high and more is None and most is None:
            return again.origin.problem(
                f"deze prognose staat er al met {key} {in_full(low)}, op regel {first.origin.line}. Noemt de "
                f"bron een laag en een hoog getal, zet die dan in één rij: '{key}' {min(low, high):f} en '{key}_tot' {max(low, high):f}.",
                key,
            )
    return None


def _ends(each: Forecast) -> tuple[tuple[str, Decimal | None, Decimal | None], ...]:
    """The lowest and the highest number of each way in which a forecast can give one, by key."""
    return (
        ("stand", each.level, each.level_to),
        ("mutatie", each.change, each.change_to),
        ("procent", each.percent, each.percent_to),
    )


def percentages_are_of_something(reading: Reading) -> Iterator[Problem]:
    """Ensure nothing was to grow in percent from a level that is known and is nought or less."""
    expected = [each for each in reading.dossier.forecasts if each.percent is not None]
    wanted = {(each.series, each.base_date, each.area, each.sector) for each in expected}
    levels: dict[tuple[str, date, str, str], Decimal] = {}
    for row in reading.dossier.observations if wanted else ():
        if row.value is not None and row.breakdown is None:
            key = (row.series, row.date, row.area, row.sector)
            if key in wanted:
                levels[key] = max(row.value, levels.get(key, row.value))
    for each in expected:
        base = levels.get((each.series, each.base_date, each.area, each.sector))
        if each.percent is not None and base is not None and base <= 0:
            yield each.origin.problem(
                f"procent {in_full(each.percent)} kan niet: de stand op {day(each.base_date)} is {in_full(base)}, en "
                f"{NO_PERCENTAGE}. Geef 'stand' of 'mutatie', of laat 'procent' leeg en zet in 'opmerking' wat de bron schreef.",
                "procent",
            )


RULES = (ranges_have_two_ends, percentages_are_of_something)
