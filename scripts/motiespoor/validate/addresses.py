"""Rules on what addresses are made of: a name may not make one that something else has already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading

# How the page of a folder is called on disk; MkDocs takes README for it as well.
_OF_THE_FOLDER = ("index", "README")
# Pages that are made beside the one with all areas.
_BESIDE_AREAS = ("index", "prognoses", "sectoren", "wat-ontbreekt")
_COMPARED = "-naar-"  # between the names of two rounds: the page that compares them
# Places that a page has besides those of its rows.
_IN_FRAME = ("ondertekenaars", "per-maatregel")
_IN_PARTS = ("meeste-eerst", "op-naam")


def pages_have_addresses_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure no name makes the address of a page that is there already: of a list, or of two rounds compared."""
    publication = reading.dossier.publication
    for key, name, record in _pages(reading):
        if name in _OF_THE_FOLDER or name.casefold() == _OF_THE_FOLDER[0]:
            text = f"{key} '{name}' kan niet: zo heet het bestand van de pagina met alle namen. Kies een andere naam."
            yield record.origin.problem(text, key)
    if publication.areas in _BESIDE_AREAS:
        text = f"'{publication.areas}' is al het adres van een andere pagina over cijfers. Kies een ander woord."
        yield publication.origin.problem(text, "gebieden")
    for each in reading.dossier.rounds:
        if _COMPARED in each.sheet.id.casefold():
            text = f"ronde '{each.sheet.id}' kan niet: zo heet een pagina die twee ronden vergelijkt. Kies een andere naam."
            yield each.sheet.origin.problem(text, "ronde")


def names_differ_in_more_than_capitals(reading: Reading) -> Iterator[Problem]:
    """Ensure two numbers of measures, or two rounds, are not told apart by capitals only: a disk or a host may not see them."""
    numbers: list[tuple[str, str, Any]] = [("nummer", each.number, each) for each in reading.dossier.measures]
    rounds: list[tuple[str, str, Any]] = [("ronde", each.sheet.id, each.sheet) for each in reading.dossier.rounds]
    for named in (numbers, rounds):
        first: dict[str, str] = {}
        for key, name, record in named:
            before = first.setdefault(name.casefold(), name)
            if before != name:
                text = f"{key} '{name}' verschilt alleen in hoofdletters van '{before}'. Kies een ander."
                yield record.origin.problem(text, key)


def places_have_names_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure no name makes a place on a page that is there already."""
    dossier = reading.dossier
    groups = dossier.frame.groups if dossier.frame else ()
    given = {each.id for each in groups}
    named: list[tuple[str, str, Any, tuple[str, ...]]] = [
        *(("id", each.id, each, _IN_FRAME) for each in groups),
        *(("id", item.id, item, (*_IN_FRAME, *given)) for group in groups for item in group.items),
        *(("sleutel", each.slug, each, _IN_PARTS) for each in _parts(dossier) if each.slug),
    ]
    for key, name, record, taken in named:
        if name in taken:
            text = f"{key} '{name}' is al de naam van een andere plek op dezelfde pagina. Kies een andere naam."
            yield record.origin.problem(text, key)


def _pages(reading: Reading) -> Iterator[tuple[str, str, Any]]:
    """What has a page of its own, by its name and the key under which that stands."""
    dossier = reading.dossier
    yield from (("sleutel", each.slug, each) for each in dossier.measures)
    yield from (("ronde", each.sheet.id, each.sheet) for each in dossier.rounds)
    yield from (("reeks", each.id, each) for each in dossier.series)
    yield from (("sleutel", each.slug, each) for each in _parts(dossier) if each.slug)


def _parts(dossier: Dossier) -> tuple[Area | Sector, ...]:
    return (*dossier.areas, *dossier.sectors)


RULES = (
    pages_have_addresses_of_their_own,
    names_differ_in_more_than_capitals,
    places_have_names_of_their_own,
)
