"""Forms on GitHub instead of YAML: their choices, and what is made of one that was filled in, however it was."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.form_texts import form_texts
from motiespoor.desk.forms import (
    ELSEWHERE,
    FORMS,
    LABEL,
    NOT_LISTED,
    PROMISE,
    PROMISED,
    REGISTER,
    Form,
    fields_of,
    forms_of,
)
from motiespoor.model.dossier import Dossier
from motiespoor.paths import ISSUE_FORMS
from motiespoor.validate.check import checked_dossier
from test_new import FIGURE, SOURCE, STATUS, changed, contents, new

Captured = pytest.CaptureFixture[str]

NEWS, VALUE, SOURCES = FORMS
BOXES = "\n".join(f"- [x] {each}" for each in PROMISED)
ANSWERS: Mapping[str, str] = {
    "Actie": "A/jaagpad-verharden: Het jaagpad langs Lage Plaat & Süd verharden",
    "Datum": STATUS["datum"],
    "Status": "klaar: Klaar. Het is er.",
    "Toelichting": STATUS["toelichting"],
    "Oorzaak": "voortgang: Een bron meldt hoe het ermee staat.",
    "Bron": STATUS["bron"],
    "Vindplaats": STATUS["vindplaats"],
}
NEW_SOURCE = {
    "Nieuwe bron: Kenmerk": SOURCE["id"],
    "Nieuwe bron: Soort": SOURCE["soort"],
    "Nieuwe bron: Titel": SOURCE["titel"],
    "Nieuwe bron: Datum": SOURCE["datum"],
    "Nieuwe bron: Uitgever": SOURCE["uitgever"],
    "Nieuwe bron: Adres": SOURCE["adres"],
    "Nieuwe bron: Herkomst": "pers: Pers of derde. Een krant of een ander meldt het.",
}
FIGURES = {
    "Reeks": "veren-in-de-vaart: Veren in de vaart",
    "Peildatum": FIGURE["peildatum"],
    "Gebied": "ZV: Zeeveen",
    "Sector": "alles: Alle routes",
    "Waarde": FIGURE["waarde"],
    "Nauwkeurigheid": "ongeveer",
    "Herkomst": "pers: Pers of derde. Een krant of een ander meldt het.",
    "Bron": FIGURE["bron"],
    "Methode": "opgave: Opgave van de kapitein",
    "Opmerking": FIGURE["opmerking"],
}


def rendered(form: Form, answers: Mapping[str, str], *, elsewhere: str = "", boxes: str = BOXES) -> str:
    """The text of an issue as GitHub makes it of a form."""
    labels = [each.label for each in fields_of(form)]
    assert answers.keys() <= set(labels)
    parts = [(REGISTER, form.register)] if form.register else []
    parts += [(label, answers.get(label) or "_No response_") for label in labels]
    parts += [(ELSEWHERE, elsewhere or "_No response_"), (PROMISE, boxes)]
    return "\n\n".join(f"### {label}\n\n{answer}" for label, answer in parts)


def event(body: str | None, **issue: object) -> str:
    """The event that GitHub hands to a workflow when a label is put on an issue."""
    return json.dumps(
        {
            "action": "labeled",
            "issue": {
                "number": 12,
                "title": "Nieuws over een actie: …",
                "body": body,
                "labels": [{"name": LABEL}],
                **issue,
            },
            "label": {"name": LABEL},
            "sender": {"login": "redacteur", "type": "User"},
        }
    )


def taken_over(root: Path, text: str, *flags: str, name: str = "event.json") -> int:
    """Runs the command on a form; the exit status."""
    file = root.parent / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return main(["uit-formulier", str(file), *flags, "--root", str(root), "--today", TODAY.isoformat()])


# What it writes is what `nieuw` writes.


@pytest.mark.parametrize(
    ("form", "answers", "kinds"),
    [
        (NEWS, ANSWERS, {"stand": STATUS}),
        (NEWS, {**ANSWERS, **NEW_SOURCE, "Bron": ""}, {"bron": SOURCE, "stand": {**STATUS, "bron": SOURCE["id"]}}),
        (VALUE, FIGURES, {"cijfer": FIGURE}),
        (VALUE, {**FIGURES, **NEW_SOURCE, "Bron": SOURCE["id"]}, {"bron": SOURCE, "cijfer": {**FIGURE, "bron": SOURCE["id"]}}),
        (SOURCES, {key.removeprefix("Nieuwe bron: "): text for key, text in NEW_SOURCE.items()}, {"bron": SOURCE}),
    ],
    ids=["status", "status and source", "figure", "figure and source", "source"],
)  # fmt: skip
def test_a_form_becomes_what_nieuw_makes(
    small: Path, tmp_path: Path, form: Form, answers: dict[str, str], kinds: dict[str, dict[str, str]]
) -> None:
    """To the byte, in every file; and as it was filled in under Windows too."""
    other = Path(shutil.copytree(small, tmp_path / "ander" / "klein"))
    for kind, typed in kinds.items():
        assert new(other, kind, typed, "--ja") == 0
    assert taken_over(small, event(rendered(form, answers).replace("\n", "\r\n")), "--ja") == 0
    assert contents(small) == contents(other)


def test_a_form_may_be_a_file_and_needs_a_yes(small: Path, capsys: Captured) -> None:
    """Without --ja it is only shown; nobody is asked, at a terminal neither."""
    before = contents(small)
    assert taken_over(small, rendered(NEWS, ANSWERS), name="formulier.md") == 0
    told = capsys.readouterr().out
    assert "+      - datum: 2026-02-01\n+        status: klaar\n" in told
    assert told.endswith("\n\nEr is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.\n")
    assert changed(small, before) == {}


def test_what_is_in_no_list_can_be_typed(small: Path) -> None:
    """A list of choices may be of last month: what it lacks is written below it, by the names of the fields."""
    answers = {**ANSWERS, "Actie": NOT_LISTED, "Status": NOT_LISTED}
    elsewhere = "actie: A/jaagpad-verharden\n- Status: klaar"
    before = contents(small)
    assert taken_over(small, event(rendered(NEWS, answers, elsewhere=elsewhere)), "--ja") == 0
    assert list(changed(small, before)) == ["data/maatregelen/A.yaml"]


def test_texts_stay_texts(small: Path) -> None:
    """Markup, mentions, expressions of GitHub, YAML and very many signs reach the file as what was typed, on one line."""
    typed = "${{ secrets.X }} @redactie <script>alert(1)</script> ```\n- bron: x\n``` \"a\": 'b' # c & *d #12 {{ 7*7 }}"
    assert taken_over(small, event(rendered(NEWS, {**ANSWERS, "Toelichting": typed})), "--ja") == 0
    measure = yaml.safe_load((small / "data/maatregelen/A.yaml").read_text("utf-8"))
    assert measure["acties"][2]["standen"][-1]["toelichting"] == " ".join(typed.split())


# What cannot be: told in the words of the form, and nothing is written.

FORM = rendered(NEWS, ANSWERS)
NO_FORM = (
    "dit is geen formulier dat overgenomen kan worden. Dat zijn: ‘Nieuws over een actie’, ‘Een cijfer’, ‘Een bron’."
)

SEVERAL = (
    "‘Actie’: 'jaagpad' bestaat niet. Bedoelde u 'jaagpad-verharden'? "
    "Toegestaan: brug-coevaart, fietsers-tellen, jaagpad-verharden.\n"
    "‘Datum’: '1-2-2026' is geen datum. Bedoelde u '2026-02-01'? Schrijf jaar-maand-dag.\n"
    "‘Toelichting’ ontbreekt.\n"
    "‘Citaat’ of ‘Vindplaats’ ontbreekt."
)
NO_SOURCE = (
    "‘Nieuwe bron: Kenmerk’ ontbreekt.\n‘Nieuwe bron: Soort’ ontbreekt.\n‘Nieuwe bron: Datum’ ontbreekt.\n"
    "‘Nieuwe bron: Uitgever’ ontbreekt.\n‘Nieuwe bron: Herkomst’ ontbreekt. "
    "Kies uit: brontekst, officieel, pers, kamervraag, afgeleid, verwijzing, niet-gevonden."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "hierin staat geen ingevuld formulier."),
        (event(None), "hierin staat geen ingevuld formulier."),
        ('{"issue": 3}', "hierin staat geen ingevuld formulier."),
        (event(FORM, pull_request={}), "hierin staat geen ingevuld formulier."),
        ("{", "dit bestand begint als JSON, en is het niet."),
        ("[" * 10_000 + "{", NO_FORM),
        ("{" + '"a":{' * 100_000, "dit bestand begint als JSON, en is het niet."),
        (event("Er is nieuws."), NO_FORM),
        (event("Ik vul dit zelf in.\n\n" + FORM), NO_FORM),
        (event(FORM + "x" * 70_000), "dit formulier is langer dan 70000 tekens. Kort de antwoorden in."),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "Het is er.\n\n### Bron\n\nzv-2025-051"})),
            "het kopje ‘Bron’ staat er twee keer. Laat alleen dat van het formulier staan.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "```\n### Bron\n```"})),
            "het kopje ‘Bron’ staat er twee keer. Laat alleen dat van het formulier staan.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "Nieuws.\n## Kop"})),
            "in het antwoord bij ‘Toelichting’ staat een kopje: '## Kop'. Haal die regel weg, of zet er iets voor.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "Nieuws\n---"})),
            "in het antwoord bij ‘Toelichting’ staat een kopje: '---'. Haal die regel weg, of zet er iets voor.",
        ),
        (
            event(rendered(NEWS, ANSWERS, boxes=BOXES.replace("[x] De", "[ ] De"))),
            "bij ‘Bevestiging’ is niet aangekruist: De bron is openbaar: iedereen kan haar vinden.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Actie": NOT_LISTED})),
            "bij ‘Actie’ is ‘staat er niet bij’ gekozen. Schrijf bij ‘Niet in de lijst’ wat u bedoelt, als 'Actie: kenmerk'.",
        ),
        (
            event(rendered(NEWS, ANSWERS, elsewhere="Actie: A/brug-coevaart")),
            "‘Actie’ is gekozen, en staat ook bij ‘Niet in de lijst’. Haal een van de twee weg.",
        ),
        (
            event(rendered(NEWS, ANSWERS, elsewhere="Acties: A/brug-coevaart")),
            "bij ‘Niet in de lijst’ staat 'Acties: A/brug-coevaart'. Schrijf het als 'Veld: kenmerk'. Bedoelde u 'Actie'?",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Actie": "jaagpad-verharden"})),
            "‘Actie’ 'jaagpad-verharden' klopt niet. Schrijf maatregel/kenmerk.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Actie": "A/jaagpad", "Datum": "1-2-2026", "Vindplaats": "", "Toelichting": ""})),
            SEVERAL,
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "Het is \u202eer."})),
            "‘Toelichting’ heeft een onzichtbaar stuurteken (U+202E). Haal het weg.",
        ),
        (event(rendered(NEWS, {**ANSWERS, "Toelichting": "Het is \udcff."})), "‘Toelichting’ is geen leesbare tekst."),
        (
            event(rendered(NEWS, {**ANSWERS, "Toelichting": "x" * 2_001})),
            "‘Toelichting’ is 2001 tekens lang; hoogstens 2000 passen hier.",
        ),
        (
            event(rendered(NEWS, {**ANSWERS, "Nieuwe bron: Titel": "Een bericht", "Bron": ""})),
            NO_SOURCE,
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(small: Path, capsys: Captured, text: str, told: str) -> None:
    before = contents(small)
    assert taken_over(small, text, "--ja") == 2
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"motiespoor uit-formulier: {told}\n")
    assert changed(small, before) == {}


def test_a_file_that_cannot_be_read_is_told(small: Path, capsys: Captured) -> None:
    (small.parent / "formulier.md").write_bytes(b"\xff\xfe")
    assert main(["uit-formulier", str(small.parent / "formulier.md"), "--root", str(small)]) == 2
    assert "kan niet gelezen worden. Staat het er, en is het tekst?\n" in capsys.readouterr().err


def test_all_of_a_form_is_written_or_nothing(small: Path, capsys: Captured) -> None:
    """The new source is right, and the status that rests on it is not: neither is written."""
    before = contents(small)
    answers = {**ANSWERS, **NEW_SOURCE, "Bron": "", "Datum": "2025-01-01"}
    assert taken_over(small, event(rendered(NEWS, answers)), "--ja") == 1
    assert "ligt vóór die van de vorige stand" in capsys.readouterr().out
    assert changed(small, before) == {}


# The forms themselves.


@pytest.fixture
def with_rows(registered: Path) -> Dossier:
    """The small dossier with registers."""
    return checked_dossier(registered, TODAY)


@pytest.mark.parametrize("which", ["fiction", "hostile", "published", "with_rows"])
def test_forms_are_as_github_takes_them(which: str, request: pytest.FixtureRequest) -> None:
    """Each label and each choice once, no word that GitHub keeps for itself, and each choice read back as its name."""
    dossier: Dossier = request.getfixturevalue(which)
    for form, text in zip(forms_of(dossier), form_texts(dossier).values(), strict=True):
        made = yaml.safe_load(text)
        assert LABEL not in made["labels"], "who fills in a form has not looked at it for the editors"
        body = [each["attributes"] for each in made["body"] if each["type"] != "markdown"]
        labels = [each["label"] for each in body]
        assert len(set(labels)) == len(labels)
        assert set(labels) <= {*(each.label for each in fields_of(form)), ELSEWHERE, PROMISE, REGISTER}
        ids = [each["id"] for each in made["body"] if each["type"] != "markdown"]
        assert len(set(ids)) == len(ids)
        assert all(re.fullmatch("[a-z0-9-]+", each) for each in ids)
        for each in made["body"]:
            options = each["attributes"].get("options", [])
            if each["type"] == "dropdown":
                assert len({option.lower() for option in options}) == len(options) > 0
                assert all(isinstance(option, str) and option.strip() == option for option in options)
                assert "none" not in {option.lower() for option in options}


def test_the_forms_of_the_repository_are_the_ones_that_are_made(published: Dossier) -> None:
    """The choices may be older than the data; what is asked is what is read."""
    for form in forms_of(published):
        made = yaml.safe_load((REPOSITORY / form.path).read_text("utf-8"))
        labels = {each["attributes"]["label"] for each in made["body"] if each["type"] != "markdown"}
        assert {each.label for each in fields_of(form) if each.needed} <= labels
        assert labels <= {
            *(each.label for each in fields_of(form)),
            ELSEWHERE,
            PROMISE,
            *([REGISTER] if form.register else []),
        }


def test_stale_choices_are_a_hint(small: Path, capsys: Captured) -> None:
    """Never a problem; without forms in the repository, or of one file, nothing is said of them."""
    arguments = ["--root", str(small), "--today", TODAY.isoformat()]
    assert main(["check", *arguments]) == 0
    assert capsys.readouterr().err == ""
    assert main(["formulieren", "--kijk", *arguments]) == 1
    assert main(["formulieren", *arguments]) == 0
    capsys.readouterr()
    assert main(["formulieren", "--kijk", *arguments]) == 0
    assert main(["check", *arguments]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("De formulieren zijn van nu.\nGeen problemen gevonden.\n", "")
    edit(small, "data/maatregelen/C2.yaml", "titel: Eén kaartje invoeren, [x](y)", "titel: Eén kaartje invoeren")
    assert main(["check", *arguments]) == 0
    told = capsys.readouterr()
    assert told.out == "Geen problemen gevonden.\n"
    assert told.err == (
        f"Let op: {ISSUE_FORMS}/4-nieuws.yml: de keuzen zijn niet meer van nu. Maak ze opnieuw: motiespoor formulieren\n"
    )
    assert main(["check", "data/maatregelen/C2.yaml", *arguments]) == 0
    assert capsys.readouterr().err == ""


def test_a_form_takes_less_than_a_second_of_the_processor(real_copy: Path) -> None:
    """Of the real dossier; a slow machine is given three."""
    answers = {
        "Kenmerk": "voorbeeld-2025-12-01", "Soort": "Nieuwsbericht", "Titel": "Een bericht", "Datum": "2025-12-01",
        "Uitgever": "Een uitgever", "Adres": "https://voorbeeld.example/", "Herkomst": "pers",
    }  # fmt: skip
    started = time.process_time()
    assert taken_over(real_copy, event(rendered(SOURCES, answers)), "--ja") == 0
    assert time.process_time() - started < 3
