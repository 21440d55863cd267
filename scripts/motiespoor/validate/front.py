"""Rules on the front page: what the publication puts there can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from motiespoor import paths
from motiespoor.derive.facts import cell, line_of, step
from motiespoor.derive.story import forecast_of
from motiespoor.model.fields import Family
from motiespoor.model.figure import Forecast, Observation, Series, SeriesKind
from motiespoor.model.front import STORY, FactKind, KeyFact, Story
from motiespoor.problem import Problem
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion

MOST_FACTS = 3
_FIGURES = frozenset({FactKind.VALUE, FactKind.CHANGE})
_CHANGE = frozenset({FactKind.CHANGE})
# The kinds that each field can be given to.
_FIELDS: Mapping[str, frozenset[FactKind]] = {
    "reeks": _FIGURES,
    "gebied": _FIGURES,
    "sector": _FIGURES,
    "peildatum": _FIGURES,
    "onderwerp": _FIGURES,
    "plaats": _FIGURES,
    "vanaf": _CHANGE,
    "prognose": _CHANGE,
}
_NEEDED = {
    "reeks": (_FIGURES, "noem de 'reeks' van dit kernfeit."),
    "vanaf": (_CHANGE, "noem 'vanaf': de dag waarop de verandering begint."),
}
_SUBJECT = "noem het 'onderwerp': waar het getal over gaat, in een paar woorden."


def facts_have_what_they_need(reading: Reading) -> Iterator[Problem]:
    """Ensure a key fact has the fields of its kind and no others, and that there are no more than fit."""
    for place, fact in enumerate(reading.dossier.publication.facts):
        if place >= MOST_FACTS:
            yield fact.origin.problem(f"de voorpagina heeft plaats voor {MOST_FACTS} kernfeiten. Haal dit weg.")
        given = _given(fact)
        for field in given:
            if fact.kind not in _FIELDS[field]:
                yield fact.origin.problem(
                    f"een kernfeit van soort '{fact.kind.value}' heeft geen '{field}'. Haal dit veld weg.", field
                )
        if fact.kind in _FIGURES and fact.noun is None and fact.origin.complete and not _is_named(reading, fact.series):
            yield fact.origin.problem(_SUBJECT)
        if fact.origin.complete:
            for field, (kinds, said) in _NEEDED.items():
                if fact.kind in kinds and field not in given:
                    yield fact.origin.problem(said)
        if fact.kind is FactKind.CHANGE:
            yield from _of_kind(reading, fact, "reeks", fact.series, SeriesKind.LEVEL)


def _is_named(reading: Reading, name: str | None) -> bool:
    """Whether it is known how a series is spoken of, or that which it is a part or a change of; of none that is told."""
    series = _series(reading)
    if name not in series:
        return True
    seen: set[str] = set()
    while name is not None and name in series and name not in seen:
        seen.add(name)
        if series[name].phrase is not None:
            return True
        name = series[name].base
    return False


def _given(fact: KeyFact) -> list[str]:
    """The optional fields that a fact has, by key."""
    values = {
        "reeks": fact.series,
        "gebied": fact.area,
        "sector": fact.sector,
        "peildatum": fact.date,
        "onderwerp": fact.noun,
        "plaats": fact.place,
        "vanaf": fact.since,
        "prognose": fact.report,
    }
    return [field for field, value in values.items() if value is not None]


def _of_kind(
    reading: Reading, record: KeyFact | Story, field: str, series: str | None, kind: SeriesKind
) -> Iterator[Problem]:
    found = _series(reading).get(series or "")
    if found is not None and found.kind is not kind:
        yield record.origin.problem(
            f"reeks '{found.id}' is van soort '{found.kind.value}'. Noem een reeks van soort '{kind.value}'.", field
        )


def _series(reading: Reading) -> dict[str, Series]:
    return {each.id: each for each in reading.dossier.series}


def facts_have_a_value(reading: Reading) -> Iterator[Problem]:
    """Ensure what a key fact names is known, and a change can be computed."""
    dossier, series = reading.dossier, _series(reading)
    if _in_doubt(reading):
        return
    for fact in dossier.publication.facts:
        if fact.series not in series:
            continue
        if cell(dossier, fact) is None:
            _, area, sector = line_of(dossier, fact)
            day = f" op {fact.date}" if fact.date is not None else ""
            yield fact.origin.problem(
                f"reeks '{fact.series}' heeft{day} geen waarde voor gebied '{area}' en sector '{sector}'. "
                "Noem een cel met een waarde, of haal dit kernfeit weg.",
                "peildatum" if fact.date is not None else "reeks",
            )
        elif fact.kind is FactKind.CHANGE and fact.since is not None and series[fact.series].kind is SeriesKind.LEVEL:
            yield from _change_is_known(reading, fact, fact.since)


def _change_is_known(reading: Reading, fact: KeyFact, since: date) -> Iterator[Problem]:
    found = step(reading.dossier, fact)
    if found is None:
        yield fact.origin.problem(
            f"wat reeks '{fact.series}' veranderde sinds {since}, is niet te berekenen: een waarde ontbreekt of is niet "
            "exact, of de twee zijn niet te vergelijken. Noem twee andere dagen.",
            "vanaf",
        )
    elif fact.report is not None and found.expected is None:
        yield fact.origin.problem(_no_forecast(fact.series or "", fact.report, f" vanaf {since}"), "prognose")


def _no_forecast(series: str, report: str, since: str = "") -> str:
    return f"reeks '{series}' heeft geen prognose uit '{report}' met een getal{since}. Noem een andere, of haal dit veld weg."


def the_story_can_be_told(reading: Reading) -> Iterator[Problem]:
    """Ensure the story is of a level with the forecast that it names, and what is divided is a change of that level."""
    dossier, series = reading.dossier, _series(reading)
    story = dossier.publication.story
    if story is None:
        return
    for chart in dossier.charts:
        if chart.id == STORY:
            yield chart.origin.problem(f"'{STORY}' heet het beeld van de voorpagina al. Kies een andere naam.", "id")
    if story.noun is None and story.origin.complete and not _is_named(reading, story.series):
        yield story.origin.problem(_SUBJECT)
    yield from _of_kind(reading, story, "reeks", story.series, SeriesKind.LEVEL)
    yield from _of_kind(reading, story, "verdeling", story.split, SeriesKind.SHARE)
    for field, other, value, needed in (
        ("verdeling", "deel", story.split, story.part),
        ("deel", "verdeling", story.part, story.split),
    ):
        if value is not None and needed is None and story.origin.complete:
            yield story.origin.problem(f"bij '{field}' hoort '{other}'. Vul dat ook in, of haal dit veld weg.", field)
    share = series.get(story.split or "")
    if share is not None and share.kind is SeriesKind.SHARE:
        change = series.get(share.base or "")
        if change is not None and (change.kind is not SeriesKind.CHANGE or change.base != story.series):
            yield story.origin.problem(
                f"reeks '{share.id}' verdeelt geen verandering van '{story.series}'. Noem een andere, of haal dit veld weg.",
                "verdeling",
            )
    known = story.series in series and not _in_doubt(reading)
    if story.report is not None and known and forecast_of(dossier, story) is None:
        yield story.origin.problem(_no_forecast(story.series, story.report), "prognose")


def the_approach_has_a_day(reading: Reading) -> Iterator[Problem]:
    """Ensure the event with which the approach began has a day, so that it can be said what was before it."""
    publication = reading.dossier.publication
    event = next((each for each in reading.dossier.events if each.id == publication.approach), None)
    if event is not None and event.date.day is None:
        days = [each.id for each in reading.dossier.events if each.date.day is not None]
        yield publication.origin.problem(
            f"gebeurtenis '{event.id}' is van '{event.date.text}'. Noem er een met een dag.{suggestion(event.id, days)}",
            "aanpak",
        )


def _in_doubt(reading: Reading) -> bool:
    """Whether the figures were not read as they are, or not of what: then it is not known what is not there."""
    if any(problem.path.startswith(f"{paths.FIGURES}/") for problem in reading.problems):
        return True
    rows: tuple[Observation | Forecast, ...] = (*reading.dossier.observations, *reading.dossier.forecasts)
    named = {
        Family.SERIES: {each.series for each in rows},
        Family.AREA: {each.area for each in rows},
        Family.SECTOR: {each.sector for each in rows},
        Family.METHOD: {each.method for each in reading.dossier.observations},
    }
    return any(not names <= known for family, names in named.items() if (known := reading.known[family]) is not None)


RULES = (facts_have_what_they_need, facts_have_a_value, the_story_can_be_told, the_approach_has_a_day)
