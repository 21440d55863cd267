"""The rows of figures that a rule has to look at: in a large table those are few.

Nothing here says what is wrong. Each function belongs to a rule, proves rows right over whole columns, in numbers that
may be off by a hair, and leaves in doubt every row that the rule has something to say about, with all rows that it
needs for that. The rule judges those, exactly and in its own words, so that it is written down once.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar

import pandas as pd

from motiespoor.model.figure import Area, Forecast, Frequency, Observation, Sector, Series, SeriesKind, YesNo
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.columns import (
    FORECAST_KEY,
    FORECAST_NUMBERS,
    KEY,
    NUMBERS,
    Frame,
    Mask,
    by_series,
    codes_of,
    forecasts,
    observations,
    once,
    with_their_like,
)
from motiespoor.validate.divisions import Divisions, division_of, divisions, on_a_day
from motiespoor.validate.identity import rows_are_unique
from motiespoor.validate.observed import series_of
from motiespoor.validate.sums import (
    EXPECTED,
    changes_match_levels,
    is_part_of_a_whole,
    parts_add_up,
    shares_stay_within_the_whole,
)
from motiespoor.validate.values import (
    dates_fit_their_frequency,
    implausible,
    overlong,
    period_of,
    values_are_plausible,
    values_have_their_decimals,
)

R = TypeVar("R", Observation, Forecast)
Rule: TypeAlias = Callable[[Reading], Iterable[Problem]]
OfRow: TypeAlias = Callable[[Observation | Forecast, Series], Iterable[Problem]]
InDoubt: TypeAlias = Callable[[Reading], Mask]

_LINE = ["series", "area", "sector", "breakdown"]  # what has one value on a day by each method
_HAIR = 1e-12  # a sum of floats is off by less than this part of the sizes that were added up


def in_doubt(rule: Rule, reading: Reading) -> Reading:
    """A reading with the rows that a rule on figures has to look at; for any other rule the reading itself."""
    if rule not in OBSERVATIONS:
        return reading
    dossier = reading.dossier
    kept = dataclasses.replace(
        dossier,
        observations=_kept(dossier.observations, OBSERVATIONS[rule](reading)),
        forecasts=_kept(dossier.forecasts, FORECASTS[rule](reading)) if rule in FORECASTS else dossier.forecasts,
    )
    return dataclasses.replace(reading, dossier=kept)


def _kept(records: Sequence[R], mask: Mask) -> tuple[R, ...]:
    return tuple(records[row] for row in mask.index[mask])


def _repeated(reading: Reading) -> Mask:
    """Observations that stand there more than once."""
    return observations(reading).duplicated(KEY, keep=False)


def _repeated_forecasts(reading: Reading) -> Mask:
    """Forecasts that stand there more than once."""
    return forecasts(reading).duplicated(FORECAST_KEY, keep=False)


def _told(of_row: OfRow, reading: Reading) -> Mask:
    """Observations of which something is told, whatever stands in other rows."""
    return _told_of(of_row, reading, reading.dossier.observations, observations(reading)[["series", *NUMBERS]])


def _told_forecasts(of_row: OfRow, reading: Reading) -> Mask:
    """Forecasts of which something is told, whatever stands in other rows."""
    return _told_of(of_row, reading, reading.dossier.forecasts, forecasts(reading)[["series", *FORECAST_NUMBERS]])


def _told_of(of_row: OfRow, reading: Reading, records: Sequence[Observation | Forecast], rows: Frame) -> Mask:
    series = series_of(reading)

    def is_told(row: int) -> bool:
        of = series.get(records[row].series)
        return of is not None and any(True for _ in of_row(records[row], of))

    return once(rows, list(rows.columns), is_told)


def _on_two_days(reading: Reading) -> Mask:
    """Observations in a period that has another day as well."""
    rows, records, series = observations(reading), reading.dossier.observations, series_of(reading)

    def period(row: int) -> int:
        of = series.get(records[row].series)
        if of is None or of.frequency is Frequency.LOOSE:
            return -1
        year, number = period_of(records[row].date, of.frequency)
        return year * 12 + number

    periods = once(rows, ["series", "date"], period, "int64")
    days = rows["date"].groupby([rows["series"], periods])
    return (periods >= 0) & (days.transform("min") != days.transform("max"))


def _unequal(reading: Reading) -> Mask:
    """Observations in a sum that may not come out, and in any other that one of those is in as well.

    The others tell whether two digits that changed places explain it.
    """
    rows, dossier = observations(reading), reading.dossier
    additive = by_series(reading, rows, lambda of: of.additive is YesNo.YES, unknown=False)
    exact = rows[rows["usable"] & rows["exact"] & additive]
    members = pd.concat(
        [
            _members(reading, exact, "area", divisions(reading, dossier.areas, "gebieden.csv"), dossier.areas),
            _members(reading, exact, "sector", divisions(reading, dossier.sectors, "sectoren.csv"), dossier.sectors),
            _members(reading, exact, "breakdown", divisions(reading, dossier.breakdowns, "uitsplitsingen.csv")),
        ],
        keys=range(3),
        names=["divided"],
    )
    sums = members.groupby(["divided", "others", "division"]).ngroup()
    doubtful = members["row"].isin(members["row"][members["doubt"]])
    return rows.index.to_series().isin(members["row"][sums.isin(sums[doubtful])])


def _members(
    reading: Reading, exact: Frame, column: str, found: Divisions, living: Sequence[Area | Sector] = ()
) -> Frame:
    """The wholes and parts of all sums over the divisions of the areas, sectors or breakdowns (members × 4).

    A sum is one of the `others`, what its members have in common, and one `division`. `row` is where the member stands
    in the observations; `doubt` is whether its sum may not come out. What is `living` makes eras: between two days on
    which a part came or went, the parts of every division are the same.
    """
    codes, others = codes_of(reading, column), [name for name in KEY if name != column]
    turns = sorted({day for each in living for day in (each.since, each.until) if day is not None})
    there = on_a_day(found, living)
    divided = [
        (era, whole, parts)
        for era, first in enumerate((date.min, *turns))
        for whole in found
        for parts in there(whole, first)
        if {whole, *parts} <= codes.keys()
    ]
    division = pd.DataFrame(
        [
            (place, era, codes[whole], len(parts), codes[part])
            for place, (era, whole, parts) in enumerate(divided)
            for part in parts
        ],
        columns=["division", "era", "whole", "size", column],
        dtype="int64",
    )
    eras = {code: bisect_right(turns, day) for day, code in codes_of(reading, "date").items()}
    rows = exact.assign(
        row=exact.index,
        others=exact.groupby(others).ngroup(),
        sizes=exact["amount"].abs(),
        era=exact["date"].map(eras).astype("int64"),
    )
    parts = rows.merge(division, on=[column, "era"])[["others", "division", "row", "amount", "sizes", "whole", "size"]]
    of = parts.groupby(["others", "division"])
    sums = of.agg({"amount": "sum", "sizes": "sum", "row": "size", "whole": "first", "size": "first"}).reset_index()
    complete = sums[sums["row"] == sums["size"]].drop(columns="row").rename(columns={"amount": "total"})
    wholes = rows[["others", column, "row", "amount", "step"]].rename(columns={column: "whole"})
    sums = complete.merge(wholes, on=["others", "whole"])
    allowed = sums["step"] / 2 * (sums["size"] + 1) - _HAIR * (sums["sizes"] + sums["amount"].abs())
    sums["doubt"] = ~((sums["total"] - sums["amount"]).abs() <= allowed)
    of_sum = sums[["others", "division", "doubt"]]
    return pd.concat([of_sum.assign(row=sums["row"]), parts[["others", "division", "row"]].merge(of_sum)])


def _beyond_the_whole(reading: Reading) -> Mask:
    """Shares that may be more than their whole together, with all of the same series, day, breakdown and method."""
    rows, dossier = observations(reading), reading.dossier
    shares = rows[rows["usable"] & by_series(reading, rows, is_part_of_a_whole, unknown=False)]
    beyond = pd.Series(data=False, index=rows.index)
    for column, parts in (
        ("area", division_of(reading, dossier.areas, "gebieden.csv")),
        ("sector", division_of(reading, dossier.sectors, "sectoren.csv")),
    ):
        number = {division: place for place, division in enumerate(dict.fromkeys(parts.values()))}
        codes = {code: number[parts[name]] for name, code in codes_of(reading, column).items() if name in parts}
        found = shares.assign(
            division=shares[column].map(codes),
            sizes=shares["amount"].abs(),
            allowed=shares["step"] / 2 * shares["exact"],  # at least; what is not exact may lie further off
        ).dropna(subset="division")
        others = [name for name in KEY if name != column]
        together = found.groupby([*others, "division"])[["amount", "sizes", "allowed"]].transform("sum")
        within = together["amount"] - 100 <= together["allowed"] - _HAIR * (together["sizes"] + 100)
        beyond[within.index[~within]] = True
    return with_their_like(rows, ["series", "date", "breakdown", "method"], beyond)


def _off_the_levels(reading: Reading) -> Mask:
    """Changes that may not match their levels, with all of their line, and all of the line of the levels."""
    rows, codes, kinds = observations(reading), codes_of(reading, "series"), list(EXPECTED)
    line = ["base", "area", "sector", "breakdown"]
    changes = rows.assign(
        row=rows.index,
        base=by_series(reading, rows, lambda of: codes.get(of.base, -1), -1, "int64"),
        kind=by_series(reading, rows, lambda of: kinds.index(of.kind) if of.kind in kinds else -1, -1, "int64"),
    )[rows["usable"]]
    as_base = rows.rename(columns={"series": "base"})
    days = as_base[[*line, "date"]].drop_duplicates().sort_values("date")
    days["before"] = days.groupby(line)["date"].shift(fill_value=-1)
    levels = as_base[rows["usable"]][[*line, "date", "method", "amount", "exact"]]
    now = levels.rename(columns={"amount": "now", "exact": "sure_now"})
    then = levels.assign(level=levels.index).rename(columns={"amount": "then", "exact": "sure_then", "date": "before"})
    found = changes.merge(days).merge(now).merge(then, on=[*line, "before", "method"])
    off = pd.Series(data=False, index=rows.index)
    for place, kind in enumerate(kinds):
        each = found[found["kind"] == place]
        expected = EXPECTED[kind](each["then"], each["now"])
        sizes = each["amount"].abs() + EXPECTED[kind](each["then"].abs(), -each["now"].abs()).abs()
        allowed = (
            each["step"] / 2 * (1 + each["exact"]) - _HAIR * sizes
        )  # at least; what is not exact may be further off
        missed = each["sure_now"] & each["sure_then"] & ~((each["amount"] - expected).abs() <= allowed)
        doubtful = each[missed | ((each["then"] <= 0) & (kind is SeriesKind.GROWTH))]
        off[doubtful["row"]] = off[doubtful["level"]] = True
    return with_their_like(rows, _LINE, off)


# The rules on rows of figures, with the rows of each table that they have to look at; of another table all.
OBSERVATIONS: dict[Rule, InDoubt] = {
    rows_are_unique: _repeated,
    values_are_plausible: partial(_told, implausible),
    values_have_their_decimals: partial(_told, overlong),
    dates_fit_their_frequency: _on_two_days,
    parts_add_up: _unequal,
    shares_stay_within_the_whole: _beyond_the_whole,
    changes_match_levels: _off_the_levels,
}
FORECASTS: dict[Rule, InDoubt] = {
    rows_are_unique: _repeated_forecasts,
    values_are_plausible: partial(_told_forecasts, implausible),
    values_have_their_decimals: partial(_told_forecasts, overlong),
}
