"""What areas and sectors were together that later went into one: what the pages may say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import whole_area, whole_sector
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, Sector

# The series, area, sector, breakdown and method of values that go together.
Line = tuple[str, str, str, str | None, str]
Joined = dict[tuple[str, str, str], dict[date, Decimal]]  # by series, area and sector


def joined(dossier: Dossier, lines: Mapping[Line, Mapping[date, Decimal]]) -> Joined:
    """The values of what others went into: what these and it were together, and then what it is."""
    parts: tuple[Area | Sector, ...] = (*dossier.areas, *dossier.sectors)
    before = {each.code: each.predecessors for each in parts if each.predecessors}
    found: Joined = {}
    for code in before:
        waiting, kin = [code], {code}
        while waiting:
            new = {*before.get(waiting.pop(), ())} - kin
            kin |= new
            waiting.extend(new)
        for (series, area, sector, breakdown, _), values in lines.items():
            if breakdown is None and kin & {area, sector}:
                own = found.setdefault((series, code if area in kin else area, code if sector in kin else sector), {})
                for day, value in values.items():
                    own[day] = own.get(day, Decimal(0)) + value
    return found


def of_joined(dossier: Dossier, lines: Mapping[Line, Mapping[date, Decimal]], found: Joined) -> Iterator[Decimal]:
    """Those sums, each also in percent of its whole, and for each thousand."""
    area, sector = whole_area(dossier), whole_sector(dossier)
    per = {each.id: each.denominator or "" for each in dossier.series}
    at: dict[tuple[str, str, str], Mapping[date, Decimal]] = {**found}
    for (series, where, what, breakdown, _), values in lines.items() if found else ():
        if breakdown is None:
            at.setdefault((series, where, what), values)
    for (series, where, what), own in found.items():
        for day, value in own.items():
            yield value
            for whole in ((series, area, what), (series, where, sector)):
                if (total := at.get(whole, {}).get(day, Decimal(0))) > 0:
                    yield value * 100 / total
            for each in (what, sector):
                if (below := at.get((per[series], where, each), {}).get(day, Decimal(0))) > 0:
                    yield value * 1000 / below
