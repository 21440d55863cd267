"""The program as it is installed from a wheel, without the repository around it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import REPOSITORY, TODAY
from motiespoor import paths

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input")


def test_an_installed_program_is_whole(drawn: Path, tmp_path: Path) -> None:
    """A wheel holds templates, blocks, styles and typeface: with it alone a dossier becomes a site that keeps its promises."""
    source, wheels, installed = (tmp_path / name for name in ("source", "wheels", "installed"))
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    shutil.copytree(
        REPOSITORY / "scripts", source / "scripts", ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    alone = ("--no-deps", "--no-index")
    subprocess.run([*PIP, "wheel", *alone, "--no-build-isolation", "--wheel-dir", wheels, source], check=True)
    subprocess.run([*PIP, "install", *alone, "--target", installed, *wheels.glob("*.whl")], check=True)
    # It draws for itself what no other test draws with it: one in four of the charts and of the cards.
    for path in (drawn / paths.CACHE).glob("[0-3]*.[sp][vn]g"):
        path.unlink()
    command = (sys.executable, "-m", "motiespoor", "build", "--root", str(drawn), "--today", TODAY.isoformat())
    surroundings = os.environ | {"PYTHONPATH": str(installed)}
    done = subprocess.run(command, cwd=tmp_path, env=surroundings, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    here = {
        path.relative_to(REPOSITORY / "scripts") for path in (REPOSITORY / "scripts").glob("motiespoor/theme/**/*.*")
    }
    assert here == {path.relative_to(installed) for path in installed.glob("motiespoor/theme/**/*.*")}
