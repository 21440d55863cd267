"""The catalogue held against shapes: ours, and those of others where SHAPES names a folder with them.

The official shapes of DCAT-AP-NL and DCAT-AP are not in this repository; their words are not either.
"""

from __future__ import annotations

import dataclasses
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pyshacl.errors import ReportableRuntimeError
from rdflib import SH, Graph

from catalogues import GAPS, MANDATORY, ONE_FILE, OUR_SHAPES, complaints, files_of, read_turtle, without
from conftest import REAL_TODAY, TODAY, copy_of, copy_of_real
from motiespoor.model.dossier import Dossier
from motiespoor.render.catalogue import catalogue
from motiespoor.validate.check import checked_dossier
from proved import Row

# Which of the official shapes say what must be there; the others say what is advised, or of which list something is.
_MUST = ("dcat-ap-nl-SHACL.ttl", "html-shapes.ttl", "shapes.ttl")
# These ask for lists of others, whole, and find each address wrong without.
_LISTS = ("mdr-vocabularies",)


def rows(short: bool) -> Iterator[Row]:
    """Our shapes, then those of others, file by file."""
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        small = checked_dossier(copy_of("klein", Path(folder, "klein")), TODAY)
        real = _published(checked_dossier(copy_of_real(Path(folder, "echt")), REAL_TODAY))
    graphs = {
        "the small dossier": read_turtle(catalogue(small, TODAY, files_of(small))),
        "the dossier of the repository": read_turtle(catalogue(real, REAL_TODAY, files_of(real))),
    }
    few = read_turtle(catalogue(small, TODAY, ONE_FILE))
    if short:
        graphs.popitem()
    yield from _ours(graphs, few)
    if found := os.environ.get("SHAPES"):
        yield from _of_others(Path(found), graphs, few)


def _published(dossier: Dossier) -> Dossier:
    """A dossier with all that publishing asks for: until it is published, that of the repository names nobody."""
    somebody = dataclasses.replace(dossier.publication, publisher="De redactie", contact="redactie@voorbeeld.example")
    return dataclasses.replace(dossier, publication=somebody)


def _ours(graphs: dict[str, Graph], few: Graph) -> Iterator[Row]:
    started, shapes = time.monotonic(), Graph().parse(OUR_SHAPES)
    said = [f"{name}: {each}" for name, graph in graphs.items() for each in complaints(graph, shapes)]
    spent = time.monotonic() - started
    yield Row("the catalogue and our shapes", sum(map(len, graphs.values())), len(said), spent, where=tuple(said))
    started, unseen = time.monotonic(), []
    changes = {f"{kind} without {what}": (without(kind, what), told) for kind, what, told in MANDATORY} | GAPS
    for name, (change, told) in changes.items():
        graph = _copy(few)
        change(graph)
        unseen += [] if told in complaints(graph, shapes) else [name]
    spent = time.monotonic() - started
    yield Row("a catalogue that may not be, not seen by ours", len(changes), len(unseen), spent, where=tuple(unseen))


def _of_others(folder: Path, graphs: dict[str, Graph], few: Graph) -> Iterator[Row]:
    files = [each for each in sorted(folder.rglob("*.ttl")) if _targets(each)]
    must = [each for each in files if each.name in _MUST]
    unusable = []
    for file in files:
        name, started, shapes = file.relative_to(folder).as_posix(), time.monotonic(), Graph().parse(file)
        if any(each in file.name for each in _LISTS):
            unusable.append(f"{name}: asks for lists of others, whole")
            continue
        try:
            said = [
                f"{of}: {each}" for of, graph in graphs.items() for each in complaints(graph, shapes, entailed=True)
            ]
        except ReportableRuntimeError as error:
            unusable.append(f"{name}: stops pyshacl: {str(error).splitlines()[0][:100]}")
            continue
        tried = sum(map(len, graphs.values()))
        yield Row(f"{name[-56:]}", tried, len(said), time.monotonic() - started, where=tuple(said))
    yield Row("official shapes that can be used", len(files) - len(unusable), 0, where=tuple(unusable))
    started, shapes, seen = time.monotonic(), Graph(), []
    for file in must:
        shapes.parse(file)
    for name, (change, _) in GAPS.items():
        graph = _copy(few)
        change(graph)
        seen += [f"{name}: {each}" for each in complaints(graph, shapes)]
    spent = time.monotonic() - started
    yield Row(
        "what ours close and the official ones see as well",
        len(GAPS) if must else 0,
        len(seen),
        spent,
        where=tuple(seen),
    )


def _targets(file: Path) -> bool:
    """Whether a file has shapes that look at something."""
    return any(Graph().parse(file).triples((None, SH.targetClass, None)))


def _copy(graph: Graph) -> Graph:
    copied = Graph()
    copied += graph
    return copied
