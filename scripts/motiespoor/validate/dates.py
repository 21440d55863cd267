"""Rules on the order of days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from motiespoor.model.figure import SiteState
from motiespoor.model.measure import Cause, Measure, Milestone, Report, StatusUpdate, Withdrawal
from motiespoor.model.publication import FormerLabel, Publication
from motiespoor.model.round import Correction, RoundSheet
from motiespoor.model.source import Event, Source
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.causes import day_of
from motiespoor.validate.rows import changes_run_forward
from motiespoor.validate.walk import all_of

_YEAR = timedelta(days=366)


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
                breaks={day_of(each.sheet.id)},
            )
            continue
        for update in older:
            yield update.origin.problem(
                f"datum {update.date} ligt vóór ronde {update.round} ({day}).",
                "datum",
                hangs_on={day_of(each.sheet.id)},
            )


def nothing_happens_after_today(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure what is said to have happened does not lie in the future."""
    dossier = reading.dossier
    for measure in dossier.measures:
        for action in measure.actions:
            for update in action.updates:
                if update.date > today:
                    yield update.origin.problem(f"datum {update.date} ligt na vandaag ({today}).", "datum")
    for milestone in all_of(Milestone, dossier):
        yield from _achieved(milestone, today)
        for report in milestone.reports:
            yield from _achieved(report, today)
            if report.date > today:
                yield report.origin.problem(f"datum {report.date} ligt na vandaag ({today}).", "datum")
    for each in dossier.rounds:
        if each.sheet.date > today:
            yield each.sheet.origin.problem(f"datum {each.sheet.date} ligt na vandaag ({today}).", "datum")
    for succession in dossier.successions:
        if succession.date > today:
            yield succession.origin.problem(f"datum {succession.date} ligt na vandaag ({today}).", "datum")
    for table in dossier.registers:
        if (ended := table.register.ended) is not None and ended.date > today:
            yield ended.origin.problem(f"datum {ended.date} ligt na vandaag ({today}).", "datum")
    happened: tuple[Event | Source, ...] = (*dossier.events, *dossier.sources)
    for dated in happened:
        if dated.date.start is not None and dated.date.start > today:
            yield dated.origin.problem(f"'{dated.date.text}' ligt na vandaag ({today}).", "datum")
    for observation in dossier.observations:
        if observation.value is not None and observation.date > today:
            yield observation.origin.problem(f"peildatum {observation.date} ligt na vandaag ({today}).", "peildatum")
    for revision in dossier.revisions:
        if revision.until is not None and revision.until > today:
            yield revision.origin.problem(f"tot {revision.until} ligt na vandaag ({today}).", "tot")
    for place in dossier.locations:
        opened = place.since.start if place.since is not None and place.state is not SiteState.PLANNED else None
        if place.since is not None and opened is not None and opened > today:
            yield place.origin.problem(f"'{place.since.text}' ligt na vandaag ({today}).", "sinds")


def _achieved(told: Milestone | Report, today: date) -> Iterator[Problem]:
    """What is wrong with the day on which something is said to have been there."""
    achieved = told.achieved
    if achieved is None:
        return
    if achieved.start is None and achieved.end is None:
        yield told.origin.problem(
            f"'{achieved.text}' zegt niet wanneer het er was. Noem een dag, een maand of een jaar, of laat dit veld weg.",
            "gerealiseerd",
        )
    elif (achieved.start or achieved.end or today) > today:
        yield told.origin.problem(f"'{achieved.text}' ligt na vandaag ({today}).", "gerealiseerd")


