"""Cells of a column that are wrong alike: one mistake, told once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from motiespoor.problem import Fix, Problem, value_problem
from motiespoor.read.texts import Wrong, joined
from motiespoor.spelling import Guess

MANY = 3  # cells of a column that are wrong in the same way are one mistake from here on


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnRead:
    """The cells of a column that hold something, and whether its field takes a text."""

    name: str
    texts: Sequence[str]
    takes: Callable[[str], bool]


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongCell:
    """A cell that cannot be what its field takes: its place, and what is wrong with it."""

    place: tuple[int, int]
    text: str
    wrong: Wrong


def column_problems(path: str, column: ColumnRead, cells: Sequence[WrongCell]) -> Iterator[Problem]:
    """What is wrong with each cell of a column.

    Days or numbers that a program for sheets wrote its own way, and cells of which none is right, are told at the first of
    them, with how many there are.
    """
    cells = _with_commas_understood(column, cells)
    written_otherwise = [each for each in cells if each.wrong.guess is not None and _FIGURES.fullmatch(each.text)]
    if len(written_otherwise) < MANY or not all(_mended(path, column, each).fix for each in written_otherwise):
        written_otherwise = []
    others = [each for each in cells if each not in written_otherwise] if written_otherwise else cells
    if written_otherwise:
        yield _told_once(path, column, written_otherwise)
    if len(others) >= MANY and not written_otherwise and _all_of(column, others):
        yield _told_once(path, column, others)
    else:
        yield from (_mended(path, column, each) for each in others)


# What days and numbers are written with.
_FIGURES = re.compile(r"-?[0-9][0-9.,/ -]*")
_WITH_A_COMMA = re.compile(r"-?[0-9]+,([0-9]+)")


def _with_commas_understood(column: ColumnRead, cells: Sequence[WrongCell]) -> Sequence[WrongCell]:
    """The cells with what was meant by a comma in a number, when that is certain.

    It is when many have one and no cell has a point, unless each has three digits behind it: then it may part thousands.
    """
    found = [each for each in cells if _WITH_A_COMMA.fullmatch(each.text)]
    behind = [match[1] for each in found if (match := _WITH_A_COMMA.fullmatch(each.text)) is not None]
    if len(found) < MANY or all(len(each) == 3 for each in behind) or any("." in each for each in column.texts):
        return cells
    meant = {each.text: each.text.replace(",", ".") for each in found}
    if not all(map(column.takes, meant.values())):
        return cells
    return [
        replace(each, wrong=Wrong(str(each.wrong), Guess(meant[each.text], certain=True)))
        if each.text in meant
        else each
        for each in cells
    ]


def _all_of(column: ColumnRead, cells: Sequence[WrongCell]) -> bool:
    """Whether no cell is right: of those that hold something, or of all when the empty ones are wrong."""
    filled = sum(bool(each.text.strip()) for each in cells)
    return filled == len(column.texts) and filled in (0, len(cells))


def _mended(path: str, column: ColumnRead, cell: WrongCell) -> Problem:
    told = joined(column.name, str(cell.wrong))
    return value_problem(path, *cell.place, told, found=cell.text, guess=cell.wrong.guess)


def _told_once(path: str, column: ColumnRead, cells: Sequence[WrongCell]) -> Problem:
    """The first, with how many there are; when all can be mended with certainty, they are mended together."""
    first, *others = (_mended(path, column, each) for each in cells)
    fixes = [each.fix for each in others if isinstance(each.fix, Fix)]
    told = f"{first.text} Zo is het in {len(cells)} cellen van deze kolom."
    if not isinstance(first.fix, Fix) or len(fixes) < len(others):
        return replace(first, text=told, fix=None)
    return replace(
        first,
        text=f"{told} Herstel ze samen: motiespoor check --herstel.",
        fix=replace(first.fix, more=tuple(fixes)),
    )
