#!/usr/bin/env bash
# Guess: a table that pandas writes with decimal="," has one decimal sign, the comma; figures are figures.
# What happens: only columns of floats get it. A column of Decimals, which is what amounts are when they must not be rounded,
#   keeps the point, and so does a column of floats in which one cell is a word ("n.n.b."): one cell without a figure
#   changes the sign of all others in its column. float_format goes past those columns too. Polars with
#   decimal_comma=True writes the comma for Decimals as well.
# So: in one file 12,5 and 12.5 stand side by side, and who reads it with the comma, pandas too, gets text for the latter.
#   Write columns of figures as floats and a missing one as an empty cell, or make the text of each figure yourself; and look
#   for a point in the file that was written.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 polars==2.1.0

cat > write.py <<'PY'
from decimal import Decimal
from io import StringIO

import pandas as pd
import polars as pl

columns = {
    "plaats": ["Assen", "Goes", "Venlo"],
    "float": [12.5, 3.0, 0.25],
    "bekend": [12.5, 3.0, None],
    "deels": [12.5, 3.0, "n.n.b."],
    "bedrag": [Decimal("12.50"), Decimal("3.00"), Decimal("0.25")],
}
table = pd.DataFrame(columns)
print("pandas", pd.__version__)
written = table.to_csv(sep=";", decimal=",", index=False)
print(written, end="")
read = pd.read_csv(StringIO(written), sep=";", decimal=",")
print("read back:", *(f"{name} {repr(read[name][0])}" for name in list(read)[1:]))
print("pandas with float_format")
print(table.to_csv(sep=";", decimal=",", index=False, float_format="%.2f"), end="")
print("polars", pl.__version__)
without_words = {name: values for name, values in columns.items() if name != "deels"}
print(pl.DataFrame(without_words).write_csv(separator=";", decimal_comma=True), end="")
PY
seen=$(venv/bin/python write.py)
echo "$seen"
[ "$seen" = 'pandas 3.1.1
plaats;float;bekend;deels;bedrag
Assen;12,5;12,5;12.5;12.50
Goes;3,0;3,0;3.0;3.00
Venlo;0,25;;n.n.b.;0.25
read back: float np.float64(12.5) bekend np.float64(12.5) deels '\''12.5'\'' bedrag '\''12.50'\''
pandas with float_format
plaats;float;bekend;deels;bedrag
Assen;12,50;12,50;12.5;12.50
Goes;3,00;3,00;3.0;3.00
Venlo;0,25;;n.n.b.;0.25
polars 2.1.0
plaats;float;bekend;bedrag
Assen;12,5;12,5;12,50
Goes;3,0;3,0;3,00
Venlo;0,25;;0,25' ] || { echo "This behaves otherwise now."; exit 1; }
