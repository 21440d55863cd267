"""The figures as whole columns, with pandas: for large tables only, as loading it takes longer than judging a small one.

A frame has a row for each record, in the order of the file. Most columns are codes: a number for each different text,
day or word, with -1 for nothing; those of days are in the order of the days. A mask has a truth for each row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from math import nan
from typing import Any, Literal, TypeAlias

import pandas as pd

from motiespoor.model.figure import Forecast, Observation, Precision, Series
from motiespoor.read.dossier import Reading
from motiespoor.validate.observed import Key, is_sound, series_of, unit

Frame: TypeAlias = pd.DataFrame
Mask: TypeAlias = "pd.Series[bool]"
Dtype: TypeAlias = Literal["bool", "int64", "float64"]

# What makes a row the only one, and the numbers in it.
KEY = list(Key._fields)
NUMBERS = ["value", "revised_from"]
FORECAST_KEY = ["series", "report", "horizon", "area", "sector"]
FORECAST_NUMBERS = ["level", "level_to", "change", "change_to"]


@lru_cache(maxsize=1)
def observations(reading: Reading) -> Frame:
    """The codes of the key and the numbers of each observation, and what follows from them (rows × 12).

    `usable` and `exact` are truths; `amount` and `step`, one in the last decimal of its series, are floats:
    not a number where there is none.
    """
    records, series = reading.dossier.observations, series_of(reading)
    rows = _coded(records, KEY, [*NUMBERS, "precision"])

    def is_usable(row: int) -> bool:
        value, of = records[row].value, series.get(records[row].series)
        return value is not None and of is not None and is_sound(of, value)

    def amount(row: int) -> float:
        return nan if (value := records[row].value) is None else float(value)

    return rows.assign(
        usable=once(rows, ["series", "value"], is_usable) & ~rows.duplicated(KEY, keep=False),
        exact=once(rows, ["precision"], lambda row: records[row].precision is Precision.EXACT),
        amount=once(rows, ["value"], amount, "float64"),
        step=by_series(reading, rows, lambda of: float(unit(of)), nan, "float64"),
    )


@lru_cache(maxsize=1)
def forecasts(reading: Reading) -> Frame:
    """The codes of the key and the numbers of each forecast (rows × 9)."""
    return _coded(reading.dossier.forecasts, FORECAST_KEY, FORECAST_NUMBERS)


def _coded(records: Sequence[Observation | Forecast], equal: Sequence[str], same: Sequence[str]) -> Frame:
    """A code for each text or day that is equal, and for each value that is the same object.

    A number that is written in one way is read into one object; those that are equal can have other decimals.
    """
    columns = {name: _codes([getattr(each, name) for each in records]) for name in equal}
    columns |= {name: _codes([id(getattr(each, name)) for each in records]) for name in same}
    return pd.DataFrame(columns, index=range(len(records)))


def _codes(values: Sequence[object]) -> Any:
    column: pd.Series[Any] = pd.Series(list(values), dtype="object")
    return pd.factorize(column, sort=True)[0]


def codes_of(reading: Reading, column: str) -> dict[Any, int]:
    """The code that each text or day has in a column of the observations."""
    records, first = reading.dossier.observations, observations(reading)[column].drop_duplicates()
    return {getattr(records[row], column): int(code) for row, code in zip(first.index, first, strict=True)}


def once(rows: Frame, columns: list[str], judged: Callable[[int], object], dtype: Dtype = "bool") -> pd.Series[Any]:
    """What is judged of each row, asked once for all that have the same in these columns."""
    alike = rows.groupby(columns, sort=False).ngroup()
    found: pd.Series[Any] = pd.Series([judged(row) for row in alike.drop_duplicates().index], dtype=dtype)
    return found.take(alike.to_numpy()).set_axis(rows.index)


def by_series(
    reading: Reading, rows: Frame, judged: Callable[[Series], object], unknown: object, dtype: Dtype = "bool"
) -> pd.Series[Any]:
    """What is judged of the series of each observation; `unknown` for one that is not there."""
    records, series = reading.dossier.observations, series_of(reading)

    def asked(row: int) -> object:
        of = series.get(records[row].series)
        return unknown if of is None else judged(of)

    return once(rows, ["series"], asked, dtype)


def with_their_like(rows: Frame, columns: list[str], mask: Mask) -> Mask:
    """The rows of a mask, with all that have the same as one of them in these columns."""
    alike = rows.groupby(columns, sort=False).ngroup()
    return alike.isin(alike[mask])
