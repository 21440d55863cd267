"""No wrong figure in silence: what a table says around its figures is understood, told with its cell, or asked about."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import annex
from annex import VILLAGES, tabs
from conftest import TODAY
from motiespoor.desk import pasting
from motiespoor.desk.answers import Options
from motiespoor.desk.editor import Editor
from motiespoor.desk.pasting import take_over
from motiespoor.desk.takeover.layout import layout_of
from motiespoor.problem import Problem
from motiespoor.read.dossier import read_dossier
from motiespoor.read.pasted.reading import read_grids
from taking import edited, told

HEAD = "Dorp\tVisserij\tVeerdienst\n"
BODY = "Aaldorp\t500\t600\nBeekveen\t700\t800\n"
PLAIN = HEAD + BODY
UNIT = "en reeks 'banen' is in banen."
COUNT_AGAIN = "Reken de cijfers om, of neem een tabel in die eenheid."
OTHERS = "Zijn het andere cijfers, laat ze dan weg."
AS_IF = "De cijfers worden gelezen alsof dat er niets aan verandert. Klopt dat, voeg dan toe: --gezien tekst."
TWO_TABLES = "het lijken twee tabellen naast elkaar. Zet elke tabel in een eigen bestand of op een eigen blad."
FRONT = "en wordt dan niet gelezen. Zet de kolommen met namen vooraan, of haal deze kolom weg."

# A table, and what is told about it.
TABLES = {
    "two tables side by side": (
        "Dorp\tVisserij\t\tDorp\tVisserij\nAaldorp\t5\t\tAaldorp\t4\nBeekveen\t6\t\tBeekveen\t5\n",
        f"2:12: hier staan opnieuw namen ('Aaldorp'), naast die in regel 2 ('Aaldorp'): {TWO_TABLES}",
    ),
    "names between figures": (
        "Visserij\tDorp\tVeerdienst\n5\tAaldorp\t6\n7\tBeekveen\t8\n",
        f"2:1: '5' staat links van de namen in regel 2, {FRONT}",
    ),
    "a title of another day above the figures": (
        f"\tStand 1-7-2023\n{PLAIN}",
        "3:9: de tabel gaat over 2023-07-01, niet over 2025-07-01. Kijk --peildatum na.",
    ),
    "a day below of another day": (
        f"{PLAIN}Stand per 1 juli 2023\n",
        "4:1: de tabel gaat over 2023-07-01, niet over 2025-07-01. Kijk --peildatum na.",
    ),
    "two titles, of which one is of another day": (
        f"Banen 1 juli 2025\nBanen 1 juli 2024\n{PLAIN}",
        f"2:1: Deze tekst wordt niet begrepen: 'Banen 1 juli 2024' (regel 2). {AS_IF}",
    ),
    "thousands above the last column": (f"\t\tx 1.000\n{PLAIN}", f"1:3: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}"),
    "thousands with a no-break space": (f"\tx\u00a01\u00a0000\n{PLAIN}", f"1:2: hier staat 'x 1 000', {UNIT} {COUNT_AGAIN}"),
    "thousands in a row under the head": (
        f"{HEAD}\tx 1.000 banen\tx 1.000 banen\n{BODY}",
        f"2:2: hier staat 'x 1.000 banen', {UNIT} {COUNT_AGAIN}",
    ),
    "thousands behind a year": (f"\t2025 x 1.000\n{PLAIN}", f"1:2: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}"),
    "another population behind a day": (
        "Dorp\tVisserij\tVeerdienst\t1-7-2025 externen\nAaldorp\t5\t6\t7\n",
        ("1:26: 'externen' bij '1-7-2025 externen' hoort niet bij reeks 'banen' (Banen, in banen). Zijn het andere cijfers, laat "
        "ze dan weg; zijn het deze, haal het dan weg."),
    ),
    "thousands in a note": (f"{PLAIN}Cijfers in duizendtallen\n", f"4:1: hier staat 'duizendtallen', {UNIT} {COUNT_AGAIN}"),
    "thousands in a note, and figures that may be so already": (
        "Dorp\tVisserij\nAaldorp\t1.101\nCijfers in duizendtallen\n",
        ("2:9: '1.101' kan twee dingen zijn: reeks 'banen' heeft 0 decimalen, bij de cijfers staat 'Cijfers in duizendtallen', en "
        "nergens in de tabel is te zien of de punt of de komma bij duizend staat. Schrijf de getallen zonder teken bij duizend."),
    ),
    "thousands in a note with a mark": (
        "Dorp\tVisserij\nAaldorp\t500*\n* In duizendtallen.\n",
        f"3:1: hier staat 'duizendtallen', {UNIT} {COUNT_AGAIN}",
    ),
    "thousands beside the figures": (
        "Dorp\tVisserij\t\nAaldorp\t500\tx 1.000\nBeekveen\t700\t\n",
        f"2:13: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}",
    ),
    "millions of euros": (f"Bedragen in mln euro\n{PLAIN}", f"1:1: hier staat 'mln euro', {UNIT} {COUNT_AGAIN}"),
    "another unit": (f"\tAantal personen\n{PLAIN}", f"1:2: hier staat 'personen', {UNIT} {OTHERS}"),
    "another unit in a note": (f"{PLAIN}Cijfers in personen\n", f"4:1: hier staat 'personen', {UNIT} {OTHERS}"),
    "another population above the trades": (
        f"\twaarvan externe inhuur\n{PLAIN}",
        f"1:2: Deze tekst wordt niet begrepen: 'waarvan externe inhuur' (regel 1). {AS_IF}",
    ),
    "a remark below": (
        f"{PLAIN}Alleen vaste krachten.\nBron: eilandtelling\n",
        f"4:1: Deze tekst wordt niet begrepen: 'Alleen vaste krachten.' (regel 4). {AS_IF}",
    ),
    "a note that no figure has": (
        f"{PLAIN}* Zonder de loodsen.\n",
        f"4:1: Deze tekst wordt niet begrepen: '* Zonder de loodsen.' (regel 4). {AS_IF}",
    ),
    "a village as the title": (
        "Aaldorp\nVak\tBanen\nVisserij\t5\nVeerdienst\t6\n",
        ("1:1: hier staat gebied 'Aaldorp', en de cijfers worden gelezen als die van 'Zilvereiland'. Zijn ze van 'Aaldorp', "
        "voeg dan toe: --gebied E1. Zo niet, haal de tekst dan weg."),
    ),
    "a mark that became a digit": (
        "Dorp\tVisserij\nAaldorp\t5001\nBeekveen\t700\n1 Zonder de loodsen.\n",
        "4:1: Deze tekst wordt niet begrepen: '1 Zonder de loodsen.' (regel 4). " + AS_IF,
        ("2:9: '5001' is langer dan de andere getallen in de kolom, en onder de tabel staat noot 1 (regel 4), die nergens "
        "bij hoort. Het getal wordt gelezen als 5001, en niet als een getal met noot 1. "
        "Klopt dat, voeg dan toe: --gezien noot."),
    ),
    "more decimals than anyone writes": (
        "Dorp\tVisserij\nAaldorp\t500,37128712871287\n",
        ("2:9: '500,37128712871287' heeft meer decimalen dan er getoond worden of dan de reeks heeft. Zulke getallen worden "
        "afgerond, dit op 500. Klopt dat, voeg dan toe: --gezien afronden."),
    ),
    "percentages above figures": (
        f"Aandeel (%)\n{PLAIN}",
        f"1:1: Deze tekst wordt niet begrepen: 'Aandeel (%)' (regel 1). {AS_IF}",
    ),
    "shares that are no figures": (
        "Dorp\t% Visserij\t% Veerdienst\nAaldorp\t50\t40\nBeekveen\t50\t60\n",
        "1:6: bij deze kolom met percentages is niet te zien van welke cijfers ze zijn.",
        "1:17: bij deze kolom met percentages is niet te zien van welke cijfers ze zijn.",
    ),
    "a source in another unit": (
        f"{PLAIN}Bron: eilandtelling, in personen\n",
        f"4:1: Deze tekst wordt niet begrepen: 'Bron: eilandtelling, in personen' (regel 4). {AS_IF}",
    ),
    "a subtotal": (
        f"{PLAIN}Subtotaal\t1200\t1400\n",
        "4:1: 'Subtotaal' is geen gebied in het pakket. Een andere naam voor iets bekends kan bij 'ook_genoemd'.",
    ),
    "a total of what stands there": (
        f"{PLAIN}Totaal\t1200\t1400\n",
        ("4:8: De cel in rij 'Totaal', kolom 'Visserij' is het totaal van wat er staat, en in de tabel ontbreekt (dorp): "
        "Coëhaven, Duinzicht, Eemoord, Fûgelstad, Geestwoud, Hoogplaat, IJsseloord, Jonkerswaard, Krommehoek, Lageveer. "
        "Het wordt gelezen als dat van heel Zilvereiland. Klopt dat, voeg dan toe: --gezien totaal."),
    ),
    "a comma at thousands or at decimals": (
        "Dorp\tVisserij\nAaldorp\t1,500\nBeekveen\t2,700\n",
        ("2:9: Alle getallen zijn geschreven als '1,500'. De komma wordt gelezen als teken bij duizend, en niet als die voor "
        "decimalen. Klopt dat, voeg dan toe: --gezien notatie."),
    ),
    "hidden rows of a page": (
        "<table><tr><td>Dorp<td>Visserij<tr><td>Aaldorp<td>5<tr style='display: none'><td>Beekveen<td>6</table>",
        ("1:78: Verborgen in het bestand: rij 3 ('Beekveen'). Wat verborgen is, wordt meegenomen. "
        "Klopt dat, voeg dan toe: --gezien verborgen."),
    ),
    "cells that never close": (
        "<table><tr>" + "<td>" * 750_000,
        "1:1: in deze HTML staan meer dan 100000 tags of cellen. Kopieer alleen de tabel.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_what_would_be_wrong_in_silence(jobs: Path, name: str) -> None:
    """Each is told once, at its cell, and nothing is written."""
    table, *expected = TABLES[name]
    assert sorted(told(jobs, table)) == sorted(expected)


@pytest.mark.parametrize(
    "name", [name for name, (_, *expected) in TABLES.items() if any("--gezien" in each for each in expected)]
)
def test_what_was_asked_is_taken_over_after_a_yes(jobs: Path, name: str) -> None:
    """What is only asked about is written once the editor has said that it is right."""
    table, *expected = TABLES[name]
    words = [each.rpartition("--gezien ")[2].rstrip(".") for each in expected]
    assert told(jobs, table, "--gezien", " ".join(words)) == []


LEGENDS = {
    "- = nihil": "0",
    "- = nihil; x = geheim; . = onbekend": "0",
    "-\tnihil": "0",
    "- : geheim": "",
    "- betekent onbekend": "",
    "- = geen opgave": "",
}


@pytest.mark.parametrize("legend", LEGENDS)
def test_a_legend_decides(jobs: Path, legend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sign is nil when the table says so, and no figure when the table says that."""
    written: list[str] = []
    monkeypatch.setattr(pasting, "write_texts", lambda _, texts: written.extend(texts.values()))
    told(jobs, f"Dorp\tVisserij\nAaldorp\t-\nBeekveen\t7\n{legend}\n", may_be_the_same=True)
    (line,) = [each for each in written[0].splitlines() if each.startswith("banen,2025-07-01,E1,w1")]
    assert line.split(",")[5] == LEGENDS[legend]
    meaning = re.sub("^- (=|:|betekent) ", "", legend)
    assert LEGENDS[legend] or f"In de tabel staat '-' ({meaning})." in line


