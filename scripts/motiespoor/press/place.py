"""Putting what is finished in the place of the old, in one step: a file, or a whole site."""

from __future__ import annotations

import ctypes
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from motiespoor.problem import Problem, Unreadable

LINK = "deze map is een verwijzing (symbolic link). Haal haar weg."

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_TOGETHER = 32  # a disk writes many files in the time of one


def put(target: Path, content: bytes, *, lasting: bool = False) -> None:
    """Let a file hold this: who reads it never sees half of it. One that was there keeps its rights.

    What can be made again need not outlive a power cut; what people wrote is `lasting`.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.nieuw")
    try:
        temporary.write_bytes(content)
        if target.exists():
            shutil.copymode(target, temporary)
        if lasting:
            _to_disk(temporary)
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)  # half of it: the disk is full
        raise
    if lasting:
        _to_disk(target.parent)


def settle(folder: Path) -> None:
    """Let everything in a folder be on the disk, so that also after a power cut what takes a place is whole."""
    with ThreadPoolExecutor(_TOGETHER) as disk:
        for _ in disk.map(_to_disk, (folder, *folder.rglob("*"))):
            pass  # each gives what went wrong with it


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
    elif not _exchange(new, site):
        site.rename(_old(new))
        try:
            new.rename(site)
        except OSError:
            _old(new).rename(site)
            raise
    _to_disk(site.parent)
    for each in (new, _old(new)):
        shutil.rmtree(each, ignore_errors=True)  # what will not go now goes when the next begins (`tidy`)


def tidy(new: Path, site: Path) -> None:
    """Remove what was left of a folder `new` that never came to take its place; a site that had made way comes back."""
    old = _old(new)
    if old.is_dir() and not os.path.lexists(site):
        old.rename(site)
    for each in (new, old):
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink(missing_ok=True)


def _old(new: Path) -> Path:
    """Where a site stands that makes way for `new`."""
    return new.with_name(f"{new.name}.oud")


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(first: Path, second: Path) -> bool:
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result = rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), ctypes.c_uint(_RENAME_EXCHANGE))
    return bool(result == 0)
