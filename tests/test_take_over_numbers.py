"""Numbers as they stand in tables, back and forth."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from motiespoor.dutch import in_full
from motiespoor.model.figure import Precision
from motiespoor.read.pasted.grid import letters
from motiespoor.read.pasted.numbers import NotANumber, Notation, notation_of, number, sheet_number, unmarked

VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(VALUES)
def test_a_dutch_number_comes_back(value: Decimal) -> None:
    """What is written with points and a comma is read as it was."""
    assert number(in_full(value), Notation.DUTCH).value == value


@given(VALUES)
def test_an_english_number_comes_back(value: Decimal) -> None:
    """And with commas and a point."""
    assert number(f"{value:,}", Notation.ENGLISH).value == value


@given(VALUES, st.sampled_from(["*", "**", "¹", " 1)", " (2)", " a)", "†", " *)"]))
def test_a_footnote_mark_is_no_digit(value: Decimal, mark: str) -> None:
    """A mark behind a number changes nothing about it."""
    read = number(in_full(value) + mark, Notation.DUTCH)
    assert (read.value, read.mark) == (value, mark.strip(" ()"))


@given(st.lists(st.integers(1000, 9_999_999), min_size=1))
def test_the_notation_follows_from_what_fits(values: list[int]) -> None:
    """In whole numbers the sign at a thousand tells which notation it is."""
    assert notation_of([in_full(Decimal(value)) for value in values], 0) is Notation.DUTCH
    assert notation_of([f"{value:,}" for value in values], 0) is Notation.ENGLISH


@given(st.integers(1000, 999_999))
def test_the_notation_is_not_guessed(value: int) -> None:
    """With three decimals a point can be either, unless another cell decides."""
    text = in_full(Decimal(value))
    assert notation_of([text], 3) is None
    assert notation_of([text, "0,5"], 3) is Notation.DUTCH
    assert notation_of([text, "0.5"], 3) is Notation.ENGLISH


@given(st.text(max_size=12))
def test_any_text_is_a_number_a_gap_or_told(text: str) -> None:
    """Nothing else comes of any text."""
    assume("\n" not in text)
    for notation in Notation:
        try:
            read = number(" ".join(text.split()), notation)
        except NotANumber:
            continue
        assert read.value is None or read.value.is_finite()


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("ca. 1.200", 1200, Precision.ABOUT),
        ("ruim 131.000", 131000, Precision.JUST_OVER),
        ("bijna 95.000", 95000, Precision.ALMOST),
        ("< 5", 4, Precision.AT_MOST),
        ("≤5", 5, Precision.AT_MOST),
        ("> 5", 6, Precision.AT_LEAST),
        ("minstens 5", 5, Precision.AT_LEAST),
        ("1 234", 1234, None),
        ("−123", -123, None),
        ("(123)", -123, None),
        ("12 banen", 12, None),
    ],
)
def test_words_and_signs(text: str, value: int, precision: Precision | None) -> None:
    """The words of a source keep their meaning."""
    read = number(text, Notation.DUTCH, "banen")
    assert (read.value, read.precision) == (value, precision)


def test_marks_stay_apart_from_names() -> None:
    """A name is known without its mark."""
    assert unmarked("Veerdienst ²") == ("Veerdienst", "²")
    assert unmarked("'t Zand*") == ("'t Zand", "*")
    assert unmarked("*") == ("*", "")


def test_a_spreadsheet_says_what_it_holds() -> None:
    """A number of a spreadsheet has the decimals that it shows."""
    assert sheet_number("12.691").step == Decimal("0.001")
    assert sheet_number("12691").step == 1
    assert [letters(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
