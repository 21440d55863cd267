"""Two rounds next to each other: what was written differently, what moved, and what was not mentioned again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise

from motiespoor.derive.deadlines import day_kept
from motiespoor.derive.figures import break_between, whole_area, whole_sector
from motiespoor.derive.history import said_in, superseded, told_in
from motiespoor.derive.instances import pooled
from motiespoor.derive.lookup import Line, lookup, remembered
from motiespoor.derive.rows import number_in, row_of
from motiespoor.derive.succession import former_measures
from motiespoor.derive.words import Piece, changed, difference, likeness
from motiespoor.model.dossier import Dossier, Round, natural
from motiespoor.model.figure import Observation, Series, SeriesBreak
from motiespoor.model.measure import Action, Happened, Measure, Milestone, StatusUpdate
from motiespoor.model.round import Item, ProgressReport
from motiespoor.model.source import Source
from motiespoor.model.succession import Succession

# With more rounds than this, only neighbours and the first with the last are compared: the number of pairs is square.
ALL_PAIRS_UP_TO = 6
# Two items that share less than this are not the same item in other words.
_ALIKE = 0.25


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemChange:
    """An item of a cell in both rounds; `before` or `after` is `None` when it stands in only one."""

    before: Item | None
    after: Item | None
    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether it is new, gone or worded differently."""
        return self.before is None or self.after is None or changed(self.pieces)


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """The status of an action in both rounds; `None` where the round gives none.

    `turn` is the update that brought it to where it is after: its cause is why the status moved,
    also when a later update only said the same in other words.
    """

    action: Action
    before: StatusUpdate | None
    after: StatusUpdate | None
    turn: StatusUpdate | None

    @property
    def kind(self) -> str:
        """nieuw, niet-genoemd, veranderd or gelijk."""
        if self.before is None:
            return "nieuw"
        if self.after is None:
            return "niet-genoemd"
        return "veranderd" if self.before.status != self.after.status else "gelijk"


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureMove:
    """A key figure as it was known at both rounds."""

    series: Series
    before: Observation
    after: Observation
    broken: SeriesBreak | None  # lies between them, so that they may not be compared


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneMove:
    """A milestone between two rounds: toegevoegd, gehaald, gekomen, verschoven, genoemd or niet-genoemd."""

    milestone: Milestone
    kind: str

    @property
    def counted(self) -> bool:
        """Whether it is counted here: what came with another promise is counted with that one."""
        return self.kind != "gekomen" or self.milestone.together is None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureChange:
    """One measure in two rounds; `before` or `after` is `None` when the round has no row for it.

    `new` and `gone` say that only one of the two rounds is about it. `number` is the one that it had in the last round
    that is, and `renumbered` the one before, when that was another.
    """

    measure: Measure
    number: str
    renumbered: str | None
    before: ProgressReport | None
    after: ProgressReport | None
    new: bool
    gone: bool
    title: tuple[Piece, ...]
    objective: tuple[Piece, ...]
    actions: tuple[ItemChange, ...]
    progress: tuple[ItemChange, ...]
    moves: tuple[Move, ...]
    milestones: tuple[MilestoneMove, ...]
    figures: tuple[FigureMove, ...]

    @property
    def reworded(self) -> bool:
        """Whether any literal text differs."""
        items = (*self.actions, *self.progress)
        return changed(self.title) or changed(self.objective) or any(each.changed for each in items)


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """Two rounds, measure by measure; `other_milestones` belong to no measure; `ended` ended or went over in between."""

    before: Round
    after: Round
    measures: tuple[MeasureChange, ...]
    other_milestones: tuple[MilestoneMove, ...]
    ended: tuple[Succession, ...]

    @property
    def literal(self) -> bool:
        """Whether there are words to lay next to each other."""
        return self.before.literal and self.after.literal

    def anchor(self, of: MeasureChange) -> str:
        """Where a measure stands on the page: under its number, unless it is gone and that is the number of another now."""
        taken = of.gone and any(each.number == of.number for each in self.measures if not each.gone)
        return f"{'was-' if taken else ''}maatregel-{of.number.lower()}"

    @property
    def name(self) -> str:
        """Names the pair in addresses."""
        return pair_name(self.before, self.after)


