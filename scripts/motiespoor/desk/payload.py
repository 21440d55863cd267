"""A filled-in form, read as data: from the text of an issue on GitHub to what `nieuw` is told, and written by it.

GitHub makes of a form a text with a heading for each field and the answer below it. Who fills it in can type headings
too, so each may stand there once and none may be of somebody's own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from motiespoor.desk.adding import add_together
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.forms import (
    BETWEEN,
    ELSEWHERE,
    FORMS,
    NOT_LISTED,
    PROMISE,
    PROMISED,
    REGISTER,
    Field,
    Form,
    fields_of,
    register_form,
)
from motiespoor.desk.kinds import Said
from motiespoor.model.dossier import Dossier
from motiespoor.model.schema import choices
from motiespoor.problem import clipped
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import decoded
from motiespoor.spelling import suggestion

_LONGEST = 70_000  # characters; GitHub keeps no issue of more than 65,536
_UNANSWERED = frozenset({"", "_No response_", "None"})
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*")
_UNDERLINED = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")  # makes a heading of the line above it
_BOX = re.compile(r"[-*] \[([ xX])\] (.*)")

_ACTION = "Actie"  # names its measure too

Sections = dict[str, str]  # the answer to each field, by its label


def take_over_form(root: Path, today: date, file: Path, editor: Editor, *, agreed: bool) -> bool:
    """Add to a dossier what a form says; says whether it was written.

    Raises:
        WrongUse: it is no form of ours, or an answer in it cannot be.
        Unreadable: the dossier would not be right with it.
    """
    body = body_of(file)
    before = read_dossier(root)
    form, wanted = said_in(body, before.dossier)
    labels = {(each.kind, each.question.flag): each.label for each in fields_of(form)}

    def by_label(kind: str, flag: str) -> str:
        return f"‘{labels.get((kind, flag)) or _ACTION}’"

    return add_together(root, today, before, wanted, editor, agreed=agreed, called=by_label)


def body_of(file: Path) -> str:
    """The text of an issue: of the event of GitHub that a file holds, or the file itself.

    Raises:
        WrongUse: there is none in it.
    """
    text = decoded(file.parent, file.name)
    if text is None:
        raise WrongUse(f"'{clipped(str(file))}' kan niet gelezen worden. Staat het er, en is het tekst?")
    if text.lstrip().startswith("{"):
        try:
            event = json.loads(text)
        except (ValueError, RecursionError):
            raise WrongUse("dit bestand begint als JSON, en is het niet.") from None
        issue = event.get("issue")
        text = issue.get("body") if isinstance(issue, dict) and "pull_request" not in issue else None
    if not isinstance(text, str) or not text.strip():
        raise WrongUse("hierin staat geen ingevuld formulier.")
    if len(text) > _LONGEST:
        raise WrongUse(f"dit formulier is langer dan {_LONGEST} tekens. Kort de antwoorden in.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def said_in(body: str, dossier: Dossier) -> tuple[Form, list[tuple[str, Said]]]:
    """Which form of a dossier a text is, and what it says: of each thing to add, in order, the answers by flag.

    Raises:
        WrongUse: it is no form of ours, or not filled in as one.
    """
    form = _form_of(body, dossier)
    fields = fields_of(form)
    sections = _sections(body, (REGISTER, *(each.label for each in fields), ELSEWHERE, PROMISE))
    _promised(sections.pop(PROMISE, ""))
    elsewhere = _elsewhere(sections.pop(ELSEWHERE, ""), fields)
    said: dict[str, dict[str, str | None]] = {}
    for field in fields:
        answer = _answer(field, sections.get(field.label, ""), elsewhere)
        said.setdefault(field.kind, {}).update(_by_flag(field, answer))
    new = said.pop("bron", {}) if form.kind != "bron" else {}
    if not any(new.values()):
        return form, [(form.kind, said[form.kind])]
    if said[form.kind]["bron"] is None:
        said[form.kind]["bron"] = new["id"]
    return form, [("bron", new), (form.kind, said[form.kind])]


def _form_of(body: str, dossier: Dossier) -> Form:
    """The form that a text begins as; that of a register has the register's name below its first heading."""
    first, answer, *_ = *(line.strip() for line in body.split("\n") if line.strip()), "", ""
    if first == f"### {REGISTER}" and dossier.registers:
        name = _unless_empty(answer).partition(BETWEEN)[0]
        table = next((each for each in dossier.registers if each.name == name), None)
        if table is None:
            hint = suggestion(name, [each.name for each in dossier.registers])
            raise WrongUse(f"‘{REGISTER}’: '{clipped(name)}' bestaat niet.{hint}")
        return register_form(table, dossier)
    form = next((each for each in FORMS if first == f"### {fields_of(each)[0].label}"), None)
    if form is None:
        names = ", ".join(f"‘{each.name}’" for each in FORMS)
        rows = ", en elk formulier voor een rij in een register" if dossier.registers else ""
        raise WrongUse(f"dit is geen formulier dat overgenomen kan worden. Dat zijn: {names}{rows}.")
    return form


