"""The registers: lists of things of one kind, each declared by its dossier, row by row.

A register is a folder with a Data Package descriptor. What a row has in its fields is said there, in Table Schema; which
field plays which part (the title, the day, the area, …) in a block of our own, `register`, which Data Package allows.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day
from decimal import Decimal

from motiespoor.model.descriptor import DataPackage, Field
from motiespoor.model.fields import (
    Family,
    FrameItemRef,
    MeasureRef,
    MilestoneRef,
    OneLine,
    Prose,
    RegisterRef,
    RoleRef,
    Sign,
    Slug,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Cause
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin

# What a field of a row holds: a text or a number, a period for a day, a tuple for a list; `None` when nothing is known.
Value = str | Day | Period | int | Decimal | tuple[str, ...] | None

# The tables that each register amounts to, and the field that every row is called by.
ROWS, HISTORY, EVIDENCE = "rijen", "verloop", "bewijs"
KEY = "sleutel"


@record
class Parts:
    """Which field plays which part; each is the name of a field, and all but the title may be left out."""

    title: OneLine = key("titel", "Titel", "Het veld met de naam van een rij.")
    summary: OneLine | None = key(
        "toelichting", "Toelichting", "Het veld met een paar zinnen over de rij.", default=None
    )
    day: OneLine | None = key("dag", "Dag", "Het veld met de dag of de termijn van een rij.", default=None)
    until: OneLine | None = key("tot", "Tot", "Het veld met de dag waarop het ophield.", default=None)
    area: OneLine | None = key("gebied", "Gebied", "Het veld met de code van een gebied.", default=None)
    place: OneLine | None = key("plaats", "Plaats", "Het veld met de naam van een plaats.", default=None)
    size: OneLine | None = key(
        "omvang", "Omvang", "Het veld met een aantal of bedrag; bij een bereik het laagste.", default=None
    )
    size_to: OneLine | None = key(
        "omvang_tot", "Omvang tot en met", "Bij een bereik: het veld met het hoogste.", default=None
    )
    status: OneLine | None = key("status", "Status", "Het veld met een van de woorden onder `statussen`.", default=None)
    themes: OneLine | None = key("themas", "Thema's", "Het veld met thema's, met een puntkomma ertussen.", default=None)
    measure: OneLine | None = key("maatregel", "Maatregel", "Het veld met het nummer van een maatregel.", default=None)
    promise: OneLine | None = key("belofte", "Belofte", "Het veld met het id van een belofte.", default=None)
    url: OneLine | None = key("adres", "Adres", "Het veld met een webadres.", default=None)
    note: OneLine | None = key("opmerking", "Opmerking", "Het veld met wat de lezer erbij moet weten.", default=None)
    known_since: OneLine | None = key(
        "bekend_sinds", "Bekend sinds", "Het veld met de dag waarop wij van de rij wisten.", default=None
    )
    origin: Origin = origin_field()


@record
class Contents:
    """What else stands in fields that play no part; each a list of names of fields."""

    periods: tuple[OneLine, ...] = key(
        "termijnen", "Termijnen", "Velden met een dag of een termijn: ‘eind 2025’.", default=()
    )
    lists: tuple[OneLine, ...] = key("lijsten", "Lijsten", "Velden met meer dan één waarde.", default=())
    areas: tuple[OneLine, ...] = key("gebieden", "Gebieden", "Velden met de code van een gebied.", default=())
    sources: tuple[OneLine, ...] = key("bronnen", "Bronnen", "Velden met het id van een bron.", default=())
    measures: tuple[OneLine, ...] = key(
        "maatregelen", "Maatregelen", "Velden met het nummer van een maatregel.", default=()
    )
    promises: tuple[OneLine, ...] = key("beloften", "Beloften", "Velden met het id van een belofte.", default=())
    urls: tuple[OneLine, ...] = key("adressen", "Adressen", "Velden met een webadres.", default=())
    origin: Origin = origin_field()


@record
class Belongs:
    """What the register as a whole belongs to."""

    measures: tuple[MeasureRef, ...] = key("maatregelen", "Maatregelen", "Nummers van maatregelen.", default=())
    frame: tuple[FrameItemRef, ...] = key("kader", "Kader", "Onderdelen van het kader.", default=())
    promises: tuple[MilestoneRef, ...] = key("beloften", "Beloften", "Id's van beloften.", default=())
    origin: Origin = origin_field()


@record
class RegisterStatus:
    """A word for where a row stands; the list runs from the first to the last."""

    id: Slug = key("waarde", "Waarde", "Het woord in de rijen.")
    label: OneLine = key("label", "Label", "Hoe lezers het zien.")
    sign: Sign | None = key("symbool", "Symbool", "Wat ervoor getekend wordt.", default=None)
    done: YesNo = key("klaar", "Klaar", "Of er dan niets meer hoeft te gebeuren.", default=YesNo.NO)
    origin: Origin = origin_field()


@record
class Condition:
    """What holds of a row: of one field, or of a coupling."""

    field: OneLine | None = key("veld", "Veld", "Het veld dat bekeken wordt.", default=None)
    equal: OneLine | None = key("is", "Is", "Deze waarde staat er.", default=None)
    among: tuple[OneLine, ...] = key("in", "In", "Een van deze waarden staat er.", default=())
    outside: tuple[OneLine, ...] = key("niet_in", "Niet in", "Er staat iets, en geen van deze waarden.", default=())
    minimum: Decimal | None = key("minimum", "Minimum", "De waarde is dit of hoger.", default=None)
    maximum: Decimal | None = key("maximum", "Maximum", "De waarde is dit of lager.", default=None)
    coupling: Slug | None = key(
        "koppeling", "Koppeling", "Bij deze rij past in deze koppeling minstens één andere.", default=None
    )
    origin: Origin = origin_field()


@record
class Bound:
    """What may be expected of a number in a row; a row for which it does not hold says why in its remark."""

    field: OneLine = key("veld", "Veld", "Het veld met het getal.")
    minimum: Decimal | None = key("minimum", "Minimum", "Lager dan dit hoort niet.", default=None)
    maximum: Decimal | None = key("maximum", "Maximum", "Hoger dan dit hoort niet.", default=None)
    applies: tuple[Condition, ...] = key(
        "bij", "Bij", "Alleen bij rijen waarvoor dit alles geldt; zonder dit bij alle.", default=()
    )
    why: OneLine = key("waarom", "Waarom", "Een gewone zin: waar die grens vandaan komt.")
    origin: Origin = origin_field()


@record
class Question:
    """A question to each row, answered by its fields: yes, no, or it cannot be said."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    text: OneLine = key("vraag", "Vraag", "De hele vraag, met een vraagteken.")
    label: OneLine = key("label", "Label", "Kort, voor boven een kolom.")
    applies: tuple[Condition, ...] = key(
        "bij", "Bij", "Alleen bij rijen waarvoor dit alles geldt; zonder dit bij alle.", default=()
    )
    yes: tuple[Condition, ...] = key("ja", "Ja", "Ja, als dit alles geldt.", filled=True)
    no: tuple[Condition, ...] = key("nee", "Nee", "Nee, als dit alles geldt; anders ‘niet te zeggen’.", default=())
    origin: Origin = origin_field()


