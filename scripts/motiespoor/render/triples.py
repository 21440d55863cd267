"""Triples as the catalogue has them: things with an address, what they are, and texts and values with their types.

Values stay written as they are given: the library that writes them would write many another way.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from motiespoor.model.fields import DUTCH
from motiespoor.model.period import Period

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import IdentifiedNode, Literal

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# What the things are that a catalogue names and others describe: who reads it may not have the lists at hand.
_CLASSES = {
    "dct:accessRights": "dct:RightsStatement",
    "dct:accrualPeriodicity": "dct:Frequency",
    "dct:conformsTo": "dct:Standard",
    "dct:format": "dct:MediaTypeOrExtent",
    "dct:language": "dct:LinguisticSystem",
    "dct:license": "dct:LicenseDocument",
    "dct:spatial": "dct:Location",
    "dcat:landingPage": "foaf:Document",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "foaf:homepage": "foaf:Document",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
# How exactly a day is written, and what that is called.
_DATES = {
    "date": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "gYearMonth": re.compile(r"[0-9]{4}-[0-9]{2}"),
    "gYear": re.compile(r"[0-9]{4}"),
}

Triple = tuple["IdentifiedNode", "IdentifiedNode", "IdentifiedNode | Literal"]
Said = tuple[str, "str | Literal | None"]  # what is said of something: a property, and a name or a text


def graph_of(triples: Iterable[Triple]) -> Graph:
    """A graph that is written alike each time: the order in which triples come is that in which they are written."""
    # Slow to load, and of use to nothing else.
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    every = tuple(triples)
    written_as = {part: part.n3() for part in {part for each in every for part in each}}
    for triple in sorted(every, key=lambda each: tuple(written_as[part] for part in each)):
        graph.add(triple)
    return graph


def turtle(graph: Graph) -> str:
    """A graph as Turtle."""
    return graph.serialize(format="turtle")


def json_ld(graph: Graph) -> str:
    """A graph as JSON-LD, with its nodes by their names: the library writes them in another order each time."""
    found = json.loads(graph.serialize(format="json-ld", context=PREFIXES))
    found["@graph"] = sorted((_ordered(each) for each in found["@graph"]), key=lambda each: str(each["@id"]))
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _ordered(node: Mapping[str, Any]) -> dict[str, Any]:
    def at(value: object) -> str:
        return json.dumps(value, sort_keys=True)

    return {name: sorted(value, key=at) if isinstance(value, list) else value for name, value in node.items()}


def differences(found: str, meant: str) -> tuple[list[str], list[str]] | None:
    """What one text in Turtle says more than another, and what less; `None` when the first is no Turtle."""
    from rdflib import Graph
    from rdflib.exceptions import ParserError
    from rdflib.plugins.parsers.notation3 import BadSyntax

    def said(text: str) -> set[str]:
        return {" ".join(part.n3() for part in each) for each in Graph().parse(data=text, format="turtle")}

    try:
        there = said(found)
    # A text that ends too soon, or goes too deep, the reader falls over as over any mistake of its own.
    except (BadSyntax, ParserError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        return None
    right = said(meant)
    return sorted(there - right), sorted(right - there)


def of(name: str, kind: str, *said: Said) -> Iterator[Triple]:
    """What is said of a thing of some kind; what is `None` is not known, and not said."""
    from rdflib import RDF, Literal

    subject = _named(name)
    yield subject, RDF.type, _property(kind)
    for what, value in said:
        if isinstance(value, Literal):
            yield subject, _property(what), value
        elif value is not None:
            yield subject, _property(what), _named(value)
            if what in _CLASSES:
                yield _named(value), RDF.type, _property(_CLASSES[what])


@lru_cache(maxsize=10_000)  # half of what is said names something that was named before
def _named(address: str) -> IdentifiedNode:
    from rdflib import URIRef

    return URIRef(address)


def _property(short: str) -> IdentifiedNode:
    prefix, _, name = short.partition(":")
    return _named(f"{PREFIXES[prefix]}{name}")


def text(said: str, language: str = DUTCH) -> Literal:
    """A text in a language."""
    from rdflib import Literal

    return Literal(" ".join(said.split()), lang=language)


def plain(said: str) -> Literal:
    """A text that is in no language."""
    from rdflib import Literal

    return Literal(said)


def typed(said: str, kind: str) -> Literal:
    """A value with its type, written as it is given: the library would write another one for it."""
    from rdflib import Literal

    return Literal(said, datatype=_property(f"xsd:{kind}"), normalize=False)


def day(known: date | None) -> Literal | None:
    """A day, when it is known."""
    return typed(known.isoformat(), "date") if known is not None else None


def written(period: Period) -> Literal:
    """A day, a month or a year as it is written; of what is told in words the first day."""
    kind = next((name for name, form in _DATES.items() if form.fullmatch(period.text)), None)
    assert period.start is not None
    return typed(period.text, kind) if kind else typed(period.start.isoformat(), "date")
