"""A page for every area and every sector that has one: all that is known of it, and what is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from motiespoor import dutch, paths, spoken
from motiespoor.derive.figures import as_told, whole_area, whole_sector
from motiespoor.derive.lineage import area_lineage
from motiespoor.derive.names import sector_word
from motiespoor.derive.profile import area_profile, break_within, sector_profile
from motiespoor.derive.registers import rows_by_area
from motiespoor.derive.succession import Place
from motiespoor.derive.verdicts import Verdict
from motiespoor.model.figure import Area, Sector, Series, SeriesBreak
from motiespoor.model.source import Contradiction, EvidenceKind, Source
from motiespoor.model.wording import Article, Word
from motiespoor.render.address import row_anchor
from motiespoor.render.context import Context
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.divisions import DivisionView, grouped, other_divisions
from motiespoor.render.pages.levels import LevelView, Subject, levels_of, whole_name
from motiespoor.render.pages.part_rows import lifetime_of
from motiespoor.render.pages.places import place_told
from motiespoor.render.pages.values import Value, break_word, expected, value
from motiespoor.render.part_addresses import PartAddresses
from motiespoor.render.sentences import not_found


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportedRow:
    """What a source says of a change, growth or share; `broken` is the break in the period that it is about.

    `until` is the end of that period, in words.
    """

    value: Value
    broken: SeriesBreak | None
    until: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """Where a reader goes on from a part: the one before and after it, with what these are called, and all of them."""

    before: Place | None
    after: Place | None
    all: Place | None
    back: str
    on: str

    @property
    def label(self) -> str:
        """What the ways on are called together."""
        return f"{self.back} en {dutch.uncapital(self.on)}"


def area_pages(context: Context) -> Iterator[Planned]:
    """A page per area that has one, the whole among them."""
    dossier = context.dossier
    verdicts = grouped(context.verdicts, lambda each: each.judged.forecast.area)
    named = [each for each in dossier.areas if each.code in context.areas.own]
    for place, area in enumerate(named):
        made = partial(_area_page, context, named, place, verdicts.get(area.code, ()))
        yield Planned(context.areas.own[area.code], made)


def _area_page(context: Context, named: Sequence[Area], place: int, verdicts: Sequence[Verdict]) -> Page:
    dossier, area = context.dossier, named[place]
    whole, other = whole_area(dossier), whole_sector(dossier)
    subject = Subject(
        part=area,
        whole=whole,
        other=other,
        profile=area_profile(dossier, area.code, context.today),
        verdicts=verdicts,
        figures=[
            each
            for each in context.drawn.values()
            if (area.code != whole or each.figure.each)  # the others of the whole stand on the pages of figures
            and each.figure.series
            and each.figure.area == area.code
            and each.figure.sector in (None, other)
        ],
    )
    return _page(
        context,
        subject,
        page=context.areas.own[area.code],
        source=f"{paths.FIGURES}/gebieden.csv",
        beside=_beside(
            named,
            place,
            context.areas,
            whole,
            words=("Vorig gebied", "Volgend gebied", dutch.capital(f"alle {context.areas_called}")),
        ),
        divisions=other_divisions(context) if subject.is_whole else [],
    )


def _around(word: Word) -> tuple[str, str, str]:
    """The words for the part before, the part after, and all of them."""
    e = "" if word.article is Article.HET else "e"
    return f"Vorig{e} {word.one}", f"Volgend{e} {word.one}", f"Alle {word.many}"


def sector_pages(context: Context) -> Iterator[Planned]:
    """A page per sector that has one."""
    dossier = context.dossier
    verdicts = grouped(context.verdicts, lambda each: each.judged.forecast.sector)
    named = [each for each in dossier.sectors if each.code in context.sectors.own]
    for place, sector in enumerate(named):
        made = partial(_sector_page, context, named, place, verdicts.get(sector.code, ()))
        yield Planned(context.sectors.own[sector.code], made)


def _sector_page(context: Context, named: Sequence[Sector], place: int, verdicts: Sequence[Verdict]) -> Page:
    dossier, sector = context.dossier, named[place]
    whole, other = whole_sector(dossier), whole_area(dossier)
    subject = Subject(
        part=sector,
        whole=whole,
        other=other,
        profile=sector_profile(dossier, sector.code),
        verdicts=verdicts,
        figures=[each for each in context.drawn.values() if each.figure.sector == sector.code],
    )
    return _page(
        context,
        subject,
        page=context.sectors.own[sector.code],
        source=f"{paths.FIGURES}/sectoren.csv",
        beside=_beside(named, place, context.sectors, whole, words=_around(sector_word(dossier))),
        divisions=[],
    )


def _page(
    context: Context,
    subject: Subject,
    *,
    page: str,
    source: str,
    beside: Beside,
    divisions: list[DivisionView],
) -> Page:
    dossier, part = context.dossier, subject.part
    levels = levels_of(context, subject)
    headline = dossier.publication.headline
    head = next((each for each in levels if each.series.id == headline), levels[0] if levels else None)
    reported = _by_series(context, subject)
    return context.page(
        page,
        "deel.md.jinja",
        title=_title(context, subject),
        description=_description(part, head),
        source=source,
        deel=part,
        is_gebied=subject.is_area,
        geheel=whole_name(context, subject),
        is_geheel=subject.is_whole,
        anders=subject.other,
        kop=_told(
            part, head, _reported_head(reported, head, subject), whole_name(context, subject), context.days.searched
        ),
        wat_het_is=_what_it_is(
            part,
            whole_name(context, subject),
            lifetime_of(context, part),
            divided=subject.is_area and not subject.is_whole,
        ),
        standen=levels,
        gemeld=reported,
        prognoses=[
            expected(each, context.series[each.judged.forecast.series], context.today) for each in subject.verdicts
        ],
        meer_reeksen=len({each.judged.forecast.series for each in subject.verdicts}) > 1,
        afgeleid=EvidenceKind.DERIVED,
        reeksen=context.series,
        instrumenten=rows_by_area(dossier, context.today).get(part.code, ()) if subject.is_area else (),
        plekken=[place_told(context, each) for each in subject.profile.locations],
        plekken_van={each.series for each in subject.profile.locations},
        termijnen=[
            each
            for each in context.deadlines
            if subject.is_area
            and each.milestone.area is not None
            and area_lineage(dossier).is_now(each.milestone.area, part.code, context.today)
        ],
        figuren=subject.figures,
        tegenspraken=_contradictions(context, subject),
        verdelingen=divisions,
        buren=beside,
    )


def _told(
    part: Area | Sector,
    head: LevelView | None,
    reported: tuple[Series, ReportedRow] | None,
    whole: str,
    searched: date | None,
) -> list[str]:
    """The finding in sentences: the last level with its growth and its place among others, or what else is reported."""
    if head is None:
        return []
    title, latest = head.series.title, head.latest
    if latest is not None:
        shown = spoken.counted(latest.value.shown, head.series)
        when = spoken.at(latest.value.observation.date, head.series)
        grown = f", {latest.growth} {spoken.since_last(head.series)}" if latest.growth else ""
        told = [f"{title}: {shown} {when}{grown}."]
        if latest.share:
            rank = f", plaats {latest.rank}" if latest.rank else ""
            told.append(f"Dat is {latest.share} van {whole}{rank}.")
        if latest.per_thousand:
            told.append(f"Per 1.000 {head.per}: {latest.per_thousand}.")
        return [" ".join(told)]
    gap = f"Een stand van {dutch.quoted(title)} is voor {part.name} {not_found(searched)}."
    if reported is None:
        return [gap]
    series, row = reported
    seen = row.value.observation
    across = f", over een {break_word(row.broken)} heen" if row.broken else ""
    shown = spoken.counted(row.value.shown, series)
    return [
        f"{series.title}: {shown}, {row.until}{across} ({seen.evidence.label}).",
        gap,
    ]


def _what_it_is(part: Area | Sector, whole: str, lifetime: str, *, divided: bool) -> str:
    """Of what an area is a part, since and until when, what sources call it, and what there is to remark on it."""
    told = [f"{dutch.capital(part.kind)} van {whole}."] if divided else []
    if lifetime:
        told.append(lifetime)
    if part.aliases:
        told.append(f"Bronnen noemen dit ook: {part.aliases.replace(';', ',')}.")
    if part.note:
        told.append(part.note)
    return " ".join(told)


def _title(context: Context, subject: Subject) -> str:
    """What is found on the page, as "Kilometers in Coëvaart"; a sector, which things are not in, has its name."""
    story = context.dossier.publication.story
    if story is None or not subject.is_area:
        return subject.part.name
    name = spoken.spoken(context.series[story.series], story.noun).bare
    return f"{dutch.capital(name.partition(' (')[0])} in {subject.part.name}"


def _description(part: Area | Sector, head: LevelView | None) -> str:
    """The finding, for search engines."""
    if head is None or head.latest is None:
        return f"{part.name}: wat er bekend is in cijfers, en wat niet."
    seen = head.latest.value
    return (
        f"{part.name}: {spoken.counted(seen.shown, head.series)} {spoken.at(seen.observation.date, head.series)}. "
        "Met bron, groei en gaten."
    )


def _by_series(context: Context, subject: Subject) -> list[tuple[Series, list[ReportedRow]]]:
    """What is reported of changes, growths and shares: per series, the latest first."""
    found = grouped(subject.reported, lambda each: each[0].id)
    return [
        (
            series,
            sorted(
                (
                    ReportedRow(
                        value=value(each, series),
                        broken=break_within(context.dossier, series, each),
                        until=spoken.until(each.date, as_told(context.dossier, series)),
                    )
                    for _, each in found[series.id]
                ),
                key=lambda each: each.value.observation.date,
                reverse=True,
            ),
        )
        for series in context.dossier.series
        if series.id in found
    ]


def _reported_head(
    reported: list[tuple[Series, list[ReportedRow]]], head: LevelView | None, subject: Subject
) -> tuple[Series, ReportedRow] | None:
    """The latest reported number, for a part of which no level is known."""
    if head is not None and head.latest is not None:
        return None
    known = [
        (series, each)
        for series, every in reported
        for each in every
        if each.value.observation.value is not None
        and subject.other in (each.value.observation.area, each.value.observation.sector)
    ]
    return max(known, key=lambda each: each[1].value.observation.date, default=None)


def _contradictions(context: Context, subject: Subject) -> list[Contradiction]:
    """Where sources of this page disagree about this part, in a series of this page.

    What is about a whole series, and no part of it, stands with the whole.
    """
    series = {each.series for each in subject.observations} | {each.series for each in subject.profile.locations}
    series |= {each.judged.forecast.series for each in subject.verdicts}
    used = {each.id for each in _sources(context, subject)}
    return [
        each
        for each in context.dossier.contradictions
        if series & set(each.series) and any(side.source in used for side in each.sides) and _concerns(each, subject)
    ]


def _concerns(contradiction: Contradiction, subject: Subject) -> bool:
    """Whether a contradiction is about the area or the sector of this page."""
    if not contradiction.areas and not contradiction.sectors:
        return subject.is_whole
    return subject.part.code in (contradiction.areas if subject.is_area else contradiction.sectors)


def _sources(context: Context, subject: Subject) -> list[Source]:
    """Every source that the figures of the page rest on, in the order of the register."""
    used = {each.source for each in subject.observations}
    used |= {each.judged.forecast.source for each in subject.verdicts}
    used |= {each.source for each in subject.profile.locations}
    used |= {each.source for each in context.dossier.breaks if subject.is_area and each.area == subject.part.code}
    return [each for each in context.dossier.sources if each.id in used]


def _beside(
    named: Sequence[Area | Sector],
    place: int,
    addresses: PartAddresses,
    whole: str,
    *,
    words: tuple[str, str, str],
) -> Beside:
    """The ways on from a part of a list, and to its row in the list of all, which the whole has none in."""
    part = named[place]
    back, on, every = words

    def at(number: int) -> Place | None:
        return addresses.places[named[number].code] if 0 <= number < len(named) else None

    anchor = None if part.code == whole else row_anchor(part)
    rows = Place(title=every, page=addresses.rows, anchor=anchor) if addresses.rows else None
    return Beside(before=at(place - 1), after=at(place + 1), all=rows, back=back, on=on)
