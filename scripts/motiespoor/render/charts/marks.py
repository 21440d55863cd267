"""The visual grammar that all charts share: sizes, type, colours, bars.

Colours are the custom properties of the site's style sheet, so that a picture follows light and dark by itself.
A mark that shows a cell of the table encodes `description=CEL`; other marks do not, and are not compared.
A text mark with a cell holds the shown text of that cell, and no number that its row does not hold.
Any other mark with a cell says the value by its place or its length: with the others of its layer on one straight scale.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from motiespoor.render.charts import face
from motiespoor.render.charts.figure import Spec

INK, MUTED, ACCENT, LINE = "var(--inkt)", "var(--dof)", "var(--accent)", "var(--lijn)"
PAGE = "var(--papier)"  # what a picture stands on
WIDE, NARROW = 640, 300  # of the plot, in pixels
FONT_SIZE = 16
CEL = "cel:N"  # the channel `description` of a mark that shows a cell
DASHES = [5, 4]  # of what is expected, and of a rule where a series breaks

Layer = tuple[Sequence[Any], Any]  # what is drawn, and the Altair chart that draws it; left out without data

_SPARE = (
    1.08  # until the typeface has come, or where a reader blocks it, texts stand in another one, which may be wider
)
_STEP, _TALL_STEP = 32, 50
_LEAST_BAR = 0.3  # of the plot: with less room for the longest bar, names stand above the bars

CONFIG: Spec = {
    "background": "transparent",
    "font": face.FAMILY,
    "view": {"stroke": None},
    "axis": {
        "aria": False,
        "domain": False,
        "ticks": False,
        "gridColor": LINE,
        "labelColor": MUTED,
        "labelFontSize": FONT_SIZE,
        "labelPadding": 8,
        "labelLimit": 400,
        "title": None,
    },
    "legend": {"aria": False},
    "title": {"aria": False},
    "text": {"fontSize": FONT_SIZE, "color": INK},
}


def specification(layers: Iterable[Layer], *, width: float, height: float | Spec) -> Spec:
    """The specification of layers, drawn over each other in this order, with our look.

    They are put together here, and not by `altair.layer`, which copies each of them with all its rows, three times over.
    Not held against the schema of Vega-Lite, which takes longer than all the rest: the tests do that.
    """
    import altair as alt

    datasets: dict[str, Any] = {}
    within = {"top_level": False, "datasets": datasets}
    drawn = [chart.to_dict(validate=False, context=within) for rows, chart in layers if rows]
    return {
        "config": CONFIG,
        "layer": drawn,
        "height": height,
        "width": width,
        "$schema": alt.SCHEMA_URL,
        "datasets": datasets,
    }


def width_of(text: str) -> float:
    """About how wide a text is, in pixels; rather too much than too little."""
    return face.width(text, FONT_SIZE) * _SPARE


def clipped(text: str, room: float) -> str:
    """The text, shortened when it is wider than `room` pixels."""
    return face.cut(text, room / _SPARE, FONT_SIZE)


def said(names: Iterable[str], of: str) -> str:
    """A Vega expression for the labels of an axis: the name at the place that the expression `of` gives."""
    return f"{json.dumps(list(names), ensure_ascii=False)}[{of}]"


def bars(rows: Sequence[dict[str, Any]], width: int) -> Spec:
    """Horizontal bars in the order of the rows, from zero to the right, or to the left for what is negative.

    A row is what `figure.drawn` gives of a cell (`cel`, `value`, `label`), with its `name`, and optionally
    `open`: true for a bar of dashes, for what is expected or was not counted by us;
    `point` and `point_cel`: a second value of the row, drawn as an open diamond.
    A gap (`value` and `point` both `None`) is its label, muted.
    A row with only `note` is a line of text between the bars, and with `ruled` a dashed rule beside it.
    """
    import altair as alt

    lines = [_line(number, row) for number, row in enumerate(rows)]
    filled = [line for line in lines if "note" not in line]
    names = round(max((width_of(line["name"]) for line in filled), default=0)) + 12
    beside = _scale(filled, width - names)
    # Names above the bars leave the whole width to the bars and their labels.
    above = beside is None
    plot = width if above else width - names
    scale = beside or _scale(filled, plot) or _crowded(filled, plot)
    y = alt.Y(
        "line:O",
        scale=alt.Scale(domain=[line["line"] for line in lines]),
        axis=None
        if above
        else alt.Axis(labelColor=INK, labelExpr=said((line.get("name", "") for line in lines), "datum.value")),
    )
    x = _across(scale)

    def layer(data: list[dict[str, Any]]) -> Any:
        return alt.Chart(alt.InlineData(data)).encode(y=y)

    def text(data: list[dict[str, Any]], **look: Any) -> Layer:
        return data, layer(data).mark_text(**look).encode(
            x=x, text=alt.Text("label:N"), description=alt.Description(CEL)
        )

    def bar(data: list[dict[str, Any]], **look: Any) -> Layer:
        height = {"band": 0.38 if above else 0.62}
        return data, layer(data).mark_bar(height=height, **look).encode(x=x, description=alt.Description(CEL))

    known = [line for line in filled if line["value"] is not None]
    pointed = [
        {**line, "value": line["point"], "cel": line["point_cel"]} for line in filled if line["point"] is not None
    ]
    stems = [{**line, "value": line["point"], "to": 0} for line in filled if line["value"] is None and not line["gap"]]
    labels = [{**line, "value": line["end"], "cel": line["label_cel"]} for line in filled]
    layers: list[Layer] = [
        bar([line for line in known if not line["open"]], color=ACCENT),
        bar([line for line in known if line["open"]], color="transparent", stroke=INK, strokeWidth=1.5, strokeDash=[4, 3]),
        (stems, layer(stems).mark_rule(color=INK).encode(x=x, x2=alt.X2("to:Q"))),
        (
            pointed,
            layer(pointed)
            .mark_point(shape="diamond", size=110, color=INK, fill=PAGE, strokeWidth=1.75)
            .encode(x=x, description=alt.Description(CEL)),
        ),
        text([line for line in labels if not line["gap"] and line["value"] >= 0], align="left", dx=10),
        text([line for line in labels if not line["gap"] and line["value"] < 0], align="right", dx=-10),
        text([line for line in labels if line["gap"]], align="left", dx=10, color=MUTED),
        *_notes([line for line in lines if "note" in line], 0 if above else names, plot, scale, layer),
    ]  # fmt: skip
    if above:
        heads = [{**line, "name": clipped(line["name"], plot)} for line in filled]
        names_above = layer(heads).mark_text(align="left", dy=-_TALL_STEP * 0.36)
        layers.append((heads, names_above.encode(x=at_x(0), text=alt.Text("name:N"))))
    if scale[0] < 0:
        zero = alt.Chart(alt.InlineData([{"value": 0}])).mark_rule(color=MUTED).encode(x=x)
        layers.insert(0, ([{}], zero))
    return specification(layers, width=plot, height={"step": _TALL_STEP if above else _STEP})


def _line(number: int, row: dict[str, Any]) -> dict[str, Any]:
    """A row with its place, and for a bar where its label stands and which cell that tells."""
    if "note" in row:
        return {"line": number, "ruled": False, **row}
    value, point = row["value"], row.get("point")
    ends = [each for each in (value, point) if each is not None]
    # The label stands beyond whichever goes further.
    end = max(ends, key=abs) if ends else 0
    return {
        "line": number,
        "open": False,
        "point": None,
        "point_cel": None,
        **row,
        "end": end,
        "gap": not ends,
        "label_cel": row["point_cel"] if value is None and point is not None else row["cel"],
    }


def _room(line: dict[str, Any]) -> float:
    """How many pixels the label of a bar asks, with what keeps it clear of the bar."""
    return width_of(line["label"]) + 14


def _scale(lines: list[dict[str, Any]], plot: float) -> tuple[float, float] | None:
    """What the plot reaches from and to, so that bars and their labels fit; `None` when that leaves too little for the bars."""
    right = [(line["end"], _room(line)) for line in lines if line["end"] >= 0] or [(0, 0)]
    left = [(-line["end"], _room(line)) for line in lines if line["end"] < 0] or [(0, 0)]
    spans = [(more + less, plot - room - other) for more, room in right for less, other in left]
    longest = max(span for span, _ in spans)
    if longest <= 0:
        return (0, 1) if min(pixels for _, pixels in spans) >= 0 else None
    unit = min(pixels / span for span, pixels in spans if span > 0)  # pixels for one
    if unit * longest < plot * _LEAST_BAR:
        return None
    zero = max(less * unit + room for less, room in left)
    return -zero / unit, (plot - zero) / unit


def _crowded(lines: list[dict[str, Any]], plot: float) -> tuple[float, float]:
    """The same where labels are too wide for the plot: the picture grows, and the bars keep their least length."""
    ends = [0, *(line["end"] for line in lines)]
    low, high = min(ends), max(ends)
    unit = plot * _LEAST_BAR / ((high - low) or 1)
    zero = max((_room(line) for line in lines if line["end"] < 0), default=0) - low * unit
    return -zero / unit, max(plot - zero, 1) / unit


def _notes(notes: list[dict[str, Any]], left: int, plot: int, scale: tuple[float, float], layer: Any) -> list[Layer]:
    """The lines of text between bars, from the left of the picture: a head, or words with a dashed rule beside them."""
    import altair as alt

    low, high = scale
    words = [{**note, "label": clipped(note["note"], plot + left)} for note in notes]
    ruled = [
        {**note, "value": low + (high - low) * min(max(width_of(note["label"]) + 8 - left, 0) / plot, 1), "to": high}
        for note in words
        if note["ruled"]
    ]
    heads = [note for note in words if not note["ruled"]]

    def text(data: list[dict[str, Any]], **look: Any) -> Layer:
        return data, layer(data).mark_text(align="left", **look).encode(x=at_x(-left), text=alt.Text("label:N"))

    return [
        text(heads),
        text([note for note in words if note["ruled"]], color=MUTED),
        (ruled, layer(ruled).mark_rule(color=MUTED, strokeDash=DASHES).encode(x=_across(scale), x2=alt.X2("to:Q"))),
    ]


def _across(scale: tuple[float, float]) -> Any:
    """The channel x of all bars and what goes with them."""
    import altair as alt

    return alt.X("value:Q", scale=alt.Scale(domain=list(scale), nice=False, zero=False), axis=None)


def at_x(pixels: float) -> Any:
    """The channel x of marks that all stand in one place; quicker than `alt.value`, which looks for the channel."""
    import altair as alt

    return alt.XValue(pixels)  # type: ignore[no-untyped-call]


def at_y(pixels: float) -> Any:
    """The channel y of marks that all stand in one place."""
    import altair as alt

    return alt.YValue(pixels)  # type: ignore[no-untyped-call]
