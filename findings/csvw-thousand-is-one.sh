#!/usr/bin/env bash
# Guess: a CSVW validator refuses "1.000" in a column of integers, or takes it for a thousand when the description says that
#   the point groups digits. XML Schema, which the datatypes come from, has no point in an integer.
# What happens: csvw calls it valid and reads 1. Twelve thousand jobs, "12.000", are 12. Only a figure that does
#   not end in zeros gives the mistake away: with 1.250 in the column validation fails. With groupChar "." figures are
#   read right. frictionless refuses "1.000" as an integer.
# So: a column of round Dutch figures passes and is a thousand times too small. Write figures without grouping, or describe
#   the grouping; and look at the total as well as at the verdict.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csvw==4.1.1 frictionless==5.21.0

look() {
    printf "maatregel,banen\n4,1.000\n5,$2\n" > jobs.csv
    cat > jobs.csv-metadata.json <<JSON
{"@context": "http://www.w3.org/ns/csvw", "url": "jobs.csv",
 "tableSchema": {"columns": [{"name": "maatregel", "datatype": "string"}, {"name": "banen", "datatype": $1}]}}
JSON
    echo "$1, 1.000 and $2: $(venv/bin/csvwvalidate jobs.csv 2>/dev/null || true)" \
        $(venv/bin/csvw2json jobs.csv 2>/dev/null | grep -o '"banen": .*')
}
seen=$(look '"integer"' 12.000
look '"integer"' 1.250
look '{"base": "integer", "format": {"decimalChar": ",", "groupChar": "."}}' 1.250
printf 'maatregel,banen\n4,1.000\n' > jobs.csv
echo '{"fields": [{"name": "maatregel", "type": "string"}, {"name": "banen", "type": "integer"}]}' > schema.json
{ venv/bin/frictionless validate jobs.csv --schema schema.json --json || true; } | grep '"message"' | tr -s ' ')
echo "$seen"
[ "$seen" = '"integer", 1.000 and 12.000: OK "banen": 1 "banen": 12
"integer", 1.000 and 1.250: FAIL "banen": 1 "banen": "1.250"
{"base": "integer", "format": {"decimalChar": ",", "groupChar": "."}}, 1.000 and 1.250: OK "banen": 1000 "banen": 1250
 "message": "Type error in the cell \"1.000\" in row \"2\" and field \"banen\" at position \"2\": type is \"integer/default\"",' ] || { echo "This behaves otherwise now."; exit 1; }
