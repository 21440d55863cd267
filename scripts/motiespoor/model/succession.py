"""What became of measures, actions and milestones that were published and are no longer followed under their name."""

from __future__ import annotations

from datetime import date as Day

from motiespoor.model.fields import (
    Family,
    Name,
    Number,
    OneLine,
    Prose,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.problem import Origin


class Kind(Worded):
    """What has a name that addresses hang on."""

    MEASURE = "maatregel", "maatregel", "Noem de sleutel."
    ACTION = "actie", "actie", "Noem die als sleutel/id."
    MILESTONE = "mijlpaal", "mijlpaal", "Noem het id."

    @property
    def family(self) -> Family:
        """Where the names of this kind are known: slugs, slug/id, or ids."""
        return {Kind.MEASURE: Family.SLUG, Kind.ACTION: Family.ACTION, Kind.MILESTONE: Family.MILESTONE}[self]


class Fate(Worded):
    """What became of it."""

    SUCCEEDED = "opvolging", "overgegaan", "Eén ander kwam ervoor in de plaats."
    SPLIT = "splitsing", "gesplitst", "Het werd twee of meer."
    MERGED = "samenvoeging", "opgegaan", "Het werd een deel van één ander."
    ENDED = "einde", "beëindigd, zonder opvolger", "Niets kwam ervoor in de plaats."


@record
class Succession:
    """The end of one name, and the names that took over."""

    kind: Kind = key("soort", "Soort", "Waarvan dit de naam was.")
    name: Name = key(
        "van", "Van", "De sleutel van een maatregel, sleutel/id van een actie, of het id van een mijlpaal."
    )
    title: OneLine = key("titel", "Titel", "Zoals het heette toen het eindigde.")
    fate: Fate = key("wat", "Wat", "Wat ermee gebeurde.")
    successors: tuple[Name, ...] = key("naar", "Naar", "Wat ervoor in de plaats kwam; leeg bij een einde.", default=())
    date: Day = key("datum", "Datum", "De dag waarop het overging of eindigde.")
    reason: Prose = key("reden", "Reden", "In een gewone zin: waarom.")
    number: Number | None = key(
        "nummer",
        "Nummer",
        "Van een maatregel: het nummer dat zij het laatst had. Alleen nodig als zij er niet was toen een ronde sloot.",
        default=None,
    )
    origin: Origin = origin_field()


@record
class SuccessionList:
    """data/maatregelen/opvolging.yaml; only ever added to"""

    successions: tuple[Succession, ...] = key(
        "opvolgingen", "Opvolgingen", "Elke naam die ophield een punt; alleen aanvullen.", filled=True
    )
    origin: Origin = origin_field()
