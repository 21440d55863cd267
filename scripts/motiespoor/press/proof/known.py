"""What a dossier knows: every text, number and day that stands in it, and what can be worked out from these."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import chain, pairwise, product

from motiespoor import dutch, spoken
from motiespoor.derive.deadlines import deadlines
from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.derive.instances import milestones, window
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Forecast, Observation
from motiespoor.model.period import MONTHS
from motiespoor.press.proof.held import Held, held, plain
from motiespoor.press.proof.joined import Joined, Line, joined, of_joined

_MONTH = {name: number for number, name in enumerate(MONTHS, 1)}
# What is said of the sign before it stands behind the first digit: for a digit is looked in a third of the time.
DAY = re.compile(rf"([0-9](?<!\w[0-9])[0-9]?) ({'|'.join(MONTHS)}) ([0-9]{{4}})\b")
_DIGITS = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
_COUNT = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.,])|[0-9]+(?![0-9.,])")
_TO_COME = 2  # years that are told of before they are there


@dataclass(frozen=True)
class Known:
    """A dossier as it is known on a day."""

    dossier: Dossier
    today: date

    def work_out(self) -> None:
        """Work out what every page is held against: now, and not once more in each copy of this process."""
        for each in ("labelled", "days", "numbers", "computed", "_records"):
            getattr(self, each)

    @cached_property
    def _held(self) -> Held:
        return held(self.dossier)

    @cached_property
    def texts(self) -> frozenset[str]:
        """Every text of the dossier, with single spaces."""
        return frozenset(map(plain, self._held.texts))

    def has(self, text: str) -> bool:
        """Whether this is a text of the dossier, or how one is written within a sentence."""
        return text in self.texts or dutch.capital(text) in self.texts

    @cached_property
    def units(self) -> tuple[str, ...]:
        """What the series count, as a sentence begins with it."""
        of_registers = (dutch.capital(each.register.many) for each in self.dossier.registers)
        return tuple({*(spoken.heading(each) for each in self.dossier.series), *of_registers})

    @cached_property
    def nouns(self) -> tuple[str, ...]:
        """What is counted, within a sentence."""
        series = self.dossier.series
        found = (
            *(each.noun for each in self.dossier.charts),
            *(each.unit for each in series),
            *(spoken.spoken(each).phrase for each in series),
            *(spoken.spoken(each).bare for each in series),
        )
        story = self.dossier.publication.story
        told = (*found, story.noun if story is not None else None)
        return tuple({" ".join(each.split()) for each in told if each})

    @cached_property
    def labelled(self) -> frozenset[str]:
        """The texts of the frame behind their letter or number."""
        groups = self.dossier.frame.groups if self.dossier.frame is not None else ()
        return frozenset(plain(f"{each.label} {each.quote}") for group in groups for each in group.items if each.label)

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """What the series are called, before what they count."""
        return tuple(f"{each.title}: " for each in self.dossier.series)

    @cached_property
    def days(self) -> frozenset[date]:
        """Every day that is known, or told in a text, or on which something is due that comes back every year."""
        told = (day for text in self.texts for day in days_in(text))
        gone = (each.year for deadline in deadlines(self.dossier, self.today) for each in deadline.instances)
        years = {*gone, *range(self.today.year - 1, self.today.year + _TO_COME + 1)}
        return frozenset((self.today, *self._held.days, *told, *self._windows(years)))

    def _windows(self, years: Set[int]) -> Iterator[date]:
        for milestone, year in product(milestones(self.dossier), years):
            if milestone.recurrence is not None:
                yield from window(milestone, year)
        yield from (date(year, 12, 31) for year in years)

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Every number that stands in the dossier, as it is written in Dutch, without a sign."""
        told = (number for text in self.texts for number in _DIGITS.findall(text))
        values = (written(value, number) for value in self._held.numbers for number in self._places(3))
        years = (str(day.year) for day in self.days)
        return frozenset(chain(told, values, years, self._of_registers))  # of a million there are some thousands

    @cached_property
    def _of_registers(self) -> frozenset[str]:
        """The whole numbers in the rows of registers, as they are written with a unit and without."""
        rows = (row for table in self.dossier.registers for row in table.rows)
        held = (each for row in rows for each in (*row.values.values(), *(entry.value for entry in row.history)))
        numbers = {each for each in held if isinstance(each, int)}
        return frozenset(told for each in numbers for told in (str(abs(each)), dutch.tally(abs(each))))

    def _places(self, least: int) -> range:
        """How many digits behind the comma a number may have: as many as any series has, and at least so many."""
        return range(max((least, *(each.decimals for each in self.dossier.series))) + 1)

    @cached_property
    def _records(self) -> int:
        """How many records there are, of every kind; what describes the tables is not counted on any page."""
        return self._held.records - held(self.dossier.descriptors).records

    def has_number(self, number: str) -> bool:
        """Whether a number stands in the dossier, can be worked out from it, or may count what is in it."""
        return number in self.numbers or number in self.computed or self.may_count(number)

    def may_count(self, number: str) -> bool:
        """Whether this may say how many there are of something, which is at most every record."""
        whole = number.replace(".", "")
        return whole.isdecimal() and int(whole) <= self._records

    @cached_property
    def computed(self) -> frozenset[str]:
        """Every number that the methods page says is worked out: differences, growths, shares, rates, sums, days late."""
        found = (self._changes(), self._parts(), of_joined(self.dossier, self._lines, self._joined), self._late())
        every, places = frozenset(chain.from_iterable(found)), self._places(1)  # much is worked out more than once
        return frozenset(written(value, number) for value in every for number in places)

    @cached_property
    def _lines(self) -> dict[Line, dict[date, Decimal]]:
        found: defaultdict[Line, dict[date, Decimal]] = defaultdict(dict)
        for each in self.dossier.observations:
            if each.value is not None:
                line = (each.series, each.area, each.sector, each.breakdown, each.method)
                found[line][each.date] = each.value
        return found

    @cached_property
    def _joined(self) -> Joined:
        return joined(self.dossier, self._lines)

    def _changes(self) -> Iterator[Decimal]:
        """Between two days that follow each other, between those of a forecast, and since the first."""
        bounds = {(each.base_date, each.horizon) for each in self.dossier.forecasts}
        starts = {start for start, _ in bounds}
        for values in (*self._lines.values(), *self._joined.values()):
            days = sorted(values)
            spans = {*pairwise(days), *((start, end) for start in {*starts, *days[:1]} for end in days)}
            for start, end in spans:
                if start in values and end in values:
                    yield from _change(values[start], values[end])
        found: defaultdict[tuple[str, str, str], list[dict[date, Decimal]]] = defaultdict(list)
        for (series, area, sector, breakdown, _), values in self._lines.items():
            if breakdown is None:
                found[series, area, sector].append(values)
        for each in self.dossier.forecasts:
            for values in found[each.series, each.area, each.sector]:
                if (base := values.get(each.base_date)) is not None:
                    yield from _missed(each, base, values.values())

    def _parts(self) -> Iterator[Decimal]:
        """Shares in a whole and what they leave, sums of parts, and how many there are for each thousand."""
        area, sector = whole_area(self.dossier), whole_sector(self.dossier)
        per = {each.id: each.denominator for each in self.dossier.series}
        at: dict[tuple[str, str, str, date], Decimal] = {}
        summed: defaultdict[tuple[str, str, str, date], Decimal] = defaultdict(Decimal)
        rows = [each for each in self.dossier.observations if each.value is not None and each.breakdown is None]
        kinds = {each.code: f"g {each.part_of} {each.kind}" for each in self.dossier.areas}
        sorts = {each.code: f"s {each.part_of} {each.kind}" for each in self.dossier.sectors}
        for each in rows:
            assert each.value is not None
            at[each.series, each.area, each.sector, each.date] = each.value
            summed[each.series, kinds[each.area], each.sector, each.date] += each.value
            summed[each.series, each.area, sorts[each.sector], each.date] += each.value
        yield from summed.values()
        wholes = defaultdict(list)
        for (series, where, what, day), total in summed.items():
            if where.startswith("g "):
                wholes[series, what, day].append(total)
            else:
                wholes[series, f"in {where}", day].append(total)
        for each in rows:
            yield from self._share(each, at, wholes, (area, sector))
            for below in _below(per[each.series], each, at, wholes, sector):
                assert each.value is not None
                yield each.value * 1000 / below
        for value in (each.value for each in rows if each.value is not None and each.value <= 100):
            yield 100 - value

    def _share(
        self,
        part: Observation,
        at: Mapping[tuple[str, str, str, date], Decimal],
        wholes: Mapping[tuple[str, str, date], list[Decimal]],
        whole: tuple[str, str],
    ) -> Iterator[Decimal]:
        assert part.value is not None
        named = (
            at.get((part.series, whole[0], part.sector, part.date)),
            at.get((part.series, part.area, whole[1], part.date)),
        )
        summed = (
            *wholes.get((part.series, part.sector, part.date), ()),
            *wholes.get((part.series, f"in {part.area}", part.date), ()),
        )
        for total in (*named, *summed):
            if total and 0 <= part.value / total <= 1:
                yield part.value * 100 / total

    def _late(self) -> Iterator[Decimal]:
        for each in deadlines(self.dossier, self.today):
            if each.term is not None and each.term.due is not None:
                yield Decimal((self.today - each.term.due).days)


