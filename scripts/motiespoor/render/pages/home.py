"""The home page: four answers, the measures at a glance, what changed last."""

from __future__ import annotations

from motiespoor import paths
from motiespoor.derive.history import tally
from motiespoor.derive.news import news
from motiespoor.model.publication import ChartKind
from motiespoor.render.calendars import site_calendar
from motiespoor.render.context import Context
from motiespoor.render.output import Output

LATEST = 6


def home_page(context: Context) -> Output:
    """Where things stand, in ten seconds."""
    dossier = context.dossier
    standings = tuple(standing for each in context.histories for standing in each.now)
    overdue = [each for each in context.deadlines if each.overdue]
    headline = next(
        (
            context.drawn[chart.id]
            for chart in dossier.charts
            if chart.kind is ChartKind.LEVEL
            and chart.series == dossier.publication.headline
            and chart.id in context.drawn
        ),
        None,
    )
    return context.page(
        "",
        "home.md.jinja",
        title=dossier.publication.name,
        description=f"{dossier.publication.name} volgt {dossier.publication.subject}: wat is beloofd en wat kwam ervan.",
        source=paths.PUBLICATION,
        acties=len(standings),
        telling=tally(standings, dossier.statuses),
        te_laat=overdue,
        toezeggingen=context.deadlines,
        nieuws=news(context.changes, context.deadlines)[:LATEST],
        kalender=site_calendar(dossier),
        matrix_rijen=matrix(context),
        hoofdcijfer=headline,
    )


def matrix(context: Context) -> list[dict[str, object]]:
    """Measures against rounds, and now: per cell how many actions have each status."""
    statuses = context.dossier.statuses
    return [
        {
            "maatregel": history.measure,
            "ronden": [(each.sheet, tally(row, statuses)) for each, row in history.rounds],
            "nu": tally(history.now, statuses),
        }
        for history in context.histories
    ]
