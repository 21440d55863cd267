"""How figures are spoken of: a rate, an index, an amount over a period and a price, in whole sentences worked out by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from conftest import REAL_TODAY, TODAY, copy_of
from motiespoor import dutch, spoken
from motiespoor.derive.names import area_word
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Counted, Frequency, Series
from motiespoor.model.front import FactKind, KeyFact, Story
from motiespoor.model.wording import Article, Word, Words
from motiespoor.render import english
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Column, Figure
from motiespoor.render.charts.growth import growth_figure
from motiespoor.render.charts.levels import level_figure
from motiespoor.render.charts.slope import slope_figure
from motiespoor.render.charts.story import story_figure
from motiespoor.render.context import Context, context
from motiespoor.render.headline import key_facts
from motiespoor.render.site import site_outputs
from motiespoor.validate.check import checked_dossier
from test_chart_kinds import chart_of
from test_third_round import no_picture, no_png

SERIES = """\
werkloosheid,Werkloosheid,procent,stand,,,jaar,1,0,100,nee,Welk deel van de eilanders zonder werk is.,de werkloosheid,,,
prijzen,Prijsindex,index,stand,,,jaar,1,0,1000,nee,Wat het leven kost.,de prijsindex,,,2015 = 100
uitgaven,Uitgaven aan veren,miljoen euro,stand,,,kwartaal,1,0,1000,ja,Wat de veren kostten.,de uitgaven aan veren,ja,periode,
overtocht,Prijs van een overtocht,euro,stand,,,jaar,2,0,100,nee,Wat een overtocht kost.,de prijs van een overtocht,,,
banen,Banen,banen,stand,,,jaar,0,0,1000,nee,Hoeveel banen er zijn.,het aantal banen,,,
stemming,Stemming op het eiland,punten,stand,,,jaar,0,0,1000,nee,Hoe tevreden de eilanders zijn.,,,,
"""
# Per series its reference dates, with the value of the whole and of the four areas.
VALUES = {
    "werkloosheid": {"2024-07-01": "5.2 6.1 4.0 5.0 5.5", "2025-07-01": "4.8 5.9 4.2 5.0 4.1"},
    "prijzen": {"2024-07-01": "118.0 117.0 119.0 118.0 118.5", "2025-07-01": "122.7 120.0 125.0 123.0 122.0"},
    "uitgaven": {"2025-04-01": "12.0 1.0 2.0 3.0 6.0", "2025-07-01": "15.0 2.0 2.0 4.0 7.0"},
    "overtocht": {"2024-07-01": "2.50 2.00 2.50 3.00 2.75", "2025-07-01": "2.75 2.25 2.50 3.25 3.00"},
    "banen": {"2024-07-01": "100 10 20 30 40", "2025-07-01": "90 10 15 25 40"},
    "stemming": {"2024-07-01": "70 60 70 80 75", "2025-07-01": "72 61 72 81 74"},
}
FORECASTS = """\
werkloosheid,plan-24,2024-07-01,2025-07-01,ZV,alles,4.5,,,,exact,officieel,eilandtelling-2025,,,,
"""
KINDS = ("verloop", "groei", "rangorde", "kaart", "helling", "prognose")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with figures of every sort, and every chart of each."""
    root = copy_of("klein", tmp_path_factory.mktemp("gesproken") / "klein")
    rows = [
        f"{name},{day},{area},alles,,{value},exact,,officieel,eilandtelling-2025,register,,,"
        for name, days in VALUES.items()
        for day, values in days.items()
        for area, value in zip(("ZV", "W1", "W2", "W3", "W10"), values.split(), strict=True)
    ]
    charts = [
        f"  - id: {name}-{kind}\n    soort: {kind}\n    reeks: {name}"
        + ("\n    onderwerp: stemming op het eiland" if name == "stemming" else "")
        for name in VALUES
        for kind in KINDS
    ]
    for path, text in (
        ("data/cijfers/reeksen.csv", SERIES),
        ("data/cijfers/waarnemingen.csv", "\n".join(rows) + "\n"),
        ("data/cijfers/prognoses.csv", FORECASTS),
        ("site_config/grafieken.yaml", "\n".join(charts) + "\n"),
    ):
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)
    return root


