#!/usr/bin/env bash
# Guess: pandas.read_csv with decimal="," reads a Dutch table the same way whichever of its two engines does the work; a cell
#   such as 1.250, which has no comma, is either text or, with thousands=".", a thousand two hundred and fifty.
# What happens: the C engine leaves it text. The Python engine, told that the comma is the decimal sign, takes the point for
#   one as well: 1.250 jobs are 1.25, and 3.000 are 3. Nobody has to ask for that engine: sep=None (look for the sign
#   yourself) and a sep of more than one sign bring it in. One figure of a million or more in the column, 1.250.000, makes
#   all of it text again, so that small places go wrong and the country goes well.
# So: always say decimal and thousands together, on which both engines agree, and compare a total with one that is known.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1

printf 'plaats;banen;aandeel\nAssen;1.250;12,5\nMeppel;750;2,05\n' > small.csv
printf 'plaats;banen;aandeel\nAssen;1.250;12,5\nNederland;1.250.000;2,05\n' > large.csv
cat > look.py <<'PY'
import warnings

import pandas as pd

warnings.simplefilter("ignore")  # pandas says that it changes engines, not what that does to figures
print("pandas", pd.__version__)
for name in ("small.csv", "large.csv"):
    for options in ({"sep": ";"}, {"sep": None}, {"sep": " *; *"}, {"sep": None, "thousands": "."}):
        table = pd.read_csv(name, decimal=",", **options)
        said = " ".join(f"{key}={value}" for key, value in options.items())
        print(f"{name} {said}:", table.dtypes["banen"], *table.banen, *table.aandeel)
PY
seen=$(venv/bin/python look.py)
echo "$seen"
[ "$seen" = 'pandas 3.1.1
small.csv sep=;: str 1.250 750 12.5 2.05
small.csv sep=None: float64 1.25 750.0 12.5 2.05
small.csv sep= *; *: float64 1.25 750.0 12.5 2.05
small.csv sep=None thousands=.: int64 1250 750 12.5 2.05
large.csv sep=;: str 1.250 1.250.000 12.5 2.05
large.csv sep=None: str 1.250 1.250.000 12.5 2.05
large.csv sep= *; *: str 1.250 1.250.000 12.5 2.05
large.csv sep=None thousands=.: int64 1250 1250000 12.5 2.05' ] || { echo "This behaves otherwise now."; exit 1; }
