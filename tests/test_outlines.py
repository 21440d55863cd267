"""The texts of a picture as outlines: they are drawn as the library draws them, and what asks more is left to it."""

from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray

from motiespoor.render.charts.converter import converter
from motiespoor.render.charts.outlines import outlined
from motiespoor.render.charts.sheet import FACES

WORDS = "AVATAR Tover Vóór 1.234 fte – ’s-Hertogenbosch ÀÉïŁőž → x\u2011y &amp; “z”"


def svg(body: str) -> str:
    """A picture of ours that holds this."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="460" height="60" viewBox="0 0 460 60" font-family="{FACES}">'
        f'<rect width="460" height="60" fill="#fff"/>{body}</svg>'
    )


def points(picture: str) -> NDArray[np.int64]:
    """The colour of every point, from the PNG that the library makes (ISO 15948, 9.2)."""
    png, at, packed = bytes(converter().svg_to_png(picture, scale=1)), 8, b""
    width, height = struct.unpack_from(">LL", png, 16)
    while at < len(png):
        (length,) = struct.unpack_from(">L", png, at)
        packed += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += length + 12
    lines, step, rows = zlib.decompress(packed), 4 * width + 1, [[0] * (4 * width + 4)]
    for start in range(0, height * step, step):
        row, above = [0] * 4, rows[-1]
        for place, value in enumerate(lines[start + 1 : start + step], 4):
            left, up, aslant = row[place - 4], above[place], above[place - 4]
            near = min((left, up, aslant), key=lambda each: abs(left + up - aslant - each))
            row.append(value + (0, left, up, (left + up) // 2, near)[lines[start]] & 255)
        rows.append(row)
    return np.array(rows[1:])


@pytest.mark.parametrize(
    "said",
    [
        'x="8" y="40" font-size="17" fill="#1a1d21"',
        'x="8" y="40" font-size="17" fill="#b3261e" font-weight="600"',
        'transform="translate(452,40)" font-size="16px" text-anchor="end" fill="#000"',
        'x="230" y="30" font-size="18" text-anchor="middle" transform="rotate(3 230 30)"',
        'x="8" y="40" font-size="17" fill="#1a1d21" stroke="#9fc6cd" stroke-width="4" stroke-linejoin="round" paint-order="stroke"',
    ],
)
def test_outlines_are_drawn_as_letters_are(said: str) -> None:
    """Wherever a text stands and however it is set, no eye sees whether it was drawn as letters or as outlines."""
    letters = svg(f"<text {said}>\n  {WORDS}  </text>")
    drawn = outlined(letters)
    assert "<text" not in drawn
    apart = np.abs(points(letters) - points(drawn))
    assert apart.mean() < 0.02
    assert apart.max() < 64
    assert (points(letters) != 255).any(), "there is something to see"


@pytest.mark.parametrize(
    "left",
    [
        '<text x="8" y="40" font-size="17">Ελλάδα</text>',
        '<text x="8" y="40" font-size="17"><tspan font-weight="600">12</tspan> acties</text>',
        '<text x="8" y="40" font-size="17" letter-spacing="2">ruim</text>',
        '<text x="8" y="40" font-size="2em">em</text>',
        '<text x="8" y="40" font-size="17" font-weight="900">zwart</text>',
        '<text x="8" y="40">zonder maat</text>',
        '<g font-size="17" text-anchor="end"><text x="8" y="40" font-size="17">van buiten</text></g>',
    ],
)
def test_what_asks_more_is_left_to_the_library(left: str) -> None:
    """A letter that the face lacks, words in parts, and what is set in another way stay as they were."""
    assert outlined(svg(left)) == svg(left)


def test_another_typeface_is_left_to_the_library() -> None:
    """A picture that names another typeface is none of ours."""
    other = svg('<text x="8" y="40" font-size="17">x</text>').replace(FACES, "Georgia")
    assert outlined(other) == other
