#!/usr/bin/env bash
# Guess: P3M, how ISO 8601 (and with it schema.org and DCAT) writes a term of three months, is three months for whatever
#   reads such terms; or it is refused, because months have no fixed length.
# What happens: pandas does refuse years, and takes months for minutes. The M stands for months before the T and for minutes
#   behind it; pandas does not look for the T. P3M is three minutes, P1M15D is 15 days and one minute, and a whole column
#   goes the same way. pydantic and aniso8601 make 90 days of it, and 360 of P12M, but 365 of P1Y. isodate and pendulum
#   keep months. On a term of 15 days all agree.
# So: a promise of 1 July 2025 to be kept within three months is due on the same day, on 29 September or on 1 October,
#   and nothing complains. Publish the day on which a term ends beside the term, and read terms with what keeps months.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check \
    pandas==3.1.1 pydantic==2.14.4 aniso8601==10.0.1 isodate==0.7.2 pendulum==3.3.0

cat > terms.py <<'PY'
from datetime import date, timedelta
from importlib.metadata import version

import aniso8601
import isodate
import pandas as pd
import pendulum
from pydantic import TypeAdapter

START = date(2025, 7, 1)
READERS = {
    "pandas": lambda term: pd.Timedelta(term).to_pytimedelta(),
    "pydantic": TypeAdapter(timedelta).validate_python,
    "aniso8601": aniso8601.parse_duration,
    "isodate": isodate.parse_duration,
    "pendulum": pendulum.parse,
}
for name, read in READERS.items():
    print(name, version(name))
    for term in ("P15D", "P3M", "P12M", "P1Y", "P1M15D"):
        try:
            length = read(term)
        except ValueError as problem:
            print(f"   {term}: {problem}")
            continue
        print(f"   {term}: ends on {pendulum.date(2025, 7, 1) + length if name == 'pendulum' else START + length}")
print(pd.to_timedelta(pd.Series(["P3M", "P15D"])).astype(str).tolist())
PY
seen=$(venv/bin/python terms.py)
echo "$seen"
[ "$seen" = 'pandas 3.1.1
   P15D: ends on 2025-07-16
   P3M: ends on 2025-07-01
   P12M: ends on 2025-07-01
   P1Y: Invalid ISO 8601 Duration format - P1Y
   P1M15D: ends on 2025-07-16
pydantic 2.14.4
   P15D: ends on 2025-07-16
   P3M: ends on 2025-09-29
   P12M: ends on 2026-06-26
   P1Y: ends on 2026-07-01
   P1M15D: ends on 2025-08-15
aniso8601 10.0.1
   P15D: ends on 2025-07-16
   P3M: ends on 2025-09-29
   P12M: ends on 2026-06-26
   P1Y: ends on 2026-07-01
   P1M15D: ends on 2025-08-15
isodate 0.7.2
   P15D: ends on 2025-07-16
   P3M: ends on 2025-10-01
   P12M: ends on 2026-07-01
   P1Y: ends on 2026-07-01
   P1M15D: ends on 2025-08-16
pendulum 3.3.0
   P15D: ends on 2025-07-16
   P3M: ends on 2025-10-01
   P12M: ends on 2026-07-01
   P1Y: ends on 2026-07-01
   P1M15D: ends on 2025-08-16
['\''0 days 00:03:00'\'', '\''15 days 00:00:00'\'']' ] || { echo "This behaves otherwise now."; exit 1; }
