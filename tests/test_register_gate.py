"""The publish gate and the registers: a row or a register that was published does not go without a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from building import Pictures
from conftest import TODAY
from motiespoor import paths
from motiespoor.cli import main
from motiespoor.press.manifest import MANIFEST
from test_ninth_register import NAME, root

pytestmark = pytest.mark.proof

__all__ = ["root"]  # a fixture: the small dossier with one register more, and its site

BACK = "was er en is er niet meer. Zet terug wat er stond."
ROW, REGISTER = "rij van een register", "register"
KEYS = ("dijkhalte", "nieuwe-kade", "oude-kade")


def without_row(folder: Path) -> None:
    """The register without the row that has a page, and a change in the feeds."""
    for table in ("rijen.csv", "verloop.csv", "bewijs.csv"):
        lines = (folder / table).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / table).write_text("".join(each for each in lines if "oude-kade" not in each), encoding="utf-8")


LOST: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a row": (without_row, [f"{MANIFEST}:1:1: {ROW} '{NAME}/oude-kade' {BACK}"]),
    "a register": (
        shutil.rmtree,
        [
            f"{MANIFEST}:1:1: {REGISTER} '{NAME}' {BACK}",
            *(f"{MANIFEST}:1:1: {ROW} '{NAME}/{each}' {BACK}" for each in KEYS),
        ],
    ),
}


@pytest.mark.parametrize("what", LOST)
def test_what_vanishes_is_refused(
    root: Path, tmp_path: Path, pictures: Pictures, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    """Each name is told; what else is told, are files and places of that register."""
    change, told = LOST[what]
    after = Path(shutil.copytree(root, tmp_path / "klein", ignore=shutil.ignore_patterns("site", "build")))
    change(after / paths.REGISTERS / NAME)
    pictures.build(after, TODAY)
    capsys.readouterr()
    assert main(["poort", str(root / "site" / MANIFEST), "--root", str(after)]) == 1
    *said, _ = capsys.readouterr().out.splitlines()
    assert [each for each in said if each.startswith(MANIFEST)] == told
    assert all(NAME in each for each in said)