ORDINARY = {
    "a trade above two columns": "Dorp\tVisserij\t\tVeerdienst\t\n\tbanen\t%\tbanen\t%\nAaldorp\t500\t50,0%\t600\t40,0%\nBeekveen\t500\t50,0%\t900\t60,0%\n",
    "a trade above two years": "Dorp\tVisserij\t\tVeerdienst\t\n\t2024\t2025\t2024\t2025\nAaldorp\t500\t501\t600\t602\n",
    "names again at the right edge": "Dorp\tVisserij\tDorp\nAaldorp\t500\tAaldorp\nBeekveen\t700\tBeekveen\n",
    "numbers of the rows": "Nr\tDorp\tVisserij\n1\tAaldorp\t500\n2\tBeekveen\t700\n",
    "a percentage with fifteen decimals": "Dorp\tVisserij\t%\nAaldorp\t500\t33,333333333333329%\nBeekveen\t1000\t66,666666666666671%\n",
    "no-break spaces": "Dorp\tVisserij\nAaldorp\t1\u00a0500\nBeekveen\t2\u202f700\n",
    "a title, a unit, a source and a page": "Tabel 3. Banen per dorp en vak, 1 juli 2025\n\t(banen)\n" + PLAIN + "Bron: eilandtelling 2024\nPagina 3 van 5\n",
    "the last column on a second page": "Dorp      Visserij\nAaldorp     500\nBeekveen    700\n\fVeerdienst\n600\n800\n",
    "names again at the edge of a page": "Dorp      Visserij   Dorp\nAaldorp     500 Aaldorp\nBeekveen    700 Beekveen\n",
}  # fmt: skip


