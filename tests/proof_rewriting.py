"""Dossiers that programs of others loaded and saved: the same dossier, or told what the program did."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from conftest import DOSSIERS, REAL_TODAY, TODAY, copy_of_real
from proved import Row
from rewriting import Rewrite, rewritten, told, yaml_files
from test_rewritten import REWRITES

_NODE = Path(sys.prefix) / "node/node_modules"
# What each of these writes; js-yaml gave days a time until its fifth version, and most programs still have an older one.
_LIBRARIES = ("yaml", "js-yaml", "js-yaml-4")
_TOLD = re.compile(r"is een dag met een tijd erbij\. .* Het programma waarmee dit bestand is opgeslagen, ")
_SECONDS = 120


def rows(_: bool) -> Iterator[Row]:
    """For each dossier and each program: the files that were saved, and what was told that does not name the program."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        real = copy_of_real(Path(folder, "echt"))
        for root, today in ((DOSSIERS / "klein", TODAY), (real, REAL_TODAY)):
            for name, rewrite in REWRITES.items():
                yield _by_python(root, today, name, rewrite)
            for library in _LIBRARIES:
                yield _by_node(root, today, library)


def _by_python(root: Path, today: date, name: str, rewrite: Rewrite) -> Row:
    started = time.monotonic()
    return _row(root, today, name, rewritten(root, rewrite), started)


def _by_node(root: Path, today: date, library: str) -> Row:
    started, paths = time.monotonic(), yaml_files(root)
    if shutil.which("node") is None or not (_NODE / library).exists():
        return Row(
            f"dossier {root.name}, every file saved by {library}",
            0,
            0,
            where=("Node, or this library of it, is not on this machine.",),
        )
    done = subprocess.run(
        ["node", Path(__file__).with_name("rewriting.js"), library, *paths],
        cwd=root, env={**os.environ, "NODE_PATH": str(_NODE)}, capture_output=True, timeout=_SECONDS, check=True,
    )  # fmt: skip
    return _row(root, today, library, json.loads(done.stdout), started)


def _row(root: Path, today: date, name: str, texts: Mapping[str, str], started: float) -> Row:
    wrong = [each for each in told(root, texts, today) if not _TOLD.search(each)]
    what = f"dossier {root.name}, every file saved by {name}"
    return Row(what, len(texts), len(wrong), time.monotonic() - started, where=tuple(wrong[:5]))
