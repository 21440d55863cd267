"""What can be added to a dossier, and the questions about it, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass
from typing import Any

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, MeasureRef, RoundRef, Slug, key, keys, record
from motiespoor.model.figure import Observation
from motiespoor.model.measure import Action, Measure, Milestone, StatusUpdate
from motiespoor.model.round import Correction, RoundSheet
from motiespoor.model.row_record import row_record
from motiespoor.model.schema import names
from motiespoor.model.source import Evidence, Source

Answers = dict[str, str]  # by flag
Said = Mapping[str, str | None]  # by flag; `None` for what was not said
Called = Callable[[str, str], str]  # what an editor knows a question as, by its kind and its flag


def by_flag(_: str, flag: str) -> str:
    """What a question is called on the command line."""
    return f"--{flag}"


@record
class Target:
    """Where something is added."""

    measure: MeasureRef = key("maatregel", "Maatregel", "Het nummer van de maatregel.")
    action: Slug = key("actie", "Actie", "De actie van deze maatregel.")


@record
class Corrected:
    """What is corrected."""

    round: RoundRef = key("ronde", "Ronde", "De gesloten ronde waarin iets veranderd is.")


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be said: the field of a record that it fills, and the flag that it may be said with."""

    flag: str
    record: type
    key: str

    @property
    def title(self) -> str:
        """What the field is called."""
        return str(self._declared["title"])

    @property
    def help(self) -> str:
        """What the field means."""
        return str(self._declared["help"])

    @property
    def needed(self) -> bool:
        """Whether a record cannot do without."""
        return keys(self.record)[self.key].default is MISSING

    @property
    def _declared(self) -> Mapping[str, Any]:
        return keys(self.record)[self.key].metadata


def _about(record_type: type, *fields: str, **flags: str) -> tuple[Question, ...]:
    """Questions for fields of a record: under their own name, or as `flags` has it."""
    own = ((each.replace("_", "-"), each) for each in fields)
    others = ((flag.replace("_", "-"), each) for flag, each in flags.items())
    return tuple(Question(flag, record_type, each) for flag, each in (*own, *others))


EVIDENCE = _about(Evidence, "bron", "citaat", "vindplaats")
STATUS = (
    *_about(StatusUpdate, "datum", "ronde", "status", "toelichting", "oorzaak", "bekend_sinds"),
    *EVIDENCE,
)

KINDS: Mapping[str, tuple[Question, ...]] = {
    "stand": (*_about(Target, "maatregel", "actie"), *STATUS),
    "mijlpaal": (
        *_about(Target, "maatregel"),
        *_about(Milestone, "id", "titel", "actie", "gebied", "verwacht"),
        *EVIDENCE,
        *_about(Milestone, "opmerking"),
    ),
    "maatregel": (
        *_about(Measure, "nummer", "sleutel", "titel", "thema", "eigenaar", "in_het_kort"),
        *_about(Action, actie="id", actie_titel="titel"),
        *STATUS,
    ),
    "ronde": _about(RoundSheet, "ronde", "titel", "datum", "peildatum", "bron", "brief", "kolommen", "opmerking"),
    "correctie": (
        *_about(Corrected, "ronde"),
        *_about(Correction, "id", "datum", "wat", "waarom", "gevraagd_door"),
    ),
    "bron": _about(
        Source, "id", "soort", "titel", "omschrijving", "datum", "uitgever", "adres", "kamerstuk", "herkomst"
    ),
    "cijfer": _about(
        Observation, "reeks", "peildatum", "gebied", "sector", "uitsplitsing", "waarde", "nauwkeurigheid", "herkomst",
        "bron", "methode", "oorzaak", "opmerking",
    ),
}  # fmt: skip


ROW = "rij"  # and behind it the name of the register


def questions_of(kind: str, dossier: Dossier) -> tuple[Question, ...]:
    """The questions about something to add; about a row of a register those that its descriptor has.

    A field with the name of a part of the evidence is said with another flag.
    """
    of_a_row, _, name = kind.partition(" ")
    if of_a_row != ROW:
        return KINDS[kind]
    table = next(each for each in dossier.registers if each.name == name)
    record_type = row_record(table)
    taken = {each.flag for each in EVIDENCE}
    fields = [each.name for each in table.package.columns]
    flags = (f"veld-{each}" if each in taken else each for each in fields)
    return (*(Question(flag, record_type, each) for flag, each in zip(flags, fields, strict=True)), *EVIDENCE)


def names_to_choose(dossier: Dossier) -> Mapping[Family, Mapping[str, str]]:
    """The names that an answer may be, those of tables of figures too, with what they are the name of."""
    return {
        **names(dossier),
        Family.METHOD: {each.id: each.title for each in dossier.methods},
        Family.BREAKDOWN: {each.code: each.name for each in dossier.breakdowns},
    }
