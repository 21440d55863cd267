"""What a change does, told in words from a real repository, and what a change may not do."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from changing import commit, git, repository
from conftest import TODAY, edit, edited
from motiespoor.change import register_names, registers, revision
from motiespoor.change.revision import NoRevision, differs_from, dossier_at
from motiespoor.change.rules import RULES, problems_of_change
from motiespoor.cli import main
from motiespoor.derive.things import Sort, things
from motiespoor.model.dossier import Dossier
from motiespoor.model.kinds import REVISIONS
from motiespoor.read.dossier import Reading, read_dossier
from motiespoor.tell.style import MARKDOWN
from motiespoor.validate.check import problems
from test_rules import Mistake, read_with, written

A, B, C2 = (f"data/maatregelen/{name}.yaml" for name in ("A", "B", "C2"))
PROMISES, SUCCESSION = "data/maatregelen/toezeggingen.yaml", "data/maatregelen/opvolging.yaml"
VALUES, FORECASTS, AREAS, PLACES = (
    f"data/cijfers/{name}.csv" for name in ("waarnemingen", "prognoses", "gebieden", "plekken")
)
CLOSED = "data/ronden/voorjaar-25"
PUBLICATION, STATUSES = "site_config/publicatie.yaml", "site_config/statussen.yaml"

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def committed(committed_once: Path, tmp_path: Path) -> Path:
    """The same, free to be changed."""
    return Path(shutil.copytree(committed_once, tmp_path / "werk" / "klein", symlinks=True))


def run(root: Path, *arguments: str, today: date = TODAY) -> int:
    """The exit status of `verschil` on a dossier."""
    return main(["verschil", *arguments, "--root", str(root), "--today", today.isoformat()])


def against_it(root: Path) -> list[str]:
    """What speaks against a change since the last commit, of a dossier that is right in itself."""
    with dossier_at(root, "HEAD") as revision:
        return against(read_dossier(revision.folder).dossier, read_dossier(root))


def against(before: Dossier, reading: Reading) -> list[str]:
    """What speaks against a change, of a dossier that is right in itself."""
    assert problems(reading, TODAY) == ()
    return [str(each) for each in problems_of_change(before, reading.dossier)]


# What a change may not do

BACK = "Zet terug wat er stond."
SOFTENED = (
    "'{}' van mijlpaal '{}' is anders dan er stond, en daarmee wat ervan verwacht wordt. Zet terug wat er stond; "
    "was het een vergissing, zeg dat dan in 'opmerking'."
)
NEW_UPDATE = "Voeg een nieuwe stand toe; was het een vergissing, dan met 'oorzaak: correctie'."


def late(what: str) -> str:
    """What is said of something that is new, and older than what subscribers were told of."""
    return (
        f"{what} is nieuw en ouder dan wat er al stond (2025-12-10). Zeg in 'bekend_sinds' op welke dag u het wist: "
        "dan ziet een abonnee het."
    )


MISTAKES: dict[str, Mistake] = {
    "an explanation that is written anew": Mistake(
        C2,
        "toelichting: Het kaartje wordt nog ontworpen.",
        "toelichting: ▶Het kaartje is klaar.",
        f"de stand van 2025-11-03 is veranderd (toelichting). {BACK} {NEW_UPDATE}",
    ),
    "a status that is replaced": Mistake(
        C2,
        "status: bezig\n        toelichting: Ontwerpen is ook werk. Wij noemden dit eerst ‘beloofd’.\n        oorzaak: methode",
        "status: ▶klaar\n        toelichting: Het is er.\n        oorzaak: voortgang",
        f"de stand van 2025-12-10 is veranderd (status, toelichting, oorzaak). {BACK} {NEW_UPDATE}",
    ),
    "a status update of another day": Mistake(
        C2,
        "datum: 2025-12-10",
        "datum: ▶2025-12-11",
        f"de stand van 2025-12-10 is veranderd (datum). {BACK} {NEW_UPDATE}",
    ),
    "a status update that is taken away": Mistake(
        C2,
        "      - datum: 2025-12-10\n        status: bezig\n"
        "        toelichting: Ontwerpen is ook werk. Wij noemden dit eerst ‘beloofd’.\n        oorzaak: methode\n"
        "        bewijs:\n          - bron: zv-2025-051\n            citaat: Het kaartje wordt ontworpen\n",
        "",
        also=(
            (
                C2,
                "standen:\n      ▶- datum: 2025-11-03\n        ronde: najaar-25\n        status: beloofd\n        toelichting: Het",
                f"de stand van 2025-12-10 is weg. Zet die terug. {NEW_UPDATE}",
            ),
        ),
    ),
    "a report that says something else": Mistake(
        PROMISES,
        "toelichting: Er is gestemd, maar de uitslag volgt nog.",
        "toelichting: ▶Er is gestemd.",
        f"het bericht van 2025-11-03 is veranderd (toelichting). {BACK} Voeg een nieuw bericht toe.",
    ),
    "a report that is taken away": Mistake(
        B,
        "    berichten:\n      - datum: 2025-11-03\n        toelichting: Nog niet vernieuwd & geen nieuwe termijn.\n"
        "        bewijs:\n          - bron: zv-2025-051\n            citaat: De steiger is nog niet vernieuwd.\n",
        "",
        also=(
            (
                B,
                "- ▶id: steiger-vernieuwd",
                "het bericht van 2025-11-03 is weg. Zet die terug. Voeg een nieuw bericht toe.",
            ),
        ),
    ),
    "a correction that says something else": Mistake(
        f"{CLOSED}/correcties.yaml",
        "gevraagd_door: De Veerbode & Zn.",
        "gevraagd_door: ▶Niemand",
        f"correctie 'gebroken-rij' is veranderd (gevraagd_door). {BACK} Voeg een nieuwe correctie toe.",
    ),
    "a term that is moved without a report": Mistake(
        C2,
        "verwacht: tweede kwartaal 2026",
        "verwacht: ▶eind 2026",
        "de termijn van mijlpaal 'kaartje-te-koop' was 'tweede kwartaal 2026' en is nu 'eind 2026'. Noemt een bron een "
        "nieuwe termijn, zet die dan onder 'berichten'; was het een vergissing, zeg dat dan in 'opmerking'.",
    ),
    "a term that is taken away": Mistake(
        C2,
        "    verwacht: tweede kwartaal 2026\n",
        "",
        also=(
            (
                C2,
                "- ▶id: kaartje-te-koop",
                (
                    "de termijn van mijlpaal 'kaartje-te-koop' was 'tweede kwartaal 2026' en is nu leeg. Noemt een bron een "
                    "nieuwe termijn, zet die dan onder 'berichten'; was het een vergissing, zeg dat dan in 'opmerking'."
                ),
            ),
        ),
    ),
    "a condition that was not there": Mistake(
        C2,
        "    verwacht: tweede kwartaal 2026\n",
        "    verwacht: tweede kwartaal 2026\n    voorwaarde: ▶voor 3_4 * 5 duiten\n",
        SOFTENED.format("voorwaarde", "kaartje-te-koop"),
    ),
    "a promise that counts with another from now on": Mistake(
        C2,
        "    verwacht: tweede kwartaal 2026\n",
        "    verwacht: tweede kwartaal 2026\n    samen_met: ▶kaartje-overal\n",
        SOFTENED.format("samen_met", "kaartje-te-koop"),
    ),
    "a promise that comes back later": Mistake(
        PROMISES,
        "      vanaf: 2024\n      venster_van",
        "      vanaf: 2025\n      venster_van",
        also=(
            (
                PROMISES,
                "terugkeer:\n      ▶vanaf: 2025\n      venster_van",
                SOFTENED.format("terugkeer", "overzicht-ponten"),
            ),
        ),
    ),
    "a promise that rests on something else": Mistake(
        C2,
        "      citaat: In 2026 e.v. geldt het kaartje op heel Zeeveen.",
        "      vindplaats: rij C2",
        also=(
            (
                C2,
                "2026 e.v.\n    toezegging:\n      ▶bron",
                (
                    "de toezegging van mijlpaal 'kaartje-overal' is een andere. Zet terug wat er stond; "
                    "was het een vergissing, zeg dat dan in 'opmerking'."
                ),
            ),
        ),
    ),
    "progress in a round that is closed": Mistake(
        A,
        "      - datum: 2025-06-20\n        status: klaar\n",
        "      - datum: 2025-05-01\n        ronde: voorjaar-25\n        status: beloofd\n        toelichting: Nog altijd.\n"
        "        oorzaak: ▶voortgang\n        bekend_sinds: 2026-02-20\n        bewijs:\n          - bron: zv-2025-014\n"
        "            vindplaats: rij A\n      - datum: 2025-06-20\n        status: klaar\n",
        "ronde voorjaar-25 is gesloten op 2025-05-01. Een stand die daar nog bij komt, heeft 'oorzaak: nagekomen' of "
        "'oorzaak: correctie'. Staat dit niet in dat overzicht, haal dan 'ronde' weg.",
    ),
    "an outcome of another day": Mistake(
        PROMISES,
        "gerealiseerd: 2025-11-03",
        "gerealiseerd: ▶2025-11-01",
        "mijlpaal 'cijfers-per-wijk' was gerealiseerd op '2025-11-03' en is dat nu op '2025-11-01'. Zet terug wat er "
        "stond; was het een vergissing, zeg dat dan in 'opmerking'.",
    ),
    "an outcome that is taken away": Mistake(
        PROMISES,
        "    gerealiseerd: 2025-11-03\n    bewijs:\n      - bron: zv-2025-051\n"
        "        citaat: De cijfers per wijk gaan hierbij.\n",
        "",
        also=(
            (
                PROMISES,
                "- ▶id: cijfers-per-wijk",
                (
                    "mijlpaal 'cijfers-per-wijk' was gerealiseerd op '2025-11-03' en is dat nu niet meer. Zet terug wat er "
                    "stond; was het een vergissing, zeg dat dan in 'opmerking'."
                ),
            ),
        ),
    ),
    "a closing that is written anew": Mistake(
        f"{CLOSED}/slot.yaml",
        "gesloten: 2025-05-01",
        "gesloten: ▶2025-05-02",
        "ronde voorjaar-25 is gesloten op 2025-05-01, en dit bestand is daarna veranderd (gesloten). Zet terug wat er "
        f"stond; een verandering van de ronde is een correctie, in {CLOSED}/correcties.yaml.",
    ),
    "a value that is replaced": Mistake(
        VALUES,
        "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,",
        "veren-in-de-vaart,2025-07-01,ZV,alles,,▶7,exact,",
        "de waarde van veren-in-de-vaart, 2025-07-01, ZV, alles was 5 en is nu 7. Zet 5 in 'was' en zeg in 'oorzaak' "
        "waarom: 'correctie', 'methode' of 'nagekomen'.",
    ),
    "a value that was another one": Mistake(
        VALUES,
        "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,zv-2025-051,opgave,,,",
        "veren-in-de-vaart,2025-07-01,ZV,alles,,▶7,exact,,brontekst,zv-2025-051,opgave,6,correctie,",
        "de waarde van veren-in-de-vaart, 2025-07-01, ZV, alles was 5 en is nu 7. Zet 5 in 'was' en zeg in 'oorzaak' "
        "waarom: 'correctie', 'methode' of 'nagekomen'.",
    ),
    "a value that is made a gap": Mistake(
        VALUES,
        "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,",
        "veren-in-de-vaart,2025-07-01,ZV,alles,,▶,,,niet-gevonden,",
        "de waarde van veren-in-de-vaart, 2025-07-01, ZV, alles was 5 en is nu leeg. Zet 5 in 'was' en zeg in 'oorzaak' "
        "waarom: 'correctie', 'methode' of 'nagekomen'.",
    ),
    "a value with another precision": Mistake(
        VALUES,
        "veren-in-de-vaart,2025-09-05,ZV,alles,,6,ruim,",
        "veren-in-de-vaart,2025-09-05,ZV,alles,,6,▶bijna,",
        "nauwkeurigheid van veren-in-de-vaart, 2025-09-05, ZV, alles is een andere dan er stond. "
        "Zeg in 'opmerking' waarom.",
    ),
    "a value that is said to be counted otherwise": Mistake(
        VALUES,
        "veren-in-de-vaart,2025-09-05,ZV,alles,,6,ruim,,pers,veerbode-2025-09-06,opgave,",
        "veren-in-de-vaart,2025-09-05,ZV,alles,,6,ruim,,pers,veerbode-2025-09-06,▶register,",
        "de methode van veren-in-de-vaart, 2025-09-05, ZV, alles was 'opgave' en is nu 'register': dat zegt van hetzelfde "
        "cijfer dat het anders geteld is. Zeg in 'opmerking' waarom.",
    ),
    "a direction that turns": Mistake(
        VALUES,
        "W1,alles,,,,stijging,officieel",
        "W1,alles,,,,▶daling,officieel",
        "richting van routes-km-verandering, 2024-07-01, W1, alles is een andere dan er stond. Zeg in 'opmerking' waarom.",
    ),
    "a row that is taken away": Mistake(
        VALUES,
        "veren-in-de-vaart,2024-07-01,ZV,alles,,4,exact,,brontekst,zv-2025-014,opgave,,,De krant noemt er vijf.\n",
        "",
        also=(
            (
                VALUES,
                "",
                "veren-in-de-vaart, 2024-07-01, ZV, alles is weg: hier stond een waarde. Zet die rij terug.",
            ),
        ),
    ),
    "a forecast that is written anew": Mistake(
        FORECASTS,
        "2026-07-01,ZV,alles,136.5,,,,exact,officieel,eilandtelling-2025,",
        "2026-07-01,ZV,alles,137.5,,,,exact,officieel,eilandtelling-2025,▶",
        "deze prognose zegt iets anders dan er stond. Wat toen verwacht werd, verandert niet: zet het terug; "
        "was het een vergissing, zeg dat dan in 'opmerking'.",
    ),
    "a forecast that is taken away": Mistake(
        FORECASTS,
        "routes-km,plan-25,2025-07-01,2026-07-01,ZV,alles,136.5,,,,exact,officieel,eilandtelling-2025,,,,\n",
        "",
        also=(
            (
                FORECASTS,
                "",
                "routes-km, rapport plan-25, ZV, alles is weg: hier stond een prognose. Zet die rij terug.",
            ),
        ),
    ),
    "a milestone with another id": Mistake(
        C2,
        "id: kaartje-overal",
        "id: ▶kaartje-op-heel-zeeveen",
        "mijlpaal 'kaartje-overal' is er niet meer, en er zijn adressen die daarheen leiden. 'kaartje-op-heel-zeeveen' "
        f"lijkt dezelfde: geef die de oude naam terug, of zeg in {SUCCESSION} wat ervan werd: 'soort: mijlpaal', "
        "'van: kaartje-overal'.",
    ),
    "an action with another id": Mistake(
        A,
        "id: jaagpad-verharden",
        "id: ▶jaagpad",
        "actie 'fiets-en-veer/jaagpad-verharden' is er niet meer, en er zijn adressen die daarheen leiden. "
        f"'fiets-en-veer/jaagpad' lijkt dezelfde: geef die de oude naam terug, of zeg in {SUCCESSION} wat ervan werd: "
        "'soort: actie', 'van: fiets-en-veer/jaagpad-verharden'.",
        before=((A, "    actie: jaagpad-verharden\n", "    actie: jaagpad\n"),),
    ),
    "a measure with another key": Mistake(
        C2,
        "sleutel: een-kaartje",
        "sleutel: ▶kaartje",
        "maatregel 'een-kaartje' is er niet meer, en er zijn adressen die daarheen leiden. 'kaartje' lijkt dezelfde: "
        f"geef die de oude naam terug, of zeg in {SUCCESSION} wat ervan werd: 'soort: maatregel', 'van: een-kaartje'.",
    ),
    "a milestone that is taken away": Mistake(
        C2,
        "  - id: kaartje-overal\n    titel: Het kaartje geldt op heel Zeeveen\n    actie: kaartje-invoeren\n    gebied: ZV\n"
        "    verwacht: 2026 e.v.\n    toezegging:\n      bron: zv-2025-051\n"
        "      citaat: In 2026 e.v. geldt het kaartje op heel Zeeveen.\n",
        "",
        also=(
            (
                C2,
                "mijlpalen:\n  ▶- id: kaartje-te-koop",
                (
                    "mijlpaal 'kaartje-overal' is er niet meer, en er zijn adressen die daarheen leiden. Zet die terug, of zeg "
                    f"in {SUCCESSION} wat ervan werd: 'soort: mijlpaal', 'van: kaartje-overal'."
                ),
            ),
        ),
    ),
    "an event with another id": Mistake(
        "data/bronnen/tijdlijn.yaml",
        "id: naam-pont-stemming",
        "id: ▶stemming",
        "gebeurtenis 'naam-pont-stemming' is er niet meer, en er zijn adressen die daarheen leiden. 'stemming' lijkt "
        "dezelfde: geef die de oude naam terug.",
    ),
    "a page of another name": Mistake(
        "content/toegankelijkheid.md",
        "",
        "",
        "",
        (
            (
                "content/toegankelijkheid.md",
                "",
                "bladzijde 'toegankelijkheid.md' is er niet meer, en er zijn adressen die daarheen leiden. Zet die terug.",
            ),
        ),
        "content/woorden.md",
        (("mkdocs.yml", "toegankelijkheid.md", "woorden.md"),),
    ),
    "an area with another address": Mistake(
        AREAS,
        "W1,coevaart,",
        "W1,▶coevaert,",
        "de pagina van 'Coëvaart' stond op 'coevaart', en dat adres verdwijnt. Zet 'coevaart' terug.",
    ),
    "an area without its address": Mistake(
        AREAS,
        "W10,lage-plaat,",
        "W10,▶,",
        "de pagina van 'Lage Plaat & Süd' stond op 'lage-plaat', en dat adres verdwijnt. Zet 'lage-plaat' terug.",
    ),
    "names that rest on another address": Mistake(
        PUBLICATION,
        "naamgever: https://voorbeeld.example/",
        "naamgever: ▶https://elders.example/",
        "de naamgever was https://voorbeeld.example/ en verandert nooit. Zet die terug.",
    ),
    "a report that happened after all": Mistake(
        PROMISES,
        "gebeurd: ja",
        "gebeurd: ▶onzeker",
        f"het bericht van 2025-11-03 is veranderd (gebeurd). {BACK} Voeg een nieuw bericht toe.",
    ),
    "a correction of a promise that says something else": Mistake(
        PROMISES,
        "wat: Hier stond ‘gehaald’. Wij",
        "wat: ▶Hier stond niets. Wij",
        f"de correctie van 2026-02-01 is veranderd (wat). {BACK} Voeg een nieuwe correctie toe.",
    ),
    "a status with another label": Mistake(
        "site_config/statussen.yaml",
        "naam: Beloofd",
        "naam: ▶Toegezegd",
        "status 'beloofd' heette 'Beloofd' en heet nu 'Toegezegd'. Zeg dat onder 'heette': 'naam: Beloofd', 'tot:' de "
        "dag waarop het veranderde.",
    ),
    "an outcome that is taken back without a correction": Mistake(
        PROMISES,
        "    gerealiseerd: 2025-11-03\n    bewijs:\n      - bron: zv-2025-051\n"
        "        citaat: De cijfers per wijk gaan hierbij.\n",
        "    opmerking: Wij telden de wijken verkeerd.\n",
        also=(
            (
                PROMISES,
                "- ▶id: cijfers-per-wijk",
                (
                    "mijlpaal 'cijfers-per-wijk' was gerealiseerd op '2025-11-03' en is dat nu niet meer. Zeg dat onder "
                    "'correcties', met 'was: 2025-11-03'."
                ),
            ),
        ),
    ),
    "a status update that comes late": Mistake(
        C2,
        "      - datum: 2025-12-10\n",
        "      - datum: ▶2025-12-01\n        status: beloofd\n        toelichting: Nog altijd.\n        oorzaak: nagekomen\n"
        "        bewijs:\n          - bron: zv-2025-051\n            vindplaats: rij C2\n      - datum: 2025-12-10\n",
        late("deze stand van 2025-12-01"),
    ),
    "a report that comes late": Mistake(
        C2,
        "  - id: prijs-vast\n",
        "    berichten:\n      - datum: ▶2025-11-20\n        toelichting: De verkoop wordt voorbereid.\n        bewijs:\n"
        "          - bron: zv-2025-051\n            vindplaats: rij C2\n  - id: prijs-vast\n",
        late("dit bericht van 2025-11-20"),
    ),
    "a promise that comes late": Mistake(
        PROMISES,
        "  - id: naam-nieuwe-pont\n",
        "  - id: ▶wijk-voor-wijk\n    titel: De wijken komen een voor een\n    toezegging:\n      bron: zv-2025-014\n"
        "      vindplaats: onderaan\n  - id: naam-nieuwe-pont\n",
        late("deze belofte van 2025-04-14"),
    ),
    "a place that is taken away": Mistake(
        PLACES,
        "veren-in-de-vaart,veerpont,Süderdiep,W1,open,voor 2024,,pers,veerbode-2025-09-06,zv-2025-051,\n",
        "",
        "plek 'Süderdiep' is weg. Zet die rij terug; is de plek dicht, zeg dan 'gesloten' in 'toestand'.",
    ),
    "a place that lies elsewhere": Mistake(
        PLACES,
        "veerpont,Süderdiep,W1,",
        "veerpont,Süderdiep,▶W2,",
        "plek 'Süderdiep' lag in gebied 'W1'. Zeg in 'opmerking' waarom dat anders is.",
    ),
    "a status that ends the story": Mistake(
        STATUSES,
        "    einde: nee\n    volgorde: 2\n",
        "    einde: ▶ja\n    volgorde: 2\n",
        "'einde' van status 'bezig' was 'nee' en is nu 'ja': alles wat daarmee gepubliceerd is, zegt dan iets anders. "
        "Zet het terug, of maak een nieuwe status.",
    ),
    "a series in another unit": Mistake(
        "data/cijfers/reeksen.csv",
        "routes-km,Routes in gebruik,km,",
        "routes-km,Routes in gebruik,▶mijl,",
        "'eenheid' van reeks 'routes-km' was 'km' en is nu 'mijl': alles wat daarmee gepubliceerd is, zegt dan iets "
        "anders. Zet het terug, of maak een nieuwe reeks.",
    ),
    "an area with another name": Mistake(
        AREAS,
        "W2,t-zand,'t Zand,Zand; Het Zand,",
        "W2,t-zand,▶Duin,Zand; Het Zand,",
        "'W2' heette ''t Zand' en heet nu 'Duin'. Is het hetzelfde, zet de oude naam dan in 'ook_genoemd'; is het iets "
        "anders, geef dat een eigen code.",
    ),
    "an event that comes late": Mistake(
        "data/bronnen/tijdlijn.yaml",
        "  - id: naam-pont-stemming\n",
        "  - id: doop\n    datum: ▶september 2025\n    soort: doop\n    titel: De pont wordt gedoopt\n    herkomst: pers\n"
        "    bewijs:\n      - bron: veerbode-2025-09-06\n        vindplaats: titel\n  - id: naam-pont-stemming\n",
        late("deze gebeurtenis van 2025-09-01"),
    ),
}


@pytest.mark.parametrize("done", MISTAKES)
def test_what_a_change_may_not_do_is_told_once(unchanged: Path, fiction: Dossier, done: str) -> None:
    """A dossier that is right in itself may still undo what was published: one line, at the place where it was done."""
    reading, expected = read_with(unchanged, MISTAKES[done])
    assert against(fiction, reading) == expected
    assert len(expected) == 1


def test_every_rule_has_a_case(committed: Path) -> None:
    """No rule is without a change that it refuses."""
    texts = [mistake.text or mistake.also[0][2] for mistake in MISTAKES.values()]
    told = {
        "names_remain": "is er niet meer, en er",
        "addresses_remain": "dat adres verdwijnt",
        "authority_remains": "de naamgever was",
        "relabelled_statuses_say_so": "en heet nu",
        "statuses_and_series_stay_what_they_are": "zegt dan iets anders",
        "renamed_parts_say_so": "zet de oude naam dan in",
        "status_updates_are_only_added": "de stand van",
        "reports_are_only_added": "het bericht van",
        "corrections_are_only_added": "correctie 'gebroken-rij'",
        "late_additions_say_so": "is nieuw en ouder",
        "closed_rounds_take_what_is_late": "Een stand die daar nog bij komt",
        "promises_stand": "de termijn van",
        "closings_stand": "is gesloten op",
        "revised_values_say_so": "de waarde van",
        "revisions_remain": "de herziening van",
        "forecasts_stand": "deze prognose",
        "places_remain": "plek 'Süderdiep' is weg",
    }
    # What registers ask of a change has its cases in test_register_changes.py and in test_renumbered_rows.py.
    elsewhere = (*registers.RULES, *register_names.RULES)
    assert [rule.__name__ for rule in RULES if rule not in elsewhere] == list(told)
    # What is revised twice takes two changes: see `test_a_second_revision_keeps_the_first`.
    refused = [rule for rule, words in told.items() if not any(words in text for text in texts)]
    assert refused == ["revisions_remain"]


def test_half_a_table_that_is_gone_is_one_mistake(committed: Path) -> None:
    """Rows that went together are told together."""
    lines = (committed / FORECASTS).read_text("utf-8").splitlines(keepends=True)
    (committed / FORECASTS).write_text("".join(lines[:2]), "utf-8")
    assert against_it(committed) == [
        (
            f"{FORECASTS}:1:1: routes-km, rapport plan-24, ZV, veer; routes-km, rapport plan-24, W10, alles; routes-km, "
            "rapport plan-24, W3, alles; en nog 3 andere zijn weg: op 6 rijen stond een prognose. Zet die rijen terug."
        )
    ]


RIGHT: dict[str, tuple[tuple[str, str, str], ...]] = {
    "a status update that is added": (
        (
            C2,
            "  - id: prijs-en-automaten\n",
            (
                "      - datum: 2026-02-01\n        status: klaar\n        toelichting: Het is er.\n        oorzaak: voortgang\n"
                "        bewijs:\n          - bron: zv-2025-051\n            vindplaats: rij C2\n  - id: prijs-en-automaten\n"
            ),
        ),
    ),
    "a status update that is added between others": (
        (
            C2,
            "      - datum: 2025-12-10\n",
            (
                "      - datum: 2025-12-01\n        status: beloofd\n        toelichting: Nog altijd.\n        oorzaak: nagekomen\n"
                "        bekend_sinds: 2026-02-20\n        bewijs:\n          - bron: zv-2025-051\n            vindplaats: rij C2\n      - datum: 2025-12-10\n"
            ),
        ),
    ),
    "a term that was wrong, and is told": (
        (
            C2,
            "verwacht: tweede kwartaal 2026",
            "verwacht: eind 2026\n    opmerking: Hier stond eerst het tweede kwartaal.",
        ),
    ),
    "a value that says what it was": (
        (
            VALUES,
            "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,zv-2025-051,opgave,,,",
            "veren-in-de-vaart,2025-07-01,ZV,alles,,7,exact,,brontekst,zv-2025-051,opgave,5,correctie,",
        ),
    ),
    "a gap that is filled": (
        (
            VALUES,
            (
                "routes-km,2023-07-01,W10,alles,,,,,niet-gevonden,eilandtelling-2025,meetwiel,,,"
                "Niet gevonden. De telling van 2023 heeft geen <regel> voor deze wijk."
            ),
            "routes-km,2023-07-01,W10,alles,,30.1,exact,,officieel,eilandtelling-2025,meetwiel,,,",
        ),
    ),
    "a forecast that was wrong, and is told": (
        (
            FORECASTS,
            "136.5,,,,exact,officieel,eilandtelling-2025,",
            "137.5,,,,exact,officieel,eilandtelling-2025,Hier stond eerst 136.5.",
        ),
    ),
    "an action that went over into another": (
        (A, "id: jaagpad-verharden", "id: jaagpad"),
        (A, "actie: jaagpad-verharden", "actie: jaagpad"),
        (
            SUCCESSION,
            "opvolgingen:\n",
            (
                "opvolgingen:\n  - soort: actie\n    van: fiets-en-veer/jaagpad-verharden\n    titel: Het jaagpad verharden\n"
                "    wat: opvolging\n    naar: [fiets-en-veer/jaagpad]\n    datum: 2025-11-03\n    reden: Een kortere naam.\n"
            ),
        ),
    ),
    "a site that moves and keeps its names": (
        (PUBLICATION, "\nadres: https://voorbeeld.example/", "\nadres: https://elders.example/"),
        ("mkdocs.yml", "site_url: https://voorbeeld.example/", "site_url: https://elders.example/"),
    ),
    "a report of which more is said": (
        (
            PROMISES,
            "over: 2025\n",
            "over: 2025\n        gerealiseerd: 3 november 2025\n        bekend_sinds: 2026-02-20\n",
        ),
    ),
    "a status with another label, that is told": (
        (
            "site_config/statussen.yaml",
            "naam: Beloofd\n",
            "naam: Toegezegd\n    heette:\n      - naam: Beloofd\n        tot: 2026-02-20\n",
        ),
    ),
    "an outcome that is taken back, with a correction": (
        (
            PROMISES,
            (
                "    gerealiseerd: 2025-11-03\n    bewijs:\n      - bron: zv-2025-051\n"
                "        citaat: De cijfers per wijk gaan hierbij.\n"
            ),
            (
                "    correcties:\n      - datum: 2026-02-20\n        wat: De cijfers waren van vorig jaar.\n"
                "        was: 2025-11-03\n    opmerking: Wij lazen het verkeerd.\n"
            ),
        ),
    ),
    "an area with another name, that still knows the old one": (
        (AREAS, "W2,t-zand,'t Zand,Zand; Het Zand,", "W2,t-zand,Duin,Zand; Het Zand; 't Zand,"),
    ),
    "a title in other words": ((C2, "titel: Het kaartje is te koop", "titel: Het kaartje wordt verkocht"),),
}


@pytest.mark.parametrize("done", RIGHT)
def test_what_a_change_may_do_is_not_refused(unchanged: Path, fiction: Dossier, done: str) -> None:
    """What is added, and what says why it is another, passes."""
    texts: dict[str, str] = {}
    for path, old, new in RIGHT[done]:
        texts[path] = edited(texts.get(path) or (unchanged / path).read_text("utf-8"), path, old, new)
    assert against(fiction, read_dossier(unchanged, texts)) == []


def test_a_revision_that_is_taken_back_is_told(committed: Path) -> None:
    """Once a value says what it was before, that stays."""
    row = "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,zv-2025-051,opgave,"
    edit(committed, VALUES, f"{row},,", f"{row}4,correctie,")
    commit(committed, "Herzien")
    edit(committed, VALUES, f"{row}4,correctie,", f"{row},,")
    assert against_it(committed) == [
        (
            f"{VALUES}:59:78: 'was' en 'oorzaak' van veren-in-de-vaart, 2025-07-01, ZV, alles zeiden wat hier eerder stond, "
            "en zijn anders. Zet ze terug."
        )
    ]


OFTEN = "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,zv-2025-051,opgave,,,"
HEAD = "reeks,peildatum,gebied,sector,uitsplitsing,methode,was,tot,oorzaak\n"
EARLIER = "veren-in-de-vaart,2025-07-01,ZV,alles,,opgave"


def test_a_second_revision_keeps_the_first(committed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All values that stood there can be read, with their days; what is told once stays."""
    once, twice = (
        OFTEN.replace("5,exact", f"{now},exact").replace(",,,", f",{was},")
        for now, was in ((6, "5,correctie"), (4, "6,nagekomen"))
    )
    edit(committed, VALUES, OFTEN, once)
    commit(committed, "Herzien")
    edit(committed, VALUES, once, twice)
    assert against_it(committed) == [
        (
            f"{VALUES}:59:78: dit cijfer is eerder herzien, van 5 naar 6 (correctie), en dat is nu nergens meer te lezen. "
            f"Zet elke herziening op een eigen regel in {REVISIONS}: eerst 'was' 5, dan 'was' 6, met 'tot' en 'oorzaak'."
        )
    ]
    edit(committed, REVISIONS, HEAD, f"{HEAD}{EARLIER},5,,correctie\n{EARLIER},6,2026-02-01,nagekomen\n")
    assert against_it(committed) == []
    capsys.readouterr()
    assert run(committed, "HEAD") == 0
    assert (
        "eerder: 5 (correctie van een fout) en 6 tot 1 februari 2026 (bericht dat later kwam)\n"
        in capsys.readouterr().out
    )
    commit(committed, "Nog eens herzien")
    edit(committed, REVISIONS, ",5,,correctie", ",5,2025-09-01,correctie")
    assert against_it(committed) == []  # a day that was not recorded may be found
    commit(committed, "Met een dag")
    edit(committed, REVISIONS, ",5,2025-09-01,correctie", ",5,2025-09-02,correctie")
    assert against_it(committed) == [
        (
            f"{REVISIONS}:1:1: de herziening van veren-in-de-vaart, 2025-07-01, ZV, alles is weg of anders: hier stond "
            "5 tot 1 september 2025 (correctie). Zet die rij terug."
        )
    ]


