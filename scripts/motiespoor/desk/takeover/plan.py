"""What taking over a table would do: the rows, how they compare with what is there, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from motiespoor.desk.takeover.counted import absent_told, earlier_days_told, sums_told, totals_asked
from motiespoor.desk.takeover.figures import Figures, figures_of, notation_in
from motiespoor.desk.takeover.layout import Layout, Slot
from motiespoor.desk.takeover.question import Asked
from motiespoor.desk.takeover.request import Request
from motiespoor.desk.takeover.shares import shares_told
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.numbers import Notation, Number, unmarked


class Effect(Enum):
    """What a cell of the table means for the package; the value is what the editor reads."""

    NEW = "nieuw"
    SAME = "gelijk"
    CHANGED = "anders"
    RESTATED = "andere nauwkeurigheid"
    FILLED = "was niet gevonden"
    GAP = "geen cijfer"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A figure of the table that the package takes over, or has already."""

    slot: Slot
    number: Number
    change: Effect
    there: Observation | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that the editor is to see before saying yes.

    `told` are sentences about how the table was read, `sums` about what was counted again and is right;
    `absent` are sentences about the parts of a whole that the table lacks;
    `left` are the figures of the package that the table does not have.
    With `asks`, `needs_cause` or `other_method` nothing is written before the editor has said why.
    """

    request: Request
    layout: Layout
    entries: tuple[Entry, ...]
    told: tuple[str, ...]
    sums: tuple[str, ...]
    absent: tuple[str, ...]
    left: tuple[Observation, ...]
    needs_cause: bool
    other_method: str | None
    asks: tuple[Asked, ...]
    problems: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[Entry, ...]:
        """The entries that change the package."""
        return tuple(
            each
            for each in self.entries
            if each.change in (Effect.NEW, Effect.CHANGED, Effect.RESTATED, Effect.FILLED)
            or (each.change is Effect.GAP and each.there is None)
        )


def planned(layout: Layout, dossier: Dossier, request: Request) -> Plan:
    """What taking over a table would do."""
    problems: list[Problem] = []
    notation = notation_in(layout, request)
    figures = None
    if isinstance(notation, Problem):
        problems.append(notation)
    else:
        figures = figures_of(layout, dossier, request, notation, problems)
    counted: list[str] = []
    absent: list[str] = []
    if figures is not None:
        values = figures.values()
        found = (*sums_told(figures, values), *earlier_days_told(figures), *shares_told(figures, values))
        counted = _sentences(found, problems)
        absent = [] if problems else _sentences(absent_told(figures), problems)
    entries = tuple(_entries(figures)) if figures is not None and not problems else ()
    return Plan(
        request=request,
        layout=layout,
        entries=entries,
        told=(*layout.told, *_notation_told(notation)),
        sums=tuple(counted),
        absent=tuple(absent),
        left=tuple(_left(figures)) if figures is not None and entries else (),
        needs_cause=request.cause is None and any(each.change is Effect.CHANGED for each in entries),
        other_method=None if figures is None or request.method_is_meant else _other_method(figures, dossier, entries),
        asks=(*layout.asks, *figures.asks, *totals_asked(figures)) if figures is not None else (),
        problems=tuple(problems),
    )


def _sentences(found: Iterable[str | Problem], problems: list[Problem]) -> list[str]:
    """What is to be told, after adding the problems among it."""
    every = list(found)
    problems += (each for each in every if isinstance(each, Problem))
    return [each for each in every if isinstance(each, str)]


def _notation_told(notation: Notation | Problem) -> Iterator[str]:
    if notation is Notation.ENGLISH:
        yield f"De getallen zijn geschreven als {notation.value}: met een punt voor decimalen."


def _entries(figures: Figures) -> Iterator[Entry]:
    """The figures of the day that was asked for."""
    for key, slot in figures.slots.items():
        if figures.request.day is not None and key.date != figures.request.day:
            continue
        read, there = figures.numbers[key], figures.there(key)
        note = _note(figures.layout, slot, read)
        yield Entry(slot=slot, number=read, change=_change(read, there, figures.request), there=there, note=note)


def _change(read: Number, there: Observation | None, request: Request) -> Effect:
    if read.value is None:
        return Effect.GAP
    if there is None:
        return Effect.NEW
    if there.value is None:
        return Effect.FILLED
    if there.value != read.value:
        return Effect.CHANGED
    return Effect.SAME if there.precision is (read.precision or request.precision) else Effect.RESTATED


def _note(layout: Layout, slot: Slot, read: Number) -> str | None:
    """The remark that goes with a figure: why there is none, a limit, the footnote of its cell."""
    text = clipped(slot.cell.text)
    if read.value is None:
        meaning = layout.signs.get(unmarked(text)[0].lower())
        means = f" ({meaning})" if meaning else ""
        return (
            f"Niet gevonden. In de tabel staat '{text}'{means}."
            if text
            else "Niet gevonden. De cel in de tabel is leeg."
        )
    parts = [f"De bron schrijft '{text}'."] if read.precision is not None else []
    if read.mark:
        note = layout.notes.get(read.mark)
        parts.append(f"Voetnoot in de bron: {note}" if note else f"De bron zet er '{read.mark}' bij, zonder uitleg.")
    return " ".join(parts) or None


def _left(figures: Figures) -> Iterator[Observation]:
    """The figures of the package on the same days by the same method that the table does not have."""
    request = figures.request
    days = {key.date for key in figures.slots if request.day in (None, key.date)}
    for key, there in figures.package.items():
        if key.date in days and key not in figures.slots:
            yield from (each for each in there if each.method == request.method and each.value is not None)


def _other_method(figures: Figures, dossier: Dossier, entries: Sequence[Entry]) -> str | None:
    """Why the method may not be the one that is meant, or `None`."""
    request = figures.request
    days = {each.slot.key.date for each in entries}
    valued = [each for there in figures.package.values() for each in there if each.value is not None]
    used = {each.method for each in valued if each.date in days}
    if used and request.method not in used:
        names = " en ".join(f"'{each}'" for each in sorted(used))
        return (
            f"Op deze peildatum staan al cijfers met een andere methode: {names}. Met methode '{request.method}' komen de "
            "nieuwe ernaast te staan; vergelijken mag dan niet."
        )
    breaks = {each.date: each for each in reversed(dossier.breaks) if each.series == request.series.id}
    for day in sorted(days & breaks.keys() - {each.date for each in valued}):
        found = breaks[day]
        return (
            f"Op {day} ligt een reeksbreuk ({found.certainty.label}): {clipped(found.description, 200)} "
            f"Kijk of methode '{request.method}' nog klopt."
        )
    return None
