"""What a change does to the words in which everything was published before: the same report then says something else.

Where what is counted becomes another thing, or a thing gets another name, a change is refused unless it is said where
everyone can see it. The rest may be, and is told before anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor.change.changes import Difference, Rewritten
from motiespoor.derive.names import aliases
from motiespoor.derive.things import Sort, Thing
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import keys
from motiespoor.model.figure import Area, Breakdown, Sector, Series
from motiespoor.model.publication import StatusKind
from motiespoor.model.table import text_of
from motiespoor.problem import Problem, clipped

# By their Dutch keys: the fields of what other records name, in which those records are read.
_SAID_IN: Mapping[Sort, frozenset[str]] = {
    Sort.STATUS: frozenset({"naam", "betekenis", "einde", "blijvend", "onbekend", "volgorde"}),
    Sort.SERIES: frozenset(
        {"titel", "eenheid", "soort", "van", "noemer", "optelbaar", "omschrijving", "geldt_voor", "indexbasis"}
    ),
    Sort.AREA: frozenset({"naam", "soort", "deel_van"}),
    Sort.SECTOR: frozenset({"naam", "soort", "deel_van"}),
    Sort.BREAKDOWN: frozenset({"naam", "soort", "deel_van"}),
    Sort.METHOD: frozenset({"titel", "omschrijving"}),
    Sort.BREAK: frozenset({"zekerheid", "omschrijving"}),
    Sort.PUBLICATION: frozenset(
        {"naam", "onderwerp", "maker", "uitgever", "voorbehoud", "gebieden", "woorden", "gevraagd"}
    ),
}
# What a status and a series are: with another one, what was published is no longer what was meant.
_IS: Mapping[Sort, tuple[str, ...]] = {
    Sort.STATUS: ("einde", "blijvend", "onbekend"),
    Sort.SERIES: ("eenheid", "soort", "van"),
}


def other_meanings(difference: Difference) -> tuple[tuple[Rewritten, ...], tuple[Thing, ...]]:
    """What gives another meaning to what was published: what says something else, and the series breaks that are gone."""
    changed = tuple(each for each in difference.rewritten if _titles(each) & {field.field for field in each.fields})
    return changed, tuple(each for each in difference.gone if each.sort is Sort.BREAK)


def _titles(each: Rewritten) -> frozenset[str]:
    """The titles of the fields of a record in which other records are read."""
    wanted = _SAID_IN.get(each.after.sort, frozenset())
    if not wanted:
        return frozenset()
    declared = keys(type(each.after.record))
    return frozenset(str(declared[name].metadata["title"]) for name in wanted)


def statuses_and_series_stay_what_they_are(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a status ends or goes on as it did, and a series counts the same thing in the same unit."""
    for sort, then, now in _both(before, after):
        declared = keys(type(now))
        for key in _IS.get(sort, ()):
            was, is_now = getattr(then, declared[key].name), getattr(now, declared[key].name)
            if was != is_now:
                yield now.origin.problem(
                    f"'{key}' van {sort.one} '{clipped(now.id)}' was {_quoted(was)} en is nu {_quoted(is_now)}: alles wat "
                    f"daarmee gepubliceerd is, zegt dan iets anders. Zet het terug, of maak een nieuwe {sort.one}.",
                    key,
                )


def _both(before: Dossier, after: Dossier) -> Iterator[tuple[Sort, StatusKind | Series, StatusKind | Series]]:
    statuses, series = {each.id: each for each in before.statuses}, {each.id: each for each in before.series}
    yield from ((Sort.STATUS, statuses[each.id], each) for each in after.statuses if each.id in statuses)
    yield from ((Sort.SERIES, series[each.id], each) for each in after.series if each.id in series)


def renamed_parts_say_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure an area, a sector and a part of another division that are called otherwise still know what they were called."""
    old = {(type(each), each.code): each for each in _parts(before)}
    for now in _parts(after):
        then = old.get((type(now), now.code), now)
        if then.name not in (now.name, *aliases(now.aliases)):
            yield now.origin.problem(
                f"'{clipped(now.code)}' heette '{clipped(then.name)}' en heet nu '{clipped(now.name)}'. Is het hetzelfde, "
                "zet de oude naam dan in 'ook_genoemd'; is het iets anders, geef dat een eigen code.",
                "naam",
            )


def _parts(dossier: Dossier) -> tuple[Area | Sector | Breakdown, ...]:
    return (*dossier.areas, *dossier.sectors, *dossier.breakdowns)


def _quoted(value: object) -> str:
    return "leeg" if value is None else f"'{text_of(value)}'"
