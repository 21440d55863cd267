"""Taking over a pasted table: one annex table in every form, one error in it found and named, and what is written."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import annex
from conftest import REPOSITORY, TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.answers import Options
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.pasting import take_over
from motiespoor.model.kinds import REVISIONS
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems

Captured = pytest.CaptureFixture[str]

SAID = ("--reeks", "banen", "--peildatum", "2025-07-01", "--bron", "eilandtelling-2025", "--methode", "register")
FORMS: dict[str, Callable[[annex.Rows], str | bytes]] = {
    "a.tsv": annex.tabs,
    "a.csv": annex.semicolons,
    "a.txt": annex.spaced,
    "a.html": annex.html,
    "a.xlsx": annex.xlsx,
    "a.ods": annex.ods,
}
# Where the cell of village 4 and trade 5 stands in each.
PLACES = {
    "a.tsv": "5:33: ",
    "a.csv": "5:33: ",
    "a.txt": "7:92: ",
    "a.html": "38:1: ",
    "a.xlsx": "7:6: cel F7: ",
    "a.ods": "5:6: cel F5: ",
}
WRONG = (
    "de cel in rij 'Duinzicht', kolom 'Zeewering' zou 4.713 moeten zijn (er staat 4.173): "
    "dan kloppen rij 'Duinzicht' en kolom 'Zeewering' (nu een verschil van 540). "
    "Er lijken twee cijfers verwisseld. Kijk in de bron."
)


@pytest.fixture
def island(small: Path) -> Path:
    """The same, free to be written to."""
    return annex.with_jobs(small)


def pasted(root: Path, text: str | bytes, name: str = "bijlage.txt") -> str:
    """A file with a table; its path."""
    path = root.parent / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def run(root: Path, file: str, *more: str) -> int:
    """The exit status of taking over a file."""
    return main(["neem-over", file, "--root", str(root), "--today", TODAY.isoformat(), *SAID, *more])


def values(root: Path) -> str:
    """The table of observations."""
    return (root / annex.VALUES).read_bytes().decode()


def with_error() -> annex.Rows:
    """The annex table with two digits of one cell swapped."""
    cells = annex.table()
    assert cells[4][5] == 4713
    cells[4][5] = 4173
    return cells


def test_the_dossier_is_right(jobs: Path) -> None:
    """Without the table nothing is told."""
    assert problems(read_dossier(jobs), TODAY) == ()


@pytest.mark.parametrize("name", FORMS)
def test_one_wrong_cell_is_found_in_every_form(jobs: Path, tmp_path: Path, capsys: Captured, name: str) -> None:
    """The error is told at its cell, with what should stand there, once; nothing is written, not even after a yes."""
    before = values(jobs)
    file = pasted(tmp_path / "x", FORMS[name](with_error()), name)
    assert run(jobs, file, "--ja", "--methode-klopt") == 1
    said = capsys.readouterr().out.splitlines()
    assert said[-3:] == [
        f"{file}:{PLACES[name]}{WRONG}",
        "1 probleem in 1 bestand.",
        "Er is niets geschreven.",
    ]
    assert values(jobs) == before


@pytest.mark.parametrize("name", FORMS)
def test_every_form_gives_the_same_rows(island: Path, capsys: Captured, name: str) -> None:
    """Whatever it was copied from, the table becomes the same 91 rows, and every other line stays as it was."""
    before = values(island).splitlines()
    # In the text of a PDF stands a note that no figure has the mark of.
    seen = ("--gezien", "tekst") if name == "a.txt" else ()
    assert run(island, pasted(island, FORMS[name](annex.table()), name), "--ja", *seen) == 0
    assert "91 rijen in data/cijfers/waarnemingen.csv" in capsys.readouterr().out
    after = values(island).splitlines()
    assert [line for line in after if not line.startswith("banen,2025")] == before
    expected = [
        f"banen,2025-07-01,E{area},{sector},,{value},exact,,officieel,eilandtelling-2025,register,,,"
        for area, row in [(0, annex.table()[-1]), *enumerate(annex.table()[1:-1], 1)]
        for sector, value in [("werk", row[7]), *((f"w{n}", row[n]) for n in range(1, 7))]
    ]
    assert [line for line in after if line.startswith("banen,2025")] == expected
    assert after.index(expected[0]) == before.index(next(line for line in before if line.startswith("banen,2024"))) + 1
    assert problems(read_dossier(island), TODAY) == ()


def test_the_other_way_round(jobs: Path, tmp_path: Path, capsys: Captured) -> None:
    """With the trades in the rows and the villages in the columns it is the same table."""
    turned = [list(column) for column in zip(*annex.table(), strict=True)]
    assert run(jobs, pasted(tmp_path / "x", annex.tabs(turned))) == 0
    said = capsys.readouterr().out
    assert "  De rijen zijn sectoren: Visserij, Scheepsbouw, Veerdienst," in said
    assert "  nieuw: 91\n" in said
    assert said.endswith("\nEr is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.\n")


def test_the_whole_report(jobs: Path, tmp_path: Path, capsys: Captured) -> None:
    """What an editor sees of a small table with a gap, a limit, a footnote, last year's total and shares."""
    table = (
        "Dorp\tVisserij*\tVeerdienst\tTotaal 2024\nAaldorp\t1.000\t—\t\nVogelstad¹\t< 5\tca. 1.200\t\n"
        "Totaal\t1.003\t\t281.982\n* Ook garnalen.\nBron: eilandtelling\n"
    )
    file = pasted(tmp_path / "x", table)
    assert run(jobs, file, "--gezien", "tekst", "--gezien", "teken", "--gezien", "totaal") == 0
    missing = (
        "Beekveen, Coëhaven, Duinzicht, Eemoord, Geestwoud, Hoogplaat, IJsseloord, Jonkerswaard, Krommehoek, Lageveer"
    )
    row = "eilandtelling-2025,register,,"
    assert capsys.readouterr().out.splitlines() == [
        f"Bestand: {file}",
        "Reeks: Banen (banen), in banen.",
        "Peildatum: 1 juli 2025. Bron: eilandtelling-2025. Methode: register.",
        "Herkomst: officiële pagina. Nauwkeurigheid: exact. Afgerond op: 1.",
        "",
        "Zo is de tabel begrepen",
        "  De rijen zijn gebieden: Aaldorp, Vogelstad (Fûgelstad).",
        "  Totaal in de rijen: 'Totaal'.",
        "  De kolommen zijn sectoren: Visserij, Veerdienst.",
        "  Totaal in de kolommen: 'Totaal 2024'.",
        "  Niet overgenomen: 'Bron: eilandtelling' (regel 6).",
        "",
        "Nageteld",
        f"  Niet overal na te tellen (dorp): een cijfer ontbreekt van {missing}.",
        "  Cijfers van een andere peildatum: 1 gelijk aan het pakket.",
        "",
        "Vergeleken met het pakket",
        "  nieuw: 4",
        "    Aaldorp, Visserij: 1.000",
        "    Fûgelstad, Visserij: hoogstens 4",
        "    Fûgelstad, Veerdienst: ongeveer 1.200",
        "    Zilvereiland, Visserij: 1.003",
        "  geen cijfer: 2",
        "    Aaldorp, Veerdienst: niet gevonden",
        "    Zilvereiland, Veerdienst: niet gevonden",
        "",
        "6 rijen in de vorm van het pakket",
        f"  banen,2025-07-01,E1,w1,,1000,exact,,officieel,{row},",
        f"  banen,2025-07-01,E1,w3,,,,,niet-gevonden,{row},Niet gevonden. In de tabel staat '—'.",
        f"  banen,2025-07-01,E6,w1,,4,hoogstens,,officieel,{row},De bron schrijft '< 5'.",
        f"  banen,2025-07-01,E6,w3,,1200,ongeveer,,officieel,{row},De bron schrijft 'ca. 1.200'.",
        f"  banen,2025-07-01,E0,w1,,1003,exact,,officieel,{row},",
        f"  banen,2025-07-01,E0,w3,,,,,niet-gevonden,{row},Niet gevonden. De cel in de tabel is leeg.",
        "",
        f"Let op: in de tabel ontbreken (dorp): {missing}.",
        "",
        "Let op: in de tabel ontbreken (vak): Scheepsbouw, Loodswezen, Zeewering, Dienst Bakens en Boeien (DBB).",
        "",
        "Er is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.",
    ]


