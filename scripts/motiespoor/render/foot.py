"""What the foot of every page says of the publication."""

from __future__ import annotations

from motiespoor.model.publication import Publication
from motiespoor.render.contact import contact
from motiespoor.render.template import as_text


def foot(publication: Publication) -> str:
    """What the site is not, who makes it and where they are reached, as HTML."""
    said = f"{as_text(publication.disclaimer)} {as_text(publication.maker)}"
    return f"<p>{said}</p>\n<p>{contact(publication)}</p>\n"
