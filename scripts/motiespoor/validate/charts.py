"""Rules on charts: what is asked for can be drawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from motiespoor import paths
from motiespoor.model.figure import Area, Sector, SeriesKind
from motiespoor.model.publication import Chart, ChartKind, Each
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion
from motiespoor.validate.walk import first_and_again

_OVER_AREAS = frozenset({ChartKind.RANKING, ChartKind.SLOPE, ChartKind.MAP})
_ON_A_DATE = frozenset({*_OVER_AREAS, ChartKind.COMPOSITION})
_EVERY = frozenset(ChartKind) - {ChartKind.STATUSES}

# The kinds that each field can be given to.
_FIELDS: Mapping[str, frozenset[ChartKind]] = {
    "reeks": _EVERY,
    "gebied": _EVERY - _OVER_AREAS,
    "sector": _EVERY - {ChartKind.COMPOSITION},
    "voor_alle": _EVERY,
    "peildatum": _ON_A_DATE,
    "vanaf": frozenset({ChartKind.SLOPE}),
}
# What a chart is made for each of is what it would otherwise be of.
_EXPANDS = {Each.AREA: "gebied", Each.SECTOR: "sector"}


def charts_have_what_they_need(reading: Reading) -> Iterator[Problem]:
    """Ensure a chart of figures names a level and what it is about, and has no fields of another kind of chart."""
    series = {each.id: each for each in reading.dossier.series}
    for chart in reading.dossier.charts:
        given = _given(chart)
        for field in given:
            if chart.kind not in _FIELDS[field]:
                yield chart.origin.problem(
                    f"een grafiek van soort '{chart.kind.value}' heeft geen '{field}'. Haal dit veld weg.", field
                )
        if chart.each is not None and chart.kind in _FIELDS["voor_alle"]:
            expanded = _EXPANDS[chart.each]
            if chart.kind not in _FIELDS[expanded]:
                yield chart.origin.problem(
                    f"een grafiek van soort '{chart.kind.value}' kan niet voor alle '{chart.each.value}' gemaakt worden. "
                    "Haal dit veld weg.",
                    "voor_alle",
                )
            elif expanded in given:
                yield chart.origin.problem(
                    f"naast 'voor_alle: {chart.each.value}' past geen '{expanded}'. Haal er één weg.", expanded
                )
        if chart.kind is ChartKind.STATUSES or not chart.origin.complete:
            continue
        if chart.series is None:
            yield chart.origin.problem("noem de 'reeks' van deze grafiek.", "reeks")
        elif (of := series.get(chart.series)) is not None and of.kind is not SeriesKind.LEVEL:
            yield chart.origin.problem(
                f"reeks '{of.id}' is van soort '{of.kind.value}'. Noem een reeks van soort '{SeriesKind.LEVEL.value}'.",
                "reeks",
            )
        if chart.noun is None and chart.series in series and series[chart.series].phrase is None:
            yield chart.origin.problem("noem het 'onderwerp': waar de grafiek over gaat, in een paar woorden.")


def _given(chart: Chart) -> list[str]:
    """The optional fields that a chart has, by key."""
    values = {
        "reeks": chart.series,
        "gebied": chart.area,
        "sector": chart.sector,
        "voor_alle": chart.each,
        "peildatum": chart.date,
        "vanaf": chart.since,
    }
    return [field for field, value in values.items() if value is not None]


def charts_have_something_to_show(reading: Reading) -> Iterator[Problem]:
    """Ensure the dates, parts, places and pages that a chart is made of are there."""
    dossier = reading.dossier
    broken = {problem.path for problem in reading.problems}
    if f"{paths.FIGURES}/waarnemingen.csv" not in broken:
        yield from _dates(reading)
    tables: dict[str, tuple[Area | Sector, ...]] = {"gebieden": dossier.areas, "sectoren": dossier.sectors}
    # What a table lacks is only certain when all of it was read.
    whole = {
        name for name in tables if (path := f"{paths.FIGURES}/{name}.csv") in reading.tables and path not in broken
    }
    for chart in dossier.charts:
        needed = (
            "gebieden" if chart.kind in _OVER_AREAS else "sectoren" if chart.kind is ChartKind.COMPOSITION else None
        )
        if needed in whole:
            parts = [each for each in tables[needed] if each.part_of is not None]
            if not parts:
                yield chart.origin.problem(
                    f"deze grafiek gaat over delen van het geheel, en {needed}.csv heeft er geen. Vul daar 'deel_van'.",
                    "soort",
                )
            elif chart.kind is ChartKind.MAP and all(each.row is None for each in dossier.areas):
                yield chart.origin.problem(
                    "geen enkel gebied heeft een plek op de kaart. Vul 'rij' en 'kolom' in gebieden.csv.", "soort"
                )
        if (
            chart.each is not None
            and chart.each.value in whole
            and all(each.slug is None for each in tables[chart.each.value])
        ):
            yield chart.origin.problem(
                f"in {chart.each.value}.csv staat geen enkele 'sleutel', dus deze grafiek wordt voor niets gemaakt.",
                "voor_alle",
            )


def _dates(reading: Reading) -> Iterator[Problem]:
    """Ensure the dates of a chart are reference dates of its series, the first before the last."""
    days: defaultdict[str, set[date]] = defaultdict(set)
    for each in reading.dossier.observations:
        days[each.series].add(each.date)
    for chart in reading.dossier.charts:
        own = days.get(chart.series or "")
        for field, day in (("peildatum", chart.date), ("vanaf", chart.since)):
            if own and day is not None and day not in own:
                hint = suggestion(day.isoformat(), (each.isoformat() for each in own), listed=len(own) <= 12)
                yield chart.origin.problem(f"{field} {day} komt niet voor in reeks '{chart.series}'.{hint}", field)
        if chart.date is not None and chart.since is not None and chart.since >= chart.date:
            yield chart.origin.problem(f"vanaf {chart.since} ligt niet vóór peildatum {chart.date}.", "vanaf")


def charts_have_names_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure no chart that is made for each area or sector is called as another one."""
    dossier = reading.dossier
    slugs = {
        Each.AREA: [each.slug for each in dossier.areas if each.slug],
        Each.SECTOR: [each.slug for each in dossier.sectors if each.slug],
    }
    names = [
        (name, chart)
        for chart in sorted(dossier.charts, key=lambda each: each.each is not None)
        for name in ([f"{chart.id}-{slug}" for slug in dict.fromkeys(slugs[chart.each])] if chart.each else [chart.id])
    ]
    for first, again in first_and_again((name, (name, chart)) for name, chart in names):
        (name, other), (_, chart) = first, again
        if chart.each is not None and chart.id != other.id:
            yield chart.origin.problem(
                f"met 'voor_alle' krijgt een van deze grafieken de naam '{name}', en zo heet er al een "
                f"(regel {other.origin.line}). Kies een andere naam.",
                "id",
            )


RULES = (charts_have_what_they_need, charts_have_something_to_show, charts_have_names_of_their_own)
