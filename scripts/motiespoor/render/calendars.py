"""Calendars (RFC 5545): every promise with a last day or a day of the year, and every row of a register whose day was
still to come when it was told, for in an agenda; of everything, of a measure and of a register.

What once had a day keeps its event: an agenda that follows the calendar is told that it no longer holds. The calendar
of a measure that ended has the days of what took over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from motiespoor import dutch, paths
from motiespoor.derive.days import searched_until
from motiespoor.derive.deadlines import Deadline, Outcome, yearly
from motiespoor.derive.instances import milestones, window, year_to_come
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import announced, last_day, register_page, row_places
from motiespoor.derive.succession import successors
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.period import Period
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.source import Source
from motiespoor.model.succession import Kind
from motiespoor.model.wording import Phrases
from motiespoor.render.entry import of_measure, resting
from motiespoor.render.output import Output
from motiespoor.render.permanent import full_address, milestone_place, uid
from motiespoor.render.register_cells import in_words
from motiespoor.render.sentences import not_found, terms_after

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_END = "END:VCALENDAR\r\n"
_MAKER = "-//Motiespoor//Termijnen//NL"


def site_calendar(dossier: Dossier) -> str | None:
    """Where the calendar of everything is; `None` when no promise has a day, and no row one that was to come."""
    some = any(_day(each, dossier) for each in milestones(dossier)) or any(announced(dossier).values())
    return "kalender/alles.ics" if some else None


def measure_calendar(measure: Measure, dossier: Dossier) -> str | None:
    """Where the calendar of a measure is; `None` when no promise of it has a day."""
    # The standard knows no calendar with nothing in it (RFC 5545, 3.6).
    return (
        f"kalender/maatregelen/{measure.slug}.ics" if any(_day(each, dossier) for each in measure.milestones) else None
    )


def former_calendar(name: str, dossier: Dossier) -> str | None:
    """Where the calendar of a measure that ended is, by its key; `None` when no promise of what took over has a day."""
    after = successors(dossier, name)
    return f"kalender/maatregelen/{name}.ics" if any(measure_calendar(each, dossier) for each in after) else None


def register_calendar(table: RegisterTable, dossier: Dossier) -> str | None:
    """Where the calendar of a register is; `None` when no row of it has a day that was to come."""
    return f"kalender/{register_page(table.name)}.ics" if announced(dossier)[table.name] else None


def uids(dossier: Dossier) -> Iterator[str]:
    """The names of all events."""
    yield from (_uid(dossier, each) for each in milestones(dossier) if _day(each, dossier) is not None)
    for name, rows in announced(dossier).items():
        yield from (_uid_of_row(dossier, name, row) for row in rows)


def calendars(dossier: Dossier, deadlines: tuple[Deadline, ...]) -> Iterator[Output]:
    """The calendar of all promises with a day, and one for each measure that has such a promise, or took over from one."""
    name, said = dossier.publication.name, phrases(dossier)
    sources = {each.id: each for each in dossier.sources}
    found: list[str] = []
    by_measure: defaultdict[str, list[str]] = defaultdict(list)
    for deadline in deadlines:
        if (day := _day(deadline.milestone, dossier)) is not None:
            event = _text(_event(dossier, said, deadline, day, sources))
            found.append(event)
            if deadline.measure is not None:
                by_measure[deadline.measure.slug].append(event)
    by_register = {
        table.name: [_text(_event_of_row(dossier, table, row, sources)) for row in announced(dossier)[table.name]]
        for table in dossier.registers
    }
    found.extend(event for events in by_register.values() for event in events)
    if (path := site_calendar(dossier)) is not None:
        yield Output(path=path, content=_calendar(f"{name}: termijnen", found), source=paths.PUBLICATION)
    for measure in dossier.measures:
        if (path := measure_calendar(measure, dossier)) is not None:
            title = f"{name}: termijnen van {said['maatregel']} {measure.number}, {measure.title}"
            yield Output(path=path, content=_calendar(title, by_measure[measure.slug]), source=measure.origin.path)
    for each in dossier.successions:
        if each.kind is Kind.MEASURE and (path := former_calendar(each.name, dossier)) is not None:
            title = f"{name}: {terms_after(each.title)}"
            events = [one for measure in successors(dossier, each.name) for one in by_measure[measure.slug]]
            yield Output(path=path, content=_calendar(title, events), source=each.origin.path)
    for table in dossier.registers:
        if (path := register_calendar(table, dossier)) is not None:
            title = f"{name}: {table.package.title}"
            yield Output(path=path, content=_calendar(title, by_register[table.name]), source=table.package.origin.path)


def _day(milestone: Milestone, dossier: Dossier) -> date | None:
    """The last day of a promise as last told; of what comes back every year the last day in the year that is to come."""
    if _returns(milestone):
        year = year_to_come(milestone, dossier)
        return window(milestone, year)[1] if year is not None else None
    told = (milestone.expected, *(each.expected for each in milestone.reports))
    return next((term.due for term in reversed(told) if term is not None and term.due is not None), None)


def _returns(milestone: Milestone) -> bool:
    """Whether it is expected every year: not what is counted with another, nor what depends on something else."""
    return yearly(milestone) and milestone.together is None and milestone.condition is None


def _calendar(title: str, events: list[str]) -> str:
    """The text of a calendar with events as they are written; the library ends lines with CRLF, folds and escapes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", dutch.plain(title))  # RFC 7986 …
    calendar.add("x-wr-calname", dutch.plain(title))  # … and what most programs still read
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})  # likewise
    calendar.add("x-published-ttl", "P1D")
    return _text(calendar).removesuffix(_END) + "".join(events) + _END