def test_a_site_without_an_authority_keeps_its_address(committed: Path) -> None:
    """The address itself names things then: who moves the site keeps it as the authority."""
    edit(committed, PUBLICATION, "naamgever: https://voorbeeld.example/\n", "")
    commit(committed, "Zonder naamgever")
    edit(committed, PUBLICATION, "\nadres: https://voorbeeld.example/", "\nadres: https://elders.example/")
    edit(committed, "mkdocs.yml", "site_url: https://voorbeeld.example/", "site_url: https://elders.example/")
    assert against_it(committed) == [
        (
            f"{PUBLICATION}:4:8: het adres van de site was https://voorbeeld.example/. Elk bericht in een feed en elke "
            "afspraak in een agenda zou een andere naam krijgen. Zet het oude adres terug; verhuist de site, zet er dan bij: "
            "'vorig_adres: https://voorbeeld.example/' en 'naamgever: https://voorbeeld.example/'."
        )
    ]
    edit(committed, PUBLICATION, "elders.example/\n", "elders.example/\nnaamgever: https://voorbeeld.example/\n")
    assert against_it(committed) == []


def test_a_report_is_filled_in_once(committed: Path) -> None:
    """A dossier of before may say of its reports whether they happened; what it said then stays."""
    unsaid = "gebeurd: ja\n        over: 2025\n"
    edit(committed, PROMISES, f"        {unsaid}", "        gebeurd: nee\n")
    commit(committed, "Een bericht zonder jaar")
    edit(committed, PROMISES, "gebeurd: nee\n", "gebeurd: nee\n        over: 2025\n")
    assert against_it(committed) == []
    commit(committed, "Ingevuld")
    edit(committed, PROMISES, "over: 2025\n", "over: 2024\n")
    assert [each.split(": ", 1)[1] for each in against_it(committed)] == [
        f"het bericht van 2025-11-03 is veranderd (over). {BACK} Voeg een nieuw bericht toe."
    ]


