"""What is right today and will not be soon: told to who checks, and no problem yet."""

from __future__ import annotations

from datetime import date, timedelta

from motiespoor import dutch
from motiespoor.model.publication import Publication
from motiespoor.problem import Problem

_AHEAD = timedelta(days=30)


def soon(publication: Publication, today: date) -> tuple[Problem, ...]:
    """What will be a problem within a month."""
    told = publication.security
    if told is None or not today < told.expires <= today + _AHEAD:
        return ()
    text = (
        f"dit verloopt op {dutch.day(told.expires)}, en dan kan de site niet meer gemaakt worden. "
        "Kijk of 'contact' nog klopt en kies een nieuwe dag."
    )
    return (told.origin.problem(text, "verloopt"),)
