"""Every reader of this program under a coverage-guided fuzzer, for a fixed number of inputs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from proved import Row

# Each reader of `fuzzed.py`, those that take longest first: how many inputs in all. Together more than 100,000.
INPUTS = {
    "parts": 10_000,
    "pasted": 10_000,
    "dossier": 3_000,
    "tables": 300,
    "templates": 3_000,
    "yaml": 20_000,
    "csv": 12_000,
    "settings": 5_000,
    "publication": 5_000,
    "words": 8_000,
    "sources": 4_000,
    "styles": 12_000,
    "blocks": 3_000,
    "books": 3_000,
    "manifest": 6_000,
}
_SAMPLE = 15  # of so many inputs one is in a sample
_HANGS = 3600  # seconds


def rows(short: bool) -> Iterator[Row]:
    """A row for each reader. What went wrong is kept for who looks for the cause."""
    folder = tempfile.mkdtemp(prefix="motiespoor-")
    asked = [f"{name}={number // _SAMPLE if short else number}" for name, number in INPUTS.items()]
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("fuzzing.py")), folder, *asked],
        capture_output=True, text=True, errors="replace", timeout=_HANGS, check=False,
    )  # fmt: skip
    told = {each["reader"]: each for each in map(json.loads, filter(None, done.stdout.splitlines()))}
    failed = False
    for name in INPUTS:
        what, found = f"inputs of a fuzzer to the reader: {name}", told.get(name)
        if found is None:
            row = Row(what, 0, 1, where=tuple(done.stderr.splitlines()[-5:]))
        else:
            wrong = {
                f"{count} × {place}, as in {folder}/wrong/{name}": count for place, count in found["wrong"].items()
            }
            row = Row(what, found["tried"], sum(wrong.values()), found["seconds"], where=tuple(wrong))
        failed = failed or not row.holds
        yield row
    if not failed:
        shutil.rmtree(folder)
