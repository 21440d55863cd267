"""Figures over the day on which areas went into one, or a sector became two: like is held against like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from motiespoor.derive.facts import step
from motiespoor.derive.figures import points
from motiespoor.derive.lineage import Lineage, area_lineage, lines_before
from motiespoor.derive.lookup import Line
from motiespoor.derive.profile import area_profile, sector_profile
from motiespoor.derive.spread import area_ranks, area_spread, sector_spread, step_dates, steps
from motiespoor.derive.sums import summed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Observation, Sector, exists
from motiespoor.model.front import FactKind, KeyFact
from test_derived_figures import LENGTH, of, seen

MERGER = date(2024, 1, 1)


def side(code: str, since: date | None = None, until: date | None = None, *before: str) -> Area:
    """A part of the whole."""
    return Area(
        code=code,
        slug=code,
        name=code.title(),
        kind="kant",
        part_of="heel",
        since=since,
        until=until,
        predecessors=before,
    )


WHOLE = Area(code="heel", name="Heel", kind="land")
# North and south went into west; east stayed.
NORTH, SOUTH, EAST = side("noord", None, MERGER), side("zuid", None, MERGER), side("oost")
WEST = side("west", MERGER, None, "noord", "zuid")
MERGED = (WHOLE, NORTH, SOUTH, EAST, WEST)
# From 30 + 20 = 50 to 55 is 5 more, or 10 percent; east from 50 to 45 is 5 less, or 10 percent less.
ROWS = (
    seen(2023, "100"), seen(2023, "30", "noord"), seen(2023, "20", "zuid"), seen(2023, "50", "oost"),
    seen(2024, "100"), seen(2024, "55", "west"), seen(2024, "45", "oost"),
)  # fmt: skip


def merged(*rows: Observation, areas: tuple[Area, ...] = MERGED) -> Dossier:
    """A dossier with these areas."""
    return replace(of(*rows), areas=areas)


def test_a_spread_has_the_parts_of_its_day() -> None:
    """Each day with its own areas, all of them known, their shares and ranks; without a day the last that is complete."""
    dossier = merged(*ROWS)
    told = {}
    for year in (2023, 2024):
        spread = area_spread(dossier, LENGTH, "al", date(year, 7, 1))
        assert spread is not None
        assert spread.complete
        told[year] = [(each.part.code, each.share, each.rank) for each in spread.parts]
    assert told == {
        2023: [("noord", 30, 2), ("zuid", 20, 3), ("oost", 50, 1)],
        2024: [("oost", 45, 2), ("west", 55, 1)],
    }
    assert area_ranks(dossier, LENGTH, "al", date(2024, 7, 1)) == {"oost": 2, "west": 1}
    latest = area_spread(dossier, LENGTH, "al")
    assert latest is not None
    assert latest.date == date(2024, 7, 1)


def test_a_whole_is_summed_of_the_parts_of_its_day() -> None:
    """Of the areas that were there, and of no other."""
    dossier = merged(*(each for each in ROWS if each.area != "heel"))
    whole = Line("lengte", "heel", "al")
    sums = [summed(dossier, whole, date(year, 7, 1)) for year in (2023, 2024)]
    assert [each and each.value for each in sums] == [100, 100]
    # Without a row for one that was there, there is no sum.
    lacking = merged(*(each for each in ROWS if each.area not in ("heel", "west")))
    assert summed(lacking, whole, date(2024, 7, 1)) is None


def test_steps_over_a_merger_hold_like_against_like() -> None:
    """What went in together against what came of it; what is no more has no row of its own."""
    dossier = merged(*ROWS)
    assert step_dates(dossier, LENGTH, "al", date(2023, 7, 1), date(2024, 7, 1)) is not None
    found = steps(dossier, LENGTH, "al", date(2023, 7, 1), date(2024, 7, 1))
    assert [(each.part.code, each.before and each.before.value, each.change, each.growth) for each in found] == [
        ("oost", 50, -5, -10),
        ("west", 50, 5, 10),
    ]
    assert [[one.code for one in each.forebears] if each.forebears is not None else None for each in found] == [
        None,
        ["noord", "zuid"],
    ]


def test_a_profile_begins_with_what_went_in() -> None:
    """Before it was there an area is the sum of what it was, and its first growth is since that."""
    level = area_profile(merged(*ROWS), "west").levels[0]
    assert [(each.point.value, each.point.change, each.point.growth, len(each.summed)) for each in level.positions] == [
        (50, None, None, 2),
        (55, 5, 10, 0),
    ]
    assert [each.rank for each in level.positions] == [None, 1]


def test_what_is_not_exact_on_one_side_is_not_held_against_the_other() -> None:
    """A sum needs every part; without one there is no change over the merger."""
    rows = [each for each in ROWS if (each.area, each.date.year) != ("zuid", 2023)]
    found = steps(merged(*rows), LENGTH, "al", date(2023, 7, 1), date(2024, 7, 1))
    assert [(each.part.code, each.before, each.change) for each in found if each.part.code == "west"] == [
        ("west", None, None)
    ]


# North became two; south went into east, which stayed.
HALF, OTHER_HALF = side("half", MERGER, None, "noord"), side("rest", MERGER, None, "noord")
LARGER = side("oost", None, None, "zuid")
SPLIT = (WHOLE, NORTH, SOUTH, LARGER, HALF, OTHER_HALF)
SPLIT_ROWS = (
    seen(2023, "30", "noord"), seen(2023, "20", "zuid"), seen(2023, "50", "oost"),
    seen(2024, "10", "half"), seen(2024, "25", "rest"), seen(2024, "77", "oost"),
)  # fmt: skip


def test_of_what_was_split_no_part_is_held_against_the_whole() -> None:
    """Neither half is compared with what both were; one that others went into is compared with all of these together."""
    found = steps(merged(*SPLIT_ROWS, areas=SPLIT), LENGTH, "al", date(2023, 7, 1), date(2024, 7, 1))
    # From 20 + 50 = 70 to 77 is 7 more, or 10 percent.
    assert [(each.part.code, each.before and each.before.value, each.change, each.growth) for each in found] == [
        ("oost", 70, 7, 10),
        ("half", None, None, None),
        ("rest", None, None, None),
    ]
    assert [each.forebears for each in found[1:]] == [(), ()]


def test_an_area_that_others_went_into_is_not_held_against_itself() -> None:
    """Over that day its line is broken, with the names of what it took in."""
    found = points(merged(*SPLIT_ROWS, areas=SPLIT), LENGTH, "oost", "al")
    assert [each.change for each in found] == [None, None]
    broken = found[1].after_break
    assert broken is not None
    assert (broken.date, broken.description) == (MERGER, "Zuid ging op in Oost.")


def test_a_sector_that_was_split_lives_in_time() -> None:
    """A spread by sector has those of its day, and the one before has a page that ends."""
    sectors = (
        Sector(code="al", name="Al", kind="geheel"),
        Sector(code="weg", name="Weg", kind="tak", part_of="al"),
        Sector(code="water", name="Water", kind="tak", part_of="al", until=MERGER),
        *(Sector(code=code, name=code, kind="tak", part_of="al", since=MERGER, predecessors=("water",)) for code in ("zee", "meer")),
    )  # fmt: skip
    rows = (
        seen(2023, "100"), seen(2023, "60", sector="weg"), seen(2023, "40", sector="water"),
        seen(2024, "100"), seen(2024, "50", sector="weg"), seen(2024, "30", sector="zee"), seen(2024, "20", sector="meer"),
    )  # fmt: skip
    dossier = replace(of(*rows), sectors=sectors)
    told = {}
    for year in (2023, 2024):
        spread = sector_spread(dossier, LENGTH, "heel", date(year, 7, 1))
        assert spread is not None
        told[year] = [(each.part.code, each.share) for each in spread.parts]
    assert told == {2023: [("weg", 60), ("water", 40)], 2024: [("weg", 50), ("zee", 30), ("meer", 20)]}
    assert [each.point.value for each in sector_profile(dossier, "zee").levels[0].positions] == [30]


def test_chains_of_mergers_are_followed() -> None:
    """A and b into c, then c and d into e: on every day e is what was there then, and a is what it became."""
    parts = (
        side("a", None, date(2021, 1, 1)), side("b", None, date(2021, 1, 1)), side("d", None, date(2023, 1, 1)),
        side("c", date(2021, 1, 1), date(2023, 1, 1), "a", "b"), side("e", date(2023, 1, 1), None, "c", "d"),
    )  # fmt: skip
    dossier = merged(areas=(WHOLE, *parts))
    line = Line("lengte", "e", "al")
    told = [
        [each.area for each in lines_before(dossier, line, date(year, 7, 1), date(2024, 7, 1))]
        for year in range(2020, 2025)
    ]
    assert told == [["a", "b", "d"], ["d", "c"], ["d", "c"], ["e"], ["e"]]
    lineage = area_lineage(dossier)
    assert [[each.code for each in lineage.heirs_on("a", date(year, 7, 1))] for year in (2020, 2021, 2023)] == [
        ["a"], ["c"], ["e"],
    ]  # fmt: skip


@st.composite
def histories(draw: st.DrawFn) -> tuple[Area, ...]:
    """Areas that merge and are split on the first days of years, in any way in which days fit."""
    parts = [side(f"p{number}") for number in range(draw(st.integers(2, 6)))]
    for year in range(2020, 2024):
        there = [each for each in parts if each.until is None]
        gone = draw(st.lists(st.sampled_from(there), max_size=3, unique_by=lambda each: each.code))
        if not gone:
            continue
        day = date(year, 1, 1)
        names = {each.code for each in gone}
        parts = [replace(each, until=day) if each.code in names else each for each in parts]
        parts += [side(f"n{year}{number}", day, None, *sorted(names)) for number in range(draw(st.integers(1, 2)))]
    return tuple(parts)


@given(histories(), st.integers(2019, 2024), st.integers(0, 4))
def test_on_two_days_the_kin_of_all_are_all(parts: tuple[Area, ...], year: int, more: int) -> None:
    """Of any history: every area that was there is among the kin of some area that is there later, and of one family only."""
    start, end = date(year, 7, 1), date(year + more, 7, 1)
    lineage = Lineage(parts)
    families = {lineage.kin(each.code, start, end) for each in parts if exists(each, end)}
    before = sorted(each.code for family in families for each in family.before)
    after = sorted(each.code for family in families for each in family.after)
    assert before == sorted(each.code for each in parts if exists(each, start))
    assert after == sorted(each.code for each in parts if exists(each, end))


@given(histories(), st.data())
def test_what_adds_up_before_adds_up_after(parts: tuple[Area, ...], data: st.DataObject) -> None:
    """Of any history and any values: the changes of all families together are the change of the whole."""
    days = date(2019, 7, 1), date(2024, 7, 1)
    values = {
        (each.code, day): Decimal(data.draw(st.integers(0, 100))) for each in parts for day in days if exists(each, day)
    }
    lineage = Lineage(parts)
    families = {lineage.kin(each.code, *days) for each in parts if exists(each, days[1])}
    changes = [
        sum((values[each.code, days[1]] for each in family.after), Decimal(0))
        - sum((values[each.code, days[0]] for each in family.before), Decimal(0))
        for family in families
    ]
    totals = [sum((value for (_, day), value in values.items() if day == one), Decimal(0)) for one in days]
    assert sum(changes, Decimal(0)) == totals[1] - totals[0]


def test_a_key_fact_goes_back_to_before_a_merger() -> None:
    """What became one is held against what it was together: 30 + 20 = 50, so 55 is 5 more; across a break it is not told."""
    asked = KeyFact(kind=FactKind.CHANGE, series=LENGTH.id, since=date(2023, 7, 1), area="west")
    found = step(merged(*ROWS), asked)
    assert found is not None
    assert (found.before.value, found.change) == (50, 5)
    assert step(merged(*(each for each in ROWS if each.area != "zuid")), asked) is None
