"""Whether every Python makes the same bytes: the dossier is built on each that can be had, and the files are compared.

Pythons that uv neither finds nor may fetch stand in MOTIESPOOR_PYTHONS, their paths with a colon between.
Each Python has an environment of its own with the locked packages. The files are held against those of
the Python that runs this.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from conftest import DOSSIERS, REAL_TODAY, REPOSITORY, TODAY
from proved import Row

PARTS = ("data", "content", "site_config", "mkdocs.yml")
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
SHOWN = 20  # names of files that differ


def rows(short: bool) -> Iterator[Row]:
    """A row for each Python; in a sample only the small dossier on the first other one."""
    root, today = (DOSSIERS / "klein", TODAY) if short else (REPOSITORY, REAL_TODAY)
    wanted = [*VERSIONS, *filter(None, os.environ.get("MOTIESPOOR_PYTHONS", "").split(":"))]
    tried = 0
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        here = _built(Path(folder) / "hier", root, today, Path(sys.executable))
        for number, each in enumerate(wanted):
            started, place = time.monotonic(), Path(folder) / str(number)
            python = _environment(place / "omgeving", each)
            if python is None or (version := _version(python)) == sys.version.split()[0]:
                continue
            found = _built(place / "dossier", root, today, python)
            different = sorted(path for path in here.keys() | found.keys() if here.get(path) != found.get(path))
            shutil.rmtree(place)
            what = f"files that Python {version} makes as {sys.version.split()[0]} does"
            yield Row(what, len(found), len(different), time.monotonic() - started, where=tuple(different[:SHOWN]))
            tried += 1
            if short:
                return
    if not tried:
        why = "no other Python is on this machine, and none can be fetched; name one in MOTIESPOOR_PYTHONS."
        yield Row("files that another Python makes as this one does", 0, 0, where=(why,))


def _environment(folder: Path, wanted: str) -> Path | None:
    """The Python of a new environment with the locked packages; `None` when that Python cannot be had."""
    uv = Path(sys.executable).with_name("uv")
    if _quiet([uv, "venv", "--python", wanted, folder]):
        return None
    python = folder / "bin" / "python"
    lock = REPOSITORY / "requirements.lock"
    if _quiet([uv, "pip", "install", "--python", python, "--only-binary", ":all:", "--require-hashes", "-r", lock]):
        return None
    return python


def _quiet(command: Sequence[str | Path]) -> int:
    """How a command ends that may well fail."""
    return subprocess.run(command, capture_output=True, check=False).returncode


def _version(python: Path) -> str:
    asked = [python, "-c", "import sys; print(sys.version.split()[0])"]
    return subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.strip()


def _built(folder: Path, root: Path, today: date, python: Path) -> dict[str, bytes]:
    """Everything that a build of a dossier on a Python leaves, its pictures drawn anew."""
    folder.mkdir(parents=True)
    for name in PARTS:
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, folder / name)
    subprocess.run(
        [python, "-m", "motiespoor", "build", "--root", folder, "--today", today.isoformat()],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("build/docs", "site")
        for path in (folder / part).rglob("*")
        if path.is_file()
    }
