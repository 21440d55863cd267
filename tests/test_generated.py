"""The generated dossiers are right, in every size that tests ask for: none, one, two and many."""

from __future__ import annotations

from pathlib import Path

import pytest

from generated import KINDS, TODAY, write_dossier
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems


@pytest.mark.parametrize("number", [0, 1, 2, 40])
def test_a_dossier_with_so_many_actions_and_promises_is_right(tmp_path: Path, number: int) -> None:
    """So many actions in one measure, or no measure at all; and so many promises, of every kind in turn."""
    write_dossier(tmp_path / "dossier", min(number, 1), actions=number, promises=number)
    reading = read_dossier(tmp_path / "dossier")
    assert problems(reading, TODAY) == ()
    assert sum(len(measure.actions) for measure in reading.dossier.measures) == number
    assert len(reading.dossier.promises) == number


def test_every_kind_of_promise_is_among_many(tmp_path: Path) -> None:
    """Forty promises have each kind four times, and one of them brings the rounds."""
    write_dossier(tmp_path / "dossier", 1, promises=4 * len(KINDS))
    promises = read_dossier(tmp_path / "dossier").dossier.promises
    assert [len([each for each in promises if having(each)]) for having in (
        lambda each: each.condition, lambda each: each.together, lambda each: each.recurrence,
        lambda each: each.achieved, lambda each: each.testable is False,
    )] == [4, 4, 4, 4, 4]  # fmt: skip
    assert [each.id for each in promises if each.recurrence and each.recurrence.rounds.value == "ja"] == ["gemaal-2"]
