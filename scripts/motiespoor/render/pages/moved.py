"""Pages that led somewhere and now only lead on: nobody who kept their address stands before a closed door."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.derive.succession import Place
from motiespoor.render.address import COVERAGE, FIGURES
from motiespoor.render.context import Context
from motiespoor.render.output import Output


def moved_pages(context: Context) -> Iterator[Output]:
    """A page for every address of a part that has only a row now, and for the list of what was not found."""
    for addresses, name in ((context.areas, "gebieden"), (context.sectors, "sectoren")):
        for code, page in addresses.moved.items():
            yield _moved(context, page, addresses.places[code], f"{paths.FIGURES}/{name}.csv")
    yield _moved(context, COVERAGE, Place(title="Cijfers", page=FIGURES), f"{paths.FIGURES}/waarnemingen.csv")


def _moved(context: Context, page: str, to: Place, source: str) -> Output:
    return context.page(
        page,
        "verhuisd.md.jinja",
        title=to.title,
        description=f"Deze pagina is er niet meer. Wat bekend is, staat nu onder {to.title}.",
        source=source,
        plek=to,
    )
