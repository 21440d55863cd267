"""`motiespoor nieuw`: what is asked, what is shown, and that nothing but the addition changes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.adding import add
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.insertion import Unplaceable, with_item
from motiespoor.desk.kinds import KINDS
from motiespoor.model.fields import keys
from motiespoor.model.measure import Action, Measure
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import read_dossier
from motiespoor.read.yamltree import Fields, Items, Node, Scalar, yaml_tree
from motiespoor.validate.check import problems
from test_rules_chapters import divided

SOURCES, VALUES = "data/bronnen/bronnen.yaml", "data/cijfers/waarnemingen.csv"
A, B, C2 = (f"data/maatregelen/{number}.yaml" for number in ("A", "B", "C2"))
Captured = pytest.CaptureFixture[str]

STATUS = {
    "maatregel": "A",
    "actie": "jaagpad-verharden",
    "datum": "2026-02-01",
    "status": "klaar",
    "toelichting": "Het jaagpad ligt er: hard & vlak.",
    "oorzaak": "voortgang",
    "bron": "veerbode-2025-09-06",
    "vindplaats": "laatste alinea",
}
MILESTONE = {
    "maatregel": "C2",
    "id": "kaartje-gratis",
    "titel": "1000",
    "actie": "kaartje-invoeren",
    "gebied": "W1",
    "verwacht": "eind 2027",
    "bron": "zv-2025-051",
    "citaat": "In 2026 e.v. geldt het kaartje op heel Zeeveen.",
    "opmerking": "- Dit is geen punt",
}
MEASURE = {
    "nummer": "12",
    "sleutel": "no",
    "titel": "Meer 'wind' op \"zee\"",
    "eigenaar": "water",
    "in-het-kort": "Er komt wind.",
    "actie": "wind-maken",
    "actie-titel": "# Wind",
    "datum": "2026-02-01",
    "status": "beloofd",
    "toelichting": "Er is wind beloofd, en wel zo lang achter elkaar dat deze zin met gemak over het einde van de regel waait.",
    "oorzaak": "voortgang",
    "bron": "veerbode-2025-09-06",
    "vindplaats": "voorpagina",
}
ROUND = {
    "ronde": "2026",
    "titel": "Voortgang 2026",
    "datum": "2026-02-20",
    "peildatum": "2026-01-01",
    "bron": "zv-2025-051",
    "kolommen": "maatregel, doelstelling,actie",
}
SOURCE = {
    "id": "veerbode-2026-02-14",
    "soort": "Nieuwsbericht",
    "titel": 'De "tweede" brug: open',
    "datum": "2026-02-14",
    "uitgever": "De Veerbode",
    "adres": "https://veerbode.voorbeeld.example/2026/02/14/",
    "herkomst": "pers",
}
FIGURE = {
    "reeks": "veren-in-de-vaart",
    "peildatum": "2026-02-01",
    "gebied": "ZV",
    "sector": "alles",
    "waarde": "7",
    "nauwkeurigheid": "ongeveer",
    "herkomst": "pers",
    "bron": "veerbode-2025-09-06",
    "methode": "opgave",
    "opmerking": 'Zoals het er staat: "ruim", en meer.',
}

STATUS_LINES = """\
      - datum: 2026-02-01
        status: klaar
        toelichting: "Het jaagpad ligt er: hard & vlak."
        oorzaak: voortgang
        bewijs:
          - bron: veerbode-2025-09-06
            vindplaats: laatste alinea
"""
MILESTONE_LINES = """\
  - id: kaartje-gratis
    titel: "1000"
    actie: kaartje-invoeren
    gebied: W1
    verwacht: eind 2027
    toezegging:
      bron: zv-2025-051
      citaat: In 2026 e.v. geldt het kaartje op heel Zeeveen.
    opmerking: "- Dit is geen punt"
"""
MEASURE_TEXT = """\
# yaml-language-server: $schema=../../site_config/schemas/maatregel.schema.json
nummer: "12"
sleutel: "no"
titel: Meer 'wind' op "zee"
eigenaar: water
in_het_kort: Er komt wind.
acties:
  - id: wind-maken
    titel: "# Wind"
    standen:
      - datum: 2026-02-01
        status: beloofd
        toelichting: >-
          Er is wind beloofd, en wel zo lang achter elkaar dat deze zin met gemak over het einde van
          de regel waait.
        oorzaak: voortgang
        bewijs:
          - bron: veerbode-2025-09-06
            vindplaats: voorpagina
"""
ROUND_TEXT = """\
# yaml-language-server: $schema=../../../site_config/schemas/ronde.schema.json
ronde: "2026"
titel: Voortgang 2026
datum: 2026-02-20
peildatum: 2026-01-01
bron: zv-2025-051
kolommen:
  - maatregel
  - doelstelling
  - actie
