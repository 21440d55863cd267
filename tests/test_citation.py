"""How a chart is referred to, and the program that draws charts in a browser, without a browser."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import altair as alt
import pytest
from jsonschema import ValidationError

from conftest import TODAY
from motiespoor.derive.days import Days
from motiespoor.model.dossier import Dossier
from motiespoor.model.publication import ChartKind
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.svg import draw
from motiespoor.render.charts.vega import DUTCH, PROGRAM_END, PROGRAM_START, program, specification_text
from motiespoor.render.citation import citation

DAYS = Days(last_report=date(2026, 2, 14), newest_source=None, searched=None, counted=TODAY)


@pytest.fixture(scope="module")
def dossier(fiction: Dossier) -> Dossier:
    """The small dossier, read."""
    return fiction


@pytest.fixture(scope="module")
def charts(dossier: Dossier) -> Mapping[str, Figure]:
    """Its charts, of every kind."""
    assert {each.kind for each in dossier.charts} == set(ChartKind)
    return figures(dossier, TODAY)


@pytest.fixture
def figure(charts: Mapping[str, Figure]) -> Figure:
    """The first of them."""
    return next(iter(charts.values()))


def cited(dossier: Dossier, figure: Figure, page: str) -> str:
    """The reference to a chart of the dossier."""
    sources = {each.id: each for each in dossier.sources}
    return citation(figure, publication=dossier.publication, page=page, sources=sources, days=DAYS)


def test_a_reference_says_who_what_when_and_where(dossier: Dossier, figure: Figure) -> None:
    """It names the site, the finding, the last day of the data, the address of the chart, and each source with its day."""
    first, second = dossier.sources[:2]
    named = replace(figure, id="lengte", finding="De lengte steeg", sources=(first.id, second.id))
    site, name = dossier.publication.url, dossier.publication.name
    text = cited(dossier, named, "cijfers/gebieden/noord")
    assert text.startswith(
        f"{name}, ‘De lengte steeg’, laatste bericht 14 februari 2026, {site}cijfers/gebieden/noord/#grafiek-lengte. Bronnen: {first.name}, "
    )
    assert f"; {second.name}, " in text
    assert text.endswith(".")
    assert "Bron: " in cited(dossier, replace(named, sources=(first.id,)), "cijfers")


def test_a_reference_to_a_chart_without_sources_on_the_home_page(dossier: Dossier, figure: Figure) -> None:
    """Without sources nothing is said of them, and the home page has no folder."""
    bare = replace(figure, id="lengte", finding="De lengte steeg", sources=())
    site, name = dossier.publication.url, dossier.publication.name
    assert (
        cited(dossier, bare, "")
        == f"{name}, ‘De lengte steeg’, laatste bericht 14 februari 2026, {site}#grafiek-lengte."
    )


def test_every_specification_keeps_the_schema_of_vega_lite(charts: Mapping[str, Figure]) -> None:
    """What is drawn of any kind of chart is what Vega-Lite allows; what is not would be told."""
    specifications = [
        spec for each in charts.values() for spec in (each.wide, each.narrow) if not isinstance(spec, str)
    ]
    for each in specifications:
        alt.LayerChart.validate(dict(each))
    with pytest.raises(ValidationError):
        alt.LayerChart.validate({**specifications[0], "width": "breed"})


def test_a_published_specification_draws_the_picture_of_the_page(figure: Figure) -> None:
    """The specification is the one that was drawn, and itself says how numbers are written."""
    published = json.loads(specification_text(figure.wide))
    assert published["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert published["config"].pop("locale") == {"number": DUTCH}
    assert published == json.loads(json.dumps(figure.wide))
    assert draw(json.loads(specification_text(figure.wide))) == draw(figure.wide)


def test_numbers_are_written_as_in_the_pictures() -> None:
    """The locale is the one that vl-convert calls nl-NL."""
    import vl_convert

    assert vl_convert.get_format_locale("nl-NL") == DUTCH


def test_the_program_is_whole_and_free_of_other_hosts() -> None:
    """It is one module that exports what draws, imports nothing, and names its licences."""
    text = program()
    assert text.startswith(PROGRAM_START)
    assert text.endswith(PROGRAM_END)
    assert re.search(r"export\s*\{\s*\S+ as default\s*\};\s*/\*", text)
    assert not re.search(r"(?:^|[;}\n])\s*import\b", text)
    assert "vega.LICENTIES.txt" in PROGRAM_START
