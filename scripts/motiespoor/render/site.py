"""Every file of the site, as one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from motiespoor import dutch, paths
from motiespoor.model.dossier import Dossier
from motiespoor.model.drawing import drawing_faults
from motiespoor.problem import Problem, Unreadable, clipped
from motiespoor.render.api.outputs import interface
from motiespoor.render.calendars import calendars
from motiespoor.render.cards import card, card_path
from motiespoor.render.catalogue import catalogue
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure, Spec
from motiespoor.render.charts.svg import picture
from motiespoor.render.colours import in_colours, light_colours
from motiespoor.render.context import Context, Drawn, context
from motiespoor.render.downloads import chart_data, packages, series_data, weighed
from motiespoor.render.entries import entries
from motiespoor.render.feeds import feeds
from motiespoor.render.icons import icons
from motiespoor.render.output import Output, Page
from motiespoor.render.pages.content import content_pages
from motiespoor.render.pages.corrections import corrections_page, succession_pages
from motiespoor.render.pages.embeds import charts_on, embeds
from motiespoor.render.pages.figures import figures_page
from motiespoor.render.pages.forecasts import forecasts_page
from motiespoor.render.pages.home import home_page
from motiespoor.render.pages.measures import measure_list, measure_pages
from motiespoor.render.pages.moved import moved_pages
from motiespoor.render.pages.open_data import open_data_page
from motiespoor.render.pages.part_rows import areas_page, sectors_page
from motiespoor.render.pages.parts import area_pages, sector_pages
from motiespoor.render.pages.record import deadlines_page, frame_page, sources_page, timeline_page
from motiespoor.render.pages.registers import register_pages, registers_page
from motiespoor.render.pages.rounds import comparison_pages, round_list, round_pages
from motiespoor.render.pages.series import series_pages
from motiespoor.render.pictures import Raster, chart_pictures
from motiespoor.render.styles import drawing_program, style_sheets, typeface
from motiespoor.render.workbook import workbook

Draw = Callable[[Spec], str]  # from a Vega-Lite specification to an SVG
Pack = Callable[[], str]  # the program that draws one in a browser


def site_outputs(dossier: Dossier, today: date, draw: Draw, raster: Raster, pack: Pack) -> Iterator[Output]:
    """All that is published, before the engine: a pure function of its arguments.

    One by one, for all pages of a large dossier together take more memory than the dossier. How they look comes first,
    then the pages: from there on a reader can look at them.
    """
    yield from outputs_with(dossier, today, figures(dossier, today), draw=draw, raster=raster, pack=pack)


def outputs_with(
    dossier: Dossier, today: date, found: Mapping[str, Figure], *, draw: Draw, raster: Raster, pack: Pack
) -> Iterator[Output]:
    """The same, with charts that were made before."""
    drawn = {name: _drawn(figure, draw) for name, figure in found.items()}
    shared = context(dossier, today, drawn)
    colours = light_colours(dossier)
    shown: dict[str, str] = {}  # the page on which each chart stands first
    yield from style_sheets(dossier)
    yield from typeface()
    yield from icons(dossier, raster)
    for each in _pages(shared):
        yield each
        if isinstance(each, Page):
            shown = dict.fromkeys(charts_on(each), each.name) | shown
            drawing = in_colours(card(each.card, dossier.publication, each.name), colours)
            yield Output(path=card_path(each.name), content=raster(drawing, 1), source=each.source)
    yield from embeds(shared, shown)
    yield from chart_data(found)
    for name in found:
        yield from chart_pictures(drawn[name], shared, colours, raster)
    if found:
        yield drawing_program(pack)
    files = []
    for each in packages(dossier):
        yield each
        files.append(weighed(each.path, each.content))
    yield from catalogue(dossier, today, files)
    yield from series_data(dossier)
    yield from workbook(dossier)
    told = entries(dossier, shared.changes, shared.deadlines, today)
    yield from interface(dossier, shared.deadlines, told)
    yield from feeds(dossier, told)
    yield from calendars(dossier, shared.deadlines)


def _pages(shared: Context) -> Iterator[Output]:
    yield home_page(shared)
    yield measure_list(shared)
    yield from measure_pages(shared)
    yield round_list(shared)
    yield from round_pages(shared)
    yield from comparison_pages(shared)
    yield figures_page(shared)
    yield from (page for page in (areas_page(shared), sectors_page(shared)) if page is not None)
    yield from area_pages(shared)
    yield from sector_pages(shared)
    yield from moved_pages(shared)
    yield from series_pages(shared)
    yield forecasts_page(shared)
    if (frame := frame_page(shared)) is not None:
        yield frame
    if (listed := registers_page(shared)) is not None:
        yield listed
    yield from register_pages(shared)
    yield deadlines_page(shared)
    yield timeline_page(shared)
    yield sources_page(shared)
    yield corrections_page(shared)
    yield open_data_page(shared)
    yield from succession_pages(shared)
    yield from content_pages(shared)


def _drawn(figure: Figure, draw: Draw) -> Drawn:
    if not figure.pictured:
        return Drawn(figure=figure, wide="", narrow="")
    label = dutch.picture_name(figure.finding, figure.sentence)

    def drawn(of: Spec | str, size: str) -> str:
        found = of if isinstance(of, str) else picture(draw(of), name=f"{figure.id}-{size}", label=label)
        if (fault := next(drawing_faults(found), None)) is not None:
            which = f"de tekening van grafiek '{clipped(figure.id)}' is niet zoals zij gemaakt wordt"
            text = f"{which}: {fault[2]} Haal de map build/ weg en bouw opnieuw."
            raise Unreadable([Problem(path=paths.CHARTS, line=1, column=1, text=text)])
        return found

    return Drawn(figure=figure, wide=drawn(figure.wide, "breed"), narrow=drawn(figure.narrow, "smal"))
