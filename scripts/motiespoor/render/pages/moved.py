"""Pages that led somewhere and now only lead on: nobody who kept their address stands before a closed door."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from motiespoor import dutch, paths
from motiespoor.derive.succession import LIST, Place
from motiespoor.render.address import COVERAGE, FIGURES, SECTORS, areas_page
from motiespoor.render.context import Context
from motiespoor.render.output import Planned

_FIGURES = Place(title="Alle cijfers", page=FIGURES)
_ONLY_A_WAY = {"robots": "noindex", "search": {"exclude": True}}  # who searches, finds what it leads to


def moved_pages(context: Context) -> Iterator[Planned]:
    """A page for every address of a part that has only a row now, and for the list of what was not found.

    Where nothing is divided by area or sector, or no frame was agreed, the page that would have it says so, for who has
    its address; the menu does not lead there.
    """
    if context.dossier.frame is None:
        said = context.said
        measures = Place(title=said.told("Alle maatregelen"), page=LIST)
        told = said.told("Er staan hier geen afspraken waaruit de maatregelen volgen. De maatregelen zelf staan hier:")
        yield _leading(context, "kader", measures, paths.ENGINE, title=said["Afspraken"], told=told)
    for addresses, name in ((context.areas, "gebieden"), (context.sectors, "sectoren")):
        for code, page in addresses.moved.items():
            yield _moved(context, page, addresses.places[code], f"{paths.FIGURES}/{name}.csv")
    yield _moved(context, COVERAGE, _FIGURES, f"{paths.FIGURES}/waarnemingen.csv")
    for addresses, page, name, words in (
        (context.areas, areas_page(context.dossier.publication), "gebieden", context.areas_called),
        (context.sectors, SECTORS, "sectoren", context.said["sectoren"]),
    ):
        if addresses.rows is None:
            yield _leading(
                context,
                page,
                _FIGURES,
                f"{paths.FIGURES}/{name}.csv",
                title=dutch.capital(words),
                told=f"De cijfers zijn niet verdeeld over {words}. Wat bekend is, staat hier:",
            )


def _moved(context: Context, page: str, to: Place, source: str) -> Planned:
    told = "Deze pagina is er niet meer. Wat bekend is, staat nu hier:"
    return _leading(context, page, to, source, title=to.title, told=told)


def _leading(context: Context, page: str, to: Place, source: str, *, title: str, told: str) -> Planned:
    made = partial(
        context.page,
        page,
        "verhuisd.md.jinja",
        title=title,
        description=f"{told} {to.title}.",
        source=source,
        front=_ONLY_A_WAY,
        kop=title,
        zin=told,
        plek=to,
    )
    return Planned(page, made)
