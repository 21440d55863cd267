"""The spreadsheet of everything, read by another library than the one that writes it."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from conftest import TODAY
from motiespoor.model.dossier import Dossier
from motiespoor.model.tables import tables
from motiespoor.press.built import built as as_built
from motiespoor.press.proof.books import workbook_agrees
from motiespoor.press.proof.known import Known
from motiespoor.render import worksheet
from motiespoor.render.workbook import PATH, sheets, workbook
from motiespoor.render.worksheet import Cell
from motiespoor.validate.check import checked_dossier

# Texts that programs like to make something else of.
TRAPS = (
    "=1+1", "+31612345678", "@SOM(A1)", "-1", "'s-Hertogenbosch", "007", "1_000", "12:30", "=", "#kop", "a;b", 'a"b',
    "regel\nregel", "שלום", "https://voorbeeld.example/?a=1", "1E5", "TRUE", "03-04-2025",
    "<r><t>a</t></r>", "<r>a</c></r>",
)  # fmt: skip


def content_of(dossier: Dossier) -> bytes:
    (output,) = workbook(dossier)
    assert isinstance(output.content, bytes)
    return output.content


def rows_of(dossier: Dossier) -> dict[str, list[list[object]]]:
    book = load_workbook(io.BytesIO(content_of(dossier)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_every_table_is_a_sheet_with_its_rows(dossier: Dossier) -> None:
    """Explanation and sources come first; each table is there with every cell: days as days, numbers as numbers."""
    found = rows_of(dossier)
    assert list(found)[:3] == ["uitleg", "kolommen", "bronnen"]
    every = {each.name: each.table for each in sheets(dossier)}
    assert [*every.values()] == sorted(
        (each for listed in tables(dossier).values() for each in listed), key=lambda each: each.name != "bronnen"
    )
    assert set(found) == {"uitleg", "kolommen", *every}
    percent = {each.id for each in dossier.series if each.unit == "procent"}
    units = {
        (each.name, field.name): field.unit for each in sheets(dossier) for field in each.fields if field is not None
    }
    kinds = set()
    for name, table in every.items():
        rows = found[name]
        assert len(rows) == len(table.rows) + 1
        assert rows[0] == list(table.columns)
        for cells, texts in zip(rows[1:], table.rows, strict=True):
            parts = name != "reeksen" and "reeks" in table.columns and texts[table.columns.index("reeks")] in percent
            for column, cell, text in zip(table.columns, cells, texts, strict=True):
                kinds.add(type(cell))
                if isinstance(cell, date):
                    assert cell.isoformat() == text
                elif isinstance(cell, float):
                    unit = units[name, column]
                    hundredth = unit == "procent" or (parts and unit == "eenheid van de reeks")
                    assert cell == float(Decimal(text) / (100 if hundredth else 1)), (name, column)
                else:
                    assert cell == text, (name, column)
    assert kinds == {str, float, date}


def test_no_text_becomes_anything_else(fiction: Dossier) -> None:
    """A text stays the text that it was, whatever programs take it for, and there is no formula."""
    (first, *others) = fiction.measures
    for trap in TRAPS:
        changed = dataclasses.replace(fiction, measures=(dataclasses.replace(first, title=trap), *others))
        content = content_of(changed)
        rows = load_workbook(io.BytesIO(content)).get_sheet_by_name("maatregelen").to_python()
        assert rows[1][rows[0].index("titel")] == trap
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            assert not any(b"<f>" in packed.read(name) for name in packed.namelist())


def test_a_text_longer_than_a_cell_says_where_the_rest_is(fiction: Dossier) -> None:
    """The format holds 32,767 letters in a cell."""
    (first, *others) = fiction.measures
    changed = dataclasses.replace(fiction, measures=(dataclasses.replace(first, summary="woord " * 6_000), *others))
    rows = rows_of(changed)["maatregelen"]
    cell = str(rows[1][rows[0].index("in_het_kort")])
    assert len(cell) == 32_767
    assert cell.endswith(" … (de hele tekst staat in de CSV)")


class OneByOne(Worksheet):
    """As XlsxWriter keeps them: every cell by itself."""

    def write_rows(self, top: int, rows: Iterable[Sequence[Cell]], write_text: Callable[..., None]) -> None:
        for row, cells in enumerate(rows, top):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    self.write_number(row, column, *cell)
                elif cell:
                    write_text(self, (row, column), cell)


def test_a_book_is_as_xlsxwriter_makes_it(dossier: Dossier, fiction: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cells are written straight from the tables, which changes no byte."""
    (first, *others) = fiction.measures
    measures = [dataclasses.replace(first, title=trap, summary="🙂" * 20_000) for trap in TRAPS]
    trapped = dataclasses.replace(fiction, measures=(*measures, *others))
    found = [content_of(each) for each in (dossier, fiction, trapped)]
    monkeypatch.setattr(worksheet, "RowSheet", OneByOne)
    assert [content_of(each) for each in (dossier, fiction, trapped)] == found


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.just(""),
                st.sampled_from(TRAPS),
                st.tuples(st.one_of(st.integers(-(10**14), 10**14), st.floats(-1e9, 1e9)), st.integers(0, 2)),
            ),
            max_size=5,
        ),
        max_size=40,
    ),
    st.sampled_from((20, 1_048_576)),
)
def test_any_rows_are_written_as_xlsxwriter_writes_them(
    rows: list[list[str | tuple[int | float, int]]], most: int
) -> None:
    """Whichever cells are filled, whatever they hold, and also when there are more rows than a sheet has."""

    def book_of(made: type[Worksheet]) -> bytes:
        content = io.BytesIO()
        with Workbook(content, {"in_memory": True}) as book:
            book.set_properties({"created": datetime(2026, 11, 29, tzinfo=UTC)})  # else it is the time of making
            forms = (None, book.add_format({"num_format": "0%"}), book.add_format({"num_format": "yyyy-mm-dd"}))
            cells = [[(each[0], forms[each[1]]) if isinstance(each, tuple) else each for each in row] for row in rows]
            for name in ("een", "twee"):
                sheet: Any = book.add_worksheet(name, made)
                sheet.xls_rowmax = most
                for column in range(5):
                    sheet.write_string(0, column, "kop", book.add_format({"bold": True}))
                sheet.write_rows(1, cells, lambda sheet, at, text: sheet.write_string(*at, text))
        return content.getvalue()

    assert book_of(worksheet.RowSheet) == book_of(OneByOne)


