"""The OpenAPI description of the interface: every address, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.model.dossier import Dossier
from motiespoor.model.wording import Phrases, said_in
from motiespoor.render.api.addresses import ENDING, SINGLE, document_path, list_path, names
from motiespoor.render.api.documents import ENDED, LIST, LISTED, Kind
from motiespoor.render.api.plain import Json
from motiespoor.render.api.schemas import schema_name, schemas

VERSION = "3.1.1"
_SCHEMAS = "#/components/schemas/"
_PROMISE = (
    "Een document blijft op zijn adres, en een sleutel houdt haar naam, haar type en haar betekenis; zij is er altijd, "
    "met null of een lege lijst als er niets bekend is. Er kunnen documenten, sleutels en keuzewoorden bij komen. "
    "Wat daar niet in past, komt onder een ander pad, naast dit."
)


def openapi(dossier: Dossier) -> Json:
    """The description of the documents of a dossier."""
    publication, said = dossier.publication, said_in(dossier.publication.words)
    licence = next((each for package in dossier.descriptors.values() for each in package.licences), None)
    return {
        "openapi": VERSION,
        "info": {
            "title": f"Gegevens van {publication.name}",
            "description": f"{publication.disclaimer} {_PROMISE}",
            "version": "1",
            **({"license": {"name": licence.title, "url": licence.path}} if licence is not None else {}),
        },
        "servers": [{"url": publication.url.rstrip("/")}],
        "paths": dict(_paths(dossier, said)),
        "components": {"schemas": dict(schemas(_SCHEMAS, said))},
    }


def _paths(dossier: Dossier, said: Phrases) -> Iterator[tuple[str, Json]]:
    for kind in SINGLE:
        yield f"/{document_path(kind)}", _item(kind.word, said.told(kind.about), kind)
    known = names(dossier)
    for kind in LISTED:
        yield f"/{list_path(kind)}", _item(f"{kind.folder}-lijst", f"Alle documenten van de soort {kind.word}.", LIST)
        # What has a name that may end keeps its address; another document says there what took over.
        also = (ENDED,) if kind in ENDING.values() else ()
        item = _item(kind.word, said.told(kind.about), kind, *also)
        example = {"example": known[kind][0]} if known[kind] else {}
        item["get"]["parameters"] = [
            {
                "name": kind.name,
                "in": "path",
                "required": True,
                "description": f"Een naam uit /{list_path(kind)}.",
                "schema": {"type": "string", "pattern": "^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$"},
                **example,
            }
        ]
        item["get"]["responses"]["404"] = {"description": "Onder deze naam is niets."}
        yield f"/{document_path(kind, f'{{{kind.name}}}')}", item


def _item(name: str, about: str, *kinds: Kind) -> Json:
    found: list[Json] = [{"$ref": f"{_SCHEMAS}{schema_name(kind)}"} for kind in kinds]
    schema = found[0] if len(found) == 1 else {"oneOf": found}
    return {
        "get": {
            "operationId": name,
            "summary": about,
            "security": [],
            "responses": {"200": {"description": about, "content": {"application/json": {"schema": schema}}}},
        }
    }