@pytest.fixture(scope="module")
def dossier(root: Path) -> Dossier:
    """That dossier, checked."""
    return checked_dossier(root, TODAY)


def series(dossier: Dossier, name: str) -> Series:
    """One of them."""
    return next(each for each in dossier.series if each.id == name)


@pytest.fixture(scope="module")
def charts(dossier: Dossier) -> Mapping[str, Figure]:
    """Every chart of it."""
    return figures(dossier, TODAY)


FINDINGS = {
    "werkloosheid-verloop": "De werkloosheid daalde van 5,2 naar 4,8 procent tussen 2024 en 2025",
    "prijzen-verloop": "De prijsindex steeg van 118,0 naar 122,7 (2015 = 100) tussen 2024 en 2025",
    "uitgaven-verloop": "De uitgaven aan veren stegen van 12,0 naar 15,0 miljoen euro tussen het tweede kwartaal van 2025 en "
    "het derde kwartaal van 2025",
    "overtocht-verloop": "De prijs van een overtocht steeg van 2,50 naar 2,75 euro tussen 2024 en 2025",
    "banen-verloop": "Het aantal banen daalde van 100 naar 90 tussen 2024 en 2025",
    "stemming-verloop": "Stemming op het eiland steeg van 70 naar 72 punten tussen 2024 en 2025",
    # 4,8 - 5,2 is a difference in percentage points; 0,4 of 5,2 is 7,7 percent, and nobody means that.
    "werkloosheid-groei": "De werkloosheid daalde met 0,4 procentpunt tot 1 juli 2025",
    "prijzen-groei": "De prijsindex steeg met 4,0% tot 1 juli 2025",
    "uitgaven-groei": "De uitgaven aan veren stegen met 25,0% in het derde kwartaal van 2025",
    "banen-groei": "Het aantal banen kromp met 10,0% tot 1 juli 2025",
    "werkloosheid-rangorde": "Op 1 juli 2025 was de werkloosheid het hoogst in Coëvaart (5,9 procent), het laagst in "
    "Lage Plaat & Süd (4,1 procent)",
    "uitgaven-rangorde": "In het derde kwartaal van 2025 waren de uitgaven aan veren het hoogst in Lage Plaat & Süd "
    "(7,0 miljoen euro), het laagst in Coëvaart en 't Zand (2,0 miljoen euro)",
    "banen-rangorde": "Op 1 juli 2025 had Lage Plaat & Süd de meeste banen (40), Coëvaart de minste (10)",
    "stemming-rangorde": "Op 1 juli 2025 was ‘stemming op het eiland’ het hoogst in Fûgelsân (81 punten), het laagst in "
    "Coëvaart (61 punten)",
    "uitgaven-helling": "Tussen het tweede kwartaal van 2025 en het derde kwartaal van 2025 stegen de uitgaven aan veren het "
    "meest in Lage Plaat & Süd, Fûgelsân en Coëvaart: elk +1,0 miljoen euro",
    "banen-helling": "Tussen 1 juli 2024 en 1 juli 2025 daalde het aantal banen het meest in Fûgelsân en 't Zand: elk −5 banen",
    "werkloosheid-prognose": "De werkloosheid werd hoger dan voorspeld in de enige gevonden prognose",
}
MEASURES = {
    "prijzen-verloop": "Index, 2015 = 100, stand op 1 juli.",
    "uitgaven-verloop": "Miljoen euro, per kwartaal.",
    "werkloosheid-groei": "Procentpunt, verandering tot 1 juli sinds de peildatum ervoor. Balk: berekend uit de standen.",
    "uitgaven-groei": "Procent, verandering tegenover het kwartaal ervoor. Balk: berekend uit de waarden.",
    "uitgaven-rangorde": "Miljoen euro, in het derde kwartaal van 2025.",
}
SENTENCES = {
    "werkloosheid-verloop": "Op 1 juli 2024: 5,2 procent. Op 1 juli 2025: 4,8 procent. "
    "De verandering was −0,4 procentpunt tot 1 juli 2025.",
    "prijzen-verloop": "Op 1 juli 2024: 118,0 (2015 = 100). Op 1 juli 2025: 122,7 (2015 = 100). "
    "De groei was +4,0% tot 1 juli 2025.",
    "uitgaven-verloop": "In het tweede kwartaal van 2025: 12,0 miljoen euro. In het derde kwartaal van 2025: "
    "15,0 miljoen euro. De groei was +25,0% in het derde kwartaal van 2025.",
    "werkloosheid-prognose": "De brief van plan-24 verwachtte −0,7 procentpunt tot 1 juli 2025; tot 1 juli 2025 was het −0,4. "
    "Het verschil met wat verwacht werd was +0,3 procentpunt.",
    "werkloosheid-kaart": "Op 1 juli 2025: het laagst in Lage Plaat & Süd (4,1 procent), het hoogst in Coëvaart (5,9 procent).",
}


