"""The theme blocks that the engine uses: those of the program, with those of a dossier over them."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.render.contact import contact
from motiespoor.render.output import Output
from motiespoor.render.template import as_text

# What the foot of every page says of the publication; made, for plain MkDocs knows nothing of it.
PUBLICATION = "partials/publicatie.html"


def blocks(dossier: Dossier) -> Iterator[Output]:
    """Every file of the folder that MkDocs calls `custom_dir`: nothing that was not read and checked gets there."""
    told = dossier.publication
    said = f"<p>{as_text(told.disclaimer)} {as_text(told.maker)}</p>\n<p>{contact(told)}</p>\n"
    for name, text in sorted({PUBLICATION: said, **dossier.blocks}.items()):
        yield Output(path=name, content=text, source=f"{paths.THEME}/{name}")
