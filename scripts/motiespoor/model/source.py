"""The sources, and how a record rests on them."""

from __future__ import annotations

from datetime import date as Day

from motiespoor.model.fields import (
    AreaRef,
    MeasureRef,
    OneLine,
    Prose,
    SectorRef,
    SeriesRef,
    Slug,
    SourceRef,
    TextFile,
    Url,
    Verbatim,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.period import Period
from motiespoor.problem import Origin


class EvidenceKind(Worded):
    """How hard a fact is."""

    PRIMARY = "brontekst", "letterlijk in de bron", "De tekst staat in het dossier."
    OFFICIAL = "officieel", "officiële pagina", "Daar is het gelezen."
    PRESS = "pers", "pers of derde", "Een krant of een ander meldt het."
    QUESTION = (
        "kamervraag",
        "uit een Kamervraag",
        "Staat als gegeven in een vraag van Kamerleden; daar is het niet bevestigd.",
    )
    DERIVED = "afgeleid", "afgeleid", "Door ons berekend; de opmerking zegt hoe."
    REFERENCE = "verwijzing", "alleen verwijzing gezien", "Het stuk zelf niet."
    NOT_FOUND = "niet-gevonden", "niet gevonden", "Wel gezocht: een gat dat de lezer ziet."


@record
class Evidence:
    """What a claim rests on: a source with a literal quote, or with the place to look."""

    source: SourceRef = key("bron", "Bron", "Het id van de bron in data/bronnen/bronnen.yaml.")
    quote: Verbatim | None = key(
        "citaat", "Citaat", "Letterlijke tekst; mag alleen als de tekst van de bron in het dossier staat.", default=None
    )
    locator: OneLine | None = key("vindplaats", "Vindplaats", "Waar in de bron het staat.", default=None)
    origin: Origin = origin_field()


@record
class Tear:
    """A cell that a page break tore apart in the extracted text."""

    before: OneLine = key("voor", "Voor de scheur", "De laatste letterlijke woorden voor het einde van de bladzijde.")
    after: OneLine = key("na", "Na de scheur", "De eerste letterlijke woorden op de volgende bladzijde.")
    origin: Origin = origin_field()


@record
class Source:
    """A document, page or article that claims rest on."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    kind: OneLine = key("soort", "Soort", "Bijvoorbeeld Kamerbrief, bijlage of nieuwsbericht.")
    number: OneLine | None = key("kamerstuk", "Kamerstuk", "Dossier- en ondernummer.", default=None)
    title: OneLine | None = key("titel", "Titel", "De titel zoals het stuk die draagt.", default=None)
    description: Prose | None = key("omschrijving", "Omschrijving", "In eigen woorden wat het is.", default=None)
    date: Period = key("datum", "Datum", "De dag of de periode van het stuk.")
    publisher: OneLine = key("uitgever", "Uitgever", "Wie het stuk uitgaf.")
    signatory: OneLine | None = key("ondertekenaar", "Ondertekenaar", "Wie het stuk ondertekende.", default=None)
    addressee: OneLine | None = key("gericht_aan", "Gericht aan", "Aan wie het stuk gericht is.", default=None)
    document_number: OneLine | None = key(
        "documentnummer", "Documentnummer", "Het nummer dat het stuk zelf draagt.", default=None
    )
    case_number: OneLine | None = key(
        "zaaknummer", "Zaaknummer", "Het nummer van de zaak waar het stuk bij hoort.", default=None
    )
    url: Url | None = key("adres", "Adres", "Het webadres; leeg laten mag niet, weglaten wel.", default=None)
    evidence: EvidenceKind = key("herkomst", "Herkomst", "Hoe hard een feit uit deze bron is.")
    seen: OneLine | None = key(
        "gezien", "Wat ervan gezien is", "Of het hele stuk gezien is, of welk deel.", default=None
    )
    part_of: SourceRef | None = key("hoort_bij", "Hoort bij", "De bron waarvan dit een bijlage is.", default=None)
    text: TextFile | None = key("tekst", "Tekst", "Bestand in data/bronnen/teksten.", default=None)
    tears: tuple[Tear, ...] = key(
        "scheuren", "Scheuren", "Cellen die door een bladzijde-einde gebroken zijn.", default=()
    )
    origin: Origin = origin_field()

    @property
    def name(self) -> str:
        """What a reader calls it: its title, or what it is."""
        return (self.title or self.description or self.number or self.id).removesuffix(".")


@record
class SourceList:
    """data/bronnen/bronnen.yaml"""

    sources: tuple[Source, ...] = key("bronnen", "Bronnen", "Elke bron een punt.", filled=True)
    origin: Origin = origin_field()


@record
class Event:
    """Something that happened, for the timeline."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    date: Period = key("datum", "Datum", "De dag, de maand of de periode.")
    kind: OneLine = key("soort", "Soort", "Bijvoorbeeld motie, brief, debat, opening of besluit.")
    title: OneLine = key("titel", "Titel", "In eigen woorden wat er gebeurde.")
    note: Prose | None = key("toelichting", "Toelichting", "Wat de lezer erbij moet weten.", default=None)
    evidence_kind: EvidenceKind = key("herkomst", "Herkomst", "Hoe hard dit feit is.")
    known_since: Day | None = key(
        "bekend_sinds", "Bekend sinds", "De dag waarop wij dit wisten, als dat later was dan de dag zelf.", default=None
    )
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar dit op rust.", filled=True)
    measures: tuple[MeasureRef, ...] = key(
        "maatregelen", "Maatregelen", "De maatregelen waar het over gaat.", default=()
    )
    origin: Origin = origin_field()


@record
class Timeline:
    """data/bronnen/tijdlijn.yaml"""

    events: tuple[Event, ...] = key("gebeurtenissen", "Gebeurtenissen", "Elke gebeurtenis een punt.")
    origin: Origin = origin_field()


@record
class Side:
    """What one source says in a contradiction."""

    claim: Prose = key("bewering", "Bewering", "In eigen woorden wat deze bron zegt.")
    source: SourceRef = key("bron", "Bron", "De bron die dit zegt.")
    quote: Verbatim | None = key(
        "citaat", "Citaat", "Letterlijke tekst; mag alleen als de tekst van de bron in het dossier staat.", default=None
    )
    locator: OneLine | None = key("vindplaats", "Vindplaats", "Waar in de bron het staat.", default=None)
    origin: Origin = origin_field()


@record
class Contradiction:
    """Sources that do not agree; shown and explained rather than smoothed over."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "Waar de bronnen het niet over eens zijn.")
    note: Prose = key("toelichting", "Toelichting", "Wat niet klopt, en wat wij ermee doen.")
    sides: tuple[Side, ...] = key("kanten", "Kanten", "Wat elke bron ervan zegt.", filled=True)
    measures: tuple[MeasureRef, ...] = key(
        "maatregelen", "Maatregelen", "De maatregelen waar het over gaat.", default=()
    )
    series: tuple[SeriesRef, ...] = key("reeksen", "Cijferreeksen", "De cijferreeksen waar het over gaat.", default=())
    areas: tuple[AreaRef, ...] = key(
        "gebieden", "Gebieden", "De gebieden waar het over gaat; zonder: de hele reeks.", default=()
    )
    sectors: tuple[SectorRef, ...] = key(
        "sectoren", "Sectoren", "De sectoren waar het over gaat; zonder: de hele reeks.", default=()
    )
    origin: Origin = origin_field()


@record
class ContradictionList:
    """data/bronnen/tegenspraken.yaml"""

    contradictions: tuple[Contradiction, ...] = key("tegenspraken", "Tegenspraken", "Elke tegenspraak een punt.")
    origin: Origin = origin_field()
