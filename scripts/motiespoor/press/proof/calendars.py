"""Calendars: well-formed (RFC 5545), with an event for each promise that has a day, on that day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from motiespoor import dutch
from motiespoor.derive.deadlines import Deadline, deadlines, yearly
from motiespoor.derive.instances import window, year_to_come
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known, days_in
from motiespoor.problem import Problem, clipped
from motiespoor.render.calendars import measure_calendar, site_calendar
from motiespoor.render.permanent import full_address, milestone_place, uid

_LINE = 75  # octets, at most (RFC 5545, 3.1)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_ONCE = ("UID", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "URL", "DESCRIPTION")

Event = dict[str, str]


def calendars_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure every calendar can be read and has the promises that have a day, and no others."""
    dossier = known.dossier
    promised = deadlines(dossier, known.today)
    wanted = {site_calendar(dossier): promised} | {
        measure_calendar(each, dossier): tuple(one for one in promised if one.measure == each)
        for each in dossier.measures
    }
    for path, every in wanted.items():
        if path is None:
            continue
        events = _events(site.content(path))
        if events is None:
            yield problem(path, "deze agenda ontbreekt, of is geen goede iCalendar.")
            continue
        meant = {
            uid(dossier.publication, f"mijlpalen/{each.milestone.id}"): (each, day)
            for each in every
            if (day := _day(each, dossier)) is not None
        }
        if sorted(each.get("UID", "") for each in events) != sorted(meant):
            yield problem(path, "de afspraken in deze agenda zijn niet die van het dossier.")
            continue
        for event in events:
            deadline, day = meant[event["UID"]]
            yield from (problem(path, text) for text in _event_differs(event, deadline, day, known))


def _event_differs(event: Event, deadline: Deadline, day: date, known: Known) -> Iterator[str]:
    milestone = deadline.milestone
    name = clipped(milestone.title)
    if (event.get("DTSTART"), event.get("DTEND")) != (_written(day), _written(day + timedelta(days=1))):
        yield f"afspraak '{name}' staat op een andere dag dan {dutch.day(day)}."
    if event.get("URL") != full_address(known.dossier.publication, *milestone_place(deadline)):
        yield f"afspraak '{name}' leidt niet naar haar belofte."
    if dutch.plain(milestone.title) not in event.get("SUMMARY", ""):
        yield f"afspraak '{name}' heeft een andere titel."
    if event.get("RRULE", "").startswith("FREQ=YEARLY") != _returns(deadline) or event.get("RRULE", "F")[0] != "F":
        yield f"afspraak '{name}' keert anders terug dan de belofte."
    if any(each not in event for each in _ONCE):
        yield f"afspraak '{name}' is niet heel."
    for told in days_in(event.get("DESCRIPTION", "")):
        if told not in known.days:
            yield f"afspraak '{name}' noemt een dag die het dossier niet kent: {dutch.day(told)}."


def _day(deadline: Deadline, dossier: Dossier) -> date | None:
    """The last day as it was last told; of what comes back every year the last day in the year that is to come."""
    milestone = deadline.milestone
    if _returns(deadline):
        year = year_to_come(milestone, dossier)
        return window(milestone, year)[1] if year is not None else None
    terms = (milestone.expected, *(each.expected for each in milestone.reports))
    return next((each.due for each in reversed(terms) if each is not None and each.due is not None), None)


def _returns(deadline: Deadline) -> bool:
    milestone = deadline.milestone
    return yearly(milestone) and milestone.together is None and milestone.condition is None


def _written(day: date) -> str:
    return day.strftime("%Y%m%d")


def _events(content: bytes | None) -> list[Event] | None:
    """The events of a calendar, each by its properties without their parameters; `None` when it is not well-formed."""
    if content is None or not content.endswith(b"END:VCALENDAR\r\n") or b"\n" in content.replace(b"\r\n", b""):
        return None
    if any(len(line) > _LINE for line in content.split(b"\r\n")):
        return None
    try:
        lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    except UnicodeDecodeError:
        return None
    events: list[Event] = []
    event: Event | None = None
    for line in lines[1:-2]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT" and event is None:
            event = {}
        elif line == "END:VEVENT" and event is not None:
            events.append(event)
            event = None
        elif not value or name in ("BEGIN", "END"):
            return None
        elif event is not None:
            event[name.partition(";")[0]] = _ESCAPED.sub(
                lambda found: {"n": "\n"}.get(found[1].lower(), found[1]), value
            )
    return events if event is None and lines[0] == "BEGIN:VCALENDAR" else None
