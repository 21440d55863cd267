"""`nieuw rij REGISTER`: what its descriptor asks is asked, and a row comes where its rows are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from registered import NINTH

FOLDER = "data/registers/steigers"
EVIDENCE = ("--bron", "zv-2025-051", "--vindplaats", "rij A")
CAPE = {
    "sleutel": "nieuwe-kaap",
    "naam": "Nieuwe kaap, <tweede>",
    "wijk": "W1",
    "ligplaatsen": "4",
    "status": "beloofd",
    "themas": "nachtvaart, honden",
    "open": "eind 2026",
}


@pytest.fixture
def root(registered: Path, tmp_path: Path) -> Path:
    """The small dossier with registers, free to be added to."""
    return Path(shutil.copytree(registered, tmp_path / "klein"))


def new(root: Path, register: str, fields: dict[str, str], *more: str) -> int:
    """The exit status of the command, with nobody there to ask."""
    said = [each for name, value in fields.items() for each in ("--veld", f"{name}={value}")]
    return main(["nieuw", "rij", register, *said, *more, "--root", str(root), "--today", TODAY.isoformat(), "--ja"])


def test_a_row_of_a_table_is_a_line(root: Path) -> None:
    """At its end, with its evidence in the table beside it; the rest stays as it was."""
    before = (root / FOLDER / "rijen.csv").read_text(encoding="utf-8")
    assert new(root, "steigers", CAPE, *EVIDENCE) == 0
    assert (root / FOLDER / "rijen.csv").read_text(encoding="utf-8") == before + (
        'nieuwe-kaap,"Nieuwe kaap, <tweede>",W1,,eind 2026,4,beloofd,nachtvaart; honden,,\n'
    )
    assert (root / FOLDER / "bewijs.csv").read_text(encoding="utf-8").endswith("nieuwe-kaap,0,zv-2025-051,,rij A\n")
    reading = read_dossier(root)
    assert problems(reading, TODAY) == ()
    (row,) = (each for each in reading.dossier.registers[0].rows if each.key == "nieuwe-kaap")
    assert row.values["themas"] == ("nachtvaart", "honden")


def test_a_row_of_a_register_with_files_is_a_file(root: Path) -> None:
    """Its first line names its schema."""
    wish = {
        "sleutel": "dagboot",
        "titel": "Een steiger voor de dagboot",
        "wijk": "W3",
        "themas": "honden, stilte",
        "vanaf": "3",
    }
    assert new(root, "wensen", wish, *EVIDENCE) == 0
    assert (
        (root / "data/registers/wensen/rijen/dagboot.yaml").read_text(encoding="utf-8")
        == """\
# yaml-language-server: $schema=../../../../site_config/schemas/register-wensen.schema.json
sleutel: dagboot
titel: Een steiger voor de dagboot
wijk: W3
vanaf: "3"
themas:
  - honden
  - stilte
bewijs:
  - bron: zv-2025-051
    vindplaats: rij A