"""


def new(root: Path, kind: str, answers: dict[str, str], *flags: str) -> int:
    """Runs the command on a dossier; the exit status."""
    typed = [part for flag, text in answers.items() for part in (f"--{flag}", text)]
    return main(["nieuw", kind, *typed, *flags, "--root", str(root), "--today", TODAY.isoformat()])


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a dossier with its bytes."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def changed(root: Path, before: dict[str, bytes]) -> dict[str, str]:
    """The files that are another than they were, with their texts; none is gone."""
    after = contents(root)
    assert before.keys() <= after.keys()
    return {path: data.decode() for path, data in after.items() if before.get(path) != data}


def put_after(text: str, anchor: str, lines: str) -> str:
    """A text with lines after a passage that stands in it once."""
    assert text.count(anchor) == 1
    return text.replace(anchor, anchor + lines)


# The four kinds.


def test_a_status_update_is_the_last_of_its_action(small: Path, capsys: Captured) -> None:
    """It stands after the other status updates of its action, and everything else is as it was."""
    before = contents(small)
    assert new(small, "stand", STATUS, "--ja") == 0
    assert capsys.readouterr().out == (
        "\n"
        "data/maatregelen/A.yaml\n"
        "@@ -78,4 +78,11 @@\n"
        "           - bron: zv-2025-051\n"
        "             citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.\n"
        + "".join(f"+{line}\n" for line in STATUS_LINES.splitlines())
        + " mijlpalen:\n"
        "   - id: brug-open\n"
        "Geschreven: data/maatregelen/A.yaml\n"
    )
    anchor = (
        "        oorzaak: voortgang\n        bewijs:\n          - bron: zv-2025-051\n"
        "            citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.\n"
    )
    assert changed(small, before) == {A: put_after(before[A].decode(), anchor, STATUS_LINES)}
    assert problems(read_dossier(small), TODAY) == ()
    last = read_dossier(small).dossier.measures[0].actions[2].current
    assert (last.date, last.status) == (date(2026, 2, 1), "klaar")
    assert last.explanation == STATUS["toelichting"]


def test_a_milestone_is_the_last_of_its_measure(small: Path) -> None:
    """It stands at the end of the milestones, before what comes after them."""
    before = contents(small)
    assert new(small, "mijlpaal", MILESTONE, "--ja") == 0
    text = changed(small, before)[C2]
    place = text.index(MILESTONE_LINES)
    assert text[:place] + text[place + len(MILESTONE_LINES) :] == before[C2].decode()
    assert problems(read_dossier(small), TODAY) == ()
    assert read_dossier(small).dossier.measures[2].milestones[-1].id == "kaartje-gratis"


def test_a_measure_is_a_file(small: Path, capsys: Captured) -> None:
    """It has everything that a measure needs, and the dossier is right with it."""
    before = contents(small)
    assert new(small, "maatregel", MEASURE, "--ja") == 0
    assert changed(small, before) == {"data/maatregelen/12.yaml": MEASURE_TEXT}
    assert capsys.readouterr().out == (
        "\ndata/maatregelen/12.yaml (nieuw)\n"
        + "".join(f"+{line}\n" for line in MEASURE_TEXT.splitlines())
        + "Geschreven: data/maatregelen/12.yaml\n"
    )
    assert problems(read_dossier(small), TODAY) == ()


def test_a_measure_of_a_plan_with_chapters_has_a_theme(small: Path, capsys: Captured) -> None:
    """It is asked for where there are chapters, and then must be one of them; elsewhere there is nothing to say."""
    for path, old, now in divided(A="bruggen", B="veren", C2="over-land"):
        edit(small, path, old, now)
    before = contents(small)
    assert new(small, "maatregel", MEASURE, "--ja") == 2
    assert "--thema ontbreekt. Kies uit: bruggen, veren, over-land." in capsys.readouterr().err
    assert new(small, "maatregel", {**MEASURE, "thema": "over-water"}, "--ja") == 2
    assert (
        "--thema: 'over-water' bestaat niet. Bedoelde u 'over-land'? Toegestaan: bruggen, over-land, veren."
        in capsys.readouterr().err
    )
    assert new(small, "maatregel", {**MEASURE, "thema": "veren"}, "--ja") == 0
    title, owner = "titel: Meer 'wind' op \"zee\"\n", "eigenaar: water\n"
    themed = MEASURE_TEXT.replace(owner, f"thema: veren\n{owner}")
    assert title in themed
    assert changed(small, before) == {"data/maatregelen/12.yaml": themed}
    assert problems(read_dossier(small), TODAY) == ()


def test_a_round_is_a_folder(small: Path, capsys: Captured) -> None:
    """It begins empty: the literal texts are put in measure by measure, and what lacks can be asked for."""
    before = contents(small)
    assert new(small, "ronde", ROUND, "--ja") == 0
    assert changed(small, before) == {"data/ronden/2026/ronde.yaml": ROUND_TEXT}
    assert capsys.readouterr().out.endswith(
        "Geschreven: data/ronden/2026/ronde.yaml\n"
        "Hierna: zet per maatregel de letterlijke tekst in data/ronden/2026/NUMMER.yaml. "
        "Wat er nog ontbreekt: motiespoor ontbreekt 2026\n"
    )
    assert problems(read_dossier(small), TODAY) == ()


def test_a_round_without_a_table_has_no_columns(small: Path, capsys: Captured) -> None:
    """Then it is told that it lives by its statuses."""
    facts = {**{flag: text for flag, text in ROUND.items() if flag != "kolommen"}, "bron": "veerbode-2025-09-06"}
    before = contents(small)
    assert new(small, "ronde", facts, "--ja") == 0
    sheet = ROUND_TEXT.partition("kolommen:")[0].replace("zv-2025-051", "veerbode-2025-09-06")
    assert changed(small, before) == {"data/ronden/2026/ronde.yaml": sheet}
    assert capsys.readouterr().out.endswith(
        "Geschreven: data/ronden/2026/ronde.yaml\n"
        "Hierna: geef elke actie een stand met 'ronde: 2026'. Wat er nog ontbreekt: motiespoor ontbreekt 2026\n"
    )
    assert problems(read_dossier(small), TODAY) == ()


def test_a_source_is_the_last_of_the_register(small: Path) -> None:
    """It stands at the end, as the others are written."""
    before = contents(small)
    assert new(small, "bron", SOURCE, "--ja") == 0
    written = changed(small, before)[SOURCES]
    assert written == before[SOURCES].decode() + (
        "  - id: veerbode-2026-02-14\n"
        "    soort: Nieuwsbericht\n"
        "    titel: 'De \"tweede\" brug: open'\n"
        "    datum: 2026-02-14\n"
        "    uitgever: De Veerbode\n"
        "    adres: https://veerbode.voorbeeld.example/2026/02/14/\n"
        "    herkomst: pers\n"
    )
    assert problems(read_dossier(small), TODAY) == ()


def test_a_figure_is_a_row_after_those_of_its_series(small: Path, capsys: Captured) -> None:
    """Where `neem-over` would put it; a figure that is there already is not written over."""
    before = contents(small)
    assert new(small, "cijfer", FIGURE, "--ja") == 0
    row = (
        "veren-in-de-vaart,2026-02-01,ZV,alles,,7,ongeveer,,pers,veerbode-2025-09-06,opgave,,,"
        '"Zoals het er staat: ""ruim"", en meer."\n'
    )
    written = changed(small, before)[VALUES]
    assert written.replace(row, "") == before[VALUES].decode()
    assert written.partition(row)[0].splitlines()[-1].startswith("veren-in-de-vaart,")
    assert problems(read_dossier(small), TODAY) == ()
    capsys.readouterr()
    assert new(small, "cijfer", {**FIGURE, "waarde": "8"}, "--ja") == 2
    line = written.splitlines().index(row.rstrip("\n")) + 1
    assert capsys.readouterr().err == (
        f"motiespoor nieuw cijfer: --oorzaak ontbreekt. Dit cijfer staat er al, met waarde 7 (regel {line}). "
        "Kies uit: correctie, methode, nagekomen.\n"
    )
    assert new(small, "cijfer", FIGURE, "--ja") == 2
    assert capsys.readouterr().err == (
        f"motiespoor nieuw cijfer: {VALUES}, regel {line}: van deze reeks staat er al een cijfer voor deze dag en dit "
        "gebied: 7. Er is niets geschreven. Is het herzien, noem dan de nieuwe waarde, en waarom: 'oorzaak'.\n"
    )
    assert new(small, "cijfer", {**FIGURE, "waarde": "8", "methode": "meetwiel"}, "--ja") == 2
    assert capsys.readouterr().err == (
        f"motiespoor nieuw cijfer: {VALUES}, regel {line}: van deze reeks staat er al een cijfer voor deze dag en dit "
        "gebied: 7, met methode 'opgave'. Er is niets geschreven. Is dat cijfer herzien, noem dan die methode.\n"
    )
    assert new(small, "cijfer", {**FIGURE, "peildatum": "2026-02-02", "oorzaak": "correctie"}, "--ja") == 2
    assert capsys.readouterr().err == (
        "motiespoor nieuw cijfer: hier staat nog geen getal, dus er is niets herzien. Laat 'oorzaak' weg. "
        "Er is niets geschreven.\n"
    )
    assert (small / VALUES).read_text("utf-8") == written


def test_a_figure_that_is_there_with_another_value_is_revised(small: Path, capsys: Captured) -> None:
    """What stood there is kept with the day and the cause; a second revision keeps the first, too."""
    revised = "data/cijfers/herzieningen.csv"
    assert new(small, "cijfer", {**FIGURE, "opmerking": "Zo."}, "--ja") == 0
    before = contents(small)
    late = {**FIGURE, "waarde": "8", "oorzaak": "nagekomen", "opmerking": "En later."}
    assert new(small, "cijfer", late, "--ja") == 0
    written = changed(small, before)
    row = (
        "veren-in-de-vaart,2026-02-01,ZV,alles,,8,ongeveer,,pers,veerbode-2025-09-06,opgave,7,nagekomen,Zo. En later.\n"
    )
    assert row in written[VALUES]
    of = "veren-in-de-vaart,2026-02-01,ZV,alles,,opgave"
    assert written[revised].endswith(f"\n{of},7,{TODAY},nagekomen\n")
    assert new(small, "cijfer", {**late, "waarde": "6", "oorzaak": "correctie", "opmerking": "Fout."}, "--ja") == 0
    assert (small / revised).read_text("utf-8").endswith(f"{of},7,{TODAY},nagekomen\n{of},8,{TODAY},correctie\n")
    assert problems(read_dossier(small), TODAY) == ()


def test_a_second_revision_needs_a_table_to_keep_the_first(small: Path, capsys: Captured) -> None:
    """Without one the first revision is in the row itself, and what to make is told at the second."""
    (small / "data/cijfers/herzieningen.csv").unlink()
    package = small / "data/cijfers/datapackage.yaml"
    text = package.read_text("utf-8")
    begin = text.index("  - name: herzieningen")
    end = text.find("\n  - name: ", begin + 5) + 1 or len(text)
    package.write_text(text[:begin] + text[end:], "utf-8")
    assert new(small, "cijfer", FIGURE, "--ja") == 0
    assert new(small, "cijfer", {**FIGURE, "waarde": "8", "oorzaak": "nagekomen"}, "--ja") == 0
    capsys.readouterr()
    assert new(small, "cijfer", {**FIGURE, "waarde": "9", "oorzaak": "nagekomen"}, "--ja") == 1
    assert "data/cijfers/herzieningen.csv:1:1: dit bestand ontbreekt, en een cijfer dat al eerder herzien is" in (
        "".join(capsys.readouterr())
    )


def test_owners_are_told_of_where_they_are_kept(small: Path, capsys: Captured) -> None:
    """Where a dossier has CODEOWNERS, a new measure makes it old."""
    (small / ".github").mkdir()
    (small / ".github" / "CODEOWNERS").touch()
    assert new(small, "maatregel", MEASURE, "--ja") == 0
    assert capsys.readouterr().out.endswith("Hierna: motiespoor eigenaren > .github/CODEOWNERS\n")


# What is wrong, and what is not agreed to: nothing is written.


def test_what_is_typed_wrong_is_told_all_at_once(small: Path, capsys: Captured) -> None:
    """Every answer that cannot be, with the nearest that can, and everything that is missing."""
    before = contents(small)
    wrong = {"maatregel": "A", "actie": "jaagpad", "status": "klar", "oorzaak": "voorgang", "datum": "1-2-2026"}
    assert new(small, "stand", {**wrong, "ronde": "najaar-26", "bron": "veerbode"}, "--ja") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "motiespoor nieuw stand: --actie: 'jaagpad' bestaat niet. Bedoelde u 'jaagpad-verharden'? "
        "Toegestaan: brug-coevaart, fietsers-tellen, jaagpad-verharden.\n"
        "--datum: '1-2-2026' is geen datum. Bedoelde u '2026-02-01'? Schrijf jaar-maand-dag.\n"
        "--ronde: 'najaar-26' bestaat niet. Bedoelde u 'najaar-25'? Toegestaan: najaar-25, voorjaar-25.\n"
        "--status: 'klar' bestaat niet. Bedoelde u 'klaar'? Toegestaan: beloofd, bezig, gestopt, klaar, niet-gemeld.\n"
        "--toelichting ontbreekt.\n"
        "--oorzaak: 'voorgang' bestaat niet. Bedoelde u 'voortgang'? "
        "Toegestaan: achteruitgang, correctie, herlabeling, methode, nagekomen, stilte, voortgang.\n"
        "--bron: 'veerbode' bestaat niet. Bedoelde u 'veerbode-2025-09-06'? Toegestaan: eilandtelling-2025, "
        "motie-oever, veerbode-2025-09-06, zv-2025-014, zv-2025-050, zv-2025-051.\n"
        "--citaat of --vindplaats ontbreekt.\n"
    )
    assert changed(small, before) == {}


@pytest.mark.parametrize(
    ("kind", "answers", "told"),
    [
        ("maatregel", {**MEASURE, "nummer": "A"}, "data/maatregelen/A.yaml bestaat al. "),
        ("ronde", {**ROUND, "ronde": "najaar-25"}, "data/ronden/najaar-25/ronde.yaml bestaat al. "),
        ("ronde", {**ROUND, "ronde": "../../x"}, "--ronde '../../x' klopt niet. Hier hoort: letters, cijfers en streepjes."),
        ("maatregel", {**MEASURE, "sleutel": "Wind op zee"}, "--sleutel 'Wind op zee' klopt niet. "),
        ("maatregel", {**MEASURE, "titel": " "}, "--titel is leeg."),
        ("maatregel", {**MEASURE, "titel": "x" * 301}, "--titel is 301 tekens lang; hoogstens 300 passen hier."),
        ("maatregel", {**MEASURE, "titel": "\udcff"}, "--titel is geen leesbare tekst."),
        ("maatregel", {**MEASURE, "titel": "a\u202eb"}, "--titel heeft een onzichtbaar stuurteken (U+202E). Haal het weg."),
        ("cijfer", {**FIGURE, "methode": "opgav"}, "--methode: 'opgav' bestaat niet. Bedoelde u 'opgave'? "),
        ("cijfer", {**FIGURE, "waarde": "ruim 10"}, "--waarde 'ruim 10' heeft 'ruim' voor het getal. "),
        ("bron", {**SOURCE, "adres": "veerbode.nl"}, "--adres 'veerbode.nl' klopt niet. "),
        ("maatregel", {**MEASURE, "eigenaar": "waterr"}, "--eigenaar: 'waterr' bestaat niet. Bedoelde u 'water'? "),
        ("ronde", {**ROUND, "kolommen": "actie,stand"}, "--kolommen: 'stand' bestaat niet. "),
        ("ronde", {**ROUND, "kolommen": "actie,"}, "--kolommen is leeg."),
        ("mijlpaal", {**MILESTONE, "verwacht": "ooit"}, "--verwacht: 'ooit' is geen termijn die gelezen kan worden. "),
        ("mijlpaal", {**MILESTONE, "maatregel": "D"}, "--maatregel: 'D' bestaat niet. Toegestaan: A, B, C2."),
    ],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_wrong_use(
    small: Path, capsys: Captured, kind: str, answers: dict[str, str], told: str
) -> None:
    """Status 2, what is wrong, and nothing written."""
    before = contents(small)
    assert new(small, kind, answers, "--ja") == 2
    assert capsys.readouterr().err.startswith(f"motiespoor nieuw {kind}: {told}")
    assert changed(small, before) == {}


def test_the_dossier_is_checked_as_it_would_become(small: Path, capsys: Captured) -> None:
    """What would be wrong is told as `check` would tell it, and nothing is written."""
    before = contents(small)
    assert new(small, "stand", {**STATUS, "datum": "2025-01-01", "toelichting": "Een. Twee. Drie."}, "--ja") == 1
    assert capsys.readouterr().out == (
        "\nZo klopt het dossier niet. Er is niets geschreven.\n"
        f"{A}:80:16: datum 2025-01-01 ligt vóór die van de vorige stand (2025-11-03). Zet de standen op volgorde.\n"
        f"{A}:82:22: 'toelichting' heeft 3 zinnen; hoogstens twee passen.\n"
        "2 problemen in 1 bestand.\n"
    )
    assert new(small, "mijlpaal", {**MILESTONE, "citaat": "Het kaartje is gratis."}, "--ja") == 1
    assert "'Het kaartje is gratis.' staat niet letterlijk in zv-2025-051." in capsys.readouterr().out
    assert changed(small, before) == {}


def test_what_was_wrong_already_does_not_stand_in_the_way(small: Path, capsys: Captured) -> None:
    """A mistake elsewhere is told, and what is added is judged by itself; a mistake in the file itself comes first."""
    edit(small, C2, "datum: 2025-12-10", "datum: 2026-12-10")
    assert new(small, "stand", STATUS, "--ja") == 0
    assert capsys.readouterr().out.startswith("\nIn het dossier klopt al iets niet (1 keer): motiespoor check\n")

    edit(small, C2, "nummer: C2", "nummer: C2\n\tx: y")
    before = contents(small)
    assert new(small, "mijlpaal", MILESTONE, "--ja") == 1
    assert capsys.readouterr().out == (
        f"{C2}:3:1: hier staat een tab. Gebruik spaties om in te springen.\n1 probleem in 1 bestand.\n"
    )
    assert changed(small, before) == {}


LATE = {**STATUS, "maatregel": "B", "actie": "tweede-veer", "datum": "2026-01-15"}


@pytest.mark.parametrize(("typed", "written"), [({}, "2026-03-01"), ({"bekend-sinds": "2026-02-02"}, "2026-02-02")])
def test_what_comes_late_says_since_when_it_is_known(small: Path, typed: dict[str, str], written: str) -> None:
    """What was more than a month ago is known since today, unless another day is said."""
    assert new(small, "stand", {**LATE, **typed}, "--ja") == 0
    assert f"oorzaak: voortgang\n        bekend_sinds: {written}\n" in (small / B).read_text("utf-8")


def test_since_when_it_is_known_is_asked_of_what_comes_late(small: Path) -> None:
    """Today is meant when nothing is said; of news it is not asked."""
    terminal = Terminal("", "", "", "ja")
    assert add(small, TODAY, "stand", {**NOTHING_SAID, **LATE}, terminal.editor)
    asked = "bekend-sinds (leeg = 2026-03-01): "
    assert asked in terminal.told
    terminal = Terminal("", "", "ja")
    assert add(small, TODAY, "stand", {**NOTHING_SAID, **STATUS}, terminal.editor)
    assert asked not in terminal.told


def test_without_a_yes_nothing_is_written(small: Path, capsys: Captured) -> None:
    """Without a terminal and without --ja it is only shown."""
    before = contents(small)
    assert new(small, "stand", STATUS) == 0
    assert capsys.readouterr().out.endswith(
        "\n\nEr is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.\n"
    )
    assert changed(small, before) == {}


@pytest.mark.parametrize("listed", ["mijlpalen: [{id: x}]", "mijlpalen: [\n  ]"])
def test_a_list_between_brackets_is_told(small: Path, capsys: Captured, listed: str) -> None:
    """What was written in another way is not written over."""
    text = (small / C2).read_text("utf-8")
    item = "{id: x, titel: X, toezegging: {bron: zv-2025-051, vindplaats: rij}}"
    listed = listed.replace("{id: x}", item)
    (small / C2).write_text(f"{text.partition('mijlpalen:')[0]}{listed}\n", encoding="utf-8")
    assert new(small, "mijlpaal", MILESTONE, "--ja") == 1
    assert capsys.readouterr().out == (
        f"{C2}:1:1: de lijst 'mijlpalen' staat tussen haken. Zet elk punt eerst op een eigen regel, met '- '.\n"
        "1 probleem in 1 bestand.\n"
    )


# At a terminal.


class Terminal:
    """Somebody who answers in turn, and what they were told and asked."""

    def __init__(self, *answers: str | Callable[[], str]) -> None:
        self.answers = list(answers)
        self.told: list[str] = []

    def ask(self, question: str) -> str:
        answer = self.answers.pop(0) if self.answers else ""
        text = answer if isinstance(answer, str) else answer()
        self.told.append(f"{question}{text}")
        return text

    @property
    def editor(self) -> Editor:
        """The same as the command sees it."""
        return Editor(self.told.append, self.ask)


NOTHING_SAID = {each.flag: None for each in KINDS["stand"]}


def test_at_a_terminal_it_asks(small: Path) -> None:
    """Each question with what can be answered; a wrong answer with the nearest, and the same question again."""
    terminal = Terminal(
        "a", "A", "jaagpad-verharden", "", "", "klar", "klaar", "Het ligt er.", "voortgang", "veerbode-2025-09-06",
        "", "alinea 2", "ja",
    )  # fmt: skip
    assert add(small, TODAY, "stand", NOTHING_SAID, terminal.editor)
    assert re.sub(" +$", "", "\n".join(terminal.told), flags=re.MULTILINE) == (
        """
