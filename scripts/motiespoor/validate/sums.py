"""Rules on figures together: parts and their whole, shares, and changes between levels, beyond rounding and precision."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from motiespoor import paths
from motiespoor.derive.lineage import Lineage
from motiespoor.dutch import NO_PERCENTAGE, in_full
from motiespoor.model.arithmetic import growth, off, rounding, swapped
from motiespoor.model.figure import Observation, Precision, Series, SeriesKind, YesNo
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.divisions import division_of, divisions, on_a_day
from motiespoor.validate.observed import Key, is_broken, is_implausible, series_of, unit, usable


@dataclass(frozen=True, slots=True)
class _Sum:
    """A whole and all its parts, each exact; `what` says in Dutch what the parts are."""

    of: Series
    what: str
    whole: Observation
    parts: tuple[Observation, ...]

    @property
    def allowed(self) -> Decimal:
        """How far the parts may be from the whole by rounding alone."""
        return rounding(len(self.parts), unit(self.of))

    def total(self, instead: Mapping[int, Decimal] | None = None) -> Decimal:
        """What the parts add up to; with `instead`, with other values on some lines."""
        return sum((_value(each, instead) for each in self.parts), Decimal(0))

    def holds(self, instead: Mapping[int, Decimal] | None = None) -> bool:
        """Whether whole and parts agree beyond rounding."""
        return abs(self.total(instead) - _value(self.whole, instead)) <= self.allowed


def _value(each: Observation, instead: Mapping[int, Decimal] | None) -> Decimal:
    assert each.value is not None
    return instead.get(each.origin.line, each.value) if instead else each.value


def parts_add_up(reading: Reading) -> Iterator[Problem]:
    """Ensure the parts of each division, counted by one method, add up to their whole, beyond the rounding of each."""
    sums = list(_sums(reading))
    wrong = [each for each in sums if not each.holds()]
    if not wrong:
        return
    lines = {each.origin.line for one in wrong for each in (one.whole, *one.parts)}
    sums_of: defaultdict[int, list[_Sum]] = defaultdict(list)
    for one in sums:
        for each in (one.whole, *one.parts):
            if each.origin.line in lines:
                sums_of[each.origin.line].append(one)
    for one in wrong:
        yield one.whole.origin.problem(_missed(one) + _transposed(one, sums_of), "waarde")


def _sums(reading: Reading) -> Iterator[_Sum]:
    """Everything that must add up and can: the values of an additive series, of all parts that were there on the day, and exact."""
    additive = {name: each for name, each in series_of(reading).items() if each.additive is YesNo.YES}
    values = {
        key: each
        for key, each in usable(reading).items()
        if key.series in additive and each.precision is Precision.EXACT
    }
    split = {key._replace(breakdown=None) for key in values if key.breakdown is not None}
    dossier = reading.dossier
    areas = on_a_day(divisions(reading, dossier.areas, "gebieden.csv"), dossier.areas)
    sectors = on_a_day(divisions(reading, dossier.sectors, "sectoren.csv"), dossier.sectors)
    breakdowns = divisions(reading, reading.dossier.breakdowns, "uitsplitsingen.csv")
    for key, whole in values.items():
        divided = [
            ("sectoren", [key._replace(sector=part) for part in parts]) for parts in sectors(key.sector, key.date)
        ]
        divided += [("gebieden", [key._replace(area=part) for part in parts]) for parts in areas(key.area, key.date)]
        if split and key._replace(breakdown=None) in split:
            divided += [
                ("uitsplitsingen", [key._replace(breakdown=part) for part in parts])
                for parts in breakdowns.get(key.breakdown, ())
            ]
        for what, parts in divided:
            known = tuple(values[each] for each in parts if each in values)
            if len(known) == len(parts):
                yield _Sum(additive[key.series], what, whole, known)


def _missed(one: _Sum) -> str:
    assert one.whole.value is not None
    lines = sorted(each.origin.line for each in one.parts)
    total, whole = one.total(), one.whole.value
    count = (
        f"de {len(lines)} {one.what} ({_lines(lines)}) tellen op tot {in_full(total)}, niet tot"
        if len(lines) > 1
        else f"het enige deel ({_lines(lines)}) is {in_full(total)}, niet"
    )
    return (
        f"{count} {in_full(whole)} "
        f"(verschil {in_full(abs(total - whole))}; afronding verklaart hoogstens {in_full(one.allowed)})."
    )


def _transposed(wrong: _Sum, sums_of: Mapping[int, list[_Sum]]) -> str:
    """The one cell of which two neighbouring digits seem to have changed places, as a question; "" when it is not one.

    Every sum that the cell is in must come out then, also those that came out before.
    """
    found = [
        (each.origin.line, value)
        for each in (wrong.whole, *wrong.parts)
        for value in swapped(each.value or Decimal(0))
        if not is_implausible(wrong.of, value) and wrong.holds({each.origin.line: value})
    ]
    explains = [(line, value) for line, value in found if all(one.holds({line: value}) for one in sums_of[line])]
    if len(explains) != 1:
        return ""
    line, value = explains[0]
    return f" Bedoelde u {in_full(value)} in regel {line}?"


def _lines(lines: Sequence[int]) -> str:
    """Where rows stand: regel 3, 4 en 5; of very many only the first and the last."""
    if len(lines) > 14:
        return f"tussen regel {lines[0]} en {lines[-1]}"
    *most, last = (str(line) for line in lines)
    return f"regel {', '.join(most)} en {last}" if most else f"regel {last}"


def shares_stay_within_the_whole(reading: Reading) -> Iterator[Problem]:
    """Ensure the shares of the parts of one whole are together not more than 100 percent, beyond rounding."""
    series = {name: each for name, each in series_of(reading).items() if is_part_of_a_whole(each)}
    areas = division_of(reading, reading.dossier.areas, "gebieden.csv")
    sectors = division_of(reading, reading.dossier.sectors, "sectoren.csv")
    groups: defaultdict[tuple[Key, tuple[str, str]], list[Observation]] = defaultdict(list)
    for key, each in usable(reading).items():
        if key.series in series:
            if key.area in areas:
                groups[key._replace(area=""), areas[key.area]].append(each)
            if key.sector in sectors:
                groups[key._replace(sector=""), sectors[key.sector]].append(each)
    for (key, _), parts in groups.items():
        total = sum((each.value for each in parts if each.value is not None), Decimal(0))
        allowed = sum((_off(each, series[key.series])[0] for each in parts), Decimal(0))
        if len(parts) > 1 and total - 100 > allowed:
            last = max(parts, key=lambda each: each.origin.line)
            what = "sectoren" if key.area else "gebieden"
            yield last.origin.problem(
                f"de aandelen van {len(parts)} {what} ({_lines(sorted(each.origin.line for each in parts))}) zijn samen "
                f"{in_full(total)} procent, meer dan het geheel (afronding verklaart hoogstens {in_full(allowed)}).",
                "waarde",
            )


def is_part_of_a_whole(of: Series) -> bool:
    """Whether the values are shares that are together no more than the whole: where a part can lose, another can have more."""
    return of.kind is SeriesKind.SHARE and of.minimum >= 0


def _off(each: Observation, of: Series) -> tuple[Decimal, Decimal]:
    """How far what was counted may lie below and above a value."""
    assert each.value is not None
    return off(each.value, each.precision or Precision.EXACT, unit(of))


def changes_match_levels(reading: Reading) -> Iterator[Problem]:
    """Ensure a reported change or growth matches the levels of its two dates, beyond rounding and precision.

    Levels on both sides of a break, counted by another method, or of an area that others went into, need not match it. From a level of nought or less no
    growth can be reported at all.
    """
    dossier = reading.dossier
    if is_broken(reading, f"{paths.FIGURES}/waarnemingen.csv"):
        return  # a row that could not be read may be the level that a change starts from
    series = series_of(reading)
    levels = usable(reading)
    days: defaultdict[tuple[str, str, str, str | None], set[date]] = defaultdict(set)
    for each in dossier.observations:
        days[each.series, each.area, each.sector, each.breakdown].add(each.date)
    ordered = {line: sorted(found) for line, found in days.items()}
    breaks: defaultdict[str, list[tuple[date, str | None]]] = defaultdict(list)
    for broken in dossier.breaks:
        breaks[broken.series].append((broken.date, broken.area))
    areas, sectors = Lineage(dossier.areas), Lineage(dossier.sectors)
    for key, each in levels.items():
        of = series[key.series]
        if of.base is None or each.value is None or of.kind not in EXPECTED:
            continue
        own = ordered.get((of.base, key.area, key.sector, key.breakdown), [])
        place = bisect_left(own, key.date)
        now = levels.get(key._replace(series=of.base))
        then = levels.get(key._replace(series=of.base, date=own[place - 1])) if place else None
        if now is None or then is None or now.value is None or then.value is None:
            continue
        if any(
            then.date < day <= now.date and area in (None, key.area)
            for name in (key.series, of.base)
            for day, area in breaks.get(name, ())
        ):
            continue
        turned = [*(one.day for one in areas.redrawn(key.area)), *(one.day for one in sectors.redrawn(key.sector))]
        if any(then.date < day <= now.date for day in turned):
            continue
        if of.kind is SeriesKind.GROWTH and growth(then.value, now.value) is None:
            yield each.origin.problem(
                f"groei {in_full(each.value)} procent kan niet: de stand ervoor is {in_full(then.value)}, en {NO_PERCENTAGE}. "
                "Laat 'waarde' en 'nauwkeurigheid' leeg, zet in 'richting' of het steeg of daalde, en in 'opmerking' wat de "
                "bron schreef.",
                "waarde",
            )
            continue
        if then.precision is not Precision.EXACT or now.precision is not Precision.EXACT:
            continue
        expected: Decimal = EXPECTED[of.kind](then.value, now.value)
        below, above = _off(each, of)
        rounding = unit(of) / 2  # of the levels
        if not each.value - below - rounding <= expected <= each.value + above + rounding:
            yield each.origin.problem(
                f"waarde {in_full(each.value)} past niet bij de standen: van {in_full(then.value)} naar {in_full(now.value)} "
                f"is {in_full(round(expected, of.decimals))}.",
                "waarde",
            )


# What becomes of two levels, in exact numbers or in whole columns.
EXPECTED: dict[SeriesKind, Callable[[Any, Any], Any]] = {
    SeriesKind.CHANGE: lambda then, now: now - then,
    SeriesKind.GROWTH: lambda then, now: (now - then) / then * 100,
}


RULES = (parts_add_up, shares_stay_within_the_whole, changes_match_levels)
