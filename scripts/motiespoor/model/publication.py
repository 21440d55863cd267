"""What a publication decides: its names and addresses, its statuses and its charts."""

from __future__ import annotations

import html
from datetime import date as Day

from motiespoor.model.catalogue import Portals
from motiespoor.model.chapters import Chapter
from motiespoor.model.fields import (
    DUTCH,
    AreaRef,
    Colour,
    EventRef,
    FolderUrl,
    Handle,
    Language,
    OneLine,
    Prose,
    Reach,
    SectorRef,
    SeriesRef,
    Sign,
    Slug,
    Url,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.figure import YesNo
from motiespoor.model.front import NOUN, KeyFact, Story
from motiespoor.model.source import Evidence
from motiespoor.model.wording import Words
from motiespoor.problem import NOWHERE, Origin


@record
class OtherName:
    """What readers call something that has another name on the site."""

    name: OneLine = key("naam", "Naam", "Wat lezers intikken als zij zoeken.")
    meant: OneLine = key(
        "voor", "Voor", "Hoe het hier heet; het begin van een woord in een titel op de site is genoeg."
    )
    origin: Origin = origin_field()


class Https(Worded):
    """What browsers are asked to remember of the host (HSTS, RFC 6797); it cannot be taken back before a year is over."""

    NO = "nee", "nee", "Browsers onthouden niets."
    HOST = "ja", "ja", "Browsers onthouden een jaar dat de host van de site alleen met https komt."
    BELOW = "met-onderdomeinen", "met onderdomeinen", "Het geldt ook voor alle hosts onder die van de site."


@record
class Security:
    """Where to report that the site is not safe (RFC 9116)."""

    contact: Reach = key("contact", "Contact", "Waar wie een lek vindt dat meldt.")
    expires: Day = key("verloopt", "Verloopt", "De dag waarop dit opnieuw bekeken is; hoogstens een jaar vooruit.")
    origin: Origin = origin_field()


@record
class Terms:
    """A licence of the data, where the descriptions of the data are those of the program."""

    name: OneLine = key("naam", "Naam", "De naam voluit.")
    url: Url = key("adres", "Adres", "Waar de tekst van de licentie staat.")
    origin: Origin = origin_field()


@record
class Publication:
    """site_config/publicatie.yaml"""

    name: OneLine = key("naam", "Naam", "De naam van de site.")
    subject: OneLine = key("onderwerp", "Onderwerp", "Waar de site over gaat, in een paar woorden.")
    url: FolderUrl = key("adres", "Adres", "Waar de site staat, met een / aan het eind.")
    authority: FolderUrl | None = key(
        "naamgever",
        "Naamgever",
        "Het adres waar de namen van berichten en afspraken op rusten; zonder dit: `adres`. "
        "Eén keer gekozen; verandert nooit, ook niet als de site verhuist.",
        default=None,
    )
    previous: FolderUrl | None = key(
        "vorig_adres",
        "Vorig adres",
        "Waar de site tot nu toe stond, zolang zij verhuist; daarna kan dit weg.",
        default=None,
    )
    https: Https = key(
        "alleen_https",
        "Alleen https",
        "Wat browsers van de host onthouden (HSTS); voor een jaar, ook als u het weghaalt.",
        default=Https.NO,
    )
    cname: YesNo = key(
        "cname",
        "CNAME",
        "Of het bestand CNAME mee moet, voor hosts die daarin lezen bij welk domein de site hoort.",
        default=YesNo.NO,
    )
    security: Security | None = key(
        "veiligheid", "Veiligheid", "Wat in /.well-known/security.txt komt te staan.", default=None
    )
    edit_url: FolderUrl | None = key(
        "bewerkadres",
        "Bewerkadres",
        "Adres waar het pad van een bestand achter gezet wordt; zonder dit staat onder een pagina alleen het bestand.",
        default=None,
    )
    maker: Prose = key("maker", "Maker", "Een zin: wie dit maakt en hoe.")
    publisher: OneLine | None = key(
        "uitgever", "Uitgever", "De persoon of organisatie die voor de site instaat.", default=None
    )
    contact: Reach | None = key("contact", "Contact", "Waar lezers de uitgever bereiken.", default=None)
    report: Reach | None = key("melden", "Melden", "Waar lezers een fout melden.", default=None)
    portals: Portals = key(
        "dataportalen",
        "Dataportalen",
        "Wat dataportalen nog willen weten van de gegevens.",
        default=Portals(origin=NOWHERE),
    )
    disclaimer: Prose = key("voorbehoud", "Voorbehoud", "Een zin: wat deze site niet is.")
    terms: tuple[Terms, ...] = key(
        "licenties",
        "Licenties",
        "Onder welke voorwaarden de gegevens gebruikt mogen worden, als `data/` geen eigen beschrijvingen heeft; "
        "zonder dit: CC0 1.0.",
        default=(),
        filled=True,
    )
    areas: Slug = key(
        "gebieden",
        "Gebieden",
        "Hoe de gebieden samen heten, in het meervoud, als 'wijken'. Het is ook het adres van hun pagina.",
        default="gebieden",
    )
    language: Language = key(
        "taal",
        "Taal",
        "De taal van de titels en teksten in `data/`; de zinnen van de site blijven zoals zij zijn.",
        default=DUTCH,
    )
    words: Words = key(
        "woorden",
        "Woorden",
        "Hoe dit in deze publicatie heet; zonder: zoals het programma het noemt.",
        default=Words(origin=NOWHERE),
    )
    chapters: tuple[Chapter, ...] = key(
        "indeling",
        "Indeling",
        "De hoofdstukken waar het plan de maatregelen over verdeelt, met hun thema's; elke maatregel zegt haar `thema`.",
        default=(),
        filled=True,
    )
    overviews: OneLine = key(
        "overzichten",
        "Overzichten",
        "Hoe de ronden samen heten, als 'Overzichten van het college'.",
        default="Overzichten",
    )
    asked: Prose = key("gevraagd", "Gevraagd", "Een zin: wat het parlement vroeg.")
    asked_evidence: tuple[Evidence, ...] = key(
        "gevraagd_bewijs", "Bewijs bij gevraagd", "Waar `gevraagd` op rust.", filled=True
    )
    searched: Day | None = key(
        "gezocht_tot", "Gezocht tot en met", "Tot en met welke dag naar nieuws is gezocht.", default=None
    )
    not_found: OneLine | None = key(
        "niet_gevonden",
        "Niet gevonden",
        "Wat naast cijfers gezocht is en niet gevonden, zoals in de zin: 'de tekst van de motie zelf'.",
        default=None,
    )
    approach: EventRef | None = key(
        "aanpak",
        "Aanpak",
        "De gebeurtenis op de tijdlijn waarmee de aanpak begon; een kernfeit van daarvoor zegt dat.",
        default=None,
    )
    facts: tuple[KeyFact, ...] = key(
        "kernfeiten", "Kernfeiten", "Wat in grote getallen op de voorpagina staat, hoogstens drie.", default=()
    )
    story: Story | None = key(
        "verhaal", "Verhaal", "Het beeld op de voorpagina: wat verwacht werd en wat er kwam.", default=None
    )
    headline: SeriesRef | None = key(
        "hoofdreeks", "Hoofdreeks", "De cijferreeks waar de site het meest over gaat.", default=None
    )
    other_names: tuple[OtherName, ...] = key(
        "andere_namen", "Andere namen", "Woorden waarmee lezers zoeken naar wat hier anders heet.", default=()
    )
    origin: Origin = origin_field()

    def edited_at(self, path: str) -> str | None:
        """Where a file of the dossier can be changed; `None` when nobody said where."""
        return None if self.edit_url is None else self.edit_url + path

    @property
    def name_in_theme(self) -> str:
        """The name as the settings of the engine have it."""
        return as_html(self.name)

    @property
    def at_root(self) -> bool:
        """Whether the site has a host to itself, and does not stand in a folder of one."""
        return self.url.count("/") == 3  # those of https:// and the one at the end


def as_html(text: str) -> str:
    """A text for Material, whose templates put it into a page as it stands: no element, entity or end of an attribute."""
    return html.escape(text, quote=False).replace('"', "&quot;")


@record
class FormerLabel:
    """What a status was called before."""

    label: OneLine = key("naam", "Naam", "Zoals de lezer het toen zag.")
    until: Day = key("tot", "Tot", "De dag waarop de naam veranderde.")
    origin: Origin = origin_field()


@record
class StatusKind:
    """One word of the status vocabulary."""

    id: Slug = key("status", "Status", "Het woord in de bestanden; blijft altijd gelijk.")
    label: OneLine = key("naam", "Naam", "Zoals de lezer het ziet.")
    english: OneLine | None = key(
        "engels",
        "In het Engels",
        "De naam in de Engelse samenvatting; zonder dit staat daar de gewone naam.",
        default=None,
    )
    former: tuple[FormerLabel, ...] = key("heette", "Heette", "Hoe deze status eerder heette.", default=())
    definition: Prose = key("betekenis", "Betekenis", "Een zin.")
    sign: Sign = key("teken", "Teken", "Wat er voor de naam getekend wordt.")
    light: Colour = key("kleur", "Kleur op wit", "De kleur op een witte pagina.")
    dark: Colour = key("kleur_donker", "Kleur op donker", "De kleur op een donkere pagina.")
    final: YesNo = key("einde", "Einde", "Of het verhaal hiermee klaar is.")
    lasting: YesNo = key(
        "blijvend", "Blijvend", "Of dit steeds doorgaat, zodat het niet klaar kan komen.", default=YesNo.NO
    )
    unknown: YesNo = key("onbekend", "Onbekend", "Of dit betekent dat de bronnen niets zeggen.", default=YesNo.NO)
    rank: int = key("volgorde", "Volgorde", "Van begin (1) naar einde; een stap terug vraagt een reden.")
    origin: Origin = origin_field()


@record
class Role:
    """Who of this publication keeps something up to date: a role, not a person."""

    id: Slug = key("id", "Kenmerk", "Maatregelen noemen dit onder `eigenaar`.")
    name: OneLine = key("naam", "Naam", "Zoals anderen deze rol kennen.")
    task: Prose = key("taak", "Taak", "Een zin: wat deze rol doet voor deze publicatie.")
    handle: Handle | None = key(
        "github",
        "GitHub",
        'De groep die op GitHub om een oordeel gevraagd wordt, tussen aanhalingstekens: "@groep/team".',
        default=None,
    )
    origin: Origin = origin_field()


@record
class RoleList:
    """site_config/rollen.yaml"""

    roles: tuple[Role, ...] = key(
        "rollen", "Rollen", "Elke rol een punt; een rol mag zonder maatregelen zijn.", filled=True
    )
    origin: Origin = origin_field()


@record
class Vocabulary:
    """site_config/statussen.yaml"""

    statuses: tuple[StatusKind, ...] = key(
        "statussen", "Statussen", "Elke status een punt, in de volgorde van de site.", filled=True
    )
    origin: Origin = origin_field()


class ChartKind(Worded):
    """The charts that can be asked for."""

    STATUSES = "standen", "de maatregelen tegen de ronden"
    LEVEL = "verloop", "een stand door de tijd"
    GROWTH = "groei", "de groei door de tijd"
    COUNT = "aantal", "een klein aantal door de tijd, met elke waarde erbij"
    FORECAST = "prognose", "de prognoses naast wat er gebeurde"
    COMPOSITION = "samenstelling", "een stand naar sector"
    RANKING = "rangorde", "de gebieden op volgorde"
    SLOPE = "helling", "de gebieden op twee peildata"
    MAP = "kaart", "de gebieden op een kaart van tegels"


class Each(Worded):
    """What a chart is made for each of: those with a page of their own."""

    AREA = "gebieden", "elk gebied met een eigen pagina"
    SECTOR = "sectoren", "elke sector met een eigen pagina"


@record
class Chart:
    """A chart that the publication wants."""

    id: Slug = key("id", "Kenmerk", "Het adres van de gegevens hangt eraan.")
    kind: ChartKind = key("soort", "Soort", "Wat de grafiek laat zien.")
    series: SeriesRef | None = key("reeks", "Reeks", "Niet bij soort standen.", default=None)
    area: AreaRef | None = key("gebied", "Gebied", "Het gebied waar zij over gaat; anders het geheel.", default=None)
    sector: SectorRef | None = key("sector", "Sector", "De sector waar zij over gaat; anders het geheel.", default=None)
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
    noun: OneLine | None = key("onderwerp", "Onderwerp", NOUN, default=None)
    origin: Origin = origin_field()


@record
class ChartList:
    """site_config/grafieken.yaml"""

    charts: tuple[Chart, ...] = key("grafieken", "Grafieken", "Elke grafiek een punt, in de volgorde van de site.")
    origin: Origin = origin_field()
