"""Calendars: well-formed (RFC 5545), with an event for each promise that has a day, and each row whose day
was to come, on that day.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from motiespoor import dutch
from motiespoor.derive.deadlines import Deadline, deadlines, yearly
from motiespoor.derive.instances import window, year_to_come
from motiespoor.derive.registers import announced, last_day, register_page, row_places
from motiespoor.derive.succession import successors
from motiespoor.model.dossier import Dossier
from motiespoor.model.register import RegisterTable
from motiespoor.model.succession import Kind
from motiespoor.press.built import Built, problem
from motiespoor.press.proof.known import Known, days_in
from motiespoor.problem import Problem, clipped
from motiespoor.render.calendars import former_calendar, measure_calendar, register_calendar, site_calendar
from motiespoor.render.permanent import full_address, milestone_place, uid

_LINE = 75  # octets, at most (RFC 5545, 3.1)
_ESCAPED = re.compile(r"\\([\\;,nN])")
_ONCE = ("UID", "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "URL", "DESCRIPTION")

Event = dict[str, str]


@dataclass(frozen=True, slots=True)
class Meant:
    """An event as it must be: what it is called, its day, the whole address that it leads to, and whether it returns."""

    title: str
    day: date
    url: str
    returns: bool


def calendars_agree(site: Built, known: Known) -> Iterator[Problem]:
    """Ensure every calendar can be read and has the promises and rows that have a day to come, and no others."""
    for path, meant in _wanted(known).items():
        if path is None:
            continue
        events = _events(site.content(path))
        if events is None:
            yield problem(path, "deze agenda ontbreekt, of is geen goede iCalendar.")
            continue
        if sorted(each.get("UID", "") for each in events) != sorted(meant):
            yield problem(path, "de afspraken in deze agenda zijn niet die van het dossier.")
            continue
        for event in events:
            yield from (problem(path, text) for text in _event_differs(event, meant[event["UID"]], known))


def _wanted(known: Known) -> dict[str | None, dict[str, Meant]]:
    """The events of each calendar, by their names."""
    dossier = known.dossier
    promised = deadlines(dossier, known.today)
    of_promises = [(each.measure, dict(_of_promise(each, dossier))) for each in promised]
    by_measure: defaultdict[str, list[dict[str, Meant]]] = defaultdict(list)
    for by, found in of_promises:
        if by is not None:
            by_measure[by.slug].append(found)
    wanted: dict[str | None, dict[str, Meant]] = {
        register_calendar(table, dossier): dict(_of_rows(table, dossier)) for table in dossier.registers
    }
    every = {name: meant for found in wanted.values() for name, meant in found.items()}
    for measure in dossier.measures:
        own = by_measure[measure.slug]
        wanted[measure_calendar(measure, dossier)] = {name: meant for found in own for name, meant in found.items()}
    for each in dossier.successions:
        if each.kind is Kind.MEASURE:
            after = successors(dossier, each.name)
            own = [found for by, found in of_promises if by in after]
            path = former_calendar(each.name, dossier)
            wanted[path] = {name: meant for found in own for name, meant in found.items()}
    every |= {name: meant for _, found in of_promises for name, meant in found.items()}
    return wanted | {site_calendar(dossier): every}


def _of_promise(deadline: Deadline, dossier: Dossier) -> Iterator[tuple[str, Meant]]:
    if (day := _day(deadline, dossier)) is not None:
        milestone, publication = deadline.milestone, dossier.publication
        url = full_address(publication, *milestone_place(deadline))
        yield uid(publication, f"mijlpalen/{milestone.id}"), Meant(milestone.title, day, url, _returns(deadline))


def _of_rows(table: RegisterTable, dossier: Dossier) -> Iterator[tuple[str, Meant]]:
    publication, field = dossier.publication, table.parts.day
    for row in announced(dossier)[table.name]:
        day = last_day(row.now(field)) or last_day(row.values.get(field or ""))
        place = row_places(dossier)[table.name, row.key]
        if day is not None:
            meant = Meant(table.title(row), day, full_address(publication, place.page, place.anchor), False)
            yield uid(publication, f"{register_page(table.name)}/{row.key}"), meant


def _event_differs(event: Event, meant: Meant, known: Known) -> Iterator[str]:
    name, day = clipped(meant.title), meant.day
    if (event.get("DTSTART"), event.get("DTEND")) != (_written(day), _written(day + timedelta(days=1))):
        yield f"afspraak '{name}' staat op een andere dag dan {dutch.day(day)}."
    if event.get("URL") != meant.url:
        yield f"afspraak '{name}' leidt niet naar waar zij staat."
    if dutch.plain(meant.title) not in event.get("SUMMARY", ""):
        yield f"afspraak '{name}' heeft een andere titel."
    if event.get("RRULE", "").startswith("FREQ=YEARLY") != meant.returns or event.get("RRULE", "F")[0] != "F":
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