@pytest.mark.parametrize(("name", "finding"), FINDINGS.items(), ids=FINDINGS)
def test_a_title_speaks_of_a_series_as_it_says(charts: Mapping[str, Figure], name: str, finding: str) -> None:
    """With its article, a verb that fits, the unit of what is not counted, and a day or a period."""
    assert charts[name].finding == finding


def test_a_subtitle_says_the_unit_and_when_it_holds(charts: Mapping[str, Figure]) -> None:
    """An index its base; what is of a period has no day."""
    assert {name: charts[name].measure for name in MEASURES} == MEASURES


def test_a_sentence_has_each_value_with_its_unit(charts: Mapping[str, Figure]) -> None:
    """And a difference with the unit of a difference."""
    assert {name: charts[name].sentence for name in SENTENCES} == SENTENCES


@pytest.mark.parametrize("name", VALUES)
def test_what_is_said_stands_in_the_table(dossier: Dossier, name: str) -> None:
    """Also where the table names periods."""
    for kind in (level_figure, growth_figure, slope_figure):
        chart_of(dossier, kind, name)


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        ("Percentage", "4,8 procent"),
        ("Percentage of people", "4,8 procent"),
        ("procent van de eilanders", "4,8 procent van de eilanders"),
        ("%", "4,8%"),
        ("Number", "4,8"),
        ("aantal", "4,8"),
        ("index", "4,8"),
        ("Rate per 100,000", "4,8 Rate per 100,000"),
    ],
)
def test_a_unit_of_another_language_reads_behind_a_number(dossier: Dossier, unit: str, told: str) -> None:
    """What is a percentage or only a number is so in a Dutch sentence; in a title it is as the dossier has it."""
    foreign = replace(series(dossier, "werkloosheid"), unit=unit)
    assert spoken.counted("4,8", foreign) == told
    assert spoken.heading(foreign) == dutch.capital(unit)


def test_a_name_with_a_number_stands_above_the_table(dossier: Dossier) -> None:
    """A number in a title is looked for there."""
    aged = replace(series(dossier, "werkloosheid"), phrase="de werkloosheid boven de 55 jaar")
    others = tuple(aged if each.id == aged.id else each for each in dossier.series)
    figure = chart_of(replace(dossier, series=others), level_figure, aged.id)
    assert figure.finding.startswith("De werkloosheid boven de 55 jaar daalde van 5,2 naar 4,8 procent")
    assert figure.subject == "Werkloosheid: werkloosheid boven de 55 jaar, procent"


def test_a_table_of_periods_names_them(charts: Mapping[str, Figure]) -> None:
    """The data keep the day."""
    figure = charts["uitgaven-verloop"]
    assert [each.title for each in figure.columns][:2] == ["Periode", "Miljoen euro"]
    assert [row[0].shown for row in figure.rows] == ["2e kwartaal 2025", "3e kwartaal 2025"]
    assert [row[0].raw for row in figure.rows] == ["2025-04-01", "2025-07-01"]


def test_percentages_have_no_growth_in_percent(charts: Mapping[str, Figure], dossier: Dossier) -> None:
    """Not in a table either, and not on the page of an area."""
    for name in ("werkloosheid-verloop", "werkloosheid-helling"):
        assert not any("Groei" in each.title for each in charts[name].columns)
    assert spoken.grown(Decimal("-0.4"), None, series(dossier, "werkloosheid")) == "−0,4 procentpunt"
    assert spoken.step(Decimal("-0.4"), series(dossier, "werkloosheid"), Decimal("-7.7")) == "−0,4 procentpunt"
    assert spoken.step(Decimal("4.7"), series(dossier, "prijzen"), Decimal("3.98")) == "+4,7 punt (+4,0%)"


