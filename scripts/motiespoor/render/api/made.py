"""The documents of a dossier, one by one, each with its address and the file of the dossier that it comes from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from motiespoor import dutch, paths
from motiespoor.derive import anchors
from motiespoor.derive.claims import Claim, claims_by_page, claims_by_source, of_promise
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.names import phrases
from motiespoor.derive.on_pages import places
from motiespoor.derive.revisions import revised
from motiespoor.model.chapters import sections_of, spots
from motiespoor.model.dossier import Dossier, Round, slugs_of_rows
from motiespoor.model.figure import Area, Observation, Sector, Series
from motiespoor.model.source import Source
from motiespoor.model.succession import Kind as Named
from motiespoor.model.succession import Succession
from motiespoor.model.wording import Phrases, said_in
from motiespoor.render.address import series_page
from motiespoor.render.api.addresses import ENDING, OPENAPI, SINGLE, document_path, list_path, names
from motiespoor.render.api.documents import (
    AREA,
    CHANGES,
    ENDED,
    INDEX,
    LIST,
    LISTED,
    MEASURE,
    PROMISE,
    REGISTER,
    ROUND,
    SECTOR,
    SERIES,
    SOURCE,
    STATUSES,
    AreaDocument,
    Became,
    Before,
    ChangesDocument,
    Claimed,
    Coverage,
    Ended,
    Entry,
    Expected,
    Happening,
    IndexDocument,
    Kind,
    ListDocument,
    Located,
    MeasureDocument,
    Observed,
    PromiseDocument,
    RoundDocument,
    RoundRow,
    Section,
    SectorDocument,
    SeriesDocument,
    SourceDocument,
    Standing,
    StatusesDocument,
    Told,
    Year,
)
from motiespoor.render.api.made_registers import register_document
from motiespoor.render.api.plain import Json, plain, values, written
from motiespoor.render.api.schemas import DOCUMENT
from motiespoor.render.entry import Entry as Happened
from motiespoor.render.entry import measure_page, round_page
from motiespoor.render.part_addresses import PartAddresses, area_addresses, sector_addresses
from motiespoor.render.permanent import full_address, milestone_place, tag


@dataclass(frozen=True, slots=True)
class Document:
    """A document at its place."""

    path: str
    kind: Kind
    record: Any
    source: str

    @property
    def json(self) -> Json:
        """What stands in it."""
        return {DOCUMENT: self.kind.word, **plain(self.record)}

    @property
    def content(self) -> bytes:
        """The file."""
        return written(chain(((DOCUMENT, self.kind.word),), values(self.record)))


def made(
    dossier: Dossier, day: date, deadlines: tuple[Deadline, ...], happened: Iterable[Happened]
) -> Iterator[Document]:
    """Every document; `deadlines` and `happened` are those of that day, which is built for."""
    site, said = _Site(dossier), phrases(dossier)
    yield Document(document_path(INDEX), INDEX, _index(dossier, site), paths.PUBLICATION)
    yield Document(document_path(CHANGES), CHANGES, _changes(happened, site), paths.PUBLICATION)
    statuses = tuple(sorted(dossier.statuses, key=lambda each: each.rank))
    yield Document(document_path(STATUSES), STATUSES, StatusesDocument(statuses=statuses), paths.STATUSES)
    yield from _lists(dossier, site)
    yield from _measures(dossier, said, deadlines, site)
    yield from _promises(said, deadlines, site)
    yield from _rounds(dossier, site)
    yield from _figures(dossier, site)
    yield from _sources(dossier, site)
    for table in dossier.registers:
        document = register_document(dossier, table, site, day)
        yield Document(document_path(REGISTER, table.name), REGISTER, document, table.package.origin.path)
    for each in dossier.successions:
        if (kind := ENDING.get(each.kind)) is not None:
            path = document_path(kind, each.name)
            yield Document(path, ENDED, _ended(each, kind, site), each.origin.path)


class _Site:
    """Addresses on the site, whole."""

    def __init__(self, dossier: Dossier) -> None:
        self.publication = dossier.publication
        self.names = names(dossier)

    def __call__(self, page: str, anchor: str | None = None) -> str:
        return full_address(self.publication, page, anchor)


def _index(dossier: Dossier, site: _Site) -> IndexDocument:
    publication, said = dossier.publication, said_in(dossier.publication.words)
    licences = {each.name: each for package in dossier.descriptors.values() for each in package.licences}
    single = [(kind.word, kind.about, document_path(kind)) for kind in SINGLE if kind is not INDEX]
    lists = [(kind.folder, kind.about, list_path(kind)) for kind in LISTED]
    return IndexDocument(
        title=publication.name,
        page=site(""),
        language=publication.language,
        disclaimer=publication.disclaimer,
        licences=tuple(licences.values()),
        description=site(OPENAPI),
        entries=tuple(
            Entry(name=name, title=said.told(about), address=site(path)) for name, about, path in (*single, *lists)
        ),
    )


def _changes(happened: Iterable[Happened], site: _Site) -> ChangesDocument:
    return ChangesDocument(
        happenings=tuple(
            Happening(
                id=tag(site.publication, each.date, each.name),
                date=each.date,
                known=each.updated,
                title=each.title,
                paragraphs=each.paragraphs,
                page=site(each.page, each.anchor),
            )
            for each in happened
        )
    )


def _lists(dossier: Dossier, site: _Site) -> Iterator[Document]:
    titles: Mapping[Kind, tuple[Iterable[str], str]] = {
        MEASURE: ((f"{each.number}. {each.title}" for each in dossier.measures), paths.MEASURES),
        ROUND: ((each.sheet.title for each in dossier.rounds), paths.ROUNDS),
        AREA: ((each.name for each in dossier.areas), paths.FIGURES),
        SECTOR: ((each.name for each in dossier.sectors), paths.FIGURES),
        SERIES: ((each.title for each in dossier.series), paths.FIGURES),
        SOURCE: ((each.name for each in dossier.sources), paths.SOURCE_LIST),
        PROMISE: (
            (each.title for each in (*(x for m in dossier.measures for x in m.milestones), *dossier.promises)),
            paths.MEASURES,
        ),
        REGISTER: ((each.package.title for each in dossier.registers), paths.REGISTERS),
    }
    for kind, (told, source) in titles.items():
        entries = (
            Entry(name=name, title=title, address=site(document_path(kind, name)))
            for name, title in zip(site.names[kind], told, strict=True)
        )
        yield Document(list_path(kind), LIST, ListDocument(of=kind.folder, entries=tuple(entries)), source)


def _measures(dossier: Dossier, said: Phrases, deadlines: tuple[Deadline, ...], site: _Site) -> Iterator[Document]:
    labels = {each.id: each.label for each in dossier.statuses}
    became = {
        each.milestone.id: Became(
            milestone=each.milestone.id, outcome=each.outcome, label=said.told(each.outcome.label)
        )
        for each in deadlines
    }
    claimed, standing = claims_by_page(dossier), spots(dossier.publication.chapters)
    for measure in dossier.measures:
        page = measure_page(measure.slug)
        document = MeasureDocument(
            measure=measure,
            sections=tuple(Section(id=each.id, title=each.title) for each in sections_of(measure.theme, standing)),
            page=site(page),
            now=tuple(
                Standing(
                    action=each.id,
                    status=each.current.status,
                    label=labels[each.current.status],
                    since=each.current.date,
                    page=site(page, f"actie-{each.id}"),
                    claim=site(page, anchors.of_update(each, each.current)),
                )
                for each in measure.actions
            ),
            became=tuple(became[each.id] for each in measure.milestones),
            claims=tuple(_claimed(each, site) for each in claimed.get(page, ())),
        )
        yield Document(document_path(MEASURE, measure.slug), MEASURE, document, measure.origin.path)


def _promises(said: Phrases, deadlines: tuple[Deadline, ...], site: _Site) -> Iterator[Document]:
    for each in deadlines:
        milestone = each.milestone
        document = PromiseDocument(
            milestone=milestone,
            page=site(*milestone_place(each)),
            measure=each.measure.number if each.measure else None,
            slug=each.measure.slug if each.measure else None,
            term=each.term,
            outcome=each.outcome,
            label=said.told(each.outcome.label),
            years=tuple(
                Year(year=one.year, state=one.state, opens=one.opens, closes=one.closes) for one in each.instances
            ),
            claims=tuple(_claimed(one, site) for one in of_promise(milestone, milestone_place(each)[0])),
        )
        yield Document(document_path(PROMISE, milestone.id), PROMISE, document, milestone.origin.path)


def _rounds(dossier: Dossier, site: _Site) -> Iterator[Document]:
    for each in dossier.rounds:
        path = document_path(ROUND, each.sheet.id)
        yield Document(path, ROUND, _round(each, slugs_of_rows(dossier, each), site), each.sheet.origin.path)


def _round(each: Round, slugs: Mapping[str, str], site: _Site) -> RoundDocument:
    page = round_page(each.sheet.id)
    return RoundDocument(
        sheet=each.sheet,
        page=site(page),
        closed=each.closing.date if each.closing else None,
        fingerprint=each.closing.fingerprint if each.closing else None,
        rows=tuple(
            RoundRow(
                number=number, slug=slugs.get(number), report=report, address=site(page, f"maatregel-{number.lower()}")
            )
            for number, report in each.reports.items()
        ),
        corrections=each.corrections,
    )


def _figures(dossier: Dossier, site: _Site) -> Iterator[Document]:
    source = f"{paths.FIGURES}/waarnemingen.csv"
    by_series, by_area, by_sector = (
        _grouped(dossier.observations, attribute) for attribute in ("series", "area", "sector")
    )
    located = tuple(
        Located(location=each, address=site(series_page(each.series), place))
        for each, place in zip(dossier.locations, anchors.of_locations(dossier.locations), strict=True)
    )
    for series in dossier.series:
        document = _series(series, by_series.get(series.id, []), located, dossier, site)
        yield Document(document_path(SERIES, series.id), SERIES, document, source)
    stand = area_addresses(dossier)
    promised = [*(each for measure in dossier.measures for each in measure.milestones), *dossier.promises]
    for area in dossier.areas:
        document_of_area = AreaDocument(
            area=area,
            page=_page_of(area, stand, site),
            parts=tuple(each.code for each in dossier.areas if each.part_of == area.code),
            series=tuple(_coverage(by_area.get(area.code, []), dossier, site)),
            milestones=tuple(each.id for each in promised if each.area == area.code),
            locations=tuple(each for each in located if each.location.area == area.code),
        )
        yield Document(document_path(AREA, area.code), AREA, document_of_area, f"{paths.FIGURES}/gebieden.csv")
    stand = sector_addresses(dossier)
    for sector in dossier.sectors:
        document_of_sector = SectorDocument(
            sector=sector,
            page=_page_of(sector, stand, site),
            parts=tuple(each.code for each in dossier.sectors if each.part_of == sector.code),
            series=tuple(_coverage(by_sector.get(sector.code, []), dossier, site)),
        )
        path = document_path(SECTOR, sector.code)
        yield Document(path, SECTOR, document_of_sector, f"{paths.FIGURES}/sectoren.csv")


def _grouped(observations: Iterable[Observation], attribute: str) -> dict[str, list[Observation]]:
    found: defaultdict[str, list[Observation]] = defaultdict(list)
    for each in observations:
        found[getattr(each, attribute)].append(each)
    return found


def _series(
    series: Series, observations: list[Observation], located: Iterable[Located], dossier: Dossier, site: _Site
) -> SeriesDocument:
    counted = {each.method for each in observations}
    divided = {each.breakdown for each in observations}
    page = series_page(series.id)
    return SeriesDocument(
        series=series,
        page=site(page),
        observations=tuple(
            Observed(observation=each, shown=dutch.observed(each, series), address=site(page, place))
            for each, place in zip(observations, places(dossier, observations), strict=True)
        ),
        revisions=tuple(_before(series, dossier, page, site)),
        forecasts=tuple(
            Expected(
                forecast=each,
                shown=dutch.foreseen(each, series),
                address=site(page, anchors.of_forecast(each)),
            )
            for each in dossier.forecasts
            if each.series == series.id
        ),
        breaks=tuple(each for each in dossier.breaks if each.series == series.id),
        locations=tuple(each for each in located if each.location.series == series.id),
        methods=tuple(each for each in dossier.methods if each.id in counted),
        breakdowns=tuple(each for each in dossier.breakdowns if each.code in divided),
    )


def _before(of: Series, dossier: Dossier, page: str, site: _Site) -> Iterator[Before]:
    for rows in revised(dossier).values():
        for number, each in enumerate(rows, 1):
            if each.series == of.id:
                yield Before(revision=each, address=site(page, anchors.of_earlier(each, number)))


def _coverage(observations: list[Observation], dossier: Dossier, site: _Site) -> Iterator[Coverage]:
    by_series = _grouped(observations, "series")
    for series in dossier.series:
        if days := [each.date for each in by_series.get(series.id, [])]:
            address = site(document_path(SERIES, series.id))
            yield Coverage(series=series.id, address=address, rows=len(days), first=min(days), last=max(days))


def _page_of(part: Area | Sector, stand: PartAddresses, site: _Site) -> str | None:
    place = stand.places.get(part.code)
    return site(place.page, place.anchor) if place is not None else None


def _sources(dossier: Dossier, site: _Site) -> Iterator[Document]:
    said = claims_by_source(dossier)
    for source in dossier.sources:
        document = _source(source, said.get(source.id, ()), site)
        yield Document(document_path(SOURCE, source.id), SOURCE, document, source.origin.path)


def _source(source: Source, said: Iterable[Claim], site: _Site) -> SourceDocument:
    return SourceDocument(
        source=source,
        page=site("bronnen", source.id),
        claims=tuple(Told(claim=_claimed(each, site), page=site(each.page, each.anchor)) for each in said),
    )


def _claimed(claim: Claim, site: _Site) -> Claimed:
    return Claimed(
        sort=claim.sort,
        text=claim.text,
        day=claim.day,
        address=site(claim.page, claim.place),
        source=claim.source,
        locator=claim.locator,
        quote=claim.quote,
        proof=site(claim.page, claim.proof) if claim.proof else None,
    )


def _ended(each: Succession, kind: Kind, site: _Site) -> Ended:
    page = site(measure_page(each.name)) if each.kind is Named.MEASURE else site("termijnen", f"mijlpaal-{each.name}")
    return Ended(
        succession=each, page=page, addresses=tuple(site(document_path(kind, name)) for name in each.successors)
    )
