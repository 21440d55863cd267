#!/usr/bin/env bash
# Guess: the extension that makes quotation marks curly (`smarty` of Python-Markdown, which MkDocs sites switch on) gives
#   the apostrophe of a Dutch name the shape that it has in print: ’s-Hertogenbosch, ’t Gooi, ’25.
# What happens: only where the name opens the paragraph. After a space or an opening mark it becomes an opening quotation
#   mark that is never closed (in ‘s-Gravenhage). At the start of a text, and within a word (foto's), it is right, so that a short trial shows nothing.
# So: who searches the page for the official name of the place, which has ’ or ', does not find it: not with the browser,
#   not in a search index made from the page, not when a quotation is compared with its source. Type ’ yourself.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown==3.11.3

seen=$(venv/bin/python - <<'PY'
from html import unescape

import markdown

print("markdown", markdown.__version__)
for text in ("'s-Hertogenbosch", "in 's-Gravenhage", "'t Gooi in '25", "\"'s-Hertogenbosch\"", "foto's", "’s-Hertogenbosch"):
    print(text, "->", unescape(markdown.markdown(text, extensions=["smarty"])[3:-4]))
PY
)
echo "$seen"
[ "$seen" = "markdown 3.11.3
's-Hertogenbosch -> ’s-Hertogenbosch
in 's-Gravenhage -> in ‘s-Gravenhage
't Gooi in '25 -> ‘t Gooi in ‘25
\"'s-Hertogenbosch\" -> “‘s-Hertogenbosch”
foto's -> foto’s
’s-Hertogenbosch -> ’s-Hertogenbosch" ] || { echo "This behaves otherwise now."; exit 1; }
