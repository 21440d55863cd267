"""JSON Schemas for the YAML files of a dossier, made from the declarations that read and check them.

With them an editor's program completes and explains what `check` would otherwise tell afterwards.
They are draft-07, which yaml-language-server and check-jsonschema both know completely.

Such programs see values where `read` sees texts (`2024` is a number to them), so that a schema takes either.
A word from site_config/ (a status, a role) is held to its list. The name of a record in another file (a source,
an area) is offered but not held to: one that was added this morning is no mistake.
So only a change to a list in site_config/, or to a type, makes a schema say something that is not so.
"""

from __future__ import annotations

import os
import re
import typing
from collections.abc import Mapping
from dataclasses import MISSING, is_dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Annotated, Any

from motiespoor import paths
from motiespoor.model import descriptor
from motiespoor.model.chapters import spots
from motiespoor.model.descriptor import DataPackage, FieldType
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Limit, Pattern, Ref, Worded, hints, keys, unwrapped
from motiespoor.model.frame import Frame
from motiespoor.model.kinds import REGISTER_ROW, kind_of
from motiespoor.model.measure import Measure, Milestone, Promises
from motiespoor.model.period import MONTHS, ORDINALS, PARTS, UNDATED, Period
from motiespoor.model.publication import ChartList, Publication, RoleList, Vocabulary
from motiespoor.model.register import Bound, Condition, CouplingList, RegisterPackage
from motiespoor.model.round import Certainty, Closing, CorrectionList, Item, ProgressReport, RoundSheet
from motiespoor.model.source import ContradictionList, Evidence, Side, SourceList, Timeline
from motiespoor.model.succession import Fate, Kind, Succession, SuccessionList
from motiespoor.problem import clipped

Json = dict[str, Any]
Words = Mapping[str, str]  # what may be chosen, with what it means

# The name of the schema of each kind of file, and what such a file holds.
FILES: Mapping[type, tuple[str, str]] = {
    Measure: ("maatregel", "Een maatregel met haar acties, hun standen, en wat er beloofd is."),
    Frame: ("kader", "Het kader dat de maatregelen uitwerken, letterlijk."),
    Promises: ("toezeggingen", "Toezeggingen die bij geen enkele maatregel horen."),
    SuccessionList: ("opvolging", "Wat er werd van namen die op de site stonden. Alleen aanvullen."),
    RoundSheet: ("ronde", "Een ronde: welk stuk, van welke dag, met welke kolommen."),
    ProgressReport: ("rij", "Wat een ronde over één maatregel zegt, letterlijk."),
    Closing: ("slot", "Het slot van een ronde, gemaakt met motiespoor sluit. Niet zelf veranderen."),
    CorrectionList: ("correcties", "Verbeteringen van een gesloten ronde. Alleen aanvullen."),
    SourceList: ("bronnen", "De bronnen waar beweringen op rusten."),
    Timeline: ("tijdlijn", "Wat er gebeurde."),
    ContradictionList: ("tegenspraken", "Bronnen die het niet eens zijn."),
    DataPackage: ("datapackage", "Welke tabellen de bestanden in deze map samen zijn (Data Package v2)."),
    RegisterPackage: ("register", "Een register: wat een rij is, en welk veld welke rol speelt (Data Package v2)."),
    CouplingList: ("koppelingen", "Welke rijen van twee registers bij elkaar passen."),
    Publication: ("publicatie", "Wat deze publicatie is en waar zij staat."),
    Vocabulary: ("statussen", "De woorden voor waar een actie staat."),
    RoleList: ("rollen", "Wie de bestanden van deze publicatie bijhoudt: rollen, geen personen."),
    ChartList: ("grafieken", "De grafieken van deze publicatie."),
}
KNOWN = "namen"  # the schema that offers the names of records; it follows the data

DIALECT = "http://json-schema.org/draft-07/schema#"


def schema_path(name: str) -> str:
    """Where a schema stands in a dossier."""
    return f"{paths.SCHEMAS}/{name}.schema.json"


def schema_name(path: str) -> str:
    """The schema of the YAML file at this place; the rows of each register have one of their own."""
    row = REGISTER_ROW.fullmatch(path)
    return f"register-{row[1]}" if row else FILES[kind_of(path)][0]


