"""What the documents are made of: the records of a dossier as they are checked, and what follows from them.

A document is a record of the dossier under the names that its file has, with more beside it. What a document promises is
said here and nowhere else: from these types come the documents, their JSON Schemas and the OpenAPI description.

What version 1 promises. A document keeps its address as long as the site stands there; what ended leads on to what
took over. A key keeps its name, its type and its meaning, and is always there: `null` or an empty list when nothing is
known. A value that was a choice stays one. Added may be: documents, keys, and words to choose from; so a program passes
over what it does not know. What cannot be said within that comes under another path (v2), beside this one, which stays
for at least two years after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day

from motiespoor.derive.claims import Sort
from motiespoor.derive.deadlines import Outcome
from motiespoor.derive.instances import State
from motiespoor.model.descriptor import Licence
from motiespoor.model.fields import (
    AreaRef,
    Code,
    Fingerprint,
    Language,
    MeasureRef,
    MilestoneRef,
    OneLine,
    Prose,
    SectorRef,
    SeriesRef,
    Slug,
    SourceRef,
    StatusRef,
    Url,
    Verbatim,
    key,
    record,
)
from motiespoor.model.figure import (
    Area,
    Breakdown,
    Forecast,
    Location,
    Method,
    Observation,
    Revision,
    Sector,
    Series,
    SeriesBreak,
)
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.period import Period
from motiespoor.model.publication import StatusKind
from motiespoor.model.register import RegisterStatus
from motiespoor.model.round import Correction, ProgressReport, RoundSheet
from motiespoor.model.source import Source
from motiespoor.model.succession import Succession
from motiespoor.render.api.registers import RegisterDocument

# The key of a record whose own keys stand among those beside it.
AMONG = ""

_PAGE = ("pagina", "Pagina", "Het adres waar de site dit laat zien.")
_ADDRESS = ("adres", "Adres", "Het adres van het document.")
_CLAIM = ("adres", "Adres", "Het vaste adres op de site, met de bron en de plek daarin.")


@record
class Standing:
    """Where an action stands now."""

    action: Slug = key("actie", "Actie", "Het id van de actie.")
    status: StatusRef = key("status", "Status")
    label: OneLine = key("status_naam", "Naam van de status", "Zoals de lezer die ziet.")
    since: Day = key("datum", "Datum", "De dag van de laatste stand.")
    page: Url = key(*_PAGE)
    claim: Url = key(*_CLAIM)


@record
class Became:
    """What came of a promise, as far as is known."""

    milestone: MilestoneRef = key("mijlpaal", "Mijlpaal")
    outcome: Outcome = key("uitkomst", "Uitkomst")
    label: OneLine = key("uitkomst_naam", "Naam van de uitkomst", "Zoals de lezer die ziet.")


@record
class Claimed:
    """Something that the site says, and that rests on a source."""

    sort: Sort = key("soort", "Soort", "Wat er gezegd wordt.")
    text: Prose = key("bewering", "Bewering", "Waar het over gaat.")
    day: Day | None = key("datum", "Datum", "De dag waar het voor geldt, als die er is.")
    address: Url = key(*_CLAIM)
    source: SourceRef = key("bron", "Bron", "Het id van de bron waar het op rust.")
    locator: OneLine | None = key("vindplaats", "Vindplaats", "Waar in de bron het staat.")
    quote: Verbatim | None = key("citaat", "Citaat", "De letterlijke tekst in de bron.")
    proof: Url | None = key("bewijs_adres", "Adres van het bewijs", "Waar citaat of vindplaats op de site staat.")


@record
class Section:
    """A chapter of the plan, or a theme in it."""

    id: Slug = key("id", "Kenmerk")
    title: OneLine = key("titel", "Titel")


@record
class MeasureDocument:
    """A measure."""

    measure: Measure = key(AMONG, "")
    sections: tuple[Section, ...] = key(
        "indeling",
        "Indeling",
        "Het hoofdstuk van het plan, en dan het thema daarin; leeg als het plan geen indeling heeft.",
    )
    page: Url = key(*_PAGE)
    now: tuple[Standing, ...] = key("stand_nu", "Stand van nu", "Van elke actie de laatste stand.")
    became: tuple[Became, ...] = key("uitkomsten", "Uitkomsten", "Van elke mijlpaal wat ervan kwam.")
    claims: tuple[Claimed, ...] = key("beweringen", "Beweringen", "Wat hier staat, elk met zijn adres en zijn bron.")


@record
class RoundRow:
    """What a round says of a measure."""

    number: MeasureRef = key("maatregel", "Maatregel", "Het nummer, zoals in deze ronde.")
    slug: Slug | None = key("sleutel", "Sleutel", "Van de maatregel, als die onder dit nummer wordt gevolgd.")
    report: ProgressReport = key(AMONG, "")
    address: Url = key(*_CLAIM)


@record
class RoundDocument:
    """A reporting round."""

    sheet: RoundSheet = key(AMONG, "")
    page: Url = key(*_PAGE)
    closed: Day | None = key("gesloten", "Gesloten", "De dag waarop de ronde gesloten werd.")
    fingerprint: Fingerprint | None = key("vingerafdruk", "Vingerafdruk", "Van de inhoud van de ronde op die dag.")
    rows: tuple[RoundRow, ...] = key("rijen", "Rijen", "Wat er over elke maatregel staat, letterlijk.")
    corrections: tuple[Correction, ...] = key("correcties", "Correcties", "Wat na het sluiten veranderde.")


@record
class Coverage:
    """How much a series says of an area or a sector."""

    series: SeriesRef = key("reeks", "Reeks")
    address: Url = key("adres", "Adres", "Het document van de reeks, waar de waarden staan.")
    rows: int = key("aantal", "Aantal", "Hoeveel waarnemingen er zijn, gaten inbegrepen.")
    first: Day = key("eerste", "Eerste", "De eerste peildatum.")
    last: Day = key("laatste", "Laatste", "De laatste peildatum.")


@record
class Located:
    """A place that a series counts."""

    location: Location = key(AMONG, "")
    address: Url = key(*_CLAIM)


@record
class AreaDocument:
    """An area."""

    area: Area = key(AMONG, "")
    page: Url | None = key("pagina", "Pagina", "Het adres waar de site dit laat zien, als dat er is.")
    parts: tuple[AreaRef, ...] = key("delen", "Delen", "De gebieden die hier een deel van zijn.")
    series: tuple[Coverage, ...] = key("reeksen", "Reeksen", "De reeksen met waarnemingen van dit gebied.")
    milestones: tuple[MilestoneRef, ...] = key("mijlpalen", "Mijlpalen", "Wat voor dit gebied beloofd is.")
    locations: tuple[Located, ...] = key("plekken", "Plekken", "De plekken in dit gebied.")


@record
class SectorDocument:
    """A sector."""

    sector: Sector = key(AMONG, "")
    page: Url | None = key("pagina", "Pagina", "Het adres waar de site dit laat zien, als dat er is.")
    parts: tuple[SectorRef, ...] = key("delen", "Delen", "De sectoren die hier een deel van zijn.")
    series: tuple[Coverage, ...] = key("reeksen", "Reeksen", "De reeksen met waarnemingen van deze sector.")


@record
class Observed:
    """A value of a series."""

    observation: Observation = key(AMONG, "")
    shown: OneLine = key("getoond", "Getoond", "De waarde zoals de site die schrijft, of wat er in plaats van staat.")
    address: Url = key(*_CLAIM)


@record
class Before:
    """A value that stood where another stands now."""

    revision: Revision = key(AMONG, "")
    address: Url = key(*_CLAIM)


@record
class Expected:
    """What was expected of a series."""

    forecast: Forecast = key(AMONG, "")
    shown: OneLine | None = key("getoond", "Getoond", "De verwachting zoals de site die schrijft, als zij bekend is.")
    address: Url = key(*_CLAIM)


@record
class SeriesDocument:
    """A series with all its values."""

    series: Series = key(AMONG, "")
    page: Url = key(*_PAGE)
    observations: tuple[Observed, ...] = key("waarnemingen", "Waarnemingen", "De waarden van nu, en de gaten.")
    revisions: tuple[Before, ...] = key("herzieningen", "Herzieningen", "Waarden die er eerder stonden.")
    forecasts: tuple[Expected, ...] = key("prognoses", "Prognoses", "Wat verwacht werd.")
    breaks: tuple[SeriesBreak, ...] = key("reeksbreuken", "Reeksbreuken", "Vanaf wanneer anders is geteld.")
    locations: tuple[Located, ...] = key("plekken", "Plekken", "De plekken die de reeks telt.")
    methods: tuple[Method, ...] = key("methoden", "Methoden", "De methoden waarmee deze waarden zijn geteld.")
    breakdowns: tuple[Breakdown, ...] = key("uitsplitsingen", "Uitsplitsingen", "De delen die hier voorkomen.")


@record
class Told:
    """A claim that rests on a source."""

    claim: Claimed = key(AMONG, "")
    page: Url = key(*_PAGE)


@record
class SourceDocument:
    """A source, with every claim that rests on it."""

    source: Source = key(AMONG, "")
    page: Url = key(*_PAGE)
    claims: tuple[Told, ...] = key("beweringen", "Beweringen", "Wat op deze bron rust.")


@record
class Year:
    """One year of something that was promised for every year."""

    year: int = key("jaar", "Jaar")
    state: State = key("uitkomst", "Uitkomst", "Wat er van dat jaar bekend is.")
    opens: Day = key("van", "Van", "De eerste dag waarop het wordt verwacht.")
    closes: Day = key("tot", "Tot en met", "De laatste dag waarop het wordt verwacht.")


@record
class PromiseDocument:
    """A promise, and what is known to have come of it."""

    milestone: Milestone = key(AMONG, "")
    page: Url = key(*_PAGE)
    measure: MeasureRef | None = key("maatregel", "Maatregel", "Het nummer, als één maatregel de belofte draagt.")
    slug: Slug | None = key("sleutel", "Sleutel", "De sleutel van die maatregel.")
    term: Period | None = key("termijn", "Termijn", "De termijn zoals die het laatst genoemd is.")
    outcome: Outcome = key("uitkomst", "Uitkomst")
    label: OneLine = key("uitkomst_naam", "Naam van de uitkomst", "Zoals de lezer die ziet.")
    years: tuple[Year, ...] = key("jaren", "Jaren", "Van wat elk jaar beloofd is: elk jaar apart.")
    claims: tuple[Claimed, ...] = key("beweringen", "Beweringen", "Wat hier staat, elk met zijn adres en zijn bron.")


@record
class Ended:
    """What was followed under this name, and what took over."""

    succession: Succession = key(AMONG, "")
    page: Url = key(*_PAGE)
    addresses: tuple[Url, ...] = key("adressen", "Adressen", "De documenten van wat ervoor in de plaats kwam.")


@record
class Happening:
    """Something that changed or happened."""

    id: OneLine = key("id", "Kenmerk", "Hetzelfde als in de feeds.")
    date: Day = key("datum", "Datum", "De dag waarop het gebeurde.")
    known: Day = key("bekend", "Bekend", "De dag waarop het hier bekend was.")
    title: Prose = key("titel", "Titel")
    paragraphs: tuple[Prose, ...] = key("alineas", "Alinea's")
    page: Url = key(*_PAGE)


@record
class ChangesDocument:
    """Everything that changed or happened, what was known last first."""

    happenings: tuple[Happening, ...] = key("wijzigingen", "Wijzigingen", "Wat het laatst bekend werd staat voorop.")


@record
class StatusesDocument:
    """The words for where an action stands."""

    statuses: tuple[StatusKind, ...] = key("statussen", "Statussen", "Van begin naar einde.")


@record
class Entry:
    """A document in a list."""

    name: Code = key("naam", "Naam", "Waaronder het document te vinden is.")
    title: Prose = key("titel", "Titel")
    address: Url = key(*_ADDRESS)


@record
class ListDocument:
    """A list of documents of one kind."""

    of: OneLine = key("lijst", "Lijst", "Van welke soort deze documenten zijn.")
    entries: tuple[Entry, ...] = key("documenten", "Documenten", "In de volgorde van het dossier.")


@record
class IndexDocument:
    """Where everything begins."""

    title: OneLine = key("titel", "Titel", "De naam van de publicatie.")
    page: Url = key("pagina", "Pagina", "Waar de site staat.")
    language: Language = key("taal", "Taal", "De taal van de titels en teksten uit het dossier (BCP 47).")
    disclaimer: Prose = key("voorbehoud", "Voorbehoud", "Een zin: wat deze site niet is.")
    licences: tuple[Licence, ...] = key("licenties", "Licenties", "Van de gegevens. Citaten vallen daar niet onder.")
    description: Url = key("beschrijving", "Beschrijving", "De OpenAPI-beschrijving van alle documenten.")
    entries: tuple[Entry, ...] = key("documenten", "Documenten", "De lijsten, en wat geen lijst heeft.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: under which word, of which type, and what is in it.

    Those of a `folder` have a name each, and a list; the others are one document, beside that folder.
    """

    word: str
    type: type
    about: str
    folder: str = ""
    name: str = ""  # what the name of one is called