def test_a_closing_that_is_gone_is_told(committed: Path) -> None:
    """A closed round does not open again; its corrections, which go with it, are told as well."""
    for name in ("slot.yaml", "correcties.yaml"):
        (committed / CLOSED / name).unlink()
    assert against_it(committed) == [
        f"{CLOSED}/correcties.yaml:1:1: correctie 'gebroken-rij' is weg. Zet die terug. Voeg een nieuwe correctie toe.",
        (
            f"{CLOSED}/slot.yaml:1:1: ronde voorjaar-25 is gesloten op 2025-05-01, en dit bestand is weg. "
            "Zet het terug: een gesloten ronde gaat niet meer open."
        ),
    ]


def without(dossier: Dossier, sort: Sort) -> Dossier:
    """A dossier without anything of one sort, whatever else that breaks."""

    def bare(**parts: Any) -> tuple[Any, ...]:
        return tuple(replace(each, **parts) for each in dossier.measures)

    rounds, frame = dossier.rounds, dossier.frame
    assert frame is not None
    without_items = tuple(replace(each, items=()) for each in frame.groups)
    changes: dict[Sort, dict[str, Any]] = {
        Sort.MEASURE: {"measures": ()},
        Sort.ACTION: {"measures": bare(actions=())},
        Sort.MILESTONE: {"measures": bare(milestones=()), "promises": ()},
        Sort.ROUND: {"rounds": ()},
        Sort.ROW: {"rounds": tuple(replace(each, reports={}) for each in rounds)},
        Sort.CORRECTION: {"rounds": tuple(replace(each, corrections=()) for each in rounds)},
        Sort.FRAME: {"frame": None},
        Sort.FRAME_GROUP: {"frame": replace(frame, groups=())},
        Sort.FRAME_ITEM: {"frame": replace(frame, groups=without_items)},
        Sort.PAGE: {"pages": {}},
        Sort.SOURCE: {"sources": ()},
        Sort.EVENT: {"events": ()},
        Sort.CONTRADICTION: {"contradictions": ()},
        Sort.SERIES: {"series": ()},
        Sort.CHART: {"charts": ()},
        Sort.AREA: {"areas": ()},
        Sort.SECTOR: {"sectors": ()},
        Sort.METHOD: {"methods": ()},
        Sort.REGISTER: {"registers": ()},
        Sort.COUPLING: {"couplings": ()},
        Sort.REGISTER_ROW: {"registers": tuple(replace(each, rows=()) for each in dossier.registers)},
    }
    return replace(dossier, **changes[sort])