def first_line(path: str) -> str:
    """The comment in the YAML file at this place that names its schema to an editor's program."""
    schema = os.path.relpath(schema_path(schema_name(path)), PurePosixPath(path).parent)
    return f"# yaml-language-server: $schema={schema}"


def record_schemas(dossier: Dossier) -> dict[str, Json]:
    """The schema of each kind of file, and that of the names to choose from, by its name."""
    known = names(dossier)
    held = {family: known.pop(family) for family in (Family.STATUS, Family.ROLE)}
    made: dict[str, Json] = {
        name: {"$schema": DIALECT, "title": name.capitalize(), "description": about, **record_schema(record_type, held)}
        for record_type, (name, about) in FILES.items()
    }
    made[KNOWN] = {
        "$schema": DIALECT,
        "title": "Namen",
        "description": "De namen van wat er in dit dossier staat, om uit te kiezen.",
        "definitions": {family.value: chosen(words) for family, words in known.items()},
    }
    return made


def names(dossier: Dossier) -> dict[Family, Words]:
    """The names that records in YAML files refer to, with what they are the name of."""
    milestones = [each for measure in dossier.measures for each in measure.milestones] + list(dossier.promises)
    return {
        Family.STATUS: {each.id: f"{each.label}. {each.definition}" for each in dossier.statuses},
        Family.ROLE: {each.id: f"{each.name}. {each.task}" for each in dossier.roles},
        Family.SOURCE: {each.id: each.name for each in dossier.sources},
        Family.ROUND: {each.sheet.id: each.sheet.title for each in dossier.rounds},
        Family.MEASURE: {each.number: each.title for each in dossier.measures},
        Family.SLUG: {each.slug: each.title for each in dossier.measures},
        Family.SERIES: {each.id: each.title for each in dossier.series},
        Family.AREA: {each.code: each.name for each in dossier.areas},
        Family.SECTOR: {each.code: each.name for each in dossier.sectors},
        Family.MILESTONE: {each.id: each.title for each in milestones},
        Family.EVENT: {each.id: each.title for each in dossier.events},
        Family.REGISTER: {each.name: each.package.title for each in dossier.registers},
        Family.THEME: {
            name: " › ".join(each.title for each in spot.sections)
            for name, spot in spots(dossier.publication.chapters).items()
        },
        Family.FRAME_ITEM: {
            item.id: clipped(item.quote)
            for group in (dossier.frame.groups if dossier.frame else ())
            for item in group.items
        },
    }


def choices(record_type: type, key: str) -> Words | Family | None:
    """What may stand in a field: one of these words, or the name of one of a family; `None` when it is not a choice."""
    _, held = unwrapped(hints(record_type)[keys(record_type)[key].name])
    if _is_choice(held):
        return explained(held)
    named = annotation(held, Ref)
    return named.family if named else None


def record_schema(record_type: type, words: Mapping[Family, Words]) -> Json:
    """What a record looks like: its fields, which of them must be there, and the rules on them together."""
    types = hints(record_type)
    declared = keys(record_type)
    schema: Json = {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, each in declared.items() if each.default is MISSING],
        "properties": {key: _field(each, types[each.name], words) for key, each in declared.items()},
    }
    if rules := _RULES.get(record_type):
        schema["allOf"] = list(rules)
    short = getattr(record_type, "SHORT_FORM", None)
    return schema if short is None else {"anyOf": [value_schema(types[declared[short].name], words), schema]}


def _field(declared: Any, hint: Any, words: Mapping[Family, Words]) -> Json:
    title = declared.metadata["title"]
    many, held = unwrapped(hint)
    about = " ".join(each for each in (declared.metadata["help"], _form(held)) if each)
    schema: Json = {"title": title, "description": about or title}
    if isinstance(declared.default, Worded):
        schema["default"] = declared.default.value
    if not many:
        return schema | value_schema(held, words)
    schema |= {"type": "array", "items": value_schema(held, words)}
    if declared.metadata["filled"]:
        schema["minItems"] = 1
    if held is int or _is_name(held) or _is_choice(held):
        schema["uniqueItems"] = True
    return schema


