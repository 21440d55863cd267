"""Mending what is certain: what it takes for certain, that nothing else changes, and that nothing is written unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor.cli import main
from motiespoor.desk.editor import Editor
from motiespoor.desk.mending import mend, mending, repaired
from motiespoor.problem import Fix, Span
from motiespoor.read.dossier import read_dossier
from motiespoor.spelling import certain
from motiespoor.validate.check import problems

A, C2 = (f"data/maatregelen/{name}.yaml" for name in ("A", "C2"))
ROUND, CLOSED = (f"data/ronden/{name}/ronde.yaml" for name in ("najaar-25", "voorjaar-25"))
VALUES = "data/cijfers/waarnemingen.csv"
STATUSES = "site_config/statussen.yaml"
Captured = pytest.CaptureFixture[str]

# What stands in a file, what an editor made of it, and what it is mended to (when that is not what stood there).
CERTAIN: dict[str, tuple[str, str, str, str]] = {
    "a letter too few": (A, "status: klaar\n        toelichting: De brug is open.\n", "status: klar\n        toelichting: De brug is open.\n", ""),
    "a capital": (A, "oorzaak: nagekomen", "oorzaak: Nagekomen", ""),
    "spaces after it": (A, "oorzaak: nagekomen", 'oorzaak: "nagekomen  "', 'oorzaak: "nagekomen"'),
    "a fixed space after it": (A, "oorzaak: nagekomen", "oorzaak: nagekomen\u00a0", ""),
    "curly quotation marks": (A, "nummer: A\n", "nummer: “A”\n", ""),
    "curly quotation marks around a colon": (C2, "titel: De automaten werken", "titel: “De automaten: zij werken”", 'titel: "De automaten: zij werken"'),
    "half a pair around a number": (ROUND, "datum: 2025-11-03", 'datum: "2025-11-03', 'datum: "2025-11-03"'),
    "a day with dashes": (C2, "datum: 2025-12-10", "datum: 10-12-2025", ""),
    "a day in words, and a comment": (C2, "datum: 2025-12-10", "datum: 10 december 2025  # net op tijd", "datum: 2025-12-10  # net op tijd"),
    "a day between brackets": (C2, "verwacht: 2026 e.v.", 'verwacht: "1.7.2026"', 'verwacht: "2026-07-01"'),
    "a field": (C2, "sleutel: een-kaartje", "sleutl: een-kaartje", ""),
    "a name in a list": (A, "kerncijfers: [routes-km, routes-km-groei]", "kerncijfers: [routes-km, routes-km-grei]", ""),
    "a colour": (STATUSES, '"#6a3fa0"', "#6a3fa0", ""),
    "a tab": (C2, "    titel: Eén kaartje", "\ttitel: Eén kaartje", ""),
    "a fixed space": (C2, "sleutel: een-kaartje", "sleutel:\u00a0een-kaartje", ""),
    "spaces around a number": (VALUES, "W10,alles,,1065", "W10,alles,, 1065", ""),
    "a day in a table": (VALUES, "veren-in-de-vaart,2025-09-05", "veren-in-de-vaart,5-9-2025", ""),
    "a name in a table": (VALUES, "W10,alles,,1065", "W10,ales,,1065", ""),
}  # fmt: skip


def lines_of(root: Path) -> list[str]:
    """Every problem of a dossier, as a line."""
    return [str(each) for each in problems(read_dossier(root), TODAY)]


def files_of(root: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {str(each.relative_to(root)): each.read_bytes() for each in root.rglob("*") if each.is_file()}


@pytest.mark.parametrize("name", CERTAIN)
def test_what_is_certain_is_mended_and_nothing_else_changes(small: Path, name: str) -> None:
    """One problem, mended to the byte; no other byte of any file changes."""
    path, right, wrong, mended = CERTAIN[name]
    before = files_of(small)
    edit(small, path, right, wrong)
    assert len(lines_of(small)) == 1
    told: list[str] = []
    assert mend(small, TODAY, Editor(told.append, None), agreed=True) == ()
    before[path] = before[path].replace(right.encode(), (mended or right).encode())
    assert files_of(small) == before
    assert told[0] == "Dit is zeker, en kan zo hersteld worden (1):"
    assert told[-1] == "\nHersteld in 1 bestand."


UNCERTAIN: dict[str, tuple[str, str, str]] = {
    "another form of the word": (A, "oorzaak: nagekomen", "oorzaak: nagekomend-bericht"),
    "a month, or a day": (C2, "datum: 2025-12-10", "datum: 10/12/2025"),
    "a day and more": (C2, "verwacht: 2026 e.v.", "verwacht: vanaf 1-7-2026"),
    "another digit": (C2, "bron: zv-2025-051\n            citaat: Het kaartje wordt ontworpen\n", "bron: zv-2025-052\n            citaat: Het kaartje wordt ontworpen\n"),
    "a tab that can be many things": (A, "        acties: [2]\n    standen:\n      - datum: 2025-04-14", "\t\tacties: [2]\n    standen:\n      - datum: 2025-04-14"),
    "an empty field with a remark": (C2, "titel: De automaten werken", "titel: # nog te bedenken"),
    "a comma for decimals": (VALUES, "2024-07-01,W1,veer,,8.4", '2024-07-01,W1,veer,,"8,4"'),
    "a quotation mark that closes nowhere": (C2, "titel: De automaten werken", 'titel: "De automaten werken'),
}  # fmt: skip


@pytest.mark.parametrize("name", UNCERTAIN)
def test_what_is_not_certain_is_left_alone_and_told(small: Path, name: str) -> None:
    """A guess is not good enough: nothing is written, and the problem is told."""
    edit(small, *UNCERTAIN[name])
    before, lines = files_of(small), lines_of(small)
    told: list[str] = []
    left = mend(small, TODAY, Editor(told.append, None), agreed=True)
    assert [str(each) for each in left] == lines != []
    assert told == ["Er is niets dat zeker te herstellen is."]
    assert files_of(small) == before


def test_a_slip_is_only_certain_when_nothing_else_is_near() -> None:
    """One letter of difference, and no other word within two; a digit is never a slip."""
    assert certain("brug-op", ["brug-open", "brug-dicht"]) is None
    assert certain("brug-ope", ["brug-open", "brug-dicht"]) == "brug-open"
    assert certain("brug-opem", ["brug-open", "brug-opek"]) is None
    assert certain("zv-2025-05", ["zv-2025-051"]) is None
    assert certain("LOOPT ", ["loopt"]) == "loopt"
    assert certain("onbekend", ["bekend"]) is None
    assert certain("ja", ["jaa"]) is None


def test_what_stands_in_front_of_other_mistakes_is_mended_with_them(small: Path) -> None:
    """A file saved by Excel: a mark at its start, its line ends, and a day that Excel wrote its own way."""
    data = (small / VALUES).read_bytes()
    (small / VALUES).write_bytes(
        b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n").replace(b"vaart,2025-09-05", b"vaart,5-9-2025")
    )
    made = mending(small, TODAY)
    assert (made.mended, made.left) == (1, ())
    assert made.after == {VALUES: data.decode()}
    assert mend(small, TODAY, Editor(lambda _: None, None), agreed=True) == ()
    assert (small / VALUES).read_bytes() == data


def test_a_closed_round_stands_still(small: Path) -> None:
    """What a closed round says, and its closing, are not mended, however certain."""
    edit(small, CLOSED, "datum: 2025-04-14", "datum: 14-4-2025")
    slot = CLOSED.replace("ronde.yaml", "slot.yaml")
    text = (small / slot).read_text()
    (small / slot).write_text(text.replace("gesloten: ", "geslten: "))
    before = files_of(small)
    left = mend(small, TODAY, Editor(lambda _: None, None), agreed=True)
    assert [each.path for each in left if each.fix] == [CLOSED, slot]
    assert files_of(small) == before


def test_two_fixes_of_one_place_are_one() -> None:
    """A text that changed meanwhile is left as it is; a span is replaced once."""
    fix = Fix(line=1, column=4, old="x", new="y", span=Span.TEXT)
    assert repaired("a.yaml", "a: x\n", [fix, fix]) == ("a: y\n", 1)
    assert repaired("a.yaml", "a: z\n", [fix]) == ("a: z\n", 0)


@pytest.fixture
def misspelt(small: Path) -> Path:
    """A dossier with one mistake that can be mended, and one that cannot."""
    edit(small, C2, "datum: 2025-12-10", "datum: 10-12-2025")
    edit(small, A, "oorzaak: nagekomen", "oorzaak: xyz")
    return small


CHOOSE = f"{A}:30:18: oorzaak 'xyz' bestaat niet. Toegestaan: achteruitgang, correctie, herlabeling, methode, nagekomen, stilte, voortgang."
DAY = f"{C2}:23:16: datum: '10-12-2025' is geen datum. Bedoelde u '2025-12-10'? Schrijf jaar-maand-dag."
SHOWN = f"""\
Dit is zeker, en kan zo hersteld worden (1):

