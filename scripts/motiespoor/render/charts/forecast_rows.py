"""The rows of the table of forecasts beside what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from motiespoor import dutch
from motiespoor.derive.figures import Judged
from motiespoor.model.figure import Observation, Series
from motiespoor.render.charts.figure import (
    ABSENT,
    NOTHING,
    Cell,
    Column,
    cell,
    change_cell,
    day_cell,
    evidence_cell,
    value_cell,
)

COLUMNS = (
    Column("rapport", "Brief van"),
    Column("basis_peildatum", "Uitgaande van"),
    Column("basis_stand", "Stand toen", figure=True),
    Column("horizon", "Verwacht voor"),
    Column("verwachte_mutatie", "Verwachte verandering", figure=True),
    Column("bekend_op", "Laatst bekend op"),
    Column("werkelijke_mutatie", "Verandering tot dan", figure=True),
    Column("fout", "Verschil met wat verwacht werd", figure=True),
    Column("fout_procent", "Verschil in procent van de stand toen", figure=True),
)
IN_PERCENT = (
    Column("verwachte_procent", "Verwachte verandering in procent", figure=True),
    Column("werkelijke_procent", "Verandering tot dan in procent", figure=True),
)
RANGED = Column("verwachte_mutatie_tot", "Hoogste verwachte verandering", figure=True)
RANGED_PERCENT = Column("verwachte_procent_tot", "Hoogste verwachte verandering in procent", figure=True)
EVIDENCE = (Column("bron", "Volgens"), Column("herkomst", "Herkomst"))
HORIZON, EXPECTED, KNOWN_DAY, HAPPENED, ERROR, PERCENT = 3, 4, 5, 6, 7, 8
EXPECTED_PERCENT, HAPPENED_PERCENT = 9, 10  # only when a forecast gave a percentage
TOLD_BY = -2
HIGHEST_PERCENT, HIGHEST = -4, -3  # only when a forecast gave a low and a high number


def own_cells(each: Judged, base: Observation | None, series: Series, today: date) -> tuple[Cell, ...]:
    """What is known of every forecast: from where it began, what was expected, and what it became in the unit."""
    forecast, decimals = each.forecast, series.decimals
    percent = each.expected_percent is not None
    return (
        cell(forecast.report),
        day_cell(forecast.base_date),
        value_cell(base.value, decimals, base.precision) if base else Cell("", ABSENT),
        day_cell(forecast.horizon),
        _expected(each, decimals),
        Cell("", _unknown(each, today)) if each.known is None else day_cell(each.known.date),
        change_cell(each.known_change, decimals, _unknown(each, today)),
        change_cell(each.error, decimals, NOTHING if percent else _no_error(each, today)),
        _of_base(each, series, today),
    )


def _of_base(each: Judged, series: Series, today: date) -> Cell:
    """How far it was off in percent of where it began; of a percentage that is not told."""
    if series.in_percent and each.expected_percent is None:
        return Cell("", NOTHING)
    return change_cell(each.error_percent, 1, _no_error(each, today), unit="%")


def percent_cells(each: Judged, today: date) -> tuple[Cell, ...]:
    """What was expected in percent, with the decimals and the word of its source; and what it was."""
    forecast = each.forecast
    expected = value_cell(forecast.percent, None, forecast.precision, NOTHING, unit="%", sign=True)
    if forecast.percent is None:
        return expected, Cell("", NOTHING)
    return expected, change_cell(each.known_percent, 1, _unknown(each, today), unit="%")


def highest_cells(each: Judged, series: Series) -> tuple[Cell, Cell]:
    """The high end of what was expected, in percent and in the unit; nothing where one number was given."""
    forecast = each.forecast
    found = change_cell(each.expected_change_to, series.decimals)
    if found.raw:
        found = Cell(found.raw, dutch.with_precision(found.shown, forecast.precision))
    return value_cell(forecast.percent_to, None, forecast.precision, NOTHING, unit="%", sign=True), found


def teller_cells(each: Judged, tellers: Mapping[str, str]) -> tuple[Cell, ...]:
    """Who told what was expected, and how that is known."""
    forecast = each.forecast
    return (
        Cell(forecast.source, tellers[forecast.source]) if forecast.source else Cell("", NOTHING),
        evidence_cell(forecast.evidence),
    )


def _unknown(each: Judged, today: date) -> str:
    """What stands where it is not known how much it became."""
    if each.known is not None:
        return dutch.INCOMPARABLE
    return dutch.RUNNING if today < each.forecast.horizon else dutch.NOT_FOUND


def _no_error(each: Judged, today: date) -> str:
    """What stands where there is no error: nothing was expected in numbers, it is not yet known, or it cannot be told."""
    if each.expected_change is None and each.expected_percent is None:
        return NOTHING
    if each.final:
        return dutch.INCOMPARABLE
    return dutch.RUNNING if today < each.forecast.horizon else dutch.NOT_FOUND


def _expected(each: Judged, decimals: int) -> Cell:
    """The change that was expected, in the words of its source; or what is known instead."""
    forecast = each.forecast
    if each.expected_change is not None:
        found = change_cell(each.expected_change, decimals)
        return Cell(found.raw, dutch.with_precision(found.shown, forecast.precision))
    if each.expected_percent is not None:
        return Cell("", dutch.ONLY_PERCENT)
    if forecast.direction is not None:
        return Cell("", dutch.direction(forecast.direction))
    return Cell("", dutch.UNCOMPUTED if forecast.level is not None else dutch.NOT_FOUND)