def test_a_revision_keeps_what_was_there(island: Path, capsys: Captured) -> None:
    """A value that changes needs a cause; the earlier value stays beside it, and only that line changes."""
    assert run(island, pasted(island, "Vak\tAaldorp\nVisserij\t100\nVeerdienst\tn.b.\n"), "--ja") == 0
    before = values(island)
    capsys.readouterr()

    file = pasted(island, "Vak\tAaldorp\nVisserij\t110\nVeerdienst\t7\n")
    assert run(island, file, "--ja") == 1
    said = capsys.readouterr().out
    assert "  anders: 1\n    Aaldorp, Visserij: 100 → 110\n  was niet gevonden: 1\n    Aaldorp, Veerdienst: 7\n" in said
    assert (
        f"{file}:2:10: dit cijfer staat al in het pakket met een andere waarde, en een herziening heeft een oorzaak "
        "nodig. Voeg toe: --oorzaak correctie, methode of nagekomen.\n"
    ) in said
    assert values(island) == before

    assert run(island, file, "--ja", "--oorzaak", "nagekomen") == 0
    old, new = before.splitlines(), values(island).splitlines()
    assert [line for line in new if line not in old] == [
        "banen,2025-07-01,E1,w1,,110,exact,,officieel,eilandtelling-2025,register,100,nagekomen,",
        "banen,2025-07-01,E1,w3,,7,exact,,officieel,eilandtelling-2025,register,,,",
    ]
    assert len(old) == len(new)
    capsys.readouterr()
    assert run(island, file, "--ja") == 0
    assert capsys.readouterr().out.endswith("\nEr is niets te schrijven: het pakket heeft deze cijfers al.\n")


