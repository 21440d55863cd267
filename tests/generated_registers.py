"""Registers for a made-up dossier, of any size: questions, profiles and pieces of advice, with which question meets which profile.

A theme is shared by a few rows of each register, however many there are: with ten times the rows there are ten times the
pairs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

SHARED = 4  # rows of a register that name the same theme
AREAS = 12
FIRST_YEAR, YEARS = 2016, 10

# The fields of each register: name, type, title, and whether they are required.
_FIELDS: Mapping[str, Sequence[tuple[str, str, str, bool]]] = {
    "vragen": (
        ("sleutel", "string", "Sleutel", True), ("naam", "string", "Vraag", True), ("gebied", "string", "Gebied", False),
        ("wanneer", "string", "Wanneer", False), ("mensen", "integer", "Mensen", False), ("themas", "string", "Thema’s", False),
        ("status", "string", "Status", True),
    ),
    "profielen": (
        ("sleutel", "string", "Sleutel", True), ("naam", "string", "Profiel", True), ("gebied", "string", "Gebied", True),
        ("wanneer", "string", "Wanneer", False), ("van", "integer", "Mensen, vanaf", False),
        ("tot", "integer", "Mensen, tot en met", False), ("themas", "string", "Thema’s", False),
    ),
    "adviezen": (
        ("sleutel", "string", "Sleutel", True), ("naam", "string", "Advies", True), ("gebied", "string", "Gebied", False),
        ("dag", "date", "Dag", False), ("mensen", "integer", "Mensen", False), ("status", "string", "Status", True),
        ("opmerking", "string", "Opmerking", False),
    ),
}  # fmt: skip
_SHEETS: Mapping[str, Sequence[str]] = {
    "vragen": (
        "een: vraag",
        "meer: vragen",
        "velden: {titel: naam, gebied: gebied, dag: wanneer, omvang: mensen, themas: themas, status: status}",
        "groep: status",
        "statussen:",
        "  - {waarde: gesteld, label: Gesteld, symbool: kwart}",
        "  - {waarde: beantwoord, label: Beantwoord, symbool: vol, klaar: ja}",
        "vragen:",
        "  - id: groot",
        "    vraag: Gaat het om meer dan honderd mensen?",
        "    label: Groot",
        "    ja: [{veld: mensen, minimum: 100}]",
        "    nee: [{veld: mensen, maximum: 99}]",
    ),
    "profielen": (
        "een: profiel",
        "meer: profielen",
        "velden: {titel: naam, gebied: gebied, dag: wanneer, omvang: van, omvang_tot: tot, themas: themas}",
        "groep: gebied",
    ),
    "adviezen": (
        "een: advies",
        "meer: adviezen",
        "velden: {titel: naam, gebied: gebied, dag: dag, omvang: mensen, status: status, opmerking: opmerking}",
        "groep: status",
        "statussen:",
        "  - {waarde: gegeven, label: Gegeven, symbool: half}",
        "  - {waarde: gevolgd, label: Gevolgd, symbool: vol, klaar: ja}",
        "grenzen:",
        "  - {veld: mensen, minimum: 100, waarom: Een advies is er vanaf honderd mensen.}",
    ),
}
_COUPLINGS = (
    "koppelingen:",
    "  - id: profielen-bij-vragen",
    "    titel: Welk profiel bij welke vraag past",
    "    links: vragen",
    "    rechts: profielen",
    "    op: [themas, gebied, buurgebied, omvang, moment]",
    "    nodig: [themas]",
    "    kop_links: Profielen die passen",
    "    kop_rechts: Vragen die passen",
)


def write_registers(root: Path, rows: int) -> None:
    """Three registers with so many rows together: a fifth questions, a fifth profiles and the rest advice."""
    folder = root / "data" / "registers"
    few = rows // 5
    for name, number in (("vragen", few), ("profielen", few), ("adviezen", rows - 2 * few)):
        (folder / name).mkdir(parents=True)
        (folder / name / "datapackage.yaml").write_text("\n".join(_descriptor(name)) + "\n", encoding="utf-8")
        _table(
            folder / name / "rijen.csv",
            [each[0] for each in _FIELDS[name]],
            (_row(name, n, few) for n in range(number)),
        )
        _table(folder / name / "bewijs.csv", ["rij", "volgnummer", "bron", "vindplaats"], map(_evidence, range(number)))
    (folder / "koppelingen.yaml").write_text("\n".join(_COUPLINGS) + "\n", encoding="utf-8")


def _descriptor(name: str) -> Iterator[str]:
    yield from (
        "$schema: https://datapackage.org/profiles/2.0/datapackage.json",
        f"name: dijkwacht-{name}",
        f"title: De {name}",
        "description: Verzonnen.",
        "version: 1.0.0",
        "licenses:",
        "  - name: CC0-1.0",
        "    title: Creative Commons Zero 1.0",
        "    path: https://creativecommons.org/publicdomain/zero/1.0/deed.nl",
        "resources:",
        "  - name: rijen",
        "    type: table",
        f"    title: De {name}",
        "    description: Verzonnen.",
        "    path: rijen.csv",
        "    encoding: utf-8",
        "    schema:",
        "      $schema: https://datapackage.org/profiles/2.0/tableschema.json",
        "      primaryKey: [sleutel]",
        "      fields:",
    )
    for field, kind, title, required in _FIELDS[name]:
        yield f"        - {{name: {field}, type: {kind}, title: '{title}', description: Verzonnen."
        more = ", unique: true, maxLength: 80, pattern: '[a-z0-9]+(-[a-z0-9]+)*'" if field == "sleutel" else ""
        yield f"           , constraints: {{required: {str(required).lower()}{more}}}}}"
    yield "register:"
    yield from (f"  {each}" for each in _SHEETS[name])
    yield "  gezocht_tot: 2026-11-01"
    yield "  gezocht_in: De brieven."


def _row(name: str, number: int, few: int) -> tuple[object, ...]:
    """A row; of what it does not know a cell is empty. Numbers that share no factor make the fields differ."""
    area = f"G{1 + number * 5 % AREAS:02}"
    themes = "; ".join(sorted({f"thema {number * step % max(1, few // SHARED)}" for step in (1, 7)}))
    year = FIRST_YEAR + number % YEARS
    match name:
        case "vragen":
            status = "beantwoord" if number % 3 else "gesteld"
            return (_key(number), f"Vraag {number}", area, f"eind {year}", 20 + number % 400, themes, status)
        case "profielen":
            low = number % 300
            return (_key(number), f"Profiel {number}", area, f"{year} e.v.", low, low + 150, themes)
        case _:
            size = 100 + number % 900
            return (
                _key(number),
                f"Advies {number}",
                area,
                f"{year}-03-01",
                size,
                "gegeven" if number % 2 else "gevolgd",
                "",
            )


def _key(number: int) -> str:
    return f"rij-{number}"


def _evidence(number: int) -> tuple[object, ...]:
    return (_key(number), 0, f"brief-{FIRST_YEAR + number % YEARS}", f"blad {number}")


def _table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)