Maatregel. Het nummer van de maatregel.
  A  Fiets & veer <samen>: 5 * 3_4
  B  Meer veren op het Süderdiep | Lange Gat
  C2  Eén `kaartje` voor fiets én veer
maatregel: a
--maatregel: 'a' bestaat niet. Bedoelde u 'A'? Toegestaan: A, B, C2.
maatregel: A

Actie. De actie van deze maatregel.
  brug-coevaart  Een brug bij Coëvaart bouwen & openhouden
  fietsers-tellen  Fietsers tellen
  jaagpad-verharden  Het jaagpad langs Lage Plaat & Süd verharden
actie: jaagpad-verharden

Datum. De dag waarop dit zo was.
datum (leeg = 2026-03-01):

Ronde. De ronde waar deze stand uit komt.
  voorjaar-25  Voorjaar <2025> & eerste brief
  najaar-25  Najaar 2025
ronde (mag leeg):

Status. Een van de statussen van site_config/statussen.yaml.
  niet-gemeld  Niet gemeld. De stukken zwijgen hierover.
  beloofd  Beloofd. Het College zegt dat het komt.
  bezig  Bezig & onderweg. Er wordt aan gewerkt, of <gevaren>.
  klaar  Klaar. Het is er.
  gestopt  Gestopt. Het komt er niet.
