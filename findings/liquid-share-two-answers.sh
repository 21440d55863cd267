#!/usr/bin/env bash
# Guess: Liquid is one language: a template that works out a share gives the same figure in the library for Python and in the
#   one for JavaScript, and its filter for dates shows a date or leaves the text alone.
# What happens: three of eight is 37 in python-liquid and 37.5 in liquidjs, because the first divides whole numbers to whole
#   numbers; with 3.0 in the data it is 37.5 there too. 12.5 is rounded to 12 and to 13, and 1.45 to 1.4 and to 1.5. Text that
#   is no date stays text in the first, and in the second "maatregel 4" is the first of April 2001 and "maart 2025" a day in
#   January. On three things they agree: the year 2025 is a day in 1970, 01-02-2025 is 2 January, and "12,5" plus 1 is 1.
# So: a site moved from one to the other has other figures from the same template and data. Work shares out and round
#   them in the data, and write dates out there as well; a template only shows.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check python-liquid==2.3.6
npm install --silent --no-audit --no-fund --prefix "$lab" liquidjs@10.30.1 >/dev/null

cat > templates.json <<'JSON'
["{{ 3 | times: 100 | divided_by: 8 }}",
 "{{ 3.0 | times: 100 | divided_by: 8 }}",
 "{{ 12.5 | round }} {{ 13.5 | round }} {{ 1.45 | round: 1 }}",
 "{{ '12,5' | plus: 1 }} {{ '1.250' | plus: 1 }}",
 "{{ '2025-12-31' | date: '%d-%m-%Y' }}",
 "{{ '31-12-2025' | date: '%d-%m-%Y' }} {{ '01-02-2025' | date: '%d-%m-%Y' }}",
 "{{ '2025' | date: '%d-%m-%Y' }} {{ 2025 | date: '%Y' }}",
 "{{ 'maart 2025' | date: '%d-%m-%Y' }}",
 "{{ 'maatregel 4' | date: '%d-%m-%Y' }}",
 "{{ 'n.n.b.' | date: '%d-%m-%Y' }}"]
JSON
cat > render.py <<'PY'
import json
from importlib.metadata import version
from pathlib import Path

import liquid

print("python-liquid", version("python-liquid"))
for template in json.loads(Path("templates.json").read_text(encoding="utf-8")):
    print("  ", template, "=>", liquid.render(template))
PY
cat > render.mjs <<'JS'
import fs from "node:fs";
import { Liquid } from "liquidjs";
console.log("liquidjs", JSON.parse(fs.readFileSync("node_modules/liquidjs/package.json", "utf8")).version);
const engine = new Liquid();
for (const template of JSON.parse(fs.readFileSync("templates.json", "utf8"))) {
  console.log("  ", template, "=>", await engine.parseAndRender(template));
}
JS
seen=$(venv/bin/python render.py; TZ=UTC node render.mjs)
echo "$seen"
[ "$seen" = 'python-liquid 2.3.6
   {{ 3 | times: 100 | divided_by: 8 }} => 37
   {{ 3.0 | times: 100 | divided_by: 8 }} => 37.5
   {{ 12.5 | round }} {{ 13.5 | round }} {{ 1.45 | round: 1 }} => 12 14 1.4
   {{ '\''12,5'\'' | plus: 1 }} {{ '\''1.250'\'' | plus: 1 }} => 1 2.25
   {{ '\''2025-12-31'\'' | date: '\''%d-%m-%Y'\'' }} => 31-12-2025
   {{ '\''31-12-2025'\'' | date: '\''%d-%m-%Y'\'' }} {{ '\''01-02-2025'\'' | date: '\''%d-%m-%Y'\'' }} => 31-12-2025 02-01-2025
   {{ '\''2025'\'' | date: '\''%d-%m-%Y'\'' }} {{ 2025 | date: '\''%Y'\'' }} => 01-01-1970 1970
   {{ '\''maart 2025'\'' | date: '\''%d-%m-%Y'\'' }} => maart 2025
   {{ '\''maatregel 4'\'' | date: '\''%d-%m-%Y'\'' }} => maatregel 4
   {{ '\''n.n.b.'\'' | date: '\''%d-%m-%Y'\'' }} => n.n.b.
liquidjs 10.30.1
   {{ 3 | times: 100 | divided_by: 8 }} => 37.5
   {{ 3.0 | times: 100 | divided_by: 8 }} => 37.5
   {{ 12.5 | round }} {{ 13.5 | round }} {{ 1.45 | round: 1 }} => 13 14 1.5
   {{ '\''12,5'\'' | plus: 1 }} {{ '\''1.250'\'' | plus: 1 }} => 1 2.25
   {{ '\''2025-12-31'\'' | date: '\''%d-%m-%Y'\'' }} => 31-12-2025
   {{ '\''31-12-2025'\'' | date: '\''%d-%m-%Y'\'' }} {{ '\''01-02-2025'\'' | date: '\''%d-%m-%Y'\'' }} => 31-12-2025 02-01-2025
   {{ '\''2025'\'' | date: '\''%d-%m-%Y'\'' }} {{ 2025 | date: '\''%Y'\'' }} => 01-01-1970 1970
   {{ '\''maart 2025'\'' | date: '\''%d-%m-%Y'\'' }} => 01-01-2025
   {{ '\''maatregel 4'\'' | date: '\''%d-%m-%Y'\'' }} => 01-04-2001
   {{ '\''n.n.b.'\'' | date: '\''%d-%m-%Y'\'' }} => n.n.b.' ] || { echo "This behaves otherwise now."; exit 1; }
