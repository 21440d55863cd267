"""What is certain to keep to a schema: never what the library refuses, and all that we publish."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from conftest import REAL_TODAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.model.dossier import Dossier
from motiespoor.press.proof.keeping import keeping
from motiespoor.render.api.addresses import schema_path
from motiespoor.render.api.made import made
from motiespoor.render.api.outputs import descriptions
from motiespoor.render.entries import entries

PART = {"type": "object", "required": ["naam"], "properties": {"naam": {"type": "string", "pattern": "^a"}}}
SCHEMAS: tuple[dict[str, Any], ...] = (
    {"type": "string"},
    {"type": ["integer", "null"]},
    {"type": "number"},
    {"type": "object", "required": ["a", "b"], "properties": {"a": {"type": "boolean"}}},
    {"properties": {"a": {"type": "array", "items": {"enum": ["x", None]}}}},
    {"anyOf": [{"$ref": "#/$defs/Deel"}, {"type": "null"}], "$defs": {"Deel": PART}},
    {
        "$ref": "#/$defs/Boom",
        "$defs": {"Boom": {"type": "object", "properties": {"a": {"items": {"$ref": "#/$defs/Boom"}}}}},
    },
    {"const": "x", "title": "Een woord", "description": "Altijd hetzelfde", "format": "date"},
    {"const": 1},
    {"enum": [0, "x"]},
    {"$ref": "https://ander.example/schema.json"} | {"$defs": {}},
    {"type": "string", "maxLength": 1},
)
VALUES = st.recursive(
    st.sampled_from([None, True, False, 0, 1, 1.0, 0.5, "", "a", "ab", "x"]),
    lambda within: st.lists(within, max_size=3) | st.dictionaries(st.sampled_from(["a", "b", "naam"]), within),
    max_leaves=6,
)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda each: json.dumps(each)[:40])
@given(value=VALUES)
def test_what_is_certain_is_so(schema: dict[str, Any], value: Any) -> None:
    if keeping(schema)(value):
        assert "maxLength" not in schema
        assert Draft202012Validator(schema).is_valid(value)


def test_all_that_is_published_is_certain(dossier: Dossier) -> None:
    """What is not is right too, but takes fifteen times as long."""
    described, promised = dict(descriptions(dossier)), deadlines(dossier, REAL_TODAY)
    happened = entries(dossier, changes(dossier), promised, REAL_TODAY)
    for each in made(dossier, REAL_TODAY, promised, happened):
        assert keeping(described[schema_path(each.kind)])(json.loads(json.dumps(each.json))), each.path


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        (PART, {"naam": "b"}),
        (PART, {}),
        (PART, []),
        ({"type": "integer"}, True),
        ({"type": "number"}, "1"),
        ({"required": ["a"]}, {"b": 1}),
        ({"items": {"type": "string"}}, ["a", 1]),
        ({"enum": ["a"]}, "b"),
        ({"const": "a"}, None),
        ({"anyOf": [{"type": "null"}, {"const": "a"}]}, "b"),
        ({"$ref": "#/$defs/Deel", "$defs": {"Deel": PART}}, {"naam": None}),
        ({"minItems": 1}, ["a"]),  # a word that is not known
        ({"enum": [1]}, 1),  # left to who knows which numbers are the same
        ({"$ref": "#/$defs/Weg", "$defs": {}}, "a"),
    ],
)
def test_what_is_not_right_or_not_known_is_not_certain(schema: dict[str, Any], value: Any) -> None:
    assert not keeping(schema)(value)
