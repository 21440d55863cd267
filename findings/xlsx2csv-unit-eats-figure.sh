#!/usr/bin/env bash
# Guess: a unit that only belongs to the layout of a cell ('0 "dagen"') is left out by a converter to CSV or written behind
#   the figure: 14, or 14 dagen.
# What happens: xlsx2csv looks for the letters of dates in the layout, also between its quotes. The d of "dagen" makes 14 a
#   date, and the cell of the CSV says: 0 "13agen". 250 "m2" becomes 0 "092", 3 "stuks" becomes 0 "stuks", and municipality
#   363 shown as GM0363 becomes "g12"0000. The figure itself is nowhere. "uur" and "fte", without those letters, go well.
#   openpyxl reads all of them right.
# So: units belong in the heading of the column. Who converts with xlsx2csv gives --ignore-formats date float time
#   and compares a sum of the CSV with one of the workbook.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5

cat > write.py <<'PY'
import openpyxl

book = openpyxl.Workbook()
cells = ((7075, '0 "fte"'), (36, '0 "uur"'), (14, '0 "dagen"'), (250, '0 "m2"'), (3, '0 "stuks"'), (363, '"GM"0000'))
for number, layout in cells:
    book.active.append([layout, number])
    book.active.cell(book.active.max_row, 2).number_format = layout
book.save("tabel.xlsx")
print("openpyxl", *(row[1] for row in openpyxl.load_workbook("tabel.xlsx").active.values))
PY
seen=$(venv/bin/python write.py
echo "xlsx2csv $(venv/bin/xlsx2csv --version 2>&1):"
venv/bin/xlsx2csv --delimiter ';' tabel.xlsx
echo "formats ignored:"
venv/bin/xlsx2csv --ignore-formats date float time --delimiter ';' tabel.xlsx)
echo "$seen"
[ "$seen" = 'openpyxl 7075 36 14 250 3 363
xlsx2csv 0.8.6:
"0 ""fte""";7075
"0 ""uur""";36
"0 ""dagen""";"0 ""13agen"""
"0 ""m2""";"0 ""092"""
"0 ""stuks""";"0 ""stuks"""
"""GM""0000";"""g12""0000"
formats ignored:
"0 ""fte""";7075
"0 ""uur""";36
"0 ""dagen""";14
"0 ""m2""";250
"0 ""stuks""";3
"""GM""0000";363' ] || { echo "This behaves otherwise now."; exit 1; }
