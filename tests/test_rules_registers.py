"""Bad cases of the rules on registers: what they say of themselves, their rows, and what is asked of these."""

from __future__ import annotations

import csv
import io
import re
import shutil
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import asked, dates, divisions, registers, rows
from motiespoor.validate.check import problems
from registered import NINTH
from test_rules import Cases, Mistake, Rule, assert_told, each_case

FOLDER = "data/registers/steigers"
SHEET, ROWS = f"{FOLDER}/datapackage.yaml", f"{FOLDER}/rijen.csv"
HISTORY, EVIDENCE = f"{FOLDER}/verloop.csv", f"{FOLDER}/bewijs.csv"
SEARCHED = "  gezocht_in: De stukken van de Raad, en De Veerbode van 2025.\n"
ENDED = """\
  beeindigd:
    datum: {}
    reden: De Raad telt ze niet meer.
    bewijs: [{{bron: zv-2025-051, vindplaats: rij B}}]
"""
WISHES = "data/registers/wensen"
OF_WISHES, WISH = f"{WISHES}/datapackage.yaml", f"{WISHES}/rijen/hondensteiger.yaml"
NIGHT = f"{WISHES}/rijen/nachtboot.yaml"
COUPLINGS = "data/registers/koppelingen.yaml"
AREAS = "data/cijfers/gebieden.csv"
FIELDS = "belofte, ligplaatsen, naam, oever, open, opmerking, sleutel, status, themas, wijk"
CAPE = "kaap,Fûgelsâner Kaap,W3,Noordsloot,2026 e.v.,12,beloofd,nachtvaart,"
SANDS = "t-zand,Steiger bij ’t Zand <oud>,W2,Noordsloot,voor 2024,4,open,"
KEY_FIELD = """\
        - name: sleutel
          type: string
          title: Sleutel
          description: Blijft altijd gelijk.
          constraints:
            required: true
"""
BUILDING = "kaap,1,2025-11-03,status,in-aanbouw,Het College begint met bouwen.,voortgang,"
TEN = "kaap,2,2025-11-03,ligplaatsen,10,Het worden er 10 en geen 12.,correctie,2026-02-01"
NO_SHEET = "dit bestand ontbreekt. Elke map in data/registers heeft een datapackage.yaml."
INDEX = "een register kan niet 'index' heten: zo heet het bestand van de pagina met alle registers. Noem de map anders."
SCHEMA = "▶$schema: https://datapackage.org/profiles/2.0/datapackage.json"
NO_BANK = f"veld 'oever' bestaat niet in tabel 'rijen'. Toegestaan: {FIELDS.replace(' oever,', '')}."
TYPES = "type 'strin' bestaat niet. Bedoelde u 'string'? Toegestaan: date, integer, number, string."
WANNER = (
    "veld 'wanner' bestaat hier niet. Bedoelde u 'wanneer'? Toegestaan: bewijs, sleutel, themas, titel, tot, vanaf, "
    "verloop, waarom, wanneer, wijk."
)
UNPROVEN = "deze verandering van rij 'kaap' rust op geen bron. Zet die in data/registers/steigers/bewijs.csv, met volgnummer 2."
NO_KEY = (
    "veld 'sleutel' bestaat niet in tabel 'rijen'. Toegestaan: belofte, kenmerk, ligplaatsen, naam, oever, open, "
    "opmerking, status, themas, wijk."
)
NO_DAY = "register 'steigers' heeft geen veld voor 'dag'. Noem dat in zijn beschrijving, onder 'velden', of haal 'moment' weg."

