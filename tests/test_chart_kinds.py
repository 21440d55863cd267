"""What charts of series say and draw: precision, gaps, breaks, methods, growth and forecasts, on a small made-up series."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from html import escape

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY, copy_of
from motiespoor import dutch
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Direction, Forecast, Frequency, Precision, Series
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.press.agreement.agreement import disagreements
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.forecasts import forecast_figure
from motiespoor.render.charts.growth import growth_figure
from motiespoor.render.charts.levels import count_figure, level_figure
from motiespoor.render.charts.svg import draw, picture
from motiespoor.validate.check import checked_dossier

Kind = Callable[[Dossier, Chart, Series], Figure | None]
Value = tuple[int, str | None, Precision | None, str]  # year, value, precision, method

LEVEL, REPORTED = "eilanders", "routes-km-groei"
EXACT, OVER = Precision.EXACT, Precision.JUST_OVER


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The small dossier."""
    return checked_dossier(copy_of("klein", tmp_path_factory.mktemp("soorten") / "klein"), TODAY)


def with_values(dossier: Dossier, values: list[Value], *, breaks: dict[int, Certainty] | None = None) -> Dossier:
    """The dossier in which the inhabitants are these; a break lies before each of those years."""
    model = next(each for each in dossier.observations if each.series == LEVEL)
    own = [
        replace(
            model,
            date=date(year, 7, 1),
            area="ZV",
            sector="alles",
            value=None if value is None else Decimal(value),
            precision=precision,
            method=method,
            direction=Direction.UP if value is None and year % 2 else None,
        )
        for year, value, precision, method in values
    ]
    found = [
        replace(dossier.breaks[0], series=LEVEL, date=date(year, 7, 1), area=None, certainty=certainty)
        for year, certainty in (breaks or {}).items()
    ]
    others = [each for each in dossier.observations if each.series != LEVEL]
    return replace(dossier, observations=(*others, *own), breaks=tuple(found), forecasts=())


def forecast_on(today: date) -> Kind:
    """The chart of forecasts as it is on a day."""
    return partial(forecast_figure, today=today)


def chart_of(dossier: Dossier, kind: Kind, name: str = LEVEL) -> Figure:
    """The chart of a series, whose picture, sentence, table and CSV agree."""
    series = next(each for each in dossier.series if each.id == name)
    figure = kind(dossier, replace(dossier.charts[0], id="proef", series=name), series)
    assert figure is not None
    page = LexborHTMLParser(page_of(figure)).css_first("figure")
    assert page is not None
    specs = {"brede": figure.wide, "smalle": figure.narrow}
    assert list(disagreements(page, list(csv.reader(io.StringIO(figure.csv()))), specs)) == []
    return figure


def page_of(figure: Figure) -> str:
    """A chart as it stands in a page, in short."""

    def row(tag: str, cells: list[tuple[str, bool]]) -> str:
        return "".join(f"<{tag}{' class=getal' if number else ''}>{escape(text)}</{tag}>" for text, number in cells)

    head = row("th", [(each.title, each.figure) for each in figure.columns])
    body = "".join(
        f"<tr>{row('td', [(cell.shown, column.figure) for cell, column in zip(each, figure.columns, strict=True)])}</tr>"
        for each in figure.rows
    )
    label = f"{figure.finding}. {figure.sentence} De tabel met deze cijfers staat eronder."
    pictures = "".join(
        f"<div class=grafiek__{size}>{picture(draw(spec), name=size, label=label)}</div>"
        for size, spec in (("breed", figure.wide), ("smal", figure.narrow))
    )
    return (
        f"<figure><p class=grafiek__titel>{escape(figure.finding)}</p>{pictures}"
        f"<p class=grafiek__zin>{escape(figure.sentence)}</p><div class=grafiek__tabel><table>"
        f"<caption>{escape(figure.subject)}</caption><tr>{head}</tr>{body}</table></div></figure>"
    )


