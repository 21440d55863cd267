"""Whatever a pasted table has wrong: told once, at its cell, with what to do; nothing half taken over."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import annex
from conftest import TODAY
from motiespoor.cli import main
from taking import edited, told

Captured = pytest.CaptureFixture[str]
HEAD, FIRST = 0, 1  # rows of the annex table


def changed(row: int, column: int, cell: str | int) -> annex.Rows:
    """The annex table with one cell replaced."""
    rows = annex.table()
    rows[row][column] = cell
    return rows


def more(row: int, column: int, extra: int) -> annex.Rows:
    """The annex table with one figure too high."""
    there = annex.table()[row][column]
    assert isinstance(there, int)
    return changed(row, column, there + extra)


RANGE = "Reeks 'banen' ligt tussen 0 en 500.000 banen."
ALIAS = "Een andere naam voor iets bekends kan bij 'ook_genoemd'."
LOOK = "Kijk in de bron."
THOUSANDS = "Kijk in de bron of het teken bij duizend staat. Rond anders af zoals de bron dat doet."
AS_THE_REST = "De rest van de tabel is geschreven als 1.234,5; dit als 1,234.5. Schrijf het als de rest."

# One cell of the annex table, and what is told at it.
CELLS = {
    "1.234,5": "'1.234,5' past niet: reeks 'banen' heeft geen decimalen. Rond af zoals de bron dat doet.",
    "1,234.5": f"'1,234.5' is geen getal. {AS_THE_REST}",
    "1,234": f"'1,234' past niet: reeks 'banen' heeft geen decimalen. {THOUSANDS}",
    "12,34,5": "'12,34,5' is geen getal. Schrijf het als 1.234,5.",
    "#REF!": "'#REF!' is een fout van het rekenblad. Herstel die daar, of schrijf een streepje.",
    "veel": "'veel' is geen getal. Staat er geen getal, schrijf dan een van deze tekens: - – — . .. x ? n.b.",
    "< 5,5": "'< 5,5' is een grens, en geen waarde. Schrijf 'hoogstens' met het getal waar het om gaat, of een streepje.",
    "(123)": f"−123 kan niet kloppen. {RANGE}",
    "99.999.999": f"99.999.999 kan niet kloppen. {RANGE}",
    "12%": "'12%' is een percentage; reeks 'banen' is in banen.",
    "12.691*": "de cel in rij 'Aaldorp', kolom 'Visserij' zou 100 moeten zijn (er staat 12.691*): dan kloppen rij "
    f"'Aaldorp' en kolom 'Visserij' (nu een verschil van 12.591). {LOOK}",
}  # fmt: skip


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_cannot_be(jobs: Path, cell: str) -> None:
    """What is wrong with a cell is told there, and not of the sums that it stands in as well."""
    assert told(jobs, annex.tabs(changed(FIRST, 1, cell))) == [f"2:9: {CELLS[cell]}"]


@pytest.mark.parametrize("cell", ["—", "–", "-", "x", "."])
def test_a_sign_that_may_mean_two_things(jobs: Path, cell: str) -> None:
    """Without a legend a sign is asked about: CBS writes a dash for nil, others for nothing known."""
    table = annex.tabs(changed(FIRST, 1, cell))
    assert told(jobs, table) == [
        (
            f"2:9: Bij '{cell}' staat geen uitleg (regel 2). Dat wordt gelezen als: geen cijfer, dus niet als nul. "
            "Klopt dat, voeg dan toe: --gezien teken."
        )
    ]
    assert told(jobs, table, "--gezien", "teken") == []


@pytest.mark.parametrize("cell", ["n.b.", "?", "", "1 00", "100*", "100 1)", "100¹", "ca. 100"])
def test_a_cell_that_can_be(jobs: Path, cell: str) -> None:
    """Gaps, footnote marks and precision are no mistakes."""
    expected = ["2:9: '1 00' is geen getal. Schrijf het als 1.234,5."] if cell == "1 00" else []
    assert told(jobs, annex.tabs(changed(FIRST, 1, cell))) == expected


def _with_column(head: str, cells: Sequence[str]) -> str:
    return annex.tabs([[*row, cell] for row, cell in zip(annex.table(), [head, *cells], strict=True)])


def _shares() -> list[str]:
    whole = annex.total_of(annex.figures())
    return [f"{int(row[-1]) / whole * 100:.1f}%".replace(".", ",") for row in annex.table()[1:]]


OF_BANEN = "reeks 'banen' (Banen, in banen). Zijn het andere cijfers, laat ze dan weg; zijn het deze,"
SCALED = "en reeks 'banen' is in banen. Reken de cijfers om, of neem een tabel in die eenheid."
NOT_NOW = "niet over 2025-07-01. Kijk --peildatum na."
SIX = "Geestwoud, Hoogplaat, IJsseloord, Jonkerswaard, Krommehoek, Lageveer"

TABLES: dict[str, tuple[str | bytes, list[str]]] = {
    "a sector that is not there": (
        annex.tabs(changed(HEAD, 2, "Scheepsbouwers")),
        [f"1:15: 'Scheepsbouwers' is geen sector in het pakket. Bedoelde u 'Scheepsbouw'? {ALIAS}"],
    ),
    "an area that is not there": (
        annex.tabs(changed(3, 0, "Zeehaven")),
        [f"4:1: 'Zeehaven' is geen gebied in het pakket. Bedoelde u 'Zeeveen'? {ALIAS}"],
    ),
    "an area twice, by two names": (
        annex.tabs(changed(8, 0, "Vogelstad")),
        ["9:1: gebied 'Vogelstad' staat er twee keer: ook in regel 7 (als 'Fûgelstad'). Houd er één over."],
    ),
    "a sector twice": (
        annex.tabs(changed(HEAD, 2, "Visserij")),
        ["1:15: sector 'Visserij' staat er twee keer: ook in regel 1. Houd er één over."],
    ),
    "a grand total a thousand too high": (
        annex.tabs(more(13, 7, 1000)),
        [
            (
                "14:50: de cel in rij 'Totaal', kolom 'Totaal' zou 281.982 moeten zijn (er staat 282.982): dan kloppen "
                f"kolom 'Totaal' en rij 'Totaal' (nu een verschil van 1.000). Er lijkt één cijfer verkeerd. {LOOK}"
            )
        ],
    ),
    "a total of a column a thousand too high": (
        annex.tabs(more(13, 2, 1000)),
        [
            (
                "14:15: de cel in rij 'Totaal', kolom 'Scheepsbouw' zou 34.352 moeten zijn (er staat 35.352): dan kloppen "
                f"kolom 'Scheepsbouw' en rij 'Totaal' (nu een verschil van 1.000). Er lijkt één cijfer verkeerd. {LOOK}"
            )
        ],
    ),
    "a total that misses by one: rounding": (annex.tabs(more(13, 2, 1)), []),
    "one total, and no cell that explains it": (
        annex.tabs([row[:1] + row[1:2] for row in more(13, 1, 3210)]),
        [
            (
                "14:8: kolom 'Visserij': de 12 gebieden tellen op tot 19.922, niet tot 23.132 "
                "(verschil 3.210; afronding verklaart hoogstens 6,5)."
            )
        ],
    ),
    "a dropped digit and a swap": (
        annex.tabs([*(row if n != 9 else [*row[:2], 380, *row[3:]] for n, row in enumerate(changed(4, 5, 4173)))]),
        [
            (
                "5:33: de cel in rij 'Duinzicht', kolom 'Zeewering' zou 4.713 moeten zijn (er staat 4.173): dan kloppen "
                f"rij 'Duinzicht' en kolom 'Zeewering' (nu een verschil van 540). Er lijken twee cijfers verwisseld. {LOOK}"
            ),
            (
                "10:18: de cel in rij 'IJsseloord', kolom 'Scheepsbouw' zou 3.803 moeten zijn (er staat 380): dan kloppen "
                f"rij 'IJsseloord' en kolom 'Scheepsbouw' (nu een verschil van 3.423). Er lijkt een cijfer weggevallen. {LOOK}"
            ),
        ],
    ),
    "last year's total right": (_with_column("Totaal 2024", [*[""] * 12, "281.982"]), []),
    "last year's total wrong": (
        _with_column("Totaal 2024", [*[""] * 12, "281.892"]),
        [
            (
                "14:58: voor 2024-07-01 staat hier 281.892, en in het pakket 281.982 (data/cijfers/waarnemingen.csv, "
                "regel 71). Is dat jaar herzien, neem het dan eerst over met --peildatum 2024-07-01 en een --oorzaak."
            )
        ],
    ),
    "shares that are right": (_with_column("Aandeel", _shares()), []),
    "a share that is wrong": (
        _with_column("Aandeel", ["5,9%", *_shares()[1:]]),
        ["2:50: het aandeel in rij 'Aaldorp', kolom 'Aandeel' zou 5,1 procent moeten zijn (er staat 5,9)."],
    ),
    "a share above 100%": (
        _with_column("Aandeel", ["105,1%", *_shares()[1:]]),
        ["2:50: '105,1%': een aandeel boven 100% kan niet."],
    ),
    "growth is not taken over": (_with_column("Groei (%)", ["2%"] * 13), []),
    "numbers as in English": (annex.tabs(annex.table()).replace(".", ","), []),
    "a second table": (
        annex.tabs([*annex.table(), [], *annex.table()]),
        ["16:1: hier begint een tweede tabel. Zet elke tabel in een eigen bestand of op een eigen blad."],
    ),
    "an empty cell between spaces": (
        annex.spaced(changed(4, 3, "")),
        [
            (
                "7:1: deze rij heeft 7 cellen; de kop heeft er 8. Schrijf een streepje waar niets staat, en zet minstens twee "
                "spaties tussen de kolommen."
            )
        ],
    ),
    "figures without a name": (
        annex.tabs([*annex.table(), ["", 1, 2, 3, 4, 5, 6, 21]]),
        ["15:2: deze rij heeft cijfers, maar geen naam. Zet er een gebied of sector voor."],
    ),
    "no table": (
        "Dit is een brief.\nMet regels.\n",
        [
            (
                "1:1: hierin is geen tabel gevonden: geen rij en geen kolom met namen uit het pakket. "
                "Staat er een tab, een puntkomma of meer dan één spatie tussen de kolommen?"
            )
        ],
    ),
    "nothing": (" \n", ["1:1: dit bestand is leeg. Plak de tabel erin."]),
    "a PDF": (
        b"%PDF-1.7 ...",
        ["1:1: dit is een PDF. Kopieer de tabel eruit, plak haar in een tekstbestand en geef dat op."],
    ),
    "bytes": (
        bytes(range(256)),
        ["1:1: dit is geen tekst die gelezen kan worden. Sla het bestand op als UTF-8, of als XLSX of ODS."],
    ),
    "an old spreadsheet": (
        b"\xd0\xcf\x11\xe0...",
        [
            (
                "1:1: dit is een oud rekenblad (XLS), of een met een wachtwoord. "
                "Bewaar het als XLSX of ODS, zonder wachtwoord."
            )
        ],
    ),
    "a hidden character": (
        "Dorp\tVisserij\nAal\u202edorp\t1\n",
        [
            "2:4: hier staat een onzichtbaar stuurteken (U+202E). Haal het weg; mogelijk is dit geen tekstbestand.",
        ],
    ),
    "too large": (b"a" * 4_000_001, ["1:1: dit bestand is groter dan 4 MB. Bewaar alleen de tabel."]),
    "a line too long": ("a" * 50_001, ["1:1: deze regel is langer dan 50000 tekens. Is dit de tabel?"]),
    "too many rows": (
        "a;b\n" * 3000,
        ["1:1: deze tabel heeft meer dan 2000 rijen of 200 kolommen. Bewaar alleen de tabel."],
    ),
    "HTML without a table": (
        "<td>" * 100_000,
        ["1:1: in deze HTML staat geen tabel met cellen. Kopieer de tabel nog eens."],
    ),
    "a zip": (
        annex.zipped({"a.txt": "b"}),
        ["1:1: dit is een zip-bestand, maar geen rekenblad. Bewaar de tabel als XLSX, ODS of tekst."],
    ),
    "Windows-1252": (annex.tabs(annex.table()).encode("cp1252"), []),
    "UTF-16": (annex.tabs(annex.table()).encode("utf-16"), []),
    "UTF-8 with a BOM": (annex.tabs(annex.table()).encode("utf-8-sig"), []),
    "a quarter that the series does not count on": (
        "Dorp\t2025-Q1\nAaldorp\t5\n",
        ["1:6: '2025-Q1' is nog geen peildatum. Schrijf de hele datum, zoals 1-1-2025."],
    ),
    "a day in brackets that is another": (
        "Dorp\tTotaal (1-7-2023)\nAaldorp\t5\n",
        [f"2:9: de tabel gaat over 2023-07-01, {NOT_NOW}"],
    ),
    "a year in brackets that is another": (
        "Dorp\tVisserij (2023)\nAaldorp\t5\n",
        [f"2:9: de tabel gaat over 2023-07-01, {NOT_NOW}"],
    ),
    "two years are two dates": ("Dorp\tVisserij (2023)\tVisserij (2025)\nAaldorp\t5\t6\n", []),
    "the same year twice": (
        "Dorp\tVisserij (2025)\tVisserij 2025\nAaldorp\t5\t6\n",
        [
            (
                "1:22: sector 'Visserij 2025' staat er twee keer: ook in regel 1 (als 'Visserij (2025)'). "
                "Houd er één over."
            )
        ],
    ),
    "another day in the title": (
        "Stand per 1 juli 2023\nDorp\tTotaal\nAaldorp\t5\n",
        [f"1:1: de tabel gaat over 2023-07-01, {NOT_NOW}"],
    ),
    "another year in the title": (
        "2023\nDorp\tTotaal\nAaldorp\t5\n",
        [f"1:1: de tabel gaat over 2023-01-01 tot en met 2023-12-31, {NOT_NOW}"],
    ),
    "another day at the head of the names": (
        "Dorp op 1-7-2023\tVisserij\tVeerdienst\nAaldorp\t5\t6\n",
        [f"1:1: de tabel gaat over 2023-07-01, {NOT_NOW}"],
    ),
    "the same day in the title": ("Tabel 3. Banen op 1 juli 2025\nDorp\tTotaal\nAaldorp\t5\n", []),
    "a day in the title that does not exist": (
        "Stand per 31 februari 2025\nDorp\tTotaal\nAaldorp\t5\n",
        ["1:1: '31 februari 2025' boven de tabel bestaat niet. Kijk in de bron."],
    ),
    "brackets that are something else": (
        "Dorp\tVisserij (fulltime)\tDBB (banen)\nAaldorp (haven)\t5\t6\nBeekveen (dorp)\t5\t6\n",
        [
            f"1:6: 'fulltime' bij 'Visserij (fulltime)' hoort niet bij {OF_BANEN} haal het dan weg.",
            f"2:1: 'haven' bij 'Aaldorp (haven)' hoort niet bij {OF_BANEN} haal het dan weg.",
        ],
    ),
    "brackets with another measure": (
        "Dorp\tVisserij (per 1.000 boten)\nAaldorp\t5\n",
        [f"1:6: hier staat 'per 1.000 boten', {SCALED}"],
    ),
    "a total of thousands": ("Dorp\tTotaal x 1.000\nAaldorp\t5\n", [f"1:6: hier staat 'x 1.000', {SCALED}"]),
    "a title of thousands": (
        "Tabel 2: banen (x 1.000)\nDorp\tTotaal\nAaldorp\t5\n",
        [
            (
                "1:1: hier staat 'Tabel 2: banen (x 1.000)': de cijfers zijn afgerond op 1.000. "
                "Voeg toe: --nauwkeurigheid afgerond --afronding 1000."
            )
        ],
    ),
    "a title of more thousands than there can be": (
        "Tabel 2: banen (x 1.000)\nDorp\tTotaal\nAaldorp\t501\n",
        [f"1:1: hier staat 'x 1.000', {SCALED}"],
    ),
    "a title of thousands that are less than something": (
        "Tabel 2: banen (x 1.000)\nDorp\tTotaal\nAaldorp\t< 5\n",
        [f"1:1: hier staat 'x 1.000', {SCALED}"],
    ),
    "a head that is another measure": (
        "Dorp\tBoten\nAaldorp\t5\n",
        [f"1:6: 'Boten' hoort niet bij {OF_BANEN} zet er dan 'banen' boven."],
    ),
    "a total of changes": (
        "Dorp\tTotaal (mutatie)\nAaldorp\t5\n",
        ["1:1: in deze tabel staan geen cijfers bij de namen. Niet gelezen: kolom 'Totaal (mutatie)'."],
    ),
    "half a table, without its total": (annex.tabs(annex.table()[:7]), []),
    "half a table, with the total of the whole": (
        annex.tabs([*annex.table()[:7], annex.table()[13]]),
        [
            (
                "8:8: kolom 'Visserij': de 6 gebieden tellen op tot 2.635, niet tot 19.922 "
                f"(verschil 17.287; afronding verklaart hoogstens 3,5). In de tabel ontbreken (dorp): {SIX}. "
                "Zet erbij wat er weggevallen is."
            )
        ],
    ),
    "a head and nothing below": (
        annex.tabs(annex.table()[:1]),
        ["1:1: onder de kop staan geen rijen. Plak de hele tabel."],
    ),
    "no head": (
        annex.tabs(annex.table()[1:]),
        ["1:9: 7 kolommen hebben cijfers, maar geen naam. Zet de namen erbij."],
    ),
    "only percentages": (
        "Dorp\tAandeel\nAaldorp\t60%\nBeekveen\t40%\n",
        ["2:9: hier en in 1 andere cel staat een percentage; reeks 'banen' is in banen."],
    ),
    "a conflict of git": (
        "<<<<<<< HEAD\n" + annex.tabs(annex.table()) + "=======\n>>>>>>> x\n",
        ["1:1: hier staat een samenvoegconflict van git. Plak de tabel opnieuw."],
    ),
    "figures of another day": (
        "Dorp\t1-7-2023\nAaldorp\t5\n",
        ["2:9: de tabel gaat over 2023-07-01, niet over 2025-07-01. Kijk --peildatum na."],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_with_something_wrong(jobs: Path, name: str) -> None:
    """Every mistake gives exactly its message."""
    table, expected = TABLES[name]
    assert told(jobs, table) == expected


def test_a_point_that_can_be_two_things(jobs: Path) -> None:
    """In a series with three decimals 1.234 is not guessed, unless another cell decides."""
    ask = ("--reeks", "gewicht", "--sector", "werk")
    assert told(jobs, "Dorp\tGewicht\nAaldorp\t1.234\nBeekveen\t2.345\n", *ask) == [
        (
            "2:9: '1.234' kan twee dingen zijn: reeks 'gewicht' heeft 3 decimalen, en nergens in de tabel is te zien of de "
            "punt of de komma bij duizend staat. Schrijf de getallen zonder teken bij duizend."
        )
    ]
    assert told(jobs, "Dorp\tGewicht\nAaldorp\t1.234\nBeekveen\t2.345,125\n", *ask) == []
    assert told(jobs, "Dorp\tGewicht\nAaldorp\t< 5\n", *ask) == [
        (
            "2:9: '< 5' is een grens, en geen waarde: reeks 'gewicht' heeft decimalen. "
            "Schrijf 'hoogstens' of 'minstens' met het getal waar het om gaat, of een streepje."
        )
    ]


def test_a_share_series_stays_below_100(jobs: Path) -> None:
    """A share above 100% is told of the series as well."""
    assert told(jobs, "Dorp\tAandeel\nAaldorp\t101,5\n", "--reeks", "aandeel-banen", "--sector", "werk") == [
        (
            "2:9: 101,5 kan niet kloppen. Een aandeel boven 100% kan niet. "
            "Reeks 'aandeel-banen' ligt tussen 0 en 100 procent."
        )
    ]
    assert told(jobs, "Dorp\tAandeel\nAaldorp\t10,5\n", "--reeks", "aandeel-banen") == [
        "1:1: de tabel noemt geen sector. Voeg toe welk het is: --sector alles (Alle routes) of werk (Al het werk)."
    ]


OPTIONS: list[tuple[tuple[str, ...], str]] = [
    (("--reeks", "bane"), "--reeks: 'bane' bestaat niet. Bedoelde u 'banen'?"),
    (("--peildatum", "2025-13-01"), "--peildatum: '2025-13-01' bestaat niet: maand 13 is er niet."),
    (("--peildatum", "2027-07-01"), "--peildatum: 2027-07-01 ligt na vandaag (2026-03-01)."),
    (("--oorzaak", "typefout"), "--oorzaak: 'typefout' bestaat niet. Toegestaan: correctie, methode, nagekomen."),
    (("--blad", "x"), "--blad: dit bestand is tekst en heeft geen bladen. Laat --blad weg."),
    (
        ("--afronding", "10"),
        "--afronding: getallen die op 10 zijn afgerond, zijn niet exact. Voeg toe: --nauwkeurigheid afgerond.",
    ),
    (
        ("--afronding", "tien"),
        (
            "--afronding: 'tien' kan niet. Schrijf waarop de getallen zijn afgerond, in de eenheid van de reeks: 1, of "
            "bijvoorbeeld 10 of 100."
        ),
    ),
    (
        ("--gezien", "alles"),
        "--gezien: 'alles' bestaat niet. Toegestaan: afronden, noot, notatie, schaal, teken, tekst, totaal, verborgen.",
    ),
    (("--gebied", "E0"), "1:1: --gebied hoort hier niet: de tabel heeft zelf gebieden."),
]


@pytest.mark.parametrize(("options", "expected"), OPTIONS, ids=lambda each: " ".join(each) if each else "")
def test_an_option_that_cannot_be(jobs: Path, options: tuple[str, ...], expected: str) -> None:
    """What was typed wrong is told with what it can be."""
    (said,) = told(jobs, annex.tabs(annex.table()), *options)
    assert said.startswith(expected)


def test_rounding_is_what_was_said(jobs: Path) -> None:
    """Figures rounded to tens may miss by more than those that are not."""
    table = annex.tabs(more(13, 2, 30))
    assert told(jobs, table) != []
    assert told(jobs, table, "--afronding", "10", "--nauwkeurigheid", "afgerond") == []


BROKEN = (
    "1:1: dit rekenblad kan niet gelezen worden: het bestand is beschadigd, of er staat ver buiten de tabel nog iets. "
    "Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
)


def test_spreadsheets_that_are_not_right(jobs: Path) -> None:
    """A broken, endless or ambiguous spreadsheet is told; a stray cell or cells over cells take no memory and little time."""
    good = annex.xlsx(annex.table())
    sheet = "xl/worksheets/sheet1.xml"
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    corner = '<row r="2000"><c r="GR2000"><v>1</v></c></row></sheetData>'
    over = corner + "<mergeCells>" + '<mergeCell ref="A1:GR2000"/>' * 5000 + "</mergeCells>"
    started = time.monotonic()
    for data in (
        edited(good, sheet, "</sheetData>", over),
        b"PK\x03\x04rest",
        good[:-40],
        edited(good, sheet, "</sheetData>", far),
        edited(good, sheet, "<sheetData>", "<sheetData"),
    ):
        assert told(jobs, data)[0] in (BROKEN, "1:1: in dit rekenblad staat niets.")
    assert time.monotonic() - started < 30
    assert told(jobs, annex.zipped({"xl/workbook.xml": b"0" * 100_000_001})) == [
        "1:1: dit rekenblad is uitgepakt groter dan 100 MB. Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
    ]
    assert told(
        jobs, annex.zipped({"xl/workbook.xml": b"", **{f"xl/{number}.xml": b"" for number in range(3000)}})
    ) == [
        (
            "1:1: dit rekenblad bestaat uit 3001 delen, en meer dan 2000 worden niet geopend. "
            "Kopieer alleen de tabel naar een nieuw blad en bewaar dat."
        )
    ]
    assert told(jobs, annex.xlsx(annex.table(), top=2500)) == [
        "1:1: blad 'Banen' heeft meer dan 2000 rijen of 200 kolommen. Bewaar alleen de tabel."
    ]
    two = annex.xlsx(annex.table(), more={"Ander": annex.table()})
    assert told(jobs, two) == ["--blad ontbreekt. Kies uit: Banen, Ander."]
    assert told(jobs, two, "--blad", "Ander") == []
    decimal = edited(good, sheet, '<c r="B4"><v>100</v>', '<c r="B4"><v>12.691</v>')
    assert told(jobs, decimal) == [f"4:2: cel B4: '12.691' past niet: reeks 'banen' heeft geen decimalen. {THOUSANDS}"]


NO_OUTCOME = "Open het bestand in het rekenblad, bewaar het, en neem het opnieuw over."
MENDED = "is een fout van het rekenblad. Herstel die daar, of schrijf een streepje."
# What stands in cell B4 of the XLSX, and what is told of it.
FAULTS = {
    '<c r="B4" t="e"><v>#REF!</v></c>': f"'#REF!' {MENDED}",
    '<c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c>': f"'#DIV/0!' {MENDED}",
    '<c r="B4"><v>NaN</v></c>': f"'#NUM!' {MENDED}",
    '<c r="B4"><f>99+1</f></c>': f"'=99+1' is een formule zonder uitkomst. {NO_OUTCOME}",
    '<c r="B4"><f>99+1</f><v></v></c>': f"'=99+1' is een formule zonder uitkomst. {NO_OUTCOME}",
    '<c r="B4"><f>99+1</f></c><c r="C4"><f>2+2</f></c>': f"hier en in 1 andere cel staat een formule zonder uitkomst. {NO_OUTCOME}",
}  # fmt: skip


@pytest.mark.parametrize("cell", FAULTS)
def test_a_cell_of_a_spreadsheet_without_an_outcome(jobs: Path, cell: str) -> None:
    """An error, or a formula that was never counted, is told at its cell and never taken for a gap."""
    old = '<c r="B4"><v>100</v></c>' + ('<c r="C4"><v>1011</v></c>' if "C4" in cell else "")
    data = edited(annex.xlsx(annex.table()), "xl/worksheets/sheet1.xml", old, cell)
    assert told(jobs, data) == [f"4:2: cel B4: {FAULTS[cell]}"]


def test_a_formula_with_an_outcome_is_a_figure(jobs: Path) -> None:
    """What the file keeps of a formula is read, also when that is nothing."""
    for cell in ('<c r="B4"><f>99+1</f><v>100</v></c>', '<c r="B4" t="str"><f>""</f><v></v></c>'):
        data = edited(annex.xlsx(annex.table()), "xl/worksheets/sheet1.xml", '<c r="B4"><v>100</v></c>', cell)
        assert told(jobs, data) == []


def test_a_cell_of_an_open_document_without_an_outcome(jobs: Path) -> None:
    """The same in ODS, where a cell and a row may stand for several."""
    good = annex.ods(annex.table())
    old = '<table:table-cell office:value-type="float" office:value="100"><text:p>100</text:p></table:table-cell>'
    space = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    error = (
        f'<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
        f'xmlns:calcext="{space}" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    assert told(jobs, edited(good, "content.xml", old, error)) == [f"2:2: cel B2: '#DIV/0!' {MENDED}"]
    formula = '<table:table-cell table:formula="of:=99+1"/>'
    assert told(jobs, edited(good, "content.xml", old, formula)) == [
        f"2:2: cel B2: '=99+1' is een formule zonder uitkomst. {NO_OUTCOME}"
    ]


def test_what_is_wrong_with_the_whole_cites_the_pasted_table(jobs: Path) -> None:
    """The lines of a file that was never written say nothing to an editor."""
    table = "Dorp\tAandeel\n" + "".join(f"{name}\t{8 + n}\n" for n, name in enumerate(annex.VILLAGES))
    assert told(jobs, table, "--reeks", "aandeel-banen", "--sector", "werk") == [
        (
            "13:10: de aandelen van 12 gebieden (regel 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 en 13) zijn samen 162 procent, "
            "meer dan het geheel (afronding verklaart hoogstens 0,6)."
        )
    ]


def test_hostile_html_takes_little_time(jobs: Path) -> None:
    """Signs that never close are read once, however many there are."""
    for each in ("<td", "<!", "</", "<td><sup>", '<td a="', "<table><tr>", "<!--", "&#"):
        started = time.process_time()
        assert told(jobs, "<td>" + each * (100_000 // len(each)))
        assert time.process_time() - started < 3


def test_a_file_that_is_not_there(jobs: Path, capsys: Captured) -> None:
    """Neither a missing file nor a folder gives a traceback."""
    for path in (jobs / "nee.txt", jobs):
        arguments = ["--reeks", "banen", "--bron", "eilandtelling-2025", "--methode", "register"]
        assert main(["neem-over", str(path), "--root", str(jobs), "--today", str(TODAY), *arguments]) == 1
        assert capsys.readouterr().out == (
            f"\n{path}:1:1: dit bestand kan niet geopend worden. Staat het er, en mag het gelezen worden?\n"
            "1 probleem in 1 bestand.\nEr is niets geschreven.\n"
        )


CELL = st.sampled_from(
    ["Dorp", "Visserij", "Veerdienst", "Totaal", "Aaldorp", "Beekveen", "Zilvereiland", "%", "2024", "2025", "1.234", "5", "—",
     "12,5", "12.5", "< 5", "* noot", "", "Aandeel", "Groei", '"', "1-7-2025", "abc", "100%", "0"]
)  # fmt: skip


@given(st.lists(st.lists(CELL, max_size=5), max_size=6), st.sampled_from(["\t", ";", "  ", ","]))
@settings(max_examples=20)
@example([["Dorp", "%"], ["Aaldorp", "5"]], "\t")
@example([["", "Visserij"], ["Totaal", "1"]], "  ")
@example([["Visserij", "1.234", "2024", "Visserij"]], "\t")
def test_no_table_gives_a_traceback(jobs: Path, rows: list[list[str]], between: str) -> None:
    """Whatever cells come together: problems or rows, and never anything else."""
    told(jobs, "\n".join(between.join(row) for row in rows), may_be_the_same=True)


@given(st.binary(max_size=400))
@settings(max_examples=20)
def test_no_bytes_give_a_traceback(jobs: Path, data: bytes) -> None:
    """Nor do any bytes at all."""
    told(jobs, b"Dorp\tVisserij\nAaldorp\t" + data, may_be_the_same=True)
