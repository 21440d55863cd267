"""The page with a row for every area, and the one with a row for every sector: what is last known of each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from motiespoor import dutch, paths, spoken
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.figures import Point, whole_area, whole_sector
from motiespoor.derive.lineage import area_lineage, sector_lineage
from motiespoor.derive.lookup import Line, lookup
from motiespoor.derive.names import area_word, sector_word
from motiespoor.derive.parts import main_parts
from motiespoor.derive.places import place_lists, places_in
from motiespoor.derive.profile import break_within, level_profile
from motiespoor.model.figure import Area, Frequency, Observation, Sector, Series, SeriesKind, exists
from motiespoor.model.wording import Phrases
from motiespoor.render import part_sentences
from motiespoor.render.address import row_anchor
from motiespoor.render.context import Context
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.figures import headline
from motiespoor.render.pages.places import PlaceTold, place_map, place_told
from motiespoor.render.pages.series import latest
from motiespoor.render.pages.values import Value

_OVER_TIME = (SeriesKind.GROWTH, SeriesKind.CHANGE)


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangeTold:
    """A growth of a part up to a day; `broken` says that a break in the series lies within it."""

    shown: str
    day: date
    broken: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FormerRow:
    """An area or a sector that is not there now: `told` is from when and until when it is, and what became of it."""

    part: Area | Sector
    anchor: str
    page: str | None
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartRow:
    """What is last known of an area or a sector; `page` is its own page, when there is more to say."""

    part: Area | Sector
    anchor: str
    page: str | None
    level: Value | None
    changes: tuple[ChangeTold, ...]
    places: tuple[PlaceTold, ...]
    promises: tuple[Deadline, ...]
    elsewhere: tuple[str, ...]


def list_pages(context: Context) -> Iterator[Planned]:
    """The page with all areas and that with all sectors; neither when nothing is divided by it."""
    if context.areas.rows is not None:
        yield Planned(context.areas.rows, partial(_areas_page, context, context.areas.rows))
    if context.sectors.rows is not None:
        yield Planned(context.sectors.rows, partial(_sectors_page, context, context.sectors.rows))


def _areas_page(context: Context, page: str) -> Page:
    """Every area in a row, with the map of its places."""
    dossier = context.dossier
    listed = place_lists(dossier, context.today)
    series = headline(context)
    listed_areas = _areas(context)
    rows = [_area_row(context, each, series) for each in listed_areas if exists(each, context.today)]
    main = main_parts(dossier.areas, whole_area(dossier))
    there = sum(exists(each, context.today) for each in main)
    words = part_sentences.Words(one=area_word(dossier).one, many=context.areas_called, total=there)
    return _page(
        context,
        page,
        rows,
        series,
        words,
        title=dutch.capital(words.many),
        finding=part_sentences.places_finding(listed[0], words) if listed else None,
        source=f"{paths.FIGURES}/gebieden.csv",
        vroeger=_former(context, listed_areas, context.areas.own),
        kaarten=[place_map(context, each, page) for each in listed],
        places=listed[0].kind if len(listed) == 1 else "plekken",
        tellingen=[
            part_sentences.places_listed(each, latest(context, each.series, *_whole(context))) for each in listed
        ],
    )


def _sectors_page(context: Context, page: str) -> Page:
    """Every sector in a row."""
    dossier = context.dossier
    series = headline(context)
    listed_sectors = _sectors(context)
    rows = [_sector_row(context, each, series) for each in listed_sectors if exists(each, context.today)]
    main = main_parts(dossier.sectors, whole_sector(dossier), context.today)
    word = sector_word(dossier)
    words = part_sentences.Words(one=word.one, many=word.many, total=len(main))
    return _page(
        context,
        page,
        rows,
        series,
        words,
        title=dutch.capital(words.many),
        finding=None,
        source=f"{paths.FIGURES}/sectoren.csv",
        vroeger=_former(context, listed_sectors, context.sectors.own),
        kaarten=[],
        places="plekken",
        tellingen=[],
    )


def _page(
    context: Context,
    page: str,
    rows: Sequence[PartRow],
    series: Series | None,
    words: part_sentences.Words,
    *,
    title: str,
    finding: str | None,
    source: str,
    places: str,
    **values: Any,
) -> Page:
    known = [each for each in rows if each.level is not None and each.level.observation.value is not None]
    most = sorted(known, key=lambda each: -(each.level.observation.value or 0) if each.level else 0)
    figures = part_sentences.figures_known(len(known), len(rows), series, words) if series else None
    days = {each.level.observation.date for each in most if each.level}
    return context.page(
        page,
        "delenlijst.md.jinja",
        title=title,
        description=finding or figures or f"Wat er van de {words.many} bekend is.",
        source=source,
        kop=finding or figures or title,
        lede=figures if finding else None,
        heten=words,
        reeks=series,
        rijen=rows,
        meeste=most,
        zelfde_dag=len(days) == 1,
        met_verandering=any(each.changes for each in rows),
        met_plekken=any(each.places for each in rows),
        plekken_kop=_places_head(context.said, rows, places),
        met_elders=any(each.elsewhere for each in rows),
        niet_gevonden_regel=part_sentences.not_known(
            [each.part.name for each in rows if each not in known], len(rows), series, words, context.days.searched
        )
        if series
        else None,
        **values,
    )


def _former(context: Context, parts: Sequence[Area | Sector], own: Mapping[str, str]) -> list[FormerRow]:
    """The rows of those that are not there now: their addresses stay."""
    return [
        FormerRow(part=each, anchor=row_anchor(each), page=own.get(each.code), told=lifetime_of(context, each))
        for each in parts
        if not exists(each, context.today)
    ]


def lifetime_of(context: Context, part: Area | Sector) -> str:
    """From when and until when an area or a sector was there, in sentences; "" for what always was and still is."""
    if isinstance(part, Area):
        names, heirs = context.area_names, [each.name for each in area_lineage(context.dossier).heirs(part.code)]
    else:
        names, heirs = context.sector_names, [each.name for each in sector_lineage(context.dossier).heirs(part.code)]
    return part_sentences.lifetime(part, [names[code] for code in part.predecessors], heirs)


def _places_head(said: Phrases, rows: Sequence[PartRow], places: str) -> str | None:
    """What stands above the places and the promises of a row; `None` when no row has any."""
    if not any(each.places for each in rows):
        return said["Beloften"] if any(each.promises for each in rows) else None
    also = f" en andere {said['beloften']}" if any(each.promises for each in rows) else ""
    return f"{dutch.capital(places)}{also}"


def _areas(context: Context) -> list[Area]:
    """The areas of the first division, and others that have a page; by name."""
    dossier = context.dossier
    whole = whole_area(dossier)
    main = {each.code for each in main_parts(dossier.areas, whole)}
    found = [each for each in dossier.areas if each.code != whole and (each.code in main or each.slug)]
    return sorted(found, key=lambda each: _by_name(each.name))


def _sectors(context: Context) -> list[Sector]:
    dossier = context.dossier
    whole = whole_sector(dossier)
    main = {each.code for each in main_parts(dossier.sectors, whole)}
    found = [each for each in dossier.sectors if each.code != whole and (each.code in main or each.slug)]
    return sorted(found, key=lambda each: _by_name(each.name))


def _whole(context: Context) -> tuple[str, str]:
    return whole_area(context.dossier), whole_sector(context.dossier)


def _by_name(name: str) -> str:
    """Where a name stands in the alphabet: by its letters, whatever stands on or before them."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(each for each in letters if each.isalnum())


