"""The menu and the foot of every page: those that the dossier wants, or else those of the program, for the pages that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from motiespoor import dutch
from motiespoor.derive.names import phrases
from motiespoor.derive.registers import REGISTERS
from motiespoor.model.dossier import Dossier
from motiespoor.model.menu import Entry, FootLink, Surroundings
from motiespoor.render.address import FORECASTS, SECTORS, areas_page, doc_path
from motiespoor.render.part_addresses import area_addresses, sector_addresses

_FOOT = (
    FootLink("Correcties", "correcties/"),
    FootLink("Open data", "open-data/"),
    FootLink("Toegankelijkheid", "toegankelijkheid/"),
    FootLink("Over deze site", "over/"),
    FootLink("English summary", "en/", "en"),
)


def surroundings(dossier: Dossier, pages: Collection[str]) -> Surroundings:
    """What stands around the pages: nothing in it leads to a page that is not there, or that has nothing to say yet.

    `pages` are the files of the pages, as `doc_path` names them.
    """
    wanted = dossier.surroundings
    there = set(pages) - {doc_path(each) for each in _silent(dossier)}
    foot = _FOOT if wanted.foot is None else wanted.foot
    return Surroundings(
        menu=_kept(_menu(dossier) if wanted.menu is None else wanted.menu, there),
        foot=tuple(each for each in foot if doc_path(each.target.removesuffix("/")) in there),
        own=wanted.own,
    )


def _silent(dossier: Dossier) -> Iterator[str]:
    """Pages that are there for who has their address, and only say that there is nothing yet."""
    if dossier.frame is None:
        yield "kader"
    promised = (*dossier.promises, *(promise for each in dossier.measures for promise in each.milestones))
    if area_addresses(dossier).rows is None or not (dossier.series or any(each.area for each in promised)):
        yield areas_page(dossier.publication)
    if sector_addresses(dossier).rows is None or not dossier.series:
        yield SECTORS
    if not dossier.rounds:
        yield "ronden"
    if not dossier.series:
        yield "cijfers"
    if not dossier.forecasts:
        yield FORECASTS
    if not dossier.events:
        yield "tijdlijn"
    if not promised:
        yield "termijnen"


def _menu(dossier: Dossier) -> tuple[Entry, ...]:
    """Every page repeats the whole menu, so it holds index pages only."""
    publication, said = dossier.publication, phrases(dossier)
    lines = (
        (0, "Voorpagina", ""),
        (0, said["Maatregelen"], None),
        (1, said.told("Alle maatregelen"), "maatregelen"),
        (1, publication.overviews, "ronden"),
        (1, said["Afspraken"], "kader"),
        (1, "Instrumenten", REGISTERS),
        (0, "Termijnen", None),
        (1, said.told("Beloften en termijnen"), "termijnen"),
        (1, "Tijdlijn", "tijdlijn"),
        (0, "Cijfers", None),
        (1, "Alle cijfers", "cijfers"),
        (1, dutch.capital(publication.areas.replace("-", " ")), areas_page(publication)),
        (1, said["Sectoren"], SECTORS),
        (1, "Verwachting en uitkomst", FORECASTS),
        (0, "Over", None),
        (1, "Over deze site", "over"),
        (1, "Methode", "methode"),
        (1, "Bronnen", "bronnen"),
        (1, "Begrippen", "begrippen"),
        (1, "Correcties", "correcties"),
        (1, "Open data", "open-data"),
        (1, "Toegankelijkheid", "toegankelijkheid"),
        (1, "English summary", "en"),
    )
    return tuple(Entry(depth, title, "" if page is None else doc_path(page)) for depth, title, page in lines)


def _kept(entries: tuple[Entry, ...], there: Collection[str]) -> tuple[Entry, ...]:
    """The lines that lead somewhere, and those with one of them under it."""
    kept: list[Entry] = []
    for each in reversed(entries):
        leads = each.target in there or not each.target.endswith(".md")
        if leads if each.target else kept and kept[-1].depth > each.depth:
            kept.append(each)
    return tuple(reversed(kept))
