"""YAML files that do not name their schema, so that an editor's program cannot help with them, in one sentence."""

from __future__ import annotations

from pathlib import Path

from motiespoor import paths
from motiespoor.dutch import listed
from motiespoor.model.kinds import is_yaml
from motiespoor.model.schema import first_line
from motiespoor.read.files import decoded, listing

_NAMED = 3  # files of which the rest is counted


def unaided(root: Path) -> str | None:
    """What is told of files whose first line does not name their schema; nothing where a dossier has no schemas."""
    if not (root / paths.SCHEMAS).is_dir():
        return None
    there = (path for folder in (paths.DATA, paths.CONFIG) for path in listing(root, folder).files if is_yaml(path))
    found = [path for path in sorted(there) if (decoded(root, path) or "").partition("\n")[0] != first_line(path)]
    if not found:
        return None
    if len(found) == 1:
        return f"{found[0]}: de eerste regel noemt het schema niet. Zet erboven: {first_line(found[0])}"
    more = [f"{len(found) - _NAMED} andere"] if len(found) > _NAMED else []
    return (
        f"van {len(found)} bestanden noemt de eerste regel het schema niet: {listed([*found[:_NAMED], *more])}. "
        f"Zet in {found[0]} erboven: {first_line(found[0])}"
    )
