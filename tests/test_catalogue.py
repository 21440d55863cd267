"""The catalogue for data portals: the same graph in both forms, complete, and with every text as an editor wrote it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest
from pyld import jsonld
from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from catalogues import GAPS, MANDATORY, ONE_FILE, OUR_SHAPES, SPDX, Change, complaints, files_of, read_turtle, without
from conftest import TODAY
from motiespoor.model.catalogue import OfficialArea, Portals, Theme
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import period
from motiespoor.press.built import built as as_built
from motiespoor.press.proof.catalogues import catalogue_agrees
from motiespoor.press.proof.known import Known
from motiespoor.render.catalogue import JSON_LD, TURTLE, catalogue
from motiespoor.render.downloads import packages
from motiespoor.render.official import FREQUENCY, THEME

# Texts that a syntax may trip over.
TRAPS = (
    'a "b" c', "'''", '"""', "\\", "regel;", "=1+1", "@nl", "+31", "1_000", "12:30", "=", "שלום", "<https://x.example>",
    "a . b", "^^xsd:date", "[]", "# kop", "</script>", "{{ x }}", "é\u0301",
)  # fmt: skip


@cache
def shapes() -> Graph:
    return Graph().parse(OUR_SHAPES)


@pytest.fixture(scope="session")
def small_graph(fiction: Dossier) -> Graph:
    """The catalogue of the small dossier, with one file for all."""
    return read_turtle(catalogue(fiction, TODAY, ONE_FILE))


def test_both_forms_are_the_same_graph(dossier: Dossier) -> None:
    """Compared as graphs, also when another program than the one that wrote it reads the JSON-LD."""
    as_turtle, as_json_ld = catalogue(dossier, TODAY, ONE_FILE)
    graph = read_turtle([as_turtle])
    assert len(graph) > 100
    assert isomorphic(graph, Graph().parse(data=as_json_ld.content, format="json-ld"))
    by_another = jsonld.to_rdf(json.loads(as_json_ld.content), {"format": "application/n-quads"})
    assert isomorphic(graph, Graph().parse(data=by_another, format="nt"))
    assert not any(isinstance(each, Literal) and each.ill_typed for each in graph.objects())


@pytest.mark.parametrize("traps", [TRAPS[:10], TRAPS[10:]])
def test_texts_stay_as_they_were_written(fiction: Dossier, traps: tuple[str, ...]) -> None:
    """No text of an editor breaks a syntax or becomes another."""
    trap = cycle(traps)
    packages = {
        folder: dataclasses.replace(each, title=next(trap), description=next(trap), version=next(trap))
        for folder, each in fiction.descriptors.items()
    }
    publication = dataclasses.replace(fiction.publication, publisher=next(trap), name=next(trap))
    changed = dataclasses.replace(fiction, descriptors=packages, publication=publication)
    for each, form in zip(catalogue(changed, TODAY, ONE_FILE), ("turtle", "json-ld"), strict=True):
        texts = {str(text) for text in Graph().parse(data=each.content, format=form).objects()}
        assert [trap for trap in traps if trap not in texts] == []


def test_days_are_as_exact_as_they_were_written(fiction: Dossier) -> None:
    """A year stays a year, and a month a month; what is told in words begins on a day."""
    (first, *others) = fiction.sources
    for written, day, kind in (
        ("1999", "1999", "gYear"),
        ("1999-03", "1999-03", "gYearMonth"),
        ("1999-03-04", "1999-03-04", "date"),
        ("maart 1999", "1999-03-01", "date"),
    ):
        changed = dataclasses.replace(fiction, sources=(dataclasses.replace(first, date=period(written)), *others))
        as_turtle, as_json_ld = catalogue(changed, TODAY, ONE_FILE)
        assert f'dcat:startDate "{day}"^^xsd:{kind} ' in as_turtle.content
        assert Literal(day, datatype=XSD[kind]) in Graph().parse(data=as_json_ld.content, format="json-ld").objects(
            predicate=DCAT.startDate
        )


