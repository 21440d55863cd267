"""Rules on what records say of each other by name: it must exist."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from motiespoor import paths
from motiespoor.derive.names import aliases
from motiespoor.derive.things import Thing, things
from motiespoor.model.chapters import spots
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import NAME, Family
from motiespoor.model.figure import Area, Breakdown, Sector
from motiespoor.model.schema import names
from motiespoor.model.succession import Kind
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import Guess, guess, suggestion
from motiespoor.validate.causes import called, twice_in
from motiespoor.validate.walk import records, references


def references_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure every reference names something that exists."""
    missing: defaultdict[tuple[Family, str], list[tuple[Origin, str]]] = defaultdict(list)
    known_by: dict[type, list[tuple[str, str, Family, frozenset[str]]]] = {}
    of_former = _rows_of_former_measures(reading.dossier)
    for record in records(reading.dossier):
        if record.origin.path in of_former:
            continue
        if type(record) not in known_by:
            known_by[type(record)] = [
                (*each, known) for each in references(record) if (known := reading.known[each[-1]]) is not None
            ]
        if (exchanged := _exchanged(record, known_by[type(record)])) is not None:
            yield exchanged
            continue
        for key, attribute, family, known in known_by[type(record)]:
            value = getattr(record, attribute)
            if value is None or value in known:
                continue
            many = isinstance(value, tuple)
            for number, name in enumerate(value if many else (value,)):
                if name not in known:
                    missing[family, name].append((record.origin, f"{key}.{number}" if many else key))
    for family, name, origin, place in named_in_rows(reading.dossier):
        if (of_family := reading.known[family]) is not None and name not in of_family:
            missing[family, name].append((origin, place))
    families = Counter(family for family, _ in missing)
    for (family, name), places in missing.items():
        text, meant = _unknown(name, family, _choices(family, reading), reading.dossier)
        if meant is not None and family in _NAMED and NAME.regex.fullmatch(meant.word) is None:
            continue  # of what was meant it is told that it is no name
        it = called(family, name)
        if len(places) > 1 and (renamed := _renamed(name, family, reading)) is not None:
            yield renamed.origin.problem(
                f"{family.value} '{clipped(renamed.name)}' wordt nergens genoemd, en '{clipped(name)}' {len(places)} keer, "
                f"maar die is er niet. Is dit dezelfde? Zet hier dan '{clipped(name)}' terug.",
                family.value if family.value in renamed.origin.fields else "id",
                breaks={it},
            )
            continue
        # Where two have one name and just one is missed, that is the name that one of the two should have.
        twice = {twice_in(_LISTED_IN[family])} if families[family] == 1 and family in _LISTED_IN else frozenset[str]()
        for origin, place in places:
            yield origin.problem(text, place, found=name, guess=meant, breaks={it}, hangs_on={it, *twice}, lacks=it)


def _rows_of_former_measures(dossier: Dossier) -> frozenset[str]:
    """The files of rows that say of which measure they are, in rounds that closed before that measure ended."""
    ended = {each.name for each in dossier.successions if each.kind is Kind.MEASURE}
    return frozenset(
        row.origin.path
        for each in dossier.rounds
        if each.closing is not None
        for row in each.reports.values()
        if row.measure in ended and row.measure in {then.slug for then in each.closing.measures}
    )


def named_in_rows(dossier: Dossier) -> Iterator[tuple[Family, str, Origin, str]]:
    """What the rows of registers, their history and the conditions on them name, with the place of each."""
    for table in dossier.registers:
        families = table.register.families
        for row in table.rows:
            for field, family in families.items():
                yield from ((family, *each) for each in _names(row.values.get(field), row.origin, field))
            for entry in row.history:
                if entry.field in families:
                    named = _names(entry.value, entry.origin, "waarde")
                    yield from ((families[entry.field], name, origin, "waarde") for name, origin, _ in named)
        for each in table.register.conditions:
            if each.field in families:
                for place, value in (("is", each.equal), ("in", each.among), ("niet_in", each.outside)):
                    yield from ((families[each.field], *named) for named in _names(value, each.origin, place))


def _names(value: object, origin: Origin, field: str) -> Iterator[tuple[str, Origin, str]]:
    """The names in a field, each with its place."""
    if isinstance(value, str):
        yield value, origin, field
    elif isinstance(value, tuple):
        yield from ((str(each), origin, f"{field}.{number}") for number, each in enumerate(value))


def _exchanged(record: Any, known_by: list[tuple[str, str, Family, frozenset[str]]]) -> Problem | None:
    """Two names in a record that stand in each other's place."""
    values = ((key, getattr(record, attribute), family, known) for key, attribute, family, known in known_by)
    wrong = [each for each in values if isinstance(each[1], str) and each[1] not in each[3]]
    if len(wrong) != 2:
        return None
    (key, name, family, known), (other_key, other_name, other_family, other_known) = wrong
    if name not in other_known or other_name not in known:
        return None
    origin: Origin = record.origin
    return origin.problem(
        f"'{name}' is een {other_family.value} en '{other_name}' een {family.value}. "
        f"Wissel ze om: '{key}' is '{other_name}' en '{other_key}' is '{name}'.",
        key,
        breaks={called(family, name), called(other_family, other_name)},
    )


