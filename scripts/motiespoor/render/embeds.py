"""A chart, or where a measure stands, as a small page for a frame on another site: without theme, menu or script.

How high it is, is known beforehand and stands in the line that one pastes; whatever the width, a chart is drawn to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from math import ceil
from typing import TYPE_CHECKING

from motiespoor import paths
from motiespoor.model.measure import Measure
from motiespoor.model.publication import Publication, StatusKind
from motiespoor.render.address import EMBEDS
from motiespoor.render.citation import anchor
from motiespoor.render.entry import measure_page
from motiespoor.render.output import Output, Page
from motiespoor.render.permanent import full_address

if TYPE_CHECKING:
    from motiespoor.render.context import Context, Drawn

_SHOWN = re.compile(r'<figure class="grafiek[^"]*" id="grafiek-([^"]+)"')
_SIZE = re.compile(r'viewBox="\S+ \S+ ([0-9.]+) ([0-9.]+)"')
_TEMPLATE = "insluiten.html.jinja"

# As the style sheet (insluiten.css) sets it, in pixels, in the narrowest column that is reckoned with.
_NARROW, _WIDE, _AROUND, _LIST, _FOOT = 320, 600, 24, 24, 30
_TITLE, _LINE, _POINT = 22, 20, 14
_IN_TITLE, _IN_LINE = 28, 33  # letters on a line


def chart_embed(chart: str) -> str:
    """The page for a frame with a chart."""
    return f"{EMBEDS}/grafiek/{chart}"


def measure_embed(slug: str) -> str:
    """The page for a frame with where a measure stands."""
    return f"{EMBEDS}/maatregel/{slug}"


def charts_on(page: Page) -> list[str]:
    """The charts that stand on a page."""
    return _SHOWN.findall(str(page.content))


def embeds(context: Context, shown: Mapping[str, str]) -> Iterator[Output]:
    """All pages for frames; `shown` has the page on which each chart stands first, by the id of the chart."""
    for name, page in shown.items():
        drawn = context.drawn[name]
        if drawn.figure.pictured:
            where = full_address(context.dossier.publication, page, anchor(drawn.figure))
            yield _embed(
                context, chart_embed(name), drawn.figure.finding, where, paths.CHARTS, tekening=drawn, maatregel=None
            )
    for measure in context.dossier.measures:
        where = full_address(context.dossier.publication, measure_page(measure.slug))
        page, title = measure_embed(measure.slug), measure_title(measure)
        yield _embed(context, page, title, where, measure.origin.path, tekening=None, maatregel=measure)


def measure_title(measure: Measure) -> str:
    """What stands above where a measure stands."""
    return f"{measure.number}. {measure.title}"


def chart_line(drawn: Drawn, publication: Publication) -> str:
    """The line that puts a chart on another site."""
    return _frame(publication, chart_embed(drawn.figure.id), drawn.figure.finding, chart_height(drawn))


def measure_line(measure: Measure, statuses: Iterable[StatusKind], publication: Publication) -> str:
    """The line that puts on another site where a measure stands."""
    height = measure_height(measure, {each.id: each.label for each in statuses})
    return _frame(publication, measure_embed(measure.slug), measure_title(measure), height)


def chart_height(drawn: Drawn) -> int:
    """How high a frame with a chart is: both of its pictures fit where they are shown first."""
    picture = max(_high(drawn.narrow, _NARROW - _AROUND), _high(drawn.wide, _WIDE - _AROUND))
    words = _lines(drawn.figure.finding, _IN_TITLE) * _TITLE + _lines(drawn.figure.measure, _IN_LINE) * _LINE
    return _AROUND + words + picture + _FOOT


def _high(picture: str, width: int) -> int:
    size = _SIZE.search(picture)
    return ceil(width * float(size[2]) / float(size[1])) if size else 0


def measure_height(measure: Measure, labels: Mapping[str, str]) -> int:
    """How high a frame with a measure is."""
    actions = (
        _lines(each.title, _IN_LINE) * _TITLE + _lines(f"{labels[each.current.status]}{' ' * 38}", _IN_LINE) * _TITLE
        for each in measure.actions
    )
    points = sum(high + _POINT for high in actions)
    return _AROUND + _lines(measure_title(measure), _IN_TITLE) * _TITLE + _LIST + points + _FOOT


def _lines(text: str, letters: int) -> int:
    return max(1, ceil(len(text) / letters))


def _frame(publication: Publication, page: str, title: str, height: int) -> str:
    where = full_address(publication, page)
    return f'<iframe src="{where}" title="{escape(title)}" width=100% height={height} loading=lazy style="border:0"></iframe>'


def _embed(context: Context, page: str, title: str, where: str, source: str, **values: object) -> Output:
    return Output(
        path=f"{page}/index.html",
        content=context.filled(page, _TEMPLATE, titel=title, adres=where, **values),
        source=source,
    )