PERIODS = {
    Frequency.YEAR: ("in 2024", "2024", "per jaar"),
    Frequency.SCHOOL_YEAR: ("in het schooljaar 2023/24", "2023/24", "per schooljaar"),
    Frequency.HALF_YEAR: ("in de eerste helft van 2024", "1e helft 2024", "per halfjaar"),
    Frequency.QUARTER: ("in het tweede kwartaal van 2024", "2e kwartaal 2024", "per kwartaal"),
    Frequency.MONTH: ("in april 2024", "april 2024", "per maand"),
}


@pytest.mark.parametrize("frequency", PERIODS)
def test_a_value_over_a_period_is_never_of_a_day(dossier: Dossier, frequency: Frequency) -> None:
    """In a sentence, in a table and in a subtitle; a level on a day keeps its day."""
    flow = replace(series(dossier, "uitgaven"), frequency=frequency)
    day = date(2024, 4, 1)
    assert (spoken.at(day, flow), spoken.moment(day, flow), spoken.holds([day], flow)) == PERIODS[frequency]
    level = replace(flow, counted=Counted.ON_DAY)
    assert (spoken.at(day, level), spoken.moment(day, level)) == ("op 1 april 2024", "1 april 2024")


NAMES = {
    ("de werkloosheid", None): ("de werkloosheid", "werkloosheid", False),
    ("het aantal banen", None): ("het aantal banen", "banen", True),
    ("het aantal banen", "rijksbanen"): ("het aantal rijksbanen", "rijksbanen", True),
    ("het aantal banen", "de rijkswerkgelegenheid"): ("de rijkswerkgelegenheid", "rijkswerkgelegenheid", False),
    ("de werkloosheid", "jeugdwerkloosheid"): ("‘jeugdwerkloosheid’", "jeugdwerkloosheid", False),
    (None, "jeugdwerkloosheid"): ("‘jeugdwerkloosheid’", "jeugdwerkloosheid", False),
    (None, None): ("‘Werkloosheid’", "Werkloosheid", False),
}


@pytest.mark.parametrize(("phrase", "noun"), NAMES)
def test_nothing_counts_unless_it_was_said(dossier: Dossier, phrase: str | None, noun: str | None) -> None:
    """What a chart or a fact calls it goes before what the series says; a word that is not known stands between quotes."""
    name = spoken.spoken(replace(series(dossier, "werkloosheid"), phrase=phrase), noun)
    assert (name.phrase, name.bare, name.counts) == NAMES[phrase, noun]


def facts(dossier: Dossier, *asked: KeyFact) -> Context:
    """The dossier with these facts on its front page."""
    return context(replace(dossier, publication=replace(dossier.publication, facts=asked)), TODAY, {})


def test_a_key_fact_says_its_unit_or_counts(dossier: Dossier) -> None:
    """In Dutch, and in the English summary."""
    value, change = FactKind.VALUE, FactKind.CHANGE
    asked = facts(
        dossier,
        KeyFact(kind=value, series="werkloosheid"),
        KeyFact(kind=change, series="werkloosheid", since=date(2024, 7, 1)),
        KeyFact(kind=value, series="uitgaven"),
        KeyFact(kind=change, series="uitgaven", since=date(2025, 4, 1)),
        KeyFact(kind=value, series="prijzen"),
        KeyFact(kind=change, series="banen", since=date(2024, 7, 1)),
    )
    assert [(each.number, each.behind, each.words) for each in key_facts(asked)] == [
        ("4,8%", "", "werkloosheid op 1 juli 2025."),
        ("−0,4", "procentpunt", "werkloosheid, verandering van 1 juli 2024 tot 1 juli 2025."),
        ("15,0", "miljoen euro", "uitgaven aan veren in het derde kwartaal van 2025."),
        (
            "+3,0",
            "miljoen euro",
            "uitgaven aan veren, verandering tussen het tweede kwartaal van 2025 en het derde kwartaal van 2025.",
        ),
        ("122,7", "(2015 = 100)", "prijsindex op 1 juli 2025."),
        ("−10", "", "banen eraf van 1 juli 2024 tot 1 juli 2025."),
    ]
    said = [(number, " ".join(text for _, text in words)) for number, words in english.key_facts(asked.dossier)]
    assert said == [
        ("4.8%", "werkloosheid on 1 July 2025."),
        ("-0.4 percentage points", "werkloosheid between 1 July 2024 and 1 July 2025."),
        ("15.0", "uitgaven aan veren in the third quarter of 2025."),
        ("+3.0", "uitgaven aan veren between the second quarter of 2025 and the third quarter of 2025."),
        ("122.7", "prijsindex on 1 July 2025."),
        ("-10", "banen between 1 July 2024 and 1 July 2025."),
    ]


