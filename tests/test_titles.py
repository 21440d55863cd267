"""Titles and words say no more than is known: with nothing, one, two or forty of a thing, and in the dossier of the repository."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from conftest import REPOSITORY, TODAY
from generated import write_dossier
from motiespoor import dutch
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Direction, Observation, Precision, Series, SeriesKind
from motiespoor.model.period import MONTHS
from motiespoor.model.publication import Chart
from motiespoor.model.source import EvidenceKind
from motiespoor.read.dossier import read_dossier
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.forecasts import forecast_figure
from motiespoor.render.charts.growth import growth_figure
from motiespoor.render.charts.ranking import composition_figure, ranking_figure
from motiespoor.render.charts.slope import slope_figure
from motiespoor.render.charts.statuses import status_figure
from motiespoor.render.charts.tiles import tile_figure
from motiespoor.render.context import context
from motiespoor.render.pages.figures import figures_page
from motiespoor.render.pages.forecasts import forecasts_page
from motiespoor.render.pages.part_rows import list_pages
from motiespoor.render.pages.parts import area_pages, sector_pages
from motiespoor.render.pages.series import series_pages
from motiespoor.render.sentences import not_found

LATER = date(2026, 11, 29)  # when the letter of that year was last looked for
DAY, BEFORE = date(2025, 7, 1), date(2024, 7, 1)
LEVEL = "routes-km"
Kind = Callable[[Dossier, Chart, Series], Figure | None]

_DAY = re.compile(rf"\b(?:[0-9]{{1,2}} )?(?:{'|'.join(MONTHS)}) [0-9]{{4}}\b|\b(?:19|20)[0-9]{{2}}\b")
# What holds for longer than a day, or says that nothing else does.
_TOO_MUCH = re.compile(r"\b(?:alleen|nu|overal|nog steeds)\b", re.IGNORECASE)
_COUNT = "(?:[0-9.]+|geen|een|twee|drie|vier|vijf|zes)"
_OF_ALL = re.compile(rf"\b{_COUNT} van de {_COUNT} ")
_CLUMSY = re.compile(
    r"\b1 van de 1\b|\bvan de [01]\b(?!\.)|\b0 van de\b|\baantal aantal\b|\b[0-9] aantal\b|\bgeen van de 1\b"
)


def text_of(markdown: str) -> str:
    """What a reader reads of a page."""
    plain = re.sub(r"<[^>]+>", "", re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), markdown))
    return " ".join(plain.split())


# Over every chart of every dossier.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A made-up dossier of forty measures."""
    root = tmp_path_factory.mktemp("gemaakt") / "dossier"
    write_dossier(root, 40)
    return read_dossier(root).dossier


@pytest.fixture(scope="module")
def real() -> Dossier:
    """The dossier of the repository."""
    return read_dossier(REPOSITORY).dossier


@pytest.fixture(scope="module", params=["fiction", "hostile", "real", "made"])
def every(request: pytest.FixtureRequest) -> dict[str, Figure]:
    """The charts of each dossier."""
    return figures(request.getfixturevalue(request.param), LATER)


def test_a_title_names_a_day_that_stands_with_it(every: dict[str, Figure]) -> None:
    """A day or a year in a title stands in the subtitle or the table; but for a forecast, no title goes without."""
    for name, figure in every.items():
        days = _DAY.findall(figure.finding)
        forecast = "prognose" in figure.finding or "voorspeld" in figure.finding
        assert days or forecast, name
        beside = " ".join(
            (
                figure.measure,
                figure.subject,
                *(column.title for column in figure.columns),
                *(cell.shown for row in figure.rows for cell in row),
            )
        )
        assert all(day in beside for day in days), (name, figure.finding)


