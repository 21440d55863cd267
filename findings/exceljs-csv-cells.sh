#!/usr/bin/env bash
# Guess: ExcelJS, the workbook library that Node projects use most, writes to CSV what a cell shows, and reads a CSV
#   without guessing.
# What happens: a cell with a link gives its address instead of its text, so the figure is gone; a figure with a
#   footnote mark gives a piece of JSON; a formula that is an error gives "[object Object]". Reading a CSV it takes
#   d-m-y for m-d-y as long as the day is 12 or less and leaves the other days text: 1 February becomes 2 January and
#   13 February stays as it was, in one column. Municipality 0363 becomes 363, measure 1.10 becomes 1.1.
# So: with ExcelJS, give writer and reader a `map` of your own; in a CSV that others read, write days as 2025-02-01
#   and codes with a letter in them.
# Needs: Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
npm install --silent --no-audit --no-fund --prefix "$lab" exceljs@4.4.0 >/dev/null

cat > look.js <<'JS'
process.env.TZ = "UTC";
const { Workbook } = require("exceljs");
const fs = require("fs");

async function look() {
  const book = new Workbook();
  const sheet = book.addWorksheet("banen");
  sheet.addRow([
    "met bron", { text: "7075", hyperlink: "https://voorbeeld.example/brief" },
    "met noot", { richText: [{ text: "7075" }, { font: { vertAlign: "superscript" }, text: "1" }] },
    "aandeel", { formula: "1/0", result: { error: "#DIV/0!" } },
  ]);
  console.log((await book.csv.writeBuffer()).toString());

  fs.writeFileSync("banen.csv", "dag,gemeente,maatregel\n01-02-2025,0363,1.10\n13-02-2025,0014,1.1\n");
  const read = await new Workbook().csv.readFile("banen.csv");
  read.eachRow((row) => console.log(JSON.stringify(row.values.slice(1))));
}
look();
JS
seen=$(node look.js)
echo "$seen"
[ "$seen" = 'met bron,https://voorbeeld.example/brief,met noot,"{""richText"":[{""text"":""7075""},{""font"":{""vertAlign"":""superscript""},""text"":""1""}]}",aandeel,[object Object]
["dag","gemeente","maatregel"]
["2025-01-02T00:00:00.000Z",363,1.1]
["13-02-2025",14,1.1]' ] || { echo "This behaves otherwise now."; exit 1; }