"""
    )
    assert problems(read_dossier(root), TODAY) == ()


def test_the_first_row_of_a_register_is_a_file(root: Path) -> None:
    """A register of which nothing was found gets its first row."""
    for path, text in NINTH.items():
        (root / path).parent.mkdir()
        (root / path).write_text(text, encoding="utf-8")
    assert new(root, "kaarten", {"sleutel": "peilkaart", "titel": "Peilkaart"}, *EVIDENCE) == 0
    assert problems(read_dossier(root), TODAY) == ()
    assert [each.key for each in read_dossier(root).dossier.registers[0].rows] == ["peilkaart"]


def test_a_list_may_have_semicolons(root: Path) -> None:
    """As its descriptor asks of a table, in a register with files too."""
    wish = {"sleutel": "dagboot", "titel": "Een steiger voor de dagboot", "wijk": "W3", "themas": "honden; stilte"}
    assert new(root, "wensen", wish | {"vanaf": "3"}, *EVIDENCE) == 0
    assert "themas:\n  - honden\n  - stilte\n" in (root / "data/registers/wensen/rijen/dagboot.yaml").read_text("utf-8")


MAPS = "data/registers/kaarten"


def with_names_of_evidence(root: Path) -> None:
    """A register with fields that are called as what is asked of a status."""
    text = NINTH[f"{MAPS}/datapackage.yaml"]
    field = text[text.index("        - name: titel") : text.index("      primaryKey")]
    more = "".join(
        field.replace("name: titel", f"name: {name}").replace("required: true, ", "")
        for name in ("datum", "bekend_sinds", "vindplaats")
    )
    told = text.replace("      primaryKey", f"{more}      primaryKey").replace(
        "velden: {titel: titel}", "velden: {titel: titel, dag: datum, bekend_sinds: bekend_sinds}"
    ).replace("name: bekend_sinds\n          type: string", "name: bekend_sinds\n          type: date").replace(
        "          title: Titel\n          description: Hoe de kaart heet.\n          constraints: {maxLength: 300}\n"
        "        - name: vindplaats",
        "          title: Titel\n          description: Hoe de kaart heet.\n        - name: vindplaats",
    )  # fmt: skip
    (root / MAPS).mkdir()
    (root / MAPS / "datapackage.yaml").write_text(told, encoding="utf-8")


def test_a_field_may_be_called_as_a_part_of_a_status(root: Path) -> None:
    """What is asked of a status only, or of evidence, is not asked of a row."""
    with_names_of_evidence(root)
    row = {"sleutel": "peilkaart", "titel": "Peilkaart", "datum": "eind 2025"}
    assert new(root, "kaarten", row, *EVIDENCE) == 0
    assert problems(read_dossier(root), TODAY) == ()


@pytest.mark.parametrize(
    ("register", "fields", "told"),
    [
        ("steiger", CAPE, "register 'steiger' bestaat niet. Bedoelde u 'steigers'? Toegestaan: steigers, wensen."),
        ("steigers", CAPE | {"status": "opn"}, "--veld status: 'opn' bestaat niet. Bedoelde u 'open'? Toegestaan: beloofd, in-aanbouw, open."),
        ("steigers", CAPE | {"wijk": "W4"}, "--veld wijk: 'W4' bestaat niet. Bedoelde u 'W3'? Toegestaan: W1, W10, W2, W3, ZV."),
        ("steigers", CAPE | {"ligplaatsen": "veel"}, "--veld ligplaatsen 'veel' is geen getal zoals het hier hoort."),
        ("steigers", CAPE | {"nam": "x"}, "--veld 'nam=x' klopt niet. Schrijf NAAM=WAARDE. Bedoelde u 'naam'?"),
        ("steigers", {"sleutel": "nieuw"}, "--veld naam ontbreekt."),
        ("steigers", CAPE | {"sleutel": "kaap"}, "rij 'kaap' staat al in register 'steigers'. Er is niets geschreven. Kies een andere sleutel."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_and_not_written(
    root: Path, capsys: pytest.CaptureFixture[str], register: str, fields: dict[str, str], told: str
) -> None:
    """As for all that can be added."""
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    assert new(root, register, fields, *EVIDENCE) == 2
    assert told in capsys.readouterr().err
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("without", "told"),
    [(False, "noem het register. Kies uit: steigers, wensen."), (True, "dit dossier heeft geen registers.")],
)
def test_who_names_no_register_is_told_which_there_are(
    root: Path, capsys: pytest.CaptureFixture[str], without: bool, told: str
) -> None:
    """Nobody knows their names by heart."""
    if without:
        shutil.rmtree(root / "data/registers")
    assert main(["nieuw", "rij", "--root", str(root), "--today", TODAY.isoformat()]) == 2
    assert capsys.readouterr().err == f"motiespoor nieuw rij: {told}\n"


def test_what_the_dossier_would_not_be_right_with_is_not_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rules are those of `check`: here the bound of the register."""
    assert new(root, "steigers", CAPE | {"status": "open", "ligplaatsen": "1"}, *EVIDENCE) == 1
    out, err = capsys.readouterr()
    assert "ligplaatsen 1 is lager dan 2. Het College noemt een steiger pas open bij twee ligplaatsen." in out + err
    assert "nieuwe-kaap" not in (root / FOLDER / "rijen.csv").read_text(encoding="utf-8")
