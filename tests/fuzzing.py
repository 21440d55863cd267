"""One reader of this program under a coverage-guided fuzzer (atheris), in a process of its own.

    python tests/fuzzing.py READER RUNS CORPUS

CORPUS is an empty folder that fills with what reached new lines. The last line of the output is the outcome as JSON.
Each reader may refuse whatever it gets, by a problem; any other exception is wrong, and so is taking long.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

from surroundings import barest

# Before what follows is imported: the colours and the language of whoever starts this take no part.
_HOME = tempfile.mkdtemp(prefix="motiespoor-")
_BARE = barest(os.environ, Path(_HOME))
os.environ.clear()
os.environ.update(_BARE)

with atheris.instrument_imports(include=["motiespoor"]):
    import annex
    from conftest import TODAY, copy_of
    from motiespoor.desk.takeover.layout import layout_of
    from motiespoor.model.kinds import TABLES, kind_of
    from motiespoor.press.manifest import read_manifest
    from motiespoor.problem import Problem
    from motiespoor.read.csvtable import csv_table
    from motiespoor.read.dossier import read_dossier
    from motiespoor.read.files import readable
    from motiespoor.read.pasted import workbook
    from motiespoor.read.pasted.reading import read_grids
    from motiespoor.read.shape import record_of, records_of, shapes
    from motiespoor.read.yamltree import yaml_tree
    from motiespoor.validate.check import problems as all_problems

_SLOW = 5.0  # seconds of the processor for one input of a few kilobytes
_LARGEST = 4096  # bytes

Reader = Callable[[bytes], None]


def _of_a_choice(choices: list[str], data: bytes) -> tuple[str, bytes]:
    """The first byte says for which of some files the rest is."""
    return choices[(data[0] if data else 0) % len(choices)], data[1:]


def _yaml_reader(root: Path) -> tuple[Reader, list[bytes]]:
    """A YAML file of a dossier, of every kind, as records."""
    files = sorted(path.relative_to(root).as_posix() for path in root.glob("*/**/*.yaml"))

    def read(data: bytes) -> None:
        path, rest = _of_a_choice(files, data)
        problems: list[Problem] = []
        text = readable(path, rest, problems)
        tree = yaml_tree(path, text, problems) if text is not None else None
        if tree is not None and text is not None:
            record_of(kind_of(path), path, text, tree, problems)
        _ = [str(each) for each in problems]

    return read, [bytes([number]) + (root / path).read_bytes() for number, path in enumerate(files)]


def _csv_reader(root: Path) -> tuple[Reader, list[bytes]]:
    """A table of figures, of every kind, as records."""
    files = sorted(TABLES)

    def read(data: bytes) -> None:
        path, rest = _of_a_choice(files, data)
        record_type, problems = TABLES[path][1], list[Problem]()
        text = readable(path, rest, problems)
        fields = shapes(record_type)
        if text is not None:
            columns = tuple(each.key for each in fields)
            required = frozenset(each.key for each in fields if each.required)
            records_of(record_type, csv_table(path, text, columns, required, problems), problems)
        _ = [str(each) for each in problems]

    return read, [bytes([number]) + (root / path).read_bytes() for number, path in enumerate(files)]


def _pasted_reader(root: Path) -> tuple[Reader, list[bytes]]:
    """A pasted table, as text or as HTML, up to where each figure stands."""
    dossier = read_dossier(annex.with_jobs(root)).dossier
    series = next(each for each in dossier.series if each.id == "banen")
    path = Path(_HOME) / "tabel.txt"

    def read(data: bytes) -> None:
        # A zip goes to a process of its own, which is slow; what that does is tried by another reader here.
        path.write_bytes(data if not data.startswith(b"PK") else b" " + data)
        problems: list[Problem] = []
        for grid in read_grids(str(path), problems):
            layout_of(grid, dossier, series, day=None, members={}, problems=problems)
        _ = [str(each) for each in problems]

    rows = annex.table()
    forms = (annex.tabs, annex.semicolons, annex.spaced, annex.html)
    return read, [form(rows).encode() for form in forms]


def _workbook_reader(_: Path) -> tuple[Reader, list[bytes]]:
    """What is done with a spreadsheet within its own process, which may refuse it by any exception: no crash, no hang."""

    def read(data: bytes) -> None:
        # Then its process ends, and the reader outside it says that the file is broken.
        with contextlib.suppress(Exception):
            workbook.main(data, io.StringIO())

    rows = annex.table()
    return read, [annex.xlsx(rows), annex.ods(rows)]


def _manifest_reader(_: Path) -> tuple[Reader, list[bytes]]:
    """The manifest of a site that may be anybody's."""
    path = Path(_HOME) / "manifest.json"

    def read(data: bytes) -> None:
        path.write_bytes(data)
        problems: list[Problem] = []
        read_manifest(path, problems)
        _ = [str(each) for each in problems]

    seed = {
        "versie": 1, "adres": "https://voorbeeld.example/", "dag": "2026-03-01", "commit": None, "vingerafdruk": "0",
        "bestanden": {"index.html": {"bytes": 1, "sha256": "00"}}, "paginas": {"": ["top"]}, "feeds": [],
        "agendas": [], "downloads": [], "namen": {}, "opgevolgd": {}, "naamgever": None,
    }  # fmt: skip
    return read, [json.dumps(seed).encode()]


def _dossier_reader(root: Path) -> tuple[Reader, list[bytes]]:
    """A whole dossier with one file changed, up to every problem that can be told of it."""
    files = sorted(
        path.relative_to(root).as_posix()
        for folder in ("data", "content", "site_config")
        for path in (root / folder).rglob("*")
        if path.suffix in (".yaml", ".md", ".txt")
    )

    def read(data: bytes) -> None:
        path, rest = _of_a_choice(files, data)
        found = read_dossier(root, {path: rest.decode(errors="replace")})
        _ = [str(each) for each in all_problems(found, TODAY, only=frozenset({path}))]

    return read, [bytes([number]) + (root / path).read_bytes() for number, path in enumerate(files)]


READERS: Mapping[str, Callable[[Path], tuple[Reader, list[bytes]]]] = {
    "yaml": _yaml_reader,
    "csv": _csv_reader,
    "pasted": _pasted_reader,
    "workbook": _workbook_reader,
    "manifest": _manifest_reader,
    "dossier": _dossier_reader,
}


def main() -> None:
    name, runs, corpus = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    root = Path(tempfile.mkdtemp(dir=_HOME)) / "klein"
    read, seeds = READERS[name](copy_of("klein", root))
    for number, seed in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(seed[:_LARGEST])
    wrong: Counter[str] = Counter()
    tried, slowest = 0, 0.0

    def one(data: bytes) -> None:
        nonlocal tried, slowest
        tried += 1
        started = time.process_time()
        try:
            read(data)
        except Exception as error:  # noqa: BLE001  # this is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            wrong[f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno}"] += 1
        taken = time.process_time() - started
        slowest = max(slowest, taken)
        if taken > _SLOW:
            wrong["slow"] += 1
        if tried == runs:  # the fuzzer itself ends a process without ending this function
            print(json.dumps({"tried": tried, "wrong": wrong, "slowest": slowest}), flush=True)
            os._exit(0)

    options = [f"-runs={runs * 2}", "-seed=1", f"-max_len={_LARGEST}", "-print_final_stats=0", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
