"""What no source gives: the whole of the areas of which every part is known, and an area as it was before it was one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import exact, whole_area
from motiespoor.derive.lineage import first_day, lines_before
from motiespoor.derive.lookup import Line, lookup, remembered
from motiespoor.derive.parts import main_parts
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, SeriesKind, YesNo
from motiespoor.model.source import EvidenceKind


@remembered
def summed(dossier: Dossier, line: Line, day: date) -> Observation | None:
    """A derived observation: the whole area as the sum of the first division, or of a day before an area was there what
    went into it; with the source when all parts share it.

    `None` when a source gives it, when the series does not add up, or when not all parts are exact and counted by one
    method.
    """
    given = lookup(dossier).at(line, day)
    if given is not None and given.value is not None:
        return None
    return together(dossier, line, summed_of(dossier, line, day), day)


def summed_of(dossier: Dossier, line: Line, day: date) -> tuple[Line, ...]:
    """The lines that together are one that no source need give on a day; none of what is only itself."""
    whole, since = whole_area(dossier), first_day(dossier, line)
    if since is not None and day < since:
        return lines_before(dossier, line, day, since)
    if line.area == whole:
        return tuple(line._replace(area=each.code) for each in main_parts(dossier.areas, whole, day))
    return ()


def together(dossier: Dossier, line: Line, parts: Sequence[Line], day: date) -> Observation | None:
    """What some lines are together on a day, as what they became; `None` when that cannot be told."""
    series = next((each for each in dossier.series if each.id == line.series), None)
    if series is None or series.kind is not SeriesKind.LEVEL or series.additive is not YesNo.YES:
        return None
    figures = lookup(dossier)
    known = [each for part in parts if (each := figures.at(part, day)) is not None]
    values = [value for each in known if (value := exact(each)) is not None]
    methods, sources = {each.method for each in known}, {each.source for each in known}
    if not parts or len(values) < len(parts) or len(methods) != 1:
        return None
    return replace(
        known[0],
        area=line.area,
        sector=line.sector,
        value=sum(values, Decimal(0)),
        evidence=EvidenceKind.DERIVED,
        source=sources.pop() if len(sources) == 1 else None,
        revised_from=None,
        cause=None,
        note=None,
    )


def all_summed(dossier: Dossier, line: Line) -> tuple[Observation, ...]:
    """The sums of a line, on every date that has one, in order."""
    if line.area != whole_area(dossier) and first_day(dossier, line) is None:
        return ()
    days = lookup(dossier).dates.get(line.series, ())
    return tuple(found for day in days if (found := summed(dossier, line, day)) is not None)


def whole_at(dossier: Dossier, line: Line, day: date, method: str | None = None) -> Observation | None:
    """What is known of a whole on a date, by one method when that is given: from a source, or else summed."""
    given = lookup(dossier).at(line, day, method)
    if given is not None and given.value is not None:
        return given
    total = summed(dossier, line, day)
    return total if total is not None and method in (None, total.method) else given
