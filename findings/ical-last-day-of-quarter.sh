#!/usr/bin/env bash
# Guess: "every three months from 31 March" is what a publisher of quarterly figures writes into a calendar, and
#   every calendar shows the same days, the last of each quarter.
# What happens: two readers follow the letter of the standard and skip June and September, which have no 31st;
#   node-ical moves to the 30th and stays there, so that the year ends on 30 December. For a yearly 29 February
#   there are three answers: 2028, 28 February, 1 March.
# So: write each day as an event of its own, or at least BYMONTHDAY=-1, on which all three agree.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check recurring-ical-events==3.8.2 icalendar==7.3.2
npm install --silent --no-audit --no-fund --prefix "$lab" ical.js@2.2.1 node-ical@0.26.1 >/dev/null

event() { printf 'BEGIN:VEVENT\r\nUID:%s@voorbeeld.example\r\nDTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:%s\r\nRRULE:%s\r\nSUMMARY:%s\r\nEND:VEVENT\r\n' "$@"; }
{
    printf 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//voorbeeld//kalender//NL\r\n'
    event kwartaal 20240331 'FREQ=MONTHLY;INTERVAL=3;COUNT=4' Kwartaalcijfers
    event laatste 20240331 'FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;COUNT=4' 'Laatste dag'
    event schrikkel 20240229 'FREQ=YEARLY;COUNT=2' Jaarcijfers
    printf 'END:VCALENDAR\r\n'
} > calendar.ics

cat > read.py <<'PY'
import icalendar, recurring_ical_events
from importlib.metadata import version
calendar = icalendar.Calendar.from_ical(open("calendar.ics", "rb").read())
days = {}
for event in recurring_ical_events.of(calendar).between((2024, 1, 1), (2031, 1, 1)):
    days.setdefault(str(event["UID"]).split("@")[0], []).append(event["DTSTART"].dt.isoformat())
for name in ("kwartaal", "laatste", "schrikkel"):
    print("recurring-ical-events", version("recurring-ical-events"), name, *sorted(days[name]))
PY
cat > read.mjs <<'JS'
import {readFileSync} from 'node:fs';
import ICAL from 'ical.js';
import ical from 'node-ical';
const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;
const text = readFileSync('calendar.ics', 'utf8');
for (const part of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')) {
  const event = new ICAL.Event(part), days = [];
  for (let each = event.iterator(), day; (day = each.next());) days.push(day.toString());
  console.log('ical.js', version('ical.js'), event.uid.split('@')[0], ...days);
}
for (const event of Object.values(ical.sync.parseICS(text)).filter(({type}) => type === 'VEVENT')) {
  const days = event.rrule.all().map((day) => day.toISOString().slice(0, 10));
  console.log('node-ical', version('node-ical'), event.uid.split('@')[0], ...days);
}
JS
seen=$(venv/bin/python read.py && TZ=UTC node read.mjs)
echo "$seen"
[ "$seen" = "recurring-ical-events 3.8.2 kwartaal 2024-03-31 2024-12-31 2025-03-31 2025-12-31
recurring-ical-events 3.8.2 laatste 2024-03-31 2024-06-30 2024-09-30 2024-12-31
recurring-ical-events 3.8.2 schrikkel 2024-02-29 2028-02-29
ical.js 2.2.1 kwartaal 2024-03-31 2024-12-31 2025-03-31 2025-12-31
ical.js 2.2.1 laatste 2024-03-31 2024-06-30 2024-09-30 2024-12-31
ical.js 2.2.1 schrikkel 2024-02-29 2025-03-01
node-ical 0.26.1 kwartaal 2024-03-31 2024-06-30 2024-09-30 2024-12-30
node-ical 0.26.1 laatste 2024-03-31 2024-06-30 2024-09-30 2024-12-31
node-ical 0.26.1 schrikkel 2024-02-29 2025-02-28" ] || { echo "This has changed."; exit 1; }
