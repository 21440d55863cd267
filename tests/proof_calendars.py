"""Calendars as other people's programs read them: ical.js, node-ical and khal, on machines in several zones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

from conftest import DOSSIERS, REAL_TODAY, REPOSITORY, TODAY
from motiespoor.derive.deadlines import deadlines
from motiespoor.render.calendars import calendars
from motiespoor.validate.check import checked_dossier
from proved import Row

ZONES = ("UTC", "Europe/Amsterdam", "America/Los_Angeles", "Pacific/Kiritimati")
_NODE = Path(sys.prefix) / "node/node_modules"
_KHAL = Path(sys.prefix) / "bin/khal"
_SECONDS = 120
_SETTINGS = """[calendars]
[[een]]
path = {folder}/leeg
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""

Days = dict[str, tuple[str, str, str]]  # by the UID of an event: its title, its first day, and the first day after it


def rows(_: bool) -> Iterator[Row]:
    """For each dossier, program and zone: the events that were read, and those with another title or other days."""
    for root, today in ((DOSSIERS / "klein", TODAY), (REPOSITORY, REAL_TODAY)):
        dossier = checked_dossier(root, today)
        with tempfile.TemporaryDirectory(prefix="motiespoor-") as name:
            folder = Path(name)
            paths = []
            for each in calendars(dossier, deadlines(dossier, today)):
                path = folder / each.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(str(each.content).encode())
                paths.append(path)
            meant = by_icalendar(paths)
            for program, read in (("ical.js", by_node), ("node-ical", by_node), ("khal", by_khal)):
                for zone in ZONES:
                    yield _row(
                        f"calendars of {root.name}, {program}, {zone}", meant, read, (program, zone, folder, paths)
                    )


Read = Callable[[str, str, Path, list[Path]], Days | None]  # `None` where the program is not on this machine


def _row(what: str, meant: Days, read: Read, asked: tuple[str, str, Path, list[Path]]) -> Row:
    started = time.monotonic()
    try:
        found = read(*asked)
    except subprocess.SubprocessError as error:
        return Row(what, len(meant), len(meant), time.monotonic() - started, where=(str(error),))
    if found is None:
        return Row(what, 0, 0, where=("This program is not on this machine.",))
    wrong = [f"{uid}: {found.get(uid)} and not {each}" for uid, each in meant.items() if found.get(uid) != each]
    wrong += [f"{uid} is no event of ours" for uid in found.keys() - meant.keys()]
    return Row(what, len(meant), len(wrong), time.monotonic() - started, where=tuple(wrong[:5]))


def by_icalendar(paths: list[Path]) -> Days:
    """What the library says with which the calendars were made."""
    found = {}
    for path in paths:
        for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT"):
            start, end = each.decoded("DTSTART"), each.decoded("DTEND")
            found[str(each["UID"])] = (" ".join(str(each["SUMMARY"]).split()), start.isoformat(), end.isoformat())
    return found


def by_node(library: str, zone: str, _: Path, paths: list[Path]) -> Days | None:
    """What a library of Node says."""
    if shutil.which("node") is None or not (_NODE / library).exists():
        return None
    done = subprocess.run(
        ["node", Path(__file__).with_name("calendars.js"), library, *paths],
        env={**os.environ, "NODE_PATH": str(_NODE), "TZ": zone}, capture_output=True, timeout=_SECONDS, check=True,
    )  # fmt: skip
    read = json.loads(done.stdout).items()
    return {uid: (" ".join(title.split()), *days[0]) for uid, (title, days) in read}


def by_khal(_: str, zone: str, folder: Path, paths: list[Path]) -> Days | None:
    """What a program for the terminal says: it shows the last day, and not the first one after it."""
    if not _KHAL.exists():
        return None
    (folder / "leeg").mkdir(exist_ok=True)
    settings = folder / "khal.conf"
    settings.write_text(_SETTINGS.format(folder=folder, zone=zone), "utf-8")
    home = {f"XDG_{each}_HOME": str(folder) for each in ("CONFIG", "DATA", "CACHE")}
    found: Days = {}
    for path in paths:
        done = subprocess.run(
            [_KHAL, "--config", settings, "printics", "--format", "{uid}|{start-date}|{end-date}|{all-day}|{title}", path],
            env={**os.environ, **home, "TZ": zone}, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=True,
        )  # fmt: skip
        for line in done.stdout.splitlines()[1:]:
            uid, start, end, whole, title = line.split("|", 4)
            after = date.fromisoformat(end) + timedelta(days=1)
            found[uid] = (" ".join(title.split()), start, after.isoformat() if whole == "True" else end)
    return found
