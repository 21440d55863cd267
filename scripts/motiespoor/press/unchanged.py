"""Whether what was written stands there still, and would be written again: then nothing has to be made.

That is seen in the content, never in times: beside the pages stands from what they were made, and what they are, to the
hash of each file. So what somebody changed in `build/` is written again.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import distributions
from pathlib import Path

from motiespoor import paths
from motiespoor.press.docs import refuse_links
from motiespoor.press.kept import contents
from motiespoor.press.place import put
from motiespoor.press.program import program
from motiespoor.read.files import fingerprint_of_files

_WRITTEN = (paths.DOCS, paths.FRAMES, paths.BLOCKS, paths.SETTINGS, paths.FRAME_SETTINGS)


def fingerprint(root: Path, today: date) -> str:
    """SHA-256, in hexadecimal, of all that pages are made from: the dossier, the program, what it leans on, and the day.

    The names beside the dossier too: a folder that stands there under a name like that of its own is a problem.
    """
    told = (
        fingerprint_of_files(root, paths.PARTS),
        *sorted(ascii(each.name) for each in root.iterdir() if each.name not in paths.MADE),
        program(),
        *sorted({f"{each.name} {each.version}" for each in distributions()}),
        sys.version,
        today.isoformat(),
    )
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def number_of_pages_left(root: Path, made_from: str) -> int | None:
    """How many files stand in `build/docs/` when all is as it was written from this; `None` when something is not.

    Raises:
        Unreadable: a folder is a link, as where pages are written.
    """
    refuse_links(root / paths.DOCS)
    try:
        if _proof(root).read_bytes() != _told(root, made_from):
            return None
    except OSError:
        return None
    return sum(path.is_file() for path in (root / paths.DOCS).rglob("*"))


def keep(root: Path, made_from: str) -> None:
    """Note that what stands there was written from this."""
    put(_proof(root), _told(root, made_from))


def forget(root: Path) -> None:
    """Nothing is known of what stands there: it is being written."""
    _proof(root).unlink(missing_ok=True)


def _proof(root: Path) -> Path:
    return root / paths.WRITTEN


def _told(root: Path, made_from: str) -> bytes:
    return "\n".join((made_from, *_standing(root), "")).encode()


def _standing(root: Path) -> Iterator[str]:
    for name in _WRITTEN:
        path = root / name
        if path.is_symlink():
            yield f"anders {name}"
        elif path.is_dir():
            yield f"map {name}"
            yield from contents(path)
        else:
            yield f"{hashlib.sha256(path.read_bytes()).hexdigest()} {name}"
