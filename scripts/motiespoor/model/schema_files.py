"""Every schema of a dossier: those of its kinds of files, and one for the rows of each register that has a file a row."""

from __future__ import annotations

import json
from collections.abc import Mapping

from motiespoor.model.descriptor import Field, FieldType
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.kinds import REGISTER_TABLE
from motiespoor.model.register import EVIDENCE, HISTORY, Entry, Register, RegisterTable
from motiespoor.model.row_record import hint_of
from motiespoor.model.schema import (
    DIALECT,
    Json,
    Words,
    record_schema,
    record_schemas,
    schema_path,
    value_schema,
)
from motiespoor.model.source import Evidence


def schema_files(dossier: Dossier) -> dict[str, str]:
    """The text of every schema of a dossier, by its path."""
    rows = {
        f"register-{each.name}": _of_rows(each)
        for each in dossier.registers
        if not any(REGISTER_TABLE.fullmatch(row.origin.path) for row in each.rows)
    }
    made = {**record_schemas(dossier), **rows}
    return {
        schema_path(name): json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        for name, schema in sorted(made.items())
    }


def _of_rows(table: RegisterTable) -> Json:
    """What the file of one row looks like."""
    words: Mapping[Family, Words] = {}
    evidence = {"type": "array", "minItems": 1, "items": record_schema(Evidence, words)}
    fields = {each.name: _field(each, table.register) for each in table.package.columns}
    required = [
        each.name for each in table.package.columns if each.constraints is not None and each.constraints.required
    ]
    return {
        "$schema": DIALECT,
        "title": table.register.one,
        "description": table.package.description,
        "type": "object",
        "additionalProperties": False,
        "required": [*required, EVIDENCE],
        "properties": {
            **fields,
            EVIDENCE: {"title": "Bewijs", "description": "Waar deze rij op rust; minstens één bron.", **evidence},
            HISTORY: {
                "title": "Verloop",
                "description": "Wat later anders werd. Alleen aanvullen.",
                "type": "array",
                "items": record_schema(Entry, words),
            },
        },
    }


def _field(declared: Field, register: Register) -> Json:
    about: Json = {"title": declared.title, "description": declared.description}
    value = _value(declared, register)
    if declared.name in register.lists:
        return about | {"type": "array", "items": value, "uniqueItems": True}
    return about | value


def _value(declared: Field, register: Register) -> Json:
    """What one value of a field looks like, to a program that sees numbers and days where we see texts."""
    if declared.type is FieldType.INTEGER and declared.name not in register.periods:
        return {"type": ["integer", "string"], "pattern": "^-?[0-9]{1,9}$"}
    return value_schema(hint_of(declared, register), {})
