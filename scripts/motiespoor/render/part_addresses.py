"""Where each area and each sector stands: on a page of its own, or only in a row on the page with all of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass

from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.known import known_areas, known_sectors
from motiespoor.derive.parts import main_parts
from motiespoor.derive.succession import Place
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector
from motiespoor.render.address import SECTORS, area_page, areas_page, row_anchor, sector_page


@dataclass(frozen=True, kw_only=True, slots=True)
class PartAddresses:
    """`rows` is the page with a row for each part, `None` when there are no parts.

    By code: `own` has the page of each part with something to say, `moved` that of one that had a page and now has
    only a row, and `places` where each part is found.
    """

    rows: str | None
    own: Mapping[str, str]
    moved: Mapping[str, str]
    places: Mapping[str, Place]


def area_addresses(dossier: Dossier) -> PartAddresses:
    """Where the areas stand."""
    parts = main_parts(dossier.areas, whole_area(dossier))
    rows = areas_page(dossier.publication) if parts else None
    return _addresses(dossier.areas, parts, known_areas(dossier), area_page, rows)


def sector_addresses(dossier: Dossier) -> PartAddresses:
    """Where the sectors stand."""
    parts = main_parts(dossier.sectors, whole_sector(dossier))
    return _addresses(dossier.sectors, parts, known_sectors(dossier), sector_page, SECTORS if parts else None)


def _addresses(
    every: Iterable[Area] | Iterable[Sector],
    parts: Container[Area | Sector],
    known: Container[str],
    address: Callable[[str], str],
    rows: str | None,
) -> PartAddresses:
    own: dict[str, str] = {}
    moved: dict[str, str] = {}
    places: dict[str, Place] = {}
    for each in every:
        # Without a page of rows there is nowhere to lead on to.
        if each.slug is not None and (each.code in known or rows is None):
            own[each.code] = address(each.slug)
            places[each.code] = Place(title=each.name, page=own[each.code])
        elif rows is not None and (each.slug is not None or each in parts):
            places[each.code] = Place(title=each.name, page=rows, anchor=row_anchor(each))
            if each.slug is not None:
                moved[each.code] = address(each.slug)
    return PartAddresses(rows=rows, own=own, moved=moved, places=places)
