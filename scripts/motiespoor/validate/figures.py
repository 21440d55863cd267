"""Rules on figures: plausible, and consistent with each other beyond rounding."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal

from motiespoor import paths
from motiespoor.model.figure import Area, Observation, Precision, Sector, Series, SeriesKind, YesNo
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading

Key = tuple[str, date, str, str]  # series, reference date, area, sector

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
    """Ensure a value lies within the range of its series."""
    series = _series(reading)
    for each in reading.dossier.observations:
        of = series.get(each.series)
        if of is not None and each.value is not None and _is_implausible(of, each.value):
            yield each.origin.problem(
                f"waarde {dutch(each.value)} kan niet kloppen: reeks '{of.id}' ligt "
                f"tussen {dutch(of.minimum)} en {dutch(of.maximum)} {of.unit}.",
                "waarde",
            )


def values_have_their_decimals(reading: Reading) -> Iterator[Problem]:
    """Ensure a value has no more decimals than its series: 12.691 is not twelve thousand."""
    series = _series(reading)
    for each in reading.dossier.observations:
        of = series.get(each.series)
        if of is not None and each.value is not None and (decimals := _decimals(each.value)) > of.decimals:
            hint = f" Bedoelde u {str(each.value).replace('.', '')}?" if decimals == 3 else ""
            most = f"{of.decimals or 'geen'} {'decimaal' if of.decimals == 1 else 'decimalen'}"
            yield each.origin.problem(f"waarde '{each.value}' past niet: reeks '{of.id}' heeft {most}.{hint}", "waarde")


def series_have_a_base(reading: Reading) -> Iterator[Problem]:
    """Ensure a change, growth or share says of which series, and a level does not."""
    for each in reading.dossier.series:
        if (each.kind is SeriesKind.LEVEL) != (each.base is None):
            text = (
                "een stand heeft geen 'van'. Haal het weg."
                if each.base
                else f"een {each.kind.value} heeft 'van' nodig: de reeks waar zij bij hoort."
            )
            yield each.origin.problem(text, "van")
        if each.decimals > 6:
            yield each.origin.problem(f"decimalen {each.decimals} is te veel; hoogstens 6 passen.", "decimalen")
        if each.minimum > each.maximum:
            yield each.origin.problem(
                f"minimum {dutch(each.minimum)} is groter dan maximum {dutch(each.maximum)}.", "minimum"
            )


def parts_add_up(reading: Reading) -> Iterator[Problem]:
    """Ensure sectors and areas add up to their whole, beyond the rounding of each part."""
    additive = {name: each for name, each in _series(reading).items() if each.additive is YesNo.YES}
    values = _usable(reading)
    areas = _parts(reading, reading.dossier.areas, f"{paths.FIGURES}/gebieden.csv")
    sectors = _parts(reading, reading.dossier.sectors, f"{paths.FIGURES}/sectoren.csv")
    for (name, day, area, sector), whole in values.items():
        if (of := additive.get(name)) is None:
            continue
        yield from _sum(
            of, whole, [values.get((name, day, area, part)) for part in sectors.get(sector, ())], "sectoren"
        )
        yield from _sum(of, whole, [values.get((name, day, part, sector)) for part in areas.get(area, ())], "gebieden")


def _sum(of: Series, whole: Observation, parts: list[Observation | None], what: str) -> Iterator[Problem]:
    known = [each for each in parts if each is not None]
    if not known or len(known) < len(parts) or any(each.precision is not Precision.EXACT for each in (whole, *known)):
        return
    total = sum((each.value for each in known if each.value is not None), Decimal(0))
    assert whole.value is not None
    allowed = _unit(of) / 2 * (len(known) + 1)
    if abs(total - whole.value) > allowed:
        *lines, last = (str(line) for line in sorted(each.origin.line for each in known))
        count = (
            f"de {len(known)} {what} (regel {', '.join(lines)} en {last}) tellen op tot {dutch(total)}, niet tot"
            if lines
            else f"het enige deel (regel {last}) is {dutch(total)}, niet"
        )
        yield whole.origin.problem(
            f"{count} {dutch(whole.value)} "
            f"(verschil {dutch(abs(total - whole.value))}; afronding verklaart hoogstens {dutch(allowed)}).",
            "waarde",
        )


def changes_match_levels(reading: Reading) -> Iterator[Problem]:
    """Ensure a reported change or growth matches the levels of its two dates, beyond rounding and precision."""
    dossier = reading.dossier
    if _is_broken(reading, f"{paths.FIGURES}/waarnemingen.csv"):
        return  # a row that could not be read may be the level that a change starts from
    series = _series(reading)
    levels = _usable(reading)
    days: dict[tuple[str, str, str], list[date]] = defaultdict(list)
    for each in dossier.observations:
        days[each.series, each.area, each.sector].append(each.date)
    for each in levels.values():
        of = series[each.series]
        if of.base is None or each.value is None or of.kind not in _EXPECTED:
            continue
        before = max((day for day in days[of.base, each.area, each.sector] if day < each.date), default=None)
        now = levels.get((of.base, each.date, each.area, each.sector))
        then = before and levels.get((of.base, before, each.area, each.sector))
        if not now or not then or not now.value or not then.value:
            continue
        if then.precision is not Precision.EXACT or now.precision is not Precision.EXACT:
            continue
        expected = _EXPECTED[of.kind](then.value, now.value)
        allowed = max(_unit(of), abs(each.value) * _SLACK[each.precision or Precision.EXACT])
        if abs(each.value - expected) > allowed:
            yield each.origin.problem(
                f"waarde {dutch(each.value)} past niet bij de standen: van {dutch(then.value)} naar {dutch(now.value)} "
                f"is {dutch(round(expected, of.decimals))}.",
                "waarde",
            )


_EXPECTED: dict[SeriesKind, Callable[[Decimal, Decimal], Decimal]] = {
    SeriesKind.CHANGE: lambda then, now: now - then,
    SeriesKind.GROWTH: lambda then, now: (now - then) / then * 100,
}


def wholes_have_no_circles(reading: Reading) -> Iterator[Problem]:
    """Ensure no area or sector is, through others, a part of itself."""
    for records in (reading.dossier.areas, reading.dossier.sectors):
        places = {each.code: each.origin for each in records}
        for circle in _circles(records):
            first = min(circle, key=lambda code: places[code].line)
            around = (*circle[circle.index(first) :], *circle[: circle.index(first)], first)
            yield places[first].problem(
                f"'{first}' is via 'deel_van' een deel van zichzelf: {' → '.join(around)}.", "deel_van"
            )


def _circles(records: Iterable[Area | Sector]) -> Iterator[list[str]]:
    """Codes that are, each, a part of the next and the last of the first."""
    above = {each.code: each.part_of for each in records}
    seen: set[str] = set()
    for start in above:
        way: dict[str, None] = {}
        here: str | None = start
        while here in above and here not in seen:
            seen.add(here)
            way[here] = None
            here = above[here]
        if here in way:
            yield list(way)[list(way).index(here) :]


def charts_have_their_series(reading: Reading) -> Iterator[Problem]:
    """Ensure a chart of figures names a series, and a chart of statuses does not."""
    for chart in reading.dossier.charts:
        if (chart.kind.value == "standen") != (chart.series is None):
            text = (
                "een grafiek van standen heeft geen 'reeks'. Haal die weg."
                if chart.series
                else "noem de 'reeks' van deze grafiek."
            )
            yield chart.origin.problem(text, "reeks")
        if chart.kind.value != "standen" and chart.noun is None and chart.origin.complete:
            yield chart.origin.problem("noem het 'onderwerp': waar de grafiek over gaat, in een paar woorden.")


def dutch(value: Decimal) -> str:
    """A number as it is written in Dutch."""
    text = f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".")


def _series(reading: Reading) -> dict[str, Series]:
    """The series by their id; of two with one id the first."""
    return {each.id: each for each in reversed(reading.dossier.series)}


def _key(each: Observation) -> Key:
    return (each.series, each.date, each.area, each.sector)


def _usable(reading: Reading) -> dict[Key, Observation]:
    """The values that nothing is wrong with in themselves; what is wrong with one is not told again of its sums."""
    series = _series(reading)
    times = Counter(_key(each) for each in reading.dossier.observations)
    return {
        _key(each): each
        for each in reading.dossier.observations
        if each.value is not None
        and times[_key(each)] == 1
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


def _parts(reading: Reading, records: tuple[Area | Sector, ...], path: str) -> dict[str, list[str]]:
    """The parts of each whole; none at all when it is not certain what is a part of what."""
    parts: dict[str, list[str]] = defaultdict(list)
    for each in records:
        if each.part_of is not None:
            parts[each.part_of].append(each.code)
    known = Counter(each.code for each in records)
    unknown = parts.keys() - known.keys() or any(times > 1 for times in known.values())
    return {} if unknown or _is_broken(reading, path) or any(_circles(records)) else parts


RULES = (
    values_are_plausible,
    values_have_their_decimals,
    series_have_a_base,
    parts_add_up,
    changes_match_levels,
    wholes_have_no_circles,
    charts_have_their_series,
)
