"""The charts of a dossier alone, without its pages: how long they take, in seconds.

`python tests/charts.py ROOT DAY`, with the charts that `ROOT/build/cache/` holds taken from there.
Counts from a checked dossier to pictures that can stand in a page; loading the libraries, once per process, is left out.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

import altair as alt  # noqa: F401 - the charts load it when they need it

from motiespoor import paths
from motiespoor.press.cache import ChartCache
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.converter import png
from motiespoor.render.charts.svg import draw, picture
from motiespoor.render.charts.vega import program
from motiespoor.validate.check import checked_dossier


def main(root: Path, today: date) -> None:
    """Draw every chart, wide and narrow, and print the seconds."""
    dossier = checked_dossier(root, today)
    started = time.perf_counter()
    cache = ChartCache(root / paths.CACHE, draw, png, program)
    for name, figure in figures(dossier, today).items():
        for spec in (figure.wide, figure.narrow):
            picture(cache.picture(spec), name=name, label=figure.finding)
    print(f"{time.perf_counter() - started:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), date.fromisoformat(sys.argv[2]))
