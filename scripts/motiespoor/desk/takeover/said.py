"""What the cells of a table say: as numbers, by the legend of its signs, and rounded where they hold more than is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP

from motiespoor.desk.takeover.layout import Layout, Slot
from motiespoor.desk.takeover.question import Asked, Question, place
from motiespoor.desk.takeover.surroundings import THOUSANDS, is_nil
from motiespoor.dutch import in_full
from motiespoor.model import arithmetic
from motiespoor.model.figure import Series
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.numbers import NotANumber, Notation, Number, number, sheet_number, unmarked

# Of these it is not plain whether they stand for nil or for nothing known, unless a legend says so.
_SIGNS = ("-", "–", "—", ".", "..", "x")
# Nobody writes so many decimals: a program did.
_MADE = 6


def said(layout: Layout, slot: Slot, notation: Notation, unit: str) -> Number | Problem:
    """What a cell says, or what is wrong with it."""
    if slot.cell.number:
        return sheet_number(slot.cell.text, percent=slot.cell.percent)
    bare, mark = unmarked(slot.cell.text)
    if is_nil(layout.signs.get(bare.lower(), "")):
        return Number(value=arithmetic.last_place(0) * 0, mark=mark)
    try:
        return number(slot.cell.text, notation, unit)
    except NotANumber as wrong:
        return layout.grid.problem(slot.cell, str(wrong))


def in_units(read: Number, layout: Layout) -> Number:
    """A number in the unit of the series, where the table has thousands of it: exact."""
    if layout.scale is None or read.value is None or read.percent:
        return read
    # By moving the point: multiplied, 0.057 would keep its three decimals.
    value, step = (each.scaleb(THOUSANDS) + 0 for each in (read.value, read.step))
    return replace(read, value=value, step=step)


def rounded(read: Number, slot: Slot, series: Series) -> Number:
    """A number as the sheet shows it, or as the series has it when a program wrote its decimals; else as it was."""
    if read.value is None or arithmetic.decimals(read.step) <= series.decimals:
        return read
    shown = slot.cell.decimals
    if shown is None or shown > series.decimals:
        if arithmetic.decimals(read.step) <= _MADE:
            return read
        shown = series.decimals
    step = arithmetic.last_place(shown)
    return replace(read, value=read.value.quantize(step, ROUND_HALF_UP), step=step)


def asked_of(layout: Layout, changed: Sequence[tuple[Slot, Number]]) -> Iterator[Asked]:
    """The questions about numbers that were rounded, and about signs that nothing explains."""
    if changed:
        slot, read = changed[0]
        assert read.value is not None
        yield Asked(
            question=Question.ROUNDED,
            cell=slot.cell,
            text=f"'{clipped(slot.cell.text)}' heeft meer decimalen dan er getoond worden of dan de reeks heeft"
            f"{_others(len(changed))}. Zulke getallen worden afgerond, dit op {in_full(read.value)}.",
        )
    unclear = [
        slot
        for slot in layout.figures
        if (bare := unmarked(slot.cell.text)[0].lower()) in _SIGNS and bare not in layout.signs
    ]
    if unclear:
        signs = ", ".join(f"'{each}'" for each in dict.fromkeys(unmarked(slot.cell.text)[0] for slot in unclear))
        yield Asked(
            question=Question.SIGN,
            cell=unclear[0].cell,
            text=f"Bij {signs} staat geen uitleg ({place(unclear[0].cell)}{_others(len(unclear))}). Dat wordt gelezen als: "
            "geen cijfer, dus niet als nul.",
        )


def notation_asked(layout: Layout, notation: Notation) -> Iterator[Asked]:
    """The question about numbers that are all written as 1,234: in Dutch that is a little more than one."""
    written = [slot for slot in layout.figures if not slot.cell.number and re.search(r"[0-9]", slot.cell.text)]
    if notation is Notation.ENGLISH and all(re.fullmatch(r"[0-9]{1,3},[0-9]{3}", slot.cell.text) for slot in written):
        cell = written[0].cell
        yield Asked(
            question=Question.NOTATION,
            cell=cell,
            text=f"Alle getallen zijn geschreven als '{clipped(cell.text)}'. De komma wordt gelezen als teken bij duizend, "
            "en niet als die voor decimalen.",
        )


def _others(many: int) -> str:
    return "" if many == 1 else f", net als in {many - 1} andere {'cel' if many == 2 else 'cellen'}"
