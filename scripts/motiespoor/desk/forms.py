"""Forms on GitHub that ask what `nieuw` asks: their fields follow from its questions, their choices from the data.

A choice is the name of a record and what it is called, so that the name can be read back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from motiespoor import paths
from motiespoor.desk.insertion import Writable, new_file
from motiespoor.desk.kinds import KINDS, Question, Target, names_to_choose
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Limit, Pattern, hints, keys, unwrapped
from motiespoor.model.figure import Observation
from motiespoor.model.measure import StatusUpdate
from motiespoor.model.schema import choices
from motiespoor.model.source import Source
from motiespoor.problem import clipped
from motiespoor.read.files import decoded

LABEL = "overnemen"  # who may put it on an issue, lets it be taken over; so no form may bring it along
NOT_LISTED = "staat er niet bij"
BETWEEN = ": "  # the name of a choice, and what it is called
ELSEWHERE, PROMISE = "Niet in de lijst", "Bevestiging"  # fields that are no question of `nieuw`
PROMISED = (
    "De bron is openbaar: iedereen kan haar vinden.",
    "Wat ik als citaat invulde, staat letterlijk zo in de bron.",
)

_SOURCE = "Nieuwe bron: "
_ONE_LINE = 300  # characters; what may be longer gets a larger field
_MANY = 200  # choices; more are not chosen from but typed
_LEFT_OUT = frozenset({"maatregel", "bekend-sinds"})  # said by the action, and by the day on which it is taken over
_TYPED = Family.SOURCE  # names that nearly every proposal adds to: a list of them would never be of now


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one thing to add, and for the source that it rests on when that is new."""

    file: str
    name: str
    about: str
    kind: str

    @property
    def path(self) -> str:
        """Where the form stands in a repository."""
        return f"{paths.ISSUE_FORMS}/{self.file}.yml"