@pytest.mark.parametrize("sort", [each for each in Sort if each.permanent])
def test_nothing_with_an_address_disappears(registered: Path, sort: Sort) -> None:
    """Each thing with a name that addresses hang on is missed, and nothing that went with it is told besides."""
    before = read_dossier(registered).dossier
    told = [str(each) for each in problems_of_change(before, without(before, sort))]
    lost = [thing for thing in things(before).values() if thing.sort is sort]
    assert lost
    names = [line for line in told if line.split(": ", 1)[1].startswith(f"{sort.one} '")]
    assert len(names) == len({str(each) for each in names}) == len(lost)
    with_it = {Sort.FRAME: (Sort.FRAME_GROUP, Sort.FRAME_ITEM), Sort.FRAME_GROUP: (Sort.FRAME_ITEM,)}.get(sort, ())
    others = [line for line in told if line not in names]
    assert len(others) == sum(thing.sort in with_it for thing in things(before).values())


# The words

EDITS = (
    (
        C2,
        "  - id: prijs-en-automaten\n",
        (
            "      - datum: 2026-02-01\n        status: beloofd\n        toelichting: Het ontwerp is *gestopt* <b>& $x$.\n"
            "        oorzaak: nagekomen\n        bewijs:\n          - bron: zv-2025-051\n"
            "            citaat: Het kaartje wordt ontworpen\n  - id: prijs-en-automaten\n"
        ),
    ),
    (
        C2,
        "  - id: kaartje-overal\n",
        (
            "  - id: kaartje-proef\n    titel: De proef met het kaartje is klaar\n    verwacht: januari 2026\n"
            "    bekend_sinds: 2026-02-20\n"
            "    toezegging:\n      bron: zv-2025-051\n      vindplaats: rij C2\n  - id: kaartje-overal\n"
        ),
    ),
    (B, "  Er komt een tweede veer over", "  Er komt al snel een tweede veer over"),
    (
        VALUES,
        "veren-in-de-vaart,2025-07-01,ZV,alles,,5,exact,,brontekst,zv-2025-051,opgave,,,",
        "veren-in-de-vaart,2025-07-01,ZV,alles,,7,exact,,brontekst,zv-2025-051,opgave,5,correctie,",
    ),
)


