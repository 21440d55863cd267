"""The library that draws: it measures and draws with the typeface of the program, whatever fonts a machine has."""

from __future__ import annotations

import os
from functools import cache
from types import ModuleType

from motiespoor.read import theme

_TOLD = "FONTCONFIG_FILE"  # where the library, when it draws for the first time, looks which fonts there are
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>.</text></svg>'


@cache
def library() -> ModuleType:
    """vl-convert, which has read its fonts: ours, and the few that it carries itself."""
    import vl_convert

    before = os.environ.get(_TOLD)
    os.environ[_TOLD] = str(theme.HOME / theme.FONTS / "fonts.conf")
    try:
        vl_convert.svg_to_png(_EMPTY)
    finally:
        if before is None:
            del os.environ[_TOLD]
        else:
            os.environ[_TOLD] = before
    return vl_convert


def png(svg: str, *, scale: float = 1) -> bytes:
    """An SVG of ours as a PNG; its colours and its typeface must be named in it."""
    return bytes(library().svg_to_png(svg, scale=scale))
