"""`bekijk`: a built site that was downloaded, to look at."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from motiespoor.commands.terminal import CLEAN, Commands, command, refused


def viewing(commands: Commands) -> None:
    made = command(commands, "bekijk", _view, "bekijk een gebouwde site, bijvoorbeeld een die u gedownload hebt")
    made.add_argument("map", nargs="?", metavar="MAP", help="de map van de site (standaard: site/ in het dossier)")
    made.add_argument("--poort", type=int, default=8000, metavar="POORT", help="de poort (standaard: 8000)")


def _view(root: Path, options: argparse.Namespace) -> int:
    site = Path(options.map) if options.map else root / "site"
    if not site.is_dir():
        packed = " Pak het bestand eerst uit en noem de map." if site.is_file() else ""
        return refused("bekijk", f"'{site}' is geen map.{packed}")
    if not 0 <= options.poort < 65536:
        return refused("bekijk", f"--poort: {options.poort} is geen poort. Kies een getal onder 65536, zoals 8000.")
    from motiespoor.press.viewing import view

    view(site, options.poort, lambda line: print(line, file=sys.stderr))
    return CLEAN
