"""The list of measures: as the plan divides it, each part with how it stands, and what can be chosen from a long one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from motiespoor import dutch, paths
from motiespoor.derive.history import tally
from motiespoor.derive.plan import anchor_of, is_long
from motiespoor.derive.rows import numbers_before
from motiespoor.derive.succession import ended_measures
from motiespoor.model.chapters import Chapter, Theme
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Measure
from motiespoor.model.publication import StatusKind
from motiespoor.model.round import RoundSheet
from motiespoor.render import sentences
from motiespoor.render.cards import Card
from motiespoor.render.context import Context
from motiespoor.render.output import Page

_ROUNDS = 3  # of the rounds, the latest in the list

Counted = tuple[
    tuple[StatusKind, int], ...
]  # how many measures have an action with a status, in the order of the words


@dataclass(frozen=True, kw_only=True, slots=True)
class ThemeRows:
    """The measures of a theme; `title` is `None` for a chapter that has no themes."""

    anchor: str
    title: str | None
    counted: Counted
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChapterRows:
    """The measures of a chapter, by theme."""

    anchor: str
    title: str
    number: int
    counted: Counted
    themes: tuple[ThemeRows, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MeasureRow:
    """A measure in the list: how many actions have each status now and in the latest rounds, and what of its promises.

    `numbers` are those that it had before and that no measure has now: links lead to them.
    """

    measure: Measure
    numbers: tuple[str, ...]
    now: tuple[tuple[StatusKind, int], ...]
    rounds: tuple[tuple[RoundSheet, tuple[tuple[StatusKind, int], ...]], ...]
    promises: tuple[tuple[bool, str], ...]


def measure_rows(context: Context) -> tuple[MeasureRow, ...]:
    """Every measure as it stands in a list of them, for the macro `maatregellijst`."""
    statuses, earlier = context.dossier.statuses, numbers_before(context.dossier)
    return tuple(
        MeasureRow(
            measure=each.measure,
            numbers=earlier.get(each.measure.slug, ()),
            now=tally(each.now, statuses),
            rounds=tuple((held.sheet, tally(row, statuses)) for held, row in each.rounds[-_ROUNDS:]),
            promises=sentences.of_measure(context.said, context.deadlines_of.get(each.measure.number, ())),
        )
        for each in context.histories
    )


def measure_list(context: Context) -> Page:
    """All measures with what they are about and where they stand."""
    said, earlier, rows = context.said, numbers_before(context.dossier), measure_rows(context)
    return context.page(
        "maatregelen",
        "maatregelen.md.jinja",
        title=said["Maatregelen"],
        description=said.told("Alle maatregelen, met waar de acties staan in elke ronde en zoals laatst bekend."),
        source=paths.STATUSES,
        card=Card(
            heading=dutch.count(len(context.histories), said["maatregel"], said["maatregelen"]),
            below=said.told("Waar de acties staan, in elke ronde en zoals laatst bekend."),
            statuses=tally(
                tuple(standing for each in context.histories for standing in each.now), context.dossier.statuses
            ),
        ),
        rijen=rows,
        hoofdstukken=divided(rows, context.dossier),
        te_kiezen=counted(rows, context.dossier.statuses) if is_long(context.dossier) else (),
        hier_eerder=context.gone.get("maatregelen", ()),
        eerdere_nummers={each.name: earlier.get(each.name, ()) for each, _ in ended_measures(context.gone)},
        statuslijst=context.dossier.statuses,
        letterlijk=any(each.literal for each in context.dossier.rounds),
        figuren=[
            context.drawn[each.id] for each in context.dossier.charts if not each.series and each.id in context.drawn
        ],
    )


def divided(rows: Sequence[MeasureRow], dossier: Dossier) -> tuple[ChapterRows, ...]:
    """The rows as the plan divides them; nothing of a plan without chapters."""
    return tuple(_chapter(each, rows, dossier.statuses) for each in dossier.publication.chapters)


def counted(rows: Iterable[MeasureRow], statuses: Iterable[StatusKind]) -> Counted:
    """How many measures have an action with each status now; one with several statuses counts for each of them."""
    found = Counter(status.id for row in rows for status, _ in row.now)
    return tuple((each, found[each.id]) for each in statuses if found[each.id])


def _chapter(chapter: Chapter, rows: Sequence[MeasureRow], statuses: Sequence[StatusKind]) -> ChapterRows:
    themes = tuple(_theme(each, rows, statuses) for each in chapter.themes or (chapter,))
    within = tuple(row for each in themes for row in each.rows)
    return ChapterRows(
        anchor=anchor_of(chapter),
        title=chapter.title,
        number=len(within),
        counted=counted(within, statuses),
        themes=themes,
    )


def _theme(section: Chapter | Theme, rows: Sequence[MeasureRow], statuses: Sequence[StatusKind]) -> ThemeRows:
    within = tuple(row for row in rows if row.measure.theme == section.id)
    return ThemeRows(
        anchor=anchor_of(section),
        title=section.title if isinstance(section, Theme) else None,
        counted=counted(within, statuses),
        rows=within,
    )
