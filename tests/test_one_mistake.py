"""One mistake, one message: what follows from another mistake is not told, and the one that is leads to what to do."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import TODAY, edit
from motiespoor.desk.editor import Editor
from motiespoor.desk.mending import mend
from motiespoor.problem import Problem
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.causes import leading
from motiespoor.validate.check import problems

MEASURES, ROUND = "data/maatregelen", "data/ronden/najaar-25"
C2, SOURCES, STATUSES = f"{MEASURES}/C2.yaml", "data/bronnen/bronnen.yaml", "site_config/statussen.yaml"
METHODS, VALUES, TEXTS = "data/cijfers/methoden.csv", "data/cijfers/waarnemingen.csv", "data/bronnen/teksten"

Spoil = Callable[[Path], object]


def told(root: Path) -> list[str]:
    """Every problem of a dossier, as a line."""
    return [str(each) for each in problems(read_dossier(root), TODAY)]


def named(here: str, meant: str, what: str = "dit bestand", told_as: str = "het") -> str:
    """What is said of a file or a folder with a name that is nearly right."""
    return f"{here}:1:1: {what} hoort {meant} te heten, en wordt zo niet gelezen. Noem {told_as} zo."


def renamed(old: str, new: str) -> Spoil:
    """A file or a folder gets another name."""
    return lambda root: (root / old).rename(root / new)


# A name that is nearly right, by what the file or folder is called and what it was meant to be.
NEARLY = {
    "capitals": (C2, f"{MEASURES}/C2.YAML"),
    "a space": (C2, f"{MEASURES}/C2 .yaml"),
    "the end of a text": (C2, f"{MEASURES}/C2.yaml.txt"),
    "a shorter end": (SOURCES, "data/bronnen/bronnen.yml"),
    "a second download": (VALUES, "data/cijfers/waarnemingen (1).csv"),
    "a copy in the place of the original": (METHODS, "data/cijfers/methoden - kopie.csv"),
    "a text twice": (f"{TEXTS}/zv-2025-051.txt", f"{TEXTS}/zv-2025-051.txt.txt"),
    "a text with capitals": (f"{TEXTS}/zv-2025-051.txt", f"{TEXTS}/ZV-2025-051.txt"),
    "the sheet of a round": (f"{ROUND}/ronde.yaml", f"{ROUND}/Ronde.yaml"),
    "a folder too high": (C2, "data/C2.yaml"),
    "another folder of the data": (METHODS, "data/methoden.csv"),
}  # fmt: skip


@pytest.mark.parametrize("name", NEARLY)
def test_a_name_that_is_nearly_right_is_told_and_mended(small: Path, name: str) -> None:
    """A file that is called nearly as it should is told once, and gets its name back."""
    meant, here = NEARLY[name]
    renamed(meant, here)(small)
    assert told(small) == [named(here, meant)]
    said: list[str] = []
    assert mend(small, TODAY, Editor(said.append, None), agreed=True) == ()
    assert f"\n{here} wordt {meant}" in said
    assert (small / meant).is_file()
    assert told(small) == []


def test_the_folder_of_a_round_is_told_once_and_mended(small: Path) -> None:
    """A folder with a space is one mistake, and not one of every file in it."""
    renamed(ROUND, f"{ROUND} ")(small)
    assert told(small) == [named(f"{ROUND} ", ROUND, "deze map", "haar")]
    assert mend(small, TODAY, Editor(lambda _: None, None), agreed=True) == ()
    assert told(small) == []


def test_a_copy_is_told_and_not_read(small: Path) -> None:
    """What stands beside the original is told as its copy, and nothing of it."""
    shutil.copy(small / C2, small / f"{MEASURES}/C2 (1).yaml")
    assert told(small) == [
        f"{MEASURES}/C2 (1).yaml:1:1: dit lijkt een kopie van {C2}, en wordt niet gelezen. Haal de kopie weg, of geef haar een eigen naam."
    ]


def test_a_copy_under_a_name_of_its_own_is_told_once(small: Path) -> None:
    """A measure that was copied and not changed: its number says what it is, and nothing in it is told as double."""
    shutil.copy(small / C2, small / f"{MEASURES}/D.yaml")
    assert told(small) == [
        f"{MEASURES}/D.yaml:2:9: nummer 'C2' is al van {C2}. Is dit bestand een kopie daarvan, haal het dan weg. Schrijf anders 'D', met een eigen sleutel en eigen id's."
    ]


def test_what_stands_beside_the_data_is_told(small: Path) -> None:
    """A folder of a package, or a table, in the wrong place is not passed over."""
    (small / "ronden/voorjaar-26").mkdir(parents=True)
    shutil.copy(small / f"{ROUND}/ronde.yaml", small / "ronden/voorjaar-26")
    shutil.copy(small / VALUES, small)
    (small / "bronnen").mkdir()  # nothing of a dossier is in it
    assert told(small) == [
        "ronden:1:1: dit hoort in data/ronden, en wordt hier niet gelezen. Verplaats het daarheen.",
        f"waarnemingen.csv:1:1: dit hoort in {VALUES}, en wordt hier niet gelezen. Verplaats het daarheen.",
    ]


def test_a_name_that_many_miss_is_told_once(small: Path) -> None:
    """A source that is gone is told where it is first missed, with where else."""
    edit(small, SOURCES, "  - id: zv-2025-051\n", "  - id: iets-heel-anders\n")
    (line,) = told(small)
    assert "bron 'zv-2025-051' bestaat niet. Is zij nieuw, zet haar dan in data/bronnen/bronnen.yaml. Zo ook: " in line
    assert line.endswith("andere plaatsen.")


def test_what_was_renamed_is_told_where_it_stands(small: Path) -> None:
    """When nothing names it and many name something like it, it had that name."""
    edit(small, METHODS, "\nopgave,", "\nopgaven,")
    (line,) = told(small)
    assert line.startswith(f"{METHODS}:")
    assert line.endswith("keer, maar die is er niet. Is dit dezelfde? Zet hier dan 'opgave' terug.")
    assert "methode 'opgaven' wordt nergens genoemd, en 'opgave' " in line


def test_two_with_one_name_are_told_and_not_what_misses_the_other(small: Path) -> None:
    """Of two with one name, one had the name that is missed."""
    edit(small, METHODS, "\nopgave,", "\nmeetwiel,")
    assert told(small) == [
        f"{METHODS}:3:1: methode 'meetwiel' bestaat al: {METHODS}, regel 2. Kies een andere naam.",
    ]


def problem(line: int, **names: object) -> Problem:
    """A problem on a line."""
    return Problem(path="x.yaml", line=line, column=1, text=f"{line}.", **names)  # type: ignore[arg-type]


def test_what_hangs_on_a_broken_thing_is_not_told() -> None:
    """A chain leads back to its cause."""
    cause = problem(1, breaks=frozenset({"a"}))
    follows = problem(2, hangs_on=frozenset({"a"}), breaks=frozenset({"b"}))
    last = problem(3, hangs_on=frozenset({"b"}))
    other = problem(4, hangs_on=frozenset({"c"}))
    assert leading([last, follows, cause, other]) == (cause, other)


def test_what_follows_from_each_other_is_told() -> None:
    """Two that would each keep the other silent are both told."""
    one = problem(1, breaks=frozenset({"a"}), hangs_on=frozenset({"b"}))
    two = problem(2, breaks=frozenset({"b"}), hangs_on=frozenset({"a"}))
    assert leading([one, two]) == (one, two)


def test_what_misses_the_same_is_told_once_with_its_places() -> None:
    """The first has the places of three others, and counts the rest."""
    (only,) = leading(
        [problem(line, lacks="a", breaks=frozenset({"a"}), hangs_on=frozenset({"a"})) for line in range(1, 7)]
    )
    assert only.text == "1. Zo ook: x.yaml:2, x.yaml:3, x.yaml:4 en op 2 andere plaatsen."


def by_excel(
    text: str, *, marks: str = ";", days: str = "{2}-{1}-{0}", first: bytes = b"", signs: str = "cp1252"
) -> bytes:
    """A table as a Dutch Excel saves it."""
    rows = list(csv.reader(io.StringIO(text)))
    saved = io.StringIO()
    writer = csv.writer(saved, delimiter=marks, lineterminator="\r\n")
    for row in rows:
        cells = [re.sub(r"^(\d{4})-0?(\d+)-0?(\d+)$", lambda day: days.format(*day.groups()), each) for each in row]
        writer.writerow([re.sub(r"^(-?\d+)\.(\d+)$", r"\1,\2", each) for each in cells])
    return first + saved.getvalue().encode(signs)


SAVED = f"{VALUES}:1:1: dit bestand is bewaard door Excel: "
BACK = "Zet het oude bestand terug en verander daar alleen uw regels"
MEND = f"{BACK}, of herstel het: motiespoor check --herstel."
EXCEL = {
    "as CSV": ({}, "puntkomma's tussen de cellen, letters als Windows-1252, Windows-regeleinden, dagen als 1-7-2023, komma's in getallen. "),
    "with a line that names the mark": ({"first": b"sep=;\r\n"}, "puntkomma's tussen de cellen, letters als Windows-1252, Windows-regeleinden, dagen als 1-7-2023, komma's in getallen. "),
    "as CSV UTF-8": ({"first": b"\xef\xbb\xbf", "signs": "utf-8"}, "puntkomma's tussen de cellen, een BOM-teken aan het begin, Windows-regeleinden, dagen als 1-7-2023, komma's in getallen. "),
    "as text with tabs": ({"marks": "\t", "days": "{0}-{1:0>2}-{2:0>2}"}, "tabs tussen de cellen, letters als Windows-1252, Windows-regeleinden, komma's in getallen. "),
}  # fmt: skip


@pytest.mark.parametrize("name", EXCEL)
def test_what_excel_did_is_told_once_and_taken_back(small: Path, name: str) -> None:
    """A table saved by Excel is one mistake; mended, every cell is what it was."""
    how, did = EXCEL[name]
    text = (small / VALUES).read_text("utf-8").replace(",,,\n", ",,,Één keer geteld.\n", 1)
    (small / VALUES).write_bytes(by_excel(text, **how))  # type: ignore[arg-type]
    assert told(small) == [f"{SAVED}{did}{MEND}"]
    assert mend(small, TODAY, Editor(lambda _: None, None), agreed=True) == ()
    assert list(csv.reader(io.StringIO((small / VALUES).read_text("utf-8")))) == list(csv.reader(io.StringIO(text)))


def test_a_day_that_excel_lost_cannot_be_taken_back(small: Path) -> None:
    """Of jul-23 nobody knows the day: the old file has it."""
    text = (small / VALUES).read_text("utf-8")
    (small / VALUES).write_bytes(by_excel(text.replace("2025-09-05", "sep-25")))
    (line,) = told(small)
    assert line.startswith(SAVED)
    assert line.endswith(f"Van dagen is alleen de maand over, zoals 'sep-25'. {BACK}.")


TOGETHER = " Herstel ze samen: motiespoor check --herstel."
NO_DAY = "peildatum: '01-07-2023' is geen datum. Bedoelde u '2023-07-01'? Schrijf jaar-maand-dag."
NO_NUMBER = "is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5."
ONE_COLUMN = {
    "days, as a sheet shows them": (
        lambda row: {**row, "peildatum": re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3-\2-\1", row["peildatum"])},
        f"{VALUES}:2:11: {NO_DAY} Zo is het in 69 cellen van deze kolom.{TOGETHER}",
    ),
    "numbers, with a comma": (
        lambda row: {**row, "waarde": row["waarde"].replace(".", ",")},
        f"{VALUES}:2:32: waarde '118,4' {NO_NUMBER} Zo is het in 53 cellen van deze kolom.{TOGETHER}",
    ),
    "numbers, with a comma that may be of thousands": (
        lambda row: {**row, "waarde": row["waarde"] and "1,234"},
        f"{VALUES}:2:32: waarde '1,234' {NO_NUMBER} Zo is het in 67 cellen van deze kolom.",
    ),
    "words": (
        lambda row: {**row, "waarde": row["waarde"] and "veel"},
        f"{VALUES}:2:32: waarde 'veel' {NO_NUMBER} Zo is het in 67 cellen van deze kolom.",
    ),
    "nothing": (
        lambda row: {**row, "methode": ""},
        f"{VALUES}:2:67: methode is leeg. Vul de cel in. Zo is het in 69 cellen van deze kolom.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_COLUMN)
def test_a_column_that_is_wrong_is_told_once(small: Path, name: str) -> None:
    """At its first cell, with how many there are; mended together when all of it is certain, and only then."""
    spoilt, expected = ONE_COLUMN[name]
    before = (small / VALUES).read_text("utf-8")
    reader = csv.DictReader(io.StringIO(before))
    saved = io.StringIO()
    writer = csv.DictWriter(saved, reader.fieldnames or (), lineterminator="\n")
    writer.writeheader()
    writer.writerows(spoilt(row) for row in reader)
    (small / VALUES).write_text(saved.getvalue(), "utf-8")
    assert told(small) == [expected]
    left = mend(small, TODAY, Editor(lambda _: None, None), agreed=True)
    assert [str(each) for each in left] == ([] if TOGETHER in expected else [expected])
    after = (small / VALUES).read_text("utf-8")
    if TOGETHER in expected:
        assert list(csv.reader(io.StringIO(after))) == list(csv.reader(io.StringIO(before)))
    else:
        assert after == saved.getvalue()


def test_two_cells_that_are_wrong_alike_are_told_each(small: Path) -> None:
    """From three on there is a column with a habit."""
    edit(small, VALUES, "routes-km,2023-07-01,ZV,alles", "routes-km,1-7-2023,ZV,alles")
    edit(small, VALUES, "routes-km,2023-07-01,ZV,fiets", "routes-km,1-7-2023,ZV,fiets")
    assert [each.partition(":")[2].partition(":")[0] for each in told(small)] == ["2", "3"]


# What is told here and nowhere else, for `test_rules`.
MESSAGES = [
    " te heten, en wordt zo niet gelezen. Noem ",
    ", en wordt niet gelezen. Haal de kopie weg, of geef haar een eigen naam.",
    ", en wordt hier niet gelezen. Verplaats het daarheen.",
    "dit bestand is bewaard door Excel: ",
    f" {MEND}",
    f"'. {BACK}.",
    " keer, maar die is er niet. Is dit dezelfde? Zet hier dan '",
]
