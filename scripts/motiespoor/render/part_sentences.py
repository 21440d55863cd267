"""What is known of the areas and the sectors together, in sentences; each says of how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.places import PlaceList
from motiespoor.dutch import day, listed, of_all, quoted, tally
from motiespoor.model.figure import Area, Sector, Series, SiteState
from motiespoor.render.pages.values import Value
from motiespoor.render.sentences import searched_until

_FEW = 3  # names that stand within a sentence
_NAMED = 12  # names that are listed in full; of more only the number


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What the parts are called, one and many, and how many there are."""

    one: str
    many: str
    total: int


def lifetime(part: Area | Sector, before: Sequence[str], after: Sequence[str]) -> str:
    """From when and until when it was there, what went into it and what it went into; "" for what always was and still is."""
    told = []
    if part.since is not None:
        told.append(f"Bestaat sinds {day(part.since)}{f', uit {listed(before)}' if before else ''}.")
    elif before:
        told.append(f"Nam {listed(before)} in zich op.")
    if part.until is not None:
        told.append(f"Bestond tot {day(part.until)}{f', en ging over in {listed(after)}' if after else ''}.")
    return " ".join(told)


def places_finding(places: PlaceList, words: Words) -> str:
    """In how many areas a place is open, and in how many there is one promised; as last known."""
    states = list(places.states.values())
    opened, promised = states.count(SiteState.OPEN), states.count(SiteState.PLANNED)
    told = f"Laatst bekend: in {_of(opened, words)} is een {places.kind} open"
    return f"{told}, in {promised} is er een beloofd" if promised else told


def places_known(places: PlaceList) -> str:
    """12 bekend: 7 open, 4 beloofd en 1 nu onbekend"""
    stands = [f"{tally(number)} {each.label}" for each in SiteState if (number := places.count(each))]
    return f"{tally(len(places.places))} bekend: {listed(stands)}"


def places_listed(places: PlaceList, counted: Value | None) -> str:
    """How many are open by the last source that says so, what there is to remark on that, and of how many is known where."""
    known = places.count(SiteState.OPEN)
    where = f"Van {known} is gevonden waar." if known else "Waar, is niet gevonden."
    if counted is None or counted.observation.value is None:
        return where
    told = f"Volgens de laatste bron zijn er {counted.shown} open ({day(counted.observation.date)})."
    return " ".join(filter(None, (told, counted.observation.note, where)))


def figures_known(known: int, total: int, series: Series, words: Words) -> str:
    """Of how many parts the level of a series is known."""
    return f"Voor {_of(known, words, total)} is een cijfer van {quoted(series.title)} gevonden"


def spread_known(names: Sequence[str], when: str, words: Words) -> str:
    """Of which parts the level of a day or a period is known, of how many; without names when they are many."""
    which = f": {listed(names)}" if 0 < len(names) <= _FEW else ""
    return f"Het cijfer van {when} is gevonden voor {_of(len(names), words)}{which}"


def not_known(names: Sequence[str], total: int, series: Series, words: Words, searched: date | None) -> str | None:
    """The one line on what was not found: of which parts, and until when was looked."""
    if not names:
        return None
    of = listed(names) if len(names) <= _NAMED and len(names) < total else _of(len(names), words, total)
    return f"{quoted(series.title)} van {of} ({searched_until(searched)})."


def _of(amount: int, words: Words, total: int | None = None) -> str:
    return of_all(amount, words.total if total is None else total, words.one, words.many)
