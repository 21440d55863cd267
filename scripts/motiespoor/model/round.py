"""What was written, literally, in each reporting round."""

from __future__ import annotations

from datetime import date as Day
from typing import ClassVar

from motiespoor.model.fields import (
    Code,
    Fingerprint,
    Number,
    OneLine,
    Prose,
    Slug,
    SlugRef,
    SourceRef,
    Verbatim,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.problem import Origin


class Column(Worded):
    """A column of the table that was sent."""

    MEASURE = "maatregel", "maatregel", "Het nummer en de naam van de maatregel."
    OBJECTIVE = "doelstelling", "doelstelling", "Wat ermee bereikt moet worden."
    ACTION = "actie", "actie", "Wat er gedaan wordt."
    PROGRESS = "stand van zaken", "stand van zaken", "Hoe het ermee staat."


class Certainty(Worded):
    """Whether something is certain."""

    CERTAIN = "zeker", "zeker", "Er is geen twijfel."
    UNCERTAIN = "onzeker", "onzeker", "Een opmerking zegt waarom."


@record
class Item:
    """One literal item of a cell; written as plain text when there is nothing to remark."""

    SHORT_FORM: ClassVar[str] = "tekst"

    text: Verbatim = key("tekst", "Tekst", "De letterlijke tekst.")
    column: Certainty = key("kolom", "Kolom", "Of zeker is in welke kolom dit stond.", default=Certainty.CERTAIN)
    note: Prose | None = key("opmerking", "Opmerking", "Waarom de kolom onzeker is.", default=None)
    origin: Origin = origin_field()


@record
class ProgressReport:
    """What one round says of one measure, literally: data/ronden/<ronde>/<nummer>.yaml"""

    measure: SlugRef | None = key(
        "maatregel",
        "Maatregel",
        "De sleutel van de maatregel, als die nu een ander nummer heeft dan in deze ronde.",
        default=None,
    )
    title: Verbatim = key("titel", "Titel", "Letterlijk, zonder het nummer.")
    objective: Verbatim = key("doelstelling", "Doelstelling", "Letterlijk.")
    actions: tuple[Item, ...] = key("acties", "Acties", "Letterlijk, elk punt apart.", filled=True)
    progress: tuple[Item, ...] = key("stand_van_zaken", "Stand van zaken", "Letterlijk, elk punt apart.", default=())
    as_in_source: tuple[OneLine, ...] = key(
        "zoals_in_bron", "Zoals in de bron", "Woorden met een fout van de bron, letterlijk.", default=()
    )
    note: Prose | None = key("opmerking", "Opmerking", "Wat de lezer over deze rij moet weten.", default=None)
    origin: Origin = origin_field()


@record
class RoundSheet:
    """data/ronden/<ronde>/ronde.yaml"""

    id: Code = key("ronde", "Ronde", "De naam van de map.")
    title: OneLine = key("titel", "Titel", "Hoe het overzicht heet.")
    date: Day = key("datum", "Datum", "De dag van de brief.")
    reference_date: Day = key("peildatum", "Peildatum", "De peildatum van de cijfers.")
    source: SourceRef = key("bron", "Bron", "De bijlage met de tabel.")
    letter: SourceRef | None = key("brief", "Brief", "De brief waar de bijlage bij hoort.", default=None)
    columns: tuple[Column, ...] = key(
        "kolommen",
        "Kolommen",
        "De kolommen van de tabel. Zonder: de ronde heeft geen letterlijke tekst, alleen standen met hun vindplaats.",
        default=(),
        filled=True,
    )
    note: Prose | None = key("opmerking", "Opmerking", "Wat de lezer over deze ronde moet weten.", default=None)
    origin: Origin = origin_field()


@record
class PublishedMeasure:
    """A measure as it stood on the site when a round closed: the names that addresses hang on."""

    number: Number = key("nummer", "Nummer", "Het nummer van de maatregel, zoals toen.")
    slug: Slug = key("sleutel", "Sleutel", "De sleutel van de maatregel, zoals toen.")
    actions: tuple[Slug, ...] = key("acties", "Acties", "De id's van de acties.", default=())
    milestones: tuple[Slug, ...] = key("mijlpalen", "Mijlpalen", "De id's van de mijlpalen.", default=())
    origin: Origin = origin_field()


@record
class Closing:
    """data/ronden/<ronde>/slot.yaml: since then the round does not change; without it the round is open."""

    date: Day = key("gesloten", "Gesloten", "De dag waarop de ronde gesloten werd.")
    fingerprint: Fingerprint = key("vingerafdruk", "Vingerafdruk", "Van de inhoud van de ronde op die dag.")
    measures: tuple[PublishedMeasure, ...] = key("maatregelen", "Maatregelen", "Wat toen op de site stond.")
    promises: tuple[Slug, ...] = key(
        "toezeggingen", "Toezeggingen", "De id's van de mijlpalen die bij geen maatregel hoorden.", default=()
    )
    origin: Origin = origin_field()


@record
class Correction:
    """A change to a closed round, with its reason."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    date: Day = key("datum", "Datum", "De dag van de correctie.")
    what: Prose = key("wat", "Wat", "In een gewone zin: wat er veranderde.")
    why: Prose = key("waarom", "Waarom", "In een gewone zin: waarom dat moest.")
    asked_by: OneLine = key("gevraagd_door", "Gevraagd door", "Een rol of een organisatie.")
    fingerprint: Fingerprint = key("vingerafdruk", "Vingerafdruk", "Van de inhoud van de ronde na de correctie.")
    origin: Origin = origin_field()


@record
class CorrectionList:
    """data/ronden/<ronde>/correcties.yaml; only ever added to"""

    corrections: tuple[Correction, ...] = key(
        "correcties", "Correcties", "Elke verbetering een punt; alleen aanvullen.", filled=True
    )
    origin: Origin = origin_field()