status: klar
--status: 'klar' bestaat niet. Bedoelde u 'klaar'? Toegestaan: beloofd, bezig, gestopt, klaar, niet-gemeld.
status: klaar

Toelichting. Een of twee gewone zinnen.
toelichting: Het ligt er.

Oorzaak. Waarom deze stand anders is dan de vorige.
  voortgang  Een bron meldt hoe het ermee staat.
  achteruitgang  Een bron meldt dat het minder ver is dan het was.
  methode  Andere manier van meten. Er wordt anders geteld of anders gekeken.
  herlabeling  Andere naam voor hetzelfde. Het heet anders of is anders ingedeeld; er is niets gebeurd.
  correctie  Correctie van een fout. De vorige stand klopte niet.
  nagekomen  Bericht dat later kwam. Een bron meldt later wat toen al zo was.
  stilte  Niet meer genoemd. Een latere ronde noemt deze actie niet meer.
oorzaak: voortgang

Bron. Het id van de bron in data/bronnen/bronnen.yaml.
  motie-oever  De motie-Oever: "meer oever, minder omweg". De tekst is niet gezien
  zv-2025-014  Uitvoering van de motie-Oever
  zv-2025-050  Aanbieding voortgang <concept> & cijfers
  zv-2025-051  Voortgang van de motie-Oever
  veerbode-2025-09-06  Tweede pont vaart! *Eindelijk* [zegt de kapitein](x)
  eilandtelling-2025  Eilandtelling 2025
