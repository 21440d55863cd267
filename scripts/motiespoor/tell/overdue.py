"""The promises whose term has passed, in words: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from motiespoor.derive.deadlines import Deadline
from motiespoor.dutch import capital, count, day, when
from motiespoor.tell.style import Style, bullets


def in_words(deadlines: Sequence[Deadline], today: date, style: Style) -> str:
    """Every deadline that is overdue, in the order of `deadlines`."""
    return "".join(f"{line}\n" for line in _lines([each for each in deadlines if each.overdue], today, style))


def _lines(overdue: Sequence[Deadline], today: date, style: Style) -> Iterator[str]:
    yield from style.heading(1, f"Termijnen die voorbij zijn op {day(today)}")
    yield ""
    if not overdue:
        yield "Er is geen termijn voorbij."
        return
    yield f"{count(len(overdue), 'toezegging', 'toezeggingen')}. Is er nieuws, zet het er dan bij."
    yield ""
    yield from bullets([_told(each, style) for each in overdue], most=len(overdue))


def _told(deadline: Deadline, style: Style) -> list[str]:
    milestone = deadline.milestone
    promised = f" Beloofd: {style.text(when(deadline.term))}." if deadline.term else ""
    origin = milestone.origin
    return [
        f"{style.strong(milestone.title)}.{promised} {capital(deadline.outcome.label)}.",
        style.name(f"{origin.path}:{origin.line}"),
    ]
