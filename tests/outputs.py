"""The data of a dossier alone, without its pages and charts: how long all of it takes, in seconds of the processor.

`python tests/outputs.py ROOT DAY`. Counts from a checked dossier to every file below `data/` and `api/`, but for those of
the charts, each written and let go; loading the libraries, once per process, is left out.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import rdflib  # noqa: F401 - the catalogue loads it when it needs it
import xlsxwriter  # noqa: F401 - as the spreadsheet does

from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.history import changes
from motiespoor.model.dossier import Dossier
from motiespoor.read.dossier import read_dossier
from motiespoor.render.api.outputs import interface
from motiespoor.render.catalogue import catalogue
from motiespoor.render.downloads import packages, series_data, weighed
from motiespoor.render.entries import entries
from motiespoor.render.output import Output
from motiespoor.render.workbook import workbook


def main(root: Path, today: date) -> None:
    """Write every file, and print the seconds."""
    dossier = read_dossier(root).dossier
    started = time.process_time()
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        for each in outputs(dossier, today):
            path = Path(folder, each.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(each.content if isinstance(each.content, bytes) else each.content.encode())
    print(f"{time.process_time() - started:.3f}")


def outputs(dossier: Dossier, today: date) -> Iterator[Output]:
    """Everything that is there for machines and does not hang on a chart."""
    files = []
    for each in packages(dossier):
        yield each
        files.append(weighed(each.path, each.content))
    yield from catalogue(dossier, today, files)
    yield from series_data(dossier)
    yield from workbook(dossier)
    promised = deadlines(dossier, today)
    yield from interface(dossier, today, promised, entries(dossier, changes(dossier), promised, today))


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
