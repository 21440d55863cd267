"""Which values of a series stand on its page, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from motiespoor.derive import anchors
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Observation

# More rows than this nobody reads on a page; the CSV holds them all.
MOST = 2000


def in_order(dossier: Dossier, observations: Iterable[Observation]) -> list[Observation]:
    """Values of a series: the latest date first, then by area and sector as in their files, the whole before its parts."""
    areas = {each.code: place for place, each in enumerate(dossier.areas)}
    sectors = {each.code: place for place, each in enumerate(dossier.sectors)}
    parts = {each.code: place for place, each in enumerate(dossier.breakdowns)}
    return sorted(
        observations,
        key=lambda each: (
            -each.date.toordinal(),
            areas[each.area],
            sectors[each.sector],
            parts.get(each.breakdown or "", -1),
        ),
    )


def on_a_page(every: Sequence[Observation]) -> list[Observation]:
    """As many whole reference dates as a page can hold; of one that is too long already, its first rows."""
    shown: list[Observation] = []
    for _, rows in groupby(every, key=lambda each: each.date):
        own = list(rows)
        if shown and len(shown) + len(own) > MOST:
            break
        shown += own
    return shown[:MOST]


def places(dossier: Dossier, observations: Sequence[Observation]) -> list[str]:
    """The anchor of each of the values of a series, in their order: its row, or else that of its day."""
    if len(observations) <= MOST:
        return [anchors.of_value(each) for each in observations]
    rows = {id(each) for each in on_a_page(in_order(dossier, observations))}
    return [anchors.of_value(each) if id(each) in rows else anchors.of_day(each.date) for each in observations]
