#!/usr/bin/env bash
# Guess: whether a table fits its CSVW description is a property of the two files; csvwvalidate says OK or FAIL and
#   ends with 0 or 1.
# What happens: csvw counts the warnings that Python gives while it reads. Where warnings are switched off, as people do
#   to keep a log readable (PYTHONWARNINGS=ignore, or a filter in the program that calls it), there is nothing to count: a
#   share of 150 with a maximum of 100 and the share "veel" are OK. csvw2json goes on in either case and writes the bad
#   shares as text among the figures.
# So: run the validator in a process of its own with PYTHONWARNINGS=default, and let the job check one table that
#   must fail.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1

printf 'maatregel,aandeel\n4,12.5\n5,150\n6,veel\n' > bad.csv
printf 'maatregel,aandeel\n4,12.5\n5,15\n' > good.csv
for name in bad good; do
    cat > $name.csv-metadata.json <<JSON
{"@context": "http://www.w3.org/ns/csvw", "url": "$name.csv", "tableSchema": {"primaryKey": "maatregel", "columns": [
  {"name": "maatregel", "datatype": "string"}, {"name": "aandeel", "datatype": {"base": "decimal", "minimum": "0", "maximum": "100"}}]}}
JSON
done
seen=$(for warnings in default ignore; do
    for name in good bad; do
        code=0
        verdict=$(PYTHONWARNINGS=$warnings venv/bin/csvwvalidate $name.csv 2>/dev/null) || code=$?
        echo "warnings $warnings, $name.csv: $verdict, ends with $code"
    done
done
venv/bin/csvw2json bad.csv 2>/dev/null | grep aandeel | tr -d ' ' | tr '\n' ' ')
echo "$seen"
[ "$seen" = 'warnings default, good.csv: OK, ends with 0
warnings default, bad.csv: FAIL, ends with 1
warnings ignore, good.csv: OK, ends with 0
warnings ignore, bad.csv: OK, ends with 0
"aandeel":12.5 "aandeel":"150" "aandeel":"veel" ' ] || { echo "This behaves otherwise now."; exit 1; }
