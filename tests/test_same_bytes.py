"""The same inputs on the same day give the same bytes, on any machine."""

from __future__ import annotations

import builtins
import os
import shutil
import subprocess
import sys
from decimal import Decimal
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY, TODAY
from motiespoor import paths
from motiespoor.render import signs
from motiespoor.render.charts import face

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


@pytest.mark.proof
def test_any_machine_makes_the_same_bytes(built: Path, unchanged: Path, tmp_path: Path) -> None:
    """Another locale, time zone, hash seed, folder, order and age of files change nothing, and neither does a second build.

    Every chart is drawn there again, and one in four of the cards; all of them, by every Python, in `make proof`.
    """
    today = TODAY.isoformat()
    once = left(built)  # made in the surroundings of the tests
    assert len(once) > 40
    elsewhere = moved(unchanged, tmp_path / "ergens anders" / "dossiér")
    (elsewhere / paths.CACHE).mkdir(parents=True)
    for path in (built / paths.CACHE).glob("[!0-3]*.png"):
        shutil.copy(path, elsewhere / paths.CACHE)
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


def test_text_is_as_wide_in_any_order(unchanged: Path) -> None:
    """Widths are whole units: a text is exactly as wide as its letters, however they are added up."""
    widths = face._widths(face.REGULAR)

    @given(st.text(max_size=30), st.randoms(use_true_random=False))
    def holds(text: str, chance: Random) -> None:
        letters = list(text)
        chance.shuffle(letters)
        assert widths("".join(letters)) == widths(text) == sum(map(widths, text))
        assert isinstance(widths(text), int)
        assert face.width(text, 16) == 16 * widths(text) / widths.per_em

    holds()


def test_a_sum_of_fractions_is_refused() -> None:
    """In all tests the program's own `sum` takes no floats, of which Pythons have other sums; whole and decimal numbers it does."""
    namespace = {"__name__": "motiespoor.render.example", "__builtins__": builtins}
    exec("def total(values): return sum(values)", namespace)
    total: Any = namespace["total"]
    assert total([1, 2, True]) == 4
    assert total([Decimal("0.1"), Decimal("0.2")]) == Decimal("0.3")
    with pytest.raises(AssertionError, match="not the same on every Python"):
        total([0.1, 0.2])
    assert sum([0.5, 0.25]) == 0.75


def test_no_sign_hangs_on_the_last_digit_of_an_angle() -> None:
    """Sines differ in their last digit between machines; no number of a sign is so near to a tie that its sixth decimal would.

    That decimal is what is rounded to what is written, and the same number is rounded alike everywhere.
    """
    seen: list[tuple[float, int]] = []

    def noted(value: float, digits: int) -> float:
        seen.append((value, digits))
        return round(value, digits)

    spec = spec_from_file_location("motiespoor.render.signs", signs.__file__)
    assert spec is not None
    assert spec.loader is not None
    again = module_from_spec(spec)
    vars(again)["round"] = noted
    spec.loader.exec_module(again)
    assert again.PATHS == signs.PATHS
    assert len(seen) > 50
    exact = [(value, digits) for value, digits in seen if digits == signs._EXACT]
    assert len(exact) * 2 == len(seen)
    ties = [value for value, digits in exact if abs((value * 10**digits) % 1 - 0.5) < 1e-6]
    assert ties == []
