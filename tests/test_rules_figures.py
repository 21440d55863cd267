"""Bad cases of the rules on figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import figures
from test_rules import Cases, Mistake, Rule, assert_told, each_case

OBSERVATIONS, SERIES, AREAS, SECTORS = (
    f"data/cijfers/{name}.csv" for name in ("waarnemingen", "reeksen", "gebieden", "sectoren")
)
CHARTS = "site_config/grafieken.yaml"

CASES: Cases = {
    figures.values_are_plausible: (
        Mistake(
            OBSERVATIONS,
            "ZV,alles,6,ruim",
            "ZV,alles,▶60,ruim",
            "waarde 60 kan niet kloppen: reeks 'veren-in-de-vaart' ligt tussen 0 en 50 ponten.",
        ),
        # Of a value that cannot be, the sums are not told as well.
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W10,veer,16.4",
            "2025-07-01,W10,veer,▶16400",
            "waarde 16.400 kan niet kloppen: reeks 'routes-km' ligt tussen 0 en 1.000 km.",
        ),
    ),
    figures.values_have_their_decimals: (
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W10,alles,1065",
            "eilanders,2025-07-01,W10,alles,▶1.065",
            "waarde '1.065' past niet: reeks 'eilanders' heeft geen decimalen. Bedoelde u 1065?",
        ),
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W10,veer,16.4",
            "2025-07-01,W10,veer,▶16.44",
            "waarde '16.44' past niet: reeks 'routes-km' heeft 1 decimaal.",
        ),
    ),
    figures.series_have_a_base: (
        Mistake(
            SERIES,
            "procent,groei,routes-km,1",
            "procent,groei,▶,1",
            "een groei heeft 'van' nodig: de reeks waar zij bij hoort.",
        ),
        Mistake(SERIES, "ponten,stand,,0", "ponten,stand,,▶7", "decimalen 7 is te veel; hoogstens 6 passen."),
        Mistake(SERIES, "ponten,stand,,0", "ponten,stand,▶eilanders,0", "een stand heeft geen 'van'. Haal het weg."),
        Mistake(SERIES, "ponten,stand,,0,0,50", "ponten,stand,,0,▶51,50", "minimum 51 is groter dan maximum 50."),
    ),
    figures.parts_add_up: (
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W2,alles,980",
            "eilanders,2025-07-01,W2,alles,890",
            "",
            (
                (
                    OBSERVATIONS,
                    "eilanders,2025-07-01,ZV,alles,▶3900",
                    (
                        "de 4 gebieden (regel 67, 68, 69 en 70) tellen op tot 3.810, niet tot 3.900 "
                        "(verschil 90; afronding verklaart hoogstens 2,5)."
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "2024-07-01,W1,veer,8.4",
            "2024-07-01,W1,veer,4.8",
            "",
            (
                (
                    OBSERVATIONS,
                    "2024-07-01,ZV,veer,▶28.5",
                    (
                        "de 4 gebieden (regel 11, 14, 17 en 20) tellen op tot 24,9, niet tot 28,5 "
                        "(verschil 3,6; afronding verklaart hoogstens 0,25)."
                    ),
                ),
                (
                    OBSERVATIONS,
                    "2024-07-01,W1,alles,▶38.6",
                    (
                        "de 2 sectoren (regel 10 en 11) tellen op tot 35, niet tot 38,6 "
                        "(verschil 3,6; afronding verklaart hoogstens 0,15)."
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2024-07-01,W1,alles,1225,exact,,officieel,eilandtelling-2025,register,\n",
            "eilanders,2024-07-01,W1,alles,▶1225,exact,,officieel,eilandtelling-2025,register,\n"
            "eilanders,2024-07-01,W11,alles,1235,exact,,officieel,eilandtelling-2025,register,\n",
            "het enige deel (regel 63) is 1.235, niet 1.225 (verschil 10; afronding verklaart hoogstens 1).",
            before=((AREAS, "W2,'t Zand", "W11,Noordkaap,buurt,W1,\nW2,'t Zand"),),
        ),
    ),
    figures.changes_match_levels: (
        Mistake(
            OBSERVATIONS,
            "routes-km-verandering,2024-07-01,ZV,alles,6.6",
            "routes-km-verandering,2024-07-01,ZV,alles,▶6.9",
            "waarde 6,9 past niet bij de standen: van 118,4 naar 125 is 6,6.",
        ),
        Mistake(
            OBSERVATIONS,
            "routes-km-groei,2025-07-01,W1,alles,9.6",
            "routes-km-groei,2025-07-01,W1,alles,▶6.9",
            "waarde 6,9 past niet bij de standen: van 38,6 naar 42,3 is 9,6.",
        ),
    ),
    figures.wholes_have_no_circles: (
        Mistake(
            AREAS,
            "ZV,Zeeveen,eilandstaat,,",
            "ZV,Zeeveen,eilandstaat,▶W2,",
            "'ZV' is via 'deel_van' een deel van zichzelf: ZV → W2 → ZV.",
        ),
        Mistake(
            SECTORS,
            "alles,Alle routes,geheel,,",
            "alles,Alle routes,geheel,▶alles,",
            "'alles' is via 'deel_van' een deel van zichzelf: alles → alles.",
        ),
    ),
    figures.charts_have_their_series: (
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
            "een grafiek van standen heeft geen 'reeks'. Haal die weg.",
        ),
        Mistake(
            CHARTS,
            "    onderwerp: ponten <in de vaart>\n",
            "",
            "",
            ((CHARTS, "▶id: ponten", "noem het 'onderwerp': waar de grafiek over gaat, in een paar woorden."),),
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_figure_is_told(small: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong figure gives exactly its message, at its place."""
    assert_told(small, rule, mistake)
