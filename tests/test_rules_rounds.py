"""Bad cases of the rules on how the literal rounds and the living measures fit together."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import rounds
from test_rules import Cases, Mistake, Rule, assert_told, each_case

A, C2 = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml"
ROW_C2, ROUND = "data/ronden/najaar-25/C2.yaml", "data/ronden/najaar-25/ronde.yaml"


def unfollowed(number: int, part: str, measure: str) -> str:
    """What is said of an item that belongs to no action."""
    return (
        f"punt {number} van '{part}' hoort bij geen enkele actie. "
        f"Zet het onder 'in_ronde' bij een actie in data/maatregelen/{measure}.yaml."
    )


CASES: Cases = {
    rounds.mentions_exist: (
        Mistake(
            C2,
            "acties: [1, 3]",
            "acties: [1, ▶4]",
            "punt 4 bestaat niet: 'acties' van ronde najaar-25 heeft 3 punten.",
        ),
        Mistake(
            C2,
            "acties: [1, 3]\n        stand_van_zaken: [1]",
            "acties: [1, 3]\n        stand_van_zaken: [1, ▶0]",
            "punt 0 bestaat niet: 'stand_van_zaken' van ronde najaar-25 heeft 1 punt.",
        ),
        Mistake(
            A,
            "- ronde: najaar-25\n        acties: [2]",
            "- ronde: voorjaar-25\n        stand_van_zaken: [▶1]\n      - ronde: najaar-25\n        acties: [2]",
            "punt 1 bestaat niet: 'stand_van_zaken' van ronde voorjaar-25 heeft geen punten.",
        ),
        Mistake(
            C2,
            "- ronde: najaar-25\n        acties: [2]",
            "- ronde: najaar-25\n        acties: [2]\n      - ronde: ▶voorjaar-25\n        acties: [1]",
            "ronde voorjaar-25 heeft geen rij voor maatregel C2.",
        ),
    ),
    rounds.every_item_is_followed: (
        Mistake(
            C2,
            "acties: [1, 3]",
            "acties: [1]",
            "",
            ((ROW_C2, "- ▶In 2026 e.v.", unfollowed(3, "acties", "C2")),),
        ),
        Mistake(
            C2,
            "        stand_van_zaken: [1]\n",
            "",
            "",
            ((ROW_C2, "- ▶Het kaartje wordt", unfollowed(1, "stand_van_zaken", "C2")),),
        ),
    ),
    rounds.progress_stands_in_its_column: (
        Mistake(
            ROUND,
            ", actie, stand van zaken]",
            ", actie]",
            "",
            (
                (
                    "data/ronden/najaar-25/A.yaml",
                    "stand_van_zaken:\n  ▶- ",
                    "ronde najaar-25 heeft geen kolom 'stand van zaken' (zie ronde.yaml). Zet de tekst waar hij hoort. Zo ook: data/ronden/najaar-25/B.yaml:8, data/ronden/najaar-25/C2.yaml:9.",
                ),
            ),
        ),
    ),
    rounds.rows_have_columns: (
        Mistake(
            ROUND,
            "kolommen: [maatregel, doelstelling, actie, stand van zaken]\n",
            "",
            "",
            (
                (
                    ROUND,
                    "▶ronde: najaar-25",
                    "deze ronde heeft letterlijke rijen: noem in 'kolommen' de kolommen van de tabel.",
                ),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_what_does_not_fit_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One thing that does not fit gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
