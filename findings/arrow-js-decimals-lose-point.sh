#!/usr/bin/env bash
# Guess: a table that pyarrow wrote with exact figures (decimals) has the same figures when a page reads it with the
#   JavaScript library of the same project.
# What happens: it gives the whole number that stands in the file and leaves the point out. A share of 12.5 is 125, also in
#   sums and as text; -3.0 is -30. The scale is in the schema, but nothing uses it unless it is handed over with each
#   figure. toJSON makes a text with quotes of its own. Figures stored as doubles are right, and so are the years beside
#   them, so that only some columns are wrong. hyparquet, another reader for pages, gives 12.5 from the Parquet of the
#   same table.
# So: with decimals in a file for the web every amount is ten or a hundred times too large. Cast them to
#   doubles before writing, or read with value.valueOf(scale); and let the page compare a total with one that is known.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pyarrow==26.0.1
npm install --silent --no-audit --no-fund --prefix "$lab" apache-arrow@21.2.0 hyparquet@1.33.0 >/dev/null

cat > write.py <<'PY'
from decimal import Decimal

import pyarrow as pa
from pyarrow import feather, parquet

table = pa.table(
    {
        "aandeel": pa.array([Decimal("12.5"), Decimal("-3.0")], pa.decimal128(5, 1)),
        "bedrag": pa.array([Decimal("1250.75"), Decimal("0.05")], pa.decimal128(9, 2)),
        "dubbel": pa.array([12.5, -3.0], pa.float64()),
        "jaar": pa.array([2024, 2025], pa.int32()),
    }
)
feather.write_feather(table, "tabel.arrow", compression="uncompressed")
parquet.write_table(table, "tabel.parquet", compression="none")
print("pyarrow", pa.__version__)
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import { tableFromIPC } from "apache-arrow";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
const table = tableFromIPC(fs.readFileSync("tabel.arrow"));
for (const row of table) {
  console.log("apache-arrow", row.jaar, `${row.aandeel}`, `${row.bedrag}`, "in a sum:", 0 + Number(row.aandeel), row.dubbel);
}
console.log("scale in the schema:", table.schema.fields.map((field) => field.type.scale ?? "-").join(" "));
console.log("toJSON:", JSON.stringify(table.get(0).aandeel));
const rows = await parquetReadObjects({ file: await asyncBufferFromFile("tabel.parquet") });
for (const row of rows) console.log("hyparquet", row.jaar, row.aandeel, row.bedrag, row.dubbel);
JS
seen=$(venv/bin/python write.py && node read.mjs)
echo "$seen"
[ "$seen" = 'pyarrow 26.0.1
apache-arrow 2024 125 125075 in a sum: 125 12.5
apache-arrow 2025 -30 5 in a sum: -30 -3
scale in the schema: 1 2 - -
toJSON: "\"125\""
hyparquet 2024 12.5 1250.75 12.5
hyparquet 2025 -3 0.05 -3' ] || { echo "This behaves otherwise now."; exit 1; }
