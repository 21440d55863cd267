"""Fifty mistakes that an editor of the real dossier can make, each told on its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from test_rules import Mistake, read_with

# A day on which nothing in the dossier lies in the future: it is kept up, and these mistakes stay the same.
TODAY = date(2199, 12, 31)

M1B, M3, M4, M7 = (f"data/maatregelen/{number}.yaml" for number in ("1b", "3", "4", "7"))
FRAME, PROMISES = "data/maatregelen/kader.yaml", "data/maatregelen/toezeggingen.yaml"
ROW_1B, ROW_4, ROUND = (f"data/ronden/2025/{name}.yaml" for name in ("1b", "4", "ronde"))
SOURCES, TIMELINE, TEXTS = "data/bronnen/bronnen.yaml", "data/bronnen/tijdlijn.yaml", "data/bronnen/teksten"
VALUES, FORECASTS, SERIES, AREAS, SECTORS, PLACES = (
    f"data/cijfers/{name}.csv" for name in ("waarnemingen", "prognoses", "reeksen", "gebieden", "sectoren", "plekken")
)
STATUSES, PUBLICATION, CHARTS = (f"site_config/{name}.yaml" for name in ("statussen", "publicatie", "grafieken"))
PAGE = "content/over.md"
SERIES_HEAD = (
    "reeks,titel,eenheid,soort,van,noemer,frequentie,decimalen,minimum,maximum,optelbaar,omschrijving,in_een_zin\n"
)
# Status updates are only ever added to: the first ones stay as they are.
FIRST = 'datum: 2024-10-25\n        ronde: "2024"\n        status: loopt'
SECOND = 'datum: 2025-09-19\n        ronde: "2025"\n        status: loopt'

# By what the editor did; the text is a part of what is told, at the ▶.
MISTAKES: dict[str, Mistake] = {
    # In a measure
    "a status misspelt": Mistake(M4, FIRST, FIRST.replace("loopt", "▶lopend"), "status 'lopend' bestaat niet."),
    "a status with a capital": Mistake(M4, FIRST, FIRST.replace("loopt", "▶Loopt"), "Bedoelde u 'loopt'?"),
    "31 February": Mistake(M4, FIRST, FIRST.replace("2024-10-25", "▶2025-02-31"), "februari 2025 heeft 28 dagen"),
    "a day as it is spoken": Mistake(M4, FIRST, FIRST.replace("2024-10-25", "▶25-10-2024"), "Schrijf jaar-maand-dag"),
    "days that run backwards": Mistake(
        M4, SECOND, SECOND.replace("2025-09-19", "▶2024-08-01"), "ligt vóór die van de vorige stand"
    ),
    "a day that has yet to come": Mistake(
        M4, FIRST, FIRST.replace("2024-10-25", "▶2200-12-01"), "ligt na vandaag (2199-12-31)"
    ),
    "evidence forgotten": Mistake(
        M4,
        "        bewijs:\n          - bron: kst-31490-347-bijlage-2\n            citaat: >-\n"
        "              Op dit moment zijn er zeven rijksontmoetingspleinen, verspreid over het land. Dit\n"
        "              netwerk wordt de komende jaren uitgebreid zodat er een landelijk dekkend netwerk\n"
        "              is.\n",
        "",
        also=((M4, f"- ▶{FIRST}", "veld 'bewijs' ontbreekt"),),
    ),
    "a place forgotten": Mistake(
        TIMELINE,
        "- bron: kst-31490-17\n        vindplaats: hele motie\n",
        "- ▶bron: kst-31490-17\n",
        "geef een 'citaat' of een 'vindplaats'",
    ),
    "one word of a quote changed": Mistake(
        M1B,
        "citaat: >-\n              Samen wordt een langjarige agenda",
        "citaat: ▶>-\n              Samen wordt een tienjarige agenda",
        "Dichtstbij: 'Samen wordt een langjarige agenda opgesteld",
    ),
    "a quote without its last words, and a full stop": Mistake(
        M7,
        "citaat: >-\n              wordt bij meerdere zgn. vitale regio’s aandacht besteed aan de kansen voor en\n"
        "              meerwaarde van rijksdiensten in de regio.",
        "citaat: ▶wordt bij meerdere zgn. vitale regio’s aandacht besteed.",
        "staat niet letterlijk in kst-31490-390-bijlage-2",
    ),
    "a quote from what is not here": Mistake(
        TIMELINE,
        "- bron: kst-31490-17\n        vindplaats: hele motie\n",
        "- bron: kst-31490-17\n        citaat: ▶de feitelijke verdeling over de provincies\n",
        "staat geen tekst in het dossier; daaruit mag niet geciteerd worden",
    ),
    "an id that is taken": Mistake(
        M1B,
        "- id: agendas-vitale-regios",
        "- id: ▶jaarlijkse-gesprekken-bestuurders",
        "bestaat al: data/maatregelen/1b.yaml",
    ),
    "an unknown source": Mistake(
        TIMELINE,
        "- bron: kst-31490-128\n",
        "- bron: ▶kst-31490-821\n",
        "bron 'kst-31490-821' bestaat niet.",
    ),
    "an unknown round": Mistake(
        M7,
        '- ronde: "2025"\n        stand_van_zaken: [2]',
        '- ronde: ▶"2026"\n        stand_van_zaken: [2]',
        "ronde '2026' bestaat niet. Bedoelde u '2025'?",
    ),
    "an unknown area": Mistake(M4, "gebied: PV29", "gebied: ▶Zeeland", "'Zeeland' is de naam van gebied 'PV29'."),
    "an unknown series": Mistake(
        M4,
        "kerncijfers:\n  - rijksontmoetingspleinen-open",
        "kerncijfers:\n  - ▶rijksontmoetingspleinen",
        "Bedoelde u 'rijksontmoetingspleinen-open'?",
    ),
    "an unknown cause": Mistake(
        M1B,
        "voor rijkswerkgelegenheid’.\n        oorzaak: voortgang",
        "voor rijkswerkgelegenheid’.\n        oorzaak: ▶vooruitgang",
        "Bedoelde u 'voortgang'?",
    ),
    "an action of another measure": Mistake(
        M4,
        "actie: netwerk-uitbouwen\n    gebied: PV29",
        "actie: ▶jaarlijkse-rapportage\n    gebied: PV29",
        "bestaat niet bij deze maatregel",
    ),
    "a wrong number in a round": Mistake(
        M7,
        'ronde: "2025"\n        stand_van_zaken: [2]',
        'ronde: "2025"\n        stand_van_zaken: [▶3]',
        "punt 3 bestaat niet",
    ),
    "an item of a round that nobody follows": Mistake(
        M4,
        "stand_van_zaken: [1, 2]",
        "stand_van_zaken: [1]",
        also=((ROW_4, "- ▶>-\n    De nieuwe rijks", "hoort bij geen enkele actie"),),
    ),
    "a term that cannot be read": Mistake(
        M4, "verwacht: eind 2025", "verwacht: ▶rond de kerst", "is geen termijn die gelezen kan worden"
    ),
    "a summary of four sentences": Mistake(
        M7,
        "in_het_kort: >-\n  Volgens de",
        "in_het_kort: ▶>-\n  Dit is nieuw. Dit ook. Dit nog meer. Volgens de",
        "'in_het_kort' heeft 4 zinnen",
    ),
    "an outcome without evidence": Mistake(
        PROMISES,
        "    gerealiseerd: 2024-05-08\n    bewijs:\n      - bron: kst-31490-337\n        citaat: >-\n"
        "          Uit de maatregelen blijkt ook hoe het kabinet wil omgaan met de vestiging van nieuwe\n"
        "          diensten en eventuele hervestiging van bestaande diensten mochten deze casussen zich\n"
        "          voordoen\n",
        "    gerealiseerd: ▶2024-05-08\n",
        "'gerealiseerd' heeft 'bewijs' nodig",
    ),
    # In the form of a file
    "a quotation mark removed": Mistake(
        M7, 'nummer: "7"', 'nummer: ▶"7', "het aanhalingsteken dat hier begint, sluit pas op regel"
    ),
    "too little indentation": Mistake(
        M4,
        "    actie: netwerk-uitbouwen\n    gebied: PV29\n",
        "  ▶actie: netwerk-uitbouwen\n    gebied: PV29\n",
        "net zo ver als 'titel' op regel 57",
    ),
    "a tab": Mistake(
        M4,
        "    actie: netwerk-uitbouwen\n    gebied: PV29\n",
        "▶\tactie: netwerk-uitbouwen\n    gebied: PV29\n",
        "hier staat een tab",
    ),
    "a colon too many": Mistake(
        M3,
        "titel: Rijkswerkgelegenheid in",
        "titel: Groningen▶: rijkswerkgelegenheid in",
        "een dubbele punt die YAML niet verwacht",
    ),
    "a colon too few": Mistake(
        M7, "sleutel: rapportage", "▶sleutel rapportage", "hoort een dubbele punt en een spatie"
    ),
    "a field twice": Mistake(
        M7, "sleutel: rapportage\n", "sleutel: rapportage\n▶sleutel: rapportage-2\n", "staat hier twee keer"
    ),
    "a field misspelt": Mistake(M4, "    verwacht: eind 2025", "    ▶verwachting: eind 2025", "Bedoelde u 'verwacht'?"),
    "a list without its dash": Mistake(FRAME, "maatregelen: [1b, 1c, 1d]", "maatregelen: ▶1b, 1c, 1d", "is een lijst"),
    "a conflict left behind": Mistake(
        M7,
        "sleutel: rapportage\n",
        "▶<<<<<<< HEAD\nsleutel: rapportage\n=======\nsleutel: rapport\n>>>>>>> tak\n",
        "samenvoegconflict",
    ),
    "a file under another name": Mistake(
        M7,
        "",
        "",
        also=(("data/maatregelen/77.yaml", 'nummer: ▶"7"', "nummer '7' is niet de naam van dit bestand"),),
        renamed="data/maatregelen/77.yaml",
    ),
    "a file with another ending": Mistake(
        FRAME, "", "", f"dit bestand hoort {FRAME} te heten", renamed="data/maatregelen/kader.yml"
    ),
    "a file that is gone": Mistake(AREAS, "", "", also=((AREAS, "", "dit bestand ontbreekt"),), renamed="README"),
    # In a round
    "a word of a round changed": Mistake(
        ROW_4, "doelstelling: >-\n  Om de presentie", "doelstelling: ▶>-\n  Om de aanwezigheid", "staat niet letterlijk"
    ),
    "an item of a round deleted": Mistake(
        ROW_4,
        "  - >-\n    Op dit moment zijn er acht rijksontmoetingspleinen. Eind 2025 wordt in Middelburg het\n"
        "    negende rijksontmoetingsplein geopend.\n",
        "",
        also=((M4, "stand_van_zaken: [1, ▶2]", "punt 2 bestaat niet"),),
    ),
    "a closed round changed": Mistake(
        ROW_1B,
        "titel: Gesprekken met bestuurders in de regio\n",
        "titel: Gesprekken met bestuurders in de regio\nopmerking: Nog eens nagelezen.\n",
        also=((ROUND, 'ronde: ▶"2025"', "is gesloten op"),),
    ),
    # In the sources
    "an address without https": Mistake(
        SOURCES,
        "adres: https://berthub.eu/tkconv/get/2019D28919",
        "adres: ▶http://berthub.eu/tkconv/get/2019D28919",
        "begint met https://",
    ),
    "a text under another name": Mistake(
        SOURCES, "tekst: kst-31490-337.txt", "tekst: ▶kst-31490-373.txt", "Bedoelde u 'kst-31490-337.txt'?"
    ),
    "an event of an unknown measure": Mistake(
        TIMELINE, "id: motie-heijnen\n", "id: motie-heijnen\n    maatregelen: [▶8]\n", "maatregel '8' bestaat niet"
    ),
    # In the figures
    "a point for thousands": Mistake(
        VALUES,
        "PV31,totaal,,12691",
        "PV31,totaal,,▶12.691",
        "Bedoelde u 12691?",
    ),
    "a comma for decimals": Mistake(
        VALUES,
        "rijks-fte-groei,2024-01-01,NL,totaal,,5.2",
        "▶rijks-fte-groei,2024-01-01,NL,totaal,,5,2",
        "komma te veel",
    ),
    "digits swapped in a sector": Mistake(
        VALUES,
        "PV31,ministeries,,3248",
        "PV31,ministeries,,3428",
        also=(
            (
                VALUES,
                "2023-01-01,PV31,totaal,,▶12691",
                "tellen op tot 12.871, niet tot 12.691",
            ),
        ),
    ),
    "digits swapped in a change": Mistake(
        VALUES, "2024-01-01,NL,totaal,,17527", "2024-01-01,NL,totaal,,▶17257", "van 336.270 naar 353.797 is 17.527"
    ),
    "a digit too many": Mistake(
        VALUES, "2024-01-01,NL,totaal,,353797", "2024-01-01,NL,totaal,,▶3537970", "kan niet kloppen"
    ),
    "a value without its precision": Mistake(
        VALUES, "NL,totaal,,8,exact", "NL,totaal,,8,▶", "heeft een 'nauwkeurigheid' nodig"
    ),
    "a gap with a value": Mistake(
        VALUES,
        "2026-01-01,NL,totaal,,,,,niet-gevonden",
        "2026-01-01,NL,totaal,,360000,exact,,▶niet-gevonden",
        "kies een andere herkomst",
    ),
    "an unknown sector": Mistake(
        VALUES,
        "2023-01-01,PV26,politie",
        "2023-01-01,PV26,▶nationale-politie",
        "sector 'nationale-politie' bestaat niet.",
    ),
    "an unknown method": Mistake(
        VALUES,
        "601510,exact,,officieel,cbs-70072ned-2024,cbs-bevolking",
        "601510,exact,,officieel,cbs-70072ned-2024,▶cbs",
        "methode 'cbs' bestaat niet",
    ),
    "an empty cell": Mistake(VALUES, "2022-01-01,PV22,defensie", "2022-01-01,PV22,▶", "sector is leeg"),
    "the head of a table deleted": Mistake(
        SECTORS, "sector,sleutel,naam,ook_genoemd,soort,deel_van,opmerking\n", "", "dit is niet de kop van deze tabel"
    ),
    "a row pasted twice": Mistake(
        PLACES,
        "rijksontmoetingspleinen-open,rijksontmoetingsplein,Utrecht,",
        "rijksontmoetingspleinen-open,rijksontmoetingsplein,Assen,PV22,open,2023-12,,pers,rtvdrenthe-rijkshub-assen,,\n"
        "rijksontmoetingspleinen-open,rijksontmoetingsplein,Utrecht,",
        also=(
            (
                PLACES,
                "▶rijksontmoetingspleinen-open,rijksontmoetingsplein,Assen,PV22,open,2023-12,,pers,rtvdrenthe-rijkshub-assen,,\n",
                "deze rij staat er al",
            ),
        ),
    ),
    "a forecast that looks back": Mistake(
        FORECASTS, "2023-01-01,2027-01-01,NL", "2023-01-01,▶2021-01-01,NL", "ligt niet na de basispeildatum"
    ),
    "semicolons from a spreadsheet": Mistake(
        SERIES,
        SERIES_HEAD,
        "▶" + SERIES_HEAD.replace(",", ";"),
        "staat een puntkomma, zoals Excel dat doet",
    ),
    # In the publication and its pages
    "a colour by its name": Mistake(STATUSES, '"#5b6472"', "▶grijs", "een kleur als #1f5fbf"),
    "a chart of an unknown series": Mistake(
        CHARTS, "reeks: rijk-noord-organisaties", "reeks: ▶rijk-noord", "reeks 'rijk-noord' bestaat niet"
    ),
    "HTML in a page": Mistake(PAGE, "# Over Motiespoor", "# ▶<b>Over</b> Motiespoor", "HTML mag hier niet"),
}


def test_the_real_dossier_is_right(real: Path) -> None:
    """Without a mistake nothing is told."""
    assert problems(read_dossier(real), TODAY) == ()


def test_there_are_fifty_mistakes() -> None:
    """Fifty different mistakes, at least."""
    assert len({(each.path, each.new, each.renamed) for each in MISTAKES.values()}) >= 50


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_on_its_line(real: Path, name: str) -> None:
    """A mistake in the real dossier is told on its line, with what helps."""
    reading, (expected,) = read_with(real, MISTAKES[name])
    path, line, _, part = expected.split(":", 3)
    lines = [str(each) for each in problems(reading, TODAY)]
    assert [each for each in lines if each.startswith(f"{path}:{line}:") and part.strip() in each], lines