def pair_name(before: Round, after: Round) -> str:
    """Names a pair of rounds in addresses."""
    return f"{before.sheet.id}-naar-{after.sheet.id}"


def pairs(rounds: tuple[Round, ...]) -> tuple[tuple[Round, Round], ...]:
    """Which rounds are compared: the first few all with each other, a later one with the first and the one before it.

    Rounds that come later only add to them: a comparison that was published stays.
    """
    few, many = rounds[:ALL_PAIRS_UP_TO], rounds[ALL_PAIRS_UP_TO - 1 :]
    later = ((earlier, after) for before, after in pairwise(many) for earlier in (rounds[0], before))
    return (*combinations(few, 2), *later)


def comparison(before: Round, after: Round, dossier: Dossier) -> Comparison:
    """Everything that differs between two rounds."""
    figures = _figure_moves(before, after, dossier) if dossier.observations else {}
    then, now = told_in(before, dossier), told_in(after, dossier)
    return Comparison(
        before=before,
        after=after,
        measures=tuple(
            _measure_change(
                measure, before, after, dossier, figures, new=measure.slug not in then, gone=measure.slug not in now
            )
            for measure in _in_order(dossier)
            if measure.slug in then or measure.slug in now
        ),
        ended=tuple(each for each in dossier.successions if before.sheet.date < each.date <= after.sheet.date),
        other_milestones=_milestone_moves(dossier.promises, before, after, dossier),
    )


@remembered
def _in_order(dossier: Dossier) -> tuple[Measure, ...]:
    """The measures that there are and that there were."""
    return tuple(sorted((*dossier.measures, *former_measures(dossier)), key=lambda each: natural(each.number)))


def _measure_change(
    measure: Measure,
    before: Round,
    after: Round,
    dossier: Dossier,
    figures: Mapping[str, FigureMove],
    *,
    new: bool,
    gone: bool,
) -> MeasureChange:
    then, now = row_of(dossier, before, measure), row_of(dossier, after, measure)
    old, row = then.report if then else None, now.report if now else None
    number = number_in(dossier, before if gone else after, measure)
    return MeasureChange(
        measure=measure,
        number=number,
        renumbered=then.number if then and now and then.number != number else None,
        before=old,
        after=row,
        new=new,
        gone=gone,
        title=difference(old.title if old else "", row.title if row else ""),
        objective=difference(old.objective if old else "", row.objective if row else ""),
        actions=_items(
            _followed(old.actions if old else (), measure, before, "actions"),
            _followed(row.actions if row else (), measure, after, "actions"),
        ),
        progress=_items(
            _followed(old.progress if old else (), measure, before, "progress"),
            _followed(row.progress if row else (), measure, after, "progress"),
        ),
        moves=_moves(measure, before, after),
        milestones=_milestone_moves(measure.milestones, before, after, dossier),
        figures=tuple(figures[series] for series in measure.key_figures if series in figures),
    )


def _followed(items: tuple[Item, ...], measure: Measure, each: Round, part: str) -> list[tuple[Item, frozenset[str]]]:
    """The items of a cell, each with the ids of the actions that it is about."""
    mentions = [(action.id, m) for action in measure.actions for m in action.mentions if m.round == each.sheet.id]
    return [
        (item, frozenset(name for name, mention in mentions if number in getattr(mention, part)))
        for number, item in enumerate(items, 1)
    ]


