"""Whether the four things that a chart is (picture, sentence, table, CSV) say the same on a built page.

The CSV is what was meant. The table must show each of its cells; each picture must draw the cells that it names in
`data-cel` ("row:column", counted from 0, without the head), and all of them; every number in words must stand in the table.
What a picture must draw, and with which kind of mark, its published specification says; that must have the values of the CSV.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from selectolax.lexbor import LexborNode

from motiespoor import dutch
from motiespoor.model.figure import Direction, Precision
from motiespoor.model.period import MONTHS
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import clipped
from motiespoor.render.charts import figure as charts

_TOLERANCE = 0.6  # of a place or a length, in pixels
_UNSEEN = 0.01  # a difference between two values that may not be seen in a picture, as a part of the larger
PICTURES = {"brede": ".grafiek__breed", "smalle": ".grafiek__smal"}  # the two sizes of a chart
_UNDER = "ondertitel"
_WORDS = {"titel": ".grafiek__titel", _UNDER: ".grafiek__onder", "zin": ".grafiek__zin"}

_DAY = re.compile(rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}}\b")
_N = r"(?<!\w)[+−]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?(?!\w)"
_NUMBER = re.compile(_N)
# Before a number stands how exact it is; only "afgerond" stands behind it.
_PRECISIONS = {each.label: each for each in Precision}
_INEXACT = "|".join(each.label for each in Precision if each not in (Precision.EXACT, Precision.ROUNDED))
_TOLD = re.compile(rf"(?:\b({_INEXACT}) )?({_N})%?(?: \(({Precision.ROUNDED.label})\))?", re.IGNORECASE)
_RAW_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_RAW_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_COUNT = r"(\S+) ([0-9]{1,9})"
_RAW_COUNTS = re.compile(rf"{_COUNT}(?:; {_COUNT})*")

# What stands in a table where the CSV has nothing.
_GAPS = frozenset(
    {
        charts.NOTHING,
        charts.ABSENT,
        dutch.NOT_FOUND,
        *(dutch.direction(each) for each in Direction),
        dutch.UNCOMPUTED,
        dutch.INCOMPARABLE,
        dutch.ONLY_PERCENT,
        dutch.RUNNING,
    }
)
_UNKNOWN = "?"  # the same in a tile
# Columns of the CSV that hold the key of a known word, and those with that of something that the table names in full.
_ORIGIN, _PRECISION, _MEASURE, _SOURCE = "herkomst", "nauwkeurigheid", "maatregel", "bron"
_WORDED = {
    _ORIGIN: {each.value: charts.evidence_cell(each).shown for each in EvidenceKind},
    _PRECISION: {each.value: each.label for each in Precision},
}

_P = r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)"
_CELL = re.compile(r"([0-9]{1,6}):([0-9]{1,6})")
_BAR = re.compile(rf"M{_P},{_P}h{_P}v{_P}h{_P}Z")
_LINE = re.compile(rf"M{_P},{_P}(?:L{_P},{_P})*")
_AT = re.compile(rf"translate\({_P},{_P}\)")
_HIDES = "[display], [visibility], [opacity], [hidden]"
_NO_COLOUR = (None, "none", "transparent")

Place = tuple[int, int]  # a row and a column
Told = tuple[str, str]  # a number in words, and the word for how exact it is, "" when it is exact


@dataclass(frozen=True, slots=True)
class _Table:
    """A chart's cells as the CSV has them and as the page shows them; `head` is the row above, `caption` stands above that.

    `names` are the columns in the CSV, and `statuses` and `signs` tell the names
    of the statuses by their ids and their ids by their signs, in a chart that draws those. The last `totals` rows are sums of the others. `figures` are the columns with numbers.
    """

    caption: str
    names: tuple[str, ...]
    statuses: Mapping[str, str]
    signs: Mapping[str, str]
    head: tuple[str, ...]
    raw: tuple[tuple[str, ...], ...]
    shown: tuple[tuple[str, ...], ...]
    totals: int
    figures: frozenset[int]

    def named(self, place: Place) -> str:
        """A cell in a message."""
        row, column = place
        return f"rij '{clipped(self.shown[row][0])}', kolom '{clipped(self.head[column])}'"

    @property
    def parts(self) -> range:
        """The rows that are no sums."""
        return range(len(self.raw) - self.totals)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A mark that says a value by its place or its length, in pixels: a bar has both, a point no length."""

    place: Place
    x: float
    y: float
    width: float = 0
    height: float = 0


