"""Bad cases of reading YAML: whatever an editor may get wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from motiespoor.problem import Problem
from motiespoor.read.yamlmistakes import _WHERE_IT_BEGAN, _WHERE_IT_STOPPED
from motiespoor.read.yamltree import yaml_tree
from test_rules import Cases, Mistake, assert_told

A, C2 = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml"
SLUG, TITLE, TOLD = "sleutel: een-kaartje", "titel: De automaten werken", '"De telling loopt. # Dit is geen kop."'

QUOTE = "hier begint een aanhalingsteken dat nergens sluit. Zet er aan het eind een bij."
COLON = "hier staat een dubbele punt die YAML niet verwacht. Zet de tekst tussen aanhalingstekens, of spring goed in."
POINT = "hier wordt een volgend punt met - verwacht. Kijk of deze regel even ver inspringt als de andere."
KEY = "hier wordt een sleutel verwacht. Kijk naar het inspringen en de aanhalingstekens op deze en de vorige regel."
CHARACTER = "dit teken mag hier niet beginnen. Zet de tekst tussen aanhalingstekens."
ESCAPE = "na \\ staat hier een teken dat YAML niet kent. Gebruik enkele aanhalingstekens."
BRACKETS = "deze lijst tussen haken sluit niet. Zet er een komma of een sluithaak bij."
AFTER_KEY = "achter een sleutel hoort een dubbele punt en een spatie."
STAR = "een tekst die begint met * of & moet tussen aanhalingstekens."
PERCENT = "een regel die begint met % mag hier niet. Zet de tekst tussen aanhalingstekens."
BLOCK = "een tekst die begint met > of | moet tussen aanhalingstekens."
DASH = "achter een dubbele punt begint geen lijst. Zet '- ' op een nieuwe regel, of de tekst tussen aanhalingstekens."
ENDED = "hier begint iets nieuws, terwijl het bestand al af was. Kijk of deze regel even ver inspringt als de eerste."
TAG = "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens."
ANCHOR = "een anker met & mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
MADE_ANCHOR = (
    "het programma waarmee dit bestand is opgeslagen, schrijft één keer wat er vaker staat, met &ref_0 ervoor. "
    "Dat mag hier niet: schrijf overal waar *ref_0 staat de tekst voluit."
)
ALIAS = "een verwijzing met * mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
FIXED_SPACE = "hier staat een vaste spatie, zoals Word en webpagina's die hebben. Maak er een gewone spatie van."
CURLY = "dit aanhalingsteken is krom, zoals Word het maakt. Gebruik rechte aanhalingstekens."
ANYTHING_ELSE = "YAML begrijpt deze plek niet. Kijk naar het inspringen, dubbele punten en aanhalingstekens."
# The first promise of a measure, with all its fields.
PROMISE = """\
  - id: kaartje-te-koop
    titel: Het kaartje is te koop
    actie: kaartje-invoeren
    verwacht: tweede kwartaal 2026
    toezegging:
      bron: zv-2025-051
      citaat"""
TAB = "hier staat een tab. Gebruik spaties om in te springen."


def cut_off(words: str) -> str:
    """What is said of words behind a # that were likely meant as part of a text."""
    return (
        f"wat hier achter een # staat, telt niet mee: '{words}'. Hoort het bij de tekst, zet dan aanhalingstekens om de "
        "hele tekst. Is het een opmerking, zet haar dan op een eigen regel."
    )


def indented(number: str, right: int, like: str, line: int) -> str:
    """What is said of a line that stands too far in, or not far enough."""
    return f"deze regel springt in met {number}. Maak er {right} van, net zo ver als '{like}' op regel {line}."


