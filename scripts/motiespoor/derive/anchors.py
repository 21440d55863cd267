"""What each claim is called on its page: a status, a figure and what stood there, a report, and what any of these rests on.

Made of days, ids and codes, so that other words are no other address; a place and a person have a name only, and it is
made of that. A name with a full stop in it is of a part: ids hold none, so that none is ever another's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from motiespoor.model.figure import Forecast, Location, Observation, Revision
from motiespoor.model.frame import Frame
from motiespoor.model.measure import Action, Milestone, Report, StatusUpdate
from motiespoor.model.register import Entry, RegisterRow

PART = "."


def of_update(action: Action, update: StatusUpdate) -> str:
    """Of a status of an action, by its day."""
    days = [each.date for each in action.updates]
    return f"stand.{action.id}.{_day(days, _place(action.updates, update))}"


def of_milestone(milestone: Milestone) -> str:
    """Of a promise, and of what came of it."""
    return f"mijlpaal-{milestone.id}"


def of_pledge(milestone: Milestone) -> str:
    """Of the words of a promise."""
    return f"toezegging.{milestone.id}"


def of_report(milestone: Milestone, report: Report) -> str:
    """Of what a later source says of a promise, by its day."""
    days = [each.date for each in milestone.reports]
    return f"bericht.{milestone.id}.{_day(days, _place(milestone.reports, report))}"


def of_evidence(place: str, number: int) -> str:
    """Of one of the pieces, counted from 1, on which what stands at a place rests."""
    return f"bewijs.{place}.{number}"


def of_value(figure: Observation | Revision) -> str:
    """Of a figure on the page of its series."""
    by = (figure.area, figure.sector, figure.method, *((figure.breakdown,) if figure.breakdown else ()))
    return PART.join(("waarde", figure.date.isoformat(), *by))


def of_earlier(revision: Revision, number: int) -> str:
    """Of the value, counted from 1, that stood where a figure stands now."""
    return f"eerder.{of_value(revision)}.{number}"


def of_day(day: date) -> str:
    """Of all figures of a day on the page of their series, also of those that only the CSV has."""
    return f"peildatum.{day.isoformat()}"


def of_forecast(forecast: Forecast) -> str:
    """Of what was expected, on the page of the series."""
    return PART.join(("prognose", forecast.report, forecast.horizon.isoformat(), forecast.area, forecast.sector))


def of_row(row: RegisterRow) -> str:
    """Of a row in the table of its register."""
    return f"rij-{row.key}"


def of_entry(row: RegisterRow, entry: Entry) -> str:
    """Of what became of a row, by its day, on the page of the row."""
    days = [each.date for each in row.history]
    return f"verloop.{row.key}.{_day(days, _place(row.history, entry))}"


def of_locations(locations: Iterable[Location]) -> Iterator[str]:
    """Of each place that a series counts, in their order, on the page of the series."""
    given: Counter[tuple[str, str]] = Counter()
    for each in locations:
        name = in_an_address(each.name)
        given[each.series, name] += 1
        yield _nth(f"plek.{name}", given[each.series, name])


def of_signatories(frame: Frame) -> Iterator[str]:
    """Of each who signed for the frame, in their order; who did so in two offices has two."""
    given: Counter[str] = Counter()
    for each in frame.signatories:
        name = in_an_address(each.name)
        given[name] += 1
        yield _nth(f"ondertekenaar.{name}", given[name])


def in_an_address(text: str) -> str:
    """A text as it can stand in an address: small letters and digits, with hyphens between."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-") or "anders"


def _place(records: Sequence[object], record: object) -> int:
    return next(place for place, each in enumerate(records) if each is record)


def _day(days: Sequence[date], place: int) -> str:
    """The first of a day carries the day alone, so that what is added later does not change it."""
    return _nth(days[place].isoformat(), days[: place + 1].count(days[place]))


def _nth(name: str, number: int) -> str:
    return name if number == 1 else f"{name}{PART}{number}"
