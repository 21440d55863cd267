"""A dossier that a program rewrote is the same dossier for `check` and `verschil`, or it is told what the program did.

`make proof` asks the libraries of JavaScript; here are those of Python, and what each of them does to a file.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
import yaml
from ruamel.yaml import YAML

from conftest import REAL_TODAY, TODAY, edited
from rewriting import Rewrite, rewritten, told

A, C2, ROUND = "data/maatregelen/A.yaml", "data/maatregelen/C2.yaml", "data/ronden/najaar-25/ronde.yaml"


def by_ruamel(kind: str) -> Rewrite:
    """What ruamel.yaml saves: `rt` keeps comments and quotation marks, `safe` keeps neither."""

    def rewrite(text: str) -> str:
        program = YAML(typ=kind)
        program.default_flow_style = False
        made = io.StringIO()
        program.dump(program.load(text), made)
        return made.getvalue()

    return rewrite


def by_pyyaml(text: str) -> str:
    """What PyYAML saves, which sorts the keys."""
    return str(yaml.safe_dump(yaml.safe_load(text), allow_unicode=True))


def by_json(text: str) -> str:
    """JSON, which is YAML too: all between brackets and quotation marks."""
    return json.dumps(yaml.safe_load(text), ensure_ascii=False, indent=2, default=str) + "\n"


REWRITES: dict[str, Rewrite] = {
    "ruamel": by_ruamel("rt"),
    "ruamel, without comments": by_ruamel("safe"),
    "PyYAML": by_pyyaml,
    "JSON": by_json,
}


@pytest.mark.parametrize("name", REWRITES)
def test_what_a_program_rewrote_is_the_same_dossier(unchanged: Path, name: str) -> None:
    """Loaded and saved, every file says what it said: quotation marks, width of lines and order of keys say nothing."""
    texts = rewritten(unchanged, REWRITES[name])
    assert all(text != (unchanged / path).read_text("utf-8") for path, text in texts.items() if path in (A, C2))
    assert told(unchanged, texts, TODAY) == []


@pytest.mark.proof
def test_the_real_dossier_rewritten_is_the_same(real: Path) -> None:
    """By the program that changes the most; `make proof` has the others."""
    assert told(real, rewritten(real, by_pyyaml), REAL_TODAY) == []


# Each as one program or another does it: what it makes of a passage, and what is told (nothing: it says the same).
PROGRAM = "Het programma waarmee dit bestand is opgeslagen, zet er een tijd bij: schrijf alleen jaar-maand-dag."
ONCE = (
    "het programma waarmee dit bestand is opgeslagen, schrijft één keer wat er vaker staat, met &id001 ervoor. "
    "Dat mag hier niet: schrijf overal waar *id001 staat de tekst voluit."
)
EMPTY = "veld 'opmerking' is leeg. Vul het in of haal het weg."
NOTE = "opmerking: Maatregel C2 staat hier voor het eerst. De grens tussen twee kolommen is niet overal te zien.\n"
SCHEMA = "# yaml-language-server: $schema=../../site_config/schemas/maatregel.schema.json\n"
FOLDED = """in_het_kort: >-
  Iedere wijk moet per fiets of per veer te bereiken zijn. Daarvoor komt er een brug bij
  Coëvaart, en worden fietsers geteld met {{ 7*7 }} | kolom | en [x](y).
"""
REFLOWED = """in_het_kort: "Iedere wijk moet per fiets of per veer te bereiken zijn. Daarvoor komt er \\
  een brug bij Coëvaart, en worden fietsers geteld met {{ 7*7 }} | kolom | en
  [x](y)."
"""
SAVED = (
    ("quotation marks around a day", C2, "datum: 2025-12-10", "datum: '2025-12-10'", None),
    ("other quotation marks", A, '"Fiets & veer <samen>: 5 * 3_4"', "'Fiets & veer <samen>: 5 * 3_4'", None),
    ("quotation marks around a number", C2, "acties: [1, 3]", 'acties: ["1", "3"]', None),
    ("a list on lines of its own", C2, "acties: [1, 3]", "acties:\n        - 1\n        - 3", None),
    ("the order of keys", C2, "nummer: C2\nsleutel: een-kaartje\n", "sleutel: een-kaartje\nnummer: C2\n", None),
    ("a comment lost", A, SCHEMA, "", None),
    ("a folded text with other lines", A, FOLDED, REFLOWED, None),
    ("a document that says where it begins", A, SCHEMA, "---\n", None),
    ("an empty field as null", ROUND, NOTE, "opmerking: null\n", EMPTY),
    ("an empty field as a tilde", ROUND, NOTE, "opmerking: ~\n", EMPTY),
    ("an empty field as an empty text", ROUND, NOTE, 'opmerking: ""\n', EMPTY),
    ("an empty field as nothing", ROUND, NOTE, "opmerking:\n", EMPTY),
    (
        "a day with a time",
        ROUND,
        "peildatum: 2025-07-01",
        "peildatum: 2025-07-01T00:00:00.000Z",
        f"peildatum: '2025-07-01T00:00:00.000Z' is een dag met een tijd erbij. Bedoelde u '2025-07-01'? {PROGRAM}",
    ),
    (
        "what stands twice written once",
        C2,
        "datum: 2025-12-10",
        "datum: &id001 2025-12-10",
        ONCE,
    ),
)


@pytest.mark.parametrize(("path", "old", "new", "said"), [each[1:] for each in SAVED], ids=[each[0] for each in SAVED])
def test_what_programs_do_to_a_passage(unchanged: Path, path: str, old: str, new: str, said: str | None) -> None:
    text = edited((unchanged / path).read_text("utf-8"), path, old, new)
    found = told(unchanged, {path: text}, TODAY)
    assert found == [] if said is None else any(line.endswith(said) for line in found), found