CASES: Cases = {
    registers.registers_have_addresses_of_their_own: (
        Mistake(
            OF_WISHES,
            "",
            "",
            renamed="data/registers/index/datapackage.yaml",
            also=(
                ("data/registers/index/datapackage.yaml", SCHEMA, INDEX),
                (OF_WISHES, "", NO_SHEET),
                (COUPLINGS, "links: ▶wensen", "register 'wensen' bestaat niet. Toegestaan: index, steigers."),
            ),
        ),
    ),
    registers.rows_have_a_key: (
        Mistake(
            SHEET,
            "        - name: sleutel\n",
            "        - name: ▶kenmerk\n",
            "het eerste veld van een register heet 'sleutel': daar hangen adressen aan. Zet het vooraan.",
            also=(
                (
                    SHEET,
                    "        - ▶sleutel\n",
                    NO_KEY,
                ),
            ),
        ),
        Mistake(
            SHEET,
            KEY_FIELD,
            KEY_FIELD.replace("type: string", "type: ▶string").replace("required: true", "required: false"),
            "'sleutel' is altijd ingevulde tekst: type 'string', met 'required: true'.",
        ),
        Mistake(SHEET, "primaryKey:\n        - sleutel", "primaryKey:\n        ▶- naam", "hier hoort [sleutel]."),
        Mistake(
            SHEET,
            "        - name: oever\n",
            "        - name: ▶wijk\n",
            "veld 'wijk' staat er al, op regel 37. Haal er één weg.",
            also=((SHEET, "plaats: ▶oever", NO_BANK),),
        ),
        Mistake(
            SHEET,
            "        - name: oever\n",
            "        - name: ▶bewijs\n",
            "'bewijs' staat bij elk register al naast de velden. Kies een andere naam.",
            also=((SHEET, "plaats: ▶oever", NO_BANK.replace("belofte,", "belofte, bewijs,")),),
        ),
    ),
    registers.parts_are_played_by_fields: (
        Mistake(
            SHEET,
            "    titel: naam\n",
            "    titel: ▶nam\n",
            f"veld 'nam' bestaat niet in tabel 'rijen'. Bedoelde u 'naam'? Toegestaan: {FIELDS}.",
        ),
        Mistake(
            SHEET,
            "    omvang: ligplaatsen\n",
            "    omvang: ▶naam\n",
            "veld 'naam' heeft type 'string'; wat hier staat, heeft type integer of number.",
        ),
        Mistake(
            SHEET,
            "    maatregelen: [B]\n    kader: [kwartier]\n  groep",
            "    maatregelen: [B]\n    kader: [kwartier]\n  inhoud:\n    beloften: [▶belofte]\n  groep",
            "veld 'belofte' staat ook bij 'belofte'. Een veld heeft één van die twee rollen: haal er één weg.",
        ),
    ),
    registers.groups_are_of_words: (
        Mistake(
            SHEET,
            "  groep: wijk\n",
            "  groep: ▶wik\n",
            f"veld 'wik' bestaat niet in tabel 'rijen'. Bedoelde u 'wijk'? Toegestaan: {FIELDS}.",
        ),
        Mistake(
            SHEET,
            "  groep: wijk\n",
            "  groep: ▶naam\n",
            "in veld 'naam' kan van alles staan. Groepeer op een gebied, een status, thema's, een maatregel, of een veld "
            "met keuzen (enum).",
        ),
    ),
    registers.statuses_are_listed: (
        Mistake(
            OF_WISHES,
            "    themas: themas\n",
            "    themas: themas\n    status: ▶waarom\n",
            "de woorden voor de status ontbreken. Zet ze onder 'statussen', van het begin tot het eind.",
            also=((OF_WISHES, "    toelichting: ▶waarom\n", ""),),
        ),
        Mistake(
            OF_WISHES,
            "  gezocht_in: De brieven van de wijken.\n",
            "  gezocht_in: De brieven van de wijken.\n  statussen:\n    ▶- waarde: gevraagd\n      label: Gevraagd\n",
            "geen veld heeft een status. Noem dat veld onder 'velden', bij 'status', of haal deze lijst weg.",
        ),
        Mistake(
            SHEET,
            "    - waarde: open\n",
            "    - waarde: open\n      label: Alvast open\n    - waarde: ▶open\n",
            "status 'open' staat er al, op regel 109. Houd er één over.",
        ),
    ),
    registers.what_ended_stands_still: (
        Mistake(
            HISTORY,
            "kaap,2,2025-11-03,",
            "kaap,2,▶2025-12-01,",
            "register 'steigers' wordt sinds 2025-11-20 niet meer bijgehouden, en deze verandering is van 2025-12-01. "
            "Haal één van beide weg.",
            before=((SHEET, SEARCHED, SEARCHED + ENDED.format("2025-11-20")),),
        ),
    ),
    asked.bounds_are_of_numbers: (
        Mistake(
            SHEET,
            "    - veld: ligplaatsen\n",
            "    - veld: ▶ligplaats\n",
            f"veld 'ligplaats' bestaat niet in tabel 'rijen'. Bedoelde u 'ligplaatsen'? Toegestaan: {FIELDS}.",
        ),
        Mistake(SHEET, "    - veld: ligplaatsen\n", "    - veld: ▶naam\n", "in veld 'naam' staat geen getal."),
        Mistake(
            SHEET,
            "    - veld: ligplaatsen\n      minimum: 2\n",
            "    - ▶veld: ligplaatsen\n",
            "noem een 'minimum' of een 'maximum'.",
        ),
        Mistake(
            SHEET,
            "    belofte: belofte\n    opmerking: opmerking\n",
            "    belofte: belofte\n",
            also=(
                (
                    SHEET,
                    "    - ▶veld: ligplaatsen\n",
                    "een rij buiten deze grens zegt in een opmerking waarom. Noem dat veld onder 'velden', bij 'opmerking'.",
                ),
            ),
        ),
    ),
    asked.questions_can_be_answered: (
        Mistake(
            SHEET,
            "        - veld: wijk\n          in: [W1, W10]\n",
            "        - ▶in: [W1, W10]\n",
            "noem een 'veld' of een 'koppeling', en niet allebei.",
        ),
        Mistake(
            SHEET,
            "        - veld: wijk\n          in: [W1, W10]\n",
            "        - veld: ▶wijken\n          in: [W1, W10]\n",
            f"veld 'wijken' bestaat niet in tabel 'rijen'. Bedoelde u 'wijk'? Toegestaan: {FIELDS}.",
        ),
        Mistake(
            SHEET,
            "        - veld: wijk\n          in: [W1, W10]\n",
            "        - koppeling: ▶steigers-en-wensen\n",
            "koppeling 'steigers-en-wensen' staat niet in data/registers/koppelingen.yaml. Bedoelde u "
            "'steigers-voor-wensen'? Toegestaan: steigers-voor-wensen.",
        ),
        Mistake(
            SHEET,
            "        - veld: wijk\n          in: [W1, W10]\n",
            "        - ▶veld: wijk\n",
            "zeg wat er in dit veld moet staan: 'is', 'in', 'niet_in', 'minimum' of 'maximum'.",
        ),
        Mistake(
            SHEET,
            "        - veld: wijk\n          in: [W1, W10]\n",
            "        - veld: ▶wijk\n          minimum: 2\n",
            "in veld 'wijk' staat geen getal.",
        ),
        Mistake(
            SHEET,
            "        - veld: status\n          is: open\n",
            "        - veld: status\n          is: ▶opn\n",
            "'opn' kan niet in veld 'status' staan. Bedoelde u 'open'? Toegestaan: beloofd, in-aanbouw, open.",
        ),
        Mistake(
            SHEET,
            "    - id: dichtbij\n",
            "    - id: dichtbij\n      vraag: Is het er al?\n      label: Er al\n      ja:\n        - veld: status\n"
            "          is: open\n    - id: ▶dichtbij\n",
            "id 'dichtbij' bestaat al, op regel 121. Kies een andere naam.",
        ),
    ),
    asked.couplings_join_two_registers: (
        Mistake(
            COUPLINGS,
            "    rechts: steigers\n",
            "    rechts: ▶wensen\n",
            "register 'wensen' kan niet aan zichzelf gekoppeld worden. Noem twee registers.",
        ),
        Mistake(
            SHEET,
            "    dag: open\n",
            "",
            also=(
                (
                    COUPLINGS,
                    "omvang, ▶moment]",
                    NO_DAY,
                ),
            ),
        ),
        Mistake(
            COUPLINGS,
            "op: [themas, gebied,",
            "op: [gebied,",
            also=((COUPLINGS, "nodig: [▶themas]", "'themas' staat niet onder 'op'."),),
        ),
        Mistake(
            COUPLINGS,
            "    nodig: [themas]\n",
            "    nodig: [themas]\n    minstens: ▶6\n",
            "hier hoort een getal van 1 tot en met 5: zoveel staan er onder 'op'.",
        ),
        Mistake(
            COUPLINGS,
            "    kop_links: Steigers die hier passen\n",
            "    kop_links: Steigers die hier passen\n    kop_rechts: Wensen\n  - id: ▶steigers-voor-wensen\n"
            "    titel: Nog een keer\n    links: steigers\n    rechts: wensen\n    op: [themas]\n    kop_links: Wensen\n",
            "id 'steigers-voor-wensen' bestaat al, op regel 3. Kies een andere naam.",
        ),
    ),
    divisions.neighbours_lie_beside_each_other: (
        Mistake(AREAS, ",W2; W3,", ",▶W1; W2; W3,", "'W1' grenst niet aan zichzelf. Haal het weg."),
        Mistake(
            AREAS,
            ",W2; W3,",
            ",▶W2; W3; W10,",
            "'W10' staat hier als buur, en 'W1' niet bij 'W10'. Zet het op beide plaatsen.",
        ),
    ),
    rows.rows_have_names_of_their_own: (
        Mistake(
            ROWS,
            "derde,Derde steiger",
            "derde,Derde steiger,,,,,beloofd,,derde-steiger,\n▶derde,Derde steiger & nog een",
            "sleutel 'derde' bestaat al: data/registers/steigers/rijen.csv, regel 5. Kies een andere naam.",
        ),
        Mistake(
            WISH,
            "sleutel: hondensteiger\n",
            "sleutel: ▶hondenplank\n",
            "sleutel 'hondenplank' is niet de naam van dit bestand. Schrijf 'hondensteiger', of noem het bestand "
            "hondenplank.yaml.",
        ),
        Mistake(
            WISH,
            "sleutel: hondensteiger\n",
            "sleutel: ▶index\n",
            "sleutel 'index' kan niet: zo heet het bestand van de pagina met alle namen. Kies een andere naam.",
            renamed=f"{WISHES}/rijen/index.yaml",
        ),
    ),
    rows.rows_rest_on_evidence: (
        Mistake(
            EVIDENCE,
            "derde,0,zv-2025-014,Zo nodig komt er een derde steiger.,\n",
            "",
            also=(
                (
                    ROWS,
                    "▶derde,Derde steiger",
                    "rij 'derde' rust op geen bron. Zet die in data/registers/steigers/bewijs.csv, met volgnummer 0.",
                ),
            ),
        ),
        Mistake(
            EVIDENCE,
            "kaap,2,zv-2025-051,,rij B\n",
            "",
            also=(
                (
                    HISTORY,
                    f"▶{TEN}",
                    UNPROVEN,
                ),
            ),
        ),
    ),
    rows.changes_change_something: (
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("ligplaatsen", "▶ligplaats"),
            f"veld 'ligplaats' bestaat niet in dit register. Bedoelde u 'ligplaatsen'? Toegestaan: {FIELDS}.",
        ),
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("ligplaatsen,10", "▶sleutel,de-kaap"),
            "'sleutel' blijft altijd gelijk: adressen hangen eraan.",
        ),
        Mistake(
            HISTORY, TEN, TEN.replace("ligplaatsen,10", "▶naam,"), "'naam' kan niet leeg worden. Vul in wat het nu is."
        ),
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("10,", "▶12,", 1),
            "'ligplaatsen' was al '12'. Haal deze verandering weg, of kijk wat het werd.",
        ),
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("ligplaatsen,10", "▶opmerking,"),
            "'opmerking' was al leeg. Haal deze verandering weg, of kijk wat het werd.",
        ),
    ),
    rows.steps_back_have_a_cause: (
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("ligplaatsen,10", "status,beloofd").replace("correctie", "▶voortgang"),
            "status 'beloofd' komt vóór 'in-aanbouw', en voortgang gaat niet terug. Kies een andere 'oorzaak': "
            "achteruitgang als een bron dat meldt, correctie als de vorige fout was.",
        ),
    ),
    rows.changes_come_after_their_row: (
        Mistake(
            HISTORY,
            BUILDING,
            BUILDING.replace("2025-11-03", "▶2025-04-13"),
            "datum 2025-04-13 ligt vóór 2025-04-14, en van eerder is over rij 'kaap' niets bekend. Kijk welke van de twee "
            "klopt. Was het toen al zo, kies dan als 'oorzaak' nagekomen, of correctie als de rij het fout had.",
        ),
    ),
    rows.rows_lie_in_areas_of_their_day: (
        Mistake(
            ROWS,
            SANDS,
            SANDS.replace("W2", "▶W10").replace("voor 2024", "2009"),
            "gebied 'W10' was er vanaf 2010-01-01, en deze rij is van '2009'. Kijk welk van de twee klopt.",
        ),
        Mistake(
            ROWS,
            SANDS,
            SANDS.replace("W2,Noordsloot", "▶W2,Süderdiep"),
            "'Süderdiep' ligt in gebied 'W1', en hier staat 'W2'. Kijk welk van de twee klopt. Klopt het allebei, zeg dan in "
            "'opmerking' hoe.",
        ),
    ),
    rows.numbers_lie_within_bounds: (
        Mistake(
            ROWS,
            SANDS,
            SANDS.replace(",4,", ",▶1,"),
            "ligplaatsen 1 is lager dan 2. Het College noemt een steiger pas open bij twee ligplaatsen. Klopt het getal, zeg "
            "dan in 'opmerking' waarom het afwijkt.",
        ),
        Mistake(
            ROWS,
            SANDS,
            SANDS.replace(",4,", ",▶401,"),
            "ligplaatsen 401 is hoger dan 400. Het College noemt een steiger pas open bij twee ligplaatsen. Klopt het getal, "
            "zeg dan in 'opmerking' waarom het afwijkt.",
            before=((SHEET, "      minimum: 2\n", "      minimum: 2\n      maximum: 400\n"),),
        ),
    ),
    dates.changes_run_forward: (
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("2025-11-03", "▶2025-11-02"),
            "datum 2025-11-02 ligt vóór die van de vorige verandering (2025-11-03). Zet ze op volgorde.",
        ),
        Mistake(
            HISTORY, TEN, TEN.replace("2025-11-03", "▶2026-03-02"), "datum 2026-03-02 ligt na vandaag (2026-03-01)."
        ),
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("2026-02-01", "▶2026-03-02"),
            "bekend sinds 2026-03-02 ligt na vandaag (2026-03-01).",
        ),
        Mistake(
            HISTORY,
            TEN,
            TEN.replace("2026-02-01", "▶2025-11-02"),
            "2025-11-02 ligt vóór de dag zelf (2025-11-03). Haal dit weg, of kijk welke dag klopt.",
        ),
        Mistake(
            SHEET,
            "  gezocht_tot: 2026-02-20\n",
            "  gezocht_tot: ▶2026-03-02\n",
            "gezocht tot 2026-03-02 ligt na vandaag (2026-03-01).",
        ),
    ),
}

