#!/usr/bin/env bash
# Guess: a table between semicolons, as office programs save it in Dutch, is cut at the semicolons by every reader that
#   looks for the sign itself; they all do so for "provincie;aandeel" with figures such as 2,9.
# What happens: one comma in a heading moves the cut. With "aandeel, in %" each line has as many commas as semicolons, and
#   Python's Sniffer (of 3.11), pandas (sep=None), DuckDB and Papa Parse take the comma. The province is then "Zeeland;1"
#   and its share, 1,8, is the figure 8; nothing complains. So it goes without a line of headings too. Quotes around the
#   heading help the first two and not the others. clevercsv is right each time.
# So: no comma in a heading of such a table, or tabs or commas as the sign and a point in figures; and a reader is told the
#   sign, never asked to find it.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 duckdb==2.0.1 clevercsv==0.8.5
npm install --silent --no-audit --no-fund --prefix "$lab" papaparse@5.7.1 >/dev/null

cat > read.js <<'JS'
const text = require("fs").readFileSync("table.csv", "utf8");
const { data } = require("papaparse").parse(text, { dynamicTyping: true, skipEmptyLines: true });
console.log("papaparse", JSON.stringify(data.at(-1)));
JS
cat > read.py <<'PY'
import csv
import json
import warnings
from pathlib import Path

import clevercsv
import duckdb
import pandas

warnings.simplefilter("ignore")
text = Path("table.csv").read_text()
rows = list(csv.reader(text.splitlines(), csv.Sniffer().sniff(text)))
print("Sniffer", json.dumps(rows[-1]))
print("pandas", pandas.__version__, pandas.read_csv("table.csv", sep=None, engine="python").iloc[-1].to_json(orient="values"))
print("duckdb", duckdb.__version__, json.dumps(duckdb.sql("from read_csv('table.csv')").fetchall()[-1]))
print("clevercsv", clevercsv.__version__, json.dumps(list(clevercsv.reader(text.splitlines(), clevercsv.Sniffer().sniff(text)))[-1]))
PY
rows='Drenthe;2,9\nFlevoland;2,1\nZeeland;1,8\n'
seen=$(for heading in 'provincie;aandeel\n' 'provincie;aandeel, in %%\n' 'provincie;"aandeel, in %%"\n' ''; do
    printf "$heading$rows" > table.csv
    echo "$(head -1 table.csv):"
    venv/bin/python read.py && node read.js
done)
echo "$seen"
[ "$seen" = 'provincie;aandeel:
Sniffer ["Zeeland", "1,8"]
pandas 3.1.1 ["Zeeland","1,8"]
duckdb 2.0.1 ["Zeeland", "1,8"]
clevercsv 0.8.5 ["Zeeland", "1,8"]
papaparse ["Zeeland","1,8"]
provincie;aandeel, in %:
Sniffer ["Zeeland;1", "8"]
pandas 3.1.1 ["Zeeland;1",8]
duckdb 2.0.1 ["Zeeland;1", 8]
clevercsv 0.8.5 ["Zeeland", "1,8"]
papaparse ["Zeeland;1",8]
provincie;"aandeel, in %":
Sniffer ["Zeeland", "1,8"]
pandas 3.1.1 ["Zeeland","1,8"]
duckdb 2.0.1 ["Zeeland;1", 8]
clevercsv 0.8.5 ["Zeeland", "1,8"]
papaparse ["Zeeland;1",8]
Drenthe;2,9:
Sniffer ["Zeeland;1", "8"]
pandas 3.1.1 ["Zeeland;1",8]
duckdb 2.0.1 ["Zeeland;1", 8]
clevercsv 0.8.5 ["Zeeland", "1,8"]
papaparse ["Zeeland;1",8]' ] || { echo "This behaves otherwise now."; exit 1; }
