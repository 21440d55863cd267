"""What a dossier begins with: its files, of the answers of who begins it.

The words around the answers are files of the program (`theme/begin/`), which teach who opens them.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from pathlib import Path, PurePosixPath
from string import Template

from motiespoor import paths
from motiespoor.desk.insertion import scalar
from motiespoor.model.fields import keys
from motiespoor.model.figure import Area, YesNo
from motiespoor.model.kinds import REVISIONS, TABLES
from motiespoor.model.schema import first_line
from motiespoor.problem import Problem, Unreadable
from motiespoor.read import theme
from motiespoor.read.files import read_text
from motiespoor.validate.unfilled import EXAMPLE

MEASURE = f"{paths.MEASURES}/1.yaml"
AREAS = f"{paths.FIGURES}/gebieden.csv"
PLURAL = "gebieden-heten"


def ready(folder: str) -> Mapping[str, str]:
    """The texts of what comes ready with the program, by name."""
    given = theme.texts(theme.BEGIN)
    return {PurePosixPath(path).stem: text for path, text in sorted(given.items()) if path.startswith(f"{folder}/")}


def starting_files(answers: Mapping[str, str], today: date) -> dict[str, str]:
    """The text of every file of the dossier, but for the schemas, which follow from it."""
    areas, plural = _areas(answers)
    given = theme.texts(theme.BEGIN)
    statuses = ready("statussen")[answers["statussen"]]

    def example(flag: str, words: str) -> str:
        return scalar(answers.get(flag) or f"{EXAMPLE}: {words}")

    values = {
        **{name: scalar(answers[name]) for name in ("naam", "onderwerp", "adres", "gevraagd")},
        "maker": example("maker", "wie dit maakt, en hoe."),
        "voorbehoud": example("voorbehoud", "wat deze site niet is, bijvoorbeeld: dit is geen site van de overheid."),
        "vindplaats": example("vindplaats", "waar in het stuk dat staat"),
        "gebieden_heten": answers.get(PLURAL) or plural,
        "stuk": example("stuk", "het stuk waarin dit gevraagd is"),
        "stuk_datum": answers.get("stuk-datum", "onbekend"),
        "stuk_van": example("stuk-van", "wie het stuk uitgaf"),
        "titel": scalar(answers["maatregel"]),
        "sleutel": slug(answers["maatregel"]) or "maatregel-1",
        "in_het_kort": example("", "in hoogstens drie gewone zinnen wat deze maatregel is."),
        "vandaag": today.isoformat(),
        "onbekend": _unknown(statuses),
    }

    def filled(path: str, name: str) -> str:
        return f"{first_line(path)}\n{Template(given[name]).substitute(values)}"

    heads = {path: f"{','.join(keys(record_type))}\n" for path, (_, record_type) in TABLES.items() if path != REVISIONS}
    return {
        paths.PUBLICATION: filled(paths.PUBLICATION, "publicatie.yaml"),
        paths.STATUSES: f"{first_line(paths.STATUSES)}\n{statuses}",
        paths.ROLES: filled(paths.ROLES, "rollen.yaml"),
        MEASURE: filled(MEASURE, "maatregel.yaml"),
        paths.SOURCE_LIST: filled(paths.SOURCE_LIST, "bronnen.yaml"),
        f"{paths.CONTENT}/over.md": given["over.md"],
        f"{paths.CONTENT}/methode.md": given["methode.md"],
        ".gitignore": given["gitignore"],
        **heads,
        AREAS: areas,
    }


def _unknown(statuses: str) -> str:
    """The status that says that the sources do not tell."""
    of_each = statuses.split("- status: ")[1:]
    return next(each.split("\n")[0] for each in of_each if f"onbekend: {YesNo.YES.value}" in each)


def _areas(answers: Mapping[str, str]) -> tuple[str, str]:
    """The table of the areas, and what they are called together."""
    chosen = answers["gebieden"]
    known = ready("gebieden")
    if chosen in known:
        return known[chosen], "gebieden" if chosen == "geen" else chosen
    file = Path(chosen)
    found: list[Problem] = []
    text = read_text(file.parent, file.name, found)
    if text is None:
        raise Unreadable(found)
    head = text.partition("\n")[0].split(",")
    return (text if {"gebied", "naam"} <= set(head) else _listed(text)), "gebieden"


def _listed(text: str) -> str:
    """A table of areas of which only the names are known, one on a line."""
    names = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    columns = tuple(keys(Area))
    rows = ({"gebied": slug(name), "sleutel": slug(name), "naam": name, "soort": "gebied"} for name in names)
    made = io.StringIO()
    writer = csv.DictWriter(made, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue()


def slug(title: str) -> str:
    """A title as a name in an address: small letters and digits, with hyphens between."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:80].strip("-")
