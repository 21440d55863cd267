"""Which claims rest on which source, and which parts of the frame on which measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from motiespoor.derive import anchors
from motiespoor.derive.lookup import remembered
from motiespoor.derive.names import phrases
from motiespoor.derive.on_pages import places
from motiespoor.derive.registers import register_page, register_place
from motiespoor.derive.succession import former_measures
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation
from motiespoor.model.frame import Frame, FrameItem
from motiespoor.model.measure import Measure, Milestone
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.source import Evidence, Side


class Sort(StrEnum):
    """What is claimed; the words are those of the published data."""

    STATUS = "stand"
    PROMISE = "toezegging"
    OUTCOME = "uitkomst"
    REPORT = "bericht"
    ROUND = "ronde"
    FRAME = "kader"
    SIGNATORY = "ondertekenaar"
    FIGURE = "cijfer"
    FORECAST = "prognose"
    LOCATION = "plek"
    EVENT = "gebeurtenis"
    CONTRADICTION = "tegenspraak"
    METHOD = "methode"
    ROW = "rij"


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Something the site says and that rests on a source.

    `anchor` is the place on the page of what it is about, and `own` the permanent one of the claim itself; `day` is the
    one that it holds for, and `locator` and `quote` are where in the source it stands. `proof` is the place of the quote.
    """

    sort: Sort
    text: str
    source: str
    page: str
    anchor: str | None = None
    own: str | None = None
    day: date | None = None
    locator: str | None = None
    quote: str | None = None
    proof: str | None = None

    @property
    def place(self) -> str | None:
        """The permanent anchor of the claim."""
        return self.own or self.anchor


@remembered
def claims(dossier: Dossier) -> tuple[Claim, ...]:
    """Every claim with each source that it rests on, in the order of the pages; each once."""
    return tuple(dict.fromkeys(_claims(dossier)))