def texts(figure: Figure) -> list[str]:
    """What stands in the narrow picture, in the order of drawing, white space made equal."""
    tree = LexborHTMLParser(picture(draw(figure.narrow), name="x", label="x"))
    return [" ".join(each.text().split()) for each in tree.css("text")]


def test_a_short_series_keeps_precision_and_gaps(dossier: Dossier) -> None:
    """The word of a precision stands in title, sentence, label and table; what is not known is a gap."""
    values: list[Value] = [
        (2020, "1000", OVER, "register"), (2021, None, None, "register"), (2022, None, None, "register"),
        (2023, "1100", EXACT, "register"), (2024, "1045", EXACT, "register"),
    ]  # fmt: skip
    figure = chart_of(with_values(dossier, values), level_figure)
    assert figure.finding == "Het aantal eilanders steeg van ruim 1.000 naar 1.045 tussen 2020 en 2024"
    assert figure.measure == "Koppen, stand op 1 juli. Niet gevonden: 1 juli 2021 en 1 juli 2022."
    assert figure.sentence == (
        "Op 1 juli 2020: ruim 1.000 koppen. Op 1 juli 2024: 1.045 koppen. De groei was −5,0% tot 1 juli 2024."
    )
    assert {"ruim 1.000", "stijging, getal niet gevonden", "niet gevonden", "1.100", "1.045 (−5,0%)"} <= set(
        texts(figure)
    )
    assert [cell.shown for cell in figure.rows[2]] == [
        "1 juli 2022",
        "niet gevonden",
        "–",
        "–",
        "–",
        "officiële pagina",
    ]
    assert (figure.series, figure.area, figure.sector, figure.methods) == (LEVEL, "ZV", "alles", ("register",))


def test_a_break_is_drawn_and_nothing_is_compared_across_it(dossier: Dossier) -> None:
    """A certain break and a possible one have their own word; the title compares only what comes after the certain one."""
    values: list[Value] = [(year, str(1000 + year), EXACT, "register") for year in range(2018, 2024)]
    broken = with_values(dossier, values, breaks={2020: Certainty.CERTAIN, 2022: Certainty.UNCERTAIN})
    figure = chart_of(broken, level_figure)
    assert figure.finding == "Het aantal eilanders steeg van 3.020 naar 3.023 tussen 2020 en 2023"
    assert "Vóór 1 juli 2020 ligt een reeksbreuk." in figure.sentence
    assert [each for each in texts(figure) if "breuk" in each] == ["reeksbreuk", "mogelijke breuk"]
    assert [row[4].raw for row in figure.rows] == ["", "", "reeksbreuk", "", "mogelijke breuk", ""]


def test_a_break_at_a_gap_is_a_break_all_the_same(dossier: Dossier) -> None:
    """The first date after a break need not have a value to part what lies before from what lies after."""
    values: list[Value] = [
        (2020, "1000", EXACT, "register"), (2021, None, None, "register"), (2022, "900", EXACT, "register"),
    ]  # fmt: skip
    figure = chart_of(with_values(dossier, values, breaks={2021: Certainty.CERTAIN}), level_figure)
    assert figure.finding == "Het aantal eilanders was 900 op 1 juli 2022"


def test_two_methods_stand_apart(dossier: Dossier) -> None:
    """A date that was counted in two ways has two rows; no growth goes from one way to the other."""
    values: list[Value] = [
        (2020, "1000", EXACT, "opgave"), (2021, "1100", EXACT, "opgave"),
        (2021, "1500", EXACT, "register"), (2022, "1530", EXACT, "register"),
    ]  # fmt: skip
    figure = chart_of(with_values(dossier, values), level_figure)
    assert [column.title for column in figure.columns][:3] == ["Peildatum", "Methode", "Koppen"]
    assert [(row[0].raw, row[2].raw, row[4].shown) for row in figure.rows] == [
        ("2020-07-01", "1000", "–"), ("2021-07-01", "1100", "+10,0%"),
        ("2021-07-01", "1500", "–"), ("2022-07-01", "1530", "+2,0%"),
    ]  # fmt: skip
    assert figure.finding == "Het aantal eilanders steeg van 1.500 naar 1.530 tussen 2021 en 2022"
    assert figure.sentence == (
        "Op 1 juli 2021: 1.500 koppen. Op 1 juli 2022: 1.530 koppen. De groei was +10,0% tot 1 juli 2021 en +2,0% tot 1 juli 2022. "
        "Er is ook op een andere manier geteld: Opgave van de kapitein."
    )  # fmt: skip
    assert figure.methods == ("opgave", "register")
    assert [each for each in texts(figure) if each.startswith("andere methode")] == [
        "andere methode: Register van bewon…"
    ]


