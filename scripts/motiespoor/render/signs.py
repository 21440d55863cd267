"""The signs of statuses and outcomes, drawn alike in text, tables and charts: one size, the colour of what they stand in.

A sign is one filled path in a square of 16 around its middle. Its path has straight lines and cubic curves only, with
one decimal, and is closed once, for that is how Vega writes a path: so the sign in a chart is letter for letter the one
in the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import ceil, cos, radians, sin, sqrt, tan
from types import MappingProxyType

from markupsafe import Markup

from motiespoor.model.fields import Sign

SIZE = 16  # of the square, in units

_Point = tuple[float, float]
_OUTER, _INNER = 7.0, 5.4  # of a ring
_NAMED = {each.value: each for each in Sign}
_EXACT = 6  # decimals to which every machine has the same sine


@cache
def sign(which: Sign | str) -> Markup:
    """A sign, itself or by its name, within text; its word stands beside it, so who cannot see it misses nothing."""
    half = SIZE // 2
    path = PATHS[which if isinstance(which, Sign) else _NAMED[which]]
    return Markup(
        f'<svg class="teken" viewBox="-{half} -{half} {SIZE} {SIZE}" width="{SIZE}" '
        f'aria-hidden="true"><path d="{path}"/></svg>'
    )


def _number(value: float) -> str:
    return f"{round(round(value, _EXACT), 1) + 0.0:g}"


def _at(*points: _Point) -> str:
    return ",".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _polar(angle: float, radius: float, middle: _Point = (0, 0)) -> _Point:
    """The place on a circle; angles go clockwise from the top, in degrees."""
    return middle[0] + radius * sin(radians(angle)), middle[1] - radius * cos(radians(angle))


def _arc(start: float, stop: float, radius: float, middle: _Point) -> str:
    """A part of a circle as curves of at most a quarter, from where the path is."""
    pieces = ceil(abs(stop - start) / 90)
    step = (stop - start) / pieces
    reach = 4 / 3 * tan(radians(step) / 4) * radius
    curves = []
    for number in range(pieces):
        first, last = start + number * step, start + (number + 1) * step
        (x, y), (u, v) = _polar(first, radius, middle), _polar(last, radius, middle)
        before = (x + reach * cos(radians(first)), y + reach * sin(radians(first)))
        behind = (u - reach * cos(radians(last)), v - reach * sin(radians(last)))
        curves.append(f"C{_at(before, behind, (u, v))}")
    return "".join(curves)


def _disc(radius: float, middle: _Point = (0, 0), *, hole: bool = False) -> str:
    """A whole circle; a hole goes round the other way, and so stays open."""
    start, stop = (360, 0) if hole else (0, 360)
    return f"M{_at(_polar(start, radius, middle))}{_arc(start, stop, radius, middle)}"


def _ring() -> str:
    return _disc(_OUTER) + _disc(_INNER, hole=True)


def _pie(part: float) -> str:
    """A part of the disc within a ring, clockwise from the top; it reaches under the ring."""
    radius = (_OUTER + _INNER) / 2
    return f"M0,0L{_at(_polar(0, radius))}{_arc(0, part * 360, radius, (0, 0))}"


def _band(start: float, stop: float, outer: float, inner: float, middle: _Point = (0, 0)) -> str:
    """A part of a ring."""
    return (
        f"M{_at(_polar(start, outer, middle))}{_arc(start, stop, outer, middle)}"
        f"L{_at(_polar(stop, inner, middle))}{_arc(stop, start, inner, middle)}"
    )


def _shape(*corners: _Point) -> str:
    first, *others = corners
    return f"M{_at(first)}{''.join(f'L{_at(each)}' for each in others)}"


def _bar(start: _Point, stop: _Point, thick: float) -> str:
    """A straight line."""
    (x, y), (u, v) = start, stop
    length = sqrt((u - x) ** 2 + (v - y) ** 2)
    across, down = thick / 2 * (v - y) / length, thick / 2 * (u - x) / length
    return _shape((x + across, y - down), (u + across, v - down), (u - across, v + down), (x - across, y + down))


_PARTS: Mapping[Sign, str] = MappingProxyType(
    {
        Sign.EMPTY: _ring(),
        Sign.QUARTER: _ring() + _pie(1 / 4),
        Sign.HALF: _ring() + _pie(1 / 2),
        Sign.CORE: _ring() + _disc(3.4),
        Sign.FULL: _disc(_OUTER),
        Sign.CIRCLING: _band(75, 330, 6.6, 4.9) + _shape(_polar(325, 9), _polar(390, 6.4), _polar(325, 2.6)),
        Sign.CROSS: _bar((-5.2, -5.2), (5.2, 5.2), 2.2) + _bar((5.2, -5.2), (-5.2, 5.2), 2.2),
        Sign.DIAMOND: _shape((0, -7.6), (7.6, 0), (0, 7.6), (-7.6, 0)) + _shape((0, -5), (-5, 0), (0, 5), (5, 0)),
        Sign.ONWARD: _bar((-6.5, 0), (5.5, 0), 1.8) + _bar((1, -5), (6.6, 0.6), 1.8) + _bar((6.6, -0.6), (1, 5), 1.8),
        Sign.DASH: _bar((-6, 0), (6, 0), 1.8),
        Sign.DOTS: "".join(_disc(1.5, (x, 0)) for x in (-5, 0, 5)),
        Sign.QUESTION: (
            "".join(_band(each, each + 26, 7.4, 6.1) for each in range(0, 360, 45))
            + _band(-80, 180, 3.1, 1.6, (0, -1.3))
            + _bar((0, 0.4), (0, 2.2), 1.5)
            + _disc(1, (0, 4))
        ),
        Sign.EXCLAMATION: (
            _disc(_OUTER) + _shape((-1.1, -4.3), (-0.75, 1.2), (0.75, 1.2), (1.1, -4.3)) + _disc(1.1, (0, 3.4), hole=True)
        ),
    }
)  # fmt: skip

PATHS: Mapping[Sign, str] = MappingProxyType({which: f"{parts}Z" for which, parts in _PARTS.items()})
