"""The parts of a whole by size: areas by level, and the sectors that a level is made of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from motiespoor import spoken
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.spread import area_spread, sector_spread
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.publication import Chart
from motiespoor.render.charts import spreads
from motiespoor.render.charts.figure import Figure, drawn
from motiespoor.render.charts.marks import NARROW, WIDE, bars
from motiespoor.render.charts.scope import Scope, scope
from motiespoor.render.charts.spreads import VALUE, Parts, parts_of


def ranking_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """The areas of the first division by level, those without a value below; `None` when fewer than half have one.

    An order of a few among many would only show where was looked.
    """
    of = scope(dossier, chart)
    spread = area_spread(dossier, series, of.sector, chart.date)
    if spread is None or spread.known < 2 or 2 * spread.known < len(spread.parts):
        return None
    whole = next(each.name for each in dossier.areas if each.code == whole_area(dossier))
    parts = parts_of(spread, whole, dossier)
    return _figure(chart, of, parts, whole, spreads.finding(parts, chart.noun), dossier=dossier)


def composition_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """A level by sector, the largest first, those without a value below; `None` when no sector has one."""
    of = scope(dossier, chart)
    spread = sector_spread(dossier, series, of.area, chart.date)
    if spread is None or not spread.known:
        return None
    whole = next(each.name for each in dossier.sectors if each.code == whole_sector(dossier))
    parts = parts_of(spread, whole, dossier)
    finding = _largest(parts, chart.noun) or spreads.finding(parts, chart.noun)
    return _figure(chart, of, parts, whole, finding, dossier=dossier)


def _largest(parts: Parts, noun: str | None) -> str | None:
    """Which sector had the largest share on that day; `None` when that is not certain."""
    _, largest = spreads.ends(parts)
    if not largest or largest[0].share is None or parts.share is None:
        return None
    series, share = parts.spread.series, parts.rows[0][parts.share].shown
    name = spoken.spoken(series, noun).phrase
    told = f"{spreads.at(parts.spread.date, series)} {spreads.had(largest)}"
    if len(largest) > 1:
        return f"{told} elk {share}% van {name}"
    return f"{told} het grootste aandeel in {name}: {share}%"


def _figure(chart: Chart, of: Scope, parts: Parts, whole: str, finding: str, *, dossier: Dossier) -> Figure:
    rows = list(part_bars(parts))
    wide, narrow = bars(rows, WIDE), bars(rows, NARROW)
    return spreads.figure(chart, of, parts, whole, finding, dossier=dossier, wide=wide, narrow=narrow)


def part_bars(parts: Parts) -> Iterator[dict[str, Any]]:
    """A bar for each part, with its share behind its value."""
    for name, row, datum in zip(parts.names(), parts.drawn, drawn(parts.drawn, VALUE), strict=True):
        share = row[parts.share] if parts.share is not None else None
        label = f"{datum['label']}  ({share.shown}%)" if share is not None and share.raw else datum["label"]
        yield {**datum, "name": name, "label": label}
