"""What of a table was counted again: its sums, the parts that it lacks, and the days that the package has already.

What is right, or cannot be counted, is told in a sentence; what is wrong is a problem at a cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from motiespoor.desk.takeover import sums
from motiespoor.desk.takeover.figures import Figures, place_of
from motiespoor.desk.takeover.layout import Key
from motiespoor.desk.takeover.question import Asked, Question
from motiespoor.desk.takeover.sums import Stated, Sum
from motiespoor.desk.takeover.words import AREA, SECTOR
from motiespoor.dutch import count, in_full
from motiespoor.model.figure import Precision, YesNo
from motiespoor.problem import Problem, clipped


def sums_told(figures: Figures, values: Mapping[Key, Stated]) -> Iterator[str | Problem]:
    """The sums of the table, with those of the package that it does not have."""
    series, rounding = figures.request.series, figures.request.rounding
    if series.additive is not YesNo.YES:
        yield f"Gebieden en sectoren van reeks '{series.id}' tellen niet op; dat is dus niet nageteld."
        return
    every, missing = sums.sums_in(values, figures.words)
    wrong = [each for each in every if not sums.fits(each, values, rounding)]
    found, left = sums.explained(wrong, every, values, rounding)
    yield from (_wrong_cell(figures, explanation, values) for explanation in found)
    yield from (_wrong_sum(figures, each, values) for each in left)
    right = [each for each in every if each not in wrong]
    exact = [each for each in right if sums.difference(each, values) == 0]
    if every:
        yield f"{count(len(every), 'som', 'sommen')} nageteld: {len(exact)} precies goed."
    for each in right:
        if each not in exact:
            yield (
                f"{_axis(figures, each)}: {sums.counted(each)} tellen op tot {in_full(sums.total(each, values))}; "
                f"er staat {in_full(values[each.whole].value)}. Dat kan door afronding."
            )
    for (dimension, kind), codes in missing.items():
        yield f"Niet overal na te tellen ({kind}): een cijfer ontbreekt van {figures.words.names(dimension, codes)}."
    if not every and not missing:
        yield "Er is geen totaal, in de tabel en in het pakket niet; er is dus niets nageteld."


def absent_told(figures: Figures) -> Iterator[str | Problem]:
    """The parts that the table lacks, where it has others; where its total then misses, that is a problem."""
    values, words = figures.values(), figures.words
    days = {key.date for key in figures.slots}
    for dimension in (AREA, SECTOR):
        codes = {sums.member(key, dimension) for key in figures.slots}
        for whole in words.parents(dimension, codes):
            divisions = words.divisions(dimension, whole, days)
            if any(codes.issuperset(parts) for parts in divisions.values()):
                continue
            for kind, parts in divisions.items():
                absent = [part for part in parts if part not in codes]
                if len(absent) == len(parts):
                    continue
                lack = "ontbreekt" if len(absent) == 1 else "ontbreken"
                lacks = f"n de tabel {lack} ({kind}): {words.names(dimension, absent)}."
                there = [part for part in parts if part in codes]
                wrong = _total_of(figures, values, (dimension, whole), there, right=False)
                if wrong is None:
                    yield f"Let op: i{lacks}"
                else:
                    yield _wrong_sum(figures, wrong, values, f" I{lacks} Zet erbij wat er weggevallen is.")


def totals_asked(figures: Figures) -> Iterator[Asked]:
    """The question about a total of just what stands in the table, where parts of the whole are missing from it."""
    values, words = figures.values(), figures.words
    days = {key.date for key in figures.slots}
    for dimension in (AREA, SECTOR):
        codes = {sums.member(key, dimension) for key in figures.slots}
        for whole in words.parents(dimension, codes):
            divisions = words.divisions(dimension, whole, days)
            if whole not in codes or any(codes.issuperset(parts) for parts in divisions.values()):
                continue
            for kind, parts in divisions.items():
                there = [part for part in parts if part in codes]
                found = _total_of(figures, values, (dimension, whole), there, right=True) if len(there) > 1 else None
                if found is not None:
                    absent = words.names(dimension, [part for part in parts if part not in codes])
                    slot = figures.slots[found.whole]
                    yield Asked(
                        question=Question.TOTAL,
                        cell=slot.cell,
                        text=f"De cel in {place_of(slot)} is het totaal van wat er staat, en in de tabel ontbreekt ({kind}): "
                        f"{absent}. Het wordt gelezen als dat van heel {words.name(dimension, whole)}.",
                    )


def earlier_days_told(figures: Figures) -> Iterator[str | Problem]:
    """The figures of other days than the one asked for, compared with the package."""
    day = figures.request.day
    if day is None:
        return
    same, unknown = 0, 0
    for key, slot in figures.slots.items():
        read = figures.numbers[key]
        if key.date == day or read.value is None:
            continue
        there = figures.there(key)
        if there is None or there.value is None or there.precision is None:
            unknown += 1
            continue
        old = Stated(there.value, there.precision, False)
        new = Stated(read.value, read.precision or Precision.EXACT, True)
        whole = Sum(AREA, key, (key._replace(breakdown=" "),))
        if sums.fits(whole, {whole.whole: old, whole.parts[0]: new}, figures.request.rounding):
            same += 1
            continue
        yield figures.problem(
            slot,
            f"voor {key.date} staat hier {in_full(read.value)}, en in het pakket {in_full(there.value)} "
            f"({there.origin.path}, regel {there.origin.line}). Is dat jaar herzien, "
            f"neem het dan eerst over met --peildatum {key.date} en een --oorzaak.",
        )
    if same:
        yield f"Cijfers van een andere peildatum: {same} gelijk aan het pakket."
    if unknown:
        yield f"Cijfers van een andere peildatum die niet in het pakket staan: {unknown}. Ze zijn niet overgenomen."


def _total_of(
    figures: Figures, values: Mapping[Key, Stated], of: tuple[str, str], parts: Sequence[str], *, right: bool
) -> Sum | None:
    """A total in the table, of a dimension and its whole, that the parts that stand there make; or that they do not."""
    dimension, whole = of
    for key in figures.slots:
        each = Sum(dimension, key, tuple(sums.at(key, dimension, part) for part in parts))
        stated = sums.member(key, dimension) == whole and all(part in values for part in each.keys)
        if stated and sums.fits(each, values, figures.request.rounding) is right:
            return each
    return None


def _wrong_cell(figures: Figures, explanation: sums.Explained, values: Mapping[Key, Stated]) -> Problem:
    """The one cell that makes sums wrong."""
    slot = figures.slots[explanation.key]
    place = " en ".join(_axis(figures, each) for each in explanation.sums)
    gap = abs(sums.difference(explanation.sums[0], values))
    how = f" {explanation.how}" if explanation.how else ""
    there = in_full(values[explanation.key].value) if slot.cell.number else clipped(slot.cell.text)
    right = "klopt" if len(explanation.sums) == 1 else "kloppen"
    return figures.problem(
        slot,
        f"de cel in {place_of(slot)} zou {in_full(explanation.value)} moeten zijn (er staat {there}): "
        f"dan {right} {place} (nu een verschil van {in_full(gap)}).{how} Kijk in de bron.",
    )


def _wrong_sum(figures: Figures, each: Sum, values: Mapping[Key, Stated], more: str = "") -> Problem:
    """A sum that is wrong, at its whole, or else at the first of its cells in the table."""
    key = next(key for key in each.keys if key in figures.slots)
    slot = figures.slots.get(each.whole, figures.slots[key])
    low, high = sums.allowed(each, values, figures.request.rounding)
    gap = sums.difference(each, values)
    where = "" if values[each.whole].in_table else " (dat staat in het pakket)"
    return figures.problem(
        slot,
        f"{_axis(figures, each)}: {sums.counted(each)} tellen op tot {in_full(sums.total(each, values))}, "
        f"niet tot {in_full(values[each.whole].value)}{where} (verschil {in_full(abs(gap))}; "
        f"afronding verklaart hoogstens {in_full(high if gap > 0 else -low)}).{more}",
    )


def _axis(figures: Figures, each: Sum) -> str:
    """The row or column that a sum runs along: with areas in the rows, the areas of a column."""
    slots = [figures.slots[key] for key in each.keys if key in figures.slots]
    if len({slot.column for slot in slots}) == 1 and (len(slots) > 1 or each.dimension == AREA):
        return f"kolom '{slots[0].column}'" if slots[0].column else "de kolom"
    return f"rij '{slots[0].row}'" if slots[0].row else "de rij"
