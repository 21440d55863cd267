"""What is promised every year: year by year, what came, what did not, and what a report says that is not yet an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motiespoor.derive.comparison import comparison
from motiespoor.derive.counts import Counts, counts
from motiespoor.derive.days import Moment, expected_rounds, next_moments
from motiespoor.derive.deadlines import Deadline, Outcome, deadlines
from motiespoor.derive.instances import State, last_came
from motiespoor.derive.missing import missing
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import YesNo
from motiespoor.model.measure import Happened, Milestone, Recurrence, Report
from motiespoor.model.period import period
from motiespoor.model.source import Evidence

PROMISED = "zv-2025-014"  # of 14 April 2025
WINDOW = Recurrence(first=2025, opens="7 september", closes="26 oktober", ground="Zo kwam het eerder.")
LONG_AFTER = date(2029, 2, 1)


def promise(id: str = "elk-jaar", expected: str | None = "jaarlijks", **said: object) -> Milestone:
    """A promise of April 2025; for every year, when nothing else is said."""
    term = period(expected) if expected is not None else None
    made = Milestone(id=id, title=f"Belofte {id}", expected=term, promise=Evidence(source=PROMISED))
    return replace(made, **said)


def report(day: date, happened: Happened | None = None, about: int | None = None, **said: object) -> Report:
    made = Report(date=day, explanation="Zo.", happened=happened, about=about, evidence=(Evidence(source=PROMISED),))
    return replace(made, **said)


def came(day: date, about: int) -> Report:
    return report(day, Happened.YES, about)


def holding(fiction: Dossier, *promises: Milestone) -> Dossier:
    """The small dossier with these promises and no others."""
    bare = tuple(replace(each, milestones=()) for each in fiction.measures)
    return replace(fiction, measures=bare, promises=promises)


def told(fiction: Dossier, today: date, *promises: Milestone) -> dict[str, Deadline]:
    """What has come of each of these promises, by id."""
    return {each.milestone.id: each for each in deadlines(holding(fiction, *promises), today)}


def counted(fiction: Dossier, today: date, *promises: Milestone) -> Counts:
    return counts(deadlines(holding(fiction, *promises), today))


def states(deadline: Deadline) -> list[tuple[int, State]]:
    return [(each.year, each.state) for each in deadline.instances]


def test_a_yearly_promise_without_any_report_is_missed_after_its_first_whole_year(fiction: Dossier) -> None:
    """Of the year of the promise nothing is expected; of the next only from its last quarter on."""
    each = promise()
    for today, outcome, years in (
        (date(2025, 12, 31), Outcome.TO_RECUR, []),
        (date(2026, 9, 30), Outcome.TO_RECUR, [(2026, State.NOT_YET)]),
        (date(2026, 10, 1), Outcome.AWAITED, [(2026, State.AWAITED)]),
        (date(2026, 12, 31), Outcome.AWAITED, [(2026, State.AWAITED)]),
        (date(2027, 1, 1), Outcome.MISSED, [(2026, State.MISSED), (2027, State.NOT_YET)]),
    ):
        found = told(fiction, today, each)["elk-jaar"]
        assert (found.outcome, states(found)) == (outcome, years)


def test_two_missed_years_are_two(fiction: Dossier) -> None:
    """The promise is late once, and each of its years is told."""
    each = promise(reports=(came(date(2026, 5, 1), 2026),))
    found = counted(fiction, LONG_AFTER, each, promise(id="ook"))
    assert (found.missed, found.yearly_awaited) == (2, 0)
    assert found.yearly_missed == {2026: 1, 2027: 2, 2028: 2}


def test_a_window_says_from_when_a_year_is_awaited(fiction: Dossier) -> None:
    each = promise(recurrence=WINDOW, reports=(came(date(2025, 9, 9), 2025),))
    assert told(fiction, date(2026, 10, 26), each)["elk-jaar"].outcome is Outcome.RECURRING
    late = told(fiction, date(2026, 10, 27), each)["elk-jaar"]
    assert late.outcome is Outcome.AWAITED
    assert [(one.opens, one.closes) for one in late.instances][-1] == (date(2026, 9, 7), date(2026, 10, 26))


def test_a_promise_with_a_last_year_is_not_expected_after_it(fiction: Dossier) -> None:
    each = promise(recurrence=Recurrence(first=2025, last=2026), reports=(came(date(2025, 9, 9), 2025),))
    found = told(fiction, LONG_AFTER, each)["elk-jaar"]
    assert states(found) == [(2025, State.CAME), (2026, State.MISSED)]
    assert next_moments((found,), LONG_AFTER) == ()


def test_of_an_undated_promise_only_the_years_that_came_are_known(fiction: Dossier) -> None:
    undated = tuple(replace(each, date=period("onbekend")) for each in fiction.sources)
    each = promise(reports=(came(date(2025, 9, 9), 2025), report(date(2027, 9, 9), Happened.NO, 2027)))
    (found,) = deadlines(replace(holding(fiction, each), sources=undated), LONG_AFTER)
    assert (found.outcome, states(found)) == (Outcome.RECURRING, [(2025, State.CAME)])


@pytest.mark.parametrize("happened", [None, Happened.NO])
def test_a_letter_of_delay_changes_nothing(fiction: Dossier, happened: Happened | None) -> None:
    """Not the outcome, not a count, and not when it came last."""
    before = promise(recurrence=WINDOW, reports=(came(date(2025, 9, 19), 2025),))
    delay = report(date(2026, 10, 8), happened, 2026)
    after = replace(before, reports=(*before.reports, delay))
    for today in (date(2026, 11, 29), date(2028, 2, 1)):
        old, new = (told(fiction, today, each)["elk-jaar"] for each in (before, after))
        assert (old.outcome, states(old)) == (new.outcome, states(new))
        assert last_came(old.instances).certain == last_came(new.instances).certain
        assert counted(fiction, today, before) == counted(fiction, today, after)
        assert [one.others for one in new.instances if one.year == 2026] == [(delay,)]


def test_a_year_of_which_it_is_doubtful_is_not_missed(fiction: Dossier) -> None:
    """Doubt is shown beside what is certain, and never called silence; certainty about the same year ends it."""
    doubt = report(date(2026, 3, 31), Happened.DOUBTFUL, 2026)
    early = came(date(2026, 9, 19), 2025)
    each = promise(recurrence=Recurrence(first=2025), reports=(doubt, early))
    found = told(fiction, date(2026, 11, 1), each)["elk-jaar"]
    last = last_came(found.instances)
    assert found.outcome is Outcome.RECURRING
    assert last.certain is not None
    assert last.doubtful is not None
    assert (last.certain.year, last.certain.day, last.certain.report) == (2025, None, early)
    assert (last.doubtful.year, last.doubtful.day) == (2026, date(2026, 3, 31))
    sure = replace(each, reports=(*each.reports, came(date(2026, 10, 1), 2026)))
    last = last_came(told(fiction, date(2026, 11, 1), sure)["elk-jaar"].instances)
    assert last.certain is not None
    assert (last.certain.year, last.certain.others, last.doubtful) == (2026, (doubt,), None)


def test_when_it_came_is_the_day_that_the_report_names(fiction: Dossier) -> None:
    """Of a month or a year no day is told."""
    for achieved, day in (("2026-05-02", date(2026, 5, 2)), ("mei 2026", None), ("2025-12-30", None)):
        told_of = report(date(2026, 9, 19), Happened.YES, 2026, achieved=period(achieved))
        (year,) = told(fiction, date(2026, 10, 1), promise(reports=(told_of,)))["elk-jaar"].instances
        assert (year.state, year.day) == (State.CAME, day)


@pytest.mark.parametrize("where", ["voorop", "volgt"])
def test_what_one_letter_would_fulfil_is_counted_once_wherever_the_report_stands(fiction: Dossier, where: str) -> None:
    both = (promise(id="voorop"), promise(id="volgt", together="voorop"))
    late = counted(fiction, date(2026, 11, 1), *both)
    assert (late.promises, late.shared, late.yearly_awaited) == (2, 1, 1)
    kept = tuple(replace(each, reports=(came(date(2026, 9, 9), 2026),)) if each.id == where else each for each in both)
    found = told(fiction, date(2026, 11, 1), *kept)
    assert [states(each) for each in found.values()] == [[(2026, State.CAME)]] * 2
    assert [found[each].outcome for each in ("voorop", "volgt")] == [Outcome.RECURRING, Outcome.SHARED]


@pytest.mark.parametrize(
    ("each", "outcome"),
    [
        (promise(expected="eind 2025", achieved=period("2026-03-01")), Outcome.MET_LATE),
        (promise(expected="eind 2025", achieved=period("2025-12-01"), condition="zo nodig"), Outcome.MET),
        (promise(expected="eind 2025", condition="zo nodig"), Outcome.CONDITIONAL),
        (promise(condition="zo nodig"), Outcome.CONDITIONAL),
        (promise(expected="periodiek"), Outcome.PERIODIC),
        (promise(expected=None), Outcome.NO_TERM),
        (promise(expected="onbekend"), Outcome.NO_TERM),
        (promise(expected="de komende jaren"), Outcome.OPEN_ENDED),
        (promise(expected="2026 e.v."), Outcome.OPEN_ENDED),
        (promise(expected="binnenkort"), Outcome.OPEN_ENDED),
        (promise(expected="eind 2026"), Outcome.OPEN),
        (promise(expected="eind 2025"), Outcome.PASSED),
        (promise(expected="eind 2025", reports=(report(date(2026, 1, 5)),)), Outcome.PASSED_WITH_REPORT),
        (promise(expected="eind 2025", reports=(report(date(2025, 9, 1), Happened.DOUBTFUL),)), Outcome.DOUBTFUL),
        (promise(expected=None, reports=(report(date(2025, 9, 1), Happened.DOUBTFUL),)), Outcome.DOUBTFUL),
        (
            promise(
                expected="eind 2025",
                reports=(report(date(2025, 9, 1), Happened.DOUBTFUL), report(date(2026, 1, 5), Happened.NO)),
            ),
            Outcome.PASSED_WITH_REPORT,
        ),
    ],
    ids=lambda each: each.value if isinstance(each, Outcome) else each.id,
)
def test_the_first_question_that_fits_decides(fiction: Dossier, each: Milestone, outcome: Outcome) -> None:
    found = told(fiction, date(2026, 6, 1), each)["elk-jaar"]
    assert found.outcome is outcome
    assert found.instances == () or each.expected == period("jaarlijks")


# Yearly promises that hold any reports, with their followers, on any day.

DAYS = st.dates(date(2025, 5, 1), date(2030, 12, 31))
REPORTS = st.builds(report, DAYS, st.sampled_from([None, *Happened]), st.integers(2025, 2030))


@st.composite
def yearly(draw: st.DrawFn) -> tuple[Milestone, ...]:
    """A few yearly promises; any but the first may count with the first."""
    again = st.sampled_from([None, WINDOW, Recurrence(first=2025, last=2027)])
    made = []
    for number in range(draw(st.integers(1, 3))):
        told_of = draw(st.lists(REPORTS, max_size=4))
        made.append(
            promise(
                id=f"belofte-{number}",
                recurrence=draw(again),
                together="belofte-0" if number and draw(st.booleans()) else None,
                reports=tuple(sorted(told_of, key=lambda each: each.date)),
            )
        )
    return tuple(made)


def with_report(promises: Sequence[Milestone], which: int, more: Report) -> tuple[Milestone, ...]:
    which %= len(promises)
    added = sorted((*promises[which].reports, more), key=lambda each: each.date)
    return (*promises[:which], replace(promises[which], reports=tuple(added)), *promises[which + 1 :])


@given(promises=yearly(), which=st.integers(0, 2), said=REPORTS, today=DAYS)
def test_a_report_that_it_did_not_happen_changes_no_count(
    fiction: Dossier, promises: tuple[Milestone, ...], which: int, said: Report, today: date
) -> None:
    more = with_report(promises, which, replace(said, happened=Happened.NO))
    assert counted(fiction, today, *promises) == counted(fiction, today, *more)


@given(promises=yearly(), which=st.integers(0, 2), said=REPORTS, today=DAYS)
def test_a_report_that_it_happened_raises_no_count(
    fiction: Dossier, promises: tuple[Milestone, ...], which: int, said: Report, today: date
) -> None:
    old = counted(fiction, today, *promises)
    new = counted(fiction, today, *with_report(promises, which, replace(said, happened=Happened.YES)))
    assert new.missed <= old.missed
    assert new.missed + new.yearly_awaited <= old.missed + old.yearly_awaited
    assert all(number <= old.yearly_missed.get(missed, 0) for missed, number in new.yearly_missed.items())


@given(
    term=st.sampled_from([None, "eind 2026", "de komende jaren", "periodiek", "onbekend"]),
    reports=st.lists(st.builds(report, DAYS, st.sampled_from([None, *Happened])), max_size=4),
    day=DAYS,
    today=DAYS,
)
def test_word_of_delay_lowers_nothing_that_is_late(
    fiction: Dossier, term: str | None, reports: list[Report], day: date, today: date
) -> None:
    """Of what comes once, such a word may end a doubt; without doubt it changes no count."""
    once = promise(expected=term, reports=tuple(sorted(reports, key=lambda each: each.date)))
    (more,) = with_report((once,), 0, report(day, Happened.NO))
    old, new = (counted(fiction, today, each) for each in (once, more))
    assert new.dated_late >= old.dated_late
    if all(each.happened is not Happened.DOUBTFUL for each in reports):
        assert new == old


# What follows from the years elsewhere.


def test_a_round_that_was_due_and_did_not_come_is_expected(fiction: Dossier) -> None:
    """Of a year that has a round nothing is missing, nor of one that came."""
    rounds = replace(WINDOW, rounds=YesNo.YES)
    each = promise(recurrence=rounds, searched=date(2027, 3, 1), reports=(came(date(2026, 9, 9), 2026),))
    held = {one.sheet.date.year for one in fiction.rounds}
    found = expected_rounds(holding(fiction, each), date(2028, 11, 1))
    assert held == {2025}
    assert [(one.year, one.opens, one.searched) for one in found] == [
        (2027, date(2027, 9, 7), date(2027, 3, 1)),
        (2028, date(2028, 9, 7), date(2027, 3, 1)),
    ]
    assert expected_rounds(holding(fiction, promise()), LONG_AFTER) == ()


def test_what_comes_next(fiction: Dossier) -> None:
    """What has to be there first in front; of a year that came the next, of a follower and of a condition nothing."""
    found = told(
        fiction,
        date(2026, 8, 1),
        promise(id="dit-jaar"),
        promise(id="gekomen", reports=(came(date(2026, 3, 1), 2026),)),
        promise(id="volgt", together="dit-jaar"),
        promise(id="misschien", condition="zo nodig"),
        promise(id="met-datum", expected="uiterlijk 1 september 2026"),
        promise(id="later", recurrence=replace(WINDOW, first=2030)),
        promise(id="nooit", expected="binnenkort"),
    )
    assert [(one.deadline.milestone.id, one.first, one.last, one.year) for one in _moments(found)] == [
        ("met-datum", None, date(2026, 9, 1), None),
        ("dit-jaar", date(2026, 1, 1), date(2026, 12, 31), 2026),
        ("gekomen", date(2027, 1, 1), date(2027, 12, 31), 2027),
        ("later", date(2030, 9, 7), date(2030, 10, 26), 2030),
    ]


def test_a_year_stays_open_after_its_window(fiction: Dossier) -> None:
    """The window is of earlier years; what was promised for a year may come until that year is over."""
    each = promise(recurrence=WINDOW, reports=(came(date(2025, 9, 9), 2025),))
    for today, first, last, year in (
        (date(2026, 10, 26), date(2026, 9, 7), date(2026, 10, 26), 2026),
        (date(2026, 10, 27), None, date(2026, 12, 31), 2026),
        (date(2026, 12, 31), None, date(2026, 12, 31), 2026),
        (date(2027, 1, 1), date(2027, 9, 7), date(2027, 10, 26), 2027),
    ):
        (moment,) = next_moments(tuple(told(fiction, today, each).values()), today)
        assert (moment.first, moment.last, moment.year) == (first, last, year)


def test_what_comes_back_says_what_can_be_missing_of_it(fiction: Dossier) -> None:
    """Without a year that ended nothing is said of years, and of what has no rhythm nothing of a next time."""
    for each, today, meaning in (
        (
            promise(expected="periodiek"),
            LONG_AFTER,
            "Het is geregeld beloofd, maar de bron zegt niet hoe vaak. Of er een keer ontbreekt, is dus niet te zeggen.",
        ),
        (
            promise(),
            date(2025, 12, 31),
            "Het is elk jaar beloofd, en er is nog geen jaar voorbij waarover een bericht werd verwacht.",
        ),
        (
            promise(recurrence=WINDOW, reports=(came(date(2025, 9, 9), 2025),)),
            date(2026, 10, 26),
            "Het is elk jaar beloofd, en over geen jaar dat voorbij is, ontbreekt een bericht.",
        ),
    ):
        assert told(fiction, today, each)["elk-jaar"].outcome.meaning == meaning


def _moments(found: dict[str, Deadline]) -> tuple[Moment, ...]:
    return next_moments(tuple(found.values()), date(2026, 8, 1))


def test_a_year_without_word_is_missing_in_a_round_and_a_follower_is_not_asked_twice(fiction: Dossier) -> None:
    both = holding(fiction, promise(id="voorop"), promise(id="volgt", together="voorop"))
    for today in (date(2026, 11, 1), LONG_AFTER):
        lacking = missing(both, both.rounds[-1], today)
        assert [each.milestone.id for each in lacking.promises] == ["voorop"]
    assert missing(both, both.rounds[-1], date(2026, 9, 1)).promises == ()


def test_between_rounds_what_comes_back_came(fiction: Dossier) -> None:
    """A word that it happened, and no other, is told as come; of its follower too."""
    earlier, later = fiction.rounds[0], fiction.rounds[-1]
    day = later.sheet.date
    old = tuple(replace(each, date=period("2020")) for each in fiction.sources)
    for happened, kind in ((Happened.YES, "gekomen"), (Happened.NO, "niet-genoemd"), (None, "niet-genoemd")):
        lead = promise(id="voorop", reports=(report(day, happened, day.year),))
        dossier = replace(holding(fiction, lead, promise(id="volgt", together="voorop")), sources=old)
        moves = comparison(earlier, later, dossier).other_milestones
        assert [each.kind for each in moves] == [kind, kind]
        assert [each.counted for each in moves] == [True, happened is not Happened.YES]
