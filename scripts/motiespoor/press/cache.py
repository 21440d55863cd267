"""Pictures that were drawn before, by what they were drawn from and with, and the program that draws them in a browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from motiespoor.press.docs import refuse_links
from motiespoor.press.place import put
from motiespoor.render.charts.figure import Spec
from motiespoor.render.charts.vega import PROGRAM, PROGRAM_END, PROGRAM_START

Draw = Callable[[Spec], str]
Pack = Callable[[], str]

# How what is kept begins and ends, by the ending of its name: half a file is made again.
_WHOLE = {".svg": ("<svg", "</svg>"), ".js": (PROGRAM_START, PROGRAM_END)}


class ChartCache:
    """Draws with `draw` and packs with `pack`, unless the same was made before by the same version of the drawing library.

    Raises:
        Unreadable: the folder is a link, so that tidying would remove files elsewhere.
    """

    def __init__(self, folder: Path, draw: Draw, pack: Pack) -> None:
        refuse_links(folder)
        self._folder = folder
        self._draw = draw
        self._pack = pack
        self._used: set[str] = set()
        self._with = version("vl-convert-python")

    def picture(self, spec: Spec) -> str:
        """The SVG of a specification."""
        text = json.dumps([self._with, spec], sort_keys=True, ensure_ascii=False)
        return self._kept(f"{_hash(text)}.svg", lambda: self._draw(spec))

    def program(self) -> str:
        """The program that draws in a browser."""
        text = json.dumps([self._with, PROGRAM_START, PROGRAM, PROGRAM_END])
        return self._kept(f"{_hash(text)}.js", self._pack)

    def forget_unused(self) -> None:
        """Remove what was not asked for since this cache was made."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink()

    def _kept(self, name: str, make: Callable[[], str]) -> str:
        self._used.add(name)
        path = self._folder / name
        if (kept := _whole(path)) is not None:
            return kept
        made = make()
        put(path, made.encode())
        return made


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _whole(path: Path) -> str | None:
    """What was kept, or `None` when there is nothing, or only a part of it."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    start, end = _WHOLE[path.suffix]
    return text if text.startswith(start) and text.endswith(end) else None
