"""What editors keep up: the measures with their actions, status updates and milestones."""

from __future__ import annotations

from datetime import date as Day

from motiespoor.model.fields import (
    AreaRef,
    DayOfYear,
    FrameItemRef,
    MilestoneRef,
    Number,
    OneLine,
    Prose,
    RoleRef,
    RoundRef,
    SeriesRef,
    Slug,
    StatusRef,
    ThemeRef,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.model.figure import YesNo
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence
from motiespoor.problem import Origin


class Cause(Worded):
    """Why a status update says something else than the one before it."""

    PROGRESS = "voortgang", "voortgang", "Een bron meldt hoe het ermee staat."
    SETBACK = "achteruitgang", "achteruitgang", "Een bron meldt dat het minder ver is dan het was."
    METHOD = "methode", "andere manier van meten", "Er wordt anders geteld of anders gekeken."
    RELABELLING = (
        "herlabeling",
        "andere naam voor hetzelfde",
        "Het heet anders of is anders ingedeeld; er is niets gebeurd.",
    )
    CORRECTION = "correctie", "correctie van een fout", "De vorige stand klopte niet."
    LATE = "nagekomen", "bericht dat later kwam", "Een bron meldt later wat toen al zo was."
    SILENCE = "stilte", "niet meer genoemd", "Een latere ronde noemt deze actie niet meer."


# Of a round that is closed, only this still comes in.
AFTER_CLOSING = (Cause.LATE, Cause.CORRECTION)


@record
class StatusUpdate:
    """The editors' reading of where an action stands on a day."""

    date: Day = key("datum", "Datum", "De dag waarop dit zo was.")
    round: RoundRef | None = key("ronde", "Ronde", "De ronde waar deze stand uit komt.", default=None)
    status: StatusRef = key("status", "Status", "Een van de statussen van site_config/statussen.yaml.")
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen.")
    cause: Cause = key("oorzaak", "Oorzaak", "Waarom deze stand anders is dan de vorige.")
    known_since: Day | None = key(
        "bekend_sinds", "Bekend sinds", "De dag waarop wij dit wisten, als dat later was dan de dag zelf.", default=None
    )
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


class Happened(Worded):
    """Whether a report says that what was promised has happened."""

    YES = "ja", "gemeld als gebeurd", "De bron meldt dat het is gebeurd."
    NO = (
        "nee",
        "niet gemeld als gebeurd",
        "De bron zegt er iets over, maar niet dat het is gebeurd: uitstel, een herhaling, een aankondiging.",
    )
    DOUBTFUL = (
        "onzeker",
        "gemeld, met twijfel",
        "De bron kan zo gelezen worden; de toelichting zegt waarom het niet zeker is.",
    )


@record
class Report:
    """What a later source says of a milestone."""

    date: Day = key("datum", "Datum", "De dag waarop de bron dit zei.")
    explanation: Prose = key("toelichting", "Toelichting", "Een of twee gewone zinnen: wat de bron erover zegt.")
    expected: Period | None = key("verwacht", "Verwacht", "De nieuwe termijn, als de bron die noemt.", default=None)
    happened: Happened | None = key(
        "gebeurd", "Gebeurd", "Of dit bericht meldt dat het is gebeurd; zonder dit: nee.", default=None
    )
    about: int | None = key(
        "over", "Over", "Bij wat elk jaar terugkeert: over welk jaar dit bericht gaat.", default=None
    )
    achieved: Period | None = key(
        "gerealiseerd", "Gerealiseerd", "Wanneer het er was, als dat niet de dag van dit bericht is.", default=None
    )
    known_since: Day | None = key(
        "bekend_sinds", "Bekend sinds", "De dag waarop wij dit wisten, als dat later was dan de dag zelf.", default=None
    )
    evidence: tuple[Evidence, ...] = key(
        "bewijs", "Bewijs", "Waar dit bericht op rust; minstens één bron.", filled=True
    )
    origin: Origin = origin_field()


@record
class Recurrence:
    """From when and when in the year something comes that is promised every year."""

    first: int = key("vanaf", "Vanaf", "Het eerste jaar waarin het wordt verwacht.")
    last: int | None = key("tot", "Tot en met", "Het laatste jaar, als er een laatste is.", default=None)
    opens: DayOfYear | None = key(
        "venster_van", "Venster, van", "De eerste dag in het jaar waarop het wordt verwacht.", default=None
    )
    closes: DayOfYear | None = key(
        "venster_tot", "Venster, tot en met", "De laatste dag in het jaar waarop het wordt verwacht.", default=None
    )
    ground: Prose | None = key("grond", "Grond", "Een gewone zin: waar dat venster op rust.", default=None)
    rounds: YesNo = key("ronden", "Ronden", "Of elke keer een ronde is.", default=YesNo.NO)
    origin: Origin = origin_field()


@record
class Withdrawal:
    """What was said here of a promise and was wrong."""

    date: Day = key("datum", "Datum", "De dag van de correctie.")
    what: Prose = key("wat", "Wat", "In een gewone zin: wat hier stond, en waarom dat fout was.")
    was: Period | None = key("was", "Was", "Wat er onder `gerealiseerd` stond, als dat is teruggenomen.", default=None)
    origin: Origin = origin_field()


@record
class Milestone:
    """What was promised by when, and what is known to have come of it."""

    id: Slug = key("id", "Kenmerk", "Blijft altijd gelijk.")
    title: OneLine = key("titel", "Titel", "In eigen woorden wat er dan is.")
    action: Slug | None = key("actie", "Actie", "De actie van deze maatregel waar het bij hoort.", default=None)
    area: AreaRef | None = key("gebied", "Gebied", "Waar het is, als het bij één gebied hoort.", default=None)
    frame: FrameItemRef | None = key(
        "kader", "Kader", "Het onderdeel van het kader waar deze belofte in staat.", default=None
    )
    expected: Period | None = key("verwacht", "Verwacht", "De termijn zoals de bron die noemt.", default=None)
    condition: OneLine | None = key(
        "voorwaarde", "Voorwaarde", "De woorden van de voorwaarde, zoals in het citaat: ‘zo nodig’.", default=None
    )
    recurrence: Recurrence | None = key(
        "terugkeer",
        "Terugkeer",
        "Alleen bij `verwacht: jaarlijks`: vanaf welk jaar, en wanneer in het jaar. "
        "Zonder dit: vanaf het jaar na de belofte, het hele jaar.",
        default=None,
    )
    together: MilestoneRef | None = key(
        "samen_met",
        "Samen met",
        "De belofte die door hetzelfde feit zou worden nagekomen; wij tellen dat één keer.",
        default=None,
    )
    promise: Evidence = key("toezegging", "Toezegging", "Waar het beloofd is.")
    pledged: YesNo = key(
        "toegezegd", "Toegezegd", "Of een bewindspersoon dit aan de Kamer heeft toegezegd.", default=YesNo.NO
    )
    by: OneLine | None = key("door", "Door", "Wie het beloofde, als dat anders is dan de bron zegt.", default=None)
    to: OneLine | None = key("aan", "Aan", "Aan wie het beloofd is, als dat anders is dan de bron zegt.", default=None)
    where: OneLine | None = key(
        "waar", "Waar", "Waar het beloofd is, als dat anders is dan de bron zegt.", default=None
    )
    test: Prose | None = key(
        "toetsbaar",
        "Toetsbaar",
        "Eén gewone zin: wat zou tellen als nagekomen. Kan dat niet: ‘nee, want …’.",
        default=None,
    )
    reports: tuple[Report, ...] = key("berichten", "Berichten", "Wat latere bronnen erover zeggen.", default=())
    achieved: Period | None = key("gerealiseerd", "Gerealiseerd", "Wanneer het er was.", default=None)
    evidence: tuple[Evidence, ...] = key("bewijs", "Bewijs", "Waar `gerealiseerd` op rust.", default=())
    searched: Day | None = key(
        "gezocht_tot",
        "Gezocht tot en met",
        "Tot en met welke dag naar nieuws hierover is gezocht, als dat anders is dan voor de maatregel.",
        default=None,
    )
    known_since: Day | None = key(
        "bekend_sinds", "Bekend sinds", "De dag waarop wij dit wisten, als dat later was dan de dag zelf.", default=None
    )
    corrections: tuple[Withdrawal, ...] = key(
        "correcties", "Correcties", "Wat hier stond en fout was; alleen aanvullen.", default=()
    )
    note: Prose | None = key("opmerking", "Opmerking", "Wat de lezer erbij moet weten.", default=None)
    origin: Origin = origin_field()

    @property
    def testable(self) -> bool | None:
        """Whether it can be said what would count as kept; `None` when nobody has said so yet."""
        return None if self.test is None else not self.test.lower().startswith("nee, want ")


@record
class Measure:
    """One measure: data/maatregelen/<nummer>.yaml"""

    number: Number = key("nummer", "Nummer", "Zoals in de bijlage.")
    slug: Slug = key("sleutel", "Sleutel", "Blijft altijd gelijk: adressen hangen eraan.")
    title: OneLine = key("titel", "Titel", "De naam van de maatregel, zonder het nummer.")
    theme: ThemeRef | None = key(
        "thema",
        "Thema",
        "Waar de maatregel staat in de `indeling` van site_config/publicatie.yaml: een thema, of een hoofdstuk zonder thema's.",
        default=None,
    )
    owner: RoleRef = key(
        "eigenaar",
        "Eigenaar",
        "De rol uit site_config/rollen.yaml die dit bestand bijhoudt; niet wie de maatregel uitvoert.",
    )
    summary: Prose = key("in_het_kort", "In het kort", "Hoogstens drie gewone zinnen van onszelf.")
    actions: tuple[Action, ...] = key(
        "acties", "Acties", "Wat er gedaan wordt; elke actie een punt. Weg te laten zolang er nog geen is.", default=()
    )
    milestones: tuple[Milestone, ...] = key(
        "mijlpalen", "Mijlpalen", "Wat er beloofd is, en wat ervan kwam.", default=()
    )
    key_figures: tuple[SeriesRef, ...] = key(
        "kerncijfers", "Kerncijfers", "Cijferreeksen die bij deze maatregel horen.", default=()
    )
    searched: Day | None = key(
        "gezocht_tot",
        "Gezocht tot en met",
        "Tot en met welke dag naar nieuws over deze maatregel is gezocht, als dat anders is dan voor de publicatie.",
        default=None,
    )
    remarks: tuple[Prose, ...] = key("opmerkingen", "Opmerkingen", "Wat de lezer moet weten.", default=())
    origin: Origin = origin_field()


@record
class Promises:
    """data/maatregelen/toezeggingen.yaml: promises that no single measure carries."""

    milestones: tuple[Milestone, ...] = key("mijlpalen", "Mijlpalen", "Wat er beloofd is, en wat ervan kwam.")
    origin: Origin = origin_field()
