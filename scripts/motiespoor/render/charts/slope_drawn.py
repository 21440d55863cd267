"""How areas on two dates are drawn: as lines between two columns, or in a narrow place as a row for each area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from motiespoor import spoken
from motiespoor.derive.spread import Step
from motiespoor.model.figure import Series
from motiespoor.model.wording import Word
from motiespoor.render.charts.figure import Cell, Spec, drawn, place
from motiespoor.render.charts.marks import (
    ACCENT,
    CEL,
    FONT_SIZE,
    INK,
    LINE,
    MUTED,
    PAGE,
    Layer,
    at_x,
    clipped,
    specification,
    width_of,
)  # fmt: skip

BEFORE, AFTER, CHANGE = 1, 2, 3  # columns
_ROW = FONT_SIZE + 5  # the least distance between two labels


@dataclass(frozen=True, slots=True)
class Slope:
    """The series on two dates, what an area is called, and the areas: first those that can be compared, the largest first."""

    series: Series
    word: Word
    since: date
    until: date
    steps: tuple[Step, ...]

    @property
    def compared(self) -> tuple[Step, ...]:
        """The areas that can be compared."""
        return tuple(each for each in self.steps if each.comparable)


def _ends(found: Slope, rows: Sequence[Sequence[Cell]]) -> list[dict[str, Any]]:
    """Every known value, with the number of its area, its side (0 before, 1 after), and whether a line runs to it."""
    return [
        {**datum, "area": number, "side": side, "joined": each.comparable, "name": each.part.name}
        for side, column in enumerate((BEFORE, AFTER))
        for number, (each, datum) in enumerate(zip(found.steps, drawn(rows, column), strict=True))
        if datum["value"] is not None
    ]


def _reach(ends: Sequence[Mapping[str, Any]]) -> tuple[float, float]:
    """The lowest and the highest value, never the same."""
    low, high = min(each["value"] for each in ends), max(each["value"] for each in ends)
    return (low, high) if high > low else (low - 1, high + 1)


def apart(wanted: Sequence[float], height: float) -> list[float]:
    """Places near the wanted ones, in their order and at least a row apart, within the height."""
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    places = dict.fromkeys(order, 0.0)
    least = 0.0
    for number in order:
        places[number] = max(wanted[number], least)
        least = places[number] + _ROW
    most = height
    for number in reversed(order):
        places[number] = min(places[number], most)
        most = places[number] - _ROW
    return [places[number] for number in range(len(wanted))]


def lines(found: Slope, rows: Sequence[Sequence[Cell]], width: int) -> Spec:
    """Two columns of points with a line for each area; labels at both ends, moved apart, each led to its point."""
    import altair as alt

    ends = _ends(found, rows)
    low, high = _reach(ends)
    height = max(260, (_ROW + 4) * max(sum(each["side"] == side for each in ends) for side in (0, 1)))
    for side in (0, 1):
        here = [each for each in ends if each["side"] == side]
        for each, spot in zip(
            here, apart([height * (high - each["value"]) / (high - low) for each in here], height), strict=True
        ):
            each["place"] = high - spot * (high - low) / height
            each["said"] = _said(each)
    room = [max((width_of(each["said"]) for each in ends if each["side"] == side), default=0) + 34 for side in (0, 1)]
    beside = room[0] + room[1]
    plot = max(width - beside, 140)
    x_scale = alt.Scale(domain=[-room[0] / plot, 1 + room[1] / plot], nice=False, zero=False)
    y_scale = alt.Scale(domain=[low, high], nice=False, zero=False)

    def layer(data: Sequence[Mapping[str, Any]], field: str = "value") -> Any:
        return alt.Chart(alt.InlineData([dict(each) for each in data])).encode(
            x=alt.X("at:Q", scale=x_scale, axis=None), y=alt.Y(f"{field}:Q", scale=y_scale, axis=None)
        )

    def on(number: int) -> list[dict[str, Any]]:
        return [{**each, "at": number} for each in ends if each["side"] == number]

    def labels(number: int, align: str) -> list[Layer]:
        out = -1 if number == 0 else 1
        data = [{**each, "at": number + out * 26 / plot} for each in on(number)]
        leads = [{**each, "at": number + out * 7 / plot, "to": number + out * 23 / plot} for each in on(number)]
        return [
            (
                leads,
                layer(leads).mark_rule(color=MUTED, strokeWidth=0.75).encode(x2=alt.X2("to:Q"), y2=alt.Y2("place:Q")),
            ),
            (
                data,
                layer(data, "place")
                .mark_text(align=align, color=INK)
                .encode(text=alt.Text("said:N"), description=alt.Description(CEL)),
            ),
        ]

    joined = [each for number in (0, 1) for each in on(number) if each["joined"]]
    points = [each for number in (0, 1) for each in on(number)]
    heads = [
        {"at": number, "value": high, "head": spoken.moment(day, found.series)}
        for number, day in ((0, found.since), (1, found.until))
    ]
    uprights = [{"at": number, "value": high, "end": low} for number in (0, 1)]
    gaps = [
        {
            "at": x_scale.domain[0],
            "value": low,
            "below": 30 + _ROW * line,
            "label": _nothing(rows[number], width),
            "cel": cel,
        }
        for line, (number, cel) in enumerate(_gaps(found, rows))
    ]
    layers = [
        (uprights, layer(uprights).mark_rule(color=LINE).encode(y2=alt.Y2("end:Q"))),
        (joined, layer(joined).mark_line(color=ACCENT, strokeWidth=1.75).encode(detail=alt.Detail("area:N"))),
        *_points(points, layer),
        *labels(0, "right"),
        *labels(1, "left"),
        (heads, layer(heads).mark_text(dy=-22, color=MUTED).encode(text=alt.Text("head:N"))),
        *(
            (
                [gap],
                layer([gap])
                .mark_text(align="left", dy=gap["below"], color=MUTED)
                .encode(text=alt.Text("label:N"), description=alt.Description(CEL)),
            )
            for gap in gaps
        ),
    ]
    return specification(layers, width=round(plot + beside), height=height)


def _gaps(found: Slope, rows: Sequence[Sequence[Cell]]) -> list[tuple[int, str]]:
    """The areas without any value, by number, each with the cell that says so."""
    return [
        (number, place(number, AFTER))
        for number in range(len(found.steps))
        if not rows[number][BEFORE].raw and not rows[number][AFTER].raw
    ]


def _nothing(row: Sequence[Cell], width: int) -> str:
    """The name of an area without values, as far as there is room, and what stands there instead."""
    told = f": {row[AFTER].shown}"
    return f"{clipped(row[0].shown, width - width_of(told))}{told}"


def _said(each: Mapping[str, Any]) -> str:
    """The label of an end: the value, and the name where the line ends or where there is no line."""
    if each["side"] == 1:
        return f"{each['label']}  {each['name']}"
    return str(each["label"]) if each["joined"] else f"{each['name']}  {each['label']}"


def _points(data: Sequence[Mapping[str, Any]], layer: Any) -> list[Layer]:
    """Before as an open circle, after as a full one."""
    import altair as alt

    found: list[Layer] = []
    for number, fill in ((0, PAGE), (1, ACCENT)):
        own = [each for each in data if each["side"] == number]
        mark = layer(own).mark_point(size=58, color=ACCENT, fill=fill, opacity=1, strokeWidth=1.75)
        found.append((own, mark.encode(description=alt.Description(CEL))))
    return found


def dumbbells(found: Slope, rows: Sequence[Sequence[Cell]], width: int) -> Spec:
    """A row for each area: its name and its two values, and below them the way from the one to the other."""
    import altair as alt

    ends = _ends(found, rows)
    low, high = _reach(ends)
    gaps = dict(_gaps(found, rows))
    shown = [number for number in range(len(found.steps)) if number not in gaps]
    texts = [(f"{rows[number][0].shown}: {_way(rows[number])}", number) for number in shown]
    # Names and values that do not fit beside each other stand below each other.
    folded = any(width_of(text) > width for text, _ in texts)
    step = 70 if folded else 50
    lines = {number: line for line, number in enumerate((*shown, *gaps), 1)}
    margin = (high - low) * 8 / width
    y = alt.Y("line:O", scale=alt.Scale(domain=[0, *lines.values()]), axis=None)
    x_scale = alt.Scale(domain=[low - margin, high + margin], nice=False, zero=False)

    def layer(data: Sequence[Mapping[str, Any]]) -> Any:
        return alt.Chart(alt.InlineData([dict(each) for each in data])).encode(y=y)

    def placed(data: Sequence[Mapping[str, Any]]) -> Any:
        return layer(data).encode(x=alt.X("value:Q", scale=x_scale, axis=None))

    def text(data: Sequence[Mapping[str, Any]], dy: float, **look: Any) -> Any:
        return layer(data).mark_text(align="left", dy=dy, **look).encode(x=at_x(0), text=alt.Text("label:N"))

    points = [{**each, "line": lines[each["area"]]} for each in ends]
    joined = [
        {"line": lines[one["area"]], "value": one["value"], "to": other["value"]}
        for one in ends
        for other in ends
        if one["area"] == other["area"] and one["side"] < other["side"] and one["joined"]
    ]
    known = {number: next(each["cel"] for each in ends if each["area"] == number) for number in shown}
    values = [{"line": lines[number], "label": _way(rows[number]), "cel": known[number]} for number in shown]
    names = [{"line": lines[number], "label": clipped(rows[number][0].shown, width)} for number in shown]
    both = [{"line": lines[number], "label": text, "cel": known[number]} for text, number in texts]
    since, until = (spoken.moment(day, found.series) for day in (found.since, found.until))
    heads = [{"line": 0, "label": f"open {since} · dicht {until}"}]
    # Nearer to its own name than to the next one.
    down = 14 if folded else 8
    said = (
        [(names, text(names, -24)), (values, text(values, -5).encode(description=alt.Description(CEL)))]
        if folded
        else [(both, text(both, -12).encode(description=alt.Description(CEL)))]
    )
    empty = [
        {"line": lines[number], "label": _nothing(rows[number], width), "cel": cel} for number, cel in gaps.items()
    ]
    layers: list[Layer] = [
        (heads, text(heads, 0, color=MUTED)),
        *said,
        (empty, text(empty, -12, color=MUTED).encode(description=alt.Description(CEL))),
        (joined, placed(joined).mark_rule(color=ACCENT, strokeWidth=2, yOffset=down).encode(x2=alt.X2("to:Q"))),
        *((data, _lowered(mark, down)) for data, mark in _points(points, placed)),
    ]
    return specification(layers, width=width, height={"step": step})


def _lowered(mark: Any, down: float) -> Any:
    mark.mark.yOffset = down
    return mark


def _way(row: Sequence[Cell]) -> str:
    """The two values of an area, with an arrow between them when they can be compared."""
    between = " → " if row[-1].raw == "" else "  |  "
    return f"{row[BEFORE].shown}{between}{row[AFTER].shown}"
