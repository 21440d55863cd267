#!/usr/bin/env bash
# Guess: a minifier of HTML that takes spaces away knows between which elements they are seen. HTML has an element for a
#   figure that a machine reads too, <data value="1250">, and others beside it (<output>, <meter>, <progress>); they stand in a
#   sentence just as <time> and <b> do.
# What happens: html-minifier-terser has a list of elements that stand in a sentence, and these four are not on it.
#   "Van <data value="7">7</data> naar <data value="9">9</data> pleinen" becomes "Van7naar9pleinen"; two figures beside
#   each other, 7 and 9, become 79. htmlnano, asked to take all spaces, does so too. <time>, <b> and <ins> keep theirs. minify-html keeps a space around all.
# So: a page on which figures are marked well loses the spaces around just those, and only in the published build. Switch
#   conservativeCollapse on, or take a minifier that keeps one space; and compare the text of the page before and after.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check minify-html==0.18.1
npm install --silent --no-audit --no-fund --prefix "$lab" html-minifier-terser@7.2.0 htmlnano@3.5.1 >/dev/null

cat > sentences.json <<'JSON'
["<p>Van <data value=\"7\">7</data> naar <data value=\"9\">9</data> pleinen</p>",
 "<p>Pleinen in 2024 en in 2025: <data value=\"7\">7</data> <data value=\"9\">9</data></p>",
 "<p>Samen <output>9</output> of <meter value=\"0.5\">50%</meter> en <progress value=\"0.2\">20%</progress> ervan</p>",
 "<p>Voor <time datetime=\"2025\">2025</time> eerst <b>9</b> en <ins>12</ins> pleinen</p>"]
JSON
cat > small.mjs <<'JS'
import fs from "node:fs";
import { minify } from "html-minifier-terser";
import htmlnano from "htmlnano";
const version = (name) => JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
const text = (html) => html.replaceAll(/<[^>]*>/g, "");
const ways = {
  [`html-minifier-terser ${version("html-minifier-terser")}`]: (html) => minify(html, { collapseWhitespace: true }),
  "the same, conservativeCollapse": (html) => minify(html, { collapseWhitespace: true, conservativeCollapse: true }),
  [`htmlnano ${version("htmlnano")}, all`]: async (html) => (await htmlnano.process(html, { collapseWhitespace: "all" }, {})).html,
  "htmlnano, conservative": async (html) => (await htmlnano.process(html, { collapseWhitespace: "conservative" }, {})).html,
};
const sentences = JSON.parse(fs.readFileSync("sentences.json", "utf8"));
for (const [name, small] of Object.entries(ways)) {
  console.log(name);
  for (const sentence of sentences) console.log("   " + text(await small(sentence)));
}
console.log(await minify(sentences[0], { collapseWhitespace: true }));
JS
cat > small.py <<'PY'
import json
import re
from importlib.metadata import version
from pathlib import Path

import minify_html

print("minify-html", version("minify-html"))
for sentence in json.loads(Path("sentences.json").read_text(encoding="utf-8")):
    print("   " + re.sub("<[^>]*>", "", minify_html.minify(sentence)))
PY
seen=$(node small.mjs; venv/bin/python small.py)
echo "$seen"
[ "$seen" = 'html-minifier-terser 7.2.0
   Van7naar9pleinen
   Pleinen in 2024 en in 2025:79
   Samen9of50%en20%ervan
   Voor 2025 eerst 9 en 12 pleinen
the same, conservativeCollapse
   Van 7 naar 9 pleinen
   Pleinen in 2024 en in 2025: 7 9
   Samen 9 of 50% en 20% ervan
   Voor 2025 eerst 9 en 12 pleinen
htmlnano 3.5.1, all
   Van7naar9pleinen
   Pleinen in 2024 en in 2025:79
   Samen9of50%en20%ervan
   Voor 2025 eerst 9 en 12 pleinen
htmlnano, conservative
   Van 7 naar 9 pleinen
   Pleinen in 2024 en in 2025: 7 9
   Samen 9 of 50% en 20% ervan
   Voor 2025 eerst 9 en 12 pleinen
<p>Van<data value="7">7</data>naar<data value="9">9</data>pleinen</p>
minify-html 0.18.1
   Van 7 naar 9 pleinen
   Pleinen in 2024 en in 2025: 7 9
   Samen 9 of 50% en 20% ervan
   Voor 2025 eerst 9 en 12 pleinen' ] || { echo "This behaves otherwise now."; exit 1; }