def test_a_realistic_change_in_words(committed: Path, capsys: Captured, request: pytest.FixtureRequest) -> None:
    """The whole Markdown of a change: how much of what first, then each thing; and the same words for a terminal."""
    for change in EDITS:
        edit(committed, *change)
    for wanted, name in (("markdown", "verschil.md"), ("tekst", "verschil.txt")):
        assert run(committed, "HEAD", "--formaat", wanted) == 0
        said = capsys.readouterr()
        assert said.err == ""
        told = said.out.replace(git(committed, "rev-parse", "HEAD")[:12], "c0ffee000000")
        kept = Path(__file__).parent / "expected" / "verschil" / name
        if request.config.getoption("--accept"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(told, "utf-8")
        assert told == kept.read_text("utf-8")


def test_nothing_changed(committed: Path, capsys: Captured) -> None:
    """Without a change that is all there is to say."""
    assert run(committed, "main", "--formaat", "markdown") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "# Wat deze wijziging doet"
    assert said[2].startswith("Vergeleken met `main` (commit `")
    assert said[4:] == ["Er verandert niets aan het dossier."]


def test_what_gives_another_meaning_is_told_first(committed: Path, capsys: Captured) -> None:
    """Words in which everything before was said: above all else, and strong; not again among the texts."""
    edit(committed, STATUSES, "betekenis: Er wordt aan gewerkt, of <gevaren>.", "betekenis: Er wordt aan gedacht.")
    edit(committed, PUBLICATION, "voorbehoud: ", "voorbehoud: Soms. ")
    edit(committed, B, "  Er komt een tweede veer over", "  Er komt al snel een tweede veer over")
    assert run(committed, "HEAD", "--formaat", "markdown") == 0
    said = capsys.readouterr().out
    assert said.split("\n\n")[2].startswith("- **Wat al gepubliceerd is, zegt hierdoor iets anders: 2 punten**\n")
    first, second = said.split("\n## ")[1:3]
    assert first.startswith("Wat al gepubliceerd is, zegt hierdoor iets anders\n\n- **publicatie ")
    assert "\n  - voorbehoud: was ‘" in first
    assert "’, nu ‘<ins>Soms.</ins> " in first
    assert (
        "\n- **status Bezig &amp; onderweg**\n  - betekenis: was ‘Er wordt aan <del>gewerkt, of &lt;gevaren&gt;</del>.’, "
        "nu ‘Er wordt aan <ins>gedacht</ins>.’\n"
    ) in first
    assert second.startswith("Teksten\n")
    assert "status Bezig" not in second


# A file of each kind that a dossier has, with what does not make it wrong; and whether a page says something else by it.
KINDS: dict[str, tuple[str, str, str]] = {
    "a comment in the data": (C2, "\n# Nagekeken.\n", "alleen het manifest noemt een andere vingerafdruk"),
    "a comment in what a publication decides": (STATUSES, "\n# Nagekeken.\n", "alleen het manifest noemt"),
    "the settings of the engine": (
        "mkdocs.yml",
        "\n# Nagekeken.\n",
        "- de instellingen van de site veranderen (mkdocs.yml): ",
    ),
    "a block of the theme": (
        "site_config/thema/main.html",
        '{% extends "base.html" %}\n',
        "- 1 bestand van het thema verandert: ",
    ),
    "a style": ("site_config/stijl/extra.css", "a{}", "- 1 ander bestand van de site verandert\n"),
    "a page": ("content/over.md", "\nEn meer.\n", "- 1 pagina verandert\n"),
}


@pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.proof if number > 2 else ()) for number, kind in enumerate(KINDS)]
)
def test_a_change_of_the_site_is_never_told_as_none(committed: Path, capsys: Captured, kind: str) -> None:
    """Whatever kind of file changes: the manifest has the fingerprint of them all, so some byte always does."""
    path, added, told = KINDS[kind]
    target = committed / path
    target.parent.mkdir(exist_ok=True)
    target.write_text((target.read_text("utf-8") if target.exists() else "") + added, "utf-8")
    assert run(committed, "HEAD") == 0
    said = capsys.readouterr().out
    assert told in said
    assert "Op de site verandert niets" not in said


