"""The theme blocks that the engine uses: those of the program, with those of a dossier over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from motiespoor import paths
from motiespoor.model.publication import Publication
from motiespoor.read import theme
from motiespoor.read.files import listing
from motiespoor.render.contact import contact
from motiespoor.render.output import Output
from motiespoor.render.template import as_text

# What the foot of every page says of the publication; made, for plain MkDocs knows nothing of it.
PUBLICATION = "partials/publicatie.html"


def blocks(root: Path, publication: Publication) -> Iterator[Output]:
    """Every file of the folder that MkDocs calls `custom_dir`."""
    own = listing(root, paths.THEME).files if (root / paths.THEME).is_dir() else ()
    mine = {path[len(paths.THEME) + 1 :]: (root / path).read_bytes() for path in own}
    said = f"<p>{as_text(publication.disclaimer)} {as_text(publication.maker)}</p>\n<p>{contact(publication)}</p>\n"
    made = {PUBLICATION: said.encode()}
    for name, content in sorted({**theme.files(theme.BLOCKS), **made, **mine}.items()):
        yield Output(path=name, content=content, source=f"{paths.THEME}/{name}")
