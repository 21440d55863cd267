"""Bad cases of the rules on where the site stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import hosting
from test_rules import Cases, Mistake, Rule, assert_told, each_case

PUBLICATION, ENGINE = "site_config/publicatie.yaml", "mkdocs.yml"
STANDS = "adres: https://voorbeeld.example/\nnaamgever: https://voorbeeld.example/\n"
BELOW = (
    (PUBLICATION, STANDS, STANDS.replace("/\nnaam", "/veer/\nnaam")),
    (ENGINE, "site_url: https://voorbeeld.example/", "site_url: https://voorbeeld.example/veer/"),
)
NAMES = "overzichten: Overzichten van het College\n"
WHOLE_HOST = "dit geldt voor de hele host, en de site staat in een map daarvan (zie 'adres'). Haal het weg."

CASES: Cases = {
    hosting.only_a_host_of_its_own_is_ruled: (
        Mistake(PUBLICATION, NAMES, f"{NAMES}alleen_https: ▶ja\n", WHOLE_HOST, before=BELOW),
        Mistake(PUBLICATION, NAMES, f"{NAMES}alleen_https: ▶met-onderdomeinen\n", WHOLE_HOST, before=BELOW),
        Mistake(PUBLICATION, NAMES, f"{NAMES}cname: ▶ja\n", WHOLE_HOST, before=BELOW),
    ),
    hosting.a_site_that_moves_keeps_its_names: (
        Mistake(
            PUBLICATION,
            STANDS,
            "adres: https://voorbeeld.example/\nvorig_adres: ▶https://voorbeeld.example/\n",
            "dit is het adres van nu. Noem het adres waar de site tot nu toe stond, of haal dit weg.",
        ),
        Mistake(
            PUBLICATION,
            STANDS,
            "adres: https://voorbeeld.example/\nvorig_adres: ▶https://oud.example/veer/\n",
            "wie de site volgt, krijgt na een verhuizing alles nog een keer. Zet erbij: 'naamgever: https://oud.example/veer/'.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_bad_case_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """Each mistake is told where it stands, and nothing else is."""
    assert_told(unchanged, mistake, rule)
