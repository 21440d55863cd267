"""A spreadsheet of rows is taken over into a register, or refused with the cell named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import annex
from conftest import TODAY
from motiespoor.cli import main
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems

FOLDER = "data/registers/steigers"
HEAD = ("Sleutel", "Naam", "Wijk", "Ligplaatsen", "Status", "Thema's", "Open sinds")
ROWS = (
    ("noordkade", "Noordkade & zn.", "Coëvaart", 6, "Beloofd", "nachtvaart; honden", "eind 2026"),
    ("zuidkade", "=1+1", "W2", 3, "open", "honden", "2025-06-01"),
    ("kaap", "Fûgelsâner Kaap", "W3", 12, "beloofd", "nachtvaart", "2026 e.v."),
)
EVIDENCE = ("--bron", "zv-2025-051", "--vindplaats", "rij A")
NEW = """\
noordkade,Noordkade & zn.,W1,,eind 2026,6,beloofd,nachtvaart; honden,,
zuidkade,=1+1,W2,,2025-06-01,3,open,honden,,
"""


@pytest.fixture
def root(registered: Path, tmp_path: Path) -> Path:
    """The small dossier with registers, free to be added to."""
    return Path(shutil.copytree(registered, tmp_path / "klein"))


def take(root: Path, name: str, data: bytes, *more: str, register: str = "steigers") -> int:
    """The exit status of the command on a table, with nobody there to ask."""
    file = root.parent / name
    file.write_bytes(data)
    arguments = ["neem-over", str(file), "--register", register, *more, "--ja"]
    return main([*arguments, "--root", str(root), "--today", TODAY.isoformat()])


def as_text(*rows: tuple[object, ...]) -> bytes:
    return "\n".join("\t".join(map(str, row)) for row in (HEAD, *rows)).encode()


@pytest.mark.parametrize(
    ("name", "made"), [("b.xlsx", annex.xlsx), ("b.ods", annex.ods), ("b.txt", lambda rows: as_text(*rows[1:]))]
)
def test_rows_come_from_any_program(root: Path, capsys: pytest.CaptureFixture[str], name: str, made: object) -> None:
    """The heads are the titles of the descriptor; names and labels become codes, and what is there stays."""
    before = (root / FOLDER / "rijen.csv").read_text(encoding="utf-8")
    assert callable(made)
    assert take(root, name, made([HEAD, *ROWS]), *EVIDENCE) == 0
    assert (root / FOLDER / "rijen.csv").read_text(encoding="utf-8") == before + NEW
    assert (
        (root / FOLDER / "bewijs.csv")
        .read_text(encoding="utf-8")
        .endswith("noordkade,0,zv-2025-051,,rij A\nzuidkade,0,zv-2025-051,,rij A\n")
    )
    assert problems(read_dossier(root), TODAY) == ()
    assert "2 nieuwe rijen voor Steigers & <loopplanken>; 1 staan er al." in capsys.readouterr().out
    # The same table once more says nothing new.
    assert take(root, name, made([HEAD, *ROWS]), *EVIDENCE) == 0
    assert "Er is niets te schrijven." in capsys.readouterr().out


def test_evidence_may_stand_in_columns_of_its_own(root: Path) -> None:
    """And a register with a file a row gets files."""
    head = ("Sleutel", "Titel", "Wijk", "Bron", "Vindplaats")
    table = "\n".join(
        "\t".join(row) for row in (head, ("dagboot", "Een dagboot", "'t Zand", "veerbode-2025-09-06", "bladzijde 2"))
    )
    assert take(root, "b.txt", table.encode(), register="wensen") == 0
    assert "  - bron: veerbode-2025-09-06\n    vindplaats: bladzijde 2\n" in (
        root / "data/registers/wensen/rijen/dagboot.yaml"
    ).read_text(encoding="utf-8")
    assert problems(read_dossier(root), TODAY) == ()


@pytest.mark.parametrize(
    ("table", "more", "told"),
    [
        (as_text(("nieuw", "Nieuw", "W4", 1, "beloofd", "", "")), EVIDENCE, "b.txt:2:13: 'Wijk' 'W4' bestaat niet. Toegestaan: 't Zand, Coëvaart, Fûgelsân, Lage Plaat & Süd, Zeeveen."),
        (as_text(("nieuw", "Nieuw", "Coevart", 1, "beloofd", "", "")), EVIDENCE, "b.txt:2:13: 'Wijk' 'Coevart' bestaat niet. Bedoelde u 'Coëvaart'?"),
        (as_text(("nieuw", "Nieuw", "W1", 1, "beloofd", "", ""), ("nieuw", "Nieuwer", "W2", 1, "beloofd", "", "")), EVIDENCE,
         "b.txt:3:1: sleutel 'nieuw' staat ook in regel 2. Elke rij heeft een eigen sleutel."),
        (as_text(("nieuw", "Nieuw", "W1", "veel", "beloofd", "", "")), EVIDENCE, "b.txt:2:16: 'Ligplaatsen' 'veel' is geen getal"),
        (as_text(("nieuw", "Nieuw", "W1", 1, "ooit", "", "")), EVIDENCE, "b.txt:2:18: 'Status' 'ooit' bestaat niet."),
        (as_text(("nieuw", "", "W1", 1, "beloofd", "", "")), EVIDENCE, "b.txt:2:1: 'Naam' is leeg, en moet ingevuld zijn."),
        (as_text(("nieuw", "Nieuw", "W1", 1, "beloofd", "", "")), (), "b.txt:2:1: rij 'nieuw' rust op niets. Noem --bron, en --citaat of --vindplaats, of zet die in eigen kolommen."),
        (as_text(("kaap", "Andere kaap", "W3", 12, "beloofd", "", "")), EVIDENCE,
         "b.txt:2:6: rij 'kaap' heeft bij 'Naam' 'Fûgelsâner Kaap' en hier staat 'Andere kaap'. Is het later veranderd, zet dat dan in 'verloop'."),
        (b"Sleutel\tNaam\tNam\nnieuw\tNieuw\tx\n", EVIDENCE, "b.txt:1:14: kolom 'Nam' hoort niet bij dit register. Bedoelde u 'Naam'?"),
        (b"Sleutel\tNaam\tnaam\nnieuw\tNieuw\tx\n", EVIDENCE, "b.txt:1:14: kolom 'naam' staat er twee keer."),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_right_is_named(
    root: Path, capsys: pytest.CaptureFixture[str], table: bytes, more: tuple[str, ...], told: str
) -> None:
    """And nothing is written."""
    before = (root / FOLDER / "rijen.csv").read_bytes()
    assert take(root, "b.txt", table, *more) == 1
    out, err = capsys.readouterr()
    assert told in out + err
    assert (root / FOLDER / "rijen.csv").read_bytes() == before


def several(**cells: object) -> bytes:
    """Four new rows, with what is wrong in each of them."""
    right: dict[str, object] = dict(
        zip(HEAD, ("nieuw", "Nieuw", "W1", 1, "beloofd", "honden", "eind 2026"), strict=True)
    )
    rows = []
    for number in range(1, 5):
        row = {**right, "Sleutel": f"nieuw-{number}", **{name.replace("_", " "): each for name, each in cells.items()}}
        rows.append([row[each] for each in HEAD])
    return as_text(*map(tuple, rows))


def heads_changed(data: bytes, one: str, other: str) -> bytes:
    """The same with two heads in each other's place."""
    head, _, rest = data.decode().partition("\n")
    return f"{head.replace(one, '?').replace(other, one).replace('?', other)}\n{rest}".encode()


