"""Catalogues to try shapes on: the one of a dossier, and changes of it that may not be, each with what our shapes say of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, XSD, Graph, Literal, Namespace, URIRef

from motiespoor.model.dossier import Dossier
from motiespoor.render.downloads import Weighed, packages, weighed
from motiespoor.render.output import Output

OUR_SHAPES = Path(__file__).with_name("catalogus.shapes.ttl")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

Change = Callable[[Graph], None]

# A day that is none is told by shapes; that its reader tells it as well says nothing more.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


# Enough for a catalogue in which a file has all that a file can have.
ONE_FILE = (Weighed("data/v1/bronnen/bronnen.csv", 1, "0a" * 32),)


def files_of(dossier: Dossier) -> list[Weighed]:
    """The files of the packages."""
    return [weighed(each.path, each.content) for each in packages(dossier)]


def read_turtle(outputs: Iterable[Output]) -> Graph:
    """The catalogue as who reads its Turtle has it."""
    return Graph().parse(data=next(iter(outputs)).content, format="turtle")


def complaints(graph: Graph, shapes: Graph, *, entailed: bool = False) -> set[str]:
    """What shapes say may not be in a graph, each sentence once; `entailed`: also of what follows by RDFS from what it says."""
    _, report, _ = validate(graph, shacl_graph=shapes, inference="rdfs" if entailed else "none", advanced=False)
    results = (
        each for each in report.objects(predicate=SH.result) if (each, SH.resultSeverity, SH.Violation) in report
    )
    return {str(report.value(each, SH.resultMessage)) for each in results}


def _first(graph: Graph, kind: URIRef) -> URIRef:
    return min(each for each in graph.subjects(RDF.type, kind) if isinstance(each, URIRef))


def without(kind: URIRef, what: URIRef) -> Change:
    """Leave out something of the first thing of a kind."""

    def change(graph: Graph) -> None:
        graph.remove((_first(graph, kind), what, None))

    return change


def instead(kind: URIRef, what: URIRef, *values: URIRef | Literal) -> Change:
    """Say something else of the first thing of a kind."""

    def change(graph: Graph) -> None:
        subject = _first(graph, kind)
        graph.remove((subject, what, None))
        for value in values:
            graph.add((subject, what, value))

    return change


def nothing(graph: Graph) -> None:
    """Leave out whatever has a class of DCAT."""
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution):
        for subject in set(graph.subjects(RDF.type, kind)):
            graph.remove((subject, None, None))


def nobody(graph: Graph) -> None:
    """Let the publisher be somebody of whom nothing is said."""
    graph.remove((_first(graph, FOAF.Agent), None, None))


# What DCAT-AP-NL 3.0 asks for, left out one by one.
MANDATORY = (
    (DCAT.Catalog, DCTERMS.title, "it has a title that says something"),
    (DCAT.Catalog, DCTERMS.description, "it has a description that says something"),
    (DCAT.Catalog, DCTERMS.publisher, "it has one publisher, with a name"),
    (DCAT.Catalog, DCAT.contactPoint, "it has one contact point, which can be reached"),
    (DCAT.Catalog, DCAT.dataset, "a catalogue has datasets, which are told of"),
    (DCAT.Dataset, DCTERMS.title, "it has a title that says something"),
    (DCAT.Dataset, DCTERMS.description, "it has a description that says something"),
    (DCAT.Dataset, DCTERMS.identifier, "a dataset has one identifier, which is an address"),
    (DCAT.Dataset, DCTERMS.creator, "it has a maker, with a name"),
    (DCAT.Dataset, DCTERMS.publisher, "it has one publisher, with a name"),
    (DCAT.Dataset, DCAT.contactPoint, "it has one contact point, which can be reached"),
    (DCAT.Dataset, DCAT.theme, "a dataset has a theme of the European list"),
    (DCAT.Dataset, DCTERMS.accessRights, "a dataset says who may see it"),
    (DCAT.Distribution, DCAT.accessURL, "a file has one address"),
    (DCAT.Distribution, DCTERMS.license, "a file has one licence, of Creative Commons"),
)

_ELSEWHERE = URIRef("https://elders.example/iets")
# What the official shapes let pass, and ours do not.
GAPS: dict[str, tuple[Change, str]] = {
    "any address as a theme": (
        instead(DCAT.Dataset, DCAT.theme, _ELSEWHERE),
        "a dataset has a theme of the European list",
    ),
    "a text as a day": (
        instead(DCAT.Dataset, DCTERMS.modified, Literal("vorige week")),
        "a day is a day, a month or a year",
    ),
    "a day that is none": (
        instead(DCAT.Dataset, DCTERMS.modified, Literal("2026-02-30", datatype=XSD.date)),
        "a day is a day, a month or a year",
    ),
    "a publisher of whom nothing is said": (nobody, "it has one publisher, with a name"),
    "a publisher without a name": (
        instead(FOAF.Agent, FOAF.name, Literal(" ")),
        "it has one publisher, with a name",
    ),
    "nothing with a class of DCAT": (nothing, "a file has one catalogue"),
    "a title without a word": (
        instead(DCAT.Dataset, DCTERMS.title, Literal(" ", lang="nl")),
        "it has a title that says something",
    ),
    "an identifier that is no address": (
        instead(DCAT.Dataset, DCTERMS.identifier, Literal("cijfers")),
        "a dataset has one identifier, which is an address",
    ),
    "any address as who may see it": (
        instead(DCAT.Dataset, DCTERMS.accessRights, _ELSEWHERE),
        "a dataset says who may see it",
    ),
    "any address as a licence": (
        instead(DCAT.Distribution, DCTERMS.license, _ELSEWHERE),
        "a file has one licence, of Creative Commons",
    ),
    "any address as a kind of file": (
        instead(DCAT.Distribution, DCTERMS["format"], _ELSEWHERE),
        "the kind of a file is of the European list",
    ),
    "any address as a media type": (
        instead(DCAT.Distribution, DCAT.mediaType, _ELSEWHERE),
        "the media type of a file is of IANA",
    ),
    "any address as a language": (
        instead(DCAT.Distribution, DCTERMS.language, _ELSEWHERE),
        "its language is of the European list",
    ),
    "any address as how often": (
        instead(DCAT.Dataset, DCTERMS.accrualPeriodicity, _ELSEWHERE),
        "how often is of the European list",
    ),
    "any address as an area": (
        instead(DCAT.Dataset, DCTERMS.spatial, _ELSEWHERE),
        "an area has an official address",
    ),
    "a contact point that cannot be reached": (
        without(VCARD.Kind, VCARD.hasEmail),
        "it has one contact point, which can be reached",
    ),
    "a fingerprint in capitals": (
        instead(SPDX.Checksum, SPDX.checksumValue, Literal("AB" * 32, datatype=XSD.hexBinary, normalize=False)),
        "the fingerprint of a file is a SHA-256, in lower case",
    ),
    "a file of no dataset": (without(DCAT.Dataset, DCAT.distribution), "a file belongs to a dataset"),
}  # fmt: skip
