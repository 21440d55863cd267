"""The texts of a picture as outlines of their letters, so that no font is opened to draw it.

The library that draws opens the file of a font some four times for each letter, which is most of what a picture takes.
What comes out is what it draws itself: the same outlines in the same places, kerning included. A text that asks more
than is known here is left to it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from motiespoor.render.charts import face, kerning

_TEXT = re.compile(r"<text((?: [a-z-]+=\"[^\"]*\")*)>([^<]*)</text>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_LENGTH = re.compile(r"(-?[0-9.]+)(?:px)?")
_SPACES = re.compile(r"[ \t\r\n]+")
# What a text may take from around it, other than its colour.
_AROUND = re.compile(r"<(?!svg\b|t(?:ext|span)\b)[^>]* (?:font-(?!family)|text-|letter-|word-)")
# What is known of a text: what says where and how large it is, and what holds for an outline as well.
_SET = frozenset({"x", "y", "font-size", "font-weight", "text-anchor", "transform", "stroke-width"})
_COPIED = frozenset({"fill", "stroke", "stroke-linejoin", "paint-order"})
_WEIGHTS = {"": face.REGULAR, "normal": face.REGULAR, "400": face.REGULAR, "600": face.BOLD}
_BEFORE = {"": 0.0, "start": 0.0, "middle": 0.5, "end": 1.0}  # the part of a text that stands before its place

Point = tuple[float, float]


def outlined(svg: str) -> str:
    """A picture in our typeface, its texts drawn as outlines where that makes no difference."""
    if f'font-family="{face.FAMILY},' not in svg or _AROUND.search(svg):
        return svg
    return _TEXT.sub(lambda text: _drawn(text[0], dict(_ATTRIBUTE.findall(text[1])), html.unescape(text[2])), svg)


def _drawn(text: str, said: dict[str, str], words: str) -> str:
    words = _SPACES.sub(" ", words).strip(" ")
    weight = _WEIGHTS.get(said.get("font-weight", ""))
    before = _BEFORE.get(said.get("text-anchor", ""))
    lengths = [_LENGTH.fullmatch(said.get(name, "0")) for name in ("font-size", "x", "y", "stroke-width")]
    if weight is None or before is None or not said.keys() <= _SET | _COPIED or not all(lengths):
        return text
    font = face.font_file(weight)
    if any(ord(each) not in font.glyphs for each in words):
        return text
    size, x, y, stroke = (float(each[1]) for each in lengths if each)
    if not size:
        return text
    path, wide = _line([font.glyphs[ord(each)] for each in words], weight)
    scale = size / font.per_em
    copied = "".join(f' {name}="{value}"' for name, value in said.items() if name in _COPIED)
    thick = f' stroke-width="{stroke / scale:.6g}"' if stroke else ""
    place = f"{said.get('transform', '')} translate({x - before * wide * scale:.6g},{y:.6g}) scale({scale:.8g},{-scale:.8g})"
    return f'<path transform="{place.strip()}"{copied}{thick} d="{path}"/>'


def _line(glyphs: list[int], weight: int) -> tuple[str, int]:
    """The outlines of glyphs after each other, and how wide they are together."""
    font, parts, x = face.font_file(weight), [], 0
    apart = [*(kerning.between(weight, *pair) for pair in pairwise(glyphs)), 0]
    for glyph, closer in zip(glyphs, apart, strict=True):
        if outline := _outline(weight, glyph):
            parts.append(f"M{x} 0{outline}")
        x += font.advance(glyph) + closer
    return "".join(parts), x


@cache
def _outline(weight: int, glyph: int) -> str:
    """The outline of a glyph as a path that goes from where the glyph stands."""
    parts, (x, y) = [], (0.0, 0.0)
    for contour in _contours(face.font_file(weight), glyph):
        start, steps = _steps(contour)
        parts.append(f"m{start[0] - x:g} {start[1] - y:g}")
        x, y = start
        for (control_x, control_y), (end_x, end_y) in steps:
            parts.append(f"q{control_x - x:g} {control_y - y:g} {end_x - x:g} {end_y - y:g}")
            x, y = end_x, end_y
        parts.append("z")
        x, y = start
    return "".join(parts)


def _steps(contour: list[tuple[Point, bool]]) -> tuple[Point, list[tuple[Point, Point]]]:
    """Where a contour begins, and its curves: a control point and an end; a straight line has its end twice.

    Between two control points in a row lies an end that the file leaves out.
    """
    whole: list[tuple[Point, bool]] = []
    for (before, was_end), (point, is_end) in pairwise([contour[-1], *contour]):
        if not was_end and not is_end:
            whole.append((((before[0] + point[0]) / 2, (before[1] + point[1]) / 2), True))
        whole.append((point, is_end))
    first = next(place for place, (_, is_end) in enumerate(whole) if is_end)
    whole = [*whole[first:], *whole[: first + 1]]
    steps, control = [], None
    for point, is_end in whole[1:]:
        if is_end:
            steps.append((control or point, point))
        control = None if is_end else point
    return whole[0][0], steps


# The table `glyf` (OpenType specification, 1.9): the bits that say how a point or a part is written.
_ON, _X_SHORT, _Y_SHORT, _REPEATED, _X_SAME, _Y_SAME = 1, 2, 4, 8, 16, 32
_WORDS, _PLACED, _SCALED, _MORE = 1, 2, 8 | 64 | 128, 32


def _contours(font: face.FontFile, glyph: int) -> Iterator[list[tuple[Point, bool]]]:
    """The contours of a glyph: its points, and whether the line goes through each."""
    start, end = (_where(font, each) for each in (glyph, glyph + 1))
    if start == end:
        return
    at = font.tables["glyf"] + start
    many = _signed(font.content, at)
    if many < 0:
        yield from _composed(font, at + 10)
        return
    ends = [_unsigned(font.content, at + 10 + 2 * each) for each in range(many)]
    at += 10 + 2 * many
    points, at = _points(font.content, at + 2 + _unsigned(font.content, at), ends[-1] + 1)
    first = 0
    for last in ends:
        yield points[first : last + 1]
        first = last + 1


def _points(content: bytes, at: int, many: int) -> tuple[list[tuple[Point, bool]], int]:
    flags: list[int] = []
    while len(flags) < many:
        flag, at = content[at], at + 1
        times = 1
        if flag & _REPEATED:
            times, at = times + content[at], at + 1
        flags += [flag] * times
    axes = []
    for short, same in ((_X_SHORT, _X_SAME), (_Y_SHORT, _Y_SAME)):
        value, axis = 0, []
        for flag in flags:
            if flag & short:
                value, at = value + (content[at] if flag & same else -content[at]), at + 1
            elif not flag & same:
                value, at = value + _signed(content, at), at + 2
            axis.append(float(value))
        axes.append(axis)
    return [((x, y), bool(flag & _ON)) for x, y, flag in zip(*axes, flags, strict=True)], at


def _composed(font: face.FontFile, at: int) -> Iterator[list[tuple[Point, bool]]]:
    """A letter of parts, such as one with an accent: each part at its place."""
    flags = _MORE
    while flags & _MORE:
        flags, part = _unsigned(font.content, at), _unsigned(font.content, at + 2)
        assert flags & _PLACED
        assert not flags & _SCALED, "our files hold no such glyph"
        if flags & _WORDS:
            x, y, at = _signed(font.content, at + 4), _signed(font.content, at + 6), at + 8
        else:
            x, y, at = (
                *(int.from_bytes(font.content[at + each : at + each + 1], signed=True) for each in (4, 5)),
                at + 6,
            )
        for contour in _contours(font, part):
            yield [((left + x, up + y), is_end) for (left, up), is_end in contour]


def _where(font: face.FontFile, glyph: int) -> int:
    """Where a glyph begins in its table."""
    if font.number("head", 50):
        return font.number("loca", 4 * glyph) << 16 | font.number("loca", 4 * glyph + 2)
    return 2 * font.number("loca", 2 * glyph)


def _unsigned(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2])


def _signed(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 2], signed=True)
