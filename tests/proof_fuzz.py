"""Every reader of this program under a coverage-guided fuzzer, for a fixed number of inputs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

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
    """A row for each reader, as it ends. What went wrong is kept for who looks for the cause."""
    folder = Path(tempfile.mkdtemp(prefix="motiespoor-"))
    asked = {name: number // _SAMPLE if short else number for name, number in INPUTS.items()}
    command = [sys.executable, str(Path(__file__).with_name("fuzzing.py")), str(folder / "tried")]
    failed = False
    with (folder / "told.txt").open("w+", encoding="utf-8", errors="replace") as told:
        arguments = [f"{name}={number}" for name, number in asked.items()]
        with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, stderr=told, text=True) as started:
            late = Timer(_HANGS, started.kill)
            late.start()
            assert started.stdout is not None
            for line in filter(str.strip, started.stdout):
                row = _row(json.loads(line), folder, asked)
                failed = failed or not row.holds
                yield row
            late.cancel()
        told.seek(0)
        last = tuple(told.read().splitlines()[-5:])
    for name in asked:  # of which nothing was told
        yield Row(_what(name), 0, 1, where=last)
    if not failed and not asked:
        shutil.rmtree(folder)


def _row(found: dict[str, Any], folder: Path, asked: dict[str, int]) -> Row:
    name = found["reader"]
    del asked[name]
    wrong = {f"{count} × {place}, as in {folder}/tried/wrong/{name}": count for place, count in found["wrong"].items()}
    return Row(_what(name), found["tried"], sum(wrong.values()), found["seconds"], where=tuple(wrong))


def _what(name: str) -> str:
    return f"inputs of a fuzzer to the reader: {name}"