@pytest.mark.parametrize("name", ORDINARY)
def test_what_is_ordinary_is_taken_over(jobs: Path, name: str) -> None:
    """Without a question."""
    assert told(jobs, ORDINARY[name]) == []


SHEET = "xl/worksheets/sheet1.xml"


def _workbook(old: str, new: str, name: str = SHEET) -> bytes:
    return edited(annex.xlsx(annex.table()), name, old, new)


def test_a_spreadsheet_tells_what_it_hides(jobs: Path) -> None:
    """Rows and columns that are not shown are told by their names before they are taken."""
    hidden = "Wat verborgen is, wordt meegenomen. Klopt dat, voeg dan toe: --gezien verborgen."
    row = _workbook('<row r="5">', '<row r="5" hidden="1">')
    assert told(jobs, row) == [f"5:1: cel A5: Verborgen in het bestand: rij 5 ('{VILLAGES[1]}'). {hidden}"]
    column = _workbook("<sheetData>", '<cols><col min="3" max="3" hidden="1" width="9"/></cols><sheetData>')
    assert told(jobs, column) == [f"3:3: cel C3: Verborgen in het bestand: kolom C ('Scheepsbouw'). {hidden}"]
    assert told(jobs, row, "--gezien", "verborgen") == []


def test_words_that_stand_in_no_cell(jobs: Path) -> None:
    """A remark, the foot of the printed page, what a format puts behind a number, and a box are read as well."""
    data = _workbook(
        "</sheetData>", "</sheetData><headerFooter><oddFooter>&amp;CCijfers x 1.000</oddFooter></headerFooter>"
    )
    assert told(jobs, data) == [f"1:1: cel A1: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}"]

    links = f'<Relationships xmlns="{annex.REL}"><Relationship Id="c" Type="{annex.DOC}/KIND" Target="../beside.xml"/></Relationships>'
    styles = (
        f'<styleSheet xmlns="{annex.MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$€-413] #,##0"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )
    to_styles = f'<Relationship Id="s" Type="{annex.DOC}/styles" Target="styles.xml"/></Relationships>'
    data = edited(
        _workbook('<c r="B4">', '<c r="B4" s="1">'), "xl/_rels/workbook.xml.rels", "</Relationships>", to_styles
    )
    assert told(jobs, annex.zipped({**annex.unzipped(data), "xl/styles.xml": styles})) == [
        f"4:2: cel B4: hier staat 'euro', {UNIT} {OTHERS}"
    ]
    assert told(jobs, annex.xlsx(annex.table(), name="Banen x 1.000")) == [
        f"1:1: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}"
    ]

    remark = f'<comments xmlns="{annex.MAIN}"><commentList><comment ref="B4"><text><t>Voorlopig.</t></text></comment></commentList></comments>'
    box = "<wsDr><twoCellAnchor><from><col>1</col><row>3</row></from><sp><t>Voorlopig.</t></sp></twoCellAnchor></wsDr>"
    good = annex.unzipped(annex.xlsx(annex.table()))
    for kind, text in (("comments", remark), ("drawing", box)):
        more = {"xl/worksheets/_rels/sheet1.xml.rels": links.replace("KIND", kind), "xl/beside.xml": text}
        assert told(jobs, annex.zipped({**good, **more})) == [
            f"4:2: cel B4: Deze tekst wordt niet begrepen: 'Voorlopig.' (cel B4). {AS_IF}"
        ]


def test_a_figure_of_two_names(jobs: Path) -> None:
    """A figure in a merged cell is of neither of the names that it stands at."""
    page = "<table><tr><td>Dorp<td>Visserij<td>Veerdienst<tr><td>Aaldorp<td colspan=2>500</table>"
    assert told(jobs, page) == [
        "1:61: '500' staat hier in een samengevoegde cel, en is dan van meer dan één naam. Splits de cel."
    ]


def test_a_formula_that_was_never_counted_has_no_outcome(jobs: Path) -> None:
    """Some programs write 0 beside every formula, and that it is to be counted on opening."""
    counted = '<c r="B4"><f>99+1</f><v>0</v></c>'
    data = edited(
        _workbook('<c r="B4"><v>100</v></c>', counted),
        "xl/workbook.xml",
        "</sheets>",
        '</sheets><calcPr fullCalcOnLoad="1"/>',
    )
    assert told(jobs, data) == [
        "4:2: cel B4: '=99+1' is een formule zonder uitkomst. Open het bestand in het rekenblad, bewaar het, en neem het opnieuw over."
    ]


def test_a_raised_digit_is_a_mark(jobs: Path) -> None:
    """What stands raised behind a number is no digit of it, in XLSX and in ODS."""
    rich = (
        '<c r="B4" t="inlineStr"><is><r><t>100</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>'
    )
    assert told(jobs, _workbook('<c r="B4"><v>100</v></c>', rich)) == []
    old = '<table:table-cell office:value-type="float" office:value="100"><text:p>100</text:p></table:table-cell>'
    span = '<table:table-cell office:value-type="string"><text:p>100<text:span text:style-name="T1">1</text:span></text:p></table:table-cell>'
    style = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><style:style style:name="T1">'
        '<style:text-properties style:text-position="33% 58%"/></style:style></office:automatic-styles><office:body>'
    )
    data = edited(annex.ods(annex.table()), "content.xml", old, span)
    assert told(jobs, edited(data, "content.xml", "<office:body>", style)) == []


