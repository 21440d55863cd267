"""What Lighthouse says of a page on a phone: the middle of several runs, with a slow network as it reckons one."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browsing import ARGUMENTS, chromium_path

# The browser now and then begins to load before it is recorded; that says nothing of the page.
_TRIES, _NO_TRACE = 3, "NO_NAVSTART"
_LIGHTHOUSE = Path(sys.prefix) / "node/node_modules/.bin/lighthouse"
SCORES = ("accessibility", "best-practices", "seo", "performance")


class Absent(Exception):
    """Lighthouse cannot be had here; the message says why."""


@dataclass(frozen=True, slots=True)
class Told:
    """What one run says: scores from 0 to 100, the layout shift, and why a score is not full."""

    scores: Mapping[str, float]
    shift: float
    because: tuple[str, ...]


def middle(address: str, runs: int) -> Told:
    """The middle of some runs.

    Raises:
        Absent: there is no Node on this machine, or Lighthouse does not start.
    """
    told = [_run(address) for _ in range(runs)]
    return Told(
        {name: statistics.median(each.scores[name] for each in told) for name in SCORES},
        statistics.median(each.shift for each in told),
        tuple(dict.fromkeys(reason for each in told for reason in each.because)),
    )


def _run(address: str) -> Told:
    if not _LIGHTHOUSE.exists():
        raise Absent("Node is not on this machine")
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        report = Path(folder) / "report.json"
        command = [
            _LIGHTHOUSE, address, "--quiet", "--output", "json", "--output-path", str(report),
            "--only-categories", ",".join(SCORES), "--form-factor", "mobile", "--throttling-method", "simulate",
            f"--chrome-flags={' '.join(ARGUMENTS)}",
        ]  # fmt: skip
        surroundings = {**os.environ, "CHROME_PATH": chromium_path()}
        for _ in range(_TRIES):
            done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
            if _NO_TRACE not in done.stdout + done.stderr:
                break
        if done.returncode != 0 or not report.is_file():
            raise Absent(f"Lighthouse does not run: {(done.stderr or done.stdout).strip()[-400:]}")
        return _told(json.loads(report.read_text("utf-8")))


def _told(report: Mapping[str, Any]) -> Told:
    audits, categories = report["audits"], report["categories"]
    counted = [each for name in SCORES[:-1] for each in categories[name]["auditRefs"] if each["weight"]]
    return Told(
        {name: 100 * (categories[name]["score"] or 0) for name in SCORES},
        audits["cumulative-layout-shift"]["numericValue"],
        tuple(
            audits[each["id"]]["title"]
            for each in counted
            if (audits[each["id"]]["score"] or 0) < 1
            and audits[each["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
        ),
    )
