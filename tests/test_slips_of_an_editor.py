"""More mistakes of an editor of the real dossier: what slips in while typing, pasting and saving; each told once, with what to do.

Together with the fifty there are more than 150. The dossier is read once, and each mistake is one file that says something else.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from test_fifty_mistakes import MISTAKES as FIFTY
from test_fifty_mistakes import TODAY
from test_rules import Mistake, read_with

M1A, M4 = "data/maatregelen/1a.yaml", "data/maatregelen/4.yaml"
ROW_4, ROUND, SLOT = "data/ronden/2025/4.yaml", "data/ronden/2025/ronde.yaml", "data/ronden/2024/slot.yaml"
SOURCES, TIMELINE, DISPUTES = (f"data/bronnen/{name}.yaml" for name in ("bronnen", "tijdlijn", "tegenspraken"))
TEXT = "data/bronnen/teksten/kst-31490-337.txt"
VALUES, FORECASTS, AREAS, PLACES, METHODS, BREAKS = (
    f"data/cijfers/{name}.csv"
    for name in ("waarnemingen", "prognoses", "gebieden", "plekken", "methoden", "reeksbreuken")
)
STATUSES, PUBLICATION, ROLES = (f"site_config/{name}.yaml" for name in ("statussen", "publicatie", "rollen"))
PAGE = "content/over.md"
# Status updates are only ever added to, and a published figure stays: these passages stay as they are.
FIRST = 'datum: 2024-10-25\n        ronde: "2024"\n        status: loopt'
LAST = "- datum: 2025-12-01\n        status: loopt"
ROW = "rijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel"

# By what the editor did; the text is told at the ▶, to its end, or as far as the …
MISTAKES: dict[str, Mistake] = {
    "a comma behind a status": Mistake(M4, FIRST, FIRST.replace("loopt", "▶loopt,"), "status 'loopt,' bestaat niet. Bedoelde u 'loopt'? Toegestaan: aangekondigd, afgerond, doorlopend, in-voorbereiding, loopt, onbekend, vervallen."),
    "a full stop behind a status": Mistake(M4, FIRST, FIRST.replace("loopt", "▶loopt."), "status 'loopt.' bestaat niet. Bedoelde u 'loopt'? Toegestaan: aangekondigd, afgerond, doorlopend, in-voorbereiding, loopt, onbekend, vervallen."),
    "a status by its label": Mistake(M4, FIRST, FIRST.replace("loopt", "▶In voorbereiding"), "status 'In voorbereiding' bestaat niet. Bedoelde u 'in-voorbereiding'? …"),
    "a status in English": Mistake(M4, FIRST, FIRST.replace("loopt", "▶ongoing"), "status 'ongoing' bestaat niet. Toegestaan: aangekondigd, afgerond, doorlopend, in-voorbereiding, loopt, onbekend, vervallen."),
    "two statuses": Mistake(M4, FIRST, FIRST.replace("loopt", "▶loopt/afgerond"), "status 'loopt/afgerond' bestaat niet. Bedoelde u 'loopt'? …"),
    "a status in a list": Mistake(M4, FIRST, FIRST.replace("loopt", "▶[loopt]"), "veld 'status' heeft één waarde; een lijst of velden horen hier niet."),
    "a status left empty": Mistake(M4, FIRST, FIRST.replace("status: loopt", "status:▶"), "veld 'status' is leeg. Vul het in of haal het weg."),
    "a day with slashes": Mistake(M4, LAST, LAST.replace("2025-12-", "▶2025/12/"), "datum: '2025/12/01' is geen datum. Bedoelde u '2025-12-01'? Schrijf jaar-maand-dag."),
    "a day of two digits": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶1-12-25"), "datum: '1-12-25' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "a day in curly marks": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶‘2025-12-01’"), "datum: '‘2025-12-01’' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "a day with one digit": Mistake(M4, LAST, LAST.replace("2025-12-0", "▶2025-12-"), "datum: '2025-12-1' is geen datum. Bedoelde u '2025-12-01'? Schrijf jaar-maand-dag."),
    "a month too many": Mistake(M4, LAST, LAST.replace("2025-12", "▶2025-13"), "datum: '2025-13-01' bestaat niet: maand 13 is er niet."),
    "a day and month changed over": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶2025-31-12"), "datum: '2025-31-12' bestaat niet: maand 31 is er niet."),
    "a month without a day": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶2025-12"), "datum: '2025-12' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "a day with a time": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶2025-12-01 10:00"), "datum: '2025-12-01 10:00' is een dag met een tijd erbij. Kijk in het vorige bestand welke dag er stond. Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag."),
    "a day with a letter O": Mistake(M4, LAST, LAST.replace("20", "▶2O"), "datum: '2O25-12-01' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "a day of the wrong century": Mistake(M4, LAST, LAST.replace("20", "▶00"), "datum: '0025-12-01': het jaar 25 ligt buiten 1800 tot 2200."),
    "a day that is today": Mistake(M4, LAST, LAST.replace("2025-12-01", "▶vandaag"), "datum: 'vandaag' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "no space behind a colon": Mistake(M4, FIRST, FIRST.replace("status: ", "▶status:"), "achter een sleutel hoort een dubbele punt en een spatie."),
    "a capital in a key": Mistake(M4, FIRST, FIRST.replace("st", "▶St"), "veld 'Status' bestaat hier niet. Bedoelde u 'status'? Toegestaan: bekend_sinds, bewijs, datum, oorzaak, ronde, status, toelichting."),
    "a dash without its space": Mistake(M4, LAST, LAST.replace("- ", "▶-"), "een punt van een lijst begint met een streepje en een spatie: '- datum'. Hier staat '-'."),
    "the first dash forgotten": Mistake(M4, f"- {FIRST}", f"  ▶{FIRST}", "hier begint een punt van een lijst, zoals op regel 31: zet er '- ' voor."),
    "the first dash forgotten, and its spaces": Mistake(M4, f"- {FIRST}", f"▶{FIRST}", "hier begint een punt van een lijst, zoals op regel 31: zet er '- ' voor."),
    "a dash forgotten": Mistake(M4, LAST, LAST.replace("- ", "  ▶"), "'datum' staat hier twee keer; de eerste keer op regel 31. Begint hier een nieuw punt, zet er dan '- ' voor, net als op regel 31. Houd er anders één over."),
    "a dash forgotten before an action": Mistake(M1A, "  - id: profielen-bijwerken", "    ▶id: profielen-bijwerken", "'id' staat hier twee keer; de eerste keer op regel 11. Begint hier een nieuw punt, zet er dan '- ' voor, net als op regel 11. Houd er anders één over."),
    "a dash forgotten before a source": Mistake(SOURCES, "  - id: kst-31490-111\n", "    ▶id: kst-31490-111\n", "'id' staat hier twee keer; de eerste keer op regel 3. Begint hier een nieuw punt, zet er dan '- ' voor, net als op regel 3. Houd er anders één over."),
    "a dash forgotten before evidence": Mistake(M4, "          - bron: kst-31490-390-bijlage-2\n            citaat: >-\n              In 2026 e.v. openen", "            ▶bron: kst-31490-390-bijlage-2\n            citaat: >-\n              In 2026 e.v. openen", "'bron' staat hier twee keer; de eerste keer op regel 50. Begint hier een nieuw punt, zet er dan '- ' voor, net als op regel 50. Houd er anders één over."),
    "two dashes": Mistake(M4, LAST, LAST.replace("- ", "▶-- "), "een punt van een lijst begint met een streepje en een spatie: '- datum'. Hier staat '--'."),
    "a star for a dash": Mistake(M4, LAST, LAST.replace("- ", "▶* "), "een punt van een lijst begint met een streepje en een spatie: '- datum'. Hier staat '*'."),
    "a bullet from Word": Mistake(M4, LAST, LAST.replace("- ", "▶• "), "een punt van een lijst begint met een streepje en een spatie: '- datum'. Hier staat '•'."),
    "an equals sign for a colon": Mistake(M4, FIRST, FIRST.replace("status:", "▶status ="), "achter een sleutel hoort een dubbele punt en een spatie."),
    "a hash in a sentence": Mistake(M4, "toelichting: Er zijn zeven pleinen.", "toelichting: Er zijn zeven pleinen, zie punt ▶#3.", "wat hier achter een # staat, telt niet mee: '#3. Het netwerk ‘wordt de komende jaren uitgebreid’.'. Hoort het bij de tekst, zet dan aanhalingstekens om de hele tekst. Is het een opmerking, zet haar dan op een eigen regel."),
    "a sentence that begins with a star": Mistake(M4, "toelichting: Er zijn zeven", "toelichting: ▶*Er* zijn zeven", "een tekst die begint met * of & moet tussen aanhalingstekens."),
    "a sentence that begins with an at sign": Mistake(M4, "toelichting: Er zijn zeven", "toelichting: ▶@BZK: er zijn zeven", "dit teken mag hier niet beginnen. Zet de tekst tussen aanhalingstekens."),
    "a sentence that begins with a percentage": Mistake(M4, "toelichting: Er zijn zeven", "toelichting: ▶%5 meer. Er zijn zeven", "dit teken mag hier niet beginnen. Zet de tekst tussen aanhalingstekens."),
    "a sentence that begins with a quotation": Mistake(M4, "toelichting: Er zijn zeven pleinen.", "toelichting: \"Er zijn zeven\" ▶pleinen.", "hier wordt een sleutel verwacht. Kijk naar het inspringen en de aanhalingstekens op deze en de vorige regel."),
    "a fold sign forgotten": Mistake(M4, "toelichting: >-\n          In Middelburg is een plein geopend, volgens", "toelichting:\n          ▶In Middelburg: er is een plein geopend, volgens", "veld 'toelichting' heeft één waarde; een lijst of velden horen hier niet."),
    "an empty sentence": Mistake(M4, "toelichting: Er zijn zeven pleinen. Het netwerk ‘wordt de komende jaren uitgebreid’.", "toelichting:▶", "veld 'toelichting' is leeg. Vul het in of haal het weg."),
    "an exclamation mark before a word": Mistake(M4, "status: loopt\n        toelichting: Er", "status: ▶!loopt\n        toelichting: Er", "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens."),
    "a field of another record": Mistake(M4, FIRST, FIRST.replace("loopt", "loopt\n        ▶gebied: NL"), "veld 'gebied' bestaat hier niet. Toegestaan: bekend_sinds, bewijs, datum, oorzaak, ronde, status, toelichting."),
    "a comment with slashes": Mistake(M4, FIRST, FIRST.replace("st", "▶// nakijken\n        st"), "achter een sleutel hoort een dubbele punt en een spatie."),
    "a point too far in": Mistake(M4, "      - datum: 2025-12-01\n        status: loopt", "        ▶- datum: 2025-12-01\n        status: loopt", "deze regel springt in met 8 spaties. Maak er 6 van, net zo ver als '- datum' op regel 31."),
    "a key further in": Mistake(M4, FIRST, FIRST.replace("st", "  ▶st"), "deze regel springt in met 10 spaties. Maak er 8 van, net zo ver als 'ronde' op regel 21."),
    "a list with words": Mistake(M4, "stand_van_zaken: [1, 2]", "stand_van_zaken: [▶een, twee]", "stand_van_zaken 'een' is geen heel getal van nul of hoger."),
    "a list that counts from zero": Mistake(M4, "stand_van_zaken: [1, 2]", "stand_van_zaken: [▶0, 1]", "punt 0 bestaat niet: 'stand_van_zaken' van ronde 2025 heeft 2 punten."),
    "a list with an empty place": Mistake(M4, "stand_van_zaken: [1, 2]", "stand_van_zaken: [1, ▶, 2]", "deze lijst tussen haken sluit niet. Zet er een komma of een sluithaak bij."),
    "a source in capitals": Mistake(M4, "- bron: rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "- bron: ▶Rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "bron 'Rijksoverheid-2025-12-01' bestaat niet. Bedoelde u 'rijksoverheid-2025-12-01'?"),
    "a source with spaces": Mistake(M4, "- bron: rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "- bron: ▶rijksoverheid 2025-12-01\n            vindplaats: titel\n          - bron", "bron 'rijksoverheid 2025-12-01' bestaat niet. Bedoelde u 'rijksoverheid-2025-12-01'?"),
    "an address for a source": Mistake(M4, "- bron: rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "- bron: ▶https://www.rijksoverheid.nl/x\n            vindplaats: titel\n          - bron", "bron 'https://www.rijksoverheid.nl/x' bestaat niet. Is zij nieuw, zet haar dan in data/bronnen/bronnen.yaml."),
    "a source by its title": Mistake(M4, "- bron: rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "- bron: ▶Tiende rijksontmoetingsplein open in Middelburg\n            vindplaats: titel\n          - bron", "'Tiende rijksontmoetingsplein open in Middelburg' is de naam van bron 'rijksoverheid-2025-12-01'. Schrijf hier 'rijksoverheid-2025-12-01'."),
    "a source forgotten": Mistake(M4, "- bron: rijksoverheid-2025-12-01\n            vindplaats: titel\n          - bron", "- ▶vindplaats: titel\n          - bron", "veld 'bron' ontbreekt."),
    "a quote and a place in one": Mistake(M4, "            vindplaats: titel\n          - bron: kst", "            vindplaats:▶\n          - bron: kst", "veld 'vindplaats' is leeg. Vul het in of haal het weg."),
    "a quote in English": Mistake(M4, "citaat: >-\n              Op dit moment zijn er zeven", "citaat: ▶>-\n              Currently there are zeven", "'Currently there are zeven rijksontmoetingspleinen, versprei…' staat niet letterlijk in kst-31490-347-bijlage-2. …"),
    "a quote with a digit for a word": Mistake(M4, "citaat: >-\n              Op dit moment zijn er zeven", "citaat: ▶>-\n              Op dit moment zijn er 7", "'Op dit moment zijn er 7 rijksontmoetingspleinen, verspreid …' staat niet letterlijk in kst-31490-347-bijlage-2. …"),
    "a quote of another source": Mistake(M4, "bron: kst-31490-347-bijlage-2\n            citaat: >-\n              Op dit", "bron: kst-31490-390-bijlage-2\n            citaat: ▶>-\n              Op dit", "'Op dit moment zijn er zeven rijksontmoetingspleinen, verspr…' staat niet letterlijk in kst-31490-390-bijlage-2. …"),
    "a quote with dots for what is left out": Mistake(M4, "Op dit moment zijn er zeven rijksontmoetingspleinen, verspreid over het land.", "Op dit moment zijn er zeven rijksontmoetingspleinen (...) over het land.", also=((M4, "          - bron: kst-31490-347-bijlage-2\n            citaat: ▶>-", "'Op dit moment zijn er zeven rijksontmoetingspleinen (...) o…' staat niet letterlijk in kst-31490-347-bijlage-2. …"),)),
    "a letter lost in a quote": Mistake(M4, "citaat: Eind 2025 wordt in Middelburg", "citaat: ▶Eind 2025 word in Middelburg", "'Eind 2025 word in Middelburg het negende rijksontmoetingspl…' staat niet letterlijk in kst-31490-390-bijlage-2. Dichtstbij: 'Eind 2025 wordt in Middelburg het negende rijksontmoetingsplein geopend.'"),
    "evidence as one text": Mistake(M4, "        bewijs:\n          - bron: kst-31490-347-bijlage-2\n", "        bewijs: kst-31490-347-bijlage-2\n", also=((M4, "        bewijs: ▶kst-31490-347-bijlage-2", "achter 'bewijs' hoort niets te staan: wat erin staat, staat eronder. Zet 'kst-31490-347-bijlage-2' op een eigen regel, zoals op regel 38: '- bron: kst-31490-347-bijlage-2'."),)),
    "a round by its title": Mistake(M4, "- ronde: \"2024\"\n        acties: [1]", "- ronde: ▶tweede\n        acties: [1]", "ronde 'tweede' bestaat niet. Toegestaan: 2024, 2025."),
    "a round of another year": Mistake(M4, "datum: 2025-09-19\n        ronde: \"2025\"\n        status: loopt", "datum: 2025-09-19\n        ronde: ▶\"2023\"\n        status: loopt", "ronde '2023' bestaat niet. Bedoelde u '2025'? Toegestaan: 2024, 2025."),
    "an action with a capital": Mistake(M4, "actie: netwerk-uitbouwen\n    gebied: PV29", "actie: ▶Netwerk-uitbouwen\n    gebied: PV29", "actie 'Netwerk-uitbouwen' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    "an action by its title": Mistake(M4, "actie: netwerk-uitbouwen\n    gebied: PV29", "actie: ▶Het netwerk van rijksontmoetingspleinen uitbouwen\n    gebied: PV29", "actie 'Het netwerk van rijksontmoetingspleinen uitbouwen' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    "an id with a space": Mistake(M4, "- id: plein-zwolle", "- id: ▶plein zwolle", "id 'plein zwolle' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    "an id with a capital": Mistake(M4, "- id: plein-zwolle", "- id: ▶Plein-Zwolle", "id 'Plein-Zwolle' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    "an id with an underscore": Mistake(M4, "- id: plein-zwolle", "- id: ▶plein_zwolle", "id 'plein_zwolle' klopt niet. Hier hoort: kleine letters, cijfers en streepjes."),
    "an id that is another one": Mistake(M4, "- id: plein-zwolle", "- id: plein-zwollen", also=((SLOT, "      - ▶plein-zwolle", "mijlpaal 'plein-zwolle' stond op de site toen ronde 2024 gesloten werd, en is er niet meer. Heet die nu 'plein-zwollen'? Geef die de oude naam terug, of zeg in data/maatregelen/opvolging.yaml wat ervan werd: 'soort: mijlpaal', 'van: plein-zwolle'."),)),
    "an action that is called otherwise": Mistake(M1A, "- id: profielen-bijwerken", "- id: profielen-vernieuwen", also=((SLOT, "      - ▶profielen-bijwerken", "actie 'profielen/profielen-bijwerken' stond op de site toen ronde 2024 gesloten werd, en is er niet meer. Heet die nu 'profielen-vernieuwen'? Geef die de oude naam terug, of zeg in data/maatregelen/opvolging.yaml wat ervan werd: 'soort: actie', 'van: profielen/profielen-bijwerken'."),)),
    "a key of a measure that changed": Mistake(M4, "sleutel: rijksontmoetingspleinen\n", "sleutel: ontmoetingspleinen\n", also=((SLOT, "    sleutel: ▶rijksontmoetingspleinen", "maatregel 'rijksontmoetingspleinen' stond op de site toen ronde 2024 gesloten werd, en is er niet meer. Heet die nu 'ontmoetingspleinen'? Geef die de oude naam terug, of zeg in data/maatregelen/opvolging.yaml wat ervan werd: 'soort: maatregel', 'van: rijksontmoetingspleinen'."),)),
    "a number that is another one": Mistake(M4, "nummer: \"4\"", "nummer: ▶\"14\"", "nummer '14' is niet de naam van dit bestand. Schrijf '4', of noem het bestand 14.yaml."),
    "an owner that is a person": Mistake(M4, "eigenaar: redactie", "eigenaar: ▶Jan de Vries", "rol 'Jan de Vries' bestaat niet. Toegestaan: redactie."),
    "an owner forgotten": Mistake(M4, "eigenaar: redactie\n", "", also=((M4, "▶nummer: \"4\"", "veld 'eigenaar' ontbreekt."),)),
    "a title forgotten": Mistake(M4, "titel: Landelijk netwerk van rijksontmoetingspleinen\n", "", also=((M4, "▶nummer: \"4\"", "veld 'titel' ontbreekt."),)),
    "a series misspelt": Mistake(M4, "  - rijksontmoetingspleinen-open\n", "  - ▶rijksontmoetingsplein-open\n", "reeks 'rijksontmoetingsplein-open' bestaat niet. Bedoelde u 'rijksontmoetingspleinen-open'? …"),
    "a cause left empty": Mistake(M4, "uitgebreid’.\n        oorzaak: voortgang", "uitgebreid’.\n        oorzaak:▶", "veld 'oorzaak' is leeg. Vul het in of haal het weg."),
    "an area by its abbreviation": Mistake(M4, "gebied: PV29", "gebied: ▶ZE", "gebied 'ZE' bestaat niet. Kijk in data/cijfers/gebieden.csv."),
    "an area with a small letter": Mistake(M4, "gebied: PV29", "gebied: ▶pv29", "gebied 'pv29' bestaat niet. Bedoelde u 'PV29'?"),
    "an area with a space": Mistake(M4, "gebied: PV29", "gebied: ▶PV 29", "gebied 'PV 29' bestaat niet. Bedoelde u 'PV29'?"),
    "a term without its year": Mistake(M4, "verwacht: eind 2025", "verwacht: ▶eind", "verwacht: 'eind' is geen termijn die gelezen kan worden. Schrijf bijvoorbeeld 2025-12-01, december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort."),
    "a term with a slash": Mistake(M4, "verwacht: eind 2025", "verwacht: ▶Q4/2025", "verwacht: 'Q4/2025' is geen termijn die gelezen kan worden. Schrijf bijvoorbeeld 2025-12-01, december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort."),
    "a term in a past that is not one": Mistake(M4, "gerealiseerd: 2025-12-01", "gerealiseerd: ▶ja", "gerealiseerd: 'ja' is geen termijn die gelezen kan worden. Schrijf bijvoorbeeld 2025-12-01, december 2025, eind 2025, eerste kwartaal 2026, 2026 e.v. of binnenkort."),
    "an outcome in the future": Mistake(M4, "gerealiseerd: 2025-12-01", "gerealiseerd: ▶2200-12-01", "'2200-12-01' ligt na vandaag (2199-12-31)."),
    "an answer that is neither yes nor no": Mistake(M4, "Het netwerk wordt verder uitgebouwd.\n        gebeurd: nee", "Het netwerk wordt verder uitgebouwd.\n        gebeurd: ▶misschien", "gebeurd 'misschien' bestaat niet. Toegestaan: ja, nee, onzeker."),
    "an answer in English": Mistake(M4, "Het netwerk wordt verder uitgebouwd.\n        gebeurd: nee", "Het netwerk wordt verder uitgebouwd.\n        gebeurd: ▶no", "gebeurd 'no' bestaat niet. Toegestaan: ja, nee, onzeker."),
    "an address without its beginning": Mistake(SOURCES, "adres: https://www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende", "adres: ▶www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende", "adres 'www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende-rijks…' klopt niet. Hier hoort: een adres dat begint met https://."),
    "an address with a space": Mistake(SOURCES, "adres: https://www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende", "adres: ▶https://www.rijksoverheid.nl/actueel/nieuws/2025/12/ 01/tiende", "adres heeft een spatie achter 'https://www.rijksoverheid.nl/actueel/nieuws/2025/12/'. Haal die weg."),
    "an address between points": Mistake(SOURCES, "adres: https://www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende", "adres: ▶<https://www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tiende", "adres '<https://www.rijksoverheid.nl/actueel/nieuws/2025/12/01/tie…' klopt niet. Hier hoort: een adres dat begint met https://."),
    "a source without its day": Mistake(SOURCES, "Middelburg\n    datum: 2025-12-01\n", "Middelburg\n", also=((SOURCES, "  - ▶id: rijksoverheid-2025-12-01", "veld 'datum' ontbreekt."),)),
    "a source twice": Mistake(SOURCES, "- id: kst-31490-111\n", "- id: ▶kst-31490-17\n", "id 'kst-31490-17' bestaat al: data/bronnen/bronnen.yaml, regel 3. Kies een andere naam."),
    "a source that is a press release with another kind of evidence": Mistake(SOURCES, "2025/12/01/tiende-rijksontmoetingsplein-open-in-middelburg\n    herkomst: officieel", "2025/12/01/tiende-rijksontmoetingsplein-open-in-middelburg\n    herkomst: ▶website", "herkomst 'website' bestaat niet. Toegestaan: afgeleid, brontekst, kamervraag, niet-gevonden, officieel, pers, verwijzing."),
    "a source with a text that is not there": Mistake(SOURCES, "https://zoek.officielebekendmakingen.nl/kst-31490-128.html\n", "https://zoek.officielebekendmakingen.nl/kst-31490-128.html\n    tekst: ▶kst-31490-128.txt\n", "bestand 'kst-31490-128.txt' staat niet in data/bronnen/teksten. Bedoelde u 'kst-31490-337.txt'? …"),
    "a text as a document": Mistake(SOURCES, "tekst: kst-31490-337.txt", "tekst: ▶kst-31490-337.docx", "tekst 'kst-31490-337.docx' klopt niet. Hier hoort: een bestandsnaam die eindigt op .txt."),
    "an event without evidence": Mistake(TIMELINE, "    herkomst: officieel\n    bewijs:\n      - bron: kst-31490-17\n        vindplaats: hele motie\n", "    herkomst: officieel\n", also=((TIMELINE, "  - ▶id: motie-heijnen", "veld 'bewijs' ontbreekt."),)),
    "a dispute with one side": Mistake(DISPUTES, "id: middelburg-negende-of-tiende\n", "id: middelburg-negende-of-tiende\n    ▶partijen: 2\n", "veld 'partijen' bestaat hier niet. Toegestaan: gebieden, id, kanten, maatregelen, reeksen, sectoren, titel, toelichting."),
    "a row of a round with another word": Mistake(ROW_4, "Op dit moment zijn er acht", "Op dit ogenblik zijn er acht", also=((ROW_4, "stand_van_zaken:\n  - ▶>-", "'Op dit ogenblik zijn er acht rijksontmoetingspleinen. Eind …' staat niet letterlijk in kst-31490-390-bijlage-2. Dichtstbij: 'Eind 2025 wordt in Middelburg het negende rijksontmoetingsplein geopend.'"),)),
    "a column misspelt": Mistake(ROUND, "  - stand van zaken", "  - ▶stand-van-zaken", "kolommen 'stand-van-zaken' bestaat niet. Bedoelde u 'stand van zaken'? Toegestaan: actie, doelstelling, maatregel, stand van zaken."),
    "a round with another name than its folder": Mistake(ROUND, "ronde: \"2025\"", "ronde: ▶\"2026\"", "ronde '2026' is niet de naam van deze map. Schrijf '2025', of noem de map 2026."),
    "a row without its title": Mistake(ROW_4, "titel: Landelijk netwerk van rijksontmoetingspleinen\n", "▶", "veld 'titel' ontbreekt."),
    "a space for thousands": Mistake(VALUES, ROW, ROW.replace("311", "▶311 "), "waarde '311 353' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a comma for thousands in marks": Mistake(VALUES, ROW, ROW.replace("311353", "▶\"311,353\""), "waarde '311,353' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a number with the sign of money before it": Mistake(VALUES, ROW, ROW.replace("31", "▶€ 31"), "waarde '€ 311353' heeft '€' voor het getal. Schrijf alleen cijfers."),
    "a number with a word before it": Mistake(VALUES, ROW, ROW.replace("31", "▶ca. 31"), "waarde 'ca. 311353' heeft 'ca.' voor het getal. Schrijf alleen cijfers; hoe precies het is, staat bij 'nauwkeurigheid'."),
    "a number with its unit": Mistake(VALUES, ROW, ROW.replace("311353", "▶311353 fte"), "waarde '311353 fte' heeft 'fte' achter het getal. Schrijf alleen cijfers; de eenheid staat bij de reeks."),
    "a letter O in a number": Mistake(VALUES, ROW, ROW.replace("311353", "▶31135O"), "waarde '31135O': teken 6 is de letter O. Typ daar het cijfer 0."),
    "a number with a plus": Mistake(VALUES, ROW, ROW.replace("31", "▶+31"), "waarde '+311353' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a number as a formula": Mistake(VALUES, ROW, ROW.replace("31", "▶=31"), "waarde '=311353' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a number as Excel shows it": Mistake(VALUES, ROW, ROW.replace("311353", "▶3.11E+05"), "waarde '3.11E+05' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a dash for a number": Mistake(VALUES, ROW, ROW.replace("311353", "▶-"), "waarde '-' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a question mark for a number": Mistake(VALUES, ROW, ROW.replace("311353", "▶?"), "waarde '?' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
    "a year for a day": Mistake(VALUES, ROW, ROW.replace("2021-01-01", "▶2021"), "peildatum: '2021' is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2024-10-25."),
    "a cell too many": Mistake(VALUES, ROW, ROW.replace("rijks-fte,2021-01-01,NL,totaal,,311353,", "▶rijks-fte,2021-01-01,NL,totaal,,311353,,"), "deze rij heeft 15 cellen; de kop heeft er 14. Staat er een komma te veel of te weinig?"),
    "a cell too few": Mistake(VALUES, ROW, ROW.replace("rijks-fte,2021-01-01,NL,totaal,,", "▶rijks-fte,2021-01-01,NL,totaal,"), "deze rij heeft 13 cellen; de kop heeft er 14. Staat er een komma te veel of te weinig?"),
    "a remark with a comma": Mistake(VALUES, "RTV Drenthe noemt 321.397 fte; dat", "RTV Drenthe noemt 321.397 fte, dat", also=((VALUES, "▶rijks-fte,2022-01-01,NL,totaal,,321396,exact,,officieel,kst-31490-321,jaarrapportage,,,RTV Drenthe noemt 321.397 fte, dat lijkt afronding.", "deze rij heeft 15 cellen; de kop heeft er 14. Staat er een komma te veel of te weinig?"),)),
    "a remark with an open quotation mark": Mistake(VALUES, "RTV Drenthe noemt 321.397 fte; dat", "\"RTV Drenthe noemt 321.397 fte; dat", also=((VALUES, "▶rijks-fte,2022-01-01,NL,totaal,,321396,exact,,officieel,kst-31490-321,jaarrapportage,,,\"RTV Drenthe noemt 321.397 fte; dat lijkt afronding.", "deze rij is geen goede CSV. Kijk naar de aanhalingstekens: zet een tekst met een komma tussen \" en \"."),)),
    "an empty line in a table": Mistake(VALUES, "\nrijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel", "\n▶\nrijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel", "deze rij is leeg. Haal haar weg."),
    "a line of commas in a table": Mistake(VALUES, "\nrijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel", "\n▶,,,,,,,,,,,,,\nrijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel", "deze rij is leeg. Haal haar weg."),
    "an area with small letters in a table": Mistake(VALUES, ROW, ROW.replace("NL", "▶nl"), "gebied 'nl' bestaat niet. Bedoelde u 'NL'?"),
    "a precision that is no word for it": Mistake(VALUES, ROW, ROW.replace("exact", "▶precies"), "nauwkeurigheid 'precies' bestaat niet. Toegestaan: afgerond, bijna, exact, hoogstens, meer-dan, minder-dan, minstens, ongeveer, ruim."),
    "evidence that is no word for it": Mistake(VALUES, ROW, ROW.replace("officieel", "▶ministerie"), "herkomst 'ministerie' bestaat niet. Toegestaan: afgeleid, brontekst, kamervraag, niet-gevonden, officieel, pers, verwijzing."),
    "a series with a space": Mistake(VALUES, ROW, ROW.replace("rijks-", "▶rijks "), "reeks 'rijks fte' bestaat niet. Bedoelde u 'rijks-fte'? …"),
    "two columns that changed places": Mistake(VALUES, "reeks,peildatum,gebied", "reeks,▶gebied,peildatum", "de kolommen 'gebied' en 'peildatum' staan onder elkaars naam: onder 'gebied' staat '2020-01-01', onder 'peildatum' staat 'NL'. Wissel die namen om, of de kolommen."),
    "two columns of names that changed places": Mistake(VALUES, "gebied,sector", "▶sector,gebied", "de kolommen 'sector' en 'gebied' staan onder elkaars naam: onder 'sector' staat 'NL', onder 'gebied' staat 'totaal'. Wissel die namen om, of de kolommen."),
    "a number under how exact it is": Mistake(VALUES, "waarde,nauwkeurigheid", "▶nauwkeurigheid,waarde", "de kolommen 'nauwkeurigheid' en 'waarde' staan onder elkaars naam: onder 'nauwkeurigheid' staat '311353', onder 'waarde' staat 'exact'. Wissel die namen om, of de kolommen."),
    "three columns that changed places": Mistake(VALUES, "peildatum,gebied,sector", "▶sector,peildatum,gebied", "de kolommen 'sector' en 'peildatum' en 'gebied' staan onder elkaars naam: onder 'sector' staat '2020-01-01', onder 'peildatum' staat 'NL', onder 'gebied' staat 'totaal'. Wissel die namen om, of de kolommen."),
    "an area and a sector in each other's cell": Mistake(VALUES, ROW, ROW.replace("NL,totaal", "▶totaal,NL"), "'totaal' is een sector en 'NL' een gebied. Wissel ze om: 'gebied' is 'NL' en 'sector' is 'totaal'."),
    "a column with another name": Mistake(VALUES, "reeks,peildatum,gebied", "reeks,▶datum,gebied", "kolom 'datum' bestaat hier niet. Bedoelde u 'peildatum'? …"),
    "a not-found with a zero": Mistake(VALUES, "2026-01-01,NL,totaal,,,,,niet-gevonden", "2026-01-01,NL,totaal,,0,,,▶niet-gevonden", "'niet-gevonden' heeft geen waarde, richting of nauwkeurigheid. Haal die weg, of kies een andere herkomst."),
    "a correction without the old value": Mistake(VALUES, "rijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel,kst-31490-307,jaarrapportage,,", "rijks-fte,2021-01-01,NL,totaal,,311353,exact,,officieel,kst-31490-307,jaarrapportage,▶,correctie", "bij een 'oorzaak' hoort 'was': de waarde die hier eerder stond. Vul die in, of haal de oorzaak weg."),
    "an area by its name in a forecast": Mistake(FORECASTS, "2026-01-01,NL,totaal,,,1000", "2026-01-01,▶Nederland,totaal,,,1000", "'Nederland' is de naam van gebied 'NL'. Schrijf hier 'NL'."),
    "a forecast without a report": Mistake(FORECASTS, "rijks-fte,2022,2022-01-01,2026-01-01,NL", "rijks-fte,▶,2022-01-01,2026-01-01,NL", "rapport is leeg. Vul de cel in."),
    "a forecast in two ways": Mistake(FORECASTS, "NL,totaal,,,1000,,,,,afgerond", "NL,totaal,,,1000,,,,▶stijging,afgerond", "naast een waarde is 'richting' overbodig. Haal die weg."),
    "a place that is half open": Mistake(PLACES, "Assen,PV22,open", "Assen,PV22,▶bijna open", "toestand 'bijna open' bestaat niet. Bedoelde u 'open'? Toegestaan: gepland, gesloten, onbekend, open."),
    "a break of which it is not known": Mistake(BREAKS, "rijks-fte,2022-01-01,PV20,zeker", "rijks-fte,2022-01-01,PV20,▶mogelijk", "zekerheid 'mogelijk' bestaat niet. Toegestaan: onzeker, zeker."),
    "an area code that changed": Mistake(AREAS, "\nPV29,", "\n▶PV39,", "gebied 'PV39' wordt nergens genoemd, en 'PV29' 13 keer, maar die is er niet. Is dit dezelfde? Zet hier dan 'PV29' terug."),
    "a method that changed": Mistake(METHODS, "\njaarrapportage,", "\n▶jaarraportage,", "methode 'jaarraportage' wordt nergens genoemd, en 'jaarrapportage' 61 keer, maar die is er niet. Is dit dezelfde? Zet hier dan 'jaarrapportage' terug."),
    "a colour of three digits": Mistake(STATUSES, "\"#5b6472\"", "▶\"#5b6\"", "kleur '#5b6' klopt niet. Hier hoort: een kleur als #1f5fbf, in kleine letters."),
    "an address without a slash": Mistake(PUBLICATION, "\nadres: https://motiespoor.example/\n", "\nadres: ▶https://motiespoor.example\n", "adres 'https://motiespoor.example' klopt niet. Hier hoort: een adres dat begint met https:// en eindigt op /."),
    "a role with another id": Mistake(ROLES, "id: redactie\n    naam: Redactie", "id: redaktie\n    naam: Redactie", also=((M1A, "eigenaar: ▶redactie", "rol 'redactie' bestaat niet. Bedoelde u 'redaktie'? …"),)),
    "a link without its end": Mistake(PAGE, "(methode.md)", "(▶methode)", "'methode' is geen link die hier mag. Gebruik https:// of een bestand als ../over.md."),
    "a link to a page that is not there": Mistake(PAGE, "(methode.md)", "(▶metode.md)", "de pagina 'metode.md' bestaat niet. Bedoelde u 'methode.md'?"),
    "a link to a site without https": Mistake(PAGE, "(methode.md)", "(▶http://motiespoor.example)", "'http://motiespoor.example' is geen link die hier mag. Gebruik https:// of een bestand als ../over.md."),
    "a first field without a space": Mistake(M4, "- bron: kst-31490-347-bijlage-2", "- ▶bron:kst-31490-347-bijlage-2", "achter een sleutel hoort een dubbele punt en een spatie."),
    "a heading without a space": Mistake(PAGE, "## Hoe dit gemaakt is", "##▶Hoe dit gemaakt is", "zet een spatie achter ##: '## Hoe dit gemaakt is'."),
    "a page with two titles": Mistake(PAGE, "## Hoe dit gemaakt is", "▶# Hoe dit gemaakt is", "een pagina heeft één titel. Gebruik '## ' voor een kop."),
    "a link that does not close": Mistake(PAGE, "(methode.md)", "(methode.md", also=((PAGE, "▶](methode.md", "dit wordt geen link: zet een ) achter het adres, en geen spatie erin."),)),
    "a heading too deep": Mistake(PAGE, "## Hoe dit gemaakt is", "▶#### Hoe dit gemaakt is", "deze kop slaat een niveau over: de vorige begint met ##. Begin deze met ###."),
    "a word for a list in the settings": Mistake("mkdocs.yml", "markdown_extensions:\n  attr_list: {} # fixed ids on headings\n  tables:\n    use_align_attribute: true # the default writes style=\"\", which a strict policy refuses\n  toc:\n    title: Op deze pagina\n    permalink: false # a sign inside a heading is read aloud with it; the list \"Op deze pagina\" gives the addresses\n    toc_depth: 2-3\n", "markdown_extensions: ▶toc\n", "'markdown_extensions' is een lijst: zet '- toc' op een nieuwe regel eronder."),
    "two statuses with one name": Mistake(STATUSES, "naam: Afgerond", "naam: ▶Loopt", "zo heet status 'loopt' al (regel 22). Geef deze een andere naam."),
    "a picture in a page": Mistake(PAGE, "## Hoe dit gemaakt is", "▶![foto](foto.png)\n\n## Hoe dit gemaakt is", "een afbeelding mag hier niet. Beschrijf wat erop staat, of geef een link."),
    "a page of the menu with a capital": Mistake("mkdocs.yml", "Over deze site: over.md", "Over deze site: ▶Over.md", "het menu leidt naar 'Over.md', en die pagina is er niet. Bedoelde u 'over.md'?"),
    "a script in a page": Mistake(PAGE, "## Hoe dit gemaakt is", "▶<script>x</script>\n\n## Hoe dit gemaakt is", "HTML mag hier niet. Gebruik gewone Markdown."),
    "a text with conflict marks": Mistake(TEXT, "presentie van de regio in het Rijk. Met de maatregelen uit deze brief licht\n", "▶<<<<<<< HEAD\npresentie van de regio in het Rijk. Met de maatregelen uit deze brief licht\n=======\nPRESENTIE VAN DE REGIO IN HET RIJK. MET DE MAATREGELEN UIT DEZE BRIEF LICHT\n>>>>>>> tak\n", "hier staat een samenvoegconflict van git. Kies een van de versies en haal de regels met <<<<<<<, ======= en >>>>>>> weg."),
}  # fmt: skip

# What is told more than once, with how often: two that are each worth telling.
MORE = {
    "a list with words": 2,  # two words, each in the place of a number
    "an outcome in the future": 2,  # and another day than the place itself has
    "a row of a round with another word": 2,  # and the round was closed
    "a not-found with a zero": 2,  # and the front page reckons with it
}


def test_there_are_a_hundred_and_fifty_mistakes() -> None:
    """With the fifty, and none of them twice."""
    every = [*FIFTY.values(), *MISTAKES.values()]
    assert len({(each.path, each.old, each.new.replace("▶", ""), each.renamed) for each in every}) == len(every) >= 150


def test_nine_of_ten_are_told_once() -> None:
    """One mistake, one message."""
    assert len(MORE) * 10 <= len(MISTAKES)


# One in four; all of them take a minute.
TRIED = [pytest.param(name, marks=pytest.mark.proof if number % 4 else ()) for number, name in enumerate(MISTAKES)]


@pytest.mark.parametrize("name", TRIED)
def test_a_mistake_is_told_once_with_what_to_do(real: Path, name: str) -> None:
    """Never in silence, at its place, in these words."""
    reading, (expected,) = read_with(real, MISTAKES[name])
    told = [str(each) for each in problems(reading, TODAY)]
    assert len(told) == MORE.get(name, 1), told
    start, more, _ = expected.partition("…" if expected.endswith(" …") else "\0")
    assert [each for each in told if (each.startswith(start) if more else each == expected)], told


@pytest.mark.proof
def test_the_fifty_are_told_once_as_well(real: Path) -> None:
    """Nine of ten of those, too."""
    counts = [len(problems(read_with(real, each)[0], TODAY)) for each in FIFTY.values() if not each.renamed]
    assert 0 not in counts
    assert sum(count > 1 for count in counts) * 10 <= len(counts), counts


def test_without_a_mistake_nothing_is_told(real: Path) -> None:
    """The dossier itself is right."""
    assert problems(read_dossier(real), TODAY) == ()
