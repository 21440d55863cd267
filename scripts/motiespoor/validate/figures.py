"""Rules on figures: plausible, and consistent with each other beyond rounding."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from motiespoor import paths
from motiespoor.dutch import either, in_full
from motiespoor.model.figure import (
    Area,
    Breakdown,
    Forecast,
    Frequency,
    Observation,
    Precision,
    RevisionCause,
    Sector,
    Series,
    SeriesKind,
    YesNo,
)
from motiespoor.problem import Origin, Problem
from motiespoor.read.dossier import Reading

R = TypeVar("R", Area, Sector, Breakdown)


class Key(NamedTuple):
    """What makes a row of waarnemingen.csv the only one."""

    series: str
    date: date
    area: str
    sector: str
    breakdown: str | None
    method: str


# How far a value may be from what was counted, as a part of the value itself.
_SLACK = {
    Precision.EXACT: Decimal(0),
    Precision.ROUNDED: Decimal("0.05"),
    Precision.ABOUT: Decimal("0.1"),
    Precision.JUST_OVER: Decimal("0.1"),
    Precision.ALMOST: Decimal("0.1"),
    Precision.AT_LEAST: Decimal("0.5"),
    Precision.AT_MOST: Decimal("0.5"),
}


def values_are_plausible(reading: Reading) -> Iterator[Problem]:
    """Ensure a value, observed or forecast, lies within the range of its series."""
    series = _series(reading)
    for each in reading.dossier.observations:
        of = series.get(each.series)
        if of is not None and each.value is not None and _is_implausible(of, each.value):
            yield each.origin.problem(_implausible(of, "waarde", each.value), "waarde")
    for forecast in reading.dossier.forecasts:
        of = series.get(forecast.series)
        if of is None:
            continue
        if forecast.level is not None and _is_implausible(of, forecast.level):
            yield forecast.origin.problem(_implausible(of, "stand", forecast.level), "stand")
        if forecast.change is not None and abs(forecast.change) > of.maximum - of.minimum >= 0:
            yield forecast.origin.problem(_implausible(of, "mutatie", forecast.change), "mutatie")


def _implausible(of: Series, key: str, value: Decimal) -> str:
    span = f"tussen {in_full(of.minimum)} en {in_full(of.maximum)} {of.unit}"
    return f"{key} {in_full(value)} kan niet kloppen: reeks '{of.id}' ligt {span}."


def values_have_their_decimals(reading: Reading) -> Iterator[Problem]:
    """Ensure a value, observed or forecast, has no more decimals than its series: 12.691 is not twelve thousand."""
    series = _series(reading)
    rows: tuple[Observation | Forecast, ...] = (*reading.dossier.observations, *reading.dossier.forecasts)
    for each in rows:
        if (of := series.get(each.series)) is None:
            continue
        for key, value in _numbers(each):
            if value is not None and (decimals := _decimals(value)) > of.decimals:
                hint = f" Bedoelde u {str(value).replace('.', '')}?" if decimals == 3 else ""
                most = f"{of.decimals or 'geen'} {'decimaal' if of.decimals == 1 else 'decimalen'}"
                yield each.origin.problem(f"{key} '{value}' past niet: reeks '{of.id}' heeft {most}.{hint}", key)


def _numbers(each: Observation | Forecast) -> tuple[tuple[str, Decimal | None], ...]:
    """The numbers of a row in the unit of its series, by key."""
    if isinstance(each, Forecast):
        return (("stand", each.level), ("mutatie", each.change))
    return (("waarde", each.value), ("was", each.revised_from))


def revisions_say_why(reading: Reading) -> Iterator[Problem]:
    """Ensure a value that was another before says what it was and why, and is another."""
    reasons = either(f"'{each.value}'" for each in RevisionCause)
    for each in reading.dossier.observations:
        if each.cause is None and each.revised_from is None:
            continue
        if each.revised_from is None:
            if each.origin.complete:
                yield each.origin.problem(
                    "bij een 'oorzaak' hoort 'was': de waarde die hier eerder stond. Vul die in, of haal de oorzaak weg.",
                    "was",
                )
        elif each.cause is None and each.origin.complete:
            yield each.origin.problem(
                f"bij 'was' hoort een 'oorzaak': {reasons}. Vul die in, of haal 'was' weg.",
                "oorzaak",
            )
        elif each.revised_from == each.value:
            yield each.origin.problem(
                f"'was' is ook {in_full(each.revised_from)}: dan is er niets herzien. Haal 'was' en 'oorzaak' weg.",
                "was",
            )


def dates_fit_their_frequency(reading: Reading) -> Iterator[Problem]:
    """Ensure a series that is counted once in a period has one reference date in each; another is likely a typo."""
    series = _series(reading)
    rows: defaultdict[tuple[str, tuple[int, int]], dict[date, list[Observation]]] = defaultdict(dict)
    for each in reading.dossier.observations:
        of = series.get(each.series)
        if of is not None and of.frequency is not Frequency.LOOSE:
            rows[each.series, _period(each.date, of.frequency)].setdefault(each.date, []).append(each)
    for (name, _), by_date in rows.items():
        if len(by_date) == 1:
            continue
        usual = max(by_date.values(), key=len)[0]  # of as many, the first in the file
        often = series[name].frequency.label
        for day, odd in by_date.items():
            for each in odd if day != usual.date else ():
                yield each.origin.problem(
                    f"reeks '{name}' heeft {often} één peildatum, en die is hier {usual.date} "
                    f"(regel {usual.origin.line}). Bedoelde u {usual.date}? "
                    f"Tellen bronnen op meer dagen, schrijf dan frequentie '{Frequency.LOOSE.value}' bij de reeks.",
                    "peildatum",
                )


def _period(day: date, frequency: Frequency) -> tuple[int, int]:
    """The period that a day lies in: the year that it begins in, and its number in that year."""
    if frequency is Frequency.SCHOOL_YEAR:
        return day.year - (day.month < 8), 0
    months = {Frequency.YEAR: 12, Frequency.HALF_YEAR: 6, Frequency.QUARTER: 3}.get(frequency, 1)
    return day.year, (day.month - 1) // months


def series_have_a_base(reading: Reading) -> Iterator[Problem]:
    """Ensure a change, growth or share says of which series, and a level does not; and that no series is its own base."""
    for each in reading.dossier.series:
        if (each.kind is SeriesKind.LEVEL) != (each.base is None):
            text = (
                f"een reeks van soort '{each.kind.value}' heeft geen 'van'. Haal het weg."
                if each.base
                else f"een reeks van soort '{each.kind.value}' heeft 'van' nodig: de reeks waar zij bij hoort."
            )
            yield each.origin.problem(text, "van")
        if each.decimals > 6:
            yield each.origin.problem(f"decimalen {each.decimals} is te veel; hoogstens 6 passen.", "decimalen")
        if each.minimum > each.maximum:
            yield each.origin.problem(
                f"minimum {in_full(each.minimum)} is groter dan maximum {in_full(each.maximum)}.", "minimum"
            )
    places = {each.id: each.origin for each in reading.dossier.series}
    bases = {each.id: each.base for each in reading.dossier.series if each.kind is not SeriesKind.LEVEL}
    for first, circle in _circles(bases, places):
        yield places[first].problem(f"'{first}' hoort via 'van' bij zichzelf: {circle}.", "van")


def denominators_are_levels(reading: Reading) -> Iterator[Problem]:
    """Ensure a level is divided by another level."""
    series = _series(reading)
    for each in reading.dossier.series:
        if each.denominator is None:
            continue
        by = series.get(each.denominator)
        if each.kind is not SeriesKind.LEVEL:
            yield each.origin.problem(
                f"een reeks van soort '{each.kind.value}' heeft geen 'noemer'. Haal hem weg.", "noemer"
            )
        elif each.denominator == each.id:
            yield each.origin.problem("een reeks kan niet haar eigen noemer zijn.", "noemer")
        elif by is not None and by.kind is not SeriesKind.LEVEL:
            yield each.origin.problem(
                f"noemer '{by.id}' is van soort '{by.kind.value}'. Noem een reeks van soort '{SeriesKind.LEVEL.value}'.",
                "noemer",
            )


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
        return _unit(self.of) / 2 * (len(self.parts) + 1)

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
    """Everything that must add up and can: the values of an additive series, all there and exact."""
    additive = {name: each for name, each in _series(reading).items() if each.additive is YesNo.YES}
    values = {
        key: each
        for key, each in _usable(reading).items()
        if key.series in additive and each.precision is Precision.EXACT
    }
    split = {key._replace(breakdown=None) for key in values if key.breakdown is not None}
    areas = _divisions(reading, reading.dossier.areas, "gebieden.csv")
    sectors = _divisions(reading, reading.dossier.sectors, "sectoren.csv")
    breakdowns = _divisions(reading, reading.dossier.breakdowns, "uitsplitsingen.csv")
    for key, whole in values.items():
        divided = [("sectoren", [key._replace(sector=part) for part in parts]) for parts in sectors.get(key.sector, ())]
        divided += [("gebieden", [key._replace(area=part) for part in parts]) for parts in areas.get(key.area, ())]
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
        for value in _swapped(each)
        if not _is_implausible(wrong.of, value) and wrong.holds({each.origin.line: value})
    ]
    explains = [(line, value) for line, value in found if all(one.holds({line: value}) for one in sums_of[line])]
    if len(explains) != 1:
        return ""
    line, value = explains[0]
    return f" Bedoelde u {in_full(value)} in regel {line}?"


def _swapped(each: Observation) -> set[Decimal]:
    """The values that a value becomes when two neighbouring digits change places."""
    text = f"{abs(each.value or 0):f}"
    places = [place for place, sign in enumerate(text) if sign != "."]
    found = set()
    for one, other in pairwise(places):
        swapped = [*text]
        swapped[one], swapped[other] = text[other], text[one]
        if text[one] != text[other] and not (swapped[0] == "0" and swapped[1:2] not in ([], ["."])):
            found.add(Decimal("".join(swapped)).copy_sign(each.value or 0))
    return found


def _lines(lines: Sequence[int]) -> str:
    """Where rows stand: regel 3, 4 en 5; of very many only the first and the last."""
    if len(lines) > 14:
        return f"tussen regel {lines[0]} en {lines[-1]}"
    *most, last = (str(line) for line in lines)
    return f"regel {', '.join(most)} en {last}" if most else f"regel {last}"


def shares_stay_within_the_whole(reading: Reading) -> Iterator[Problem]:
    """Ensure the shares of the parts of one whole are together not more than 100 percent, beyond rounding."""
    series = {name: each for name, each in _series(reading).items() if each.kind is SeriesKind.SHARE}
    areas = _division_of(reading, reading.dossier.areas, "gebieden.csv")
    sectors = _division_of(reading, reading.dossier.sectors, "sectoren.csv")
    groups: defaultdict[tuple[Key, tuple[str, str]], list[Observation]] = defaultdict(list)
    for key, each in _usable(reading).items():
        # Where a part can lose, another can have more than the whole.
        if key.series in series and series[key.series].minimum >= 0:
            if key.area in areas:
                groups[key._replace(area=""), areas[key.area]].append(each)
            if key.sector in sectors:
                groups[key._replace(sector=""), sectors[key.sector]].append(each)
    for (key, _), parts in groups.items():
        total = sum((each.value for each in parts if each.value is not None), Decimal(0))
        allowed = sum((_room(each, series[key.series]) for each in parts), Decimal(0))
        if len(parts) > 1 and total - 100 > allowed:
            last = max(parts, key=lambda each: each.origin.line)
            what = "sectoren" if key.area else "gebieden"
            yield last.origin.problem(
                f"de aandelen van {len(parts)} {what} ({_lines(sorted(each.origin.line for each in parts))}) zijn samen "
                f"{in_full(total)} procent, meer dan het geheel (afronding verklaart hoogstens {in_full(allowed)}).",
                "waarde",
            )


def _room(each: Observation, of: Series) -> Decimal:
    """How far a value may be from what was counted."""
    assert each.value is not None
    return max(_unit(of) / 2, abs(each.value) * _SLACK[each.precision or Precision.EXACT])


def changes_match_levels(reading: Reading) -> Iterator[Problem]:
    """Ensure a reported change or growth matches the levels of its two dates, beyond rounding and precision.

    Levels on both sides of a break, or counted by another method, need not match it.
    """
    dossier = reading.dossier
    if _is_broken(reading, f"{paths.FIGURES}/waarnemingen.csv"):
        return  # a row that could not be read may be the level that a change starts from
    series = _series(reading)
    levels = _usable(reading)
    days: defaultdict[tuple[str, str, str, str | None], set[date]] = defaultdict(set)
    for each in dossier.observations:
        days[each.series, each.area, each.sector, each.breakdown].add(each.date)
    ordered = {line: sorted(found) for line, found in days.items()}
    breaks: defaultdict[str, list[tuple[date, str | None]]] = defaultdict(list)
    for broken in dossier.breaks:
        breaks[broken.series].append((broken.date, broken.area))
    for key, each in levels.items():
        of = series[key.series]
        if of.base is None or each.value is None or of.kind not in _EXPECTED:
            continue
        own = ordered.get((of.base, key.area, key.sector, key.breakdown), [])
        place = bisect_left(own, key.date)
        now = levels.get(key._replace(series=of.base))
        then = levels.get(key._replace(series=of.base, date=own[place - 1])) if place else None
        if not now or not then or not now.value or not then.value:
            continue
        if then.precision is not Precision.EXACT or now.precision is not Precision.EXACT:
            continue
        if any(
            then.date < day <= now.date and area in (None, key.area)
            for name in (key.series, of.base)
            for day, area in breaks.get(name, ())
        ):
            continue
        expected = _EXPECTED[of.kind](then.value, now.value)
        allowed = max(_unit(of), abs(each.value) * _SLACK[each.precision or Precision.EXACT])
        if abs(each.value - expected) > allowed:
            yield each.origin.problem(
                f"waarde {in_full(each.value)} past niet bij de standen: van {in_full(then.value)} naar {in_full(now.value)} "
                f"is {in_full(round(expected, of.decimals))}.",
                "waarde",
            )


_EXPECTED: dict[SeriesKind, Callable[[Decimal, Decimal], Decimal]] = {
    SeriesKind.CHANGE: lambda then, now: now - then,
    SeriesKind.GROWTH: lambda then, now: (now - then) / then * 100,
}


def wholes_have_no_circles(reading: Reading) -> Iterator[Problem]:
    """Ensure no area, sector or breakdown is, through others, a part of itself."""
    dossier = reading.dossier
    for records in (dossier.areas, dossier.sectors, dossier.breakdowns):
        places = {each.code: each.origin for each in records}
        for first, circle in _circles(_wholes(records), places):
            yield places[first].problem(f"'{first}' is via 'deel_van' een deel van zichzelf: {circle}.", "deel_van")


def _wholes(records: Iterable[Area | Sector | Breakdown]) -> dict[str, str | None]:
    return {each.code: each.part_of for each in records}


def _circles(above: Mapping[str, str | None], places: Mapping[str, Origin]) -> Iterator[tuple[str, str]]:
    """Of names that lead back to themselves: the one that stands first in its file, and the way around from there."""
    seen: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        here: str | None = start
        while here is not None and here in above and here not in seen:
            seen.add(here)
            way[here] = None
            here = above[here]
        if here is not None and here in way:
            circle = list(way)[list(way).index(here) :]
            first = min(circle, key=lambda name: places[name].line)
            around = (*circle[circle.index(first) :], *circle[: circle.index(first)], first)
            yield first, " → ".join(around)


def places_on_the_map_are_clear(reading: Reading) -> Iterator[Problem]:
    """Ensure a place on the map is a row and a column, counted from 1, and that of one area of its division."""
    taken: dict[tuple[str | None, str, int, int], Area] = {}
    for each in reading.dossier.areas:
        if (each.row is None) != (each.column is None):
            if each.origin.complete:
                yield each.origin.problem(
                    "'rij' en 'kolom' horen bij elkaar: vul beide in, of geen van beide.",
                    "rij" if each.row is None else "kolom",
                )
            continue
        if each.row is None or each.column is None:
            continue
        for key, value in (("rij", each.row), ("kolom", each.column)):
            if not 1 <= value <= _MOST_TILES:
                yield each.origin.problem(f"{key} {value} is geen plek op de kaart: tel van 1 tot {_MOST_TILES}.", key)
        first = taken.setdefault((each.part_of, each.kind, each.row, each.column), each)
        if first is not each:
            yield each.origin.problem(
                f"op rij {each.row}, kolom {each.column} ligt '{first.name}' al (regel {first.origin.line}). "
                "Geef elk gebied een eigen plek.",
                "rij",
            )


_MOST_TILES = 30  # in a row or a column: more are too small to read


def _series(reading: Reading) -> dict[str, Series]:
    """The series by their id; of two with one id the first."""
    return {each.id: each for each in reversed(reading.dossier.series)}


def key_of(each: Observation) -> Key:
    """What makes an observation the only one."""
    return Key(each.series, each.date, each.area, each.sector, each.breakdown, each.method)


@lru_cache(maxsize=1)
def _usable(reading: Reading) -> dict[Key, Observation]:
    """The values that nothing is wrong with in themselves; what is wrong with one is not told again of its sums."""
    series = _series(reading)
    rows = [(key_of(each), each) for each in reading.dossier.observations]
    times = Counter(key for key, _ in rows)
    return {
        key: each
        for key, each in rows
        if each.value is not None
        and times[key] == 1
        and (of := series.get(each.series)) is not None
        and not _is_implausible(of, each.value)
        and _decimals(each.value) <= of.decimals
    }


def _is_implausible(of: Series, value: Decimal) -> bool:
    return of.minimum <= of.maximum and not of.minimum <= value <= of.maximum


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _is_broken(reading: Reading, path: str) -> bool:
    return any(problem.path == path for problem in reading.problems)


def _unit(of: Series) -> Decimal:
    """One in the last decimal that the series shows."""
    return Decimal(1).scaleb(-min(of.decimals, 6))


def _is_certain(reading: Reading, records: tuple[R, ...], file: str) -> bool:
    """Whether it is certain what is a part of what."""
    known = Counter(each.code for each in records)
    above = _wholes(records)
    places = {each.code: each.origin for each in records}
    return (
        not _is_broken(reading, f"{paths.FIGURES}/{file}")
        and all(each is None or each in known for each in above.values())
        and all(times == 1 for times in known.values())
        and not any(_circles(above, places))
    )


def _division_of(reading: Reading, records: tuple[R, ...], file: str) -> dict[str, tuple[str, str]]:
    """The whole and the kind that say of which division each part is; none when that is not certain."""
    certain = _is_certain(reading, records, file)
    return {each.code: (each.part_of, each.kind) for each in records if certain and each.part_of is not None}


def _divisions(reading: Reading, records: tuple[R, ...], file: str) -> dict[str | None, list[list[str]]]:
    """The divisions of each whole; those without a whole are the divisions of `None`; none when that is not certain."""
    parts: defaultdict[str | None, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in records if _is_certain(reading, records, file) else ():
        parts[each.part_of][each.kind].append(each.code)
    return {whole: list(kinds.values()) for whole, kinds in parts.items()}


RULES = (
    values_are_plausible,
    values_have_their_decimals,
    revisions_say_why,
    dates_fit_their_frequency,
    series_have_a_base,
    denominators_are_levels,
    parts_add_up,
    shares_stay_within_the_whole,
    changes_match_levels,
    wholes_have_no_circles,
    places_on_the_map_are_clear,
)