def test_a_long_series_is_a_line_with_its_breaks_and_gaps(dossier: Dossier) -> None:
    """More dates than bars can hold are points on a line; it is interrupted at a gap, a break and another method."""
    values: list[Value] = [(year, str(3 * year), EXACT, "opgave") for year in range(2000, 2012)]
    values[4] = (2004, None, None, "opgave")
    values[0] = (2000, "6000", OVER, "opgave")
    values += [(year, str(4 * year), EXACT, "register") for year in range(2011, 2015)]
    figure = chart_of(with_values(dossier, values, breaks={2008: Certainty.CERTAIN}), level_figure)
    seen = texts(figure)
    assert {"reeksbreuk", "andere methode", "niet gevonden", "ruim 6.000", "8.056"} <= set(seen)
    drawing = picture(draw(figure.narrow), name="x", label="x")
    lines = re.findall(r'data-cel="(\d+:\d+)" d="M[^"]*L', drawing)
    assert lines == ["0:2", "5:2", "8:2", "12:2"]


def test_a_change_goes_to_both_sides_of_zero(dossier: Dossier) -> None:
    """A series of changes has signs, bars to the left and no growth of its own."""
    model = next(each for each in dossier.observations if each.series == "routes-km-verandering")
    values = {2021: "-12", 2022: "8.5", 2023: "0"}
    own = [
        replace(model, date=date(year, 7, 1), value=Decimal(value), precision=EXACT, area="W3")
        for year, value in values.items()
    ]
    others = tuple(each for each in dossier.observations if each.series != "routes-km-verandering")
    changed = replace(dossier, observations=(*others, *own))
    series = next(each for each in dossier.series if each.id == "routes-km-verandering")
    figure = level_figure(changed, replace(dossier.charts[0], series=series.id, area="W3"), series)
    assert figure is not None
    assert [row[1].shown for row in figure.rows] == ["−12", "+8,5", "0"]
    assert [column.name for column in figure.columns] == ["peildatum", "km", "nauwkeurigheid", "herkomst"]
    bars = re.findall(
        r'data-cel="\d:1" d="M([0-9.]+),[0-9.]+h([0-9.]+)', picture(draw(figure.wide), name="x", label="x")
    )
    (left, long), (start, short), _ = [(float(x), float(width)) for x, width in bars]
    assert left + long == pytest.approx(start, abs=0.02)
    assert long / short == pytest.approx(12 / 8.5, rel=1e-3)


