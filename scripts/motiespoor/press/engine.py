"""The replaceable last step: Markdown in, pages out. Only this module and `frames` know MkDocs, and what may take its place.

Replacing MkDocs means replacing them, `settings`, `mkdocs.yml` and the theme, and nothing else.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

from motiespoor import paths
from motiespoor.copies import SHORT
from motiespoor.problem import Problem, Unreadable
from motiespoor.render.broken import filled_problem

ENGINE = ("mkdocs", "mkdocs-material", "pymdown-extensions")  # what is installed for it
# How Python ends when the system refused something: [Errno 28] No space left on device: 'index.html'
_FRAME = re.compile(r'^  File "(?P<file>[^"\n]*)", line (?P<line>[0-9]+)', re.MULTILINE)
_FAULT = re.compile(r"\[Errno (?P<number>[0-9]+)\] (?P<words>[^:\n]*)(?:: '(?P<name>[^'\n]*)')?")


class Motor(Enum):
    """An engine, by the name of its program; MkDocs unless another is asked for."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"

    @property
    def called(self) -> str:
        """Its name as it writes it itself."""
        return {Motor.MKDOCS: "MkDocs", Motor.PROPERDOCS: "ProperDocs", Motor.ZENSICAL: "Zensical"}[self]

    @property
    def installed(self) -> bool:
        return find_spec(self.value) is not None


class EngineFailed(Exception):
    """The engine did not accept the pages; the message is what it said."""


def ensure_installed(motor: Motor) -> None:
    """Ensure an engine is there.

    Raises:
        OSError: it is not.
    """
    if not motor.installed:
        raise OSError(f"{motor.called} is niet geïnstalleerd. Installeer het: pip install {motor.value}.")


def build_pages(root: Path, today: date, target: Path, held: int, motor: Motor = Motor.MKDOCS) -> None:
    """Build the frames of pages below `build/motor/` of a dossier into the folder `target`.

    `held` is the handle of the turn (`press/turn`): whoever comes next waits for the engine too.

    Raises:
        EngineFailed: with a warning too, for a warning is a page that is not right.
        OSError: the machine was in the way, and not the pages.
        Unreadable: a theme block of the dossier's own was.
    """
    ensure_installed(motor)
    settings = root.resolve() / paths.FRAME_SETTINGS
    if motor is Motor.ZENSICAL:
        for_zensical(settings, target)
        command = _command(motor, settings, "build", "--strict", "--clean")
    else:
        # Not --quiet: that silences warnings before --strict can count them.
        command = _command(motor, settings, "build", "--strict", "--site-dir", str(target.resolve()))
    done = subprocess.run(
        command,
        env=os.environ | _surroundings(today),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        pass_fds=(held,),
    )
    if done.returncode < 0:
        raise OSError(f"deze computer brak {motor.called} af (signaal {-done.returncode}). {SHORT}")
    if done.returncode != 0:
        if fault := _FAULT.search(done.stderr):
            raise OSError(int(fault["number"]), fault["words"], fault["name"])
        if (problem := block_problem(root, done.stderr)) is not None:
            raise Unreadable([problem])
        lines = [line for line in done.stderr.splitlines() if line and not line.startswith("INFO")]
        if any(line.startswith("Traceback ") for line in lines):
            lines = lines[-1:]  # what went wrong, without where in the engine
        raise EngineFailed("\n".join(lines) or done.stdout.strip())


def block_problem(root: Path, said: str) -> Problem | None:
    """What is wrong with the dossier's own block that the engine was filling; `None` when it fell over something else."""
    below = f"{root.resolve() / paths.BLOCKS}/"
    frames = list(_FRAME.finditer(said))
    for frame in reversed(frames):
        path = f"{paths.THEME}/{frame['file'].removeprefix(below)}"
        if frame["file"].startswith(below) and (root / path).is_file():
            after = said[frames[-1].end() :].splitlines()[1:]
            last = next((line for line in after if line[:1].strip()), "")
            return filled_problem(path, int(frame["line"]), last)
    return None


def _command(motor: Motor, settings: Path, name: str, *options: str) -> tuple[str, ...]:
    """What starts an engine on settings of a dossier."""
    return (sys.executable, "-m", motor.value, name, "--config-file", str(settings), *options)


def for_zensical(settings: Path, target: Path) -> None:
    """Let settings say by themselves what they take from others, and where the site goes.

    Zensical lays a list behind the one that it inherits, so that the whole menu would stand there twice, and it has no
    option for the folder. What it remembers of an earlier build is not trusted.
    """
    from mkdocs.utils.yaml import yaml_load

    with settings.open(encoding="utf-8") as file:
        found = yaml_load(file)
    found |= {"site_dir": os.path.relpath(target, settings.parent), "theme": {**found["theme"], "variant": "classic"}}
    settings.write_text(json.dumps(found, ensure_ascii=False), "utf-8")
    shutil.rmtree(settings.parent / ".cache", ignore_errors=True)


@contextmanager
def in_surroundings(today: date) -> Iterator[None]:
    """Let this process have the surroundings that the engine has when it builds."""
    before = dict(os.environ)
    os.environ.update(_surroundings(today))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _surroundings(today: date) -> dict[str, str]:
    """The same on any machine; the day stands in for the clock (reproducible-builds.org)."""
    midnight = datetime.combine(today, time(), UTC)
    return {
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "1",
    }
