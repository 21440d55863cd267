"""What areas, sectors and breakdowns are divided into, and the rules on that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import TypeAlias, TypeVar

from motiespoor import paths
from motiespoor.model.figure import Area, Breakdown, Sector, exists
from motiespoor.problem import Origin, Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.observed import is_broken

R = TypeVar("R", Area, Sector, Breakdown)
Divisions: TypeAlias = dict[str | None, list[list[str]]]  # the codes of the parts, by their whole


def wholes_have_no_circles(reading: Reading) -> Iterator[Problem]:
    """Ensure no area, sector or breakdown is, through others, a part of itself."""
    dossier = reading.dossier
    for records in (dossier.areas, dossier.sectors, dossier.breakdowns):
        places = {each.code: each.origin for each in records}
        for first, circle in circles(_wholes(records), places):
            yield places[first].problem(f"'{first}' is via 'deel_van' een deel van zichzelf: {circle}.", "deel_van")


def _wholes(records: Iterable[Area | Sector | Breakdown]) -> dict[str, str | None]:
    return {each.code: each.part_of for each in records}


def circles(above: Mapping[str, str | None], places: Mapping[str, Origin]) -> Iterator[tuple[str, str]]:
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
    """Ensure a place on the map is a row and a column, counted from 1, and that of one area of its division at a time."""
    taken: defaultdict[tuple[str | None, str, int, int], list[Area]] = defaultdict(list)
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
        others = taken[each.part_of, each.kind, each.row, each.column]
        first = next((one for one in others if _together(one, each)), None)
        others.append(each)
        if first is not None:
            yield each.origin.problem(
                f"op rij {each.row}, kolom {each.column} ligt '{first.name}' al (regel {first.origin.line}). "
                "Geef elk gebied een eigen plek.",
                "rij",
            )


def _together(one: Area, other: Area) -> bool:
    """Whether two areas were there on the same day: what went into another leaves its place on the map to that."""
    return (other.until is None or one.since is None or one.since < other.until) and (
        one.until is None or other.since is None or other.since < one.until
    )


_MOST_TILES = 30  # in a row or a column: more are too small to read


def _is_certain(reading: Reading, records: tuple[R, ...], file: str) -> bool:
    """Whether it is certain what is a part of what."""
    known = Counter(each.code for each in records)
    above = _wholes(records)
    places = {each.code: each.origin for each in records}
    return (
        not is_broken(reading, f"{paths.FIGURES}/{file}")
        and all(each is None or each in known for each in above.values())
        and all(times == 1 for times in known.values())
        and not any(circles(above, places))
        and not any(map(backwards, records))
    )


def backwards(part: Area | Sector | Breakdown) -> bool:
    """Whether it would have ended before it began; what was there on which day is not known then."""
    if isinstance(part, Breakdown):
        return False
    return part.since is not None and part.until is not None and part.until <= part.since


def division_of(reading: Reading, records: tuple[R, ...], file: str) -> dict[str, tuple[str, str]]:
    """The whole and the kind that say of which division each part is; none when that is not certain."""
    certain = _is_certain(reading, records, file)
    return {each.code: (each.part_of, each.kind) for each in records if certain and each.part_of is not None}


def divisions(reading: Reading, records: tuple[R, ...], file: str) -> Divisions:
    """The divisions of each whole; those without a whole are the divisions of `None`; none when that is not certain."""
    parts: defaultdict[str | None, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in records if _is_certain(reading, records, file) else ():
        parts[each.part_of][each.kind].append(each.code)
    return {whole: list(kinds.values()) for whole, kinds in parts.items()}


def on_a_day(found: Divisions, records: Iterable[Area | Sector]) -> Callable[[str | None, date], list[list[str]]]:
    """The divisions of a whole as they were on a day: without the parts that were not there yet, or no more."""
    lives = {each.code: each for each in records if each.since is not None or each.until is not None}
    if not lives:
        return lambda whole, _: found.get(whole, [])

    @cache
    def there(whole: str | None, day: date) -> list[list[str]]:
        every = (
            [each for each in parts if each not in lives or exists(lives[each], day)] for parts in found.get(whole, ())
        )
        return [parts for parts in every if parts]

    return there


def neighbours_lie_beside_each_other(reading: Reading) -> Iterator[Problem]:
    """Ensure an area that has another beside it lies beside that one too, and not beside itself.

    An area that names one that is not there may mean this one: that is told of it already.
    """
    areas = {each.code: each for each in reading.dossier.areas}
    astray = {each.code for each in reading.dossier.areas if not areas.keys() >= set(each.neighbours)}
    for each in reading.dossier.areas:
        for number, code in enumerate(each.neighbours):
            if code == each.code:
                yield each.origin.problem(f"'{code}' grenst niet aan zichzelf. Haal het weg.", f"buren.{number}")
            elif code in areas and code not in astray and each.code not in areas[code].neighbours:
                told = f"'{code}' staat hier als buur, en '{each.code}' niet bij '{code}'. Zet het op beide plaatsen."
                yield each.origin.problem(told, f"buren.{number}")


RULES = (wholes_have_no_circles, places_on_the_map_are_clear, neighbours_lie_beside_each_other)
