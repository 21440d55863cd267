"""Names in the pictures of charts: each stands at the marks of its own row or column, and all of it within sight."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from selectolax.lexbor import LexborNode

from motiespoor.problem import clipped

_AT = re.compile(r"translate\((-?[0-9.]+),(-?[0-9.]+)\)")
_BAR = re.compile(r"M(-?[0-9.]+),(-?[0-9.]+)h(-?[0-9.]+)v(-?[0-9.]+)h")
_CELL = re.compile(r"([0-9]+):([0-9]+)")
_CUT = "…"
_NUMBER = re.compile(r"[+−]?[0-9][0-9.]*(?:,[0-9]+)?%?")
_DIGITS = re.compile(r"[0-9][0-9.,]*")
_ASIDE = 6.0  # pixels that a name may stand further from its marks than the other names do
_OUTSIDE = 2.0  # pixels that something may stick out

Position = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a picture, by where it stands in it: `cell` is what it shows, and `text` is what it says, if anything."""

    kind: str
    cell: Position | None
    text: str
    x: float
    y: float
    wide: float = 0
    anchor: str = ""


def labels_differ(
    svg: LexborNode, rows: Sequence[Sequence[str]], head: Sequence[str], short: Mapping[str, str]
) -> Iterator[str]:
    """Ensure the names in a picture stand at what they name; `rows` are those of the table, `short` names of areas on a map."""
    marks = list(_marks(svg))
    names = [each for each in marks if each.cell is None and each.text]
    shown = [each for each in marks if each.cell is not None and each.cell[0] < len(rows) and each.cell[1] < len(head)]
    yield from _out_of_view(svg, marks)
    yield from _rows_differ(names, shown, rows, short)
    yield from _columns_differ(names, shown, head)
    yield from _digits_differ(names, rows, head)


def _out_of_view(svg: LexborNode, marks: Sequence[Mark]) -> Iterator[str]:
    """Ensure the view box holds everything that is drawn."""
    try:
        left, top, wide, high = (float(each) for each in (svg.attributes.get("viewBox") or "").split())
    except ValueError:
        yield "de maat van het beeld (viewBox) ontbreekt."
        return
    for each in marks:
        inside = left - _OUTSIDE <= each.x and each.x + each.wide <= left + wide + _OUTSIDE
        if not (inside and top - _OUTSIDE <= each.y <= top + high + _OUTSIDE):
            yield f"'{clipped(each.text or 'een vorm')}' valt buiten beeld (viewBox)."
            return


def _rows_differ(
    names: Sequence[Mark], shown: Sequence[Mark], rows: Sequence[Sequence[str]], short: Mapping[str, str]
) -> Iterator[str]:
    """Ensure each row that is drawn has its name, as far from its marks as the other names are."""
    drawn = sorted({each.cell[0] for each in shown if each.cell is not None})
    firsts = {row: rows[row][0] for row in drawn}
    if len(set(firsts.values())) < len(firsts) or len(drawn) < 2:
        return
    found = [(row, each) for each in names for row, first in firsts.items() if _names(each.text, first, short)]
    # Names of rows stand under each other; those of tiles each on its own.
    sides: defaultdict[tuple[str, int | None], list[tuple[int, Mark]]] = defaultdict(list)
    for row, each in found:
        sides[each.anchor, None if each.text == short.get(firsts[row]) else round(each.x)].append((row, each))
    (anchor, left), beside = max(sides.items(), key=lambda side: len(side[1]), default=(("", None), []))
    by_row = dict(beside)
    aligned = [each for each in names if each.anchor == anchor and (left is None or round(each.x) == left)]
    missing = next((row for row in drawn if row not in by_row), None)
    if missing is not None and len(aligned) == len(drawn) and len(beside) * 2 >= len(drawn):
        yield f"bij rij '{clipped(firsts[missing])}' staat een andere naam."
        return
    if len(by_row) * 2 < len(drawn) or len(by_row) < 2 or len(by_row) < len(beside):
        return
    if missing is not None:
        yield f"bij rij '{clipped(firsts[missing])}' staat geen naam."
    yield from _others_differ(names, by_row, shown, rows)
    tiles = all(each.text == short.get(firsts[row]) for row, each in beside)
    apart: defaultdict[tuple[str, int], dict[int, tuple[float, float]]] = defaultdict(dict)
    for each in shown:
        if each.cell is not None and each.cell[0] in by_row:
            name = by_row[each.cell[0]]
            apart[each.kind, each.cell[1]][each.cell[0]] = (each.x - name.x if tiles else 0, each.y - name.y)
    for places in apart.values():
        middle = [median(at) for at in zip(*places.values(), strict=True)]
        for row, at in sorted(places.items()):
            if any(abs(one - usual) > _ASIDE for one, usual in zip(at, middle, strict=True)):
                yield f"de naam '{clipped(by_row[row].text)}' staat niet bij haar eigen rij."
                return


