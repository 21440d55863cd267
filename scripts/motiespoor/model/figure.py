"""The figures: series of observations and forecasts, and what they are counted by."""

from __future__ import annotations

import re
from datetime import date as Day
from decimal import Decimal

from motiespoor.model.fields import (
    AreaRef,
    BreakdownRef,
    Code,
    MethodRef,
    MilestoneRef,
    OneLine,
    Prose,
    SectorRef,
    SeriesRef,
    Slug,
    SourceRef,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.period import Period
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Origin


class SeriesKind(Worded):
    """What the values of a series are."""

    LEVEL = "stand", "een stand: hoeveel er is op de peildatum"
    CHANGE = "verandering", "een verandering: hoeveel er bijkwam of afging sinds de vorige peildatum"
    GROWTH = "groei", "een groei: de verandering in procent sinds de vorige peildatum"
    SHARE = "aandeel", "een aandeel: een percentage van een geheel"


class Frequency(Worded):
    """How often a series is counted: what the reference dates are the dates of."""

    YEAR = "jaar", "elk jaar"
    SCHOOL_YEAR = "schooljaar", "elk schooljaar"  # from August to July: 2024/25
    HALF_YEAR = "halfjaar", "elk halfjaar"
    QUARTER = "kwartaal", "elk kwartaal"
    MONTH = "maand", "elke maand"
    LOOSE = "los", "op losse dagen"  # on days that follow no rule


class Counted(Worded):
    """What a value of a level is of: the situation on a day, or what came in over a period."""

    ON_DAY = "dag", "op de peildatum", "Een stand: hoeveel er op die dag is."
    OVER_PERIOD = (
        "periode",
        "over de periode",
        "Een bedrag of aantal over het hele jaar, kwartaal of zo waarin die dag valt.",
    )


class Precision(Worded):
    """How exact a value is, in the words of its source."""

    EXACT = "exact", "exact"
    ROUNDED = "afgerond", "afgerond"
    ABOUT = "ongeveer", "ongeveer"
    JUST_OVER = "ruim", "ruim"
    ALMOST = "bijna", "bijna"
    AT_LEAST = "minstens", "minstens"
    AT_MOST = "hoogstens", "hoogstens"
    ABOVE = "meer-dan", "meer dan"  # the bound itself is not in it
    BELOW = "minder-dan", "minder dan"


class Direction(Worded):
    """Which way something went, when the source gives no number."""

    UP = "stijging", "stijging"
    DOWN = "daling", "daling"


class RevisionCause(Worded):
    """Why a value that was published has become another."""

    CORRECTION = "correctie", "correctie van een fout", "De eerste waarde was fout."
    METHOD = "methode", "andere manier van meten", "Er is anders geteld."
    LATE = "nagekomen", "bericht dat later kwam", "Later was meer bekend."


class YesNo(Worded):
    """A question with two answers."""

    YES = "ja", "ja"
    NO = "nee", "nee"


# How a unit begins that is a percentage or an index, in the languages that titles are written in.
_PERCENT = re.compile(r"%|(?:procent|percent|percentage)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"percent", re.IGNORECASE)
_NUMBER = re.compile(r"aantal|number", re.IGNORECASE)
_INDEX = re.compile(r"(?:index|indexcijfer)\b", re.IGNORECASE)


@record
class Series:
    """A row of reeksen.csv: a quantity that is followed over time."""

    id: Slug = key("reeks", "Reeks")
    title: OneLine = key("titel", "Titel")
    unit: OneLine = key("eenheid", "Eenheid", "Zoals die in een kop staat: km, procent, aantal.")
    kind: SeriesKind = key("soort", "Soort")
    base: SeriesRef | None = key(
        "van", "Van", "De stand waarvan dit de verandering, groei of het aandeel is.", default=None
    )
    denominator: SeriesRef | None = key(
        "noemer", "Noemer", "De stand waardoor deze gedeeld wordt, per 1.000.", default=None
    )
    frequency: Frequency = key("frequentie", "Frequentie", "Hoe vaak er geteld wordt.")
    decimals: int = key("decimalen", "Decimalen", "Hoeveel cijfers achter de komma getoond worden.")
    minimum: Decimal = key("minimum", "Minimum", "Kleinste waarde die nog kan kloppen.")
    maximum: Decimal = key("maximum", "Maximum", "Grootste waarde die nog kan kloppen.")
    additive: YesNo = key("optelbaar", "Optelbaar", "Of gebieden en sectoren samen het totaal zijn.")
    description: Prose = key("omschrijving", "Omschrijving", "Wat er geteld wordt.")
    phrase: OneLine | None = key(
        "in_een_zin",
        "In een zin",
        "Met lidwoord, zoals in een zin: 'de werkloosheid' of 'het aantal banen'. Leeg: de titel, tussen aanhalingstekens.",
        default=None,
    )
    plural: YesNo = key(
        "meervoud", "Meervoud", "Of dat in de zin meervoud is, zoals 'de uitgaven'; leeg is nee.", default=YesNo.NO
    )
    counted: Counted = key(
        "geldt_voor",
        "Geldt voor",
        "De peildatum zelf, of de hele periode waar die in valt; leeg is de dag.",
        default=Counted.ON_DAY,
    )
    index_base: OneLine | None = key("indexbasis", "Indexbasis", "Van een index: 2015 = 100.", default=None)
    origin: Origin = origin_field()

    @property
    def of_period(self) -> bool:
        """Whether a value is of the whole period that its reference date lies in."""
        return self.counted is Counted.OVER_PERIOD

    @property
    def in_percent(self) -> bool:
        """Whether a value is a percentage, so that two of them differ in percentage points."""
        return self.kind is not SeriesKind.CHANGE and _PERCENT.match(self.unit) is not None

    @property
    def is_index(self) -> bool:
        """Whether a value is an index number."""
        return self.index_base is not None or _INDEX.match(self.unit) is not None

    @property
    def behind(self) -> str:
        """The unit as it stands behind a number: an index number has none but what it is held against.

        A title may be in another language than a sentence, which says of each percentage that it is one.
        """
        if self.is_index:
            return f"({self.index_base})" if self.index_base else ""
        if _NUMBER.fullmatch(self.unit):
            return ""
        return "procent" if _FOREIGN.match(self.unit) else self.unit


@record
class Observation:
    """A row of waarnemingen.csv: one value, or a gap that readers see."""

    series: SeriesRef = key("reeks", "Reeks")
    date: Day = key("peildatum", "Peildatum")
    area: AreaRef = key("gebied", "Gebied")
    sector: SectorRef = key("sector", "Sector")
    breakdown: BreakdownRef | None = key(
        "uitsplitsing",
        "Uitsplitsing",
        "Een deel volgens nog een andere indeling; leeg als het om het geheel gaat.",
        default=None,
    )
    value: Decimal | None = key("waarde", "Waarde", "Met een punt als komma; leeg als niet gevonden.", default=None)
    precision: Precision | None = key("nauwkeurigheid", "Nauwkeurigheid", default=None)
    direction: Direction | None = key("richting", "Richting", "Als de bron geen getal noemt.", default=None)
    evidence: EvidenceKind = key("herkomst", "Herkomst")
    source: SourceRef | None = key("bron", "Bron", default=None)
    method: MethodRef = key("methode", "Methode")
    revised_from: Decimal | None = key(
        "was", "Was", "De waarde die hier eerder stond, als zij herzien is.", default=None
    )
    cause: RevisionCause | None = key("oorzaak", "Oorzaak", "Waarom de waarde herzien is.", default=None)
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()


@record
class Revision:
    """A row of herzieningen.csv: a value that stood in waarnemingen.csv until a day, and why it was replaced then."""

    series: SeriesRef = key("reeks", "Reeks")
    date: Day = key("peildatum", "Peildatum")
    area: AreaRef = key("gebied", "Gebied")
    sector: SectorRef = key("sector", "Sector")
    breakdown: BreakdownRef | None = key(
        "uitsplitsing",
        "Uitsplitsing",
        "Een deel volgens nog een andere indeling; leeg als het om het geheel gaat.",
        default=None,
    )
    method: MethodRef = key("methode", "Methode")
    was: Decimal = key("was", "Was", "De waarde die er tot deze dag stond.")
    until: Day | None = key(
        "tot", "Tot", "De dag waarop zij vervangen is; leeg als die niet is vastgelegd.", default=None
    )
    cause: RevisionCause = key("oorzaak", "Oorzaak", "Waarom de waarde vervangen is.")
    origin: Origin = origin_field()


TO = "Het hoogste getal, als de bron een laag en een hoog getal noemt; het laagste staat ervoor."


@record
class Forecast:
    """A row of prognoses.csv: what was expected of a series, when that was said, and for when."""

    series: SeriesRef = key("reeks", "Reeks", "De stand waar de prognose over gaat.")
    report: Code = key("rapport", "Rapport", "Het jaar van de brief met de prognose.")
    base_date: Day = key("basis_peildatum", "Basispeildatum", "De stand waarvan is uitgegaan.")
    horizon: Day = key("horizon", "Horizon", "De peildatum waarvoor voorspeld is.")
    area: AreaRef = key("gebied", "Gebied")
    sector: SectorRef = key("sector", "Sector")
    level: Decimal | None = key("stand", "Stand", "De voorspelde stand.", default=None)
    level_to: Decimal | None = key("stand_tot", "Stand tot", TO, default=None)
    change: Decimal | None = key("mutatie", "Mutatie", "De voorspelde verandering in de eenheid.", default=None)
    change_to: Decimal | None = key("mutatie_tot", "Mutatie tot", TO, default=None)
    percent: Decimal | None = key("procent", "Procent", "De voorspelde verandering in procent.", default=None)
    percent_to: Decimal | None = key("procent_tot", "Procent tot", TO, default=None)
    direction: Direction | None = key("richting", "Richting", default=None)
    precision: Precision | None = key("nauwkeurigheid", "Nauwkeurigheid", default=None)
    evidence: EvidenceKind = key("herkomst", "Herkomst")
    source: SourceRef | None = key("bron", "Bron", default=None)
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()

    @property
    def ranged(self) -> bool:
        """Whether its source gave a low and a high number."""
        return any(each is not None for each in (self.level_to, self.change_to, self.percent_to))


@record
class Area:
    """A row of gebieden.csv"""

    code: Code = key("gebied", "Gebied", "De code.")
    slug: Slug | None = key(
        "sleutel", "Sleutel", "Het adres van de eigen pagina; leeg als die er niet is.", default=None
    )
    name: OneLine = key("naam", "Naam")
    aliases: OneLine | None = key(
        "ook_genoemd", "Ook genoemd", "Andere namen in bronnen, met een puntkomma ertussen.", default=None
    )
    short: OneLine | None = key("afkorting", "Afkorting", "Voor op de kaart.", default=None)
    kind: OneLine = key("soort", "Soort", "Bijvoorbeeld land, streek of groep.")
    part_of: AreaRef | None = key(
        "deel_van",
        "Deel van",
        "Het gebied waarvan dit met de andere delen van dezelfde soort het geheel is.",
        default=None,
    )
    since: Day | None = key("van", "Van", "De eerste dag dat het er was; leeg als het er altijd was.", default=None)
    until: Day | None = key(
        "tot", "Tot", "De eerste dag dat het er niet meer was; leeg als het er nog is.", default=None
    )
    predecessors: tuple[AreaRef, ...] = key(
        "voorgangers",
        "Voorgangers",
        "De codes van gebieden die hierin opgingen, of waarvan dit een deel was, met een puntkomma ertussen.",
        default=(),
    )
    neighbours: tuple[AreaRef, ...] = key(
        "buren", "Buren", "De codes van gebieden die hieraan grenzen, met een puntkomma ertussen.", default=()
    )
    row: int | None = key("rij", "Rij", "De plek op de kaart, van boven naar beneden.", default=None)
    column: int | None = key("kolom", "Kolom", "De plek op de kaart, van links naar rechts.", default=None)
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()


@record
class Sector:
    """A row of sectoren.csv"""

    code: Code = key("sector", "Sector", "De code.")
    slug: Slug | None = key(
        "sleutel", "Sleutel", "Het adres van de eigen pagina; leeg als die er niet is.", default=None
    )
    name: OneLine = key("naam", "Naam")
    aliases: OneLine | None = key(
        "ook_genoemd", "Ook genoemd", "Andere namen in bronnen, met een puntkomma ertussen.", default=None
    )
    kind: OneLine = key("soort", "Soort", "Bijvoorbeeld totaal, sector of organisatie.")
    part_of: SectorRef | None = key(
        "deel_van",
        "Deel van",
        "De sector waarvan dit met de andere delen van dezelfde soort het geheel is.",
        default=None,
    )
    since: Day | None = key("van", "Van", "De eerste dag dat hij er was; leeg als hij er altijd was.", default=None)
    until: Day | None = key(
        "tot", "Tot", "De eerste dag dat hij er niet meer was; leeg als hij er nog is.", default=None
    )
    predecessors: tuple[SectorRef, ...] = key(
        "voorgangers",
        "Voorgangers",
        "De codes van sectoren die hierin opgingen, of waarvan dit een deel was, met een puntkomma ertussen.",
        default=(),
    )
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()


def exists(part: Area | Sector, day: Day) -> bool:
    """Whether an area or a sector was there on a day: from its first up to the first on which it was not."""
    return (part.since is None or part.since <= day) and (part.until is None or day < part.until)


@record
class Breakdown:
    """A row of uitsplitsingen.csv: a part by yet another division than area and sector."""

    code: Code = key("uitsplitsing", "Uitsplitsing", "De code.")
    name: OneLine = key("naam", "Naam")
    aliases: OneLine | None = key(
        "ook_genoemd", "Ook genoemd", "Andere namen in bronnen, met een puntkomma ertussen.", default=None
    )
    kind: OneLine = key("soort", "Soort", "De indeling waar dit een deel van is, bijvoorbeeld soort contract.")
    part_of: BreakdownRef | None = key("deel_van", "Deel van", "Een groter deel van dezelfde indeling.", default=None)
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()


@record
class Method:
    """A row of methoden.csv: how something was counted."""

    id: Slug = key("methode", "Methode")
    title: OneLine = key("titel", "Titel")
    description: Prose = key("omschrijving", "Omschrijving")
    source: SourceRef | None = key("bron", "Bron", default=None)
    origin: Origin = origin_field()


@record
class SeriesBreak:
    """A row of reeksbreuken.csv: from this reference date on, values may not be comparable with earlier ones."""

    series: SeriesRef = key("reeks", "Reeks")
    date: Day = key("peildatum", "Peildatum", "De eerste peildatum na de breuk.")
    area: AreaRef | None = key("gebied", "Gebied", "Leeg als de breuk overal geldt.", default=None)
    certainty: Certainty = key("zekerheid", "Zekerheid")
    description: Prose = key("omschrijving", "Omschrijving")
    source: SourceRef | None = key("bron", "Bron", default=None)
    origin: Origin = origin_field()


class SiteState(Worded):
    """Whether a location is there, as far as is known."""

    OPEN = "open", "open", "Een bron noemt de plek open."
    PLANNED = "gepland", "beloofd", "De plek is beloofd; van een opening is niets gevonden."
    UNKNOWN = (
        "onbekend",
        "nu onbekend",
        "De plek was open. Een latere lijst noemt haar niet; of zij dicht is, meldt geen bron.",
    )
    CLOSED = "gesloten", "gesloten", "Een bron meldt dat de plek dicht is."


@record
class Location:
    """A row of plekken.csv: one of the places that a series counts."""

    series: SeriesRef = key("reeks", "Reeks")
    kind: OneLine = key("soort", "Soort", "Hoe zo'n plek heet, in het enkelvoud: buurthuis.")
    name: OneLine = key("naam", "Naam", "De plaatsnaam.")
    area: AreaRef = key("gebied", "Gebied")
    state: SiteState = key("toestand", "Toestand")
    since: Period | None = key(
        "sinds",
        "Sinds",
        "De opening, zo precies als bekend. Van een beloofde plek staat de termijn bij de belofte.",
        default=None,
    )
    promise: MilestoneRef | None = key("mijlpaal", "Mijlpaal", "De belofte dat deze plek er komt.", default=None)
    evidence: EvidenceKind = key("herkomst", "Herkomst")
    source: SourceRef = key("bron", "Bron")
    confirmed: SourceRef | None = key(
        "bevestigd",
        "Bevestigd",
        "De laatste bron die de plek in deze toestand noemt, als dat een andere is.",
        default=None,
    )
    note: Prose | None = key("opmerking", "Opmerking", default=None)
    origin: Origin = origin_field()
