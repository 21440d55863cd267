"""The figures of a table as numbers, each of them possible in its series, beside the figures of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from motiespoor.desk.takeover.layout import Key, Layout, Slot
from motiespoor.desk.takeover.question import Asked
from motiespoor.desk.takeover.request import Request
from motiespoor.desk.takeover.said import asked_of, in_units, notation_asked, rounded, said
from motiespoor.desk.takeover.sheet import PERCENT, scale_in, scale_told
from motiespoor.desk.takeover.sums import Stated
from motiespoor.desk.takeover.surroundings import THOUSANDS
from motiespoor.desk.takeover.words import Words
from motiespoor.dutch import counted, in_full
from motiespoor.model import arithmetic
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Precision, SeriesKind
from motiespoor.problem import Problem, clipped
from motiespoor.read.pasted.grid import GridCell
from motiespoor.read.pasted.numbers import (
    SAVE_AGAIN,
    NotANumber,
    Notation,
    Number,
    is_formula,
    notation_of,
    number,
)

HUNDRED = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """A table with its numbers read.

    `slots` and `numbers` have the cells and what they say, by what it is a figure of;
    `package` has all that the package says of the series, by the same keys; `asks` is what the editor must say first.
    """

    layout: Layout
    request: Request
    words: Words
    notation: Notation
    slots: Mapping[Key, Slot]
    numbers: Mapping[Key, Number]
    package: Mapping[Key, Sequence[Observation]]
    asks: tuple[Asked, ...]

    def problem(self, slot: Slot, text: str) -> Problem:
        """A problem at a cell of the table."""
        return self.layout.grid.problem(slot.cell, text)

    def there(self, key: Key) -> Observation | None:
        """What the package says already by the method that was asked for."""
        return next((each for each in self.package.get(key, ()) if each.method == self.request.method), None)

    def values(self) -> dict[Key, Stated]:
        """The figures of the table, and those of the package by the same method that it does not have."""
        values = {
            key: Stated(read.value, read.precision or Precision.EXACT, True)
            for key, read in self.numbers.items()
            if read.value is not None
        }
        for key, there in self.package.items():
            for each in there:
                if each.method == self.request.method and each.value is not None and each.precision is not None:
                    values.setdefault(key, Stated(each.value, each.precision, False))
        return values


def notation_in(layout: Layout, request: Request) -> Notation | Problem:
    """How the table writes its numbers: decided for the table as a whole; or why that cannot be."""
    series = request.series
    figures = [slot.cell.text for slot in layout.figures if not slot.cell.number]
    notation = notation_of(figures, series.decimals + (0 if layout.scale is None else THOUSANDS))
    if notation is not None:
        return notation
    written = (slot for slot in (*layout.figures, *layout.shares) if not slot.cell.number)
    slot = next(slot for slot in written if _is_two_things(slot.cell.text))
    scale = "" if layout.scale is None else f"bij de cijfers staat '{clipped(layout.scale.text)}', "
    return layout.grid.problem(
        slot.cell,
        f"'{clipped(slot.cell.text)}' kan twee dingen zijn: reeks '{series.id}' heeft {series.decimals} decimalen, "
        f"{scale}en nergens in de tabel is te zien of de punt of de komma bij duizend staat. "
        "Schrijf de getallen zonder teken bij duizend.",
    )


def figures_of(
    layout: Layout, dossier: Dossier, request: Request, notation: Notation, problems: list[Problem]
) -> Figures | None:
    """The numbers of a table, or `None` after adding what is wrong with them."""
    before = len(problems)
    slots: dict[Key, Slot] = {}
    numbers: dict[Key, Number] = {}
    problems += _told_at_once(layout, request)
    if len(problems) > before:
        return None
    changed: list[tuple[Slot, Number]] = []
    for slot in layout.figures:
        read = said(layout, slot, notation, request.series.unit)
        if isinstance(read, Number):
            read = in_units(read, layout)
        if isinstance(read, Number) and (as_meant := rounded(read, slot, request.series)) is not read:
            changed.append((slot, as_meant))
            read = as_meant
        wrong = read if isinstance(read, Problem) else _impossible(layout, slot, request, read)
        if wrong is not None:
            problems.append(wrong)
        elif slot.key not in slots and isinstance(read, Number):  # one that stands there twice was told of its line
            slots[slot.key], numbers[slot.key] = slot, read
    if layout.scale is not None:
        found = _in_thousands(layout, request, numbers.values(), layout.scale, fits=len(problems) == before)
        problems[before:] = found
    problems += _of_another_day(layout, request, slots)
    if len(problems) > before:
        return None
    package: dict[Key, list[Observation]] = {}
    for each in dossier.observations:
        if each.series == request.series.id:
            package.setdefault(Key(each.date, each.area, each.sector, each.breakdown), []).append(each)
    return Figures(
        layout=layout,
        request=request,
        words=Words(dossier, request.series),
        notation=notation,
        slots=slots,
        numbers=numbers,
        package=package,
        asks=(*asked_of(layout, changed), *notation_asked(layout, notation)),
    )


def _told_at_once(layout: Layout, request: Request) -> Iterator[Problem]:
    """Tell one time what is wrong with cell after cell: formulas without an outcome, or nothing but percentages."""
    series, written = request.series, [slot for slot in layout.figures if not slot.cell.number]
    formulas = [slot for slot in (*written, *layout.shares) if is_formula(slot.cell.text)]
    shares = [slot for slot in written if slot.cell.text.endswith("%")]
    if len(formulas) > 1:
        text = f"hier en in {_other_cells(formulas)} staat een formule zonder uitkomst. {SAVE_AGAIN}"
        yield layout.grid.problem(formulas[0].cell, text)
    elif len(shares) > 1 and len(shares) == len(layout.figures) and series.unit not in PERCENT:
        text = f"hier en in {_other_cells(shares)} staat een percentage; reeks '{series.id}' is in {series.unit}."
        yield layout.grid.problem(shares[0].cell, text)


def _impossible(layout: Layout, slot: Slot, request: Request, read: Number) -> Problem | None:
    """Why a figure cannot be one of the series, or `None`."""
    series, value = request.series, read.value
    if value is None:
        return None
    text = clipped(slot.cell.text)
    if read.percent and series.unit not in PERCENT:
        wrong = f"'{text}' is een percentage; reeks '{series.id}' is in {series.unit}."
    elif read.bound and (series.decimals or layout.scale is not None):
        wrong = (
            f"'{text}' is een grens, en geen waarde: reeks '{series.id}' heeft decimalen. "
            "Schrijf 'hoogstens' of 'minstens' met het getal waar het om gaat, of een streepje."
        )
    elif (decimals := arithmetic.decimals(read.step)) > series.decimals:
        most = f"{series.decimals or 'geen'} {'decimaal' if series.decimals == 1 else 'decimalen'}"
        # Never with a number: three decimals may as well be decimals, and then it would be a thousand times too large.
        thousands = " Kijk in de bron of het teken bij duizend staat." if decimals == 3 else ""
        hint = f"{thousands} Rond{' anders' if thousands else ''} af zoals de bron dat doet."
        wrong = f"'{text}' past niet: reeks '{series.id}' heeft {most}.{hint}"
    elif not series.minimum <= value <= series.maximum:
        share = "Een aandeel boven 100% kan niet. " if series.kind is SeriesKind.SHARE and value > HUNDRED else ""
        wrong = (
            f"{in_full(value)} kan niet kloppen. {share}Reeks '{series.id}' ligt "
            f"tussen {in_full(series.minimum)} en {counted(in_full(series.maximum), series.unit)}."
        )
    else:
        return None
    return layout.grid.problem(slot.cell, wrong)


def _of_another_day(layout: Layout, request: Request, slots: Mapping[Key, Slot]) -> Iterator[Problem]:
    """Ensure the table has figures of the day that was asked for."""
    day = request.day
    if day is not None and slots and all(key.date != day for key in slots):
        days = ", ".join(sorted({key.date.isoformat() for key in slots}))
        first = next(iter(slots.values()))
        text = f"de tabel gaat over {days}, niet over {day}. Kijk --peildatum na."
        yield layout.grid.problem(first.cell, text)


def _in_thousands(
    layout: Layout, request: Request, numbers: Iterable[Number], scale: GridCell, *, fits: bool
) -> Iterator[Problem]:
    """Ensure figures in thousands can be those of the series, and are not taken for exact ones.

    They are rounded, to what their last digit stands for.
    """
    steps = [each.step for each in numbers if each.value]
    if not fits:
        yield scale_told(layout.grid, request.series, scale, scale_in(scale.text))
    elif steps and request.rounding < min(steps):
        yield layout.grid.problem(
            scale,
            f"hier staat '{clipped(scale.text)}': de cijfers zijn afgerond op {in_full(min(steps))}. "
            f"Voeg toe: --nauwkeurigheid afgerond --afronding {min(steps):f}.",
        )


def place_of(slot: Slot) -> str:
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
