"""Rules on the lists that a change may only add to: what was told stays, and what comes late says since when it is known."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from motiespoor import paths
from motiespoor.change.grown import Grown, only_added, what_grew
from motiespoor.derive.history import latest_day
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import SiteState
from motiespoor.model.measure import AFTER_CLOSING, Cause, Milestone, Report, StatusUpdate, Withdrawal
from motiespoor.model.period import Period
from motiespoor.model.round import Correction
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.validate.walk import all_of

# What may be said of a report later than the report itself, once; what was said stays.
_FILLED_IN_LATER = ("happened", "about", "achieved", "known_since")


def status_updates_are_only_added(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure every status update is still there as it was."""
    advice = f"Voeg een nieuwe stand toe; was het een vergissing, dan met 'oorzaak: {Cause.CORRECTION.value}'."
    for where, grown in _updates(before, after):
        yield from only_added(grown, where, "standen", _update, advice)


def reports_are_only_added(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure every report of a milestone is still there as it was; what it did not say before may be filled in."""
    for where, grown in _reports(before, after):
        yield from only_added(grown, where, "berichten", _report, "Voeg een nieuw bericht toe.")


def corrections_are_only_added(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure every correction of a round and of a milestone is still there as it was."""
    advice = "Voeg een nieuwe correctie toe."
    rounds = {each.sheet.id: each for each in after.rounds}
    for a_round in before.rounds:
        if a_round.corrections and (now := rounds.get(a_round.sheet.id)) is not None:
            folder = now.sheet.origin.path.rpartition("/")[0]
            where = Origin(path=f"{folder}/{paths.CORRECTIONS}", fields={})
            yield from only_added(
                what_grew(a_round.corrections, now.corrections, _correction), where, "", _correction, advice
            )
    for then, same in _milestones(before, after):
        grown = what_grew(then.corrections, same.corrections, _withdrawal)
        yield from only_added(grown, same.origin, "correcties", _withdrawal, advice)


def late_additions_say_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure what is new and older than what was already told says since when it is known: feeds are read by that day.

    What a new action or a new promise brings along comes with it.
    """
    newest = newest_told(before)

    def late(origin: Origin, called: str, day: date | None, known: date | None, key: str) -> Iterator[Problem]:
        if known is None and day is not None and day < newest:
            yield origin.problem(
                f"{called} van {day} is nieuw en ouder dan wat er al stond ({newest}). Zeg in 'bekend_sinds' op welke "
                "dag u het wist: dan ziet een abonnee het.",
                key,
            )

    for _, updates in _updates(before, after):
        for update in updates.new:
            yield from late(update.origin, "deze stand", update.date, update.known_since, "datum")
    for _, reports in _reports(before, after):
        for report in reports.new:
            yield from late(report.origin, "dit bericht", report.date, report.known_since, "datum")
    # What has another name than it had is no news; that it has is told by the rule on names, or by a succession.
    named = {each.id for each in before.events} | {each.title for each in before.events}
    for event in after.events:
        if named.isdisjoint((event.id, event.title)):
            yield from late(event.origin, "deze gebeurtenis", _day(event.date), event.known_since, "datum")
    promises = tuple(all_of(Milestone, before))
    named = {each.id for each in promises} | {each.title for each in promises}
    named |= {name for each in after.successions for name in each.successors}
    days = {each.id: _day(each.date) for each in after.sources}
    for promise in all_of(Milestone, after):
        if named.isdisjoint((promise.id, promise.title)):
            day = days.get(promise.promise.source)
            yield from late(promise.origin, "deze belofte", day, promise.known_since, "id")


def newest_told(dossier: Dossier) -> date:
    """The last day that anything was told of."""
    events = (day for each in dossier.events if (day := _day(each.date)) is not None)
    entries = (each.date for table in dossier.registers for row in table.rows for each in row.history)
    return max([latest_day(dossier), *events, *entries])


def closed_rounds_take_what_is_late(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a new status update of a round that was closed says that it came later, or corrects one."""
    closed = {each.sheet.id: each.closing for each in before.rounds if each.closing is not None}
    for _, updates in _updates(before, after):
        for update in updates.new:
            if update.round in closed and update.cause not in AFTER_CLOSING:
                yield update.origin.problem(
                    f"ronde {update.round} is gesloten op {closed[update.round].date}. Een stand die daar nog bij komt, heeft "
                    f"'oorzaak: {Cause.LATE.value}' of 'oorzaak: {Cause.CORRECTION.value}'. Staat dit niet in dat overzicht, "
                    "haal dan 'ronde' weg.",
                    "oorzaak",
                )


def places_remain(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure every place that was listed still is, in the same area: what became of it is its state."""
    now = {(each.series, each.name): each for each in after.locations}
    series = {each.id for each in after.series}  # what is lost with its series is told of the series
    for then in before.locations:
        same = now.get((then.series, then.name))
        if same is None and then.series in series:
            yield Problem(
                path=then.origin.path,
                line=1,
                column=1,
                text=f"plek '{clipped(then.name)}' is weg. Zet die rij terug; is de plek dicht, zeg dan "
                f"'{SiteState.CLOSED.value}' in 'toestand'.",
            )
        elif same is not None and same.area != then.area and same.note in (None, then.note):
            yield same.origin.problem(
                f"plek '{clipped(then.name)}' lag in gebied '{then.area}'. Zeg in 'opmerking' waarom dat anders is.",
                "gebied",
            )


def _day(period: Period) -> date | None:
    return period.start or period.end


def _updates(before: Dossier, after: Dossier) -> Iterator[tuple[Origin, Grown[StatusUpdate]]]:
    """The status updates of every action that is still there."""
    now = {f"{measure.slug}/{action.id}": action for measure in after.measures for action in measure.actions}
    for measure in before.measures:
        for action in measure.actions:
            if (same := now.get(f"{measure.slug}/{action.id}")) is not None:
                yield same.origin, what_grew(action.updates, same.updates, _update)


def _reports(before: Dossier, after: Dossier) -> Iterator[tuple[Origin, Grown[Report]]]:
    """The reports of every milestone that is still there."""
    for then, same in _milestones(before, after):
        now = tuple(_as_it_was(each, then.reports) for each in same.reports)
        yield same.origin, what_grew(then.reports, now, _report)


def _milestones(before: Dossier, after: Dossier) -> Iterator[tuple[Milestone, Milestone]]:
    """Every milestone that is still there, as it was and as it is."""
    now = {each.id: each for each in all_of(Milestone, after)}
    for then in all_of(Milestone, before):
        if (same := now.get(then.id)) is not None:
            yield then, same


def _as_it_was(report: Report, before: Iterable[Report]) -> Report:
    """The report of before of which this one only says more; else the report itself."""
    return next((each for each in before if _emptied(report, each) == each), report)


def _emptied(report: Report, like: Report) -> Report:
    """A report without what another does not say."""
    unsaid: dict[str, Any] = {name: None for name in _FILLED_IN_LATER if getattr(like, name) is None}
    return dataclasses.replace(report, **unsaid)


def _update(update: StatusUpdate) -> str:
    return f"de stand van {update.date}"


def _report(report: Report) -> str:
    return f"het bericht van {report.date}"


def _correction(correction: Correction) -> str:
    return f"correctie '{correction.id}'"


def _withdrawal(correction: Withdrawal) -> str:
    return f"de correctie van {correction.date}"
