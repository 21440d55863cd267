"""Every file of the site, as one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from motiespoor.model.dossier import Dossier
from motiespoor.render.calendars import calendars
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure, Spec
from motiespoor.render.charts.svg import picture
from motiespoor.render.context import Context, Drawn, context
from motiespoor.render.downloads import chart_data, packages
from motiespoor.render.feeds import feeds
from motiespoor.render.output import Output
from motiespoor.render.pages.content import content_pages
from motiespoor.render.pages.corrections import corrections_page, succession_pages
from motiespoor.render.pages.figures import figures_page
from motiespoor.render.pages.home import home_page
from motiespoor.render.pages.measures import measure_list, measure_pages
from motiespoor.render.pages.record import deadlines_page, frame_page, sources_page, timeline_page
from motiespoor.render.pages.rounds import comparison_pages, round_list, round_pages
from motiespoor.render.styles import style_sheets

Draw = Callable[[Spec], str]  # from a Vega-Lite specification to an SVG


def site_outputs(dossier: Dossier, today: date, draw: Draw) -> Iterator[Output]:
    """All that is published, before the engine: a pure function of its arguments.

    One by one, for all pages of a large dossier together take more memory than the dossier.
    """
    found = figures(dossier, today)
    drawn = {name: _drawn(figure, draw) for name, figure in found.items()}
    shared = context(dossier, today, drawn)
    yield from _pages(shared)
    yield from style_sheets(dossier)
    yield from chart_data(found)
    yield from packages(dossier)
    yield from feeds(dossier, shared.changes, shared.deadlines)
    yield from calendars(dossier, shared.deadlines)


def _pages(shared: Context) -> Iterator[Output]:
    yield home_page(shared)
    yield measure_list(shared)
    yield from measure_pages(shared)
    yield round_list(shared)
    yield from round_pages(shared)
    yield from comparison_pages(shared)
    yield figures_page(shared)
    if (frame := frame_page(shared)) is not None:
        yield frame
    yield deadlines_page(shared)
    yield timeline_page(shared)
    yield sources_page(shared)
    yield corrections_page(shared)
    yield from succession_pages(shared)
    yield from content_pages(shared)


def _drawn(figure: Figure, draw: Draw) -> Drawn:
    label = f"{figure.finding}. {figure.sentence} De tabel met deze cijfers staat eronder."
    return Drawn(
        figure=figure,
        wide=picture(draw(figure.wide), name=f"{figure.id}-breed", label=label),
        narrow=picture(draw(figure.narrow), name=f"{figure.id}-smal", label=label),
    )