ENDED = Kind("opvolging", Ended, "Wat onder deze naam werd gevolgd, en wat ervoor in de plaats kwam.")
LIST = Kind("lijst", ListDocument, "Alle documenten van één soort.")
INDEX = Kind("index", IndexDocument, "Waar alles begint: de lijsten, de licentie en de beschrijving.")
CHANGES = Kind("wijzigingen", ChangesDocument, "Alles wat veranderde of gebeurde, het laatst bekende eerst.")
STATUSES = Kind("statussen", StatusesDocument, "De woorden voor waar een actie staat.")
MEASURE = Kind(
    "maatregel", MeasureDocument, "Een maatregel met acties, standen en mijlpalen.", "maatregelen", "sleutel"
)
ROUND = Kind(
    "ronde", RoundDocument, "Wat er in een ronde aan het parlement gestuurd is, letterlijk.", "ronden", "ronde"
)
AREA = Kind("gebied", AreaDocument, "Een gebied, en welke cijfers ervan zijn.", "gebieden", "gebied")
SECTOR = Kind("sector", SectorDocument, "Een sector, en welke cijfers ervan zijn.", "sectoren", "sector")
SERIES = Kind("reeks", SeriesDocument, "Een cijferreeks met alle waarden en prognoses.", "reeksen", "reeks")
SOURCE = Kind("bron", SourceDocument, "Een bron, met alles wat erop rust.", "bronnen", "bron")
PROMISE = Kind("mijlpaal", PromiseDocument, "Wat beloofd is, en wat ervan bekend is.", "mijlpalen", "mijlpaal")
REGISTER = Kind(
    "register", RegisterDocument, "Een register: een instrument met al zijn rijen.", "registers", "register"
)
KINDS = (INDEX, CHANGES, STATUSES, LIST, MEASURE, ROUND, AREA, SECTOR, SERIES, SOURCE, PROMISE, REGISTER, ENDED)
LISTED = tuple(each for each in KINDS if each.folder)
MAY_END = (MEASURE, PROMISE)  # under whose names there may stand what took over

# What records say for who keeps them up and checks them, and not of what they are about.
LEFT_OUT: Mapping[type, frozenset[str]] = {
    Measure: frozenset({"owner"}),
    Source: frozenset({"tears", "text"}),
    ProgressReport: frozenset({"as_in_source", "measure"}),  # whose a row is stands beside it, by number and key
    StatusKind: frozenset({"sign", "light", "dark"}),
    RegisterStatus: frozenset({"sign"}),
}
