"""Charts to take away: each as an SVG and a PNG that say by themselves what they show, on which source, of which day and whose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from motiespoor import dutch, paths
from motiespoor.model.publication import StatusKind
from motiespoor.render import sentences
from motiespoor.render.address import bare
from motiespoor.render.charts import face
from motiespoor.render.charts.figure import Figure
from motiespoor.render.charts.sheet import Sheet, Type
from motiespoor.render.citation import on_sources
from motiespoor.render.colours import in_colours
from motiespoor.render.context import Context, Drawn
from motiespoor.render.downloads import DATA
from motiespoor.render.output import Output
from motiespoor.render.signs import PATHS

Raster = Callable[[str, float], bytes]  # an SVG and a scale to a PNG

_WIDTH, _MARGIN = 1000, 36
_SCALE = 1.2  # of the PNG
_MOST_NOTES = 8  # lines
_TITLE = Type(size=32, colour="var(--inkt)", weight=face.BOLD, apart=1.18)
_MEASURE = Type(size=18, colour="var(--dof)")
_SOURCE = Type(size=16, colour="var(--dof)")
_OWNER = Type(size=16, colour="var(--inkt)", weight=face.BOLD)
_KEY = Type(size=18, colour="var(--inkt)")


def chart_pictures(drawn: Drawn, context: Context, colours: Mapping[str, str], raster: Raster) -> Iterator[Output]:
    """The two files of a chart that is a picture; one that is a number in a sentence has none."""
    if not drawn.figure.pictured:
        return
    svg = in_colours(taken_away(drawn, context), colours)
    path = f"{DATA}/grafieken/{drawn.figure.id}"
    yield Output(path=f"{path}.svg", content=svg, source=paths.CHARTS)
    yield Output(path=f"{path}.png", content=raster(svg, _SCALE), source=paths.CHARTS)


def taken_away(drawn: Drawn, context: Context) -> str:
    """A chart as a picture of its own: its title, what is counted, the picture, its sources, the day and whose it is."""
    figure, publication = drawn.figure, context.dossier.publication
    room = _WIDTH - 2 * _MARGIN
    sheet = Sheet(left=_MARGIN, width=room, y=_MARGIN - 8)
    sheet.put(_TITLE.lines(figure.finding, room, 4), _TITLE)
    sheet.space(4)
    sheet.put(_MEASURE.lines(figure.measure, room, 4), _MEASURE)
    sheet.space(18)
    sheet.picture(drawn.wide)
    if figure.key:
        _key(sheet, figure.key)
    sheet.space(18)
    sheet.rule("var(--lijn)")
    sheet.space(6)
    for said, most in ((" ".join(figure.notes), _MOST_NOTES), (_rests_on(figure, context), 6)):
        sheet.put(_SOURCE.lines(said, room, most) if said else [], _SOURCE)
    sheet.put(_OWNER.lines(f"{publication.name} · {bare(publication.url)}", room, 2), _OWNER)
    label = dutch.picture_name(figure.finding, figure.sentence)
    return sheet.svg((_WIDTH, round(sheet.y + _MARGIN - 12)), label, "var(--papier)")


def _rests_on(figure: Figure, context: Context) -> str:
    named = on_sources(figure, {each.id: each for each in context.dossier.sources})
    return f"{named} Laatste bericht: {sentences.last_report(context.days)}.".strip()


def _key(sheet: Sheet, key: tuple[StatusKind, ...]) -> None:
    """What the signs mean, side by side as far as there is room."""
    sheet.space(16 + _KEY.size)
    x = sheet.left
    for status in key:
        wide = 24 + face.width(status.label, _KEY.size) + 28
        if x > sheet.left and x + wide > sheet.left + sheet.width:
            x = sheet.left
            sheet.space(_KEY.size * 1.5)
        colour = f"var(--status-{status.id})"
        sheet.parts.append(
            f'<path transform="translate({x + 8:g},{sheet.y - 6:g})" d="{PATHS[status.sign]}" fill="{colour}"/>'
        )
        label = _KEY.lines(status.label, sheet.width - 24, 1)[0]
        sheet.parts.append(_KEY.line(label, round(x + 24, 1), sheet.y))
        x += wide
