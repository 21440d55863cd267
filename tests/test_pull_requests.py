"""Pull requests as they really come: a repository, a second commit with a mistake in it, and the words that are told.

A person who merges sees what `motiespoor check` says; where a mistake is one of history, what `verschil` says.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changing import SURROUNDINGS, commit, git
from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main

C2 = "data/maatregelen/C2.yaml"
VALUES, METHODS = "data/cijfers/waarnemingen.csv", "data/cijfers/methoden.csv"
LAST_ROW = "eilanders,2025-07-01,W10,alles,,1065,exact,,officieel,eilandtelling-2025,register,,,\n"
UPDATE = """\
      - datum: 2026-02-10
        status: klaar
        toelichting: Het kaartje is er.
        oorzaak: voortgang
        bewijs:
          - bron: zv-2025-051
            citaat: Het kaartje wordt ontworpen
"""
AFTER = "            citaat: Het kaartje wordt ontworpen\n  - id: prijs-en-automaten\n"
MILESTONE = """\
  - id: kaartje-op-papier
    titel: Het kaartje is er ook op papier
    verwacht: eind 2026
    toezegging:
      bron: zv-2025-051
      citaat: In 2026 e.v. geldt het kaartje op heel Zeeveen.
"""
NOTHING = ["Geen problemen gevonden."]
ONE = "1 probleem in 1 bestand."

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def desk(committed_once: Path, tmp_path: Path) -> Path:
    """The same, on a branch of an editor."""
    root = Path(shutil.copytree(committed_once, tmp_path / "klein", symlinks=True))
    git(root, "switch", "--quiet", "--create", "redacteur")
    return root


def told(root: Path, capsys: Captured, *command: str) -> list[str]:
    """The lines that a command prints once the change is committed."""
    commit(root, "De wijziging")
    main([*(command or ("check",)), "--root", str(root), "--today", TODAY.isoformat()])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return said.out.splitlines()


def test_a_tab(desk: Path, capsys: Captured) -> None:
    """A tab in YAML is told on its line, and as nothing else."""
    edit(desk, C2, "    titel: Eén kaartje", "\ttitel: Eén kaartje")
    assert told(desk, capsys) == [f"{C2}:9:1: hier staat een tab. Gebruik spaties om in te springen.", ONE]


def test_smart_quotes(desk: Path, capsys: Captured) -> None:
    """Curly quotation marks are text, and told where they were meant for YAML."""
    edit(desk, C2, "toelichting: Het kaartje wordt nog ontworpen.", "toelichting: Het “kaartje” wordt nog ontworpen.")
    assert told(desk, capsys) == NOTHING
    edit(desk, C2, "titel: De automaten werken", "titel: “De automaten: zij werken”")
    assert told(desk, capsys) == [
        f"{C2}:68:12: dit aanhalingsteken is krom, zoals Word het maakt. Gebruik rechte aanhalingstekens.",
        ONE,
    ]


def test_saved_by_word(desk: Path, capsys: Captured) -> None:
    """A file in the letters of Windows, with its line ends, or as a document: one thing is told."""
    text = (desk / C2).read_text()
    (desk / C2).write_bytes(text.replace("∅", "").encode("cp1252"))
    assert told(desk, capsys) == [
        f"{C2}:4:9: dit is geen UTF-8. Sla het bestand op als UTF-8 (niet als Windows-1252 of Latin-1).",
        ONE,
    ]
    (desk / C2).write_bytes(text.replace("\n", "\r\n").encode())
    assert told(desk, capsys) == [
        (
            f"{C2}:1:{len(text.splitlines()[0]) + 1}: dit bestand heeft Windows-regeleinden (CRLF). "
            "Sla het op met gewone regeleinden (LF)."
        ),
        ONE,
    ]
    (desk / C2).write_bytes(b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml")
    assert told(desk, capsys) == [
        (
            f"{C2}:1:1: dit is een document van een programma als Word of Excel, en geen gewone tekst. "
            "Zet het oude bestand terug en plak daar alleen de tekst in."
        ),
        ONE,
    ]
    (desk / C2).write_text(text.replace("sleutel: een-kaartje", "sleutel:\u00a0een-kaartje"))
    assert told(desk, capsys) == [
        f"{C2}:3:9: hier staat een vaste spatie, zoals Word en webpagina's die hebben. Maak er een gewone spatie van.",
        ONE,
    ]


def test_saved_by_excel(desk: Path, capsys: Captured) -> None:
    """A table with a mark at its start, with semicolons, and with days as Excel writes them."""
    data = (desk / METHODS).read_bytes()
    (desk / METHODS).write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert told(desk, capsys) == [
        (
            f"{METHODS}:1:1: dit bestand is bewaard door Excel: een BOM-teken aan het begin, Windows-regeleinden. "
            "Zet het oude bestand terug en verander daar alleen uw regels, of herstel het: motiespoor check --herstel."
        ),
        ONE,
    ]
    (desk / METHODS).write_bytes(data.replace(b",", b";"))
    assert told(desk, capsys) == [
        (
            f"{METHODS}:1:1: dit bestand is bewaard door Excel: puntkomma's tussen de cellen. "
            "Zet het oude bestand terug en verander daar alleen uw regels, of herstel het: motiespoor check --herstel."
        ),
        ONE,
    ]
    (desk / METHODS).write_bytes(data)
    edit(desk, VALUES, "veren-in-de-vaart,2025-09-05", "veren-in-de-vaart,5-9-2025")
    lines = told(desk, capsys)
    assert lines[0].endswith("peildatum: '5-9-2025' is geen datum. Bedoelde u '2025-09-05'? Schrijf jaar-maand-dag.")
    assert lines[1:] == [ONE]


def test_spaces_after_a_status(desk: Path, capsys: Captured) -> None:
    """Spaces after a status are no mistake, a fixed one neither: what is meant is what stands there."""
    edit(desk, C2, AFTER, AFTER.replace("  - id", f"{UPDATE}  - id").replace("status: klaar", "status: klaar   "))
    assert told(desk, capsys) == NOTHING
    edit(desk, C2, "status: klaar   ", "status: klaar\u00a0")
    assert told(desk, capsys) == NOTHING
    edit(desk, C2, "oorzaak: methode", 'oorzaak: "methode "')
    assert told(desk, capsys) == [
        (
            f"{C2}:26:18: oorzaak 'methode' (met een spatie ervoor of erachter) bestaat niet. Bedoelde u 'methode'? "
            "Toegestaan: achteruitgang, correctie, herlabeling, methode, nagekomen, stilte, voortgang."
        ),
        ONE,
    ]


def merged(root: Path, *, clean: bool) -> None:
    """The branch of the editor and main, merged as git does it; what is left is in the working tree."""
    commit(root, "De ene redacteur")
    done = subprocess.run(
        ["git", "merge", "--quiet", "--no-edit", "collega"],
        cwd=root,
        env=SURROUNDINGS,
        capture_output=True,
        check=False,
    )
    assert (done.returncode == 0) == clean, done.stdout


def test_two_editors_change_one_action(desk: Path, capsys: Captured) -> None:
    """A real conflict of a merge: told once, where it begins, and again when a mark of it is left behind."""
    git(desk, "branch", "collega")
    edit(desk, C2, AFTER, AFTER.replace("  - id", f"{UPDATE}  - id"))
    commit(desk, "De ene redacteur")
    git(desk, "switch", "--quiet", "collega")
    edit(desk, C2, AFTER, AFTER.replace("  - id", f"{UPDATE.replace('klaar', 'gestopt')}  - id"))
    commit(desk, "De andere redacteur")
    git(desk, "switch", "--quiet", "redacteur")
    merged(desk, clean=False)
    conflict = (
        f"{C2}:31:1: hier staat een samenvoegconflict van git. "
        "Kies een van de versies en haal de regels met <<<<<<<, ======= en >>>>>>> weg."
    )
    assert told(desk, capsys) == [conflict, ONE]
    text = (desk / C2).read_text()
    marks = [line for line in text.split("\n") if line.startswith((">>>>>>>", "<<<<<<<"))]
    assert len(marks) == 2
    for mark in marks:
        text = text.replace(f"{mark}\n", "")
    (desk / C2).write_text(text)
    line = text.split("\n").index("=======") + 1
    assert told(desk, capsys) == [
        f"{C2}:{line}:1: hier staat een regel van een samenvoegconflict van git (=======). Haal die regel weg.",
        ONE,
    ]


def test_two_editors_add_the_same_status_update(desk: Path, capsys: Captured) -> None:
    """What two editors both added, and a merge kept twice, is told once."""
    edit(desk, C2, AFTER, AFTER.replace("  - id", f"{UPDATE}{UPDATE}  - id"))
    assert told(desk, capsys) == [
        f"{C2}:37:9: deze stand van 2026-02-10 staat er al, op regel 30. Houd er één over.",
        ONE,
    ]


def test_a_clean_merge_that_doubles(desk: Path, capsys: Captured) -> None:
    """Git merges without a word what two editors added in different places of one list; `check` sees it."""
    git(desk, "branch", "collega")
    edit(desk, C2, "mijlpalen:\n", f"mijlpalen:\n{MILESTONE}")
    commit(desk, "De ene redacteur")
    git(desk, "switch", "--quiet", "collega")
    (desk / C2).write_text((desk / C2).read_text() + MILESTONE)
    commit(desk, "De andere redacteur")
    git(desk, "switch", "--quiet", "redacteur")
    merged(desk, clean=True)
    text = (desk / C2).read_text()
    first, again = (number for number, line in enumerate(text.split("\n"), 1) if "id: kaartje-op-papier" in line)
    assert told(desk, capsys) == [
        (
            f"{C2}:{again}:9: id 'kaartje-op-papier' staat er twee keer, met dezelfde inhoud: ook in {C2}, regel {first}. "
            "Houd er één over."
        ),
        ONE,
    ]


def test_a_deleted_file(desk: Path, capsys: Captured) -> None:
    """A file that must be there is told, and not all that hangs on it."""
    (desk / METHODS).unlink()
    assert told(desk, capsys) == [f"{METHODS}:1:1: dit bestand ontbreekt.", ONE]


def test_a_renamed_id(desk: Path, capsys: Captured) -> None:
    """A name that nothing else uses may be renamed as far as `check` can see; `verschil` knows what it was."""
    edit(desk, C2, "id: automaten-werken", "id: automaten-doen-het")
    assert told(desk, capsys) == NOTHING
    lines = told(desk, capsys, "verschil", "main")
    assert lines[-2:] == [
        (
            f"{C2}:67:9: mijlpaal 'automaten-werken' is er niet meer, en er zijn adressen die daarheen leiden. "
            "'automaten-doen-het' lijkt dezelfde: geef die de oude naam terug, of zeg in data/maatregelen/opvolging.yaml "
            "wat ervan werd: 'soort: mijlpaal', 'van: automaten-werken'."
        ),
        ONE,
    ]


def test_half_a_table_of_figures(desk: Path, capsys: Captured) -> None:
    """A table that breaks off in a row is told at that row; one that breaks off between rows by `verschil`."""
    text = (desk / VALUES).read_text()
    assert text.endswith(LAST_ROW)
    (desk / VALUES).write_text(text[: -len(LAST_ROW)] + "eilanders,2025-07-01,W10,al")
    number = text.count("\n")
    assert told(desk, capsys) == [
        (
            f"{VALUES}:{number}:1: deze laatste rij is afgebroken: zij heeft 4 van de 14 cellen. "
            "Is de tabel helemaal overgenomen?"
        ),
        ONE,
    ]
    (desk / VALUES).write_text(text[: -len(LAST_ROW)])
    assert told(desk, capsys) == NOTHING
    lines = told(desk, capsys, "verschil", "main")
    assert lines[-2:] == [
        f"{VALUES}:1:1: eilanders, 2025-07-01, W10, alles is weg: hier stond een waarde. Zet die rij terug.",
        ONE,
    ]


def test_it_is_the_same_from_outside(desk: Path) -> None:
    """As a process of its own, as on the machine that checks a pull request."""
    edit(desk, C2, "oorzaak: methode", "oorzaak: metode")
    commit(desk, "De wijziging")
    done = subprocess.run(
        [sys.executable, "-m", "motiespoor", "check", C2, "--root", ".", "--today", TODAY.isoformat()],
        cwd=desk,
        env={"PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (
        f"{C2}:26:18: oorzaak 'metode' bestaat niet. Bedoelde u 'methode'? "
        f"Toegestaan: achteruitgang, correctie, herlabeling, methode, nagekomen, stilte, voortgang.\n{ONE}\n"
    )
