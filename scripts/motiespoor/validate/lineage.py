"""Rules on areas and sectors that live in time: their days fit together, and figures are of what was there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from motiespoor import dutch, paths
from motiespoor.derive.lineage import Lineage
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.figure import Area, Sector, exists
from motiespoor.problem import Origin, Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.divisions import backwards
from motiespoor.validate.observed import is_broken
from motiespoor.validate.succession import circles

Part = Area | Sector


def parts_begin_before_they_end(reading: Reading) -> Iterator[Problem]:
    """Ensure an area or a sector was there for a day at least."""
    for _, parts in _tables(reading.dossier):
        for each in parts:
            if backwards(each):
                yield each.origin.problem(
                    f"tot {each.until} ligt niet na van {each.since}. 'tot' is de eerste dag dat het er niet meer was; kijk "
                    "welke van de twee klopt.",
                    "tot",
                )


def predecessors_come_before(reading: Reading) -> Iterator[Problem]:
    """Ensure what went into another ended on the day that this began, or while it was there, and is none of its own predecessors."""
    for family, parts in _tables(reading.dossier):
        known = {each.code: each for each in parts}
        around: set[str] = set()
        following = {each.code: tuple(name for name in each.predecessors if name in known) for each in parts}
        for circle in circles(following):
            way = " → ".join((*circle, circle[0]))
            around.update(circle)
            yield known[circle[0]].origin.problem(
                f"'{circle[0]}' is via 'voorgangers' een voorganger van zichzelf: {way}.", "voorgangers"
            )
        endless: set[str] = set()
        for each in parts:
            if each.code in around or backwards(each):
                continue
            before = [known[name] for name in following[each.code] if not backwards(known[name])]
            for one in before:
                if one.until is None and one.code not in endless:
                    endless.add(one.code)
                    yield _endless(one, each, family)
            yield from _out_of_step(each, [one for one in before if one.until is not None])


def _endless(before: Part, after: Part, family: Family) -> Problem:
    day = f": {after.since}" if after.since is not None else ""
    return before.origin.problem(
        f"{family.value} '{before.code}' is een voorganger van '{after.code}' (regel {after.origin.line}) en heeft geen "
        f"'tot'. Vul daar de eerste dag in dat het er niet meer was{day}.",
        "tot",
    )


def _out_of_step(each: Part, before: list[Part]) -> Iterator[Problem]:
    """Predecessors that ended when this was not there."""
    late = [one for one in before if one.until is not None and each.until is not None and one.until >= each.until]
    early = [one for one in before if one.until is not None and each.since is not None and one.until < each.since]
    for one in (*early, *late):
        when = f"begint pas op {each.since}" if one in early else f"was er toen al niet meer (tot {each.until})"
        yield each.origin.problem(
            f"voorganger '{one.code}' hield op {one.until} op, en '{each.code}' {when}. Kijk welke dag klopt.",
            f"voorgangers.{each.predecessors.index(one.code)}",
        )
    if each.since is None or not before or early or late or any(one.until == each.since for one in before):
        return
    days = dutch.listed(f"'{one.code}' tot {one.until}" for one in before)
    yield each.origin.problem(
        f"geen voorganger hield op toen dit begon, op {each.since}: {days}. Kijk welke dag klopt; was dit er al en kwam er "
        "iets bij, laat 'van' dan leeg of zet er de dag waarop het begon.",
        "voorgangers",
    )


def figures_are_of_what_was_there(reading: Reading) -> Iterator[Problem]:
    """Ensure no figure is of an area or a sector on a day that it was not there."""
    for family, parts in _tables(reading.dossier):
        limited = {each.code for each in parts if (each.since or each.until) and not backwards(each)}
        if not limited or is_broken(reading, _FILES[family]):
            continue
        lineage: Lineage[Any] = Lineage(parts)
        for origin, code, day, place in _placed(reading.dossier, family, limited):
            if not exists(lineage.parts[code], day):
                yield origin.problem(_not_there(family, lineage, code, day), place)


def _placed(dossier: Dossier, family: Family, codes: set[str]) -> Iterator[tuple[Origin, str, date, str]]:
    """Of every figure of these areas or sectors: where it stands, what it is of, on which day, and where that is told.

    A forecast starts from a level, and may have been for a day on which the area was no more; not for one before it was.
    """
    of_area = family is Family.AREA
    for row in dossier.observations:
        if (code := row.area if of_area else row.sector) in codes:
            yield row.origin, code, row.date, family.value
    parts: dict[str, Part] = {each.code: each for each in (dossier.areas if of_area else dossier.sectors)}
    for each in dossier.forecasts:
        if (code := each.area if of_area else each.sector) in codes:
            since, until = parts[code].since, parts[code].until
            if until is not None and until <= each.base_date:
                yield each.origin, code, each.base_date, "basis_peildatum"
            elif since is not None and each.horizon < since:
                yield each.origin, code, each.horizon, "horizon"


def _not_there(family: Family, lineage: Lineage[Any], code: str, day: date) -> str:
    part = lineage.parts[code]
    if part.since is not None and day < part.since:
        when, instead = f"is er pas vanaf {part.since}", lineage.kin(code, day, part.since).before
    else:
        when, instead = f"is er niet meer vanaf {part.until}", lineage.heirs_on(code, day)
    names = dutch.listed(f"'{each.code}'" for each in instead)
    hint = f" Op {day} was dat {names}." if instead else ""
    return f"{family.value} '{code}' {when}.{hint} Kijk of de dag klopt, of zet het cijfer bij wat er toen was."


def _tables(dossier: Dossier) -> tuple[tuple[Family, tuple[Part, ...]], ...]:
    return (Family.AREA, dossier.areas), (Family.SECTOR, dossier.sectors)


_FILES = {Family.AREA: f"{paths.FIGURES}/gebieden.csv", Family.SECTOR: f"{paths.FIGURES}/sectoren.csv"}

RULES = (parts_begin_before_they_end, predecessors_come_before, figures_are_of_what_was_there)
