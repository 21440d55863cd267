"""The words of a chart: each cell of the table says what the CSV holds, and each number in words stands in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal

from selectolax.lexbor import LexborNode

from motiespoor import dutch, spoken
from motiespoor.model.figure import Direction, Precision
from motiespoor.model.period import MONTHS
from motiespoor.model.source import EvidenceKind
from motiespoor.press.agreement.figure import (
    COUNT,
    NUMBER,
    PICTURES,
    PRECISIONS,
    RAW_NUMBER,
    Cells,
    Position,
    Told,
    exactness,
    plain,
    told_in,
)
from motiespoor.problem import clipped
from motiespoor.render.charts import figure as charts

_UNDER = "ondertitel"
_WORDS = {"titel": ".grafiek__titel", _UNDER: ".grafiek__onder", "zin": ".grafiek__zin"}

_DAY = re.compile(rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)}) [0-9]{{4}}\b")
_RAW_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(NUMBER)
_RAW_COUNTS = re.compile(rf"{COUNT}(?:; {COUNT})*")

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

# Columns of the CSV that hold the key of a known word, and those with that of something that the table names in full.
_ORIGIN, _PRECISION, _MEASURE, _SOURCE = "herkomst", "nauwkeurigheid", "maatregel", "bron"
_WORDED = {
    _ORIGIN: {each.value: charts.evidence_cell(each).shown for each in EvidenceKind},
    _PRECISION: {each.value: each.label for each in Precision},
}


def cells_differ(table: Cells) -> Iterator[str]:
    """Ensure every shown cell says what the CSV holds."""
    for row, (raws, texts) in enumerate(zip(table.raw, table.shown, strict=True)):
        for column, (raw, shown) in enumerate(zip(raws, texts, strict=True)):
            if not _says(shown, raw, (row, column), table):
                yield (
                    f"{table.named((row, column))}: de tabel toont '{clipped(shown)}' en de CSV heeft '{clipped(raw)}'."
                )


def _says(shown: str, raw: str, place: Position, table: Cells) -> bool:
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
    if _RAW_DAY.fullmatch(raw):
        return shown in spoken.names(raw)
    if RAW_NUMBER.fullmatch(raw) and place[1] in table.figures:
        told = _NUMBER.findall(shown)
        return len(told) == 1 and _same(told[0], raw)
    if _RAW_COUNTS.fullmatch(raw):
        counts = re.findall(COUNT, raw)
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


def precision_differs(table: Cells) -> Iterator[str]:
    """Ensure the word for how exact a value is stands with the value."""
    if _PRECISION not in table.names:
        return
    column = table.names.index(_PRECISION)
    for row, raws in enumerate(table.raw):
        beside = {
            PRECISIONS[word].value for each in table.figures for _, word in told_in(table.shown[row][each]) if word
        }
        if beside != {raws[column]} - {"", Precision.EXACT.value}:
            yield (
                f"{table.named((row, column))}: er staat '{clipped(table.shown[row][column])}', "
                "en dat past niet bij het woord voor het getal."
            )


def words_differ(figure: LexborNode, table: Cells) -> Iterator[str]:
    """Ensure every number in the title and the sentence stands in the table, as exact as it is there, and every day."""
    texts = (table.caption, *table.head, *(text for row in table.shown for text in row))
    days = {day for text in texts for day in _DAY.findall(text)}
    known = {each for text in texts for each in told_in(text)}
    for name, part in _WORDS.items():
        text = plain(figure.css_first(part))
        for day in _DAY.findall(text):
            if day not in days:
                yield f"de {name} noemt '{day}', en dat staat niet in de tabel."
        if name == _UNDER:
            continue  # what it says of all rows, the table does not
        for told in told_in(_DAY.sub("", text)):
            if not (near := exactness(told[0], known)):
                yield f"de {name} noemt '{told[0]}', en dat staat niet in de tabel."
            elif told[1] not in near:
                yield f"de {name} noemt '{_said(told)}', en in de tabel staat '{_said((told[0], min(near)))}'."
    wanted = dutch.picture_name(plain(figure.css_first(_WORDS["titel"])), plain(figure.css_first(_WORDS["zin"])))
    for size, part in PICTURES.items():
        for svg in figure.css(f"{part} svg"):
            if " ".join((svg.attributes.get("aria-label") or "").split()) != wanted:
                yield f"het {size} beeld, de naam (aria-label) zegt iets anders dan de titel en de zin."


def _said(told: Told) -> str:
    """A number with its word."""
    number, word = told
    return dutch.with_precision(number, PRECISIONS[word] if word else None)