def test_fractions_behind_whole_numbers_are_rounded_after_a_yes(jobs: Path) -> None:
    """The sheet shows a whole number and keeps more: one question, and what is shown is taken."""
    styles = f'<styleSheet xmlns="{annex.MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="3"/></cellXfs></styleSheet>'
    links = f'<Relationship Id="s" Type="{annex.DOC}/styles" Target="styles.xml"/></Relationships>'
    data = _workbook('<c r="B4"><v>100</v></c>', '<c r="B4" s="1"><v>100.37</v></c>')
    data = edited(data, "xl/_rels/workbook.xml.rels", "</Relationships>", links)
    data = annex.zipped({**annex.unzipped(data), "xl/styles.xml": styles})
    assert told(jobs, data) == [
        (
            "4:2: cel B4: '100.37' heeft meer decimalen dan er getoond worden of dan de reeks heeft. Zulke getallen worden "
            "afgerond, dit op 100. Klopt dat, voeg dan toe: --gezien afronden."
        )
    ]
    assert told(jobs, data, "--gezien", "afronden") == []


@pytest.mark.parametrize("above", ["Banen (x 1.000)\n", "Cijfers in duizendtallen\n", ""])
def test_thousands_are_multiplied_after_a_yes(jobs: Path, above: str) -> None:
    """Of all figures, and exactly: to what their last digit stands for, which must be said."""
    below = "" if above else "Aantallen × 1000\n"
    table = f"{above}{HEAD}Aaldorp\t0,5\t1,29\nBeekveen\t7\t0,057\n{below}"
    text, place = (above or below).strip(), "1:1" if above else "4:1"
    line = place.partition(":")[0]
    assert told(jobs, table) == [
        (
            f"{place}: Hier staat '{text}' (regel {line}). Elk getal wordt met 1.000 vermenigvuldigd. "
            "Klopt dat, voeg dan toe: --gezien schaal."
        )
    ]
    before = (jobs / annex.VALUES).read_text("utf-8")
    path = jobs.parent / "duizend.txt"
    path.write_text(table, "utf-8")
    options = Options(
        file=str(path), series="banen", day="2025-07-01", source="eilandtelling-2025", method="register",
        precision="afgerond", seen=["schaal"], yes=True,
    )  # fmt: skip
    assert take_over(jobs, TODAY, options, Editor([].append, None))
    written = (jobs / annex.VALUES).read_text("utf-8")
    (jobs / annex.VALUES).write_text(before, "utf-8")
    rows = [each for each in written.splitlines() if each not in before.splitlines()]
    assert [each.split(",")[5:7] for each in rows] == [[value, "afgerond"] for value in ("500", "1290", "7000", "57")]


