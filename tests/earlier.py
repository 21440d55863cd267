"""A dossier as it would have been on an earlier day: what came later taken out, so that a test sees what was said then.

Of what remains, only the day since when it is known goes: a reading of that time that was corrected later is right then too.
Nothing is closed: who writes in a round writes in one that is open.
"""

from __future__ import annotations

import csv
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from motiespoor.model.period import period

_DAYS_OF_OURS = ("bekend_sinds", "gezocht_tot")  # what editors knew or did; without it the rest stays
_ALSO = ("bevestigd",)  # the source in which a row was seen again: without it the row stays


def as_of(root: Path, day: date) -> Path:
    """Take out of a dossier all that came after a day; the folder is changed, and returned."""
    sources = _read(root / "data/bronnen/bronnen.yaml")["bronnen"]
    gone = {each["id"] for each in sources if _later(each["datum"], day)}
    for folder in sorted((root / "data/ronden").iterdir()):
        if folder.is_dir() and _later(_read(folder / "ronde.yaml")["datum"], day):
            gone.add(folder.name)
            shutil.rmtree(folder)
    for path in (root / "data/ronden").rglob("slot.yaml"):
        path.unlink()
    for path in (*root.glob("data/*/*.yaml"), root / "site_config/publicatie.yaml"):
        if path.name != "datapackage.yaml":
            then = yaml.safe_dump(_then(_read(path), gone, day), allow_unicode=True, sort_keys=False, width=4000)
            path.write_text(then, encoding="utf-8")
    for path in root.glob("data/cijfers/*.csv"):
        _keep_rows(path, gone, day)
    # A register says until when was looked, and not what had been found by a day before that.
    shutil.rmtree(root / "data/registers", ignore_errors=True)
    texts = {each.get("tekst") for each in sources if each["id"] in gone}
    for path in root.glob("data/bronnen/teksten/*.txt"):
        if path.name in texts:
            path.unlink()
    return root


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # every value as the text that it is


def _later(when: str, day: date) -> bool:
    """Whether a day or the begin of a period, or else its end, comes after a day."""
    read = period(when)
    return (read.start or read.end or day) > day


def _then(value: Any, gone: set[str], day: date) -> Any:
    """What a part of a file said; a list without what came later, and without what rests on nothing then."""
    if isinstance(value, list):
        return [_then(each, gone, day) for each in value if _was_there(each, gone, day)]
    if not isinstance(value, dict):
        return value
    kept = {key: _then(each, gone, day) for key, each in value.items()}
    for key in _DAYS_OF_OURS:
        if key in kept and _later(kept[key], day):
            del kept[key]
    if "gerealiseerd" in kept and _later(kept["gerealiseerd"], day):
        del kept["gerealiseerd"]
        kept.pop("bewijs", None)
    return kept


def _was_there(value: Any, gone: set[str], day: date) -> bool:
    if not isinstance(value, dict):
        return value not in gone
    rests_on = {value.get("bron"), value.get("ronde"), value.get("toezegging", {}).get("bron")}
    if rests_on & gone or ("datum" in value and _later(value["datum"], day)):
        return False
    lists = (value[key] for key in ("bewijs", "standen", "kanten") if key in value and "gerealiseerd" not in value)
    return all(any(_was_there(each, gone, day) for each in listed) for listed in lists)


def _keep_rows(path: Path, gone: set[str], day: date) -> None:
    """The rows of a table that are about a day up to then, and from a source that was there."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        file.seek(0)
        head = next(csv.reader(file))
    kept = [
        {name: "" if name in _ALSO and cell in gone else cell for name, cell in row.items()}
        for row in rows
        if row.get("bron") not in gone and not (row.get("peildatum") and _later(row["peildatum"], day))
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)
