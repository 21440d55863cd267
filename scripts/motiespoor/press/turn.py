"""Whose turn it is to write in `build/` and `site/` of a dossier: one command at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

WAITING = "een andere opdracht schrijft al in deze map. Deze begint zodra zij klaar is."
NO_TURNS = "op deze schijf is niet te zien of nog een opdracht in deze map schrijft. Geef er nooit twee tegelijk."


@contextmanager
def turn(root: Path, say: Callable[[str], None]) -> Iterator[int]:
    """Wait until nobody else writes in this dossier, and keep others waiting meanwhile; `say` is told of a wait.

    Gives the handle that the turn hangs on: a process that inherits it keeps the turn as long as it runs, also when
    this one is killed. It is the folder itself that is locked (flock(2)): that leaves no file behind, and the kernel
    takes the lock away with the last process that holds it.
    """
    handle = os.open(root, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(WAITING)
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:  # some network disks lock no folder
            say(NO_TURNS)
        yield handle
    finally:
        os.close(handle)