def _text(part: Calendar | Event) -> str:
    text: bytes = part.to_ical()
    return text.decode()


def _event(dossier: Dossier, said: Phrases, deadline: Deadline, day: date, sources: Mapping[str, Source]) -> Event:
    """The last day on which a promise is on time, as a whole day that keeps nobody busy."""
    from icalendar import Event

    milestone = deadline.milestone
    event = Event()
    event.add("uid", _uid(dossier, milestone))
    event.add("dtstamp", datetime.combine(_latest_word(milestone, sources) or day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    if _returns(milestone):
        last = milestone.recurrence.last if milestone.recurrence is not None else None
        # The last day has the kind of value that the first has: a day without a time (RFC 5545, 3.3.10).
        event.add("rrule", {"freq": "yearly"} | ({"until": window(milestone, last)[1]} if last is not None else {}))
        summary = f"Verwacht: {dutch.quoted(milestone.title)} (elk jaar beloofd)"
    else:
        summary = f"Termijn van {said['de belofte']} {dutch.quoted(milestone.title)}"
        if deadline.term is None or deadline.term.due != day:
            event.add("status", "CANCELLED")
    event.add("summary", dutch.plain(summary))
    searched = searched_until(dossier, deadline.measure, milestone)
    told = _description(said, deadline, sources, searched)
    event.add("description", "\n".join(dutch.plain(each) for each in told))
    event.add("url", full_address(dossier.publication, *milestone_place(deadline)))
    event.add("transp", "TRANSPARENT")
    return event


def _uid(dossier: Dossier, milestone: Milestone) -> str:
    return uid(dossier.publication, f"mijlpalen/{milestone.id}")


def _event_of_row(dossier: Dossier, table: RegisterTable, row: RegisterRow, sources: Mapping[str, Source]) -> Event:
    """The day of a row that was to come, as it was last told; what has no day any more keeps the one that it had."""
    from icalendar import Event

    now = last_day(row.now(table.parts.day))
    day = now or last_day(row.values.get(table.parts.day or ""))
    assert day is not None
    event = Event()
    event.add("uid", _uid_of_row(dossier, table.name, row))
    event.add("dtstamp", datetime.combine(_latest_of_row(row, sources) or day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", dutch.plain(f"{dutch.capital(table.register.one)}: {table.title(row)}"))
    if now is None:
        event.add("status", "CANCELLED")
    said = (*_told_of_row(table, row), *resting(row.evidence, sources))
    event.add("description", "\n".join(dutch.plain(each) for each in said))
    place = row_places(dossier)[table.name, row.key]
    event.add("url", full_address(dossier.publication, place.page, place.anchor))
    event.add("transp", "TRANSPARENT")
    return event


def _uid_of_row(dossier: Dossier, register: str, row: RegisterRow) -> str:
    return uid(dossier.publication, f"{register_page(register)}/{row.key}")


def _told_of_row(table: RegisterTable, row: RegisterRow) -> Iterator[str]:
    first, now = (row.values.get(table.parts.day or ""), row.now(table.parts.day))
    yield f"Genoemd: {in_words(now)}." if isinstance(now, date | Period) else "Er is geen dag meer bekend."
    if first != now and isinstance(first, date | Period):
        yield f"Eerst: {in_words(first)}."
    yield from (f"Op {dutch.day(each.date)}: {each.explanation}" for each in row.history)
    if isinstance(note := row.now(table.parts.note), str):
        yield note


def _latest_of_row(row: RegisterRow, sources: Mapping[str, Source]) -> date | None:
    """The day of the latest that became known of a row."""
    said = [sources[each.source].date for each in row.evidence]
    days = [each.start or each.end for each in said]
    days += [day for each in row.history for day in (each.date, each.known_since)]
    return max((day for day in days if day is not None), default=None)


def _description(
    said: Phrases, deadline: Deadline, sources: Mapping[str, Source], searched: date | None
) -> Iterator[str]:
    """What a reader must know: nothing that is true on one day only, for an agenda keeps what it got."""
    milestone = deadline.milestone
    yield dutch.term(milestone.expected, deadline.term)
    if milestone.achieved is not None:
        yield dutch.come(milestone.achieved)
    elif deadline.outcome is Outcome.DOUBTFUL:
        yield f"Gekomen: {Outcome.DOUBTFUL.label}."
    elif not _returns(milestone):
        yield f"Gekomen: {not_found(searched)}."
    if milestone.recurrence is not None and milestone.recurrence.ground is not None:
        yield milestone.recurrence.ground
    if deadline.measure is not None:
        yield of_measure(said, deadline.measure)
    yield f"Beloofd in: {dutch.cited(milestone.promise, sources[milestone.promise.source])}"
    for report in milestone.reports:
        yield f"Bericht van {dutch.day(report.date)}: {report.explanation}"
    if milestone.note is not None:
        yield milestone.note


def _latest_word(milestone: Milestone, sources: Mapping[str, Source]) -> date | None:
    """The day of the latest that became known of a milestone; `None` when nothing of it has a day."""
    said = [sources[each.source].date for each in (milestone.promise, *milestone.evidence)]
    days = [each.start or each.end for each in said] + [milestone.known_since]
    days += [day for report in milestone.reports for day in (report.date, report.known_since)]
    days += [each.date for each in milestone.corrections]
    return max((day for day in days if day is not None), default=None)
