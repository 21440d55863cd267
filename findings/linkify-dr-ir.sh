#!/usr/bin/env bash
# Guess: a library that turns addresses in a text into links leaves the titles of a person alone.
# What happens: Dutch titles stand against each other without spaces, and .ir is a country (Iran), .ing a domain of its own.
#   "prof.dr.ir. A. de Vries" becomes a link to http://prof.dr.ir: with linkify-it-py and so with the preset gfm-like of
#   markdown-it-py, with bleach, linkifyjs and Autolinker.js. The last two make one of "drs.ing." too. A space that is
#   missing behind a full stop does the same ("in Zeeland.In 2025": India). linkify-it 6, a later version of what
#   the first is a copy of, takes whole addresses only and makes none.
# So: the name of who leads a programme links to the site of somebody else. Switch off what links words without http://
#   (fuzzy_link=False), and look on the page for links that nobody wrote.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check linkify-it-py==2.2.0 markdown-it-py==4.3.0 bleach==6.4.0
npm install --silent --no-audit --no-fund --prefix "$lab" linkifyjs@4.4.0 autolinker@4.1.5 linkify-it@6.1.0 >/dev/null

cat > look.py <<'PY'
import re
from importlib.metadata import version

import bleach
from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

TEXTS = ("prof.dr.ir. A. de Vries", "drs.ing. B. de Wit", "in Zeeland.In 2025", "ir. C. de Boer, nr. 347")

WHOLE = LinkifyIt(options={"fuzzy_link": False})


def links(html: str) -> list[str]:
    return re.findall('href="([^"]*)"', html)


ways = {
    "linkify-it-py": lambda text: [link.url for link in LinkifyIt().match(text) or ()],
    "linkify-it-py, not fuzzy": lambda text: [link.url for link in WHOLE.match(text) or ()],
    "markdown-it-py": lambda text: links(MarkdownIt("gfm-like").render(text)),
    "bleach": lambda text: links(bleach.linkify(text)),
}
for way, find in ways.items():
    print(way, version(way.split(",")[0]), *(", ".join(find(text)) or "-" for text in TEXTS))
PY
cat > look.mjs <<'JS'
import { createRequire } from "node:module";
import Autolinker from "autolinker";
import * as linkifyIt from "linkify-it";
import * as linkifyjs from "linkifyjs";
const TEXTS = ["prof.dr.ir. A. de Vries", "drs.ing. B. de Wit", "in Zeeland.In 2025", "ir. C. de Boer, nr. 347"];
const version = (name) => createRequire(import.meta.url)(`./node_modules/${name}/package.json`).version;
const ways = {
  "linkifyjs": (text) => linkifyjs.find(text).map((link) => link.href),
  "autolinker": (text) => Autolinker.parse(text, {}).map((link) => link.getAnchorHref()),
  "linkify-it": (text) => (new linkifyIt.LinkifyIt().match(text) ?? []).map((link) => link.url),
};
for (const [way, find] of Object.entries(ways)) {
  console.log(way, version(way), ...TEXTS.map((text) => find(text).join(", ") || "-"));
}
JS
seen=$(venv/bin/python look.py; node look.mjs)
echo "$seen"
[ "$seen" = 'linkify-it-py 2.2.0 http://prof.dr.ir - http://Zeeland.In -
linkify-it-py, not fuzzy 2.2.0 - - - -
markdown-it-py 4.3.0 http://prof.dr.ir - http://Zeeland.In -
bleach 6.4.0 http://prof.dr.ir - http://Zeeland.In -
linkifyjs 4.4.0 http://prof.dr.ir http://drs.ing http://Zeeland.In -
autolinker 4.1.5 http://prof.dr.ir http://drs.ing http://Zeeland.In -
linkify-it 6.1.0 - - - -' ] || { echo "This behaves otherwise now."; exit 1; }
