"""What editors keep up: the measures with their actions, status updates and milestones, and the frame."""

from __future__ import annotations

from datetime import date as Day

from motiespoor.model.fields import (
    AreaRef,
    Code,
    MeasureRef,
    OneLine,
    Prose,
    RoleRef,
    RoundRef,
    SeriesRef,
    Slug,
    SourceRef,
    StatusRef,
    Verbatim,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin


class Cause(Worded):
    """Why a status update says something else than the one before it."""

    PROGRESS = "voortgang", "voortgang", "Een bron meldt hoe het ermee staat."
    METHOD = "methode", "andere manier van meten", "Er wordt anders geteld of anders gekeken."
    RELABELLING = (
        "herlabeling",
        "andere naam voor hetzelfde",
        "Het heet anders of is anders ingedeeld; er is niets gebeurd.",
    )
    CORRECTION = "correctie", "correctie van een fout", "De vorige stand klopte niet."
    LATE = "nagekomen", "bericht dat later kwam", "Een bron meldt later wat toen al zo was."
    SILENCE = "stilte", "niet meer genoemd", "Een latere ronde noemt deze actie niet meer."


@record
class StatusUpdate:
    """The editors' reading of where an action stands on a day."""

    date: Day = key("datum", "Datum", "De dag waarop dit zo was.")
    round: RoundRef | None = key("ronde", "Ronde", "De ronde waar deze stand uit komt.", default=None)
    status: StatusRef = key("status", "Status", "Een van de statussen van site_config/statussen.yaml.")
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen.")
    cause: Cause = key("oorzaak", "Oorzaak", "Waarom deze stand anders is dan de vorige.")
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar deze stand op rust; minstens één bron.", filled=True)
    origin: Origin = origin_field()


@record
class Mention:
    """Which literal items of a round are about this action, counted from 1 in the round's own file."""

    round: RoundRef = key("ronde", "Ronde", "De ronde waarin de actie staat.")
    actions: tuple[int, ...] = key("acties", "Acties", "Volgnummers onder `acties` van de ronde.", default=())
    progress: tuple[int, ...] = key(
        "stand_van_zaken", "Stand van zaken", "Volgnummers onder `stand_van_zaken` van de ronde.", default=()
    )
    origin: Origin = origin_field()


@record
class Action:
    """Something that was promised to be done, followed over the rounds under one id."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "In eigen woorden wat er gedaan wordt.")
    mentions: tuple[Mention, ...] = key("in_ronde", "In ronde", "Waar deze actie letterlijk staat.", default=())
    updates: tuple[StatusUpdate, ...] = key(
        "standen", "Standen", "Alleen aanvullen; de laatste is de stand van nu.", filled=True
    )
    origin: Origin = origin_field()

    @property
    def current(self) -> StatusUpdate:
        """The last status update; a checked action has at least one."""
        return self.updates[-1]


@record
class Report:
    """What a later source says of a milestone."""

    date: Day = key("datum", "Datum", "De dag waarop de bron dit zei.")
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen: wat de bron erover zegt.")
    expected: Period | None = key("verwacht", "Verwacht", "De nieuwe termijn, als de bron die noemt.", default=None)
    evidence: tuple[Evidence, ...] = key(
        "bewijs", "Bewijs", "Waar dit bericht op rust; minstens één bron.", filled=True
    )
    origin: Origin = origin_field()


@record
class Milestone:
    """What was promised by when, and what is known to have come of it."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "In eigen woorden wat er dan is.")
    action: Slug | None = key("actie", "Actie", "De actie van deze maatregel waar het bij hoort.", default=None)
    area: AreaRef | None = key("gebied", "Gebied", "Waar het is, als het bij één gebied hoort.", default=None)
    expected: Period | None = key("verwacht", "Verwacht", "De termijn zoals de bron die noemt.", default=None)
    promise: Evidence = key("toezegging", "Toezegging", "Waar het beloofd is.")
    reports: tuple[Report, ...] = key("berichten", "Berichten", "Wat latere bronnen erover zeggen.", default=())
    achieved: Period | None = key("gerealiseerd", "Gerealiseerd", "Wanneer het er was.", default=None)
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar `gerealiseerd` op rust.", default=())
    note: Prose | None = key("opmerking", "Opmerking", "Wat de lezer erbij moet weten.", default=None)
    origin: Origin = origin_field()


@record
class Measure:
    """One measure: data/maatregelen/<nummer>.yaml"""

    number: Code = key("nummer", "Nummer", "Zoals in de bijlage.")
    slug: Slug = key("sleutel", "Sleutel", "Blijft altijd gelijk: adressen hangen eraan.")
    title: OneLine = key("titel", "Titel", "De naam van de maatregel, zonder het nummer.")
    owner: RoleRef = key(
        "eigenaar",
        "Eigenaar",
        "De rol uit site_config/rollen.yaml die dit bestand bijhoudt; niet wie de maatregel uitvoert.",
    )
    summary: Prose = key("in_het_kort", "In het kort", "Hoogstens drie gewone zinnen van onszelf.")
    actions: tuple[Action, ...] = key("acties", "Acties", "Wat er gedaan wordt; elke actie een punt.", filled=True)
    milestones: tuple[Milestone, ...] = key(
        "mijlpalen", "Mijlpalen", "Wat er beloofd is, en wat ervan kwam.", default=()
    )
    key_figures: tuple[SeriesRef, ...] = key(
        "kerncijfers", "Kerncijfers", "Cijferreeksen die bij deze maatregel horen.", default=()
    )
    remarks: tuple[Prose, ...] = key("opmerkingen", "Opmerkingen", "Wat de lezer moet weten.", default=())
    origin: Origin = origin_field()


@record
class Promises:
    """data/maatregelen/toezeggingen.yaml: promises that no single measure carries."""

    milestones: tuple[Milestone, ...] = key("mijlpalen", "Mijlpalen", "Wat er beloofd is, en wat ervan kwam.")
    origin: Origin = origin_field()


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
    intro: Prose = key("inleiding", "Inleiding", "In eigen woorden.")
    items: tuple[FrameItem, ...] = key("onderdelen", "Onderdelen", "De punten van deze lijst.", filled=True)
    origin: Origin = origin_field()


@record
class Frame:
    """data/maatregelen/kader.yaml: the frame that the measures work out."""

    title: OneLine = key("titel", "Titel", "Hoe het kader heet.")
    source: SourceRef = key("bron", "Bron", "De brief waar het kader in staat.")
    groups: tuple[FrameGroup, ...] = key("groepen", "Groepen", "De lijsten in de bron, in hun volgorde.", filled=True)
    origin: Origin = origin_field()
