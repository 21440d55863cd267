"""Everything that is known of one area or one sector, series by series."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import Judged, Point
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Location, Observation, Series


@dataclass(frozen=True, kw_only=True, slots=True)
class Position:
    """One reference date of a level, with its place among others.

    `share` in percent of the whole area (for a sector page: of the whole sector), `rank` of `ranked` parts,
    `per_thousand` of the denominator on the same date; each None when it cannot be computed.
    """

    point: Point
    share: Decimal | None
    rank: int | None
    ranked: int
    per_thousand: Decimal | None


@dataclass(frozen=True, kw_only=True, slots=True)
class LevelProfile:
    """A level for one area and one sector: its dates, what was reported of its change, growth and share, and forecasts."""

    series: Series
    positions: tuple[Position, ...]
    reported: tuple[tuple[Series, Observation], ...]  # of the series that have this one as their base
    forecasts: tuple[Judged, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Profile:
    """What is known of an area (for the whole of the sectors) or of a sector (for the whole area).

    `by_part` holds the same levels split by the other dimension: by sector for an area, by area for a sector.
    """

    levels: tuple[LevelProfile, ...]
    by_part: tuple[tuple[Series, tuple[Observation, ...]], ...]
    locations: tuple[Location, ...]


def area_profile(dossier: Dossier, area: str) -> Profile:
    """Everything known of an area; only series with at least one observation, forecast or location for it."""
    raise NotImplementedError


def sector_profile(dossier: Dossier, sector: str) -> Profile:
    """Everything known of a sector."""
    raise NotImplementedError


def dates(dossier: Dossier, series: Series) -> tuple[date, ...]:
    """The reference dates of a series, in order."""
    raise NotImplementedError
