"""Values as a reader sees them on the pages of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch
from motiespoor.derive.figures import Judged
from motiespoor.derive.verdicts import State, Verdict
from motiespoor.model.figure import Forecast, Observation, Precision, Series, SeriesBreak, SeriesKind

# What has a direction of itself, and so a sign.
_SIGNED = (SeriesKind.CHANGE, SeriesKind.GROWTH)


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """An observation and the text of its value; `revised` tells what stood there before and why it changed."""

    observation: Observation
    shown: str
    gap: bool
    revised: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """A forecast and what became of it, cell by cell; `verdict` is a sentence without a full stop."""

    verdict: Verdict
    expected: str
    gap: bool
    outcome: str | None
    error: str | None
    says: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BreakView:
    """A series break with the areas and the series that it is in, by code; no areas is everywhere."""

    told: SeriesBreak
    areas: list[str]
    series: list[str]


def value(observation: Observation, series: Series) -> Value:
    """An observation with its precision, its direction, or "niet gevonden"."""
    decimals = series.decimals
    if observation.value is not None:
        written = (dutch.signed_value if series.kind in _SIGNED else dutch.value)(observation.value, decimals)
        shown = dutch.with_precision(written, observation.precision)
    else:
        shown = dutch.direction(observation.direction) if observation.direction else dutch.NOT_FOUND
    revised = None
    if observation.revised_from is not None and observation.cause is not None:
        revised = f"eerder {dutch.value(observation.revised_from, decimals)}, herzien: {observation.cause.label}"
    return Value(
        observation=observation,
        shown=shown,
        gap=observation.value is None and observation.direction is None,
        revised=revised,
    )


def expected(verdict: Verdict, series: Series, today: date) -> Expected:
    """A forecast with what was expected, what is known of it now, and how far they are apart."""
    outcome = _outcome(verdict.judged, series)
    if outcome is None and today < verdict.judged.forecast.horizon:
        outcome = dutch.RUNNING
    said = _said(verdict.judged.forecast, series)
    return Expected(
        verdict=verdict,
        expected=said or dutch.NOT_FOUND,
        gap=said is None,
        outcome=outcome,
        error=_error(verdict, series),
        says=_says(verdict),
    )


def _outcome(judged: Judged, series: Series) -> str | None:
    """The latest known level; beside an expected change also the change since the base. `None` when none is known."""
    known, forecast = judged.known, judged.forecast
    if known is None or known.value is None:
        return None
    level = f"{value(known, series).shown} {series.unit} op {dutch.day(known.date)}"
    parts = [level if judged.final else f"tot nu toe {level}"]
    since = f"sinds {dutch.day(forecast.base_date)}"
    if forecast.change is not None and judged.known_change is not None:
        parts.append(f"{dutch.signed(judged.known_change, series.decimals)} {series.unit} {since}")
    elif judged.expected_percent is not None and judged.known_percent is not None:
        parts.append(f"{dutch.signed(judged.known_percent, 1)}% {since}")
    return ": ".join(parts)


def _said(forecast: Forecast, series: Series) -> str | None:
    """What was expected, in the words of its source; `None` when that is not known."""
    parts = []
    if forecast.level is not None:
        parts.append(f"{dutch.number(forecast.level, series.decimals)} {series.unit}")
    if forecast.change is not None:
        parts.append(f"{dutch.signed_value(forecast.change, series.decimals)} {series.unit}")
    if forecast.percent is not None:
        parts.append(f"{dutch.signed_value(forecast.percent, 1)}%")
    if parts:
        return dutch.with_precision(dutch.listed(parts), forecast.precision)
    return dutch.direction(forecast.direction) if forecast.direction else None


def _error(verdict: Verdict, series: Series) -> str | None:
    """How far the outcome lies from what was expected, in the unit and in percent of the level at the start."""
    judged = verdict.judged
    if verdict.state is not State.JUDGED or judged.miss is None:
        return None
    about = "" if judged.forecast.precision in (None, Precision.EXACT) else "ongeveer "
    if judged.error is None:
        return f"{about}{dutch.signed(judged.miss, 1)} procentpunt"
    percent = "" if judged.error_percent is None else f" ({dutch.signed(judged.error_percent, 1)}%)"
    return f"{about}{dutch.signed(judged.error, series.decimals)} {series.unit}{percent}"


def _says(verdict: Verdict) -> str:
    """Whether it came true; nothing is judged that cannot be."""
    judged, broken = verdict.judged, verdict.judged.broken
    match verdict.state:
        case State.NOTHING_EXPECTED:
            return "niet te beoordelen: de prognose is niet gevonden"
        case State.TOO_EARLY:
            return f"nog niet te beoordelen: loopt tot {dutch.day(judged.forecast.horizon)}"
        case State.OUTCOME_UNKNOWN:
            return "niet te beoordelen: de uitkomst is niet gevonden"
        case State.INCOMPARABLE:
            return "niet te beoordelen: de waarden zijn niet precies genoeg, of anders geteld"
        case State.BROKEN:
            return "niet te beoordelen: er zit een reeksbreuk tussen"
    judgement = verdict.outcome.label if verdict.outcome else ""
    return f"{judgement}; er zit een mogelijke reeksbreuk tussen" if broken else judgement


def breaks_told(breaks: Iterable[SeriesBreak]) -> list[BreakView]:
    """The breaks, those of one day and one cause together."""
    found: dict[tuple[date, str], list[SeriesBreak]] = {}
    for each in breaks:
        found.setdefault((each.date, each.description), []).append(each)
    return [
        BreakView(
            told=every[0],
            areas=list(dict.fromkeys(each.area for each in every if each.area is not None)),
            series=list(dict.fromkeys(each.series for each in every)),
        )
        for every in found.values()
    ]
