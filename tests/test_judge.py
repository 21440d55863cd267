"""Frictionless that is asked each thing once finds what Frictionless alone finds."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest
from frictionless import Detector, Field, Metadata, Package, Parser, Plugin, Resource, Schema, system
from frictionless.resources import TableResource
from frictionless.system.system import System
from hypothesis import given, settings
from hypothesis import strategies as st

from motiespoor.validate import judge
from motiespoor.validate.judge import Judged, mistakes

FIELDS = (
    {"name": "id", "type": "string", "constraints": {"required": True, "pattern": "[a-c]+", "maxLength": 2}},
    {"name": "soort", "type": "string", "constraints": {"enum": ["a", "b"]}},
    {"name": "dag", "type": "date", "constraints": {"minimum": "2024-01-01"}},
    {"name": "aantal", "type": "integer", "constraints": {"unique": True, "minimum": "0", "maximum": "9"}},
    {"name": "deel", "type": "number", "constraints": {"maximum": "1.5"}},
)
SELF = {"fields": ["soort"], "reference": {"resource": "", "fields": ["id"]}}
OTHER = {"fields": ["id", "aantal"], "reference": {"resource": "andere", "fields": ["id", "aantal"]}}

cells = st.sampled_from(
    ("", "a", "b", "abc", "a-b", "1", "1", "2", "12", "-1", "1.5", "2,5", "2024-01-01", "2023-12-31", "x\n")
)
heads = st.one_of(
    st.just([each["name"] for each in FIELDS]),
    st.lists(st.sampled_from([*(each["name"] for each in FIELDS), "vreemd", ""]), min_size=1, max_size=6),
)
rows = st.lists(st.lists(cells, min_size=1, max_size=6), max_size=6)
schemas = st.fixed_dictionaries(
    {"fields": st.permutations(FIELDS), "missingValues": st.just([""])},
    optional={
        "primaryKey": st.sampled_from((["id"], ["soort", "aantal"])),
        "foreignKeys": st.lists(st.sampled_from((SELF, OTHER)), min_size=1, max_size=2),
    },
)


@st.composite
def tables(draw: st.DrawFn, name: str) -> Judged:
    table = (tuple(draw(heads)), *(tuple(each) for each in draw(rows)))
    return Judged(name, draw(schemas), lambda: iter(table))


def found_by_frictionless_alone(package: list[Judged]) -> list[tuple[str, Any]]:
    resources = Package(
        resources=[
            Resource(
                name=each.name,
                data=each.rows,
                schema=Schema.from_descriptor(each.schema),
                detector=Detector(field_missing_values=[""]),
            )
            for each in package
        ]
    ).resources
    tasks = [task for each in resources for task in each.validate(limit_errors=judge.LIMIT).tasks]
    return [(task.name, error) for task in tasks for error in task.errors]


def told(found: list[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [(name, error.to_descriptor()) for name, error in found]


@settings(deadline=None)
@given(tables("deze"), tables("andere"))
def test_the_same_is_found(one: Judged, other: Judged) -> None:
    """Whatever is wrong with tables, it is found as Frictionless alone finds it; the second time too."""
    expected = told(found_by_frictionless_alone([one, other]))
    assert told(mistakes([one, other])) == expected
    assert told(mistakes([one, other])) == expected


def test_every_kind_of_mistake_is_found() -> None:
    """Of each kind there is one in the tables that the property above is about."""
    head = tuple(each["name"] for each in FIELDS)
    these = (
        (*head, "vreemd"),
        ("a", "a", "2024-01-01", "1", "1.5", ""),
        ("a", "", "2024-01-01", "1", "1.5", ""),
        ("", "c", "2023-12-31", "x", "2,5"),
        ("b", "b", "2024-01-01", "2", "1", "", "te veel"),
    )
    others = (head[:-1], ("a", "a", "", "1"))
    schema = {"fields": list(FIELDS), "missingValues": [""], "primaryKey": ["id"], "foreignKeys": [SELF, OTHER]}
    package = [
        Judged("deze", schema, lambda: these),
        Judged("andere", {"fields": list(FIELDS), "missingValues": [""]}, lambda: others),
    ]
    found = told(mistakes(package))
    assert {error["type"] for _, error in found} == {
        "extra-label",
        "missing-label",
        "missing-cell",
        "extra-cell",
        "type-error",
        "constraint-error",
        "unique-error",
        "primary-key",
        "foreign-key",
    }
    assert found == told(found_by_frictionless_alone(package))


def test_a_wrong_description_is_told_each_time() -> None:
    """Only that a description is right is remembered; a right one is not judged again, also within a table."""
    wrong = {"fields": list(FIELDS), "missingValues": [""], "primaryKey": ["bestaat-niet"]}
    for _ in range(2):
        [(_, error)] = mistakes([Judged("deze", wrong, lambda: [("id",)])])
        assert "primary key" in error.note


def test_a_right_description_is_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a first time Frictionless is not asked about the description of a table, its schema or its fields."""
    package = [Judged("deze", {"fields": list(FIELDS), "missingValues": [""]}, lambda: [("id",)])]
    mistakes(package)
    asked: list[type] = []
    monkeypatch.setattr(Metadata, "metadata_validate", classmethod(lambda cls, *_, **__: asked.append(cls) or iter(())))
    mistakes(package)
    assert asked == []


