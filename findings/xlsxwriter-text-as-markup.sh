#!/usr/bin/env bash
# Guess: XlsxWriter's `write_string` stores a text as it is; only `write_rich_string` knows of markup.
# What happens: a text that begins with <r> and ends with </r> is put into the file as markup of the format itself. Readers
#   see what is between the inner tags: <r><t>24 fte</t></r> comes back as "24 fte"; of a text such as <r>Groningen</r>
#   nothing is left. Every other text with < in it comes back whole.
# So: a table that holds pieces of XML (a spreadsheet of what a feed or a document held, a column of examples) loses
#   these cells without a word. Read back what was written and compare, or begin such a text with a space.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsxwriter==3.3.1 python-calamine==0.9.1 openpyxl==3.1.5

cat > test.py <<'PY'
import openpyxl
import python_calamine
import xlsxwriter

texts = ["<r><t>24 fte</t></r>", "<r>Groningen</r>", "<b>Groningen</b>", "<r>half"]
book = xlsxwriter.Workbook("tabel.xlsx")
sheet = book.add_worksheet()
for row, text in enumerate(texts):
    sheet.write_string(row, 0, text)
book.close()
rows = python_calamine.CalamineWorkbook.from_path("tabel.xlsx").get_sheet_by_index(0).to_python(skip_empty_area=False)
read = [cell.value for (cell,) in openpyxl.load_workbook("tabel.xlsx").active.iter_rows()]
print("xlsxwriter", xlsxwriter.__version__)
for text, row, value in zip(texts, rows, read):
    print(repr(text), "->", repr(row[0]), repr(value))
PY
venv/bin/python test.py
