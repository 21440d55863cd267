"""The catalogue for data portals: both forms say what the dossier says, of files as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known
from motiespoor.problem import Problem, clipped
from motiespoor.render.catalogue import JSON_LD, catalogue, package_files
from motiespoor.render.downloads import weighed
from motiespoor.render.triples import differences

_LONGEST = 200  # characters of what is told of a difference


def catalogue_agrees(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure both forms say what the dossier says, with the size and the fingerprint of every file that is there."""
    there = ((path, site.content(path)) for path in package_files(known.dossier))
    files = [weighed(path, content) for path, content in there if content is not None]
    for meant in catalogue(known.dossier, known.today, files):
        text = site.text(meant.path)
        if meant.path not in site.files or text == meant.content:
            continue  # that it is missing is told of all files alike
        told = _json_differs if meant.path == JSON_LD else _graph_differs
        yield problem(meant.path, told(text or "", str(meant.content)))


def _graph_differs(found: str, meant: str) -> str:
    differs = differences(found, meant)
    if differs is None:
        return "dit is geen Turtle."
    more, less = differs
    if more:
        return f"dit zegt het dossier niet: {clipped(more[0], _LONGEST)}"
    if less:
        return f"dit ontbreekt: {clipped(less[0], _LONGEST)}"
    return "dit is anders geschreven dan het programma het schrijft."


def _json_differs(found: str, meant: str) -> str:
    """Not read as a graph: a context may be an address, and who reads it would fetch that."""
    try:
        nodes, right = _nodes(json.loads(found)), _nodes(json.loads(meant))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return "dit is geen JSON-LD zoals het programma die schrijft."
    for name in sorted(nodes.keys() | right.keys()):
        if nodes.get(name) != right.get(name):
            return f"van '{clipped(name, _LONGEST)}' zegt het dossier iets anders."
    return "dit is anders geschreven dan het programma het schrijft."


def _nodes(document: Any) -> dict[str, Any]:
    """What is said of each thing by its name, and what the short names stand for."""
    return {"@context": document["@context"], **{f"{each['@id']}": each for each in document["@graph"]}}