@dataclass(frozen=True, slots=True)
class _Picture:
    """The marks of a picture that show a cell: texts, bars, points and lines (each by its corners)."""

    texts: tuple[tuple[Place, str], ...]
    bars: tuple[_Shape, ...]
    points: tuple[_Shape, ...]
    lines: tuple[tuple[Place, tuple[tuple[float, float], ...]], ...]

    @property
    def shapes(self) -> frozenset[Place]:
        """The cells that are drawn by a place or a length."""
        return frozenset(each.place for each in (*self.bars, *self.points))


@dataclass(frozen=True, slots=True)
class _Spec:
    """What a specification draws of cells: the value of each shape (a place or a length), of each line, and each text."""

    shapes: tuple[tuple[Place, float | None], ...]
    lines: tuple[tuple[Place, float | None], ...]
    texts: tuple[tuple[Place, str], ...]

    def drawn(self, picture: _Picture) -> frozenset[Place]:
        """The cells that a picture draws as a value; in one that is meant to have texts only, the cells of those."""
        return picture.shapes if self.shapes else frozenset(place for place, _ in picture.texts)


def disagreements(figure: LexborNode, csv: Sequence[Sequence[str]], specs: Mapping[str, Any]) -> Iterator[str]:
    """Every way in which the parts of a chart on a page do not say the same.

    `csv` holds its head and its rows, and `specs` the specification of each of its `PICTURES`, as JSON was read.
    """
    table = _table(figure, csv)
    if table is None:
        number = len(figure.css(".grafiek__tabel tr"))
        yield f"de tabel heeft {number} rijen en de CSV {len(csv)}, of niet dezelfde kolommen."
        return
    wrong = list(_cells_differ(table)) or list(_precision_differs(table))
    yield from wrong
    if wrong:
        return  # what is compared with a wrong table is wrong as well
    yield from _words_differ(figure, table)
    drawn: list[frozenset[Place]] = []
    for size, part in PICTURES.items():
        spec = _spec(specs[size])
        if spec is None:
            yield f"de specificatie van het {size} beeld is niet te lezen."
            continue
        picture, odd = _picture(figure, part, table, spec)
        found = [f"het {size} beeld, {text}" for text in odd or _picture_differs(picture, table, spec)]
        found = found or [
            f"de specificatie van het {size} beeld, {text}" for text in _spec_differs(picture, table, spec)
        ]
        yield from found
        if not found:
            drawn.append(frozenset(place for place in spec.drawn(picture) if table.raw[place[0]][place[1]]))
    if len(drawn) == len(PICTURES) and drawn[0] != drawn[1]:
        yield f"het brede en het smalle beeld tonen niet dezelfde cellen: {table.named(min(drawn[0] ^ drawn[1]))}."