# What is told where registers are read, or of a name that nothing has.
READ: tuple[Mistake, ...] = (
    Mistake(
        ROWS,
        CAPE,
        CAPE.replace("W3", "▶W4"),
        "gebied 'W4' bestaat niet. Bedoelde u 'W3'? Toegestaan: W1, W10, W2, W3, ZV.",
    ),
    Mistake(
        HISTORY,
        TEN,
        TEN.replace("ligplaatsen,10", "wijk,▶W4"),
        "gebied 'W4' bestaat niet. Bedoelde u 'W3'? Toegestaan: W1, W10, W2, W3, ZV.",
    ),
    Mistake(
        SHEET,
        "          in: [W1, W10]\n",
        "          in: [W1, ▶Lage-Plaat]\n",
        "gebied 'Lage-Plaat' bestaat niet. Toegestaan: W1, W10, W2, W3, ZV.",
    ),
    Mistake(
        COUPLINGS,
        "    rechts: steigers\n",
        "    rechts: ▶steiger\n",
        "register 'steiger' bestaat niet. Bedoelde u 'steigers'? Toegestaan: steigers, wensen.",
    ),
    Mistake(
        SHEET, "        - name: oever\n          type: string", "        - name: oever\n          type: ▶strin", TYPES
    ),
    Mistake(
        SHEET,
        "    titel: naam\n",
        "    titel: ▶[naam, oever]\n",
        "veld 'titel' heeft één waarde; een lijst of velden horen hier niet.",
    ),
    Mistake(
        SHEET,
        "    titel: naam\n",
        "    titel: naam\n    ▶titel: oever\n",
        "'titel' staat hier twee keer; de eerste keer op regel 86. Houd er één over.",
    ),
    Mistake(
        ROWS,
        CAPE,
        CAPE.replace(",12,", ",▶twaalf,"),
        "ligplaatsen 'twaalf' is geen heel getal. Schrijf alleen cijfers: 1234.",
    ),
    Mistake(
        ROWS,
        CAPE,
        CAPE.replace("beloofd", "▶belofd"),
        "status 'belofd' bestaat niet. Bedoelde u 'beloofd'? Toegestaan: beloofd, in-aanbouw, open.",
    ),
    Mistake(
        HISTORY,
        BUILDING,
        BUILDING.replace("in-aanbouw", "▶in aanbouw"),
        "waarde van 'status' 'in aanbouw' bestaat niet. Bedoelde u 'in-aanbouw'? Toegestaan: beloofd, in-aanbouw, open.",
    ),
    Mistake(
        EVIDENCE,
        "kaap,2,zv",
        "▶kaa,2,zv",
        "rij 'kaa' staat niet in rijen.csv. Bedoelde u 'kaap'? Toegestaan: coevaart, derde, kaap, t-zand.",
    ),
    Mistake(
        EVIDENCE,
        "derde,0,zv",
        "derde,0,zv-2025-051,,rij A\nderde,▶1,zv",
        "rij 'derde' heeft in verloop.csv geen verandering 1. Bewijs van de rij zelf heeft volgnummer 0.",
    ),
    Mistake(
        HISTORY,
        TEN,
        TEN.replace("kaap,2", "kaap,▶3"),
        "hier hoort volgnummer 2: de veranderingen van rij 'kaap' tellen door vanaf 1, in de volgorde waarin zij hier staan.",
        also=(
            (
                HISTORY,
                f"▶{TEN.replace('kaap,2', 'kaap,3')}",
                UNPROVEN,
            ),
        ),
    ),
    Mistake(WISH, "wijk: W2\n", "wijk: W2\n▶wanner: 2026\n", WANNER),
    Mistake(
        WISH,
        "bewijs:\n",
        "▶bewijzen:\n",
        WANNER.replace("wanner'", "bewijzen'").replace("'wanneer'?", "'bewijs'?"),
    ),
)


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_a_mistake_is_told(registered: Path, rule: Rule, mistake: Mistake) -> None:
    """Every mistake is told, exactly, at its place, and by its rule."""
    assert_told(registered, mistake, rule)


