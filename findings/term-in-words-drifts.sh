#!/usr/bin/env bash
# Guess: "over 1 jaar" beside a deadline is a year, give or take what rounding does; libraries that write it in Dutch differ
#   in the word (een, 1), not in the time.
# What happens: seen from 31 December 2025, a deadline ten months away (7 November 2026) is "over 1 jaar" with Babel, and so is
#   one 23 months away (30 November 2027) with Luxon. Babel goes to the next unit at 0.85 of it: six days are a week and ten
#   days too. Luxon never rounds up. 18 months are two years with dayjs and one with arrow; for six weeks date-fns says
#   two months. Of these nine deadlines the five libraries agree on one, that of five months.
# So: a page and the mail about it, made by two of these, give one promise two terms, a year apart at worst. Write the day,
#   and beside it a number of days or months that you counted yourself.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check babel==2.19.0 arrow==1.4.0
npm install --silent --no-audit --no-fund --prefix "$lab" luxon@3.7.2 dayjs@1.11.23 date-fns@4.4.0 >/dev/null

days="2026-01-06 2026-01-10 2026-01-26 2026-02-14 2026-05-31 2026-11-07 2027-06-30 2027-07-05 2027-11-30"
cat > terms.py <<'PY'
import sys
from datetime import datetime, timezone
from importlib.metadata import version

import arrow
from babel.dates import format_timedelta

TODAY = datetime(2025, 12, 31, tzinfo=timezone.utc)
ends = [datetime.fromisoformat(day).replace(tzinfo=timezone.utc) for day in sys.argv[1:]]
print(f"babel {version('babel')}", *(format_timedelta(end - TODAY, locale="nl", add_direction=True) for end in ends), sep=" | ")
print(f"arrow {version('arrow')}", *(arrow.get(end).humanize(arrow.get(TODAY), locale="nl") for end in ends), sep=" | ")
PY
cat > terms.mjs <<'JS'
import fs from "node:fs";
import { formatDistance } from "date-fns";
import { nl } from "date-fns/locale";
import dayjs from "dayjs";
import "dayjs/locale/nl.js";
import relativeTime from "dayjs/plugin/relativeTime.js";
import { DateTime } from "luxon";
dayjs.extend(relativeTime);
const today = "2025-12-31";
const ways = {
  luxon: (day) => DateTime.fromISO(day, { locale: "nl" }).toRelative({ base: DateTime.fromISO(today) }),
  dayjs: (day) => dayjs(day).locale("nl").from(dayjs(today)),
  "date-fns": (day) => formatDistance(new Date(day), new Date(today), { locale: nl, addSuffix: true }),
};
for (const [name, say] of Object.entries(ways)) {
  const { version } = JSON.parse(fs.readFileSync(`node_modules/${name}/package.json`, "utf8"));
  console.log([`${name} ${version}`, ...process.argv.slice(2).map(say)].join(" | "));
}
JS
export TZ=UTC
# shellcheck disable=SC2086 # the days are words
seen=$(echo "from 2025-12-31 to | ${days// / | }"; venv/bin/python terms.py $days; node terms.mjs $days)
echo "$seen"
[ "$seen" = 'from 2025-12-31 to | 2026-01-06 | 2026-01-10 | 2026-01-26 | 2026-02-14 | 2026-05-31 | 2026-11-07 | 2027-06-30 | 2027-07-05 | 2027-11-30
babel 2.19.0 | over 1 week | over 1 week | over 1 maand | over 2 maanden | over 5 maanden | over 1 jaar | over 1 jaar | over 2 jaar | over 2 jaar
arrow 1.4.0 | over 6 dagen | over een week | over een maand | over een maand | over 5 maanden | over 10 maanden | over een jaar | over een jaar | over een jaar
luxon 3.7.2 | over 6 dagen | over 10 dagen | over 26 dagen | over 1 maand | over 5 maanden | over 10 maanden | over 1 jaar | over 1 jaar | over 1 jaar
dayjs 1.11.23 | over 6 dagen | over 10 dagen | over een maand | over een maand | over 5 maanden | over 10 maanden | over 2 jaar | over 2 jaar | over 2 jaar
date-fns 4.4.0 | over 6 dagen | over 10 dagen | over 26 dagen | over ongeveer 2 maanden | over 5 maanden | over 10 maanden | over meer dan 1 jaar | over meer dan 1 jaar | over bijna 2 jaar' ] || { echo "This behaves otherwise now."; exit 1; }
