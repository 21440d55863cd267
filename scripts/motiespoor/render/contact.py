"""Who answers for a publication, how to reach them and where to report a mistake; or, plainly, what of it is not known yet."""

from __future__ import annotations

from markupsafe import Markup

from motiespoor import dutch
from motiespoor.model.publication import Publication
from motiespoor.render.address import reached
from motiespoor.render.template import as_text


def contact(publication: Publication) -> Markup:
    """For the foot of every page and the page about the site; nothing is made up for what is not filled in."""
    known = {
        "uitgever": as_text(publication.publisher) if publication.publisher else None,
        "contact": reached(publication.contact) if publication.contact else None,
        "een fout melden": reached(publication.report) if publication.report else None,
    }
    names = {"contact": "contactadres", "een fout melden": "adres om een fout te melden"}
    missing = [names.get(name, name) for name, value in known.items() if value is None]
    told = [as_text(f"{dutch.capital(name)}: ") + value + "." for name, value in known.items() if value is not None]
    told += [as_text(f"Nog niet ingevuld: {dutch.listed(missing)}.")] if missing else []
    return as_text(" ").join(told)