def _form(hint: Any) -> str:
    """How a value of this type is written, where that does not speak for itself."""
    if hint is date:
        return "Schrijf jaar-maand-dag: 2024-10-25."
    if hint is Period:
        return "Bijvoorbeeld 2025-12-01, december 2025, eind 2025, eerste kwartaal 2026 of 2026 e.v."
    pattern = annotation(hint, Pattern)
    return f"Hier hoort: {pattern.words}." if pattern else ""


def value_schema(hint: Any, words: Mapping[Family, Words]) -> Json:
    """What one value of this type looks like."""
    if _is_choice(hint):
        return chosen(explained(hint))
    if is_dataclass(hint) and hint is not Period:
        return record_schema(typing.cast("type", hint), words)
    if typing.get_origin(hint) is Annotated:
        return _text(hint, words)
    says = _says(_form(hint))
    plain: Mapping[Any, Json] = {
        date: {"type": "string", "format": "date", "pattern": rf"^{_YEAR}-[0-9]{{2}}-[0-9]{{2}}$", **says},
        Period: {"type": ["string", "integer"], "pattern": _PERIOD, **says, "minimum": 1800, "maximum": 2200},
        int: {"type": ["integer", "string"], "minimum": 0, "maximum": 999_999_999, "pattern": "^[0-9]{1,9}$"},
        Decimal: {"type": ["number", "string"], "pattern": r"^-?[0-9]{1,12}(?:\.[0-9]{1,6})?$"},
        bool: {"enum": [True, False, "true", "false"]},
        str: {"type": ["string", "number", "boolean", "null"]},
    }
    return plain[hint]


def _text(hint: Any, words: Mapping[Family, Words]) -> Json:
    limit = annotation(hint, Limit)
    length = {"maxLength": limit.characters if limit else 300}
    if (pattern := annotation(hint, Pattern)) is not None:
        also = ["number"] if pattern.regex.fullmatch("1.1") else ["integer"] if pattern.regex.fullmatch("2024") else []
        whole = f"^(?:{pattern.regex.pattern})$"
        return {"type": ["string", *also], "pattern": whole, **_says(_form(hint)), "minimum": 0, **length}
    if (named := annotation(hint, Ref)) is None:
        return {"not": {"type": ["object", "array", "null"]}, "pattern": r"\S", **length}
    if named.family in words:
        return chosen(words[named.family])
    offered = {"$ref": f"{PurePosixPath(schema_path(KNOWN)).name}#/definitions/{named.family.value}"}
    number = "number" if named.family is Family.MEASURE else "integer"  # 1.1 without quotes
    return {"anyOf": [offered, {"type": ["string", number], "pattern": r"\S", "minimum": 0, **length}]}


def explained(vocabulary: type[Worded]) -> Words:
    return {str(each.value): each.explained for each in vocabulary}


def chosen(words: Words) -> Json:
    """One of these words; an editor's program shows what each means."""
    return {
        "type": "string",
        "enum": list(words),
        "enumDescriptions": list(words.values()),
        "errorMessage": f"Dit woord bestaat hier niet. Toegestaan: {', '.join(words)}.",
    }


def _says(message: str) -> Json:
    """What yaml-language-server tells, instead of showing the pattern, when a text does not fit."""
    return {"patternErrorMessage": message}


def annotation(hint: Any, kind: type[Any]) -> Any:
    """What a type is annotated with, of one kind."""
    return next((each for each in getattr(hint, "__metadata__", ()) if isinstance(each, kind)), None)


def _is_name(hint: Any) -> bool:
    return annotation(hint, Ref) is not None


def _is_choice(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Worded)


# The texts that `model.period` reads, as one pattern. Which days a month has, it does not know.

_YEAR = "(?:1[89][0-9]{2}|2[01][0-9]{2}|2200)"
_MONTH = "(?:0[1-9]|1[0-2])"


def _either(words: Mapping[str, object] | tuple[str, ...]) -> str:
    return f"(?:{'|'.join(words)})"