def _others_differ(
    names: Sequence[Mark], by_row: Mapping[int, Mark], shown: Sequence[Mark], rows: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Ensure what else is named at the height of one row has no number that this row does not have."""
    for each in names:
        level = {mark.cell[0] for mark in shown if mark.cell is not None and abs(mark.y - each.y) <= _ASIDE}
        if len(level) == 1 and each not in by_row.values() and each.anchor in ("start", "end"):
            known = {number for cell in rows[min(level)] for number in _DIGITS.findall(cell)}
            if not known.issuperset(_DIGITS.findall(each.text)):
                yield f"'{clipped(each.text)}' staat bij rij '{clipped(rows[min(level)][0])}'."


def _names(text: str, first: str, short: Mapping[str, str]) -> bool:
    """Whether a text is the name of a row: its first cell, the end or the beginning of it, what is cut from it, or short for it."""
    if text.endswith(_CUT):
        return first.startswith(text[: -len(_CUT)].rstrip())
    return text == first or first.endswith(f" {text}") or first.startswith(f"{text}. ") or short.get(first) == text


def _columns_differ(names: Sequence[Mark], shown: Sequence[Mark], head: Sequence[str]) -> Iterator[str]:
    """Ensure the names above columns stand in the order of the columns."""
    drawn = sorted({each.cell[1] for each in shown if each.cell is not None})
    above = {
        column: found[0]
        for column in drawn
        if len(found := [each for each in names if each.anchor == "middle" and _heads(each.text, head[column])]) == 1
    }
    order = sorted(above, key=lambda column: above[column].x)
    if len(above) > 1 and len({id(each) for each in above.values()}) == len(above) and order != sorted(above):
        yield f"de naam '{clipped(above[order[0]].text)}' staat niet boven haar eigen kolom."
    if above and 2 * len(above) >= len(drawn) > len(above) and len(drawn) > 2:
        missing = next(column for column in drawn if column not in above)
        yield f"boven kolom '{clipped(head[missing])}' staat haar naam niet."


def _heads(text: str, head: str) -> bool:
    """Whether a text is the name of a column, or the end or the beginning of it; its words may stand below each other."""
    text, head = text.replace("-", " "), head.replace("-", " ")
    return head == text or head.endswith(f" {text}") or head.lower().startswith(f"{text.lower()} ")


def _digits_differ(names: Sequence[Mark], rows: Sequence[Sequence[str]], head: Sequence[str]) -> Iterator[str]:
    """Ensure a number in a name stands in the table; numbers along an axis go up by the same step."""
    told = (*head, *(cell for row in rows for cell in row))
    known = {
        number.rstrip(".,") for text in told for number in _DIGITS.findall(text)
    }  # "1.1. Title" has the number 1.1
    ticks: list[Mark] = []
    for each in names:
        strange = [number for number in _DIGITS.findall(each.text) if number.rstrip(".,") not in known]
        if strange and _NUMBER.fullmatch(each.text):
            ticks.append(each)
    for axis in ([(each.x, each) for each in ticks], [(each.y, each) for each in ticks]):
        places = sorted({(round(at, 2), _value(each.text)) for at, each in axis})
        steps = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairwise(places) if b[0] != a[0]]
        if len(places) == len(ticks) > 2 and len({at for at, _ in places}) == len(places):
            usual = median(steps)
            if any(abs(step - usual) > 0.02 * abs(usual) for step in steps):
                yield "de getallen langs de as lopen niet gelijk op."


def _value(text: str) -> float:
    return float(text.rstrip("%").translate({ord("."): None, ord(","): ".", ord("+"): None, ord("−"): "-"}))


def _marks(svg: LexborNode) -> Iterator[Mark]:
    """The marks of a picture that show a cell, and its texts, by where they stand in the whole picture."""
    moved: dict[int, tuple[float, float]] = {svg.mem_id: (0.0, 0.0)}

    def at(node: LexborNode) -> tuple[float, float]:
        if node.mem_id not in moved:
            own = _AT.fullmatch(node.attributes.get("transform") or "")
            x, y = at(node.parent) if node.parent is not None else (0.0, 0.0)
            moved[node.mem_id] = (x + float(own[1]), y + float(own[2])) if own else (x, y)
        return moved[node.mem_id]

    for node in svg.css("text, path[data-cel]"):
        attributes = node.attributes
        found = _CELL.fullmatch(attributes.get("data-cel") or "")
        cell = (int(found[1]), int(found[2])) if found else None
        x, y = at(node)
        if node.tag == "text":
            text = " ".join(node.text(separator=" ").split())
            x, y = x + float(attributes.get("x") or 0), y + float(attributes.get("y") or 0)
            yield Mark("text", cell, text, x, y, anchor=attributes.get("text-anchor") or "")
        elif bar := _BAR.match(attributes.get("d") or ""):
            left, top, wide, high = (float(each) for each in bar.groups())
            yield Mark("bar", cell, "", x + left + min(wide, 0), y + top + high / 2, abs(wide))
        elif "transform" in attributes:
            yield Mark("point", cell, "", x, y)
