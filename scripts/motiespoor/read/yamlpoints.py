"""A point of a list that does not begin with a dash and a space, where an editor left them out or typed something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from motiespoor.problem import Fix, Problem, Span

Parsed = Callable[[str], object]  # what a text says, wherever it stands; `None` when it cannot be read

# A line on which a field begins: how far in, as a point of a list or not, and its key.
FIRST = re.compile(r"(?P<margin>[ ]*)(?P<dash>(?:-[ ]+)?)(?P<key>[\w-]+)(?=:(?:[ ]|$))")
# What is typed in the place of a dash and a space before the first key of a point.
_POINT = re.compile(
    r"(?P<margin>[ ]*)(?P<sign>-(?=[\w])|(?:--|[*+\u2022\u00b7\u2013\u2014])[ ]*)(?=(?P<key>[\w-]+):(?:[ ]|$))"
)
_BELOW = 4  # lines below where libyaml stopped


def no_dash(path: str, lines: list[str], error: Any, parsed: Parsed) -> Problem | None:
    """A point of a list that begins with something else than a dash and a space, and can be read with them."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark is not None]
    for number in range(max(min(marks, default=0) - 1, 0), min(max(marks, default=0) + _BELOW, len(lines))):
        if (found := _POINT.match(lines[number])) is None:
            continue
        margin, sign = found["margin"], found["sign"]
        if (
            parsed("\n".join((*lines[:number], f"{margin}- {lines[number][found.end() :]}", *lines[number + 1 :])))
            is None
        ):
            continue
        line, column = number + 1, len(margin) + 1
        told = f"een punt van een lijst begint met een streepje en een spatie: '- {found['key']}'. Hier staat '{sign.strip()}'."
        fix = Fix(line=line, column=column, old=sign, new="- ", span=Span.TEXT)
        return Problem(path=path, line=line, column=column, text=told, fix=fix)
    return None


def no_first_dash(path: str, lines: list[str], number: int, parsed: Parsed) -> Problem | None:
    """The first point of a list, without its dash, above the second that has one; where it can be read with it."""
    second = _next_point(lines, number)
    if second is None:
        return None
    margin, first = width_of(lines[second]), second
    for above in range(second - 1, -1, -1):
        if lines[above].strip() and not lines[above].lstrip().startswith("#"):
            if width_of(lines[above]) < margin:
                break
            first = above
    begins = FIRST.match(lines[first])
    if begins is None or begins["dash"]:
        return None
    width = len(begins["margin"])
    point = f"{' ' * margin}- {lines[first][width:]}"
    below = lines[first + 1 : second]
    moved = [f"{' ' * (width_of(each) + margin + 2 - width)}{each.lstrip(' ')}" for each in below]
    for rest in (below, moved):
        if parsed("\n".join((*lines[:first], point, *rest, *lines[second:]))) is not None:
            told = f"hier begint een punt van een lijst, zoals op regel {second + 1}: zet er '- ' voor."
            fix = Fix(line=first + 1, column=1, old=" " * width, new=f"{' ' * margin}- ", span=Span.TEXT)
            fixed = fix if rest is below and width else None
            return Problem(path=path, line=first + 1, column=width + 1, text=told, fix=fixed)
    return None


def _next_point(lines: list[str], number: int) -> int | None:
    """The line with a point of the list that a line stands in: that line itself, or one below that is as far in as the
    line before it.
    """
    if not 0 < number < len(lines):
        return None
    if (begins := FIRST.match(lines[number])) is not None and begins["dash"]:
        return number
    margin = width_of(lines[number - 1])
    for below in range(number, len(lines)):
        if lines[below].strip() and width_of(lines[below]) <= margin:
            begins = FIRST.match(lines[below])
            return below if begins is not None and begins["dash"] and width_of(lines[below]) == margin else None
    return None


def width_of(line: str) -> int:
    """With how many spaces a line begins."""
    return len(line) - len(line.lstrip(" "))
