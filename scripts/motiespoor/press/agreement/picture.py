"""The pictures of a chart: each draws the cells that it names, all of them, and each at the place that its value asks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from motiespoor.press.agreement.figure import (
    COUNT,
    RAW_NUMBER,
    Cells,
    Picture,
    Position,
    Shape,
    Spec,
    coloured,
    exactness,
    told_in,
)
from motiespoor.problem import clipped

_TOLERANCE = 0.6  # of a place or a length, in pixels
_UNSEEN = 0.01  # a difference between two values that may not be seen in a picture, as a part of the larger
_UNKNOWN = "?"  # in a tile of which the value is not known

_P = r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)"
_CELL = re.compile(r"([0-9]{1,6}):([0-9]{1,6})")
_BAR = re.compile(rf"M{_P},{_P}h{_P}v{_P}h{_P}Z")
_LINE = re.compile(rf"M{_P},{_P}(?:L{_P},{_P})*")
_AT = re.compile(rf"translate\({_P},{_P}\)")
_HIDES = "[display], [visibility], [opacity], [hidden]"
# Colours go by their names, so that they are others in the dark; what has that of the paper is not seen.
_COLOUR = re.compile(r"var\(--(?!papier\b)[a-z0-9-]+\)|currentColor")


def picture_of(figure: LexborNode, part: str, table: Cells, spec: Spec | None) -> tuple[Picture, list[str]]:
    """The marks of a picture that show a cell, and what cannot be read or may not be there."""
    odd = list(_out_of_sight(figure, part, spec))
    texts, bars, points, lines = [], [], [], []
    for node in figure.css(f"{part} svg [data-cel]"):
        name = node.attributes.get("data-cel") or ""
        found = _CELL.fullmatch(name)
        place = (int(found[1]), int(found[2])) if found else (-1, -1)
        if not (0 <= place[0] < len(table.raw) and 0 <= place[1] < len(table.head)):
            odd.append(f"cel '{clipped(name)}': die staat niet in de tabel.")
            continue
        d, at = node.attributes.get("d") or "", _AT.fullmatch(node.attributes.get("transform") or "")
        x, y = (float(at[1]), float(at[2])) if at else (0.0, 0.0)
        if (
            used := [node.attributes[each] or "" for each in ("fill", "stroke") if each in node.attributes]
        ) and not any(map(_COLOUR.fullmatch, used)):
            odd.append(f"{table.named(place)}: de vorm heeft geen kleur.")
        if node.tag == "text":
            texts.append((place, " ".join(node.text(separator=" ").split())))
        elif table.signs and node.tag == "path":
            texts.append((place, coloured(d, node.attributes.get("fill") or "")))
        elif bar := _BAR.fullmatch(d):
            bars.append(Shape(place, x + float(bar[1]), y + float(bar[2]), float(bar[3]), float(bar[4])))
        elif at and node.tag == "path":
            points.append(Shape(place, x, y))
        elif _LINE.fullmatch(d):
            lines.append((place, tuple((float(a), float(b)) for a, b in re.findall(rf"{_P},{_P}", d))))
        else:
            odd.append(f"{table.named(place)}: de vorm is geen staaf, punt of lijn.")
    return Picture(tuple(texts), tuple(bars), tuple(points), tuple(lines)), odd


def _out_of_sight(figure: LexborNode, part: str, spec: Spec | None) -> Iterator[str]:
    """What is hidden, stands elsewhere than it says, or looks like a value and shows no cell."""
    for node in figure.css(", ".join(f"{part} svg {each}" for each in _HIDES.split(", "))):
        yield f"<{node.tag}> is verborgen of doorzichtig."
    for node in figure.css(f"{part} svg [transform]"):
        if not _AT.fullmatch(transform := node.attributes.get("transform") or ""):
            yield f"<{node.tag}> is verplaatst of vervormd: '{clipped(transform)}'."
    if spec is None or spec.shapes:
        for node in figure.css(f"{part} svg path:not([data-cel])"):
            if "transform" in node.attributes or _BAR.fullmatch(node.attributes.get("d") or ""):
                yield "een staaf of punt hoort bij geen cel van de tabel."


def picture_differs(picture: Picture, table: Cells, spec: Spec) -> Iterator[str]:
    """Ensure a picture draws the cells that it names, and all of them."""
    if not picture.shapes and not picture.texts:
        yield "het toont geen enkele cel van de tabel."
        return
    if table.signs:
        yield from _signs_differ(picture, table)
        return
    for place, text in picture.texts:
        if wrong := _label_differs(text, place, table):
            yield wrong
    missing = list(_not_drawn(picture, table, spec))
    yield from missing
    if not missing:
        yield from _crooked(picture, table)


def _label_differs(text: str, place: Position, table: Cells) -> str:
    """What is wrong with a text: it must hold the shown text of its cell, and no number that its row does not hold.

    Where nothing is known a tile has a question mark.
    """
    if not table.raw[place[0]][place[1]] and text == _UNKNOWN:
        return ""
    row = table.shown[place[0]]
    known = {told for each in row for told in told_in(each)}
    if row[place[1]] in text and all(word in exactness(number, known) for number, word in told_in(text)):
        return ""
    return f"{table.named(place)}: er staat '{clipped(text)}' en in de tabel '{clipped(row[place[1]])}'."


def _signs_differ(picture: Picture, table: Cells) -> Iterator[str]:
    """Ensure as many signs of each status are drawn as the cell counts."""
    drawn: defaultdict[Position, Counter[str]] = defaultdict(Counter)
    for place, text in picture.texts:
        drawn[place][table.signs.get(text, text)] += 1
    for row in table.parts:
        for column in sorted({column for _, column in drawn}):
            wanted = {name: int(count) for name, count in re.findall(COUNT, table.raw[row][column])}
            if drawn[row, column] != wanted:
                yield f"{table.named((row, column))}: er staan andere tekens dan de tabel telt."


def _not_drawn(picture: Picture, table: Cells, spec: Spec) -> Iterator[str]:
    """Ensure that of a column that is drawn every value is drawn, and that a gap stands there in words only."""
    meant = {place for place, _ in spec.shapes or spec.texts}
    drawn = spec.drawn(picture)
    columns = sorted({column for _, column in meant | drawn if column < len(table.head)})
    with_text = {row for (row, _), _ in picture.texts}
    gap_before = False
    for row in table.parts:
        for column in columns:
            if table.raw[row][column] and (row, column) not in drawn:
                yield f"{table.named((row, column))}: deze waarde is niet getekend."
            if not table.raw[row][column] and (row, column) in picture.shapes:
                yield f"{table.named((row, column))}: er is iets getekend, en de waarde is niet bekend."
        gap = not any(table.raw[row][column] for column in columns)
        # Of a run of gaps the first is named.
        if gap and not gap_before and row not in with_text:
            yield f"{table.named((row, columns[0]))}: dit gat is niet getekend."
        gap_before = gap


def _crooked(picture: Picture, table: Cells) -> Iterator[str]:
    """Ensure lengths and places follow the values: one scale for all bars, one for all points, and lines through points."""
    shapes = (*picture.bars, *picture.points)
    words = [each.place for each in shapes if not RAW_NUMBER.fullmatch(table.raw[each.place[0]][each.place[1]])]
    for row, column in words:
        yield f"{table.named((row, column))}: '{clipped(table.raw[row][column])}' is geen getal en kan zo niet getekend worden."
    if words:
        return

    def values(of: Sequence[Shape]) -> list[float]:
        return [float(table.raw[each.place[0]][each.place[1]]) for each in of]

    off = _bars_off(picture.bars, values(picture.bars)) + _points_off(picture.points, values(picture.points))
    for each in off:
        yield f"{table.named(each.place)}: de lengte of de plek past niet bij de waarde."
    spots = [(each.x, each.y) for each in picture.points]
    for place, corners in () if off else picture.lines:
        if not all(any(_near(x, a) and _near(y, b) for a, b in spots) for x, y in corners):
            yield f"{table.named(place)}: de lijn loopt niet door de punten."


def _bars_off(bars: Sequence[Shape], values: Sequence[float]) -> list[Shape]:
    """The bars that are not as long as their value asks, or that do not begin at the zero of the others."""
    thick = {round(each.height, 1) for each in bars}
    lying = len(thick) == 1 or len({round(each.width, 1) for each in bars}) > 1

    def long(bar: Shape) -> float:
        return bar.width if lying else bar.height

    def start(bar: Shape, value: float) -> float:
        """Where a bar begins: one to the right at its left side, one upward at its lower side."""
        return bar.x + (bar.width if value < 0 else 0) if lying else bar.y + (0 if value < 0 else bar.height)

    pairs = list(zip(bars, values, strict=True))
    off = _off([(abs(value), long(bar)) for bar, value in pairs], through_zero=True)
    starts = [start(bar, value) for bar, value in pairs]
    zero = Counter(round(each) for each in starts).most_common(1)[0][0] if starts else 0
    ends = [
        at + (-1 if not lying or value < 0 else 1) * long(bar) for at, (bar, value) in zip(starts, pairs, strict=True)
    ]
    off |= {
        number
        for number, at in enumerate(starts)
        if abs(at - zero) > 2 * _TOLERANCE and not any(_near(at, each) for each in ends)  # one on top of another
    }
    return [bars[number] for number in sorted(off)]


def _points_off(points: Sequence[Shape], values: Sequence[float]) -> list[Shape]:
    """The points that stand where their value is not: on one of the two axes all must follow one straight scale."""
    up, across = (
        _off([(value, place) for value, place in zip(values, places, strict=True)])
        for places in ([each.y for each in points], [each.x for each in points])
    )
    return [points[number] for number in sorted(up if len(up) <= len(across) else across)]


def _off(pairs: Sequence[tuple[float, float]], *, through_zero: bool = False) -> set[int]:
    """Which pairs of a value and pixels do not lie on the straight line that most of them lie on."""
    values = sorted({value for value, _ in pairs})
    # Where values differ so little that it cannot be seen, a level line is a scale too.
    level = not values or values[-1] - values[0] <= _UNSEEN * max(abs(values[0]), abs(values[-1]))
    best = set(range(len(pairs)))
    # With one wrong pair among them, one of these lines is right.
    order = sorted(best, key=lambda number: pairs[number][0])
    lows = [(0.0, 0.0)] if through_zero else [pairs[number] for number in (order[:1] + order[len(order) // 2 :][:1])]
    highs = [pairs[number] for number in (order[-1:] + order[-2:-1] + order[len(order) // 2 :][:1])]
    for low in lows:
        for high in highs:
            span = high[0] - low[0]
            slope = (high[1] - low[1]) / span if span else 0.0
            if slope or level:
                off = {n for n, (value, at) in enumerate(pairs) if not _near(at, low[1] + slope * (value - low[0]))}
                best = off if len(off) < len(best) else best
    return best


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE
