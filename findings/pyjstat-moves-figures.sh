#!/usr/bin/env bash
# Guess: pyjstat, which turns a table into JSON-stat and back, puts each figure at the place and year of its row.
# What happens: JSON-stat has no rows; where a figure stands in one long list says what it is of. pyjstat makes that list
#   in the order of the rows and does not look whether they run through all places and years in turn. With rows sorted by
#   year the figure of Assen becomes that of Groningen. With a row missing the list is shorter than the format asks, and
#   all behind the gap moves up one place; pyjstat writes it all the same.
# So: before writing, give the table a row for every combination (pandas: set_index, unstack, stack) in one order; after
#   writing, read back and compare each figure.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyjstat==2.4.0 pandas==3.1.1

cat > look.py <<'PY'
import json
from importlib.metadata import version

import pandas
from pyjstat import pyjstat

print("pyjstat", version("pyjstat"))
rows = [("Groningen", "2024", 1), ("Groningen", "2025", 2), ("Assen", "2024", 3), ("Assen", "2025", 4)]
by_year = sorted(rows, key=lambda row: row[1])
for name, given in (("by place", rows), ("by year", by_year), ("one missing", rows[:1] + rows[2:])):
    written = pyjstat.Dataset.read(pandas.DataFrame(given, columns=["plaats", "jaar", "value"])).write()
    found = json.loads(written)
    print(name, "size", found["size"], "values", found["value"])
    if len(found["value"]) == 4:
        back = pyjstat.Dataset.read(written).write("dataframe")
        print("   read back", *(f"{place}-{year}={value}" for place, year, value in back.itertuples(index=False)))
PY
seen=$(venv/bin/python look.py 2>/dev/null)
echo "$seen"
[ "$seen" = 'pyjstat 2.4.0
by place size [2, 2] values [1, 2, 3, 4]
   read back Groningen-2024=1 Groningen-2025=2 Assen-2024=3 Assen-2025=4
by year size [2, 2] values [1, 3, 2, 4]
   read back Groningen-2024=1 Groningen-2025=3 Assen-2024=2 Assen-2025=4
one missing size [2, 2] values [1, 3, 4]' ] || { echo "This behaves otherwise now."; exit 1; }
