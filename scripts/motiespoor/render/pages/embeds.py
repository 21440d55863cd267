"""A chart, or where a measure stands, as a small page for a frame on another site: without theme, menu or script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from motiespoor import paths
from motiespoor.render.citation import anchor
from motiespoor.render.context import Context
from motiespoor.render.embeds import chart_embed, measure_embed, measure_title
from motiespoor.render.entry import measure_page
from motiespoor.render.output import Output, Page
from motiespoor.render.permanent import full_address

_SHOWN = re.compile(r'<figure class="grafiek[^"]*" id="grafiek-([^"]+)"')
_TEMPLATE = "insluiten.html.jinja"


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


def _embed(context: Context, page: str, title: str, where: str, source: str, **values: object) -> Output:
    return Output(
        path=f"{page}/index.html",
        content=context.filled(page, _TEMPLATE, titel=title, adres=where, **values),
        source=source,
    )
