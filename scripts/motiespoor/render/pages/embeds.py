"""A chart, or where a measure stands, as a small page for a frame on another site: without theme, menu or script.

Of a measure that ended it says what became of it, for a frame that somebody put on a page stays there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from motiespoor import paths
from motiespoor.derive.succession import ended_measures
from motiespoor.render.citation import anchor
from motiespoor.render.context import Context
from motiespoor.render.embeds import chart_embed, measure_embed, measure_title
from motiespoor.render.entry import measure_page
from motiespoor.render.output import Output, Page
from motiespoor.render.permanent import full_address

_SHOWN = re.compile(r'<figure class="grafiek[^"]*" id="grafiek-([^"]+)"')
_TEMPLATE = "insluiten.html.jinja"
_NOTHING: Mapping[str, object] = dict.fromkeys(("tekening", "maatregel", "opgevolgd"))


def charts_on(page: Page) -> list[str]:
    """The charts that stand on a page."""
    return _SHOWN.findall(str(page.content))


def embeds(context: Context, shown: Mapping[str, str]) -> Iterator[Output]:
    """All pages for frames; `shown` has the page on which each chart stands first, by the id of the chart."""
    for name, page in shown.items():
        drawn = context.drawn[name]
        if drawn.figure.pictured:
            where = full_address(context.dossier.publication, page, anchor(drawn.figure))
            yield _embed(context, chart_embed(name), drawn.figure.finding, where, paths.CHARTS, tekening=drawn)
    for measure in context.dossier.measures:
        where = full_address(context.dossier.publication, measure_page(measure.slug))
        page, title = measure_embed(measure.slug), measure_title(measure)
        yield _embed(context, page, title, where, measure.origin.path, maatregel=measure)
    for ended, gone in ended_measures(context.gone):
        where = full_address(context.dossier.publication, measure_page(ended.name))
        yield _embed(context, measure_embed(ended.name), gone.title, where, ended.origin.path, opgevolgd=gone)


def _embed(context: Context, page: str, title: str, where: str, source: str, **values: object) -> Output:
    return Output(
        path=f"{page}/index.html",
        content=context.filled(page, _TEMPLATE, titel=title, adres=where, **{**_NOTHING, **values}),
        source=source,
    )
