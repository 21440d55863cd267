"""The promises that are late, in words: for a terminal, and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from motiespoor.derive.counts import counts
from motiespoor.derive.deadlines import Deadline
from motiespoor.dutch import capital, day, when
from motiespoor.model.wording import Phrases
from motiespoor.render import sentences
from motiespoor.tell.style import Style, bullets


def in_words(said: Phrases, deadlines: Sequence[Deadline], searched: date | None, today: date, style: Style) -> str:
    """Every promise that is late, in the order of `deadlines`; `searched` is until when news was looked for."""
    return "".join(f"{line}\n" for line in _lines(said, deadlines, searched, today, style))


def _lines(
    said: Phrases, deadlines: Sequence[Deadline], searched: date | None, today: date, style: Style
) -> Iterator[str]:
    yield from style.heading(1, f"Termijnen die voorbij zijn op {day(today)}")
    yield ""
    yield sentences.late(said, counts(deadlines), searched, today)
    late = [each for each in deadlines if each.dated_late or each.yearly_late]
    if not late:
        return
    yield "Is er nieuws, zet het er dan bij."
    yield ""
    yield from bullets([_told(said, each, style) for each in late], most=len(late))


def _told(said: Phrases, deadline: Deadline, style: Style) -> list[str]:
    milestone = deadline.milestone
    promised = f" Beloofd: {style.text(when(deadline.term))}." if deadline.term else ""
    origin = milestone.origin
    return [
        f"{style.strong(milestone.title)}.{promised} {capital(said.told(deadline.outcome.label))}.",
        style.name(f"{origin.path}:{origin.line}"),
    ]
