"""Wholes in other divisions than that of the pages: what sources report of each part, and what must be left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from motiespoor import dutch
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.parts import Division, divisions
from motiespoor.derive.remainder import Remainder, remainder
from motiespoor.model.figure import Area, Observation, Series, SeriesKind
from motiespoor.render.context import Context
from motiespoor.render.pages.values import Value, value

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reported:
    """What sources say of the parts of one division, in one series on one date; the value of a part is `None` without a row."""

    series: Series
    date: date
    values: list[tuple[Area, Value | None]]
    rest: Remainder | None
    rest_shown: str | None

    @property
    def notes(self) -> list[str]:
        """What there is to remark on the values; what another remark says already is not said again."""
        notes = (shown.observation.note for _, shown in self.values if shown is not None)
        told = list(dict.fromkeys(each for each in notes if each is not None))
        return [each for each in told if not any(each != other and each in other for other in told)]


@dataclass(frozen=True, kw_only=True, slots=True)
class DivisionView:
    """A division that has no pages of its own, with the latest that is reported of it in each series, and all before.

    `unknown` are the shares that nothing is reported of.
    """

    division: Division[Area]
    latest: list[Reported]
    earlier: list[Reported]
    unknown: list[Series]

    @property
    def names(self) -> list[str]:
        """What its parts are called."""
        return [each.name for each in self.division.parts]


def other_divisions(context: Context) -> list[DivisionView]:
    """The divisions of the whole beside the first one, of which each part has its own page."""
    dossier = context.dossier
    return [_view(context, each) for each in divisions(dossier.areas, whole_area(dossier))[1:]]


def reported_shares(context: Context, level: Series, *, main: bool) -> list[Reported]:
    """The latest that is reported of how a level, or its change, is shared between the parts of each division.

    Shares of the level come before those of the change. Of the first division, when `main` asks for it, only the
    largest: its parts are many.
    """
    dossier = context.dossier
    base = {each.id: each.base for each in dossier.series}
    views = [_view(context, each) for each in divisions(dossier.areas, whole_area(dossier))]
    latest = [_largest(each) for view in views[:1] if main for each in view.latest]
    latest += [each for view in views[1:] for each in view.latest]
    found = [
        each
        for each in latest
        if each.series.kind is SeriesKind.SHARE
        and level.id in (each.series.base, base.get(each.series.base or ""))
        and any(one is not None and not one.gap for _, one in each.values)
    ]
    return sorted(found, key=lambda each: each.series.base != level.id)


def _largest(reported: Reported) -> Reported:
    """Only the part with the most, of those with a number."""
    known = [(part, shown) for part, shown in reported.values if shown is not None and not shown.gap]
    most = max(known, key=lambda each: each[1].observation.value or 0, default=None)
    return replace(reported, values=[most] if most else [], rest=None, rest_shown=None)


def _view(context: Context, division: Division[Area]) -> DivisionView:
    dossier = context.dossier
    sector = whole_sector(dossier)
    codes = {each.code for each in division.parts}
    own = [
        each for each in dossier.observations if each.area in codes and each.sector == sector and each.breakdown is None
    ]
    order = {each.id: place for place, each in enumerate(dossier.series)}
    reported = [
        _reported(context.series[series], day, division, every)
        for (series, day), every in sorted(
            grouped(own, lambda each: (each.series, each.date)).items(),
            key=lambda each: (order[each[0][0]], -each[0][1].toordinal()),
        )
    ]
    newest = {each.series.id: each.date for each in reversed(reported)}
    return DivisionView(
        division=division,
        latest=[each for each in reported if each.date == newest[each.series.id]],
        earlier=[each for each in reported if each.date != newest[each.series.id]],
        unknown=[
            each
            for each in dossier.series
            if each.kind is SeriesKind.SHARE and each.id not in {one.series for one in own}
        ],
    )


def _reported(series: Series, day: date, division: Division[Area], every: Sequence[Observation]) -> Reported:
    by_area = {each.area: each for each in every}
    there = division.on(day)
    rest = remainder(there, by_area) if series.kind is SeriesKind.SHARE else None
    return Reported(
        series=series,
        date=day,
        values=[(each, value(by_area[each.code], series) if each.code in by_area else None) for each in there.parts],
        rest=rest,
        rest_shown=dutch.given(rest.value, series, rest.precision) if rest else None,
    )


def grouped(every: Iterable[T], by: Callable[[T], K]) -> Mapping[K, list[T]]:
    """The things that have the same key, by that key, in their order."""
    found: defaultdict[K, list[T]] = defaultdict(list)
    for each in every:
        found[by(each)].append(each)
    return found
