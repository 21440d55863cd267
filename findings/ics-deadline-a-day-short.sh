#!/usr/bin/env bash
# Guess: a task that is due on a day (DUE;VALUE=DATE:20251231) is still due on that day after a library has read the
#   calendar and written it again, and its link leads to the same page.
# What happens: ics makes a moment of the day: 00:00 UTC, when 31 December begins. A task for the end of the year is
#   over one hour into its last day in the Netherlands and on the evening of the 30th in New York. Days of events stay days.
#   It also puts a backslash before a semicolon or comma in a link, which only texts have, so that the link leads nowhere;
#   and a meeting at nine every week from January, Amsterdam time, is at eight UTC, so at ten in summer.
# So: put a deadline into a calendar as an event of a whole day, times without RRULE, and links without those two signs;
#   icalendar and vobject write all of them as they were.
# Needs: python3 with venv.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check ics==0.7.3 icalendar==7.3.2 vobject==0.9.9

cat > look.py <<'PY'
from importlib.metadata import version

import icalendar
import ics
import vobject

LINES = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//voorbeeld//kalender//NL
BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTODO
UID:1@voorbeeld.example
DTSTAMP:20250101T000000Z
DUE;VALUE=DATE:20251231
SUMMARY:Rapportage
URL:https://voorbeeld.example/kalender;jaar=2025,2026
END:VTODO
BEGIN:VEVENT
UID:2@voorbeeld.example
DTSTAMP:20250101T000000Z
DTSTART;TZID=Europe/Amsterdam:20250106T090000
RRULE:FREQ=WEEKLY
SUMMARY:Overleg
END:VEVENT
END:VCALENDAR
"""
text = LINES.replace("\n", "\r\n")
written = {
    "ics": ics.Calendar(text).serialize(),
    "icalendar": icalendar.Calendar.from_ical(text).to_ical().decode(),
    "vobject": vobject.readOne(text).serialize(),
}
for name, calendar in written.items():
    found = [line for line in calendar.splitlines() if line.startswith(("DUE", "URL", "DTSTART;TZID", "DTSTART:2025"))]
    print(name, version(name), *sorted(found), sep="\n   ")
PY
seen=$(venv/bin/python look.py 2>/dev/null)
echo "$seen"
[ "$seen" = 'ics
   0.7.3
   DTSTART:20250106T080000Z
   DUE:20251231T000000Z
   URL:https://voorbeeld.example/kalender\;jaar=2025\,2026
icalendar
   7.3.2
   DTSTART;TZID=Europe/Amsterdam:20250106T090000
   DUE;VALUE=DATE:20251231
   URL:https://voorbeeld.example/kalender;jaar=2025,2026
vobject
   0.9.9
   DTSTART;TZID=Europe/Amsterdam:20250106T090000
   DUE;VALUE=DATE:20251231
   URL:https://voorbeeld.example/kalender;jaar=2025,2026' ] || { echo "This behaves otherwise now."; exit 1; }
