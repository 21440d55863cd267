"""Bad cases of reading tables and of the shape of records: what is missing, misspelt, or of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.model.measure import Cause
from motiespoor.read.columns import records_of
from motiespoor.read.csvtable import csv_table
from motiespoor.read.exchanged import back_in_order
from motiespoor.read.shape import record_of
from test_rules import Cases, Mistake, assert_told

A, C2 = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml"
ROUND, SOURCES, STATUSES = "data/ronden/najaar-25/ronde.yaml", "data/bronnen/bronnen.yaml", "site_config/statussen.yaml"
ROLES, PROMISES = "site_config/rollen.yaml", "data/maatregelen/toezeggingen.yaml"
OBSERVATIONS, SERIES, SECTORS, METHODS = (
    f"data/cijfers/{name}.csv" for name in ("waarnemingen", "reeksen", "sectoren", "methoden")
)
HEAD = "sector,sleutel,naam,ook_genoemd,soort,deel_van,opmerking"
WHOLE_HEAD = "sector,sleutel,naam,ook_genoemd,soort,deel_van,van,tot,voorgangers,opmerking"
COLUMNS = ", ".join(sorted(WHOLE_HEAD.split(",")))
COLOUR = "veld 'kleur' is leeg: wat achter een # staat, telt niet mee. Zet er aanhalingstekens om: \"#6a3fa0\"."
SLUG, TITLE = "sleutel: een-kaartje", "titel: De automaten werken"
MEASURE = "Toegestaan: acties, eigenaar, gezocht_tot, in_het_kort, kerncijfers, mijlpalen, nummer, opmerkingen, sleutel, thema, titel."
CAUSES = ", ".join(sorted(each.value for each in Cause))


def is_list(field: str) -> str:
    """What is said of a list that is none."""
    return f"veld '{field}' is een lijst: begin elk punt op een nieuwe regel met '- '."


def is_empty(field: str) -> str:
    """What is said of a field without a value."""
    return f"veld '{field}' is leeg. Vul het in of haal het weg."


def no_number(text: str) -> str:
    """What is said of a number that is none."""
    return (
        f"waarde {text} is geen getal zoals het hier hoort. "
        "Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."
    )


CASES: Cases = {
    csv_table: (
        Mistake(
            SECTORS,
            f"{HEAD}\n",
            f"▶{HEAD.replace(',', ';')}\n",
            "tussen de cellen van deze tabel staat een puntkomma, zoals Excel dat doet. "
            "Sla haar op met komma's tussen de cellen.",
        ),
        Mistake(
            SECTORS,
            f"{HEAD}\n",
            f"▶{HEAD.replace(',', chr(9))}\n",
            "tussen de cellen van deze tabel staat een tab, zoals Excel dat doet. Sla haar op met komma's tussen de cellen.",
        ),
        Mistake(
            SECTORS,
            f"{HEAD}\n",
            "",
            f"dit is niet de kop van deze tabel. De eerste regel hoort te zijn: {WHOLE_HEAD}",
        ),
        Mistake(
            SECTORS,
            "deel_van",
            "▶deelvan",
            f"kolom 'deelvan' bestaat hier niet. Bedoelde u 'deel_van'? Toegestaan: {COLUMNS}.",
        ),
        Mistake(
            SECTORS,
            "sleutel,naam,",
            "sleutel,▶ naam,",
            "kolom 'naam' (met een spatie ervoor of erachter) bestaat hier niet. Bedoelde u 'naam'? "
            f"Toegestaan: {COLUMNS}.",
        ),
        Mistake(SECTORS, "deel_van", "▶naam", "kolom 'naam' staat er twee keer. Haal er één weg."),
        Mistake(SECTORS, "ook_genoemd,soort,deel_van", "ook_genoemd,deel_van", "kolom 'soort' ontbreekt in de kop."),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05,ZV,alles,,6,",
            "▶veren-in-de-vaart,2025-09-05,ZV,alles,,6,0,",
            "deze rij heeft 15 cellen; de kop heeft er 14. Staat er een komma te veel of te weinig?",
        ),
        Mistake(
            SECTORS,
            "fiets,fiets,Fiets & jaagpad,Fietspad,tak,alles,",
            "▶fiets",
            "deze rij heeft 1 cel; de kop heeft er 7. Staat er een komma te veel of te weinig?",
        ),
        Mistake(
            SECTORS,
            "veer,veer,Veer (pont * boot),Veer,tak,alles,Ook een roeiboot telt.\n",
            "▶veer,veer,Veer (pont * boot),Ve",
            "deze laatste rij is afgebroken: zij heeft 4 van de 7 cellen. Is de tabel helemaal overgenomen?",
        ),
        Mistake(SECTORS, "fiets,fiets,Fiets", "▶\nfiets,fiets,Fiets", "deze rij is leeg. Haal haar weg."),
        Mistake(SECTORS, "fiets,fiets,Fiets", "▶,,,,,,\nfiets,fiets,Fiets", "deze rij is leeg. Haal haar weg."),
        Mistake(SECTORS, "Ook een roeiboot telt.\n", "Ook een roeiboot telt.\n▶\n", "deze rij is leeg. Haal haar weg."),
        *(
            Mistake(
                METHODS,
                old,
                new,
                'deze rij is geen goede CSV. Kijk naar de aanhalingstekens: zet een tekst met een komma tussen " en ".',
            )
            for old, new in (
                ("opgave,Opgave van", '▶opgave,"Opgave" van'),
                ("register,Register van bewoners,Het", '▶register,Register van bewoners,"Het'),
            )
        ),
    ),
    record_of: (
        Mistake(
            C2,
            "nummer: C2\n",
            "▶",
            "veld 'nummer' ontbreekt.",
        ),
        Mistake(C2, SLUG, f"{SLUG}\n▶kleur: rood", f"veld 'kleur' bestaat hier niet. {MEASURE}"),
        # A field that belongs a level up or down, as where spaces were forgotten.
        Mistake(
            C2,
            SLUG,
            f"{SLUG}\n▶standen: []",
            f"veld 'standen' bestaat hier niet. Het hoort bij een punt onder 'acties'. {MEASURE}",
        ),
        Mistake(
            C2,
            "    titel: Eén kaartje invoeren, [x](y)\n",
            "    titel: Eén kaartje invoeren, [x](y)\n    ▶eigenaar: water\n",
            "veld 'eigenaar' bestaat hier niet. Het hoort een niveau hoger: haal er spaties voor weg. "
            "Toegestaan: id, in_ronde, standen, titel.",
        ),
        # Several fields of a promise take a quote, and one of them is there.
        Mistake(
            C2,
            "    toezegging:\n      bron: zv-2025-051\n      citaat: In het",
            "    toezegging:\n      bron: zv-2025-051\n      vindplaats: slot\n    ▶citaat: In het",
            "veld 'citaat' bestaat hier niet. Het hoort onder 'toezegging'. Toegestaan: aan, actie, bekend_sinds, berichten, "
            "bewijs, correcties, door, gebied, gerealiseerd, gezocht_tot, id, kader, opmerking, samen_met, terugkeer, titel, "
            "toegezegd, toetsbaar, toezegging, verwacht, voorwaarde, waar.",
        ),
        Mistake(
            ROLES,
            '"@zilvervaart/wal"',
            "▶zilvervaart",
            "github 'zilvervaart' klopt niet. Hier hoort: een naam als @groep/team.",
        ),
        # A name that is not quite right is one mistake, not also a missing field.
        Mistake(C2, SLUG, "▶sleutl: een-kaartje", f"veld 'sleutl' bestaat hier niet. Bedoelde u 'sleutel'? {MEASURE}"),
        Mistake(C2, SLUG, "sleutel:▶", is_empty("sleutel")),
        Mistake(C2, SLUG, "sleutel: ▶null", is_empty("sleutel")),
        Mistake(C2, TITLE, 'titel: ▶"  "', is_empty("titel")),
        Mistake(
            C2,
            TITLE,
            "titel: ▶[De automaten werken]",
            "veld 'titel' heeft één waarde; een lijst of velden horen hier niet.",
        ),
        Mistake(A, "[routes-km, routes-km-groei]", "▶routes-km", is_list("kerncijfers")),
        Mistake(A, "  - Een ‘lus’ is", "  ▶-Een ‘lus’ is", is_list("opmerkingen")),
        Mistake(
            C2,
            "bewijs:\n          - bron: zv-2025-051\n            citaat: Het kaartje wordt ontworpen\n",
            "bewijs: ▶[]\n",
            "veld 'bewijs' is leeg. Zet er minstens één in.",
        ),
        Mistake(
            "site_config/publicatie.yaml",
            "gevraagd_bewijs:\n  - bron: zv-2025-014\n    citaat: vraagt u het College om meer veren, bruggen en fietspaden "
            "tussen de wijken.\n",
            "gevraagd_bewijs: ▶[]\n",
            "veld 'gevraagd_bewijs' is leeg. Zet er minstens één in.",
        ),
        Mistake(
            C2,
            "toezegging:\n      bron: zv-2025-051\n      citaat: In het",
            "toezegging:\n      ▶- bron: zv-2025-051\n        citaat: In het",
            "hier horen velden, elk op een eigen regel als 'naam: waarde'. Verplicht: bron.",
        ),
        Mistake(
            C2,
            SLUG,
            "sleutel: ▶Een Kaartje",
            "sleutel 'Een Kaartje' klopt niet. Hier hoort: kleine letters, cijfers en streepjes.",
        ),
        Mistake(
            ROUND,
            "ronde: najaar-25",
            "ronde: ▶najaar 25",
            "ronde 'najaar 25' klopt niet. Hier hoort: letters, cijfers en streepjes.",
        ),
        Mistake(
            SOURCES,
            "adres: https://telbureau",
            "adres: ▶http://telbureau",
            "adres 'http://telbureau.voorbeeld.example/tabel/7' klopt niet. Hier hoort: een adres dat begint met https://.",
        ),
        Mistake(
            SOURCES,
            "adres: https://telbureau.voorbeeld.example/",
            "adres: ▶https://telbureau.voorbeeld.example/ ",
            "adres heeft een spatie achter 'https://telbureau.voorbeeld.example/'. Haal die weg.",
        ),
        Mistake(
            SOURCES,
            "tekst: zv-2025-051.txt",
            "tekst: ▶../zv-2025-051.txt",
            "tekst '../zv-2025-051.txt' klopt niet. Hier hoort: een bestandsnaam die eindigt op .txt.",
        ),
        Mistake(
            STATUSES,
            '"#6a3fa0"',
            '▶"#6A3FA0"',
            "kleur '#6A3FA0' klopt niet. Hier hoort: een kleur als #1f5fbf, in kleine letters.",
        ),
        Mistake(STATUSES, ' "#6a3fa0"', "▶ #6a3fa0", COLOUR),
        Mistake(STATUSES, "onbekend: ja", "onbekend: ▶yes", "onbekend 'yes' bestaat niet. Toegestaan: ja, nee."),
        Mistake(STATUSES, "volgorde: 1\n", "volgorde: ▶-1\n", "volgorde '-1' is geen heel getal van nul of hoger."),
        Mistake(
            C2,
            "oorzaak: methode",
            "oorzaak: ▶metode",
            f"oorzaak 'metode' bestaat niet. Bedoelde u 'methode'? Toegestaan: {CAUSES}.",
        ),
        Mistake(
            PROMISES,
            "    verwacht: binnenkort",
            "    verwacht: jaarlijks\n    terugkeer:\n      vanaf: 2025\n      venster_van: ▶7 sept",
            "venster_van '7 sept' klopt niet. Hier hoort: een dag en een maand, zoals 7 september.",
        ),
        Mistake(
            PROMISES,
            "toelichting: Er is gestemd, maar de uitslag volgt nog.",
            "toelichting: Er is gestemd.\n        gebeurd: ▶misschien",
            "gebeurd 'misschien' bestaat niet. Toegestaan: ja, nee, onzeker.",
        ),
        Mistake(C2, TITLE, f"titel: ▶{'x' * 301}", "titel is 301 tekens lang; hoogstens 300 passen hier."),
        Mistake(
            C2,
            "datum: 2025-12-10",
            "datum: ▶2025-02-31",
            "datum: '2025-02-31' bestaat niet: februari 2025 heeft 28 dagen.",
        ),
        Mistake(
            C2, "datum: 2025-12-10", "datum: ▶2025-13-10", "datum: '2025-13-10' bestaat niet: maand 13 is er niet."
        ),
        Mistake(
            C2,
            "datum: 2025-12-10",
            "datum: ▶0205-12-10",
            "datum: '0205-12-10': het jaar 205 ligt buiten 1800 tot 2200.",
        ),
        Mistake(
            C2,
            "datum: 2025-12-10",
            "datum: ▶10 december 2025",
            "datum: '10 december 2025' is geen datum. Bedoelde u '2025-12-10'? Schrijf jaar-maand-dag.",
        ),
        Mistake(
            C2,
            "datum: 2025-12-10",
            "datum: ▶kerst 2025",
            "datum: 'kerst 2025' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25.",
        ),
        Mistake(
            C2,
            "datum: 2025-12-10",
            "datum: ▶5/9/2025",  # a month, or a day?
            "datum: '5/9/2025' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25.",
        ),
        Mistake(  # as programs save a day
            C2,
            "datum: 2025-12-10",
            "datum: ▶2025-12-10T00:00:00.000Z",
            "datum: '2025-12-10T00:00:00.000Z' is een dag met een tijd erbij. Bedoelde u '2025-12-10'? "
            "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag.",
        ),
        Mistake(  # a day that cannot be read is not missing from a promise that a place hangs on
            "data/maatregelen/B.yaml",
            "gerealiseerd: 2025-09-05",
            "gerealiseerd: ▶2025-09-05T00:00:00.000Z",
            "gerealiseerd: '2025-09-05T00:00:00.000Z' is een dag met een tijd erbij. Bedoelde u '2025-09-05'? "
            "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag.",
        ),
        Mistake(  # midnight somewhere, on the day before or after
            C2,
            "datum: 2025-12-10",
            "datum: ▶2025-12-09 23:00:00+00:00",
            "datum: '2025-12-09 23:00:00+00:00' is een dag met een tijd erbij. "
            "Kijk in het vorige bestand welke dag er stond. "
            "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag.",
        ),
        Mistake(
            C2,
            "verwacht: 2026 e.v.",
            "verwacht: ▶2026-07-01T00:00:00+02:00",
            "verwacht: '2026-07-01T00:00:00+02:00' is een dag met een tijd erbij. Bedoelde u '2026-07-01'? "
            "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag.",
        ),
        Mistake(
            C2,
            "verwacht: 2026 e.v.",
            "verwacht: ▶1-7-2026",
            "verwacht: '1-7-2026' is geen termijn die gelezen kan worden. Bedoelde u '2026-07-01'? Schrijf bijvoorbeeld "
            "2025-12-01, december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort.",
        ),
        Mistake(
            C2,
            "nummer: C2",
            "nummer: ▶“C2”",
            "nummer '“C2”' klopt niet. Bedoelde u 'C2'? Hier hoort: letters en cijfers, met streepjes of punten ertussen.",
        ),
        Mistake(
            C2,
            "verwacht: 2026 e.v.",
            "verwacht: ▶ooit in 2026",
            "verwacht: 'ooit in 2026' is geen termijn die gelezen kan worden. Schrijf bijvoorbeeld 2025-12-01, "
            "december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort.",
        ),
        Mistake(
            C2,
            "verwacht: 2026 e.v.",
            "verwacht: ▶31 april 2026",
            "verwacht: '31 april 2026' bestaat niet: april 2026 heeft 30 dagen.",
        ),
        Mistake(
            C2, "verwacht: 2026 e.v.", "verwacht: ▶2026-14", "verwacht: '2026-14' bestaat niet: maand 14 is er niet."
        ),
        Mistake(
            "data/maatregelen/datapackage.yaml",
            "unique: true",
            "unique: ▶waar",
            "unique 'waar' is geen true of false.",
        ),
    ),
    back_in_order: (
        Mistake(
            OBSERVATIONS,
            "peildatum,gebied",
            "▶gebied,peildatum",
            "de kolommen 'gebied' en 'peildatum' staan onder elkaars naam: onder 'gebied' staat '2023-07-01', onder "
            "'peildatum' staat 'ZV'. Wissel die namen om, of de kolommen.",
        ),
    ),
    records_of: (
        Mistake(
            OBSERVATIONS,
            "ZV,fiets,,92.0",
            "ZV,fiets,,▶bijna 92",
            "waarde 'bijna 92' heeft 'bijna' voor het getal. Schrijf alleen cijfers; hoe precies het is, staat bij "
            "'nauwkeurigheid'.",
        ),
        Mistake(
            OBSERVATIONS,
            "ZV,fiets,,92.0",
            "ZV,fiets,,▶92.0 km",
            "waarde '92.0 km' heeft 'km' achter het getal. Schrijf alleen cijfers; de eenheid staat bij de reeks.",
        ),
        Mistake(
            OBSERVATIONS,
            "ZV,fiets,,92.0",
            "ZV,fiets,,▶92.O",
            "waarde '92.O': teken 4 is de letter O. Typ daar het cijfer 0.",
        ),
        Mistake(OBSERVATIONS, "2025-09-05,ZV,alles", "2025-09-05,▶,alles", "gebied is leeg. Vul de cel in."),
        Mistake(METHODS, "Opgave van de kapitein", "▶  ", "titel is leeg. Vul de cel in."),
        Mistake(OBSERVATIONS, "W10,alles,,1065", "W10,alles,,▶1.001.065", no_number("'1.001.065'")),
        Mistake(
            OBSERVATIONS,
            "W10,alles,,1065",
            "W10,alles,,▶ 1065",
            no_number("'1065' (met een spatie ervoor of erachter)"),
        ),
        Mistake(OBSERVATIONS, "2024-07-01,W1,veer,,8.4", '2024-07-01,W1,veer,,▶"8,4"', no_number("'8,4'")),
        Mistake(
            OBSERVATIONS,
            "W10,alles,,1065",
            "W10,alles,,▶1065.87193620656",
            "waarde '1065.87193620656' heeft 11 decimalen; hoogstens 6 passen. Rond het af zoals de bron.",
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "veren-in-de-vaart,▶2025–09–05",
            "teken 5 van '2025-09-05' is een gedachtestreepje (U+2013). Typ daar '-'.",
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "veren-in-de-vaart,▶45905",
            "peildatum: '45905' is geen datum. Bedoelde u '2025-09-05'? Schrijf jaar-maand-dag.",
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "veren-in-de-vaart,▶sep-25",
            "peildatum: 'sep-25' is een maand zonder dag, zoals Excel die maakt. Schrijf de dag zelf, bijvoorbeeld 2025-09-01.",
        ),
        Mistake(
            SERIES,
            "ponten,stand,,,los,0",
            "ponten,stand,,,los,▶-1",
            "decimalen '-1' is geen heel getal van nul of hoger.",
        ),
        Mistake(
            OBSERVATIONS,
            "veren-in-de-vaart,2025-09-05",
            "veren-in-de-vaart,▶5-9-2025",
            "peildatum: '5-9-2025' is geen datum. Bedoelde u '2025-09-05'? Schrijf jaar-maand-dag.",
        ),
        # The cells after a cell of two lines are told where they stand.
        Mistake(
            METHODS,
            "Het aantal koppen in het register.,eilandtelling-2025",
            '"Het aantal koppen\nin het register.",▶eilandtelling-2026',
            "bron 'eilandtelling-2026' bestaat niet. Is zij nieuw, zet haar dan in data/bronnen/bronnen.yaml.",
        ),
    ),
}


@pytest.mark.parametrize(
    "mistake", [each for cases in CASES.values() for each in cases], ids=lambda each: each.new[:40]
)
def test_what_has_another_shape_is_told(unchanged: Path, mistake: Mistake) -> None:
    """One thing of the wrong shape gives exactly its message, at its place."""
    assert_told(unchanged, mistake)