{C2}
@@ -22,3 +22,3 @@
             citaat: Het kaartje wordt ontworpen | zie [x](y) en `kaart`.
-      - datum: 10-12-2025
+      - datum: 2025-12-10
         status: bezig

Daarna blijft 1 probleem over.
"""


def test_nothing_is_written_unasked(misspelt: Path, capsys: Captured) -> None:
    """Without a terminal and without --ja it is shown what could be; the problems are told as they are."""
    before = files_of(misspelt)
    assert main(["check", "--herstel", "--root", str(misspelt), "--today", "2026-03-01"]) == 1
    assert capsys.readouterr().out == (
        f"{SHOWN}\nEr is niets geschreven. Klopt het, herhaal de opdracht dan met --ja.\n\n"
        f"{CHOOSE}\n{DAY}\n2 problemen in 2 bestanden.\n"
    )
    assert files_of(misspelt) == before


def test_what_is_left_is_told_afterwards(misspelt: Path, capsys: Captured) -> None:
    """With --ja it is written, checked again, and what an editor must choose is told."""
    assert main(["check", "--herstel", "--ja", "--root", str(misspelt), "--today", "2026-03-01"]) == 1
    assert capsys.readouterr().out == f"{SHOWN}\nHersteld in 1 bestand.\n\n{CHOOSE}\n1 probleem in 1 bestand.\n"
    assert main(["check", "--herstel", "--ja", "--root", str(misspelt), "--today", "2026-03-01", C2]) == 0
    assert capsys.readouterr().out == "Er is niets dat zeker te herstellen is.\n\nGeen problemen gevonden.\n"


@pytest.mark.parametrize(("answer", "written"), [("ja", True), ("JA ", True), ("nee", False), ("", False)])
def test_a_yes_at_a_terminal_writes(misspelt: Path, answer: str, written: bool) -> None:
    """Only a yes writes."""
    before = files_of(misspelt)
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return answer

    left = mend(misspelt, TODAY, Editor(lambda _: None, ask))
    assert asked == ["\nSchrijven? Typ ja: "]
    assert len(left) == (1 if written else 2)
    assert (files_of(misspelt) == before) != written


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--ja"], "motiespoor check: --ja hoort bij --herstel.\n"),
        (["--herstel", "--formaat", "json"], "motiespoor check: --herstel praat met een mens; laat --formaat weg.\n"),
    ],
)
def test_wrong_use_is_told(small: Path, capsys: Captured, options: list[str], said: str) -> None:
    """Options that do not go together give status 2."""
    assert main(["check", *options, "--root", str(small), "--today", "2026-03-01"]) == 2
    assert capsys.readouterr() == ("", said)
