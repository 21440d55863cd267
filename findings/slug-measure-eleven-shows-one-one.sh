#!/usr/bin/env bash
# Guess: a heading gets an address made of its words, and a link to #maatregel-11 leads to measure 11, whichever of the usual
#   tools made the page.
# What happens: three of the six ways leave out the point, so that measure 1.1, which stands higher on the page, has the address
#   maatregel-11, and measure 11 one with something behind it: maatregel-11-1, or maatregel-11_1 with Python-Markdown.
#   markdown-it-anchor, Pandoc and docutils keep the two apart and give #maatregel-11 to measure 11. Of the two
#   kinds of Markdown that Pandoc reads, its own keeps the point and that of GitHub does not.
# So: a link that was right until measure 1.1 was written, or until the site changed tools, shows another measure; to a
#   checker of links it is good, since the address is there. Give headings with numbers an address by hand, of a code (m-1-1).
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown==3.11.3 pypandoc-binary==1.17 docutils==0.23
npm install --silent --no-audit --no-fund --prefix "$lab" \
    marked@18.2.1 marked-gfm-heading-id@4.1.4 markdown-it@15.0.3 markdown-it-anchor@10.0.0 >/dev/null

printf '## Maatregel 1.1\n\n## Maatregel 11\n' > page.md
cat > ids.py <<'PY'
import re
from importlib.metadata import version
from pathlib import Path

import markdown
import pypandoc
from docutils.core import publish_parts

text = Path("page.md").read_text(encoding="utf-8")
rst = "Pagina\n======\n\nMaatregel 1.1\n-------------\n\nMaatregel 11\n------------\n"
pages = {
    f"Python-Markdown {version('markdown')}": markdown.markdown(text, extensions=["toc"]),
    f"pandoc {pypandoc.get_pandoc_version()}": pypandoc.convert_text(text, "html", format="markdown"),
    "pandoc, gfm": pypandoc.convert_text(text, "html", format="gfm"),
    f"docutils {version('docutils')}": publish_parts(rst, writer="html5")["body"],
}
for name, page in pages.items():
    print(name, *re.findall(r'id="([^"]*)"', page), sep=" | ")
PY
cat > ids.mjs <<'JS'
import fs from "node:fs";
import { marked } from "marked";
import { gfmHeadingId } from "marked-gfm-heading-id";
import MarkdownIt from "markdown-it";
import anchor from "markdown-it-anchor";
const text = fs.readFileSync("page.md", "utf8");
marked.use(gfmHeadingId());
const pages = {
  "marked-gfm-heading-id": marked.parse(text),
  "markdown-it-anchor": new MarkdownIt().use(anchor).render(text),
};
for (const [name, page] of Object.entries(pages)) {
  const { version } = JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log([`${name} ${version}`, ...[...page.matchAll(/id="([^"]*)"/g)].map((found) => found[1])].join(" | "));
}
JS
seen=$(venv/bin/python ids.py; node ids.mjs)
echo "$seen"
[ "$seen" = 'Python-Markdown 3.11.3 | maatregel-11 | maatregel-11_1
pandoc 3.9 | maatregel-1.1 | maatregel-11
pandoc, gfm | maatregel-11 | maatregel-11-1
docutils 0.23 | maatregel-1-1 | maatregel-11
marked-gfm-heading-id 4.1.4 | maatregel-11 | maatregel-11-1
markdown-it-anchor 10.0.0 | maatregel-1.1 | maatregel-11' ] || { echo "This behaves otherwise now."; exit 1; }
