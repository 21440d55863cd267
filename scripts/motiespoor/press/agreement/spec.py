"""The specification that a chart is published with: it has the values of the CSV, and draws what the picture draws."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from motiespoor.press.agreement.figure import RAW_NUMBER, Cells, Picture, Position, Spec, coloured
from motiespoor.problem import clipped


def spec_of(whole: Any) -> Spec | None:
    """What a Vega-Lite specification draws of cells; `None` when it cannot be read as one."""
    shapes: list[tuple[Position, float | None]] = []
    lines: list[tuple[Position, float | None]] = []
    texts: list[tuple[Position, str]] = []
    try:
        for layer in whole.get("layer", [whole]):
            encoding, mark, data = layer.get("encoding", {}), layer["mark"], layer.get("data") or whole["data"]
            if "description" not in encoding:
                continue  # shows no cell
            kind = mark["type"] if isinstance(mark, dict) else mark
            for datum in data["values"] if "values" in data else whole["datasets"][data["name"]]:
                row, column = datum[encoding["description"]["field"]].split(":")
                place = (int(row), int(column))
                if kind == "text":
                    texts.append((place, " ".join(str(datum[encoding["text"]["field"]]).split())))
                elif "shape" in encoding:
                    sign, colour = (datum[encoding[each]["field"]] for each in ("shape", "fill"))
                    texts.append((place, coloured(sign, colour)))
                else:
                    value = datum["value"]
                    (lines if kind == "line" else shapes).append((place, None if value is None else float(value)))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    return Spec(tuple(shapes), tuple(lines), tuple(texts))


def as_drawn(picture: Picture) -> Spec:
    """What a picture without a specification is held to: its own marks."""
    return Spec(
        tuple((each.place, None) for each in (*picture.bars, *picture.points)),
        tuple((place, None) for place, _ in picture.lines),
        picture.texts,
    )


def spec_differs(picture: Picture, table: Cells, spec: Spec) -> Iterator[str]:
    """Ensure a specification has the values of the CSV, and draws what the picture draws."""
    for place, value in (*spec.shapes, *spec.lines):
        row, column = place
        if not (0 <= row < len(table.raw) and 0 <= column < len(table.head)):
            yield f"cel '{row}:{column}': die staat niet in de tabel."
            return
        raw = table.raw[row][column]
        if value != (float(raw) if RAW_NUMBER.fullmatch(raw) else None):
            yield f"{table.named(place)}: de waarde is '{value}' en de CSV heeft '{clipped(raw)}'."
    there: Counter[tuple[Position, str]] = Counter(picture.texts)
    there.update((each, "") for each in picture.shapes)
    meant = Counter(
        [*spec.texts, *((place, "") for place in {place for place, value in spec.shapes if value is not None})]
    )
    for row, column in sorted({place for place, _ in (there - meant) + (meant - there)})[:1]:
        yield f"cel '{row}:{column}': die is in het beeld anders getekend."
