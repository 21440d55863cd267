"""Everything that a built site says, held against its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property, partial

from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Built, Page
from motiespoor.press.looks import Beside, Look
from motiespoor.press.proof import (
    api,
    books,
    calendars,
    catalogues,
    charts,
    downloads,
    embeds,
    feeds,
    files,
    heads,
    indexes,
    links,
    numbers,
    plan,
    registers,
    signs,
    taken,
    texts,
    twins,
    values,
)
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.own import own_pages, own_surroundings
from motiespoor.problem import Problem
from motiespoor.render.address import is_embed


class Proof:
    """A dossier on a day, with what its pages must say."""

    def __init__(self, dossier: Dossier, today: date) -> None:
        self.known = Known(dossier, today)
        self.own = {name: text.encode() for name, text in dossier.blocks.items() if not name.endswith(".html")}

    @cached_property
    def _said(self) -> _Said:
        return _Said(self.known)

    def on(self, site: Built) -> tuple[Look, ...]:
        """The ways to look whether a site says it; the first says what is wrong with one page, whatever the others say."""
        known = self.known
        return (
            _Pages(self._said, site),
            files.Files(site, known, self.own),
            taken.Taken(site),
            twins.Twins(site, known),
            embeds.Embeds(site, known),
            indexes.Search(site, known),
            indexes.SiteMap(site, known),
        )

    def beside(self, site: Built) -> tuple[Beside, ...]:
        """What files are held against that stand beside the pages; what takes longest comes first."""
        found = (
            api.documents_agree,
            feeds.feeds_agree,
            books.workbook_agrees,
            downloads.tables_agree,
            calendars.calendars_agree,
            downloads.descriptions_agree,
            catalogues.catalogue_agrees,
            api.descriptions_agree,
        )
        ours = (files.untouched, files.pictures_are_whole)
        return (
            *(partial(each, site, self.known) for each in found),
            *(partial(each, site, self.known, self.own) for each in ours),
        )


class _Said:
    """What the pages of a dossier must say on a day: worked out now, and not once more in each copy of this process."""

    def __init__(self, known: Known) -> None:
        known.work_out()
        dossier = known.dossier
        self.known = known
        self.own_pages = own_pages(dossier)
        self.own_surroundings = own_surroundings(dossier)
        self.signs = signs.Signs(known)
        self.texts = texts.expected_texts(dossier)
        self.values = values.Values(dossier)
        self.registers = registers.Registers(dossier, known.today)
        self.places = links.places(dossier)
        self.claimed = links.claimed(dossier)
        self.of_claims = links.said_of_claims(dossier)


class _Pages:
    """What each page says by itself."""

    def __init__(self, said: _Said, site: Built) -> None:
        self._said, self._site, self._around = said, site, heads.Around(said.known, site)
        self.kept: dict[str, None] = {}

    def of_page(self, page: Page) -> Iterator[Problem]:
        if is_embed(page.path):
            return iter(())
        beside = () if self._said.own_surroundings else self._surroundings(page)
        words = () if page.address in self._said.own_pages else self._words(page)
        return (page.problem(text) for text in (*beside, *words))

    def of_site(self) -> tuple[Problem, ...]:
        return ()

    def _surroundings(self, page: Page) -> Iterator[str]:
        for rule in heads.RULES:
            yield from rule(page, self._around)
        yield from texts.page_names_its_file(page, self._said.known)

    def _words(self, page: Page) -> Iterator[str]:
        said = self._said
        yield from heads.leads_on_to_the_right_place(page, self._around)
        for rule in (*numbers.RULES, *charts.RULES, *plan.RULES):
            yield from rule(page, said.known)
        for sign in signs.RULES:
            yield from sign(page, said.signs)
        for value in values.RULES:
            yield from value(page, said.values)
        for row in registers.RULES:
            yield from row(page, said.registers)
        yield from charts.tables_have_their_heads(page, self._site)
        yield from links.links_lead_where_they_say(page, said.places)
        yield from links.claims_have_their_place(page, said.claimed)
        yield from links.claims_are_led_to(page, said.of_claims)
        yield from texts.written_pages_are_whole(page, said.known)
        yield from texts.texts_stand_whole(page, said.texts)
        yield from texts.literal_is_literal(page, said.known)
