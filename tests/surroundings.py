"""What the tests run in: the same on any machine, and the barest that a machine can be.

A setting that a developer happens to have (a locale, a time zone, a width of the terminal, what git or the build of
another project is told) changes no test, for no test and no process that a test starts gets to see it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

# What a machine has to lend: where programs and libraries are, where there is room, which browser.
_LENT = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "CHROMIUM")
# The runner's own, and what NumPy was told of this processor.
_LENT_BY_FAMILY = ("PYTEST_", "OPENBLAS_")


def barest(machine: Mapping[str, str], home: Path) -> dict[str, str]:
    """The surroundings that are left of a machine's: an empty home, no locale, no time zone, a git without settings."""
    lent = {name: value for name, value in machine.items() if name in _LENT or name.startswith(_LENT_BY_FAMILY)}
    return {
        **lent,
        "HOME": str(home),
        "LC_ALL": "C",
        "TZ": "UTC",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        # A checkout may belong to another user, as in a container; git says so of the command line only.
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }
