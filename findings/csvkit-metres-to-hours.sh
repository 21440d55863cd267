#!/usr/bin/env bash
# Guess: csvkit leaves a column of measures with their unit, such as "250 m", as text.
# What happens: it takes the m for minutes. A walk of 250 m to a meeting place becomes 4:10:00, a duration of more
#   than four hours, and 1.250 m becomes 75 seconds. That is no matter of display: csvsort, asked only to put the
#   rows in order, writes the durations into the CSV, with the greatest distance first because it is now the
#   shortest. csvstat gives their mean.
# So: put the unit in the name of the column (afstand_m) and only figures in the cells; with csvkit, always say -I.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

cat > walks.csv <<'CSV'
plein,afstand
Groningen,250 m
Assen,1.250 m
Meppel,90 m
CSV
seen=$(
    venv/bin/csvsort --version
    venv/bin/csvsort -c afstand walks.csv
    venv/bin/csvstat -c afstand --mean walks.csv
    venv/bin/csvsort -I -c plein walks.csv
)
echo "$seen"
[ "$seen" = "csvsort 2.2.0
plein,afstand
Assen,0:01:15
Meppel,1:30:00
Groningen,4:10:00
1:53:45
plein,afstand
Assen,1.250 m
Groningen,250 m
Meppel,90 m" ] || { echo "This has changed."; exit 1; }