def test_the_same_data_are_the_same_bytes(dossier: Dossier) -> None:
    """No clock takes part."""
    assert content_of(dossier) == content_of(dossier)


def test_a_spreadsheet_of_another_dossier_is_seen(tmp_path: Path, fiction: Dossier) -> None:
    """`verify` holds the spreadsheet against the dossier, cell by cell."""
    path = tmp_path / PATH
    path.parent.mkdir(parents=True)
    path.write_bytes(content_of(fiction))
    known = Known(fiction, TODAY)
    assert list(workbook_agrees(as_built(tmp_path), known)) == []
    observation = next(each for each in fiction.observations if each.value is not None)
    assert observation.value is not None
    others = tuple(each for each in fiction.observations if each is not observation)
    for changed, told in (
        ((dataclasses.replace(observation, value=observation.value + 1), *others), "heeft '"),
        (others, f"er staan {len(others)} rijen en het dossier heeft er {len(others) + 1}."),
    ):
        path.write_bytes(content_of(dataclasses.replace(fiction, observations=changed)))
        (problem,) = workbook_agrees(as_built(tmp_path), known)
        assert problem.text.startswith("blad waarnemingen: ")
        assert told in problem.text
    path.write_bytes(b"PK no spreadsheet")
    (problem,) = workbook_agrees(as_built(tmp_path), known)
    assert problem.text == "dit rekenblad is niet te lezen."


@pytest.mark.parametrize("name", ["x" * 40, "uitleg"])
def test_names_of_sheets_are_short_and_differ(fiction: Dossier, name: str) -> None:
    """A sheet has at most 31 letters, and none is called as another."""
    from motiespoor.render import workbook as made

    taken: set[str] = {"uitleg", "kolommen"}
    for _ in range(12):
        free = made._free(name, taken)
        assert len(free) <= 31
        assert free not in taken
        taken.add(free)


def test_the_tables_of_a_register_are_called_after_it(registered: Path) -> None:
    """Each register has rows, a history and evidence; without its name nobody would know whose."""
    assert {"steigers", "steigers-verloop", "steigers-bewijs", "wensen"} <= {
        each.name for each in sheets(checked_dossier(registered, TODAY))
    }