bron: veerbode-2025-09-06

Citaat. Letterlijke tekst; mag alleen als de tekst van de bron in het dossier staat.
citaat (mag leeg):

Vindplaats. Waar in de bron het staat.
vindplaats: alinea 2

data/maatregelen/A.yaml
@@ -78,4 +78,11 @@
           - bron: zv-2025-051
             citaat: Het jaagpad langs Lage Plaat & Süd wordt verhard.
+      - datum: 2026-03-01
+        status: klaar
+        toelichting: Het ligt er.
+        oorzaak: voortgang
+        bewijs:
+          - bron: veerbode-2025-09-06
+            vindplaats: alinea 2
 mijlpalen:
   - id: brug-open

Schrijven? Typ ja: ja
Geschreven: data/maatregelen/A.yaml"""
    )


def test_only_what_was_not_typed_is_asked(small: Path) -> None:
    """What was typed right is not asked again; what was typed wrong is."""
    terminal = Terminal("", "klaar", "", "ja")
    assert add(small, TODAY, "stand", {**STATUS, "status": "af"}, terminal.editor)
    assert [line for line in terminal.told if line.startswith(("ronde", "status", "citaat", "--"))] == [
        "ronde (mag leeg): ",
        "--status: 'af' bestaat niet. Toegestaan: beloofd, bezig, gestopt, klaar, niet-gemeld.",
        "status: klaar",
        "citaat (mag leeg): ",
    ]


def test_who_says_no_or_leaves_writes_nothing(small: Path) -> None:
    """Another word than yes is no; no answer to what must be answered is the end of it."""
    before = contents(small)
    terminal = Terminal("", "", "j")
    assert not add(small, TODAY, "stand", STATUS, terminal.editor)
    assert terminal.told[-2:] == ["\nSchrijven? Typ ja: j", "Er is niets geschreven."]
    with pytest.raises(WrongUse, match=r"^--maatregel ontbreekt\. Er is niets geschreven\.$"):
        add(small, TODAY, "stand", NOTHING_SAID, Terminal("").editor)
    assert changed(small, before) == {}


def test_a_file_that_changed_meanwhile_is_not_written_over(small: Path) -> None:
    """While somebody thought about it, somebody else was quicker."""

    def somebody_else() -> str:
        edit(small, A, "Fietsers tellen", "Fietsers blijven tellen")
        return "ja"

    with pytest.raises(WrongUse, match=r"^data/maatregelen/A\.yaml is intussen veranderd\. Er is niets geschreven\."):
        add(small, TODAY, "stand", STATUS, Terminal("", "", somebody_else).editor)
    assert "klaar" not in (small / A).read_text("utf-8").partition("id: jaagpad-verharden")[2].partition("mijlpalen")[0]


@pytest.mark.parametrize("ending", [b"\r\n", b"\xef\xbb\xbf"])
def test_a_file_that_cannot_be_read_is_told_and_left(small: Path, ending: bytes) -> None:
    """A file saved by Windows or by Word is a problem, not something to write on."""
    data = (small / A).read_bytes()
    spoilt = ending + data if ending.startswith(b"\xef") else data.replace(b"\n", ending)
    (small / A).write_bytes(spoilt)
    with pytest.raises((Unreadable, WrongUse)):
        add(small, TODAY, "stand", STATUS, Editor(lambda _: None, None), agreed=True)
    assert (small / A).read_bytes() == spoilt


def test_a_folder_that_leads_elsewhere_is_told(small: Path, tmp_path: Path, capsys: Captured) -> None:
    """Nothing is written through a link."""
    (tmp_path / "elders").mkdir()
    (small / "data/ronden/2026").symlink_to(tmp_path / "elders")
    assert new(small, "ronde", ROUND, "--ja") == 1
    assert capsys.readouterr().out.startswith("data/ronden/2026:1:1: dit is een verwijzing naar een ander bestand")
    assert not list((tmp_path / "elders").iterdir())


def test_a_file_keeps_its_rights(small: Path) -> None:
    """Who might read it still may."""
    (small / A).chmod(0o640)
    assert new(small, "stand", STATUS, "--ja") == 0
    assert (small / A).stat().st_mode & 0o777 == 0o640
    assert not list((small / "data/maatregelen").glob(".*"))


# Where the lines go, whatever the file looks like.

ITEM = {"id": "z", "titel": "Z"}
PLACES = {
    "nothing after it": ("l:\n  - id: a\n", "l:\n  - id: a\n  - id: z\n    titel: Z\n"),
    "no line end": ("l:\n  - id: a", "l:\n  - id: a\n  - id: z\n    titel: Z"),
    "a field after it": ("l:\n  - id: a\nm: n\n", "l:\n  - id: a\n  - id: z\n    titel: Z\nm: n\n"),
    "no indent": ("l:\n- id: a\nm: n\n", "l:\n- id: a\n- id: z\n  titel: Z\nm: n\n"),
    "a comment behind it": ("l:\n  - id: a  # b\nm: n\n", "l:\n  - id: a  # b\n  - id: z\n    titel: Z\nm: n\n"),
    "a comment of the item": (
        "l:\n  - id: a\n    # b\n\nm: n\n",
        "l:\n  - id: a\n    # b\n  - id: z\n    titel: Z\n\nm: n\n",
    ),
    "a comment of what follows": (
        "l:\n  - id: a\n\n# b\nm: n\n",
        "l:\n  - id: a\n  - id: z\n    titel: Z\n\n# b\nm: n\n",
    ),
    "a folded text": (
        "l:\n  - id: >-\n      a\n      # b\n\n\nm: n\n",
        "l:\n  - id: >-\n      a\n      # b\n  - id: z\n    titel: Z\n\n\nm: n\n",
    ),
    "a text that keeps its empty lines": (
        "l:\n  - id: |+\n      a\n\n\nm: n\n",
        "l:\n  - id: |+\n      a\n\n\n  - id: z\n    titel: Z\nm: n\n",
    ),
    "a text of several lines": (
        'l:\n  - id: "a\n      b"\nm: n\n',
        'l:\n  - id: "a\n      b"\n  - id: z\n    titel: Z\nm: n\n',
    ),
    "a list between brackets in it": (
        "l:\n  - id: [a,\n      b] # c\nm: n\n",
        "l:\n  - id: [a,\n      b] # c\n  - id: z\n    titel: Z\nm: n\n",
    ),
    "nothing behind a key": ("l:\n  - id:\nm: n\n", "l:\n  - id:\n  - id: z\n    titel: Z\nm: n\n"),
    "the end of the document": ("l:\n  - id: a\n...\n", "l:\n  - id: a\n  - id: z\n    titel: Z\n...\n"),
    "an empty list": ("k: v\nl: []\nm: n\n", "k: v\nl:\n  - id: z\n    titel: Z\nm: n\n"),
    "an empty list with a comment": ("l: [] # b\nm: n\n", "l: # b\n  - id: z\n    titel: Z\nm: n\n"),
    "no list": ("k:\n  - a\n# b\nm: n\n", "k:\n  - a\nl:\n  - id: z\n    titel: Z\n# b\nm: n\n"),
    "no list and no indent": ("k:\n- a\nm: n\n", "k:\n- a\nl:\n- id: z\n  titel: Z\nm: n\n"),
    "no list and no line end": ("m: n\nk: v", "m: n\nk: v\nl:\n  - id: z\n    titel: Z"),
}  # fmt: skip


def is_insertion(before: str, after: str) -> bool:
    """Whether one stretch of text came in, and nothing else changed."""
    start = next((n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new), len(before))
    length = len(after) - len(before)
    return any(after[:n] + after[n + length :] == before for n in range(max(start - length, 0), start + 1))


def tree_of(text: str) -> Fields:
    """The tree of a text without mistakes."""
    found: list[Any] = []
    tree = yaml_tree("x.yaml", text, found)
    assert found == []
    assert isinstance(tree, Fields)
    return tree


def plain(node: Node) -> Any:
    """A tree without its places."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Fields):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(each) for each in node.items]