def _plain(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node is not None else ""


def _table(figure: LexborNode, csv: Sequence[Sequence[str]]) -> _Table | None:
    """The table of a chart beside its CSV; `None` when they have not the same rows and columns."""
    rows = [row.css("th, td") for row in figure.css(".grafiek__tabel tr")]
    if not rows or [len(row) for row in rows] != [len(row) for row in csv] or len({len(row) for row in csv}) > 1:
        return None
    statuses = figure.css(".grafiek__sleutel .status")
    return _Table(
        caption=_plain(figure.css_first(".grafiek__tabel caption")),
        names=tuple(csv[0]),
        statuses={
            each.attributes.get("data-status") or "": _plain(each).removeprefix(_sign(each)).strip()
            for each in statuses
        },
        signs={_sign(each): each.attributes.get("data-status") or "" for each in statuses},
        head=tuple(_plain(cell) for cell in rows[0]),
        raw=tuple(tuple(row) for row in csv[1:]),
        shown=tuple(tuple(_plain(cell) for cell in row) for row in rows[1:]),
        totals=len(figure.css(".grafiek__tabel tfoot tr")),
        figures=frozenset(
            number for number, cell in enumerate(rows[0]) if "getal" in (cell.attributes.get("class") or "").split()
        ),
    )


def _sign(status: LexborNode) -> str:
    return _plain(status.css_first(".status__teken"))


# The table and the CSV.


def _cells_differ(table: _Table) -> Iterator[str]:
    """Ensure every shown cell says what the CSV holds."""
    for row, (raws, texts) in enumerate(zip(table.raw, table.shown, strict=True)):
        for column, (raw, shown) in enumerate(zip(raws, texts, strict=True)):
            if not _says(shown, raw, (row, column), table):
                yield (
                    f"{table.named((row, column))}: de tabel toont '{clipped(shown)}' en de CSV heeft '{clipped(raw)}'."
                )


def _says(shown: str, raw: str, place: Place, table: _Table) -> bool:
    """Whether a text says a raw value: a day in words, a number the Dutch way, a known word for a key or for nothing."""
    name = table.names[place[1]]
    if not raw:
        return shown in _GAPS
    if name in _WORDED:
        return shown == _WORDED[name].get(raw)
    if name == _MEASURE:
        return bool(shown) and (place[0] not in table.parts or shown.startswith(raw))
    if name == _SOURCE:
        return bool(shown)
    if day := _RAW_DAY.fullmatch(raw):
        year, month, number = (int(part) for part in day.groups())
        return 1 <= month <= 12 and shown == f"{number} {MONTHS[month - 1]} {year}"
    if _RAW_NUMBER.fullmatch(raw) and place[1] in table.figures:
        told = _NUMBER.findall(shown)
        return len(told) == 1 and _same(told[0], raw)
    if _RAW_COUNTS.fullmatch(raw):
        counts = re.findall(_COUNT, raw)
        if all(kind in table.statuses for kind, _ in counts):
            return shown == ", ".join(f"{table.statuses[kind]} ({number})" for kind, number in counts)
        return shown in (raw, ", ".join(f"{number} {kind.replace('-', ' ')}" for kind, number in counts))
    return shown == " ".join(raw.split())


def _same(told: str, raw: str) -> bool:
    """Whether a number in words is a raw one, at the decimals that are told."""
    decimals = len(told.partition(",")[2])
    value = Decimal(told.translate({ord("."): None, ord(","): ".", ord("−"): "-"}))
    digits = Context(prec=len(raw) + len(told))  # as many as it takes, so that no number is too long
    return value == Decimal(raw).quantize(Decimal(1).scaleb(-decimals, digits), ROUND_HALF_UP, digits)


def _precision_differs(table: _Table) -> Iterator[str]:
    """Ensure the word for how exact a value is stands with the value."""
    if _PRECISION not in table.names:
        return
    column = table.names.index(_PRECISION)
    for row, raws in enumerate(table.raw):
        beside = {
            _PRECISIONS[word].value for each in table.figures for _, word in _told(table.shown[row][each]) if word
        }
        if beside != {raws[column]} - {"", Precision.EXACT.value}:
            yield (
                f"{table.named((row, column))}: er staat '{clipped(table.shown[row][column])}', "
                "en dat past niet bij het woord voor het getal."
            )


# The words and the table.


def _words_differ(figure: LexborNode, table: _Table) -> Iterator[str]:
    """Ensure every number in the title and the sentence stands in the table, as exact as it is there, and every day."""
    texts = (table.caption, *table.head, *(text for row in table.shown for text in row))
    days = {day for text in texts for day in _DAY.findall(text)}
    known = {each for text in texts for each in _told(text)}
    for name, part in _WORDS.items():
        text = _plain(figure.css_first(part))
        for day in _DAY.findall(text):
            if day not in days:
                yield f"de {name} noemt '{day}', en dat staat niet in de tabel."
        if name == _UNDER:
            continue  # what it says of all rows, the table does not
        for told in _told(_DAY.sub("", text)):
            if not (near := _exactness(told[0], known)):
                yield f"de {name} noemt '{told[0]}', en dat staat niet in de tabel."
            elif told[1] not in near:
                yield f"de {name} noemt '{_said(told)}', en in de tabel staat '{_said((told[0], min(near)))}'."
    wanted = dutch.picture_name(_plain(figure.css_first(_WORDS["titel"])), _plain(figure.css_first(_WORDS["zin"])))
    for size, part in PICTURES.items():
        for svg in figure.css(f"{part} svg"):
            if " ".join((svg.attributes.get("aria-label") or "").split()) != wanted:
                yield f"het {size} beeld, de naam (aria-label) zegt iets anders dan de titel en de zin."


def _told(text: str) -> list[Told]:
    """The numbers in a text, in order."""
    return [(number, (before or behind).lower()) for before, number, behind in _TOLD.findall(text)]


def _said(told: Told) -> str:
    """A number with its word."""
    number, word = told
    return dutch.with_precision(number, _PRECISIONS[word] if word else None)


def _exactness(number: str, known: set[Told]) -> set[str]:
    """The words that stand with a number among those that are known; a number without a sign may have any there."""
    same = {number} if number[0] in "+−" else {number, f"+{number}", f"−{number}"}
    return {word for other, word in known if other in same}


# The pictures and the table.


def _picture(figure: LexborNode, part: str, table: _Table, spec: _Spec) -> tuple[_Picture, list[str]]:
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
        if "fill" in node.attributes and not {node.attributes["fill"], node.attributes.get("stroke")} - {*_NO_COLOUR}:
            odd.append(f"{table.named(place)}: de vorm heeft geen kleur.")
        if node.tag == "text":
            texts.append((place, " ".join(node.text(separator=" ").split())))
        elif bar := _BAR.fullmatch(d):
            bars.append(_Shape(place, x + float(bar[1]), y + float(bar[2]), float(bar[3]), float(bar[4])))
        elif at and node.tag == "path":
            points.append(_Shape(place, x, y))
        elif _LINE.fullmatch(d):
            lines.append((place, tuple((float(a), float(b)) for a, b in re.findall(rf"{_P},{_P}", d))))
        else:
            odd.append(f"{table.named(place)}: de vorm is geen staaf, punt of lijn.")
    return _Picture(tuple(texts), tuple(bars), tuple(points), tuple(lines)), odd


def _out_of_sight(figure: LexborNode, part: str, spec: _Spec) -> Iterator[str]:
    """What is hidden, stands elsewhere than it says, or looks like a value and shows no cell."""
    for node in figure.css(", ".join(f"{part} svg {each}" for each in _HIDES.split(", "))):
        yield f"<{node.tag}> is verborgen of doorzichtig."
    for node in figure.css(f"{part} svg [transform]"):
        if not _AT.fullmatch(transform := node.attributes.get("transform") or ""):
            yield f"<{node.tag}> is verplaatst of vervormd: '{clipped(transform)}'."
    if spec.shapes:
        for node in figure.css(f"{part} svg path:not([data-cel])"):
            if "transform" in node.attributes or _BAR.fullmatch(node.attributes.get("d") or ""):
                yield "een staaf of punt hoort bij geen cel van de tabel."


def _picture_differs(picture: _Picture, table: _Table, spec: _Spec) -> Iterator[str]:
    """Ensure a picture draws the cells that it names, and all of them."""
    if not picture.shapes and not picture.texts:
        yield "het toont geen enkele cel van de tabel."
        return
    for place, text in picture.texts:
        if text not in table.signs and (wrong := _label_differs(text, place, table)):
            yield wrong
    if table.signs:
        yield from _signs_differ(picture, table)
        return
    missing = list(_not_drawn(picture, table, spec))
    yield from missing
    if not missing:
        yield from _crooked(picture, table)


def _label_differs(text: str, place: Place, table: _Table) -> str:
    """What is wrong with a text: it must hold the shown text of its cell, and no number that its row does not hold.

    Where nothing is known a tile has a question mark.
    """
    if not table.raw[place[0]][place[1]] and text == _UNKNOWN:
        return ""
    row = table.shown[place[0]]
    known = {told for each in row for told in _told(each)}
    if row[place[1]] in text and all(word in _exactness(number, known) for number, word in _told(text)):
        return ""
    return f"{table.named(place)}: er staat '{clipped(text)}' en in de tabel '{clipped(row[place[1]])}'."


def _signs_differ(picture: _Picture, table: _Table) -> Iterator[str]:
    """Ensure as many signs of each status are drawn as the cell counts."""
    drawn: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    for place, text in picture.texts:
        drawn[place][table.signs.get(text, text)] += 1
    for row in table.parts:
        for column in sorted({column for _, column in drawn}):
            wanted = {name: int(count) for name, count in re.findall(_COUNT, table.raw[row][column])}
            if drawn[row, column] != wanted:
                yield f"{table.named((row, column))}: er staan andere tekens dan de tabel telt."


def _not_drawn(picture: _Picture, table: _Table, spec: _Spec) -> Iterator[str]:
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


def _crooked(picture: _Picture, table: _Table) -> Iterator[str]:
    """Ensure lengths and places follow the values: one scale for all bars, one for all points, and lines through points."""
    shapes = (*picture.bars, *picture.points)
    words = [each.place for each in shapes if not _RAW_NUMBER.fullmatch(table.raw[each.place[0]][each.place[1]])]
    for row, column in words:
        yield f"{table.named((row, column))}: '{clipped(table.raw[row][column])}' is geen getal en kan zo niet getekend worden."
    if words:
        return

    def values(of: Sequence[_Shape]) -> list[float]:
        return [float(table.raw[each.place[0]][each.place[1]]) for each in of]

    off = _bars_off(picture.bars, values(picture.bars)) + _points_off(picture.points, values(picture.points))
    for each in off:
        yield f"{table.named(each.place)}: de lengte of de plek past niet bij de waarde."
    spots = [(each.x, each.y) for each in picture.points]
    for place, corners in () if off else picture.lines:
        if not all(any(_near(x, a) and _near(y, b) for a, b in spots) for x, y in corners):
            yield f"{table.named(place)}: de lijn loopt niet door de punten."


def _bars_off(bars: Sequence[_Shape], values: Sequence[float]) -> list[_Shape]:
    """The bars that are not as long as their value asks, or that do not begin at the zero of the others."""
    thick = {round(each.height, 1) for each in bars}
    lying = len(thick) == 1 or len({round(each.width, 1) for each in bars}) > 1

    def long(bar: _Shape) -> float:
        return bar.width if lying else bar.height

    def start(bar: _Shape, value: float) -> float:
        """Where a bar begins: one to the right at its left side, one upward at its lower side."""
        return bar.x + (bar.width if value < 0 else 0) if lying else bar.y + (0 if value < 0 else bar.height)

    pairs = list(zip(bars, values, strict=True))
    off = _off([(abs(value), long(bar)) for bar, value in pairs], through_zero=True)
    if any(value < 0 for value in values):
        starts = [start(bar, value) for bar, value in pairs]
        zero = Counter(round(each) for each in starts).most_common(1)[0][0]
        off |= {number for number, each in enumerate(starts) if abs(each - zero) > 2 * _TOLERANCE}
    return [bars[number] for number in sorted(off)]


def _points_off(points: Sequence[_Shape], values: Sequence[float]) -> list[_Shape]:
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


# The specifications.


def _spec(whole: Any) -> _Spec | None:
    """What a Vega-Lite specification draws of cells; `None` when it cannot be read as one."""
    shapes: list[tuple[Place, float | None]] = []
    lines: list[tuple[Place, float | None]] = []
    texts: list[tuple[Place, str]] = []
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
                else:
                    value = datum["value"]
                    (lines if kind == "line" else shapes).append((place, None if value is None else float(value)))
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None
    return _Spec(tuple(shapes), tuple(lines), tuple(texts))


def _spec_differs(picture: _Picture, table: _Table, spec: _Spec) -> Iterator[str]:
    """Ensure a specification has the values of the CSV, and draws what the picture draws."""
    for place, value in (*spec.shapes, *spec.lines):
        row, column = place
        if not (0 <= row < len(table.raw) and 0 <= column < len(table.head)):
            yield f"cel '{row}:{column}': die staat niet in de tabel."
            return
        raw = table.raw[row][column]
        if value != (float(raw) if _RAW_NUMBER.fullmatch(raw) else None):
            yield f"{table.named(place)}: de waarde is '{value}' en de CSV heeft '{clipped(raw)}'."
    there: Counter[tuple[Place, str]] = Counter(picture.texts)
    there.update((each, "") for each in picture.shapes)
    meant = Counter(
        [*spec.texts, *((place, "") for place in {place for place, value in spec.shapes if value is not None})]
    )
    for row, column in sorted({place for place, _ in (there - meant) + (meant - there)})[:1]:
        yield f"cel '{row}:{column}': die is in het beeld anders getekend."
