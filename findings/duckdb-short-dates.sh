#!/usr/bin/env bash
# Guess: DuckDB takes a column for dates only when it holds whole dates; a number in parts, such as that of a promise
#   in a letter, stays text.
# What happens: the numbers 1-2-3 and 4-5-6 become the third of February of the year 1 and the sixth of May of the
#   year 4. Days with a year of two digits, 01/02/25 for the first of February 2025, are read year first: 25 February
#   2001. A day that would show the mistake does not help: 13/02/25 becomes 25 February 2013.
# So: number promises and actions with dots or letters, write years whole and dates as 2025-02-01, and tell DuckDB
#   the type of every column (`columns = {...}`, `auto_detect = false`) in what you publish as an example.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check duckdb==2.0.1

seen=$(venv/bin/python - <<'PY'
import duckdb
from pathlib import Path

print("duckdb", duckdb.__version__)
for values in (["1-2-3", "4-5-6"], ["01/02/25", "02/03/25"], ["01/02/25", "13/02/25"], ["1.2.3", "4.5.6"]):
    Path("tabel.csv").write_text("kolom,fte\n" + "".join(f"{each},1\n" for each in values))
    found = duckdb.sql("select kolom from read_csv('tabel.csv')")
    print(", ".join(values), "->", found.types[0], *(str(row[0]) for row in found.fetchall()))
PY
)
echo "$seen"
[ "$seen" = "duckdb 2.0.1
1-2-3, 4-5-6 -> TIMESTAMP 0001-02-03 00:00:00 0004-05-06 00:00:00
01/02/25, 02/03/25 -> DATE 2001-02-25 2002-03-25
01/02/25, 13/02/25 -> DATE 2001-02-25 2013-02-25
1.2.3, 4.5.6 -> VARCHAR 1.2.3 4.5.6" ] || { echo "This behaves otherwise now."; exit 1; }
