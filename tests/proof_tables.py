"""Tables as officials make them, by the programs that they make them with: no wrong figure is ever written in silence."""

from __future__ import annotations

import csv
import html
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import annex
from browsing import chromium
from conftest import TODAY, copy_of
from motiespoor.desk.answers import Options
from motiespoor.desk.editor import Editor, WrongUse
from motiespoor.desk.pasting import take_over
from motiespoor.problem import Unreadable
from officials import FORMS, Raised, Shown, Table, faultless, faulty
from proved import Row

_AT_MOST = 10  # percent of the faultless tables that may be refused
_SECONDS = 900
# For LibreOffice: a semicolon, quotation marks, UTF-8, from the first row, Dutch; numbers as they are shown.
_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1043,false,{shown}"


def rows(short: bool) -> Iterator[Row]:
    """For each form: what was written wrongly, what was not told, and what was needlessly refused."""
    right, wrong = list(faultless()), list(faulty())
    if short:
        right, wrong = right[::3], wrong[::3]
    with tempfile.TemporaryDirectory(prefix="motiespoor-") as folder:
        root = annex.with_jobs(copy_of("klein", Path(folder, "klein")))
        try:
            files = made(Path(folder), [*right, *wrong])
        except (OSError, ImportError, subprocess.SubprocessError, pytest.fail.Exception) as error:
            # What cannot be made here is not proved.
            yield Row("tables as officials make them", 0, 0, where=(f"{type(error).__name__}: {error}",))
            return
        for form in FORMS:
            started = time.monotonic()
            of_right = [
                (each, tried(root, each, files[form, each.name], yes=1)) for each in right if form in each.forms
            ]
            of_wrong = [
                (each, tried(root, each, files[form, each.name], yes=0)) for each in wrong if form in each.forms
            ]
            seconds = time.monotonic() - started
            false = [f"{each.name}: {found.false}" for each, found in (*of_right, *of_wrong) if found.false]
            yield Row(
                f"tables as {form}: a wrong figure written",
                len(of_right) + len(of_wrong),
                len(false),
                seconds,
                where=tuple(false),
            )
            silent = [
                f"{each.name}: {found.told[:3]}"
                for each, found in of_wrong
                if form in each.told_in and not any((each.fault or "") in line for line in found.told)
            ]
            yield Row(f"tables as {form}: a fault not told", len(of_wrong), len(silent), where=tuple(silent))
            refused = [f"{each.name}: {found.told[:3]}" for each, found in of_right if not found.written]
            yield Row(
                f"tables as {form}: refused for nothing",
                len(of_right),
                len(refused),
                allowed=len(of_right) * _AT_MOST // 100,
                where=tuple(refused),
            )


