"""Areas over many mergers: two into one, that and a third into another, and that one split again; worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motiespoor.derive.lineage import Lineage
from motiespoor.model.figure import Area, exists
from motiespoor.problem import NOWHERE


def day(year: int) -> date:
    return date(year, 1, 1)


def area(code: str, since: int | None = None, until: int | None = None, *, of: tuple[str, ...] = ()) -> Area:
    """An area that was there from the first of January of one year until that of another."""
    return Area(
        code=code,
        slug=None,
        name=code,
        kind="wijk",
        since=day(since) if since else None,
        until=day(until) if until else None,
        predecessors=of,
        origin=NOWHERE,
    )


# A and B became C in 2020, C and D became E in 2022, and E was split into F and G in 2024; H was always there.
LINES = Lineage(
    (
        area("A", until=2020),
        area("B", until=2020),
        area("C", 2020, 2022, of=("A", "B")),
        area("D", until=2022),
        area("E", 2022, 2024, of=("C", "D")),
        area("F", 2024, of=("E",)),
        area("G", 2024, of=("E",)),
        area("H"),
    )
)


@pytest.mark.parametrize(
    ("code", "start", "end", "before", "after"),
    [
        ("A", 2018, 2019, "A", "A"),
        ("A", 2019, 2020, "AB", "C"),
        ("C", 2019, 2021, "AB", "C"),
        ("C", 2020, 2021, "C", "C"),
        ("C", 2021, 2022, "CD", "E"),
        ("E", 2019, 2022, "ABD", "E"),
        ("A", 2019, 2023, "ABD", "E"),
        ("D", 2019, 2021, "D", "D"),
        ("E", 2023, 2024, "E", "FG"),
        ("F", 2023, 2025, "E", "FG"),
        ("G", 2021, 2025, "CD", "FG"),
        ("B", 2019, 2025, "ABD", "FG"),
        ("F", 2024, 2025, "F", "F"),
        ("H", 2019, 2025, "H", "H"),
    ],
)
def test_what_is_the_same_over_several_mergers(code: str, start: int, end: int, before: str, after: str) -> None:
    """All that went in, together, is all that came out; what lies outside the two days does not count."""
    kin = LINES.kin(code, day(start), day(end))
    assert ("".join(each.code for each in kin.before), "".join(each.code for each in kin.after)) == (before, after)


@pytest.mark.parametrize(
    ("code", "year", "heirs"),
    [
        ("A", 2019, "A"),
        ("A", 2021, "C"),
        ("A", 2022, "E"),
        ("A", 2025, "FG"),
        ("D", 2021, "D"),
        ("D", 2024, "FG"),
        ("H", 2025, "H"),
    ],
)
def test_what_one_is_on_a_later_day(code: str, year: int, heirs: str) -> None:
    """Over one merger, two, and the split after them; only a whole that is one area is that area now."""
    found = "".join(each.code for each in LINES.heirs_on(code, day(year)))
    assert found == heirs
    assert LINES.is_now(code, heirs[0], day(year)) == (len(heirs) == 1)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Area, ...]:
    """Areas over ten years: in each year two that are there may become one, or one may become two."""
    there = [f"W{number}" for number in range(draw(st.integers(2, 5)))]
    since: dict[str, int | None] = dict.fromkeys(there)
    until: dict[str, int] = {}
    of: dict[str, tuple[str, ...]] = {}
    for year in range(2011, 2021):
        gone = draw(st.lists(st.sampled_from(there), max_size=2, unique=True))
        if not gone:
            continue
        new = [f"N{year}"] if len(gone) == 2 else [f"N{year}a", f"N{year}b"]
        until |= dict.fromkeys(gone, year)
        since |= dict.fromkeys(new, year)
        of |= dict.fromkeys(new, tuple(gone))
        there = [each for each in there if each not in gone] + new
    return tuple(area(each, since[each], until.get(each), of=of.get(each, ())) for each in since)


@given(histories(), st.integers(0, 4000), st.integers(1, 4000))
def test_kin_divide_what_is_there(areas: tuple[Area, ...], first: int, later: int) -> None:
    """On any two days, all that is there stands in one group of kin, the same for each of its members, and none is empty."""
    start = day(2010) + timedelta(days=first)
    end = start + timedelta(days=later)
    lineage = Lineage(areas)
    groups = {}
    for each in areas:
        if exists(each, start) or exists(each, end):
            kin = lineage.kin(each.code, start, end)
            assert kin.before
            assert kin.after
            assert each in kin.before + kin.after
            groups[tuple(one.code for one in kin.before), tuple(one.code for one in kin.after)] = kin
    for side, on in (("before", start), ("after", end)):
        members = [one.code for kin in groups.values() for one in getattr(kin, side)]
        assert sorted(members) == sorted(each.code for each in areas if exists(each, on))
