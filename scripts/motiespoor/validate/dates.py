"""Rules on the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from motiespoor.model.measure import Cause, Milestone, StatusUpdate
from motiespoor.model.round import RoundSheet
from motiespoor.model.source import Event, Source
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading


def updates_run_forward(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the status updates of an action run forward in time, and on one day only a correction follows another."""
    for measure in reading.dossier.measures:
        for action in measure.actions:
            for before, after in pairwise(action.updates):
                if after.date == before.date and after.cause is Cause.CORRECTION and after != before:
                    continue  # it stands on the day that it corrects, and both remain to be seen
                if after.date == before.date and _said(after) == _said(before):
                    yield after.origin.problem(
                        f"deze stand van {after.date} staat er al, op regel {before.origin.line}. Houd er één over."
                    )
                elif after.date < before.date:
                    yield after.origin.problem(
                        f"datum {after.date} ligt vóór die van de vorige stand ({before.date}). Zet de standen op volgorde.",
                        "datum",
                    )
                elif after.date == before.date and after.status != before.status:
                    yield after.origin.problem(
                        f"op {after.date} staat al een andere status ('{before.status}'). Houd er één over.", "status"
                    )


def _said(update: StatusUpdate) -> tuple[str | None, str]:
    return update.round, update.status


def updates_belong_to_their_round(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure a status update is not older than the round it comes from; when most are, it is the round that is wrong."""
    of_round: dict[str, list[StatusUpdate]] = {}
    for measure in reading.dossier.measures:
        for action in measure.actions:
            for update in action.updates:
                of_round.setdefault(update.round or "", []).append(update)
    for each in reading.dossier.rounds:
        day, updates = each.sheet.date, of_round.get(each.sheet.id, [])
        older = [update for update in updates if update.date < day <= today]
        if len(older) > 1 and 2 * len(older) > len(updates):
            yield each.sheet.origin.problem(
                f"datum {day} ligt na {len(older)} van de {len(updates)} standen van deze ronde. Kijk of de datum klopt.",
                "datum",
            )
            continue
        for update in older:
            yield update.origin.problem(f"datum {update.date} ligt vóór ronde {update.round} ({day}).", "datum")


def nothing_happens_after_today(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure what is said to have happened does not lie in the future."""
    dossier = reading.dossier
    for measure in dossier.measures:
        for action in measure.actions:
            for update in action.updates:
                if update.date > today:
                    yield update.origin.problem(f"datum {update.date} ligt na vandaag ({today}).", "datum")
    for milestone in _milestones(reading):
        achieved = milestone.achieved
        if achieved is not None and achieved.start is None and achieved.end is None:
            yield milestone.origin.problem(
                f"'{achieved.text}' zegt niet wanneer het er was. Noem een dag, een maand of een jaar, of laat dit veld weg.",
                "gerealiseerd",
            )
        elif achieved is not None and (achieved.start or achieved.end or today) > today:
            yield milestone.origin.problem(f"'{achieved.text}' ligt na vandaag ({today}).", "gerealiseerd")
        for report in milestone.reports:
            if report.date > today:
                yield report.origin.problem(f"datum {report.date} ligt na vandaag ({today}).", "datum")
    for each in dossier.rounds:
        if each.sheet.date > today:
            yield each.sheet.origin.problem(f"datum {each.sheet.date} ligt na vandaag ({today}).", "datum")
    for succession in dossier.successions:
        if succession.date > today:
            yield succession.origin.problem(f"datum {succession.date} ligt na vandaag ({today}).", "datum")
    happened: tuple[Event | Source, ...] = (*dossier.events, *dossier.sources)
    for dated in happened:
        if dated.date.start is not None and dated.date.start > today:
            yield dated.origin.problem(f"'{dated.date.text}' ligt na vandaag ({today}).", "datum")
    for observation in dossier.observations:
        if observation.value is not None and observation.date > today:
            yield observation.origin.problem(f"peildatum {observation.date} ligt na vandaag ({today}).", "peildatum")


def reports_run_forward(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the reports on a milestone run forward in time."""
    for milestone in _milestones(reading):
        for before, after in pairwise(milestone.reports):
            if after.date < before.date:
                yield after.origin.problem(
                    f"datum {after.date} ligt vóór die van het vorige bericht ({before.date}). Zet de berichten op volgorde.",
                    "datum",
                )


def promises_come_first(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure nothing is reported or achieved before it was promised."""
    sources = {each.id: each for each in reading.dossier.sources}
    for milestone in _milestones(reading):
        source = sources.get(milestone.promise.source)
        if source is None or source.date.start is None:
            continue
        promised = source.date.start
        for report in milestone.reports:
            if report.date < promised:
                yield report.origin.problem(
                    f"datum {report.date} ligt vóór de toezegging ({source.date.text}).", "datum"
                )
        achieved = milestone.achieved
        if achieved is not None and achieved.end is not None and achieved.end < promised:
            yield milestone.origin.problem(
                f"'{achieved.text}' ligt vóór de toezegging ({source.date.text}).", "gerealiseerd"
            )


def rounds_follow_their_reference_date(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure a round is not dated before its reference date, and no two rounds on one day."""
    sheets = [each.sheet for each in reading.dossier.rounds]
    for sheet in sheets:
        if sheet.date < sheet.reference_date:
            yield sheet.origin.problem(
                f"peildatum {sheet.reference_date} ligt na de datum van de ronde ({sheet.date}).", "peildatum"
            )
    for before, after in pairwise(sheets):
        if before.date == after.date:
            yield after.origin.problem(f"ronde '{before.id}' heeft dezelfde datum ({after.date}).", "datum")


def rounds_close_in_time(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure a round closes on or after its own day, and not in the future."""
    for each in reading.dossier.rounds:
        if each.closing is not None and (wrong := wrong_day_to_close(each.sheet, each.closing.date, today)):
            yield each.closing.origin.problem(f"gesloten: {wrong}", "gesloten")


def wrong_day_to_close(sheet: RoundSheet, day: date, today: date) -> str | None:
    """Why a round cannot close on a day, if it cannot."""
    if day < sheet.date:
        return f"{day} ligt vóór de datum van ronde {sheet.id} ({sheet.date})."
    return f"{day} ligt na vandaag ({today})." if day > today else None


def corrections_run_forward(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the corrections of a round come after its closing, run forward in time, and do not lie in the future."""
    for each in reading.dossier.rounds:
        before = each.closing.date if each.closing else None
        said = "het sluiten van de ronde"
        for correction in each.corrections:
            if before is not None and correction.date < before:
                yield correction.origin.problem(f"datum {correction.date} ligt vóór {said} ({before}).", "datum")
            elif correction.date > today:
                yield correction.origin.problem(f"datum {correction.date} ligt na vandaag ({today}).", "datum")
            before, said = correction.date, "de vorige correctie"


def forecasts_look_ahead(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the horizon of a forecast lies after the date it starts from."""
    for forecast in reading.dossier.forecasts:
        if forecast.horizon <= forecast.base_date:
            yield forecast.origin.problem(
                f"horizon {forecast.horizon} ligt niet na de basispeildatum ({forecast.base_date}). Kijk welke van de twee niet klopt.",
                "horizon",
            )


def _milestones(reading: Reading) -> Iterator[Milestone]:
    for measure in reading.dossier.measures:
        yield from measure.milestones
    yield from reading.dossier.promises


RULES = (
    updates_run_forward,
    updates_belong_to_their_round,
    nothing_happens_after_today,
    reports_run_forward,
    promises_come_first,
    rounds_follow_their_reference_date,
    rounds_close_in_time,
    corrections_run_forward,
    forecasts_look_ahead,
)
