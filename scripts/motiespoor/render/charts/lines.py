"""A long series as a line: for more reference dates than bars can show."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum
from typing import Any, Literal

from motiespoor.render.charts.figure import Spec
from motiespoor.render.charts.marks import (
    ACCENT,
    CEL,
    DASHES,
    FONT_SIZE,
    MUTED,
    NARROW,
    PAGE,
    Layer,
    at_y,
    said,
    specification,
    width_of,
)  # fmt: skip

Align = Literal["left", "center", "right"]

_HEIGHT = 300
_ALIGNS: tuple[Align, ...] = ("left", "center", "right")
_ROW = FONT_SIZE + 4  # of texts that would touch, one stands this much lower


def course(rows: Sequence[dict[str, Any]], breaks: Sequence[tuple[float, str]], width: int) -> Spec:
    """A line with a point for each known value, interrupted where `part` changes and at a gap.

    A row is what `figure.drawn` gives of a cell, with `day` (a number on the axis), `name` (of the reference date),
    `part` (values of one part are joined), `other` (counted by another method than the first: the line is dashed)
    and `sure` (an exact value is a filled point, another an open one).
    `breaks` are the places of dashed rules with the word that stands above each.
    The first, the last, the highest and the lowest value have their label; the others are in the table.
    """
    import altair as alt

    known = [row for row in rows if row["value"] is not None]
    ticks = _ticks(rows, width)
    low, high = _reach([row["value"] for row in known])
    days: list[float] = [row["day"] for row in rows]
    first, last = min(days), max(days)
    margin = (last - first) * 0.04 or 0.5
    plot = width - (80 if width > NARROW else 0)  # beside it stand the numbers of the axis
    across = alt.Scale(domain=[first - margin, last + margin], nice=False, zero=False)
    x = alt.X(
        "day:Q",
        scale=across,
        axis=alt.Axis(
            grid=False,
            values=[row["day"] for row in ticks],
            labelExpr=said([row["name"] for row in ticks], f"indexof({[row['day'] for row in ticks]}, datum.value)"),
            labelOverlap=False,
        ),
    )
    y = alt.Y(
        "value:Q",
        scale=alt.Scale(domain=[low, high], nice=True, zero=False),
        axis=alt.Axis(tickCount=4, labels=width > NARROW),
    )

    def layer(data: list[dict[str, Any]]) -> Any:
        return alt.Chart(alt.InlineData(data)).encode(x=x, y=y)

    def pixel(day: float) -> float:
        """Where a day stands along the axis."""
        return plot * (day - first + margin) / (last - first + 2 * margin)

    def points(data: list[dict[str, Any]], fill: str) -> Any:
        return (
            layer(data).mark_point(size=44, color=ACCENT, fill=fill, opacity=1).encode(description=alt.Description(CEL))
        )

    layers: list[Layer] = [
        *_strokes(rows, layer),
        (sure := [row for row in known if row["sure"]], points(sure, ACCENT)),
        (unsure := [row for row in known if not row["sure"]], points(unsure, PAGE)),
    ]
    for above in (True, False):
        for align in _ALIGNS:
            labels = [
                row for row, is_above, side in _labelled(known, pixel, plot) if is_above is above and side == align
            ]
            spot = {"align": align, "dy": -14 if above else 16}
            # A line may pass behind a label.
            behind = layer(labels).mark_text(**spot, color=PAGE, stroke=PAGE, strokeWidth=5)
            layers.append((labels, behind.encode(text=alt.Text("label:N"))))
            layers.append(
                (
                    labels,
                    layer(labels).mark_text(**spot).encode(text=alt.Text("label:N"), description=alt.Description(CEL)),
                )
            )
    gaps = _gaps(rows)
    for row, place in zip(gaps, _stacked([(pixel(row["day"]), row["label"]) for row in gaps], plot), strict=True):
        align, level = place
        mark = alt.Chart(alt.InlineData([row])).mark_text(align=align, color=MUTED, baseline="bottom")
        layers.append(
            (
                [row],
                mark.encode(
                    x=x,
                    y=at_y(_HEIGHT - 6 - level * _ROW),
                    text=alt.Text("label:N"),
                    description=alt.Description(CEL),
                ),
            )
        )
    for (day, word), (align, level) in zip(
        breaks, _stacked([(pixel(day), word) for day, word in breaks], plot), strict=True
    ):
        at = alt.Chart(alt.InlineData([{"day": day, "word": word}])).encode(x=x)
        layers.append(([day], at.mark_rule(color=MUTED, strokeDash=DASHES)))
        layers.append(
            (
                [day],
                at.mark_text(align=align, color=MUTED).encode(y=at_y(-10 - level * _ROW), text=alt.Text("word:N")),
            )
        )
    return specification(layers, width=plot, height=_HEIGHT)


def _reach(values: list[float]) -> tuple[float, float]:
    """From where to where the axis goes: with zero when that leaves more than half of the height to the values."""
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or 1
    if low >= 0 and low <= high / 2:
        return 0, high + spread * 0.12
    return low - spread * 0.3, high + spread * 0.15


def _strokes(rows: Sequence[dict[str, Any]], layer: Any) -> list[Layer]:
    """The lines between the points: of the first method solid, of others dashed. A gap ends a stretch of line."""
    import altair as alt

    solid: list[dict[str, Any]] = []
    dashed: list[dict[str, Any]] = []
    stretch, part = 0, None
    for row in rows:
        stretch += row["value"] is None or row["part"] != part
        part = row["part"]
        if row["value"] is not None:
            (dashed if row["other"] else solid).append({**row, "stretch": stretch})

    def stroke(data: list[dict[str, Any]], **look: Any) -> Layer:
        return data, layer(data).mark_line(color=ACCENT, strokeWidth=2.5, **look).encode(
            detail=alt.Detail("stretch:N"), description=alt.Description(CEL)
        )

    return [stroke(solid), stroke(dashed, strokeDash=[7, 3])]


def _gaps(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first of each run of gaps that say the same."""
    return [
        row
        for number, row in enumerate(rows)
        if row["value"] is None
        and (number == 0 or rows[number - 1]["value"] is not None or rows[number - 1]["label"] != row["label"])
    ]


