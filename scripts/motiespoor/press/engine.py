"""The replaceable last step: finished Markdown in, pages out. The only module that knows MkDocs.

Replacing MkDocs means replacing this module, `mkdocs.yml` and the theme, and nothing else.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from motiespoor import paths

_SHORT = "Is er genoeg geheugen? Sluit andere programma's, en probeer het opnieuw."
# How Python ends when the system refused something: [Errno 28] No space left on device: 'index.html'
_FAULT = re.compile(r"\[Errno (?P<number>[0-9]+)\] (?P<words>[^:\n]*)(?:: '(?P<name>[^'\n]*)')?")


class EngineFailed(Exception):
    """MkDocs did not accept the pages; the message is what it said."""


def build_pages(root: Path, today: date, target: Path, held: int) -> None:
    """Build the pages below `build/docs/` of a dossier into the folder `target`.

    `held` is the handle of the turn (`press/turn`): whoever comes next waits for the engine too.

    Raises:
        EngineFailed: with a warning too, for a warning is a page that is not right.
        OSError: the machine was in the way, and not the pages.
    """
    # Not --quiet: that silences warnings before --strict can count them.
    command = _command(root, "build", "--strict", "--site-dir", str(target.resolve()))
    done = subprocess.run(
        command,
        env=_environment(today),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        pass_fds=(held,),
    )
    if done.returncode < 0:
        raise OSError(f"deze computer brak MkDocs af (signaal {-done.returncode}). {_SHORT}")
    if done.returncode != 0:
        if fault := _FAULT.search(done.stderr):
            raise OSError(int(fault["number"]), fault["words"], fault["name"])
        lines = [line for line in done.stderr.splitlines() if line and not line.startswith("INFO")]
        if any(line.startswith("Traceback ") for line in lines):
            lines = lines[-1:]  # what went wrong, without where in the engine
        raise EngineFailed("\n".join(lines) or done.stdout.strip())


def serve_pages(root: Path, today: date, address: str) -> subprocess.Popen[bytes]:
    """Start serving the pages at `address`; they are built again whenever `build/docs/` or `build/thema/` changes."""
    return subprocess.Popen(_command(root, "serve", "--quiet", "--dev-addr", address), env=_environment(today))


def _command(root: Path, name: str, *options: str) -> tuple[str, ...]:
    """What starts MkDocs on the configuration of a dossier."""
    return (sys.executable, "-m", "mkdocs", name, "--config-file", str(root.resolve() / paths.ENGINE), *options)


def _environment(today: date) -> dict[str, str]:
    """The same surroundings on any machine; the day stands in for the clock (reproducible-builds.org)."""
    midnight = datetime.combine(today, time(), UTC)
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(int(midnight.timestamp())),
        "PYTHONHASHSEED": "0",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_MKDOCS_2_WARNING": "1",
    }
