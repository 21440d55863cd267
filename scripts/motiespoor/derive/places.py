"""The places that a series counts: of what kind, which are there, and how an area stands with its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from motiespoor.derive.figures import whole_area
from motiespoor.derive.parts import main_parts
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Location, Series, SiteState
from motiespoor.model.measure import Measure

# With several places an area stands where its first of these stands: what is there says more than what may be.
_FIRST = (SiteState.OPEN, SiteState.PLANNED, SiteState.UNKNOWN, SiteState.CLOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceList:
    """The places of one series, with the measures that have it as a key figure, and the areas of the first division."""

    series: Series
    kind: str
    places: tuple[Location, ...]
    measures: tuple[Measure, ...]
    areas: tuple[Area, ...]

    @property
    def by_area(self) -> Mapping[str, tuple[Location, ...]]:
        """The places of each area of the division, in the order of the list; none for an area without."""
        return {area.code: tuple(each for each in self.places if each.area == area.code) for area in self.areas}

    @property
    def states(self) -> Mapping[str, SiteState | None]:
        """How each area of the division stands; `None` where no place is known."""
        return {code: state(every) for code, every in self.by_area.items()}

    def count(self, state: SiteState) -> int:
        """How many places are in a state."""
        return sum(each.state is state for each in self.places)


def state(places: Iterable[Location]) -> SiteState | None:
    """How an area stands with these places: the first of open, promised, unknown now and closed that is there."""
    found = {each.state for each in places}
    return next((each for each in _FIRST if each in found), None)


def place_lists(dossier: Dossier) -> tuple[PlaceList, ...]:
    """The places by series, in the order of the series."""
    areas = main_parts(dossier.areas, whole_area(dossier))
    found = (
        (series, tuple(each for each in dossier.locations if each.series == series.id)) for series in dossier.series
    )
    return tuple(
        PlaceList(
            series=series,
            kind=places[0].kind,
            places=places,
            measures=tuple(each for each in dossier.measures if series.id in each.key_figures),
            areas=areas,
        )
        for series, places in found
        if places
    )
