"""Everything that a built site says, held against its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Built, Page, problem
from motiespoor.press.manifest import MANIFEST, read_manifest
from motiespoor.press.proof import (
    calendars,
    charts,
    downloads,
    feeds,
    files,
    heads,
    indexes,
    links,
    numbers,
    signs,
    taken,
    texts,
    values,
)
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.own import own_pages, own_surroundings
from motiespoor.problem import Problem, clipped, in_order
from motiespoor.read.dossier import read_dossier
from motiespoor.read.files import fingerprint_of_files

_ANOTHER = (
    "deze site is van een ander dossier gemaakt dan dit, of dit dossier is sindsdien veranderd. "
    "Bouw de site opnieuw, of geef met --root het dossier waar zij van gemaakt is."
)


class Proof:
    """A dossier on a day, with what its pages must say."""

    def __init__(self, dossier: Dossier, today: date) -> None:
        self.known = Known(dossier, today)
        self.own_pages = own_pages(dossier)
        self.own_surroundings = own_surroundings(dossier)
        self.own = {name: text.encode() for name, text in dossier.blocks.items() if not name.endswith(".html")}
        self.signs = signs.Signs(self.known)
        self.texts = texts.expected_texts(dossier)
        self.values = values.Values(dossier)
        self.places = links.places(dossier)
        self._around: heads.Around | None = None  # of the site that was looked at last

    def of_page(self, page: Page, site: Built) -> Iterator[Problem]:
        """What is wrong with one page, whatever the others say."""
        around = self._around_pages(site)
        beside = () if self.own_surroundings else self._surroundings(page, around)
        words = () if page.address in self.own_pages else self._words(page, site, around)
        return (page.problem(text) for text in (*beside, *words))

    def _around_pages(self, site: Built) -> heads.Around:
        if self._around is None or self._around.site is not site:
            self._around = heads.Around(self.known, site)
        return self._around

    def _surroundings(self, page: Page, around: heads.Around) -> Iterator[str]:
        for rule in heads.RULES:
            yield from rule(page, around)
        yield from texts.page_names_its_file(page, self.known)

    def _words(self, page: Page, site: Built, around: heads.Around) -> Iterator[str]:
        yield from heads.leads_on_to_the_right_place(page, around)
        for rule in (*numbers.RULES, *charts.RULES):
            yield from rule(page, self.known)
        for sign in signs.RULES:
            yield from sign(page, self.signs)
        for value in values.RULES:
            yield from value(page, self.values)
        yield from charts.tables_have_their_heads(page, site)
        yield from links.links_lead_where_they_say(page, self.places)
        yield from texts.written_pages_are_whole(page, self.known)
        yield from texts.texts_stand_whole(page, self.texts)
        yield from texts.literal_is_literal(page, self.known)

    def of_site(self, site: Built) -> Iterator[Problem]:
        """What is wrong with its files, and with what is said of several pages."""
        for rule in files.RULES:
            yield from rule(site, self.known, self.own)
        for each in (
            *taken.RULES,
            downloads.tables_agree,
            downloads.descriptions_agree,
            feeds.feeds_agree,
            calendars.calendars_agree,
            indexes.search_finds_the_pages,
            indexes.site_map_lists_the_pages,
        ):
            yield from each(site, self.known)


def dossier_problems(site: Built, dossier: Dossier, today: date) -> tuple[Problem, ...]:
    """Where a built folder does not say what the dossier says on a day."""
    proof = Proof(dossier, today)
    return in_order((*proof.of_site(site), *(each for page in site.pages for each in proof.of_page(page, site))))


def held_problems(site: Built, root: Path) -> tuple[Problem, ...]:
    """The same for a folder and the dossier that it was built from, on the day that its manifest names.

    Without a manifest there is no day; that it is missing is told elsewhere.
    """
    manifest = read_manifest(site.folder / MANIFEST, [])
    if manifest is None:
        return ()
    if manifest.fingerprint != fingerprint_of_files(root, paths.PARTS):
        return (problem(MANIFEST, _ANOTHER),)
    reading = read_dossier(root)
    if reading.problems:
        return in_order(reading.problems)
    try:
        today = date.fromisoformat(manifest.day)
    except ValueError:
        return (problem(MANIFEST, f"'{clipped(manifest.day)}' is geen dag."),)
    return dossier_problems(site, reading.dossier, today)
