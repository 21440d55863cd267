#!/usr/bin/env bash
# Guess: a library for EDTF, the notation for dates that are not exact, either knows what a quarter in words is (the notation
#   has a number for each: 2025-35 is the third) or gives only the year, as it does for "second half of 2025".
# What happens: text_to_edtf takes the number of the quarter for that of a month. "Q3 2025" is 2025-03, which ends on 31
#   March instead of 30 September; "3rd quarter of 2025" and "quarter 3, 2025" too, and "week 12 2025" is December. Spelt out
#   ("third quarter 2025") it is 2025. Reading 2025-35 the same library gives July to September. Other words with
#   figures become dates without a year: "7 to 9 squares" is the ninth of July.
# So: a promise for the third quarter counts as late from April on. Write 2025-35, or both days, into the data by
#   hand; and let nothing turn sentences into dates that nobody reads.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check edtf==5.0.2

cat > look.py <<'PY'
from importlib.metadata import version
from time import strftime

from edtf import parse_edtf, text_to_edtf

print("edtf", version("edtf"))
for words in (
    "Q1 2025",
    "Q3 2025",
    "3rd quarter of 2025",
    "quarter 3, 2025",
    "third quarter 2025",
    "second half of 2025",
    "week 12 2025",
    "September 2025",
    "7 to 9 squares",
):
    print(f"{words}: {text_to_edtf(words)}")
quarter = parse_edtf("2025-35")
print("2025-35:", strftime("%Y-%m-%d", quarter.lower_strict()), strftime("%Y-%m-%d", quarter.upper_strict()))
PY
seen=$(venv/bin/python look.py 2>/dev/null)
echo "$seen"
[ "$seen" = 'edtf 5.0.2
Q1 2025: 2025-01
Q3 2025: 2025-03
3rd quarter of 2025: 2025-03
quarter 3, 2025: 2025-03
third quarter 2025: 2025
second half of 2025: 2025
week 12 2025: 2025-12
September 2025: 2025-09
7 to 9 squares: XXXX-07-09
2025-35: 2025-07-01 2025-09-30' ] || { echo "This behaves otherwise now."; exit 1; }
