"""What a feed tells of a promise: that it was made, what was said of it, that it was kept, or that its time passed.

A title never states a promise as a fact: it names the promise, and says what was told of it.
What was told stays told. A term that passed, or a year in which nothing came, keeps its entry when it comes after all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from motiespoor import dutch
from motiespoor.derive.days import searched_until
from motiespoor.derive.deadlines import Deadline, Outcome, day_kept, yearly
from motiespoor.derive.instances import Instance
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Happened, Report
from motiespoor.model.period import Period
from motiespoor.model.source import Evidence, Source
from motiespoor.model.wording import Phrases
from motiespoor.render.entry import Entry, later, measure_page, nth, of_measure, resting
from motiespoor.render.permanent import milestone_place
from motiespoor.render.sentences import caveat

# What the entries of a promise that was kept, and of a term that passed, are called.
KEPT, PASSED = "gehaald", "voorbij"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Telling:
    """A promise, with what its entries are made of.

    `rounds` has the pages of the rounds that a source belongs to.
    """

    deadline: Deadline
    sources: Mapping[str, Source]
    rounds: Mapping[str, tuple[str, ...]]
    said: Phrases
    caveat: str

    def entry(
        self,
        day: date,
        name: str,
        title: str,
        *paragraphs: str,
        evidence: tuple[Evidence, ...] = (),
        known: date | None = None,
    ) -> Entry:
        """An entry of this promise; `evidence` says which rounds told it first, and stands at the end."""
        milestone, measure = self.deadline.milestone, self.deadline.measure
        page, anchor = milestone_place(self.deadline)
        first_told = dict.fromkeys(page for each in evidence for page in self.rounds.get(each.source, ()))
        return Entry(
            date=day,
            # Nothing of a promise was known here before the promise itself.
            known=later(known or day, milestone.known_since),
            name=f"mijlpalen/{milestone.id}/{name}",
            title=f"{f'{measure.number}. ' if measure else ''}{title}",
            paragraphs=(
                *([of_measure(self.said, measure)] if measure else []),
                *paragraphs,
                *resting(evidence, self.sources),
            ),
            page=page,
            anchor=anchor,
            feeds=("", *([measure_page(measure.slug)] if measure else []), *first_told),
        )

    @property
    def promise(self) -> str:
        """The promise as it stands within a title: de belofte ‘Tien veren’."""
        return self._named("de belofte")

    @property
    def name(self) -> str:
        """The promise as a title begins with it: Belofte ‘Tien veren’."""
        return self._named("Belofte")

    def _named(self, phrase: str) -> str:
        return f"{self.said[phrase]} {dutch.quoted(self.deadline.milestone.title)}"

    @property
    def promised(self) -> str:
        """Where it was promised."""
        promise = self.deadline.milestone.promise
        return f"Beloofd in: {dutch.cited(promise, self.sources[promise.source])}"


def promise_entries(
    deadline: Deadline,
    dossier: Dossier,
    sources: Mapping[str, Source],
    *,
    rounds: Mapping[str, tuple[str, ...]],
    said: Phrases,
    today: date,
) -> Iterator[Entry]:
    """Everything that happened to a promise."""
    telling = _Telling(
        deadline=deadline,
        sources=sources,
        rounds=rounds,
        said=said,
        caveat=caveat(searched_until(dossier, deadline.measure, deadline.milestone), today),
    )
    yield from _made(telling)
    yield from _kept(telling)
    yield from _reports(telling)
    yield from _passed(telling, today)
    yield from _missed(telling, today)
    yield from _corrections(telling)


def _made(telling: _Telling) -> Iterator[Entry]:
    """The promise itself, on the day of its source."""
    milestone = telling.deadline.milestone
    said = telling.sources[milestone.promise.source].date
    if (day := said.start or said.end) is None:
        return
    if milestone.condition is not None:
        when = "onder voorwaarde"
    elif yearly(replace(milestone, reports=())):
        when = "elk jaar"
    else:
        when = dutch.when(milestone.expected) if milestone.expected else "zonder termijn"
    yield telling.entry(
        day,
        "beloofd",
        f"{telling.said['Nieuwe belofte']}: {dutch.quoted(milestone.title)}, {when}",
        dutch.term(milestone.expected, milestone.expected),
        *([f"Voorwaarde: {dutch.quoted(milestone.condition)}."] if milestone.condition else []),
        evidence=(milestone.promise,),
    )


def _kept(telling: _Telling) -> Iterator[Entry]:
    """The promise as kept, if it was; also when that was taken back."""
    deadline, milestone = telling.deadline, telling.deadline.milestone
    day = day_kept(milestone, telling.sources)
    if milestone.achieved is not None and day is not None:
        yield telling.entry(
            day,
            KEPT,
            f"{telling.name}: {telling.said.told(deadline.outcome.label)}",
            dutch.term(milestone.expected, deadline.term),
            dutch.come(milestone.achieved),
            telling.promised,
            *([milestone.note] if milestone.note else []),
            evidence=milestone.evidence,
        )
    told = {day}
    for each in milestone.corrections:
        then = day_kept(replace(milestone, achieved=each.was), telling.sources) if each.was is not None else None
        if then is None or then in told:
            continue
        told.add(then)
        yield telling.entry(
            then,
            KEPT,
            f"{telling.name}: niet langer ‘{Outcome.MET.label}’ genoemd",
            f"Correctie van {dutch.day(each.date)}: {each.what}",
            telling.promised,
            known=each.date,
        )


def _reports(telling: _Telling) -> Iterator[Entry]:
    """What later sources say of a promise."""
    milestone = telling.deadline.milestone
    kept = day_kept(milestone, telling.sources)
    seen: Counter[date] = Counter()
    term = milestone.expected
    for report in milestone.reports:
        seen[report.date] += 1
        before, term = term, report.expected or term
        news = list(_news(report, was_kept=kept is not None and kept <= report.date))
        if term is not None and term != before:
            news.append(
                f"nieuwe termijn, {f'van ‘{dutch.when(before)}’ naar' if before else 'nu'} ‘{dutch.when(term)}’"
            )
        yield telling.entry(
            report.date,
            nth("bericht", seen[report.date]),
            f"Bericht over {telling.promise}: {'; '.join(news) or 'nog niet gemeld als gehaald'}",
            dutch.term(before, term),
            f"Onze lezing: {report.explanation}",
            evidence=report.evidence,
            known=report.known_since,
        )


def _news(report: Report, *, was_kept: bool) -> Iterator[str]:
    """What a report says of whether it happened, if it says that it did."""
    if report.happened is Happened.YES:
        yield f"gekomen over {report.about}" if report.about else "gekomen"
    elif report.happened is Happened.DOUBTFUL:
        yield "gemeld, met twijfel"
    elif was_kept:
        yield "toen al gehaald"


def _passed(telling: _Telling, today: date) -> Iterator[Entry]:
    """Each term that passed while it held and on which the promise was not kept, on the day after it."""
    deadline, milestone = telling.deadline, telling.deadline.milestone
    # What depends on something else is never late.
    if milestone.condition is not None or milestone.together is not None:
        return
    moved = [(later(each.date, each.known_since), each.expected) for each in milestone.reports if each.expected]
    terms = [(date.min, milestone.expected), *moved] if milestone.expected else moved
    told: set[date] = set()
    for number, (_, term) in enumerate(terms):
        if (
            (due := term.due) is None
            or due >= today
            or due in told
            or any(day <= due for day, _ in terms[number + 1 :])
        ):
            continue
        if milestone.achieved is not None and not _begins_after(milestone.achieved, due):
            continue
        told.add(due)
        if milestone.achieved is not None:
            came, why = "later gehaald", dutch.come(milestone.achieved)
        elif deadline.outcome is Outcome.DOUBTFUL:
            doubt = next(each for each in reversed(milestone.reports) if each.happened is Happened.DOUBTFUL)
            came, why = "gemeld, met twijfel", _said(doubt)
        else:
            came, why = "niet gemeld als gehaald", telling.caveat
        yield telling.entry(
            due + timedelta(days=1),
            PASSED,
            f"Termijn voorbij van {telling.promise}: {came}",
            dutch.term(milestone.expected, term),
            why,
            telling.promised,
            # Kept, we thought, until we took that back: only then it is news that the term passed.
            known=max((each.date for each in milestone.corrections if each.was is not None), default=None),
        )


def _begins_after(achieved: Period, due: date) -> bool:
    """Whether it surely came too late; a period that may lie after the term is not called so."""
    return achieved.start is not None and achieved.start > due


def _missed(telling: _Telling, today: date) -> Iterator[Entry]:
    """Each year that went by without word that it happened, on the first day of the next."""
    deadline = telling.deadline
    if deadline.outcome is Outcome.CONDITIONAL or deadline.outcome is Outcome.SHARED:
        return
    for each in deadline.instances:
        day = date(each.year + 1, 1, 1)
        if day > today or any(later(report.date, report.known_since) <= day for report in _word(each)):
            continue
        if each.report is None:
            title = f"Over {each.year} geen bericht gevonden over {telling.promise}"
            why = (telling.caveat, telling.promised)
        else:
            title = f"Over {each.year} pas later bericht gevonden over {telling.promise}"
            why = (_said(each.report), telling.promised)
        yield telling.entry(day, f"uitgebleven/{each.year}", title, *why)


def _word(instance: Instance) -> Iterator[Report]:
    """The reports that say that a year's instance came, or may have come."""
    if instance.report is not None:
        yield instance.report
    yield from (each for each in instance.others if each.happened in (Happened.YES, Happened.DOUBTFUL))


def _said(report: Report) -> str:
    return f"Bericht van {dutch.day(report.date)}: {report.explanation}"


def _corrections(telling: _Telling) -> Iterator[Entry]:
    """What stood here of a promise and was wrong."""
    seen: Counter[date] = Counter()
    for each in telling.deadline.milestone.corrections:
        seen[each.date] += 1
        yield telling.entry(
            each.date,
            nth("correctie", seen[each.date]),
            f"Correctie bij {telling.promise}",
            each.what,
            *([f"Eerst stond hier: gekomen, {dutch.when(each.was)}."] if each.was else []),
        )
