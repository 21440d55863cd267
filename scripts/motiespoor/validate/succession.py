"""Rules on names that were published: they remain, or it is told what became of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Set
from difflib import get_close_matches
from typing import TypeVar

from motiespoor import paths
from motiespoor.derive.succession import lost
from motiespoor.model.fields import NAME, Family
from motiespoor.model.round import Closing, PublishedMeasure
from motiespoor.model.succession import Fate, Kind, Succession
from motiespoor.problem import Origin, Problem
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion
from motiespoor.validate.causes import actions_of, called, twice_in
from motiespoor.validate.walk import first_and_again

Named = tuple[Kind, str]
N = TypeVar("N", bound=Hashable)


def published_names_remain(reading: Reading) -> Iterator[Problem]:
    """Ensure every name that stood on the site when a round closed still exists, or is said to have ended."""
    if any(problem.path == paths.SUCCESSION for problem in reading.problems):
        return
    published: dict[Named, tuple[str, Origin, str, PublishedMeasure | None]] = {}
    for each in reading.dossier.rounds:
        if each.closing is None:
            continue
        for kind, name, place, then in _published(each.closing):
            origin = then.origin if then else each.closing.origin
            published.setdefault((kind, name), (each.sheet.id, origin, place, then))
    files = {each.slug: each.origin.path for each in reading.dossier.measures}
    readable = [kind for kind in Kind if reading.known[kind.family] is not None]
    now = {(kind, name) for kind in readable for name in reading.known[kind.family] or ()}
    # What became of the actions of a lost measure is told one by one: asked when that of the measure is told.
    before: dict[Named, Named | None] = {named: None for named in published if named[0] in readable}
    for kind, name in lost(before, now, _declared(reading)):
        closed, origin, place, then = published[kind, name]
        advice = "Zet die terug"
        if (renamed := _renamed(kind, name, now - published.keys())) is not None:
            if NAME.regex.fullmatch(renamed) is None:
                continue  # of that name it is told that it is none
            advice = f"Heet die nu '{renamed}'? Geef die de oude naam terug"
        yield origin.problem(
            f"{kind.label} '{name}' stond op de site toen ronde {closed} gesloten werd, en is er niet meer. "
            f"{advice}, of zeg in {paths.SUCCESSION} wat ervan werd: 'soort: {kind.value}', 'van: {name}'.",
            place,
            breaks=_with_it(kind, name, then),
            hangs_on={called(Family.SLUG, then.slug), twice_in(files.get(then.slug, ""))} if then else (),
        )


def _renamed(kind: Kind, name: str, new: Set[Named]) -> str | None:
    """What is new and is called nearly as this was; an action within its measure."""
    measure, _, own = name.rpartition("/")
    names = [each.rpartition("/") for of, each in new if of is kind]
    near = get_close_matches(own, sorted(each for owner, _, each in names if owner == measure), n=1)
    return near[0] if near else None


def _with_it(kind: Kind, name: str, then: PublishedMeasure | None) -> Iterator[str]:
    """What is gone with something that stood on the site."""
    yield called(kind.family, name)
    if then is not None and kind is Kind.ACTION:
        yield actions_of(then.slug)
    if then is not None and kind is Kind.MEASURE:
        yield called(Family.MEASURE, then.number)
        yield from (called(Family.ACTION, f"{name}/{each}") for each in then.actions)
        yield from (called(Family.MILESTONE, each) for each in then.milestones)


def _published(closing: Closing) -> Iterator[tuple[Kind, str, str, PublishedMeasure | None]]:
    """Every name that addresses hang on, with its place in the closing, and the measure that it was of."""
    for measure in closing.measures:
        yield Kind.MEASURE, measure.slug, "sleutel", measure
        for number, action in enumerate(measure.actions):
            yield Kind.ACTION, f"{measure.slug}/{action}", f"acties.{number}", measure
        for number, milestone in enumerate(measure.milestones):
            yield Kind.MILESTONE, milestone, f"mijlpalen.{number}", measure
    for number, milestone in enumerate(closing.promises):
        yield Kind.MILESTONE, milestone, f"toezeggingen.{number}", None


def names_fit_their_kind(reading: Reading) -> Iterator[Problem]:
    """Ensure a name is written as the names of its kind are: an action as slug/id, the others without a slash."""
    for each in reading.dossier.successions:
        for name, place in _names(each):
            if not _fits(each.kind, name):
                form = "sleutel-van-de-maatregel/id-van-de-actie" if each.kind is Kind.ACTION else "zonder /"
                yield each.origin.problem(f"'{name}' is geen {each.kind.label}. Schrijf die {form}.", place)


def only_measures_have_a_number(reading: Reading) -> Iterator[Problem]:
    """Ensure nothing but a measure is said to have had a number."""
    for each in reading.dossier.successions:
        if each.number is not None and each.kind is not Kind.MEASURE:
            yield each.origin.problem(
                f"alleen een maatregel heeft een nummer, en dit is een {each.kind.label}.", "nummer"
            )


def what_ended_is_gone(reading: Reading) -> Iterator[Problem]:
    """Ensure what is said to have ended no longer exists, and is said to have ended once."""
    successions = reading.dossier.successions
    for each in successions:
        if each.name in (reading.known[each.kind.family] or ()):
            yield each.origin.problem(
                f"{each.kind.label} '{each.name}' bestaat nog. Haal deze opvolging weg, of haal de {each.kind.label} weg.",
                "van",
            )
    for first, again in first_and_again(((each.kind, each.name), each) for each in successions):
        yield again.origin.problem(
            f"{again.kind.label} '{again.name}' staat hier al, op regel {first.origin.line}. Houd er één over.", "soort"
        )


def successors_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure every successor exists, or is itself said to have ended; and so does the measure of an ended action."""
    declared = _declared(reading)
    for each in reading.dossier.successions:
        wanted = [(each.kind, name, place) for name, place in _names(each) if place != "van"]
        if each.kind is Kind.ACTION:
            wanted.append((Kind.MEASURE, each.name.partition("/")[0], "van"))
        for kind, name, place in wanted:
            known = reading.known[kind.family]
            fits = _fits(kind, name) and _fits(each.kind, each.name)
            if known is not None and fits and name not in known and (kind, name) not in declared:
                hint = suggestion(name, known, listed=len(known) <= 12)
                yield each.origin.problem(f"{kind.label} '{name}' bestaat niet.{hint}", place)


