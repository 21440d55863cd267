"""The text of the forms on GitHub: their choices come from the data, and of a name that is chosen also what it is called."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from motiespoor import paths
from motiespoor.desk.forms import (
    BETWEEN,
    ELSEWHERE,
    LONGEST,
    NOT_LISTED,
    PROMISE,
    PROMISED,
    REGISTER,
    Field,
    Form,
    fields_of,
    forms_of,
)
from motiespoor.desk.held import FEW
from motiespoor.desk.insertion import Writable, new_file
from motiespoor.desk.kinds import ROW, Question, Target, names_to_choose
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Limit, Pattern, hints, keys, unwrapped
from motiespoor.model.figure import Observation
from motiespoor.model.measure import StatusUpdate
from motiespoor.model.register import KEY
from motiespoor.model.schema import choices
from motiespoor.model.source import Source
from motiespoor.problem import clipped
from motiespoor.read.files import decoded

_MADE = "# Gemaakt met: motiespoor formulieren"
_ONE_LINE = 300  # characters; what may be longer gets a larger field
_MANY = 200  # choices; more are not chosen from but typed
_TYPED = Family.SOURCE  # names that nearly every proposal adds to: a list of them would never be of now


def form_texts(dossier: Dossier) -> dict[str, str]:
    """The text of every form, by its path, with the choices of a dossier."""
    return {each.path: _text(each, dossier) for each in forms_of(dossier)}


def stale_forms(root: Path, dossier: Dossier, *, missing: bool = False) -> Iterator[str]:
    """The forms in a repository that ask something else than they would now; with `missing`, those not there too."""
    for path, text in form_texts(dossier).items():
        there = os.path.lexists(root / path)
        if (there and decoded(root, path) != text) or (missing and not there):
            yield path


def lonely_forms(root: Path, dossier: Dossier) -> tuple[str, ...]:
    """The forms that were made for a register which is no more."""
    folder = root / paths.ISSUE_FORMS
    if not folder.is_dir():
        return ()
    now = {each.path for each in forms_of(dossier)}
    found = sorted(f"{paths.ISSUE_FORMS}/{each.name}" for each in folder.glob(f"{ROW}-*.yml"))
    return tuple(each for each in found if each not in now and (decoded(root, each) or "").startswith(f"{_MADE}\n"))


def _text(form: Form, dossier: Dossier) -> str:
    body = [_element(each, dossier) for each in fields_of(form)]
    made: Mapping[str, Writable] = {
        "name": form.name,
        "description": form.about,
        "title": f"{form.name}: …",
        "labels": [form.label],
        "body": [
            {"type": "markdown", "attributes": {"value": _OPENING}},
            *([_register(form)] if form.register else []),
            *(each for each in body if each is not None),
            {
                "type": "textarea",
                "id": "elders",
                "attributes": {
                    "label": ELSEWHERE,
                    "description": f"Koos u ergens ‘{NOT_LISTED}’? Schrijf hier op een eigen regel het veld en het "
                    f"kenmerk{_EXAMPLE if form.register else _ACTION}",
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
    return new_file(_MADE, made)


_EXAMPLE, _ACTION = ", als Veld: kenmerk.", ". Een actie schrijft u als Actie: maatregel/kenmerk."
_OPENING = (
    "Vul in wat u weet. De redactie kijkt ernaar, en dan wordt er een voorstel van gemaakt. "
    "Alles wat u hier schrijft, kan iedereen lezen."
)


def _register(form: Form) -> Mapping[str, Writable]:
    """The register as the only choice: by that the form is known again."""
    return {
        "type": "dropdown",
        "id": "register",
        "attributes": {"label": REGISTER, "options": [form.register], "default": 0},
        "validations": {"required": True},
    }


def _element(field: Field, dossier: Dossier) -> Mapping[str, Writable] | None:
    """A field as GitHub takes it; `None` when there is nothing to choose."""
    listed = _choices(field, dossier)
    if listed == () and not field.needed:
        return None
    attributes: dict[str, Writable] = {"label": field.label}
    if about := _about(field, dossier):
        attributes["description"] = about
    if listed and len(listed) <= _MANY:
        kind, attributes["options"] = "dropdown", list(listed)
    else:
        kind = "textarea" if _is_long(field.question) and not field.is_list else "input"
    made: dict[str, Writable] = {"type": kind, "id": field.id, "attributes": attributes}
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


_NEW_KEY = "Een korte naam van kleine letters, cijfers en streepjes, die geen andere rij heeft."
_SEVERAL = "Meer dan één? Zet er een puntkomma tussen."


def _about(field: Field, dossier: Dossier) -> str:
    about = _ABOUT.get((field.question.record, field.question.key), field.question.help)
    if field.kind.startswith(f"{ROW} ") and field.question.key == KEY:
        about = f"{about} {_NEW_KEY}"
    if field.is_list:
        held = choices(field.question.record, field.question.key)
        words = names_to_choose(dossier)[held] if isinstance(held, Family) else held or {}
        few = f" Kies uit: {', '.join(words)}." if 0 < len(words) <= FEW and held is not _TYPED else ""
        about = f"{about} {_SEVERAL}{few}"
    if field.question.flag != "bron":
        return about
    return f"Het kenmerk van de bron, zoals in {paths.SOURCE_LIST}. {_NEW_SOURCE}"


def _choices(field: Field, dossier: Dossier) -> tuple[str, ...] | None:
    """What can be chosen; `None` when it is typed."""
    if field.is_action:
        actions = {f"{m.number}/{a.id}": a.title for m in dossier.measures for a in m.actions}
        return (*_options(actions), NOT_LISTED)
    held = choices(field.question.record, field.question.key)
    if held is None or held is _TYPED or not field.is_choice:
        return None
    if not isinstance(held, Family):
        return _options(_without_echoes(held)) if _can_be_chosen(held) else None
    listed = _options(names_to_choose(dossier)[held])
    return (*listed, NOT_LISTED) if listed else ()


def _options(words: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(clipped(f"{name}{BETWEEN}{about}" if about else name, LONGEST) for name, about in words.items())


def _without_echoes(words: Mapping[str, str]) -> Mapping[str, str]:
    """Words without what they are called where that is the same, with a capital and a full stop."""
    return {name: "" if about == f"{name[:1].upper()}{name[1:]}." else about for name, about in words.items()}


def _can_be_chosen(words: Iterable[str]) -> bool:
    """Whether words can be choices on GitHub: whole, apart whatever their case, and not the one that it keeps for itself."""
    low = [each.lower() for each in words]
    return len({*low}) == len(low) and "none" not in low and all(len(each) < LONGEST for each in low)


def _is_long(question: Question) -> bool:
    _, hint = unwrapped(hints(question.record)[keys(question.record)[question.key].name])
    held = getattr(hint, "__metadata__", ())
    is_prose = not any(isinstance(each, Pattern) for each in held)
    return is_prose and any(isinstance(each, Limit) and each.characters > _ONE_LINE for each in held)
