"""What a publication puts on its front page: its key facts, and the picture that carries its story.

A dossier chooses what is told; the words are made.
"""

from __future__ import annotations

from datetime import date as Day

from motiespoor.model.fields import (
    AreaRef,
    Code,
    OneLine,
    SectorRef,
    SeriesRef,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.problem import Origin

STORY = "verhaal"  # how the picture is called among the charts
NOUN = "Wat er geteld wordt, of met een lidwoord hoe het in een zin heet; zonder: wat de reeks in 'in_een_zin' zegt."


class FactKind(Worded):
    """What a key fact tells."""

    VALUE = "waarde", "een waarde van een reeks", "Eén cel: een reeks, op een dag, voor een gebied en een sector."
    CHANGE = "verandering", "een verandering", "Hoeveel een stand veranderde tussen twee peildata."
    FINISHED = "acties-afgerond", "acties die afgerond zijn", "Van hoeveel acties die klaar kunnen komen."
    LATE = "beloften-over-termijn", "beloften over hun termijn", "Met een datum, zonder bericht dat het is gebeurd."
    ROUNDS = "ronden-niet-gekomen", "ronden die niet kwamen", "Verwacht en niet gevonden."


@record
class KeyFact:
    """A fact in a large number on the front page."""

    kind: FactKind = key("soort", "Soort", "Wat het getal zegt.")
    series: SeriesRef | None = key(
        "reeks", "Reeks", "Bij een waarde of een verandering: van welke reeks.", default=None
    )
    area: AreaRef | None = key("gebied", "Gebied", "Het gebied; anders het geheel.", default=None)
    sector: SectorRef | None = key("sector", "Sector", "De sector; anders het geheel.", default=None)
    date: Day | None = key(
        "peildatum", "Peildatum", "De dag; zonder: de laatste waarvan een waarde bekend is.", default=None
    )
    since: Day | None = key("vanaf", "Vanaf", "Het begin van een verandering.", default=None)
    noun: OneLine | None = key("onderwerp", "Onderwerp", NOUN, default=None)
    place: OneLine | None = key(
        "plaats",
        "Plaats",
        "Zoals het gebied of de sector in de zin heet: 'de kuststreek'; zonder: de naam.",
        default=None,
    )
    noun_english: OneLine | None = key(
        "onderwerp_engels", "Onderwerp in het Engels", "Hetzelfde voor de samenvatting in het Engels.", default=None
    )
    place_english: OneLine | None = key(
        "plaats_engels", "Plaats in het Engels", "Hetzelfde voor de samenvatting in het Engels.", default=None
    )
    report: Code | None = key(
        "prognose", "Prognose", "Bij een verandering: het rapport met wat verwacht was vanaf die dag.", default=None
    )
    origin: Origin = origin_field()


@record
class Story:
    """The picture of what was expected against what came."""

    series: SeriesRef = key("reeks", "Reeks", "De stand waar het verhaal over gaat, van het geheel.")
    noun: OneLine | None = key("onderwerp", "Onderwerp", NOUN, default=None)
    report: Code | None = key(
        "prognose", "Prognose", "Het rapport met wat verwacht werd; zonder: het oudste met een getal.", default=None
    )
    split: SeriesRef | None = key(
        "verdeling",
        "Verdeling",
        "De reeks die zegt welk aandeel van de laatste verandering in een gebied terechtkwam.",
        default=None,
    )
    part: AreaRef | None = key("deel", "Deel", "Het gebied van die verdeling dat genoemd wordt.", default=None)
    place: OneLine | None = key(
        "plaats", "Plaats", "Zoals dat gebied in de zin heet: 'de kuststreek'; zonder: de naam.", default=None
    )
    origin: Origin = origin_field()
