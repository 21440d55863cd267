"""The icons of a tab and of a home screen, made from the one drawing of the style."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.render.charts.sheet import Sheet
from motiespoor.render.output import Output
from motiespoor.render.styles import ASSETS

DRAWING = "motiespoor.svg"
_TAB, _TOUCH = 32, 180  # pixels


def icons(dossier: Dossier, raster: Callable[[str, float], bytes]) -> Iterator[Output]:
    """Files for the root and for assets/; none where a dossier took its drawing away."""
    drawing = dossier.styles.get(DRAWING)
    if drawing is None:
        return
    source = f"{paths.STYLE}/{DRAWING}"
    yield Output(path="favicon.ico", content=_ico(raster(_square(drawing, _TAB, "none"), 1)), source=source)
    # What is transparent becomes black on a home screen.
    touch = raster(_square(drawing, _TOUCH, "#fff"), 1)
    yield Output(path=f"{ASSETS}/apple-touch-icon.png", content=touch, source=source)


def _square(drawing: str, size: int, paper: str) -> str:
    sheet = Sheet(left=0, width=size)
    sheet.picture(drawing, most=size)
    return sheet.svg((size, size), "", paper)


def _ico(png: bytes) -> bytes:
    """A PNG in the container that browsers ask for of themselves: one picture, of 32 by 32 in 32 bits."""
    head = struct.pack("<HHH", 0, 1, 1)
    return head + struct.pack("<BBBBHHLL", _TAB, _TAB, 0, 0, 1, 32, len(png), len(head) + 16) + png
