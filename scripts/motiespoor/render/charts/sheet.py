"""A sheet of words and pictures that stands on its own: from above, line by line, in the typeface of pictures.

Nothing of it comes from a style sheet, so it is the same as an SVG, as a PNG and on a card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from motiespoor.render.charts import face

FACES = f"{face.FAMILY}, Georgia, 'Times New Roman', serif"

_PICTURE = re.compile(r'<svg[^>]*viewBox="(-?[0-9.]+) (-?[0-9.]+) ([0-9.]+) ([0-9.]+)"[^>]*>(.*)</svg>', re.DOTALL)
_CELL = re.compile(r' data-cel="[^"]*"')


def scaled(svg: str, width: float, height: float) -> float:
    """How much larger a picture becomes that fills so much room."""
    found = _PICTURE.match(svg)
    return min(width / float(found[3]), height / float(found[4])) if found else 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """How a text is set: its size and weight, its colour, and how far its lines stand apart, as a part of the size."""

    size: float
    colour: str
    weight: int = face.REGULAR
    apart: float = 1.25

    def lines(self, text: str, room: float, most: int) -> list[str]:
        """The text in lines that fit."""
        return face.wrapped(text, room, self.size, self.weight, lines=most)

    def line(self, text: str, x: float, y: float, anchor: str = "start") -> str:
        """A line of which `y` is the foot of the letters."""
        side = f' text-anchor="{anchor}"' if anchor != "start" else ""
        heavy = f' font-weight="{self.weight}"' if self.weight != face.REGULAR else ""
        return f'<text x="{x:g}" y="{y:g}" font-size="{self.size:g}" fill="{self.colour}"{heavy}{side}>{escape(text)}</text>'


@dataclass(slots=True)
class Sheet:
    """What was put on it so far, and how far down that reaches."""

    left: float
    width: float
    y: float = 0
    parts: list[str] = field(default_factory=list)

    def space(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def put(self, lines: Sequence[str], set_in: Type) -> None:
        """Lines below each other."""
        for line in lines:
            self.y += set_in.size * set_in.apart
            self.parts.append(
                set_in.line(
                    line, self.left, round(self.y - set_in.size * (set_in.apart - 1) * 0.5 - set_in.size * 0.2, 1)
                )
            )

    def rule(self, colour: str, thick: float = 1) -> None:
        """A line across."""
        self.parts.append(
            f'<rect x="{self.left:g}" y="{self.y:g}" width="{self.width:g}" height="{thick:g}" fill="{colour}"/>'
        )
        self.y += thick

    def picture(self, svg: str, most: float | None = None) -> None:
        """A picture as wide as the sheet, or as high as there is room."""
        found = _PICTURE.match(svg)
        if found is None:
            return
        x, y, wide, high, body = found.groups()
        scale = scaled(svg, self.width, float(high) * self.width if most is None else most)
        width, height = round(float(wide) * scale, 1), round(float(high) * scale, 1)
        self.parts.append(
            f'<svg x="{self.left:g}" y="{self.y:g}" width="{width:g}" height="{height:g}" '
            f'viewBox="{x} {y} {wide} {high}">{_CELL.sub("", body)}</svg>'
        )
        self.y += height

    def svg(self, size: tuple[float, float], label: str, paper: str) -> str:
        """The whole as a picture of its own."""
        width, height = size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
            f'role="img" aria-label="{escape(label)}" font-family="{FACES}"><rect width="{width:g}" height="{height:g}" '
            f'fill="{paper}"/>{"".join(self.parts)}</svg>\n'
        )
