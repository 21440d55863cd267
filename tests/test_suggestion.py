"""Which word an editor probably meant."""

from __future__ import annotations

import pytest

from motiespoor.spelling import nearest, suggestion

STATUSES = ("aangekondigd", "afgerond", "doorlopend", "in-voorbereiding", "loopt", "onbekend", "vervallen")


def test_another_form_of_a_word_comes_first() -> None:
    """Who typed `lopend` meant `loopt`, although more letters of `doorlopend` are the same."""
    assert suggestion("lopend", STATUSES).startswith(" Bedoelde u 'loopt'? Toegestaan: ")


def test_a_slip_of_the_pen_is_recognised() -> None:
    """A letter too few, too many or swapped still finds the word."""
    for typed, meant in (("looopt", "loopt"), ("doorlopnd", "doorlopend"), ("afgreond", "afgerond")):
        assert suggestion(typed, STATUSES, listed=False) == f" Bedoelde u '{meant}'?"


def test_a_word_among_others_is_recognised() -> None:
    """Who typed two choices, or a word with one, is asked about the first that is allowed."""
    assert suggestion("loopt/afgerond", STATUSES, listed=False) == " Bedoelde u 'loopt'?"
    assert suggestion("al afgerond", STATUSES, listed=False) == " Bedoelde u 'afgerond'?"


def test_a_word_that_is_hardly_alike_gets_the_list_alone() -> None:
    """A word of another language is no slip of the pen for one that has some of its letters."""
    assert suggestion("ongoing", STATUSES) == f" Toegestaan: {', '.join(STATUSES)}."


def test_something_else_gets_no_guess() -> None:
    """A word that looks like nothing allowed is not guessed at."""
    assert suggestion("xyz", STATUSES, listed=False) == ""


@pytest.mark.parametrize(("typed", "meant"), [("PV2O", "PV20"), ("pv3l", "PV31"), ("PV29", "PV29")])
def test_a_letter_typed_for_a_digit_is_read_as_that_digit(typed: str, meant: str) -> None:
    """Of codes that differ in a digit only the one that looks the same is meant."""
    assert nearest(typed, (f"PV{number}" for number in range(20, 32))) == meant
