"""Whether a forecast came true, and what is left of a whole: case by case."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from motiespoor.derive.figures import Judged
from motiespoor.derive.parts import Division
from motiespoor.derive.remainder import remainder
from motiespoor.derive.verdicts import Outcome, State, Verdict, judge
from motiespoor.model.figure import Area, Direction, Forecast, Observation, Precision, SeriesBreak
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Origin

HERE = Origin(path="data/cijfers/waarnemingen.csv", line=2, column=1, fields={})
START, HORIZON = date(2024, 7, 1), date(2026, 7, 1)


def seen(value: str | None, area: str = "A", precision: Precision | None = Precision.EXACT) -> Observation:
    """An observation on the horizon."""
    return Observation(
        series="reeks",
        date=HORIZON,
        area=area,
        sector="alles",
        value=None if value is None else Decimal(value),
        precision=precision if value else None,
        evidence=EvidenceKind.OFFICIAL,
        method="telling",
        origin=HERE,
    )


def forecast(
    change: str | None = None, direction: Direction | None = None, precision: Precision | None = Precision.EXACT
) -> Forecast:
    """A forecast of a change, or only of a direction."""
    return Forecast(
        series="reeks",
        report="2024",
        base_date=START,
        horizon=HORIZON,
        area="A",
        sector="alles",
        change=None if change is None else Decimal(change),
        direction=direction,
        precision=precision,
        evidence=EvidenceKind.OFFICIAL,
        origin=HERE,
    )


def judged(
    said: Forecast, came: str | None, *, final: bool = True, broken: Certainty | None = None, exact: bool = True
) -> Judged:
    """A forecast from a level of 100, next to what is known."""
    change = None if came is None or not exact or broken is Certainty.CERTAIN else Decimal(came) - 100
    error = None if change is None or said.change is None or not final else change - said.change
    return Judged(
        forecast=said,
        base=Decimal(100),
        expected=None if said.change is None else 100 + said.change,
        expected_change=said.change,
        known=None if came is None else seen(came),
        known_change=change,
        known_percent=change,
        final=final and came is not None,
        broken=None
        if broken is None
        else SeriesBreak(series="reeks", date=HORIZON, certainty=broken, description="Anders geteld.", origin=HERE),
        error=error,
        error_percent=error,
    )


UP = Direction.UP
CASES = [
    (judged(forecast("5"), "105"), date(2026, 8, 1), State.JUDGED, Outcome.AS_EXPECTED),
    (judged(forecast("5"), "108"), date(2026, 8, 1), State.JUDGED, Outcome.HIGHER),
    (judged(forecast("5"), "101"), date(2026, 8, 1), State.JUDGED, Outcome.LOWER),
    (judged(forecast("5", precision=Precision.AT_MOST), "101"), date(2026, 8, 1), State.JUDGED, Outcome.WITHIN),
    (judged(forecast("5", precision=Precision.AT_MOST), "108"), date(2026, 8, 1), State.JUDGED, Outcome.HIGHER),
    (judged(forecast("5", precision=Precision.AT_LEAST), "108"), date(2026, 8, 1), State.JUDGED, Outcome.WITHIN),
    (judged(forecast("5", precision=Precision.BELOW), "104"), date(2026, 8, 1), State.JUDGED, Outcome.WITHIN),
    (judged(forecast("5", precision=Precision.BELOW), "105"), date(2026, 8, 1), State.JUDGED, Outcome.HIGHER),
    (judged(forecast("5", precision=Precision.ABOVE), "105"), date(2026, 8, 1), State.JUDGED, Outcome.LOWER),
    (judged(forecast("5", precision=Precision.ABOVE), "106"), date(2026, 8, 1), State.JUDGED, Outcome.WITHIN),
    (judged(forecast(direction=UP), "101"), date(2026, 8, 1), State.JUDGED, Outcome.DIRECTION_RIGHT),
    (judged(forecast(direction=UP), "99"), date(2026, 8, 1), State.JUDGED, Outcome.DIRECTION_WRONG),
    (judged(forecast("5"), "103", final=False), date(2026, 6, 30), State.TOO_EARLY, None),
    (judged(forecast("5"), "103", final=False), date(2026, 7, 1), State.OUTCOME_UNKNOWN, None),
    (judged(forecast("5"), None), date(2026, 8, 1), State.OUTCOME_UNKNOWN, None),
    (judged(forecast("5"), "103", broken=Certainty.CERTAIN), date(2026, 8, 1), State.BROKEN, None),
    (judged(forecast("5"), "108", broken=Certainty.UNCERTAIN), date(2026, 8, 1), State.JUDGED, Outcome.HIGHER),
    (judged(forecast("5"), "103", exact=False), date(2026, 8, 1), State.INCOMPARABLE, None),
    (judged(forecast(), "103"), date(2026, 8, 1), State.NOTHING_EXPECTED, None),
]


@pytest.mark.parametrize(("each", "today", "state", "outcome"), CASES)
def test_a_forecast_is_judged_only_when_it_can_be(
    each: Judged, today: date, state: State, outcome: Outcome | None
) -> None:
    """Before its horizon, without an outcome, over a certain break or with inexact values nothing is judged."""
    assert judge(each, today) == Verdict(judged=each, state=state, outcome=outcome)


PARTS = Division("deel", tuple(Area(code=code, name=code, kind="deel", origin=HERE) for code in "ABC"))


@pytest.mark.parametrize(
    ("shares", "left"),
    [
        ((seen("60"), seen("30", "B")), ("C", "10", Precision.EXACT)),
        ((seen("60", precision=Precision.JUST_OVER), seen("30", "B")), ("C", "10", Precision.ALMOST)),
        ((seen("60", precision=Precision.AT_MOST), seen("30", "B")), ("C", "10", Precision.AT_LEAST)),
        ((seen("60", precision=Precision.BELOW), seen("30", "B")), ("C", "10", Precision.ABOVE)),
        ((seen("60", precision=Precision.ROUNDED), seen("30", "B")), ("C", "10", Precision.ROUNDED)),
        ((seen("60"), seen("30", "B"), seen(None, "C")), ("C", "10", Precision.EXACT)),
        ((seen("60", precision=Precision.ABOUT), seen("30", "B", Precision.ABOUT)), None),  # two that are not exact
        ((seen("60"),), None),  # two without a share
        ((seen("60"), seen("50", "B")), None),  # more than the whole
        ((seen("60"), seen("30", "B"), seen("10", "C")), None),  # nothing is missing
    ],
)
def test_what_is_left_of_a_whole(shares: tuple[Observation, ...], left: tuple[str, str, Precision] | None) -> None:
    """The one part without a share gets the rest, no more exact than what it was taken from."""
    found = remainder(PARTS, {each.area: each for each in shares})
    assert (found and (found.part.code, str(found.value), found.precision)) == left
