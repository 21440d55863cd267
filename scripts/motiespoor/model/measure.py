"""What editors keep up: the measures with their actions, status updates and milestones, and the frame."""

from __future__ import annotations

from datetime import date as Day
from enum import Enum

from motiespoor.model.fields import (
    AreaRef,
    Code,
    Line,
    MeasureRef,
    Prose,
    RoundRef,
    SeriesRef,
    Slug,
    SourceRef,
    StatusRef,
    Verbatim,
    key,
    origin_field,
    record,
)
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin


class Cause(Enum):
    """Why a status update says something else than the one before it."""

    PROGRESS = "voortgang"
    METHOD = "methode"
    RELABELLING = "herlabeling"
    CORRECTION = "correctie"
    LATE = "nagekomen"
    SILENCE = "stilte"  # a later round does not mention it any more


@record
class StatusUpdate:
    """The editors' reading of where an action stands on a day."""

    date: Day = key("datum", "Datum", "De dag waarop dit zo was.")
    round: RoundRef | None = key("ronde", "Ronde", "De ronde waar deze stand uit komt.", default=None)
    status: StatusRef = key("status", "Status", "Een van de statussen van site_config/statussen.yaml.")
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen.")
    cause: Cause = key("oorzaak", "Oorzaak", "Waarom deze stand anders is dan de vorige.")
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar deze stand op rust; minstens één bron.")
    origin: Origin = origin_field()


@record
class Mention:
    """Which literal items of a round are about this action, counted from 1 in the round's own file."""

    round: RoundRef = key("ronde", "Ronde")
    actions: tuple[int, ...] = key("acties", "Acties", "Volgnummers onder `acties` van de ronde.", default=())
    progress: tuple[int, ...] = key(
        "stand_van_zaken", "Stand van zaken", "Volgnummers onder `stand_van_zaken` van de ronde.", default=()
    )
    origin: Origin = origin_field()


@record
class Action:
    """Something that was promised to be done, followed over the rounds under one id."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: Line = key("titel", "Titel", "In eigen woorden wat er gedaan wordt.")
    mentions: tuple[Mention, ...] = key("in_ronde", "In ronde", "Waar deze actie letterlijk staat.", default=())
    updates: tuple[StatusUpdate, ...] = key("standen", "Standen", "Alleen aanvullen; de laatste is de stand van nu.")
    origin: Origin = origin_field()

    @property
    def current(self) -> StatusUpdate:
        """The last status update; a checked action has at least one."""
        return self.updates[-1]


@record
class Report:
    """What a later source says of a milestone."""

    date: Day = key("datum", "Datum")
    explanation: Prose = key("toelichting", "Toelichting")
    expected: Period | None = key("verwacht", "Verwacht", "De nieuwe termijn, als de bron die noemt.", default=None)
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs")
    origin: Origin = origin_field()


@record
class Milestone:
    """What was promised by when, and what is known to have come of it."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: Line = key("titel", "Titel", "In eigen woorden wat er dan is.")
    action: Slug | None = key("actie", "Actie", "De actie van deze maatregel waar het bij hoort.", default=None)
    area: AreaRef | None = key("gebied", "Gebied", default=None)
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
    title: Line = key("titel", "Titel")
    summary: Prose = key("in_het_kort", "In het kort", "Hoogstens drie gewone zinnen van onszelf.")
    actions: tuple[Action, ...] = key("acties", "Acties")
    milestones: tuple[Milestone, ...] = key("mijlpalen", "Mijlpalen", default=())
    key_figures: tuple[SeriesRef, ...] = key("kerncijfers", "Kerncijfers", default=())
    remarks: tuple[Prose, ...] = key("opmerkingen", "Opmerkingen", "Wat de lezer moet weten.", default=())
    origin: Origin = origin_field()


@record
class Promises:
    """data/maatregelen/toezeggingen.yaml: promises that no single measure carries."""

    milestones: tuple[Milestone, ...] = key("mijlpalen", "Mijlpalen")
    origin: Origin = origin_field()


@record
class FrameItem:
    """One principle or line, literally, with the measures that work it out."""

    id: Slug = key("id", "Kenmerk")
    label: Line | None = key("aanduiding", "Aanduiding", "De letter of het nummer in de bron.", default=None)
    quote: Verbatim = key("citaat", "Citaat", "De letterlijke tekst.")
    measures: tuple[MeasureRef, ...] = key("maatregelen", "Maatregelen", "Mag leeg zijn: [].")
    note: Prose = key("toelichting", "Toelichting", "Waarom deze maatregelen erbij horen, of geen enkele.")
    origin: Origin = origin_field()


@record
class FrameGroup:
    """Principles, or lines: a list in the source."""

    id: Slug = key("id", "Kenmerk")
    title: Line = key("titel", "Titel")
    intro: Prose = key("inleiding", "Inleiding", "In eigen woorden.")
    items: tuple[FrameItem, ...] = key("onderdelen", "Onderdelen")
    origin: Origin = origin_field()


@record
class Frame:
    """data/maatregelen/kader.yaml: the frame that the measures work out."""

    title: Line = key("titel", "Titel")
    source: SourceRef = key("bron", "Bron", "De brief waar het kader in staat.")
    groups: tuple[FrameGroup, ...] = key("groepen", "Groepen")
    origin: Origin = origin_field()