def test_growth_is_computed_or_else_reported(dossier: Dossier) -> None:
    """Computed growth is a bar, what a source reported a diamond; over a certain break nothing is computed."""
    values: list[Value] = [
        (2021, "1000", EXACT, "register"), (2022, "1100", EXACT, "register"), (2023, "1200", EXACT, "register"),
        (2024, "1140", EXACT, "register"), (2025, "1150", OVER, "register"),
    ]  # fmt: skip
    filled = with_values(dossier, values, breaks={2023: Certainty.CERTAIN})
    reported = next(each for each in dossier.series if each.id == REPORTED)
    own = replace(reported, base=LEVEL)
    told = next(each for each in dossier.observations if each.series == REPORTED)
    reports = [
        replace(told, date=date(year, 7, 1), value=Decimal(value), precision=precision, method="register")
        for year, value, precision in ((2022, "10.0", EXACT), (2023, "9", Precision.ABOUT))
    ]
    others = tuple(each for each in filled.observations if each.series != REPORTED)
    series = tuple(own if each.id == REPORTED else each for each in filled.series)
    figure = chart_of(replace(filled, observations=(*others, *reports), series=series), growth_figure)
    assert [[cell.shown for cell in row] for row in figure.rows] == [
        ["1 juli 2022", "+10,0%", "+10,0%", "exact"],
        ["1 juli 2023", "niet te berekenen", "ongeveer +9%", "ongeveer"],
        ["1 juli 2024", "−5,0%", "geen cijfer", "–"],
        ["1 juli 2025", "niet te berekenen", "geen cijfer", "–"],
    ]
    assert figure.finding == "Het aantal eilanders kromp met 5,0% tot 1 juli 2024"
    assert figure.sentence == (
        "Berekend uit de standen was de groei +10,0% tot 1 juli 2022 en −5,0% tot 1 juli 2024. "
        "Alleen gemeld door de bron: ongeveer +9% tot 1 juli 2023 (over een reeksbreuk heen). Niet bekend is de groei tot 1 juli 2025."
    )
    assert {"+10,0%", "ongeveer +9%, gemeld", "−5,0%", "geen cijfer", "reeksbreuk"} <= set(texts(figure))


def test_growth_from_nothing_or_less_is_told_in_words(dossier: Dossier) -> None:
    """From -120 to 35 is 155 more, and no percentage; from 35 to 42 is 20 percent."""
    values: list[Value] = [
        (2022, "-120", EXACT, "register"), (2023, "35", EXACT, "register"), (2024, "42", EXACT, "register"),
    ]  # fmt: skip
    filled = with_values(dossier, values)
    level = chart_of(filled, level_figure)
    assert [[cell.shown for cell in row[1:4]] for row in level.rows] == [
        ["−120", "–", "–"], ["35", "+155", "niet te berekenen"], ["42", "+7", "+20,0%"],
    ]  # fmt: skip
    assert (
        level.sentence == "Op 1 juli 2022: −120 koppen. Op 1 juli 2024: 42 koppen. De groei was +20,0% tot 1 juli 2024."
    )
    assert level.notes[-1] == "Groei vanaf nul of minder is geen percentage."
    growth = chart_of(filled, growth_figure)
    assert growth.finding == "Het aantal eilanders groeide met 20,0% tot 1 juli 2024"
    assert growth.sentence == (
        "Berekend uit de standen was de groei +20,0% tot 1 juli 2024. "
        "Niet te geven is de groei tot 1 juli 2023 in procent: groei vanaf nul of minder is geen percentage."
    )


def reported(dossier: Dossier, *, growth: Mapping[int, str], change: Mapping[int, str | Direction]) -> Dossier:
    """The dossier with what sources report of the inhabitants, without any level on those dates."""
    own: dict[str, Mapping[int, str | Direction]] = {REPORTED: growth, "routes-km-verandering": change}
    series = tuple(replace(each, base=LEVEL) if each.id in own else each for each in dossier.series)
    others = [each for each in dossier.observations if each.series not in own]
    for name, values in own.items():
        model = next(each for each in dossier.observations if each.series == name)
        others += [
            replace(
                model,
                date=date(year, 7, 1),
                area="ZV",
                sector="alles",
                value=None if isinstance(value, Direction) else Decimal(value),
                precision=None if isinstance(value, Direction) else Precision.ROUNDED,
                direction=value if isinstance(value, Direction) else None,
                method="register",
                note=None,
            )
            for year, value in values.items()
        ]
    return replace(dossier, series=series, observations=tuple(others))


def test_reported_growth_needs_no_level(dossier: Dossier) -> None:
    """What a source reports has a chart, also of a date without a level."""
    figure = chart_of(reported(with_values(dossier, []), growth={2022: "7.5"}, change={}), growth_figure)
    assert figure.finding == "Het aantal eilanders groeide met 7,5% (afgerond) tot 1 juli 2022"
    assert figure.sentence == "Alleen gemeld door de bron: +7,5% (afgerond) tot 1 juli 2022."