def test_a_second_revision_is_added_to_the_first(island: Path, capsys: Captured) -> None:
    """Each value that stood there is kept, with its day and cause, and readers see them all."""
    for number, cause in ((3850, None), (3851, "correctie"), (3849, "nagekomen")):
        file = pasted(island, f"Vak\tAaldorp\nVisserij\t{number}\n")
        assert run(island, file, "--ja", *(("--oorzaak", cause) if cause else ())) == 0
    row = "banen,2025-07-01,E1,w1,,register"
    rows = f"{row},3850,{TODAY},correctie\n{row},3851,{TODAY},nagekomen\n"
    assert (island / REVISIONS).read_text("utf-8").endswith(rows)
    assert f"\nEn in {REVISIONS}:\n{row},3851,{TODAY},nagekomen\n" in capsys.readouterr().out
    assert "banen,2025-07-01,E1,w1,,3849,exact,,officieel,eilandtelling-2025,register,3851,nagekomen," in values(island)
    assert problems(read_dossier(island), TODAY) == ()


def test_an_earlier_revision_without_a_day_comes_first(island: Path, capsys: Captured) -> None:
    """What a figure already said that it was is kept as it was told; without the table nothing is lost in silence."""
    for number, cause in ((100, None), (110, "correctie")):
        file = pasted(island, f"Vak\tAaldorp\nVisserij\t{number}\n")
        assert run(island, file, "--ja", *(("--oorzaak", cause) if cause else ())) == 0
    row = "banen,2025-07-01,E1,w1,,register"
    edit(island, REVISIONS, f"{row},100,{TODAY},correctie\n", "")
    file = pasted(island, "Vak\tAaldorp\nVisserij\t120\n")
    assert run(island, file, "--ja", "--oorzaak", "nagekomen") == 0
    rows = f"{row},100,,correctie\n{row},110,{TODAY},nagekomen\n"
    assert (island / REVISIONS).read_text("utf-8").endswith(rows)

    (island / REVISIONS).unlink()
    before = values(island)
    capsys.readouterr()
    file = pasted(island, "Vak\tAaldorp\nVisserij\t130\n")
    assert run(island, file, "--ja", "--oorzaak", "nagekomen") == 1
    assert (
        f"{REVISIONS}:1:1: dit bestand ontbreekt, en een cijfer dat al eerder herzien is, verandert weer. Maak het, met "
        "als eerste regel 'reeks,peildatum,gebied,sector,uitsplitsing,methode,was,tot,oorzaak', en beschrijf tabel "
        "'herzieningen' in datapackage.yaml.\n"
    ) in capsys.readouterr().out
    assert values(island) == before


def test_another_method_must_be_meant(island: Path, capsys: Captured) -> None:
    """Figures by another method are told, and stand beside those that are there once the editor means it."""
    assert run(island, pasted(island, "Vak\tAaldorp\nVisserij\t100\n"), "--ja") == 0
    file = pasted(island, "Vak\tAaldorp\nVisserij\t120\n")
    capsys.readouterr()
    assert run(island, file, "--ja", "--methode", "opgave") == 1
    assert (
        f"{file}:2:10: Op deze peildatum staan al cijfers met een andere methode: 'register'. Met methode 'opgave' "
        "komen de nieuwe ernaast te staan; vergelijken mag dan niet. Is het zo bedoeld, voeg dan --methode-klopt toe.\n"
    ) in capsys.readouterr().out
    assert run(island, file, "--ja", "--methode", "opgave", "--methode-klopt") == 0
    assert [
        line.split(",")[5] for line in values(island).splitlines() if line.startswith("banen,2025-07-01,E1,w1")
    ] == [
        "120",
        "100",
    ]


def test_a_series_break_is_told(island: Path, capsys: Captured) -> None:
    """On the first date after a break the method is asked after."""
    breaks = island / "data/cijfers/reeksbreuken.csv"
    head = breaks.read_text("utf-8").partition("\n")[0].split(",")
    cells = {"reeks": "banen", "peildatum": "2025-07-01", "zekerheid": "zeker", "omschrijving": "Nu ook vrijwilligers."}
    with breaks.open("a", encoding="utf-8") as file:
        file.write(",".join(cells.get(name, "") for name in head) + "\n")
    assert run(island, pasted(island, "Vak\tAaldorp\nVisserij\t100\n"), "--ja") == 1
    assert (
        "2:10: Op 2025-07-01 ligt een reeksbreuk (zeker): Nu ook vrijwilligers. Kijk of methode 'register' nog klopt. "
        "Is het zo bedoeld, voeg dan --methode-klopt toe.\n"
    ) in capsys.readouterr().out