@pytest.mark.parametrize(
    ("table", "more", "told"),
    [
        (heads_changed(several(), "Wijk", "Ligplaatsen"), EVIDENCE,
         "b.txt:1:14: de kolommen 'Ligplaatsen' en 'Wijk' staan onder elkaars naam: onder 'Ligplaatsen' staat 'W1', onder 'Wijk' staat '1'. Wissel die namen om, of de kolommen."),
        (heads_changed(several(), "Naam", "Status"), EVIDENCE,
         "b.txt:1:9: de kolommen 'Status' en 'Naam' staan onder elkaars naam: onder 'Status' staat 'Nieuw', onder 'Naam' staat 'beloofd'. Wissel die namen om, of de kolommen."),
        (several(Ligplaatsen="veel"), EVIDENCE,
         "b.txt:2:18: 'Ligplaatsen' 'veel' is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5. Zo is het bij alle 4 cellen van deze kolom."),
        (several(Naam=""), EVIDENCE, "b.txt:2:1: 'Naam' is leeg, en moet ingevuld zijn. Zo is het bij alle 4 rijen."),
        (several(), (), "b.txt:2:1: rij 'nieuw-1' rust op niets. Noem --bron, en --citaat of --vindplaats, of zet die in eigen kolommen. Zo is het bij alle 4 rijen."),
        (b"Sleutel\tStatus\na\topen\nb\topen\nc\topen\n", EVIDENCE, "b.txt:1:1: kolom 'Naam' ontbreekt. Daarin moet bij elke rij iets staan."),
    ],
    ids=["two heads", "two heads, one of any text", "a column", "an empty column", "no evidence", "no column"],
)  # fmt: skip
def test_what_is_wrong_in_every_row_is_told_once(
    root: Path, capsys: pytest.CaptureFixture[str], table: bytes, more: tuple[str, ...], told: str
) -> None:
    """At the heads when two were exchanged, else at the first cell with how many there are; and nothing else is told."""
    assert take(root, "b.txt", table, *more) == 1
    out, err = capsys.readouterr()
    lines = [each for each in (out + err).splitlines() if "b.txt" in each]
    assert [each.removeprefix(f"{root.parent}/") for each in lines] == [told]