@pytest.mark.parametrize("mistake", READ, ids=lambda each: each.new[:30])
def test_a_mistake_is_told_where_it_is_read(registered: Path, mistake: Mistake) -> None:
    """What no descriptor, row or line of a register can say is told once, at its place."""
    assert_told(registered, mistake)


NO_ROWS = "dit register heeft geen rijen.csv, dus hoort dit bij niets. Zet die erbij, of haal dit bestand weg."
BOTH = (
    "de rijen van dit register staan al in data/registers/steigers/rijen, elk in een eigen bestand. "
    "Zet wat hier staat daarbij, en haal dit bestand weg."
)
# The sentences that no passage of one file calls up.
OTHERS = "koppeling 'steigers-voor-wensen' gaat niet over dit register."
MESSAGES = (OTHERS, NO_SHEET, NO_ROWS, BOTH, *(each.text for each in READ))


def told(root: Path) -> list[str]:
    return [str(each) for each in problems(read_dossier(root), TODAY)]


@pytest.fixture
def broken(registered: Path, tmp_path: Path) -> Path:
    """The small dossier with registers, free to be broken."""
    return Path(shutil.copytree(registered, tmp_path / "klein"))


def test_no_page_by_hand_stands_where_registers_stand(broken: Path) -> None:
    """It is told once, of the page."""
    (broken / "content/methode.md").rename(broken / "content/instrumenten.md")
    assert told(broken) == [
        "content/instrumenten.md:1:1: de naam 'instrumenten' is al van een pagina die gemaakt wordt. Kies een andere naam."
    ]


