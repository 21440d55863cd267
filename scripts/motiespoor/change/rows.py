"""The words for a figure that a change touches."""

from __future__ import annotations

from motiespoor import dutch, spoken
from motiespoor.change.figures import RowChange, What, growth
from motiespoor.change.opening import Point
from motiespoor.change.wording import Wording
from motiespoor.derive.revisions import revisions
from motiespoor.model.fields import Family
from motiespoor.model.figure import Forecast, Observation, Series
from motiespoor.render.revisions import listed
from motiespoor.tell.style import Style


def observation(change: RowChange[Observation], wording: Wording) -> Point:
    """What a figure was and is, and what that rests on."""
    then, now, style = change.before, change.after, wording.style
    row = change.row
    series = wording.series[row.series]
    parts = [series.title, dutch.day(row.date), *_part(row, wording)]
    parts += [wording.called(Family.BREAKDOWN, row.breakdown)] if row.breakdown else []
    told = f"{style.text(', '.join(parts))}: {_what(change, _value(then, series), _value(now, series), style)}"
    below = []
    if then is not None and now is not None and change.what is What.REVISED:
        below.append(f"verschil: {_growth(then, now, series)}")
    if now is not None and now.cause is not None and change.what is not What.TOLD:
        below.append(f"oorzaak: {now.cause.label}")
        if len(rows := revisions(now, wording.after)) > 1:
            below.append(f"eerder: {listed(rows, series)}")
    if now is not None and now.source is not None and change.what is not What.TOLD:
        below.append(f"bron: {style.text(dutch.named(wording.sources[now.source]))}")
    return (told, *below)


def forecast(change: RowChange[Forecast], wording: Wording) -> Point:
    """What was expected, and is said to have been now."""
    row = change.row
    series = wording.series[row.series]
    parts = [series.title, f"rapport {row.report}", f"voor {dutch.day(row.horizon)}", *_part(row, wording)]
    before, after = _expected(change.before, series), _expected(change.after, series)
    return (f"{wording.style.text(', '.join(parts))}: {_what(change, before, after, wording.style)}",)


def _part(row: Observation | Forecast, wording: Wording) -> tuple[str, str]:
    """The area and the sector of a figure, by name."""
    return wording.called(Family.AREA, row.area), wording.called(Family.SECTOR, row.sector)


def _what(change: RowChange[Observation] | RowChange[Forecast], before: str, after: str, style: Style) -> str:
    text, strong = style.text, style.strong
    match change.what:
        case What.NEW:
            return f"nieuw, {strong(after)}"
        case What.FILLED:
            return f"was {text(before)}, nu {strong(after)}"
        case What.REVISED:
            return f"van {strong(before)} naar {strong(after)}"
        case What.GONE:
            return f"{strong(before)} verdwijnt"
        case What.TOLD:
            return f"{text(after)}; anders: {text(dutch.listed(each.lower() for each in change.fields))}"


def _value(each: Observation | None, series: Series) -> str:
    """A value with its unit, as it was given."""
    return dutch.NOT_FOUND if each is None else dutch.observed(each, series, series.behind)


def _growth(before: Observation, after: Observation, series: Series) -> str:
    found = growth(before, after)
    if found is None:
        return "niet te berekenen, want niet allebei de waarden zijn exact"
    change, percent = found
    return spoken.step(change, series, percent)


def _expected(each: Forecast | None, series: Series) -> str:
    """What a forecast says."""
    return (dutch.foreseen(each, series) if each is not None else None) or dutch.NOT_FOUND
