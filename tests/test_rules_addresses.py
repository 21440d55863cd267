"""Bad cases of the rules on what addresses are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import addresses
from test_rules import Cases, Mistake, Rule, assert_told, each_case

PUBLICATION, FRAME = "site_config/publicatie.yaml", "data/maatregelen/kader.yaml"
AREAS = "data/cijfers/gebieden.csv"
C2, SHEET = "data/maatregelen/C2.yaml", "data/ronden/najaar-25/ronde.yaml"

CASES: Cases = {
    addresses.pages_have_addresses_of_their_own: (
        Mistake(
            C2,
            "sleutel: een-kaartje",
            "sleutel: ▶index",
            "sleutel 'index' kan niet: zo heet het bestand van de pagina met alle namen. Kies een andere naam.",
        ),
        Mistake(
            AREAS,
            "W1,coevaart,",
            "W1,▶index,",
            "sleutel 'index' kan niet: zo heet het bestand van de pagina met alle namen. Kies een andere naam.",
        ),
        Mistake(
            PUBLICATION,
            "gebieden: wijken",
            "gebieden: ▶sectoren",
            "'sectoren' is al het adres van een andere pagina over cijfers. Kies een ander woord.",
            (
                (
                    "mkdocs.yml",
                    "Wijken: ▶cijfers/wijken.md",
                    "het menu leidt naar 'cijfers/wijken.md', en die pagina is er niet. Bedoelde u 'cijfers/index.md'?",
                ),
            ),
        ),
        Mistake(
            SHEET,
            "ronde: najaar-25",
            "ronde: ▶voor-naar-najaar",
            "ronde 'voor-naar-najaar' kan niet: zo heet een pagina die twee ronden vergelijkt. Kies een andere naam.",
            (
                (
                    SHEET,
                    "ronde: ▶voor-naar-najaar",
                    "ronde 'voor-naar-najaar' is niet de naam van deze map. Schrijf 'najaar-25', of noem de map voor-naar-najaar.",
                ),
            ),
        ),
    ),
    addresses.names_differ_in_more_than_capitals: (
        Mistake(
            C2,
            "nummer: C2",
            "nummer: ▶b",
            "nummer 'b' verschilt alleen in hoofdletters van 'B'. Kies een ander.",
            (
                (
                    C2,
                    "nummer: ▶b",
                    "nummer 'b' is niet de naam van dit bestand. Schrijf 'C2', of noem het bestand b.yaml.",
                ),
            ),
        ),
    ),
    addresses.places_have_names_of_their_own: (
        Mistake(
            FRAME,
            "      - id: honden",
            "      - id: ▶per-maatregel",
            "id 'per-maatregel' is al de naam van een andere plek op dezelfde pagina. Kies een andere naam.",
        ),
        Mistake(
            FRAME,
            "      - id: honden",
            "      - id: ▶voorbehouden",
            "id 'voorbehouden' is al de naam van een andere plek op dezelfde pagina. Kies een andere naam.",
        ),
        Mistake(
            AREAS,
            "W1,coevaart,",
            "W1,▶op-naam,",
            "sleutel 'op-naam' is al de naam van een andere plek op dezelfde pagina. Kies een andere naam.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_an_address_that_is_taken_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One name that is another's gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
