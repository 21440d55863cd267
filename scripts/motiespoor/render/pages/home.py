"""The home page: the finding, three facts, one picture; then where the actions stand, what is late, what comes and what changed."""

from __future__ import annotations

from datetime import date

from motiespoor import dutch, paths
from motiespoor.derive.facts import finish
from motiespoor.derive.figures import points, whole_area, whole_sector
from motiespoor.derive.history import tally, unfinished
from motiespoor.derive.news import news
from motiespoor.derive.places import place_lists
from motiespoor.model.dossier import Dossier
from motiespoor.model.front import STORY
from motiespoor.model.publication import ChartKind
from motiespoor.render import headline, sentences
from motiespoor.render.address import areas_page
from motiespoor.render.calendars import site_calendar
from motiespoor.render.cards import Card
from motiespoor.render.context import Context, Drawn
from motiespoor.render.output import Page
from motiespoor.render.pages.measure_list import measure_rows
from motiespoor.render.pages.places import place_map
from motiespoor.render.statusbars import bars

MEASURES = 20  # in the list; the page with all of them has the rest
LATE, NEXT = 3, 2  # of what is late, and of what comes and what changed


def home_page(context: Context) -> Page:
    """Where things stand, in ten seconds."""
    dossier = context.dossier
    found = finish(dossier)
    moved = moved_since_last_round(context)
    kop = headline.headline(context.said, found, dossier.statuses)
    sources = {each.id: each for each in dossier.sources}
    placed = next(iter(place_lists(dossier, context.today)), None)
    facts = headline.key_facts(context)
    picture = _picture(context)
    return context.page(
        "",
        "home.md.jinja",
        title=dutch.capital(dossier.publication.subject),
        description=f"{dossier.publication.name} volgt {dossier.publication.subject}. {kop}.",
        source=paths.PUBLICATION,
        card=_card(kop, context, picture),
        kop=kop,
        feiten=facts,
        verhaal=picture,
        staven=bars(context, moved=moved, day=found.day),
        alle_ronden=len(dossier.rounds),
        blijvend=headline.lasting(found),
        stilte=sentences.silence(len(context.silent), len(unfinished(dossier)), context.days.searched),
        rijen=measure_rows(context)[:MEASURES],
        alle_maatregelen=len(context.histories),
        kaart=place_map(context, placed, "") if placed else None,
        gebiedspagina=areas_page(dossier.publication),
        laatheid=context.late,
        met_voorbehoud=any(each.caveat for each in facts),
        te_laat=[(each, sentences.days_over(each, context.today)) for each in context.deadlines if each.dated_late][
            :LATE
        ],
        momenten=context.moments[:NEXT],
        nieuws=news(context.changes, context.deadlines, sources)[:NEXT],
        gaten=sentences.gaps(dossier.publication.not_found, _missing(dossier), context.days.searched),
        kalender=site_calendar(dossier),
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


def _card(finding: str, context: Context, picture: Drawn | None) -> Card:
    """What others show of the site: the finding with the picture, or with where the actions stand."""
    if picture is not None:
        return Card(heading=finding, picture=picture, caption=picture.figure.measure)
    standings = tuple(standing for each in context.histories for standing in each.now)
    return Card(heading=finding, statuses=tally(standings, context.dossier.statuses))


def _picture(context: Context) -> Drawn | None:
    """The story, or else the level of the head series, when it has two values to compare; `None` without either."""
    if STORY in context.drawn:
        return context.drawn[STORY]
    head = context.dossier.publication.headline
    level = next(
        (each for each in context.dossier.charts if each.kind is ChartKind.LEVEL and each.series == head), None
    )
    if head is None or level is None or level.id not in context.drawn:
        return None
    drawn = context.drawn[level.id]
    seen = points(context.dossier, context.series[head], drawn.figure.area or "", drawn.figure.sector or "")
    return drawn if sum(each.value is not None for each in seen) > 1 else None


def _missing(dossier: Dossier) -> tuple[str, tuple[date, ...]] | None:
    """The head series, and the days on which no level of the whole was found; `None` when none is missing."""
    head = next((each for each in dossier.series if each.id == dossier.publication.headline), None)
    if head is None:
        return None
    seen = points(dossier, head, whole_area(dossier), whole_sector(dossier))
    known = {each.date for each in seen if each.value is not None}
    days = tuple(dict.fromkeys(each.date for each in seen if each.date not in known))
    return (head.title, days) if days else None
