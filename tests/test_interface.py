"""What other people's programs lean on: no address, key, column or word goes away or becomes another.

`interface.txt` holds what was there before, a line for each promise. A line that is no longer true is a broken promise:
it belongs under another path (v2). What is new is added with `make accept`, which takes nothing away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import TODAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.model.dossier import Dossier
from motiespoor.render.api.openapi import openapi
from motiespoor.render.api.outputs import interface
from motiespoor.render.downloads import packages, series_data
from motiespoor.render.workbook import workbook

RECORD = Path(__file__).with_name("interface.txt")


def promises(dossier: Dossier) -> Iterator[str]:
    """Everything that a program can lean on, a line each: addresses, keys with their types, words, columns, keys of tables."""
    description = openapi(dossier)
    described = description["components"]["schemas"]
    for path, item in description["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        names = ", ".join(each["$ref"].rpartition("/")[2] for each in schema.get("oneOf", [schema]))
        yield f"api {path}: {names}"
    for name, schema in described.items():
        yield from of_schema(f"api {name}", schema)
    for each in interface(dossier, TODAY, deadlines(dossier, TODAY), ()):
        if "/schemas/" in each.path or each.path.endswith("openapi.json"):
            yield f"api /{each.path}"
    for each in packages(dossier):
        if each.path.endswith(".json"):
            for resource in json.loads(each.content)["resources"]:
                yield from of_table(f"data /{each.path.rpartition('/')[0]}/{resource['path']}", resource["schema"])
    files = (*series_data(dossier), *workbook(dossier))
    yield from {f"data /{each.path}" for each in files if "/reeksen/" not in each.path}
    yield "data /data/v1/reeksen/{reeks}.csv"


def of_schema(at: str, schema: dict[str, Any]) -> Iterator[str]:
    """Each key with its type; of what may be chosen, each word."""
    for key, value in schema["properties"].items():
        must = "" if key in schema["required"] else " (not always)"
        yield f"{at}.{key}: {type_of(value)}{must}"
        yield from (f"{at}.{key} = {word}" for word in words_of(value))


def type_of(value: dict[str, Any]) -> str:
    if "anyOf" in value:
        return "|".join(type_of(each) for each in value["anyOf"])
    if "$ref" in value:
        return str(value["$ref"].rpartition("/")[2])
    if "const" in value:
        return f"'{value['const']}'"
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    named = (f"{kind}({value['format']})" if kind == "string" and "format" in value else kind for kind in kinds)
    inner = f" of {type_of(value['items'])}" if "items" in value else ""
    return f"{'|'.join(named)}{inner}"


def words_of(value: dict[str, Any]) -> list[str]:
    return [each for each in value.get("items", value).get("enum", ()) if each is not None]


def of_table(at: str, schema: dict[str, Any]) -> Iterator[str]:
    """Each column in its place with its type, and what points a row out."""
    for field in schema["fields"]:
        yield f"{at} {field['name']}: {field['type']}"
        yield from (f"{at} {field['name']} = {word}" for word in field.get("constraints", {}).get("enum", ()))
    yield f"{at} key: {', '.join(schema.get('primaryKey', ()))}"


def broken(before: list[str], now: set[str]) -> list[str]:
    """The promises that are no longer kept."""
    return [each for each in before if each not in now]


def test_nothing_that_was_promised_is_gone(fiction: Dossier, request: pytest.FixtureRequest) -> None:
    """Against what is recorded: nothing was removed, and nothing has another type."""
    now = set(promises(fiction))
    before = RECORD.read_text("utf-8").splitlines()
    assert len(before) > 500
    assert broken(before, now) == []
    if request.config.getoption("--accept"):
        RECORD.write_text("".join(f"{each}\n" for each in sorted({*before, *now})), "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("api Waarneming.waarde: number|null", "api Waarneming.waarde: string|null"),
        ("api Maatregel.titel: string", "api Maatregel.titel: string|null"),
        ("api Maatregel.titel: string", "api Maatregel.naam: string"),
        ("api Stand.oorzaak = voortgang", "api Stand.oorzaak = gang"),
        ("api /api/v1/reeksen/{reeks}.json: Reeks", "api /api/v1/series/{reeks}.json: Reeks"),
        ("data /data/v1/cijfers/waarnemingen.csv peildatum: date", "data /data/v1/cijfers/waarnemingen.csv peildatum: string"),
        ("data /data/v1/alles.xlsx", "data /data/v1/alles.ods"),
    ],
)  # fmt: skip
def test_a_broken_promise_is_told(fiction: Dossier, old: str, new: str) -> None:
    """A removal, a rename, another type, an address that moved; something more is none."""
    now = set(promises(fiction))
    assert old in now
    assert broken([old], now - {old} | {new}) == [old]
    assert broken([old], now | {new, "api /api/v1/nieuw.json: Nieuw"}) == []
