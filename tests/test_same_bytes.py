"""The same inputs on the same day give the same bytes, on any machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import REPOSITORY, TODAY

HERE = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1", "COLUMNS": "80"}
THERE = {
    "LC_ALL": "tr_TR.ISO-8859-9",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "2",
    "PYTHONUTF8": "0",
    "USER": "een-ander",
}


def build(root: Path, today: str, surroundings: dict[str, str], here: Path) -> dict[str, bytes]:
    """Everything that a build leaves behind, made in a process of its own."""
    subprocess.run(
        [sys.executable, "-m", "motiespoor", "build", "--root", os.path.relpath(root, here), "--today", today],
        cwd=here,
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PATH": os.environ["PATH"], **surroundings},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return left(root)


def left(root: Path) -> dict[str, bytes]:
    """What stands in the folders of pages and site."""
    folders = (root / "build" / "docs", root / "site")
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def moved(root: Path, target: Path) -> Path:
    """A copy whose files were made in another order, at another time."""
    for path in sorted((path for path in root.rglob("*") if path.is_file()), reverse=True):
        copied = target / path.relative_to(root)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
        os.utime(copied, (0, 0))
    return target


def different(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    """The files that are not the same in both."""
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))


def test_any_machine_makes_the_same_bytes(built: Path, unchanged: Path, tmp_path: Path) -> None:
    """Another locale, time zone, hash seed, folder, order and age of files change nothing, and neither does a second build."""
    today = TODAY.isoformat()
    once = left(built)  # made in the surroundings of the tests
    assert len(once) > 40
    elsewhere = moved(unchanged, tmp_path / "ergens anders" / "dossiér")
    assert not (elsewhere / "build").exists(), "every picture is drawn there"
    there = build(elsewhere, today, THERE, elsewhere / "data")
    assert different(once, there) == []
    assert different(once, build(built, today, HERE, REPOSITORY)) == []
    assert not [path for path, content in there.items() if str(tmp_path).encode() in content]


def test_the_day_may_come_from_the_surroundings(built_small: Path, drawn: Path) -> None:
    """Without --today the day is that of SOURCE_DATE_EPOCH, as reproducible-builds.org asks."""
    named = left(built_small)
    subprocess.run(
        [sys.executable, "-m", "motiespoor", "write", "--root", drawn],
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "SOURCE_DATE_EPOCH": "1772366400"},  # 2026-03-01, at noon
        check=True,
        stdout=subprocess.DEVNULL,
    )
    assert left(drawn) == {path: content for path, content in named.items() if path.startswith("build/")}
