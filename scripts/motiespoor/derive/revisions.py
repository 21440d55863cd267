"""What stood where a figure stands, before it was revised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from motiespoor.derive.lookup import remembered
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation, Revision

# The series, day, area, sector, breakdown and method: what makes a figure the only one.
Of = tuple[str, date, str, str, str | None, str]


@remembered
def revised(dossier: Dossier) -> Mapping[Of, tuple[Revision, ...]]:
    """The revisions of each figure that has any, in the order of the file."""
    found: defaultdict[Of, list[Revision]] = defaultdict(list)
    for each in dossier.revisions:
        found[figure_of(each)].append(each)
    return {of: tuple(rows) for of, rows in found.items()}


def figure_of(each: Observation | Revision) -> Of:
    """Which figure a row is of."""
    return each.series, each.date, each.area, each.sector, each.breakdown, each.method


def revisions(observation: Observation, dossier: Dossier) -> tuple[Revision, ...]:
    """The revisions of a figure, the oldest first; of one that only says what it was, that one without a day."""
    if rows := revised(dossier).get(figure_of(observation)):
        return rows
    if observation.revised_from is None or observation.cause is None:
        return ()
    return (
        Revision(
            series=observation.series,
            date=observation.date,
            area=observation.area,
            sector=observation.sector,
            breakdown=observation.breakdown,
            method=observation.method,
            was=observation.revised_from,
            cause=observation.cause,
            origin=observation.origin,
        ),
    )
