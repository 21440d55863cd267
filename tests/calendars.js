// Reads calendars as programs of readers do: node calendars.js LIBRARY PATH...
// Writes one JSON object: for each event, by its UID, its title, the first days on which it is, and the day behind each.
// Days are those that such a program shows: of a whole day without a zone, in whatever zone the machine is.
"use strict";

const { readFileSync } = require("node:fs");

const OFTEN = 3; // as many times of what comes back
const two = (number) => String(number).padStart(2, "0");
// node-ical makes a whole day midnight on this machine.
const local = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const readers = {
  "ical.js": (text) => {
    const ICAL = require("ical.js").default ?? require("ical.js");
    const found = {};
    for (const each of new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")) {
      const event = new ICAL.Event(each);
      const days = [];
      const times = event.iterator();
      for (let time = times.next(); time && days.length < OFTEN; time = times.next()) {
        const details = event.getOccurrenceDetails(time);
        days.push([details.startDate.toString(), details.endDate.toString()]);
        if (!event.isRecurring()) break;
      }
      found[event.uid] = [event.summary, days];
    }
    return found;
  },
  "node-ical": (text) => {
    const found = {};
    for (const event of Object.values(require("node-ical").sync.parseICS(text))) {
      if (event.type !== "VEVENT") continue;
      const title = typeof event.summary === "object" ? event.summary.val : event.summary;
      if (event.datetype !== "date") throw new Error(`${event.uid} is no whole day`);
      found[event.uid] = [title, [[local(event.start), local(event.end)]]];
    }
    return found;
  },
};

const [, , library, ...paths] = process.argv;
const every = paths.map((path) => readers[library](readFileSync(path, "utf8")));
process.stdout.write(JSON.stringify(Object.assign({}, ...every)));
