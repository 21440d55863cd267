"""A level over the parts of a whole: on one reference date, and between two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Observation, Sector, Series, SeriesBreak


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """One part on one date; `observation` is None when the package has no row, its value None for a gap.

    `share` is in percent of the whole, `rank` counts from 1 for the most (equal values share a rank);
    both are None when they cannot be computed: `share` needs both values exact, `rank` needs every part to have a value.
    """

    part: Area | Sector
    observation: Observation | None
    share: Decimal | None
    rank: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """A level over the parts of a whole on one reference date; parts in the order of the file."""

    series: Series
    date: date
    whole: Observation | None
    parts: tuple[Share, ...]

    @property
    def known(self) -> int:
        """How many parts have a value."""
        return sum(each.observation is not None and each.observation.value is not None for each in self.parts)

    @property
    def complete(self) -> bool:
        """Whether every part has a value: only then does a map or a ranking tell the truth about the whole."""
        return bool(self.parts) and self.known == len(self.parts)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """One part on two dates; `change` (in the unit) and `growth` (in percent) are None when they cannot be compared.

    `broken` is the break, certain or not, that lies between the two dates for this part.
    """

    part: Area | Sector
    before: Observation | None
    after: Observation | None
    change: Decimal | None
    growth: Decimal | None
    broken: SeriesBreak | None


def area_spread(dossier: Dossier, series: Series, sector: str, day: date | None = None) -> Spread | None:
    """The level by area of the first division; without `day` the date with most known parts, of those the latest."""
    raise NotImplementedError


def sector_spread(dossier: Dossier, series: Series, area: str, day: date | None = None) -> Spread | None:
    """The level by sector; without `day` the date with most known parts, of those the latest."""
    raise NotImplementedError


def steps(
    dossier: Dossier, series: Series, sector: str, since: date | None = None, until: date | None = None
) -> tuple[Step, ...]:
    """The areas of the first division on two dates; without dates the first and the last that most areas are known on."""
    raise NotImplementedError
