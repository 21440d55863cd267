#!/usr/bin/env bash
# Guess: Markdown has no cells over several rows, so a tool that turns a page into Markdown or text repeats such a cell or
#   leaves its place empty in the rows below.
# What happens: most tools skip it, and the rest of the row moves to the left. Where "Zeeland" stands once beside two rows,
#   the second row begins with the figure of 2024, as if that were a province, and the figure of 2025 stands under 2024.
#   Five of the seven tools tried do so, three for Python and two for Node.js; only html-to-text and rehype-remark keep
#   the place. The table that comes out is a valid one.
# So: who publishes a table that people or models read as Markdown or text repeats the name in every row, and keeps
#   cells over rows for print.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check html2text==2025.4.15 markdownify==1.2.3 inscriptis==2.7.6
npm install --silent --no-audit --no-fund --prefix "$lab" turndown@7.2.5 turndown-plugin-gfm@1.0.2 node-html-markdown@2.0.0 \
  html-to-text@10.0.1 unified@11.0.5 rehype-parse@9.0.1 rehype-remark@10.0.1 remark-gfm@4.0.1 remark-stringify@11.0.0 >/dev/null

cat > page.html <<'HTML'
<table><thead><tr><th>Provincie</th><th>2024</th><th>2025</th></tr></thead>
<tbody><tr><td rowspan="2">Zeeland</td><td>51</td><td>61</td></tr><tr><td>72</td><td>82</td></tr></tbody></table>
HTML
cat > read.py <<'PY'
from pathlib import Path

import html2text
import inscriptis
import markdownify

page = Path("page.html").read_text()
for name, read in (("html2text", html2text.html2text), ("markdownify", markdownify.markdownify), ("inscriptis", inscriptis.get_text)):
    print(name, next(line for line in read(page).splitlines() if "72" in line).rstrip())
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import Turndown from "turndown";
import { gfm } from "turndown-plugin-gfm";
import { NodeHtmlMarkdown } from "node-html-markdown";
import { convert } from "html-to-text";
import { unified } from "unified";
import parse from "rehype-parse";
import toMarkdown from "rehype-remark";
import tables from "remark-gfm";
import write from "remark-stringify";

const page = readFileSync("page.html", "utf8");
const turndown = new Turndown();
turndown.use(gfm);
const texts = {
  turndown: turndown.turndown(page),
  "node-html-markdown": NodeHtmlMarkdown.translate(page),
  "html-to-text": convert(page, { selectors: [{ selector: "table", format: "dataTable" }] }),
  "rehype-remark": String(await unified().use(parse, { fragment: true }).use(toMarkdown).use(tables).use(write).process(page)),
};
for (const [name, text] of Object.entries(texts)) console.log(name, text.split("\n").find((line) => line.includes("72")).trimEnd());
JS
seen=$(venv/bin/python read.py && node read.mjs)
echo "$seen"
[ "$seen" = 'html2text 72| 82
markdownify | 72 | 82 |
inscriptis 72         82
turndown | 72 | 82 |
node-html-markdown | 72        | 82   |      |
html-to-text             72     82
rehype-remark |           | 72   | 82   |' ] || { echo "This behaves otherwise now."; exit 1; }