@pytest.mark.parametrize("key", ["voorbehoud", "maker", "contact"])
def test_what_every_page_says_at_its_end_is_told(committed: Path, capsys: Captured, key: str) -> None:
    """It is filled in by the engine, and in none of the pages that are laid next to each other."""
    edit(committed, PUBLICATION, f"\n{key}: ", f"\n{key}: en")
    assert run(committed, "HEAD") == 0
    assert "\n- de voet van elke pagina verandert\n" in capsys.readouterr().out


def test_a_block_that_goes_is_told(committed: Path, capsys: Captured) -> None:
    """As one that comes, or changes."""
    own = committed / "site_config/thema/main.html"
    own.parent.mkdir()
    own.write_text('{% extends "base.html" %}\n', "utf-8")
    commit(committed, "Met een blok")
    own.unlink()
    assert run(committed, "HEAD") == 0
    assert "\n- 1 bestand van het thema verandert: dat kan elke pagina anders maken\n" in capsys.readouterr().out


@pytest.mark.proof
def test_another_program_makes_another_site(committed: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files of the program stand in the same repository: what changes there is counted, and named."""
    module = committed / "scripts/motiespoor/dutch.py"
    module.parent.mkdir(parents=True)
    for path in (module, committed / "requirements.lock", committed / "pyproject.toml"):
        path.write_text("# eerst\n", "utf-8")
    commit(committed, "Met het programma")
    monkeypatch.setattr(revision, "_PROGRAM", committed)
    assert run(committed, "HEAD") == 0
    assert "Er verandert niets aan het dossier." in capsys.readouterr().out
    module.write_text("# nu\n", "utf-8")
    (committed / "requirements.lock").unlink()
    (module.parent / "dutch.pyc").write_bytes(b"")
    assert run(committed, "HEAD") == 0
    said = capsys.readouterr().out
    assert "\n- 2 bestanden van het programma veranderen: dat kan elke pagina anders maken\n" in said
    assert said.endswith("- gewijzigd: scripts/motiespoor/dutch.py\n- weg: requirements.lock\n")


def test_what_is_refused_stands_in_the_words_and_in_the_log(committed: Path, capsys: Captured) -> None:
    """A change that may not be ends with 1; in Markdown it stands above the rest, and the log has it too."""
    problem = written(committed, MISTAKES["a value that is replaced"])[0]
    place, text = problem.split(": ", 1)
    assert run(committed, "HEAD") == 1
    said = capsys.readouterr()
    assert said.out.endswith(f"\n\n{problem}\n1 probleem in 1 bestand.\n")
    assert said.err == ""
    assert run(committed, "HEAD", "--formaat", "markdown") == 1
    said = capsys.readouterr()
    assert "- **1 punt waardoor dit zo niet kan**\n" in said.out
    assert f"\n## Dit kan zo niet\n\n- `{place}`: {text}\n" in said.out
    assert said.err == f"\n{problem}\n1 probleem in 1 bestand.\n"


def test_a_status_that_moves_without_explanation_or_evidence_is_told(committed: Path, capsys: Captured) -> None:
    """What is wrong with the dossier itself is told as `check` does, and nothing is compared."""
    update = (
        "      - datum: 2026-02-01\n        status: klaar\n        oorzaak: voortgang\n  - id: prijs-en-automaten\n"
    )
    edit(committed, C2, "  - id: prijs-en-automaten\n", update)
    assert run(committed, "HEAD") == 1
    assert capsys.readouterr() == (
        f"{C2}:30:9: veld 'bewijs' ontbreekt.\n{C2}:30:9: veld 'toelichting' ontbreekt.\n2 problemen in 1 bestand.\n",
        "",
    )


def test_a_step_back_without_a_reason_is_told(committed: Path, capsys: Captured) -> None:
    """So is a step back: history is in the data, and needs no revision to be judged."""
    edit(committed, *EDITS[0][:2], EDITS[0][2].replace("nagekomen", "voortgang"))
    assert run(committed, "HEAD") == 1
    assert capsys.readouterr().out == (
        f"{C2}:33:18: de status gaat een stap terug, van 'bezig' naar 'beloofd', en voortgang is daarvoor geen reden. "
        "Kies een andere oorzaak ('achteruitgang', 'methode', 'herlabeling', 'correctie', 'nagekomen' of 'stilte') en zeg in "
        "'toelichting' waarom.\n"
        "1 probleem in 1 bestand.\n"
    )


def test_a_closed_round_that_says_something_else_is_told(committed: Path, capsys: Captured) -> None:
    """A closed round that changes without a correction is told by its fingerprint."""
    edit(committed, f"{CLOSED}/ronde.yaml", "titel: ", "titel: Nog eens ")
    assert run(committed, "HEAD") == 1
    said = capsys.readouterr().out
    assert said.startswith(
        f"{CLOSED}/ronde.yaml:2:8: ronde voorjaar-25 is gesloten op 2025-05-01 en zegt nu iets anders"
    )
    assert said.endswith("1 probleem in 1 bestand.\n")


def test_the_folder_of_a_closed_round_that_is_gone_is_told(committed: Path, capsys: Captured) -> None:
    """Without its folder everything that names the round is told."""
    shutil.rmtree(committed / CLOSED)
    assert run(committed, "HEAD") == 1
    assert "ronde 'voorjaar-25' bestaat niet" in capsys.readouterr().out


def test_a_dossier_of_another_time_is_not_compared(committed: Path, capsys: Captured) -> None:
    """When the data of then do not pass the rules of now, that is said, with the files that differ; the status is 1."""
    right = (committed / C2).read_text("utf-8")
    (committed / C2).write_text(right.replace("eigenaar: ", "baas: "), "utf-8")
    older = commit(committed, "Met een oud veld")
    (committed / C2).write_text(right, "utf-8")
    (committed / "content/nieuw.md").write_text("# Nieuw\n\nEen bladzijde.\n", "utf-8")
    assert run(committed, "HEAD", "--formaat", "markdown") == 1
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[:8] == [
        "# Wat deze wijziging doet",
        "",
        f"Vergeleken met `HEAD` (commit `{older[:12]}`), gerekend op 1 maart 2026.",
        "",
        "**De gegevens van toen passen niet bij de regels van nu, en zijn niet te vergelijken.**",
        (
            "Kijk zelf na of er niets verdwenen is. Hieronder staat wat er met de gegevens van toen is, en wat er aan "
            "bestanden veranderde."
        ),
        "",
        "## De gegevens van toen",
    ]
    there = "acties, eigenaar, gezocht\\_tot, in\\_het\\_kort, kerncijfers, mijlpalen, nummer, opmerkingen, sleutel, thema, titel"
    assert f"- `{C2}:5:1`: veld 'baas' bestaat hier niet. Bedoelde u 'eigenaar'? Toegestaan: {there}." in lines
    assert lines[-4:] == ["## Bestanden", "", "- nieuw: `content/nieuw.md`", f"- gewijzigd: `{C2}`"]


@pytest.mark.proof
def test_a_change_that_touches_everything_stays_readable(committed: Path, capsys: Captured) -> None:
    """Of many alike the first are told, and how many more there are."""
    text = (committed / C2).read_text("utf-8")
    promise = (
        "  - id: kaartje-{0}\n    titel: Kaartje {0}\n    verwacht: januari 2026\n    bekend_sinds: 2026-02-20\n    toezegging:\n"
        "      bron: zv-2025-051\n      vindplaats: rij C2\n"
    )
    (committed / C2).write_text(text + "".join(promise.format(number) for number in range(60)), "utf-8")
    assert run(committed, "HEAD", "--formaat", "markdown") == 0
    said = capsys.readouterr().out
    assert "- 60 beloften komen voorbij de termijn door deze wijziging\n" in said
    assert "\n- en nog 40 andere beloften\n" in said
    assert "\n- 60 mijlpalen\n" in said
    assert "\n  - en nog 50 andere\n" in said
    assert len(said.splitlines()) < 110


HOSTILE = (
    "*a* _b_ **c** `d` ~~e~~ [f](https://g) ![h](i) <b>j</b> <!-- k --> &amp; | l | # m $n$ @o",
    "- punt",
    "1. punt",
    "1) punt",
    "# kop",
    "> citaat",
    "+ punt",
    "=== ---",
    "| a | b |",
    "https://elders.example/ www.elders.example",
    "\\*a\\* \\",
    "<script>alert(1)</script><details>",
    "[a]: https://elders.example",
    "``` code ~~~",
    "[ ] taak [x] gedaan",
)


def as_read(markdown: str) -> str:
    """The text that a reader sees of one point, as a renderer of GitHub's Markdown makes it; fails on any structure."""
    engine = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    found = engine.parse(f"- {markdown}\n")
    kinds = [token.type for token in found]
    assert kinds == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close", "bullet_list_close",
    ]  # fmt: skip
    inner = found[3].children or []
    assert {token.type for token in inner} <= {"text", "text_special"}
    return "".join(token.content for token in inner)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_from_data_means_nothing(text: str) -> None:
    """Whatever an editor types reaches the page of a pull request as text."""
    assert as_read(MARKDOWN.text(text)) == text
    assert as_read(f"in {MARKDOWN.text(text)} woorden") == f"in {text} woorden"


