"""The small dossier without one kind of what a dossier may have, or without all of them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

from motiespoor import paths
from motiespoor.model.kinds import NOT_MEASURES, TABLES

Yaml = dict[str, Any]

_AREA, _SECTOR = "ZV", "alles"  # the whole of each


def without_areas(root: Path) -> None:
    """Only the whole of them is left."""
    _rows(root, TABLES, lambda row: row.get("gebied") in (None, "", _AREA))
    _each_measure(root, lambda measure: _pop_in(measure.get("mijlpalen", ()), "gebied"))
    _change(root, paths.PROMISES, lambda promises: _pop_in(promises["mijlpalen"], "gebied"))
    _charts(root, lambda each: each["soort"] in ("standen", "aantal", "prognose"))


def without_sectors(root: Path) -> None:
    """Only the whole of them is left."""
    _rows(root, TABLES, lambda row: row.get("sector") in (None, "", _SECTOR))
    _charts(root, lambda each: each["soort"] != "samenstelling" and each.get("voor_alle") != "sectoren")


def without_figures(root: Path) -> None:
    divisions = [f"{paths.FIGURES}/{name}.csv" for name in ("gebieden", "sectoren")]
    _rows(root, set(TABLES) - set(divisions), lambda _: False)
    _each_measure(root, lambda measure: measure.pop("kerncijfers", None))
    _charts(root, lambda each: each["soort"] == "standen")
    _change(root, paths.PUBLICATION, _no_front)
    (root / paths.CONTRADICTIONS).unlink(missing_ok=True)


def _no_front(publication: Yaml) -> None:
    for key in ("hoofdreeks", "verhaal"):
        publication.pop(key, None)
    facts = [each for each in publication.pop("kernfeiten", ()) if "reeks" not in each]
    publication.update({"kernfeiten": facts} if facts else {})


def without_promises(root: Path) -> None:
    """What a closed round published of them goes too, and with it its lock."""
    _each_measure(root, lambda measure: measure.pop("mijlpalen", None))
    (root / paths.PROMISES).unlink()
    _rows(root, [f"{paths.FIGURES}/plekken.csv"], lambda row: row["toestand"] != "gepland", mijlpaal="")
    for name in (paths.CLOSING, paths.CORRECTIONS):
        for path in (root / paths.ROUNDS).glob(f"*/{name}"):
            path.unlink()


def without_frame(root: Path) -> None:
    (root / paths.FRAME).unlink()
    _each_measure(root, lambda measure: _pop_in(measure.get("mijlpalen", ()), "kader"))


def without_rounds(root: Path) -> None:
    shutil.rmtree(root / paths.ROUNDS)
    (root / paths.SUCCESSION).unlink()

    def alone(measure: Yaml) -> None:
        for action in measure["acties"]:
            action.pop("in_ronde", None)
            _pop_in(action["standen"], "ronde")

    _each_measure(root, alone)


LACKING: dict[str, Callable[[Path], None]] = {
    "areas": without_areas,
    "sectors": without_sectors,
    "figures": without_figures,
    "promises": without_promises,
    "frame": without_frame,
    "rounds": without_rounds,
}


def without_everything(root: Path) -> None:
    """All of these, and what else may be left out: the measures, the timeline, most pages, and what is left to the program."""
    for lack in reversed(LACKING.values()):
        lack(root)
    _rows(root, TABLES, lambda _: False)
    for path in (root / paths.MEASURES).glob("*.yaml"):
        path.unlink()
    for name in (paths.TIMELINE, paths.CHARTS, paths.ENGINE):
        (root / name).unlink()
    for path in (root / paths.DATA).glob(f"*/{paths.DESCRIPTOR}"):
        path.unlink()
    shutil.rmtree(root / paths.CONTENT)
    (root / paths.CONTENT).mkdir()
    (root / paths.CONTENT / "over.md").write_text("# Over\n\nZeeveen is verzonnen.\n", "utf-8")
    _change(root, paths.PUBLICATION, _bare)


def _bare(publication: Yaml) -> None:
    for key in (
        "andere_namen",
        "aanpak",
        "kernfeiten",
        "niet_gevonden",
        "gezocht_tot",
        "bewerkadres",
        "uitgever",
        "contact",
        "melden",
    ):
        publication.pop(key, None)


def _each_measure(root: Path, change: Callable[[Yaml], object]) -> None:
    for path in (root / paths.MEASURES).glob("*.yaml"):
        if (name := path.relative_to(root).as_posix()) not in NOT_MEASURES:
            _change(root, name, change)


def _change(root: Path, name: str, change: Callable[[Yaml], object]) -> None:
    if not (root / name).exists():
        return
    record = yaml.safe_load((root / name).read_text("utf-8"))
    change(record)
    (root / name).write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")


def _pop_in(records: Iterable[Yaml], key: str) -> None:
    for each in records:
        each.pop(key, None)


def _charts(root: Path, kept: Callable[[Yaml], bool]) -> None:
    def change(listed: Yaml) -> None:
        listed["grafieken"] = [each for each in listed["grafieken"] if kept(each)]

    _change(root, paths.CHARTS, change)


def _rows(root: Path, tables: Iterable[str], kept: Callable[[dict[str, str]], bool], **cells: str) -> None:
    for name in tables:
        with (root / name).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            rows = [row for row in reader if kept(row)]
        with (root / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, reader.fieldnames or (), lineterminator="\n")
            writer.writeheader()
            writer.writerows({**row, **cells} for row in rows)