def test_right_tables_are_judged_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same tables are right the second time; one other cell, name or key and they are judged, and wrong ones always."""
    asked: list[list[str]] = []

    def counted(*, resources: list[Resource]) -> Package:
        asked.append([each.name for each in resources])
        return Package(resources=resources)

    monkeypatch.setattr(judge, "Package", counted)
    schema = {"fields": [{"name": "id", "type": "string", "constraints": {"maxLength": 2}}], "missingValues": [""]}

    def found(name: str, *cells: str, **keys: object) -> tuple[int, int]:
        before = len(asked)
        mistaken = mistakes([Judged(name, schema | keys, lambda: [("id",), *((each,) for each in cells)])])
        return len(asked) - before, len(mistaken)

    assert [found("eens", "a", "b") for _ in range(2)] == [(1, 0), (0, 0)]
    assert [found("eens", "a", "bcd") for _ in range(2)] == [(1, 1), (1, 1)]
    assert found("eens", "a", "b") == (0, 0)
    assert found("eens", "a", "a") == (1, 0)
    assert found("eens", "a", "a", primaryKey=["id"]) == (1, 1)
    assert found("anders", "a", "b") == (1, 0)


def test_others_in_the_process_see_nothing_of_it() -> None:
    """Frictionless has its own plugins again afterwards, those that were loaded before and those that were not."""
    plugins = list(system.plugins)
    mistakes([])
    assert list(system.plugins) == plugins
    assert "csv" in plugins
    assert "motiespoor" not in plugins


# What the judge stands on in Frictionless, as it is in the version that it was written against.
@pytest.mark.parametrize(
    ("overridden", "parameters"),
    [
        (Metadata.metadata_validate, "descriptor, profile, error_class, context"),
        (TableResource.metadata_validate, "descriptor, context"),
        (Field.metadata_validate, "descriptor, context"),
        (Metadata.effective_datapackage_version, "descriptor, inherited"),
        (TableResource.to_copy, "self, options"),
        (Field.to_copy, "self, options"),
        (Field.create_cell_reader, "self"),
        (Parser.read_cell_stream_create, "self"),
        (Plugin.select_field_class, "self, type"),
        (Plugin.select_resource_class, "self, type, datatype"),
        (Plugin.create_parser, "self, resource"),
    ],
)
def test_frictionless_still_has_what_is_overridden(overridden: Callable[..., Any], parameters: str) -> None:
    """A new version that asks or gives something else fails here, before it does so unseen."""
    assert ", ".join(inspect.signature(overridden).parameters) == parameters


def test_frictionless_still_asks_the_plugins_once() -> None:
    """What the plugins give is kept where the judge puts its own: in two properties that are made when first asked."""
    assert isinstance(vars(System)["plugins"], cached_property)
    assert isinstance(vars(System)["methods"], cached_property)