def _sections(body: str, labels: tuple[str, ...]) -> Sections:
    """What stands below each heading."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    label = ""
    for line in body.split("\n"):
        heading = _HEADING.fullmatch(line)
        underlined = _UNDERLINED.fullmatch(line) and lines and lines[-1].strip()
        if heading is None and not underlined:
            lines.append(line)
            continue
        named = (heading[2] or "") if heading and line.startswith("### ") else ""
        if named not in labels:
            raise WrongUse(
                f"in het antwoord bij ‘{label}’ staat een kopje: '{clipped(line)}'. Haal die regel weg, "
                "of zet er iets voor."
            )
        if named in found:
            raise WrongUse(f"het kopje ‘{named}’ staat er twee keer. Laat alleen dat van het formulier staan.")
        label, lines = named, []
        found[label] = lines
    return {label: "\n".join(lines).strip() for label, lines in found.items()}


def _promised(answer: str) -> None:
    ticked = {box[2].strip() for line in answer.split("\n") if (box := _BOX.fullmatch(line.strip())) and box[1] != " "}
    if missing := [each for each in PROMISED if each not in ticked]:
        raise WrongUse(f"bij ‘{PROMISE}’ is niet aangekruist: {missing[0]}")


def _elsewhere(answer: str, fields: tuple[Field, ...]) -> Mapping[str, str]:
    """What was typed because no list had it, by the label of its field."""
    found: dict[str, str] = {}
    by_name = {each.label.lower(): each.label for each in fields}  # a label may have a colon itself
    for line in _unless_empty(answer).split("\n"):
        if not line.strip():
            continue
        said = line.strip().lstrip("-* ")
        names = [said[:at].strip() for at, sign in enumerate(said) if sign == ":"]
        name = next((each for each in reversed(names) if each.lower() in by_name), None)
        if name is None:
            hint = suggestion(names[0] if names else said, by_name.values(), listed=False)
            raise WrongUse(f"bij ‘{ELSEWHERE}’ staat '{clipped(line)}'. Schrijf het als 'Veld: kenmerk'.{hint}")
        found[by_name[name.lower()]] = said[len(name) :].lstrip().removeprefix(":").strip()
    return found


def _answer(field: Field, answer: str, elsewhere: Mapping[str, str]) -> str | None:
    """What a field says; of a choice, only its name."""
    text = _unless_empty(answer)
    typed = elsewhere.get(field.label)
    if text == NOT_LISTED:
        if not typed:
            raise WrongUse(
                f"bij ‘{field.label}’ is ‘{NOT_LISTED}’ gekozen. Schrijf bij ‘{ELSEWHERE}’ wat u bedoelt, "
                f"als '{field.label}: kenmerk'."
            )
        return typed
    if typed and text:
        raise WrongUse(f"‘{field.label}’ is gekozen, en staat ook bij ‘{ELSEWHERE}’. Haal een van de twee weg.")
    return typed or text or None


def _by_flag(field: Field, answer: str | None) -> Iterator[tuple[str, str | None]]:
    words = choices(field.question.record, field.question.key)
    if answer is not None and field.is_choice and not (isinstance(words, Mapping) and answer in words):
        answer = answer.partition(BETWEEN)[0].strip()
    if not field.is_action:
        yield field.question.flag, answer
        return
    measure, slash, action = (answer or "").partition("/")
    if answer is not None and not slash:
        raise WrongUse(f"‘{field.label}’ '{clipped(answer)}' klopt niet. Schrijf maatregel/kenmerk.")
    yield "maatregel", measure.strip() or None
    yield field.question.flag, action.strip() or None


def _unless_empty(answer: str) -> str:
    return "" if answer.strip() in _UNANSWERED else answer.strip()
