"""The form of a register: its fields are those of the descriptor, and what it makes is what `nieuw rij` makes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from conftest import TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.form_texts import form_texts
from motiespoor.desk.forms import ELSEWHERE, LABEL, NOT_LISTED, PROMISE, REGISTER, Form, fields_of, forms_of
from motiespoor.model.dossier import Dossier
from motiespoor.paths import ISSUE_FORMS
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import checked_dossier
from registered import NINTH
from test_forms import BOXES, NEW_SOURCE, event, rendered, taken_over
from test_new import SOURCE, changed, contents, new
from test_new_row import CAPE, EVIDENCE, with_names_of_evidence
from test_new_row import new as new_row

Captured = pytest.CaptureFixture[str]

RESTS = {"Bron": EVIDENCE[1], "Vindplaats": EVIDENCE[3]}
PIER = {
    "Sleutel": "nieuwe-kaap",
    "Naam": "Nieuwe kaap, <tweede>",
    "Wijk": "W1: Zeedijk",
    "Ligplaatsen": "4",
    "Status": "beloofd",
    "Thema's": "nachtvaart; honden",
    "Open sinds": "eind 2026",
    **RESTS,
}
WISH = {"sleutel": "dagboot", "titel": "Een steiger voor de dagboot", "wijk": "W3", "themas": "honden, stilte"}
WISHED = {
    "Sleutel": "dagboot",
    "Titel": "Een steiger voor de dagboot",
    "Wijk": "W3",
    "Thema's": "honden, stilte",
    **RESTS,
}


@pytest.fixture
def root(registered: Path, tmp_path: Path) -> Path:
    """The small dossier with registers, free to be added to."""
    return Path(shutil.copytree(registered, tmp_path / "klein"))


def form_of(root: Path, name: str) -> Form:
    """The form of a register."""
    return next(each for each in forms_of(read_dossier(root).dossier) if each.file == f"rij-{name}")


def filled(root: Path, register: str, answers: Mapping[str, str], *, elsewhere: str = "") -> str:
    """The event of an issue that was made with the form of a register."""
    return event(rendered(form_of(root, register), answers, elsewhere=elsewhere))


def made(dossier: Dossier, name: str) -> list[dict[str, object]]:
    """The questions of the form of a register, as GitHub reads them."""
    body = yaml.safe_load(form_texts(dossier)[f"{ISSUE_FORMS}/rij-{name}.yml"])["body"]
    return [each for each in body if each["type"] != "markdown"]


# What it writes is what `nieuw rij` writes.


@pytest.mark.parametrize(
    ("register", "answers", "fields"),
    [("steigers", PIER, CAPE), ("wensen", WISHED, WISH)],
    ids=["a line of a table", "a file"],
)
def test_a_form_becomes_what_nieuw_rij_makes(
    root: Path, tmp_path: Path, register: str, answers: dict[str, str], fields: dict[str, str]
) -> None:
    """To the byte, in every file."""
    other = Path(shutil.copytree(root, tmp_path / "ander" / "klein"))
    assert new_row(other, register, fields, *EVIDENCE) == 0
    assert taken_over(root, filled(root, register, answers), "--ja") == 0
    assert contents(root) == contents(other)


def test_a_row_may_bring_its_source(root: Path, tmp_path: Path) -> None:
    """Both are written, or neither."""
    other = Path(shutil.copytree(root, tmp_path / "ander" / "klein"))
    assert new(other, "bron", SOURCE, "--ja") == 0
    assert new_row(other, "steigers", CAPE, "--bron", SOURCE["id"], "--vindplaats", "rij A") == 0
    before = contents(root)
    answers = {**PIER, **NEW_SOURCE, "Bron": ""}
    assert taken_over(root, filled(root, "steigers", {**answers, "Status": "open", "Ligplaatsen": "1"}), "--ja") == 1
    assert changed(root, before) == {}
    assert taken_over(root, filled(root, "steigers", answers), "--ja") == 0
    assert contents(root) == contents(other)


def test_the_first_row_of_a_register_comes_by_a_form(root: Path) -> None:
    """A register of which nothing was found has a form too."""
    for path, text in NINTH.items():
        (root / path).parent.mkdir()
        (root / path).write_text(text, encoding="utf-8")
    answers = {"Sleutel": "peilkaart", "Titel": "Peilkaart", **RESTS}
    assert taken_over(root, filled(root, "kaarten", answers), "--ja") == 0
    assert [each.key for each in read_dossier(root).dossier.registers[0].rows] == ["peilkaart"]


def test_what_is_in_no_list_can_be_typed(root: Path) -> None:
    """By the title of the field, whatever its case."""
    answers = {**PIER, "Wijk": NOT_LISTED}
    assert taken_over(root, filled(root, "steigers", answers, elsewhere="- wijk: W10"), "--ja") == 0
    assert 'nieuwe-kaap,"Nieuwe kaap, <tweede>",W10,' in (root / "data/registers/steigers/rijen.csv").read_text("utf-8")


TYPED = (
    "${{ secrets.X }} @redactie <script>alert(1)</script> ```\n- bron: x\n``` \"a\": 'b' # c & *d #12 {{ 7*7 }} =1+1"
)


@pytest.mark.parametrize(("register", "label", "field"), [("steigers", "Opmerking", "opmerking"), ("wensen", "Waarom", "waarom")])  # fmt: skip
def test_texts_stay_texts(root: Path, register: str, label: str, field: str) -> None:
    """Markup, mentions, expressions of GitHub, YAML and commas reach the row as what was typed, on one line."""
    answers = {"steigers": PIER, "wensen": WISHED}[register] | {label: TYPED}
    assert taken_over(root, filled(root, register, answers), "--ja") == 0
    rows = next(each.rows for each in read_dossier(root).dossier.registers if each.name == register)
    assert {row.key: row.now(field) for row in rows}[answers["Sleutel"]] == " ".join(TYPED.split())


# What cannot be: told in the words of the form, and nothing is written.

NO_FORM = (
    "dit is geen formulier dat overgenomen kan worden. Dat zijn: ‘Nieuws over een actie’, ‘Een cijfer’, ‘Een bron’, "
    "en elk formulier voor een rij in een register."
)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"Status": "opn"}, "‘Status’: 'opn' bestaat niet. Bedoelde u 'open'? Toegestaan: beloofd, in-aanbouw, open."),
        ({"Wijk": "W4: Vierde"}, "‘Wijk’: 'W4' bestaat niet. Bedoelde u 'W3'? Toegestaan: W1, W10, W2, W3, ZV."),
        ({"Ligplaatsen": "veel"}, "‘Ligplaatsen’ 'veel' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."),
        ({"Sleutel": "", "Naam": ""}, "‘Sleutel’ ontbreekt.\n‘Naam’ ontbreekt."),
        ({"Bron": "", "Vindplaats": ""}, "‘Bron’ ontbreekt. Kies uit: motie-oever, zv-2025-014, zv-2025-050, zv-2025-051, veerbode-2025-09-06, eilandtelling-2025.\n‘Citaat’ of ‘Vindplaats’ ontbreekt."),
        ({"Sleutel": "kaap"}, "rij 'kaap' staat al in register 'steigers'. Er is niets geschreven. Kies een andere sleutel."),
        ({"Naam": "Kaap \u202eeen"}, "‘Naam’ heeft een onzichtbaar stuurteken (U+202E). Haal het weg."),
        ({"Naam": "x" * 301}, "‘Naam’ is 301 tekens lang; hoogstens 300 passen hier."),
        ({"Naam": "Kaap\n\n### Register\n\nwensen"}, "het kopje ‘Register’ staat er twee keer. Laat alleen dat van het formulier staan."),
        ({"Naam": "Kaap\n\n### Reeks\n\nveren"}, "in het antwoord bij ‘Naam’ staat een kopje: '### Reeks'. Haal die regel weg, of zet er iets voor."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(root: Path, capsys: Captured, answers: dict[str, str], told: str) -> None:
    before = contents(root)
    assert taken_over(root, filled(root, "steigers", PIER | answers), "--ja") == 2
    assert capsys.readouterr().err == f"motiespoor uit-formulier: {told}\n"
    assert changed(root, before) == {}


@pytest.mark.parametrize(
    ("register", "told"),
    [
        ("steiger: Steigers", "‘Register’: 'steiger' bestaat niet. Bedoelde u 'steigers'? Toegestaan: steigers, wensen."),
        ("../steigers", "‘Register’: '../steigers' bestaat niet. Bedoelde u 'steigers'? Toegestaan: steigers, wensen."),
        ("_No response_", "‘Register’: '' bestaat niet. Toegestaan: steigers, wensen."),
    ],
)  # fmt: skip
def test_a_form_of_no_register_is_told(root: Path, capsys: Captured, register: str, told: str) -> None:
    body = rendered(form_of(root, "steigers"), PIER)
    first = form_of(root, "steigers").register
    assert taken_over(root, event(body.replace(first, register, 1)), "--ja") == 2
    assert capsys.readouterr().err == f"motiespoor uit-formulier: {told}\n"


def test_what_is_no_form_is_told(root: Path, capsys: Captured) -> None:
    """A dossier without registers has no such forms."""
    body = event(rendered(form_of(root, "steigers"), PIER))
    assert taken_over(root, event("Er is een steiger."), "--ja") == 2
    assert capsys.readouterr().err == f"motiespoor uit-formulier: {NO_FORM}\n"
    shutil.rmtree(root / "data/registers")
    assert taken_over(root, body, "--ja") == 2
    assert capsys.readouterr().err.endswith("‘Nieuws over een actie’, ‘Een cijfer’, ‘Een bron’.\n")


def test_what_the_dossier_would_not_be_right_with_is_not_written(root: Path, capsys: Captured) -> None:
    """The rules are those of `check`: here the bound of the register."""
    before = contents(root)
    answers = PIER | {"Status": "open: Open.", "Ligplaatsen": "1"}
    assert taken_over(root, filled(root, "steigers", answers), "--ja") == 1
    assert "ligplaatsen 1 is lager dan 2." in capsys.readouterr().out
    assert changed(root, before) == {}


# The forms themselves.


def test_a_form_asks_what_the_descriptor_says(root: Path) -> None:
    """The titles are the labels; statuses, areas and other names are chosen; lists and long texts are typed."""
    body = made(checked_dossier(root, TODAY), "steigers")
    assert [(each["type"], each["attributes"]["label"]) for each in body[:15]] == [  # type: ignore[index]
        ("dropdown", REGISTER), ("input", "Sleutel"), ("input", "Naam"), ("dropdown", "Wijk"), ("textarea", "Oever"),
        ("input", "Open sinds"), ("input", "Ligplaatsen"), ("dropdown", "Status"), ("input", "Thema's"),
        ("dropdown", "Belofte"), ("textarea", "Opmerking"), ("input", "Bron"), ("textarea", "Citaat"),
        ("input", "Vindplaats"), ("input", "Nieuwe bron: Kenmerk"),
    ]  # fmt: skip
    assert body[0]["attributes"] == {
        "label": REGISTER,
        "options": ["steigers: Steigers & <loopplanken>"],
        "default": 0,
    }
    assert body[7]["attributes"] == {
        "label": "Status",
        "description": "Waar de steiger staat.",
        "options": ["beloofd", "in-aanbouw: In aanbouw & bijna klaar.", "open"],
    }
    assert body[8]["attributes"]["description"] == (  # type: ignore[index]
        "Waar de steiger voor is. Meer dan één? Zet er een puntkomma tussen."
    )


ODD = "kaarten"
STRANGE = {
    "name: titel\n": "name: titel & <x>\n",
    "velden: {titel: titel}": "velden: {titel: titel & <x>}",
    "title: Kaarten van het water": "title: Overnemen",
    "title: Titel\n": "title: Bron\n",
    "      primaryKey": """\
        - {name: bron, type: string, title: bron, description: Nog een bron.}
        - {name: elders, type: string, title: Niet in de lijst, description: "Een kopje van ons: of toch niet."}
        - {name: soort, type: string, title: "Soort: kaart", description: Wat het is., constraints: {enum: ["a: b", "a: c", None-x]}}
        - {name: maat, type: string, title: "### Maat", description: Hoe groot., constraints: {enum: [none, groot]}}
        - {name: bereik, type: string, title: Bereik, description: Hoe ver., constraints: {enum: [Ver, ver]}}
        - {name: maatregel, type: string, title: Maatregel, description: Waarvan.}
      primaryKey""",
}


@pytest.fixture
def odd(root: Path) -> Path:
    """A register whose descriptor has words of ours, words of GitHub, and signs that mean something elsewhere."""
    (path, text) = next(iter(NINTH.items()))
    for old, new_text in STRANGE.items():
        assert old in text
        text = text.replace(old, new_text)
    path = path.replace("/kaarten/", "/overnemen/")
    (root / path).parent.mkdir()
    (root / path).write_text(text, encoding="utf-8")
    return root


def test_a_descriptor_may_say_anything(odd: Path) -> None:
    """Each label once, none of them ours; and no label of the editors on an issue, whatever a register is called."""
    dossier = checked_dossier(odd, TODAY)
    text = yaml.safe_load(form_texts(dossier)[f"{ISSUE_FORMS}/rij-overnemen.yml"])
    assert text["labels"] == ["register"] != [LABEL]
    body = made(dossier, "overnemen")
    assert [each["attributes"]["label"] for each in body[:12]] == [  # type: ignore[index]
        REGISTER, "Sleutel", "Bron (titel & <x>)", "bron (bron)", "Niet in de lijst (elders)", "Soort: kaart",
        "### Maat", "Bereik", "Maatregel", "Bron", "Citaat", "Vindplaats",
    ]  # fmt: skip
    assert body[5]["attributes"]["options"] == ["a: b", "a: c", "None-x"]  # type: ignore[index]
    assert [each["type"] for each in body[6:8]] == ["input", "input"]
    answers = {
        "Sleutel": "peilkaart", "Bron (titel & <x>)": "Peilkaart", "bron (bron)": "De krant",
        "Niet in de lijst (elders)": "ja", "Soort: kaart": "a: c", "### Maat": "none", "Bereik": "ver",
        "Maatregel": "ergens", **RESTS,
    }  # fmt: skip
    assert taken_over(odd, filled(odd, "overnemen", answers), "--ja") == 0
    (row,) = next(each.rows for each in read_dossier(odd).dossier.registers if each.name == "overnemen")
    assert [*row.values.values()][:8] == [
        "peilkaart", "Peilkaart", "De krant", "ja", "a: c", "none", "ver", "ergens",
    ]  # fmt: skip


def test_titles_that_are_alike_are_told_apart(root: Path) -> None:
    """Two registers that are called the same, and three fields."""
    with_names_of_evidence(root)
    edit(root, "data/registers/wensen/datapackage.yaml", "title: Wensen van de wijken", "title: Kaarten van het water")
    forms = {each.file: each for each in forms_of(checked_dossier(root, TODAY))}
    assert forms["rij-kaarten"].name == "Een rij in ‘Kaarten van het water (kaarten)’"
    assert forms["rij-wensen"].name == "Een rij in ‘Kaarten van het water (wensen)’"
    labels = [each.label for each in fields_of(forms["rij-kaarten"])]
    assert labels[1:5] == ["Titel", "Titel (datum)", "Titel (bekend_sinds)", "Titel (vindplaats)"]


def test_the_form_of_a_register_that_is_no_more_goes(root: Path, capsys: Captured) -> None:
    """`check` tells, `formulieren` takes it away; one that somebody wrote stays."""
    arguments = ["--root", str(root), "--today", TODAY.isoformat()]
    assert main(["formulieren", *arguments]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-2:] == [f"Geschreven: {ISSUE_FORMS}/rij-steigers.yml", f"Geschreven: {ISSUE_FORMS}/rij-wensen.yml"]
    own = root / ISSUE_FORMS / "rij-eigen.yml"
    own.write_text("name: Zelf gemaakt\n", encoding="utf-8")
    old = root / ISSUE_FORMS / "rij-oud.yml"
    shutil.copy(root / ISSUE_FORMS / "rij-wensen.yml", old)
    assert main(["check", *arguments]) == 0
    gone = f"{ISSUE_FORMS}/rij-oud.yml: dit register is er niet meer. Haal het formulier weg: motiespoor formulieren\n"
    said = capsys.readouterr()
    assert said.out == "Geen problemen gevonden.\n"
    assert said.err.endswith(f"\nLet op: {gone}")
    assert main(["formulieren", "--kijk", *arguments]) == 1
    assert capsys.readouterr().out == gone
    assert main(["formulieren", *arguments]) == 0
    assert capsys.readouterr().out.endswith(f"\nWeggehaald: {ISSUE_FORMS}/rij-oud.yml\n")
    assert own.exists()
    assert not old.exists()
    assert main(["formulieren", "--kijk", *arguments]) == 0
    assert capsys.readouterr().out == "De formulieren zijn van nu.\n"


def test_the_boxes_and_the_other_list_are_there(root: Path) -> None:
    """As on every form."""
    body = made(checked_dossier(root, TODAY), "wensen")
    assert [each["attributes"]["label"] for each in body[-2:]] == [ELSEWHERE, PROMISE]  # type: ignore[index]
    assert BOXES
