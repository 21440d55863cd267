"""What a publication decides: its names and addresses, its statuses and its charts."""

from __future__ import annotations

from datetime import date as Day
from enum import Enum

from motiespoor.model.fields import (
    AreaRef,
    Colour,
    FolderUrl,
    Line,
    Prose,
    SectorRef,
    SeriesRef,
    Slug,
    key,
    origin_field,
    record,
)
from motiespoor.model.figure import YesNo
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin


@record
class Publication:
    """site_config/publicatie.yaml"""

    name: Line = key("naam", "Naam", "De naam van de site.")
    subject: Line = key("onderwerp", "Onderwerp", "Waar de site over gaat, in een paar woorden.")
    url: FolderUrl = key("adres", "Adres", "Waar de site staat, met een / aan het eind.")
    edit_url: FolderUrl = key("bewerkadres", "Bewerkadres", "Adres waar het pad van een bestand achter gezet wordt.")
    maker: Prose = key("maker", "Maker", "Een zin: wie dit maakt en hoe.")
    disclaimer: Prose = key("voorbehoud", "Voorbehoud", "Een zin: wat deze site niet is.")
    asked: Prose = key("gevraagd", "Gevraagd", "Een zin: wat het parlement vroeg.")
    asked_evidence: tuple[Evidence, ...] = key("gevraagd_bewijs", "Bewijs bij gevraagd")
    headline_note: Prose | None = key(
        "bij_hoofdcijfer", "Bij het hoofdcijfer", "Wat de lezer bij dat cijfer moet weten.", default=None
    )
    headline_evidence: tuple[Evidence, ...] = key("bij_hoofdcijfer_bewijs", "Bewijs daarbij", default=())
    headline: SeriesRef | None = key("hoofdreeks", "Hoofdreeks", "De cijferreeks op de voorpagina.", default=None)
    origin: Origin = origin_field()


@record
class StatusKind:
    """One word of the status vocabulary."""

    id: Slug = key("status", "Status")
    label: Line = key("naam", "Naam", "Zoals de lezer het ziet.")
    definition: Prose = key("betekenis", "Betekenis", "Een zin.")
    symbol: Line = key("teken", "Teken", "Eén teken.")
    light: Colour = key("kleur", "Kleur op wit")
    dark: Colour = key("kleur_donker", "Kleur op donker")
    final: YesNo = key("einde", "Einde", "Of het verhaal hiermee klaar is.")
    unknown: YesNo = key("onbekend", "Onbekend", "Of dit betekent dat de bronnen niets zeggen.", default=YesNo.NO)
    rank: int = key("volgorde", "Volgorde", "Van begin (1) naar einde; een stap terug vraagt een reden.")
    origin: Origin = origin_field()


@record
class Vocabulary:
    """site_config/statussen.yaml"""

    statuses: tuple[StatusKind, ...] = key("statussen", "Statussen")
    origin: Origin = origin_field()


class ChartKind(Enum):
    """The charts that can be asked for."""

    STATUSES = "standen"  # measures against rounds
    LEVEL = "verloop"  # a level over time
    GROWTH = "groei"  # its growth over time
    COUNT = "aantal"  # a small count over time, every value labelled
    FORECAST = "prognose"  # forecasts against outcome
    COMPOSITION = "samenstelling"  # a level by sector
    RANKING = "rangorde"  # areas by level
    SLOPE = "helling"  # areas on two dates
    MAP = "kaart"  # areas on a grid of tiles


class Each(Enum):
    """What a chart is made for each of: those with a page of their own."""

    AREA = "gebieden"
    SECTOR = "sectoren"


@record
class Chart:
    """A chart that the publication wants."""

    id: Slug = key("id", "Kenmerk", "Het adres van de gegevens hangt eraan.")
    kind: ChartKind = key("soort", "Soort")
    series: SeriesRef | None = key("reeks", "Reeks", "Niet bij soort standen.", default=None)
    area: AreaRef | None = key("gebied", "Gebied", default=None)
    sector: SectorRef | None = key("sector", "Sector", default=None)
    each: Each | None = key(
        "voor_alle",
        "Voor alle",
        "Maakt deze grafiek voor elk gebied of elke sector met een eigen pagina.",
        default=None,
    )
    date: Day | None = key(
        "peildatum",
        "Peildatum",
        "Van een rangorde, kaart of samenstelling, of het eind van een helling; anders de laatste die het volledigst is.",
        default=None,
    )
    since: Day | None = key(
        "vanaf", "Vanaf", "Het begin van een helling; anders de eerste die te vergelijken is.", default=None
    )
    noun: Line | None = key("onderwerp", "Onderwerp", "Zoals in de zin: 'het aantal …'.", default=None)
    origin: Origin = origin_field()


@record
class ChartList:
    """site_config/grafieken.yaml"""

    charts: tuple[Chart, ...] = key("grafieken", "Grafieken")
    origin: Origin = origin_field()