@given(st.text(alphabet="abc 1.-+*_`[]()<>&|~#$@\\!:/=^{}'\"", min_size=1, max_size=60))
def test_no_text_becomes_structure(text: str) -> None:
    """No run of signs is read as Markdown."""
    line = " ".join(text.split())
    if line:
        assert as_read(MARKDOWN.text(text)) == line


def test_addresses_do_not_become_links() -> None:
    """GitHub makes a link of what looks like an address; not of one that an editor typed."""
    assert MARKDOWN.text("https://a.example www.b.example") == "https&#58;//a.example www&#46;b.example"
    assert MARKDOWN.name("een`naam") == "`` een`naam ``"


# Git

BAD_NAMES = {
    "": "'' kan geen naam van een revisie zijn.",
    " ": "'' (met een spatie ervoor of erachter) kan geen naam van een revisie zijn.",
    "HEAD\n--help": "'HEAD --help' kan geen naam van een revisie zijn.",
    "nergens": "revisie 'nergens' bestaat hier niet. Noem een commit, een tak of een label.",
    "--help": "revisie '--help' bestaat hier niet. Noem een commit, een tak of een label.",
    "--output=x": "revisie '--output=x' bestaat hier niet. Noem een commit, een tak of een label.",
    "-": "revisie '-' bestaat hier niet. Noem een commit, een tak of een label.",
    "HEAD:data": "revisie 'HEAD:data' bestaat hier niet. Noem een commit, een tak of een label.",
    "HEAD~1000": "revisie 'HEAD~1000' bestaat hier niet. Noem een commit, een tak of een label.",
    "HEAD..main": "revisie 'HEAD..main' bestaat hier niet. Noem een commit, een tak of een label.",
    "$(touch x)": "revisie '$(touch x)' bestaat hier niet. Noem een commit, een tak of een label.",
    "../../etc/passwd": "revisie '../../etc/passwd' bestaat hier niet. Noem een commit, een tak of een label.",
}


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_names_no_revision_is_wrong_use(committed: Path, capsys: Captured, name: str) -> None:
    """No name is an option or a command, and what names nothing is told."""
    before = sorted(committed.rglob("*"))
    assert main(["verschil", "--root", str(committed), "--", name]) == 2
    assert capsys.readouterr() == ("", f"motiespoor verschil: {BAD_NAMES[name]}\n")
    assert sorted(committed.rglob("*")) == before


