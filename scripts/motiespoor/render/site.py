"""Every file of the site, as one story."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from motiespoor import dutch, paths
from motiespoor.derive.succession import LIST
from motiespoor.model.dossier import Dossier
from motiespoor.model.drawing import drawing_faults
from motiespoor.problem import Problem, Unreadable, clipped
from motiespoor.render.address import FIGURES, FORECASTS
from motiespoor.render.api.outputs import interface
from motiespoor.render.calendars import calendars
from motiespoor.render.cards import card, card_path
from motiespoor.render.catalogue import catalogue
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.figure import Figure, Spec
from motiespoor.render.charts.svg import picture
from motiespoor.render.colours import in_colours, light_colours
from motiespoor.render.context import Drawn, context
from motiespoor.render.downloads import chart_data, packages, series_data, weighed
from motiespoor.render.entries import entries
from motiespoor.render.feeds import feeds
from motiespoor.render.icons import icons
from motiespoor.render.output import InTurn, Output, Page, Planned, Spread, here
from motiespoor.render.pages.content import content_pages
from motiespoor.render.pages.corrections import corrections_page, succession_pages
from motiespoor.render.pages.embeds import charts_on, embeds
from motiespoor.render.pages.figures import figures_page
from motiespoor.render.pages.forecasts import forecasts_page
from motiespoor.render.pages.home import home_page
from motiespoor.render.pages.measure_list import measure_list
from motiespoor.render.pages.measures import measure_pages
from motiespoor.render.pages.moved import moved_pages
from motiespoor.render.pages.open_data import open_data_page
from motiespoor.render.pages.part_rows import list_pages
from motiespoor.render.pages.parts import area_pages, sector_pages
from motiespoor.render.pages.record import deadlines_page, frame_pages, sources_page, timeline_page
from motiespoor.render.pages.registers import register_pages
from motiespoor.render.pages.rounds import comparison_pages, round_list, round_pages
from motiespoor.render.pages.series import series_pages
from motiespoor.render.pictures import Raster, chart_pictures
from motiespoor.render.styles import drawing_program, style_sheets, typeface
from motiespoor.render.workbook import workbook

Draw = Callable[[Spec], str]  # from a Vega-Lite specification to an SVG
Pack = Callable[[], str]  # the program that draws one in a browser


def site_outputs(
    dossier: Dossier,
    today: date,
    draw: Draw,
    raster: Raster,
    pack: Pack,
    *,
    spread: Spread = map,
    in_turn: InTurn = here,
) -> Iterator[Output]:
    """All that is published, before the engine: a pure function of its arguments.

    One by one, for all pages of a large dossier together take more memory than the dossier. How they look comes first,
    then the pages: from there on a reader can look at them. `spread` may share them among cores, and `in_turn` may
    have processes of their own make what readers take along.
    """
    found = figures(dossier, today)
    yield from outputs_with(dossier, today, found, draw=draw, raster=raster, pack=pack, spread=spread, in_turn=in_turn)


def outputs_with(
    dossier: Dossier,
    today: date,
    found: Mapping[str, Figure],
    *,
    draw: Draw,
    raster: Raster,
    pack: Pack,
    spread: Spread = map,
    in_turn: InTurn = here,
) -> Iterator[Output]:
    """The same, with charts that were made before."""
    site = Site(dossier, today, found, draw=draw, raster=raster, pack=pack)
    yield from site.readable(spread)
    yield from site.rest(site.shown, in_turn)


def _made(planned: Planned) -> Page:
    return planned.make()


class Site:
    """All that is published, before the engine, in parts that can be made each by itself."""

    def __init__(
        self, dossier: Dossier, today: date, found: Mapping[str, Figure], *, draw: Draw, raster: Raster, pack: Pack
    ) -> None:
        self._dossier, self._today, self._found = dossier, today, found
        self._raster, self._pack = raster, pack
        self._drawn = {name: _drawn(figure, draw) for name, figure in found.items()}
        self._shared = context(dossier, today, self._drawn)
        self._colours = light_colours(dossier)
        self.shown: dict[str, str] = {}  # by chart: the first page that it stands on, of those made by `readable`

    def readable(self, spread: Spread = map) -> Iterator[Output]:
        """All that a reader can look at: how the pages look, and every page with its card."""
        yield from self.looks()
        if spread is not map:
            self._shared.templates.ready()  # once, before pages are made by copies of this process
        for page in spread(_made, self.pages()):
            self.shown = dict.fromkeys(charts_on(page), page.name) | self.shown
            yield page
            yield self.card(page)

    def looks(self) -> Iterator[Output]:
        """How the pages look."""
        yield from style_sheets(self._dossier)
        yield from typeface()
        yield from icons(self._dossier, self._raster)

    def pages(self) -> Iterator[Planned]:
        """Every page, in an order that stays."""
        shared = self._shared
        yield Planned("", partial(home_page, shared))
        yield Planned(LIST, partial(measure_list, shared))
        yield from measure_pages(shared)
        yield Planned("ronden", partial(round_list, shared))
        yield from round_pages(shared)
        yield from comparison_pages(shared)
        yield Planned(FIGURES, partial(figures_page, shared))
        yield from list_pages(shared)
        yield from area_pages(shared)
        yield from sector_pages(shared)
        yield from moved_pages(shared)
        yield from series_pages(shared)
        yield Planned(FORECASTS, partial(forecasts_page, shared))
        yield from frame_pages(shared)
        yield from register_pages(shared)
        yield Planned("termijnen", partial(deadlines_page, shared))
        yield Planned("tijdlijn", partial(timeline_page, shared))
        yield Planned("bronnen", partial(sources_page, shared))
        yield Planned("correcties", partial(corrections_page, shared))
        yield Planned("open-data", partial(open_data_page, shared))
        yield from succession_pages(shared)
        yield from content_pages(shared)

    def card(self, page: Page) -> Output:
        """What others show of a page."""
        drawing = in_colours(card(page.card, self._dossier.publication, page.name), self._colours)
        return Output(path=card_path(page.name), content=self._raster(drawing, 1), source=page.source)

    def rest(self, shown: Mapping[str, str], in_turn: InTurn = here) -> Iterator[Output]:
        """What readers take along from the pages; `shown` has the page on which each chart stands first."""
        dossier, shared = self._dossier, self._shared
        yield from embeds(shared, shown)
        yield from chart_data(self._found)
        for each in self._drawn.values():
            yield from chart_pictures(each, shared, self._colours, self._raster)
        if self._found:
            yield drawing_program(self._pack)
        # Each by itself takes more memory than all pages; none needs what another made.
        yield from in_turn(
            (
                self._data,
                partial(workbook, dossier),
                self._happened,
                partial(calendars, dossier, shared.deadlines),
            )
        )

    def _data(self) -> Iterator[Output]:
        files = []
        for package in packages(self._dossier):
            yield package
            files.append(weighed(package.path, package.content))
        yield from catalogue(self._dossier, self._today, files)
        yield from series_data(self._dossier)

    def _happened(self) -> Iterator[Output]:
        dossier, shared = self._dossier, self._shared
        told = entries(dossier, shared.changes, shared.deadlines, self._today)
        yield from interface(dossier, self._today, shared.deadlines, told)
        yield from feeds(dossier, told)


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
