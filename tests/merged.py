"""The small dossier in which two areas went into one: 't Zand and Fûgelsân are Duinveen from 1 January 2025 on."""

from __future__ import annotations

import re
from pathlib import Path

_FIGURES = "data/cijfers"
AREAS, OBSERVATIONS = f"{_FIGURES}/gebieden.csv", f"{_FIGURES}/waarnemingen.csv"
SECTORS, PACKAGE = f"{_FIGURES}/sectoren.csv", f"{_FIGURES}/datapackage.yaml"

# Of each series and sector what the two were in 2025, by which its row is found, and what the one is then.
# Growth is like with like: from 31,5 + 22,8 = 54,3 to 32,7 + 24,1 = 56,8 km is 2,5 km, or 4,6 percent.
_TOGETHER = (
    ("routes-km", "alles", "32.7", "24.1", "56.8"),
    ("routes-km", "fiets", "25.5", "24.1", "49.6"),
    ("routes-km", "veer", "7.2", "0.0", "7.2"),
    ("routes-km-verandering", "alles", "1.2", "1.3", "2.5"),
    ("routes-km-groei", "alles", "3.8", "5.7", "4.6"),
    ("aandeel-in-routes", "alles", "24.7", "18.2", "42.9"),
    ("eilanders", "alles", "980", "615", "1595"),
)
_LIVES = """\
        - name: van
          type: date
          title: Van
          description: De eerste dag dat het er was.
        - name: tot
          type: date
          title: Tot
          description: De eerste dag dat het er niet meer was.
        - name: voorgangers
          type: string
          title: Voorgangers
          description: De codes van wat hierin opging, met een puntkomma ertussen.
          constraints:
            maxLength: 300
"""
_AFTER = re.compile(r"        - name: deel_van\n(?:          .*\n)+")


def merge(root: Path) -> None:
    """Let two areas of a copy of the small dossier go into one."""
    _with_columns(root, AREAS, {"W2": ",2025-01-01,", "W3": ",2025-01-01,"})
    areas = root / AREAS
    areas.write_text(
        areas.read_text(encoding="utf-8") + "W5,duinveen,Duinveen,,DV,wijk,ZV,2025-01-01,,W2; W3,2,1,\n",
        encoding="utf-8",
    )
    rows = (root / OBSERVATIONS).read_text(encoding="utf-8")
    for series, sector, one, other, both in _TOGETHER:
        head = f"{series},2025-07-01"
        rows, found = re.subn(rf"^{head},W3,{sector},,{other},.*\n", "", rows, flags=re.MULTILINE)
        rows, kept = re.subn(
            rf"^{head},W2,{sector},,{one},([^,]*),,([^,]*),([^,]*),([^,]*),,,.*$",
            rf"{head},W5,{sector},,{both},\1,,\2,\3,\4,,,",
            rows,
            flags=re.MULTILINE,
        )
        assert (found, kept) == (1, 1), f"{series} of {sector} has a row of each in 2025"
    (root / OBSERVATIONS).write_text(rows, encoding="utf-8")


def split_sector(root: Path) -> None:
    """Let the sector of ferries of a copy of the small dossier be two from 1 January 2026 on."""
    _with_columns(root, SECTORS, {"veer": ",2026-01-01,"})
    sectors = root / SECTORS
    sectors.write_text(
        sectors.read_text(encoding="utf-8")
        + "pont,pont,Pont,,tak,alles,2026-01-01,,veer,\nboot,boot,Boot,,tak,alles,2026-01-01,,veer,\n",
        encoding="utf-8",
    )


def _with_columns(root: Path, path: str, lives: dict[str, str]) -> None:
    """Give a table the columns of what lives in time, behind `deel_van`, and describe them; `lives` has them by code."""
    head, *rows = (root / path).read_text(encoding="utf-8").splitlines()
    place = head.split(",").index("deel_van") + 1
    table = [_put(head, place, "van,tot,voorgangers")]
    table += [_put(row, place, lives.get(row.partition(",")[0], ",,")) for row in rows]
    (root / path).write_text("\n".join(table) + "\n", encoding="utf-8")
    package = (root / PACKAGE).read_text(encoding="utf-8")
    start = package.index(f"name: {Path(path).stem}\n")
    field = _AFTER.search(package, start)
    assert field is not None, "what is divided says of what it is a part"
    (root / PACKAGE).write_text(package[: field.end()] + _LIVES + package[field.end() :], encoding="utf-8")


def _put(row: str, place: int, cells: str) -> str:
    """A row with more cells in it; none before that place has a comma."""
    before = row.split(",")[:place]
    return ",".join((*before, cells, row[len(",".join(before)) + 1 :]))
