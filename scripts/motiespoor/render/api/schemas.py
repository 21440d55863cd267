"""JSON Schemas of the documents, made from the types that read and check what is in them (JSON Schema 2020-12).

They say what is promised: every key that is there, with its type. Keys may be added, so that a program passes over what
it does not know; no length or format is held to, which could be no promise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

from motiespoor.model import descriptor, figure, measure, publication, register, source
from motiespoor.model import round as reported
from motiespoor.model.fields import Pattern, Ref, Worded
from motiespoor.model.period import Period
from motiespoor.model.schema import annotation, explained
from motiespoor.model.wording import Phrases
from motiespoor.render.api import documents, registers
from motiespoor.render.api.documents import AMONG, KINDS, Kind
from motiespoor.render.api.plain import DUE, SINCE, UNTIL, WRITTEN, Declared, Json, declared

DIALECT = "https://json-schema.org/draft/2020-12/schema"
WITHIN = "#/$defs/"  # where schemas in a file by themselves refer to each other
DOCUMENT = "document"  # the key that says of which kind a document is
_DAY: Json = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

# What is within a document, and within how many: each has a schema of its own, under this name.
_NAMES: dict[type, str] = {
    descriptor.Licence: "Licentie",
    documents.Became: "UitkomstVanMijlpaal",
    documents.Before: "Herziening",
    documents.Claimed: "Gezegd",
    documents.Coverage: "Dekking",
    documents.Entry: "Verwijzing",
    documents.Expected: "Prognose",
    documents.Happening: "Wijziging",
    documents.Located: "Plek",
    documents.Observed: "Waarneming",
    documents.RoundRow: "Rij",
    documents.Section: "Indelingsdeel",
    documents.Standing: "StandVanNu",
    documents.Told: "Bewering",
    documents.Year: "Jaar",
    figure.Breakdown: "Uitsplitsing",
    figure.Method: "Methode",
    figure.SeriesBreak: "Reeksbreuk",
    measure.Action: "Actie",
    measure.Mention: "Vermelding",
    measure.Milestone: "MijlpaalVanMaatregel",
    measure.Recurrence: "Terugkeer",
    measure.Report: "Bericht",
    measure.StatusUpdate: "Stand",
    measure.Withdrawal: "Terugneming",
    publication.FormerLabel: "EerdereNaam",
    publication.StatusKind: "Status",
    register.Entry: "VeranderingVanRij",
    register.RegisterEnd: "EindeVanRegister",
    register.RegisterStatus: "StatusVanRij",
    registers.Column: "Kolom",
    registers.GivenAnswer: "Antwoord",
    registers.Held: "Gevuld",
    registers.Meeting: "Ontmoeting",
    registers.RegisterRowDocument: "RijVanRegister",
    reported.Correction: "Correctie",
    reported.Item: "Onderdeel",
    source.Evidence: "Bewijs",
}
_WORDS = {kind.type: kind.word.capitalize() for kind in KINDS}


def schemas(within: str, said: Phrases) -> Mapping[str, Json]:
    """The schema of every document and of every record in one, by its name; `within` is where they refer to each other.

    What they tell people is in the words of the publication; names, keys and words to choose from are in every dossier alike.
    """
    found = {name: _record(of, within, said) for of, name in sorted(_NAMES.items(), key=lambda each: each[1])}
    for kind in KINDS:
        schema = _record(kind.type, within, said)
        found[_WORDS[kind.type]] = {
            "type": "object",
            "title": said.told(kind.word.capitalize()),
            "description": said.told(kind.about),
            "required": [DOCUMENT, *schema["required"]],
            "properties": {DOCUMENT: {"const": kind.word, "description": "De soort document."}, **schema["properties"]},
        }
    return MappingProxyType(found)


def schema_name(kind: Kind) -> str:
    """What the schema of a kind of document is called."""
    return _WORDS[kind.type]


def schema_file(kind: Kind, address: str, every: Mapping[str, Json]) -> Json:
    """The schema of a kind of document by itself, at an address; of `every` schema, which refer to `WITHIN`."""
    needed: dict[str, None] = {}
    _collect(every[_WORDS[kind.type]], every, needed)
    within = {"$defs": {name: every[name] for name in sorted(needed)}} if needed else {}
    return {"$schema": DIALECT, "$id": address, **every[_WORDS[kind.type]], **within}


def _collect(part: Any, every: Mapping[str, Json], needed: dict[str, None]) -> None:
    """Add every schema that a part refers to."""
    for name in _referred(part):
        if name not in needed:
            needed[name] = None
            _collect(every[name], every, needed)


def _referred(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].rpartition("/")[2]
        for each in part.values():
            yield from _referred(each)
    elif isinstance(part, list):
        for each in part:
            yield from _referred(each)


def _record(record_type: type, within: str, said: Phrases) -> Json:
    properties = dict(_properties(record_type, within, said))
    return {"type": "object", "required": list(properties), "properties": properties}


def _properties(record_type: type, within: str, said: Phrases) -> Iterator[tuple[str, Json]]:
    for each in declared(record_type):
        if each.key == AMONG:
            yield from _properties(each.held, within, said)
            continue
        yield each.key, {**_described(each, said), **_valued(each, within)}
        if each.many:
            continue
        if each.held is Period:
            for ending, about in ((SINCE, "De eerste dag"), (UNTIL, "De laatste dag"), (DUE, "De laatste dag op tijd")):
                day = f"{about} van '{each.key}', als die vastligt."
                yield f"{each.key}{ending}", {"description": day, **_or_null(_DAY)}
        elif each.held is Decimal:
            text = {"description": f"'{each.key}' als tekst: met een komma, en punten bij duizenden.", "type": "string"}
            yield f"{each.key}{WRITTEN}", _or_null(text) if each.optional else text


def _described(each: Declared, said: Phrases) -> Json:
    about = [said.told(each.field.metadata["help"] or f"{each.field.metadata['title']}.")]
    if (named := annotation(each.held, Ref)) is not None:
        about.append(said.told(f"De naam van een {named.family.value}."))
    if isinstance(each.held, type) and issubclass(each.held, Worded):
        about += [f"{word}: {said.told(meaning)}" for word, meaning in explained(each.held).items()]
    return {"title": said.told(each.field.metadata["title"]), "description": " ".join(about)}


def _valued(each: Declared, within: str) -> Json:
    held = _value(each.held, within)
    if each.many:
        return {"type": "array", "items": held}
    return _or_null(held) if each.optional else held


def _or_null(schema: Json) -> Json:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    also = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [schema["type"], "null"], **also}


def _value(held: Any, within: str) -> Json:
    if held is date:
        return _DAY
    if held is Decimal:
        return {"type": "number"}
    if held is int:
        return {"type": "integer"}
    if isinstance(held, type) and issubclass(held, Enum):
        return {"type": "string", "enum": [str(each.value) for each in held]}
    if is_dataclass(held) and held is not Period:
        assert isinstance(held, type)
        return {"$ref": f"{within}{_NAMES[held]}"}
    pattern = annotation(held, Pattern)
    return {"type": "string", **({"pattern": f"^(?:{pattern.regex.pattern})$"} if pattern is not None else {})}