def test_columns_are_not_called_exchanged_when_that_is_not_certain(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What stands there fits no other name, or most cells are right where they stand: then the cells are told."""
    doubtful = heads_changed(several(), "Wijk", "Ligplaatsen").replace(b"\t1\tbeloofd", b"\tonbekend\tbeloofd", 1)
    for table in (doubtful, several(Ligplaatsen="x", Wijk="W1")):
        assert take(root, "b.txt", table, *EVIDENCE) == 1
        out, err = capsys.readouterr()
        assert "elkaars naam" not in out + err
        assert "'Ligplaatsen' '" in out + err


def test_a_day_and_a_number_are_understood_as_a_spreadsheet_writes_them(root: Path) -> None:
    """What was certainly meant is written as the data have it."""
    assert take(root, "b.txt", as_text(("nieuw", "Nieuw", "W1", 4, "Beloofd", "", "1-6-2027")), *EVIDENCE) == 0
    assert "nieuw,Nieuw,W1,,2027-06-01,4,beloofd,,,\n" in (root / FOLDER / "rijen.csv").read_text(encoding="utf-8")


def test_who_names_no_register_is_told_of_them(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it the table is one of figures."""
    (root.parent / "b.txt").write_bytes(as_text(*ROWS))
    assert main(["neem-over", str(root.parent / "b.txt"), "--root", str(root), "--today", TODAY.isoformat()]) == 2
    assert capsys.readouterr().err.endswith(
        "Zijn dit rijen van een register, noem dan --register in plaats van --reeks. Kies uit: steigers, wensen.\n"
    )


def test_another_table_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the head of the key it is not known what a row is; and a register must be there."""
    assert take(root, "b.txt", b"Plaats\tAantal\nA\t1\n", *EVIDENCE) == 2
    assert "hierin staat geen tabel met de koppen van register 'steigers'. Die zijn: Sleutel, Naam, Wijk," in (
        capsys.readouterr().err
    )
    assert take(root, "b.txt", b"Naam\tWijk\nDerde\tW1\n", *EVIDENCE) == 2
    assert (
        "in de tabel ontbreekt de kolom 'Sleutel' van register 'steigers', waaraan een rij te herkennen is. "
        "Zet haar erbij, met in elke rij een eigen naam als 'derde-steiger'."
    ) in capsys.readouterr().err
    assert take(root, "b.txt", as_text(*ROWS), *EVIDENCE, register="steiger") == 2
    assert "--register: register 'steiger' bestaat niet. Bedoelde u 'steigers'?" in capsys.readouterr().err
