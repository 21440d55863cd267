"""What is known and what is missing: area by sector by reference date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector, Series


class Known(Enum):
    """What is known of one cell."""

    VALUE = "waarde"  # a value, exact or not
    DIRECTION = "richting"  # only which way it went
    SOUGHT = "niet-gevonden"  # looked for, and not found
    MISSING = "ontbreekt"  # no row in the package


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
        """How many cells have a value."""
        return sum(cell is Known.VALUE for row in self.cells for cell in row)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.areas) * len(self.sectors)


def coverage(dossier: Dossier, series: Series) -> tuple[Grid, ...]:
    """A grid for every reference date of an additive level series, the latest first."""
    raise NotImplementedError
