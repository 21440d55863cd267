"""The growth of a level up to each reference date: computed from two levels, and as a source reported it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import dutch
from motiespoor.derive.figures import break_between, exact, points
from motiespoor.derive.lookup import Line
from motiespoor.derive.profile import MONTHS_BETWEEN
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Direction, Frequency, Observation, Series, SeriesBreak, SeriesKind
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
from motiespoor.render.charts.dated import BROKEN, MAYBE_BROKEN, Dated, dated
from motiespoor.render.charts.scope import Scope

DECIMALS = 1


@dataclass(frozen=True, slots=True)
class Unit:
    """In what growth is told: percent, or of a percentage the points that it differs.

    `name` is that of a column in the CSV, `title` that of one in the table, `sign` stands at once behind a number.
    """

    name: str
    title: str
    sign: str
    decimals: int

    def told(self, shown: str) -> str:
        """A number within a sentence."""
        return shown if self.sign else f"{shown} {self.title}"


def unit_of(series: Series) -> Unit:
    """In what the growth of a series is told."""
    if series.in_percent:
        return Unit("procentpunt", "procentpunt", "", series.decimals)
    return Unit("procent", "procent", "%", DECIMALS)


@dataclass(frozen=True, kw_only=True, slots=True)
class Grown:
    """A reference date with the growth since the one before: computed from two levels, and as a source reported it.

    `dated` is the level of that date, `None` where only growth was reported. `method` is a title.
    `note` is what lies in between: a break, or another method; `broken` the break when the level does not tell it.
    `turned` is the direction, where a source gave one without a percentage; `change` the reported change that it is of.
    """

    date: date
    method: str
    dated: Dated | None
    computed: Decimal | None
    reported: Observation | None
    note: str
    broken: SeriesBreak | None
    turned: Direction | None
    change: Observation | None

    @property
    def value(self) -> Decimal | None:
        """The growth that was reported."""
        return self.reported.value if self.reported else None

    @property
    def known(self) -> bool:
        """Whether something is known of it: a percentage, or at least a direction."""
        return self.computed is not None or self.value is not None or self.turned is not None

    @property
    def baseless(self) -> bool:
        """Whether it is not known because the level was nought or less before."""
        return self.dated is not None and self.dated.point.from_nothing and not self.known

    @property
    def provisos(self) -> list[str]:
        """What must be said beside it: that it goes over a break, and that no document says it itself."""
        origin = self.change or self.reported
        premise = self.computed is None and origin is not None and origin.evidence is EvidenceKind.QUESTION
        crossed = self.note in (BROKEN, MAYBE_BROKEN)
        return ([f"over een {self.note} heen"] if crossed else []) + ([dutch.PREMISE] if premise else [])


def every_growth(dossier: Dossier, series: Series, reports: Sequence[Series], of: Scope) -> tuple[Grown, ...]:
    """The growth up to each reference date: of every level but the first of all, and of every date that a source reports on.

    Two levels with a break between them are not compared. What a source reports over a break is told as it is.
    """
    levels = dated(dossier, series, of)
    titles = {each.id: each.title for each in dossier.methods}
    told = _told(dossier, reports, of)
    turned = _turned(dossier, series, of)

    def grown(
        day: date,
        method: str,
        reported: Observation | None,
        level: Dated | None = None,
        computed: Decimal | None = None,
    ) -> Grown:
        note, broken = level.note if level else "", None
        if not note and (broken := _over(dossier, series, of, day)) is not None:
            note = BROKEN if broken.certainty is Certainty.CERTAIN else MAYBE_BROKEN
        direction, change = reported.direction if reported else None, None
        if direction is None and (reported is None or reported.value is None) and day in turned:
            change = turned[day]
            direction = _direction(change)
        return Grown(
            date=day,
            method=method,
            dated=level,
            computed=computed,
            reported=reported,
            note=note,
            broken=broken,
            turned=direction,
            change=change,
        )

    found = []
    for number, each in enumerate(levels):
        before = levels[number - 1] if number and levels[number - 1].stretch == each.stretch else None
        day = each.point.date
        # Reported by the method of the level, or else by any other.
        keys = [key for key in told if key[0] == day]
        key = (day, each.point.observation.method)
        report = told.pop(key if key in keys else keys[0]) if keys else None
        if number or report is not None or day in turned:
            found.append(grown(day, each.method, report, each, _growth(before, each, series)))
    found += [grown(day, titles[method], report) for (day, method), report in told.items()]
    seen = {each.date for each in found}
    found += [grown(day, titles[change.method], None) for day, change in turned.items() if day not in seen]
    order = list(dict.fromkeys(each.method for each in found))
    return tuple(sorted(found, key=lambda each: (order.index(each.method), each.date)))


def _told(dossier: Dossier, reports: Sequence[Series], of: Scope) -> dict[tuple[date, str], Observation]:
    """The growth that sources report, by date and method."""
    return {
        (point.date, point.observation.method): point.observation
        for report in reports
        for point in points(dossier, report, of.area, of.sector)
    }


def _turned(dossier: Dossier, series: Series, of: Scope) -> dict[date, Observation]:
    """The changes that sources report with a direction or a number, by date."""
    return {
        point.date: point.observation
        for each in dossier.series
        if each.kind is SeriesKind.CHANGE and each.base == series.id
        for point in points(dossier, each, of.area, of.sector)
        if _direction(point.observation) is not None
    }


def _direction(change: Observation) -> Direction | None:
    """Whether a change goes up or down; `None` when that is not known, or when it is zero."""
    if change.value:
        return Direction.UP if change.value > 0 else Direction.DOWN
    return change.direction


def _over(dossier: Dossier, series: Series, of: Scope, day: date) -> SeriesBreak | None:
    """The break that growth up to a date goes over, also where the date before has no row; `None` without one."""
    start = _before(day, series.frequency)
    return None if start is None else break_between(dossier, Line(series.id, of.area, of.sector), start, day)


def _before(day: date, frequency: Frequency) -> date | None:
    """The reference date before, by how often is counted; `None` when that follows no rule."""
    months = MONTHS_BETWEEN.get(frequency)
    if months is None:
        return None
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _growth(before: Dated | None, after: Dated, series: Series) -> Decimal | None:
    """The growth between two neighbours, both exact, in the unit of growth; `None` when it cannot be computed."""
    then, now = exact(before.point.observation) if before else None, exact(after.point.observation)
    if then is None or now is None:
        return None
    return now - then if series.in_percent else arithmetic.growth(then, now)