_SPAN = "(?:het )?" + _either(
    (
        f"{_YEAR}-{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])",
        f"(?:in de loop van |in )?{_YEAR}",
        f"{_YEAR}-{_MONTH}",
        f"(?:0?[1-9]|[12][0-9]|3[01]) {_either(MONTHS)} {_YEAR}",
        f"{_either(MONTHS)} {_YEAR}",
        f"{_either(PARTS)}(?: van)? {_YEAR}",
        f"{_either(ORDINALS)} kwartaal(?: van)? {_YEAR}",
        f"{_either({word: place for word, place in ORDINALS.items() if place <= 2})} (?:helft|halfjaar)(?: van)? {_YEAR}",
    )
)
_FORMS = (UNDATED, f"(?:vanaf|na|voor|uiterlijk) {_SPAN}", rf"(?:in )?{_SPAN} (?:e\.v\.|en later|en verder)", _SPAN)


def _in_any_case(pattern: str) -> str:
    """A pattern for the same texts with capitals, and with more white space between the words."""
    capitals = re.sub("[a-z]", lambda letter: f"[{letter[0]}{letter[0].upper()}]", pattern)
    return capitals.replace(" ", r"\s+")


_PERIOD = rf"^\s*{_in_any_case(_either(_FORMS))}\s*$"


# Rules of `validate` on the fields of one record together.

_WHERE: Json = {"anyOf": [{"required": ["citaat"]}, {"required": ["vindplaats"]}]}


def _when(condition: Json, then: Json) -> Json:
    return {"if": condition, "then": then}


def _is(key: str, *values: str) -> Json:
    return {"required": [key], "properties": {key: {"enum": list(values)}}}


def _are(**fields: Json | bool) -> Json:
    return {"properties": fields}


_SLASH, _NO_SLASH = {"pattern": "/"}, {"pattern": "^[^/]*$"}
_NOT_EMPTY: Json = {"required": ["bewijs"], "properties": {"bewijs": {"minItems": 1}}}

_RULES: Mapping[type, tuple[Json, ...]] = {
    Evidence: (_WHERE,),
    Side: (_WHERE,),
    Item: (_when(_is("kolom", Certainty.UNCERTAIN.value), {"required": ["opmerking"]}),),
    Milestone: (
        _when({"required": ["gerealiseerd"]}, _NOT_EMPTY),
        _when(_NOT_EMPTY, {"required": ["gerealiseerd"]}),
    ),
    Promises: (_are(mijlpalen={"items": _are(actie=False)}),),
    Succession: (
        _when(
            _is("wat", Fate.SUCCEEDED.value, Fate.MERGED.value),
            {"required": ["naar"], **_are(naar={"minItems": 1, "maxItems": 1})},
        ),
        _when(_is("wat", Fate.SPLIT.value), {"required": ["naar"], **_are(naar={"minItems": 2, "uniqueItems": True})}),
        _when(_is("wat", Fate.ENDED.value), _are(naar={"maxItems": 0})),
        _when(_is("soort", Kind.ACTION.value, Kind.MILESTONE.value), _are(nummer=False)),
        _when(_is("soort", Kind.ACTION.value), _are(van=_SLASH, naar={"items": _SLASH})),
        _when(_is("soort", Kind.MEASURE.value, Kind.MILESTONE.value), _are(van=_NO_SLASH, naar={"items": _NO_SLASH})),
    ),
    Vocabulary: (_are(statussen={"contains": _is("onbekend", "ja")}),),
    DataPackage: (_are(**{"$schema": {"const": descriptor.PACKAGE}}),),
    RegisterPackage: (_are(**{"$schema": {"const": descriptor.PACKAGE}}),),
    Condition: ({"oneOf": [{"required": ["veld"]}, {"required": ["koppeling"]}]},),
    Bound: ({"anyOf": [{"required": ["minimum"]}, {"required": ["maximum"]}]},),
    descriptor.Schema: (_are(**{"$schema": {"const": descriptor.TABLE}}, missingValues={"const": [""]}),),
    descriptor.Resource: (_are(type={"const": "table"}, encoding={"const": "utf-8"}),),
    descriptor.Field: (
        _when(_is("type", FieldType.STRING.value), _are(constraints=_are(minimum=False, maximum=False))),
        _when(
            _is("type", *(each.value for each in FieldType if each is not FieldType.STRING)),
            _are(constraints=_are(pattern=False, maxLength=False)),
        ),
    ),
}
