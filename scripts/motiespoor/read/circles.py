"""Reading much at once: nothing of a dossier points at itself by a detour, so nothing is to be looked for."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_circles() -> Iterator[None]:
    """Do not look for what points at each other in circles: records do not, and to look takes a sixth of the time.

    At the end all counts as looked through, or the first thing made afterwards would set off what was put off.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.unfreeze()
        if looked:
            gc.enable()
