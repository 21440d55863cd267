"""The pages of the public record: frame, terms, timeline, sources."""

from __future__ import annotations

from motiespoor import paths
from motiespoor.derive.deadlines import Outcome
from motiespoor.model.source import EvidenceKind
from motiespoor.render.calendars import site_calendar
from motiespoor.render.context import Context
from motiespoor.render.output import Output

# What is neither late nor kept, in the order of the page.
_BETWEEN = (
    Outcome.AWAITED,
    Outcome.DOUBTFUL,
    Outcome.OPEN,
    Outcome.RECURRING,
    Outcome.SHARED,
    Outcome.CONDITIONAL,
    Outcome.OPEN_ENDED,
    Outcome.NO_TERM,
)


def frame_page(context: Context) -> Output | None:
    """The frame literally, with the measures that work each part out; `None` when the dossier has none."""
    frame = context.dossier.frame
    if frame is None:
        return None
    return context.page(
        "kader",
        "kader.md.jinja",
        title=frame.title,
        description="Het kader, letterlijk, met de maatregelen die elk onderdeel uitwerken.",
        source=paths.FRAME,
        kader=frame,
        onuitgewerkt=[item for group in frame.groups for item in group.items if not item.measures],
        uitwerking=[(measure, context.frame_items.get(measure.number, ())) for measure in context.dossier.measures],
        maatregelen=context.measures,
    )


def deadlines_page(context: Context) -> Output:
    """Every promise: what, by when, said where, and what is known to have come of it."""
    groups = [
        (name, outcomes[0].value, [each for each in context.deadlines if each.outcome in outcomes])
        for name, outcomes in (
            ("termijn voorbij", (Outcome.PASSED, Outcome.PASSED_WITH_REPORT, Outcome.MISSED)),
            *((each.label, (each,)) for each in _BETWEEN),
            (Outcome.MET.label, (Outcome.MET, Outcome.MET_LATE)),
        )
    ]
    return context.page(
        "termijnen",
        "termijnen.md.jinja",
        title="Termijnen",
        description="Wat is beloofd, wanneer het klaar zou zijn en wat er bekend is van de uitkomst.",
        source=paths.PROMISES,
        groepen=[group for group in groups if group[-1]],
        hier_eerder=context.gone.get("termijnen", ()),
        kalender=site_calendar(context.dossier),
    )


def timeline_page(context: Context) -> Output:
    """What happened, in order."""
    events = sorted(context.dossier.events, key=lambda each: each.date.sort_key)
    return context.page(
        "tijdlijn",
        "tijdlijn.md.jinja",
        title="Tijdlijn",
        description="Moties, brieven, debatten en openingen op volgorde.",
        source=paths.TIMELINE,
        gebeurtenissen=events,
        maatregelen=context.measures,
    )


def sources_page(context: Context) -> Output:
    """Every source with every claim that rests on it."""
    sources = sorted(context.dossier.sources, key=lambda each: each.date.sort_key, reverse=True)
    return context.page(
        "bronnen",
        "bronnen.md.jinja",
        title="Bronnen",
        description="Alle bronnen, met wat er op deze site op rust.",
        source=paths.SOURCE_LIST,
        lijst=[(source, context.claims.get(source.id, ())) for source in sources],
        letterlijk=EvidenceKind.PRIMARY,
    )
