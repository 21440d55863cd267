"""What taking over a table would do: the rows, how they compare with what is there, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as Day
from decimal import Decimal
from enum import Enum

from motiespoor.desk.takeover import sums
from motiespoor.desk.takeover.layout import Given, Key, Layout, Slot, understood
from motiespoor.desk.takeover.sums import Sum, Value
from motiespoor.desk.takeover.words import AREA, SECTOR, Words
from motiespoor.dutch import count, in_full
from motiespoor.model.figure import Observation, Precision, RevisionCause, Series, SeriesBreak, SeriesKind, YesNo
from motiespoor.model.source import EvidenceKind
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.read.pasted.grid import Grid
from motiespoor.read.pasted.numbers import (
    SAVE_AGAIN,
    NotANumber,
    Notation,
    Number,
    is_formula,
    notation_of,
    number,
    sheet_number,
)

_HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the editor asked for; what was not given yet is `None`.

    `rounding` is the unit that the figures of the table are rounded to; `members` is what is the same for all of it.
    """

    series: Series
    day: Day | None
    source: str
    method: str
    evidence: EvidenceKind
    precision: Precision
    rounding: Decimal
    members: Mapping[str, str] = field(default_factory=dict)
    cause: RevisionCause | None = None
    method_is_meant: bool = False


