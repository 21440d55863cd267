"""Where the documents stand, by the names in the dossier alone."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.derive.instances import milestones
from motiespoor.model.dossier import Dossier
from motiespoor.model.succession import Kind as Named
from motiespoor.render.api.documents import (
    AREA,
    CHANGES,
    INDEX,
    KINDS,
    LISTED,
    MEASURE,
    PROMISE,
    REGISTER,
    ROUND,
    SECTOR,
    SERIES,
    SOURCE,
    STATUSES,
    Kind,
)

# Published data is an interface: what stands below this path keeps its form.
API = "api/v1"
OPENAPI = f"{API}/openapi.json"
SINGLE = (INDEX, CHANGES, STATUSES)
# What can end under a name that keeps its document.
ENDING = {Named.MEASURE: MEASURE, Named.MILESTONE: PROMISE}


def document_path(kind: Kind, name: str = "") -> str:
    """The file of a document: the only one of its kind, or the one with this name."""
    return f"{API}/{kind.folder}/{name}.json" if name else f"{API}/{kind.word}.json"


def list_path(kind: Kind) -> str:
    """The file with a list of all documents of a kind."""
    return f"{API}/{kind.folder}.json"


def schema_path(kind: Kind) -> str:
    """The file with the JSON Schema of a kind of document."""
    return f"{API}/schemas/{kind.word}.json"


def names(dossier: Dossier) -> dict[Kind, tuple[str, ...]]:
    """The names of the documents of each kind that has more than one, in the order of the dossier."""
    found = {
        MEASURE: (each.slug for each in dossier.measures),
        ROUND: (each.sheet.id for each in dossier.rounds),
        AREA: (each.code for each in dossier.areas),
        SECTOR: (each.code for each in dossier.sectors),
        SERIES: (each.id for each in dossier.series),
        SOURCE: (each.id for each in dossier.sources),
        PROMISE: (each.id for each in milestones(dossier)),
        REGISTER: (each.name for each in dossier.registers),
    }
    return {kind: tuple(listed) for kind, listed in found.items()}


def ended(dossier: Dossier) -> Iterator[tuple[Kind, str]]:
    """The names under which a document says what took over."""
    for each in dossier.successions:
        if (kind := ENDING.get(each.kind)) is not None:
            yield kind, each.name


def paths_of(dossier: Dossier) -> Iterator[str]:
    """Every file of the interface."""
    yield OPENAPI
    yield from map(schema_path, KINDS)
    yield from map(document_path, SINGLE)
    yield from map(list_path, LISTED)
    for kind, listed in names(dossier).items():
        yield from (document_path(kind, each) for each in listed)
    yield from (document_path(kind, name) for kind, name in ended(dossier))
