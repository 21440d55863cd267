#!/usr/bin/env bash
# Guess: pandas.read_html, the usual way to take a table from a government page, keeps a figure that it cannot
#   read as text, and takes the rows that stand in the page.
# What happens: by default every comma is a thousands sign, also when no three digits follow: "12,5" and "1,25"
#   both become the whole number 125. A footnote mark becomes a last digit (7.075¹ is read as 7.0751), and a row
#   hidden by style is left out.
# So: who publishes Dutch figures on a page puts a CSV beside the table, no marks inside cells of figures, and
#   hides no rows.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pandas==3.1.1 lxml==6.1.3

cat > page.html <<'HTML'
<!doctype html>
<html lang="nl"><meta charset="utf-8"><title>Voortgang</title>
<table>
<tr><th>gebied</th><th>aandeel</th><th>plekken</th></tr>
<tr><td>Groningen</td><td>12,5</td><td>7.075<sup>1</sup></td></tr>
<tr style="display:none"><td>Zeeland</td><td>3,0</td><td>410</td></tr>
<tr><td>Drenthe</td><td>1,25</td><td>900</td></tr>
</table></html>
HTML

seen=$(venv/bin/python - <<'PY'
import lxml.etree, pandas
print("pandas", pandas.__version__, "lxml", lxml.etree.__version__)
[table] = pandas.read_html("page.html", encoding="utf-8", flavor="lxml")
print(table.to_dict("list"))
[dutch] = pandas.read_html("page.html", encoding="utf-8", flavor="lxml", decimal=",", thousands=".")
print("told that it is Dutch:", dutch.to_dict("list"))
PY
)
echo "$seen"
[ "$seen" = "pandas 3.1.1 lxml 6.1.3
{'gebied': ['Groningen', 'Drenthe'], 'aandeel': [125, 125], 'plekken': [7.0751, 900.0]}
told that it is Dutch: {'gebied': ['Groningen', 'Drenthe'], 'aandeel': [12.5, 1.25], 'plekken': [70751, 900]}" ] || { echo "This has changed."; exit 1; }
