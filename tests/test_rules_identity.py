"""Bad cases of the rules on names."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.validate import identity, references
from test_rules import Cases, Mistake, Rule, assert_told, each_case

A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
FRAME, PROMISES = "data/maatregelen/kader.yaml", "data/maatregelen/toezeggingen.yaml"
AUTUMN = "data/ronden/najaar-25"
SOURCES, TIMELINE, CONTRADICTIONS = (f"data/bronnen/{name}.yaml" for name in ("bronnen", "tijdlijn", "tegenspraken"))
OBSERVATIONS, FORECASTS, SERIES, AREAS, SECTORS, BREAKDOWNS, METHODS, BREAKS, PLACES = (
    f"data/cijfers/{name}.csv"
    for name in (
        "waarnemingen",
        "prognoses",
        "reeksen",
        "gebieden",
        "sectoren",
        "uitsplitsingen",
        "methoden",
        "reeksbreuken",
        "plekken",
    )
)
PUBLICATION, STATUSES, ROLES, CHARTS = (
    f"site_config/{name}.yaml" for name in ("publicatie", "statussen", "rollen", "grafieken")
)

# What may be chosen, as the end of a message.
STATUS = "Toegestaan: beloofd, bezig, gestopt, klaar, niet-gemeld."
NEW_SOURCE = "Is zij nieuw, zet haar dan in data/bronnen/bronnen.yaml."
ONE_SERIES = (
    "Toegestaan: aandeel-in-routes, eilanders, routes-km, routes-km-groei, routes-km-verandering, veren-in-de-vaart."
)
MANY_METHODS = "".join(f"manier-{number},Manier {number},Zo.,\n" for number in range(12))
AREA = "Toegestaan: W1, W10, W2, W3, ZV."

# What became of two measures that a round which is open still names.
ENDED = """\
opvolgingen:
  - soort: maatregel
    van: oude-veren
    titel: Oude veren
    wat: splitsing
    naar: [meer-veren, een-kaartje]
    datum: 2025-11-03
    reden: Zij gaan apart verder.
  - soort: maatregel
    van: oude-brug
    titel: Oude brug
    wat: einde
    datum: 2025-11-04
    reden: De brug is weg.
"""
SUCCESSION = "data/maatregelen/opvolging.yaml"

MILESTONE = """\
  - id: prijs-vast
    titel: De prijs staat vast
    actie: prijs-en-automaten
    verwacht: voor 2026-03-01
    toezegging:
      bron: zv-2025-051
      citaat: De prijs staat vast voor 1 maart 2026.