def test_a_title_does_not_generalise(every: dict[str, Figure]) -> None:
    """It says nothing of what was not looked at; and so many of so many are of what was found, or say how many were."""
    for name, figure in every.items():
        assert not _TOO_MUCH.search(figure.finding), (name, figure.finding)
        if _OF_ALL.search(figure.finding):
            assert re.search(r"gevonden|is het verschil bekend|acties", figure.finding), (name, figure.finding)


def test_no_words_of_a_chart_count_one_of_one(every: dict[str, Figure]) -> None:
    """One is said as one, and none as none."""
    for name, figure in every.items():
        for words in (figure.finding, figure.measure, figure.sentence, figure.subject):
            assert not _CLUMSY.search(words), (name, words)


# Words for numbers.


@pytest.mark.parametrize(
    ("amount", "total", "told"),
    [
        (0, 1, "geen gebied"), (1, 1, "het enige gebied"), (0, 2, "geen van de 2 gebieden"),
        (1, 2, "1 van de 2 gebieden"), (2, 2, "alle 2 gebieden"), (1, 40, "1 van de 40 gebieden"),
        (40, 40, "alle 40 gebieden"), (1999, 2000, "1.999 van de 2.000 gebieden"),
    ],
)  # fmt: skip
def test_so_many_of_so_many(amount: int, total: int, told: str) -> None:
    """None, the only one, some and all."""
    assert dutch.of_all(amount, total, "gebied", "gebieden", neuter=True) == told
    assert dutch.of_all(1, 1, "actie", "acties") == "de enige actie"


@pytest.mark.parametrize(
    ("unit", "told"), [("fte", "10 fte"), ("%", "10%"), ("", "10"), ("aantal", "10"), ("procent", "10 procent")]
)
def test_a_number_is_not_called_a_number(unit: str, told: str) -> None:
    """‘10 aantal’ is 10."""
    assert dutch.counted("10", unit) == told
    assert dutch.measured(Decimal(10), 0, None, unit) == told
    assert dutch.difference(Decimal(10), 0, unit) == f"+{told}"


# Parts of a whole.


