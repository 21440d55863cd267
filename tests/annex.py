"""A fictional annex table: its dossier, its figures, and the table in every form that it can be pasted in."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

FIGURES = "data/cijfers"
VALUES = f"{FIGURES}/waarnemingen.csv"
VILLAGES = (
    "Aaldorp", "Beekveen", "Coëhaven", "Duinzicht", "Eemoord", "Fûgelstad",
    "Geestwoud", "Hoogplaat", "IJsseloord", "Jonkerswaard", "Krommehoek", "Lageveer",
)  # fmt: skip
TRADES = ("Visserij", "Scheepsbouw", "Veerdienst", "Loodswezen", "Zeewering", "Dienst Bakens en Boeien (DBB)")
HEADS = (*TRADES[:5], "DBB")  # as the annex heads its columns
TOTAL = "Totaal"

Row = Sequence[str | int]
Rows = list[list[str | int]]


def with_jobs(root: Path) -> Path:
    """A dossier with a series of jobs in twelve villages and six trades, and the total of the year before."""
    _append(root, "gebieden", [{"gebied": "E0", "naam": "Zilvereiland", "soort": "eiland"}])
    aliases = {"Fûgelstad": "Vogelstad; Fugelsted"}
    _append(
        root,
        "gebieden",
        [
            {"gebied": f"E{n}", "naam": name, "soort": "dorp", "deel_van": "E0", "ook_genoemd": aliases.get(name, "")}
            for n, name in enumerate(VILLAGES, 1)
        ],
    )
    _append(root, "sectoren", [{"sector": "werk", "naam": "Al het werk", "soort": "geheel"}])
    _append(
        root,
        "sectoren",
        [{"sector": f"w{n}", "naam": name, "soort": "vak", "deel_van": "werk"} for n, name in enumerate(TRADES, 1)],
    )
    series = {"eenheid": "banen", "frequentie": "jaar", "decimalen": "0", "minimum": "0", "omschrijving": "Banen."}
    share = {**series, "eenheid": "procent", "soort": "aandeel", "van": "banen", "maximum": "100", "optelbaar": "nee"}
    _append(
        root,
        "reeksen",
        [
            {**series, "reeks": "banen", "titel": "Banen", "soort": "stand", "maximum": "500000", "optelbaar": "ja"},
            {**share, "reeks": "aandeel-banen", "titel": "Aandeel in de banen", "decimalen": "1"},
            {
                **series, "reeks": "gewicht", "titel": "Gewicht", "soort": "stand", "decimalen": "3",
                "maximum": "900000", "optelbaar": "nee",
            },
        ],
    )  # fmt: skip
    _append(root, "waarnemingen", [{**observation("E0", "werk", total_of(figures())), "peildatum": "2024-07-01"}])
    return root


def observation(area: str, sector: str, value: int) -> dict[str, str]:
    """A row of the table of observations."""
    return {
        "reeks": "banen", "peildatum": "2025-07-01", "gebied": area, "sector": sector, "waarde": str(value),
        "nauwkeurigheid": "exact", "herkomst": "officieel", "bron": "eilandtelling-2025", "methode": "register",
    }  # fmt: skip


def _append(root: Path, name: str, rows: Sequence[Mapping[str, str]]) -> None:
    path = root / FIGURES / f"{name}.csv"
    text = path.read_text("utf-8")
    out = io.StringIO()
    head = next(csv.reader([text.partition("\n")[0]]))
    csv.DictWriter(out, head, restval="", lineterminator="\n").writerows(rows)
    path.write_text(text + out.getvalue(), "utf-8")


def figures() -> list[list[int]]:
    """A figure for each village and trade; made up, and all different."""
    return [
        [100 + (37 * row * row + 911 * column + 53 * row * column) % 9000 for column in range(6)] for row in range(12)
    ]


def total_of(cells: Sequence[Sequence[int]]) -> int:
    """All figures together."""
    return sum(map(sum, cells))


def table(cells: Sequence[Sequence[int]] | None = None) -> Rows:
    """The annex table: a head, twelve villages, and a total row and column."""
    cells = figures() if cells is None else cells
    columns = [sum(column) for column in zip(*cells, strict=True)]
    return [
        ["Dorp", *HEADS, TOTAL],
        *([name, *row, sum(row)] for name, row in zip(VILLAGES, cells, strict=True)),
        [TOTAL, *columns, total_of(cells)],
    ]


def dutch(cell: str | int) -> str:
    """A number with points."""
    return f"{cell:,}".replace(",", ".") if isinstance(cell, int) else cell


def tabs(rows: Rows) -> str:
    """As a spreadsheet puts it on the clipboard."""
    return "".join("\t".join(map(dutch, row)) + "\n" for row in rows)


def semicolons(rows: Rows) -> str:
    """As a Dutch spreadsheet saves CSV, on Windows."""
    return "".join(";".join(map(dutch, row)) + "\r\n" for row in rows)


def spaced(rows: Rows) -> str:
    """As a PDF viewer gives it, with a title above and a footnote below."""
    lines = ["Tabel 3: banen per dorp en vak, 2025", ""]
    lines += [
        "".join(dutch(cell).ljust(16) if not n else dutch(cell).rjust(16) for n, cell in enumerate(row)) for row in rows
    ]
    return "\n".join([*lines, "", "* Inclusief de loodsen, die 1 dag per week varen.", "Bron: eilandtelling.", ""])


def html(rows: Rows) -> str:
    """As a browser puts it on the clipboard, with a merged head above the trades."""
    top = f"<tr><th rowspan=2>{rows[0][0]}</th><th colspan={len(rows[0]) - 1}>Vak</th></tr>"
    head = "<tr>" + "".join(f"<th>{cell}</th>" for cell in rows[0][1:]) + "</tr>"
    body = "".join("<tr>" + "".join(f"\n<td>{dutch(cell)}</td>" for cell in row) + "</tr>\n" for row in rows[1:])
    return f"<p>Zie de tabel.</p>\n<table><caption>Banen</caption>\n{top}\n{head}\n{body}</table>\n"


def xlsx(rows: Rows, *, name: str = "Banen", top: int = 2, more: Mapping[str, Rows] | None = None) -> bytes:
    """As a spreadsheet saves it: numbers as numbers, `top` rows above the table."""
    sheets = {name: rows, **(more or {})}
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{REL}"><Relationship Id="r0" Type="{DOC}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOC}"><sheets>'
        + "".join(f'<sheet name="{escape(each)}" sheetId="{n}" r:id="r{n}"/>' for n, each in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{REL}">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{DOC}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for n, each in enumerate(sheets.values(), 1):
        lines = "".join(_xlsx_row(number, row) for number, row in enumerate(each, top + 1))
        title = f'<row r="1"><c r="A1" t="inlineStr"><is><t>Tabel {n}</t></is></c></row>' if top else ""
        files[f"xl/worksheets/sheet{n}.xml"] = (
            f'<worksheet xmlns="{MAIN}"><sheetData>{title}{lines}</sheetData></worksheet>'
        )
    return zipped(files)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _xlsx_row(number: int, row: Row) -> str:
    cells = ""
    for column, cell in enumerate(row):
        place = f"{chr(ord('A') + column)}{number}"
        if isinstance(cell, str):
            cells += f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>' if cell else ""
        else:
            cells += f'<c r="{place}"><v>{cell}</v></c>'
    return f'<row r="{number}">{cells}</row>'


def ods(rows: Rows) -> bytes:
    """As LibreOffice saves it, with the million empty rows that it puts below a table."""

    def cell(value: str | int) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{dutch(value)}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{urn}:office:1.0" '
        f'xmlns:table="{urn}:table:1.0" xmlns:text="{urn}:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Banen">{lines}<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{urn}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'
    )
    return zipped({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Files as a zip, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The files of a zip."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {each: packed.read(each) for each in packed.namelist()}
