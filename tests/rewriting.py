"""What becomes of a dossier when a program loads its YAML files and saves them again, as an editor in a browser does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from motiespoor.change.rules import problems_of_change
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems

Rewrite = Callable[[str], str]  # the text of a file, to what a program makes of it


def yaml_files(root: Path) -> tuple[str, ...]:
    """The YAML files of a dossier that an editor may open."""
    return tuple(sorted(path.relative_to(root).as_posix() for path in root.rglob("*.yaml")))


def rewritten(root: Path, rewrite: Rewrite) -> dict[str, str]:
    """The text of each YAML file, as a program saves it."""
    return {path: rewrite((root / path).read_text("utf-8")) for path in yaml_files(root)}


def told(root: Path, texts: Mapping[str, str], today: date) -> list[str]:
    """What is told of a dossier with these texts in it: by `check`, and by `verschil` against what was there.

    Nothing is told when it is the same dossier: the same records, apart from where they stand.
    """
    before, after = read_dossier(root), read_dossier(root, texts)
    found = problems(after, today) or problems_of_change(before.dossier, after.dossier)
    if not found and before.dossier != after.dossier:
        return ["another dossier, and nothing is told of it"]
    return [str(each) for each in found]
