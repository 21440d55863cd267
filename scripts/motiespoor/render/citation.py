"""How somebody refers to a chart."""

from __future__ import annotations

from collections.abc import Mapping

from motiespoor import dutch
from motiespoor.derive.days import Days
from motiespoor.model.publication import Publication
from motiespoor.model.source import Source
from motiespoor.render import sentences
from motiespoor.render.charts.figure import Figure


def citation(figure: Figure, publication: Publication, page: str, sources: Mapping[str, Source], days: Days) -> str:
    """A reference to a chart on a page: who says what, up to which day, where it stands, and on which sources.

    It holds no day on which somebody looked: whoever cites adds that.
    `page` is named as in `address`; `days` has that of the last report.
    """
    folder = f"{page}/" if page else ""
    where = f"{publication.url}{folder}#{anchor(figure)}"
    said = f"{publication.name}, ‘{figure.finding}’, laatste bericht {sentences.last_report(days)}, {where}"
    named = on_sources(figure, sources)
    return f"{said}. {named}" if named else f"{said}."


def anchor(figure: Figure) -> str:
    """Where a chart stands on its page."""
    return f"grafiek-{figure.id}"


def on_sources(figure: Figure, sources: Mapping[str, Source]) -> str:
    """The sources of a chart as a sentence; "" without any."""
    every = [dutch.named(sources[each]) for each in figure.sources]
    if not every:
        return ""
    return f"{'Bron' if len(every) == 1 else 'Bronnen'}: {'; '.join(every)}."
