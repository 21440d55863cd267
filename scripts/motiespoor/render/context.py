"""What every page needs: the dossier, what follows from it, and the way to fill a template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from motiespoor.derive.claims import Claim, claims_by_source, frame_items_by_measure, measures_by_number
from motiespoor.derive.deadlines import Deadline, by_measure, deadlines
from motiespoor.derive.history import Change, History, changes, histories, latest_day, silent_actions
from motiespoor.derive.succession import Gone, gone_by_page
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import FrameItem, Measure
from motiespoor.render import words
from motiespoor.render.address import doc_path, way
from motiespoor.render.charts.figure import Figure
from motiespoor.render.feeds import FeedHead, feed_heads
from motiespoor.render.output import Output
from motiespoor.render.template import Templates

# Pages of many short entries, set with smaller headings.
# Pages whose tables want the whole width.
_WIDE = frozenset({"", "cijfers"})
_REGISTERS = frozenset({"begrippen", "bronnen"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A chart with its two pictures, as SVG."""

    figure: Figure
    wide: str
    narrow: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """Computed once, used by every page."""

    dossier: Dossier
    today: date
    templates: Templates
    drawn: Mapping[str, Drawn]
    histories: tuple[History, ...]
    changes: tuple[Change, ...]
    deadlines: tuple[Deadline, ...]
    deadlines_of: Mapping[str, tuple[Deadline, ...]]  # by the number of the measure
    claims: Mapping[str, tuple[Claim, ...]]
    measures: Mapping[str, Measure]
    frame_items: Mapping[str, tuple[FrameItem, ...]]
    silent: Mapping[tuple[str, str], date]  # by the number of the measure and the id of the action
    gone: Mapping[str, tuple[Gone, ...]]
    feeds: Mapping[str, FeedHead]
    latest: date

    def page(self, page: str, template: str, *, title: str, description: str, source: str, **values: Any) -> Output:
        """The Markdown of a page; `source` is the file of the dossier that an editor changes to change it."""
        publication = self.dossier.publication
        head = {
            "title": title,
            "description": description,
            "bestand": source,
            "bewerk": publication.edit_url + source,
            "stand": words.day(self.latest),
            # That of everything on each page, and that of what the page is about.
            "feeds": [
                {"titel": self.feeds[each].title, "adres": self.feeds[each].path}
                for each in dict.fromkeys(("", page))
                if each in self.feeds
            ],
            **({"hide": ["toc"]} if page in _WIDE or page.startswith("ronden/") else {}),
            **({"opmaak": "register"} if page in _REGISTERS else {}),
            **({"taal": "en"} if page == "en" or page.startswith("en/") else {}),
        }
        shared = {
            "naar": partial(way, page),
            "publicatie": publication,
            "vandaag": self.today,
            "statussen": {each.id: each for each in self.dossier.statuses},
            "bronnen": {each.id: each for each in self.dossier.sources},
            "rondes": {each.sheet.id: each.sheet for each in self.dossier.rounds},
            "gebieden": {each.code: each.name for each in self.dossier.areas},
            "stil": self.silent,
            "feed": self.feeds[page if page in self.feeds else ""].path,
        }
        text = self.templates.page(template, head, **shared, **values)
        return Output(path=doc_path(page), content=text, source=source)


def context(dossier: Dossier, today: date, drawn: Mapping[str, Drawn]) -> Context:
    """Everything that pages share."""
    promised = deadlines(dossier, today)
    return Context(
        dossier=dossier,
        today=today,
        templates=Templates(dossier),
        drawn=drawn,
        histories=histories(dossier),
        changes=changes(dossier),
        deadlines=promised,
        deadlines_of=by_measure(promised),
        claims=claims_by_source(dossier),
        measures=measures_by_number(dossier),
        frame_items=frame_items_by_measure(dossier),
        silent=silent_actions(dossier, today),
        gone=gone_by_page(dossier),
        feeds=feed_heads(dossier),
        latest=latest_day(dossier),
    )
