#!/usr/bin/env bash
# Guess: a finder of dates in Dutch texts takes short names of days where they can be one (zo 7 dec, di. en do.), and finds
#   nothing in a sentence without a day.
# What happens: "zo" is also Dutch for so, and "vrij" for free. In "zo snel mogelijk" (as soon as possible), which is how a
#   letter says that there is no date, chrono finds the last Sunday; "vrij toegankelijk" gives a Friday, and the first
#   name Jan the first of January. "van 10 tot 12 banen" is from ten to twelve o'clock today. chrono.nl.strict leaves out the
#   two days and keeps Jan and the hours. "eind 2025" and "derde kwartaal van 2025", which do say when, give nothing in
#   either way. The sentences are read on 30 November 2026, so that "as soon as possible" was the day before.
# So: what has no date gets one, and one that has passed. Take only finds in which the year was written
#   (start.isCertain("year")), and let a person read each in its sentence.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" chrono-node@2.10.3 >/dev/null

cat > find.mjs <<'JS'
import fs from "node:fs";
import * as chrono from "chrono-node";
console.log("chrono-node", JSON.parse(fs.readFileSync("node_modules/chrono-node/package.json", "utf8")).version);
const monday = new Date(2026, 10, 30, 9);
const two = (number) => String(number).padStart(2, "0");
const day = (part) => `${part.get("year")}-${two(part.get("month"))}-${two(part.get("day"))}`;
const hour = (part) => (part.isCertain("hour") ? ` ${part.get("hour")} h` : "");
const show = ({ text, start, end }) =>
  `"${text}" ${day(start)}${hour(start)}${end ? " to" + hour(end) : ""}${start.isCertain("year") ? ", year written" : ""}`;
const sentences = [
  "Het kabinet doet dit zo snel mogelijk.",
  "De gegevens zijn vrij toegankelijk.",
  "Jan de Vries leidt het programma.",
  "Drenthe gaat van 10 tot 12 banen.",
  "Dit gebeurt eind 2025.",
  "Dit gebeurt in het derde kwartaal van 2025.",
  "Dit gebeurt uiterlijk op 31 december 2025.",
];
for (const [name, find] of [["chrono.nl", chrono.nl], ["chrono.nl.strict", chrono.nl.strict]]) {
  console.log(name);
  for (const sentence of sentences) {
    const found = find.parse(sentence, monday);
    console.log(`   ${sentence} -> ${found.map(show).join("; ") || "nothing"}`);
  }
}
JS
seen=$(node find.mjs)
echo "$seen"
[ "$seen" = 'chrono-node 2.10.3
chrono.nl
   Het kabinet doet dit zo snel mogelijk. -> "zo" 2026-11-29
   De gegevens zijn vrij toegankelijk. -> "vrij" 2026-11-27
   Jan de Vries leidt het programma. -> "Jan" 2027-01-01
   Drenthe gaat van 10 tot 12 banen. -> "10 tot 12" 2026-11-30 10 h to 12 h
   Dit gebeurt eind 2025. -> nothing
   Dit gebeurt in het derde kwartaal van 2025. -> nothing
   Dit gebeurt uiterlijk op 31 december 2025. -> "31 december 2025" 2025-12-31, year written
chrono.nl.strict
   Het kabinet doet dit zo snel mogelijk. -> nothing
   De gegevens zijn vrij toegankelijk. -> nothing
   Jan de Vries leidt het programma. -> "Jan" 2027-01-01
   Drenthe gaat van 10 tot 12 banen. -> "10 tot 12" 2026-11-30 10 h to 12 h
   Dit gebeurt eind 2025. -> nothing
   Dit gebeurt in het derde kwartaal van 2025. -> nothing
   Dit gebeurt uiterlijk op 31 december 2025. -> "31 december 2025" 2025-12-31, year written' ] || { echo "This behaves otherwise now."; exit 1; }
