"""Pictures that were drawn before, by what they were drawn from and with, and the program that draws them in a browser."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from motiespoor.press.docs import refuse_links
from motiespoor.press.place import put
from motiespoor.render.charts import face
from motiespoor.render.charts.figure import Spec
from motiespoor.render.charts.vega import PROGRAM, PROGRAM_END, PROGRAM_START

Draw = Callable[[Spec], str]
Raster = Callable[[str, float], bytes]
Pack = Callable[[], str]

_HASH = 64  # characters of a hash, at the beginning of what is kept


class ChartCache:
    """Draws with `draw`, makes PNGs with `raster` and packs with `pack`, unless the same was made before with the same library and typeface.

    Raises:
        Unreadable: the folder is a link, so that tidying would remove files elsewhere.
    """

    def __init__(self, folder: Path, draw: Draw, raster: Raster, pack: Pack) -> None:
        refuse_links(folder)
        self._folder = folder
        self._draw = draw
        self._raster = raster
        self._pack = pack
        self._used: set[str] = set()
        self._with = (version("vl-convert-python"), face.fingerprint())

    def picture(self, spec: Spec) -> str:
        """The SVG of a specification."""
        text = json.dumps([self._with, spec], sort_keys=True, ensure_ascii=False)
        return self._kept(text, "svg", lambda: self._draw(spec).encode()).decode()

    def png(self, svg: str, scale: float) -> bytes:
        """The PNG of an SVG."""
        text = json.dumps([self._with, "titled, in outlines", scale, svg], ensure_ascii=False)
        return self._kept(text, "png", lambda: self._raster(svg, scale))

    def program(self) -> str:
        """The program that draws in a browser."""
        text = json.dumps([self._with, PROGRAM_START, PROGRAM, PROGRAM_END])
        return self._kept(text, "js", lambda: self._pack().encode()).decode()

    def forget_unused(self) -> None:
        """Remove what was not asked for since this cache was made."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                path.unlink()

    def _kept(self, made_from: str, kind: str, make: Callable[[], bytes]) -> bytes:
        name = f"{_hash(made_from.encode()).decode()}.{kind}"
        self._used.add(name)
        path = self._folder / name
        if (kept := _as_stored(path)) is not None:
            return kept
        made = make()
        put(path, _hash(made) + made)
        return made


def _hash(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def _as_stored(path: Path) -> bytes | None:
    """What was kept behind its hash, or `None` when there is nothing, or something else than was stored: it is made again."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    stored, kept = content[:_HASH], content[_HASH:]
    return kept if stored == _hash(kept) else None
