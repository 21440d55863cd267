"""The visual grammar that all charts share: sizes, type, colours, bars.

Colours are the custom properties of the site's style sheet, so that a picture follows light and dark by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from motiespoor.render.charts.figure import Spec

INK, MUTED, ACCENT, LINE = "var(--inkt)", "var(--gedempt)", "var(--accent)", "var(--lijn)"
WIDE, NARROW = 640, 300  # of the plot, in pixels
FONT_SIZE = 14

# The font only measures text while drawing; the page shows the reader's own.
CONFIG: Spec = {
    "background": "transparent",
    "font": "Liberation Sans",
    "aria": False,
    "view": {"stroke": None},
    "axis": {
        "domain": False,
        "ticks": False,
        "gridColor": LINE,
        "labelColor": MUTED,
        "labelFontSize": FONT_SIZE,
        "labelPadding": 8,
        "labelLimit": 400,
        "title": None,
    },
    "text": {"fontSize": FONT_SIZE, "color": INK},
}


def specification(chart: Any) -> Spec:
    """The specification of an Altair chart, with our look."""
    return {**chart.to_dict(), "config": CONFIG}


def bars(rows: Sequence[dict[str, Any]], width: int) -> Spec:
    """Horizontal bars in the order of the rows, each with its label at the end.

    A row has `name`, `value` (a number, or `None` for a gap) and `label`.
    """
    import altair as alt

    longest = max((row["value"] for row in rows if row["value"] is not None), default=1) or 1
    # Room for the label behind the longest bar.
    room = max(len(row["label"]) for row in rows) * FONT_SIZE * 0.56 + 10
    names = max(len(row["name"]) for row in rows) * FONT_SIZE * 0.56 + 12
    plot = max(width - names, 80)
    scale = alt.Scale(domain=[0, float(longest) * plot / max(plot - room, plot * 0.3)], nice=False)
    order = [row["name"] for row in rows]
    base = alt.Chart(alt.InlineData(list(rows))).encode(
        y=alt.Y("name:N", sort=order, axis=alt.Axis(labelColor=INK)),
        x=alt.X("value:Q", scale=scale, axis=None),
    )
    drawn = base.transform_filter("isValid(datum.value)")
    gaps = base.transform_filter("!isValid(datum.value)")
    layers = [
        drawn.mark_bar(color=ACCENT, height={"band": 0.62}),
        drawn.mark_text(align="left", dx=8).encode(text="label:N"),
        gaps.mark_text(align="left", dx=8, color=MUTED, fontStyle="italic").encode(text="label:N", x=alt.value(0)),
    ]
    return specification(alt.layer(*layers).properties(width=plot, height={"step": 32}))