"""
CASES: Cases = {
    references.references_exist: (
        Mistake(
            f"{AUTUMN}/C2.yaml",
            "titel: Eén kaartje",
            "maatregel: ▶oude-veren\ntitel: Eén kaartje",
            "maatregel 'oude-veren' is geëindigd op 2025-11-03, en deze ronde is nog open. "
            "Schrijf hier 'meer-veren' of 'een-kaartje'.",
            before=((SUCCESSION, "opvolgingen:\n", ENDED),),
        ),
        Mistake(
            f"{AUTUMN}/C2.yaml",
            "titel: Eén kaartje",
            "maatregel: ▶oude-brug\ntitel: Eén kaartje",
            "maatregel 'oude-brug' is geëindigd op 2025-11-04, en deze ronde is nog open. Haal dit bestand weg.",
            before=((SUCCESSION, "opvolgingen:\n", ENDED),),
        ),
        Mistake(
            A,
            "status: niet-gemeld",
            "status: ▶niet-gemelt",
            f"status 'niet-gemelt' bestaat niet. Bedoelde u 'niet-gemeld'? {STATUS}",
        ),
        Mistake(
            OBSERVATIONS,
            "2023-07-01,ZV,fiets,,92.0",
            "2023-07-01,▶fiets,ZV,,92.0",
            "'fiets' is een sector en 'ZV' een gebied. Wissel ze om: 'gebied' is 'ZV' en 'sector' is 'fiets'.",
        ),
        Mistake(
            PROMISES,
            "bewijs:\n      - bron: zv-2025-051\n        citaat: De cijfers",
            "bewijs:\n      - bron: ▶zv-2025-052\n        citaat: De cijfers",
            f"bron 'zv-2025-052' bestaat niet. {NEW_SOURCE}",
        ),
        Mistake(
            B,
            "ronde: najaar-25\n        status: gestopt",
            "ronde: ▶najaar-26\n        status: gestopt",
            "ronde 'najaar-26' bestaat niet. Bedoelde u 'najaar-25'? Toegestaan: najaar-25, voorjaar-25.",
        ),
        Mistake(
            A,
            "eigenaar: wal",
            "eigenaar: ▶wall",
            "rol 'wall' bestaat niet. Bedoelde u 'wal'? Toegestaan: archief, wal, water.",
        ),
        Mistake(FRAME, "[A, B]", "[A, ▶D]", "maatregel 'D' bestaat niet. Toegestaan: A, B, C2."),
        Mistake(
            A,
            "[routes-km, routes-km-groei]",
            "[routes-km, ▶routes-groei]",
            f"reeks 'routes-groei' bestaat niet. Bedoelde u 'routes-km-groei'? {ONE_SERIES}",
        ),
        Mistake(
            OBSERVATIONS,
            "pers,veerbode-2025-09-06,opgave,,,\n",
            "pers,veerbode-2025-09-06,▶xyz,,,\n",
            "methode 'xyz' bestaat niet. Kijk in data/cijfers/methoden.csv.",
            before=((METHODS, "meetwiel,M", f"{MANY_METHODS}meetwiel,M"),),
        ),
        Mistake(A, "gebied: W1", "gebied: ▶Oeverwijk", f"gebied 'Oeverwijk' bestaat niet. {AREA}"),
        Mistake(A, "gebied: W1", "gebied: ▶Coëvaart", "'Coëvaart' is de naam van gebied 'W1'. Schrijf hier 'W1'."),
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W3,veer",
            "2025-07-01,W3,▶veer (pont * boot)",
            "'veer (pont * boot)' is de naam van sector 'veer'. Schrijf hier 'veer'.",
        ),
        Mistake(
            A,
            "eigenaar: wal",
            "eigenaar: ▶wa\u00adl",
            "achter teken 2 van 'wal' staat een zacht afbreekstreepje (U+00AD), dat niet te zien is. Typ het opnieuw.",
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "▶veren–in–de–vaart,2025-09-05",
            "teken 6 van 'veren-in-de-vaart' is een gedachtestreepje (U+2013). Typ daar '-'.",
        ),
        Mistake(
            PUBLICATION,
            "hoofdreeks: routes-km",
            "hoofdreeks: ▶r\u043eutes-km",
            "teken 2 van 'routes-km' is een letter uit een ander schrift (U+043E). Typ daar 'o'.",
        ),
        Mistake(
            OBSERVATIONS,
            "2025-07-01,W3,veer",
            "2025-07-01,W3,▶veren",
            "sector 'veren' bestaat niet. Bedoelde u 'veer'? Toegestaan: alles, fiets, veer.",
        ),
        Mistake(
            OBSERVATIONS,
            "pers,veerbode-2025-09-06,opgave,,,\n",
            "pers,veerbode-2025-09-06,▶opgaaf,,,\n",
            "methode 'opgaaf' bestaat niet. Bedoelde u 'opgave'? Toegestaan: meetwiel, opgave, register.",
        ),
        Mistake(AREAS, "FU,wijk,ZV,2", "FU,wijk,▶ZW,2", f"gebied 'ZW' bestaat niet. Bedoelde u 'ZV'? {AREA}"),
        Mistake(
            PUBLICATION,
            "hoofdreeks: routes-km",
            "hoofdreeks: ▶route-km",
            f"reeks 'route-km' bestaat niet. Bedoelde u 'routes-km'? {ONE_SERIES}",
        ),
        Mistake(
            A,
            "    verwacht: medio 2025",
            "    kader: ▶kwartje\n    verwacht: medio 2025",
            "kaderonderdeel 'kwartje' bestaat niet. Bedoelde u 'kwartier'? Toegestaan: honden, kwartier, prijs, wind.",
        ),
        Mistake(
            PROMISES,
            "    verwacht: binnenkort",
            "    verwacht: binnenkort\n    samen_met: ▶cijfers-per-wik",
            "mijlpaal 'cijfers-per-wik' bestaat niet. Bedoelde u 'cijfers-per-wijk'?",
        ),
    ),
    references.actions_of_milestones_exist: (
        Mistake(
            A,
            "actie: fietsers-tellen",
            "actie: ▶fietser-tellen",
            "actie 'fietser-tellen' bestaat niet bij deze maatregel. Bedoelde u 'fietsers-tellen'? "
            "Toegestaan: brug-coevaart, fietsers-tellen, jaagpad-verharden.",
        ),
        Mistake(
            PROMISES,
            "    verwacht: binnenkort",
            "    actie: ▶brug-coevaart\n    verwacht: binnenkort",
            "een toezegging zonder maatregel heeft geen 'actie'. Haal dit veld weg.",
        ),
    ),
    identity.identifiers_are_unique: (
        Mistake(  # as a merge leaves it when two editors added it
            C2,
            MILESTONE,
            f"{MILESTONE}{MILESTONE.replace('id: ', 'id: ▶')}",
            f"id 'prijs-vast' staat er twee keer, met dezelfde inhoud: ook in {C2}, regel 60. Houd er één over.",
        ),
        Mistake(
            C2,
            "sleutel: een-kaartje",
            "sleutel: ▶meer-veren",
            f"sleutel 'meer-veren' bestaat al: {B}, regel 2. Kies een andere naam.",
        ),
        Mistake(
            A,
            "id: jaagpad-verharden",
            "id: ▶fietsers-tellen",
            f"id 'fietsers-tellen' bestaat al: {A}, regel 44. Kies een andere naam.",
            before=((A, "    actie: jaagpad-verharden\n", ""),),
        ),
        Mistake(
            C2,
            "id: kaartje-te-koop",
            "id: ▶brug-open",
            f"id 'brug-open' bestaat al: {A}, regel 81. Kies een andere naam.",
        ),
        Mistake(
            FRAME, "id: honden", "id: ▶kwartier", f"id 'kwartier' bestaat al: {FRAME}, regel 13. Kies een andere naam."
        ),
        Mistake(
            SOURCES,
            "  - id: eilandtelling-2025",
            "  - id: ▶veerbode-2025-09-06\n    soort: Krant\n    datum: 2025\n    uitgever: De Veerbode\n"
            "    herkomst: pers\n\n  - id: eilandtelling-2025",
            f"id 'veerbode-2025-09-06' bestaat al: {SOURCES}, regel 54. Kies een andere naam.",
        ),
        Mistake(
            TIMELINE,
            "id: naam-pont-stemming",
            "id: ▶brug-coevaart-open",
            f"id 'brug-coevaart-open' bestaat al: {TIMELINE}, regel 13. Kies een andere naam.",
        ),
        Mistake(ROLES, "id: archief", "id: ▶water", f"id 'water' bestaat al: {ROLES}, regel 7. Kies een andere naam."),
        Mistake(
            CHARTS, "id: ponten", "id: ▶routes", f"id 'routes' bestaat al: {CHARTS}, regel 5. Kies een andere naam."
        ),
        Mistake(
            SERIES,
            "eilanders,Eilanders",
            "▶routes-km,Eilanders,koppen,stand,,,jaar,0,0,9,nee,Nog eens.,,,,\neilanders,Eilanders",
            f"reeks 'routes-km' bestaat al: {SERIES}, regel 2. Kies een andere naam.",
        ),
        Mistake(
            AREAS,
            "W10,lage-plaat",
            "▶W3,,Nog eens,,,wijk,,,,\nW10,lage-plaat",
            f"gebied 'W3' bestaat al: {AREAS}, regel 5. Kies een andere naam.",
        ),
        Mistake(
            AREAS,
            "W10,lage-plaat",
            "W10,▶fugelsan",
            f"sleutel 'fugelsan' bestaat al: {AREAS}, regel 5. Kies een andere naam.",
        ),
        Mistake(
            SECTORS,
            "veer,veer,Veer",
            "veer,▶fiets,Veer",
            f"sleutel 'fiets' bestaat al: {SECTORS}, regel 3. Kies een andere naam.",
        ),
        Mistake(
            BREAKDOWNS,
            "uitsplitsing,naam,ook_genoemd,soort,deel_van,opmerking\n",
            "uitsplitsing,naam,ook_genoemd,soort,deel_van,opmerking\noud,Oud,,leeftijd,,\n▶oud,Ouder,,leeftijd,,\n",
            f"uitsplitsing 'oud' bestaat al: {BREAKDOWNS}, regel 2. Kies een andere naam.",
        ),
    ),
    identity.lists_name_things_once: (
        Mistake(
            A,
            "[routes-km, routes-km-groei]",
            "[routes-km, ▶routes-km]",
            "'routes-km' staat twee keer in deze lijst. Haal er één weg.",
        ),
        Mistake(C2, "acties: [1, 3]", "acties: [1, 3, ▶3]", "'3' staat twee keer in deze lijst. Haal er één weg."),
        Mistake(
            f"{AUTUMN}/ronde.yaml",
            "actie, stand",
            "actie, ▶actie, stand",
            "'actie' staat twee keer in deze lijst. Haal er één weg.",
        ),
    ),
    identity.rows_are_unique: (
        Mistake(
            OBSERVATIONS,
            "routes-km,2025-07-01,W10,veer,,16.4",
            "routes-km,2025-07-01,W10,fiets,,▶16.4",
            "deze rij staat er al met waarde 17, op regel 34. Houd er één over. "
            "Is de waarde herzien, zet de oude dan in 'was', met een 'oorzaak'.",
        ),
        Mistake(
            OBSERVATIONS,
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,\n",
            "eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,\n"
            "▶eilanders,2025-07-01,W3,alles,,615,exact,,officieel,eilandtelling-2025,register,,,\n",
            "deze rij staat er al, op regel 69. Houd er één over.",
        ),
        Mistake(
            FORECASTS,
            "routes-km,plan-24,2024-07-01,2025-07-01,ZV,veer,",
            "routes-km,plan-24,2024-07-01,2025-07-01,ZV,alles,▶133",
            "deze prognose staat er al met stand 130, op regel 2. Noemt de bron een laag en een hoog getal, zet die dan in "
            "één rij: 'stand' 130 en 'stand_tot' 133.",
        ),
        Mistake(
            FORECASTS,
            "routes-km,plan-24,2024-07-01,2025-07-01,W10,alles",
            "▶routes-km,plan-24,2024-07-01,2025-07-01,ZV,alles",
            "deze rij staat er al, op regel 2. Houd er één over.",
        ),
        Mistake(
            BREAKS,
            "is niet gevonden.,eilandtelling-2025\n",
            "is niet gevonden.,eilandtelling-2025\n▶routes-km,2024-07-01,,zeker,Nog eens.,\n",
            "deze rij staat er al, op regel 2. Houd er één over.",
        ),
        Mistake(
            PLACES,
            "veren-in-de-vaart,veerpont,Lange Gat",
            "▶veren-in-de-vaart,veerpont,Süderdiep",
            "deze rij staat er al, op regel 2. Houd er één over.",
        ),
    ),
    identity.files_are_named_after_their_content: (
        Mistake(
            C2,
            "nummer: C2",
            "nummer: ▶C3",
            "nummer 'C3' is niet de naam van dit bestand. Schrijf 'C2', of noem het bestand C3.yaml.",
        ),
        Mistake(
            C2,
            "nummer: C2",
            "nummer: ▶B",
            f"nummer 'B' is al van {B}. Is dit bestand een kopie daarvan, haal het dan weg. "
            "Schrijf anders 'C2', met een eigen sleutel en eigen id's.",
        ),
        Mistake(
            f"{AUTUMN}/ronde.yaml",
            "ronde: najaar-25",
            "ronde: ▶najaar-2025",
            "ronde 'najaar-2025' is niet de naam van deze map. Schrijf 'najaar-25', of noem de map najaar-2025.",
        ),
    ),
    identity.reports_belong_to_measures: (
        Mistake(
            f"{AUTUMN}/C2.yaml",
            "",
            "",
            also=(
                (
                    f"{AUTUMN}/D.yaml",
                    "▶titel: ",
                    "dit bestand hoort nergens bij: maatregel 'D' bestaat niet. Toegestaan: A, B, C2.",
                ),
            ),
            renamed=f"{AUTUMN}/D.yaml",
        ),
    ),
    identity.texts_belong_to_sources: (
        Mistake(
            SOURCES,
            "tekst: zv-2025-051.txt",
            "tekst: ▶zv-2025-050.txt",
            "bestand 'zv-2025-050.txt' staat niet in data/bronnen/teksten. Bedoelde u 'zv-2025-051.txt'? "
            "Toegestaan: zv-2025-014.txt, zv-2025-051.txt.",
        ),
        Mistake(
            "data/bronnen/teksten/zv-2025-051.txt",
            "",
            "",
            f"dit bestand hoort nergens bij: geen bron in {SOURCES} noemt het.",
            (
                (
                    SOURCES,
                    "tekst: ▶zv-2025-051.txt",
                    "bestand 'zv-2025-051.txt' staat niet in data/bronnen/teksten. Bedoelde u 'zv-2025-014.txt'? Toegestaan: iets-anders.txt, zv-2025-014.txt.",
                ),
            ),
            renamed="data/bronnen/teksten/iets-anders.txt",
        ),
        Mistake(
            SOURCES,
            "    herkomst: officieel\n    adres: https://raad.voorbeeld.example/stukken/2025_050",
            "    herkomst: officieel\n    tekst: ▶zv-2025-014.txt",
            "bestand 'zv-2025-014.txt' is al de tekst van een andere bron.",
        ),
    ),
    identity.former_labels_run_forward: (
        Mistake(
            STATUSES,
            "        tot: 2026-01-15\n",
            "        tot: 2026-01-15\n      - naam: Opgehouden\n        tot: ▶2026-01-14\n",
            "tot 2026-01-14 ligt niet na de naam erboven (2026-01-15). Zet de oudste naam bovenaan.",
        ),
    ),
    identity.a_measure_has_one_row: (
        Mistake(
            "data/ronden/najaar-25/B.yaml",
            "titel: Meer veren",
            "maatregel: ▶fiets-en-veer\ntitel: Meer veren",
            "ronde najaar-25 heeft al een rij voor maatregel 'fiets-en-veer': nummer A. "
            "Zeg bij één van de twee met 'maatregel' van welke maatregel zij is.",
        ),
        Mistake(
            "data/ronden/voorjaar-25/B.yaml",
            "titel: Meer veren",
            "maatregel: ▶een-kaartje\ntitel: Meer veren",
            "toen ronde voorjaar-25 gesloten werd, was nummer B van 'meer-veren'. Haal dit weg.",
        ),
    ),
    identity.statuses_have_names_of_their_own: (
        Mistake(
            STATUSES,
            "naam: Klaar",
            "naam: ▶beloofd",
            "zo heet status 'beloofd' al (regel 12). Geef deze een andere naam.",
        ),
    ),
    identity.one_status_means_unknown: (
        Mistake(
            STATUSES,
            "    onbekend: ja\n",
            "",
            "",
            (
                (
                    STATUSES,
                    "▶status: niet-gemeld",
                    "geen enkele status heeft 'onbekend: ja'. Zet dat bij de status die zegt dat de bronnen zwijgen.",
                ),
            ),
        ),
        Mistake(
            STATUSES,
            "einde: nee\n    volgorde: 1",
            "einde: nee\n    onbekend: ▶ja\n    volgorde: 1",
            "'onbekend: ja' staat al bij status 'niet-gemeld'. Houd er één over.",
        ),
    ),
    identity.other_names_are_others: (
        Mistake(
            PUBLICATION,
            "  - naam: pontje\n    voor: veer\n",
            "  - naam: ▶Ve\n    voor: veer\n",
            "wie 'Ve' zoekt, vindt 'veer' al. Haal dit punt weg.",
        ),
        Mistake(
            PUBLICATION,
            "    voor: veer\n",
            "    voor: veer\n  - naam: ▶Pontje\n    voor: route\n",
            "naam 'Pontje' staat hier al, voor 'veer'. Houd er één over.",
        ),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_wrong_name_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One wrong name gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)
