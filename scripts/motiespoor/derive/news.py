"""What happened last: statuses that are new or moved, and promises that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """Something that changed on a day: either a status, or a promise that was kept."""

    date: date
    change: Change | None = None
    kept: Deadline | None = None


def news(changes: tuple[Change, ...], deadlines: tuple[Deadline, ...]) -> tuple[News, ...]:
    """Everything that changed, latest first; an update that leaves the status as it was is no news."""
    return tuple(sorted(_found(changes, deadlines), key=lambda each: each.date, reverse=True))


def _found(changes: tuple[Change, ...], deadlines: tuple[Deadline, ...]) -> Iterator[News]:
    for deadline in deadlines:
        achieved = deadline.milestone.achieved
        day = achieved.end or achieved.start if achieved else None
        if day is not None:
            yield News(date=day, kept=deadline)
    for change in changes:
        if change.moved or change.before is None:
            yield News(date=change.update.date, change=change)
