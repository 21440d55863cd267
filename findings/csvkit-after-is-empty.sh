#!/usr/bin/env bash
# Guess: csvkit takes an empty cell, or a word such as N/A that says so, for no value; a Dutch word stays, and so does a count.
# What happens: "na" is Dutch for after. In a table of counts before and after (voor, na) csvsort, asked only to put the
#   rows in order, empties each "na", so that half of the table no longer says what was counted; -I, which guesses no
#   types, does so too. A column of counts that are all 1 or 0 becomes True and False; one count of 2 keeps the figures.
# So: with csvkit say --blanks besides -I. In a table that others read write "vooraf" and "achteraf", or years.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

cat > counts.csv <<'CSV'
plein,meting,loketten
Meppel,voor,0
Meppel,na,1
Assen,voor,1
Assen,na,1
CSV
seen=$(
    venv/bin/csvsort --version
    venv/bin/csvsort -c plein counts.csv
    sed '$s/1$/2/' counts.csv | venv/bin/csvsort -c plein
    venv/bin/csvsort -I -c plein counts.csv
    venv/bin/csvsort -I --blanks -c plein counts.csv
)
echo "$seen"
[ "$seen" = 'csvsort 2.2.0
plein,meting,loketten
Assen,voor,True
Assen,,True
Meppel,voor,False
Meppel,,True
plein,meting,loketten
Assen,voor,1
Assen,,2
Meppel,voor,0
Meppel,,1
plein,meting,loketten
Assen,voor,1
Assen,,1
Meppel,voor,0
Meppel,,1
plein,meting,loketten
Assen,voor,1
Assen,na,1
Meppel,voor,0
Meppel,na,1' ] || { echo "This behaves otherwise now."; exit 1; }