class Change(Enum):
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
    change: Change
    there: Observation | None
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """All that the editor is to see before saying yes.

    `told` are sentences about how the table was read, `sums` about what was counted again and is right;
    `absent` are sentences about the parts of a whole that the table lacks;
    `left` are the figures of the package that the table does not have.
    With `needs_cause` or `other_method` nothing is written before the editor has said why.
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
    problems: tuple[Problem, ...]

    @property
    def writes(self) -> tuple[Entry, ...]:
        """The entries that change the package."""
        return tuple(
            each
            for each in self.entries
            if each.change in (Change.NEW, Change.CHANGED, Change.RESTATED, Change.FILLED)
            or (each.change is Change.GAP and each.there is None)
        )


def layout_of(
    grid: Grid,
    reading: Reading,
    series: Series,
    *,
    day: Day | None,
    members: Mapping[str, str],
    problems: list[Problem],
) -> Layout | None:
    """The table in a grid as it is understood, or `None` after adding what stands in the way."""
    of = [each for each in reading.dossier.observations if each.series == series.id]
    days = [day] if day else [each.date for each in of]
    given = Given(
        day=day,
        habits=frozenset((each.month, each.day) for each in days),
        members=members,
        used={AREA: frozenset(each.area for each in of), SECTOR: frozenset(each.sector for each in of)},
    )
    return understood(grid, Words(reading.dossier, series), given, series, problems)


def planned(layout: Layout, reading: Reading, request: Request) -> Plan:
    """What taking over a table would do."""
    return _Planner(layout, reading, request).plan()


class _Planner:
    """A plan while it is being made."""

    def __init__(self, layout: Layout, reading: Reading, request: Request) -> None:
        self.layout = layout
        self.reading = reading
        self.request = request
        self.words = Words(reading.dossier, request.series)
        self.problems: list[Problem] = []
        self.told: list[str] = list(layout.told)
        self.slots: dict[Key, Slot] = {}
        self.numbers: dict[Key, Number] = {}
        self.package: dict[Key, list[Observation]] = {}
        for each in reading.dossier.observations:
            if each.series == request.series.id:
                key = Key(each.date, each.area, each.sector, each.breakdown)
                self.package.setdefault(key, []).append(each)

    def problem(self, slot: Slot, text: str) -> None:
        """A problem at a cell, which a spreadsheet names as people do."""
        at = f"cel {slot.cell.ref}: " if slot.cell.ref else ""
        self.problems.append(
            Problem(path=self.layout.grid.path, line=slot.cell.line, column=slot.cell.column, text=f"{at}{text}")
        )

    def plan(self) -> Plan:
        notation = self._notation()
        if notation is not None:
            self._read(notation)
            self._about_this_day()
        sums_told = self._check(notation) if notation is not None and not self.problems else []
        absent = list(self._absent()) if not self.problems else []
        entries = tuple(self._entries()) if not self.problems else ()
        changed = [each for each in entries if each.change is Change.CHANGED]
        needs_cause = bool(changed) and self.request.cause is None
        return Plan(
            request=self.request,
            layout=self.layout,
            entries=entries,
            told=tuple(self.told),
            sums=tuple(sums_told),
            absent=tuple(absent),
            left=tuple(self._left()) if entries else (),
            needs_cause=needs_cause,
            other_method=None if self.request.method_is_meant else self._other_method(entries),
            problems=tuple(self.problems),
        )

    # The numbers.

    def _notation(self) -> Notation | None:
        """How the table writes its numbers: decided for the table as a whole."""
        series = self.request.series
        written = [slot for slot in (*self.layout.figures, *self.layout.shares) if not slot.cell.number]
        figures = [slot.cell.text for slot in self.layout.figures if not slot.cell.number]
        notation = notation_of(figures, series.decimals)
        if notation is None:
            slot = next(slot for slot in written if _is_two_things(slot.cell.text))
            self.problem(
                slot,
                f"'{clipped(slot.cell.text)}' kan twee dingen zijn: reeks '{series.id}' heeft {series.decimals} decimalen, "
                "en nergens in de tabel is te zien of de punt of de komma bij duizend staat. "
                "Schrijf de getallen zonder teken bij duizend.",
            )
            return None
        if notation is Notation.ENGLISH:
            self.told.append(f"De getallen zijn geschreven als {notation.value}: met een punt voor decimalen.")
        return notation

    def _number(self, slot: Slot, notation: Notation, unit: str) -> Number | None:
        """What a cell says, or `None` after adding what is wrong with it."""
        if slot.cell.number:
            return sheet_number(slot.cell.text)
        try:
            return number(slot.cell.text, notation, unit)
        except NotANumber as wrong:
            self.problem(slot, str(wrong))
            return None

    def _read(self, notation: Notation) -> None:
        series = self.request.series
        if self._is_told_at_once():
            return
        for slot in self.layout.figures:
            read = self._number(slot, notation, series.unit)
            if read is None or (read.value is not None and not self._is_possible(slot, read, read.value)):
                continue
            if slot.key in self.slots:
                continue  # told of its row or column
            self.slots[slot.key] = slot
            self.numbers[slot.key] = read

    def _is_told_at_once(self) -> bool:
        """Tell one time what is wrong with cell after cell: formulas without an outcome, or nothing but percentages."""
        series, written = self.request.series, [slot for slot in self.layout.figures if not slot.cell.number]
        formulas = [slot for slot in (*written, *self.layout.shares) if is_formula(slot.cell.text)]
        shares = [slot for slot in written if slot.cell.text.endswith("%")]
        if len(formulas) > 1:
            self.problem(
                formulas[0],
                f"hier en in {_other_cells(formulas)} staat een formule zonder uitkomst. {SAVE_AGAIN}",
            )
        elif len(shares) > 1 and len(shares) == len(self.layout.figures) and series.unit not in ("procent", "%"):
            self.problem(
                shares[0],
                f"hier en in {_other_cells(shares)} staat een percentage; reeks '{series.id}' is in {series.unit}.",
            )
        else:
            return False
        return True

    def _is_possible(self, slot: Slot, read: Number, value: Decimal) -> bool:
        """Whether a figure can be one of the series; if not, that is told."""
        series = self.request.series
        text = clipped(slot.cell.text)
        if read.percent and series.unit not in ("procent", "%"):
            self.problem(slot, f"'{text}' is een percentage; reeks '{series.id}' is in {series.unit}.")
        elif read.bound and series.decimals:
            self.problem(
                slot,
                f"'{text}' is een grens, en geen waarde: reeks '{series.id}' heeft decimalen. "
                "Schrijf 'hoogstens' of 'minstens' met het getal waar het om gaat, of een streepje.",
            )
        elif (decimals := _decimals(read.step)) > series.decimals:
            most = f"{series.decimals or 'geen'} {'decimaal' if series.decimals == 1 else 'decimalen'}"
            hint = f" Bedoelde u {value * 1000:.0f}?" if decimals == 3 else " Rond af zoals de bron dat doet."
            self.problem(slot, f"'{text}' past niet: reeks '{series.id}' heeft {most}.{hint}")
        elif not series.minimum <= value <= series.maximum:
            share = "Een aandeel boven 100% kan niet. " if series.kind is SeriesKind.SHARE and value > _HUNDRED else ""
            self.problem(
                slot,
                f"{in_full(value)} kan niet kloppen. {share}Reeks '{series.id}' ligt "
                f"tussen {in_full(series.minimum)} en {in_full(series.maximum)} {series.unit}.",
            )
        else:
            return True
        return False

    def _about_this_day(self) -> None:
        """Ensure the table has figures of the day that was asked for."""
        day = self.request.day
        if day is not None and self.slots and all(key.date != day for key in self.slots):
            days = ", ".join(sorted({key.date.isoformat() for key in self.slots}))
            first = next(iter(self.slots.values()))
            self.problem(first, f"de tabel gaat over {days}, niet over {day}. Kijk --peildatum na.")

    # What was counted again.

    def _values(self) -> dict[Key, Value]:
        """The figures of the table, and those of the package by the same method that it does not have."""
        values = {
            key: Value(read.value, read.precision or Precision.EXACT, True)
            for key, read in self.numbers.items()
            if read.value is not None
        }
        for key, there in self.package.items():
            for each in there:
                if each.method == self.request.method and each.value is not None and each.precision is not None:
                    values.setdefault(key, Value(each.value, each.precision, False))
        return values

    def _check(self, notation: Notation) -> list[str]:
        """Add what does not add up to the problems; tell what does, and what could not be counted again."""
        values = self._values()
        told = [*self._sums(values), *self._earlier_days()]
        told += self._shares(values, notation)
        return told

    def _sums(self, values: dict[Key, Value]) -> Iterator[str]:
        rounding = self.request.rounding
        if self.request.series.additive is not YesNo.YES:
            yield f"Gebieden en sectoren van reeks '{self.request.series.id}' tellen niet op; dat is dus niet nageteld."
            return
        every, missing = sums.sums_in(values, self.words)
        wrong = [each for each in every if not sums.fits(each, values, rounding)]
        found, left = sums.explained(wrong, every, values, rounding)
        for explanation in found:
            self._tell_cell(explanation, values)
        for each in left:
            self._tell_sum(each, values)
        right = [each for each in every if each not in wrong]
        exact = [each for each in right if sums.difference(each, values) == 0]
        if every:
            yield f"{count(len(every), 'som', 'sommen')} nageteld: {len(exact)} precies goed."
        for each in right:
            if each not in exact:
                yield (
                    f"{self._axis(each)}: {sums.counted(each)} tellen op tot {in_full(sums.total(each, values))}; "
                    f"er staat {in_full(values[each.whole].value)}. Dat kan door afronding."
                )
        for (dimension, kind), codes in missing.items():
            yield f"Niet overal na te tellen ({kind}): een cijfer ontbreekt van {self.words.names(dimension, codes)}."
        if not every and not missing:
            yield "Er is geen totaal, in de tabel en in het pakket niet; er is dus niets nageteld."

    def _absent(self) -> Iterator[str]:
        """Tell of the parts that the table lacks, where it has others; where its total then misses, that is a problem."""
        for dimension in (AREA, SECTOR):
            codes = {sums.member(key, dimension) for key in self.slots}
            for whole in self.words.parents(dimension, codes):
                divisions = self.words.divisions(dimension, whole)
                if any(codes.issuperset(parts) for parts in divisions.values()):
                    continue
                for kind, parts in divisions.items():
                    absent = [part for part in parts if part not in codes]
                    if len(absent) == len(parts):
                        continue
                    lacks = f"in de tabel {'ontbreekt' if len(absent) == 1 else 'ontbreken'} ({kind}): {self.words.names(dimension, absent)}."
                    wrong = self._short_of(dimension, whole, [part for part in parts if part in codes])
                    if wrong is None:
                        yield f"Let op: {lacks}"
                        continue
                    self._tell_sum(
                        wrong, self._values(), f" {lacks[0].upper()}{lacks[1:]} Zet erbij wat er weggevallen is."
                    )

    def _short_of(self, dimension: str, whole: str, parts: Sequence[str]) -> Sum | None:
        """A total in the table that the parts that stand there do not make."""
        values = self._values()
        for key in self.slots:
            if sums.member(key, dimension) != whole or key not in values:
                continue
            each = Sum(dimension, key, tuple(sums.at(key, dimension, part) for part in parts))
            if all(part in values for part in each.parts) and not sums.fits(each, values, self.request.rounding):
                return each
        return None

    def _tell_cell(self, explanation: sums.Explained, values: Mapping[Key, Value]) -> None:
        slot = self.slots[explanation.key]
        place = " en ".join(self._axis(each) for each in explanation.sums)
        first = explanation.sums[0]
        gap = abs(sums.difference(first, values))
        how = f" {explanation.how}" if explanation.how else ""
        there = in_full(values[explanation.key].value) if slot.cell.number else clipped(slot.cell.text)
        klopt = "klopt" if len(explanation.sums) == 1 else "kloppen"
        self.problem(
            slot,
            f"de cel in {_place(slot)} zou {in_full(explanation.value)} moeten zijn (er staat {there}): dan {klopt} {place} (nu een verschil van {in_full(gap)}).{how} "
            "Kijk in de bron.",
        )

    def _tell_sum(self, each: Sum, values: Mapping[Key, Value], more: str = "") -> None:
        key = next(key for key in each.keys if key in self.slots)
        slot = self.slots.get(each.whole, self.slots[key])
        low, high = sums.allowed(each, values, self.request.rounding)
        gap = sums.difference(each, values)
        where = "" if values[each.whole].in_table else " (dat staat in het pakket)"
        self.problem(
            slot,
            f"{self._axis(each)}: {sums.counted(each)} tellen op tot {in_full(sums.total(each, values))}, "
            f"niet tot {in_full(values[each.whole].value)}{where} (verschil {in_full(abs(gap))}; "
            f"afronding verklaart hoogstens {in_full(high if gap > 0 else -low)}).{more}",
        )

    def _axis(self, each: Sum) -> str:
        """The row or column that a sum runs along: with areas in the rows, the areas of a column."""
        slots = [self.slots[key] for key in each.keys if key in self.slots]
        if len({slot.column for slot in slots}) == 1 and (len(slots) > 1 or each.dimension == AREA):
            return f"kolom '{slots[0].column}'" if slots[0].column else "de kolom"
        return f"rij '{slots[0].row}'" if slots[0].row else "de rij"

    def _earlier_days(self) -> Iterator[str]:
        """Compare the figures of other days than the one asked for with the package."""
        day = self.request.day
        if day is None:
            return
        same, unknown = 0, 0
        for key, slot in self.slots.items():
            value = self.numbers[key].value
            if key.date == day or value is None:
                continue
            there = next((each for each in self.package.get(key, ()) if each.method == self.request.method), None)
            if there is None or there.value is None or there.precision is None:
                unknown += 1
                continue
            old, new = (
                Value(there.value, there.precision, False),
                Value(value, self.numbers[key].precision or Precision.EXACT, True),
            )
            whole = Sum(AREA, key, (key._replace(breakdown=" "),))
            if sums.fits(whole, {whole.whole: old, whole.parts[0]: new}, self.request.rounding):
                same += 1
                continue
            self.problem(
                slot,
                f"voor {key.date} staat hier {in_full(value)}, en in het pakket {in_full(there.value)} "
                f"({there.origin.path}, regel {there.origin.line}). Is dat jaar herzien, "
                f"neem het dan eerst over met --peildatum {key.date} en een --oorzaak.",
            )
        if same:
            yield f"Cijfers van een andere peildatum: {same} gelijk aan het pakket."
        if unknown:
            yield f"Cijfers van een andere peildatum die niet in het pakket staan: {unknown}. Ze zijn niet overgenomen."

    # Percentages.

    def _shares(self, values: Mapping[Key, Value], notation: Notation) -> Iterator[str]:
        """Check each row or column of percentages against the figures that they belong to."""
        lines: dict[str, list[tuple[Slot, Number]]] = {}
        for slot in self.layout.shares:
            read = self._number(slot, notation, "procent")
            if read is not None and read.value is not None:
                name = f"rij '{slot.row}'" if self._is_share_name(slot.row) else f"kolom '{slot.column}'"
                lines.setdefault(name, []).append((slot, read))
        for name, cells in lines.items():
            yield from self._share_line(name, cells, values)

    def _is_share_name(self, name: str) -> bool:
        return self.words.meaning(name).share

    def _share_line(self, name: str, cells: list[tuple[Slot, Number]], values: Mapping[Key, Value]) -> Iterator[str]:
        # A spreadsheet keeps 35,4% as 0,354.
        scale = (
            _HUNDRED
            if all(slot.cell.number and abs(read.value or Decimal(0)) <= 1 for slot, read in cells)
            else Decimal(1)
        )
        if over := [(slot, read) for slot, read in cells if read.value is not None and read.value * scale > _HUNDRED]:
            for slot, _ in over:
                self.problem(slot, f"'{clipped(slot.cell.text)}': een aandeel boven 100% kan niet.")
            return
        best: list[tuple[Slot, Decimal, Decimal]] | None = None
        counted = 0
        for up in (AREA, SECTOR, "beide"):
            wrong: list[tuple[Slot, Decimal, Decimal]] = []
            seen = 0
            for slot, read in cells:
                whole = values.get(self._up(slot.key, up))
                part = values.get(slot.key)
                if part is None or whole is None or not whole.value or read.value is None:
                    continue
                seen += 1
                expected = part.value / whole.value * _HUNDRED
                step = Decimal("0.1") if scale != 1 else read.step
                slack = step / 2 + self.request.rounding / 2 / abs(whole.value) * _HUNDRED * 2
                if abs(read.value * scale - expected) > slack:
                    wrong.append((slot, read.value * scale, expected.quantize(step)))
            if seen and (best is None or len(wrong) < len(best)):
                best, counted = wrong, seen
        if best is None:
            yield f"De percentages in {name} zijn niet na te rekenen: het geheel ontbreekt."
        elif len(best) * 2 > counted:
            self.problem(
                cells[0][0], f"de percentages in {name} passen niet bij de cijfers. Waar zijn ze een deel van?"
            )
        else:
            for slot, given, expected in best:
                self.problem(
                    slot,
                    f"het aandeel in {_place(slot)} zou {in_full(expected)} procent moeten zijn (er staat {in_full(given)}).",
                )
            if not best:
                yield f"{counted} percentages nagerekend in {name}: goed."

    def _up(self, key: Key, which: str) -> Key:
        """The whole that a figure is a share of: over the areas, over the sectors, or over both."""
        area = self.words.whole(AREA, [key.area]) if which != SECTOR else key.area
        sector = self.words.whole(SECTOR, [key.sector]) if which != AREA else key.sector
        return key._replace(area=area or key.area, sector=sector or key.sector)

    # What it would change.

    def _entries(self) -> Iterator[Entry]:
        for key, slot in self.slots.items():
            if self.request.day is not None and key.date != self.request.day:
                continue
            read = self.numbers[key]
            there = next((each for each in self.package.get(key, ()) if each.method == self.request.method), None)
            yield Entry(
                slot=slot,
                number=read,
                change=_change(read, there, self.request),
                there=there,
                note=self._note(slot, read),
            )

    def _note(self, slot: Slot, read: Number) -> str | None:
        """The remark that goes with a figure: why there is none, a limit, the footnote of its cell."""
        text = clipped(slot.cell.text)
        if read.value is None:
            return (
                f"Niet gevonden. In de tabel staat '{text}'." if text else "Niet gevonden. De cel in de tabel is leeg."
            )
        parts = [f"De bron schrijft '{text}'."] if read.precision is not None else []
        if read.mark:
            note = self.layout.notes.get(read.mark)
            parts.append(
                f"Voetnoot in de bron: {note}" if note else f"De bron zet er '{read.mark}' bij, zonder uitleg."
            )
        return " ".join(parts) or None

    def _left(self) -> Iterator[Observation]:
        """The figures of the package on the same days by the same method that the table does not have."""
        days = {key.date for key in self.slots if self.request.day in (None, key.date)}
        for key, there in self.package.items():
            if key.date in days and key not in self.slots:
                yield from (each for each in there if each.method == self.request.method and each.value is not None)

    def _other_method(self, entries: tuple[Entry, ...]) -> str | None:
        """Why the method may not be the one that is meant, or `None`."""
        days = {each.slot.key.date for each in entries}
        method = self.request.method
        used = {
            each.method
            for there in self.package.values()
            for each in there
            if each.date in days and each.value is not None
        }
        if used and method not in used:
            names = " en ".join(f"'{each}'" for each in sorted(used))
            return (
                f"Op deze peildatum staan al cijfers met een andere methode: {names}. Met methode '{method}' komen de "
                "nieuwe ernaast te staan; vergelijken mag dan niet."
            )
        for day in sorted(days):
            if (found := self._break_on(day)) is not None and not any(
                each.date == day and each.value is not None for there in self.package.values() for each in there
            ):
                return (
                    f"Op {day} ligt een reeksbreuk ({found.certainty.label}): {clipped(found.description, 200)} "
                    f"Kijk of methode '{method}' nog klopt."
                )
        return None

    def _break_on(self, day: Day) -> SeriesBreak | None:
        series = self.request.series.id
        return next((each for each in self.reading.dossier.breaks if (each.series, each.date) == (series, day)), None)


def _change(read: Number, there: Observation | None, request: Request) -> Change:
    if read.value is None:
        return Change.GAP
    if there is None:
        return Change.NEW
    if there.value is None:
        return Change.FILLED
    if there.value != read.value:
        return Change.CHANGED
    return Change.SAME if there.precision is (read.precision or request.precision) else Change.RESTATED


def _place(slot: Slot) -> str:
    """The row and column of a cell by their names."""
    parts = [f"{what} '{name}'" for what, name in (("rij", slot.row), ("kolom", slot.column)) if name]
    return ", ".join(parts) or "deze tabel"


def _other_cells(slots: Sequence[Slot]) -> str:
    """How many cells there are besides the first."""
    return f"{len(slots) - 1} andere {'cel' if len(slots) == 2 else 'cellen'}"


def _is_two_things(text: str) -> bool:
    """Whether both notations read a text, and differently."""
    try:
        return number(text, Notation.DUTCH).value != number(text, Notation.ENGLISH).value
    except NotANumber:
        return False


def _decimals(step: Decimal) -> int:
    exponent = step.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
