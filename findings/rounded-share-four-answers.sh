#!/usr/bin/env bash
# Guess: a share of 12,5 that a page rounds to whole percents, in a table, a chart and a sentence, is the same number in all
#   three; Python rounds halves to even and JavaScript rounds them up, and that is all there is to know.
# What happens: 12,5 is 12 in a table by Great Tables or Babel and 13 in a chart beside it. With one digit behind the comma
#   the line does not run between the languages. Of 1,45 a label in a chart (d3-format) makes 1,4 and the sentence above
#   it (Intl, in the same browser) 1,5; of 2,15 Great Tables makes 2,1 and Babel 2,2, and with 0,45 it is the other way
#   round. Two round the figure as it is written and two the double nearest to it; of each, one takes halves up and one to
#   even. On two of the eight shares all four agree.
# So: round once, in the data, by one rule that is written down, and give every part of the page the rounded figure.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.19.0 great-tables==1.1.0 polars==2.1.0
npm install --silent --no-audit --no-fund --prefix "$lab" d3-format@3.1.3 >/dev/null

cat > look.py <<'PY'
from importlib.metadata import version

from babel.numbers import format_decimal
from great_tables import vals

print("babel", version("babel"), "great-tables", version("great-tables"))
for digits, shares in ((0, [0.5, 12.5, 13.5]), (1, [0.45, 1.25, 1.35, 1.45, 2.15])):
    pattern = "0.0" if digits else "0"
    print("babel       ", *(format_decimal(share, pattern, locale="nl") for share in shares))
    print("great-tables", *(vals.fmt_number([share], decimals=digits, locale="nl")[0] for share in shares))
PY
cat > look.mjs <<'JS'
import { formatLocale } from "d3-format";
const dutch = formatLocale({ decimal: ",", thousands: ".", grouping: [3], currency: ["", ""] });
for (const [digits, shares] of [[0, [0.5, 12.5, 13.5]], [1, [0.45, 1.25, 1.35, 1.45, 2.15]]]) {
  const intl = new Intl.NumberFormat("nl", { minimumFractionDigits: digits, maximumFractionDigits: digits });
  console.log("d3-format   ", ...shares.map(dutch.format(`.${digits}f`)));
  console.log("Intl        ", ...shares.map((share) => intl.format(share)));
}
JS
seen=$(venv/bin/python look.py; node look.mjs)
echo "$seen"
[ "$seen" = 'babel 2.19.0 great-tables 1.1.0
babel        0 12 14
great-tables 0 12 14
babel        0,4 1,2 1,4 1,4 2,2
great-tables 0,5 1,2 1,4 1,4 2,1
d3-format    1 13 14
Intl         1 13 14
d3-format    0,5 1,3 1,4 1,4 2,1
Intl         0,5 1,3 1,4 1,5 2,2' ] || { echo "This behaves otherwise now."; exit 1; }
