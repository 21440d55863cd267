"""Calendars (RFC 5545): every promise with a last day, for in an agenda; of everything and of a measure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from motiespoor import dutch, paths
from motiespoor.derive.deadlines import Deadline, term
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.source import Source
from motiespoor.render.output import Output
from motiespoor.render.permanent import full_address, milestone_place, uid

if TYPE_CHECKING:
    from icalendar import Event

_MAKER = "-//Motiespoor//Termijnen//NL"


def site_calendar(dossier: Dossier) -> str | None:
    """Where the calendar of everything is; `None` when no term has a last day."""
    every = [milestone for measure in dossier.measures for milestone in measure.milestones] + list(dossier.promises)
    return "kalender/alles.ics" if _any_due(every) else None


def measure_calendar(measure: Measure) -> str | None:
    """Where the calendar of a measure is; `None` when no term of it has a last day."""
    return f"kalender/maatregelen/{measure.slug}.ics" if _any_due(measure.milestones) else None


def calendars(dossier: Dossier, deadlines: tuple[Deadline, ...]) -> Iterator[Output]:
    """The calendar of all terms, and one for each measure that has a term."""
    name = dossier.publication.name
    sources = {each.id: each for each in dossier.sources}
    found: list[Event] = []
    by_measure: defaultdict[str, list[Event]] = defaultdict(list)
    for deadline in deadlines:
        if (day := _due(deadline.milestone)) is not None:
            event = _event(dossier, deadline, day, sources)
            found.append(event)
            if deadline.measure is not None:
                by_measure[deadline.measure.slug].append(event)
    if (path := site_calendar(dossier)) is not None:
        yield Output(path=path, content=_calendar(f"{name}: termijnen", found), source=paths.PUBLICATION)
    for measure in dossier.measures:
        if (path := measure_calendar(measure)) is not None:
            title = f"{name}: termijnen van maatregel {measure.number}, {measure.title}"
            yield Output(path=path, content=_calendar(title, by_measure[measure.slug]), source=measure.origin.path)


def _due(milestone: Milestone) -> date | None:
    last_told = term(milestone)
    return last_told.due if last_told else None


def _any_due(milestones: Iterable[Milestone]) -> bool:
    """Whether there is something to show: the standard knows no calendar with nothing in it (RFC 5545, 3.6)."""
    return any(_due(each) is not None for each in milestones)


def _calendar(title: str, events: list[Event]) -> str:
    """The text of a calendar; the library ends lines with CRLF, folds and escapes."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", dutch.plain(title))  # RFC 7986 …
    calendar.add("x-wr-calname", dutch.plain(title))  # … and what most programs still read
    for event in events:
        calendar.add_component(event)
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(dossier: Dossier, deadline: Deadline, day: date, sources: Mapping[str, Source]) -> Event:
    """The last day on which a promise is on time, as a whole day that keeps nobody busy."""
    from icalendar import Event

    milestone = deadline.milestone
    event = Event()
    event.add("uid", uid(dossier.publication, f"mijlpalen/{milestone.id}"))
    event.add("dtstamp", datetime.combine(_latest_word(milestone, sources) or day, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", dutch.plain(f"Termijn: {milestone.title}"))
    event.add("description", "\n".join(dutch.plain(each) for each in _description(deadline, sources)))
    event.add("url", full_address(dossier.publication, *milestone_place(deadline)))
    event.add("transp", "TRANSPARENT")
    return event


def _description(deadline: Deadline, sources: Mapping[str, Source]) -> Iterator[str]:
    """What a reader must know: nothing that is true on one day only, for an agenda keeps what it got."""
    milestone = deadline.milestone
    yield dutch.term(milestone.expected, deadline.term)
    yield dutch.come(milestone.achieved)
    if deadline.measure is not None:
        yield f"Maatregel {deadline.measure.number}: {deadline.measure.title}"
    yield f"Beloofd in: {dutch.cited(milestone.promise, sources[milestone.promise.source])}"
    for report in milestone.reports:
        yield f"Bericht van {dutch.day(report.date)}: {report.explanation}"
    if milestone.note is not None:
        yield milestone.note


def _latest_word(milestone: Milestone, sources: Mapping[str, Source]) -> date | None:
    """The day of the latest that was said of a milestone; `None` when no source of it has a day."""
    said = [sources[each.source].date for each in (milestone.promise, *milestone.evidence)]
    days = [each.start or each.end for each in said] + [report.date for report in milestone.reports]
    return max((day for day in days if day is not None), default=None)
