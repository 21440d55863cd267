"""Areas and sectors that live in time: what is told of days that do not fit, and what is held against what."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import copy_of
from merged import AREAS, OBSERVATIONS, SECTORS, merge, split_sector
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import lineage, sums
from test_rules import Cases, Mistake, Rule, assert_told, each_case

FORECASTS = "data/cijfers/prognoses.csv"
ONE, OTHER = "eilandtelling-2025,meetwiel", "eilandtelling-2025,register"
DUINVEEN = "W5,duinveen,Duinveen,,DV,wijk,ZV,2025-01-01,,W2; W3,"
SANDS = "W2,t-zand,'t Zand,Zand; Het Zand,TZ,wijk,ZV,,2025-01-01,,"
PONT = "pont,pont,Pont,,tak,alles,2026-01-01,,veer,"

CASES: Cases = {
    lineage.parts_begin_before_they_end: (
        Mistake(
            AREAS,
            DUINVEEN,
            "W5,duinveen,Duinveen,,DV,wijk,ZV,2025-01-01,▶2025-01-01,W2; W3,",
            "tot 2025-01-01 ligt niet na van 2025-01-01. 'tot' is de eerste dag dat het er niet meer was; kijk welke van de "
            "twee klopt.",
        ),
    ),
    lineage.predecessors_come_before: (
        Mistake(
            AREAS,
            SANDS,
            SANDS.replace("2025-01-01", "▶"),
            "gebied 'W2' is een voorganger van 'W5' (regel 7) en heeft geen 'tot'. Vul daar de eerste dag in dat het er niet "
            "meer was: 2025-01-01.",
        ),
        Mistake(
            AREAS,
            SANDS,
            SANDS.replace("2025-01-01", "2024-09-01"),
            "",
            (
                (
                    AREAS,
                    DUINVEEN.replace("W2; W3", "▶W2; W3"),
                    "voorganger 'W2' hield op 2024-09-01 op, en 'W5' begint pas op 2025-01-01. Kijk welke dag klopt.",
                ),
            ),
        ),
        Mistake(
            SECTORS,
            PONT,
            PONT.replace("2026-01-01,,veer", ",2025-12-01,▶veer"),
            "voorganger 'veer' hield op 2026-01-01 op, en 'pont' was er toen al niet meer (tot 2025-12-01). Kijk welke dag "
            "klopt.",
        ),
        Mistake(
            SECTORS,
            PONT,
            PONT.replace("2026-01-01,,veer", "2025-10-01,,▶veer"),
            "geen voorganger hield op toen dit begon, op 2025-10-01: 'veer' tot 2026-01-01. Kijk welke dag klopt; was dit er al "
            "en kwam er iets bij, laat 'van' dan leeg of zet er de dag waarop het begon.",
        ),
        Mistake(
            AREAS,
            SANDS,
            SANDS.replace("2025-01-01,", "2025-01-01,▶W5"),
            "'W2' is via 'voorgangers' een voorganger van zichzelf: W2 → W5 → W2.",
        ),
        Mistake(
            AREAS,
            DUINVEEN,
            DUINVEEN.replace("W2; W3", "▶W2; W3; W5"),
            "'W5' is via 'voorgangers' een voorganger van zichzelf: W5 → W5.",
        ),
    ),
    lineage.figures_are_of_what_was_there: (
        Mistake(
            OBSERVATIONS,
            f"routes-km,2025-07-01,W5,veer,,7.2,exact,,officieel,{ONE},,,",
            f"routes-km,2025-07-01,▶W2,veer,,7.2,exact,,officieel,{ONE},,,",
            "gebied 'W2' is er niet meer vanaf 2025-01-01. Op 2025-07-01 was dat 'W5'. Kijk of de dag klopt, of zet het cijfer "
            "bij wat er toen was.",
        ),
        Mistake(
            OBSERVATIONS,
            f"eilanders,2024-07-01,W3,alles,,610,exact,,officieel,{OTHER},,,",
            f"eilanders,2024-07-01,▶W5,alles,,610,exact,,officieel,{OTHER},,,",
            "gebied 'W5' is er pas vanaf 2025-01-01. Op 2024-07-01 was dat 'W2' en 'W3'. Kijk of de dag klopt, of zet het cijfer "
            "bij wat er toen was.",
        ),
        Mistake(
            OBSERVATIONS,
            f"routes-km,2025-07-01,W5,veer,,7.2,exact,,officieel,{ONE},,,",
            f"routes-km,2025-07-01,W5,▶pont,,7.2,exact,,officieel,{ONE},,,",
            "sector 'pont' is er pas vanaf 2026-01-01. Op 2025-07-01 was dat 'veer'. Kijk of de dag klopt, of zet het cijfer bij "
            "wat er toen was.",
        ),
        # From a level that cannot be; for a day on which it is no more one may have been made before that was known.
        Mistake(
            FORECASTS,
            "routes-km,plan-25,2025-07-01,2027-07-01,W1,",
            "routes-km,plan-25,▶2025-07-01,2027-07-01,W2,",
            "gebied 'W2' is er niet meer vanaf 2025-01-01. Op 2025-07-01 was dat 'W5'. Kijk of de dag klopt, of zet het cijfer "
            "bij wat er toen was.",
        ),
        Mistake(
            FORECASTS,
            "routes-km,plan-24,2024-07-01,2025-07-01,ZV,veer",
            "routes-km,plan-24,2024-07-01,▶2025-07-01,ZV,boot",
            "sector 'boot' is er pas vanaf 2026-01-01. Op 2025-07-01 was dat 'veer'. Kijk of de dag klopt, of zet het cijfer bij "
            "wat er toen was.",
        ),
    ),
    # A sum is of what was there on its day: of three areas after the two went into one, and of four before.
    sums.parts_add_up: (
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W5,alles,,1595",
            "eilanders,2025-07-01,W5,alles,,1959",
            "",
            (
                (
                    OBSERVATIONS,
                    "eilanders,2025-07-01,ZV,alles,,▶3900",
                    (
                        "de 3 gebieden (regel 61, 62 en 63) tellen op tot 4.264, niet tot 3.900 "
                        "(verschil 364; afronding verklaart hoogstens 2)."
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2024-07-01,W2,alles,,970",
            "eilanders,2024-07-01,W2,alles,,907",
            "",
            (
                (
                    OBSERVATIONS,
                    "eilanders,2024-07-01,ZV,alles,,▶3850",
                    (
                        "de 4 gebieden (regel 56, 57, 58 en 59) tellen op tot 3.787, niet tot 3.850 "
                        "(verschil 63; afronding verklaart hoogstens 2,5). Bedoelde u 970 in regel 57?"
                    ),
                ),
            ),
        ),
    ),
}
_READ = (
    Mistake(
        AREAS,
        DUINVEEN,
        DUINVEEN.replace("W2; W3", "▶W2;; W3"),
        "voorgangers 'W2;; W3' heeft een puntkomma te veel. Zet er alleen één tussen twee codes.",
    ),
    Mistake(
        AREAS,
        DUINVEEN,
        DUINVEEN.replace("W2; W3", "▶W2; W4"),
        "gebied 'W4' bestaat niet. Bedoelde u 'W5'? Toegestaan: W1, W10, W2, W3, W5, ZV.",
    ),
    Mistake(
        AREAS,
        DUINVEEN,
        DUINVEEN.replace("W2; W3", "▶W2; W3; W2"),
        "'W2' staat twee keer in deze lijst. Haal er één weg.",
    ),
    # Two areas of one day have no place in common; those of after one another may.
    Mistake(
        AREAS,
        f"{DUINVEEN}2,1,",
        f"{DUINVEEN}▶1,1,",
        "op rij 1, kolom 1 ligt 'Coëvaart' al (regel 3). Geef elk gebied een eigen plek.",
    ),
)
MESSAGES = tuple(each.text for each in _READ)


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier in which two areas went into one and a sector is to be split; only to be read."""
    root = copy_of("klein", tmp_path_factory.mktemp("samen") / "klein")
    merge(root)
    split_sector(root)
    return root


def test_what_lives_in_time_is_right(merged: Path) -> None:
    """Nothing is told of areas that went into one, nor of sums and growth over that day."""
    assert_told(merged, Mistake(AREAS, "", ""))


def test_a_list_of_codes_stands_under_its_own_name(merged: Path, tmp_path: Path) -> None:
    """Also where another column has codes, one to a cell: the two are not taken for exchanged."""
    root = Path(shutil.copytree(merged, tmp_path / "samen"))
    head, *rows = (root / AREAS).read_text("utf-8").splitlines()
    short = head.split(",").index("afkorting")
    cells = [row.split(",", short + 1) for row in rows]
    coded = [",".join((*row[:short], row[0], row[short + 1])) for row in cells]
    (root / AREAS).write_text("\n".join((head, *coded)) + "\n", "utf-8")
    assert read_dossier(root).problems == ()


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_days_that_do_not_fit_are_told(merged: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong day gives exactly its message, at its place."""
    assert_told(merged, mistake, rule)


@pytest.mark.parametrize("mistake", _READ)
def test_what_is_wrong_in_a_list_of_codes_is_told(merged: Path, mistake: Mistake) -> None:
    """At the cell of the list."""
    assert_told(merged, mistake)