def test_every_file_is_in_it(built_small: Path, fiction: Dossier) -> None:
    """A dataset for each package, and each file of it with its address, its size and its fingerprint in lower case.

    It has the same bytes, whatever process wrote it.
    """
    site = built_small / "site"
    written = read_turtle(catalogue(fiction, TODAY, files := files_of(fiction)))
    for each in catalogue(fiction, TODAY, files):
        assert (site / each.path).read_text("utf-8") == each.content
    titles = {str(each) for each in written.objects(predicate=DCTERMS.title)}
    assert titles >= {each.title for each in fiction.descriptors.values()}
    found = {
        (str(address), int(str(written.value(file, DCAT.byteSize))), str(written.value(checksum, SPDX.checksumValue)))
        for file, address in written.subject_objects(DCAT.downloadURL)
        for checksum in written.objects(file, SPDX.checksum)
    }
    on_disk = {
        (f"{fiction.publication.url}{each.path}", len(content), hashlib.sha256(content).hexdigest())
        for each in files
        for content in [(site / each.path).read_bytes()]
    }
    assert found == on_disk
    assert complaints(written, shapes()) == set()


def test_it_is_complete_when_the_publication_is(fiction: Dossier) -> None:
    """Without who publishes it or how to reach them it is made all the same, and says nothing of that."""
    for lacking, told in (
        ({"contact": None}, {"it has one contact point, which can be reached"}),
        ({"publisher": None}, {"it has one publisher, with a name", "it has a maker, with a name"}),
        ({"contact": "https://voorbeeld.example/contact"}, set()),
    ):
        publication = dataclasses.replace(fiction.publication, **lacking)
        changed = dataclasses.replace(fiction, publication=publication)
        assert complaints(read_turtle(catalogue(changed, TODAY, ONE_FILE)), shapes()) == told


@pytest.mark.parametrize(
    ("change", "told"),
    [
        *(
            pytest.param(without(kind, what), told, id=f"without {what.fragment or what}")
            for kind, what, told in MANDATORY
        ),
        *(pytest.param(change, told, id=name) for name, (change, told) in GAPS.items()),
    ],
)
def test_our_shapes_see_what_is_missing_or_wrong(small_graph: Graph, change: Change, told: str) -> None:
    """Each thing that must be there, and each that the official shapes let pass."""
    graph = Graph()
    graph += small_graph
    change(graph)
    assert told in complaints(graph, shapes())


def test_what_a_publication_says_to_portals(fiction: Dossier) -> None:
    """Themes, the publisher and areas by their official addresses; only areas that there are figures of."""
    publisher = "https://identifier.overheid.nl/tooi/id/gemeente/gm0518"
    land = "http://publications.europa.eu/resource/authority/country/NLD"
    whole, *parts = fiction.areas
    told = Portals(
        themes=(Theme.TRANSPORT, Theme.REGIONS),
        publisher=publisher,
        areas=(
            OfficialArea(area=whole.code, address=land),
            OfficialArea(area=parts[0].code, address="https://sws.geonames.org/2755251/"),
            OfficialArea(area="elders", address="https://sws.geonames.org/1/"),
        ),
    )
    changed = dataclasses.replace(fiction, publication=dataclasses.replace(fiction.publication, portals=told))
    graph = read_turtle(catalogue(changed, TODAY, ONE_FILE))
    assert complaints(graph, shapes()) == set()
    assert set(graph.objects(predicate=DCAT.theme)) == {URIRef(THEME[each]) for each in told.themes}
    assert set(graph.objects(predicate=DCTERMS.publisher)) == {URIRef(publisher)}
    datasets = {str(name).partition("#")[2]: name for name in graph.subjects(RDF.type, DCAT.Dataset)}
    assert set(graph.objects(datasets["bronnen"], DCTERMS.spatial)) == {URIRef(land)}
    figures = {str(each) for each in graph.objects(datasets["cijfers"], DCTERMS.spatial)}
    assert figures == {land, "https://sws.geonames.org/2755251/"}
    assert graph.value(datasets["cijfers"], DCTERMS.accrualPeriodicity) in map(URIRef, FREQUENCY.values())


