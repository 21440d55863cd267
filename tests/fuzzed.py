"""What each reader of this program does with bytes that may be anything, and what it gets when all is well.

`fuzzing.py` imports this, and counts which lines of the program an input reaches. A reader may tell any problem;
an exception that leaves it is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from motiespoor import paths
from motiespoor.model.kinds import TABLES, kind_of
from motiespoor.model.publication import Publication
from motiespoor.press.manifest import read_manifest
from motiespoor.problem import Problem
from motiespoor.read.columns import records_of
from motiespoor.read.csvtable import csv_table
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.read.files import readable
from motiespoor.read.shape import record_of, shapes
from motiespoor.read.yamltree import Fields, yaml_tree
from motiespoor.validate import content, engine, evidence, front, hosting
from motiespoor.validate.check import problems as all_problems

TODAY = date(2026, 3, 1)  # the day that the small dossier was made for
Rules = Sequence[Callable[[Reading], Iterator[Problem]]]


@dataclass(frozen=True, kw_only=True)
class Fuzzed:
    """A reader: what it does with an input, and good inputs. The first `head` bytes of each choose what the rest is."""

    read: Callable[[bytes], None]
    seeds: Sequence[bytes]
    head: int = 1


def of_files(files: Mapping[str, str | bytes], read: Callable[[str, bytes], None]) -> Fuzzed:
    """A reader of one of some files, with each as it is for a seed."""
    names = sorted(files)

    def chosen(data: bytes) -> None:
        read(names[(data[0] if data else 0) % len(names)], data[1:])

    texts = (files[name] for name in names)
    seeds = [each.encode() if isinstance(each, str) else each for each in texts]
    return Fuzzed(read=chosen, seeds=[bytes([number]) + each for number, each in enumerate(seeds)])


def told(problems: Sequence[Problem]) -> None:
    """Every problem can be printed."""
    for each in problems:
        str(each)


def below(root: Path, *patterns: str) -> dict[str, str | bytes]:
    found = [path for pattern in patterns for path in root.glob(pattern) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def yaml(root: Path) -> Fuzzed:
    """A YAML file of a dossier, of every kind, as records."""

    def read(path: str, data: bytes) -> None:
        problems: list[Problem] = []
        text = readable(path, data, problems)
        tree = yaml_tree(path, text, problems) if text is not None else None
        if tree is not None and text is not None:
            record_of(kind_of(path), path, text, tree, problems)
        told(problems)

    return of_files(below(root, "*/**/*.yaml"), read)


def csv(root: Path) -> Fuzzed:
    """A table of figures, of every kind, as records."""

    def read(path: str, data: bytes) -> None:
        record_type, problems = TABLES[path][1], list[Problem]()
        text = readable(path, data, problems)
        fields = shapes(record_type)
        if text is not None:
            columns = tuple(each.key for each in fields)
            required = frozenset(each.key for each in fields if each.required)
            records_of(record_type, csv_table(path, text, columns, required, problems), problems)
        told(problems)

    return of_files(below(root, *TABLES), read)


def manifest(root: Path) -> Fuzzed:
    """The manifest of a site that may be anybody's."""
    path = root / "manifest.json"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        problems: list[Problem] = []
        read_manifest(path, problems)
        told(problems)

    seed = {
        "versie": 1, "adres": "https://voorbeeld.example/", "dag": "2026-03-01", "commit": None, "vingerafdruk": "0",
        "bestanden": {"index.html": {"bytes": 1, "sha256": "00"}}, "paginas": {"": ["top"]}, "feeds": [],
        "agendas": [], "downloads": [], "namen": {}, "opgevolgd": {}, "naamgever": None, "teruggezet": "2026-03-01",
        "namen_buiten": {"feeds": ["tag:x"], "agendas": []},
    }  # fmt: skip
    return Fuzzed(read=read, seeds=[json.dumps(seed).encode()], head=0)


def of_rules(files: Mapping[str, str | bytes], made: Callable[[str, str], Reading | None], rules: Rules) -> Fuzzed:
    """What some rules tell of a dossier in which one file is another."""

    def read(path: str, data: bytes) -> None:
        problems: list[Problem] = []
        text = readable(path, data, problems)
        if text is not None and (reading := made(path, text)) is not None:
            problems += [each for rule in rules for each in rule(reading)]
        told(problems)

    return of_files(files, read)


def settings(root: Path) -> Fuzzed:
    """The settings of the engine, with what Markdown makes of a page by them."""
    whole = read_dossier(root)
    page = {"over.md": "# Over\n\n## Een kop\n\n[TOC]\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\n``` x\ny\n```\n"}
    reading = replace(whole, dossier=replace(whole.dossier, pages=page))

    def made(path: str, text: str) -> Reading | None:
        tree = yaml_tree(path, text, [])
        return replace(reading, engine=tree) if isinstance(tree, Fields) else None

    text = (root / paths.ENGINE).read_bytes()
    short = text[text.index(b"markdown_extensions") :]
    return of_rules({paths.ENGINE: text, "mkdocs.yaml": short}, made, (*engine.RULES, *content.RULES))


def publication(root: Path) -> Fuzzed:
    """What a publication says of itself, its host and its front page."""
    reading = read_dossier(root)

    def made(path: str, text: str) -> Reading | None:
        tree = yaml_tree(path, text, [])
        record = record_of(Publication, path, text, tree, []) if tree is not None else None
        return replace(reading, dossier=replace(reading.dossier, publication=record)) if record is not None else None

    rules = (*front.RULES, *hosting.RULES, *engine.RULES)
    return of_rules(below(root, paths.PUBLICATION), made, rules)


def words(root: Path) -> Fuzzed:
    """A page that is written by hand."""
    reading = read_dossier(root)

    def made(path: str, text: str) -> Reading:
        name = path.removeprefix(f"{paths.CONTENT}/")
        return replace(reading, dossier=replace(reading.dossier, pages={"veren.md": "# Veren\n", name: text}))

    return of_rules(below(root, f"{paths.CONTENT}/**/*.md"), made, content.RULES)


def sources(root: Path) -> Fuzzed:
    """The text of a source, against which every quote is held."""
    reading = read_dossier(root)

    def made(path: str, text: str) -> Reading:
        name = path.removeprefix(f"{paths.TEXTS}/")
        return replace(reading, dossier=replace(reading.dossier, texts={**reading.dossier.texts, name: text}))

    return of_rules(below(root, f"{paths.TEXTS}/*"), made, evidence.RULES)


def _of_dossier(root: Path, *patterns: str) -> Fuzzed:
    def read(path: str, data: bytes) -> None:
        found = read_dossier(root, {path: data.decode(errors="replace")})
        told(all_problems(found, TODAY, only=frozenset({path})))

    return of_files(below(root, *patterns), read)


def dossier(root: Path) -> Fuzzed:
    """A whole dossier with one file changed, up to every problem of its own rules."""
    return _of_dossier(root, *(f"{each}/**/*.yaml" for each in (paths.DATA, paths.CONFIG)))


def tables(root: Path) -> Fuzzed:
    """The same for a table of figures, up to what Frictionless tells."""
    return _of_dossier(root, *TABLES)