class Outcome:
    """What came of taking over one table: what was told, whether it was written, and what of it is not true."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.written = False
        self.false: list[str] = []


def tried(root: Path, table: Table, path: Path, *, yes: int) -> Outcome:
    """Take over a table as an editor who says yes to so many questions."""
    found, left = Outcome(), [yes]
    before = (root / annex.VALUES).read_bytes()

    def answer(question: str) -> str:
        found.told.append(question)
        left[0] -= 1
        return "ja" if left[0] >= 0 else "nee"

    options = Options(
        file=str(path), series="banen", day="2025-07-01", source="eilandtelling-2025", method="register", yes=True
    )
    try:
        found.written = take_over(root, TODAY, options, Editor([].append, answer if yes else None))
    except Unreadable as unreadable:
        found.told += map(str, unreadable.problems)
    except WrongUse as wrong:
        found.told.append(str(wrong))
    after = (root / annex.VALUES).read_bytes()
    (root / annex.VALUES).write_bytes(before)
    old = set(before.decode().splitlines())
    head, *_ = csv.reader([after.decode().splitlines()[0]])
    for cells in csv.DictReader([line for line in after.decode().splitlines() if line not in old], head):
        if cells["waarde"] and str(table.truth.get((cells["gebied"], cells["sector"]))) != cells["waarde"]:
            found.false.append(f"{cells['gebied']} {cells['sector']} = {cells['waarde']}")
    return found


def made(folder: Path, tables: Sequence[Table]) -> dict[tuple[str, str], Path]:
    """Every table in every form, by the programs themselves."""
    by_form = {form: folder / form for form in FORMS}
    for path in by_form.values():
        path.mkdir()
    names = {each.name: f"t{n}" for n, each in enumerate(tables)}
    for each in tables:
        _by_openpyxl(by_form["xlsx-openpyxl"] / f"{names[each.name]}.xlsx", each)
        _by_xlsxwriter(by_form["xlsx-xlsxwriter"] / f"{names[each.name]}.xlsx", each)
    source = by_form["xlsx-openpyxl"]
    ends = {"xlsx-openpyxl": "xlsx", "xlsx-xlsxwriter": "xlsx", "html-browser": "html", "pdf": "txt"}
    raw = [f"{names[each.name]}.xlsx" for each in tables if each.raw]
    every = [f"{each}.xlsx" for each in names.values()]
    for form, to in (("xlsx-libreoffice", "xlsx"), ("ods", "ods"), ("html-libreoffice", "html"), ("pdf", "pdf")):
        _by_libreoffice(folder, to, by_form[form], [source / each for each in every])
        ends.setdefault(form, to)
    ends["csv"] = "csv"
    for shown, some in (("true", [each for each in every if each not in raw]), ("false", raw)):
        if some:
            _by_libreoffice(folder, _CSV.format(shown=shown), by_form["csv"], [source / each for each in some])
    for path in by_form["pdf"].glob("*.pdf"):
        subprocess.run(
            [_program("pdftotext"), "-layout", str(path), str(path.with_suffix(".txt"))], check=True, timeout=_SECONDS
        )
    _by_a_browser(by_form["html-browser"], {names[each.name]: _page(each) for each in tables})
    return {(form, each.name): by_form[form] / f"{names[each.name]}.{ends[form]}" for form in FORMS for each in tables}


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(f"no {name} on this machine")
    return found


def _by_libreoffice(home: Path, to: str, into: Path, files: Sequence[Path]) -> None:
    command = [
        _program("soffice"),
        "--headless",
        f"-env:UserInstallation={(home / 'office').as_uri()}",
        "--convert-to",
        to,
    ]
    subprocess.run(
        [*command, "--outdir", str(into), *map(str, files)], check=True, capture_output=True, timeout=_SECONDS
    )


def _by_openpyxl(path: Path, table: Table) -> None:
    from openpyxl import Workbook
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont
    from openpyxl.comments import Comment
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Banen"
    for line, row in enumerate(table.rows, 1):
        for column, cell in enumerate(row, 1):
            at = sheet.cell(line, column)
            if isinstance(cell, Raised):
                at.value = CellRichText(cell.text, TextBlock(InlineFont(vertAlign="superscript"), cell.mark))
            elif isinstance(cell, Shown):
                at.value, at.number_format = cell
            elif cell is not None:
                at.value = cell
                if isinstance(cell, int) and not 1900 < cell < 2100:
                    at.number_format = "[$-413]#,##0" if line % 2 else "General"
    for each in table.merged:
        sheet.merge_cells(each)
    for each in table.hidden_rows:
        sheet.row_dimensions[each].hidden = True
    for each in table.hidden_columns:
        sheet.column_dimensions[each].hidden = True
    for n in range(max(map(len, table.rows))):
        sheet.column_dimensions[get_column_letter(n + 1)].width = 16
    sheet.page_setup.orientation = "landscape"
    if not table.wide:
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if table.remark is not None:
        sheet["B1"].comment = Comment(table.remark, "Redactie")
    if table.foot is not None:
        sheet.oddFooter.center.text = table.foot
    if table.second is not None:
        other = book.create_sheet("Toelichting")
        for row in table.second:
            other.append(row)
    book.save(path)


def _by_xlsxwriter(path: Path, table: Table) -> None:
    from xlsxwriter import Workbook
    from xlsxwriter.utility import xl_cell_to_rowcol, xl_range

    book = Workbook(str(path))
    sheet = book.add_worksheet("Banen")
    high = book.add_format({"font_script": 1})
    for each in table.merged:
        first, last = (xl_cell_to_rowcol(cell) for cell in each.split(":"))
        sheet.merge_range(xl_range(*first, *last), "")
    for line, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if isinstance(cell, Raised):
                sheet.write_rich_string(line, column, cell.text, high, cell.mark)
            elif isinstance(cell, Shown):
                sheet.write_number(line, column, cell.value, book.add_format({"num_format": cell.format}))
            elif cell is not None:
                sheet.write(line, column, cell)
    for each in table.hidden_rows:
        sheet.set_row(each - 1, None, None, {"hidden": True})
    for each in table.hidden_columns:
        sheet.set_column(f"{each}:{each}", None, None, {"hidden": True})
    if table.remark is not None:
        sheet.write_comment("B1", table.remark)
    if table.foot is not None:
        sheet.set_footer(f"&C{table.foot}")
    if table.second is not None:
        other = book.add_worksheet("Toelichting")
        for line, row in enumerate(table.second):
            other.write_row(line, 0, row)
    book.close()


def _page(table: Table) -> str:
    """A page with the table, as a site would have it."""
    spans = {}
    for each in table.merged:
        (left, top), (right, _) = ((cell[0], int(cell[1:])) for cell in each.split(":"))
        spans[top - 1, ord(left) - ord("A")] = ord(right) - ord(left) + 1
    lines = []
    for line, row in enumerate(table.rows):
        out, skip = "", 0
        for column, cell in enumerate(row):
            if skip:
                skip -= 1
                continue
            wide = spans.get((line, column), 1)
            skip = wide - 1
            out += f"<td{f' colspan={wide}' if wide > 1 else ''}>{_written(cell)}</td>"
        lines.append(f"<tr>{out}</tr>")
    other = "".join(f"<tr>{''.join(f'<td>{_written(cell)}' for cell in row)}</tr>" for row in table.second or [])
    return f"<!doctype html><meta charset=utf-8><table>{''.join(lines)}</table>{f'<table>{other}</table>' if other else ''}"


def _written(cell: object) -> str:
    if isinstance(cell, Raised):
        return f"{annex.dutch(int(cell.text))}<sup>{cell.mark}</sup>"
    if isinstance(cell, Shown):
        if "%" in cell.format:
            return f"{cell.value * 100:.1f}%".replace(".", ",")
        _, quoted, words = cell.format.partition('"')
        return annex.dutch(round(cell.value)) + words.rstrip(quoted or None)
    if isinstance(cell, int) and not 1900 < cell < 2100:
        return annex.dutch(cell)
    return html.escape(str(cell)) if cell is not None else ""


def _by_a_browser(into: Path, pages: dict[str, str]) -> None:
    """What a browser makes of each page."""
    with chromium() as browser:
        page = browser.new_page()
        for name, text in pages.items():
            page.set_content(text)
            (into / f"{name}.html").write_text(page.content(), "utf-8")
