"""Whose the rows of a round are: under the number that a measure had then, which may be another one's now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from motiespoor.derive.lookup import remembered
from motiespoor.derive.succession import former_measures
from motiespoor.model.dossier import Dossier, Round, slugs_then
from motiespoor.model.measure import Measure
from motiespoor.model.round import ProgressReport


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """What a round says of a measure, and the number that it had there."""

    number: str
    measure: Measure
    report: ProgressReport


@remembered
def rows(dossier: Dossier) -> dict[str, Mapping[str, Row]]:
    """The rows of each round, by the key of their measure, in the order of the round.

    A row of a round that does not say whose it is, is of the measure with that number now.
    """
    numbered = {each.number: each for each in dossier.measures}
    named = {each.slug: each for each in (*former_measures(dossier), *dossier.measures)}
    found: dict[str, Mapping[str, Row]] = {}
    for each in dossier.rounds:
        told = slugs_then(each)
        own = (
            (number, named.get(told[number]) if number in told else numbered.get(number), report)
            for number, report in each.reports.items()
        )
        found[each.sheet.id] = {
            measure.slug: Row(number=number, measure=measure, report=report)
            for number, measure, report in own
            if measure is not None
        }
    return found


def row_of(dossier: Dossier, each: Round, measure: Measure) -> Row | None:
    """What a round says of a measure; `None` when it has no row for it."""
    return rows(dossier)[each.sheet.id].get(measure.slug)


def number_in(dossier: Dossier, each: Round, measure: Measure) -> str:
    """The number that a measure had in a round; the one that it has now, when the round does not say."""
    if (row := row_of(dossier, each, measure)) is not None:
        return row.number
    return next((number for number, slug in slugs_then(each).items() if slug == measure.slug), measure.number)


def numbers_before(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """The numbers that each measure had in a round, or when it ended, and that no measure has now, by its key.

    The latest bearer has it.
    """
    now = {each.number for each in dossier.measures}
    borne = [
        (each.closing.date if each.closing else each.sheet.date, number, slug)
        for each in dossier.rounds
        for number, slug in (
            *slugs_then(each).items(),
            *((row.number, key) for key, row in rows(dossier)[each.sheet.id].items()),
        )
    ]
    borne += [(each.date, each.number, each.name) for each in dossier.successions if each.number is not None]
    bearers = {number: slug for _, number, slug in sorted(borne, key=lambda each: each[0]) if number not in now}
    return {slug: tuple(number for number, of in bearers.items() if of == slug) for slug in bearers.values()}