def test_a_second_sheet_without_a_table(jobs: Path) -> None:
    """It is not asked about, unless it says how the figures are counted."""
    assert told(jobs, annex.xlsx(annex.table(), more={"Toelichting": [["Dit is tekst."]]})) == []
    thousands = annex.xlsx(annex.table(), more={"Toelichting": [["Alle cijfers x 1.000"]]})
    assert told(jobs, thousands) == [f"3:1: cel A3: hier staat 'x 1.000', {UNIT} {COUNT_AGAIN}"]


@pytest.mark.parametrize(
    "form", [tabs, annex.semicolons, annex.spaced, annex.html, annex.xlsx, annex.ods], ids=lambda each: each.__name__
)
def test_a_table_is_understood_at_once(jobs: Path, form: Callable[[annex.Rows], str | bytes]) -> None:
    """Within a second of the processor, the process that opens a spreadsheet among it."""
    dossier = read_dossier(jobs).dossier
    (series,) = [each for each in dossier.series if each.id == "banen"]
    path = jobs.parent / "snel.txt"
    data = form(annex.table())
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    started = sum(os.times()[:4])
    found: list[Problem] = []
    (grid,) = read_grids(str(path), found)
    assert layout_of(grid, dossier, series, day=date(2025, 7, 1), members={}, problems=found)
    assert not found
    assert sum(os.times()[:4]) - started < 1