@record
class RegisterEnd:
    """The end of a register: nobody fills it any more, and its rows stay as they were."""

    date: Day = key("datum", "Datum", "De dag vanaf wanneer het register niet meer wordt bijgehouden.")
    reason: Prose = key("reden", "Reden", "Een of twee gewone zinnen: waarom niet meer.")
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar dit op rust; minstens één bron.", filled=True)
    origin: Origin = origin_field()


@record
class Register:
    """The block `register` of a descriptor: what the rows are, to whom, and what is asked of them."""

    one: OneLine = key("een", "Eén", "Hoe één rij heet: ontmoetingsplek.")
    many: OneLine = key("meer", "Meer", "Hoe rijen samen heten: ontmoetingsplekken.")
    number: OneLine | None = key("nummer", "Nummer", "Hoe de bron dit aanduidt, als zij dat doet.", default=None)
    fields: Parts = key("velden", "Velden", "Welk veld welke rol speelt.")
    contents: Contents | None = key("inhoud", "Inhoud", "Wat er in andere velden staat.", default=None)
    belongs: Belongs | None = key("hoort_bij", "Hoort bij", "Waar het hele register bij hoort.", default=None)
    group: OneLine | None = key("groep", "Groep", "Het veld waarop de pagina de rijen groepeert.", default=None)
    owner: RoleRef | None = key("eigenaar", "Eigenaar", "De rol die dit register bijhoudt.", default=None)
    searched: Day = key("gezocht_tot", "Gezocht tot en met", "Tot en met welke dag naar rijen is gezocht.")
    searched_in: Prose = key("gezocht_in", "Gezocht in", "Een gewone zin: waar gezocht is.")
    statuses: tuple[RegisterStatus, ...] = key(
        "statussen", "Statussen", "Waar een rij kan staan, van het begin tot het eind.", default=()
    )
    bounds: tuple[Bound, ...] = key("grenzen", "Grenzen", "Wat er van getallen verwacht wordt.", default=())
    questions: tuple[Question, ...] = key("vragen", "Vragen", "Wat er aan elke rij gevraagd wordt.", default=())
    ended: RegisterEnd | None = key(
        "beeindigd",
        "Beëindigd",
        "Als het register niet meer wordt bijgehouden: sinds wanneer, en waarom. De map en de rijen blijven staan.",
        default=None,
    )
    origin: Origin = origin_field()

    @property
    def families(self) -> dict[str, Family]:
        """The fields that name another record, and of which family."""
        parts, more = self.fields, self.contents
        found = (
            (Family.AREA, parts.area, more.areas if more else ()),
            (Family.MEASURE, parts.measure, more.measures if more else ()),
            (Family.MILESTONE, parts.promise, more.promises if more else ()),
            (Family.SOURCE, None, more.sources if more else ()),
        )
        return {name: family for family, part, names in found for name in (part, *names) if name is not None}

    @property
    def periods(self) -> frozenset[str]:
        """The fields with a day, or with a stretch of days as people say it."""
        parts, more = self.fields, self.contents
        found = (parts.day, parts.until, *(more.periods if more else ()))
        return frozenset(each for each in found if each is not None)

    @property
    def lists(self) -> frozenset[str]:
        """The fields that hold more than one value."""
        more, themes = self.contents, self.fields.themes
        return frozenset((*(more.lists if more else ()), *((themes,) if themes is not None else ())))

    @property
    def urls(self) -> frozenset[str]:
        """The fields with an address on the web."""
        more, url = self.contents, self.fields.url
        return frozenset((*(more.urls if more else ()), *((url,) if url is not None else ())))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition on a row that stands here."""
        asked = (each for one in self.questions for each in (*one.applies, *one.yes, *one.no))
        return (*(each for bound in self.bounds for each in bound.applies), *asked)


@record
class RegisterPackage(DataPackage):
    """data/registers/<naam>/datapackage.yaml"""

    register: Register = key("register", "Register", "Wat de rijen zijn; eigen aan dit programma.")
    origin: Origin = origin_field()

    @property
    def columns(self) -> tuple[Field, ...]:
        """The fields of a row; none when they are not described."""
        return next((each.schema.fields for each in self.resources if each.name == ROWS), ())


@record
class Change:
    """A later value of a field of a row: what it became, when, and why."""

    date: Day = key("datum", "Datum", "De dag waarop dit zo was.")
    field: OneLine = key("veld", "Veld", "Het veld dat een andere waarde kreeg.")
    text: Prose | None = key(
        "waarde", "Waarde", "De nieuwe waarde; weglaten als niet meer bekend is wat het is.", default=None
    )
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen.")
    cause: Cause = key("oorzaak", "Oorzaak", "Waarom het anders is dan het was.")
    known_since: Day | None = key(
        "bekend_sinds", "Bekend sinds", "De dag waarop wij dit wisten, als dat later was dan de dag zelf.", default=None
    )
    origin: Origin = origin_field()


@record
class Entry(Change):
    """A change with what it rests on, and its text as a value of its field."""

    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar dit op rust; minstens één bron.", filled=True)
    value: Value = dataclasses.field(default=None, compare=False)
    origin: Origin = origin_field()


@record
class HistoryLine(Change):
    """A row of verloop.csv"""

    row: Slug = key("rij", "Rij", "De sleutel van de rij.")
    number: int = key("volgnummer", "Volgnummer", "De hoeveelste verandering van deze rij, geteld vanaf 1.")
    origin: Origin = origin_field()


@record
class EvidenceLine(Evidence):
    """A row of bewijs.csv"""

    row: Slug = key("rij", "Rij", "De sleutel van de rij.")
    number: int = key("volgnummer", "Volgnummer", "De verandering waar dit bij hoort; 0 is de rij zelf.")
    origin: Origin = origin_field()


@record
class RegisterRow:
    """A row of a register: what its fields held first, and what became of them since; `origin` has the place of each."""

    key: str
    values: Mapping[str, Value]
    evidence: tuple[Evidence, ...] = ()
    history: tuple[Entry, ...] = ()
    origin: Origin = origin_field()

    def now(self, name: str | None) -> Value:
        """What a field holds after all that became of it; nothing for a part that no field plays."""
        for each in reversed(self.history):
            if each.field == name:
                return each.value
        return self.values.get(name) if name is not None else None


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisterTable:
    """A register with its rows, by the name of its folder."""

    name: str
    package: RegisterPackage
    rows: tuple[RegisterRow, ...] = ()

    @property
    def register(self) -> Register:
        """What the rows are."""
        return self.package.register

    @property
    def parts(self) -> Parts:
        """Which field plays which part."""
        return self.package.register.fields

    @property
    def days(self) -> tuple[Period, ...]:
        """When the rows are of, as far as they say so."""
        found = (row.now(self.parts.day) for row in self.rows)
        return tuple(each for each in found if isinstance(each, Period))

    def title(self, row: RegisterRow) -> str:
        """The name of a row as readers see it."""
        return str(row.now(self.parts.title))


class Ground(Worded):
    """On what two rows of registers may meet."""

    THEMES = "themas", "een gedeeld thema", "Beide noemen hetzelfde thema."
    AREA = "gebied", "hetzelfde gebied", "Beide liggen in hetzelfde gebied."
    NEIGHBOUR = "buurgebied", "een gebied ernaast", "De gebieden grenzen aan elkaar."
    SIZE = "omvang", "een omvang die past", "De omvang van de een ligt binnen het bereik van de ander."
    MOMENT = "moment", "hetzelfde moment", "De termijnen vallen samen."

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts that a field of both registers must play, by their keys."""
        return {
            Ground.THEMES: ("themas",), Ground.AREA: ("gebied",), Ground.NEIGHBOUR: ("gebied",),
            Ground.SIZE: ("omvang",), Ground.MOMENT: ("dag",),
        }[self]  # fmt: skip


