"""What is found in a large table over whole columns is what the rules find row by row."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import DOSSIERS, REPOSITORY
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.validate import doubt

Row = dict[str, str]

# Each name with the whole that it is a part of, and the kind of part; sizes are those of what has no parts.
AREAS = {
    "L": ("", "land"),
    "N": ("L", "streek"),
    "Z": ("L", "streek"),
    "X": ("L", "groep"),
    "N1": ("N", "deel"),
    "N2": ("N", "deel"),
    "Z1": ("Z", "deel"),
    "Z2": ("Z", "deel"),
    "Z3": ("Z", "deel"),
}
MERGED = "2024-01-01"
# From when and until when an area is there, and what went into it; the others always are.
LIVES = {"Z1": ("", MERGED, ""), "Z2": ("", MERGED, ""), "Z3": (MERGED, "", "Z1; Z2")}
SECTORS = {"alles": ("", "geheel"), "a": ("alles", "tak"), "b": ("alles", "tak"), "b1": ("b", "tak")}
BREAKDOWNS = {"m": ("", "wie"), "v": ("", "wie"), "v1": ("v", "leeftijd"), "v2": ("v", "leeftijd")}
SIZES = {"N1": 3, "N2": 4, "Z": 12, "Z1": 3, "Z2": 9, "Z3": 12, "X": 19, "a": 2, "b1": 5, "m": 3, "v1": 1, "v2": 1}
DAYS = ("2022-07-01", "2023-07-01", "2024-07-01", "2025-07-01")


class Kind(NamedTuple):
    """A series of the made-up figures."""

    kind: str
    base: str = ""
    decimals: int = 0
    minimum: int = 0
    additive: str = "ja"


SERIES = {
    "stand": Kind("stand"),
    "fijn": Kind("stand", decimals=2),
    "meer": Kind("verandering", "stand", minimum=-1000000),
    "groei": Kind("groei", "stand", 1, -1000, "nee"),
    "versnelling": Kind("verandering", "meer", minimum=-1000000),
    "schok": Kind("verandering", "versnelling", minimum=-1000000),
    "deel": Kind("aandeel", "stand", additive="nee"),
    "deel-fijn": Kind("aandeel", "fijn", 1, additive="nee"),
    "deel-verlies": Kind("aandeel", "stand", 1, -1000, "nee"),
}


def size(names: dict[str, tuple[str, str]], name: str) -> int:
    """How much a whole or part is: what its parts of the first kind are together."""
    if name in SIZES:
        return SIZES[name]
    kinds = [kind for whole, kind in names.values() if whole == name]
    return sum(size(names, part) for part, (whole, kind) in names.items() if (whole, kind) == (name, kinds[0]))


def level(series: str, day: int, area: str, sector: str, breakdown: str) -> Decimal:
    """A level; all levels add up."""
    grown = (day + 2) ** 3 * size(AREAS, area) * size(SECTORS, sector) * size(BREAKDOWNS, breakdown)
    return Decimal(grown) / (100 if series == "fijn" else 1)


def value(series: str, day: int, area: str, sector: str, breakdown: str) -> Decimal | None:
    """A value that matches all others."""
    of, place = SERIES[series], (area, sector, breakdown)
    if of.kind == "stand":
        return level(series, day, *place)
    if of.kind == "aandeel":
        found = Decimal(100) * size(AREAS, area) / size(AREAS, "L") * size(SECTORS, sector) / size(SECTORS, "alles")
        return found.quantize(Decimal(1).scaleb(-of.decimals))
    then, now = (value(of.base, day - 1, *place) if day else None), value(of.base, day, *place)
    if then is None or now is None or (of.kind == "groei" and not then):
        return None
    return now - then if of.kind == "verandering" else round((now - then) / then * 100, of.decimals)


@cache
def right() -> tuple[Row, ...]:
    """Observations of everything, with nothing wrong."""
    rows = []
    for series, day, area, sector, breakdown in product(SERIES, range(len(DAYS)), AREAS, SECTORS, ("", *BREAKDOWNS)):
        since, until, _ = LIVES.get(area, ("", "", ""))
        if (breakdown and series != "stand") or DAYS[day] < since or (until and until <= DAYS[day]):
            continue
        number = value(series, day, area, sector, breakdown)
        if number is not None:
            rows.append(
                {
                    "reeks": series, "peildatum": DAYS[day], "gebied": area, "sector": sector, "uitsplitsing": breakdown,
                    "waarde": f"{number:f}", "nauwkeurigheid": "exact", "richting": "", "herkomst": "officieel",
                    "bron": "zv-2025-014", "methode": "meetwiel", "was": "", "oorzaak": "", "opmerking": "",
                }
            )  # fmt: skip
    return tuple(rows)


def forecasts() -> list[Row]:
    """Forecasts of the same figures, with nothing wrong."""
    return [
        {
            "reeks": series, "rapport": report, "basis_peildatum": DAYS[0], "horizon": DAYS[-1], "gebied": area,
            "sector": "alles", "stand": "12", "mutatie": "3", "procent": "", "richting": "", "nauwkeurigheid": "",
            "herkomst": "officieel", "bron": "zv-2025-014", "opmerking": "",
        }
        for series, report, area in product(("stand", "fijn"), ("a", "b"), AREAS)
    ]  # fmt: skip


# What may happen to a row. A value is added to, or its digits are written from right to left.
NUDGES = ("0.001", "0.01", "0.1", "0.5", "1", "-1", "2", "9", "27", "-90", "5000000")
EDITS: tuple[tuple[str, str], ...] = (
    *(("+", nudge) for nudge in NUDGES),
    ("<", ""), ("-", ""), ("2", ""),
    *(("nauwkeurigheid", word) for word in ("afgerond", "ruim", "bijna", "minstens", "hoogstens", "")),
    ("peildatum", "2024-07-02"), ("peildatum", "2024-07-01"), ("peildatum", "2021-01-01"), ("methode", "register"),
    ("waarde", ""), ("waarde", "0"), ("waarde", "1.000"), ("was", "1.25"), ("sector", "b"), ("reeks", "onbekend"),
    ("gebied", "Z"), ("gebied", "Q"), ("uitsplitsing", "v"), ("stand", "1200000"), ("mutatie", "2000000"),
    ("mutatie", "1.5"), ("rapport", "a"),
)  # fmt: skip


def edited(rows: Sequence[Row], edits: Iterable[tuple[int, tuple[str, str]]]) -> list[Row]:
    """Rows after edits, each at a place in the table; what does not fit a row leaves it as it is."""
    found = [dict(row) for row in rows]
    for place, (what, how) in edits:
        number = place % len(found)
        row = found[number]
        if what in row:
            row[what] = how
        elif what == "-":
            del found[number]
        elif what == "2":
            found.append(dict(row))
        elif row.get("waarde") and what == "+":
            row["waarde"] = f"{Decimal(row['waarde']) + Decimal(how):f}"
        elif row.get("waarde") and what == "<":
            row["waarde"] = row["waarde"][::-1] if row["waarde"].isdigit() else row["waarde"]
    return found


def text_of(rows: Sequence[Row]) -> str:
    """Rows as a CSV file."""
    written = io.StringIO()
    writer = csv.DictWriter(written, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()


def reading_of(
    observed: Sequence[Row], expected: Sequence[Row], parts: dict[str, str], broken: Sequence[str]
) -> Reading:
    """A dossier with these figures; `parts` has wholes that are another than they were."""
    texts = {
        "waarnemingen": text_of(observed),
        "prognoses": text_of(expected),
        "reeksen": "reeks,titel,eenheid,soort,van,noemer,frequentie,decimalen,minimum,maximum,optelbaar,omschrijving\n"
        + "".join(
            f"{name},Titel,km,{of.kind},{of.base},,jaar,{of.decimals},{of.minimum},1000000,{of.additive},Tekst.\n"
            for name, of in SERIES.items()
        ),
        "gebieden": "gebied,sleutel,naam,ook_genoemd,afkorting,soort,deel_van,van,tot,voorgangers,rij,kolom,opmerking\n"
        + "".join(
            f"{name},,{name},,,{kind},{parts.get(name, whole)},{','.join(LIVES.get(name, ('', '', '')))},,,\n"
            for name, (whole, kind) in AREAS.items()
        ),
        "sectoren": "sector,sleutel,naam,ook_genoemd,soort,deel_van,opmerking\n"
        + "".join(f"{name},,{name},,{kind},{parts.get(name, whole)},\n" for name, (whole, kind) in SECTORS.items()),
        "uitsplitsingen": "uitsplitsing,naam,ook_genoemd,soort,deel_van,opmerking\n"
        + "".join(f"{name},{name},,{kind},{parts.get(name, whole)},\n" for name, (whole, kind) in BREAKDOWNS.items()),
        "reeksbreuken": "reeks,peildatum,gebied,zekerheid,omschrijving,bron\n"
        + "".join(f"{series},2024-01-01,,zeker,Tekst.,zv-2025-014\n" for series in broken),
    }
    return read_dossier(DOSSIERS / "klein", {f"data/cijfers/{name}.csv": text for name, text in texts.items()})


def test_figures_with_nothing_wrong_leave_nothing_in_doubt() -> None:
    """All rows of right figures are proved right over whole columns: nothing is left for the rules."""
    reading = reading_of(right(), forecasts(), {}, ())
    assert [problem for problem in reading.problems if "/cijfers/" in problem.path] == []
    for rule in doubt.OBSERVATIONS:
        assert list(rule(reading)) == []
        left = doubt.in_doubt(rule, reading).dossier
        assert left.observations == (), rule
        assert left.forecasts == () or rule not in doubt.FORECASTS, rule


many_edits = st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(EDITS)), max_size=12)
wholes = st.dictionaries(
    st.sampled_from([*AREAS, *SECTORS, *BREAKDOWNS]), st.sampled_from(["", "L", "N1", "b", "m"]), max_size=1
)


@given(
    many_edits,
    many_edits,
    st.one_of(st.just({}), wholes),
    st.sets(st.sampled_from(sorted(SERIES)), max_size=1),
    st.booleans(),
)
@pytest.mark.proof
def test_the_rows_in_doubt_are_told_of_as_in_the_whole_table(
    observed: list[tuple[int, tuple[str, str]]],
    expected: list[tuple[int, tuple[str, str]]],
    parts: dict[str, str],
    broken: set[str],
    backwards: bool,
) -> None:
    """Whatever happens to right figures: each rule tells the same of the rows in doubt as of all rows, in the same order."""
    rows = edited(right()[:: -1 if backwards else 1], observed)
    reading = reading_of(rows, edited(forecasts(), expected), parts, sorted(broken))
    for rule in doubt.OBSERVATIONS:
        assert list(rule(doubt.in_doubt(rule, reading))) == list(rule(reading)), rule


@pytest.mark.parametrize("many", [True, False])
def test_only_many_rows_of_figures_load_pandas(many: bool) -> None:
    """The rules look at a table row by row, without pandas, unless it is so large that loading that pays."""
    program = (
        "import sys\n"
        "from datetime import date\n"
        "from pathlib import Path\n"
        "from motiespoor.read.dossier import read_dossier\n"
        "from motiespoor.validate import check\n"
        f"check._MANY_ROWS = 1 if {many} else check._MANY_ROWS\n"
        "check.problems(read_dossier(Path(sys.argv[1])), date(2026, 3, 1))\n"
        "print('pandas' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, DOSSIERS / "klein"],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == f"{many}\n"
