"""What faults of the machine do to a site: kills at any moment, full disks, read-only disks, builds together.

A real disk of limited size needs root; elsewhere the size of files is limited, and that is said.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from building import LEFT
from motiespoor.press.foreign import foreign_files
from motiespoor.press.manifest import MANIFEST
from motiespoor.press.turn import WAITING
from motiespoor.press.verify import manifest_problems
from proved import Row

REPOSITORY = Path(__file__).parents[1]
DOSSIER = Path(__file__).parent / "dossiers" / "klein"
TODAY = "2026-03-01"
PAGE, WORDS = "content/begrippen.md", "De munt van Zeeveen."
KILLS = (3, 60)  # in a sample, and in all
ROOM = 200  # MB, for a dossier with its site
FREE = (0, 1, 16, 64, 256, 1024, 2048, 4096, 8192)  # kB that are left on a disk
LIMITS = (0, 1, 4, 16, 64, 256)  # kB that a file may have
FULL = ("de schijf is vol", "zo groot mag een bestand hier niet zijn")


@dataclass(frozen=True, slots=True)
class Said:
    """How a build ended."""

    status: int
    out: str
    err: str


def rows(short: bool) -> Iterator[Row]:
    """A row for each kind of fault."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        built = Path(shutil.copytree(DOSSIER, Path(folder) / "klein"))
        started = time.monotonic()
        _build(built)
        seconds = time.monotonic() - started
        root = os.geteuid() == 0
        yield _timed(lambda: killed(built, KILLS[0] if short else KILLS[1], random.Random(1), seconds))
        yield _timed(lambda: together(built))
        if root:
            yield _timed(lambda: full(built, FREE[::4] if short else FREE))
            yield _timed(lambda: closed(built))
        else:
            yield _timed(lambda: too_large(built, LIMITS[::3] if short else LIMITS))


def _timed(tried: Callable[[], Row]) -> Row:
    started = time.monotonic()
    return replace(tried(), seconds=time.monotonic() - started)


def killed(built: Path, times: int, chance: random.Random, seconds: float) -> Row:
    """Builds that are killed at any moment: the command alone, or with all that it started."""
    wrong, whole = [], {"old": 0, "new": 0}
    old = _pages(built)
    for number in range(times):
        _write(built, number)
        process = _started(built)
        time.sleep(chance.uniform(0, seconds))
        if number % 2:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if problems := _not_whole(built):
            wrong.append(f"kill {number + 1}: {problems}")
        whole["old" if _pages(built) == old else "new"] += 1
        old = _pages(built)
    last = _build(built)
    if last.status or (left := _left(built)):
        wrong.append(f"the build after it: {last.err or left}")
    what = f"builds killed at any moment: {whole['old']} × the old site, {whole['new']} × new"
    return Row(what, times + 1, len(wrong), where=tuple(wrong))


def together(built: Path, many: int = 3) -> Row:
    """Builds that are started at once in one folder: each is whole, and all but one waited."""
    wrong = []
    _write(built, -1)
    every = [_started(built) for _ in range(many)]
    ended = [_ended(each) for each in every]
    waited = sum(WAITING in each.err for each in ended)
    if waited < many - 1:
        wrong.append(f"{waited} of {many} said that they waited")
    wrong += [each.err for each in ended if each.status]
    wrong += [problems for problems in (_not_whole(built), _left(built)) if problems]
    return Row(f"builds at once in one folder: {waited} waited and said so", many, len(wrong), where=tuple(wrong))


def full(built: Path, sizes: Sequence[int]) -> Row:
    """A real disk with so much room left: the build tells, or fits."""
    wrong, fitted = [], 0
    for number, free in enumerate(sizes):
        with _disk() as disk:
            root = Path(shutil.copytree(built, disk / "klein", symlinks=True))
            _write(root, 1000 + number)
            _fill(disk, free)
            said, problems = _tried(root)
            fitted += said.status == 0
            wrong += [f"{free} kB free: {problems}"] if problems else []
    return Row(f"full disks: {fitted} × it fitted, otherwise told", len(sizes), len(wrong), where=tuple(wrong))