def test_reported_growth_over_a_break_says_so(dossier: Dossier) -> None:
    """Also when the date before the break has no row at all."""
    values = with_values(dossier, [(2022, None, None, "register")], breaks={2022: Certainty.CERTAIN})
    figure = chart_of(reported(values, growth={2022: "-2.3"}, change={}), growth_figure)
    assert figure.finding == "Het aantal eilanders kromp met 2,3% (afgerond) tot 1 juli 2022, over een reeksbreuk heen"
    assert figure.sentence == (
        "Alleen gemeld door de bron: −2,3% (afgerond) tot 1 juli 2022 (over een reeksbreuk heen)."
    )
    assert "reeksbreuk" in texts(figure)
    assert figure.notes[-1].startswith("Breuk in de reeks vanaf 1 juli 2022: ")


def test_a_later_direction_is_told(dossier: Dossier) -> None:
    """A change of which only the direction is known comes after the last percentage."""
    change: dict[int, str | Direction] = {2023: Direction.UP, 2024: Direction.DOWN}
    told = reported(with_values(dossier, []), growth={2023: "3.5"}, change=change)
    *others, last = told.observations
    told = replace(told, observations=(*others, replace(last, source="veerbode-2025-09-06")))
    figure = chart_of(told, growth_figure)
    assert figure.finding == (
        "Het aantal eilanders groeide met 3,5% (afgerond) tot 1 juli 2023; daarna is een daling gemeld, tot 1 juli 2024"
    )
    assert figure.sentence == (
        "Alleen gemeld door de bron: +3,5% (afgerond) tot 1 juli 2023. "
        "Zonder percentage gemeld: daling tot 1 juli 2024."
    )
    assert [row[2].shown for row in figure.rows] == ["+3,5% (afgerond)", "daling, getal niet gevonden"]
    assert figure.sources == ("eilandtelling-2025", "veerbode-2025-09-06")
    assert "daling, getal niet gevonden" in texts(figure)


def test_three_vintages_of_forecasts_with_their_error(dossier: Dossier) -> None:
    """Each forecast has its own bar beside what happened, and its error in the unit and in percent of the base."""
    values: list[Value] = [
        (year, value, EXACT, "register") for year, value in ((2021, "1000"), (2022, "1100"), (2023, "1050"))
    ]
    model = dossier.forecasts[0]

    def expected(year: int, change: str | None, precision: Precision | None) -> Forecast:
        return replace(
            model, series=LEVEL, report=f"brief-{year}", base_date=date(year, 7, 1), horizon=date(year + 2, 7, 1), level=None,
            change=None if change is None else Decimal(change), percent=None, precision=precision, area="ZV", sector="alles", note=None,
        )  # fmt: skip

    forecasts = (expected(2021, "30", Precision.ABOUT), expected(2022, "-40", EXACT), expected(2023, None, None))
    figure = chart_of(replace(with_values(dossier, values), forecasts=forecasts), forecast_on(date(2024, 7, 1)))
    assert figure.finding == "Het aantal eilanders werd hoger dan voorspeld in een van de twee gevonden prognoses"
    heads = [column.name for column in figure.columns]
    kept = [heads.index(name) for name in ("verwachte_mutatie", "werkelijke_mutatie", "fout", "fout_procent")]
    assert [[row[column].shown for column in kept] for row in figure.rows] == [
        ["ongeveer +30", "+50", "+20", "+2,0%"],
        ["−40", "−50", "niet gevonden", "niet gevonden"],
        ["niet gevonden", "nog niet bekend", "–", "–"],
    ]
    assert figure.sentence == (
        "De brief van brief-2021 verwachtte ongeveer +30 koppen tot 1 juli 2023; tot 1 juli 2023 was het +50. "
        "Het verschil met wat verwacht werd was +20 koppen (+2,0% van de stand toen). "
        "De brief van brief-2022 verwachtte −40 koppen tot 1 juli 2024; tot 1 juli 2023 was het −50. "
        "De stand op 1 juli 2024 is niet gevonden. De prognose van brief-2023 voor 1 juli 2025: niet gevonden. "
        "Van 1 prognose is het getal niet gevonden."
    )
    assert [each for each in texts(figure) if each.startswith("Brief")] == [
        f"Brief van brief-{year}" for year in (2021, 2022, 2023)
    ]
    assert {"ongeveer +30", "+50 (verschil +20)", "−40", "−50"} <= set(texts(figure))