@pytest.mark.parametrize("name", PLACES)
def test_it_stands_where_it_belongs(name: str) -> None:
    """After the last item and what belongs to that, and every other byte is as it was."""
    before, after = PLACES[name]
    assert with_item(before, tree_of(before), "l", ITEM, ("k", "l", "m")) == after
    old = plain(tree_of(before))
    assert plain(tree_of(after)) == {**old, "l": [*old.get("l", []), ITEM]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{l: [{id: a}]}\n", "regel 1 staat tussen accolades. Schrijf elk veld eerst op een eigen regel."),
        ("l: [{id: a}]\n", "de lijst 'l' staat tussen haken. Zet elk punt eerst op een eigen regel, met '- '."),
        ("l: [ # b\n  ]\n", "de lijst 'l' staat tussen haken. Zet elk punt eerst op een eigen regel, met '- '."),
    ],
)
def test_where_there_is_no_place_it_says_so(text: str, told: str) -> None:
    """What was written between brackets is left to who wrote it."""
    with pytest.raises(Unplaceable) as why:
        with_item(text, tree_of(text), "l", ITEM, ("l",))
    assert str(why.value) == told


# fmt: off
HARD = (
    "ja", "nee", "null", "~", "-", "-a", "a:", ":a", "#", "'", "\"", "''", "\\", "\\n", "4", "010", "1e3",
    "12:30", "2024-10-25", "&a", "*a", "!a", "%a", "@a", "`a`", "[a", "a]", "{a", ",", "?", "|", ">", "=", "<<",
    "...", "---", "é’‘", "€", "😀", "{{", "7*7", "}}", "no", "On", "0x1F", "1_000", ".inf", "+1", "-1",
    "a\u00adb", "x" * 120, "a" * 30,
)
# fmt: on
WORDS = st.sampled_from(HARD)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=200),
)
DECORATION = st.sampled_from(["", "# x\n", "\n", "  # x\n", "\n\n# y: [\n", "      # z\n", "          # diep\n"])


