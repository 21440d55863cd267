"""The growth of a level, in percent per reference date: computed by us, and reported by a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from motiespoor import dutch, spoken
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Series, SeriesKind
from motiespoor.model.publication import Chart
from motiespoor.render.charts.dated import MAYBE_BROKEN, MOST_STEPS, break_note, break_row, methods, notes
from motiespoor.render.charts.figure import (
    ABSENT,
    Cell,
    Column,
    Figure,
    Rows,
    Spec,
    cell,
    change_cell,
    drawn,
    moment_cell,
    precision_cell,
    value_cell,
)
from motiespoor.render.charts.grown import DECIMALS, Grown, every_growth, unit_of
from motiespoor.render.charts.marks import NARROW, WIDE, bars
from motiespoor.render.charts.scope import Scope, scope

_REPORTED = "gemeld"


def growth_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """Growth as bars from zero to either side, reported growth as diamonds; `None` when no growth is known."""
    of = scope(dossier, chart)
    reports = [each for each in dossier.series if each.kind is SeriesKind.GROWTH and each.base == series.id]
    found = every_growth(dossier, series, reports, of)
    numbered = [each for each in found if each.computed is not None or each.value is not None]
    if not numbered:
        return None
    decimals = max((each.decimals for each in reports), default=DECIMALS)
    ways = len({each.method for each in found}) > 1
    word = dutch.capital(spoken.growing(series))
    unit = unit_of(series)
    rows = tuple(tuple(_row(each, series, decimals, ways)) for each in found)
    computed = 1 + ways
    origins = [one for each in found for one in (each.reported, each.change) if one is not None]
    bases = [each.dated for each in found if each.dated is not None]
    sourced = [each.point.observation.source for each in bases] + [each.source for each in origins]
    last = max(numbered, key=lambda each: each.date)
    later = max(
        (each for each in found if each.turned and each.date > last.date), key=lambda each: each.date, default=None
    )
    return Figure(
        id=chart.id,
        series=series.id,
        area=of.area,
        sector=of.sector,
        finding=of.titled(_finding(last, _best(rows[found.index(last)], computed), later, chart, series)),
        measure=_measured(found, series, of),
        sentence=_sentence(found, rows, computed, series),
        subject=of.subject(series, chart.noun),
        columns=(
            Column("peildatum", spoken.moments(series)),
            *([Column("methode", "Methode")] if ways else []),
            Column(f"berekend_{unit.name}", f"{word} in {unit.title}, berekend", figure=True),
            Column(f"gemeld_{unit.name}", f"{word} in {unit.title}, gemeld door de bron", figure=True),
            Column("nauwkeurigheid", "Nauwkeurigheid van wat is gemeld"),
        ),
        rows=rows,
        sources=tuple(dict.fromkeys(each for each in sourced if each)),
        methods=tuple(dict.fromkeys((*methods(bases), *(each.method for each in origins)))),
        notes=tuple(dict.fromkeys((*notes(bases, series, dossier), *_notes(found, series)))),
        wide=_drawn(found, rows, computed, series, WIDE),
        narrow=_drawn(found, rows, computed, series, NARROW),
    )


def _row(each: Grown, series: Series, decimals: int, ways: bool) -> Iterator[Cell]:
    reported, unit = each.reported, unit_of(series)
    yield moment_cell(each.date, series)
    if ways:
        yield cell(each.method)
    yield change_cell(each.computed, unit.decimals, dutch.UNCOMPUTED, unit=unit.sign)
    if reported is not None and reported.value is not None:
        yield value_cell(reported.value, decimals, reported.precision, unit=unit.sign, sign=True)
    elif each.turned is not None:
        yield Cell("", dutch.direction(each.turned))
    else:
        yield Cell("", ABSENT if reported is None else dutch.NOT_FOUND)
    yield precision_cell(reported.precision if reported is not None and reported.value is not None else None)


def _drawn(found: Sequence[Grown], rows: Rows, computed: int, series: Series, width: int) -> Spec:
    lines = []
    own, told = drawn(rows, computed), drawn(rows, computed + 1)
    named = dutch.references([each.date for each in found], series.frequency)
    for each, ours, theirs in zip(found, own, told, strict=True):
        lines += list(break_row(each.note, each.method))
        label = ours["label"]
        if ours["value"] is None:
            label = theirs["label"] if theirs["value"] is None else f"{theirs['label']}, {_REPORTED}"
        gap = ours["value"] is None and theirs["value"] is None
        lines.append(
            {
                **ours,
                "name": named[each.date],
                "label": label,
                # A gap says what is known of the report: a direction, or nothing.
                "cel": theirs["cel"] if gap else ours["cel"],
                "point": theirs["value"],
                "point_cel": theirs["cel"],
            }
        )
    return bars(lines, width)


def _measured(found: Sequence[Grown], series: Series, of: Scope) -> str:
    changed = spoken.changed([each.date for each in found], series)
    where = f", {of.part}" if of.part else ""
    kinds = []
    if any(each.computed is not None for each in found):
        kinds.append(f"Balk: berekend uit {_levels(series)}.")
    if any(each.value is not None for each in found):
        kinds.append("Ruit: gemeld door de bron.")
    return f"{dutch.capital(unit_of(series).title)}{where}, {changed}. {' '.join(kinds)}"


def _best(row: Sequence[Cell], computed: int) -> Cell:
    """What the picture shows of a row: what we computed, or else what was reported."""
    return row[computed] if row[computed].raw else row[computed + 1]


def _finding(last: Grown, shown: Cell, later: Grown | None, chart: Chart, series: Series) -> str:
    """The title: the last growth that has a number, with its provisos; and where it went later, when no number says how far."""
    name = spoken.spoken(series, chart.noun)
    number = Decimal(shown.raw)
    size = unit_of(series).told(shown.shown.replace("+", "").replace("−", ""))
    verb = name.moved(number)
    if number and name.counts:
        verb = "groeide" if number > 0 else "kromp"
    moved = f"{verb} met {size}" if number else f"{verb} gelijk"
    since = f"; daarna is een {later.turned.label} gemeld, {_until(later, series)}" if later and later.turned else ""
    return f"{name.first} {moved} {_until(last, series)}{since}"


def _until(each: Grown, series: Series) -> str:
    return ", ".join([spoken.until(each.date, series), *each.provisos])


def _sentence(found: Sequence[Grown], rows: Rows, computed: int, series: Series) -> str:
    """Each growth with its day, computed and reported apart, and how many are not known."""

    def told(kept: list[tuple[Grown, Cell]]) -> str:
        some = kept if len(kept) <= MOST_STEPS else kept[-1:]
        before = "" if some == kept else "het laatst "
        return before + dutch.listed(
            f"{unit.told(each.shown)} {spoken.until(one.date, series)}{_aside(one)}" for one, each in some
        )

    unit, word = unit_of(series), spoken.growing(series)
    pairs = list(zip(found, rows, strict=True))
    ours = [(one, row[computed]) for one, row in pairs if one.computed is not None]
    theirs = [(one, row[computed + 1]) for one, row in pairs if one.computed is None and one.value is not None]
    turned = [one for one in found if one.computed is None and one.value is None and one.turned is not None]
    unknown = [one.date for one in found if not one.known and not one.baseless]
    gaps = [spoken.until(day, series) for day in dict.fromkeys(unknown)]
    baseless = [spoken.until(one.date, series) for one in found if one.baseless]
    sentences = []
    if ours:
        sentences.append(f"Berekend uit {_levels(series)} was de {word} {told(ours)}.")
    if theirs:
        sentences.append(f"Alleen gemeld door de bron: {told(theirs)}.")
    if turned:
        ways = dutch.listed(
            f"{each.turned.label} {spoken.until(each.date, series)}{_aside(each)}" for each in turned if each.turned
        )
        sentences.append(f"Zonder {'getal' if series.in_percent else 'percentage'} gemeld: {ways}.")
    if gaps:
        many = "perioden" if series.of_period else "peildata"
        few = len(gaps) <= MOST_STEPS
        sentences.append(
            f"Niet bekend is de {word} {_joined(gaps)}." if few else f"Van veel {many} is de {word} niet bekend."
        )
    if baseless:
        until = f"{_joined(baseless)} " if len(baseless) <= MOST_STEPS else ""
        sentences.append(f"Niet te geven is de groei {until}in procent: {dutch.NO_PERCENTAGE}.")
    return " ".join(sentences)


def _levels(series: Series) -> str:
    """What growth is computed from."""
    return "de waarden" if series.of_period else "de standen"


def _joined(gaps: Sequence[str]) -> str:
    """Tot 1 januari 2023 en 1 januari 2024: the word before a day once."""
    first, *others = gaps
    return dutch.listed([first, *(each.partition(" ")[2] for each in others)])


def _aside(each: Grown) -> str:
    """What must be said beside growth, in brackets."""
    return f" ({', '.join(each.provisos)})" if each.provisos else ""


def _notes(found: Sequence[Grown], series: Series) -> Iterator[str]:
    for each in found:
        when = spoken.moment(each.date, series)
        if each.reported is not None and each.reported.note:
            yield f"{when}, gemelde groei: {each.reported.note}"
        if each.change is not None and each.change.note:
            yield f"{when}, gemelde verandering: {each.change.note}"
        if each.broken is not None:
            yield break_note(each.broken)
        if each.note == MAYBE_BROKEN and each.computed is not None:
            yield (
                f"De berekende {spoken.growing(series)} {spoken.until(each.date, series)} loopt over een mogelijke breuk heen; "
                f"of {_levels(series)} te vergelijken zijn, is niet zeker."
            )
