"""Values as a reader sees them on the pages of figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from motiespoor import dutch, spoken
from motiespoor.derive.figures import Judged
from motiespoor.derive.verdicts import State, Verdict
from motiespoor.model.figure import Observation, Precision, Revision, Series, SeriesBreak
from motiespoor.model.round import Certainty


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """An observation and the text of its value; `revised` tells what stood there before, the oldest first, and why it changed."""

    observation: Observation
    shown: str
    gap: bool
    revised: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Expected:
    """A forecast and what became of it, cell by cell; `says` is a sentence without a full stop, `span` from when and until when."""

    verdict: Verdict
    span: str
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


def value(observation: Observation, series: Series, earlier: Iterable[Revision] = ()) -> Value:
    """An observation with its precision, its direction, or "niet gevonden"; `earlier` has all that stood there.

    Without that the last is told, which it says itself.
    """
    revised = tuple(
        f"eerder {dutch.given(each.was, series)}{f', tot {dutch.day(each.until)}' if each.until else ''}, "
        f"herzien: {each.cause.label}"
        for each in earlier
    )
    if not revised and observation.revised_from is not None and observation.cause is not None:
        revised = (f"eerder {dutch.given(observation.revised_from, series)}, herzien: {observation.cause.label}",)
    return Value(
        observation=observation,
        shown=dutch.observed(observation, series),
        gap=observation.value is None and observation.direction is None,
        revised=revised,
    )


def expected(verdict: Verdict, series: Series, today: date) -> Expected:
    """A forecast with what was expected, what is known of it now, and how far they are apart."""
    outcome = _outcome(verdict.judged, series)
    if outcome is None and today < verdict.judged.forecast.horizon:
        outcome = dutch.RUNNING
    given = verdict.judged.forecast
    said = dutch.foreseen(given, series)
    return Expected(
        verdict=verdict,
        expected=said or dutch.NOT_FOUND,
        gap=said is None,
        outcome=outcome,
        error=_error(verdict, series),
        says=_says(verdict, series),
        span=" tot ".join(spoken.moment(each, series) for each in (given.base_date, given.horizon)),
    )


def _outcome(judged: Judged, series: Series) -> str | None:
    """The latest known level; beside an expected change also the change since the base. `None` when none is known."""
    known, forecast = judged.known, judged.forecast
    if known is None or known.value is None:
        return None
    level = f"{dutch.observed(known, series, series.behind)} {spoken.at(known.date, series)}"
    parts = [level if judged.final else f"laatst bekend {level}"]
    since = f"sinds {spoken.named(forecast.base_date, series)}"
    if forecast.change is not None and judged.known_change is not None:
        parts.append(f"{spoken.step(judged.known_change, series)} {since}")
    elif judged.expected_percent is not None and judged.known_percent is not None:
        parts.append(f"{dutch.percent(judged.known_percent)} {since}")
    return ": ".join(parts)


def _error(verdict: Verdict, series: Series) -> str | None:
    """How far the outcome lies from what was expected, in the unit and in percent of the level at the start."""
    judged = verdict.judged
    if verdict.state is not State.JUDGED or judged.miss is None or (judged.forecast.ranged and not judged.miss):
        return None
    about = "" if judged.forecast.precision in (None, Precision.EXACT) else "ongeveer "
    if judged.error is None:
        return f"{about}{dutch.signed(judged.miss, 1)} procentpunt"
    return f"{about}{spoken.step(judged.error, series, judged.error_percent)}"


def _says(verdict: Verdict, series: Series) -> str:
    """Whether it came true; nothing is judged that cannot be."""
    judged, broken = verdict.judged, verdict.judged.broken
    match verdict.state:
        case State.NOTHING_EXPECTED:
            return "niet te beoordelen: de prognose is niet gevonden"
        case State.TOO_EARLY | State.OUTCOME_UNKNOWN if judged.ended is not None:
            return f"niet te beoordelen: bestaat sinds {dutch.day(judged.ended)} niet meer"
        case State.TOO_EARLY:
            return f"nog niet te beoordelen: loopt tot {'en met ' if series.of_period else ''}{spoken.named(judged.forecast.horizon, series)}"
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


def break_word(broken: SeriesBreak) -> str:
    """What a break is called within a sentence."""
    return "mogelijke reeksbreuk" if broken.certainty is Certainty.UNCERTAIN else "reeksbreuk"
