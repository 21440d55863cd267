"""The library that draws: it measures and draws with the typeface of the program, whatever fonts a machine has."""

from __future__ import annotations

import html
import os
import re
import struct
import zlib
from functools import cache
from types import ModuleType

from motiespoor.read import theme
from motiespoor.render.charts.outlines import outlined

_TOLD = "FONTCONFIG_FILE"  # where the library, when it draws for the first time, looks which fonts there are
_PNG = b"\x89PNG\r\n\x1a\n"
_LEVEL = 3  # of compression: a higher one gains a fifth and takes twice as long
_NAMED = re.compile(r'<svg[^>]* aria-label="([^"]*)"')
_EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text>.</text></svg>'


@cache
def converter() -> ModuleType:
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


def png(svg: str, scale: float) -> bytes:
    """An SVG of ours as a PNG; its colours and its typeface must be named in it."""
    return _packed(bytes(converter().svg_to_png(outlined(svg), scale=scale)), _title(svg))


def _title(svg: str) -> str:
    """What an SVG of ours says that it shows, to who cannot see it."""
    found = _NAMED.match(svg)
    return html.unescape(found[1]) if found else ""


def _packed(image: bytes, title: str) -> bytes:
    """The same picture in a third of the bytes, for the library hardly compresses; it says what it shows (ISO 15948, 11.3.4)."""
    found, data, at, size = [], b"", len(_PNG), zlib.DEF_BUF_SIZE
    while at < len(image):
        (length,) = struct.unpack_from(">L", image, at)
        kind, content = image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        at += length + 12
        if kind == b"IDAT":
            data += content
        else:
            found.append((kind, content))
        if kind == b"IHDR":
            width, height = struct.unpack_from(">LL", content)
            size = (4 * width + 1) * height  # four bytes a point, so that room is made once
    end = found.pop()
    told = ((b"iTXt", b"Title\0\0\0\0\0" + title.encode()),) if title else ()
    whole = (*found, *told, (b"IDAT", zlib.compress(zlib.decompress(data, bufsize=size), _LEVEL)), end)
    return _PNG + b"".join(
        struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
        for kind, content in whole
    )
