"""What became of areas and sectors: which together are the same on two days, and since when one is not what it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from motiespoor.derive.lookup import Line, remembered
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector, exists

T = TypeVar("T", Area, Sector)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kin(Generic[T]):
    """What was one and the same on two days: the parts that were there `before` are together those that came `after`."""

    before: tuple[T, ...]
    after: tuple[T, ...]

    @property
    def unchanged(self) -> bool:
        """Whether it is the same one."""
        return self.before == self.after


@dataclass(frozen=True, kw_only=True, slots=True)
class Redrawn:
    """A day on which others went into a part that was there already and stayed: their names, and its own."""

    day: date
    name: str
    joined: tuple[str, ...]


class Lineage(Generic[T]):
    """The areas, or the sectors, with what leads from each to those before and after it."""

    def __init__(self, parts: Iterable[T]) -> None:
        self.parts: Mapping[str, T] = {each.code: each for each in parts}
        self._order = {code: place for place, code in enumerate(self.parts)}
        self._links: defaultdict[str, list[tuple[str, date]]] = defaultdict(list)
        self._joined: defaultdict[str, defaultdict[date, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._heirs: defaultdict[str, list[T]] = defaultdict(list)
        for each in self.parts.values():
            for code in each.predecessors:
                before = self.parts.get(code)
                if before is None:
                    continue
                self._heirs[code].append(each)
                if before.until is not None:
                    self._links[each.code].append((code, before.until))
                    self._links[code].append((each.code, before.until))
                    if each.since is None or each.since < before.until:
                        self._joined[each.code][before.until].append(before.name)

    def kin(self, code: str, start: date, end: date) -> Kin[T]:
        """What is the same on both days as this one is on one of them; only that is compared between them."""
        found, waiting = {code} & self.parts.keys(), [code]
        while waiting:
            for other, day in self._links.get(waiting.pop(), ()):
                if start < day <= end and other not in found:
                    found.add(other)
                    waiting.append(other)
        every = [self.parts[each] for each in sorted(found, key=self._order.__getitem__)]
        return Kin(
            before=tuple(each for each in every if exists(each, start)),
            after=tuple(each for each in every if exists(each, end)),
        )

    def redrawn(self, code: str) -> tuple[Redrawn, ...]:
        """The days from which one is more than it was, in order."""
        return tuple(
            Redrawn(day=day, name=self.parts[code].name, joined=tuple(joined))
            for day, joined in sorted(self._joined.get(code, {}).items())
        )

    def heirs(self, code: str) -> tuple[T, ...]:
        """What one went into, or was split into."""
        return tuple(self._heirs.get(code, ()))

    def heirs_on(self, code: str, day: date) -> tuple[T, ...]:
        """What is there on a day of what one was: itself, or those that came after it."""
        found: dict[str, T] = {}
        seen, waiting = {code}, [code] if code in self.parts else []
        while waiting:
            part = self.parts[waiting.pop()]
            if exists(part, day):
                found[part.code] = part
                continue
            for each in self.heirs(part.code):
                if each.code not in seen:
                    seen.add(each.code)
                    waiting.append(each.code)
        return tuple(found[each] for each in sorted(found, key=self._order.__getitem__))

    def is_now(self, code: str, other: str, day: date) -> bool:
        """Whether one is, or went as a whole into, another that is there on a day."""
        return code == other or [each.code for each in self.heirs_on(code, day)] == [other]


@remembered
def area_lineage(dossier: Dossier) -> Lineage[Area]:
    """That of the areas."""
    return Lineage(dossier.areas)


@remembered
def sector_lineage(dossier: Dossier) -> Lineage[Sector]:
    """That of the sectors."""
    return Lineage(dossier.sectors)


def lines_before(dossier: Dossier, line: Line, start: date, end: date) -> tuple[Line, ...]:
    """The lines that on one day were together what a line is on a later one: itself, when nothing became of it in between.

    None when it came out of something that became more than this alone: then the two cannot be held against each other.
    """
    areas = area_lineage(dossier).kin(line.area, start, end)
    sectors = sector_lineage(dossier).kin(line.sector, start, end)
    if [each.code for each in areas.after] != [line.area] or [each.code for each in sectors.after] != [line.sector]:
        return ()
    return tuple(
        line._replace(area=area.code, sector=sector.code) for area in areas.before for sector in sectors.before
    )


def first_day(dossier: Dossier, line: Line) -> date | None:
    """The day from which both the area and the sector of a line are there; `None` when they always were."""
    area, sector = area_lineage(dossier).parts.get(line.area), sector_lineage(dossier).parts.get(line.sector)
    return max((each.since for each in (area, sector) if each is not None and each.since is not None), default=None)


def last_day(dossier: Dossier, line: Line) -> date | None:
    """The day from which the area or the sector of a line is no more; `None` while both are there."""
    area, sector = area_lineage(dossier).parts.get(line.area), sector_lineage(dossier).parts.get(line.sector)
    return min((each.until for each in (area, sector) if each is not None and each.until is not None), default=None)
