"""What is told before a build that may take more memory than there is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.press import memory
from motiespoor.press.memory import free_bytes, needed_bytes, too_little
from motiespoor.press.publish import write_pages
from motiespoor.problem import Unreadable

LARGE = (
    "dit dossier is groot: het bouwen neemt naar schatting 2200 MB geheugen, en deze computer heeft 900 MB vrij. "
    "Breekt het bouwen af, sluit dan andere programma's of neem een computer met meer."
)


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """As much data as 5,000 measures have; nothing of it takes room on the disk."""
    (tmp_path / "data").mkdir()
    with (tmp_path / "data/veel.csv").open("wb") as file:
        os.truncate(file.fileno(), 150_000_000)
    return tmp_path


def test_too_little_memory_is_told_before_a_build(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told to everybody, and the build begins all the same: here it finds that there is no dossier."""
    monkeypatch.setattr(memory, "free_bytes", lambda: 900_000_000)
    said: list[str] = []
    with pytest.raises(Unreadable):
        write_pages(large, TODAY, lambda _: None, say=said.append)
    assert said == [LARGE]


@pytest.mark.parametrize("free", [None, 2_200_000_000])
def test_enough_memory_is_not_told(large: Path, free: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is what nobody can tell."""
    monkeypatch.setattr(memory, "free_bytes", lambda: free)
    assert too_little(large) is None


def test_a_folder_without_data_takes_what_every_build_takes(tmp_path: Path) -> None:
    assert needed_bytes(tmp_path) == 100_000_000


def test_the_machine_says_how_much_it_has() -> None:
    free = free_bytes()
    assert free is None or free > 0
