#!/usr/bin/env bash
# Guess: a tool that says what changed between two versions of a table says it when a row is gone, or when a figure changed.
# What happens: csv-diff keeps rows by their key, or by all of their cells when it has none, so rows that are equal there are
#   one row to it. Of two equal rows one may go and nothing changed. With the place as key the last row of a place stands for
#   all of them, so that a figure in an earlier row may change from 5 to 9; without a key the 9 is a row more, and none is
#   gone. DeepDiff with ignore_order, much used because the order of rows says nothing, does not count rows either until it
#   is told report_repetition=True. daff sees each.
# So: "no changes" may hide a row that was struck, and with it a total that fell. Give each row a number of its own, check
#   before comparing that the key is in each row another, and compare counts and totals too.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check csv-diff==1.2 deepdiff==9.1.0 daff==1.4.2

printf 'plaats,banen\nAssen,5\nAssen,5\nGoes,7\n' > old.csv
printf 'plaats,banen\nAssen,5\nGoes,7\n' > row-gone.csv
printf 'plaats,banen\nAssen,9\nAssen,5\nGoes,7\n' > figure-changed.csv
cat > compare.py <<'PY'
import csv
from importlib.metadata import version
from pathlib import Path

from csv_diff import compare, load_csv
from daff import CompareFlags, Coopy, PythonTableView, TableDiff
from deepdiff import DeepDiff

print("csv-diff", version("csv-diff"), "deepdiff", version("deepdiff"), "daff", version("daff"))


def rows(name: str) -> list[list[str]]:
    return list(csv.reader(Path(name).read_text(encoding="utf-8").splitlines()))


def by_csv_diff(name: str, key: str | None) -> dict[str, object]:
    with open("old.csv", encoding="utf-8") as old, open(name, encoding="utf-8") as new:
        found = compare(load_csv(old, key=key), load_csv(new, key=key))
    return {kind: what for kind, what in found.items() if what}


def by_daff(name: str) -> list[list[str]]:
    old, new, found = PythonTableView(rows("old.csv")), PythonTableView(rows(name)), []
    TableDiff(Coopy.compareTables(old, new).align(), CompareFlags()).hilite(PythonTableView(found))
    return [row for row in found if row[0] not in ("", "@@", "...")]


for name in ("row-gone.csv", "figure-changed.csv"):
    print(name)
    print("   csv-diff, no key:", by_csv_diff(name, None) or "no changes")
    print("   csv-diff, key plaats:", by_csv_diff(name, "plaats") or "no changes")
    for repeated in (False, True):
        found = DeepDiff(rows("old.csv"), rows(name), ignore_order=True, report_repetition=repeated)
        print(f"   deepdiff, report_repetition={repeated}:", ", ".join(found.to_dict()) or "no changes")
    print("   daff:", by_daff(name) or "no changes")
PY
seen=$(venv/bin/python compare.py)
echo "$seen"
[ "$seen" = 'csv-diff 1.2 deepdiff 9.1.0 daff 1.4.2
row-gone.csv
   csv-diff, no key: no changes
   csv-diff, key plaats: no changes
   deepdiff, report_repetition=False: no changes
   deepdiff, report_repetition=True: repetition_change
   daff: [['\''---'\'', '\''Assen'\'', '\''5'\'']]
figure-changed.csv
   csv-diff, no key: {'\''added'\'': [{'\''plaats'\'': '\''Assen'\'', '\''banen'\'': '\''9'\''}]}
   csv-diff, key plaats: no changes
   deepdiff, report_repetition=False: iterable_item_added
   deepdiff, report_repetition=True: iterable_item_added, repetition_change
   daff: [['\''+++'\'', '\''Assen'\'', '\''9'\''], ['\''---'\'', '\''Assen'\'', '\''5'\'']]' ] || { echo "This behaves otherwise now."; exit 1; }
