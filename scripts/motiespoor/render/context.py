"""What every page needs: the dossier, what follows from it, and the way to fill a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from motiespoor.derive.claims import Claim, claims_by_page, claims_by_source, frame_items_by_measure, measures_by_number
from motiespoor.derive.counts import Counts, counts
from motiespoor.derive.days import Days, ExpectedRound, Moment, days, expected_rounds, next_moments, searched_until
from motiespoor.derive.deadlines import Deadline, by_measure, deadlines
from motiespoor.derive.history import Change, History, changes, histories, silent_actions
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import REGISTERS
from motiespoor.derive.succession import Gone, gone_by_page
from motiespoor.derive.verdicts import Verdict, verdicts
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series
from motiespoor.model.frame import FrameItem
from motiespoor.model.measure import Measure
from motiespoor.model.wording import Phrases
from motiespoor.render import promises, sentences
from motiespoor.render.address import doc_path, way
from motiespoor.render.cards import Card, card_path
from motiespoor.render.charts.figure import Figure
from motiespoor.render.citation import citation, claims_cited, page_citation
from motiespoor.render.embeds import chart_embed, chart_line
from motiespoor.render.feeds import FeedHead, feed_heads
from motiespoor.render.output import Page
from motiespoor.render.part_addresses import PartAddresses, area_addresses, sector_addresses
from motiespoor.render.source_marks import NoteMarks, SourceMarks
from motiespoor.render.structured import page_data
from motiespoor.render.template import Templates, data_block
from motiespoor.render.timeaxis import Axis, axis

# Pages whose tables want the whole width: these, and all below the folders.
_WIDE = frozenset({"", "cijfers", "maatregelen", "termijnen", REGISTERS})
_WIDE_FOLDERS = ("ronden/", "cijfers/", f"{REGISTERS}/")
# Pages of many short entries, set with smaller headings.
_REGISTERS = frozenset({"begrippen", "bronnen"})
# How much a page weighs for who searches (Material's search.boost), by its first folder: what answers a question above
# what that rests on. A title counts for twenty times a text, so that the title of a source is worth a text elsewhere.
_WEIGHTS = {
    "": 1.5, "maatregelen": 2, "ronden": 0.5, "tijdlijn": 0.5, "over": 0.5, "methode": 0.1, "correcties": 0.2, "open-data": 0.2, "en": 0.2,
    "toegankelijkheid": 0.2, REGISTERS: 0.1, "bronnen": 0.03,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawn:
    """A chart with its two pictures, as SVG; without pictures when it is told in a sentence."""

    figure: Figure
    wide: str
    narrow: str

    @property
    def downloads(self) -> tuple[str, ...]:
        """What of it can be taken along: the endings of its files."""
        return ("csv", "png", "svg") if self.figure.pictured else ("csv",)


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """Computed once, used by every page."""

    dossier: Dossier
    today: date
    said: Phrases
    templates: Templates
    drawn: Mapping[str, Drawn]
    histories: tuple[History, ...]
    changes: tuple[Change, ...]
    deadlines: tuple[Deadline, ...]
    deadline_of: Mapping[str, Deadline]  # by the id of the promise
    deadlines_of: Mapping[str, tuple[Deadline, ...]]  # by the number of the measure
    claims: Mapping[str, tuple[Claim, ...]]
    claims_on: Mapping[str, tuple[Claim, ...]]  # by their page
    measures: Mapping[str, Measure]
    frame_items: Mapping[str, tuple[FrameItem, ...]]
    silent: Mapping[tuple[str, str], date]  # by the number of the measure and the id of the action
    gone: Mapping[str, tuple[Gone, ...]]
    series: Mapping[str, Series]
    area_names: Mapping[str, str]
    sector_names: Mapping[str, str]
    areas: PartAddresses
    sectors: PartAddresses
    verdicts: tuple[Verdict, ...]
    feeds: Mapping[str, FeedHead]
    days: Days
    counts: Counts
    expected_rounds: tuple[ExpectedRound, ...]
    moments: tuple[Moment, ...]

    @property
    def areas_called(self) -> str:
        """What the areas are called together, within a sentence."""
        return self.said["gebieden"]

    @property
    def late(self) -> str:
        """How many promises are late, with the caveat."""
        return sentences.late(self.said, self.counts, self.days.searched, self.today)

    def searched_until(self, deadline: Deadline) -> date | None:
        """Until when news of a promise was looked for."""
        return searched_until(self.dossier, deadline.measure, deadline.milestone)

    def axis(self, deadlines: tuple[Deadline, ...]) -> Axis | None:
        """These promises on one axis of time; `None` without any."""
        return axis(deadlines, {each.id: each for each in self.dossier.sources}, self.today)

    def page(
        self,
        page: str,
        template: str,
        *,
        title: str,
        description: str,
        source: str,
        front: Mapping[str, object] = MappingProxyType({}),
        card: Card | None = None,
        **values: Any,
    ) -> Page:
        """The Markdown of a page; `source` is the file of the dossier that an editor changes to change it.

        `front` is what else of the page its template in the theme has to know;
        `card` what others show of it, by default its first chart (of `figuren`), or its title and its description.
        """
        publication = self.dossier.publication
        shown = card or _card(title, description, values.get("figuren", ()))
        head = {
            "title": title,
            "description": description,
            "kaart": card_path(page),
            "kaart_tekst": shown.heading,
            "bestand": source,
            "bewerk": publication.edited_at(source),
            "stand": sentences.four_days_in_one(self.days),
            "verwijzing": page_citation(title, publication, page, self.days),
            # That of everything on each page, and that of what the page is about.
            "feeds": [
                {"titel": self.feeds[each].title, "adres": self.feeds[each].path}
                for each in dict.fromkeys(("", page))
                if each in self.feeds
            ],
            **({"hide": ["toc"]} if page in _WIDE or page.startswith(_WIDE_FOLDERS) else {}),
            **({"opmaak": "register"} if page in _REGISTERS else {}),
            **({"search": {"boost": weight}} if (weight := _WEIGHTS.get(page.partition("/")[0])) else {}),
            **({"taal": "en"} if page == "en" or page.startswith("en/") else {}),
            **front,
        }
        if "robots" not in head and (block := data_block((*page_data(self.dossier, page, title),))):
            head["gegevens"] = block
        sources = {each.id: each for each in self.dossier.sources}
        shared = {
            "naar": partial(way, page),
            "verwijzing": partial(citation, publication=publication, page=page, sources=sources, days=self.days),
            "insluitregel": partial(chart_line, publication=publication),
            "insluitpagina": chart_embed,
            "verwijs_naar": list(claims_cited(self.claims_on.get(page, ()), publication, sources)),
            "publicatie": publication,
            "vandaag": self.today,
            "statussen": {each.id: each for each in self.dossier.statuses},
            "bronnen": sources,
            "rondes": {each.sheet.id: each.sheet for each in self.dossier.rounds},
            "gebieden": self.area_names,
            "sectoren": self.sector_names,
            "methode_namen": {each.id: each.title for each in self.dossier.methods},
            "gebiedadressen": self.areas,
            "sectoradressen": self.sectors,
            "maatregelen": self.measures,
            "verwachte_ronden": self.expected_rounds,
            "per_belofte": self.deadline_of,
            "gezocht_tot": self.searched_until,
            "beloofd_door": lambda deadline: promises.made_by(deadline.milestone, sources),
            "beloofd_aan": lambda deadline: promises.made_to(deadline.milestone, sources),
            "staat": lambda deadline: self.said.told(promises.stands(deadline, self.today)),
            "op_de_as": partial(promises.on_the_axis, sources=sources),
            "voorbehoud": sentences.caveat(self.days.searched, self.today),
            "stil": self.silent,
            "merken": SourceMarks(),
            "noten": NoteMarks(),
            "feed": self.feeds[page if page in self.feeds else ""].path,
        }
        text, finished = self.templates.page(template, head, **shared, **values)
        return Page(path=doc_path(page), content=text, source=source, name=page, card=shown, finished=finished)

    def filled(self, page: str, template: str, **values: Any) -> str:
        """A page that the engine does not make, at an address."""
        statuses = {each.id: each for each in self.dossier.statuses}
        publication = self.dossier.publication
        return self.templates.filled(
            template,
            naar=partial(way, page),
            publicatie=publication,
            statussen=statuses,
            woorden=self.said,
            **values,
        )


def _card(title: str, description: str, figures: Sequence[Drawn]) -> Card:
    """The first chart with a picture; else what the first one says; else the page in words."""
    if not figures:
        return Card(heading=title, below=description)
    first = next((each for each in figures if each.figure.pictured), None)
    if first is None:
        return Card(heading=figures[0].figure.finding, above=title, below=figures[0].figure.measure)
    return Card(heading=first.figure.finding, above=title, picture=first, caption=first.figure.measure)


def context(dossier: Dossier, today: date, drawn: Mapping[str, Drawn]) -> Context:
    """Everything that pages share."""
    promised = deadlines(dossier, today)
    return Context(
        dossier=dossier,
        today=today,
        said=phrases(dossier),
        templates=Templates(dossier),
        drawn=drawn,
        histories=histories(dossier),
        changes=changes(dossier),
        deadlines=promised,
        deadline_of={each.milestone.id: each for each in promised},
        deadlines_of=by_measure(promised),
        claims=claims_by_source(dossier),
        claims_on=claims_by_page(dossier),
        measures=measures_by_number(dossier),
        frame_items=frame_items_by_measure(dossier),
        silent=silent_actions(dossier, today),
        gone=gone_by_page(dossier),
        series={each.id: each for each in dossier.series},
        area_names={each.code: each.name for each in dossier.areas},
        sector_names={each.code: each.name for each in dossier.sectors},
        areas=area_addresses(dossier),
        sectors=sector_addresses(dossier),
        verdicts=verdicts(dossier, today),
        feeds=feed_heads(dossier),
        days=days(dossier, today),
        counts=counts(promised),
        expected_rounds=expected_rounds(dossier, today),
        moments=next_moments(promised, today),
    )
