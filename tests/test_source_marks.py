"""Marks: what rests on the same has the same number, and each number stands in the list of its page."""

from __future__ import annotations

from motiespoor.model.source import Evidence
from motiespoor.render.source_marks import Piece, SourceMarks


def test_marks_are_numbered_as_they_are_met() -> None:
    """The same pieces get the same number, with another place in the source another one, and a piece counts once."""
    marks = SourceMarks()
    letter = Evidence(source="brief", locator="blz. 3")
    assert marks.given == ()
    assert [marks.number(each) for each in (["brief"], [letter], ["brief", "brief"], ["brief", "krant"], [letter])] == [
        1, 2, 1, 3, 2,
    ]  # fmt: skip
    assert marks.given == (
        (1, (Piece("brief"),)),
        (2, (Piece("brief", "blz. 3"),)),
        (3, (Piece("brief"), Piece("krant"))),
    )
