"""What another core takes apart of a dossier is what this one would have."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor import cores
from motiespoor.read import ahead
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems

A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))


@pytest.fixture(autouse=True)
def _two(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second core, for a dossier of three measures."""
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(ahead, "_MANY", 0)


def assert_read_alike(root: Path) -> None:
    with ahead.taken_apart_ahead(root) as read:
        reading = read_dossier(root, read=read)
    alone = read_dossier(root)
    assert reading.dossier == alone.dossier
    assert [each.origin for each in reading.dossier.measures] == [each.origin for each in alone.dossier.measures]
    assert (reading.known, reading.standing, reading.problems) == (alone.known, alone.standing, alone.problems)
    assert problems(reading, TODAY) == problems(alone, TODAY)


def test_the_same_is_read(small: Path) -> None:
    """Records, names, places and problems, of files that are right and of files that are not."""
    assert_read_alike(small)
    edit(small, A, "eigenaar:", "baas:")
    edit(small, B, "acties:\n", "acties: [\n")
    edit(small, C2, "sleutel: een-kaartje", "sleutel: één kaartje")
    assert_read_alike(small)
    (small / A).write_bytes(b"\xff")
    (small / B).rename(small / "data/maatregelen/B (kopie).yaml")
    shutil.copy(small / C2, small / "data/maatregelen/D.yaml")
    assert_read_alike(small)


def test_a_file_that_came_meanwhile_is_read_here(small: Path) -> None:
    """And of what went meanwhile nobody asks."""
    with ahead.taken_apart_ahead(small) as read:
        (small / A).unlink()
        text = (small / B).read_text("utf-8")
        assert read("data/maatregelen/Z.yaml", text).record is not None
        assert {each.number for each in read_dossier(small, read=read).dossier.measures} == {"B", "C2"}
