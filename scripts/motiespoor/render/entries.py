"""What a feed tells: everything that happened on a day, in plain text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.derive.deadlines import Deadline, day_kept
from motiespoor.derive.history import Change
from motiespoor.derive.succession import MILESTONES, Gone, gone_by_page
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.measure import Cause, Measure
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence, Source
from motiespoor.model.succession import Kind, Succession
from motiespoor.render.permanent import milestone_place


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """Something that happened on a day; `name` tells it from all else that happened on that day.

    The name is made of identifiers only, so that other words are no other entry.
    `page` and `anchor` say where the site tells it; `feeds` lists the pages whose feed tells it.
    """

    date: date
    name: str
    title: str
    paragraphs: tuple[str, ...]
    page: str
    anchor: str | None = None
    feeds: tuple[str, ...]


def entries(dossier: Dossier, changes: tuple[Change, ...], deadlines: tuple[Deadline, ...]) -> tuple[Entry, ...]:
    """Everything that happened, latest first."""
    return tuple(sorted(_found(dossier, changes, deadlines), key=lambda each: (-each.date.toordinal(), each.name)))


def measure_page(slug: str) -> str:
    """The page of a measure."""
    return f"maatregelen/{slug}"


def round_page(id: str) -> str:
    """The page of a round."""
    return f"ronden/{id}"


def _found(dossier: Dossier, changes: tuple[Change, ...], deadlines: tuple[Deadline, ...]) -> Iterator[Entry]:
    sources = {each.id: each for each in dossier.sources}
    yield from _updates(dossier, changes, sources)
    telling = _rounds_by_source(dossier)
    for deadline in deadlines:
        yield from _kept(deadline, sources, telling)
        yield from _reports(deadline, sources, telling)
    for each in dossier.rounds:
        yield _published(each, sources)
    yield from _ended(dossier)


def _updates(dossier: Dossier, changes: tuple[Change, ...], sources: Mapping[str, Source]) -> Iterator[Entry]:
    """Every status update, with the status before it."""
    labels = {each.id: each.label for each in dossier.statuses}
    seen: Counter[tuple[str, str, date]] = Counter()
    for change in changes:
        measure, action, update = change.measure, change.action, change.update
        key = (measure.slug, action.id, update.date)
        seen[key] += 1
        new = f"‘{labels[update.status]}’"
        if change.before is None:
            moved = f"eerste status {new}"
        elif change.moved:
            moved = f"van ‘{labels[change.before]}’ naar {new}"
        else:
            moved = f"blijft {new}"
        cause = f"oorzaak: {update.cause.label}" if update.cause is not Cause.PROGRESS else None
        yield Entry(
            date=update.date,
            name=_nth(f"{measure_page(measure.slug)}/{action.id}", seen[key]),
            title=f"{measure.number}. {action.title}: {moved}{f' ({cause})' if cause and change.moved else ''}",
            paragraphs=(
                _of(measure),
                f"Status: {moved}.",
                *([f"{dutch.capital(cause)}."] if cause else []),
                *([f"Ronde: {update.round}."] if update.round else []),
                f"Onze lezing: {update.explanation}",
                *_resting(update.evidence, sources),
            ),
            page=measure_page(measure.slug),
            anchor=f"actie-{action.id}",
            feeds=("", measure_page(measure.slug), *([round_page(update.round)] if update.round else [])),
        )


def _kept(deadline: Deadline, sources: Mapping[str, Source], telling: Mapping[str, tuple[str, ...]]) -> Iterator[Entry]:
    """The milestone as kept, if it was."""
    milestone = deadline.milestone
    day = day_kept(milestone, sources)
    if milestone.achieved is None or day is None:
        return
    page, anchor = milestone_place(deadline)
    yield Entry(
        date=day,
        name=f"mijlpalen/{milestone.id}/gehaald",
        title=f"{_number(deadline)}{milestone.title}: {deadline.outcome.label}",
        paragraphs=(
            *([_of(deadline.measure)] if deadline.measure else []),
            dutch.term(milestone.expected, deadline.term),
            dutch.come(milestone.achieved),
            f"Beloofd in: {dutch.cited(milestone.promise, sources[milestone.promise.source])}",
            *_resting(milestone.evidence, sources),
            *([milestone.note] if milestone.note else []),
        ),
        page=page,
        anchor=anchor,
        feeds=_told_in(deadline, milestone.evidence, telling),
    )


def _reports(
    deadline: Deadline, sources: Mapping[str, Source], telling: Mapping[str, tuple[str, ...]]
) -> Iterator[Entry]:
    """What later sources say of a milestone."""
    milestone = deadline.milestone
    page, anchor = milestone_place(deadline)
    seen: Counter[date] = Counter()
    term = milestone.expected
    for report in milestone.reports:
        seen[report.date] += 1
        before, term = term, report.expected or term
        yield Entry(
            date=report.date,
            name=_nth(f"mijlpalen/{milestone.id}/bericht", seen[report.date]),
            title=f"{_number(deadline)}{milestone.title}: {_news(before, term)}",
            paragraphs=(
                *([_of(deadline.measure)] if deadline.measure else []),
                dutch.term(before, term),
                f"Onze lezing: {report.explanation}",
                *_resting(report.evidence, sources),
            ),
            page=page,
            anchor=anchor,
            feeds=_told_in(deadline, report.evidence, telling),
        )


def _published(each: Round, sources: Mapping[str, Source]) -> Entry:
    sheet = each.sheet
    return Entry(
        date=sheet.date,
        name=f"ronden/{sheet.id}",
        title=f"Ronde {sheet.id}: {sheet.title}",
        paragraphs=(
            f"Gepubliceerd op {dutch.day(sheet.date)}, met {dutch.count(len(each.reports), 'maatregel', 'maatregelen')}.",
            f"Peildatum van de cijfers: {dutch.day(sheet.reference_date)}.",
            *([sheet.note] if sheet.note else []),
            f"Bron: {dutch.named(sources[sheet.source])}",
        ),
        page=round_page(sheet.id),
        feeds=("", round_page(sheet.id)),
    )


def _ended(dossier: Dossier) -> Iterator[Entry]:
    """What is no longer followed under its name, and what took over."""
    stood: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
    gone: dict[tuple[Kind, str], tuple[Gone, Succession]] = {}
    for page, listed in gone_by_page(dossier).items():
        for each in listed:
            if (told := each.succession) is not None:
                key = (told.kind, told.name)
                gone[key] = (each, told)
                stood[key].append(measure_page(told.name) if told.kind is Kind.MEASURE else page)
    for key, (each, told) in gone.items():
        yield Entry(
            date=told.date,
            name=f"opvolging/{told.kind.value}/{told.name}",
            title=f"{told.title}: {dutch.became(told.fate, (successor.title for successor in each.successors))}",
            paragraphs=(
                f"Reden: {told.reason}",
                *(f"Staat nu hier: {successor.title}" for successor in each.successors),
            ),
            page=MILESTONES if told.kind is Kind.MILESTONE else stood[key][0],
            anchor=each.anchor,
            feeds=("", *(page for page in stood[key] if page != MILESTONES)),
        )


def _rounds_by_source(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The pages of the rounds that each annex and letter belongs to."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for each in dossier.rounds:
        for source in {each.sheet.source, each.sheet.letter or each.sheet.source}:
            found[source] += (round_page(each.sheet.id),)
    return found


def _told_in(
    deadline: Deadline, evidence: tuple[Evidence, ...], telling: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """The feeds that tell of a milestone: of everything, of its measure, and of the rounds that told it first."""
    rounds = dict.fromkeys(page for each in evidence for page in telling.get(each.source, ()))
    return ("", *([measure_page(deadline.measure.slug)] if deadline.measure else []), *rounds)


def _nth(name: str, number: int) -> str:
    """The first of a day carries the name; what is added later on the same day does not change it."""
    return name if number == 1 else f"{name}/{number}"


def _number(deadline: Deadline) -> str:
    return f"{deadline.measure.number}. " if deadline.measure else ""


def _of(measure: Measure) -> str:
    return f"Maatregel {measure.number}: {measure.title}"


def _news(before: Period | None, now: Period | None) -> str:
    """What a report amounts to: another term, or something about the same one."""
    if now is None or now == before:
        return "bericht"
    return f"nieuwe termijn, {f'van ‘{dutch.when(before)}’ naar' if before else 'nu'} ‘{dutch.when(now)}’"


def _resting(evidence: tuple[Evidence, ...], sources: Mapping[str, Source]) -> Iterator[str]:
    return (f"Bron: {dutch.cited(each, sources[each.source])}" for each in evidence)