def _missed(forecast: Forecast, start: Decimal, ends: Iterable[Decimal]) -> Iterator[Decimal]:
    """What a forecast expected, and how far it was off, also in percent."""
    for level, change, percent in (
        (forecast.level, forecast.change, forecast.percent),
        (forecast.level_to, forecast.change_to, forecast.percent_to),
    ):
        expected = change
        if expected is None and level is not None:
            expected = level - start
        elif expected is None and percent is not None:
            expected = start * percent / 100
        if expected is not None:
            for value in (expected, *(end - start - expected for end in ends)):
                yield value
                yield from _in_percent(value, start)


def _below(
    series: str | None,
    part: Observation,
    at: Mapping[tuple[str, str, str, date], Decimal],
    wholes: Mapping[tuple[str, str, date], list[Decimal]],
    sector: str,
) -> Iterator[Decimal]:
    """What a value can be divided by: of the same area and sector, or of all sectors, or of all areas together."""
    if series is not None:
        named = (at.get((series, part.area, each, part.date)) for each in (part.sector, sector))
        summed = wholes.get((series, part.sector, part.date), ())
        yield from (each for each in (*named, *summed) if each)


def _change(start: Decimal, end: Decimal) -> Iterator[Decimal]:
    yield end - start
    yield from _in_percent(end - start, start)


def _in_percent(part: Decimal, whole: Decimal) -> Iterator[Decimal]:
    if whole > 0:
        yield part * 100 / whole


def written(value: Decimal, places: int) -> str:
    """A number in Dutch, without a sign: 353.797 or 3,2."""
    rounded = abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return f"{rounded:,f}".translate({ord(","): ".", ord("."): ","})


def count_in(text: str) -> int | None:
    """The number that a text begins with, of what is counted: 1.001 cijfers uit deze ronde; `None` when it has none."""
    found = _COUNT.match(text)
    return int(found[0].replace(".", "")) if found is not None else None


def days_in(text: str) -> Iterator[date]:
    """The days that a text names in full; one that no calendar has is none."""
    return days_of(DAY.findall(text))


def days_of(found: Iterable[tuple[str, str, str]]) -> Iterator[date]:
    """The days of what `DAY` found."""
    for day, month, year in found:
        try:
            yield date(int(year), _MONTH[month], int(day))
        except ValueError:
            continue
