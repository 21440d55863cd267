"""Pages whose words are written by hand in content/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from motiespoor import paths
from motiespoor.derive.deadlines import Outcome
from motiespoor.derive.facts import finish
from motiespoor.derive.history import tally, told_in, unfinished
from motiespoor.model.figure import RevisionCause, SeriesKind
from motiespoor.render import english
from motiespoor.render.contact import contact
from motiespoor.render.context import Context
from motiespoor.render.frame import written
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.series import series_view
from motiespoor.render.pages.values import breaks_told

METHOD, ENGLISH, ABOUT = "methode.md", "en/index.md", "over.md"


def content_pages(context: Context) -> Iterator[Planned]:
    """The pages of content/ as they are; the method goes on with what the data say about it."""
    for name, text in sorted(context.dossier.pages.items()):
        page = name.removesuffix(".md").removesuffix("/index")
        yield Planned(page, partial(_content_page, context, page, name, text))


def _content_page(context: Context, page: str, name: str, text: str) -> Page:
    dossier = context.dossier
    title, _, rest = text.partition("\n")
    return context.page(
        page,
        {METHOD: "methode.md.jinja", ENGLISH: "en.md.jinja"}.get(name, "pagina.md.jinja"),
        title=title.removeprefix("# ").strip(),
        description=_first_sentence(rest),
        source=f"{paths.CONTENT}/{name}",
        # Checked to be plain Markdown without HTML: the one place where an editor's Markdown is structure.
        tekst=written(text),
        titel=title.removeprefix("# ").strip(),
        vervolg=written(rest),
        statuslijst=dossier.statuses,
        methoden=dossier.methods,
        breuken=breaks_told(dossier.breaks),
        reeksen=context.series,
        standen=[series_view(context, each) for each in dossier.series if each.kind is SeriesKind.LEVEL]
        if name == METHOD
        else [],
        tegenspraken=dossier.contradictions,
        herzieningen=list(RevisionCause),
        bereik=contact(dossier.publication) if name == ABOUT else "",
        **(_method(context) if name == METHOD else {}),
        **(_english(context) if name == ENGLISH else {}),
    )


def _method(context: Context) -> dict[str, Any]:
    """What the method tells of the rounds, of how rows became actions, and of what may come of a promise."""
    dossier = context.dossier
    return {
        "ronden": [each.sheet.date for each in dossier.rounds],
        "rijen": len(told_in(dossier.rounds[-1], dossier)) if dossier.rounds else 0,
        "letterlijk": bool(dossier.rounds) and dossier.rounds[-1].literal,
        "aantal_acties": sum(len(each.actions) for each in dossier.measures),
        "uitkomsten": list(Outcome),
    }


def _english(context: Context) -> dict[str, Any]:
    """The finding, the facts and the counts of the home page, for the summary in English."""
    dossier, counted = context.dossier, context.counts
    standings = tuple(standing for each in context.histories for standing in each.now)
    measures = english.count(len(context.histories), "measure", "measures")
    return {
        "bevinding": english.headline(finish(dossier)),
        "feiten": english.key_facts(dossier),
        "maatregelen_en_acties": f"{measures}, {english.count(len(standings), 'action', 'actions')}.",
        "telling": english.statuses(tally(standings, dossier.statuses), dossier.publication.language),
        "stilte": english.silence(len(context.silent), len(unfinished(dossier)), context.days.searched),
        "beloften": english.promises(counted),
        "laatheid": english.late(counted, context.days),
        "toetsbaar": english.testable(counted),
        "ronden": english.rounds([each.sheet.date for each in dossier.rounds], context.expected_rounds),
        "dagen": english.four_days(context.days),
    }


def _first_sentence(text: str) -> str:
    """What the page is about, for search engines: its first line of text."""
    return next((line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")), "")
