"""What many tests look at is made once per run: the first process that asks for it makes it, the others wait."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from motiespoor import paths
from motiespoor.press.publish import build_site

# What a build leaves in build/, for the next one.
LEFT = {"cache", "docs", "gemaakt", "mkdocs.yml", "motor", "motor.yml", "thema"}


def of_run(factory: pytest.TempPathFactory) -> Path:
    """The folder of the whole run, and not of one of its processes."""
    folder = factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of this run, filled by `make`; not to be changed, for other processes look at it too."""
    made = of_run(factory) / name
    maker = f"{make.__module__}.{make.__qualname__}"
    with made.with_name(f"{name}.slot").open("a+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.seek(0)
        before = lock.read()
        assert before in ("", maker), f"'{name}' is what {before} makes: {maker} needs another name"
        if not before:
            lock.write(maker)
            lock.flush()  # before the next process may look
        if not made.exists():
            try:
                make(made)
            except BaseException:
                shutil.rmtree(made, ignore_errors=True)
                raise
    return made


@dataclass(frozen=True, slots=True)
class Pictures:
    """All that was drawn in this run, each picture once: its name says what it was drawn from, whatever the dossier.

    The files are shared, not copied: a test that changes what a cache holds does so in a copy.
    """

    folder: Path

    def lend(self, root: Path) -> Path:
        """A dossier that need not draw again what was drawn before; its next build forgets what it has no use for."""
        _share(self.folder, root / paths.CACHE)
        return root

    def build(self, root: Path, today: date) -> Path:
        """A dossier with its site."""
        build_site(self.lend(root), today, quiet)
        _share(root / paths.CACHE, self.folder)
        return root


def quiet(_: str) -> None:
    """What is being done is not told."""


def _share(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for path in source.iterdir():
        with suppress(FileExistsError):
            (target / path.name).hardlink_to(path)