def test_the_story_of_a_rate_is_in_percentage_points(dossier: Dossier) -> None:
    """Not in things that came and went."""
    asking = Story(series="werkloosheid")
    told = story_figure(replace(dossier, publication=replace(dossier.publication, story=asking)))
    assert told is not None
    assert told.finding == (
        "Tot 1 juli 2025 daalde de werkloosheid in één jaar met 0,4 procentpunt. Verwacht in één jaar: −0,7"
    )
    assert told.measure == "Procentpunt, verandering sinds 1 juli 2024. Gestreept: wat werd verwacht."


def test_parts_have_the_word_of_the_publication(charts: Mapping[str, Figure], dossier: Dossier) -> None:
    """What the areas are called by their kind and together; or both, with the article, as the publication says."""
    assert charts["banen-kaart"].finding == "Op 1 juli 2025 liep het aantal banen per wijk van 10 tot 40"
    assert charts["banen-helling"].columns[0] == Column("gebied", "Wijk")
    assert (area_word(dossier).one, area_word(dossier).many) == ("wijk", "wijken")
    nowhere = replace(dossier, publication=replace(dossier.publication, areas="gebieden"))
    assert (area_word(nowhere).one, area_word(nowhere).article) == ("gebied", Article.HET)
    own = Words(area=Word(one="eiland", many="eilanden", article=Article.HET), sector=Word(one="tak", many="takken"))
    told = figures(replace(dossier, publication=replace(dossier.publication, words=own)), TODAY)
    assert (
        told["banen-kaart"].measure
        == "Banen, stand op 1 juli 2025. Elk vak is een eiland. Hoe voller de kleur, hoe meer."
    )
    assert told["banen-helling"].sentence == (
        "Van 1 juli 2024 naar 1 juli 2025 daalde het in 2 eilanden en bleef het in 2 eilanden gelijk."
    )
    assert told["routes-per-tak"].columns[0] == Column("sector", "Tak")


# What no page may say: a number of something that is no number of things.
_COUNTED_TWICE = re.compile(r"\baantal (?:het|de|een|‘|aantal)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", ["gesproken", "klein", "vijandig", "echt"])
def test_no_page_counts_what_is_no_count(name: str, request: pytest.FixtureRequest, dossier: Dossier) -> None:
    """Nowhere in what is written: pages, feeds, cards, downloads."""
    today = REAL_TODAY if name == "echt" else TODAY
    made: dict[str, Callable[[], Dossier]] = {
        "gesproken": lambda: dossier,
        "klein": lambda: request.getfixturevalue("fiction"),
        "vijandig": lambda: request.getfixturevalue("hostile"),
        "echt": lambda: checked_dossier(request.getfixturevalue("real"), today),
    }
    found = made[name]()
    names = [spoken.spoken(each) for each in found.series]
    wrong = [
        _COUNTED_TWICE,
        *(re.compile(rf"\baantal {re.escape(each.bare)}", re.IGNORECASE) for each in names if not each.counts),
    ]
    every = site_outputs(found, today, no_picture, no_png, str)
    told = [(each.path, each.content) for each in every if isinstance(each.content, str)]
    assert len(told) > 100
    assert [(path, at[0]) for path, text in told for pattern in wrong for at in pattern.finditer(text)] == []
