"""The public record of corrections, in closed rounds and in our own reading, and what became of what is no longer followed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from motiespoor import paths
from motiespoor.derive.deadlines import Deadline
from motiespoor.derive.history import Change
from motiespoor.derive.succession import Gone, ended_measures
from motiespoor.model.dossier import Round
from motiespoor.model.measure import Cause, StatusUpdate, Withdrawal
from motiespoor.model.round import Correction
from motiespoor.model.succession import Succession
from motiespoor.render.context import Context
from motiespoor.render.entry import measure_page
from motiespoor.render.output import Page, Planned

PAGE = "correcties"


def corrections_page(context: Context) -> Page:
    """Every correction of every closed round and of our own reading, latest first, and which rounds are closed since when."""
    rounds = context.dossier.rounds
    listed = sorted(
        ((each, correction) for each in rounds for correction in each.corrections),
        key=lambda pair: pair[1].date,
        reverse=True,
    )
    return context.page(
        PAGE,
        "correcties.md.jinja",
        title="Correcties",
        description=context.said.told(
            "Wat er in gesloten ronden en in onze lezing is verbeterd, met de reden, en welke ronden gesloten zijn."
        ),
        source=_source(listed, rounds),
        correcties=listed,
        lezingen=_readings(context),
        gesloten=[each for each in rounds if each.closing is not None],
        open=[each for each in rounds if each.closing is None],
    )


_Reading = tuple[date, Change | None, StatusUpdate | None, tuple[Deadline, Withdrawal] | None]


def _readings(context: Context) -> list[_Reading]:
    """Every correction of what we read ourselves, latest first by the day on which it was known.

    Of a status the change with what stood in its place before; of a promise what is taken back.
    """
    statuses: list[_Reading] = [
        (each.update.known_since or each.update.date, each, _mistaken(each), None)
        for each in context.changes
        if each.update.cause is Cause.CORRECTION
    ]
    promises: list[_Reading] = [
        (each.date, None, None, (deadline, each))
        for deadline in context.deadlines
        for each in deadline.milestone.corrections
    ]
    return sorted((*statuses, *promises), key=lambda each: each[0], reverse=True)


def _mistaken(change: Change) -> StatusUpdate | None:
    """What stood where a correction stands; `None` when it corrects what was said on another day."""
    earlier = change.action.updates[: change.action.updates.index(change.update)]
    own = [each for each in earlier if (each.date, each.round) == (change.update.date, change.update.round)]
    return own[-1] if own else None


def _source(listed: list[tuple[Round, Correction]], rounds: tuple[Round, ...]) -> str:
    """The file where the latest of what the page tells stands."""
    closed = [each.closing.origin.path for each in rounds if each.closing is not None]
    if listed:
        return listed[0][1].origin.path
    return closed[-1] if closed else paths.PUBLICATION


def succession_pages(context: Context) -> Iterator[Planned]:
    """A page for every measure that ended, at the address that it had."""
    for succession, gone in ended_measures(context.gone):
        yield Planned(measure_page(succession.name), partial(_succession_page, context, gone, succession))


def _succession_page(context: Context, gone: Gone, succession: Succession) -> Page:
    page = measure_page(succession.name)
    return context.page(
        page,
        "opgevolgd.md.jinja",
        title=gone.title,
        description=f"{context.said['Deze maatregel']} wordt niet meer onder deze naam gevolgd: {succession.reason}",
        source=succession.origin.path,
        punt=gone,
        nummers=[
            (each.sheet, then.number)
            for each in context.dossier.rounds
            for then in (each.closing.measures if each.closing else ())
            if then.slug == succession.name and then.number in each.reports
        ],
        hier_eerder=context.gone.get(page, ()),
    )
