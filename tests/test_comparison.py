"""Two texts, word for word, and two rounds next to each other."""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REAL_TODAY
from motiespoor.derive.comparison import Comparison, comparison, pairs
from motiespoor.derive.words import MANY, Fate, Piece, changed, difference, stretches
from motiespoor.model.dossier import Dossier
from motiespoor.validate.check import checked_dossier

WORDS = st.lists(
    st.sampled_from(["de", "brug", "gaat", "open", "in", "2025,", "eind", "2026.", "(zie", "ook)", "regio’s"]),
    max_size=12,
)


def spoken(pieces: tuple[Piece, ...], without: Fate) -> str:
    """The text of one side, as a reader would read it."""
    text = ""
    for piece in pieces:
        if piece.fate is not without:
            text += piece.text if piece.glued else f" {piece.text}"
    return text.strip()


@given(WORDS, WORDS)
def test_leaving_out_one_side_gives_the_other(before: list[str], after: list[str]) -> None:
    """Whatever the texts, both can be read back from the comparison, word for word."""
    old, new = " ".join(before), " ".join(after)
    pieces = difference(old, new)
    assert spoken(pieces, Fate.REMOVED).replace(" ", "") == new.replace(" ", "")
    assert spoken(pieces, Fate.ADDED).replace(" ", "") == old.replace(" ", "")
    assert changed(pieces) == (before != after)


@given(st.lists(st.sampled_from("abcde"), max_size=30), st.data())
def test_what_stayed_is_what_difflib_finds(old: list[str], data: st.DataObject) -> None:
    """Also where words come back: in what was edited here and there, and in what has nothing to do with it."""
    new = list(old)
    for place in data.draw(st.lists(st.integers(0, 30), max_size=3)):
        new[place : place + data.draw(st.integers(0, 2))] = data.draw(st.lists(st.sampled_from("abcdex"), max_size=2))
    for before, after in ((old, new), (new, old), (old, old[::-1]), (old, [])):
        for repeated in (1, MANY):  # of very long texts, common words start no stretch
            one, other = before * repeated, after * repeated
            if repeated == 1 or 0 < len(before) < 3:
                assert [each for each in stretches(one, other) if each[2]] == found_by_difflib(one, other)


def found_by_difflib(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """The same, found by difflib alone."""
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > MANY)
    return [(each.a, each.b, each.size) for each in matcher.get_matching_blocks() if each.size]


def test_another_sign_for_the_same_is_no_change() -> None:
    """A text with other quotation marks or dashes stayed, as it stands now; its white space says nothing."""
    assert difference("een 'brug' - of  niet", " een ‘brug’ – of niet ") == (Piece(Fate.SAME, "een ‘brug’ – of niet"),)


def test_a_word_that_went_is_one_piece() -> None:
    """What went stands where it stood, with what stayed around it."""
    assert difference("kansen en bedreigingen signaleren", "kansen signaleren") == (
        Piece(Fate.SAME, "kansen"),
        Piece(Fate.REMOVED, "en bedreigingen"),
        Piece(Fate.SAME, "signaleren"),
    )


def test_punctuation_stays_glued() -> None:
    """A comma belongs to the word before it, also when it was added."""
    pieces = difference("de brug gaat open morgen vroeg", "de brug gaat open, morgen vroeg weer")
    assert [(piece.text, piece.glued) for piece in pieces if piece.fate is Fate.ADDED] == [(",", True), ("weer", False)]


@pytest.fixture(scope="module")
def compared(real: Path) -> Comparison:
    """The two rounds of the dossier of the repository."""
    dossier: Dossier = checked_dossier(real, REAL_TODAY)
    ((before, after),) = pairs(dossier.rounds)
    return comparison(before, after, dossier)


def test_the_word_that_disappeared_is_shown(compared: Comparison) -> None:
    """The word "bedreigingen" is gone from measure 1b."""
    measure = next(each for each in compared.measures if each.measure.number == "1b")
    gone = [piece.text for piece in measure.objective if piece.fate is Fate.REMOVED]
    assert any("bedreigingen" in text for text in gone)


def test_key_figures_moved(compared: Comparison) -> None:
    """Seven meeting squares became eight, and 23 organisations 25."""
    moved = {
        move.series.id: (move.before.value, move.after.value) for each in compared.measures for move in each.figures
    }
    assert moved["rijksontmoetingspleinen-open"] == (7, 8)
    assert moved["rijk-noord-organisaties"] == (23, 25)


def test_a_relabelling_is_not_called_progress(compared: Comparison) -> None:
    """A move carries the cause of the update that made it, not of a later one in other words."""
    moves = [move for each in compared.measures for move in each.moves if move.kind == "veranderd"]
    assert moves
    for move in moves:
        assert move.turn is not None
        assert move.after is not None
        assert move.turn.status == move.after.status
        assert move.turn.date <= move.after.date


def test_promises_that_were_not_mentioned_again_are_named(compared: Comparison) -> None:
    """What was promised before and not spoken of since is told as such."""
    kinds = {move.milestone.id: move.kind for each in compared.measures for move in each.milestones}
    assert kinds["profielen-bijgewerkt"] == "niet-genoemd"
    assert kinds["profielen-klaar"] == "genoemd"
    assert kinds["dashboard-in-gebruik"] == "toegevoegd"


@given(number=st.integers(0, 30))
def test_rounds_that_come_later_only_add_comparisons(real: Path, number: int) -> None:
    """Every page that compares two rounds keeps its address; there are not many more of them than rounds."""
    a_round = checked_dossier(real, REAL_TODAY).rounds[0]
    rounds = tuple(replace(a_round, sheet=replace(a_round.sheet, id=str(place))) for place in range(number + 1))
    names = [(before.sheet.id, after.sheet.id) for before, after in pairs(rounds)]
    assert {(a.sheet.id, b.sheet.id) for a, b in pairs(rounds[:-1])} <= set(names)
    assert len(set(names)) == len(names) <= 2 * number + 9
    assert {(str(place), str(place + 1)) for place in range(number)} <= set(names)
