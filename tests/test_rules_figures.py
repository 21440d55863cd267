"""Bad cases of the rules on figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import divisions, ranges, revisions, sums, values
from test_rules import Cases, Mistake, Rule, assert_told, each_case

REVISED_ROW = "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,"
TWICE_REVISED = REVISED_ROW.replace("register,,,", "register,612,nagekomen,")
REVISED_HEAD = "reeks,peildatum,gebied,sector,uitsplitsing,methode,was,tot,oorzaak\n"
REVISION = "eilanders,2025-07-01,W3,alles,,register,"
GROWN = "routes-km-groei,2025-07-01,W10,alles,,4.0,afgerond,,officieel,eilandtelling-2025,meetwiel,,,"
FIRST, SECOND = f"{REVISION}610,2025-09-01,correctie\n", f"{REVISION}612,2025-10-01,nagekomen\n"

OBSERVATIONS, REVISIONS, SERIES, AREAS, SECTORS, BREAKDOWNS, FORECASTS = (
    f"data/cijfers/{name}.csv"
    for name in ("waarnemingen", "herzieningen", "reeksen", "gebieden", "sectoren", "uitsplitsingen", "prognoses")
)

CASES: Cases = {
    values.values_are_plausible: (
        Mistake(
            OBSERVATIONS,
            "ZV,alles,,6,ruim",
            "ZV,alles,,▶60,ruim",
            "waarde 60 kan niet kloppen: reeks 'veren-in-de-vaart' ligt tussen 0 en 50 ponten.",
        ),
        Mistake(
            FORECASTS,
            "2026-07-01,ZV,alles,136.5",
            "2026-07-01,ZV,alles,▶1365",
            "stand 1.365 kan niet kloppen: reeks 'routes-km' ligt tussen 0 en 1.000 km.",
        ),
        Mistake(
            FORECASTS,
            "2025-07-01,ZV,veer,,4,",
            "2025-07-01,ZV,veer,,▶4000,",
            "mutatie 4.000 kan niet kloppen: reeks 'routes-km' ligt tussen 0 en 1.000 km.",
        ),
        Mistake(
            FORECASTS,
            "130,,,,ongeveer,brontekst,zv-2025-014,,,,",
            "130,,,,ongeveer,brontekst,zv-2025-014,,▶1300,,",
            "stand_tot 1.300 kan niet kloppen: reeks 'routes-km' ligt tussen 0 en 1.000 km.",
        ),
        # Of a value that cannot be, the sums are not told as well.
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W10,veer,,16.4",
            "2025-07-01,W10,veer,,▶16400",
            "waarde 16.400 kan niet kloppen: reeks 'routes-km' ligt tussen 0 en 1.000 km.",
        ),
    ),
    ranges.percentages_are_of_something: (
        Mistake(
            FORECASTS,
            "routes-km,plan-25,2025-07-01,2027-07-01,W1,alles,,,,,,niet-gevonden",
            "routes-km,plan-25,2025-07-01,2027-07-01,W3,veer,,,▶12,,exact,officieel",
            "procent 12 kan niet: de stand op 1 juli 2025 is 0, en groei vanaf nul of minder is geen percentage. Geef 'stand' "
            "of 'mutatie', of laat 'procent' leeg en zet in 'opmerking' wat de bron schreef.",
        ),
    ),
    values.values_have_their_decimals: (
        Mistake(
            FORECASTS,
            "2026-07-01,ZV,alles,136.5",
            "2026-07-01,ZV,alles,▶136.525",
            "stand '136.525' past niet: reeks 'routes-km' heeft 1 decimaal. Bedoelde u 136525?",
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W10,alles,,1065",
            "eilanders,2025-07-01,W10,alles,,▶1.065",
            "waarde '1.065' past niet: reeks 'eilanders' heeft geen decimalen. Bedoelde u 1065?",
        ),
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W10,veer,,16.4",
            "2025-07-01,W10,veer,,▶16.44",
            "waarde '16.44' past niet: reeks 'routes-km' heeft 1 decimaal.",
        ),
    ),
    values.series_have_a_base: (
        Mistake(
            SERIES,
            "procent,groei,routes-km,,jaar",
            "procent,groei,▶,,jaar",
            "een reeks van soort 'groei' heeft 'van' nodig: de reeks waar zij bij hoort.",
        ),
        Mistake(
            SERIES,
            "sinds de vorige peildatum.,,,,\n",
            "sinds de vorige peildatum.,,,▶periode,\n",
            "alleen een reeks van soort 'stand' geldt voor een dag of een periode. Maak de cel leeg.",
            before=(
                (
                    SERIES,
                    "sinds de vorige peildatum.,,,,\nroutes-km-groei",
                    "sinds de vorige dag.,,,,\nroutes-km-groei",
                ),
            ),
        ),
        Mistake(
            SERIES,
            "<in de vaart>,,,",
            "<in de vaart>,,▶periode,",
            "over welke periode een waarde gaat, is niet te zeggen bij frequentie 'los'. Schrijf bij 'frequentie' hoe lang een "
            "periode is, of maak deze cel leeg.",
        ),
        Mistake(
            SERIES,
            "op de peildatum.,het aantal eilanders,,,",
            "op de peildatum.,,▶ja,,",
            "'meervoud' zegt iets over 'in_een_zin', en die cel is leeg. Vul die in, of maak deze cel leeg.",
        ),
        Mistake(SERIES, "ponten,stand,,,los,0", "ponten,stand,,,los,▶7", "decimalen 7 is te veel; hoogstens 6 passen."),
        Mistake(
            SERIES,
            "ponten,stand,,,los",
            "ponten,stand,▶eilanders,,los",
            "een reeks van soort 'stand' heeft geen 'van'. Haal het weg.",
        ),
        Mistake(
            SERIES, "ponten,stand,,,los,0,0,50", "ponten,stand,,,los,0,▶51,50", "minimum 51 is groter dan maximum 50."
        ),
        Mistake(
            SERIES,
            "procent,aandeel,routes-km,,",
            "procent,aandeel,▶aandeel-in-routes,,",
            "'aandeel-in-routes' hoort via 'van' bij zichzelf: aandeel-in-routes → aandeel-in-routes.",
        ),
    ),
    sums.parts_add_up: (
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W2,alles,,980",
            "eilanders,2025-07-01,W2,alles,,890",
            "",
            (
                (
                    OBSERVATIONS,
                    "eilanders,2025-07-01,ZV,alles,,▶3900",
                    (
                        "de 4 gebieden (regel 67, 68, 69 en 70) tellen op tot 3.810, niet tot 3.900 "
                        "(verschil 90; afronding verklaart hoogstens 2,5). Bedoelde u 980 in regel 68?"
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "2024-07-01,W1,veer,,8.4",
            "2024-07-01,W1,veer,,4.8",
            "",
            (
                (
                    OBSERVATIONS,
                    "2024-07-01,ZV,veer,,▶28.5",
                    (
                        "de 4 gebieden (regel 11, 14, 17 en 20) tellen op tot 24,9, niet tot 28,5 "
                        "(verschil 3,6; afronding verklaart hoogstens 0,25). Bedoelde u 8,4 in regel 11?"
                    ),
                ),
                (
                    OBSERVATIONS,
                    "2024-07-01,W1,alles,,▶38.6",
                    (
                        "de 2 sectoren (regel 10 en 11) tellen op tot 35, niet tot 38,6 "
                        "(verschil 3,6; afronding verklaart hoogstens 0,15). Bedoelde u 8,4 in regel 11?"
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2024-07-01,W1,alles,,1225,exact,,officieel,eilandtelling-2025,register,,,\n",
            "eilanders,2024-07-01,W1,alles,,▶1225,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2024-07-01,W11,alles,,1235,exact,,officieel,eilandtelling-2025,register,,,\n",
            "het enige deel (regel 63) is 1.235, niet 1.225 (verschil 10; afronding verklaart hoogstens 1).",
            before=((AREAS, "W2,t-zand", "W11,,Noordkaap,,,buurt,W1,,,\nW2,t-zand"),),
        ),
        # Parts by yet another division, and nothing is guessed where two swaps would explain it.
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,\n",
            "eilanders,2025-07-01,W3,alles,,▶615,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2025-07-01,W3,alles,jong,312,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2025-07-01,W3,alles,oud,312,exact,,officieel,eilandtelling-2025,register,,,\n",
            "de 2 uitsplitsingen (regel 70 en 71) tellen op tot 624, niet tot 615 "
            "(verschil 9; afronding verklaart hoogstens 1,5).",
            before=(
                (
                    BREAKDOWNS,
                    "deel_van,opmerking\n",
                    "deel_van,opmerking\njong,Jong,,leeftijd,,\noud,Oud,,leeftijd,,\n",
                ),
            ),
        ),
        # A division that is counted by another method is no part of the sum, and a whole with two divisions has two sums.
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W10,alles,,1065,exact,,officieel,eilandtelling-2025,register,,,\n",
            "eilanders,2025-07-01,W10,alles,,1065,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2025-07-01,N,alles,,1900,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2025-07-01,Z,alles,,1000,exact,,officieel,eilandtelling-2025,register,,,\n"
            "eilanders,2025-07-01,Z,alles,,2000,exact,,officieel,eilandtelling-2025,opgave,,,\n",
            "",
            (
                (
                    OBSERVATIONS,
                    "eilanders,2025-07-01,ZV,alles,,▶3900",
                    (
                        "de 2 gebieden (regel 71 en 72) tellen op tot 2.900, niet tot 3.900 "
                        "(verschil 1.000; afronding verklaart hoogstens 1,5)."
                    ),
                ),
            ),
            before=((AREAS, "W2,t-zand", "N,,Noord,,,kant,ZV,,,\nZ,,Zuid,,,kant,ZV,,,\nW2,t-zand"),),
        ),
    ),
    sums.changes_match_levels: (
        Mistake(
            OBSERVATIONS,
            "routes-km-verandering,2025-07-01,W3,alles,,1.3",
            "routes-km-verandering,2025-07-01,W3,alles,,▶3.1",
            "waarde 3,1 past niet bij de standen: van 22,8 naar 24,1 is 1,3.",
            (
                (
                    OBSERVATIONS,
                    "routes-km-verandering,2025-07-01,ZV,alles,,▶7.5",
                    (
                        "de 4 gebieden (regel 41, 42, 43 en 44) tellen op tot 9,3, niet tot 7,5 "
                        "(verschil 1,8; afronding verklaart hoogstens 0,25). Bedoelde u 1,3 in regel 43?"
                    ),
                ),
            ),
        ),
        Mistake(
            OBSERVATIONS,
            "routes-km-groei,2025-07-01,W1,alles,,9.6",
            "routes-km-groei,2025-07-01,W1,alles,,▶6.9",
            "waarde 6,9 past niet bij de standen: van 38,6 naar 42,3 is 9,6.",
        ),
        # What was counted lies above "ruim 9,8", and not below it.
        Mistake(
            OBSERVATIONS,
            "routes-km-groei,2025-07-01,W1,alles,,9.6,afgerond",
            "routes-km-groei,2025-07-01,W1,alles,,▶9.8,ruim",
            "waarde 9,8 past niet bij de standen: van 38,6 naar 42,3 is 9,6.",
        ),
        Mistake(
            OBSERVATIONS,
            GROWN,
            f"{GROWN}\n{GROWN.replace('W10,alles,,4.0', 'W3,veer,,▶5.0')}",
            "groei 5 procent kan niet: de stand ervoor is 0, en groei vanaf nul of minder is geen percentage. Laat "
            "'waarde' en 'nauwkeurigheid' leeg, zet in 'richting' of het steeg of daalde, en in 'opmerking' wat de bron "
            "schreef.",
        ),
        # A level that became nothing is a level.
        Mistake(
            OBSERVATIONS,
            GROWN,
            f"{GROWN}\nroutes-km-verandering,2025-07-01,W3,veer,,▶0.4,exact,,officieel,eilandtelling-2025,meetwiel,,,",
            "waarde 0,4 past niet bij de standen: van 0 naar 0 is 0.",
        ),
    ),
    divisions.wholes_have_no_circles: (
        Mistake(
            AREAS,
            "ZV,zeeveen,Zeeveen,,ZV,eilandstaat,,",
            "ZV,zeeveen,Zeeveen,,ZV,eilandstaat,▶W2,",
            "'ZV' is via 'deel_van' een deel van zichzelf: ZV → W2 → ZV.",
        ),
        Mistake(
            SECTORS,
            "alles,,Alle routes,,geheel,,",
            "alles,,Alle routes,,geheel,▶alles,",
            "'alles' is via 'deel_van' een deel van zichzelf: alles → alles.",
        ),
    ),
    values.revisions_say_why: (
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,",
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,610,▶,",
            "bij 'was' hoort een 'oorzaak': 'correctie', 'methode' of 'nagekomen'. Vul die in, of haal 'was' weg.",
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,",
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,▶,correctie,",
            "bij een 'oorzaak' hoort 'was': de waarde die hier eerder stond. Vul die in, of haal de oorzaak weg.",
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,",
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,▶615,nagekomen,",
            "'was' is ook 615: dan is er niets herzien. Haal 'was' en 'oorzaak' weg.",
        ),
    ),
    ranges.ranges_have_two_ends: (
        Mistake(
            FORECASTS,
            "W10,alles,,,5,,afgerond,officieel,eilandtelling-2025,,,,",
            "W10,alles,,,5,,afgerond,officieel,eilandtelling-2025,,,,▶4",
            "procent_tot 4 is niet hoger dan procent 5. Zet het laagste getal in 'procent' en het hoogste in 'procent_tot'.",
        ),
        Mistake(
            FORECASTS,
            "W10,alles,,,5,,afgerond,officieel,eilandtelling-2025,,,,",
            "W10,alles,,,,,afgerond,officieel,eilandtelling-2025,,,,▶5",
            "bij 'procent_tot' hoort 'procent': het laagste getal. Vul dat in; noemt de bron er maar één, zet dat dan in "
            "'procent'.",
        ),
        Mistake(
            FORECASTS,
            "W10,alles,,,5,,afgerond,officieel,eilandtelling-2025,,,,",
            "W10,alles,,▶2,5,,afgerond,officieel,eilandtelling-2025,,,,6",
            "'mutatie' heeft hier één getal, en een ander veld een laag en een hoog. Vul 'mutatie_tot' in, of haal 'mutatie' "
            "weg.",
        ),
        Mistake(
            FORECASTS,
            "ZV,veer,,4,,,hoogstens,officieel,eilandtelling-2025,,,,",
            "ZV,veer,,4,,,▶hoogstens,officieel,eilandtelling-2025,,,9,",
            "nauwkeurigheid 'hoogstens' past niet bij een laag en een hoog getal. Kies exact, afgerond of ongeveer.",
        ),
    ),
    revisions.revisions_are_of_a_figure: (
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}▶{FIRST}".replace("alles", "veer"),
            "dit cijfer staat niet in data/cijfers/waarnemingen.csv. Een herziening hoort bij een rij met dezelfde reeks, "
            "peildatum, gebied, sector, uitsplitsing en methode.",
        ),
    ),
    revisions.revisions_run_forward: (
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}{FIRST}{REVISION}612,▶2025-08-31,nagekomen\n",
            "tot 2025-08-31 ligt vóór de herziening erboven (2025-09-01, op regel 2). Zet de oudste herziening bovenaan.",
            before=((OBSERVATIONS, REVISED_ROW, TWICE_REVISED),),
        ),
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}{FIRST}{REVISION}612,▶,nagekomen\n",
            "bij een herziening na een andere (op regel 2) hoort de dag waarop zij kwam. Vul die in.",
            before=((OBSERVATIONS, REVISED_ROW, TWICE_REVISED),),
        ),
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}{REVISION}612,2025-09-01,correctie\n{REVISION}▶612,2025-10-01,nagekomen\n",
            "'was' is ook 612 op regel 2: dan is er niets herzien. Houd er één over.",
            before=((OBSERVATIONS, REVISED_ROW, TWICE_REVISED),),
        ),
    ),
    revisions.figures_say_their_last_revision: (
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}{REVISION}▶610,2025-09-01,correctie\n",
            "volgens de laatste herziening stond hier 610 (correctie), en volgens data/cijfers/waarnemingen.csv (regel 69) "
            "612 (nagekomen). Zet de laatste herziening ook daar, in 'was' en 'oorzaak'.",
            before=((OBSERVATIONS, REVISED_ROW, TWICE_REVISED),),
        ),
        Mistake(
            REVISIONS,
            REVISED_HEAD,
            f"{REVISED_HEAD}{REVISION}▶610,2025-09-01,correctie\n",
            "volgens de laatste herziening stond hier 610 (correctie), en volgens data/cijfers/waarnemingen.csv (regel 69) "
            "niets anders. Zet de laatste herziening ook daar, in 'was' en 'oorzaak'.",
        ),
    ),
    values.dates_fit_their_frequency: (
        Mistake(
            OBSERVATIONS,
            "aandeel-in-routes,2025-07-01,W3",
            "aandeel-in-routes,▶2025-07-10,W3",
            "reeks 'aandeel-in-routes' heeft elk jaar één peildatum, en die is hier 2025-07-01 (regel 53). "
            "Bedoelde u 2025-07-01? Tellen bronnen op meer dagen, schrijf dan frequentie 'los' bij de reeks.",
        ),
        # A school year runs from August to July.
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05,ZV",
            "veren-in-de-vaart,▶2026-02-05,ZV",
            "reeks 'veren-in-de-vaart' heeft elk schooljaar één peildatum, en die is hier 2025-10-01 (regel 59). "
            "Bedoelde u 2025-10-01? Tellen bronnen op meer dagen, schrijf dan frequentie 'los' bij de reeks.",
            before=(
                (SERIES, "ponten,stand,,,los", "ponten,stand,,,schooljaar"),
                (OBSERVATIONS, "veren-in-de-vaart,2025-07-01,ZV", "veren-in-de-vaart,2025-10-01,ZV"),
            ),
        ),
    ),
    values.denominators_are_levels: (
        Mistake(
            SERIES,
            "ponten,stand,,,los",
            "ponten,stand,,▶veren-in-de-vaart,los",
            "een reeks kan niet haar eigen noemer zijn.",
        ),
        Mistake(
            SERIES,
            "ponten,stand,,,los",
            "ponten,stand,,▶routes-km-groei,los",
            "noemer 'routes-km-groei' is van soort 'groei'. Noem een reeks van soort 'stand'.",
        ),
        Mistake(
            SERIES,
            "procent,groei,routes-km,,jaar",
            "procent,groei,routes-km,▶eilanders,jaar",
            "een reeks van soort 'groei' heeft geen 'noemer'. Haal hem weg.",
        ),
    ),
    sums.shares_stay_within_the_whole: (
        Mistake(
            OBSERVATIONS,
            "aandeel-in-routes,2025-07-01,W10,alles,,25.2",
            "aandeel-in-routes,2025-07-01,W10,alles,,▶52.2",
            "de aandelen van 4 gebieden (regel 53, 54, 55 en 56) zijn samen 127 procent, meer dan het geheel "
            "(afronding verklaart hoogstens 6,35).",
        ),
        # "ruim 31" is 31 or more: that part explains nothing of what the shares are too much together.
        Mistake(
            OBSERVATIONS,
            "aandeel-in-routes,2025-07-01,W10,alles,,25.2,afgerond",
            "aandeel-in-routes,2025-07-01,W10,alles,,▶31.0,ruim",
            "de aandelen van 4 gebieden (regel 53, 54, 55 en 56) zijn samen 105,8 procent, meer dan het geheel "
            "(afronding verklaart hoogstens 3,74).",
        ),
    ),
    divisions.places_on_the_map_are_clear: (
        Mistake(
            AREAS, "wijk,ZV,2,2", "wijk,ZV,2,▶", "'rij' en 'kolom' horen bij elkaar: vul beide in, of geen van beide."
        ),
        Mistake(AREAS, "wijk,ZV,2,2", "wijk,ZV,▶31,2", "rij 31 is geen plek op de kaart: tel van 1 tot 30."),
        Mistake(
            AREAS,
            "wijk,ZV,2,2",
            "wijk,ZV,▶1,2",
            "op rij 1, kolom 2 ligt ''t Zand' al (regel 4). Geef elk gebied een eigen plek.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_figure_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong figure gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
