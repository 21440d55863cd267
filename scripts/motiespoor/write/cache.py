"""Pictures that were drawn before, by what they were drawn from and with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from motiespoor.render.charts.figure import Spec
from motiespoor.write.docs import refuse_links

Draw = Callable[[Spec], str]


class ChartCache:
    """Draws with `draw`, unless the same specification was drawn before by the same version of the drawing library.

    Raises:
        Unreadable: the folder is a link, so that tidying would remove files elsewhere.
    """

    def __init__(self, folder: Path, draw: Draw) -> None:
        refuse_links(folder)
        self._folder = folder
        self._draw = draw
        self._used: set[str] = set()
        self._with = version("vl-convert-python")

    def __call__(self, spec: Spec) -> str:
        text = json.dumps([self._with, spec], sort_keys=True, ensure_ascii=False)
        name = f"{hashlib.sha256(text.encode()).hexdigest()}.svg"
        self._used.add(name)
        path = self._folder / name
        if (kept := _whole(path)) is not None:
            return kept
        svg = self._draw(spec)
        self._folder.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".nieuw")
        temporary.write_text(svg, encoding="utf-8")
        temporary.replace(path)
        return svg

    def forget_unused(self) -> None:
        """Remove the pictures that were not asked for since this cache was made."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink()


def _whole(path: Path) -> str | None:
    """A picture that was kept, or `None` when there is none, or only a part of one."""
    try:
        text = path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return text if text.startswith("<svg") and text.endswith("</svg>") else None
