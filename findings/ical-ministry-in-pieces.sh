#!/usr/bin/env bash
# Guess: a ministry with a comma in its name can be a category of an event in a calendar: iCalendar asks for a backslash
#   before the comma, and a library that minds it in a title minds it in a category.
# What happens: neither the library that Node projects write calendars with nor the one they read them with does. ics writes
#   "Landbouw, Visserij" without the backslash, so every reader finds two ministries. node-ical, given the right line, cuts
#   at the comma all the same: "Landbouw\" and "Visserij"; title and place on the lines beside it come out whole.
#   ical.js and icalendar read it right.
# So: who filters on a ministry finds no events of it and does find some of a ministry that is not there. Use codes
#   as categories (LVVN), and put the name into the description.
# Needs: python3 with venv and Node.js with npm.
set -euo pipefail
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
cd "$lab"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check icalendar==7.3.2
npm install --silent --no-audit --no-fund --prefix "$lab" ics@3.12.0 node-ical@0.26.1 ical.js@2.2.1 >/dev/null

cat > write.py <<'PY'
from datetime import date, datetime, timezone
from pathlib import Path

import icalendar

event = icalendar.Event()
event.add("uid", "1@voorbeeld.example")
event.add("dtstamp", datetime(2025, 1, 1, tzinfo=timezone.utc))
event.add("dtstart", date(2025, 12, 31))
event.add("summary", "Termijn, maatregel 2")
event.add("location", "Assen, Drenthe")
event.add("categories", ["Landbouw, Visserij", "Wonen"])
calendar = icalendar.Calendar()
calendar.add("version", "2.0")
calendar.add("prodid", "-//voorbeeld//kalender//NL")
calendar.add_component(event)
Path("right.ics").write_bytes(calendar.to_ical())
PY
cat > write.mjs <<'JS'
import fs from "node:fs";
import { createEvent } from "ics";
const { value } = createEvent({
  uid: "1@voorbeeld.example",
  start: [2025, 12, 31],
  title: "Termijn, maatregel 2",
  location: "Assen, Drenthe",
  categories: ["Landbouw, Visserij", "Wonen"],
});
fs.writeFileSync("ics.ics", value);
JS
cat > read.py <<'PY'
from pathlib import Path

import icalendar

for name in ("right.ics", "ics.ics"):
    text = Path(name).read_text(encoding="utf-8")
    print(name, *(line for line in text.splitlines() if line.startswith(("SUMMARY", "LOCATION", "CATEGORIES"))), sep="\n   ")
    print("   icalendar", *icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["CATEGORIES"].cats, sep=" | ")
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
for (const name of ["right.ics", "ics.ics"]) {
  const text = fs.readFileSync(name, "utf8");
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  console.log(name);
  console.log("   ical.js | " + event.getFirstProperty("categories").getValues().join(" | "));
  const read = Object.values(nodeIcal.sync.parseICS(text)).find((part) => part.type === "VEVENT");
  console.log("   node-ical | " + read.categories.join(" | "));
  console.log("   node-ical | " + read.summary + " | " + read.location);
}
JS
seen=$(venv/bin/python write.py; node write.mjs; venv/bin/python read.py; node read.mjs)
echo "$seen"
[ "$seen" = 'right.ics
   SUMMARY:Termijn\, maatregel 2
   CATEGORIES:Landbouw\, Visserij,Wonen
   LOCATION:Assen\, Drenthe
   icalendar | Landbouw, Visserij | Wonen
ics.ics
   SUMMARY:Termijn\, maatregel 2
   LOCATION:Assen\, Drenthe
   CATEGORIES:Landbouw, Visserij,Wonen
   icalendar | Landbouw |  Visserij | Wonen
right.ics
   ical.js | Landbouw, Visserij | Wonen
   node-ical | Landbouw\ | Visserij | Wonen
   node-ical | Termijn, maatregel 2 | Assen, Drenthe
ics.ics
   ical.js | Landbouw |  Visserij | Wonen
   node-ical | Landbouw | Visserij | Wonen
   node-ical | Termijn, maatregel 2 | Assen, Drenthe' ] || { echo "This behaves otherwise now."; exit 1; }
