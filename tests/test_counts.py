"""How many promises stand where in the dossier of the repository, and until when that is known, on three days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path

import pytest

from motiespoor.derive.counts import Counts, counts
from motiespoor.derive.days import Days, days, expected_rounds, next_moments, searched_until
from motiespoor.derive.deadlines import Deadline, Outcome, deadlines
from motiespoor.derive.history import histories, silent_actions, tally, unfinished
from motiespoor.derive.instances import State, last_came
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Action, Happened, Milestone, Report
from motiespoor.model.period import Period
from motiespoor.read.dossier import read_dossier

EARLY, NOW, LATE = date(2025, 10, 1), date(2026, 11, 29), date(2028, 2, 1)
LETTER, FOLLOWER = "jaarlijks-verslag-kamer", "brief-voor-begroting"
REPORT, TALKS = "staat-van-groningen-jaarlijks", "jaarlijkse-gesprekken-gevoerd"
STATUSES = {
    "loopt": 12,
    "aangekondigd": 8,
    "doorlopend": 3,
    "onbekend": 2,
    "in-voorbereiding": 1,
    "afgerond": 1,
}


@pytest.fixture(scope="module")
def record(real: Path) -> Dossier:
    """The dossier of the repository."""
    return read_dossier(real).dossier


def known_on(dossier: Dossier, day: date) -> Dossier:
    """A dossier without all that was said or happened after a day."""
    sources = {each.id for each in dossier.sources if _begin(each.date) <= day}

    def promised(milestones: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
        return tuple(_promise_on(each, day) for each in milestones if each.promise.source in sources)

    def acted(actions: tuple[Action, ...]) -> tuple[Action, ...]:
        said = ((each, tuple(update for update in each.updates if update.date <= day)) for each in actions)
        return tuple(replace(each, updates=updates) for each, updates in said if updates)

    return replace(
        dossier,
        publication=replace(dossier.publication, searched=_until(dossier.publication.searched, day)),
        sources=tuple(each for each in dossier.sources if each.id in sources),
        events=tuple(each for each in dossier.events if _begin(each.date) <= day),
        rounds=tuple(each for each in dossier.rounds if each.sheet.date <= day),
        promises=promised(dossier.promises),
        measures=tuple(
            replace(
                each,
                actions=acted(each.actions),
                milestones=promised(each.milestones),
                searched=_until(each.searched, day),
            )
            for each in dossier.measures
        ),
    )


def _begin(term: Period) -> date:
    return term.start or term.end or date.min


def _until(searched: date | None, day: date) -> date | None:
    return searched if searched is not None and searched <= day else None


def _promise_on(milestone: Milestone, day: date) -> Milestone:
    kept = milestone.achieved is not None and _begin(milestone.achieved) <= day
    return replace(
        milestone,
        reports=tuple(each for each in milestone.reports if each.date <= day),
        achieved=milestone.achieved if kept else None,
        searched=_until(milestone.searched, day),
    )


def with_report(dossier: Dossier, id: str, more: Report) -> Dossier:
    """A dossier in which a promise of a measure has one more report."""

    def added(each: Milestone) -> Milestone:
        return replace(each, reports=(*each.reports, more)) if each.id == id else each

    measures = (replace(m, milestones=tuple(added(each) for each in m.milestones)) for m in dossier.measures)
    return replace(dossier, measures=tuple(measures))


def report(day: date, happened: Happened) -> Report:
    """What a source says of 2026."""
    return Report(date=day, explanation="Zo staat het er.", happened=happened, about=2026, evidence=())


def by_id(dossier: Dossier, today: date) -> dict[str, Deadline]:
    return {each.milestone.id: each for each in deadlines(dossier, today)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """What is true on a day."""

    counts: Mapping[str, object]  # the others of `Counts` are the same on each day
    outcomes: Mapping[Outcome, int]
    silent: int
    days: Days
    rounds: tuple[int, ...]
    next: tuple[tuple[date, frozenset[str]], ...]  # by the last day: what is expected; no more than two


ALWAYS = {
    "promises": 60,
    "kept_late": 0,
    "dated": 6,
    "conditional": 8,
    "shared": 3,
    "open_ended": 4,
    "untestable": 5,
    "unsaid": 0,
}
# In one of these every promise is counted, and in no other.
PARTS = (
    "kept", "dated_late", "missed", "yearly_awaited", "running", "returning", "conditional", "doubtful", "shared", "no_term",
    "open_ended",
)  # fmt: skip
ON = {
    EARLY: Expected(
        counts={
            "kept": 3,
            "dated_late": 2,
            "missed": 0,
            "yearly_missed": {},
            "yearly_awaited": 0,
            "running": 2,
            "returning": 6,
            "doubtful": 4,
            "no_term": 28,
        },
        outcomes={
            Outcome.PASSED: 1,
            Outcome.PASSED_WITH_REPORT: 1,
            Outcome.RECURRING: 3,
            Outcome.PERIODIC: 3,
            Outcome.OPEN: 2,
        },
        silent=0,
        days=Days(
            last_report=date(2025, 9, 19),
            newest_source=date(2025, 9, 19),
            searched=None,
            counted=EARLY,
        ),
        rounds=(),
        next=(
            (date(2025, 12, 31), frozenset({"plein-middelburg"})),
            (date(2026, 3, 31), frozenset({"dashboard-in-gebruik"})),
        ),
    ),
    NOW: Expected(
        counts={
            "kept": 4,
            "dated_late": 3,
            "missed": 0,
            "yearly_missed": {},
            "yearly_awaited": 3,
            "running": 0,
            "returning": 3,
            "doubtful": 5,  # the letter of 30 January 2026 may be read as the cooperation that was promised
            "no_term": 27,
        },
        outcomes={Outcome.PASSED: 2, Outcome.PASSED_WITH_REPORT: 1, Outcome.PERIODIC: 3, Outcome.OPEN: 0},
        silent=25,
        days=Days(
            last_report=date(2026, 1, 30),
            newest_source=date(2026, 1, 30),
            searched=date(2026, 11, 22),
            counted=NOW,
        ),
        rounds=(2026,),
        next=((date(2026, 12, 31), frozenset({LETTER, REPORT, TALKS})),),
    ),
    LATE: Expected(
        counts={
            "kept": 4,
            "dated_late": 3,
            "missed": 3,
            "yearly_missed": {2026: 3, 2027: 3},
            "yearly_awaited": 0,
            "running": 0,
            "returning": 3,
            "doubtful": 5,
            "no_term": 27,
        },
        outcomes={Outcome.PASSED: 2, Outcome.PASSED_WITH_REPORT: 1, Outcome.PERIODIC: 3, Outcome.OPEN: 0},
        silent=26,
        days=Days(
            last_report=date(2026, 1, 30),
            newest_source=date(2026, 1, 30),
            searched=date(2026, 11, 22),
            counted=LATE,
        ),
        rounds=(2026, 2027),
        next=(
            (date(2028, 10, 26), frozenset({LETTER})),
            (date(2028, 12, 31), frozenset({REPORT, TALKS})),
        ),
    ),
}


@pytest.mark.parametrize("today", ON, ids=str)
def test_what_is_true_on_three_days(record: Dossier, today: date) -> None:
    dossier, expected = known_on(record, today), ON[today]
    found = deadlines(dossier, today)
    assert counts(found) == Counts(**{**ALWAYS, **expected.counts})
    outcomes = Counter(each.outcome for each in found)
    assert {each: outcomes[each] for each in expected.outcomes} == expected.outcomes
    assert sum(getattr(counts(found), part) for part in PARTS) == counts(found).promises
    assert (len(silent_actions(dossier, today)), len(unfinished(dossier))) == (expected.silent, 26)
    now = tuple(each for history in histories(dossier) for each in history.now)
    assert {status.id: number for status, number in tally(now, dossier.statuses)} == STATUSES
    assert days(dossier, today) == expected.days
    assert tuple(each.year for each in expected_rounds(dossier, today)) == expected.rounds
    moments: dict[date, set[str]] = {}
    for each in next_moments(found, today):
        moments.setdefault(each.last, set()).add(each.deadline.milestone.id)
    assert tuple((last, frozenset(ids)) for last, ids in list(moments.items())[:2]) == expected.next


def test_which_actions_are_not_silent(record: Dossier) -> None:
    """One has news of its own, a square that opened; events of a measure are no news of each of its actions."""
    silent = silent_actions(record, NOW)
    spoken = [(measure.number, action.id) for measure, action in unfinished(record)]
    assert [each for each in spoken if each not in silent] == [("4", "netwerk-uitbouwen")]


def test_what_is_late_now(record: Dossier) -> None:
    """The letter that two promises wait for is counted once."""
    found = by_id(record, NOW)
    assert {name for name, each in found.items() if each.yearly_late} == {LETTER, REPORT, TALKS}
    assert found[FOLLOWER].outcome is Outcome.SHARED
    assert found[FOLLOWER].instances[-1].state is State.AWAITED
    assert {name for name, each in found.items() if each.overdue} == {
        "profielen-klaar",
        "dashboard-in-gebruik",
        "methode-onder-de-loep",
    }


def test_a_report_with_doubt_is_never_no_report(record: Dossier) -> None:
    found = by_id(record, NOW)
    for name in ("lokale-plekken-overheid", "overzicht-lopende-casussen"):
        assert found[name].outcome is Outcome.DOUBTFUL


def test_when_what_comes_back_came_last(record: Dossier) -> None:
    """The one yearly report that was seen is doubtful, the talks were over 2024, the letter came; whether in time, is in doubt."""
    promised = by_id(record, NOW)
    found = {name: last_came(promised[name].instances) for name in (REPORT, TALKS, LETTER, FOLLOWER)}
    told = {
        name: tuple(each and (each.year, each.day) for each in (last.certain, last.doubtful))
        for name, last in found.items()
    }
    letter = (2025, date(2025, 9, 19))
    assert told == {
        REPORT: (None, (2025, date(2025, 4, 15))),
        TALKS: ((2024, None), (2025, date(2025, 3, 31))),
        LETTER: (letter, None),
        FOLLOWER: (None, letter),  # whether it came before the debate was not looked up
    }
    talks = found[TALKS].certain
    assert talks is not None
    assert talks.report is not None
    assert talks.report.date == date(2025, 9, 19)


@pytest.mark.parametrize("at", [LETTER, FOLLOWER, REPORT, TALKS])
@pytest.mark.parametrize("today", [NOW, LATE], ids=str)
def test_a_letter_of_delay_lowers_no_count(record: Dossier, at: str, today: date) -> None:
    """Nor does it move the day on which it came last."""
    delay = report(date(2026, 10, 8), Happened.NO)
    later = with_report(record, at, delay)
    assert counts(deadlines(later, today)) == counts(deadlines(record, today))
    old, new = by_id(record, today), by_id(later, today)
    for name in (LETTER, FOLLOWER, REPORT, TALKS):
        assert new[name].outcome is old[name].outcome
        assert last_came(new[name].instances) == last_came(old[name].instances)


@pytest.mark.parametrize("at", [LETTER, FOLLOWER])
def test_one_letter_keeps_both_promises(record: Dossier, at: str) -> None:
    """Wherever the editor puts it; then no round is expected either."""
    letter = report(date(2026, 11, 25), Happened.YES)
    later = with_report(record, at, letter)
    found = by_id(later, NOW)
    assert [found[each].instances[-1].state for each in (LETTER, FOLLOWER)] == [State.CAME] * 2
    assert counts(tuple(found.values())).yearly_awaited == 2
    assert expected_rounds(later, NOW) == ()


def test_until_when_was_searched(record: Dossier) -> None:
    """The nearest day counts: of the promise, of its measure, of the publication."""
    found = by_id(record, NOW)
    (due,) = expected_rounds(record, NOW)
    assert due.searched == date(2026, 11, 29)
    for name, day in ((LETTER, NOW), (REPORT, date(2026, 11, 22))):
        assert searched_until(record, found[name].measure, found[name].milestone) == day
    measure = replace(record.measures[0], searched=date(2026, 11, 25))
    assert searched_until(record, measure, replace(measure.milestones[0], searched=None)) == date(2026, 11, 25)
    unsaid = replace(record, publication=replace(record.publication, searched=None))
    assert searched_until(unsaid) is None


def test_of_no_promises_every_count_is_none(fiction: Dossier) -> None:
    found = counts(())
    assert all(not getattr(found, each.name) for each in fields(found))
    empty = replace(fiction, measures=(), promises=(), rounds=(), sources=())
    assert days(empty, NOW) == Days(
        last_report=None, newest_source=None, searched=empty.publication.searched, counted=NOW
    )
    assert next_moments((), NOW) == ()