def test_outside_a_repository(small: Path, capsys: Captured) -> None:
    """A dossier that git does not know cannot be compared."""
    assert run(small, "HEAD") == 2
    assert capsys.readouterr().err == (
        "motiespoor verschil: deze map staat niet in een git-repository. Een vergelijking kan alleen daarin.\n"
    )
    assert differs_from(small, "HEAD") is None


def test_without_git(committed: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without git is told to have it."""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(committed, "HEAD") == 2
    assert capsys.readouterr().err == "motiespoor verschil: git staat niet op deze computer. Installeer git.\n"


def test_a_shallow_copy(committed: Path, capsys: Captured, tmp_path: Path) -> None:
    """Where the history was not fetched, it is said how to fetch it."""
    first = git(committed, "rev-parse", "HEAD")
    commit(committed, "Nog een")
    git(tmp_path, "clone", "--quiet", "--depth=1", committed.as_uri(), "ondiep")
    shallow = tmp_path / "ondiep"
    assert run(shallow, first) == 2
    assert capsys.readouterr().err == (
        f"motiespoor verschil: revisie '{first}' staat niet in deze kopie: van de geschiedenis is maar een deel "
        "opgehaald. Haal de rest op: git fetch --unshallow (in GitHub Actions: fetch-depth: 0).\n"
    )
    assert run(shallow, "HEAD") == 0


def test_a_copy_without_contents_fetches_nothing(committed: Path, tmp_path: Path) -> None:
    """A copy that fetches contents when they are asked for is not asked: nothing is fetched."""
    git(committed, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--no-checkout", "--filter=blob:none", committed.as_uri(), "zonder")
    with (
        pytest.raises(NoRevision, match=r"ontbreekt in deze kopie\. Haal haar geheel op\.$"),
        dossier_at(tmp_path / "zonder", "HEAD"),
    ):
        pass


def test_a_dossier_in_a_folder_of_the_repository(committed: Path, tmp_path: Path, capsys: Captured) -> None:
    """A dossier may stand anywhere in a repository, in a folder with any name."""
    whole = tmp_path / "geheel"
    root = whole / "een dossiér" / ":(top)*"
    shutil.copytree(committed, root, ignore=shutil.ignore_patterns(".git"))
    repository(whole)
    (whole / "data").mkdir()
    (whole / "data/los.yaml").write_text("los: ja\n", "utf-8")
    edit(root, C2, "titel: Het kaartje is te koop", "titel: Het kaartje wordt verkocht")
    assert run(root, "HEAD") == 0
    said = capsys.readouterr().out
    assert "titel: was ‘Het kaartje is te koop’, nu ‘Het kaartje wordt verkocht’" in said
    assert said.endswith(f"\n- gewijzigd: {C2}\n")


def test_a_revision_without_the_dossier(committed: Path, tmp_path: Path, capsys: Captured) -> None:
    """A folder that was not yet there has nothing to compare with."""
    (committed / "later").mkdir()
    assert run(committed / "later", "HEAD") == 2
    assert capsys.readouterr().err == "motiespoor verschil: op 'HEAD' staat hier nog geen dossier.\n"


def test_nothing_that_a_repository_names_is_run(committed: Path, tmp_path: Path, capsys: Captured) -> None:
    """No hook, filter, pager, text converter, difference program, watcher or alias of a repository is started."""
    mark, trap = tmp_path / "gestart", tmp_path / "val.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{mark}'\ncat\n", "utf-8")
    trap.chmod(0o755)
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc", "fsmonitor-watchman"):
        shutil.copy(trap, committed / ".git/hooks" / name)
    settings = (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.gitProxy", "core.askPass", "pager.cat-file",
        "diff.external", "diff.val.command", "diff.val.textconv", "filter.val.clean", "filter.val.smudge",
        "filter.val.process", "credential.helper", "gpg.program", "interactive.diffFilter", "uploadpack.packObjectsHook",
        "core.alternateRefsCommand",
    )  # fmt: skip
    for name in settings:
        git(committed, "config", name, str(trap))
    for name in ("cat-file", "ls-tree", "rev-parse"):
        git(committed, "config", f"alias.{name}", f"!{trap}")
    (committed / ".gitattributes").write_text("* filter=val diff=val\n", "utf-8")
    (committed / ".git/info/attributes").write_text("* filter=val diff=val export-subst\n", "utf-8")
    index = (committed / ".git/index").read_bytes()
    edit(committed, C2, "titel: Het kaartje is te koop", "titel: Het kaartje wordt verkocht")
    assert run(committed, "HEAD") == 0
    assert "wordt verkocht" in capsys.readouterr().out
    assert not mark.exists()
    assert (committed / ".git/index").read_bytes() == index


def test_the_surroundings_take_no_part(
    committed: Path, small: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Git's own variables, as a hook of git has them, lead nowhere else."""
    repository(small)
    for name, value in {
        "GIT_DIR": str(small / ".git"),
        "GIT_WORK_TREE": str(small),
        "GIT_INDEX_FILE": str(tmp_path / "index"),
        "GIT_OBJECT_DIRECTORY": str(tmp_path),
        "GIT_EXTERNAL_DIFF": "false",
        "GIT_PAGER": "false",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.bare",
        "GIT_CONFIG_VALUE_0": "true",
    }.items():
        monkeypatch.setenv(name, value)
    assert run(committed, "HEAD") == 0
    assert "Er verandert niets aan het dossier." in capsys.readouterr().out


def test_a_tree_that_leads_elsewhere_writes_nothing_there(committed: Path, tmp_path: Path) -> None:
    """A commit that was made by hand, with '..' for a folder and a link for a file, stays within its own folder."""

    def stored(kind: str, content: bytes) -> str:
        done = subprocess.run(
            ["git", "hash-object", "-t", kind, "-w", "--literally", "--stdin"],
            cwd=committed, input=content, capture_output=True, check=True,
        )  # fmt: skip
        return done.stdout.decode().strip()

    def tree(*entries: tuple[str, str, str]) -> str:
        return stored("tree", b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(its) for mode, name, its in entries))

    text = stored("blob", b"uitgebroken\n")
    up = tree(("40000", "..", tree(("40000", "..", tree(("100644", "uitgebroken", text))))))
    data = tree(("40000", "..", up), ("120000", "link", stored("blob", b"/etc/passwd")), ("100644", "goed.txt", text))
    made_by_hand = git(committed, "commit-tree", tree(("40000", "data", data)), "-m", "Een val")
    with dossier_at(committed, made_by_hand) as revision:
        inside = [path.relative_to(revision.folder).as_posix() for path in revision.folder.rglob("*")]
        assert sorted(inside) == ["data", "data/goed.txt"]
        assert not list(revision.folder.parent.glob("uitgebroken"))
        folder = revision.folder
    assert not folder.exists()


def test_the_files_that_differ_are_named(committed: Path) -> None:
    """What git would say, without asking it to look at the files."""
    assert differs_from(committed, "HEAD") == ()
    edit(committed, C2, "titel: Het kaartje is te koop", "titel: Het kaartje wordt verkocht")
    (committed / "content/over.md").unlink()
    (committed / "content/nieuw.md").write_text("# Nieuw\n", "utf-8")
    (committed / "elders.txt").write_text("geen deel van het dossier\n", "utf-8")
    os.utime(committed / A, (0, 0))
    assert differs_from(committed, "HEAD") == ("content/nieuw.md", "content/over.md", C2)


def test_a_repository_with_the_newer_names(small: Path) -> None:
    """A repository that names its contents by SHA-256 is read as well."""
    git(small, "init", "--quiet", "--object-format=sha256")
    assert len(commit(small, "De eerste")) == 64
    assert differs_from(small, "HEAD") == ()
    with dossier_at(small, "HEAD") as revision:
        assert (revision.folder / C2).read_bytes() == (small / C2).read_bytes()
