#!/usr/bin/env bash
# Guess: a Table Schema number with "bareNumber": false skips the unit around a figure ("€ 5", "5 fte") and keeps
#   the figure; a sign that it does not know is an error.
# What happens: d3-format, so every Vega chart, writes a decline with the true minus sign (U+2212). Frictionless
#   strips that sign as if it were a currency: -1.234,5 written by d3 is read back as 1234.5 and called valid.
#   A figure in brackets, how ledgers write a loss, turns positive as well.
# So: a decline becomes growth on the way from a chart's label to a table. Write the hyphen-minus in data, and
#   do not use bareNumber.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0
npm install --silent --no-audit --no-fund --prefix "$lab" d3-format@3.1.3 >/dev/null

cat > write.mjs <<'JS'
import {readFileSync, writeFileSync} from 'node:fs';
import {formatLocale} from 'd3-format';
const dutch = JSON.parse(readFileSync('node_modules/d3-format/locale/nl-NL.json', 'utf8'));
const label = formatLocale(dutch).format(',.1f')(-1234.5);
writeFileSync('change.csv', `verschil\n"${label}"\n"(1.234,5)"\n"-1.234,5"\n`);
JS
node write.mjs

seen=$(venv/bin/python - <<'PY'
import frictionless
from frictionless import Resource, Schema
print("frictionless", frictionless.__version__)
number = {"name": "verschil", "type": "number", "decimalChar": ",", "groupChar": ".", "bareNumber": False}
resource = Resource(path="change.csv", schema=Schema.from_descriptor({"fields": [number]}))
print("valid:", resource.validate().valid)
texts = open("change.csv", encoding="utf-8").read().splitlines()[1:]
for text, row in zip(texts, resource.read_rows(), strict=True):
    print(text.encode("unicode_escape").decode(), "->", row["verschil"])
PY
)
echo "$seen"
[ "$seen" = 'frictionless 5.21.0
valid: True
"\u22121.234,5" -> 1234.5
"(1.234,5)" -> 1234.5
"-1.234,5" -> -1234.5' ] || { echo "This has changed."; exit 1; }
