"""A level over the parts of a whole: on one reference date, and between two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from motiespoor.derive.figures import break_between, breaks_of, declared_break, exact, whole_area, whole_sector
from motiespoor.derive.lineage import area_lineage, lines_before
from motiespoor.derive.lookup import Line, lookup, remembered
from motiespoor.derive.parts import main_parts
from motiespoor.derive.sums import together, whole_at
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Observation, Precision, Sector, Series, SeriesBreak, SeriesKind, YesNo, exists


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One part on one date; `observation` is None when the package has no row, its value None for a gap.

    `share` is in percent of the whole, `rank` counts from 1 for the most (equal values share a rank);
    both are None when they cannot be computed: `share` needs both values exact and by one method, and parts that
    `are_divided`; `rank` needs a value of every part, exact or rounded and by one method.
    """

    part: Area | Sector
    observation: Observation | None
    share: Decimal | None
    rank: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """A level over the parts of a whole on one reference date; parts in the order of the file.

    `whole` is what a source gives, or else the sum of the areas when all are known.
    """

    series: Series
    date: date
    whole: Observation | None
    parts: tuple[Share, ...]

    @property
    def known(self) -> int:
        """How many parts have a value."""
        return sum(each.observation is not None and each.observation.value is not None for each in self.parts)

    @property
    def complete(self) -> bool:
        """Whether every part has a value: only then does a map or a ranking tell the truth about the whole."""
        return bool(self.parts) and self.known == len(self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One part on two dates; `change` (in the unit) and `growth` (in percent) are None when they cannot be compared.

    `broken` is the break, certain or not, that lies between the two dates for this part. `forebears` are what it was on
    the first date, where that was not itself: `before` is what they were together, and `None` without them where it
    came out of something that became more than this part.
    """

    part: Area | Sector
    forebears: tuple[Area, ...] | None = None
    before: Observation | None
    after: Observation | None
    change: Decimal | None
    growth: Decimal | None
    broken: SeriesBreak | None

    @property
    def comparable(self) -> bool:
        """Whether both values are known and lie on one line: counted by one method, without a break between them."""
        return (
            self.before is not None
            and self.after is not None
            and self.before.value is not None
            and self.after.value is not None
            and self.before.method == self.after.method
            and self.broken is None
        )


def area_spread(dossier: Dossier, series: Series, sector: str, day: date | None = None) -> Spread | None:
    """The level by area of the first division; without `day` the date with most known parts, of those the latest.

    `None` when no part has a row on that date.
    """
    whole = whole_area(dossier)
    return _spread(
        dossier,
        series,
        whole,
        main_parts(dossier.areas, whole),
        line=lambda area: Line(series.id, area, sector),
        day=day,
    )


def sector_spread(dossier: Dossier, series: Series, area: str, day: date | None = None) -> Spread | None:
    """The level by sector; without `day` the date with most known parts, of those the latest.

    `None` when no part has a row on that date.
    """
    whole = whole_sector(dossier)
    return _spread(
        dossier,
        series,
        whole,
        main_parts(dossier.sectors, whole),
        line=lambda sector: Line(series.id, area, sector),
        day=day,
    )


def _spread(
    dossier: Dossier,
    series: Series,
    whole: str,
    parts: Sequence[Area | Sector],
    *,
    line: Callable[[str], Line],
    day: date | None,
) -> Spread | None:
    figures = lookup(dossier)
    day = day or _best_known(dossier, [(each, line(each.code)) for each in parts])
    if day is None:
        return None
    parts = [each for each in parts if exists(each, day)]
    total = whole_at(dossier, line(whole), day)
    found = {each.code: figures.at(line(each.code), day) for each in parts}
    if not any(found.values()):
        return None
    ranked, divided = ranks(found), are_divided(series, found.values(), total)
    return Spread(
        series=series,
        date=day,
        whole=total,
        parts=tuple(
            Share(
                part=each,
                observation=found[each.code],
                share=share(found[each.code], total) if divided else None,
                rank=ranked.get(each.code),
            )
            for each in parts
        ),
    )


def _best_known(dossier: Dossier, parts: Sequence[tuple[Area | Sector, Line]]) -> date | None:
    """The date on which fewest of the parts that were there lack a value, of those the latest; `None` when none has a row."""
    known: dict[date, int] = {}
    for _, line in parts:
        for day, each in lookup(dossier).standing.get(line, {}).items():
            known[day] = known.get(day, 0) + (each.value is not None)
    there = {day: sum(exists(part, day) for part, _ in parts) for day in known}
    return max(known, key=lambda day: (known[day] - there[day], day), default=None)


def are_divided(series: Series, parts: Iterable[Observation | None], whole: Observation | None) -> bool:
    """Whether each part of a division has a share of its whole: they add up to it, and none lies on the other side of nought.

    Where not all of them are known, that is certain only of what cannot be less than nought.
    """
    total = exact(whole)
    if series.kind is not SeriesKind.LEVEL or series.additive is not YesNo.YES or whole is None or total is None:
        return False
    values = [exact(each) if each is not None and each.method == whole.method else None for each in parts]
    known = [each for each in values if each is not None]
    if len(known) == len(values):
        return arithmetic.are_shares(known, total, arithmetic.last_place(series.decimals))
    return series.minimum >= 0 and total > 0


def share(part: Observation | None, whole: Observation | None) -> Decimal | None:
    """A part, of those that are divided, in percent of the whole; `None` when it cannot be computed."""
    value, total = exact(part), exact(whole)
    if part is None or whole is None or part.method != whole.method or value is None or not total:
        return None
    return value / total * 100


def ranks(found: Mapping[str, Observation | None]) -> dict[str, int]:
    """The place of each part, 1 for the most; empty when a part has no value, or one that may as well be another's."""
    values: dict[str, Decimal] = {}
    methods: set[str] = set()
    for code, each in found.items():
        if each is None or each.value is None or each.precision not in (Precision.EXACT, Precision.ROUNDED):
            return {}
        values[code] = each.value
        methods.add(each.method)
    if len(methods) != 1:
        return {}
    order = sorted(values.values(), reverse=True)
    places = {value: place for place, value in reversed(list(enumerate(order, 1)))}
    return {code: places[value] for code, value in values.items()}


@remembered
def area_ranks(dossier: Dossier, series: Series, sector: str, day: date) -> dict[str, int]:
    """The place of each area of the first division on a date, by code; empty when they cannot be ranked."""
    parts = main_parts(dossier.areas, whole_area(dossier), day)
    return ranks({each.code: lookup(dossier).at(Line(series.id, each.code, sector), day) for each in parts})


@remembered
def sector_ranks(dossier: Dossier, series: Series, area: str, day: date) -> dict[str, int]:
    """The place of each sector of the first division on a date, by code; empty when they cannot be ranked."""
    parts = main_parts(dossier.sectors, whole_sector(dossier), day)
    return ranks({each.code: lookup(dossier).at(Line(series.id, area, each.code), day) for each in parts})


@remembered
def areas_are_divided(dossier: Dossier, series: Series, sector: str, day: date, method: str) -> bool:
    """Whether each area of the first division has a share of the whole area on a date, as one method counts it."""
    whole, figures = whole_area(dossier), lookup(dossier)
    parts = (
        figures.at(Line(series.id, each.code, sector), day, method) for each in main_parts(dossier.areas, whole, day)
    )
    return are_divided(series, parts, whole_at(dossier, Line(series.id, whole, sector), day, method))


@remembered
def sectors_are_divided(dossier: Dossier, series: Series, area: str, day: date, method: str) -> bool:
    """Whether each sector of the first division has a share of the whole sector on a date, as one method counts it."""
    whole, figures = whole_sector(dossier), lookup(dossier)
    parts = (
        figures.at(Line(series.id, area, each.code), day, method) for each in main_parts(dossier.sectors, whole, day)
    )
    return are_divided(series, parts, figures.at(Line(series.id, area, whole), day, method))


def step_dates(
    dossier: Dossier, series: Series, sector: str, since: date | None = None, until: date | None = None
) -> tuple[date, date] | None:
    """The two dates that areas are compared on: those given, or else those that most areas can be compared between.

    Of several such pairs the one that ends last, and then begins first. `None` when no area can be compared.
    """
    if since is not None and until is not None:
        return since, until
    kept: dict[date, set[tuple[str, str, int]]] = {}
    figures = lookup(dossier)
    # Of those that are there on the latest date: what is no more could be compared between all that is long ago.
    latest = figures.dates.get(series.id, (None,))[-1]
    for area in main_parts(dossier.areas, whole_area(dossier), latest):
        breaks = [each.date for each in breaks_of(dossier, Line(series.id, area.code, sector))]
        for each in figures.lines.get(Line(series.id, area.code, sector), ()):
            if each.value is not None:
                # On two dates that share this, the area can be compared.
                passed = sum(broken <= each.date for broken in breaks)
                kept.setdefault(each.date, set()).add((area.code, each.method, passed))
    pairs = [
        (len({code for code, _, _ in kept[start] & kept[end]}), end, start)
        for start, end in combinations(sorted(kept), 2)
        if since in (None, start) and until in (None, end)
    ]
    if not pairs:
        return None
    most, end, start = max(pairs, key=lambda pair: (pair[0], pair[1], -pair[2].toordinal()))
    return (start, end) if most else None


def steps(
    dossier: Dossier, series: Series, sector: str, since: date | None = None, until: date | None = None
) -> tuple[Step, ...]:
    """The areas of the first division that were there on the last of the two dates of `step_dates`, on both; none when there
    are no such dates.
    """
    dates = step_dates(dossier, series, sector, since, until)
    if dates is None:
        return ()
    return tuple(
        _step(dossier, area, Line(series.id, area.code, sector), *dates)
        for area in main_parts(dossier.areas, whole_area(dossier), dates[1])
    )


def _step(dossier: Dossier, part: Area, line: Line, start: date, end: date) -> Step:
    figures, were = lookup(dossier), lines_before(dossier, line, start, end)
    if were != (line,):
        return _step_of_many(dossier, part, line, were, (start, end))
    before, after = figures.at(line, start), figures.at(line, end)
    if before is not None and after is not None and before.method != after.method:
        # Where methods overlap on one of the dates, the one that both dates have.
        before, after = (
            (figures.at(line, start, after.method), after)
            if figures.at(line, start, after.method)
            else (before, figures.at(line, end, before.method) or after)
        )
    broken = break_between(dossier, line, start, end)
    return _measured(Step(part=part, before=before, after=after, change=None, growth=None, broken=broken))


def _step_of_many(dossier: Dossier, part: Area, line: Line, were: Sequence[Line], days: tuple[date, date]) -> Step:
    """An area that was another, or several together, on the first of the days: like is held against like."""
    names = area_lineage(dossier).parts
    before = together(dossier, line, were, days[0])
    after = lookup(dossier).at(line, days[1], before.method if before is not None else None)
    breaks = (declared_break(dossier, each, *days) for each in (line, *were))
    return _measured(
        Step(
            part=part,
            forebears=tuple(dict.fromkeys(names[each.area] for each in were)),
            before=before,
            after=after or lookup(dossier).at(line, days[1]),
            change=None,
            growth=None,
            broken=next((each for each in breaks if each is not None), None),
        )
    )


def _measured(step: Step) -> Step:
    """A step with how much it is, where that can be told."""
    then, now = exact(step.before), exact(step.after)
    if not step.comparable or then is None or now is None:
        return step
    change = now - then
    return replace(step, change=change, growth=arithmetic.growth(then, now))
