"""Which program makes a site: this one, with what it leans on; another makes other bytes of the same dossier."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from motiespoor.press.engine import ENGINE
from motiespoor.read.files import fingerprint_of_files, listing

# Of these something stands in a site.
_LEANS_ON = (*ENGINE, "altair", "icalendar", "jinja2", "markdown", "vl-convert-python")


def program() -> str:
    """SHA-256, in hexadecimal, of the files of the program and of the versions of what it leans on."""
    home = Path(__file__).parents[1]
    files = [each for each in listing(home.parent, home.name).files if "/__pycache__/" not in each]
    told = (fingerprint_of_files(home.parent, files), *(f"{name} {version(name)}" for name in _LEANS_ON))
    return hashlib.sha256("\n".join(told).encode()).hexdigest()
