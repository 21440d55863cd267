"""What happened last: statuses that are new or moved, and promises that were kept, for good, for a year or with a doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.deadlines import Deadline, day_kept
from motiespoor.derive.history import Change
from motiespoor.model.measure import Happened, Report
from motiespoor.model.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class News:
    """Something that changed on a day: either a status, or a promise that was kept.

    `report` is what tells that a year of it came, or that it may be read so; without, it was kept for good.
    """

    date: date
    change: Change | None = None
    kept: Deadline | None = None
    report: Report | None = None


def news(
    changes: tuple[Change, ...], deadlines: tuple[Deadline, ...], sources: Mapping[str, Source]
) -> tuple[News, ...]:
    """Everything that changed, latest first; an update that leaves the status as it was is no news.

    One that turned out to be a mistake is none either: the correction in its place tells what moved.
    """
    return tuple(sorted(_found(changes, deadlines, sources), key=lambda each: each.date, reverse=True))


def _found(
    changes: tuple[Change, ...], deadlines: tuple[Deadline, ...], sources: Mapping[str, Source]
) -> Iterator[News]:
    for deadline in deadlines:
        day = day_kept(deadline.milestone, sources)
        if day is not None:
            yield News(date=day, kept=deadline)
        for report in deadline.milestone.reports:
            if report.happened is Happened.DOUBTFUL or (report.happened is Happened.YES and report.about is not None):
                yield News(date=report.date, kept=deadline, report=report)
    for change in changes:
        if not change.superseded and (change.moved or change.before is None):
            yield News(date=change.update.date, change=change)
