"""The dossier that something is added to, and a file of it as it would become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading
from motiespoor.read.files import read_text


@dataclass(frozen=True, slots=True)
class Draft:
    """A file as it is (`None` when it is not there) and as it would become."""

    path: str
    before: str | None
    after: str


@dataclass(frozen=True, slots=True)
class Basis:
    """The dossier that is added to: as it was read, with the texts that other drafts already changed."""

    root: Path
    today: date
    reading: Reading
    texts: Mapping[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """The text of a file that is there.

        Raises:
            Unreadable: it cannot be read.
        """
        text = self.texts[path] if path in self.texts else read_text(self.root, path, [])
        if text is None:
            raise Unreadable(self.reading.problems)
        return text