def _renamed(missed: str, family: Family, reading: Reading) -> Thing | None:
    """What nothing refers to and has nearly the name that is missed: it likely had that."""
    defined = {each.name: each for each in things(reading.dossier).values() if each.sort.one == family.value}
    near = get_close_matches(missed, defined.keys() - _referred_to(family, reading), n=1, cutoff=_ALIKE)
    return defined[near[0]] if near and near[0] in (reading.known[family] or ()) else None


def _referred_to(family: Family, reading: Reading) -> set[str]:
    """The names of a family that stand somewhere else than where they are given."""
    found: set[str] = set()
    for record in records(reading.dossier):
        for _, attribute, of in references(record):
            value = getattr(record, attribute)
            if of is family and value is not None:
                found.update(value if isinstance(value, tuple) else (value,))
    # Of a large table, only what is in doubt is among the records.
    for path, table in reading.tables.items():
        if path != _LISTED_IN.get(family):
            found.update(*(table.texts(column) for column in table.columns))
    return found


# What is called by a name in small letters.
_NAMED = (Family.SOURCE, Family.EVENT, Family.MILESTONE, Family.FRAME_ITEM, Family.ROLE, Family.THEME)
# Where what can be referred to is listed, when that is in one file.
_LISTED_IN = {
    Family.SOURCE: paths.SOURCE_LIST,
    Family.EVENT: paths.TIMELINE,
    Family.SERIES: f"{paths.FIGURES}/reeksen.csv",
    Family.AREA: f"{paths.FIGURES}/gebieden.csv",
    Family.SECTOR: f"{paths.FIGURES}/sectoren.csv",
    Family.BREAKDOWN: f"{paths.FIGURES}/uitsplitsingen.csv",
    Family.METHOD: f"{paths.FIGURES}/methoden.csv",
    Family.THEME: paths.PUBLICATION,
}
_ALIKE = 0.7  # of 1: how much two names are the same
_FEW = 12  # so many names are listed


def _choices(family: Family, reading: Reading) -> frozenset[str]:
    """The names that can be chosen: a chapter that has themes is known, and no place for a measure."""
    known = reading.known[family] or frozenset()
    return known & spots(reading.dossier.publication.chapters).keys() if family is Family.THEME else known


def _unknown(name: str, family: Family, known: frozenset[str], dossier: Dossier) -> tuple[str, Guess | None]:
    """What is said of a name that nothing has, and what was meant: what has it as its title, or a name that is near.

    A source that is not known is likely new: another one that looks like it is no hint.
    """
    if family is Family.SLUG and (became := _ended(name, dossier)) is not None:
        return became, None
    called = {each for each, titles in _titles(family, dossier) if name.strip().casefold() in titles}
    if len(called) == 1 and (only := called.pop()) in known:
        text = f"'{clipped(name)}' is de naam van {family.value} '{only}'. Schrijf hier '{only}'."
        return text, Guess(only, certain=True)
    meant = guess(name, known)
    fact = f"{family.value} '{clipped(name)}' bestaat niet."
    if family is Family.SOURCE and not (meant and meant.certain):
        return f"{fact} Is zij nieuw, zet haar dan in {paths.SOURCE_LIST}.", None
    if family is Family.THEME and not known:
        return f"{fact} Zet het onder 'indeling' in {paths.PUBLICATION}, of haal dit veld weg.", None
    listed = len(known) <= _FEW
    hint = suggestion(name, known, listed=listed)
    where = f" Kijk in {_LISTED_IN[family]}." if not (listed or meant) and family in _LISTED_IN else ""
    return f"{fact}{hint}{where}", meant


def _ended(name: str, dossier: Dossier) -> str | None:
    """What is said of a measure that ended, in a row of a round that is open; `None` of any other name."""
    for each in dossier.successions:
        if each.kind is Kind.MEASURE and each.name == name:
            now = " of ".join(f"'{one}'" for one in each.successors)
            do = f"Schrijf hier {now}." if now else "Haal dit bestand weg."
            return f"maatregel '{clipped(name)}' is geëindigd op {each.date}, en deze ronde is nog open. {do}"
    return None


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
                    hangs_on={
                        called(Family.ACTION, f"{measure.slug}/{milestone.action}"),
                        twice_in(measure.origin.path),
                    },
                    lacks=called(Family.ACTION, f"{measure.slug}/{milestone.action}"),
                )
    for milestone in reading.dossier.promises:
        if milestone.action is not None:
            yield milestone.origin.problem(
                "een toezegging zonder maatregel heeft geen 'actie'. Haal dit veld weg.", "actie"
            )


RULES = (references_exist, actions_of_milestones_exist)