def test_a_folder_without_a_descriptor_is_told(broken: Path) -> None:
    """Nobody knows what its rows are; the coupling with it has no other side."""
    (broken / OF_WISHES).unlink()
    (broken / COUPLINGS).unlink()
    assert told(broken) == [f"{OF_WISHES}:1:1: {NO_SHEET}"]


def test_what_goes_with_rows_that_are_not_there_is_told(broken: Path) -> None:
    """The history and the evidence hang on a table."""
    (broken / ROWS).unlink()
    assert told(broken) == [f"{EVIDENCE}:1:1: {NO_ROWS}", f"{HISTORY}:1:1: {NO_ROWS}"]


BOM = "dit bestand begint met een BOM-teken. Sla het op als UTF-8 zonder BOM."


@pytest.mark.parametrize("path", [ROWS, EVIDENCE, HISTORY, WISH])
def test_nothing_else_is_told_of_what_a_file_would_have_said(broken: Path, path: str) -> None:
    """A file that is there and cannot be read is not missing, and its rows rest on what nobody could read."""
    (broken / path).write_bytes(b"\xef\xbb\xbf" + (broken / path).read_bytes())
    assert told(broken) == [f"{path}:1:1: {BOM}"]


def test_a_link_in_the_place_of_evidence_is_told_once(broken: Path) -> None:
    """It is not followed, and the rows are not said to rest on nothing."""
    (broken / EVIDENCE).rename(broken / "bewijs.csv")
    (broken / EVIDENCE).symlink_to(broken / "bewijs.csv")
    assert [each.partition(": ")[0] for each in told(broken)] == [f"{EVIDENCE}:1:1"]


