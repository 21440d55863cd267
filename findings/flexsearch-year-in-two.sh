#!/usr/bin/env bash
# Guess: a search in the page that is asked for the year 2025, or for file 31490, finds the texts that say so.
# What happens: FlexSearch cuts each number behind its third digit, in the texts and in the question, and takes the pieces
#   wherever they stand. 2025 is 202 and 5, which "202 banen op 5 pleinen" has too; 31490 is 314 and 90. With `numeric:
#   false` that ends. What stays: a piece that a question has twice counts once, so that measure 1.1 is the number 1, and
#   the first text found for it says 1.250.
# So: on a site full of years and numbers a search also finds what does not say them. Switch `numeric` off, and test with
#   numbers, of which one has the same digit twice.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" flexsearch@0.8.212 >/dev/null

cat > look.mjs <<'JS'
import { createRequire } from "node:module";
import FlexSearch from "flexsearch";
const { version } = createRequire(import.meta.url)("./node_modules/flexsearch/package.json");
const TEXTS = [
  "202 banen op 5 pleinen",
  "in 2025 meer banen",
  "314 fte en 90 banen",
  "Kamerstuk 31490, nr. 347",
  "1.250 banen",
  "maatregel 1.1",
  "maatregel 1.2",
];
console.log("flexsearch", version);
const kinds = { "by default": {}, "numeric: false": { encoder: new FlexSearch.Encoder({ numeric: false }) } };
for (const [name, options] of Object.entries(kinds)) {
  const index = new FlexSearch.Index(options);
  TEXTS.forEach((text, number) => index.add(number, text));
  console.log(name);
  for (const asked of ["2025", "31490", "1.1", "1.2"]) {
    console.log(`   ${asked}:`, index.search(asked).map((number) => TEXTS[number]).join(" / ") || "-");
  }
}
JS
seen=$(node look.mjs)
echo "$seen"
[ "$seen" = 'flexsearch 0.8.212
by default
   2025: in 2025 meer banen / 202 banen op 5 pleinen
   31490: Kamerstuk 31490, nr. 347 / 314 fte en 90 banen
   1.1: 1.250 banen / maatregel 1.1 / maatregel 1.2
   1.2: maatregel 1.2
numeric: false
   2025: in 2025 meer banen
   31490: Kamerstuk 31490, nr. 347
   1.1: 1.250 banen / maatregel 1.1 / maatregel 1.2
   1.2: maatregel 1.2' ] || { echo "This behaves otherwise now."; exit 1; }
