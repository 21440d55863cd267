"""PNG files (ISO 15948) as they are looked at: whether one is whole, how large it is, and what it says that it shows."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_TITLE = b"Title\0\0\0\0\0"  # a keyword of the standard; not compressed, in no language


def size_of(image: bytes) -> tuple[int, int] | None:
    """The width and the height; `None` when a part is missing or does not have its own sum."""
    parts = list(_parts(image))
    if not parts or parts[0][0] != b"IHDR" or parts[-1][0] != b"IEND" or len(parts[0][1]) < 8:
        return None
    if sum(12 + len(content) for _, content in parts) + len(_SIGNATURE) != len(image):
        return None
    width, height = struct.unpack_from(">LL", parts[0][1])
    return width, height


def title_of(image: bytes) -> str:
    """What a picture says that it shows; "" when it says nothing."""
    found = (content for kind, content in _parts(image) if kind == b"iTXt" and content.startswith(_TITLE))
    return next(found, b"").removeprefix(_TITLE).decode(errors="replace")


def _parts(image: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a picture, as far as each has its own sum."""
    at = len(_SIGNATURE)
    while image.startswith(_SIGNATURE) and at + 12 <= len(image):
        (length,) = struct.unpack_from(">L", image, at)
        kind, content = image[at + 4 : at + 8], image[at + 8 : at + 8 + length]
        if image[at + 8 + length : at + 12 + length] != struct.pack(">L", zlib.crc32(kind + content)):
            return
        yield kind, content
        at += length + 12
