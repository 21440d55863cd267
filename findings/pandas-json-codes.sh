#!/usr/bin/env bash
# Guess: what is quoted in JSON is text for every reader. A code "0363" stays "0363", and a date is read as a
#   date in every column or in none.
# What happens: pandas.read_json turns quoted texts into numbers where all of a column allow it: municipality
#   "0363" becomes 363, "1.10" becomes 1.1. It also looks at the NAME of a column: the same dates become dates
#   under "modified" and stay text under "datum". Two measures "1.1" and "1.10" used as keys become one number.
# So: quotes do not guard a code. Publish codes with a letter in them (GM0363), or say in the manual: dtype=False.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1

seen=$(venv/bin/python - <<'PY'
import io, json, pandas
print("pandas", pandas.__version__)
rows = [
    {"gemeente": "0363", "maatregel": "1.1", "datum": "2025-03-01", "modified": "2025-03-01"},
    {"gemeente": "0014", "maatregel": "1.10", "datum": "2025-04-01", "modified": "2025-04-01"},
]
table = pandas.read_json(io.StringIO(json.dumps(rows)))
print({name: (table[name].tolist(), table[name].dtype.name) for name in ("gemeente", "maatregel")})
print({name: table[name].dtype.kind for name in ("datum", "modified")})
keyed = pandas.read_json(io.StringIO(json.dumps({"fte": {"1.1": 5, "1.10": 6}})))
print(keyed.index.tolist())
kept = pandas.read_json(io.StringIO(json.dumps(rows)), dtype=False)
print("dtype=False:", kept["gemeente"].tolist(), kept["maatregel"].tolist())
PY
)
echo "$seen"
[ "$seen" = "pandas 3.1.1
{'gemeente': ([363, 14], 'int64'), 'maatregel': ([1.1, 1.1], 'float64')}
{'datum': 'O', 'modified': 'M'}
[1.1, 1.1]
dtype=False: ['0363', '0014'] ['1.1', '1.10']" ] || { echo "This has changed."; exit 1; }
