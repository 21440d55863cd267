"""A page for each measure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise

from motiespoor import dutch
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.history import History, events_of, superseded, tally
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.places import place_lists
from motiespoor.derive.plan import where_it_stands
from motiespoor.derive.registers import concerning_measures
from motiespoor.derive.rows import number_in, row_of
from motiespoor.model.figure import Observation, Series
from motiespoor.model.measure import Measure
from motiespoor.model.publication import ChartKind
from motiespoor.model.round import Item, ProgressReport
from motiespoor.model.source import Source
from motiespoor.render.calendars import measure_calendar
from motiespoor.render.cards import Card
from motiespoor.render.context import Context
from motiespoor.render.embeds import measure_embed, measure_line
from motiespoor.render.entry import measure_page
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.places import place_map
from motiespoor.render.pages.series import latest
from motiespoor.render.part_sentences import places_listed
from motiespoor.render.template import marked_as_in_source

# What tells how a key figure went; the pages of figures have the rest.
_CORE = (ChartKind.LEVEL, ChartKind.COUNT)


def measure_pages(context: Context) -> Iterator[Planned]:
    """A page per measure."""
    for place, history in enumerate(context.histories):
        yield Planned(measure_page(history.measure.slug), partial(_measure_page, context, history, place))


def _measure_page(context: Context, history: History, place: int) -> Page:
    measure, dossier = history.measure, context.dossier
    compared = {after.sheet.id: before.sheet.id for before, after in pairwise(dossier.rounds)}
    rounds = [
        (each.sheet, literal_report(row.report))
        for each in reversed(dossier.rounds)
        if (row := row_of(dossier, each, measure)) is not None
    ]
    figures = {each.id for each in dossier.charts if each.kind in _CORE and each.series in measure.key_figures}
    drawn = [picture for name, picture in context.drawn.items() if name in figures]
    expected = [
        context.drawn[each.id]
        for each in dossier.charts
        if each.kind is ChartKind.FORECAST and each.series in measure.key_figures and each.id in context.drawn
    ]
    placed = (
        [each for each in place_lists(dossier, context.today) if measure in each.measures] if context.areas.rows else []
    )
    whole = whole_area(dossier), whole_sector(dossier)
    events = events_of(measure, dossier)
    promised = context.deadlines_of.get(measure.number, ())
    return context.page(
        measure_page(measure.slug),
        "maatregel.md.jinja",
        title=f"{measure.number}. {measure.title}",
        description=measure.summary,
        source=measure.origin.path,
        card=Card(
            heading=measure.title,
            above=f"{context.said['Maatregel']} {measure.number}",
            below=measure.summary,
            statuses=tally(history.now, dossier.statuses),
        ),
        front=_beside(context, place),
        maatregel=measure,
        indeling=where_it_stands(measure, dossier),
        ronden=rounds,
        vorige_ronde=compared,
        nummer_in={each.sheet.id: number_in(dossier, each, measure) for each in dossier.rounds},
        kalender=measure_calendar(measure, dossier),
        eerder=[action for action in measure.actions if len(action.updates) > 1],
        vervangen={action.id: superseded(action) for action in measure.actions},
        gebeurtenissen=events,
        later={
            action.id: [each for each in events if (each.date.start or date.min) > action.current.date]
            for action in measure.actions
        },
        termijnen=promised,
        tijdas=context.axis(promised),
        figuren=drawn,
        verwachtingen=expected,
        kaarten=[place_map(context, each, f"maatregelen/{measure.slug}") for each in placed],
        plekken_geteld=[places_listed(each, latest(context, each.series, *whole)) for each in placed],
        gebiedspagina=context.areas.rows,
        los=list(_alone(context, measure, {each.figure.series for each in drawn})),
        reeksen=[each for each in dossier.series if each.id in measure.key_figures],
        instrumenten=concerning_measures(dossier).get(measure.number, ()),
        kader=context.frame_items.get(measure.number, ()),
        tegenspraken=[each for each in dossier.contradictions if measure.number in each.measures],
        hier_eerder=context.gone.get(f"maatregelen/{measure.slug}", ()),
        bronlijst=_sources(context, history),
        insluiten=(measure_embed(measure.slug), measure_line(measure, dossier.statuses, dossier.publication)),
    )


def _beside(context: Context, place: int) -> dict[str, object]:
    """The measures before and after one, for the foot of the page: only index pages stand in the navigation."""
    beside = {"vorige": place - 1, "volgende": place + 1}
    return {
        name: {"titel": f"{measure.number}. {measure.title}", "adres": f"maatregelen/{measure.slug}/"}
        for name, other in beside.items()
        if 0 <= other < len(context.histories)
        for measure in (context.histories[other].measure,)
    }


def _alone(context: Context, measure: Measure, drawn: set[str | None]) -> Iterator[tuple[Series, Observation, str]]:
    """The last value of each key figure that has no picture: a number in a sentence says as much."""
    dossier = context.dossier
    area, sector = whole_area(dossier), whole_sector(dossier)
    for series in dossier.series:
        if series.id not in measure.key_figures or series.id in drawn:
            continue
        line = lookup(dossier).lines.get(Line(series.id, area, sector), ())
        known = [each for each in line if each.value is not None]
        if known:
            last = max(known, key=lambda each: each.date)
            yield series, last, dutch.observed(last, series, series.behind)


def literal_report(report: ProgressReport) -> dict[str, object]:
    """The literal text of a row, with errors of the source marked."""

    def marked(item: Item) -> dict[str, object]:
        return {"tekst": marked_as_in_source(item.text, report.as_in_source), "item": item}

    return {
        "rij": report,
        "titel": marked_as_in_source(report.title, report.as_in_source),
        "doelstelling": marked_as_in_source(report.objective, report.as_in_source),
        "acties": [marked(item) for item in report.actions],
        "stand_van_zaken": [marked(item) for item in report.progress],
    }


def _sources(context: Context, history: History) -> list[Source]:
    """Every source that the page rests on, in the order of the register."""
    measure = history.measure
    used = {evidence.source for action in measure.actions for update in action.updates for evidence in update.evidence}
    used.update(evidence.source for event in events_of(measure, context.dossier) for evidence in event.evidence)
    for milestone in measure.milestones:
        used.add(milestone.promise.source)
        used.update(evidence.source for evidence in milestone.evidence)
        used.update(evidence.source for report in milestone.reports for evidence in report.evidence)
    used.update(
        each.sheet.source for each in context.dossier.rounds if row_of(context.dossier, each, measure) is not None
    )
    return [source for source in context.dossier.sources if source.id in used]
