"""Bad cases of the rules on charts."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import charts
from test_rules import Cases, Mistake, Rule, assert_told, each_case

CHARTS = "site_config/grafieken.yaml"
SERIES = "data/cijfers/reeksen.csv"
AREAS, SECTORS = "data/cijfers/gebieden.csv", "data/cijfers/sectoren.csv"

CASES: Cases = {
    charts.charts_have_what_they_need: (
        Mistake(
            CHARTS,
            "soort: aantal\n    reeks: veren-in-de-vaart\n",
            "soort: aantal\n",
            "",
            ((CHARTS, "▶id: ponten", "noem de 'reeks' van deze grafiek."),),
        ),
        Mistake(
            CHARTS,
            "soort: standen",
            "soort: standen\n    reeks: ▶routes-km",
            "een grafiek van soort 'standen' heeft geen 'reeks'. Haal dit veld weg.",
        ),
        Mistake(
            CHARTS,
            "    onderwerp: ponten <in de vaart>\n",
            "",
            "",
            ((CHARTS, "▶id: ponten", "noem het 'onderwerp': waar de grafiek over gaat, in een paar woorden."),),
            before=((SERIES, ",het aantal ponten <in de vaart>", ","),),
        ),
        Mistake(
            CHARTS,
            "soort: rangorde\n    reeks: routes-km\n    onderwerp",
            "soort: rangorde\n    reeks: routes-km\n    gebied: ▶W1\n    onderwerp",
            "een grafiek van soort 'rangorde' heeft geen 'gebied'. Haal dit veld weg.",
        ),
        Mistake(
            CHARTS,
            "soort: verloop\n    reeks: routes-km\n    voor_alle: gebieden\n",
            "soort: verloop\n    reeks: routes-km\n    voor_alle: gebieden\n    gebied: ▶W1\n",
            "naast 'voor_alle: gebieden' past geen 'gebied'. Haal er één weg.",
        ),
        Mistake(
            CHARTS,
            "soort: rangorde\n    reeks: routes-km\n    voor_alle: sectoren",
            "soort: rangorde\n    reeks: routes-km\n    voor_alle: ▶gebieden",
            "een grafiek van soort 'rangorde' kan niet voor alle 'gebieden' gemaakt worden. Haal dit veld weg.",
        ),
        Mistake(
            CHARTS,
            "soort: groei\n    reeks: routes-km",
            "soort: groei\n    reeks: ▶routes-km-groei",
            "reeks 'routes-km-groei' is van soort 'groei'. Noem een reeks van soort 'stand'.",
        ),
    ),
    charts.charts_have_something_to_show: (
        Mistake(
            CHARTS,
            "peildatum: 2024-07-01",
            "peildatum: ▶2024-07-02",
            "peildatum 2024-07-02 komt niet voor in reeks 'routes-km'. Bedoelde u '2024-07-01'? "
            "Toegestaan: 2023-07-01, 2024-07-01, 2025-07-01.",
        ),
        Mistake(
            CHARTS,
            "vanaf: 2024-07-01",
            "vanaf: ▶2025-07-01",
            "vanaf 2025-07-01 ligt niet vóór peildatum 2025-07-01.",
        ),
        Mistake(
            AREAS,
            "ZV,2,2,",
            "ZV,,,",
            "",
            (
                (
                    CHARTS,
                    "id: routes-op-de-kaart\n    soort: ▶kaart",
                    "geen enkel gebied heeft een plek op de kaart. Vul 'rij' en 'kolom' in gebieden.csv.",
                ),
            ),
            before=((AREAS, "ZV,1,1,", "ZV,,,"), (AREAS, "ZV,1,2,", "ZV,,,"), (AREAS, "ZV,2,1,", "ZV,,,")),
        ),
        Mistake(
            SECTORS,
            "veer,veer,Veer",
            "veer,,Veer",
            "",
            tuple(
                (
                    CHARTS,
                    f"id: {name}\n    soort: {kind}\n    reeks: routes-km\n    voor_alle: ▶sectoren",
                    "in sectoren.csv staat geen enkele 'sleutel', dus deze grafiek wordt voor niets gemaakt.",
                )
                for name, kind in (("tak", "verloop"), ("tak-op-volgorde", "rangorde"))
            ),
            before=((SECTORS, "fiets,fiets,Fiets", "fiets,,Fiets"),),
        ),
        Mistake(
            SECTORS,
            "tak,alles,Ook",
            "tak,,Ook",
            "",
            tuple(
                (
                    CHARTS,
                    f"id: {name}\n    soort: ▶samenstelling",
                    "deze grafiek gaat over delen van het geheel, en sectoren.csv heeft er geen. Vul daar 'deel_van'.",
                )
                for name in ("routes-per-tak", "takken-van")
            ),
            before=((SECTORS, "tak,alles,\n", "tak,,\n"),),
        ),
    ),
    charts.charts_have_names_of_their_own: (
        Mistake(
            CHARTS,
            "id: routes-per-tak",
            "id: routes-van-coevaart",
            "",
            (
                (
                    CHARTS,
                    "id: ▶routes-van\n",
                    (
                        "met 'voor_alle' krijgt een van deze grafieken de naam 'routes-van-coevaart', en zo heet er al een "
                        "(regel 24). Kies een andere naam."
                    ),
                ),
            ),
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_chart_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong chart gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
