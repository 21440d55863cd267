"""Since when nothing was heard of an action, and what a correction at its own place does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motiespoor.derive.comparison import comparison
from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.derive.history import changes, events_of, last_word, latest_day, silent_actions, superseded, unfinished
from motiespoor.derive.news import news
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Action, Cause, Happened, Measure, Report, StatusUpdate
from motiespoor.model.period import period
from motiespoor.model.source import Event, EvidenceKind

SAID = date(2025, 4, 14)
YEAR_LATER = SAID + timedelta(days=366)


def update(day: date, status: str, cause: Cause = Cause.PROGRESS, round: str | None = None) -> StatusUpdate:
    return StatusUpdate(date=day, status=status, explanation="Zo.", cause=cause, round=round, evidence=())


def event(term: str, *measures: str) -> Event:
    return Event(
        id=f"op-{term}",
        date=period(term),
        kind="brief",
        title="Er kwam iets.",
        evidence_kind=EvidenceKind.OFFICIAL,
        evidence=(),
        measures=measures,
    )


def holding(fiction: Dossier, *updates: StatusUpdate, events: tuple[Event, ...] = ()) -> Dossier:
    """The small dossier with one measure, that has one action with these updates."""
    action = Action(id="actie", title="Een actie", updates=updates)
    measure = replace(fiction.measures[0], actions=(action,), milestones=())
    return replace(fiction, measures=(measure,), events=events)


def the_one(dossier: Dossier) -> tuple[Action, Measure]:
    (measure,) = dossier.measures
    (action,) = measure.actions
    return action, measure


@pytest.mark.parametrize(
    "more",
    [
        update(date(2025, 11, 3), "niet-gemeld", Cause.SILENCE),
        update(SAID, "beloofd", Cause.CORRECTION),
    ],
    ids=["stilte", "correctie"],
)
def test_a_silent_round_and_a_correction_are_no_news(fiction: Dossier, more: StatusUpdate) -> None:
    dossier = holding(fiction, update(SAID, "bezig"), more)
    action, measure = the_one(dossier)
    assert last_word(action) == SAID
    assert silent_actions(dossier, YEAR_LATER) == {(measure.number, "actie"): SAID}
    assert silent_actions(dossier, YEAR_LATER - timedelta(days=1)) == {}


def test_an_event_of_the_measure_is_no_news_of_its_actions(fiction: Dossier) -> None:
    """It tells something of the measure as a whole; only an update of the action itself ends a silence."""
    number = fiction.measures[0].number
    events = (event("2026-01-30", number), event("januari 2026", number))
    dossier = holding(fiction, update(SAID, "bezig"), events=events)
    assert silent_actions(dossier, YEAR_LATER) == {(number, "actie"): SAID}
    heard = holding(fiction, update(SAID, "bezig"), update(date(2026, 1, 30), "bezig"), events=events)
    assert last_word(the_one(heard)[0]) == date(2026, 1, 30)
    assert silent_actions(heard, YEAR_LATER) == {}


def test_the_events_of_a_measure_are_told_latest_first(fiction: Dossier) -> None:
    number = fiction.measures[0].number
    dossier = holding(fiction, update(SAID, "bezig"), events=(event("2025-05-01", number), event("2026", number)))
    assert [each.date.text for each in events_of(dossier.measures[0], dossier)] == ["2026", "2025-05-01"]


def test_an_action_that_was_silent_from_the_start_is_silent_since_then(fiction: Dossier) -> None:
    dossier = holding(fiction, update(SAID, "niet-gemeld", Cause.SILENCE))
    assert last_word(the_one(dossier)[0]) == SAID


def test_what_is_finished_is_not_silent(fiction: Dossier) -> None:
    dossier = holding(fiction, update(SAID, "klaar"))
    assert unfinished(dossier) == ()
    assert silent_actions(dossier, date(2030, 1, 1)) == {}


def test_a_correction_at_its_own_place_is_a_step_and_what_it_corrects_is_none(fiction: Dossier) -> None:
    """The mistake stays told, and is no news; the correction starts from where it really stood."""
    day = date(2025, 11, 3)
    dossier = holding(
        fiction,
        update(SAID, "beloofd"),
        update(day, "klaar", round="najaar-25"),
        update(day, "bezig", Cause.CORRECTION, round="najaar-25"),
        update(date(2026, 1, 5), "bezig"),
    )
    action, _ = the_one(dossier)
    found = changes(dossier)
    assert superseded(action) == {action.updates[1]}
    assert [(each.before, each.update.status, each.superseded) for each in found] == [
        ("bezig", "bezig", False),
        ("beloofd", "klaar", True),
        ("beloofd", "bezig", False),
        (None, "beloofd", False),
    ]
    told = [each.change.update for each in news(found, (), {}) if each.change is not None]
    assert told == [action.updates[2], action.updates[0]]


def test_a_report_that_may_be_read_as_kept_is_news_and_one_of_delay_is_none(fiction: Dossier) -> None:
    """It changes how a promise stands, so nothing "after that" was not found; a year that came is news too."""
    first = next(each for measure in fiction.measures for each in measure.milestones)

    def told(happened: Happened | None, about: int | None = None) -> list[date]:
        report = Report(date=date(2026, 1, 30), explanation="Zo.", happened=happened, about=about, evidence=())
        milestone = replace(first, achieved=None, reports=(report,))
        deadline = Deadline(milestone=milestone, measure=None, outcome=Outcome.DOUBTFUL)
        return [each.date for each in news((), (deadline,), {})]

    assert told(Happened.DOUBTFUL) == told(Happened.YES, 2025) == [date(2026, 1, 30)]
    assert told(None) == told(Happened.NO) == told(Happened.YES) == []


def test_a_correction_of_another_day_or_round_leaves_what_was_said(fiction: Dossier) -> None:
    for later in (
        update(date(2025, 11, 4), "bezig", Cause.CORRECTION, round="najaar-25"),
        update(date(2025, 11, 3), "bezig", Cause.CORRECTION),
        update(date(2025, 11, 3), "bezig", round="najaar-25"),
    ):
        said = update(date(2025, 11, 3), "klaar", round="najaar-25")
        assert superseded(the_one(holding(fiction, said, later))[0]) == frozenset()


def test_a_mistake_does_not_break_the_run_that_a_comparison_looks_back_over(fiction: Dossier) -> None:
    """Why a status moved is told by the update that moved it, not by one that put a mistake right."""
    first, last = fiction.rounds[0].sheet, fiction.rounds[-1].sheet
    dossier = holding(
        fiction,
        update(first.date, "beloofd", round=first.id),
        update(date(2025, 8, 1), "bezig", Cause.LATE),
        update(date(2025, 9, 1), "klaar"),
        update(date(2025, 9, 1), "bezig", Cause.CORRECTION),
        update(last.date, "bezig", round=last.id),
    )
    (compared,) = comparison(fiction.rounds[0], fiction.rounds[-1], dossier).measures
    (move,) = compared.moves
    assert move.turn == the_one(dossier)[0].updates[1]


def test_the_latest_day_is_that_of_the_latest_thing_told(fiction: Dossier) -> None:
    dossier = holding(fiction, update(date(2027, 1, 1), "bezig"))
    assert latest_day(dossier) == date(2027, 1, 1)
