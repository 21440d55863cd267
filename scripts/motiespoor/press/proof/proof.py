"""Everything that a built site says, held against its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

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
        self.known.work_out()
        self.own_pages = own_pages(dossier)
        self.own_surroundings = own_surroundings(dossier)
        self.own = {name: text.encode() for name, text in dossier.blocks.items() if not name.endswith(".html")}
        self.signs = signs.Signs(self.known)
        self.texts = texts.expected_texts(dossier)
        self.values = values.Values(dossier)
        self.registers = registers.Registers(dossier, today)
        self.places = links.places(dossier)
        self.claimed = links.claimed(dossier)
        self.said = links.said_of_claims(dossier)

    def on(self, site: Built) -> tuple[Look, ...]:
        """The ways to look whether a site says it; the first says what is wrong with one page, whatever the others say."""
        known = self.known
        return (
            _Pages(self, site),
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


class _Pages:
    """What each page says by itself."""

    def __init__(self, proof: Proof, site: Built) -> None:
        self._proof, self._site, self._around = proof, site, heads.Around(proof.known, site)
        self.kept: dict[str, None] = {}

    def of_page(self, page: Page) -> Iterator[Problem]:
        if is_embed(page.path):
            return iter(())
        beside = () if self._proof.own_surroundings else self._surroundings(page)
        words = () if page.address in self._proof.own_pages else self._words(page)
        return (page.problem(text) for text in (*beside, *words))

    def of_site(self) -> tuple[Problem, ...]:
        return ()

    def _surroundings(self, page: Page) -> Iterator[str]:
        for rule in heads.RULES:
            yield from rule(page, self._around)
        yield from texts.page_names_its_file(page, self._proof.known)

    def _words(self, page: Page) -> Iterator[str]:
        proof = self._proof
        yield from heads.leads_on_to_the_right_place(page, self._around)
        for rule in (*numbers.RULES, *charts.RULES, *plan.RULES):
            yield from rule(page, proof.known)
        for sign in signs.RULES:
            yield from sign(page, proof.signs)
        for value in values.RULES:
            yield from value(page, proof.values)
        for row in registers.RULES:
            yield from row(page, proof.registers)
        yield from charts.tables_have_their_heads(page, self._site)
        yield from links.links_lead_where_they_say(page, proof.places)
        yield from links.claims_have_their_place(page, proof.claimed)
        yield from links.claims_are_led_to(page, proof.said)
        yield from texts.written_pages_are_whole(page, proof.known)
        yield from texts.texts_stand_whole(page, proof.texts)
        yield from texts.literal_is_literal(page, proof.known)
