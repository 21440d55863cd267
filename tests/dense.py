"""The small fictional dossier, filled densely: every area, sector and date, two methods, and every frequency.

`python tests/dense.py FOLDER`

The numbers come from formulas, so that a test can compute for itself what pages must say; the island stays made up.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from conftest import copy_of

Row = Mapping[str, object]  # the cells of a row of a CSV file that are not empty

LEVEL, PEOPLE = "routes-km", "eilanders"
SOURCE = "eilandtelling-2025"
YEARS = tuple(range(2018, 2026))
BREAK = 2022  # this year is counted by both methods; from here on by the new one
OLD, NEW = "meetwiel", "laser"

WHOLE, EVERYTHING = "ZV", "alles"
# Code, slug, name, letters on the map; the tiles lie in rows of three.
QUARTERS = (
    ("W1", "coevaart", "Coëvaart", "CO"),
    ("W2", "t-zand", "'t Zand", "TZ"),
    ("W3", "fugelsan", "Fûgelsân", "FU"),
    ("W4", "oude-werf", "Oude Werf", "OW"),
    ("W5", "steenhaven", "Steenhaven", "SH"),
    ("W6", "de-schans", "De Schans", "DS"),
    ("W7", "noorderkwelder-aan-zee", "Noorderkwelder aan Zee", "NK"),
    ("W8", "lichtbaak", "Lichtbaak", "LB"),
    ("W9", "meeuwenduin", "Meeuwenduin", "MD"),
    ("W10", "lage-plaat", "Lage Plaat & Süd", "LP"),
    ("W11", "wierdijk", "Wierdijk", "WD"),
    ("W12", "ver-eind", "Ver Eind", "VE"),
)
# The island in another division: two coasts of six quarters each.
COASTS = (("NK-N", "Noordkust", QUARTERS[:6]), ("NK-Z", "Zuidkust", QUARTERS[6:]))
SECTORS = (
    ("fiets", "Fiets & jaagpad"),
    ("veer", "Veer (pont * boot)"),
    ("brug", "Brug"),
    ("tram", "Paardentram"),
    ("vlonder", "Vlonder"),
    ("wad", "Wadpad"),
)
SURFACES = (("verhard", "Verhard"), ("schelpen", "Schelpen"), ("zand", "Zand"))

# Where the formula has a value and the source has none, or is not exact: year, area, sector.
GAPS = frozenset({(2018, "W5", "fiets"), (2019, "W9", EVERYTHING)})
WORDS = {(2018, "W4", "veer"): "ruim", (2018, "W6", EVERYTHING): "bijna", (2020, "W8", EVERYTHING): "ongeveer"}
# A value that was another before: year, area, sector; how much more it was, and why.
REVISED = {
    (2023, "W3", EVERYTHING): (Decimal("1.5"), "correctie"),
    (2024, WHOLE, EVERYTHING): (Decimal("-2.5"), "nagekomen"),
    (2022, "W11", "veer"): (Decimal("0.4"), "methode"),
}

# Series that are counted otherwise than yearly: frequency, unit, first year and the days of the year, how many dates.
OTHERS = {
    "afvaarten": ("kwartaal", "afvaarten", 2024, ("01-01", "04-01", "07-01", "10-01"), 8),
    "storingen": ("halfjaar", "storingen", 2023, ("01-01", "07-01"), 6),
    "leerlingen-op-de-pont": ("schooljaar", "leerlingen", 2019, ("10-01",), 6),
    "reizigers": ("maand", "reizigers", 2025, tuple(f"{month:02}-01" for month in range(1, 13)), 12),
}
PRECISIONS = ("exact", "afgerond", "ongeveer", "ruim", "bijna", "minstens", "hoogstens", "exact")

# Every kind of chart; those that can be made for each area and sector are.
CHARTS = (
    ("wie-staat-waar", "standen", {}),
    ("routes", "verloop", {"reeks": LEVEL}),
    ("routes-groei", "groei", {"reeks": LEVEL}),
    ("ponten", "aantal", {"reeks": "veren-in-de-vaart", "gebied": WHOLE}),
    ("verwacht-en-gekomen", "prognose", {"reeks": LEVEL}),
    ("routes-naar-tak", "samenstelling", {"reeks": LEVEL}),
    ("routes-per-wijk", "rangorde", {"reeks": LEVEL}),
    ("wijken-toen-en-nu", "helling", {"reeks": LEVEL, "vanaf": "2022-07-01", "peildatum": "2025-07-01"}),
    ("wijken-op-de-kaart", "kaart", {"reeks": LEVEL}),
    ("wijk", "verloop", {"reeks": LEVEL, "voor_alle": "gebieden"}),
    ("wijk-groei", "groei", {"reeks": LEVEL, "voor_alle": "gebieden"}),
    ("wijk-naar-tak", "samenstelling", {"reeks": LEVEL, "voor_alle": "gebieden"}),
    ("tak", "verloop", {"reeks": LEVEL, "voor_alle": "sectoren"}),
    ("tak-per-wijk", "rangorde", {"reeks": LEVEL, "voor_alle": "sectoren"}),
    ("tak-op-de-kaart", "kaart", {"reeks": LEVEL, "voor_alle": "sectoren"}),
    *((f"{name}-door-de-tijd", "verloop", {"reeks": name, "onderwerp": OTHERS[name][1]}) for name in OTHERS),
)


def without_front(root: Path) -> Path:
    """A dossier without the facts and the picture of its front page, which its other figures do not have."""
    path = root / "site_config/publicatie.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?m)^(?:kernfeiten|verhaal):.*\n(?:[ -].*\n)*", "", text), "utf-8")
    return root


def dense(root: Path) -> Path:
    """The dense dossier in a folder that does not exist yet."""
    copy_of("klein", root)
    before = {name: _rows(root, name) for name in ("reeksen", "waarnemingen", "methoden")}
    loose = "veren-in-de-vaart"  # keeps its own words, gaps and days
    _table(root, "gebieden", _areas())
    _table(root, "sectoren", _sectors())
    _table(root, "uitsplitsingen", [_named("uitsplitsing", *each, "wegdek") for each in SURFACES])
    _table(root, "methoden", [*before["methoden"], _method()])
    _table(root, "reeksbreuken", _breaks())
    _table(root, "reeksen", [*before["reeksen"], *_more_series()])
    _table(root, "waarnemingen", [*_observations(), *(row for row in before["waarnemingen"] if row["reeks"] == loose)])
    _table(root, "prognoses", _forecasts())
    _charts(root)
    return root


def _areas() -> Iterator[Row]:
    yield {**_named("gebied", WHOLE, "Zeeveen", "eilandstaat"), "sleutel": "zeeveen", "afkorting": "ZV"}
    for place, (code, slug, name, short) in enumerate(QUARTERS):
        yield {
            **_named("gebied", code, name, "wijk"), "sleutel": slug, "afkorting": short, "deel_van": WHOLE,
            "rij": 1 + place // 3, "kolom": 1 + place % 3,
        }  # fmt: skip
    for code, name, _ in COASTS:
        yield {**_named("gebied", code, name, "kust"), "deel_van": WHOLE}


def _sectors() -> Iterator[Row]:
    yield _named("sector", EVERYTHING, "Alle routes", "geheel")
    for code, name in SECTORS:
        yield {**_named("sector", code, name, "tak"), "sleutel": code, "deel_van": EVERYTHING}


def _named(key: str, code: str, name: str, kind: str) -> dict[str, object]:
    return {key: code, "naam": name, "soort": kind}


def _method() -> Row:
    return {
        "methode": NEW, "titel": "Meting met de laser", "bron": SOURCE,
        "omschrijving": "Gemeten wordt vanaf een mast, op 1 juli; steigers tellen mee.",
    }  # fmt: skip


def _breaks() -> Iterator[Row]:
    yield {
        "reeks": LEVEL, "peildatum": _day(BREAK), "zekerheid": "zeker", "bron": SOURCE,
        "omschrijving": "Vanaf 1 juli 2022 wordt met de laser gemeten, en tellen steigers mee.",
    }  # fmt: skip
    yield {
        "reeks": LEVEL, "peildatum": "2020-07-01", "gebied": "W7", "zekerheid": "onzeker", "bron": SOURCE,
        "omschrijving": "In 2020 is de grens van Noorderkwelder misschien verlegd.",
    }  # fmt: skip


def _more_series() -> Iterator[Row]:
    for name, (frequency, unit, *_) in OTHERS.items():
        yield {
            "reeks": name, "titel": name.capitalize().replace("-", " "), "eenheid": unit, "soort": "stand",
            "frequentie": frequency, "decimalen": 0, "minimum": 0, "maximum": 100000, "optelbaar": "nee",
            "omschrijving": f"Het aantal {unit}, per {frequency} geteld.",
        }  # fmt: skip


# The numbers.


def _day(year: int) -> str:
    return f"{year}-07-01"


def _leaf(area: int, sector: int, year: int, method: str) -> Decimal:
    """Kilometers in one quarter and sector, the two counted from 1."""
    step = year - YEARS[0]
    tenths = 30 + 3 * area + 5 * sector + step * (2 + area * sector % 5) - (area + 2 * step) % 7
    return _km(tenths + (area + sector) % 3 + 1 if method == NEW else tenths)


def _km(tenths: int) -> Decimal:
    """Kilometers with the one decimal that they are counted in: 7.0"""
    return Decimal(tenths).scaleb(-1)


def methods(year: int) -> tuple[str, ...]:
    """The methods that a year was counted by."""
    return (OLD, NEW) if year == BREAK else (OLD if year < BREAK else NEW,)


def levels(year: int, method: str) -> dict[tuple[str, str], Decimal]:
    """Kilometers by area and sector, with all sums."""
    values = {
        (code, sector): _leaf(x, y, year, method)
        for x, (code, *_) in enumerate(QUARTERS, 1)
        for y, (sector, _) in enumerate(SECTORS, 1)
    }
    for code, *_ in QUARTERS:
        values[code, EVERYTHING] = sum((values[code, sector] for sector, _ in SECTORS), Decimal(0))
    for sector in (EVERYTHING, *(code for code, _ in SECTORS)):
        for whole, _, parts in ((WHOLE, "", QUARTERS), *COASTS):
            values[whole, sector] = sum((values[code, sector] for code, *_ in parts), Decimal(0))
    return values


def _people(year: int) -> dict[str, int]:
    """Islanders by area."""
    values = {code: 900 + 45 * x + (year - YEARS[0]) * (x % 4 + 1) for x, (code, *_) in enumerate(QUARTERS, 1)}
    for whole, _, parts in ((WHOLE, "", QUARTERS), *COASTS):
        values[whole] = sum(values[code] for code, *_ in parts)
    return values


def _observations() -> Iterator[Row]:
    for year in YEARS:
        for method in methods(year):
            for (area, sector), value in levels(year, method).items():
                yield _level(year, area, sector, value, method)
    for year in YEARS[-2:]:
        yield from _split(year)
    yield from _reported()
    for year in YEARS:
        for area, people in _people(year).items():
            yield _value(PEOPLE, _day(year), area, people, "register")
    yield from _otherwise()


def _value(
    series: str, day: str, area: str, value: object, method: str, *, precision: str = "exact"
) -> dict[str, object]:
    return {
        "reeks": series, "peildatum": day, "gebied": area, "sector": EVERYTHING, "waarde": value,
        "nauwkeurigheid": precision, "herkomst": "officieel", "bron": SOURCE, "methode": method,
    }  # fmt: skip


def _gap(series: str, day: str, area: str, method: str) -> dict[str, object]:
    return {
        "reeks": series, "peildatum": day, "gebied": area, "sector": EVERYTHING, "herkomst": "niet-gevonden",
        "bron": SOURCE, "methode": method, "opmerking": "Niet gevonden. De bladzijde is nat geworden.",
    }  # fmt: skip


def _level(year: int, area: str, sector: str, value: Decimal, method: str) -> Row:
    cell = (year, area, sector)
    if cell in GAPS:
        return {**_gap(LEVEL, _day(year), area, method), "sector": sector}
    row = {**_value(LEVEL, _day(year), area, value, method, precision=WORDS.get(cell, "exact")), "sector": sector}
    if cell in REVISED and method == NEW:
        more, cause = REVISED[cell]
        row |= {"was": value + more, "oorzaak": cause, "opmerking": "De telling is later nog eens nagelopen."}
    return row


def _split(year: int) -> Iterator[Row]:
    """The level of each area by surface: half, a quarter, and the rest, in every quarter and summed over them."""
    values = levels(year, NEW)
    tenths = {code: int(values[code, EVERYTHING] * 10) for code, *_ in QUARTERS}
    parts = {code: (each // 2, each // 4, each - each // 2 - each // 4) for code, each in tenths.items()}
    for whole, _, quarters in ((WHOLE, "", QUARTERS), *COASTS):
        own = [parts[code] for code, *_ in quarters]
        parts[whole] = (sum(each[0] for each in own), sum(each[1] for each in own), sum(each[2] for each in own))
    for area, amounts in parts.items():
        for (surface, _), amount in zip(SURFACES, amounts, strict=True):
            yield {**_value(LEVEL, _day(year), area, _km(amount), NEW), "uitsplitsing": surface}


def _reported() -> Iterator[Row]:
    """What the source itself says of change, growth and share in the last year, as far as both years were counted alike."""
    year = YEARS[-1]
    now, then = levels(year, NEW), levels(year - 1, NEW)
    for area, sector in now:
        if sector == EVERYTHING:
            change = now[area, sector] - then[area, sector]
            growth = round(change / then[area, sector] * 100, 1)
            yield _value("routes-km-verandering", _day(year), area, change, NEW)
            yield _value("routes-km-groei", _day(year), area, growth, NEW, precision="afgerond")
    for code, *_ in QUARTERS:
        share = round(now[code, EVERYTHING] / now[WHOLE, EVERYTHING] * 100, 1)
        words = f"Berekend: {now[code, EVERYTHING]} van {now[WHOLE, EVERYTHING]} km.".replace(".", ",", 2)
        row = _value("aandeel-in-routes", _day(year), code, share, NEW, precision="afgerond")
        yield {**row, "herkomst": "afgeleid", "opmerking": words}


def dates(series: str) -> list[str]:
    """The reference dates of a series that is not counted yearly."""
    _, _, year, days, count = OTHERS[series]
    return [f"{year + number // len(days)}-{days[number % len(days)]}" for number in range(count)]


def _otherwise() -> Iterator[Row]:
    for place, name in enumerate(OTHERS, 1):
        for number, day in enumerate(dates(name)):
            for x, area in enumerate((WHOLE, "W1", "W12")):
                if number == 2 and area == "W1":
                    yield _gap(name, day, area, "register")
                    continue
                value = 1000 // (x * 3 + 1) + 130 * place + 17 * number - 40 * (number % 3)
                yield _value(name, day, area, value, "register", precision=PRECISIONS[number % len(PRECISIONS)])


def _forecasts() -> Iterator[Row]:
    """Three vintages after the break, one of which is still open, and one before it that nobody can judge any more."""
    for report, base, horizon in (
        ("2021", 2021, 2023),
        ("2022", 2022, 2024),
        ("2023", 2023, 2025),
        ("2025", 2025, 2027),
    ):
        method = methods(base)[-1]
        values = levels(base, method)
        for x, area in enumerate((WHOLE, *(code for code, *_ in QUARTERS))):
            given: dict[str, object] = {
                "reeks": LEVEL, "rapport": report, "basis_peildatum": _day(base), "horizon": _day(horizon),
                "gebied": area, "sector": EVERYTHING, "herkomst": "officieel", "bron": SOURCE,
            }  # fmt: skip
            if x % 4 == 0:
                yield {
                    **given,
                    "stand": round(values[area, EVERYTHING] * Decimal("1.04"), 1),
                    "nauwkeurigheid": "ongeveer",
                }
            elif x % 4 == 1:
                yield {**given, "mutatie": _km(5 * x), "nauwkeurigheid": "exact"}
            elif x % 4 == 2:
                yield {**given, "procent": 3, "nauwkeurigheid": "afgerond"}
            else:
                yield {**given, "richting": "stijging" if x % 8 == 3 else "daling"}


# The files.


def _charts(root: Path) -> None:
    lines = ["grafieken:"]
    for name, kind, fields in CHARTS:
        lines += [f"  - id: {name}", f"    soort: {kind}", *(f"    {key}: {value}" for key, value in fields.items())]
        if kind != "standen" and "onderwerp" not in fields:
            lines.append(
                "    onderwerp: ponten in de vaart" if name == "ponten" else "    onderwerp: kilometers fiets & veer"
            )
    (root / "site_config/grafieken.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(root: Path, name: str) -> list[dict[str, str]]:
    with (root / f"data/cijfers/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _table(root: Path, name: str, rows: Iterable[Row]) -> None:
    """A CSV file under the head that it has."""
    path = root / f"data/cijfers/{name}.csv"
    head: Sequence[str] = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="write the dense dossier")
    parser.add_argument("folder", type=Path, help="must not exist yet")
    dense(parser.parse_args().folder)