def in_percent(dossier: Dossier, *given: tuple[int, str | None, str | None]) -> Dossier:
    """The dossier with letters about two years ahead: year, change and percentage."""
    model = dossier.forecasts[0]
    forecasts = tuple(
        replace(
            model, series=LEVEL, report=str(year), base_date=date(year, 7, 1), horizon=date(year + 2, 7, 1), level=None,
            change=None if change is None else Decimal(change), percent=None if percent is None else Decimal(percent),
            direction=None, precision=Precision.ROUNDED, area="ZV", sector="alles", note=None,
        )
        for year, change, percent in given
    )  # fmt: skip
    values: list[Value] = [(2021, "1000", EXACT, "register"), (2022, "1100", EXACT, "register")]
    return replace(with_values(dossier, values), forecasts=forecasts)


def test_a_forecast_in_percent_is_told_in_percent(dossier: Dossier) -> None:
    """Nothing is said in the unit that its source did not say; alone it has bars in percent, among others it is a text."""
    alone = chart_of(in_percent(dossier, (2021, None, "3")), forecast_on(date(2023, 6, 30)))
    assert (
        alone.finding
        == "Op 1 juli 2022 was het aantal eilanders al meer gegroeid dan de enige gevonden prognose verwachtte"
    )
    assert alone.sentence == (
        "De brief van 2021 verwachtte +3% (afgerond) tot 1 juli 2023; tot 1 juli 2022 was het +10,0%. "
        "De laatste dag daarvan is nog niet geweest."
    )
    assert alone.measure.startswith("Procent, verandering sinds")
    assert {"+3% (afgerond)", "+10,0%"} <= set(texts(alone))
    both = chart_of(in_percent(dossier, (2020, "30", None), (2021, None, "3"), (2022, "20", None)), forecast_on(TODAY))
    assert both.sentence == (
        "De brief van 2020 verwachtte +30 koppen (afgerond) tot 1 juli 2022; "
        "of dat uitkwam is niet te zeggen, want de standen zijn niet te vergelijken. "
        "De brief van 2021 verwachtte +3% (afgerond) tot 1 juli 2023; tot 1 juli 2022 was het +10,0%. "
        "De stand op 1 juli 2023 is niet gevonden. "
        "De brief van 2022 verwachtte +20 koppen (afgerond) tot 1 juli 2024; wat er van kwam is niet gevonden."
    )
    assert (
        both.finding
        == "Op 1 juli 2022 was het aantal eilanders al meer gegroeid dan een van de drie gevonden prognoses verwachtte"
    )
    assert {"+3% (afgerond)", "+30 (afgerond)", "+100"} <= set(texts(both))
    shown = {column.title: cell.shown for column, cell in zip(both.columns, both.rows[1], strict=True)}
    assert (shown["Verwachte verandering"], shown["Verwachte verandering in procent"]) == (
        "alleen in procent",
        "+3% (afgerond)",
    )


def test_a_forecast_in_percent_has_its_error_in_percent(dossier: Dossier) -> None:
    """On its horizon it is held against the growth."""
    values: list[Value] = [(2021, "1000", EXACT, "register"), (2023, "1045", EXACT, "register")]
    filled = in_percent(dossier, (2021, None, "3"))
    filled = replace(with_values(dossier, values), forecasts=filled.forecasts)
    figure = chart_of(filled, forecast_on(TODAY))
    assert figure.finding == "Het aantal eilanders werd hoger dan voorspeld in de enige gevonden prognose"
    assert figure.sentence == (
        "De brief van 2021 verwachtte +3% (afgerond) tot 1 juli 2023; tot 1 juli 2023 was het +4,5%. "
        "Het verschil met wat verwacht werd was +1,5% van de stand toen."
    )
    assert "+4,5% (verschil +1,5%)" in texts(figure)


