"""Which areas and sectors anything is known of: a figure, a place, a promise or a row of a register of their own."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.registers import areas_of
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation
from motiespoor.model.measure import Milestone


def known_areas(dossier: Dossier) -> frozenset[str]:
    """The areas of which a source says something, by code; the whole is always one."""
    of_figures = {each.area for each in _told(dossier)}
    of_promises = {each.area for each in _milestones(dossier) if each.area is not None}
    of_rows = {code for table in dossier.registers for row in table.rows for code in areas_of(table, row)}
    of_places = {each.area for each in dossier.locations}
    return frozenset({whole_area(dossier), *of_figures, *of_promises, *of_places, *of_rows})


def known_sectors(dossier: Dossier) -> frozenset[str]:
    """The sectors of which a source says something, by code; the whole is always one."""
    return frozenset({whole_sector(dossier), *(each.sector for each in _told(dossier))})


def _told(dossier: Dossier) -> Iterator[Observation | Forecast]:
    """The figures with a number, or with a direction when the source gives no number."""
    yield from (each for each in dossier.observations if each.value is not None or each.direction is not None)
    yield from (
        each
        for each in dossier.forecasts
        if any(said is not None for said in (each.level, each.change, each.percent, each.direction))
    )


def _milestones(dossier: Dossier) -> Iterator[Milestone]:
    yield from (each for measure in dossier.measures for each in measure.milestones)
    yield from dossier.promises