def _items(old: list[tuple[Item, frozenset[str]]], new: list[tuple[Item, frozenset[str]]]) -> tuple[ItemChange, ...]:
    """Items of two cells, matched by their action and by what they share: the order of the new cell, then what is gone."""
    scores = sorted(
        (
            (likeness(a.text, b.text), -i, -j)
            for i, (a, about) in enumerate(old)
            for j, (b, also) in enumerate(new)
            if about & also or not (about or also)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in scores:
        if score >= _ALIKE and -j not in partner and -i not in taken:
            partner[-j] = -i
            taken.add(-i)
    found = []
    for j, (item, _) in enumerate(new):
        match = old[partner[j]][0] if j in partner else None
        found.append(ItemChange(before=match, after=item, pieces=difference(match.text if match else "", item.text)))
    gone = [item for i, (item, _) in enumerate(old) if i not in taken]
    return (*found, *(ItemChange(before=item, after=None, pieces=difference(item.text, "")) for item in gone))


def _moves(measure: Measure, before: Round, after: Round) -> tuple[Move, ...]:
    found = []
    for action in measure.actions:
        old, new = (said_in(each, action) for each in (before, after))
        if old is not None or new is not None:
            found.append(Move(action=action, before=old, after=new, turn=_turn(action, new)))
    return tuple(found)


def _turn(action: Action, after: StatusUpdate | None) -> StatusUpdate | None:
    """The first of the unbroken run of updates, up to and with `after`, that have its status."""
    if after is None:
        return None
    turn = after
    wrong = superseded(action)
    for update in reversed(action.updates[: action.updates.index(after)]):
        if update in wrong:
            continue
        if update.status != after.status:
            break
        turn = update
    return turn


@remembered
def _sources(dossier: Dossier) -> Mapping[str, Source]:
    return {each.id: each for each in dossier.sources}


def _milestone_moves(
    milestones: Iterable[Milestone], before: Round, after: Round, dossier: Dossier
) -> tuple[MilestoneMove, ...]:
    sources = _sources(dossier)
    kinds = ((each, _milestone_kind(each, dossier, sources, before, after)) for each in milestones)
    return tuple(MilestoneMove(milestone=each, kind=kind) for each, kind in kinds if kind is not None)


def _milestone_kind(
    milestone: Milestone, dossier: Dossier, sources: Mapping[str, Source], before: Round, after: Round
) -> str | None:
    """What happened to a milestone after one round and up to the other; `None` when it was settled before, or comes later."""
    start, end = before.sheet.date, after.sheet.date
    promised = sources[milestone.promise.source].date.start or date.min
    achieved = day_kept(milestone, sources)
    if promised > end or (achieved is not None and achieved <= start):
        return None
    if achieved is not None and achieved <= end:
        return "gehaald"
    if promised > start:
        return "toegevoegd"
    # What comes back is not done with when it comes: it came. Who else that same fact keeps, came with it.
    if any(each.happened is Happened.YES and start < each.date <= end for each in pooled(milestone, dossier)):
        return "gekomen"
    own = {after.sheet.source, after.sheet.letter}
    reports = [each for each in milestone.reports if start < each.date <= end]
    if any(each.expected is not None for each in reports):
        return "verschoven"
    return "genoemd" if any(piece.source in own for each in reports for piece in each.evidence) else "niet-genoemd"


def _figure_moves(before: Round, after: Round, dossier: Dossier) -> dict[str, FigureMove]:
    """The series whose latest known value at one round is another than at the other, by id."""
    figures = lookup(dossier)
    areas: defaultdict[str, set[str]] = defaultdict(set)
    for line, own in figures.standing.items():
        if any(each.value is not None for each in own.values()):
            areas[line.series].add(line.area)
    found = {}
    for series in dossier.series:
        # Of the whole sector, in the whole area or in the one area that the series has.
        area = next(iter(areas[series.id])) if len(areas[series.id]) == 1 else whole_area(dossier)
        known = figures.standing.get(Line(series.id, area, whole_sector(dossier)), {})
        old, new = (_known(known.values(), each.sheet.date) for each in (before, after))
        if old is not None and new is not None and old.value != new.value:
            found[series.id] = FigureMove(
                series=series,
                before=old,
                after=new,
                broken=break_between(dossier, Line(series.id, new.area, new.sector), old.date, new.date),
            )
    return found


def _known(values: Iterable[Observation], day: date) -> Observation | None:
    """The latest value on or before a day."""
    known = (each for each in values if each.value is not None and each.date <= day)
    return max(known, key=lambda each: each.date, default=None)
