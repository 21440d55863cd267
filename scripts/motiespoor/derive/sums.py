"""The whole of the areas where no source gives it, but every part of it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from motiespoor.derive.figures import exact, whole_area
from motiespoor.derive.lookup import Line, lookup, remembered
from motiespoor.derive.parts import main_parts
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, SeriesKind, YesNo
from motiespoor.model.source import EvidenceKind


@remembered
def summed(dossier: Dossier, line: Line, day: date) -> Observation | None:
    """The whole area as the sum of the first division: a derived observation, with the source when all parts share it.

    `None` when a source gives the whole, when the series does not add up, or when not all parts are exact and
    counted by one method.
    """
    figures, whole = lookup(dossier), whole_area(dossier)
    series = next((each for each in dossier.series if each.id == line.series), None)
    if series is None or series.kind is not SeriesKind.LEVEL or series.additive is not YesNo.YES or line.area != whole:
        return None
    given = figures.at(line, day)
    if given is not None and given.value is not None:
        return None
    parts = [figures.at(line._replace(area=each.code), day) for each in main_parts(dossier.areas, whole)]
    known = [each for each in parts if each is not None]
    values = [value for each in known if (value := exact(each)) is not None]
    methods, sources = {each.method for each in known}, {each.source for each in known}
    if not parts or len(values) < len(parts) or len(methods) != 1:
        return None
    return replace(
        known[0],
        area=whole,
        value=sum(values, Decimal(0)),
        evidence=EvidenceKind.DERIVED,
        source=sources.pop() if len(sources) == 1 else None,
        revised_from=None,
        cause=None,
        note=None,
    )


def all_summed(dossier: Dossier, line: Line) -> tuple[Observation, ...]:
    """The sums of a line, on every date that has one, in order."""
    days = lookup(dossier).dates.get(line.series, ())
    return tuple(found for day in days if (found := summed(dossier, line, day)) is not None)


def whole_at(dossier: Dossier, line: Line, day: date, method: str | None = None) -> Observation | None:
    """What is known of a whole on a date, by one method when that is given: from a source, or else summed."""
    given = lookup(dossier).at(line, day, method)
    if given is not None and given.value is not None:
        return given
    total = summed(dossier, line, day)
    return total if total is not None and method in (None, total.method) else given
