"""Rules on names: what must be unique, what must exist, and which file belongs to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from motiespoor import paths
from motiespoor.problem import Problem, suggestion
from motiespoor.read.dossier import Reading
from motiespoor.validate.walk import first_and_again, records, references


def references_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure every reference names something that exists."""
    for record in records(reading.dossier):
        for key, attribute, family in references(record):
            known = reading.known[family]
            value = getattr(record, attribute)
            if known is None or value is None:
                continue
            many = isinstance(value, tuple)
            for number, name in enumerate(value if many else (value,)):
                if name not in known:
                    hint = suggestion(name, known, listed=len(known) <= 12)
                    place = f"{key}.{number}" if many else key
                    yield record.origin.problem(f"{family.value} '{name}' bestaat niet.{hint}", place)


def actions_of_milestones_exist(reading: Reading) -> Iterator[Problem]:
    """Ensure the action that a milestone names is an action of the same measure."""
    for measure in reading.dossier.measures:
        names = [action.id for action in measure.actions]
        for milestone in measure.milestones:
            if milestone.action is not None and measure.origin.complete and milestone.action not in names:
                yield milestone.origin.problem(
                    f"actie '{milestone.action}' bestaat niet bij deze maatregel.{suggestion(milestone.action, names)}",
                    "actie",
                )
    for milestone in reading.dossier.promises:
        if milestone.action is not None:
            yield milestone.origin.problem(
                "een toezegging zonder maatregel heeft geen 'actie'. Haal dit veld weg.", "actie"
            )


def identifiers_are_unique(reading: Reading) -> Iterator[Problem]:
    """Ensure every identifier is given once."""
    dossier = reading.dossier
    milestones = [each for measure in dossier.measures for each in measure.milestones] + list(dossier.promises)
    frame_groups = dossier.frame.groups if dossier.frame else ()
    families: tuple[tuple[str, Iterable[tuple[Any, Any]]], ...] = (
        ("nummer", ((each.number, each) for each in dossier.measures)),
        ("sleutel", ((each.slug, each) for each in dossier.measures)),
        ("id", (((each.number, action.id), action) for each in dossier.measures for action in each.actions)),
        ("id", ((each.id, each) for each in milestones)),
        ("id", ((each.id, each) for each in frame_groups)),
        ("id", ((item.id, item) for group in frame_groups for item in group.items)),
        ("id", ((each.id, each) for each in dossier.sources)),
        ("id", ((each.id, each) for each in dossier.events)),
        ("id", ((each.id, each) for each in dossier.contradictions)),
        ("id", ((each.id, each) for each in dossier.charts)),
        ("status", ((each.id, each) for each in dossier.statuses)),
        ("ronde", ((each.sheet.id, each.sheet) for each in dossier.rounds)),
        ("reeks", ((each.id, each) for each in dossier.series)),
        ("gebied", ((each.code, each) for each in dossier.areas)),
        ("sector", ((each.code, each) for each in dossier.sectors)),
        ("methode", ((each.id, each) for each in dossier.methods)),
    )
    for key, items in families:
        for first, again in first_and_again(items):
            name = (
                next(getattr(again, each) for each in ("number", "id", "code") if hasattr(again, each))
                if key != "sleutel"
                else again.slug
            )
            yield again.origin.problem(
                f"{key} '{name}' bestaat al: {first.origin.path}, regel {first.origin.line}. Kies een andere naam.", key
            )


def rows_are_unique(reading: Reading) -> Iterator[Problem]:
    """Ensure one figure is given for a series, day, area and sector; one forecast per report; one break; one place."""
    dossier = reading.dossier
    tables: tuple[Iterable[tuple[Any, Any]], ...] = (
        (((each.series, each.date, each.area, each.sector), each) for each in dossier.observations),
        (((each.series, each.report, each.horizon, each.area, each.sector), each) for each in dossier.forecasts),
        (((each.series, each.date, each.area), each) for each in dossier.breaks),
        (((each.series, each.name), each) for each in dossier.locations),
    )
    for items in tables:
        for first, again in first_and_again(items):
            yield again.origin.problem(
                f"deze rij staat er al, op regel {first.origin.line}. Houd er één over.", "reeks"
            )


def files_are_named_after_their_content(reading: Reading) -> Iterator[Problem]:
    """Ensure the file of a measure carries its number, and the folder of a round its name."""
    for measure in reading.dossier.measures:
        if measure.origin.path != f"{paths.MEASURES}/{measure.number}.yaml":
            yield measure.origin.problem(
                f"nummer '{measure.number}' past niet bij de naam van dit bestand. Noem het bestand {measure.number}.yaml.",
                "nummer",
            )
    for each in reading.dossier.rounds:
        if each.sheet.origin.path != f"{paths.ROUNDS}/{each.sheet.id}/{paths.ROUND}":
            yield each.sheet.origin.problem(
                f"ronde '{each.sheet.id}' past niet bij de naam van deze map. Noem de map {each.sheet.id}.", "ronde"
            )


def reports_belong_to_measures(reading: Reading) -> Iterator[Problem]:
    """Ensure every literal row of a round is of a measure that exists."""
    from motiespoor.model.fields import Family

    known = reading.known[Family.MEASURE]
    for each in reading.dossier.rounds:
        for number, report in each.reports.items():
            if known is not None and number not in known:
                yield report.origin.problem(
                    f"dit bestand hoort nergens bij: maatregel '{number}' bestaat niet.{suggestion(number, known)}"
                )


def texts_belong_to_sources(reading: Reading) -> Iterator[Problem]:
    """Ensure every source text is the text of one source, and every text that a source names is there."""
    named: Counter[str] = Counter()
    for source in reading.dossier.sources:
        if source.text is None:
            continue
        named[source.text] += 1
        unread = any(problem.path == f"{paths.TEXTS}/{source.text}" for problem in reading.problems)
        if source.text not in reading.dossier.texts and not unread:
            yield source.origin.problem(
                f"bestand '{source.text}' staat niet in {paths.TEXTS}.{suggestion(source.text, reading.dossier.texts)}",
                "tekst",
            )
        if named[source.text] > 1:
            yield source.origin.problem(f"bestand '{source.text}' is al de tekst van een andere bron.", "tekst")
    if any(problem.path == paths.SOURCE_LIST for problem in reading.problems):
        return
    for name in reading.dossier.texts:
        if name not in named:
            yield Problem(
                path=f"{paths.TEXTS}/{name}",
                line=1,
                column=1,
                text=f"dit bestand hoort nergens bij: geen bron in {paths.SOURCE_LIST} noemt het.",
            )


def one_status_means_unknown(reading: Reading) -> Iterator[Problem]:
    """Ensure exactly one status says that the sources do not tell."""
    statuses = reading.dossier.statuses
    unknown = [each for each in statuses if each.unknown.value == "ja"]
    if len(unknown) != 1 and statuses and all(each.origin.complete for each in statuses):
        place = unknown[1] if unknown else statuses[-1]
        yield place.origin.problem(
            f"{len(unknown)} statussen hebben 'onbekend: ja'; dat moet er precies één zijn.", "onbekend"
        )


RULES = (
    references_exist,
    actions_of_milestones_exist,
    identifiers_are_unique,
    rows_are_unique,
    files_are_named_after_their_content,
    reports_belong_to_measures,
    texts_belong_to_sources,
    one_status_means_unknown,
)