@remembered
def claims_by_source(dossier: Dossier) -> Mapping[str, tuple[Claim, ...]]:
    """Every claim by the id of the source that it rests on, in the order of the pages."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims(dossier):
        found[claim.source].append(claim)
    return {source: tuple(listed) for source, listed in found.items()}


@remembered
def claims_by_page(dossier: Dossier) -> Mapping[str, tuple[Claim, ...]]:
    """Every claim by the page that it stands on, in the order of the page."""
    found: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims(dossier):
        found[claim.page].append(claim)
    return {page: tuple(listed) for page, listed in found.items()}


def _claims(dossier: Dossier) -> Iterator[Claim]:
    for measure in dossier.measures:
        page = f"maatregelen/{measure.slug}"
        for action in measure.actions:
            about = _About(Sort.STATUS, f"{measure.number}. {action.title}", page, f"actie-{action.id}")
            for update in action.updates:
                yield from about.resting(update.evidence, anchors.of_update(action, update), update.date)
        for milestone in measure.milestones:
            yield from of_promise(milestone, page)
    for milestone in dossier.promises:
        yield from of_promise(milestone, "termijnen")
    named = phrases(dossier)["Ronde"]
    for each in dossier.rounds:
        sheet = each.sheet
        about = _About(Sort.ROUND, f"{named} {sheet.id}: {sheet.title}", f"ronden/{sheet.id}")
        yield about.from_source(sheet.source, None, sheet.date)
    if dossier.frame is not None:
        yield from _of_frame(dossier.frame)
    yield from _of_figures(dossier)
    for table in dossier.registers:
        yield from _of_end(table)
        for row in table.rows:
            yield from _of_row(table, row)
    for event in dossier.events:
        about = _About(Sort.EVENT, event.title, "tijdlijn", event.id)
        yield from about.resting(event.evidence, event.id, event.date.day)
    for contradiction in dossier.contradictions:
        about = _About(Sort.CONTRADICTION, contradiction.title, "methode", f"tegenspraak-{contradiction.id}")
        yield from about.resting(contradiction.sides, f"tegenspraak-{contradiction.id}")
    for method in dossier.methods:
        if method.source is not None:
            yield _About(Sort.METHOD, method.title, "methode", f"methode-{method.id}").from_source(method.source)


def of_promise(milestone: Milestone, page: str) -> Iterator[Claim]:
    """What is claimed of a promise: that it was made, what was told of it since, and what came of it."""
    place = anchors.of_milestone(milestone)
    pledged = _About(Sort.PROMISE, milestone.title, page, place)
    yield from pledged.resting((milestone.promise,), place, proven=anchors.of_pledge(milestone))
    came = milestone.achieved.day if milestone.achieved else None
    yield from _About(Sort.OUTCOME, milestone.title, page, place).resting(milestone.evidence, place, came)
    told = _About(Sort.REPORT, milestone.title, page, place)
    for report in milestone.reports:
        yield from told.resting(report.evidence, anchors.of_report(milestone, report), report.date)


def _of_frame(frame: Frame) -> Iterator[Claim]:
    """The frame, each of its parts as it stands there, and who signed for it."""
    yield _About(Sort.FRAME, frame.title, "kader").from_source(frame.source)
    for group in frame.groups:
        for number, item in enumerate(group.items, 1):
            about = _About(Sort.FRAME, f"{frame.title}: {group.title}, {item.label or number}", "kader", item.id)
            said = about.from_source(frame.source)
            yield replace(said, locator=item.label, quote=item.quote, proof=item.id)
    for signatory, place in zip(frame.signatories, anchors.of_signatories(frame), strict=True):
        signed = _About(Sort.SIGNATORY, f"{frame.title}: {signatory.name}, {signatory.office}", "kader")
        yield from (signed.from_source(source, place) for source in signatory.sources)


def _of_figures(dossier: Dossier) -> Iterator[Claim]:
    series = {each.id: (each.title, f"cijfers/reeksen/{each.id}") for each in dossier.series}
    values: defaultdict[str, list[Observation]] = defaultdict(list)
    for figure in dossier.observations:
        values[figure.series].append(figure)
    for name, figures in values.items():
        about = _About(Sort.FIGURE, *series[name])
        for figure, place in zip(figures, places(dossier, figures), strict=True):
            if figure.source is not None:
                yield about.from_source(figure.source, place, figure.date)
    for forecast in dossier.forecasts:
        if forecast.source is not None:
            about = _About(Sort.FORECAST, *series[forecast.series])
            yield about.from_source(forecast.source, anchors.of_forecast(forecast), forecast.horizon)
    for location, place in zip(dossier.locations, anchors.of_locations(dossier.locations), strict=True):
        title, page = series[location.series]
        about = _About(Sort.LOCATION, f"{title}: {location.name}", page)
        for source in (location.source, location.confirmed):
            if source is not None:
                yield about.from_source(source, place)


def _of_row(table: RegisterTable, row: RegisterRow) -> Iterator[Claim]:
    """Of a row in the table of its register, where it always stands, and of what became of it on its own page."""
    page, text = register_page(table.name), f"{table.package.title}: {table.title(row)}"
    about = _About(Sort.ROW, text, page, anchors.of_row(row))
    if any(each.quote for each in row.evidence):
        yield from about.resting(row.evidence, anchors.of_row(row))
    else:
        yield from (replace(about.from_source(each.source), locator=each.locator) for each in row.evidence)
    for entry in row.history:
        became = _About(Sort.ROW, text, f"{page}/{row.key}")
        yield from became.resting(entry.evidence, anchors.of_entry(row, entry), entry.date)


def _of_end(table: RegisterTable) -> Iterator[Claim]:
    """Of a register that it is not filled any more, where that is told."""
    if (ended := table.register.ended) is not None:
        place = register_place(table)
        about = _About(Sort.ROW, f"{place.title}: niet meer bijgehouden", place.page, place.anchor)
        for each in ended.evidence:
            yield replace(about.from_source(each.source, None, ended.date), locator=each.locator)


@dataclass(frozen=True, slots=True)
class _About:
    """What claims are about."""

    sort: Sort
    text: str
    page: str
    anchor: str | None = None

    def from_source(self, source: str, own: str | None = None, day: date | None = None) -> Claim:
        return Claim(
            sort=self.sort, text=self.text, source=source, page=self.page, anchor=self.anchor, own=own, day=day
        )

    def resting(
        self, evidence: Iterable[Evidence | Side], own: str, day: date | None = None, *, proven: str = ""
    ) -> Iterator[Claim]:
        """A claim for each piece of evidence, which stand at `proven`, or else where the claim does."""
        for number, each in enumerate(evidence, 1):
            yield replace(
                self.from_source(each.source, own, day),
                locator=each.locator,
                quote=each.quote,
                proof=anchors.of_evidence(proven or own, number),
            )


def frame_items_by_measure(dossier: Dossier) -> dict[str, tuple[FrameItem, ...]]:
    """Which parts of the frame each measure works out, by the number of the measure."""
    found: defaultdict[str, list[FrameItem]] = defaultdict(list)
    for group in dossier.frame.groups if dossier.frame else ():
        for item in group.items:
            for number in item.measures:
                found[number].append(item)
    return {number: tuple(items) for number, items in found.items()}


def measures_by_number(dossier: Dossier) -> dict[str, Measure]:
    """The measures by number; those that ended under the number that they had in a closed round, unless it is another's."""
    return {each.number: each for each in (*former_measures(dossier), *dossier.measures)}
