"""The files of the interface: the documents, and what describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from motiespoor import paths
from motiespoor.derive.deadlines import Deadline
from motiespoor.model.dossier import Dossier
from motiespoor.model.wording import said_in
from motiespoor.render.api.addresses import OPENAPI, schema_path
from motiespoor.render.api.documents import KINDS
from motiespoor.render.api.made import made
from motiespoor.render.api.openapi import openapi
from motiespoor.render.api.plain import Json
from motiespoor.render.api.schemas import WITHIN, schema_file, schemas
from motiespoor.render.entry import Entry
from motiespoor.render.output import Output
from motiespoor.render.permanent import full_address


def interface(
    dossier: Dossier, day: date, deadlines: tuple[Deadline, ...], happened: Iterable[Entry]
) -> Iterator[Output]:
    """Every file below the path of the interface, one by one, as they are on a day."""
    for path, content in descriptions(dossier):
        yield Output(
            path=path, content=f"{json.dumps(content, ensure_ascii=False, indent=2)}\n", source=paths.PUBLICATION
        )
    for each in made(dossier, day, deadlines, happened):
        yield Output(path=each.path, content=each.content, source=each.source)


def descriptions(dossier: Dossier) -> Iterator[tuple[str, Json]]:
    """The OpenAPI description, and the JSON Schema of each kind of document."""
    yield OPENAPI, openapi(dossier)
    every = schemas(WITHIN, said_in(dossier.publication.words))
    for kind in KINDS:
        path = schema_path(kind)
        yield path, schema_file(kind, full_address(dossier.publication, path), every)
