"""What stands on the site on the day that a round closes."""

from __future__ import annotations

from datetime import date

from motiespoor.derive.rows import number_in
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.fingerprint import fingerprint
from motiespoor.model.round import Closing, PublishedMeasure
from motiespoor.problem import NOWHERE


def closing(dossier: Dossier, each: Round, day: date) -> Closing:
    """The closing of a round on a day: its fingerprint, and every name of the dossier that addresses hang on."""
    return Closing(
        date=day,
        fingerprint=fingerprint(each),
        measures=tuple(
            PublishedMeasure(
                number=number_in(dossier, each, measure),
                slug=measure.slug,
                actions=tuple(action.id for action in measure.actions),
                milestones=tuple(milestone.id for milestone in measure.milestones),
                origin=NOWHERE,
            )
            for measure in dossier.measures
        ),
        promises=tuple(milestone.id for milestone in dossier.promises),
        origin=NOWHERE,
    )
