"""Every reader of this program under a coverage-guided fuzzer, for a fixed number of inputs."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from proved import Row

# Each reader of `fuzzing.py`: how many inputs in a sample, and in all.
INPUTS = {
    "yaml": (4_000, 40_000),
    "csv": (3_000, 30_000),
    "pasted": (1_500, 15_000),
    "workbook": (1_000, 10_000),
    "manifest": (1_000, 10_000),
    "dossier": (100, 2_000),
}
_HANGS = 3600  # seconds


def rows(short: bool) -> Iterator[Row]:
    """A row for each reader."""
    for name, (sample, everything) in INPUTS.items():
        yield _row(name, sample if short else everything)


def _row(name: str, runs: int) -> Row:
    what, started = f"inputs of a fuzzer to the reader: {name}", time.monotonic()
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as corpus:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).with_name("fuzzing.py")), name, str(runs), corpus],
            capture_output=True, text=True, errors="replace", timeout=_HANGS, check=False,
        )  # fmt: skip
    seconds = time.monotonic() - started
    try:
        told = json.loads(done.stdout.rstrip().rpartition("\n")[2])
    except ValueError:
        return Row(what, 0, 1, seconds, where=tuple(done.stderr.splitlines()[-5:]))
    where = tuple(f"{count} × {place}" for place, count in told["wrong"].items())
    return Row(what, told["tried"], sum(told["wrong"].values()), seconds, where=where)