FORMS = (
    Form("4-nieuws", "Nieuws over een actie", "Er is een bericht over iets wat beloofd is.", "stand"),
    Form("5-cijfer", "Een cijfer", "U kent een nieuw getal van een reeks die hier al staat.", "cijfer"),
    Form("6-bron", "Een bron", "U kent een stuk of bericht dat hier nog niet staat.", "bron"),
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: what it is called there, and the question that it answers, about a thing of a kind."""

    label: str
    kind: str
    question: Question
    needed: bool

    @property
    def is_action(self) -> bool:
        """Whether it names an action together with its measure."""
        return self.question.record is Target

    @property
    def is_choice(self) -> bool:
        """Whether the answer is the name of something."""
        return self.is_action or choices(self.question.record, self.question.key) is not None


def fields_of(form: Form) -> tuple[Field, ...]:
    """The fields of a form that answer questions, in order."""
    own = [each for each in KINDS[form.kind] if each.flag not in _LEFT_OUT]
    with_source = any(each.flag == "bron" for each in own)
    fields = [
        Field(each.title, form.kind, each, needed=each.needed and not (with_source and each.flag == "bron"))
        for each in own
    ]
    if with_source:
        fields += [Field(f"{_SOURCE}{each.title}", "bron", each, needed=False) for each in KINDS["bron"]]
    return tuple(fields)


def form_texts(dossier: Dossier) -> dict[str, str]:
    """The text of every form, by its path, with the choices of a dossier."""
    return {each.path: _text(each, dossier) for each in FORMS}


def stale_forms(root: Path, dossier: Dossier, *, missing: bool = False) -> Iterator[str]:
    """The forms in a repository that ask something else than they would now; with `missing`, those not there too."""
    for path, text in form_texts(dossier).items():
        there = os.path.lexists(root / path)
        if (there and decoded(root, path) != text) or (missing and not there):
            yield path


def _text(form: Form, dossier: Dossier) -> str:
    body = [_element(each, dossier) for each in fields_of(form)]
    made: Mapping[str, Writable] = {
        "name": form.name,
        "description": form.about,
        "title": f"{form.name}: …",
        "labels": [form.file.partition("-")[2]],
        "body": [
            {"type": "markdown", "attributes": {"value": _OPENING}},
            *(each for each in body if each is not None),
            {
                "type": "textarea",
                "id": "elders",
                "attributes": {
                    "label": ELSEWHERE,
                    "description": f"Koos u ergens ‘{NOT_LISTED}’? Schrijf hier op een eigen regel het veld en het "
                    "kenmerk. Een actie schrijft u als Actie: maatregel/kenmerk.",
                },
            },
            {
                "type": "checkboxes",
                "id": "bevestiging",
                "attributes": {
                    "label": PROMISE,
                    "options": [{"label": each, "required": True} for each in PROMISED],
                },
            },
        ],
    }
    return new_file("# Gemaakt met: motiespoor formulieren", made)


_OPENING = (
    "Vul in wat u weet. De redactie kijkt ernaar, en dan wordt er een voorstel van gemaakt. "
    "Alles wat u hier schrijft, kan iedereen lezen."
)


def _element(field: Field, dossier: Dossier) -> Mapping[str, Writable] | None:
    """A field as GitHub takes it; `None` when there is nothing to choose."""
    listed = _choices(field, dossier)
    if listed == () and not field.needed:
        return None
    attributes: dict[str, Writable] = {"label": field.label}
    if about := _about(field):
        attributes["description"] = about
    if listed is not None and len(listed) <= _MANY:
        kind, attributes["options"] = "dropdown", list(listed)
    else:
        kind = "textarea" if _is_long(field.question) else "input"
    made: dict[str, Writable] = {"type": kind, "id": f"{field.kind}-{field.question.flag}", "attributes": attributes}
    if field.needed:
        made["validations"] = {"required": True}
    return made


# Where what helps who writes YAML does not help who fills in a form.
_ABOUT: Mapping[tuple[type, str], str] = {
    (Target, "actie"): "Het nummer van de maatregel staat voor de schuine streep.",
    (Source, "id"): "Een korte naam zonder spaties: meestal de uitgever en de dag, zoals uitgever-2025-12-01.",
    (Source, "adres"): "Het webadres, als er een is.",
    (Observation, "oorzaak"): "Alleen als dit getal in de plaats komt van een ander dat hier al staat: waarom.",
    (StatusUpdate, "status"): "Waar de actie nu staat.",
    (StatusUpdate, "ronde"): "Alleen als het nieuws uit een overzicht komt dat hier al staat.",
}
_NEW_SOURCE = "Staat zij daar niet? Laat dit dan leeg, en vul onderaan de nieuwe bron in."


def _about(field: Field) -> str:
    about = _ABOUT.get((field.question.record, field.question.key), field.question.help)
    if field.question.flag != "bron":
        return about
    return f"Het kenmerk van de bron, zoals in {paths.SOURCE_LIST}. {_NEW_SOURCE}"


def _choices(field: Field, dossier: Dossier) -> tuple[str, ...] | None:
    """What can be chosen; `None` when it is typed."""
    if field.is_action:
        actions = {f"{m.number}/{a.id}": a.title for m in dossier.measures for a in m.actions}
        return (*_options(actions), NOT_LISTED)
    held = choices(field.question.record, field.question.key)
    if held is None or held is _TYPED:
        return None
    if not isinstance(held, Family):
        return _options(held)
    listed = _options(names_to_choose(dossier)[held])
    return (*listed, NOT_LISTED) if listed else ()


def _options(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(clipped(f"{name}{BETWEEN}{about}" if about else name, 100) for name, about in words.items())


def _is_long(question: Question) -> bool:
    _, hint = unwrapped(hints(question.record)[keys(question.record)[question.key].name])
    held = getattr(hint, "__metadata__", ())
    is_prose = not any(isinstance(each, Pattern) for each in held)
    return is_prose and any(isinstance(each, Limit) and each.characters > _ONE_LINE for each in held)
