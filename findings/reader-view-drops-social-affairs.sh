#!/usr/bin/env bash
# Guess: a library that takes the text of a page for reading mode or an archive looks at layout, so that a heading within the
#   text stays; an id that a heading has only so that one can link to it says nothing.
# What happens: Readability, of Firefox's reader view, drops what has an id or class with one of some English words in it,
#   also within a longer word, and ids are made from headings. "social" is in sociale-zaken-en-werkgelegenheid, "comment" in
#   commentaar, "extra" in extra-banen. Where the id is on the heading only the heading goes: the 1.250 jobs of the Ministry
#   of Social Affairs then stand under Finance. Where it is on the section around it the whole ministry goes. readability-lxml,
#   for Python, keeps "social" and drops the other two.
# So: who reads a page in such a view, or a model that was fed by it, gets a figure under another name, and the page itself
#   is right. Give headings ids that are codes (#m-szw), and compare the headings of the page with what comes out.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check readability-lxml==0.8.4.1 lxml==6.1.3 lxml-html-clean==0.4.6
npm install --silent --no-audit --no-fund --prefix "$lab" @mozilla/readability@0.6.0 jsdom@29.1.1 >/dev/null

cat > pages.py <<'PY'
from pathlib import Path

PARTS = {
    "Financiën": "Dit ministerie brengt 300 banen naar Drenthe, in twee stappen.",
    "Sociale Zaken en Werkgelegenheid": "Dit ministerie brengt 1.250 banen naar Limburg, in drie stappen.",
    "Extra banen": "Daarboven komen er 40 banen in Zeeland, in één stap.",
    "Commentaar": "De Kamer vindt 40 te weinig, en vraagt om meer.",
    "Wonen": "Dit ministerie brengt 7 banen naar Goes.",
}
START = "<p>" + "Het kabinet brengt werk naar de regio, en schrijft elk jaar hoeveel banen er zijn. " * 4 + "</p>"


def page(on_heading: bool) -> str:
    text = ""
    for title, sentence in PARTS.items():
        name = title.lower().replace(" ", "-")
        heading, section = (f' id="{name}"', "") if on_heading else ("", f' id="{name}"')
        text += f"<section{section}><h2{heading}>{title}</h2><p>{sentence}</p></section>"
    return f'<!doctype html><html lang="nl"><title>Banen</title><main><article>{START}{text}{START}</article></main></html>'


for kind, on_heading in (("heading", True), ("section", False)):
    Path(f"{kind}.html").write_text(page(on_heading), encoding="utf-8")
PY
cat > read.py <<'PY'
from importlib.metadata import version

from lxml import html
from readability import Document

print("readability-lxml", version("readability-lxml"))
for kind in ("heading", "section"):
    with open(f"{kind}.html", encoding="utf-8") as page:
        text = html.fromstring(Document(page.read()).summary())
    print(f"id on the {kind}:")
    for part in text.xpath("//h2 | //p[not(starts-with(., 'Het kabinet'))]"):
        print("  ", "##" if part.tag == "h2" else "  ", part.text_content().strip())
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";
console.log("readability", JSON.parse(fs.readFileSync("node_modules/@mozilla/readability/package.json", "utf8")).version);
for (const kind of ["heading", "section"]) {
  const { content } = new Readability(new JSDOM(fs.readFileSync(`${kind}.html`, "utf8")).window.document).parse();
  console.log(`id on the ${kind}:`);
  for (const part of new JSDOM(content).window.document.querySelectorAll("h2, p")) {
    const text = part.textContent.trim();
    if (!text.startsWith("Het kabinet")) console.log("  ", part.tagName === "H2" ? "##" : "  ", text);
  }
}
JS
seen=$(venv/bin/python pages.py; node read.mjs; venv/bin/python read.py)
echo "$seen"
[ "$seen" = 'readability 0.6.0
id on the heading:
   ## Financiën
      Dit ministerie brengt 300 banen naar Drenthe, in twee stappen.
      Dit ministerie brengt 1.250 banen naar Limburg, in drie stappen.
      Daarboven komen er 40 banen in Zeeland, in één stap.
      De Kamer vindt 40 te weinig, en vraagt om meer.
   ## Wonen
      Dit ministerie brengt 7 banen naar Goes.
id on the section:
   ## Financiën
      Dit ministerie brengt 300 banen naar Drenthe, in twee stappen.
   ## Wonen
      Dit ministerie brengt 7 banen naar Goes.
readability-lxml 0.8.4.1
id on the heading:
   ## Financiën
      Dit ministerie brengt 300 banen naar Drenthe, in twee stappen.
   ## Sociale Zaken en Werkgelegenheid
      Dit ministerie brengt 1.250 banen naar Limburg, in drie stappen.
      Daarboven komen er 40 banen in Zeeland, in één stap.
      De Kamer vindt 40 te weinig, en vraagt om meer.
   ## Wonen
      Dit ministerie brengt 7 banen naar Goes.
id on the section:
   ## Financiën
      Dit ministerie brengt 300 banen naar Drenthe, in twee stappen.
   ## Sociale Zaken en Werkgelegenheid
      Dit ministerie brengt 1.250 banen naar Limburg, in drie stappen.
   ## Wonen
      Dit ministerie brengt 7 banen naar Goes.' ] || { echo "This behaves otherwise now."; exit 1; }
