"""The places that a series counts: of what kind, which are there, and how an area stands with its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from motiespoor.derive import anchors
from motiespoor.derive.figures import whole_area
from motiespoor.derive.lineage import area_lineage
from motiespoor.derive.lookup import remembered
from motiespoor.derive.parts import main_parts
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Location, Series, SiteState
from motiespoor.model.measure import Measure

# With several places an area stands where its first of these stands: what is there says more than what may be.
_FIRST = (SiteState.OPEN, SiteState.PLANNED, SiteState.UNKNOWN, SiteState.CLOSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceList:
    """The places of one series, with the measures that have it as a key figure, and the areas of the first division.

    `by_area` has the places of each of those areas, in the order of the list; none for an area without.
    """

    series: Series
    kind: str
    places: tuple[Location, ...]
    measures: tuple[Measure, ...]
    areas: tuple[Area, ...]
    by_area: Mapping[str, tuple[Location, ...]]

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


def places_in(dossier: Dossier, area: str, day: date) -> tuple[Location, ...]:
    """The places that lie in an area on a day: also those of an area that went into it as a whole."""
    return _by_area(dossier, day).get(area, ())


@remembered
def _by_area(dossier: Dossier, day: date) -> Mapping[str, tuple[Location, ...]]:
    lineage = area_lineage(dossier)
    found: defaultdict[str, list[Location]] = defaultdict(list)
    for each in dossier.locations:
        found[each.area].append(each)
        heirs = lineage.heirs_on(each.area, day)
        if len(heirs) == 1 and heirs[0].code != each.area:
            found[heirs[0].code].append(each)
    return {code: tuple(every) for code, every in found.items()}


@remembered
def location_anchors(dossier: Dossier) -> Mapping[tuple[str, str], str]:
    """Of each place where it stands on the page of its series, by the series and its name."""
    named = ((each.series, each.name) for each in dossier.locations)
    return dict(zip(named, anchors.of_locations(dossier.locations), strict=True))


def place_lists(dossier: Dossier, day: date) -> tuple[PlaceList, ...]:
    """The places by series, in the order of the series, and as the areas are on a day."""
    areas = main_parts(dossier.areas, whole_area(dossier), day)
    within = {area.code: places_in(dossier, area.code, day) for area in areas}
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
            by_area={code: tuple(each for each in every if each.series == series.id) for code, every in within.items()},
        )
        for series, places in found
        if places
    )
