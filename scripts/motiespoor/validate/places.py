"""Rules on the places that a series counts: what is promised, what is open, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.model.fields import Family
from motiespoor.model.figure import SiteState
from motiespoor.model.measure import Milestone
from motiespoor.model.period import Period
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.validate.walk import all_of


def places_of_a_series_are_of_one_kind(reading: Reading) -> Iterator[Problem]:
    """Ensure the places that one series counts are all called the same."""
    kinds: dict[str, str] = {}
    for each in reading.dossier.locations:
        kind = kinds.setdefault(each.series, each.kind)
        if each.kind != kind:
            yield each.origin.problem(
                f"reeks '{each.series}' telt plekken van één soort, en die heet hier '{clipped(each.kind)}' en eerder "
                f"'{clipped(kind)}'. Houd één woord over.",
                "soort",
            )


def places_agree_with_their_promise(reading: Reading) -> Iterator[Problem]:
    """Ensure a place that was promised lies where that was promised, and is there when the promise says so.

    Its term stands with the promise: in one place, where it can be moved.
    """
    promises = {each.id: each for each in all_of(Milestone, reading.dossier)}
    areas = reading.known[Family.AREA]  # an area that is not there is told of the promise itself
    for each in reading.dossier.locations:
        promise = promises.get(each.promise or "")
        if promise is None or not promise.origin.complete:
            continue
        if promise.area is not None and promise.area != each.area and (areas is None or promise.area in areas):
            yield each.origin.problem(
                f"mijlpaal '{promise.id}' is van gebied '{promise.area}', en deze plek ligt in '{each.area}'. "
                "Kijk welk van de twee klopt.",
                "gebied",
            )
        if each.state is SiteState.PLANNED:
            if promise.achieved is not None:
                yield each.origin.problem(
                    f"mijlpaal '{promise.id}' is gerealiseerd ('{promise.achieved.text}'). "
                    "Zet de plek op 'open', met de dag in 'sinds'.",
                    "toestand",
                )
            elif each.since is not None:
                yield each.origin.problem(
                    f"de termijn van deze plek staat bij mijlpaal '{promise.id}'. Laat 'sinds' leeg.", "sinds"
                )
        elif promise.achieved is None:
            yield each.origin.problem(
                f"van mijlpaal '{promise.id}' is niet bekend dat zij gehaald is, en deze plek is er. "
                "Zet de dag in 'gerealiseerd' van de mijlpaal, met 'bewijs'.",
                "toestand",
            )
        elif each.since != promise.achieved:
            yield each.origin.problem(
                f"de opening is hier {_quoted(each.since)} en bij mijlpaal '{promise.id}' "
                f"'{promise.achieved.text}'. Schrijf op beide plaatsen hetzelfde.",
                "sinds",
            )


def _quoted(since: Period | None) -> str:
    return "leeg" if since is None else f"'{since.text}'"


RULES = (places_of_a_series_are_of_one_kind, places_agree_with_their_promise)
