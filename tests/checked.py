"""Dossiers that were checked: changed in memory, and what is made of them in other surroundings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from conftest import REAL_TODAY, REPOSITORY
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure, Milestone

LAST_DAY = REAL_TODAY  # late enough for every dossier
# What may stand in a text of the data: no control characters and no noncharacters of the first plane.
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"))

# Zones a day apart, with other languages and other orders of sets.
_SURROUNDINGS = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "LANG": "nl_NL.UTF-8", "PYTHONHASHSEED": "2"},
)


def with_milestone(dossier: Dossier, id: str, change: Callable[[Milestone], Milestone]) -> Dossier:
    def changed(measure: Measure) -> Measure:
        return replace(measure, milestones=tuple(change(m) if m.id == id else m for m in measure.milestones))

    return replace(dossier, measures=tuple(changed(each) for each in dossier.measures))


def made_elsewhere(function: str, root: Path) -> set[str]:
    """What a function of a test file makes of a dossier, in different surroundings, by its hash."""
    module, _, name = function.partition(".")
    script = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:3]; from pathlib import Path; "
        f"from conftest import TODAY; from motiespoor.validate.check import checked_dossier; from {module} import {name}; "
        f"found = {name}(checked_dossier(Path(sys.argv[3]), TODAY)); "
        "print(hashlib.sha256(repr(found).encode()).hexdigest())"
    )
    command = [sys.executable, "-c", script, str(REPOSITORY / "scripts"), str(Path(__file__).parent), str(root)]
    return {
        subprocess.run(command, env=os.environ | each, capture_output=True, encoding="utf-8", check=True).stdout
        for each in _SURROUNDINGS
    }
