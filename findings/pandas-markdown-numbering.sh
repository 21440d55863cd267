#!/usr/bin/env bash
# Guess: a table that was read as text (dtype=str) is written as text; pandas.to_markdown only puts bars between.
# What happens: tabulate, which does the writing, looks for numbers in texts once more. Measures "1.1" and "1.10"
#   both come out as 1.1, room "7E5" as 700000. One row with a word in the column ("slot") keeps all of it whole.
#   Pages built with the MkDocs plugin table-reader have it too, also when told dtype='str'.
# So: two measures carry one number on a page, and it depends on an unrelated row. Say disable_numparse=True, and
#   look at the page and not only at the data.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 tabulate==0.10.0 mkdocs==1.6.1 mkdocs-table-reader-plugin==4.0.2

mkdir docs
printf 'maatregel,ruimte\n1.1,7E5\n1.10,1E3\n' > docs/measures.csv
printf 'site_name: Voortgang\nsite_url: https://voorbeeld.example/\nplugins: [table-reader]\n' > mkdocs.yml
printf "# Maatregelen\n\n{{ read_csv('docs/measures.csv', dtype='str') }}\n" > docs/index.md
venv/bin/mkdocs build --quiet 2>/dev/null
cat > show.py <<'PY'
import re
from importlib.metadata import version
from pathlib import Path
import pandas

print(*(f"{name} {version(name)}" for name in ("pandas", "tabulate", "mkdocs-table-reader-plugin")))
measures = pandas.read_csv("docs/measures.csv", dtype=str)
print("read:", measures.to_numpy().tolist())
words = pandas.DataFrame([{"maatregel": "slot", "ruimte": "geen"}])

def cells(table, **options):
    return re.findall(r"[\w.]+", table.to_markdown(index=False, **options).split("\n", 2)[2])

print("written:", *cells(measures))
print("with a row of words:", *cells(pandas.concat([measures, words])))
print("told not to:", *cells(measures, disable_numparse=True))
page = Path("site/index.html").read_text(encoding="utf-8")
print("on the page:", *re.findall(r"<td[^>]*>([^<]*)</td>", page[page.index("maatregel"):])[:4])
PY
seen=$(venv/bin/python show.py)
echo "$seen"
[ "$seen" = "pandas 3.1.1 tabulate 0.10.0 mkdocs-table-reader-plugin 4.0.2
read: [['1.1', '7E5'], ['1.10', '1E3']]
written: 1.1 700000 1.1 1000
with a row of words: 1.1 7E5 1.10 1E3 slot geen
told not to: 1.1 7E5 1.10 1E3
on the page: 1.1 700000 1.1 1000" ] || { echo "This has changed."; exit 1; }
