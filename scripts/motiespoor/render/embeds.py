"""What stands in frames on other sites, a chart or where a measure stands: its address, its height, and the line to paste.

How high it is, is known beforehand; whatever the width, a chart is drawn to fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from math import ceil
from typing import Protocol

from motiespoor.model.measure import Measure
from motiespoor.model.publication import Publication, StatusKind
from motiespoor.render.address import EMBEDS
from motiespoor.render.charts.figure import Figure
from motiespoor.render.permanent import full_address

_SIZE = re.compile(r'viewBox="\S+ \S+ ([0-9.]+) ([0-9.]+)"')

# As the style sheet (insluiten.css) sets it, in pixels, in the narrowest column that is reckoned with.
_NARROW, _WIDE, _AROUND, _LIST, _FOOT = 320, 860, 24, 24, 30
_TITLE, _LINE, _POINT = 22, 20, 14
_IN_TITLE, _IN_LINE = 28, 33  # letters on a line


class Pictured(Protocol):
    """A chart with its pictures."""

    @property
    def figure(self) -> Figure: ...

    @property
    def wide(self) -> str: ...

    @property
    def narrow(self) -> str: ...


def chart_embed(chart: str) -> str:
    """The page for a frame with a chart."""
    return f"{EMBEDS}/grafiek/{chart}"


def measure_embed(slug: str) -> str:
    """The page for a frame with where a measure stands."""
    return f"{EMBEDS}/maatregel/{slug}"


def measure_title(measure: Measure) -> str:
    """What stands above where a measure stands."""
    return f"{measure.number}. {measure.title}"


def chart_line(drawn: Pictured, publication: Publication) -> str:
    """The line that puts a chart on another site."""
    return _frame(publication, chart_embed(drawn.figure.id), drawn.figure.finding, chart_height(drawn))


def measure_line(measure: Measure, statuses: Iterable[StatusKind], publication: Publication) -> str:
    """The line that puts on another site where a measure stands."""
    height = measure_height(measure, {each.id: each.label for each in statuses})
    return _frame(publication, measure_embed(measure.slug), measure_title(measure), height)


def chart_height(drawn: Pictured) -> int:
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
