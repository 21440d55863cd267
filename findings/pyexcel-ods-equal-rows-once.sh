#!/usr/bin/env bash
# Guess: a reader of OpenDocument spreadsheets that knows that the format may write equal cells side by side once, with
#   a count, knows it of equal rows too, and keeps the place of a cell that a merged one covers.
# What happens: pyexcel-ods knows it of cells only. Three equal rows that the file holds as one row with
#   number-rows-repeated="3" come out as one, and a total of 21 becomes 13. A covered cell is skipped, so that in a row
#   below a merged province the place stands under province and the figure under place. Nothing tells. pandas, with both
#   of its readers, and odfdo give all rows, with a gap where a cell is covered.
# So: repeat names instead of merging cells, give each row a number of its own, so that no program can write two
#   as one, and publish the count and the total beside the table.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyexcel-ods==0.6.0 pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1 \
  odfdo==3.27.3

cat > look.py <<'PY'
import odfdo
import pandas
import pyexcel_ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

sheet, table = OpenDocumentSpreadsheet(), Table(name="balies")
sheet.spreadsheet.addElement(table)


def cell(shown, **more):
    kind = {"valuetype": "string"} if isinstance(shown, str) else {"valuetype": "float", "value": shown}
    made = TableCell(**kind, **more)
    made.addElement(P(text=shown))
    return made


def row(*cells, **more):
    made = TableRow(**more)
    for each in cells:
        made.addElement(each)
    table.addElement(made)


row(cell("Drenthe", numberrowsspanned=2), cell("Emmen"), cell(1))
row(CoveredTableCell(), cell("Meppel"), cell(8))
row(cell("Drenthe"), cell("Assen"), cell(4), numberrowsrepeated=3)
sheet.save("tabel.ods")
tables = {
    "pyexcel-ods": pyexcel_ods.get_data("tabel.ods")["balies"],
    "pandas odf": pandas.read_excel("tabel.ods", header=None, engine="odf").values.tolist(),
    "pandas calamine": pandas.read_excel("tabel.ods", header=None, engine="calamine").values.tolist(),
    "odfdo": odfdo.Document("tabel.ods").body.tables[0].get_values(),
}
for name, rows in tables.items():
    print(f"{name}: total {sum(each[-1] for each in rows)}", *(" | ".join(map(str, each)) for each in rows), sep="\n   ")
PY
seen=$(venv/bin/python look.py 2>/dev/null)
echo "$seen"
[ "$seen" = 'pyexcel-ods: total 13
   Drenthe | Emmen | 1
   Meppel | 8
   Drenthe | Assen | 4
pandas odf: total 21
   Drenthe | Emmen | 1
   nan | Meppel | 8
   Drenthe | Assen | 4
   Drenthe | Assen | 4
   Drenthe | Assen | 4
pandas calamine: total 21
   Drenthe | Emmen | 1
   nan | Meppel | 8
   Drenthe | Assen | 4
   Drenthe | Assen | 4
   Drenthe | Assen | 4
odfdo: total 21
   Drenthe | Emmen | 1
   None | Meppel | 8
   Drenthe | Assen | 4
   Drenthe | Assen | 4
   Drenthe | Assen | 4' ] || { echo "This behaves otherwise now."; exit 1; }
