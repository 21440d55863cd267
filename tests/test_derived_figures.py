"""What follows from the figures: growth, shares, ranks, forecasts against outcome, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from conftest import DOSSIERS, REAL_TODAY, REPOSITORY
from motiespoor.derive.figures import judged, points
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.parts import divisions, main_parts
from motiespoor.derive.profile import area_profile, break_within, dates, sector_profile
from motiespoor.derive.spread import Spread, area_spread, sector_spread, step_dates, steps
from motiespoor.derive.sums import summed
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import (
    Area,
    Breakdown,
    Forecast,
    Frequency,
    Method,
    Observation,
    Precision,
    Revision,
    RevisionCause,
    Sector,
    Series,
    SeriesBreak,
    SeriesKind,
    YesNo,
)
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
from motiespoor.read.dossier import read_dossier
from motiespoor.render.pages.values import value
from motiespoor.validate.check import checked_dossier

LENGTH = Series(
    id="lengte",
    title="Lengte",
    unit="km",
    kind=SeriesKind.LEVEL,
    denominator="hoofden",
    frequency=Frequency.YEAR,
    decimals=1,
    minimum=Decimal(0),
    maximum=Decimal(10_000),
    additive=YesNo.YES,
    description="Hoe lang.",
)
HEADS = replace(LENGTH, id="hoofden", title="Hoofden", denominator=None)
NORTH, SOUTH, EAST = (
    Area(code=code, slug=code, name=code.title(), kind="kant", part_of="heel") for code in ("noord", "zuid", "oost")
)


def day(year: int) -> date:
    """The reference date of a year."""
    return date(year, 7, 1)


def seen(
    year: int,
    value: str | None,
    area: str = "heel",
    sector: str = "al",
    *,
    precision: Precision = Precision.EXACT,
    method: str = "oud",
    series: str = "lengte",
    breakdown: str | None = None,
) -> Observation:
    """A row of waarnemingen.csv."""
    return Observation(
        series=series,
        date=day(year),
        area=area,
        sector=sector,
        breakdown=breakdown,
        value=None if value is None else Decimal(value),
        precision=None if value is None else precision,
        evidence=EvidenceKind.NOT_FOUND if value is None else EvidenceKind.OFFICIAL,
        source="bron",
        method=method,
    )


def test_every_value_that_stood_there_is_told_in_its_cell() -> None:
    """The oldest first, each with its day and cause; of a figure without a list of them the one that it says itself."""
    series = next(each for each in read_dossier(DOSSIERS / "klein").dossier.series if each.id == "routes-km")
    now = replace(seen(2022, "12"), revised_from=Decimal(11), cause=RevisionCause.LATE)
    of = {
        "series": now.series, "date": now.date, "area": now.area, "sector": now.sector, "breakdown": None, "method": now.method,
    }  # fmt: skip
    first = Revision(**of, was=Decimal(10), until=date(2023, 3, 2), cause=RevisionCause.CORRECTION)
    second = Revision(**of, was=Decimal(11), until=date(2024, 1, 5), cause=RevisionCause.LATE)
    assert value(now, series, (first, second)).revised == (
        "eerder 10, tot 2 maart 2023, herzien: correctie van een fout",
        "eerder 11, tot 5 januari 2024, herzien: bericht dat later kwam",
    )
    assert value(now, series).revised == ("eerder 11, herzien: bericht dat later kwam",)
    assert value(seen(2022, "12"), series).revised == ()


def expected(base: int, horizon: int, **said: str) -> Forecast:
    """A row of prognoses.csv for the whole."""
    return Forecast(
        series="lengte",
        report=str(base),
        base_date=day(base),
        horizon=day(horizon),
        area="heel",
        sector="al",
        evidence=EvidenceKind.OFFICIAL,
        **{name: Decimal(value) for name, value in said.items()},
    )


def broken(year: int, area: str | None = None, certainty: Certainty = Certainty.CERTAIN) -> SeriesBreak:
    """A row of reeksbreuken.csv."""
    return SeriesBreak(series="lengte", date=day(year), area=area, certainty=certainty, description="Anders geteld.")


def of(
    *observations: Observation, forecasts: tuple[Forecast, ...] = (), breaks: tuple[SeriesBreak, ...] = ()
) -> Dossier:
    """A dossier of three areas and two sectors, with two methods."""
    return replace(
        read_dossier(DOSSIERS / "klein").dossier,
        series=(LENGTH, HEADS),
        observations=observations,
        forecasts=forecasts,
        breaks=breaks,
        areas=(Area(code="heel", name="Heel", kind="land"), NORTH, SOUTH, EAST),
        sectors=(
            Sector(code="al", name="Al", kind="geheel"),
            *(Sector(code=code, name=code, slug=code, kind="tak", part_of="al") for code in ("weg", "water")),
        ),
        methods=tuple(Method(id=name, title=name, description=name) for name in ("oud", "nieuw")),
        breakdowns=(Breakdown(code="vast", name="Vast", kind="soort"),),
        locations=(),
    )


def told(dossier: Dossier) -> list[tuple[int, str, Decimal | None, bool]]:
    """Per point of the whole: year, method, change, and whether the method changed."""
    return [
        (each.date.year, each.observation.method, each.change, each.method_changed)
        for each in points(dossier, LENGTH, "heel", "al")
    ]


def test_growth_is_between_neighbours() -> None:
    """Change and growth are since the date before, in the order of dates and not of rows."""
    found = points(of(seen(2022, "12"), seen(2021, "10"), seen(2023, "9")), LENGTH, "heel", "al")
    assert [(each.date.year, each.change, each.growth) for each in found] == [
        (2021, None, None),
        (2022, Decimal(2), Decimal(20)),
        (2023, Decimal(-3), Decimal(-25)),
    ]


def test_growth_is_not_given_across_what_is_not_known() -> None:
    """Not over a gap, not from or to a value that is not exact, and not from zero."""
    found = points(
        of(
            seen(2020, "0"),
            seen(2021, "4"),
            seen(2022, None),
            seen(2023, "6"),
            seen(2024, "7", precision=Precision.ABOUT),
            seen(2025, "8"),
        ),
        LENGTH,
        "heel",
        "al",
    )
    assert [each.change for each in found] == [None, Decimal(4), None, None, None, None]
    assert [each.growth for each in found] == [None] * 6


BALANCE = replace(LENGTH, minimum=Decimal(-1_000))


def test_from_a_negative_level_a_change_is_told_and_no_growth() -> None:
    """From -120 to 35 is 155 more, and no percentage; from 35 to 42 is 20 percent."""
    found = points(of(seen(2021, "-120"), seen(2022, "35"), seen(2023, "42")), BALANCE, "heel", "al")
    assert [(each.change, each.growth) for each in found] == [(None, None), (155, None), (7, 20)]


def test_a_forecast_from_a_negative_level_is_judged_in_its_unit() -> None:
    """From -120 it was to be 30 more, and it was 155: 125 too many, which is no percentage of what it was."""
    dossier = of(seen(2021, "-120"), seen(2022, "35"), forecasts=(expected(2021, 2022, change="30"),))
    (found,) = judged(dossier, "lengte", "heel", "al")
    assert (found.known_change, found.known_percent, found.error, found.error_percent) == (155, None, 125, None)


@pytest.mark.parametrize(
    ("parts", "whole", "shares"),
    [
        (("60", "30", "10"), "100", [60, 30, 10]),
        (("-60", "-30", "-10"), "-100", [60, 30, 10]),
        (("120", "-30", "10"), "100", [None, None, None]),
        # Of what may lie below nought, one that is not known may do so.
        (("60", "30", None), "100", [None, None, None]),
    ],
)
def test_parts_that_can_be_negative_have_shares_when_all_have_one_sign(
    parts: tuple[str | None, ...], whole: str, shares: list[int | None]
) -> None:
    """On charts and in profiles."""
    rows = [seen(2022, value, area) for area, value in zip(("noord", "zuid", "oost"), parts, strict=True)]
    dossier = replace(of(*rows, seen(2022, whole)), series=(BALANCE, HEADS))
    spread = area_spread(dossier, BALANCE, "al")
    assert spread is not None
    assert [each.share for each in spread.parts] == shares
    told = [area_profile(dossier, area).levels for area in ("noord", "zuid", "oost")]
    assert [levels[0].positions[0].share for levels in told] == shares


@pytest.mark.parametrize("certainty", list(Certainty))
def test_growth_is_not_given_across_a_break(certainty: Certainty) -> None:
    """Certain or possible; a break in one area is none elsewhere."""
    rows = [seen(year, "10", area) for area in ("heel", "noord") for year in (2021, 2022, 2023)]
    dossier = of(*rows, breaks=(broken(2022, "noord", certainty),))
    assert [each.change for each in points(dossier, LENGTH, "noord", "al")] == [None, None, 0]
    assert [each.after_break for each in points(dossier, LENGTH, "noord", "al")] == [None, dossier.breaks[0], None]
    assert [each.change for each in points(dossier, LENGTH, "heel", "al")] == [None, 0, 0]


def test_where_methods_overlap_each_goes_its_own_way() -> None:
    """Two methods on one date are two points; a change is between points of one method on consecutive dates."""
    dossier = of(
        seen(2021, "10"),
        seen(2022, "22", method="nieuw"),
        seen(2022, "11"),
        seen(2023, "25", method="nieuw"),
        seen(2024, "13"),
    )
    assert told(dossier) == [
        (2021, "oud", None, False),
        (2022, "oud", Decimal(1), False),
        (2022, "nieuw", None, True),
        (2023, "nieuw", Decimal(3), False),
        (2024, "oud", None, True),
    ]


def test_a_date_with_two_methods_speaks_by_the_latest() -> None:
    """The method of the latest date of the series, in any area; but a value before a gap."""
    rows = [seen(2022, "11"), seen(2022, "22", method="nieuw"), seen(2021, "10"), seen(2021, None, method="nieuw")]
    later = seen(2023, "5", "noord")
    by_old = lookup(of(*rows, later)).standing["lengte", "heel", "al"]
    by_new = lookup(of(*rows, replace(later, method="nieuw"))).standing["lengte", "heel", "al"]
    assert [by_old[day(2022)].value, by_new[day(2022)].value] == [Decimal(11), Decimal(22)]
    assert by_new[day(2021)].value == Decimal(10)


def test_a_breakdown_is_not_the_whole() -> None:
    """A row of a further breakdown is no point of the series, and makes no date of it."""
    dossier = of(seen(2021, "10"), seen(2021, "7", breakdown="vast"), seen(2022, "8", breakdown="vast"))
    assert told(dossier) == [(2021, "oud", None, False)]
    assert dates(dossier, LENGTH) == (day(2021),)


def test_a_forecast_is_judged_on_its_horizon() -> None:
    """The error is the outcome beyond what was expected, also in percent of the base."""
    rows = (seen(2021, "100"), seen(2022, "103"), seen(2023, "112"))
    dossier = of(
        *rows, forecasts=(expected(2021, 2023, change="10"), expected(2021, 2024, level="120"), expected(2022, 2023))
    )
    done, early, silent = judged(dossier, "lengte", "heel", "al")
    assert (done.expected, done.known_change, done.final, done.error, done.error_percent) == (
        Decimal(110),
        Decimal(12),
        True,
        Decimal(2),
        Decimal(2),
    )
    assert (early.expected_change, early.known, early.final, early.error) == (Decimal(20), rows[2], False, None)
    assert (silent.expected, silent.known_change, silent.error) == (None, Decimal(9), None)


def test_a_forecast_in_percent_stays_one() -> None:
    """It is held against the growth in percent, never turned into the unit; of a base that is not exact nothing is computed."""
    said = (expected(2021, 2022, percent="5"),)
    start, about, now = seen(2021, "200"), seen(2021, "200", precision=Precision.ABOUT), seen(2022, "213")
    (early,) = judged(of(start, forecasts=said), "lengte", "heel", "al")
    (done,) = judged(of(start, now, forecasts=said), "lengte", "heel", "al")
    (inexact,) = judged(of(about, now, forecasts=said), "lengte", "heel", "al")
    for each in (early, done, inexact):
        assert (each.expected, each.expected_change, each.expected_percent, each.error) == (
            None,
            None,
            Decimal(5),
            None,
        )
    assert (early.known_percent, early.error_percent, early.miss) == (None, None, None)
    assert (done.known_percent, done.error_percent, done.miss) == (Decimal("6.5"), Decimal("1.5"), Decimal("1.5"))
    assert (inexact.base, inexact.known_percent, inexact.miss) == (Decimal(200), None, None)


def test_an_outcome_that_was_counted_otherwise_is_no_outcome() -> None:
    """Not by another method, where the same is there that one, and not beyond a certain break."""
    said = (expected(2021, 2022, change="10"),)
    base, same, other = seen(2021, "100"), seen(2022, "111"), seen(2022, "150", method="nieuw")
    (by_other,) = judged(of(base, other, forecasts=said), "lengte", "heel", "al")
    (by_both,) = judged(of(base, same, other, seen(2023, "1", method="nieuw"), forecasts=said), "lengte", "heel", "al")
    (beyond,) = judged(of(base, same, forecasts=said, breaks=(broken(2022),)), "lengte", "heel", "al")
    (maybe,) = judged(
        of(base, same, forecasts=said, breaks=(broken(2022, None, Certainty.UNCERTAIN),)), "lengte", "heel", "al"
    )
    assert (by_other.known, by_other.known_change) == (other, None)
    assert (by_both.known, by_both.error) == (same, Decimal(1))
    assert (beyond.known_change, beyond.broken) == (None, broken(2022))
    assert (maybe.error, maybe.broken) == (Decimal(1), broken(2022, None, Certainty.UNCERTAIN))


def table(spread: Spread | None) -> list[tuple[str, Decimal | None, Decimal | None, int | None]]:
    """Code, value, share and rank of each part."""
    assert spread is not None
    return [
        (each.part.code, each.observation.value if each.observation else None, each.share, each.rank)
        for each in spread.parts
    ]


def test_a_spread_has_shares_and_ranks() -> None:
    """The date with most known parts, of those the latest; equal values share a rank."""
    dossier = of(
        *(seen(year, "200") for year in (2021, 2022, 2023)),
        *(seen(year, value, area) for year in (2021, 2022) for area, value in (("noord", "50"), ("zuid", "100"))),
        *(seen(year, "50", "oost") for year in (2021, 2022)),
        seen(2023, "99", "noord"),
    )
    spread = area_spread(dossier, LENGTH, "al")
    assert spread is not None
    assert (spread.date, spread.known, spread.complete) == (day(2022), 3, True)
    assert table(spread) == [
        ("noord", Decimal(50), Decimal(25), 2),
        ("zuid", Decimal(100), Decimal(50), 1),
        ("oost", Decimal(50), Decimal(25), 2),
    ]
    later = area_spread(dossier, LENGTH, "al", day(2023))
    assert table(later) == [
        ("noord", Decimal(99), Decimal("49.5"), None),
        ("zuid", None, None, None),
        ("oost", None, None, None),
    ]
    assert area_spread(dossier, LENGTH, "al", day(2020)) is None
    assert sector_spread(dossier, LENGTH, "heel") is None


def test_what_is_not_exact_has_no_share_and_no_rank() -> None:
    """About as much may be more or less than the next; a value by another method is another thing."""
    rows = [seen(2022, "200"), seen(2022, "50", "noord"), seen(2022, "90", "zuid"), seen(2022, "60", "oost")]
    about = of(*rows[:2], replace(rows[2], precision=Precision.ABOUT), rows[3])
    other = of(*rows[:2], replace(rows[2], method="nieuw"), rows[3])
    rounded = of(*rows[:2], replace(rows[2], precision=Precision.ROUNDED), rows[3])
    for dossier, ranks in ((about, [None] * 3), (other, [None] * 3), (rounded, [3, 1, 2])):
        found = table(area_spread(dossier, LENGTH, "al"))
        assert [share for _, _, share, _ in found] == [Decimal(25), None, Decimal(30)]
        assert [rank for _, _, _, rank in found] == ranks
    alone = replace(about, series=(replace(LENGTH, additive=YesNo.NO), HEADS))
    assert [share for _, _, share, _ in table(area_spread(alone, alone.series[0], "al"))] == [None] * 3


def test_steps_are_between_dates_that_can_be_compared() -> None:
    """The two dates between which most areas can be compared, and of each area why it cannot."""
    rows = [seen(year, str(year - 2000 + place), area) for place, area in enumerate(("noord", "zuid")) for year in
            (2020, 2021, 2022, 2023)]  # fmt: skip
    dossier = of(*rows, seen(2023, "7", "oost"), breaks=(broken(2021), broken(2023, "zuid", Certainty.UNCERTAIN)))
    assert step_dates(dossier, LENGTH, "al") == (day(2021), day(2022))
    assert [(each.part.code, each.change, each.comparable) for each in steps(dossier, LENGTH, "al")] == [
        ("noord", Decimal(1), True),
        ("zuid", Decimal(1), True),
        ("oost", None, False),
    ]
    assert step_dates(dossier, LENGTH, "al", until=day(2023)) == (day(2021), day(2023))
    north, south, east = steps(dossier, LENGTH, "al", day(2021), day(2023))
    assert (north.change, north.broken) == (Decimal(2), None)
    assert (south.change, south.comparable, south.broken) == (None, False, dossier.breaks[1])
    assert (east.before, east.after) == (None, dossier.observations[-1])
    assert steps(of(seen(2021, "1", "noord")), LENGTH, "al") == ()


def test_steps_follow_one_method() -> None:
    """Where one of the dates has two methods, the one that both dates have."""
    dossier = of(
        seen(2021, "10", "noord"), seen(2022, "11", "noord"), seen(2022, "30", "noord", method="nieuw"), seen(2023, "31", "noord", method="nieuw")
    )  # fmt: skip
    for start, end, change in ((2021, 2022, Decimal(1)), (2022, 2023, Decimal(1)), (2021, 2023, None)):
        assert steps(dossier, LENGTH, "al", day(start), day(end))[0].change == change


def test_a_profile_has_shares_ranks_and_what_is_per_thousand() -> None:
    """Each date with its share of the whole, its place among the others, and per thousand of the denominator."""
    dossier = of(
        seen(2022, "200"),
        *(seen(2022, value, area) for area, value in (("noord", "50"), ("zuid", "100"), ("oost", "50"))),
        seen(2023, "60", "noord"),
        seen(2022, "40", "noord", "weg"),
        seen(2022, "10000", "noord", series="hoofden"),
        seen(2023, "9000", "noord", series="hoofden", precision=Precision.ABOUT),
    )
    level = area_profile(dossier, "noord").levels[0]
    first, second = level.positions
    assert (first.share, first.rank, first.ranked, first.per_thousand) == (Decimal(25), 2, 3, Decimal(5))
    assert (second.share, second.rank, second.ranked, second.per_thousand) == (None, None, 0, None)
    assert area_profile(dossier, "noord").by_part == ((LENGTH, (dossier.observations[5],)),)
    whole = area_profile(dossier, "heel").levels[0].positions[0]
    assert (whole.share, whole.rank) == (None, None)
    assert sector_profile(dossier, "weg").by_part == ((LENGTH, (dossier.observations[5],)),)
    assert sector_profile(dossier, "weg").levels == ()


EVERY_PART = tuple(seen(2022, value, area) for area, value in (("noord", "50"), ("zuid", "100"), ("oost", "50")))


@pytest.mark.parametrize("whole", [(), (seen(2022, None),)], ids=["no row", "not found"])
def test_a_whole_without_a_value_is_the_sum_of_its_parts(whole: tuple[Observation, ...]) -> None:
    """All areas exact and by one method: their sum is the whole, measures the parts, and is marked as derived."""
    dossier = of(*EVERY_PART, *whole)
    (total,) = (each for each in area_profile(dossier, "heel").levels[0].positions if each.summed)
    sum_of = replace(EVERY_PART[0], area="heel", value=Decimal(200), evidence=EvidenceKind.DERIVED)
    assert (total.point.observation, len(total.summed)) == (sum_of, 3)
    assert area_profile(dossier, "noord").levels[0].positions[0].share == Decimal(25)
    assert table(area_spread(dossier, LENGTH, "al"))[0][2] == Decimal(25)


def test_per_thousand_is_by_the_sum_when_no_source_gives_the_whole() -> None:
    """A denominator of which all parts are known is known for the whole."""
    dossier = of(seen(2022, "3"), *(replace(each, series="hoofden") for each in EVERY_PART))
    assert area_profile(dossier, "heel").levels[0].positions[0].per_thousand == Decimal(15)


def test_a_sum_is_not_made_of_what_is_not_exact_complete_and_alike() -> None:
    """A value from a source goes first; with a gap, an inexact value or another method in one part there is no sum."""
    line, others = Line("lengte", "heel", "al"), EVERY_PART[1:]
    assert summed(of(*EVERY_PART), line, day(2022)) is not None
    assert summed(of(*EVERY_PART, seen(2022, "199")), line, day(2022)) is None
    assert summed(of(*others), line, day(2022)) is None
    assert summed(of(*others, seen(2022, None, "noord")), line, day(2022)) is None
    assert summed(of(*others, seen(2022, "50", "noord", precision=Precision.ABOUT)), line, day(2022)) is None
    assert summed(of(*others, seen(2022, "50", "noord", method="nieuw")), line, day(2022)) is None
    assert summed(of(*EVERY_PART), line._replace(area="noord"), day(2022)) is None
    apart = replace(of(*EVERY_PART), series=(replace(LENGTH, additive=YesNo.NO), HEADS))
    assert summed(apart, line, day(2022)) is None


@pytest.mark.parametrize("frequency", Frequency)
def test_a_report_is_across_a_break_in_its_period(frequency: Frequency) -> None:
    """The period of a reported growth ends on its date and is as long as its base is counted often, row or no row.

    Of what is counted on loose days it begins on the date before, whenever that was.
    """
    growth = replace(LENGTH, id="groei", kind=SeriesKind.GROWTH, base="lengte", additive=YesNo.NO)
    share = replace(growth, id="deel", kind=SeriesKind.SHARE, base="groei")
    still = replace(growth, id="deel-van-nu", kind=SeriesKind.SHARE, base="lengte")
    dossier = replace(
        of(seen(2020, "1"), breaks=(broken(2022, "noord"),)),
        series=(replace(LENGTH, frequency=frequency), HEADS, growth, share, still),
    )
    for series, crossed in ((growth, dossier.breaks[0]), (share, dossier.breaks[0]), (still, None)):
        assert break_within(dossier, series, seen(2022, "5", "noord", series=series.id)) == crossed
    assert break_within(dossier, growth, seen(2022, "5", "zuid", series="groei")) is None
    later = break_within(dossier, growth, seen(2024, "5", "noord", series="groei"))
    assert (later is not None) == (frequency is Frequency.LOOSE)


def test_the_first_division_is_the_main_one() -> None:
    """Parts of one kind are a division, in the order of the file."""
    areas = (NORTH, Area(code="rand", name="Rand", kind="ring", part_of="heel"), SOUTH)
    assert [(each.kind, len(each.parts)) for each in divisions(areas, "heel")] == [("kant", 2), ("ring", 1)]
    assert main_parts(areas, "heel") == (NORTH, SOUTH)
    assert main_parts(areas, "noord") == ()


@pytest.fixture(scope="module")
def real_figures() -> Dossier:
    """The dossier of the repository."""
    return checked_dossier(REPOSITORY, REAL_TODAY)


def test_every_observation_is_in_a_profile(real_figures: Dossier) -> None:
    """Of the areas and sectors together no observation is lost."""
    profiles = [area_profile(real_figures, each.code) for each in real_figures.areas]
    profiles += [sector_profile(real_figures, each.code) for each in real_figures.sectors]
    found = {
        each
        for profile in profiles
        for level in profile.levels
        for each in (
            *(one.point.observation for one in level.positions if not one.summed),
            *(one for _, one in level.reported),
        )
    }
    found |= {each for profile in profiles for _, every in profile.by_part for each in every}
    assert found >= set(real_figures.observations)
    # What is added was computed: the sum of all parts.
    assert all(each.evidence is EvidenceKind.DERIVED for each in found - set(real_figures.observations))