def test_a_head_with_a_slip_is_told_and_not_every_row(broken: Path) -> None:
    """Thirteen rows without evidence are one word in the head of its table."""
    text = (broken / EVIDENCE).read_text("utf-8")
    (broken / EVIDENCE).write_text(text.replace("rij,", "rijk,", 1), encoding="utf-8")
    said = "kolom 'rijk' bestaat hier niet. Bedoelde u 'rij'? Toegestaan: bron, citaat, rij, vindplaats, volgnummer."
    assert told(broken) == [f"{EVIDENCE}:1:1: {said}"]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (EVIDENCE, "\nderde,0,", "\nderdr,0,"),
        (EVIDENCE, "\nderde,0,", "\nderde,3,"),
        (ROWS, "\nderde,", "\nkaap,"),
        (SHEET, "        type: string\n", "        type: strin\n"),
        (COUPLINGS, "links: wensen", "links: wens"),
        (SHEET, "    gebied: wijk\n", "    gebied: buurt\n"),
    ],
)
def test_one_mistake_is_told_once(broken: Path, path: str, old: str, new: str) -> None:
    """What follows from it (a row that then rests on nothing, a field that then is not there) is not told beside it."""
    text = (broken / path).read_text("utf-8")
    assert old in text
    (broken / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [each.partition(":")[0] for each in told(broken)] == [path]


def saved_by_excel(path: Path) -> None:
    """The table as a Dutch Excel saves it."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    days = [[re.sub(r"^(\d{4})-(\d\d)-(\d\d)$", r"\3-\2-\1", cell) for cell in row] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(days)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))


@pytest.mark.parametrize(
    ("path", "day"),
    [
        pytest.param(ROWS, ", dagen als 20-06-2025", id="rows"),
        pytest.param(HISTORY, ", dagen als 03-11-2025", id="history"),
        pytest.param(EVIDENCE, "", id="evidence"),
    ],
)
def test_a_table_that_excel_saved_is_told_once_and_mended(broken: Path, path: str, day: str) -> None:
    """Not every cell of it; what it was can be had back, to the letter."""
    before = (broken / path).read_bytes()
    saved_by_excel(broken / path)
    assert "".join(told(broken)) == (
        f"{path}:1:1: dit bestand is bewaard door Excel: puntkomma's tussen de cellen, een BOM-teken aan het begin, "
        f"Windows-regeleinden{day}. Zet het oude bestand terug en verander daar alleen uw regels, of herstel het: "
        "motiespoor check --herstel."
    )
    main(["check", "--herstel", "--ja", "--root", str(broken), "--today", TODAY.isoformat()])
    assert told(broken) == []
    assert list(csv.reader(io.StringIO((broken / path).read_text("utf-8")))) == list(
        csv.reader(io.StringIO(before.decode()))
    )


def test_a_register_ends_on_a_day_that_has_been(broken: Path) -> None:
    """The day is one that readers can be told of."""
    edit(broken, SHEET, SEARCHED, SEARCHED + ENDED.format("2026-03-02"))
    assert told(broken) == [f"{SHEET}:103:12: datum 2026-03-02 ligt na vandaag (2026-03-01)."]


def test_columns_of_rows_under_each_others_name_are_told_once_and_mended(broken: Path) -> None:
    """As of the tables of figures: by what stands in them, names of areas too."""
    before = (broken / ROWS).read_text(encoding="utf-8")
    edit(broken, ROWS, "naam,wijk,", "wijk,naam,")
    (line,) = told(broken)
    assert line == (
        f"{ROWS}:1:9: de kolommen 'wijk' en 'naam' staan onder elkaars naam: onder 'wijk' staat 'Steiger bij ’t Zand "
        "<oud>', onder 'naam' staat 'W2'. Wissel die namen om, of de kolommen."
    )
    main(["check", "--herstel", "--ja", "--root", str(broken), "--today", TODAY.isoformat()])
    assert (broken / ROWS).read_text(encoding="utf-8") == before


def test_evidence_of_a_change_that_cannot_be_read_is_not_astray(broken: Path) -> None:
    """The day of the change is told, and nothing of the lines that hang on it."""
    edit(broken, HISTORY, TEN, TEN.replace("2025-11-03", "03-11-2025"))
    assert told(broken) == [
        f"{HISTORY}:3:8: datum: '03-11-2025' is geen datum. Bedoelde u '2025-11-03'? Schrijf jaar-maand-dag."
    ]


def test_rows_stand_in_one_way(broken: Path) -> None:
    """In a table, or each in a file."""
    shutil.copytree(broken / WISHES / "rijen", broken / FOLDER / "rijen")
    found = [each for each in told(broken) if "in een eigen bestand" in each]
    assert found == [f"{path}:1:1: {BOTH}" for path in sorted((EVIDENCE, HISTORY, ROWS))]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Rijen.csv", "rijen.csv"),
        ("rijen (1).csv.txt", None),
        ("datapackage.yml", "datapackage.yaml"),
    ],
)
def test_a_file_with_nearly_the_right_name_is_the_one_that_was_meant(
    broken: Path, name: str, meant: str | None
) -> None:
    """It is read, and its name is all that is told; a copy is not read."""
    if meant is None:
        shutil.copy(broken / ROWS, broken / FOLDER / name)
        assert [each.partition(": ")[2] for each in told(broken)] == [
            f"dit lijkt een kopie van {ROWS}, en wordt niet gelezen. Haal de kopie weg, of geef haar een eigen naam."
        ]
        return
    (broken / FOLDER / meant).rename(broken / FOLDER / name)
    assert [each.partition(": ")[2] for each in told(broken)] == [
        f"dit bestand hoort {FOLDER}/{meant} te heten, en wordt zo niet gelezen. Noem het zo."
    ]


def test_a_row_may_be_called_as_any_other_file(broken: Path) -> None:
    """The file of a row with the name of the frame is no frame."""
    text = (broken / WISH).read_text(encoding="utf-8").replace("hondensteiger", "kader")
    (broken / WISHES / "rijen" / "kader.yaml").write_text(text, encoding="utf-8")
    assert told(broken) == []


@pytest.mark.parametrize(
    "cell",
    ["<script>alert(1)</script>", "=1+1", "{{ 7*7 }}", "x" * 2000, "a | b", "#Kop", "-2+3+cmd|' /C calc'!A0"],
)
def test_a_cell_with_more_than_words_is_text(broken: Path, cell: str) -> None:
    """What a cell holds is text, whatever it is to another program."""
    text = (broken / ROWS).read_text(encoding="utf-8")
    (broken / ROWS).write_text(text.replace("Waar hij komt {{ 7*7 }} staat er niet.", f'"{cell}"'), encoding="utf-8")
    assert told(broken) == []


def test_a_mile_of_text_is_refused(broken: Path) -> None:
    """As everywhere, with what fits."""
    text = (broken / ROWS).read_text(encoding="utf-8")
    (broken / ROWS).write_text(text.replace("Waar hij komt {{ 7*7 }} staat er niet.", "x" * 2001), encoding="utf-8")
    assert told(broken) == [f"{ROWS}:5:48: opmerking is 2001 tekens lang; hoogstens 2000 passen hier."]


def test_a_question_is_about_its_own_register(broken: Path) -> None:
    """What meets in a coupling of two others says nothing of a third."""
    for path, text in NINTH.items():
        asked = (
            "  vragen:\n    - {id: past, vraag: Past er een?, label: Past, ja: [{koppeling: steigers-voor-wensen}]}\n"
        )
        (broken / path).parent.mkdir()
        (broken / path).write_text(text + asked, encoding="utf-8")
    assert [each.partition(": ")[2] for each in told(broken)] == [OTHERS]
