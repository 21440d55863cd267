"""What became of measures, actions and milestones that were published and are no longer followed under their name."""

from __future__ import annotations

from datetime import date as Day
from enum import Enum

from motiespoor.model.fields import Family, Line, Name, Prose, key, origin_field, record
from motiespoor.problem import Origin


class Kind(Enum):
    """What has a name that addresses hang on."""

    MEASURE = "maatregel"
    ACTION = "actie"
    MILESTONE = "mijlpaal"

    @property
    def family(self) -> Family:
        """Where the names of this kind are known: slugs, slug/id, or ids."""
        return {Kind.MEASURE: Family.SLUG, Kind.ACTION: Family.ACTION, Kind.MILESTONE: Family.MILESTONE}[self]


class Fate(Enum):
    """What became of it."""

    SUCCEEDED = "opvolging"
    SPLIT = "splitsing"
    MERGED = "samenvoeging"
    ENDED = "einde"


@record
class Succession:
    """The end of one name, and the names that took over."""

    kind: Kind = key("soort", "Soort")
    name: Name = key(
        "van", "Van", "De sleutel van een maatregel, sleutel/id van een actie, of het id van een mijlpaal."
    )
    title: Line = key("titel", "Titel", "Zoals het heette toen het eindigde.")
    fate: Fate = key("wat", "Wat", "Wat ermee gebeurde.")
    successors: tuple[Name, ...] = key("naar", "Naar", "Wat ervoor in de plaats kwam; leeg bij een einde.", default=())
    date: Day = key("datum", "Datum", "De dag waarop het overging of eindigde.")
    reason: Prose = key("reden", "Reden")
    origin: Origin = origin_field()


@record
class SuccessionList:
    """data/maatregelen/opvolging.yaml; only ever added to"""

    successions: tuple[Succession, ...] = key("opvolgingen", "Opvolgingen")
    origin: Origin = origin_field()
