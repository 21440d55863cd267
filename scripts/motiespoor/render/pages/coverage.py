"""What is known and what is missing: for readers the gaps, for editors what there is to do."""

from __future__ import annotations

from dataclasses import dataclass

from motiespoor import paths
from motiespoor.derive.coverage import Grid, Known, coverage
from motiespoor.derive.verdicts import numbers
from motiespoor.model.figure import Observation, Series, SeriesKind, YesNo
from motiespoor.model.source import Source
from motiespoor.render.address import COVERAGE
from motiespoor.render.context import Context
from motiespoor.render.output import Output
from motiespoor.render.pages.values import Value, expected, value

# More gaps than this nobody reads on a page; the CSV holds them all.
MOST = 500


@dataclass(frozen=True, kw_only=True, slots=True)
class GridView:
    """A grid with what to do about its gaps: the sources of what is known and sought of that date, where to begin."""

    grid: Grid
    sources: list[Source]

    @property
    def missing(self) -> int:
        """How many cells have no value."""
        return self.grid.size - self.grid.known


@dataclass(frozen=True, kw_only=True, slots=True)
class SeriesGrids:
    """The grids of a series, the latest first; a `helper` is only there for others to be divided by."""

    series: Series
    helper: bool
    grids: list[GridView]

    @property
    def found(self) -> int:
        """How many cells have a value."""
        return sum(each.grid.known for each in self.grids)

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(each.grid.size for each in self.grids)


def coverage_page(context: Context) -> Output:
    """The table of what is known, per level series and reference date, and every other gap."""
    dossier = context.dossier
    levels = [each for each in dossier.series if each.kind is SeriesKind.LEVEL and each.additive is YesNo.YES]
    divisors = {each.denominator for each in dossier.series}
    blocks = [
        SeriesGrids(
            series=each,
            helper=each.id in divisors,
            grids=[_view(context, grid) for grid in coverage(dossier, each)],
        )
        for each in levels
    ]
    gaps = _gaps(context)
    return context.page(
        COVERAGE,
        "wat-ontbreekt.md.jinja",
        title="Wat bekend is en wat ontbreekt",
        description="Per peildatum, gebied en sector: wat bekend is, wat gezocht is en niet gevonden, en wat ontbreekt.",
        source=f"{paths.FIGURES}/waarnemingen.csv",
        blokken=[each for each in blocks if each.size],
        soorten=list(Known),
        gaten=gaps[:MOST],
        alle_gaten=len(gaps),
        prognoses=[
            expected(each, context.series[each.judged.forecast.series], context.today)
            for each in context.verdicts
            if all(said is None for said in numbers(each.judged.forecast))
        ],
        reeksen=context.series,
    )


def _view(context: Context, grid: Grid) -> GridView:
    rows = {
        each.source for each in context.dossier.observations if each.series == grid.series.id and each.date == grid.date
    }
    return GridView(grid=grid, sources=[each for each in context.dossier.sources if each.id in rows])


def _gaps(context: Context) -> list[tuple[Series, Value]]:
    """Every observation without a number, the latest first, in the order of the series."""
    order = {each.id: place for place, each in enumerate(context.dossier.series)}
    gaps: list[Observation] = [each for each in context.dossier.observations if each.value is None]
    gaps.sort(key=lambda each: (order[each.series], -each.date.toordinal()))
    return [(context.series[each.series], value(each, context.series[each.series])) for each in gaps]
