"""A map of tiles: a square for each area, about where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from motiespoor import dutch, spoken
from motiespoor.derive.figures import whole_area
from motiespoor.derive.spread import area_spread
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Series
from motiespoor.model.publication import Chart
from motiespoor.render.charts import face, spreads
from motiespoor.render.charts.figure import ABSENT, Figure, Spec, drawn
from motiespoor.render.charts.marks import (
    ACCENT,
    CEL,
    FONT_SIZE,
    INK,
    MUTED,
    NARROW,
    WIDE,
    bars,
    specification,
    width_of,
)
from motiespoor.render.charts.ranking import part_bars
from motiespoor.render.charts.scope import scope
from motiespoor.render.charts.spreads import VALUE, Parts, parts_of

UNKNOWN = "?"
_SMALLEST = 11  # letters, in pixels
_LARGEST_TILE, _BETWEEN = 88, 5
_FAINTEST, _FULLEST = 0.06, 0.42  # how full of colour a tile is; text on the fullest can still be read


def tile_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """The areas of the first division as tiles with their value; `None` when fewer than two have one, or none has a place.

    Tiles are shaded only when every area has a value: a map with gaps would show where was looked, not where most is.
    """
    of = scope(dossier, chart)
    spread = area_spread(dossier, series, of.sector, chart.date)
    if spread is None or spread.known < 2 or not any(_place(each.part) for each in spread.parts):
        return None
    whole = next(each.name for each in dossier.areas if each.code == whole_area(dossier))
    parts = parts_of(spread, whole, dossier)
    found = spreads.figure(
        chart,
        of,
        parts,
        whole,
        _finding(parts, chart.noun),
        dossier=dossier,
        wide=_drawn(parts, WIDE),
        narrow=_drawn(parts, NARROW),
    )
    return replace(
        found,
        measure=f"{found.measure} {_legend(parts, chart.noun)}",
        sentence=_sentence(parts, chart.noun),
        notes=(*_unplaced(parts), *found.notes),
    )


def _place(area: object) -> tuple[int, int] | None:
    """The column and row of an area, counted from 1."""
    if isinstance(area, Area) and area.row is not None and area.column is not None:
        return area.column, area.row
    return None


def _legend(parts: Parts, noun: str | None) -> str:
    """How to read the tiles."""
    each = f"Elk vak is een {parts.word.one}."
    if parts.spread.complete:
        more = "meer" if spoken.spoken(parts.spread.series, noun).counts else "hoger"
        return f"{each} Hoe voller de kleur, hoe {more}."
    gaps = [said for said, number in ((dutch.NOT_FOUND, parts.sought), (ABSENT, parts.absent)) if number]
    return f"{each} {UNKNOWN}: {' of '.join(gaps)}."


def _finding(parts: Parts, noun: str | None) -> str:
    """From how little to how much on that day; with gaps, of which areas it is found."""
    series = parts.spread.series
    least, most = spreads.ends(parts)
    if least and least != most:
        name = spoken.spoken(series, noun)
        return (
            f"{spreads.at(parts.spread.date, series)} {name.verb('liep', 'liepen')} {name.phrase} per {parts.word.one} "
            f"van {parts.shown(least[0])} tot {spoken.told(parts.shown(most[0]), series, name)}"
        )
    if not parts.spread.complete and len(parts.known) <= spreads.MOST_TOLD:
        return spreads.found(parts, noun, [each.part.name for each in parts.known])
    return spreads.finding(parts, noun)


def _sentence(parts: Parts, noun: str | None) -> str:
    """Where is least and where is most."""
    least, most = spreads.ends(parts)
    if not least or least == most:
        return spreads.sentence(parts)
    series = parts.spread.series
    told = [
        f"het {word} in {dutch.listed(each.part.name for each in some)} ({spoken.counted(parts.shown(some[0]), series)})"
        for word, some in zip(spoken.spoken(series, noun).ends(), (least, most), strict=True)
    ]
    return f"{dutch.capital(spreads.at(parts.spread.date, series))}: {', '.join(told)}."


def _unplaced(parts: Parts) -> tuple[str, ...]:
    names = [each.part.name for each in parts.ordered if _place(each.part) is None]
    return (f"Onder de kaart, want zonder plek erop: {dutch.listed(names)}.",) if names else ()


@dataclass(frozen=True, slots=True)
class _Tile:
    """A square: its column and row counted from 0, what is written on it, and the cell and the value that it shows."""

    column: int
    row: int
    name: str
    lines: tuple[str, ...]
    cel: str
    value: float | None


def _drawn(parts: Parts, width: int) -> Spec:
    """The map; in a width that it cannot be read in, bars with the same values."""
    tiles = _tiles(parts)
    columns = 1 + max(tile.column for tile in tiles)
    size = min(_LARGEST_TILE, (width - _BETWEEN * (columns - 1)) / columns)
    longest = max(width_of(line) for tile in tiles for line in (tile.name, *tile.lines))
    font = min(FONT_SIZE, int((size - 6) * FONT_SIZE / longest))
    if font < _SMALLEST:
        return bars(list(part_bars(parts)), width)
    return _map(tiles, width, size, font, shaded=parts.spread.complete)


def _tiles(parts: Parts) -> list[_Tile]:
    """A tile for each area; those without a place stand below the map, after an empty row."""
    places = [place for each in parts.ordered if (place := _place(each.part))]
    left, top = min(column for column, _ in places), min(row for _, row in places)
    columns = max(column for column, _ in places) - left + 1
    below = max(row for _, row in places) - top + 2
    found: list[_Tile] = []
    unplaced = 0
    for each, datum in zip(parts.ordered, drawn(parts.drawn, VALUE), strict=True):
        if (place := _place(each.part)) is not None:
            column, row = place[0] - left, place[1] - top
        else:
            column, row = unplaced % columns, below + unplaced // columns
            unplaced += 1
        name = each.part.short if isinstance(each.part, Area) and each.part.short else each.part.name
        # A value and the word of its precision stand on lines of their own.
        lines = tuple(datum["label"].split(" ")) if datum["value"] is not None else (UNKNOWN,)
        found.append(_Tile(column, row, name, lines, datum["cel"], datum["value"]))
    return found


def _map(tiles: Sequence[_Tile], width: int, size: float, font: int, *, shaded: bool) -> Spec:
    """The tiles at the left of a picture as wide as any other, so that letters are as large as in any other."""
    import altair as alt

    step = size + _BETWEEN
    height = round(step * (1 + max(tile.row for tile in tiles)) - _BETWEEN)
    values = [tile.value for tile in tiles if tile.value is not None]
    low, high = min(values), max(values)

    def fullness(value: float | None) -> float:
        if not shaded or value is None:
            return 0
        return _FAINTEST + (_FULLEST - _FAINTEST) * ((value - low) / (high - low) if high > low else 0)

    rows: list[dict[str, Any]] = [
        {
            "left": tile.column * step,
            "right": tile.column * step + size,
            "top": tile.row * step,
            "bottom": tile.row * step + size,
            "across": tile.column * step + size / 2,
            "head": tile.row * step + size * 0.28,
            "middle": tile.row * step + size * (0.62 if len(tile.lines) == 1 else 0.58),
            "name": tile.name,
            "label": "\n".join(tile.lines),
            "cel": tile.cel,
            "value": tile.value,
            "full": fullness(tile.value),
        }
        for tile in tiles
    ]
    known = [row for row in rows if row["value"] is not None]
    unknown = [row for row in rows if row["value"] is None]

    def x(field: str) -> Any:
        return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, width], nice=False), axis=None)

    def y(field: str) -> Any:
        return alt.Y(f"{field}:Q", scale=alt.Scale(domain=[0, height], nice=False, reverse=True), axis=None)

    def squares(data: list[dict[str, Any]], **look: Any) -> Any:
        return (
            alt.Chart(alt.InlineData(data))
            .mark_rect(strokeWidth=1.25, **look)
            .encode(
                x=x("left"),
                x2=alt.X2("right:Q"),
                y=y("top"),
                y2=alt.Y2("bottom:Q"),
                fillOpacity=alt.FillOpacity("full:Q", scale=None),
            )
        )

    def text(data: list[dict[str, Any]], field: str, at: str, **look: Any) -> Any:
        mark = alt.Chart(alt.InlineData(data)).mark_text(
            align="center", baseline="middle", fontSize=font, lineBreak="\n", lineHeight=font + 3, **look
        )
        return mark.encode(x=x("across"), y=y(at), text=alt.Text(f"{field}:N"))

    layers = [
        (known, squares(known, fill=ACCENT, stroke=INK)),
        (unknown, squares(unknown, fill=ACCENT, stroke=MUTED, strokeDash=[4, 3])),
        (rows, text(rows, "name", "head", fontWeight=face.BOLD)),
        (known, text(known, "label", "middle").encode(description=alt.Description(CEL))),
        (unknown, text(unknown, "label", "middle", color=MUTED).encode(description=alt.Description(CEL))),
    ]
    return specification(layers, width=width, height=height)