def test_nothing_is_written_when_the_dossier_would_be_wrong(island: Path, capsys: Captured) -> None:
    """A table that is right in itself but contradicts the dossier is told at its cells."""
    shares = "".join(f"{name}\t{8 + n}\n" for n, name in enumerate(annex.VILLAGES))
    before = values(island)
    file = pasted(island, f"Dorp\tAandeel\n{shares}")
    assert run(island, file, "--ja", "--reeks", "aandeel-banen", "--sector", "werk") == 1
    said = capsys.readouterr().out
    assert "\nMet deze cijfers erin klopt het dossier niet. Er is niets geschreven.\n" in said
    assert f"\n{file}:" in said
    assert values(island) == before


@pytest.mark.proof
def test_the_command_itself(island: Path) -> None:
    """As a process, without a terminal: shown first, written after --ja, readable by git line by line."""
    file = pasted(island, annex.tabs(annex.table()))

    def command(*more: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "motiespoor",
                "neem-over",
                file,
                "--root",
                str(island),
                "--today",
                str(TODAY),
                *more,
            ],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "scripts"), "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    before = values(island)
    status, out, err = command()
    assert (status, out) == (2, "")
    assert [line.split(". ")[0] for line in err.splitlines()] == [
        "motiespoor neem-over: --reeks ontbreekt",
        "--bron ontbreekt",
        "--methode ontbreekt",
    ]
    status, out, err = command(*SAID)
    assert (status, err) == (0, "")
    assert out.endswith("Er is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.\n")
    assert values(island) == before
    status, out, err = command(*SAID, "--ja")
    assert (status, err) == (0, "")
    assert out.splitlines()[-2] == "Geschreven: 91 rijen in data/cijfers/waarnemingen.csv."
    assert "motiespoor check" in out.splitlines()[-1]
    assert values(island) != before


@pytest.mark.parametrize(("answer", "written"), [("ja", True), ("nee", False), ("", False)])
def test_at_a_terminal_it_asks(island: Path, answer: str, written: bool) -> None:
    """What was not said is asked for, a wrong answer once more, and nothing is written without a yes."""
    file = pasted(island, "Vak\tAaldorp\nVisserij\t100\n")
    answers = ["bane", "banen", "2025-07-01", "eilandtelling-2025", "register", answer]
    before = values(island)
    child, terminal = pty.fork()
    if child == 0:
        os.environ["PYTHONPATH"] = str(REPOSITORY / "scripts")
        arguments = ["neem-over", file, "--root", str(island), "--today", str(TODAY)]
        os.execv(sys.executable, [sys.executable, "-m", "motiespoor", *arguments])
    os.write(terminal, "".join(f"{each}\n" for each in answers).encode())
    said = b""
    try:
        while chunk := os.read(terminal, 65536):
            said += chunk
    except OSError:  # the other end is gone: that is how a terminal ends
        pass
    _, status = os.waitpid(child, 0)
    text = said.decode()
    assert status == 0, text
    assert "--reeks: 'bane' bestaat niet. Bedoelde u 'banen'?" in text
    assert "Schrijven? Typ ja: " in text
    assert (values(island) != before) is written
    assert ("Geschreven: 1 rij in" in text) is written
    assert ("Er is niets geschreven." in text) is not written


def test_leaving_at_a_question_ends_politely(island: Path) -> None:
    """Who gives no answer hears what was asked and that nothing was written."""
    file = pasted(island, "Vak\tAaldorp\nVisserij\t100\n")
    before = values(island)
    with pytest.raises(
        WrongUse, match=r"^gestopt: er kwam geen antwoord\. Er is niets geschreven\. --reeks ontbreekt\. "
    ):
        take_over(island, TODAY, Options(file=file), Editor([].append, lambda _: ""))
    assert values(island) == before


def test_lines_that_are_not_touched_keep_their_bytes(island: Path) -> None:
    """Quotation marks that need not be there, and a last line without an end, stay as they are."""
    edit(island, annex.VALUES, "banen,2024-07-01,E0", 'banen,2024-07-01,"E0"')
    path = island / annex.VALUES
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    mode = path.stat().st_mode
    before = values(island).split("\n")
    assert run(island, pasted(island, "Vak\tAaldorp\nVisserij\t100\n"), "--ja") == 0
    assert values(island).split("\n")[: len(before)] == before
    assert values(island).endswith("register,,,\n")
    assert path.stat().st_mode == mode
