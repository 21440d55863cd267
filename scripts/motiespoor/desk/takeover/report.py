"""What an editor reads about a table before saying yes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date as Day
from decimal import Decimal

from motiespoor import dutch
from motiespoor.desk.takeover.plan import Effect, Entry, Plan
from motiespoor.desk.takeover.words import AREA, SECTOR, Words
from motiespoor.model.figure import Precision

_SHOWN = 12  # rows of a kind; more would scroll away what matters


def report(plan: Plan, words: Words) -> Iterator[str]:
    """The lines of the report: how the table was read, what was counted again, and what it would change."""
    request = plan.request
    yield f"Bestand: {plan.layout.grid.path}" + (f", blad '{plan.layout.grid.name}'" if plan.layout.grid.name else "")
    yield f"Reeks: {request.series.title} ({request.series.id}), in {request.series.unit}."
    days = sorted({each.slot.key.date for each in plan.entries})
    if days:
        yield f"Peildatum: {dutch.listed(dutch.day(each) for each in days)}. Bron: {request.source}. Methode: {request.method}."
        yield (
            f"Herkomst: {request.evidence.label}. Nauwkeurigheid: {request.precision.label}. "
            f"Afgerond op: {dutch.in_full(request.rounding)}."
        )
    yield ""
    yield "Zo is de tabel begrepen"
    yield from (f"  {line}" for line in (*plan.layout.grid.told, *plan.told))
    if plan.sums:
        yield ""
        yield "Nageteld"
        yield from (f"  {line}" for line in plan.sums)
    if plan.problems:
        return
    yield ""
    yield from _comparison(plan, words)


def _comparison(plan: Plan, words: Words) -> Iterator[str]:
    """What the package has, and what it would get."""
    counts = Counter(each.change for each in plan.entries)
    yield "Vergeleken met het pakket"
    several = len({each.slot.key.date for each in plan.entries}) > 1

    def name(entry: Entry) -> str:
        return _named(words, entry.slot.key.area, entry.slot.key.sector, entry.slot.key.date if several else None)

    def listed(entries: Iterable[Entry]) -> Iterator[str]:
        lines = [f"    {name(each)}: {_values(each, plan)}" for each in entries]
        yield from lines[:_SHOWN]
        if len(lines) > _SHOWN:
            yield f"    en nog {len(lines) - _SHOWN}"

    for change in Effect:
        of = [each for each in plan.entries if each.change is change]
        if not of:
            continue
        yield f"  {change.value}: {counts[change]}"
        if change is Effect.SAME:
            others = sorted({each.there.source or "" for each in of if each.there} - {plan.request.source, ""})
            if others:
                yield f"    Deze blijven staan zoals ze zijn, ook met hun bron: {', '.join(others)}."
        else:
            yield from listed(of)
    if kept := [each for each in plan.entries if each.change is Effect.CHANGED and each.there and each.there.note]:
        yield f"  De opmerking bij {dutch.count(len(kept), 'oude waarde', 'oude waarden')} blijft staan. Kijk of die nog klopt."
    if plan.left:
        yield f"  wel in het pakket, niet in de tabel: {len(plan.left)} (blijft staan)"
        lines = [
            f"    {_named(words, each.area, each.sector, each.date if several else None)}: {_value(each.value, each.precision, plan)}"
            for each in plan.left
        ]
        yield from lines[:_SHOWN]
        if len(lines) > _SHOWN:
            yield f"    en nog {len(lines) - _SHOWN}"


def _named(words: Words, area: str, sector: str, day: Day | None) -> str:
    names = [words.name(AREA, area), words.name(SECTOR, sector), *([dutch.day(day)] if day else [])]
    return ", ".join(names)


def _values(entry: Entry, plan: Plan) -> str:
    """From what to what."""
    new = _value(entry.number.value, entry.number.precision or plan.request.precision, plan)
    there = entry.there
    if entry.change is Effect.GAP:
        if there is not None and there.value is not None:
            return f"geen cijfer in de tabel; {_value(there.value, there.precision, plan)} blijft staan"
        return dutch.NOT_FOUND
    if there is not None and there.value is not None:
        return f"{_value(there.value, there.precision, plan)} → {new}"
    return new


def _value(value: Decimal | None, precision: Precision | None, plan: Plan) -> str:
    return dutch.NOT_FOUND if value is None else dutch.given(value, plan.request.series, precision)


def rows_told(lines: Sequence[str]) -> Iterator[str]:
    """The rows as they would stand in the file."""
    yield f"{dutch.count(len(lines), 'rij', 'rijen')} in de vorm van het pakket"
    yield from (f"  {line}" for line in lines)
