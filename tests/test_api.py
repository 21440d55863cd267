"""The data as JSON documents: each keeps to its schema, says what the tables say, and is seen when it does not."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conftest import REAL_TODAY, TODAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.derive.lookup import remembered
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterEnd
from motiespoor.model.source import Evidence
from motiespoor.model.succession import Fate, Kind, Succession
from motiespoor.model.table import text_of
from motiespoor.model.tables import tables
from motiespoor.press.built import built as as_built
from motiespoor.press.proof.api import descriptions_agree, documents_agree
from motiespoor.press.proof.known import Known
from motiespoor.render.api.addresses import ENDING, OPENAPI, document_path, names, paths_of, schema_path
from motiespoor.render.api.documents import KINDS, LISTED, MEASURE, PROMISE, REGISTER, ROUND, SERIES
from motiespoor.render.api.outputs import interface
from motiespoor.render.downloads import packages
from motiespoor.render.entries import entries
from motiespoor.validate.check import checked_dossier
from test_workbook import TRAPS


@remembered
def files_of(dossier: Dossier, today: date = REAL_TODAY) -> dict[str, str]:
    """Every file of the interface."""
    promised = deadlines(dossier, today)
    outputs = interface(dossier, today, promised, entries(dossier, changes(dossier), promised, today))
    contents = ((each.path, each.content) for each in outputs)
    return {path: content.decode() if isinstance(content, bytes) else content for path, content in contents}


def documents_of(dossier: Dossier) -> dict[str, Any]:
    """What stands in every document."""
    described = {OPENAPI, *map(schema_path, KINDS)}
    return {path: json.loads(text) for path, text in files_of(dossier).items() if path not in described}


def test_every_document_keeps_to_its_schema(dossier: Dossier) -> None:
    """Also those with hostile texts; every kind of document is described, and the description has no mistakes itself."""
    files = files_of(dossier)
    schemas = {kind.word: json.loads(files[schema_path(kind)]) for kind in KINDS}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    for path, document in documents_of(dossier).items():
        schema = schemas[document["document"]]
        assert list(Draft202012Validator(schema).iter_errors(document)) == [], path
        assert set(document) == set(schema["properties"]), path  # and no key is there that is not described


def test_the_files_are_those_of_the_names_and_the_same_each_time(dossier: Dossier) -> None:
    """Nothing of the moment of building is in them."""
    files = files_of(dossier)
    assert sorted(files) == sorted(paths_of(dossier))
    assert files == files_of(dossier)


def test_the_description_has_every_document(dossier: Dossier) -> None:
    """Each address that OpenAPI describes is one of a document, and no document is left out."""
    described = json.loads(files_of(dossier)[OPENAPI])["paths"]
    known = {kind.name: listed for kind, listed in names(dossier).items()}
    found = set()
    for template in described:
        folder, brace, rest = template.lstrip("/").partition("{")
        found |= {f"{folder}{name}.json" for name in known[rest.partition("}")[0]]} if brace else {folder}
    ended = {document_path(ENDING[each.kind], each.name) for each in dossier.successions if each.kind in ENDING}
    assert found | ended == set(documents_of(dossier))


def said(row: dict[str, Any], columns: tuple[str, ...]) -> tuple[str, ...]:
    """What a record in a document says under the names of columns, as a table writes it."""
    return tuple(number(value) if isinstance(value := row[name], int | float) else value or "" for name in columns)


def number(text: Any) -> str:
    return format(Decimal(str(text)).normalize(), "f")


def test_a_document_has_the_rows_of_its_register_as_they_are_now(registered: Path) -> None:
    """Every cell that is filled, after what became of it, and every piece of what it rests on."""
    held = checked_dossier(registered, TODAY)
    found = documents_of(held)
    for table in held.registers:
        rows = found[document_path(REGISTER, table.name)]["rijen"]
        assert [{each["veld"]: each["waarde"] for each in row["velden"]} for row in rows] == [
            {each.name: text for each in table.package.columns if (text := text_of(row.now(each.name)))}
            for row in table.rows
        ]
        assert [len(row["bewijs"]) for row in rows] == [len(row.evidence) for row in table.rows]
        assert [len(row["verloop"]) for row in rows] == [len(row.history) for row in table.rows]


def test_the_document_of_a_register_says_that_it_ended(registered: Path) -> None:
    """Since when, why, and on what that rests, as its schema says; of one that did not there is nothing."""
    held = checked_dossier(registered, TODAY)
    evidence = Evidence(source="zv-2025-051", locator="rij B")
    ended = RegisterEnd(date=date(2026, 2, 1), reason="De Raad telt ze <niet> meer.", evidence=(evidence,))
    tables = tuple(
        dataclasses.replace(
            each,
            package=dataclasses.replace(each.package, register=dataclasses.replace(each.package.register, ended=ended)),
        )
        if each.name == "steigers"
        else each
        for each in held.registers
    )
    found = documents_of(dataclasses.replace(held, registers=tables))
    told = found[document_path(REGISTER, "steigers")]
    assert told["beeindigd"] == {
        "datum": "2026-02-01",
        "reden": "De Raad telt ze <niet> meer.",
        "bewijs": [{"bron": "zv-2025-051", "citaat": None, "vindplaats": "rij B"}],
    }
    schema = json.loads(files_of(held)[schema_path(REGISTER)])
    assert list(Draft202012Validator(schema).iter_errors(told)) == []
    assert found[document_path(REGISTER, "wensen")]["beeindigd"] is None


@pytest.mark.parametrize("name", ["waarnemingen", "prognoses", "standen", "rijen", "mijlpalen"])
def test_a_document_says_what_the_table_says(dossier: Dossier, name: str) -> None:
    """Every row of a table is in a document, cell by cell, under the same keys."""
    packages = (listed for folder, listed in tables(dossier).items() if not folder.startswith("registers/"))
    (table,) = (each for listed in packages for each in listed if each.name == name)
    every = documents_of(dossier)
    where: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "waarnemingen": lambda: rows_in(every, SERIES.folder, "waarnemingen"),
        "prognoses": lambda: rows_in(every, SERIES.folder, "prognoses"),
        "rijen": lambda: [{**row, "ronde": found["ronde"]} for found in of(every, "ronden") for row in found["rijen"]],
        "standen": lambda: [
            {**update, "maatregel": found["nummer"], "actie": action["id"], "volgnummer": place}
            for found in of(every, MEASURE.folder)
            for action in found["acties"]
            for place, update in enumerate(action["standen"], 1)
        ],
        "mijlpalen": lambda: [{**found, "mijlpaal": found["id"]} for found in of(every, PROMISE.folder)],
    }
    # What the table has under one name and the record under another is left to the tests of both.
    columns = tuple(
        each for each in table.columns if not each.startswith(("toezegging_", "terugkeer_", "venster_", "uiterlijk"))
    )
    places = [table.columns.index(each) for each in columns]
    numeric = {"waarde", "was", "stand", "stand_tot", "mutatie", "mutatie_tot", "procent", "procent_tot", "volgnummer"}
    meant = {
        tuple(number(row[place]) if table.columns[place] in numeric and row[place] else row[place] for place in places)
        for row in table.rows
    }
    assert {said(row, columns) for row in where[name]()} == meant
    assert meant or not table.rows


def test_a_row_keeps_its_number_and_says_whose_it_is(fiction: Dossier) -> None:
    """Also where a measure has another number now: `maatregel` stays the number of then, `sleutel` is of the measure."""
    *earlier, last = fiction.rounds
    reports = {**last.reports, "C2": dataclasses.replace(last.reports["C2"], measure="meer-veren")}
    changed = dataclasses.replace(fiction, rounds=(*earlier, dataclasses.replace(last, reports=reports)))
    found = documents_of(changed)[document_path(ROUND, last.sheet.id)]["rijen"]
    assert [(row["maatregel"], row["sleutel"]) for row in found] == [
        ("A", "fiets-en-veer"),
        ("B", "meer-veren"),
        ("C2", "meer-veren"),
    ]


def of(every: dict[str, Any], folder: str) -> list[Any]:
    return [
        found
        for path, found in every.items()
        if path.startswith(f"api/v1/{folder}/") and found["document"] != "opvolging"
    ]


def rows_in(every: dict[str, Any], folder: str, key: str) -> list[dict[str, Any]]:
    return [row for found in of(every, folder) for row in found[key]]


def test_a_number_stands_beside_how_it_is_written(fiction: Dossier) -> None:
    """A value is a number; beside it stands what the page says."""
    (row,) = (
        each
        for each in rows_in(documents_of(fiction), SERIES.folder, "waarnemingen")
        if each["nauwkeurigheid"] == "ruim" and each["waarde"] is not None
    )
    assert isinstance(row["waarde"], int | float)
    assert row["getoond"] == f"ruim {row['waarde_geschreven']}"
    assert row["waarde_geschreven"].replace(".", "").replace(",", ".") == number(row["waarde"])


def test_every_day_is_iso(dossier: Dossier) -> None:
    """A day is written in one way; a period has its words, and its days beside them."""
    keys = {"datum", "peildatum", "horizon", "gezocht_tot", "bekend_sinds", "tot"}

    def days(value: Any) -> list[str]:
        if isinstance(value, list):
            return [day for each in value for day in days(each)]
        if not isinstance(value, dict):
            return []
        own = [
            found
            for key, found in value.items()
            if isinstance(found, str)
            and (key in keys or key.endswith(("_van", "_tot", "_uiterlijk")))
            and key != "deel_van"
            and f"{key}_van" not in value  # the words of a period
        ]
        return own + days(list(value.values()))

    every = [day for document in documents_of(dossier).values() for day in days(document)]
    assert every
    assert [each for each in every if not re.fullmatch(r"\d{4}-\d\d-\d\d|\d{1,2} [a-z]+", each)] == []


@pytest.mark.parametrize("trap", TRAPS)
def test_no_text_becomes_anything_else(fiction: Dossier, trap: str) -> None:
    """Through JSON and through CSV a text comes back as it was, whatever programs take it for."""
    (first, *others) = fiction.measures
    changed = dataclasses.replace(fiction, measures=(dataclasses.replace(first, title=trap), *others))
    assert documents_of(changed)[document_path(MEASURE, first.slug)]["titel"] == trap
    (table,) = (each.content for each in packages(changed) if each.path.endswith("maatregelen/maatregelen.csv"))
    (row, *_) = csv.DictReader(io.StringIO(str(table), newline=""))
    assert row["titel"] == trap


def test_what_ended_leads_on(fiction: Dossier) -> None:
    """Under the name of what is no longer followed stands what took over, so that no address is lost."""
    measure, milestone = fiction.measures[0].slug, fiction.promises[0].id
    told = {"title": "Zoals het heette", "date": TODAY, "reason": "Het werd één."}
    ended = (
        Succession(kind=Kind.MEASURE, name="oud", fate=Fate.SUCCEEDED, successors=(measure,), **told),
        Succession(kind=Kind.MILESTONE, name="vroeger", fate=Fate.MERGED, successors=(milestone,), **told),
        Succession(kind=Kind.MILESTONE, name="voorbij", fate=Fate.ENDED, **told),
    )
    changed = dataclasses.replace(fiction, successions=(*fiction.successions, *ended))
    every, url = documents_of(changed), fiction.publication.url
    assert {*every} <= {*paths_of(changed)}
    for path, to in (
        ("maatregelen/oud", [f"{url}api/v1/maatregelen/{measure}.json"]),
        ("mijlpalen/vroeger", [f"{url}api/v1/mijlpalen/{milestone}.json"]),
        ("mijlpalen/voorbij", []),
    ):
        document = every[f"api/v1/{path}.json"]
        assert (document["document"], document["adressen"]) == ("opvolging", to)
        assert document["pagina"].startswith(url)


def test_every_address_in_a_list_is_there(dossier: Dossier) -> None:
    """Who begins at the index finds every document."""
    every = documents_of(dossier)
    found, waiting = set(), ["api/v1/index.json"]
    while waiting:
        if (path := waiting.pop()) not in found:
            found.add(path)
            waiting += [
                each["adres"].removeprefix(dossier.publication.url) for each in every[path].get("documenten", [])
            ]
    gone = {document_path(ENDING[each.kind], each.name) for each in dossier.successions if each.kind in ENDING}
    assert found | gone == set(every)
    assert len(found) > len(LISTED)


def broken(text: str, **changed: Any) -> str:
    return json.dumps(json.loads(text) | changed)


@pytest.mark.parametrize(
    ("path", "change", "told"),
    [
        (
            "api/v1/reeksen/routes-km.json",
            lambda text: text.replace('"reeks": "routes-km", "peildatum"', '"reeks": "routes-km", "peildag"', 1),
            "dit document zegt iets anders dan het dossier, bij 'waarnemingen/0/peildatum'.",
        ),
        (
            "api/v1/statussen.json",
            lambda text: broken(text, nieuw=1),
            "dit document zegt iets anders dan het dossier, bij 'nieuw'.",
        ),
        ("api/v1/index.json", lambda _: "{", "dit document ontbreekt, of is geen JSON."),
        ("api/v1/openapi.json", lambda _: "[" * 100_000, "dit document ontbreekt, of is geen JSON."),
        (
            "api/v1/openapi.json",
            lambda text: broken(text, openapi="3.0.0"),
            "deze beschrijving is een andere dan die van het programma, bij 'openapi'.",
        ),
        (
            "api/v1/schemas/bron.json",
            lambda _: "[]",
            "deze beschrijving is een andere dan die van het programma.",
        ),
    ],
)  # fmt: skip
def test_a_document_that_says_something_else_is_seen(
    tmp_path: Path, fiction: Dossier, path: str, change: Callable[[str], str], told: str
) -> None:
    """`verify` holds every document against its schema and the dossier, and every description against the program."""
    files = files_of(fiction, TODAY)
    for each, text in (files | {path: change(files[path])}).items():
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text(text, encoding="utf-8")
    known, site = Known(fiction, TODAY), as_built(tmp_path)
    problems = [*documents_agree(site, known), *descriptions_agree(site, known)]
    assert [(each.path, each.text) for each in problems] == [(path, told)]


def test_a_document_that_breaks_its_promise_is_seen(tmp_path: Path, fiction: Dossier) -> None:
    """Should the program itself write what its schema does not allow, `verify` says where."""
    (first, *others) = fiction.series
    changed = dataclasses.replace(fiction, series=(dataclasses.replace(first, unit=7), *others))
    for each, text in files_of(changed, TODAY).items():
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / each).write_text(text, encoding="utf-8")
    (problem,) = documents_agree(as_built(tmp_path), Known(changed, TODAY))
    assert problem.text == "dit document past niet bij api/v1/schemas/reeks.json, bij 'eenheid'."