def parts_of(fiction: Dossier, parts: int, known: int, *, equal: bool = False) -> Dossier:
    """The small dossier with so many areas and as many sectors, of which the first `known` have a level on two days."""
    area, sector = whole_area(fiction), whole_sector(fiction)
    an_area = next(each for each in fiction.areas if each.part_of == area)
    a_sector = next(each for each in fiction.sectors if each.part_of == sector)
    model = next(each for each in fiction.observations if each.series == LEVEL)
    places = range(parts)
    areas = [
        replace(an_area, code=f"G{n}", name=f"Gebied {n}", slug=None, short=f"G{n}", row=1 + n // 8, column=1 + n % 8)
        for n in places
    ]
    sectors = [replace(a_sector, code=f"s{n}", name=f"Sector {n}", slug=None) for n in places]

    def seen(code: tuple[str, str], day: date, value: int | None) -> Observation:
        found = value is not None
        return replace(
            model, area=code[0], sector=code[1], date=day, breakdown=None, note=None, revised_from=None, cause=None,
            value=None if value is None else Decimal(value), precision=Precision.EXACT if found else None,
            direction=None, evidence=EvidenceKind.OFFICIAL if found else EvidenceKind.NOT_FOUND,
        )  # fmt: skip

    def level(place: int, day: date) -> int | None:
        return None if place >= known else 100 if equal else 100 + place + 10 * (day == DAY)

    rows = [
        seen(code, day, level(n, day))
        for day in (BEFORE, DAY)
        for n in places
        for code in ((areas[n].code, sector), (area, sectors[n].code))
    ]
    if known == parts:
        rows += [seen((area, sector), day, sum(level(n, day) or 0 for n in places)) for day in (BEFORE, DAY)]
    return replace(
        fiction,
        areas=(*(each for each in fiction.areas if each.code == area), *areas),
        sectors=(*(each for each in fiction.sectors if each.code == sector), *sectors),
        observations=tuple(rows),
        series=tuple(each for each in fiction.series if each.id == LEVEL),
        forecasts=(), breaks=(), locations=(), contradictions=(), measures=(), promises=(), charts=(), breakdowns=(),
        rounds=(), frame=None, events=(), successions=(),
    )  # fmt: skip


def whole_numbers(dossier: Dossier) -> Dossier:
    """The dossier with series that are counted in whole numbers."""
    return replace(dossier, series=tuple(replace(each, decimals=0) for each in dossier.series))


def drawn(dossier: Dossier, kind: Kind, fiction: Dossier) -> Figure | None:
    """A chart of the level on its last day."""
    chart = replace(fiction.charts[0], id="proef", series=LEVEL, noun="kilometers", date=DAY, since=BEFORE)
    return kind(dossier, chart, next(each for each in dossier.series if each.id == LEVEL))


def title(dossier: Dossier, kind: Kind, fiction: Dossier) -> str | None:
    """Its title; `None` without a chart."""
    figure = drawn(dossier, kind, fiction)
    return figure.finding if figure else None


@pytest.mark.parametrize(
    ("parts", "known", "told"),
    [
        (1, 0, None), (1, 1, None), (4, 1, None),
        (4, 2, "Van Gebied 1 en Gebied 0 is het aantal kilometers op 1 juli 2025 gevonden"),
        (4, 3, "Van Gebied 2, Gebied 1 en Gebied 0 is het aantal kilometers op 1 juli 2025 gevonden"),
        (40, 5, "Van 5 van de 40 wijken is het aantal kilometers op 1 juli 2025 gevonden"),
        (2, 2, "Op 1 juli 2025 liep het aantal kilometers per wijk van 110 tot 111"),
        (40, 40, "Op 1 juli 2025 liep het aantal kilometers per wijk van 110 tot 149"),
    ],
)  # fmt: skip
def test_a_map_names_what_was_found(fiction: Dossier, parts: int, known: int, told: str | None) -> None:
    """With gaps it says of which areas the level was found, on its day; not that nothing else is known."""
    found = title(whole_numbers(parts_of(fiction, parts, known)), tile_figure, fiction)
    assert found == told


@pytest.mark.parametrize(
    ("parts", "known", "told"),
    [
        (1, 0, None),
        (1, 1, "Van de enige sector is het aantal kilometers op 1 juli 2025 gevonden"),
        (2, 1, "Van 1 van de 2 sectoren is het aantal kilometers op 1 juli 2025 gevonden"),
        (40, 1, "Van 1 van de 40 sectoren is het aantal kilometers op 1 juli 2025 gevonden"),
        (2, 2, "Op 1 juli 2025 had Sector 1 het grootste aandeel in het aantal kilometers: 50,2%"),
        (40, 40, "Op 1 juli 2025 had Sector 39 het grootste aandeel in het aantal kilometers: 2,9%"),
    ],
)
def test_a_composition_counts_what_was_found(fiction: Dossier, parts: int, known: int, told: str | None) -> None:
    """So many of so many sectors, or the only one; the largest only when all are known."""
    assert title(whole_numbers(parts_of(fiction, parts, known)), composition_figure, fiction) == told


def test_a_ranking_and_a_slope_say_when(fiction: Dossier) -> None:
    """Their day or days stand in the title; of equal parts it is said of how many."""
    full = whole_numbers(parts_of(fiction, 40, 40))
    level = whole_numbers(parts_of(fiction, 40, 40, equal=True))
    some = whole_numbers(parts_of(fiction, 40, 30))
    assert title(full, ranking_figure, fiction) == (
        "Op 1 juli 2025 had Gebied 39 de meeste kilometers (149), Gebied 0 de minste (110)"
    )
    assert title(level, ranking_figure, fiction) == (
        "Op 1 juli 2025 was het aantal kilometers even groot in alle 40 wijken: 100"
    )
    assert title(some, ranking_figure, fiction) == (
        "Van 30 van de 40 wijken is het aantal kilometers op 1 juli 2025 gevonden"
    )
    assert title(level, slope_figure, fiction) == (
        "Tussen 1 juli 2024 en 1 juli 2025 bleef het aantal kilometers gelijk in alle 40 wijken"
    )
    unmoved = whole_numbers(parts_of(fiction, 40, 30, equal=True))
    assert title(unmoved, slope_figure, fiction) == (
        "Tussen 1 juli 2024 en 1 juli 2025 bleef het aantal kilometers gelijk "
        "(van 30 van de 40 wijken is het verschil bekend)"
    )


# Forecasts.


def forecast(dossier: Dossier, fiction: Dossier, today: date) -> Figure | None:
    """The chart of forecasts on a day."""
    return drawn(dossier, partial(forecast_figure, today=today), fiction)


def foreseen(fiction: Dossier, changes: Sequence[int | None], *, evidence: EvidenceKind, now: int) -> Dossier:
    """The whole of the small dossier: 1,000 in 2024 and `now` in 2025, with letters of 2024 about 2026."""
    area, sector = whole_area(fiction), whole_sector(fiction)
    model = next(each for each in fiction.observations if each.series == LEVEL)
    rows = [
        replace(
            model, area=area, sector=sector, date=day, breakdown=None, value=Decimal(value), precision=Precision.EXACT,
            direction=None, note=None, revised_from=None, cause=None, evidence=EvidenceKind.OFFICIAL,
        )
        for day, value in ((BEFORE, 1000), (DAY, now))
    ]  # fmt: skip
    forecasts = tuple(
        replace(
            fiction.forecasts[0], series=LEVEL, report=f"brief-{place}", base_date=BEFORE, horizon=date(2026, 7, 1),
            area=area, sector=sector, level=None, change=None if change is None else Decimal(change), percent=None,
            direction=None, precision=Precision.EXACT if change is not None else None, note=None,
            evidence=evidence if change is not None else EvidenceKind.NOT_FOUND,
        )
        for place, change in enumerate(changes)
    )  # fmt: skip
    return replace(fiction, observations=tuple(rows), forecasts=forecasts, breaks=())


@pytest.mark.parametrize(
    ("changes", "told", "lost"),
    [
        ([None, 10], "de enige gevonden prognose verwachtte", "Van 1 prognose is het getal niet gevonden."),
        ([10], "de enige gevonden prognose verwachtte", ""),
        ([10, 20], "beide gevonden prognoses verwachtten", ""),
        ([None, 10, 20, None], "beide gevonden prognoses verwachtten", "Van 2 prognoses is het getal niet gevonden."),
        ([10, 20, 30], "alle drie de gevonden prognoses verwachtten", ""),
        ([10, 20, 900, None], "twee van de drie gevonden prognoses verwachtten", "Van 1 prognose"),
        ([10, 900, None], "een van de twee gevonden prognoses verwachtte", "Van 1 prognose"),
        ([10] * 40, "alle 40 de gevonden prognoses verwachtten", ""),
        ([10] * 18 + [900] * 5, "18 van de 23 gevonden prognoses verwachtten", ""),
    ],
)
def test_forecasts_are_counted_among_those_that_were_found(
    fiction: Dossier, changes: list[int | None], told: str, lost: str
) -> None:
    """Of the others nobody can say what they expected; how many those are, the sentence says."""
    dossier = foreseen(fiction, changes, evidence=EvidenceKind.OFFICIAL, now=1100)
    figure = forecast(dossier, fiction, LATER)
    assert figure is not None
    assert figure.finding == f"Op 1 juli 2025 was het aantal kilometers al meer gegroeid dan {told}"
    assert all(re.search(rf"\b{each}\b", figure.subject or "") for each in re.findall(r"\b[0-9]{2}\b", told))
    assert lost in figure.sentence
    assert figure.sentence.count("is het getal niet gevonden") == bool(lost)
    assert forecast(foreseen(fiction, [None] * 2, evidence=EvidenceKind.OFFICIAL, now=1100), fiction, LATER) is None


def test_a_premise_is_told_as_one(fiction: Dossier) -> None:
    """What members of parliament take as given in a question, no letter said: forecasts and growth say whose it is."""
    dossier = foreseen(fiction, [10], evidence=EvidenceKind.QUESTION, now=1100)
    figure = forecast(dossier, fiction, LATER)
    assert figure is not None
    assert figure.sentence.startswith("Volgens een vraag van Kamerleden verwachtte de brief van brief-0 +10")
    growth = grown(fiction, ("3.5", None, EvidenceKind.QUESTION))
    assert growth.finding == (
        "Het aantal kilometers groeide met 3,5% tot 1 juli 2025, volgens een vraag van Kamerleden"
    )
    assert "(volgens een vraag van Kamerleden)" in growth.sentence


# Growth.


def grown(fiction: Dossier, *told: tuple[str | None, Direction | None, EvidenceKind]) -> Figure:
    """The chart of growth that is only reported, the last of it up to the last day and the others the years before."""
    area, sector = whole_area(fiction), whole_sector(fiction)
    report = next(each for each in fiction.series if each.kind is SeriesKind.GROWTH and each.base == LEVEL)
    model = next(each for each in fiction.observations if each.series == report.id)
    rows = [
        replace(
            model, area=area, sector=sector, date=date(DAY.year - back, 7, 1), value=None if value is None else Decimal(value),
            precision=Precision.EXACT if value is not None else None, direction=way, evidence=evidence, note=None,
            revised_from=None, cause=None,
        )
        for back, (value, way, evidence) in enumerate(reversed(told))
    ]  # fmt: skip
    dossier = replace(fiction, observations=tuple(rows), breaks=())
    figure = drawn(dossier, growth_figure, fiction)
    assert figure is not None
    return figure


def test_a_step_without_a_number_does_not_lead(fiction: Dossier) -> None:
    """The title gives the last growth that has a number, and then what was reported since: no ‘kromp’ above growing bars."""
    official = EvidenceKind.OFFICIAL
    figure = grown(fiction, ("2", None, official), ("3.5", None, official), (None, Direction.DOWN, official))
    assert figure.finding == (
        "Het aantal kilometers groeide met 3,5% tot 1 juli 2024; daarna is een daling gemeld, tot 1 juli 2025"
    )
    figure = grown(fiction, (None, Direction.DOWN, official), ("0", None, official))
    assert figure.finding == "Het aantal kilometers bleef gelijk tot 1 juli 2025"
    figure = grown(fiction, ("-1", None, official), (None, None, EvidenceKind.NOT_FOUND))
    assert figure.finding == "Het aantal kilometers kromp met 1% tot 1 juli 2024"


# Statuses.


@pytest.mark.parametrize(
    ("actions", "told"),
    [
        (1, "de enige actie staat op ‘"),
        (2, "alle 2 acties staan op ‘"),
        (40, "alle 40 acties staan op ‘"),
    ],
)
def test_statuses_are_told_as_last_known(fiction: Dossier, actions: int, told: str) -> None:
    """With the month of the last round, of one action or of many; ‘nu’ is a day on which nobody looked."""
    measure = fiction.measures[0]
    every = tuple(replace(measure.actions[0], id=f"actie-{n}") for n in range(actions))
    dossier = replace(fiction, measures=(replace(measure, actions=every),))
    figure = status_figure(dossier, fiction.charts[0], TODAY)
    assert figure is not None
    assert told in figure.finding
    assert re.match(r"Laatst bekend, [a-z]+ 20[0-9]{2}(?: of later)?: ", figure.finding)
    assert "zoals laatst bekend (laatste bericht: " in figure.measure
    assert [column.title for column in figure.columns if column.name == "nu"] == ["Laatst bekend"]
    assert status_figure(replace(fiction, measures=()), fiction.charts[0], TODAY) is None


def test_a_round_that_did_not_come_is_an_empty_column(real: Dossier) -> None:
    """It stands at its place, with until when was searched; of a year in which it is not yet due there is none."""
    chart = real.charts[0]
    for day, years in ((date(2025, 10, 1), []), (LATER, ["2026"]), (date(2028, 2, 1), ["2026", "2027"])):
        figure = status_figure(real, chart, day)
        assert figure is not None
        heads = [column.title for column in figure.columns[2:-1]]
        missed = [f"Ronde {year}: niet gevonden (gezocht tot 29 november 2026)" for year in years]
        assert heads == ["Ronde 2024", "Ronde 2025", *missed, "Laatst bekend"]
        assert {row[heads.index(each) + 2].shown for row in figure.rows for each in missed} <= {dutch.NOT_FOUND}
        assert all(
            f"De lege kolom {year}: niet gevonden (gezocht tot 29 november 2026)." in figure.measure for year in years
        )


# Pages of figures.


@pytest.fixture(scope="module")
def pages(real: Dossier) -> dict[str, str]:
    """The pages of figures of the repository."""
    return figure_pages(real, LATER)


def figure_pages(dossier: Dossier, today: date) -> dict[str, str]:
    """What a reader reads of each page of figures, by its place."""
    shared = context(dossier, today, {})
    planned = (*list_pages(shared), *series_pages(shared), *area_pages(shared), *sector_pages(shared))
    made = (figures_page(shared), forecasts_page(shared), *(each.make() for each in planned))
    return {each.path: text_of(each.content) for each in made}


@pytest.mark.parametrize(
    ("parts", "known", "told"),
    [
        (1, 0, ("gevonden voor geen AREA.", "gevonden voor geen sector.")),
        (1, 1, ("gevonden voor de enige AREA: ", "gevonden voor de enige sector: ")),
        (2, 0, ("gevonden voor geen van de 2 AREAS.", "gevonden voor geen van de 2 sectoren.")),
        (2, 1, ("gevonden voor 1 van de 2 AREAS: ", "gevonden voor 1 van de 2 sectoren: ")),
        (40, 40, ("Het meest in Gebied 39: 149 km", "Het meest in Sector 39: 149 km")),
    ],
)
def test_pages_count_what_was_found(fiction: Dossier, parts: int, known: int, told: tuple[str, str]) -> None:
    """One, none and many parts are each said as they should."""
    dossier = whole_numbers(parts_of(fiction, parts, known))
    pages = figure_pages(dossier, LATER)
    one = next(each.kind for each in dossier.areas if each.part_of == whole_area(dossier))
    said = (each.replace("AREAS", dossier.publication.areas).replace("AREA", one) for each in told)
    assert all(words in pages["cijfers/index.md"] for words in said)
    for name, words in pages.items():
        assert not _CLUMSY.search(words), name


@pytest.mark.parametrize("which", ["fiction", "real", "made"])
def test_pages_of_figures_say_until_when_was_searched(which: str, request: pytest.FixtureRequest) -> None:
    """At most once on each, wherever a dash stands for what was not found; and no number is called a number."""
    dossier: Dossier = request.getfixturevalue(which)
    searched = dossier.publication.searched
    for name, words in figure_pages(dossier, LATER).items():
        said = f"{not_found(searched)}, niet uit te rekenen of niet van toepassing."
        assert words.count("Een streepje betekent: ") == words.count(f"Een streepje betekent: {said}") <= 1, name
        if "Alle cijfers" in words or "Alle waarden" in words or "Alle reeksen" in words:
            assert "Een streepje betekent: " in words, name
        assert not _CLUMSY.search(words), name
        assert not re.search(r"tot nu toe|\b[0-9]+ aantal\b", words), name


def test_a_share_is_told_of_a_part(real: Dossier, pages: dict[str, str]) -> None:
    """‘100 procent (Nederland)’ says nothing: the latest part does, and without one that is said."""
    assert (
        "Laatst bekend: 74 procent (afgerond) op 1 januari 2024 (Randstad)."
        in pages["cijfers/reeksen/aandeel-in-groei.md"]
    )
    assert not any("100 procent (Nederland)" in words for words in pages.values())
    whole = whole_area(real)
    only = replace(real, observations=tuple(each for each in real.observations if each.area == whole))
    assert (
        "Een cijfer van een deel is niet gevonden (gezocht tot 22 november 2026)."
        in figure_pages(only, LATER)["cijfers/reeksen/aandeel-in-groei.md"]
    )


def test_sources_differ_only_where_they_do(real: Dossier, pages: dict[str, str]) -> None:
    """A contradiction stands on the pages of its areas and sectors; what is about a whole series, with the whole."""

    def parts(of: dict[str, str]) -> set[str]:
        told = (name.split("/")[1:] for name, words in of.items() if "De bronnen verschillen hier" in words)
        return {each[1].removesuffix(".md") for each in told if each[0] in ("gebieden", "sectoren")}

    assert parts(pages) == {"nederland", "groningen", "fryslan", "overijssel", "limburg", "zeeland", "zbo"}
    bare = tuple(replace(each, areas=(), sectors=()) for each in real.contradictions)
    assert parts(figure_pages(replace(real, contradictions=bare), LATER)) == {"nederland"}


# The dossier of the repository, by name.


@pytest.fixture(scope="module")
def charts(real: Dossier) -> dict[str, Figure]:
    """The charts of the repository."""
    return figures(real, LATER)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("rijks-fte-kaart", "Van Zuid-Holland en Drenthe is het aantal voltijdbanen (fte) bij het Rijk op 1 januari 2022 gevonden"),
        ("rijks-fte-sectoren", "Van 1 van de 6 sectoren is het aantal voltijdbanen (fte) bij het Rijk op 1 januari 2024 gevonden"),
        ("rijks-fte-sectoren-in-limburg",
         "Limburg: op 1 januari 2023 had Nationale Politie het grootste aandeel in het aantal voltijdbanen (fte) bij het Rijk: 26,5%"),
        ("prognoses", "Op 1 januari 2024 was het aantal voltijdbanen (fte) bij het Rijk al meer gegroeid dan beide gevonden prognoses voor Nederland verwachtten"),
        ("rijks-fte-groei-in-limburg",
         "Limburg: het aantal voltijdbanen (fte) bij het Rijk groeide met 3,5% (afgerond) tot 1 januari 2023; daarna is een daling gemeld, tot 1 januari 2024"),
        ("rijks-fte-groei-in-fryslan",
         "Fryslân: het aantal voltijdbanen (fte) bij het Rijk kromp met 2,3% (afgerond) tot 1 januari 2022, over een reeksbreuk heen, volgens een vraag van Kamerleden"),
        ("standen-per-ronde", "Laatst bekend, september 2025 of later: 12 van de 27 acties staan op ‘loopt’"),
    ],
)  # fmt: skip
def test_the_titles_that_were_wrong(charts: dict[str, Figure], name: str, told: str) -> None:
    """Each says no more than is known."""
    assert charts[name].finding == told


def test_the_words_that_were_wrong(pages: dict[str, str], charts: dict[str, Figure]) -> None:
    """The sums over series, the unit that is none, and the tenth that was called that twice."""
    assert (
        "Laatst bekend: 10 op 1 december 2025 (Nederland)." in pages["cijfers/reeksen/rijksontmoetingspleinen-open.md"]
    )
    assert not any("het het" in words for words in pages.values())
    assert "uit een Kamervraag" in pages["cijfers/gebieden/fryslan.md"]
    assert charts["prognoses"].sentence.endswith("Van 2 prognoses is het getal niet gevonden.")
