#!/usr/bin/env bash
# Guess: a search in the page that is told the language is Dutch takes the letters of Dutch for letters: ë, ï, ö and ü, and â
#   in Fryslân. Who asks for "Financiën" finds the ministry, at worst not also when asking for "Financien".
# What happens: Orama's list of Dutch letters has those of Italian (à è ì ò ó ù) and é; every other letter with a mark ends a
#   word. "Financiën" is the words "financi" and "n", and n is how Noord and negen begin. The search gives four texts of
#   five, Noord-Holland first and the ministry second; "Fryslân" gives the same four. "Financien" and "Fryslan" find
#   nothing. "Curaçao" and "coördinatie" are found, so that a trial with those shows nothing. Told that the site is
#   English it does the same; told that it is French, it finds Financiën and Fryslân with and without the mark, and
#   nothing else.
# So: "no results for Fryslan" and a list that begins with another place are no matter of ranking. Give the tokenizer a
#   function of your own, and test a search with Financiën and not only with IJsselmeer.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" @orama/orama@3.1.18 >/dev/null

cat > search.mjs <<'JS'
import fs from "node:fs";
import { create, insert, search } from "@orama/orama";
console.log("orama", JSON.parse(fs.readFileSync("node_modules/@orama/orama/package.json", "utf8")).version);
const texts = [
  "Ministerie van Financiën",
  "negen pleinen in Drenthe",
  "wegen in Fryslân",
  "Noord-Holland",
  "coördinatie met Curaçao",
];
for (const language of ["dutch", "english", "french"]) {
  const index = create({ schema: { tekst: "string" }, language });
  for (const tekst of texts) insert(index, { tekst });
  console.log(`${language}: ${JSON.stringify(index.tokenizer.tokenize("Financiën in Fryslân"))}`);
  for (const term of ["Financiën", "Financien", "Fryslân", "Fryslan", "Curaçao", "coördinatie"]) {
    const found = search(index, { term }).hits.map((hit) => hit.document.tekst);
    console.log(`   ${term}: ${found.join(" | ") || "nothing"}`);
  }
}
JS
seen=$(node search.mjs)
echo "$seen"
[ "$seen" = 'orama 3.1.18
dutch: ["financi","n","in","frysl"]
   Financiën: Noord-Holland | Ministerie van Financiën | negen pleinen in Drenthe | wegen in Fryslân
   Financien: nothing
   Fryslân: Noord-Holland | wegen in Fryslân | negen pleinen in Drenthe | Ministerie van Financiën
   Fryslan: nothing
   Curaçao: coördinatie met Curaçao
   coördinatie: coördinatie met Curaçao
english: ["financi","n","in","frysl"]
   Financiën: Noord-Holland | Ministerie van Financiën | negen pleinen in Drenthe | wegen in Fryslân
   Financien: nothing
   Fryslân: Noord-Holland | wegen in Fryslân | negen pleinen in Drenthe | Ministerie van Financiën
   Fryslan: nothing
   Curaçao: coördinatie met Curaçao
   coördinatie: coördinatie met Curaçao
french: ["financien","in","fryslan"]
   Financiën: Ministerie van Financiën
   Financien: Ministerie van Financiën
   Fryslân: wegen in Fryslân
   Fryslan: wegen in Fryslân
   Curaçao: coördinatie met Curaçao
   coördinatie: coördinatie met Curaçao' ] || { echo "This behaves otherwise now."; exit 1; }