def nothing_is_known_after_today(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure nobody searched, knew or renamed anything in the future."""
    dossier = reading.dossier
    looked_for: tuple[Publication | Measure | Milestone, ...] = (
        dossier.publication,
        *dossier.measures,
        *all_of(Milestone, dossier),
    )
    for each in looked_for:
        if each.searched is not None and each.searched > today:
            yield each.origin.problem(f"gezocht tot {each.searched} ligt na vandaag ({today}).", "gezocht_tot")
    for known, _ in _known(reading):
        if known.known_since is not None and known.known_since > today:
            yield known.origin.problem(f"bekend sinds {known.known_since} ligt na vandaag ({today}).", "bekend_sinds")
    for former in all_of(FormerLabel, dossier):
        if former.until > today:
            yield former.origin.problem(f"datum {former.until} ligt na vandaag ({today}).", "tot")


def facts_are_known_once_they_are_there(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure nothing was known before it was so."""
    for known, day in _known(reading):
        if known.known_since is not None and day is not None and known.known_since < day:
            yield known.origin.problem(
                f"{known.known_since} ligt vóór de dag zelf ({day}). Haal dit weg, of kijk welke dag klopt.",
                "bekend_sinds",
            )


def _known(reading: Reading) -> Iterator[tuple[StatusUpdate | Report | Event | Milestone, date | None]]:
    """Everything that can become known later, with the day on which it was so."""
    dossier = reading.dossier
    promised = {each.id: each.date for each in dossier.sources}
    yield from ((each, each.date) for each in all_of(StatusUpdate, dossier))
    yield from ((each, each.date) for each in all_of(Report, dossier))
    yield from ((each, each.date.start or each.date.end) for each in dossier.events)
    for milestone in all_of(Milestone, dossier):
        day = promised.get(milestone.promise.source)
        yield milestone, (day.start or day.end) if day is not None else None


def confirmations_come_later(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the source that still names a place is another than the first, and not older."""
    dated = {each.id: each.date for each in reading.dossier.sources}
    for each in reading.dossier.locations:
        first, last = dated.get(each.source), dated.get(each.confirmed or "")
        if each.confirmed == each.source:
            yield each.origin.problem(f"'{each.confirmed}' staat al in 'bron'. Laat 'bevestigd' leeg.", "bevestigd")
        elif first and last and last.sort_key < first.sort_key and (first.start or today) <= today:
            yield each.origin.problem(
                f"'{each.confirmed}' ({last.text}) is ouder dan '{each.source}' ({first.text}). Wissel de twee om.",
                "bevestigd",
            )


def reports_run_forward(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the reports on a milestone run forward in time."""
    for milestone in all_of(Milestone, reading.dossier):
        for before, after in pairwise(milestone.reports):
            if after.date < before.date:
                yield after.origin.problem(
                    f"datum {after.date} ligt vóór die van het vorige bericht ({before.date}). Zet de berichten op volgorde.",
                    "datum",
                )


def promises_come_first(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure nothing is reported or achieved before it was promised."""
    sources = {each.id: each for each in reading.dossier.sources}
    for milestone in all_of(Milestone, reading.dossier):
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
    """Ensure the corrections of a round, after its closing, and of a promise run forward in time, and not into the future."""
    for each in reading.dossier.rounds:
        yield from _corrections(each.corrections, each.closing.date if each.closing else None, today)
    for milestone in all_of(Milestone, reading.dossier):
        yield from _corrections(milestone.corrections, None, today)


def _corrections(
    corrections: tuple[Correction, ...] | tuple[Withdrawal, ...], before: date | None, today: date
) -> Iterator[Problem]:
    said = "het sluiten van de ronde"
    for correction in corrections:
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


def reports_of_leaks_have_a_way_in(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure what is said of where to report a leak was looked at within a year (RFC 9116, 2.5.5)."""
    told = reading.dossier.publication.security
    if told is None:
        return
    latest = today + _YEAR
    if not today < told.expires <= latest:
        was = "voorbij" if told.expires <= today else "meer dan een jaar vooruit"
        yield told.origin.problem(
            f"deze dag is {was}. Kijk of 'contact' nog klopt en kies een dag na {today} en niet na {latest}.",
            "verloopt",
        )


RULES = (
    updates_run_forward,
    updates_belong_to_their_round,
    nothing_happens_after_today,
    nothing_is_known_after_today,
    facts_are_known_once_they_are_there,
    confirmations_come_later,
    reports_run_forward,
    promises_come_first,
    rounds_follow_their_reference_date,
    rounds_close_in_time,
    corrections_run_forward,
    forecasts_look_ahead,
    reports_of_leaks_have_a_way_in,
    changes_run_forward,
)
