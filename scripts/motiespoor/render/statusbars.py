"""The actions by status as a coloured bar per round: as wide as there are actions, so that two rounds can be compared.

A bar is a picture in percentages, which stretches to any width while its numbers keep their size; its words stand below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.derive.history import tally
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import StatusKind
from motiespoor.render.context import Context

ROUNDS = 3  # of the rounds, the latest
_ROOM = 4  # of a segment that is narrower, in percent, the number stands below the bar only

Counted = tuple[tuple[StatusKind, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Segment:
    """A part of a bar, from `start` and as wide as `width`, in percent; `shown` is its number, "" without room."""

    status: str
    unknown: bool
    start: str
    width: str
    middle: str
    shown: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """The actions on a day, by status; `label` says the same as the picture."""

    name: str
    day: date
    total: int
    counted: Counted
    segments: tuple[Segment, ...]

    @property
    def label(self) -> str:
        """6 doorlopend, 13 loopt"""
        return ", ".join(f"{number} {dutch.uncapital(status.label)}" for status, number in self.counted)


def bars(context: Context, *, moved: bool, day: date | None) -> tuple[Bar, ...]:
    """The latest rounds, the last one first; before them what is known on `day`, when something `moved` since, or without rounds."""
    statuses = context.dossier.statuses
    found: list[tuple[str, date, Counted]] = []
    if moved and day is not None:
        now = tuple(standing for each in context.histories for standing in each.now)
        found.append(("Laatst bekend", day, _in_order(tally(now, statuses))))
    for place, held in reversed(list(enumerate(context.dossier.rounds))[-ROUNDS:]):
        row = tuple(standing for each in context.histories for standing in each.rounds[place][1])
        found.append((held.sheet.id, held.sheet.date, _in_order(tally(row, statuses))))
    most = max((_total(counted) for *_, counted in found), default=0)
    return tuple(
        Bar(name=name, day=on, total=_total(counted), counted=counted, segments=_segments(counted, most))
        for name, on, counted in found
        if counted
    )


def _in_order(counted: Counted) -> Counted:
    """What came furthest first, and last of what nothing is known."""
    return tuple(sorted(counted, key=lambda each: (each[0].unknown is YesNo.YES, -each[0].rank)))


def _total(counted: Counted) -> int:
    return sum(number for _, number in counted)


def _segments(counted: Sequence[tuple[StatusKind, int]], most: int) -> tuple[Segment, ...]:
    found: list[Segment] = []
    before = 0
    for status, number in counted:
        start, width = 100 * before / most, 100 * number / most
        found.append(
            Segment(
                status=status.id,
                unknown=status.unknown is YesNo.YES,
                start=f"{start:.2f}%",
                width=f"{width:.2f}%",
                middle=f"{start + width / 2:.2f}%",
                shown=str(number) if width >= _ROOM else "",
            )
        )
        before += number
    return tuple(found)
