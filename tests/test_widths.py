"""How much room a text of a picture is given, and where it is broken or cut, in the typeface that we ship."""

from __future__ import annotations

import string

import pytest

from motiespoor.read import theme
from motiespoor.render.charts import face
from motiespoor.render.charts.marks import FONT_SIZE, clipped, width_of

LETTERS = string.ascii_letters + string.digits + " .,:;'’‘“”|()[]-–·%—…+−=×<>≤≥&€?!/→←‑\xa0ëéèïüúöóáâêûîçšłőß"


def test_the_face_has_every_letter_of_western_europe() -> None:
    """What a Dutch text holds, and the letters of names around it, stand in both weights."""
    assert {ord(each) for each in LETTERS} <= face.letters()
    assert set(range(0x100, 0x130)) <= face.letters()


def test_widths_are_read_from_the_face_itself() -> None:
    """Figures have their own width, the weights differ, and a size is a size."""
    assert face.width("1", 10) < face.width("8", 10)
    assert face.width("27 acties", 10, face.BOLD) != face.width("27 acties", 10)
    assert face.width("Fryslân", 20) == pytest.approx(2 * face.width("Fryslân", 10))


def test_a_picture_gives_a_text_more_room_than_it_takes() -> None:
    """Until the typeface has come, or where a reader blocks it, another stands there, which may be wider."""
    assert width_of("Rijksbanen in Fryslân") > face.width("Rijksbanen in Fryslân", FONT_SIZE)


def test_what_is_shortened_fits() -> None:
    """A text that is cut to fit does fit, and says that it was cut."""
    text = "andere methode: Meting met de laser, WWW & meer"
    for room in range(60, 300, 20):
        short = clipped(text, room)
        assert face.width(short, FONT_SIZE) <= room
        assert short == text or short.endswith("…")


@pytest.mark.parametrize("room", [1, 30, 90, 400])
def test_what_is_broken_into_lines_fits(room: float) -> None:
    """Every line fits, a word that is too long is broken, and nothing is lost unless there are too few lines."""
    text = "Het rijksontmoetingspleinennetwerk is op 19 september 2025 uitgebreid"
    lines = face.wrapped(text, room, 16, lines=400)
    assert "".join(lines).replace(" ", "").replace("\xa0", "") == text.replace(" ", "")
    assert all(face.width(each, 16) <= room or len(each) == 1 for each in lines)
    assert len(face.wrapped(text, room, 16, lines=2)) <= 2


def test_a_day_stays_with_its_month() -> None:
    """A small number is not left at the end of a line without what it counts."""
    lines = face.wrapped("Laatst bekend, 19 september 2025: 1 van de 24 acties", 120, 16, lines=9)
    assert not [each for each in lines if each.endswith((" 19", " 1", " 24"))]


def test_the_files_for_pages_are_small() -> None:
    """Two weights of the face for pages stay within what a first visit may take."""
    files = theme.files(theme.FONTS)
    assert sum(len(content) for name, content in files.items() if name.endswith(".woff2")) < 25_000
    assert "OFL.txt" in files
