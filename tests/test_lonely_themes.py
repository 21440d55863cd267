"""A theme that one row names is worth a look, and no mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from motiespoor.validate.themes import lonely_themes

WISH = "data/registers/wensen/rijen/hondensteiger.yaml"


def told(root: Path, **instead: str) -> list[str]:
    reading = read_dossier(root, {WISH: instead["wish"]} if instead else {})
    assert problems(reading, TODAY) == ()
    return [str(each) for each in lonely_themes(reading.dossier)]


def test_a_theme_of_one_row_is_told(registered: Path) -> None:
    """It may be right: only its row has it."""
    assert told(registered) == [f"{WISH}:6:3: thema 'stilte' staat in één rij, en nergens anders. Is het goed gespeld?"]


def test_what_was_likely_meant_is_told_too(registered: Path) -> None:
    """Another one that is nearly the same, in any register."""
    text = (registered / WISH).read_text(encoding="utf-8").replace("stilte", "nachtvart")
    assert told(registered, wish=text) == [
        f"{WISH}:6:3: thema 'nachtvart' staat in één rij, en nergens anders. Is het goed gespeld? Bedoelde u 'nachtvaart'?"
    ]


def test_check_tells_it_and_ends_well(registered: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A hint is no problem."""
    assert main(["check", "--root", str(registered), "--today", TODAY.isoformat()]) == 0
    out, err = capsys.readouterr()
    assert out == "Geen problemen gevonden.\n"
    assert "Let op: data/registers/wensen/rijen/hondensteiger.yaml" in err