def test_a_forecast_that_runs_is_not_missing(dossier: Dossier) -> None:
    """Before its horizon it runs, after that what became of it was not found."""
    running = chart_of(in_percent(dossier, (2022, "20", None)), forecast_on(date(2024, 6, 30)))
    passed = chart_of(in_percent(dossier, (2022, "20", None)), forecast_on(date(2024, 7, 1)))
    said = "De brief van 2022 verwachtte +20 koppen (afgerond) tot 1 juli 2024; "
    assert running.sentence == f"{said}de laatste dag daarvan is nog niet geweest."
    assert passed.sentence == f"{said}wat er van kwam is niet gevonden."
    assert (
        running.finding
        == passed.finding
        == "Nog geen prognose van het aantal eilanders is met de uitkomst te vergelijken"
    )


def test_a_count_shows_its_gaps(dossier: Dossier) -> None:
    """A date on which the count was not found stands in the table and in both pictures."""
    values: list[Value] = [
        (2020, "7", EXACT, "register"),
        (2022, None, None, "register"),
        (2024, "9", Precision.AT_LEAST, "register"),
    ]
    figure = chart_of(with_values(dossier, values), count_figure)
    assert figure.finding == "Eilanders: minstens 9 op 1 juli 2024, 7 op 1 juli 2020"
    assert figure.sentence == "Het aantal eilanders was 7 op 1 juli 2020 en minstens 9 op 1 juli 2024."
    assert "niet gevonden" in texts(figure)


def test_counts_of_something_else_are_told_apart(dossier: Dossier) -> None:
    """A title compares only what counted the same; the sentence says what the others counted."""
    values: list[Value] = [(2020, "7", EXACT, "register"), (2022, "9", EXACT, "opgave"), (2024, "8", EXACT, "register")]
    figure = chart_of(with_values(dossier, values), count_figure)
    assert figure.finding == "Eilanders: 8 op 1 juli 2024, 7 op 1 juli 2020"
    assert (
        figure.sentence
        == "Het aantal eilanders was 7 op 1 juli 2020 en 8 op 1 juli 2024. Op een andere manier geteld, ‘Opgave van de kapitein’: 9 op 1 juli 2022."
    )


@pytest.mark.parametrize(
    ("day", "frequency", "name"),
    [
        (date(2024, 1, 1), Frequency.YEAR, "2024"),
        (date(2024, 7, 31), Frequency.SCHOOL_YEAR, "2023/24"),
        (date(2024, 8, 1), Frequency.SCHOOL_YEAR, "2024/25"),
        (date(1999, 10, 1), Frequency.SCHOOL_YEAR, "1999/00"),
        (date(2024, 6, 30), Frequency.HALF_YEAR, "1e helft 2024"),
        (date(2024, 7, 1), Frequency.HALF_YEAR, "2e helft 2024"),
        (date(2024, 3, 31), Frequency.QUARTER, "1e kwartaal 2024"),
        (date(2024, 12, 31), Frequency.QUARTER, "4e kwartaal 2024"),
        (date(2024, 1, 31), Frequency.MONTH, "januari 2024"),
        (date(2024, 10, 25), Frequency.LOOSE, "25 oktober 2024"),
    ],
)
def test_a_reference_date_is_named_by_its_frequency(day: date, frequency: Frequency, name: str) -> None:
    """A year, a school year, a half, a quarter, a month or a day."""
    assert dutch.reference(day, frequency) == name


def test_two_dates_of_one_name_are_written_in_full() -> None:
    """Where a yearly series was counted twice in a year, each date is written in full."""
    twice = [date(2024, 1, 1), date(2024, 7, 1), date(2025, 1, 1)]
    assert list(dutch.references(twice, Frequency.YEAR).values()) == ["1 januari 2024", "1 juli 2024", "1 januari 2025"]
    assert list(dutch.references(twice[1:], Frequency.YEAR).values()) == ["2024", "2025"]
