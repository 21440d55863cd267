"""What a reporting round still lacks: texts, status updates, word of promises, and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.deadlines import Deadline, Outcome, deadlines
from motiespoor.derive.lineage import area_lineage, sector_lineage
from motiespoor.derive.rows import row_of
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.figure import Observation, Series, YesNo
from motiespoor.model.measure import Action, Measure
from motiespoor.model.publication import Role
from motiespoor.model.register import RegisterTable

# What is late, or due this year, and of which nothing was heard; what counts with another promise is asked there.
_UNHEARD = (Outcome.PASSED, Outcome.MISSED, Outcome.AWAITED)

Segment = tuple[str, str, str | None]  # area, sector, breakdown


@dataclass(frozen=True, kw_only=True, slots=True)
class Lack:
    """What a measure lacks in a round; `text` is whether its literal text is not there."""

    measure: Measure
    text: bool
    actions: tuple[Action, ...]  # without a status update
    late: tuple[Deadline, ...]  # that are due, without a word


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureLack:
    """Figures of a series that were given, or looked for, at an earlier round and not at this one.

    Of what went into another or was split, those of what came of it are expected.
    """

    series: Series
    earlier: date
    cells: tuple[Segment, ...]
    expected: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Missing:
    """All that a round lacks: by the role that keeps the measures up to date, and what no measure carries."""

    round: Round
    owners: tuple[tuple[Role, tuple[Lack, ...]], ...]  # only roles and measures that lack something
    promises: tuple[Deadline, ...]
    figures: tuple[FigureLack, ...]
    registers: tuple[RegisterTable, ...]  # in which nobody looked since the round came

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """How many texts, status updates, words of promises and figures are missing."""
        lacks = [lack for _, listed in self.owners for lack in listed]
        return (
            sum(lack.text for lack in lacks),
            sum(len(lack.actions) for lack in lacks),
            sum(len(lack.late) for lack in lacks) + len(self.promises),
            sum(len(each.cells) for each in self.figures),
        )


def running_round(dossier: Dossier) -> Round | None:
    """The latest round that is open; `None` when every round is closed."""
    return next((each for each in reversed(dossier.rounds) if each.closing is None), None)


def missing(dossier: Dossier, each: Round, today: date) -> Missing:
    """What a round lacks on a day."""
    unheard = [deadline for deadline in deadlines(dossier, today) if deadline.outcome in _UNHEARD]
    owners = []
    for role in dossier.roles:
        lacks = [_lack(dossier, each, measure, unheard) for measure in dossier.measures if measure.owner == role.id]
        if some := tuple(lack for lack in lacks if lack.text or lack.actions or lack.late):
            owners.append((role, some))
    return Missing(
        round=each,
        owners=tuple(owners),
        promises=tuple(deadline for deadline in unheard if deadline.measure is None),
        figures=tuple(lack for series in dossier.series if (lack := _figure_lack(dossier, each, series))),
        registers=tuple(
            table
            for table in dossier.registers
            if table.register.ended is None and table.register.searched < each.sheet.date
        ),
    )


def _lack(dossier: Dossier, each: Round, measure: Measure, unheard: list[Deadline]) -> Lack:
    then = {one.slug for one in each.closing.measures} if each.closing else {measure.slug}
    return Lack(
        measure=measure,
        text=each.literal and measure.slug in then and row_of(dossier, each, measure) is None,
        actions=tuple(action for action in measure.actions if _wants_update(dossier, each, action)),
        late=tuple(deadline for deadline in unheard if deadline.measure is measure),
    )


def _wants_update(dossier: Dossier, each: Round, action: Action) -> bool:
    """Whether an action was there before the round, was not finished then, and has no status update in it."""
    if any(update.round == each.sheet.id for update in action.updates):
        return False
    final = {status.id for status in dossier.statuses if status.final is YesNo.YES}
    before = [update for update in action.updates if update.date < each.sheet.date]
    return bool(before) and before[-1].status not in final


def _figure_lack(dossier: Dossier, each: Round, series: Series) -> FigureLack | None:
    """What a series had on the reference date of the last round before this one, and has not on that of this one."""
    here = each.sheet.reference_date
    own = [row for row in dossier.observations if row.series == series.id]
    earlier = {one.sheet.reference_date for one in dossier.rounds if one.sheet.reference_date < here}
    day = max((row.date for row in own if row.date in earlier), default=None)
    if day is None:
        return None
    expected = dict.fromkeys(cell for row in own if row.date == day for cell in _become(dossier, _cell(row), here))
    given = {_cell(row) for row in own if row.date == here}
    cells = tuple(cell for cell in expected if cell not in given)
    return FigureLack(series=series, earlier=day, cells=cells, expected=len(expected)) if cells else None


def _become(dossier: Dossier, cell: Segment, day: date) -> Iterator[Segment]:
    """What there should be a figure of on a later day: of what came of the area and the sector in between."""
    area, sector, breakdown = cell
    for heir in area_lineage(dossier).heirs_on(area, day):
        for other in sector_lineage(dossier).heirs_on(sector, day):
            yield heir.code, other.code, breakdown


def _cell(row: Observation) -> Segment:
    return row.area, row.sector, row.breakdown
