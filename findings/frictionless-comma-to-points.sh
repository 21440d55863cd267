#!/usr/bin/env bash
# Guess: a column of Dutch shares ("2,9", "12,05") that nobody has described is text for Frictionless, or a number.
# What happens: it is a place on earth. `describe` calls the column geopoint, longitude before the comma and latitude
#   behind it; `validate` finds it valid and `extract` writes 2,5 for 2,05, so that two figures become one. One figure
#   above 180 before the comma, or above 90 behind it, turns the whole column back into text.
# So: the data package that a tool made and nobody read says that shares are places. Write the schema by hand (number with
#   decimalChar ","), or figures with a point.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0

look() {
    printf 'provincie;aandeel\nDrenthe;2,05\nZeeland;2,5\nZuid-Holland;%s\n' "$1" > shares.csv
    echo "with $1: $(venv/bin/frictionless describe shares.csv --json | tr -d ' \n' | grep -o '"name":"aandeel","type":"[a-z]*"')"
    venv/bin/frictionless validate shares.csv --json | tr -d ' \n' | grep -o '"valid":[a-z]*' | head -1
    venv/bin/frictionless extract shares.csv --csv
}
seen=$(venv/bin/frictionless --version && look 41,5 && look 241,5)
echo "$seen"
[ "$seen" = '5.21.0
with 41,5: "name":"aandeel","type":"geopoint"
"valid":true
provincie,aandeel
Drenthe,"2,5"
Zeeland,"2,5"
Zuid-Holland,"41,5"
with 241,5: "name":"aandeel","type":"string"
"valid":true
provincie,aandeel
Drenthe,"2,05"
Zeeland,"2,5"
Zuid-Holland,"241,5"' ] || { echo "This behaves otherwise now."; exit 1; }
