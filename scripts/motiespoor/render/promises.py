"""What is said of one promise: how it stands in a few words, who made it to whom, when it came last, what a report tells."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.derive.instances import Instance, State, last_came
from motiespoor.dutch import capital, count, day, listed, term, when
from motiespoor.model.measure import Milestone, Report
from motiespoor.model.source import Source
from motiespoor.render.sentences import days_over

# Of these nothing can be late, so that the card says in a sentence that nothing was heard.
_NEVER_LATE = (Outcome.NO_TERM, Outcome.OPEN_ENDED)


def made_by(milestone: Milestone, sources: Mapping[str, Source]) -> str | None:
    """Who made a promise: as it says itself, else who signed the source or the letter that it came with.

    What was made elsewhere is only told by its source: who signed that need not have made it.
    """
    if milestone.by is not None or milestone.where is not None:
        return milestone.by
    source, letter = _documents(milestone, sources)
    return source.signatory or (letter.signatory if letter else None)


def made_to(milestone: Milestone, sources: Mapping[str, Source]) -> str | None:
    """To whom a promise was made: as it says itself, else, if it was made there, to whom the source or its letter went."""
    if milestone.to is not None or milestone.where is not None:
        return milestone.to
    source, letter = _documents(milestone, sources)
    return source.addressee or (letter.addressee if letter else None)


def _documents(milestone: Milestone, sources: Mapping[str, Source]) -> tuple[Source, Source | None]:
    source = sources[milestone.promise.source]
    return source, sources[source.part_of] if source.part_of else None


def came(deadline: Deadline) -> str | None:
    """When it came, or last came; `None` when nothing says that it did."""
    milestone = deadline.milestone
    if milestone.achieved is not None:
        return when(milestone.achieved)
    if told := _last(deadline):
        return told
    if deadline.outcome is Outcome.DOUBTFUL:
        return f"misschien: {_reported(milestone.reports[-1])}, met twijfel"
    return None


def _last(deadline: Deadline) -> str:
    """When what comes back came last; "" when it never came."""
    last = last_came(deadline.instances)
    told = []
    if last.certain is not None:
        day_ = last.certain.day
        told.append(f"laatst op {day(day_)}" if day_ else f"laatst over {last.certain.year}, {_told(last.certain)}")
    if last.doubtful is not None:
        which = f"misschien ook over {last.doubtful.year}" if told else "misschien"
        told.append(f"{which}: {_told(last.doubtful)}, met twijfel")
    return "; ".join(told)


def _told(instance: Instance) -> str:
    """The day on which it came, or on which it was told."""
    assert instance.report is not None, "what came has a report"
    return day(instance.day) if instance.day else f"gemeld op {day(instance.report.date)}"


def _reported(report: Report) -> str:
    return when(report.achieved) if report.achieved else day(report.date)


def unheard(deadline: Deadline) -> bool:
    """Whether nothing was heard of a promise that cannot be late."""
    return deadline.outcome in _NEVER_LATE and not deadline.milestone.reports


def report_words(report: Report) -> str:
    """What a report tells, in a few words: whether it happened, of which year, the new term; "" when it does not say."""
    told = []
    if report.happened is not None:
        told.append(report.happened.label + (f", over {report.about}" if report.about else ""))
    if report.achieved is not None:
        told.append(f"gekomen: {when(report.achieved)}")
    if report.expected is not None:
        told.append(f"nieuwe termijn: {when(report.expected)}")
    if report.known_since is not None:
        told.append(f"bekend sinds {day(report.known_since)}")
    return "; ".join(told)


def stands(deadline: Deadline, today: date) -> str:
    """How a promise stands, in a few words: 213 dagen voorbij de termijn, geen bericht gevonden; gehaald, 1 december 2025; nog 33 dagen"""
    milestone, due = deadline.milestone, deadline.term.due if deadline.term is not None else None
    match deadline.outcome:
        case Outcome.PASSED:
            return f"{days_over(deadline, today)}, geen bericht gevonden"
        case Outcome.PASSED_WITH_REPORT:
            return f"{days_over(deadline, today)}, niet gemeld als klaar"
        case Outcome.MET | Outcome.MET_LATE:
            assert milestone.achieved is not None, "what was met came"
            return f"{deadline.outcome.label}, {when(milestone.achieved)}"
        case Outcome.OPEN:
            assert due is not None, "what runs has a last day"
            return f"nog {count((due - today).days, 'dag', 'dagen')}" if due > today else "vandaag is de laatste dag"
        case Outcome.MISSED:
            years = (str(each.year) for each in deadline.instances if each.state is State.MISSED)
            return f"over {listed(years)} geen bericht gevonden"
        case Outcome.AWAITED:
            return f"over {deadline.instances[-1].year} nog geen bericht gevonden"
        case Outcome.SHARED:
            return "telt mee bij een andere"
        case Outcome.NO_TERM:
            return "geen termijn"
        case Outcome.OPEN_ENDED:
            return "geen laatste dag"
        case _:
            return deadline.outcome.label


def on_the_axis(deadline: Deadline, sources: Mapping[str, Source]) -> str:
    """All that a row of the time axis shows, in words; how it stands is said beside it, and not twice."""
    milestone = deadline.milestone
    made = f"{'Genoemd' if milestone.where else 'Beloofd'}: {when(sources[milestone.promise.source].date)}."
    told = [day(each.date) + (f" ({said})" if (said := report_words(each)) else "") for each in milestone.reports]
    return " ".join(
        (
            made,
            term(milestone.expected, deadline.term),
            *([f"Berichten: {listed(told)}."] if told else []),
            *([f"{capital(last)}."] if (last := _last(deadline)) else []),
        )
    )