def _area_row(context: Context, area: Area, series: Series | None) -> PartRow:
    dossier = context.dossier
    places, lineage = places_in(dossier, area.code, context.today), area_lineage(dossier)
    return PartRow(
        part=area,
        anchor=row_anchor(area),
        page=context.areas.own.get(area.code),
        level=latest(context, series, area.code, whole_sector(dossier)) if series else None,
        changes=_changes(context, series, area.code, whole_sector(dossier)) if series else (),
        places=tuple(place_told(context, each) for each in places),
        promises=tuple(
            each
            for each in context.deadlines
            if each.milestone.area is not None
            and lineage.is_now(each.milestone.area, area.code, context.today)
            and each.milestone.id not in {place.promise for place in places}
        ),
        elsewhere=(),
    )


def _sector_row(context: Context, sector: Sector, series: Series | None) -> PartRow:
    dossier = context.dossier
    lines, whole = lookup(dossier).lines, whole_area(dossier)
    known = {
        each.code
        for each in dossier.areas
        if series is not None and each.code != whole
        if any(seen.value is not None for seen in lines.get(Line(series.id, each.code, sector.code), ()))
    }
    return PartRow(
        part=sector,
        anchor=row_anchor(sector),
        page=context.sectors.own.get(sector.code),
        level=latest(context, series, whole, sector.code) if series else None,
        changes=_changes(context, series, whole, sector.code) if series else (),
        places=(),
        promises=(),
        elsewhere=tuple(each.code for each in dossier.areas if each.code in known),
    )


def _changes(context: Context, series: Series, area: str, sector: str) -> tuple[ChangeTold, ...]:
    """The last growth that is known as a number, and a direction that a source told of after that.

    Not what is reported in the unit: that may be a part of the change.
    """
    if series.kind is not SeriesKind.LEVEL:
        return ()
    level = level_profile(context.dossier, series, area, sector)
    over_time = [(own, each) for own, each in level.reported if own.kind in _OVER_TIME and own.base == series.id]
    told = [
        _reported(context, each) for own, each in over_time if own.kind is SeriesKind.GROWTH and each.value is not None
    ]
    if series.frequency is not Frequency.LOOSE:
        told = [*filter(None, (_computed(each.point, series) for each in level.positions)), *told]
    last = max(told, key=lambda each: each.day, default=None)
    later = [
        _reported(context, each)
        for _, each in over_time
        if each.value is None and each.direction is not None and (last is None or each.date > last.day)
    ]
    return (*((last,) if last else ()), *later[-1:])


def _computed(point: Point, series: Series) -> ChangeTold | None:
    grown = spoken.grown(point.change, point.growth, series)
    if grown is None:
        return None
    source = point.observation.source
    return ChangeTold(shown=grown, day=point.date, broken=False, sources=(source,) if source else ())


def _reported(context: Context, observation: Observation) -> ChangeTold:
    series = context.series[observation.series]
    number = observation.value
    return ChangeTold(
        shown=dutch.observed(observation, series)
        if number is None
        else dutch.given(number, series, observation.precision, "%"),
        day=observation.date,
        broken=break_within(context.dossier, series, observation) is not None,
        sources=(observation.source,) if observation.source else (),
    )
