"""The front page: what it says is true on its day and right Dutch for none, one and many, and it looks meant whatever it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import REAL_TODAY, TODAY
from motiespoor.derive.counts import Counts
from motiespoor.derive.days import Days, ExpectedRound
from motiespoor.derive.facts import Finish, finish
from motiespoor.dutch import over, within
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Precision, YesNo
from motiespoor.model.front import STORY, FactKind, KeyFact, Story
from motiespoor.model.publication import StatusKind
from motiespoor.read.dossier import read_dossier
from motiespoor.render import english
from motiespoor.render.charts.hand import Palette
from motiespoor.render.charts.story import story_drawing, story_figure
from motiespoor.render.context import Drawn, context
from motiespoor.render.headline import Fact, headline, key_facts, lasting
from motiespoor.render.pages.home import home_page
from test_sentences import NONE, SAID, SEARCHED, status

DAY = date(2025, 9, 19)
BUSY, DONE, STOPPED = (
    status("loopt", "Loopt", YesNo.NO),
    status("af", "Afgerond", YesNo.YES),
    status("weg", "Vervallen", YesNo.YES),
)
ALL = (BUSY, DONE, STOPPED)
FORTY = "Maatregel met een titel die niet ophoudt, want wie hem schreef telde de letters niet en dacht aan de lezer "


def found(over: tuple[tuple[StatusKind, int], ...], possible: int, lasting: int = 0) -> Finish:
    """So many actions that are over, of so many that can be."""
    return Finish(over=over, possible=possible, lasting=lasting, day=DAY)


@pytest.mark.parametrize(
    ("finish", "said"),
    [
        (Finish(over=(), possible=0, lasting=0, day=None), "Er zijn nog geen acties"),
        (found((), 1), "de enige actie is niet afgerond of vervallen"),
        (found(((DONE, 1),), 1), "de enige actie is afgerond"),
        (found(((DONE, 1),), 1, 2), "de enige actie die klaar kan komen, is afgerond"),
        (found((), 2), "geen van de 2 acties is afgerond of vervallen"),
        (found(((DONE, 1),), 24, 3), "1 van de 24 acties die klaar kunnen komen, is afgerond"),
        (found(((DONE, 2),), 24, 3), "2 van de 24 acties die klaar kunnen komen, zijn afgerond"),
        (found(((DONE, 40),), 40), "alle 40 acties zijn afgerond"),
        (found(((DONE, 1), (STOPPED, 2)), 9), "van de 9 acties is er 1 afgerond en zijn er 2 vervallen"),
        (found((), 0, 1), "de enige actie gaat steeds door"),
        (found((), 0, 6), "alle acties gaan steeds door"),
    ],
)
def test_the_finding(finish: Finish, said: str) -> None:
    """Of no, one and many actions how many are finished, of those that can be, and when that was last known."""
    assert headline(SAID, finish, ALL) == (said if finish.day is None else f"Laatst bekend, 19 september 2025: {said}")
    assert not re.search(r"\b[02-9] action \b|\b1 of the 1\b|\b0\b", english.headline(finish))


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, ""),
        (1, "1 andere actie gaat steeds door en kan niet klaar komen."),
        (3, "3 andere acties gaan steeds door en kunnen niet klaar komen."),
    ],
)
def test_what_goes_on_for_ever_is_told_apart(number: int, said: str) -> None:
    """It counts in none of those that can be finished."""
    assert lasting(found((), 5, number)) == said


def test_the_finding_of_this_publication(published: Dossier) -> None:
    """It is counted from the data, on the day of the last overview: after that no status moved."""
    counted = finish(published)
    assert headline(SAID, counted, published.statuses) == (
        "Laatst bekend, 19 september 2025: 1 van de 24 acties die klaar kunnen komen, is afgerond"
    )
    assert counted.possible + counted.lasting == sum(len(each.actions) for each in published.measures)


@pytest.mark.parametrize(
    ("start", "end", "said", "term"),
    [
        (date(2023, 1, 1), date(2024, 1, 1), "in 2023", "in één jaar"),
        (date(2022, 1, 1), date(2024, 1, 1), "in 2022 en 2023", "in twee jaar"),
        (date(2020, 1, 1), date(2024, 1, 1), "van 2020 tot en met 2023", "in vier jaar"),
        (date(2024, 7, 1), date(2025, 7, 1), "van 1 juli 2024 tot 1 juli 2025", "in één jaar"),
        (date(2024, 1, 1), date(2024, 4, 1), "van 1 januari 2024 tot 1 april 2024", "tot 1 april 2024"),
    ],
)
def test_a_time_in_words(start: date, end: date, said: str, term: str) -> None:
    """Whole years are named; anything else from which day to which."""
    assert (over(start, end), within(start, end)) == (said, term)


# Key facts.


def told(dossier: Dossier, *facts: KeyFact, today: date = TODAY, **shared: object) -> tuple[Fact, ...]:
    """These facts of a dossier."""
    asking = replace(dossier, publication=replace(dossier.publication, facts=facts))
    return key_facts(replace(context(asking, today, {}), **shared))  # type: ignore[arg-type]


def test_the_facts_of_this_publication(published: Dossier) -> None:
    """Each with its period, and those of before the approach say so; what is late keeps its caveat."""
    late, change, share = key_facts(context(published, REAL_TODAY, {}))
    assert (change.number, change.words) == (
        "+32.401",
        "rijksbanen (fte) erbij in 2022 en 2023. Verwacht was +1.000 (afgerond) in vier jaar.",
    )
    assert change.sources == ("kst-31490-321", "kst-31490-347")
    assert (share.number, share.behind, share.words) == (
        "74%",
        "(afgerond)",
        "van de groei van het aantal rijksbanen in 2023 kwam in de Randstad terecht.",
    )
    assert {change.early, share.early} == {"Van voor de aanpak van 8 mei 2024."}
    assert (late.number, late.behind, late.early) == ("3", "van 60", "")
    assert "gezocht tot 22 november 2026" in late.caveat


def late_fact(fiction: Dossier, **counted: object) -> Fact:
    """The fact of what is late, of so many promises."""
    counts: Counts = replace(NONE, **counted)  # type: ignore[arg-type]
    days = Days(last_report=None, newest_source=None, searched=SEARCHED, counted=REAL_TODAY)
    (fact,) = told(fiction, KeyFact(kind=FactKind.LATE), counts=counts, days=days)
    return fact


@pytest.mark.parametrize(
    ("promises", "late", "said"),
    [
        (1, 0, "0 beloften zijn over hun termijn zonder bericht dat het is gebeurd."),
        (1, 1, "1 belofte is over de termijn, en geen bron meldt dat het is gebeurd."),
        (60, 0, "0 van 60 beloften zijn over hun termijn zonder bericht dat het is gebeurd."),
        (60, 1, "1 van 60 beloften is over de termijn, en geen bron meldt dat het is gebeurd."),
        (60, 40, "40 van 60 beloften zijn over hun termijn, en geen bron meldt dat het is gebeurd."),
    ],
)
def test_what_is_late_in_a_large_number(fiction: Dossier, promises: int, late: int, said: str) -> None:
    """None, one and many; and never without its caveat when anything is late."""
    fact = late_fact(fiction, promises=promises, dated_late=late)
    assert " ".join(filter(None, (fact.number, fact.behind, fact.words))) == said
    assert bool(fact.caveat) == bool(late) == fact.late


def test_promises_of_every_year_count_as_late_too(fiction: Dossier) -> None:
    """They stand in the words, and bring the caveat."""
    fact = late_fact(fiction, promises=3, yearly_awaited=1)
    assert fact.words.endswith("Bij 1 jaarlijkse belofte is in 2026 nog geen bericht gevonden.")
    assert fact.caveat


def test_without_promises_nothing_is_late(fiction: Dossier) -> None:
    """None of none is no fact."""
    days = Days(last_report=None, newest_source=None, searched=SEARCHED, counted=REAL_TODAY)
    assert told(fiction, KeyFact(kind=FactKind.LATE), counts=NONE, days=days) == ()


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ((), "0 ronden verwacht en niet gevonden."),
        ((2026,), "1 ronde verwacht en niet gevonden: 2026 (gezocht tot 22 november 2026)."),
        ((2025, 2026), "2 ronden verwacht en niet gevonden: 2025 en 2026 (gezocht tot 22 november 2026)."),
    ],
)
def test_rounds_that_did_not_come(fiction: Dossier, years: tuple[int, ...], said: str) -> None:
    """Which, and until when was looked."""
    due = tuple(
        ExpectedRound(year=each, opens=date(each, 9, 1), closes=date(each, 10, 31), searched=SEARCHED) for each in years
    )
    (fact,) = told(fiction, KeyFact(kind=FactKind.ROUNDS), expected_rounds=due)
    assert f"{fact.number} {fact.words}" == said


@pytest.mark.parametrize(
    ("series", "area", "said"),
    [
        ("veren-in-de-vaart", None, "Ruim 6 ponten op 5 september 2025."),
        ("routes-km", "W1", "42,3 ponten in Coëvaart op 1 juli 2025."),
        ("routes-km-verandering", None, "+7,5 ponten, verandering van 1 juli 2024 tot 1 juli 2025."),
        (
            "routes-km-groei",
            None,
            "+6,0% (afgerond) verandering van het aantal ponten van 1 juli 2024 tot 1 juli 2025.",
        ),
        ("aandeel-in-routes", "W1", "31,9% (afgerond) van het aantal ponten op 1 juli 2025 was in Coëvaart."),
    ],
)
def test_a_value_in_a_large_number(fiction: Dossier, series: str, area: str | None, said: str) -> None:
    """Of every kind of series: with its word, its place and its day."""
    (fact,) = told(fiction, KeyFact(kind=FactKind.VALUE, series=series, area=area, noun="ponten"))
    assert " ".join(filter(None, (fact.before, fact.number, fact.behind, fact.words))) == said


@pytest.mark.parametrize(("value", "said"), [(5, "erbij"), (-5, "eraf"), (0, "verschil")])
def test_a_change_goes_both_ways(fiction: Dossier, value: int, said: str) -> None:
    """More, less and as much."""
    asked = KeyFact(kind=FactKind.CHANGE, series="routes-km", since=date(2024, 7, 1), noun="km")
    last = date(2025, 7, 1)
    moved = tuple(
        replace(each, value=Decimal(125 + value))
        if (each.series, each.area, each.sector, each.date) == ("routes-km", "ZV", "alles", last)
        else each
        for each in fiction.observations
    )
    (fact,) = told(replace(fiction, observations=moved), asked)
    assert fact.words == f"km {said} van 1 juli 2024 tot 1 juli 2025."


@pytest.mark.parametrize(
    "asked",
    [
        KeyFact(kind=FactKind.VALUE, series="routes-km", area="W10", date=date(2023, 7, 1), noun="km"),
        KeyFact(kind=FactKind.VALUE, series="routes-km", area="W9", noun="km"),
        KeyFact(kind=FactKind.VALUE, series="weg", noun="km"),
        KeyFact(kind=FactKind.CHANGE, series="routes-km", since=date(2023, 7, 1), noun="km"),
        KeyFact(kind=FactKind.CHANGE, series="routes-km", since=date(2025, 7, 1), noun="km"),
    ],
)
def test_what_cannot_be_told_is_left_out(fiction: Dossier, asked: KeyFact) -> None:
    """A gap, a place or a series that is not there, a change across a break, and one from a day to itself."""
    assert told(fiction, asked) == ()
    assert english.key_facts(replace(fiction, publication=replace(fiction.publication, facts=(asked,)))) == ()


# The story.


def test_the_story_of_this_publication(published: Dossier) -> None:
    """What was expected against what came, with the share of the last growth; all from the data."""
    figure = story_figure(published)
    assert figure is not None
    assert figure.finding == (
        "Tot 1 januari 2024 kwamen er in twee jaar 32.401 rijksbanen (fte) bij. Verwacht in vier jaar: +1.000 (afgerond)"
    )
    for said in ("74% (afgerond)", "26% (afgerond)", "+14.874", "+32.401", "+1.000 (afgerond)", "niet gevonden"):
        assert any(cell.shown == said for row in figure.rows for cell in row), said
    for picture in (figure.wide, figure.narrow):
        assert isinstance(picture, str)
        shown = [re.sub("<[^>]*>", "", each) for each in re.findall(r"<text[^>]*data-cel=.*?</text>", picture)]
        assert {"74% (afgerond)", "26% (afgerond)", "+32.401", "+1.000 (afgerond)", "niet gevonden"} <= set(shown)


def test_the_story_in_colours_of_its_own(published: Dossier) -> None:
    """For a card no style sheet reaches: every colour is one of those given."""
    given = Palette(paper="#ffffff", ink="#000000", muted="#444444", line="#dddddd", accent="#0a5c6b", light="#9fc6cd")
    drawn = story_drawing(published, given)
    assert drawn is not None
    assert "var(" not in drawn
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawn)) <= {
        "none", "#ffffff", "#000000", "#444444", "#dddddd", "#0a5c6b", "#9fc6cd",
    }  # fmt: skip


@pytest.mark.parametrize(("expected", "anchor"), [("130", "end"), ("134", "start")])
def test_what_was_expected_does_not_run_through_what_came(fiction: Dossier, expected: str, anchor: str) -> None:
    """The last change stands over its point; where a line that expected more would cross it, it stands beside its point."""
    forecasts = [
        replace(each, level=Decimal(expected))
        if (each.report, each.area, each.sector) == ("plan-24", "ZV", "alles")
        else each
        for each in fiction.forecasts
    ]
    colours = Palette(paper="", ink="", muted="", line="", accent="", light="")
    drawn = story_drawing(replace(fiction, forecasts=tuple(forecasts)), colours)
    assert drawn is not None
    (words,) = re.findall(r"<text[^>]*>\+7,5<", drawn)
    assert (f'text-anchor="{anchor}"' in words) == (anchor == "end")


def without_forecasts(dossier: Dossier) -> Dossier:
    return replace(dossier, forecasts=())


def without_a_base(dossier: Dossier) -> Dossier:
    """On the day that was forecast from, only about how much is known."""
    return replace(
        dossier,
        observations=tuple(
            replace(each, precision=Precision.ABOUT) if each.precision is Precision.EXACT else each
            for each in dossier.observations
        ),
    )


def without_an_outcome(dossier: Dossier) -> Dossier:
    return replace(dossier, observations=tuple(each for each in dossier.observations if each.date < date(2025, 7, 1)))


@pytest.mark.parametrize("lacks", [without_forecasts, without_a_base, without_an_outcome])
def test_without_a_story_there_is_another_picture_or_none(fiction: Dossier, lacks: object) -> None:
    """Never an empty frame."""
    dossier = lacks(fiction)  # type: ignore[operator]
    assert story_figure(dossier) is None
    assert story_drawing(dossier, Palette(paper="", ink="", muted="", line="", accent="", light="")) is None
    assert 'class="beeld' not in page(dossier)


# The page as a whole.


def page(dossier: Dossier, today: date = TODAY) -> str:
    """The Markdown of the front page, with its story when there is one."""
    figure = story_figure(dossier)
    drawn = {}
    if figure is not None:
        assert isinstance(figure.wide, str)
        assert isinstance(figure.narrow, str)
        drawn[STORY] = Drawn(figure=figure, wide=figure.wide, narrow=figure.narrow)
    return str(home_page(context(dossier, today, drawn)).content)


def looks_meant(text: str, *, ours: bool = True) -> None:
    """Nothing is empty, no sign stands alone, and what is one is not told as many; `ours` tells that the words are."""
    body = text.split("---", 2)[2]
    for tag in ("p", "ul", "ol", "dl", "dt", "dd", "li", "div", "section", "h2"):
        assert not re.search(rf"<{tag}(?: [^>]*)?>\s*</{tag}>", body), tag
    if ours:
        for line in re.sub("<svg.*?</svg>", "", body, flags=re.DOTALL).splitlines():
            said = re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:a|b|small|span|strong|time)(?: [^>]*)?>", "", line))
            said = " ".join(re.sub(r"&#\d+;", "x", said).split())
            assert not re.search(r"(?:^| )[,;:.](?: |$)|,,|\(\)|: \.|\bNone\b", said), said
            assert not re.search(
                r"\b(?:van|over|bij) (?:de|alle) [01] |\b1 (?:acties|beloften|maatregelen|ronden)\b", said
            ), said


def bare(dossier: Dossier) -> Dossier:
    """One measure with one action, one round, and nothing else."""
    measure = dossier.measures[0]
    action = replace(measure.actions[0], updates=measure.actions[0].updates[:1])
    publication = replace(dossier.publication, facts=(), story=None, headline=None, not_found=None, searched=None)
    return replace(
        dossier, publication=publication, measures=(replace(measure, actions=(action,), milestones=()),),
        rounds=dossier.rounds[:1], promises=(), observations=(), forecasts=(), breaks=(), locations=(), charts=(), events=(),
        frame=None, series=(), areas=(), sectors=(), contradictions=(), successions=(),
    )  # fmt: skip


def crowded(dossier: Dossier) -> Dossier:
    """Forty measures, 23 rounds, titles of 300 letters and statuses of four words."""
    title = (FORTY * 3)[:300]
    measures = tuple(
        replace(
            measure,
            number=f"{number}{measure.number}",
            slug=f"{measure.slug}-{number}",
            title=title,
            milestones=tuple(replace(each, id=f"{each.id}-{number}", title=title) for each in measure.milestones),
        )
        for number in range(14)
        for measure in dossier.measures
    )[:40]
    rounds = tuple(
        replace(
            dossier.rounds[0],
            sheet=replace(dossier.rounds[0].sheet, id=f"ronde-{2000 + number}", date=date(2000 + number, 10, 1)),
        )
        for number in range(21)
    )
    statuses = tuple(replace(each, label=f"{each.label} of bijna helemaal") for each in dossier.statuses)
    return replace(dossier, measures=measures, rounds=(*rounds, *dossier.rounds), statuses=statuses, successions=())


def test_a_front_page_with_nothing_looks_meant(fiction: Dossier) -> None:
    """One measure, one round: no facts, no picture, no places, and no word about what there is not."""
    said = page(bare(fiction))
    looks_meant(said)
    for absent in ("feiten", "beeld", "tegels", "agenda laat"):
        assert f'class="{absent}"' not in said
    assert "De maatregel</h2>" in said
    assert "Er zijn nog geen beloften." in said


def test_a_dossier_without_measures_has_a_front_page(fiction: Dossier) -> None:
    """It says that there are no actions, once, and shows no empty bar."""
    said = page(replace(bare(fiction), measures=(), rounds=()))
    looks_meant(said)
    assert "# Er zijn nog geen acties {" in said
    assert "<svg" not in said


def test_a_crowded_front_page_keeps_to_the_latest(fiction: Dossier) -> None:
    """Of forty measures the first twenty, and of 23 rounds the last three; the rest is one step away."""
    said = page(crowded(fiction))
    looks_meant(said)
    assert said.count('class="maatregellijst__nummer"') == 20
    assert "Alle 40 maatregelen" in said
    assert said.count('class="balk"') <= 4
    assert "Alle 23 ronden" in said


@pytest.mark.parametrize("which", ["fiction", "hostile", "published"])
def test_every_front_page_looks_meant(which: str, request: pytest.FixtureRequest) -> None:
    """Those of all dossiers of the tests; and each mark stands in the list at the foot."""
    dossier: Dossier = request.getfixturevalue(which)
    said = page(dossier, REAL_TODAY if which == "published" else TODAY)
    looks_meant(said, ours=which != "hostile")
    marks = re.findall(r'<a class="merk"[^>]* href="#(bron-\d+)"', said)
    assert marks
    assert set(marks) == set(re.findall(r'<li id="(bron-\d+)">', said))


def test_a_dossier_says_nothing_of_a_story_it_did_not_ask_for(fiction: Dossier) -> None:
    """And one that asks for one without naming a forecast gets the oldest with a number."""
    silent = replace(fiction, publication=replace(fiction.publication, story=None))
    assert story_figure(silent) is None
    asking = Story(series="routes-km", noun="kilometers")
    figure = story_figure(replace(fiction, publication=replace(fiction.publication, story=asking)))
    assert figure is not None
    assert "prognose van plan-24" in figure.sentence


def test_the_file_of_a_publication_without_a_front_page_is_right(small: Path) -> None:
    """Key facts, story, approach and what was not found are all left to the dossier."""
    path = small / "site_config/publicatie.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("niet_gevonden:")], "utf-8")
    reading = read_dossier(small)
    assert reading.problems == ()
    assert reading.dossier.publication.facts == ()
    looks_meant(page(reading.dossier))
