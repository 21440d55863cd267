"""The home page: four answers, the measures at a glance, what changed last."""

from __future__ import annotations

from motiespoor import paths
from motiespoor.derive.history import tally, unfinished
from motiespoor.derive.news import news
from motiespoor.model.figure import YesNo
from motiespoor.model.publication import ChartKind
from motiespoor.render import sentences
from motiespoor.render.calendars import site_calendar
from motiespoor.render.context import Context
from motiespoor.render.output import Output

LATEST = 6


def home_page(context: Context) -> Output:
    """Where things stand, in ten seconds."""
    dossier = context.dossier
    standings = tuple(standing for each in context.histories for standing in each.now)
    counted = tally(standings, dossier.statuses)
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
        acties=sentences.actions(counted, dossier.statuses, len(context.histories)),
        telling=[each for each in counted if each[0].final is YesNo.NO] if len(standings) > 1 else [],
        stilte=sentences.silence(len(context.silent), len(unfinished(dossier)), context.days.searched),
        laatheid=context.late,
        wat_komt=sentences.what_comes(context.moments),
        dagen=sentences.four_days(context.days),
        met_nu=moved_since_last_round(context),
        te_laat=[each for each in context.deadlines if each.dated_late or each.yearly_late],
        nieuws=news(context.changes, context.deadlines, {each.id: each for each in dossier.sources})[:LATEST],
        kalender=site_calendar(dossier),
        matrix_rijen=matrix(context),
        hoofdcijfer=headline,
    )


def moved_since_last_round(context: Context) -> bool:
    """Whether any action stands elsewhere now than in the last round that spoke of it."""
    if not context.dossier.rounds:
        return True
    return any(
        now.update != then.update
        and (then.update is None or now.update is None or now.update.status != then.update.status)
        for each in context.histories
        for now, then in zip(each.now, each.rounds[-1][1], strict=True)
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
