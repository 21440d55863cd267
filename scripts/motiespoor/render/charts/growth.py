"""The growth of a level, in percent per reference date: computed by us, and reported by a source."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import dutch, spoken
from motiespoor.derive.figures import break_between, exact, points
from motiespoor.derive.lookup import Line
from motiespoor.derive.profile import MONTHS_BETWEEN
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Direction, Frequency, Observation, Series, SeriesBreak, SeriesKind
from motiespoor.model.publication import Chart
from motiespoor.model.round import Certainty
from motiespoor.model.source import EvidenceKind
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
from motiespoor.render.charts.levels import (
    BROKEN,
    MAYBE_BROKEN,
    MOST_STEPS,
    Dated,
    break_note,
    break_row,
    dated,
    methods,
    notes,
)
from motiespoor.render.charts.marks import NARROW, WIDE, bars
from motiespoor.render.charts.scope import Scope, scope

_DECIMALS = 1
_REPORTED = "gemeld"


@dataclass(frozen=True, slots=True)
class _Unit:
    """In what growth is told: percent, or of a percentage the points that it differs.

    `name` is that of a column in the CSV, `title` that of one in the table, `sign` stands at once behind a number.
    """

    name: str
    title: str
    sign: str
    decimals: int

    def told(self, shown: str) -> str:
        """A number within a sentence."""
        return shown if self.sign else f"{shown} {self.title}"


def _unit(series: Series) -> _Unit:
    if series.in_percent:
        return _Unit("procentpunt", "procentpunt", "", series.decimals)
    return _Unit("procent", "procent", "%", _DECIMALS)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Grown:
    """A reference date with the growth since the one before: computed from two levels, and as a source reported it.

    `dated` is the level of that date, `None` where only growth was reported. `method` is a title.
    `note` is what lies in between: a break, or another method; `broken` the break when the level does not tell it.
    `turned` is the direction, where a source gave one without a percentage; `change` the reported change that it is of.
    """

    date: date
    method: str
    dated: Dated | None
    computed: Decimal | None
    reported: Observation | None
    note: str
    broken: SeriesBreak | None
    turned: Direction | None
    change: Observation | None

    @property
    def value(self) -> Decimal | None:
        """The growth that was reported."""
        return self.reported.value if self.reported else None

    @property
    def known(self) -> bool:
        """Whether something is known of it: a percentage, or at least a direction."""
        return self.computed is not None or self.value is not None or self.turned is not None

    @property
    def baseless(self) -> bool:
        """Whether it is not known because the level was nought or less before."""
        return self.dated is not None and self.dated.point.from_nothing and not self.known

    @property
    def provisos(self) -> list[str]:
        """What must be said beside it: that it goes over a break, and that no document says it itself."""
        origin = self.change or self.reported
        premise = self.computed is None and origin is not None and origin.evidence is EvidenceKind.QUESTION
        crossed = self.note in (BROKEN, MAYBE_BROKEN)
        return ([f"over een {self.note} heen"] if crossed else []) + ([dutch.PREMISE] if premise else [])


def growth_figure(dossier: Dossier, chart: Chart, series: Series) -> Figure | None:
    """Growth as bars from zero to either side, reported growth as diamonds; `None` when no growth is known."""
    of = scope(dossier, chart)
    reports = [each for each in dossier.series if each.kind is SeriesKind.GROWTH and each.base == series.id]
    found = _grown(dossier, series, reports, of)
    numbered = [each for each in found if each.computed is not None or each.value is not None]
    if not numbered:
        return None
    decimals = max((each.decimals for each in reports), default=_DECIMALS)
    ways = len({each.method for each in found}) > 1
    word = dutch.capital(spoken.growing(series))
    unit = _unit(series)
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


def _grown(dossier: Dossier, series: Series, reports: Sequence[Series], of: Scope) -> tuple[_Grown, ...]:
    """The growth up to each reference date: of every level but the first of all, and of every date that a source reports on.

    Two levels with a break between them are not compared. What a source reports over a break is told as it is.
    """
    levels = dated(dossier, series, of)
    titles = {each.id: each.title for each in dossier.methods}
    told = _told(dossier, reports, of)
    turned = _turned(dossier, series, of)

    def grown(
        day: date,
        method: str,
        reported: Observation | None,
        level: Dated | None = None,
        computed: Decimal | None = None,
    ) -> _Grown:
        note, broken = level.note if level else "", None
        if not note and (broken := _over(dossier, series, of, day)) is not None:
            note = BROKEN if broken.certainty is Certainty.CERTAIN else MAYBE_BROKEN
        direction, change = reported.direction if reported else None, None
        if direction is None and (reported is None or reported.value is None) and day in turned:
            change = turned[day]
            direction = _direction(change)
        return _Grown(
            date=day,
            method=method,
            dated=level,
            computed=computed,
            reported=reported,
            note=note,
            broken=broken,
            turned=direction,
            change=change,
        )

    found = []
    for number, each in enumerate(levels):
        before = levels[number - 1] if number and levels[number - 1].stretch == each.stretch else None
        day = each.point.date
        # Reported by the method of the level, or else by any other.
        keys = [key for key in told if key[0] == day]
        key = (day, each.point.observation.method)
        report = told.pop(key if key in keys else keys[0]) if keys else None
        if number or report is not None or day in turned:
            found.append(grown(day, each.method, report, each, _growth(before, each, series)))
    found += [grown(day, titles[method], report) for (day, method), report in told.items()]
    seen = {each.date for each in found}
    found += [grown(day, titles[change.method], None) for day, change in turned.items() if day not in seen]
    order = list(dict.fromkeys(each.method for each in found))
    return tuple(sorted(found, key=lambda each: (order.index(each.method), each.date)))


def _told(dossier: Dossier, reports: Sequence[Series], of: Scope) -> dict[tuple[date, str], Observation]:
    """The growth that sources report, by date and method."""
    return {
        (point.date, point.observation.method): point.observation
        for report in reports
        for point in points(dossier, report, of.area, of.sector)
    }


def _turned(dossier: Dossier, series: Series, of: Scope) -> dict[date, Observation]:
    """The changes that sources report with a direction or a number, by date."""
    return {
        point.date: point.observation
        for each in dossier.series
        if each.kind is SeriesKind.CHANGE and each.base == series.id
        for point in points(dossier, each, of.area, of.sector)
        if _direction(point.observation) is not None
    }


def _direction(change: Observation) -> Direction | None:
    """Whether a change goes up or down; `None` when that is not known, or when it is zero."""
    if change.value:
        return Direction.UP if change.value > 0 else Direction.DOWN
    return change.direction


def _over(dossier: Dossier, series: Series, of: Scope, day: date) -> SeriesBreak | None:
    """The break that growth up to a date goes over, also where the date before has no row; `None` without one."""
    start = _before(day, series.frequency)
    return None if start is None else break_between(dossier, Line(series.id, of.area, of.sector), start, day)


def _before(day: date, frequency: Frequency) -> date | None:
    """The reference date before, by how often is counted; `None` when that follows no rule."""
    months = MONTHS_BETWEEN.get(frequency)
    if months is None:
        return None
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _growth(before: Dated | None, after: Dated, series: Series) -> Decimal | None:
    """The growth between two neighbours, both exact, in the unit of growth; `None` when it cannot be computed."""
    then, now = exact(before.point.observation) if before else None, exact(after.point.observation)
    if then is None or now is None:
        return None
    return now - then if series.in_percent else arithmetic.growth(then, now)


def _row(each: _Grown, series: Series, decimals: int, ways: bool) -> Iterator[Cell]:
    reported, unit = each.reported, _unit(series)
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


def _drawn(found: Sequence[_Grown], rows: Rows, computed: int, series: Series, width: int) -> Spec:
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


def _measured(found: Sequence[_Grown], series: Series, of: Scope) -> str:
    changed = spoken.changed([each.date for each in found], series)
    where = f", {of.part}" if of.part else ""
    kinds = []
    if any(each.computed is not None for each in found):
        kinds.append(f"Balk: berekend uit {_levels(series)}.")
    if any(each.value is not None for each in found):
        kinds.append("Ruit: gemeld door de bron.")
    return f"{dutch.capital(_unit(series).title)}{where}, {changed}. {' '.join(kinds)}"


def _best(row: Sequence[Cell], computed: int) -> Cell:
    """What the picture shows of a row: what we computed, or else what was reported."""
    return row[computed] if row[computed].raw else row[computed + 1]


def _finding(last: _Grown, shown: Cell, later: _Grown | None, chart: Chart, series: Series) -> str:
    """The title: the last growth that has a number, with its provisos; and where it went later, when no number says how far."""
    name = spoken.spoken(series, chart.noun)
    number = Decimal(shown.raw)
    size = _unit(series).told(shown.shown.replace("+", "").replace("−", ""))
    verb = name.moved(number)
    if number and name.counts:
        verb = "groeide" if number > 0 else "kromp"
    moved = f"{verb} met {size}" if number else f"{verb} gelijk"
    since = f"; daarna is een {later.turned.label} gemeld, {_until(later, series)}" if later and later.turned else ""
    return f"{name.first} {moved} {_until(last, series)}{since}"


def _until(each: _Grown, series: Series) -> str:
    return ", ".join([spoken.until(each.date, series), *each.provisos])


def _sentence(found: Sequence[_Grown], rows: Rows, computed: int, series: Series) -> str:
    """Each growth with its day, computed and reported apart, and how many are not known."""

    def told(kept: list[tuple[_Grown, Cell]]) -> str:
        some = kept if len(kept) <= MOST_STEPS else kept[-1:]
        before = "" if some == kept else "het laatst "
        return before + dutch.listed(
            f"{unit.told(each.shown)} {spoken.until(one.date, series)}{_aside(one)}" for one, each in some
        )

    unit, word = _unit(series), spoken.growing(series)
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


def _aside(each: _Grown) -> str:
    """What must be said beside growth, in brackets."""
    return f" ({', '.join(each.provisos)})" if each.provisos else ""


def _notes(found: Sequence[_Grown], series: Series) -> Iterator[str]:
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
