"""What a feed tells: everything that happened on a day, in plain text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from motiespoor import dutch
from motiespoor.derive.claims import measures_by_number
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change, told_in
from motiespoor.derive.names import phrases
from motiespoor.derive.succession import LIST, MILESTONES, Gone, gone_by_page
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.measure import Cause
from motiespoor.model.publication import StatusKind
from motiespoor.model.source import Source
from motiespoor.model.succession import Kind, Succession
from motiespoor.model.wording import Phrases
from motiespoor.render.address import series_page
from motiespoor.render.entry import Entry, measure_page, nth, of_measure, resting, round_page
from motiespoor.render.promise_entries import promise_entries
from motiespoor.render.register_entries import register_entries
from motiespoor.render.sentences import formerly


def entries(
    dossier: Dossier, changes: tuple[Change, ...], deadlines: tuple[Deadline, ...], today: date
) -> tuple[Entry, ...]:
    """Everything that happened, what is new to a reader first."""
    found = happened(dossier, changes, deadlines, today)
    return tuple(sorted(found, key=lambda each: (-each.updated.toordinal(), each.date, each.name)))


def happened(
    dossier: Dossier, changes: tuple[Change, ...], deadlines: tuple[Deadline, ...], today: date
) -> Iterator[Entry]:
    """Everything that happened, one by one and in no order."""
    sources, said = {each.id: each for each in dossier.sources}, phrases(dossier)
    yield from _updates(dossier, changes, sources, said)
    yield from _relabelled(dossier)
    rounds = _rounds_by_source(dossier)
    for deadline in deadlines:
        yield from promise_entries(deadline, dossier, sources, rounds=rounds, said=said, today=today)
    for each in dossier.rounds:
        yield _published(each, len(told_in(each, dossier)), sources, said)
        yield from _corrections(each, said)
    yield from _ended(dossier, said)
    yield from _events(dossier, sources, said)
    yield from _figures(dossier, sources)
    yield from register_entries(dossier, sources)


def _updates(
    dossier: Dossier, changes: tuple[Change, ...], sources: Mapping[str, Source], said: Phrases
) -> Iterator[Entry]:
    """Every status update, with the status before it; one that was corrected stays, and says so."""
    statuses = {each.id: each for each in dossier.statuses}
    seen: Counter[tuple[str, str, date]] = Counter()
    for change in changes:
        measure, action, update = change.measure, change.action, change.update
        key = (measure.slug, action.id, update.date)
        seen[key] += 1
        now = statuses[update.status]
        before = statuses[change.before] if change.before is not None else None
        if before is None:
            moved = f"eerste status ‘{now.label}’"
        elif change.moved:
            back = "terug " if update.cause is Cause.SETBACK else ""
            moved = f"{back}van ‘{before.label}’ naar ‘{now.label}’"
        else:
            moved = f"blijft ‘{now.label}’"
        cause = f"oorzaak: {update.cause.label}" if update.cause is not Cause.PROGRESS else None
        told = (
            cause if (change.moved and update.cause is not Cause.SETBACK) or update.cause is Cause.CORRECTION else None
        )
        yield Entry(
            date=update.date,
            known=update.known_since,
            name=nth(f"{measure_page(measure.slug)}/{action.id}", seen[key]),
            title=(
                f"{measure.number}. {action.title}: {moved}{f' ({told})' if told else ''}"
                f"{' (later gecorrigeerd)' if change.superseded else ''}"
            ),
            paragraphs=(
                of_measure(said, measure),
                f"Status: {moved}.",
                *([f"{dutch.capital(cause)}."] if cause else []),
                *_formerly({each.id: each for each in (before, now) if each is not None}.values(), update.date),
                *([f"{said['Ronde']}: {update.round}."] if update.round else []),
                f"Onze lezing: {update.explanation}",
                *resting(update.evidence, sources),
            ),
            page=measure_page(measure.slug),
            anchor=f"actie-{action.id}",
            feeds=("", measure_page(measure.slug), *([round_page(update.round)] if update.round else [])),
        )


def _formerly(statuses: Iterable[StatusKind], day: date) -> Iterator[str]:
    """What each status was called on a day, if it was called otherwise."""
    for status in statuses:
        if told := formerly(status, day):
            yield f"‘{status.label}’ {told}."


def _relabelled(dossier: Dossier) -> Iterator[Entry]:
    """Every status that got another name: nothing happened, but a reader looks for the old one."""
    for status in dossier.statuses:
        seen: Counter[date] = Counter()
        for former in status.former:
            seen[former.until] += 1
            yield Entry(
                date=former.until,
                name=nth(f"statussen/{status.id}/naam", seen[former.until]),
                title=f"Status ‘{former.label}’ heet nu ‘{status.label}’",
                paragraphs=("Er is niets gebeurd: alleen de naam is anders.", f"‘{status.label}’: {status.definition}"),
                page=LIST,
                anchor="statussen",
                feeds=("",),
            )


def _published(each: Round, number: int, sources: Mapping[str, Source], said: Phrases) -> Entry:
    sheet = each.sheet
    return Entry(
        date=sheet.date,
        name=f"ronden/{sheet.id}",
        title=f"{said['Ronde']} {sheet.id}: {sheet.title}",
        paragraphs=(
            f"Gepubliceerd op {dutch.day(sheet.date)}, met {dutch.count(number, said['maatregel'], said['maatregelen'])}.",
            f"Peildatum van de cijfers: {dutch.day(sheet.reference_date)}.",
            *([sheet.note] if sheet.note else []),
            f"Bron: {dutch.named(sources[sheet.source])}",
        ),
        page=round_page(sheet.id),
        feeds=("", round_page(sheet.id)),
    )


def _corrections(each: Round, said: Phrases) -> Iterator[Entry]:
    """What was changed in a round after it closed."""
    for correction in each.corrections:
        yield Entry(
            date=correction.date,
            name=f"{round_page(each.sheet.id)}/correcties/{correction.id}",
            title=f"{said['Ronde']} {each.sheet.id}: correctie. {correction.what}",
            paragraphs=(f"Waarom: {correction.why}", f"Gevraagd door: {correction.asked_by}"),
            page="correcties",
            anchor=f"correctie-{correction.id}",
            feeds=("", round_page(each.sheet.id)),
        )


def _ended(dossier: Dossier, said: Phrases) -> Iterator[Entry]:
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
            title=f"{_named(told, said)}: {dutch.became(told.fate, (_title(told.kind, to.title) for to in each.successors))}",
            paragraphs=(
                f"Reden: {told.reason}",
                *(f"Staat nu hier: {successor.title}" for successor in each.successors),
            ),
            page=MILESTONES if told.kind is Kind.MILESTONE else stood[key][0],
            anchor=each.anchor,
            feeds=("", *(page for page in stood[key] if page != MILESTONES)),
        )


def _named(told: Succession, said: Phrases) -> str:
    return f"{said['Belofte'] + ' ' if told.kind is Kind.MILESTONE else ''}{_title(told.kind, told.title)}"


def _title(kind: Kind, title: str) -> str:
    """A title says what is promised, and never that it is so."""
    return dutch.quoted(title) if kind is Kind.MILESTONE else title


def _events(dossier: Dossier, sources: Mapping[str, Source], said: Phrases) -> Iterator[Entry]:
    """What happened, in the feeds of the measures that it is about too; without a day there is nothing to date it by."""
    measures = measures_by_number(dossier)
    for event in dossier.events:
        if (day := event.date.start or event.date.end) is None:
            continue
        about = [measures[number] for number in event.measures]
        yield Entry(
            date=day,
            known=event.known_since,
            name=f"tijdlijn/{event.id}",
            title=f"{dutch.capital(event.kind)}: {event.title}",
            paragraphs=(
                *(of_measure(said, measure) for measure in about),
                *([f"Wanneer: {dutch.when(event.date)}."] if event.date.day is None else []),
                *([event.note] if event.note else []),
                *resting(event.evidence, sources),
            ),
            page="tijdlijn",
            anchor=event.id,
            own=True,
            feeds=("", *(measure_page(measure.slug) for measure in about)),
        )


def _figures(dossier: Dossier, sources: Mapping[str, Source]) -> Iterator[Entry]:
    """The figures of each series that came with a source."""
    found = Counter((each.series, each.source) for each in dossier.observations if each.value is not None)
    series = {each.id: each for each in dossier.series}
    for (counted, told), number in found.items():
        source = sources[told] if told is not None else None
        if source is None or (day := source.date.start or source.date.end) is None:
            continue
        yield Entry(
            date=day,
            name=f"cijfers/{counted}/{source.id}",
            title=f"Nieuwe cijfers: {series[counted].title} ({dutch.count(number, 'waarde', 'waarden')}) uit {source.name}",
            paragraphs=(series[counted].description, f"Bron: {dutch.named(source)}"),
            page=series_page(counted),
            feeds=("",),
        )


def _rounds_by_source(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The pages of the rounds that each annex and letter belongs to."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for each in dossier.rounds:
        for source in {each.sheet.source, each.sheet.letter or each.sheet.source}:
            found[source] += (round_page(each.sheet.id),)
    return found
