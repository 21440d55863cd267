"""How much room a text of a chart is given, against the widest letters that readers commonly have."""

from __future__ import annotations

import string
from importlib.metadata import distribution

import pytest
from ziafont import Font

from faces import FACES
from motiespoor.render.charts.marks import FONT_SIZE, clipped, width_of

LETTERS = string.ascii_letters + string.digits + " .,:;'’‘|()[]-–·%—…+−=×<>≤≥&€?!/ëéèïüúöóáâêûîç"


@pytest.fixture(scope="module")
def wide() -> Font:
    """The wide face of the tests."""
    face = FACES["wide"]
    return Font(str(distribution(face.package).locate_file(face.file)))


def advance(font: Font, text: str) -> float:
    """How wide a text is in that face, in pixels, in the size of our pictures."""
    return float(sum(font.glyph(letter).advance() for letter in text)) / font.info.layout.unitsperem * FONT_SIZE


@pytest.mark.parametrize("letter", LETTERS)
def test_no_letter_gets_less_room_than_it_takes(wide: Font, letter: str) -> None:
    """Room is enough letter by letter, and so for any text; it is not twice what is needed either."""
    assert advance(wide, letter) <= width_of(letter) + 0.1
    assert width_of(letter) < 2 * advance(wide, letter)


def test_what_is_shortened_fits(wide: Font) -> None:
    """A text that is cut to fit does fit in wide letters."""
    for room in range(40, 300, 20):
        assert advance(wide, clipped("andere methode: Meting met de laser, WWW & meer", room)) <= room