def _ticks(rows: Sequence[dict[str, Any]], width: int) -> list[dict[str, Any]]:
    """The reference dates that are named on the axis: from the last one back, as many as fit beside each other."""
    days = {row["day"]: row for row in rows}
    every = [days[day] for day in sorted(days)]
    room = max(width_of(row["name"]) for row in every) + 16
    step = -(-len(every) // max(int(width / room), 1))
    return every[::-1][::step][::-1]


def _side(at: float, wide: float, plot: float) -> Align:
    """How a text must be aligned to stay within the plot."""
    if at - wide / 2 < 0:
        return "left"
    return "right" if at + wide / 2 > plot else "center"


def _stacked(texts: Sequence[tuple[float, str]], plot: float) -> list[tuple[Align, int]]:
    """For each text at a place along the axis its alignment, and the row where it touches no other."""
    ends: list[float] = []  # of what stands in each row, up to where
    found = []
    for at, text in texts:
        wide = width_of(text)
        align = _side(at, wide, plot)
        start = at - {"left": 0, "center": wide / 2, "right": wide}[align]
        level = next((number for number, end in enumerate(ends) if end + 8 <= start), len(ends))
        ends[level : level + 1] = [start + wide]
        found.append((align, level))
    return found


def _labelled(known: Sequence[dict[str, Any]], pixel: Any, plot: float) -> list[tuple[dict[str, Any], bool, Align]]:
    """The values with a label, whether it stands above its point, and its alignment; none that would touch another."""
    low, high = min(known, key=lambda row: row["value"]), max(known, key=lambda row: row["value"])
    found: list[tuple[dict[str, Any], bool, Align]] = []
    taken: list[tuple[bool, float, float]] = []
    for number in dict.fromkeys((len(known) - 1, 0, known.index(high), known.index(low))):
        each = known[number]
        beside = [one["value"] for one in known[max(number - 1, 0) : number + 2]]
        # Away from where the line goes.
        above = each["value"] * len(beside) >= fsum(beside)
        wide = width_of(each["label"])
        align = _side(pixel(each["day"]), wide, plot)
        start = pixel(each["day"]) - {"left": 0, "center": wide / 2, "right": wide}[align]
        if all(side is not above or start > end + 8 or start + wide < begin - 8 for side, begin, end in taken):
            found.append((each, above, align))
            taken.append((above, start, start + wide))
    return found
