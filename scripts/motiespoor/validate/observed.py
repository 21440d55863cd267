"""The figures as they were observed: by what they are told apart, and which are worth adding up."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from motiespoor.model.arithmetic import decimals, last_place
from motiespoor.model.figure import Observation, Series
from motiespoor.read.dossier import Reading


class Key(NamedTuple):
    """What makes a row of waarnemingen.csv the only one."""

    series: str
    date: date
    area: str
    sector: str
    breakdown: str | None
    method: str


def series_of(reading: Reading) -> dict[str, Series]:
    """The series by their id; of two with one id the first."""
    return {each.id: each for each in reversed(reading.dossier.series)}


def key_of(each: Observation) -> Key:
    """What makes an observation the only one."""
    return Key(each.series, each.date, each.area, each.sector, each.breakdown, each.method)


@lru_cache(maxsize=1)
def usable(reading: Reading) -> dict[Key, Observation]:
    """The values that nothing is wrong with in themselves; what is wrong with one is not told again of its sums."""
    series = series_of(reading)
    rows = [(key_of(each), each) for each in reading.dossier.observations]
    times = Counter(key for key, _ in rows)
    return {
        key: each
        for key, each in rows
        if each.value is not None
        and times[key] == 1
        and (of := series.get(each.series)) is not None
        and is_sound(of, each.value)
    }


def is_sound(of: Series, value: Decimal) -> bool:
    """Whether nothing is wrong with a value in itself."""
    return not is_implausible(of, value) and decimals(value) <= of.decimals


def is_implausible(of: Series, value: Decimal) -> bool:
    return of.minimum <= of.maximum and not of.minimum <= value <= of.maximum


def is_broken(reading: Reading, path: str) -> bool:
    return any(problem.path == path for problem in reading.problems)


def unit(of: Series) -> Decimal:
    """One in the last decimal that the series shows."""
    return last_place(min(of.decimals, 6))
