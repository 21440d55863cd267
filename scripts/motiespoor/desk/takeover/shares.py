"""The percentages of a table, counted again from the figures that they are shares of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from motiespoor.desk.takeover.figures import HUNDRED, Figures, place_of
from motiespoor.desk.takeover.layout import Key, Slot
from motiespoor.desk.takeover.said import said
from motiespoor.desk.takeover.sums import Stated
from motiespoor.desk.takeover.words import AREA, SECTOR
from motiespoor.dutch import in_full
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.numbers import Number


class _Share(NamedTuple):
    """A percentage as it was read."""

    slot: Slot
    percent: Decimal
    step: Decimal


class _Off(NamedTuple):
    """A percentage that is another than was counted."""

    slot: Slot
    given: Decimal
    expected: Decimal


def shares_told(figures: Figures, values: Mapping[Key, Stated]) -> Iterator[str | Problem]:
    """Check each row or column of percentages against the figures that they belong to."""
    lines: dict[str, list[tuple[Slot, Number]]] = {}
    for slot in figures.layout.shares:
        read = said(figures.layout, slot, figures.notation, "procent")
        if isinstance(read, Problem):
            yield read
        elif read.value is not None:
            is_row = figures.words.meaning(slot.row).share
            name = f"rij '{slot.row}'" if is_row else f"kolom '{slot.column}'"
            lines.setdefault(name, []).append((slot, read))
    for name, cells in lines.items():
        yield from _line_told(figures, name, _as_percentages(cells), values)


def _as_percentages(cells: Sequence[tuple[Slot, Number]]) -> list[_Share]:
    """The shares of a line by the hundred: a spreadsheet keeps 35,4% as 0,354."""
    of_one = all(
        slot.cell.number and not slot.cell.percent and abs(read.value or Decimal(0)) <= 1 for slot, read in cells
    )
    return [
        _Share(slot, read.value * (HUNDRED if of_one else 1), Decimal("0.1") if of_one else read.step)
        for slot, read in cells
        if read.value is not None
    ]


def _line_told(
    figures: Figures, name: str, shares: Sequence[_Share], values: Mapping[Key, Stated]
) -> Iterator[str | Problem]:
    if over := [share.slot for share in shares if share.percent > HUNDRED]:
        for slot in over:
            yield figures.problem(slot, f"'{clipped(slot.cell.text)}': een aandeel boven 100% kan niet.")
        return
    tried = [_counted(figures, shares, values, up) for up in (AREA, SECTOR, "beide")]
    seen, wrong = min((each for each in tried if each[0]), key=lambda each: len(each[1]), default=(0, []))
    if not seen:
        yield f"De percentages in {name} zijn niet na te rekenen: het geheel ontbreekt."
    elif len(wrong) * 2 > seen:
        text = f"de percentages in {name} passen niet bij de cijfers. Waar zijn ze een deel van?"
        yield figures.problem(shares[0].slot, text)
    elif wrong:
        for slot, given, expected in wrong:
            text = f"het aandeel in {place_of(slot)} zou {in_full(expected)} procent moeten zijn (er staat {in_full(given)})."
            yield figures.problem(slot, text)
    else:
        yield f"{seen} percentages nagerekend in {name}: goed."


def _counted(
    figures: Figures, shares: Sequence[_Share], values: Mapping[Key, Stated], up: str
) -> tuple[int, list[_Off]]:
    """How many of these shares could be counted again as shares of one kind of whole, and those that are off."""
    seen, wrong = 0, []
    for slot, percent, step in shares:
        whole, part = values.get(_whole_of(figures, slot.key, up)), values.get(slot.key)
        if part is None or whole is None or not whole.value:
            continue
        seen += 1
        expected = part.value / whole.value * HUNDRED
        slack = step / 2 + figures.request.rounding / 2 / abs(whole.value) * HUNDRED * 2
        if abs(percent - expected) > slack:
            wrong.append(_Off(slot, percent, expected.quantize(step)))
    return seen, wrong


def _whole_of(figures: Figures, key: Key, up: str) -> Key:
    """The whole that a figure is a share of: over the areas, over the sectors, or over both."""
    area = figures.words.whole(AREA, [key.area]) if up != SECTOR else key.area
    sector = figures.words.whole(SECTOR, [key.sector]) if up != AREA else key.sector
    return key._replace(area=area or key.area, sector=sector or key.sector)
