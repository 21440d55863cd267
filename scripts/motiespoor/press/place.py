"""Putting what is finished in the place of the old, in one step: a file, or a whole site."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from motiespoor.problem import Problem, Unreadable

LINK = "deze map is een verwijzing (symbolic link). Haal haar weg."

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


def put(target: Path, content: bytes) -> None:
    """Let a file hold this: who reads it never sees half of it. One that was there keeps its rights."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.nieuw")
    temporary.write_bytes(content)
    if target.exists():
        shutil.copymode(target, temporary)
    temporary.replace(target)


def take_place(new: Path, site: Path) -> None:
    """Let the folder `new` take the place of `site`, and remove what stood there.

    On Linux the two change places in one step (renameat2); elsewhere there is an instant without a site.

    Raises:
        Unreadable: `site` is a link, so that something else than the old site would be removed.
    """
    if site.is_symlink():
        raise Unreadable([Problem(path=site.name, line=1, column=1, text=LINK)])
    if not site.exists():
        new.rename(site)
        return
    if not _exchange(new, site):
        old = new.with_name(f"{new.name}.oud")
        site.rename(old)
        new.rename(site)
        new = old
    shutil.rmtree(new)


def _exchange(first: Path, second: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), ctypes.c_uint(_RENAME_EXCHANGE))
    return bool(result == 0)
