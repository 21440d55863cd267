"""What a number is worth, with exact values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motiespoor.model.arithmetic import (
    are_shares,
    decimals,
    doubled,
    dropped,
    growth,
    in_percent,
    last_place,
    off,
    one_wrong,
    swapped,
)
from motiespoor.model.figure import Precision

TENTH = Decimal("0.1")


@pytest.mark.parametrize(
    ("value", "precision", "below", "above"),
    [
        ("100", Precision.EXACT, "0.05", "0.05"),
        ("100", Precision.ROUNDED, "5", "5"),
        ("100", Precision.ABOUT, "10", "10"),
        ("100", Precision.JUST_OVER, "0", "10"),
        ("100", Precision.ALMOST, "10", "0"),
        ("100", Precision.AT_LEAST, "0", "50"),
        ("100", Precision.AT_MOST, "100", "0"),
        ("100", Precision.ABOVE, "0", "50"),
        ("100", Precision.BELOW, "100", "0"),
        # A loss of "ruim 100" is of more than 100; at least -100 is still -100 or more.
        ("-100", Precision.JUST_OVER, "10", "0"),
        ("-100", Precision.ALMOST, "0", "10"),
        ("-100", Precision.AT_LEAST, "0", "50"),
        ("-100", Precision.AT_MOST, "100", "0"),
        ("-100", Precision.ROUNDED, "5", "5"),
        # Of a small number the last digit counts for more than its precision, on a side where it counts at all.
        ("0.2", Precision.ROUNDED, "0.05", "0.05"),
        ("0.2", Precision.JUST_OVER, "0", "0.05"),
        ("0", Precision.ABOUT, "0.05", "0.05"),
    ],
)
def test_how_far_a_value_may_be_off(value: str, precision: Precision, below: str, above: str) -> None:
    """The side on which to look follows from the word, and from the sign where the word tells a size."""
    assert off(Decimal(value), precision, TENTH) == (Decimal(below), Decimal(above))


@pytest.mark.parametrize("precision", Precision)
def test_every_precision_says_how_far(precision: Precision) -> None:
    """No word of the vocabulary is without its range, and each leaves a number some room."""
    assert max(off(Decimal(7), precision, TENTH)) > 0


@pytest.mark.parametrize(("text", "number"), [("12", 0), ("1.50", 2), ("-0.125", 3), ("0", 0), ("1E+3", 0)])
def test_decimals_are_those_that_are_written(text: str, number: int) -> None:
    """Zeroes behind the point count; a power of ten has none."""
    assert decimals(Decimal(text)) == number
    assert decimals(last_place(number)) == number


@pytest.mark.parametrize(
    ("then", "now", "percent"),
    [
        ("100", "108", "8"),
        ("40", "30", "-25"),
        ("40", "0", "-100"),
        ("100", "-20", "-120"),
        # From -120 to 35 is 155 more, and not "129,2 percent less".
        ("-120", "35", None),
        ("-120", "-60", None),
        ("0", "5", None),
        ("0", "0", None),
    ],
)
def test_growth_is_a_percentage_of_something(then: str, now: str, percent: str | None) -> None:
    """Of nought or less nothing grows in percent."""
    assert growth(Decimal(then), Decimal(now)) == (None if percent is None else Decimal(percent))


NUMBERS = st.decimals(-10_000, 10_000, places=1)


@given(then=NUMBERS, now=NUMBERS)
def test_growth_has_the_sign_of_the_change(then: Decimal, now: Decimal) -> None:
    """Of any two numbers: what rose never shrinks in percent, and what shrank never grows."""
    percent = growth(then, now)
    assert (percent is None) == (then <= 0)
    assert percent is None or (percent > 0, percent < 0) == (now > then, now < then)


@pytest.mark.parametrize(
    ("parts", "whole", "shares"),
    [
        (("60", "40"), "100", True),
        (("-30", "-70"), "-100", True),
        (("60", "40.1"), "100", True),  # rounding: half a tenth for each of three numbers
        (("60", "40.2"), "100", False),
        (("120", "-20"), "100", False),
        (("50", "-50"), "0", False),
        (("0", "0"), "0", False),
        (("0", "100"), "100", True),
    ],
)
def test_a_share_is_of_parts_with_one_sign_that_add_up(parts: tuple[str, ...], whole: str, shares: bool) -> None:
    """Where one part lies below nought and another above, neither is a share of the whole."""
    assert are_shares([Decimal(each) for each in parts], Decimal(whole), TENTH) is shares


@given(parts=st.lists(NUMBERS, min_size=1, max_size=8))
def test_shares_are_from_nothing_to_all(parts: list[Decimal]) -> None:
    """Of any parts that are shares of their sum, each is no less than nothing of it and no more than all of it."""
    whole = sum(parts, Decimal(0))
    if are_shares(parts, whole, TENTH):
        shares = [in_percent(each, whole) if whole > 0 else in_percent(-each, -whole) for each in parts]
        assert all(each is not None and 0 <= each <= 100 for each in shares)
    else:
        assert whole == 0 or {each > 0 for each in parts if each} == {True, False}


def written(values: object) -> list[str]:
    """Numbers as texts, so that 1.0 and 1 are two things."""
    return [str(value) for value in values]  # type: ignore[attr-defined]


def test_two_digits_are_swapped() -> None:
    """Neighbours change places, also over the point; the sign stays, and nothing starts with a zero."""
    assert written(swapped(Decimal(890))) == ["980", "809"]
    assert written(swapped(Decimal("4.8"))) == ["8.4"]
    assert written(swapped(Decimal("-12.3"))) == ["-21.3", "-13.2"]
    assert written(swapped(Decimal("0.12"))) == ["1.02", "0.21"]
    assert written(swapped(Decimal("1.05"))) == ["0.15", "1.50"]
    assert written(swapped(Decimal(105))) == ["150"]
    assert written(swapped(Decimal(77))) == []


def test_a_digit_is_lost_doubled_or_another() -> None:
    """The other slips keep the decimals as many."""
    assert written(doubled(Decimal("12.3"))) == ["2.3", "1.3", "1.2"]
    assert "12.3" in written(dropped(Decimal("1.3")))
    assert "1.9" in written(one_wrong(Decimal("1.3")))
    assert {decimals(each) for find in (doubled, dropped, one_wrong) for each in find(Decimal("12.34"))} == {2}
