#!/usr/bin/env bash
# Guess: a pie chart of Mermaid, which GitHub, GitLab and many site builders draw from a text, has a part for each line of the
#   text; a small one is thin.
# What happens: a part below one percent is not drawn. Of 1000 jobs the 6 of Zeeland and the 4 of Flevoland are in the list
#   beside the chart and not in it. The other parts fill the circle, so that they are wider than the percentages on them,
#   which are of all jobs: those of 62% and 37% take 62.6 and 37.4. With 11 jobs Zeeland is drawn. Nothing tells, and showData, which writes the figures, writes them in the list only.
# So: who counts the parts finds two provinces too few, and who adds up the percentages 99. Put small places together as
#   "overige" with their figure, or take bars; and compare the number of parts with the number of lines.
# Needs: Node.js with npm and Chromium.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" mermaid@11.17.2 >/dev/null

cat > widths.mjs <<'JS'
import fs from "node:fs";
const number = "(-?[0-9.e-]+)";
const arc = new RegExp(`d="M${number},${number}A[^"]*?,${number},${number}L0,0Z" [^>]*class="pieCircle"`, "g");
const turn = (x, y) => Math.atan2(x, -y) / (2 * Math.PI);
const widths = [...fs.readFileSync("drawn.html", "utf8").matchAll(arc)].map(([, ...ends]) => {
  const [x1, y1, x2, y2] = ends.map(Number);
  return ((turn(x2, y2) - turn(x1, y1) + 1) % 1) * 100;
});
console.log(widths.map((width) => width.toFixed(1)).join(" "));
JS

draw() {
    cat > page.html <<HTML
<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>bezig</title></head><body><pre class="mermaid">
pie showData
  "Zuid-Holland" : 620
  "Drenthe" : 370
  "Zeeland" : $1
  "Flevoland" : 4
</pre><script src="node_modules/mermaid/dist/mermaid.min.js"></script>
<script>mermaid.initialize({ startOnLoad: false }); mermaid.run()</script></body></html>
HTML
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$lab/profile" --virtual-time-budget=20000 --dump-dom \
        "file://$lab/page.html" 2>/dev/null > drawn.html
    echo "Zeeland $1"
    echo "   parts: $(grep -o 'class="pieCircle"' drawn.html | wc -l)"
    echo "   percent of the circle: $(node widths.mjs)"
    echo "   texts: $(grep -o '<text [^>]*>[^<]\+' drawn.html | sed 's/.*>//' | paste -sd'|' | sed 's/|/ | /g')"
}
seen=$(echo "mermaid $(node -p 'require("./node_modules/mermaid/package.json").version')"; draw 6; draw 11)
echo "$seen"
[ "$seen" = 'mermaid 11.17.2
Zeeland 6
   parts: 2
   percent of the circle: 62.6 37.4
   texts: 62% | 37% | Zuid-Holland [620] | Drenthe [370] | Zeeland [6] | Flevoland [4]
Zeeland 11
   parts: 3
   percent of the circle: 61.9 37.0 1.1
   texts: 62% | 37% | 1% | Zuid-Holland [620] | Drenthe [370] | Zeeland [11] | Flevoland [4]' ] || { echo "This behaves otherwise now."; exit 1; }