@record
class Coupling:
    """Which rows of one register meet which of another; the fields are those that play the parts there."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "Hoe deze koppeling heet.")
    left: RegisterRef = key("links", "Links", "De naam van het ene register.")
    right: RegisterRef = key("rechts", "Rechts", "De naam van het andere register.")
    grounds: tuple[Ground, ...] = key("op", "Op", "Waarop rijen bij elkaar passen.", filled=True)
    needed: tuple[Ground, ...] = key("nodig", "Nodig", "Wat elk paar in elk geval moet hebben.", default=())
    at_least: int = key("minstens", "Minstens", "Hoeveel redenen een paar minstens heeft.", default=1)
    at_left: OneLine = key("kop_links", "Kop links", "Wat er boven de lijst staat bij een rij van links.")
    at_right: OneLine = key("kop_rechts", "Kop rechts", "Wat er boven de lijst staat bij een rij van rechts.")
    origin: Origin = origin_field()

    @property
    def registers(self) -> frozenset[str]:
        """The names of the two."""
        return frozenset((self.left, self.right))


@record
class CouplingList:
    """data/registers/koppelingen.yaml"""

    couplings: tuple[Coupling, ...] = key("koppelingen", "Koppelingen", "Welke rijen bij elkaar passen.", filled=True)
    origin: Origin = origin_field()
