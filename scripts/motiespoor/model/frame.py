"""The frame that the measures work out, literally, and who signed for it."""

from __future__ import annotations

from motiespoor.model.fields import MeasureRef, OneLine, Prose, Slug, SourceRef, Verbatim, key, origin_field, record
from motiespoor.model.figure import YesNo
from motiespoor.problem import Origin


@record
class FrameItem:
    """One principle or line, literally, with the measures that work it out."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    label: OneLine | None = key("aanduiding", "Aanduiding", "De letter of het nummer in de bron.", default=None)
    quote: Verbatim = key("citaat", "Citaat", "De letterlijke tekst.")
    measures: tuple[MeasureRef, ...] = key("maatregelen", "Maatregelen", "Mag leeg zijn: [].")
    note: Prose = key("toelichting", "Toelichting", "Waarom deze maatregelen erbij horen, of geen enkele.")
    origin: Origin = origin_field()


@record
class FrameGroup:
    """Principles, or lines: a list in the source."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "Hoe deze lijst heet.")
    reservation: YesNo = key(
        "voorbehoud",
        "Voorbehoud",
        "Of dit voorbehouden zijn; die werkt geen maatregel uit.",
        default=YesNo.NO,
    )
    intro: Prose = key("inleiding", "Inleiding", "In eigen woorden.")
    items: tuple[FrameItem, ...] = key("onderdelen", "Onderdelen", "De punten van deze lijst.", filled=True)
    origin: Origin = origin_field()


@record
class Signatory:
    """Who signed for the frame, in which office, and which documents."""

    name: OneLine = key("naam", "Naam", "Zoals die onder het stuk staat.")
    office: OneLine = key("ambt", "Ambt", "Het ambt waarin werd ondertekend.")
    sources: tuple[SourceRef, ...] = key("stukken", "Stukken", "De bronnen die zo zijn ondertekend.", filled=True)
    origin: Origin = origin_field()


@record
class Frame:
    """data/maatregelen/kader.yaml: the frame that the measures work out."""

    title: OneLine = key("titel", "Titel", "Hoe het kader heet.")
    source: SourceRef = key("bron", "Bron", "De brief waar het kader in staat.")
    signatories: tuple[Signatory, ...] = key(
        "ondertekenaars", "Ondertekenaars", "Wie het kader en wat erbij hoort ondertekenden.", default=()
    )
    groups: tuple[FrameGroup, ...] = key("groepen", "Groepen", "De lijsten in de bron, in hun volgorde.", filled=True)
    origin: Origin = origin_field()
