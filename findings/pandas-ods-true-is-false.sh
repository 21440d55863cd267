#!/usr/bin/env bash
# Guess: a reader of an OpenDocument spreadsheet takes the value that the format stores beside what the cell shows, as
#   pandas does for figures, percentages and dates; in which language the file was saved makes no difference.
# What happens: for yes/no and for times pandas reads what the cell shows. Only the word TRUE is true: a Dutch office
#   program shows WAAR, a German one WAHR, a French one VRAI, and every true arrives as False, without a word. A
#   duration of 12 minutes and 30 seconds that shows 12:30 becomes half past twelve. calamine, the other reader that
#   pandas offers, takes what is stored.
# So: read with engine="calamine". In a sheet that others read, write "ja" and "nee" as text and durations as a number of
#   minutes.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1

cat > look.py <<'PY'
import datetime

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

sheet, table = OpenDocumentSpreadsheet(), Table(name="maatregelen")
sheet.spreadsheet.addElement(table)
for shown, stored in (
    ("TRUE", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("WAAR", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("ONWAAR", {"valuetype": "boolean", "booleanvalue": "false"}),
    ("WAHR", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("VRAI", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("12:30", {"valuetype": "time", "timevalue": "PT00H12M30S"}),
    ("12,5%", {"valuetype": "percentage", "value": "0.125"}),
):
    row = TableRow()
    for text, kind in ((shown, {"valuetype": "string"}), (shown, stored)):
        cell = TableCell(**kind)
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
sheet.save("tabel.ods")
print("pandas", pandas.__version__)
for engine in ("odf", "calamine"):
    found = pandas.read_excel("tabel.ods", header=None, engine=engine)
    print(engine, *(f"{shown}={value}" for shown, value in found.itertuples(index=False)))
PY
seen=$(venv/bin/python look.py 2>/dev/null)
echo "$seen"
[ "$seen" = 'pandas 3.1.1
odf TRUE=True WAAR=False ONWAAR=False WAHR=False VRAI=False 12:30=12:30:00 12,5%=0.125
calamine TRUE=True WAAR=True ONWAAR=False WAHR=True VRAI=True 12:30=00:12:30 12,5%=0.125' ] || { echo "This behaves otherwise now."; exit 1; }
