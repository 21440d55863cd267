"""What the dossier of the repository promises of itself: every promise followed, tested by its words, on any day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from conftest import REAL_TODAY
from earlier import as_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Cause, Happened, Milestone
from motiespoor.read.dossier import read_dossier
from motiespoor.validate.check import problems
from motiespoor.validate.walk import all_of

# Told of only once it was done or going on: nobody promised it.
UNPROMISED = {"leidraad-locatiekeuzes", "aandacht-in-vitale-regios"}


def promises(dossier: Dossier) -> tuple[Milestone, ...]:
    return tuple(all_of(Milestone, dossier))


def test_every_action_was_promised_somewhere(published: Dossier) -> None:
    """Each action has a promise that names it, but the two that were never promised."""
    without = {
        action.id
        for measure in published.measures
        for action in measure.actions
        if action.id not in [each.action for each in measure.milestones]
    }
    assert without == UNPROMISED


def test_every_promise_says_what_would_count(published: Dossier) -> None:
    """Of each it is said what would count as kept, or why that cannot be said."""
    assert [each.id for each in promises(published) if each.test is None] == []
    assert sum(each.testable is False for each in promises(published)) == 5


def test_every_report_says_whether_it_happened(published: Dossier) -> None:
    """No report leaves it open whether what was promised happened."""
    assert [each.id for each in promises(published) for report in each.reports if report.happened is None] == []


def test_content_that_was_not_seen_is_no_fact(published: Dossier) -> None:
    """What an introduction only announces is not called kept, and that it was called so is told."""
    taken_back = [each for each in promises(published) if any(correction.was for correction in each.corrections)]
    assert [each.id for each in taken_back] == [
        "overzicht-lopende-casussen", "casussen-in-volgende-brief", "stip-op-de-horizon",
    ]  # fmt: skip
    assert all(each.reports[-1].happened is Happened.DOUBTFUL for each in taken_back)


def test_of_no_letter_is_said_that_it_came_in_time(published: Dossier) -> None:
    """The day of the debate was not looked up: that a letter was sent does not say that it came before it."""
    letter = next(each for each in promises(published) if each.id == "brief-voor-begroting")
    assert [(each.about, each.happened) for each in letter.reports if each.happened is not Happened.NO] == [
        (year, Happened.DOUBTFUL) for year in range(2021, 2026)
    ]


def test_readings_are_corrected_where_they_stand(published: Dossier) -> None:
    """A reading that was wrong is still there, followed by the right one of the same day and round."""
    corrected = [
        (action.id, before.status, after.status)
        for measure in published.measures
        for action in measure.actions
        for before, after in zip(action.updates, action.updates[1:], strict=False)
        if after.cause is Cause.CORRECTION and (before.date, before.round) == (after.date, after.round)
    ]
    assert corrected == [
        ("profielen-gebruiken", "doorlopend", "aangekondigd"),
        ("jaarlijkse-gesprekken-bestuurders", "doorlopend", "aangekondigd"),
        ("overleg-ministeries", "doorlopend", "aangekondigd"),
        ("overleg-rijk-noord", "doorlopend", "aangekondigd"),
        ("overleg-rijk-noord", "doorlopend", "aangekondigd"),
        ("vaste-aanpak-spreiding", "loopt", "aangekondigd"),
        ("spreiding-in-vitale-regios", "loopt", "loopt"),
        ("rapporteren-staat-van-groningen", "doorlopend", "aangekondigd"),
        ("werving-in-de-regio", "aangekondigd", "onbekend"),
    ]


@pytest.mark.parametrize("today", [REAL_TODAY, date(2028, 2, 1)], ids=str)
def test_the_dossier_is_right_on_any_later_day(real: Path, today: date) -> None:
    """Time alone makes nothing wrong."""
    assert problems(read_dossier(real), today) == ()


def test_the_dossier_was_right_on_an_earlier_day(real_copy: Path) -> None:
    """Without what came later it still is a dossier, with all that was promised by then."""
    day = date(2025, 10, 1)
    reading = read_dossier(as_of(real_copy, day))
    assert problems(reading, day) == ()
    assert len(promises(reading.dossier)) == 60
    assert reading.dossier.publication.searched is None
    assert [each.sheet.id for each in reading.dossier.rounds] == ["2024", "2025"]
    middelburg = next(each for each in promises(reading.dossier) if each.id == "plein-middelburg")
    assert middelburg.achieved is None
