"""Rules on what records say of each other by name: it must exist."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.derive.names import aliases
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.figure import Area, Breakdown, Sector
from motiespoor.model.schema import names
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import Guess, guess, suggestion
from motiespoor.validate.walk import records, references


def references_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure every reference names something that exists."""
    known_by: dict[type, list[tuple[str, str, Family, frozenset[str]]]] = {}
    for record in records(reading.dossier):
        if type(record) not in known_by:
            known_by[type(record)] = [
                (*each, known) for each in references(record) if (known := reading.known[each[-1]]) is not None
            ]
        for key, attribute, family, known in known_by[type(record)]:
            value = getattr(record, attribute)
            if value is None or value in known:
                continue
            many = isinstance(value, tuple)
            for number, name in enumerate(value if many else (value,)):
                if name not in known:
                    text, meant = _unknown(name, family, known, reading.dossier)
                    place = f"{key}.{number}" if many else key
                    yield record.origin.problem(text, place, found=name, guess=meant)


# Where what can be referred to is listed, when that is in one file.
_LISTED_IN = {
    Family.SOURCE: paths.SOURCE_LIST,
    Family.EVENT: paths.TIMELINE,
    Family.SERIES: f"{paths.FIGURES}/reeksen.csv",
    Family.AREA: f"{paths.FIGURES}/gebieden.csv",
    Family.SECTOR: f"{paths.FIGURES}/sectoren.csv",
    Family.BREAKDOWN: f"{paths.FIGURES}/uitsplitsingen.csv",
    Family.METHOD: f"{paths.FIGURES}/methoden.csv",
}
_FEW = 12  # so many names are listed


def _unknown(name: str, family: Family, known: frozenset[str], dossier: Dossier) -> tuple[str, Guess | None]:
    """What is said of a name that nothing has, and what was meant: what has it as its title, or a name that is near.

    A source that is not known is likely new: another one that looks like it is no hint.
    """
    called = {each for each, titles in _titles(family, dossier) if name.strip().casefold() in titles}
    if len(called) == 1 and (only := called.pop()) in known:
        text = f"'{clipped(name)}' is de naam van {family.value} '{only}'. Schrijf hier '{only}'."
        return text, Guess(only, certain=True)
    meant = guess(name, known)
    fact = f"{family.value} '{clipped(name)}' bestaat niet."
    if family is Family.SOURCE and not (meant and meant.certain):
        return f"{fact} Is zij nieuw, zet haar dan in {paths.SOURCE_LIST}.", None
    listed = len(known) <= _FEW
    hint = suggestion(name, known, listed=listed)
    where = f" Kijk in {_LISTED_IN[family]}." if not (listed or meant) and family in _LISTED_IN else ""
    return f"{fact}{hint}{where}", meant


def _titles(family: Family, dossier: Dossier) -> Iterator[tuple[str, set[str]]]:
    """What every thing of a family is called, besides its name in the data."""
    parts: dict[Family, tuple[Area | Sector | Breakdown, ...]] = {
        Family.AREA: dossier.areas,
        Family.SECTOR: dossier.sectors,
        Family.BREAKDOWN: dossier.breakdowns,
    }
    for part in parts.get(family, ()):
        yield part.code, {each.casefold() for each in (part.name, *aliases(part.aliases))}
    if family not in parts:
        for name, title in names(dossier).get(family, {}).items():
            yield name, {title.casefold()}


def actions_of_milestones_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure the action that a milestone names is an action of the same measure."""
    for measure in reading.dossier.measures:
        names = [action.id for action in measure.actions]
        for milestone in measure.milestones:
            if milestone.action is not None and measure.origin.complete and milestone.action not in names:
                yield milestone.origin.problem(
                    f"actie '{milestone.action}' bestaat niet bij deze maatregel.{suggestion(milestone.action, names)}",
                    "actie",
                    found=milestone.action,
                    guess=guess(milestone.action, names),
                )
    for milestone in reading.dossier.promises:
        if milestone.action is not None:
            yield milestone.origin.problem(
                "een toezegging zonder maatregel heeft geen 'actie'. Haal dit veld weg.", "actie"
            )


RULES = (references_exist, actions_of_milestones_exist)