CASES: Cases = {
    yaml_tree: (
        Mistake(
            C2,
            "        bewijs:\n          - bron: zv-2025-051\n            citaat: Het kaartje wordt ontworpen |",
            "        bewijs: ▶zv-2025-051\n            citaat: Het kaartje wordt ontworpen |",
            "achter 'bewijs' hoort niets te staan: wat erin staat, staat eronder. Zet 'zv-2025-051' op een eigen regel, "
            "zoals op regel 27: '- bron: zv-2025-051'.",
        ),
        Mistake(C2, TITLE, "titel: De automaten ▶#3 lopen", cut_off("#3 lopen")),
        Mistake(C2, TITLE, "titel: De automaten werken ▶# allemaal", cut_off("# allemaal")),
        Mistake(
            C2,
            TITLE,
            "titel: De automaten ▶#3 werken\n      en doen het",
            cut_off("#3 werken"),
        ),
        Mistake(C2, TITLE, "titel:\n      De automaten ▶#3\n      werken", cut_off("#3")),
        Mistake(A, "- ronde: voorjaar-25\n        acties: [2]", "- ronde: voorjaar-25\n▶\t acties: [2]", TAB),
        Mistake(A, "  Coëvaart, en worden", "  ▶\tCoëvaart, en worden", TAB),
        Mistake(A, f"toelichting: {TOLD}", f"toelichting: ▶{TOLD[:-1]}", QUOTE),
        Mistake(C2, TITLE, "titel: ▶'De automaten werken", QUOTE),
        Mistake(
            A,
            "titel: Fietsers tellen",
            'titel: ▶"Fietsers tellen',
            "het aanhalingsteken dat hier begint, sluit pas op regel 53. Zet er eerder een bij.",
        ),
        Mistake(A, f"toelichting: {TOLD}", 'toelichting: "De telling" ▶loopt.', KEY),
        Mistake(A, f"toelichting: {TOLD}", 'toelichting: "De telling ▶\\q loopt."', ESCAPE),
        Mistake(
            A,
            f"toelichting: {TOLD}",
            'toelichting: ▶"De telling \\u202E loopt."',
            "in deze tekst staat een onzichtbaar stuurteken (U+202E). Haal het weg.",
        ),
        Mistake(C2, TITLE, "titel: De automaten▶: ze werken", COLON),
        Mistake(
            C2,
            SLUG,
            " ▶sleutel: een-kaartje",
            "deze regel springt in met 1 spatie. Laat hem vooraan beginnen, net als 'nummer' op regel 2.",
        ),
        Mistake(C2, TITLE, "titel: ▶@automaten werken", CHARACTER),
        Mistake(C2, TITLE, "titel: ▶`De` automaten werken", CHARACTER),
        Mistake(C2, TITLE, "titel: ▶*De* automaten werken", STAR),
        Mistake(C2, TITLE, "titel: ▶&& automaten werken", STAR),
        Mistake(C2, TITLE, "titel: ▶> tien automaten werken", BLOCK),
        Mistake(C2, TITLE, "titel: ▶- automaten werken", DASH),
        Mistake(C2, TITLE, "titel: ▶!De automaten werken", TAG),
        Mistake(C2, TITLE, "titel: ▶!!python/object:os.system automaten", TAG),
        Mistake(C2, TITLE, "titel: ▶!{automaten} werken", TAG),
        Mistake(C2, TITLE, "titel: ▶!de!automaten werken", TAG),
        Mistake(C2, TITLE, "titel: ▶&De automaten werken", ANCHOR),
        Mistake(C2, TITLE, "titel: ▶&ref_0 De automaten werken", MADE_ANCHOR),
        Mistake(C2, TITLE, "titel: ▶*automaten", ALIAS),
        Mistake(C2, "nummer: C2", "▶%automaat\nnummer: C2", PERCENT),
        Mistake(C2, "nummer: C2", "▶%YAML 2.0\n---\nnummer: C2", PERCENT),
        Mistake(
            C2,
            "    actie: prijs-en-automaten\n    verwacht: uit",
            "   ▶actie: prijs-en-automaten\n    verwacht: uit",
            indented("3 spaties", 4, "actie", 62),
        ),
        Mistake(
            C2,
            "    actie: prijs-en-automaten\n    verwacht: uit",
            "  ▶prijs: en: automaten\n    verwacht: uit",
            POINT,
        ),
        Mistake(
            A,
            "      - datum: 2025-04-14\n        ronde: voorjaar-25\n        status: beloofd",
            "     ▶- datum: 2025-04-14\n        ronde: voorjaar-25\n        status: beloofd",
            indented("5 spaties", 6, "- ronde", 15),
        ),
        Mistake(C2, TITLE, "titel: ▶, de automaten werken", ANYTHING_ELSE),
        Mistake(C2, SLUG, "▶sleutel een-kaartje", AFTER_KEY),
        Mistake(C2, SLUG, "▶sleutel:een-kaartje", AFTER_KEY),
        Mistake(C2, SLUG, "...\n▶sleutel: een-kaartje", ENDED),
        Mistake(
            C2,
            SLUG,
            "▶---\nsleutel: een-kaartje",
            "hier begint een tweede document (---). Zet één document in een bestand.",
        ),
        Mistake(A, "kerncijfers: [routes-km, routes-km-groei]", "kerncijfers: ▶[routes-km, routes-km-groei", BRACKETS),
        Mistake(C2, "acties: [1, 3]", "acties: ▶[1, 3}", BRACKETS),
        Mistake(C2, SLUG, "sleutel:▶\u00a0een-kaartje", FIXED_SPACE),
        Mistake(C2, "    titel: Eén kaartje", "▶\u00a0\u00a0\u00a0 titel: Eén kaartje", FIXED_SPACE),
        Mistake(C2, TITLE, "titel: ▶“De automaten: zij werken”", CURLY),
        Mistake(C2, SLUG, "? ▶[sleutel]\n: een-kaartje", "een sleutel moet een gewoon woord zijn."),
        Mistake(
            C2,
            SLUG,
            "sleutel: een-kaartje\n▶sleutel: twee-kaartjes",
            "'sleutel' staat hier twee keer; de eerste keer op regel 3. Houd er één over.",
        ),
        Mistake(
            C2,
            "      - datum: 2025-12-10\n",
            "        ▶datum: 2025-12-10\n",
            "'datum' staat hier twee keer; de eerste keer op regel 15. Begint hier een nieuw punt, zet er dan '- ' voor, net als op "
            "regel 15. Houd er anders één over.",
        ),
        *(
            Mistake(
                C2,
                "  - id: prijs-en-automaten\n",
                f"  ▶{sign}id: prijs-en-automaten\n",
                f"een punt van een lijst begint met een streepje en een spatie: '- id'. Hier staat '{sign.strip()}'.",
            )
            for sign in ("-", "-- ", "* ", "• ")
        ),
        # The first point of a list without its dash: with or without its spaces, or with those of all its fields.
        *(
            Mistake(C2, old, new, "hier begint een punt van een lijst, zoals op regel 60: zet er '- ' voor.")
            for old, new in (
                ("  - id: kaartje-te-koop\n", "    ▶id: kaartje-te-koop\n"),
                ("  - id: kaartje-te-koop\n", "  ▶id: kaartje-te-koop\n"),
                (PROMISE, PROMISE.replace("\n  ", "\n").replace("- ", "▶")),
            )
        ),
        Mistake(
            C2,
            SLUG,
            f"sleutel: {'[' * 29}▶{'[' * 20}{']' * 49}",
            "dit is meer dan 30 lagen diep. Haal weg wat hier niet hoort.",
        ),
    ),
}


@pytest.mark.parametrize(
    "mistake", [each for cases in CASES.values() for each in cases], ids=lambda each: each.new[:40]
)
def test_what_cannot_be_read_is_told(unchanged: Path, mistake: Mistake) -> None:
    """One thing that cannot be read gives exactly its message, at its place."""
    assert_told(unchanged, mistake)


# What no file gets as far as: characters that YAML does not know are told before it is read as YAML.
MESSAGES = ["dit bestand is geen leesbare YAML."]


def test_what_yaml_does_not_know_is_told() -> None:
    """A character that YAML does not know is told too, wherever it came from."""
    found: list[Problem] = []
    assert yaml_tree("x.yaml", "a: \x00", found) is None
    assert [str(each) for each in found] == [f"x.yaml:1:1: {MESSAGES[0]}"]


def test_every_message_of_libyaml_has_a_bad_case() -> None:
    """No message about YAML goes untested."""
    texts = [each.text for each in CASES[yaml_tree]]
    assert [dutch for _, dutch in (*_WHERE_IT_BEGAN, *_WHERE_IT_STOPPED) if dutch not in texts] == []
