"""Themes that only one row names: likely one that others name too, in other letters. No mistake, and worth a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterRow
from motiespoor.problem import Problem, clipped, in_order
from motiespoor.spelling import suggestion


def lonely_themes(dossier: Dossier) -> tuple[Problem, ...]:
    """Every theme that one row names, of all registers together, sorted."""
    return in_order(_lonely(dossier))


def _lonely(dossier: Dossier) -> Iterator[Problem]:
    named = [
        (theme, row, table.parts.themes)
        for table in dossier.registers
        if table.parts.themes is not None
        for row in table.rows
        for theme in _themes(row, table.parts.themes)
    ]
    times = Counter(theme for theme, _, _ in named)
    others = [theme for theme, number in times.items() if number > 1]
    for theme, row, field in named:
        if times[theme] == 1:
            hint = suggestion(theme, others, listed=False)
            told = f"thema '{clipped(theme)}' staat in één rij, en nergens anders. Is het goed gespeld?{hint}"
            yield row.origin.problem(told, field)


def _themes(row: RegisterRow, field: str) -> tuple[str, ...]:
    found = row.now(field)
    return found if isinstance(found, tuple) else ()
