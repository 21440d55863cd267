"""Whether a forecast came true, and why that cannot be said yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from motiespoor.derive.figures import Judged, judged
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Worded
from motiespoor.model.figure import Direction, Forecast, Precision
from motiespoor.model.round import Certainty


class State(Enum):
    """Whether a forecast can be judged on a day."""

    JUDGED = "beoordeeld"
    TOO_EARLY = "te-vroeg"  # the horizon has not come
    OUTCOME_UNKNOWN = "uitkomst-onbekend"  # the horizon has passed; what happened is not known
    BROKEN = "breuk"  # between base and horizon the counting changed
    INCOMPARABLE = "onvergelijkbaar"  # the level at the start is not known, or one of the levels is not exact
    NOTHING_EXPECTED = "niet-gevonden"  # what was expected is not known


class Outcome(Worded):
    """What became of a forecast that can be judged."""

    AS_EXPECTED = "zoals-verwacht", "precies zoals verwacht"
    WITHIN = "binnen-de-grens", "binnen wat verwacht werd"  # at least, or at most, or between, what was expected
    HIGHER = "hoger", "hoger dan verwacht"
    LOWER = "lager", "lager dan verwacht"
    DIRECTION_RIGHT = "richting-goed", "de richting klopte"
    DIRECTION_WRONG = "richting-fout", "de richting klopte niet"


# What was expected was a bound; and what became of a bound that is not in it, when it was just reached.
_ABOVE = (Precision.AT_LEAST, Precision.ABOVE)
_BELOW = (Precision.AT_MOST, Precision.BELOW)
_AT_THE_BOUND: Mapping[Precision | None, Outcome] = {Precision.ABOVE: Outcome.LOWER, Precision.BELOW: Outcome.HIGHER}


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """A forecast next to what happened; `outcome` is `None` unless it can be judged."""

    judged: Judged
    state: State
    outcome: Outcome | None


def verdicts(dossier: Dossier, today: date) -> tuple[Verdict, ...]:
    """Every forecast: by series, area and sector in the order of the files, then by report."""
    series = {each.id: place for place, each in enumerate(dossier.series)}
    areas = {each.code: place for place, each in enumerate(dossier.areas)}
    sectors = {each.code: place for place, each in enumerate(dossier.sectors)}
    lines = sorted(
        {(each.series, each.area, each.sector) for each in dossier.forecasts},
        key=lambda each: (series[each[0]], areas[each[1]], sectors[each[2]]),
    )
    return tuple(judge(each, today) for line in lines for each in judged(dossier, *line))


def numbers(forecast: Forecast) -> tuple[Decimal | None, ...]:
    """The three ways in which a forecast can give a number."""
    return forecast.level, forecast.change, forecast.percent


def judge(each: Judged, today: date) -> Verdict:
    """What can be said of a forecast on a day."""
    state = _state(each, today)
    return Verdict(judged=each, state=state, outcome=_outcome(each) if state is State.JUDGED else None)


def _outcome(each: Judged) -> Outcome:
    """What became of a forecast with an error, or of one that only gave a direction."""
    forecast, change = each.forecast, each.known_change or 0
    if (miss := each.miss) is None:
        right = change > 0 if forecast.direction is Direction.UP else change < 0
        return Outcome.DIRECTION_RIGHT if right else Outcome.DIRECTION_WRONG
    if miss == 0 and forecast.ranged:
        return Outcome.WITHIN
    if miss == 0:
        # The bound itself is not in "more than" and "less than".
        return _AT_THE_BOUND.get(forecast.precision, Outcome.AS_EXPECTED)
    if forecast.precision in (_ABOVE if miss > 0 else _BELOW):
        return Outcome.WITHIN
    return Outcome.HIGHER if miss > 0 else Outcome.LOWER


def _state(each: Judged, today: date) -> State:
    forecast = each.forecast
    only_direction = all(each is None for each in numbers(forecast))
    if only_direction and forecast.direction is None:
        return State.NOTHING_EXPECTED
    if not each.final:
        return State.TOO_EARLY if today < forecast.horizon else State.OUTCOME_UNKNOWN
    if each.broken is not None and each.broken.certainty is Certainty.CERTAIN:
        return State.BROKEN
    comparable = each.known_change is not None if only_direction else each.miss is not None
    return State.JUDGED if comparable else State.INCOMPARABLE