def test_the_language_is_that_of_the_data(fiction: Dossier) -> None:
    """What the program says of a package is in Dutch; a language that is not in the list is undetermined."""
    eu = "http://publications.europa.eu/resource/authority/language"
    for tag, code in (("nl", "NLD"), ("en-GB", "ENG"), ("eo", "UND")):
        publication = dataclasses.replace(fiction.publication, language=tag)
        graph = read_turtle(catalogue(dataclasses.replace(fiction, publication=publication), TODAY, ONE_FILE))
        assert complaints(graph, shapes()) == set()
        assert set(graph.objects(predicate=DCTERMS.language)) == {URIRef(f"{eu}/{code}")}
        assert {each.language for each in graph.objects(predicate=FOAF.name) if isinstance(each, Literal)} == {tag}


def test_names_stay_when_the_site_moves(fiction: Dossier) -> None:
    """What a portal knows a dataset by rests on the authority; the files are where the site is now."""
    moved = dataclasses.replace(
        fiction.publication, url="https://elders.example/spoor/", authority="https://voorbeeld.example/"
    )
    graph = read_turtle(catalogue(dataclasses.replace(fiction, publication=moved), TODAY, ONE_FILE))
    names = {str(each) for each in graph.objects(predicate=DCTERMS.identifier)}
    assert names == {f"https://voorbeeld.example/data/v1/catalogus.ttl#{each}" for each in fiction.descriptors}
    assert all(
        str(each).startswith("https://elders.example/spoor/") for each in graph.objects(predicate=DCAT.accessURL)
    )


def test_another_catalogue_than_that_of_the_dossier_is_seen(tmp_path: Path, fiction: Dossier) -> None:
    """`verify` holds both forms against the dossier, and every fingerprint against the file."""
    for each in packages(fiction):
        path = tmp_path / each.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(each.content), "utf-8")
    forms = {each.path: str(each.content) for each in catalogue(fiction, TODAY, files_of(fiction))}
    name = f"{fiction.publication.url}{TURTLE}"

    def told(changed: dict[str, str] = {}) -> list[str]:  # noqa: B006
        for path, text in {**forms, **changed}.items():
            (tmp_path / path).write_text(text, "utf-8")
        return [each.text for each in catalogue_agrees(as_built(tmp_path), Known(fiction, TODAY))]

    assert told() == []
    as_turtle, as_json = forms[TURTLE], forms[JSON_LD]
    theme, other = "data-theme/GOVE", "data-theme/AGRI"
    assert told({TURTLE: f"{as_turtle}<{name}#x> a dcat:Dataset .\n"}) == [
        f"dit zegt het dossier niet: <{name}#x> <{RDF.type}> <{DCAT.Dataset}>"
    ]
    missing = as_turtle.replace('dcat:version "1.0.0" .', "dcat:landingPage <https://voorbeeld.example/bronnen/> .", 1)
    assert told({TURTLE: missing}) == [f'dit ontbreekt: <{name}#bronnen> <http://www.w3.org/ns/dcat#version> "1.0.0"']
    assert told({TURTLE: as_turtle + "\n"}) == ["dit is anders geschreven dan het programma het schrijft."]
    for broken in (
        as_turtle[:-9],
        "<a",
        '"',
        "@prefix",
        as_turtle.replace(" a dcat:Dataset ;", " a ;", 1),
        "[" * 5_000,
    ):
        assert told({TURTLE: broken}) == ["dit is geen Turtle."]
    assert told({JSON_LD: as_json.replace(theme, other)}) == [
        "van 'http://publications.europa.eu/resource/authority/data-theme/AGRI' zegt het dossier iets anders."
    ]
    elsewhere = as_json.replace('"@context": {', '"@context": "https://elders.example/", "was": {')
    assert told({JSON_LD: elsewhere}) == ["van '@context' zegt het dossier iets anders."]
    assert told({JSON_LD: as_json + " "}) == ["dit is anders geschreven dan het programma het schrijft."]
    for broken in ("{", "[]", '{"@graph": 1}', "1"):
        assert told({JSON_LD: broken}) == ["dit is geen JSON-LD zoals het programma die schrijft."]
    table = tmp_path / "data/v1/bronnen/bronnen.csv"
    table.write_text(table.read_text("utf-8") + "x\n", "utf-8")
    first, second = told()
    assert first.startswith(f"dit zegt het dossier niet: <{name}#bronnen/bronnen.csv")
    assert second == f"van '{name}#bronnen/bronnen.csv' zegt het dossier iets anders."
