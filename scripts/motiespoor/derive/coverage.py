"""What is known and what is missing: area by sector by reference date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.parts import T, main_parts
from motiespoor.derive.sums import summed
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Sign, Worded
from motiespoor.model.figure import Area, Sector, Series, SeriesKind, YesNo


class Known(Worded):
    """What is known of one cell."""

    VALUE = "waarde", "bekend", "", Sign.FULL  # exact or not
    SUM = "som", "berekend uit de delen", "", Sign.CORE  # no source gives it
    DIRECTION = "richting", "alleen de richting", "", Sign.HALF
    SOUGHT = "niet-gevonden", "gezocht, niet gevonden", "", Sign.EMPTY
    MISSING = "ontbreekt", "geen cijfer", "", Sign.DASH  # no row in the package


@dataclass(frozen=True, kw_only=True, slots=True)
class Grid:
    """The cells of a level series on one reference date: a row per area, a column per sector, the wholes first."""

    series: Series
    date: date
    areas: tuple[Area, ...]
    sectors: tuple[Sector, ...]
    cells: tuple[tuple[Known, ...], ...]  # [area][sector]

    @property
    def known(self) -> int:
        """How many cells have a value, from a source or summed."""
        return sum(cell in (Known.VALUE, Known.SUM) for row in self.cells for cell in row)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.areas) * len(self.sectors)


def coverage(dossier: Dossier, series: Series) -> tuple[Grid, ...]:
    """A grid for every reference date of an additive level series, the latest first.

    A series that is nowhere split by sector has no sectors to look for, and likewise for areas: the whole only.
    """
    if series.kind is not SeriesKind.LEVEL or series.additive is not YesNo.YES:
        return ()
    figures = lookup(dossier)
    lines = [line for line in figures.lines if line.series == series.id]
    areas = _split(dossier.areas, whole_area(dossier), {line.area for line in lines})
    sectors = _split(dossier.sectors, whole_sector(dossier), {line.sector for line in lines})
    return tuple(
        Grid(
            series=series,
            date=day,
            areas=areas,
            sectors=sectors,
            cells=tuple(
                tuple(_known(dossier, Line(series.id, area.code, sector.code), day) for sector in sectors)
                for area in areas
            ),
        )
        for day in reversed(figures.dates.get(series.id, ()))
    )


def _split(records: tuple[T, ...], whole: str, used: set[str]) -> tuple[T, ...]:
    """The whole, and all its parts when any of them is used."""
    parts = main_parts(records, whole)
    return tuple(each for each in records if each.code == whole) + (
        parts if any(each.code in used for each in parts) else ()
    )


def _known(dossier: Dossier, line: Line, day: date) -> Known:
    observation = lookup(dossier).at(line, day)
    if observation is not None and observation.value is not None:
        return Known.VALUE
    if summed(dossier, line, day) is not None:
        return Known.SUM
    if observation is None:
        return Known.MISSING
    return Known.DIRECTION if observation.direction is not None else Known.SOUGHT
