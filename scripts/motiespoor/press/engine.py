"""The replaceable last step: finished Markdown in, pages out. The only module that knows MkDocs.

Replacing MkDocs means replacing this module, `mkdocs.yml` and the theme, and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from motiespoor import paths


class EngineFailed(Exception):
    """MkDocs did not accept the pages; the message is what it said."""


def build_pages(root: Path, today: date, target: Path) -> None:
    """Build the pages below `build/docs/` of a dossier into the folder `target`.

    Raises:
        EngineFailed: with a warning too, for a warning is a page that is not right.
    """
    # Not --quiet: that silences warnings before --strict can count them.
    command = _command(root, "build", "--strict", "--site-dir", str(target.resolve()))
    done = subprocess.run(
        command, env=_environment(today), capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if done.returncode != 0:
        lines = [line for line in done.stderr.splitlines() if line and not line.startswith("INFO")]
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
