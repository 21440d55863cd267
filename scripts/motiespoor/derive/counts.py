"""How many promises stand where: counted once, so that every page and the terminal say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.derive.instances import State


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """Of a dossier, or of a part of it; a promise that counts with another is in none of what is late.

    Every promise is counted once in these parts: kept, late with a date or yearly, running, returning, conditional, doubtful,
    shared, without a term and open-ended. A yearly promise is late once, in its worst state: `missed` promises missed a whole year or more,
    `yearly_missed` says how many of those missed which year, and `yearly_awaited` missed none but lack this year.
    """

    promises: int
    kept: int  # in time or late
    kept_late: int
    dated: int  # with a last day, and so those that can be late
    dated_late: int
    missed: int
    yearly_missed: Mapping[int, int]
    yearly_awaited: int
    running: int  # the last day is still to come
    returning: int  # nothing that comes back is known to be missing
    conditional: int
    doubtful: int
    shared: int
    no_term: int
    open_ended: int
    untestable: int
    unsaid: int  # nobody has said yet what would count as kept


def counts(deadlines: Sequence[Deadline]) -> Counts:
    """How many promises stand where."""
    outcomes = Counter(each.outcome for each in deadlines)
    own = (each for each in deadlines if each.outcome not in (Outcome.CONDITIONAL, Outcome.SHARED))
    testable = Counter(each.milestone.testable for each in deadlines)
    missed = Counter(
        instance.year
        for each in deadlines
        if each.outcome is Outcome.MISSED
        for instance in each.instances
        if instance.state is State.MISSED
    )
    return Counts(
        promises=len(deadlines),
        kept=outcomes[Outcome.MET] + outcomes[Outcome.MET_LATE],
        kept_late=outcomes[Outcome.MET_LATE],
        dated=sum(each.term is not None and each.term.due is not None for each in own),
        dated_late=sum(each.dated_late for each in deadlines),
        missed=outcomes[Outcome.MISSED],
        yearly_missed=dict(sorted(missed.items())),
        yearly_awaited=outcomes[Outcome.AWAITED],
        running=outcomes[Outcome.OPEN],
        returning=outcomes[Outcome.RECURRING] + outcomes[Outcome.TO_RECUR] + outcomes[Outcome.PERIODIC],
        conditional=outcomes[Outcome.CONDITIONAL],
        doubtful=outcomes[Outcome.DOUBTFUL],
        shared=outcomes[Outcome.SHARED],
        no_term=outcomes[Outcome.NO_TERM],
        open_ended=outcomes[Outcome.OPEN_ENDED],
        untestable=testable[False],
        unsaid=testable[None],
    )