@given(item=st.fixed_dictionaries({"id": TEXTS, "titel": TEXTS}), decoration=st.tuples(*[DECORATION] * 4), tail=TEXTS)
def test_any_text_reads_back_and_nothing_else_changes(
    item: dict[str, str], decoration: tuple[str, ...], tail: str
) -> None:
    """Whatever is written, in whatever surroundings: one stretch of text more, and one item more in the tree."""
    a, b, c, d = decoration
    last = with_item("k: v\nl:\n  - id: a\n", tree_of("k: v\nl:\n  - id: a\n"), "l", {"id": tail}, ("k", "l"))
    before = f"{a}{last.partition('l:')[0]}{b}l:{last.partition('l:')[2]}{c}m: n\n{d}"
    after = with_item(before, tree_of(before), "l", item, ("k", "l", "m"))
    assert is_insertion(before, after)
    old = plain(tree_of(before))
    normal = {key: " ".join(text.split()) for key, text in item.items()}
    assert plain(tree_of(after)) == {**old, "l": [*old["l"], normal]}


def test_every_measure_of_the_repository_takes_one_more() -> None:
    """In every file that people wrote, after every action and milestone, the addition is all that changes."""
    tried = 0
    for path in sorted((REPOSITORY / "data/maatregelen").glob("[0-9]*.yaml")):
        before = path.read_text("utf-8")
        tree = tree_of(before)
        actions = tree.values["acties"]
        assert isinstance(actions, Items)
        for owner, listed, order in [
            *((action, "standen", tuple(keys(Action))) for action in actions.items),
            (tree, "mijlpalen", tuple(keys(Measure))),
        ]:
            assert isinstance(owner, Fields)
            old = plain(owner).get(listed, [])
            after = with_item(before, owner, listed, ITEM, order)
            assert is_insertion(before, after)
            now = tree_of(after)
            found = now if owner is tree else now.values["acties"].items[actions.items.index(owner)]
            assert plain(found) == {**plain(owner), listed: [*old, ITEM]}
            tried += 1
    assert tried > 30
