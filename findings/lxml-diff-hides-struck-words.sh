#!/usr/bin/env bash
# Guess: lxml's htmldiff, which marks what changed between two versions of a page, shows it when a sentence is struck out.
# What happens: before it compares, htmldiff takes the marks <del> and <ins> out of both versions and keeps the words in
#   them. A promise that the new version strikes out is shown as it stood, with nothing changed. Where a 9 was struck and
#   a 12 put in, the page says "9 12", of which only the 12 is new. Words struck with <s> at least stay struck. Letters
#   and laws that show their own changes use <del> and <ins> for just this.
# So: who compares two versions with it renames those marks first (<s>, <u>); who publishes changes marks them
#   with words too ("vervalt:").
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check lxml==6.1.3

seen=$(venv/bin/python - <<'PY'
from lxml import etree
from lxml.html.diff import htmldiff

print("lxml", etree.__version__)
for old, new in (
    ("<p>Alle balies gaan open.</p>", "<p><del>Alle balies gaan open.</del></p>"),
    ("<p><del>Alle balies gaan open.</del></p>", "<p>Alle balies gaan open.</p>"),
    ("<p>Er zijn 9 balies open.</p>", "<p>Er zijn <del>9</del> <ins>12</ins> balies open.</p>"),
    ("<p>Alle balies gaan open.</p>", "<p><s>Alle balies gaan open.</s></p>"),
):
    print(new, "->", htmldiff(old, new))
PY
)
echo "$seen"
[ "$seen" = 'lxml 6.1.3
<p><del>Alle balies gaan open.</del></p> -> <p>Alle balies gaan open.</p>
<p>Alle balies gaan open.</p> -> <p>Alle balies gaan open.</p>
<p>Er zijn <del>9</del> <ins>12</ins> balies open.</p> -> <p>Er zijn 9 <ins>12</ins> balies open.</p>
<p><s>Alle balies gaan open.</s></p> -> <p><s>Alle balies gaan open.</s></p>' ] || { echo "This behaves otherwise now."; exit 1; }
