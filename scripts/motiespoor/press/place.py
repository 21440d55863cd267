"""Putting a finished site in the place of the old one, in one step."""

from __future__ import annotations

import ctypes
import os
import shutil
from pathlib import Path

from motiespoor.press.docs import LINK
from motiespoor.problem import Problem, Unreadable

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


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