# How many successors go with what became of it, and how that is said.
_NUMBERS: Mapping[Fate, tuple[int, int | None, str]] = {
    Fate.SUCCEEDED: (1, 1, "precies één naam"),
    Fate.SPLIT: (2, None, "twee namen of meer"),
    Fate.MERGED: (1, 1, "precies één naam"),
    Fate.ENDED: (0, 0, "geen naam"),
}


def fates_fit_the_number_of_successors(reading: Reading) -> Iterator[Problem]:
    """Ensure a split has two successors or more, an end none, and the others one; and none is named twice."""
    for each in reading.dossier.successions:
        least, most, words = _NUMBERS[each.fate]
        number = len(each.successors)
        if each.origin.complete and (number < least or (most is not None and number > most)):
            yield each.origin.problem(
                f"bij '{each.fate.value}' hoort onder 'naar' {words}; hier staan er {number}. Kies wat er gebeurde.",
                "wat",
            )
        for _, (name, place) in first_and_again((name, (name, place)) for name, place in _names(each)[1:]):
            yield each.origin.problem(f"'{name}' staat er al. Houd er één over.", place)


def successions_come_to_an_end(reading: Reading) -> Iterator[Problem]:
    """Ensure nothing is followed, in the end, by itself."""
    successions: dict[Named, Succession] = {}
    for each in reading.dossier.successions:
        successions.setdefault((each.kind, each.name), each)
    following = {
        named: tuple((named[0], name) for name in each.successors if (named[0], name) in successions)
        for named, each in successions.items()
    }
    for circle in circles(following):
        way = " → ".join(name for _, name in (*circle, circle[0]))
        yield successions[circle[0]].origin.problem(
            f"dit gaat rond: {way}. Een opvolger is iets wat er nog is, of wat zelf ergens in overging.", "naar"
        )


def circles(following: Mapping[N, tuple[N, ...]]) -> Iterator[list[N]]:
    """Circles among names that lead to each other: at least one of every tangle, in time that grows with the names."""
    before: defaultdict[N, list[N]] = defaultdict(list)
    waiting = {name: len(next_ones) for name, next_ones in following.items()}
    for name, next_ones in following.items():
        for each in next_ones:
            before[each].append(name)
    ends = [name for name, number in waiting.items() if number == 0]
    for end in ends:  # grows while it is walked: what leads only to ends comes to an end as well
        for each in before[end]:
            waiting[each] -= 1
            if waiting[each] == 0:
                ends.append(each)
    seen: set[N] = set()
    for start in following:
        steps: dict[N, int] = {}
        name = start
        while waiting[name] and name not in seen:
            seen.add(name)
            steps[name] = len(steps)
            name = next(each for each in following[name] if waiting[each])
        if name in steps:
            yield list(steps)[steps[name] :]


def _names(each: Succession) -> list[tuple[str, str]]:
    """The names in a succession, with their place; first the one that ended."""
    return [(each.name, "van"), *((name, f"naar.{number}") for number, name in enumerate(each.successors))]


def _declared(reading: Reading) -> set[Named]:
    """What is said to have ended."""
    return {(each.kind, each.name) for each in reading.dossier.successions}


def _fits(kind: Kind, name: str) -> bool:
    return ("/" in name) == (kind is Kind.ACTION)


RULES = (
    published_names_remain,
    names_fit_their_kind,
    only_measures_have_a_number,
    what_ended_is_gone,
    successors_exist,
    fates_fit_the_number_of_successors,
    successions_come_to_an_end,
)