def too_large(built: Path, sizes: Sequence[int]) -> Row:
    """Files that may not be larger than so much, as a disk on which the larger ones do not fit."""
    wrong = []
    for number, limit in enumerate(sizes):
        _write(built, 1000 + number)
        _, problems = _tried(built, limit)
        wrong += [f"files of {limit} kB: {problems}"] if problems else []
    what = "files that may not be so large (no root, so no full disk): told"
    return Row(what, len(sizes), len(wrong), where=tuple(wrong))


def closed(built: Path) -> Row:
    """A disk that can only be read: told, and the old site in place."""
    with _disk() as disk:
        root = Path(shutil.copytree(built, disk / "klein", symlinks=True))
        _write(root, 2000)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        before, said = _pages(root), _build(root)
        sentence = said.err.count("\n") == 1 and "op deze schijf kan niets geschreven worden." in said.err
        right = (said.status, said.out, sentence, _pages(root)) == (1, "", True, before)
    return Row("disks that can only be read: told", 1, int(not right), where=() if right else (said.err,))


def _tried(root: Path, limit: int | None = None) -> tuple[Said, str]:
    """A build that may fail for want of room: how it ended, and what of that is not right."""
    before = _pages(root)
    said = _build(root, limit)
    if said.status == 0:
        return said, _not_whole(root) or _left(root)
    if said.status != 1 or said.err.count("\n") != 1 or not any(each in said.err for each in FULL):
        return said, f"status {said.status}: {said.err}"
    if not said.err.endswith(" De oude site staat er nog.\n"):
        return said, said.err
    return said, "" if _pages(root) == before else "the old site is another"


def _write(root: Path, number: int) -> None:
    """Change the dossier, so that what is built next is another site."""
    text = (DOSSIER / PAGE).read_text("utf-8")
    (root / PAGE).write_text(text.replace(WORDS, f"{WORDS} Telling {number}."), "utf-8")


def _started(root: Path, limit: int | None = None) -> subprocess.Popen[str]:
    """A build, that may write files of at most so many kB."""
    command = [sys.executable, "-m", "motiespoor", "build", "--root", root, "--today", TODAY]
    within = [] if limit is None else ["bash", "-c", 'ulimit -f "$0" && exec "$@"', str(limit)]
    return subprocess.Popen(
        [*within, *command],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def _build(root: Path, limit: int | None = None) -> Said:
    return _ended(_started(root, limit))


def _ended(process: subprocess.Popen[str]) -> Said:
    out, err = process.communicate()
    return Said(process.returncode, out, err)


def _pages(root: Path) -> dict[str, bytes]:
    """The site as it stands, byte for byte."""
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _not_whole(root: Path) -> str:
    """What of the site is not as its manifest says; a site that is not there is not whole either."""
    if not (root / "site" / MANIFEST).is_file():
        return "there is no site"
    found = manifest_problems(root / "site")
    return "; ".join(map(str, found[:3])) or ", ".join(foreign_files(root / "site"))


def _left(root: Path) -> str:
    """What stands in the dossier and in `build/` and does not belong there."""
    found = {path.name for path in root.iterdir()} - {"build", "site"} - {path.name for path in DOSSIER.iterdir()}
    found |= {f"build/{path.name}" for path in (root / "build").iterdir() if path.name not in LEFT}
    return ", ".join(sorted(found))


@contextmanager
def _disk() -> Iterator[Path]:
    """A disk of its own, in memory."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "tmpfs", folder], check=True)
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def _fill(disk: Path, free: int) -> None:
    """Leave so many kB on a disk."""
    left = os.statvfs(disk)
    size = left.f_bavail * left.f_frsize - free * 1024
    with (disk / "vol").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size)
