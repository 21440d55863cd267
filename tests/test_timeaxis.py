"""Promises on an axis of time: where each mark stands, that rows share one axis, and that words say all it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import REAL_TODAY
from motiespoor.derive.deadlines import Deadline, Outcome, deadlines
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Happened, Milestone, Recurrence, Report
from motiespoor.model.period import period
from motiespoor.model.source import Evidence, Source
from motiespoor.render.promises import on_the_axis, stands
from motiespoor.render.timeaxis import Axis, Dot, Line, axis

PROMISED = "zv-2025-014"  # of 14 April 2025
NOW = date(2026, 11, 29)
BEFORE, AFTER = date(2024, 1, 1), date(2040, 1, 1)


def promise(id: str = "iets", expected: str | None = "eind 2025", **said: object) -> Milestone:
    """A promise of 14 April 2025."""
    term = period(expected) if expected is not None else None
    made = Milestone(id=id, title=f"Belofte {id}", expected=term, promise=Evidence(source=PROMISED))
    return replace(made, **said)


def report(day: date, happened: Happened | None = None, about: int | None = None, **said: object) -> Report:
    made = Report(date=day, explanation="Zo.", happened=happened, about=about, evidence=(Evidence(source=PROMISED),))
    return replace(made, **said)


def sources(dossier: Dossier) -> Mapping[str, Source]:
    return {each.id: each for each in dossier.sources}


def held(fiction: Dossier, today: date, *promises: Milestone) -> tuple[Deadline, ...]:
    """These promises and no others."""
    bare = tuple(replace(each, milestones=()) for each in fiction.measures)
    return deadlines(replace(fiction, measures=bare, promises=promises), today)


def drawn(fiction: Dossier, today: date, *promises: Milestone) -> Axis:
    found = axis(held(fiction, today, *promises), sources(fiction), today)
    assert found is not None
    return found


def marks(fiction: Dossier, today: date, one: Milestone) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    """The lines and the dots of a promise that has the axis for itself."""
    row = drawn(fiction, today, one).rows[one.id]
    return (
        [(each.kind, each.start, each.end) for each in row.lines],
        [(f"{each.kind}{' rond' if each.about else ''}", each.at) for each in row.dots],
    )


def said(fiction: Dossier, today: date, one: Milestone) -> tuple[str, str]:
    """How it stands, and all that its row shows, in words."""
    (found,) = held(fiction, today, one)
    return stands(found, today), on_the_axis(found, sources(fiction))


# Of an axis from 2025 up to and including 2027, 1,095 days.
def share(day: date) -> str:
    return f"{100 * (day - date(2025, 1, 1)).days / 1095:.2f}%"


APRIL, TODAY = share(date(2025, 4, 14)), share(NOW)


def test_a_term_that_passed(fiction: Dossier) -> None:
    """From the promise to its term, the term, and in red from its last day to today."""
    assert marks(fiction, NOW, promise()) == (
        [
            ("looptijd", APRIL, share(date(2025, 10, 1))),
            ("venster", share(date(2025, 10, 1)), share(date(2025, 12, 31))),
            ("grens laat", share(date(2025, 12, 31)), share(date(2025, 12, 31))),
            ("over", share(date(2025, 12, 31)), TODAY),
        ],
        [("beloofd", APRIL)],
    )
    assert said(fiction, NOW, promise()) == (
        "333 dagen voorbij de termijn, geen bericht gevonden",
        "Beloofd: 14 april 2025. Termijn: eind 2025.",
    )


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2025, 12, 30), "nog 1 dag"),
        (date(2025, 12, 31), "vandaag is de laatste dag"),
        (date(2026, 1, 1), "1 dag voorbij de termijn, geen bericht gevonden"),
        (date(2026, 1, 2), "2 dagen voorbij de termijn, geen bericht gevonden"),
    ],
)
def test_a_term_on_the_days_around_its_last(fiction: Dossier, today: date, told: str) -> None:
    """Late begins on the day after."""
    assert said(fiction, today, promise())[0] == told
    lines, _ = marks(fiction, today, promise())
    assert ("over" in [kind for kind, _, _ in lines]) == ("voorbij de termijn" in told)


def test_a_term_that_was_met(fiction: Dossier) -> None:
    """What came stands on its day, under the day of the promise; nothing is red."""
    met = promise(achieved=period("2025-11-03"), evidence=(Evidence(source=PROMISED),))
    lines, dots = marks(fiction, NOW, met)
    assert [kind for kind, _, _ in lines] == ["looptijd", "venster", "grens"]
    assert dots == [("klaar", share(date(2025, 11, 3))), ("beloofd", APRIL)]
    assert said(fiction, NOW, met)[0] == "gehaald, 3 november 2025"


def test_a_term_that_was_met_late(fiction: Dossier) -> None:
    """Red from the term to when it came after all."""
    late = promise(achieved=period("2026-02-03"))
    lines, _ = marks(fiction, NOW, late)
    assert lines[-1] == ("over", share(date(2025, 12, 31)), share(date(2026, 2, 3)))
    assert said(fiction, NOW, late)[0] == "te laat gehaald, 3 februari 2026"


@pytest.mark.parametrize(
    ("expected", "kinds", "told"),
    [
        (None, ["stippel"], "geen termijn"),
        ("onbekend", ["stippel"], "geen termijn"),
        ("de komende jaren", ["stippel"], "geen laatste dag"),
        ("periodiek", ["stippel"], "keert terug, niet gezegd hoe vaak"),
        ("2026 e.v.", ["looptijd", "venster open"], "geen laatste dag"),
        ("in 2027", ["looptijd", "venster", "grens"], "nog 397 dagen"),
        ("vanaf eind 2026", ["looptijd", "venster", "grens"], "nog 32 dagen"),
        ("uiterlijk 1 januari 2027", ["looptijd", "grens"], "nog 33 dagen"),
        ("2027-01-01", ["looptijd", "grens"], "nog 33 dagen"),
        ("voor 1 maart 2025", ["grens laat", "over"], "639 dagen voorbij de termijn, geen bericht gevonden"),
        (
            "medio 2025",
            ["looptijd", "venster", "grens laat", "over"],
            "455 dagen voorbij de termijn, geen bericht gevonden",
        ),
    ],
)
def test_every_kind_of_term(fiction: Dossier, expected: str | None, kinds: list[str], told: str) -> None:
    """A day is a tick, a period a band, an open end runs on, and what has no term is dotted to the end."""
    one = promise(expected=expected)
    lines, _ = marks(fiction, NOW, one)
    assert [kind for kind, _, _ in lines] == kinds
    assert said(fiction, NOW, one)[0] == told
    if kinds[-1] in ("stippel", "venster open"):
        assert lines[-1][2] == "100.00%"


def test_a_term_that_was_moved_shows_both(fiction: Dossier) -> None:
    """The first as a faint tick; what holds now decides."""
    moved = promise(reports=(report(date(2025, 9, 5), Happened.NO, expected=period("eind 2026")),))
    lines, dots = marks(fiction, NOW, moved)
    assert ("eerst", share(date(2025, 12, 31)), share(date(2025, 12, 31))) in lines
    assert "over" not in [kind for kind, _, _ in lines]
    assert dots == [("bericht", share(date(2025, 9, 5))), ("beloofd", APRIL)]
    assert said(fiction, NOW, moved) == (
        "nog 32 dagen",
        (
            "Beloofd: 14 april 2025. Termijn: eind 2026 (eerst: eind 2025). "
            "Berichten: 5 september 2025 (niet gemeld als gebeurd; nieuwe termijn: eind 2026)."
        ),
    )


def test_what_was_told_with_a_doubt_is_not_late(fiction: Dossier) -> None:
    doubted = promise(reports=(report(date(2026, 1, 5), Happened.DOUBTFUL),))
    lines, dots = marks(fiction, NOW, doubted)
    assert "over" not in [kind for kind, _, _ in lines]
    assert dots[0] == ("twijfel", share(date(2026, 1, 5)))
    assert said(fiction, NOW, doubted)[0] == "gemeld, met twijfel"


@pytest.mark.parametrize("said_with", [{"condition": "zo nodig"}, {"together": "andere"}])
def test_what_depends_on_something_else_is_never_red(fiction: Dossier, said_with: dict[str, str]) -> None:
    """Neither on a condition nor together with another."""
    for expected in (None, "eind 2025", "jaarlijks"):
        lines, _ = marks(fiction, AFTER, promise(expected=expected, **said_with))
        assert not [kind for kind, _, _ in lines if "over" in kind.split() or "laat" in kind.split()]


def test_what_returns_has_a_dot_for_each_year(fiction: Dossier) -> None:
    """Dotted after the last; red when this year is lacking, with a ring for each year in which nothing was found."""
    window = Recurrence(first=2025, opens="7 september", closes="26 oktober", ground="Zo kwam het eerder.")
    yearly = promise(expected="jaarlijks", recurrence=window, reports=(report(date(2025, 9, 9), Happened.YES, 2025),))
    lines, dots = marks(fiction, date(2026, 9, 1), yearly)
    assert lines == [("stippel", share(date(2025, 9, 9)), "100.00%")]
    assert dots == [("bericht", share(date(2025, 9, 9))), ("beloofd", APRIL)]
    lines, dots = marks(fiction, NOW, yearly)
    assert lines == [("over stippel", share(date(2025, 9, 9)), TODAY)]
    assert said(fiction, NOW, yearly) == (
        "over 2026 nog geen bericht gevonden",
        (
            "Beloofd: 14 april 2025. Termijn: jaarlijks. Berichten: 9 september 2025 (gemeld als gebeurd, over 2025). "
            "Laatst op 9 september 2025."
        ),
    )
    _, dots = marks(fiction, date(2028, 2, 1), yearly)
    assert [kind for kind, _ in dots] == ["bericht", "gemist", "gemist", "beloofd"]
    assert said(fiction, date(2028, 2, 1), yearly)[0] == "over 2026 en 2027 geen bericht gevonden"


def test_a_day_that_is_not_known_is_drawn_as_one(fiction: Dossier) -> None:
    """Of a month or a year the middle, and marked as about then; what has no day at all has no dot."""
    met = promise(expected=None, achieved=period("2026"))
    _, dots = marks(fiction, NOW, met)
    assert dots[0] == ("klaar rond", share(date(2026, 7, 2)))
    about = promise(expected="jaarlijks", reports=(report(date(2027, 2, 2), Happened.YES, 2026),))
    found = axis(held(fiction, date(2027, 3, 1), about), sources(fiction), date(2027, 3, 1))
    assert found is not None
    assert found.rows["iets"].dots[0].about
    undated = {name: replace(each, date=period("onbekend")) for name, each in sources(fiction).items()}
    found = axis(held(fiction, NOW, promise()), undated, NOW)
    assert found is not None
    assert found.rows["iets"].dots == ()


def test_without_promises_there_is_no_axis(fiction: Dossier) -> None:
    assert axis((), sources(fiction), NOW) is None


def test_the_axis_ends_a_year_after_today_or_after_the_last_mark(fiction: Dossier) -> None:
    """So that today never stands at the edge; also when it lies before all promises, or long after them."""
    for today, years, at, anchor in (
        (NOW, ["2025", "2026", "2027"], TODAY, "middle"),
        (BEFORE, ["2024", "2025"], "0.00%", "start"),
        (AFTER, ["2025", "2030", "2035", ""], "88.23%", "end"),
    ):
        found = drawn(fiction, today, promise())
        assert [each.label for each in found.years] == years
        assert (found.today, found.anchor) == (at, anchor)


def test_all_rows_of_a_page_share_one_axis(fiction: Dossier) -> None:
    """Forty promises over twenty-three years: the same columns and the same today, and room for every year named."""
    many = [promise(f"belofte-{number}", f"eind {2025 + number % 23}") for number in range(40)]
    found = drawn(fiction, NOW, *many)
    assert [each.label for each in found.years] == ["2025", "2030", "2035", "2040", "2045"]
    every = [found.drawn(each.id) for each in many]
    columns = {tuple(re.findall(r'<line class="(?:jaar|nu)" x1="([^"]*)"', each)) for each in every}
    assert len(columns) == 1
    labels = [float(each.at.rstrip("%")) for each in found.years if each.label]
    assert all(after - before >= 12 for before, after in zip(labels, [*labels[1:], 100], strict=True))


def test_a_row_stretches_and_has_no_style(fiction: Dossier) -> None:
    """Percentages without a view box: dots stay round, words keep their size; the policy allows no style in a tag."""
    found = drawn(fiction, NOW, promise())
    for picture in (found.head, found.drawn("iets")):
        assert "viewBox" not in picture
        assert "style" not in picture
        assert picture.startswith('<svg class="spoor" width="100%"')
        assert 'aria-hidden="true"' in picture
    assert 'r="4"' in found.drawn("iets")


@given(
    st.dates(date(2015, 1, 1), date(2045, 1, 1)),
    st.lists(
        st.sampled_from(["eind 2025", "2026 e.v.", "jaarlijks", "periodiek", "vanaf 2030", "in 2017", None]),
        min_size=1,
        max_size=5,
    ),
)
def test_every_mark_lies_within_the_picture(fiction: Dossier, today: date, terms: list[str | None]) -> None:
    """On any day, with any terms: from nought to a hundred percent, and no line runs back."""
    found = drawn(fiction, today, *(promise(f"b{number}", term) for number, term in enumerate(terms)))

    def at(place: str) -> float:
        return float(place.removesuffix("%"))

    assert 0 <= at(found.today) <= 100
    for row in found.rows.values():
        assert all(0 <= at(each.at) <= 100 for each in row.dots)
        assert all(0 <= at(each.start) <= at(each.end) <= 100 for each in row.lines)


def test_every_promise_of_the_repository(published: Dossier) -> None:
    """Each has a row and words; what is late is red and says since how many days; nothing else is red."""
    promised = deadlines(published, REAL_TODAY)
    found = axis(promised, sources(published), REAL_TODAY)
    assert found is not None
    assert set(found.rows) == {each.milestone.id for each in promised}
    red = {name for name, row in found.rows.items() if any("over" in each.kind.split() for each in row.lines)}
    assert red == {each.milestone.id for each in promised if each.dated_late or each.yearly_late}
    told = {each.milestone.id: stands(each, REAL_TODAY) for each in promised}
    assert told["profielen-klaar"] == "698 dagen voorbij de termijn, niet gemeld als klaar"
    assert told["dashboard-in-gebruik"] == "243 dagen voorbij de termijn, geen bericht gevonden"
    assert told["plein-middelburg"] == "gehaald, 1 december 2025"
    assert told["plein-arnhem"] == "geen laatste dag"
    assert told["jaarlijks-verslag-kamer"] == "over 2026 nog geen bericht gevonden"
    assert told["brief-voor-begroting"] == "telt mee bij een andere"
    assert found.rows["plein-middelburg"].dots == (
        Dot(kind="klaar", at="73.96%", radius=7),
        Dot(kind="beloofd", at="71.46%", radius=4),
    )
    assert Line(kind="over", start="78.06%", end="86.38%") in found.rows["dashboard-in-gebruik"].lines


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_its_words(published: Dossier, outcome: Outcome) -> None:
    """On one of four days each outcome occurs or is made up, and is said in a few words without a full stop."""
    found = [
        stands(each, today)
        for today in (date(2025, 10, 1), REAL_TODAY, date(2028, 2, 1))
        for each in deadlines(published, today)
        if each.outcome is outcome
    ]
    assert all(0 < len(each) < 60 and not each.endswith(".") for each in found)
