"""The schemas of registers: of their descriptors, of the coupling of two, and of the file of a row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.model.schema import schema_path
from motiespoor.model.schema_files import schema_files
from motiespoor.validate.check import checked_dossier
from registered import REGISTERS
from test_schemas import refused, written


@pytest.fixture(scope="module")
def schemas(registered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the schemas of the small dossier with registers."""
    return written(registered, tmp_path_factory.mktemp("schemas"))


def test_what_check_accepts_a_schema_accepts(schemas: Path) -> None:
    """The descriptors, the couplings and the rows of the small dossier."""
    for name, files in (
        ("register", REGISTERS.glob("*/datapackage.yaml")),
        ("koppelingen", REGISTERS.glob("*.yaml")),
        ("register-wensen", REGISTERS.glob("wensen/rijen/*.yaml")),
    ):
        assert refused(schemas / schema_path(name), files) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("wijk: W2", "wik: W2"),
        ("titel: Een loopplank voor honden\n", ""),
        ("sleutel: hondensteiger", "sleutel: Honden & steiger"),
        ("wijk: W2", "wijk: W2\nvanaf: veel"),
        ("wijk: W2", "wijk: W2\nwanneer: ooit eens"),
        ("bewijs:", "bewijs: []\nverloop:"),
        ("themas:\n  - honden\n  - stilte", "themas: honden"),
    ],
)
def test_a_mistake_in_a_row_is_seen_while_it_is_typed(schemas: Path, tmp_path: Path, old: str, new: str) -> None:
    """A field that is not there, one that is missing, a value of another kind, and no evidence."""
    text = (REGISTERS / "wensen/rijen/hondensteiger.yaml").read_text(encoding="utf-8")
    assert old in text
    wrong = tmp_path / "rij.yaml"
    wrong.write_text(text.replace(old, new), encoding="utf-8")
    assert refused(schemas / schema_path("register-wensen"), [wrong]) == {wrong}


def test_the_schema_of_a_row_says_what_its_descriptor_says(registered: Path) -> None:
    """The titles and the descriptions, and of a register in a table there is no file a row, and so no schema."""
    made = schema_files(checked_dossier(registered, TODAY))
    assert schema_path("register-steigers") not in made
    of_rows = json.loads(made[schema_path("register-wensen")])
    assert of_rows["title"] == "wens"
    assert of_rows["properties"]["vanaf"] == {
        "title": "Ligplaatsen, minstens",
        "description": "Hoeveel ligplaatsen er minstens nodig zijn.",
        "type": ["integer", "string"],
        "pattern": "^-?[0-9]{1,9}$",
    }
    assert of_rows["required"] == ["sleutel", "titel", "wijk", "bewijs"]
