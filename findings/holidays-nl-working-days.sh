#!/usr/bin/env bash
# Guess: which days of the year are no working days in the Netherlands is a matter of fact, so libraries that know them
#   count ten working days from a day to the same end.
# What happens: three libraries have three calendars. On Good Friday date-holidays, asked for public holidays, works and the
#   other two rest. On 5 May workalendar rests each year, holidays once in five years, date-holidays never. Ten working
#   days after 26 March 2026 it is 10 or 13 April, ten after 23 April it is 8 or 11 May. The law on terms (Algemene
#   termijnenwet, article 3) has 5 May of each year and Good Friday among its holidays; only workalendar agrees.
# So: who shows that a term in working days has passed says by which rule it was counted, publishes the day on which it
#   ends, and has the list of days in the data, not in a library.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check holidays==0.109 workalendar==17.0.0
npm install --silent --no-audit --no-fund --prefix "$lab" date-holidays@3.37.0 >/dev/null 2>&1

cat > look.mjs <<'JS'
import { createRequire } from "node:module";
import Holidays from "date-holidays";
const { version } = createRequire(import.meta.url)("date-holidays/package.json");
const rests = (day) => day.type === "public";
const days = (year) => new Holidays("NL").getHolidays(year).filter(rests).map((day) => day.date.slice(0, 10));
console.log(JSON.stringify([`date-holidays ${version}`, [2025, 2026, 2027].flatMap(days)]));
JS
cat > look.py <<'PY'
import json
import sys
from datetime import date, timedelta
from importlib.metadata import version

import holidays
from workalendar.europe import Netherlands

YEARS = (2025, 2026, 2027)
name, days = json.load(sys.stdin)
calendars = {
    f"holidays {version('holidays')}": set(holidays.country_holidays("NL", years=YEARS)),
    f"workalendar {version('workalendar')}": {day for year in YEARS for day, _ in Netherlands().holidays(year)},
    name: {date.fromisoformat(day) for day in days},
}


def after(day: date, count: int, rest: set[date]) -> date:
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5 and day not in rest
    return day


every = set.union(*calendars.values())
some = sorted(day for day in every if any(day not in rest for rest in calendars.values()))
for name, rest in calendars.items():
    print(name)
    print("   rests on", *(day for day in some if day in rest))
    print("   ten working days after", *(f"{day} {after(day, 10, rest)}" for day in (date(2026, 3, 26), date(2026, 4, 23))))
PY
seen=$(node look.mjs | venv/bin/python look.py)
echo "$seen"
[ "$seen" = 'holidays 0.109
   rests on 2025-04-18 2025-05-05 2026-04-03 2027-03-26
   ten working days after 2026-03-26 2026-04-13 2026-04-23 2026-05-08
workalendar 17.0.0
   rests on 2025-04-18 2025-05-05 2026-04-03 2026-05-05 2027-03-26 2027-05-05
   ten working days after 2026-03-26 2026-04-13 2026-04-23 2026-05-11
date-holidays 3.37.0
   rests on
   ten working days after 2026-03-26 2026-04-10 2026-04-23 2026-05-08' ] || { echo "This behaves otherwise now."; exit 1; }
