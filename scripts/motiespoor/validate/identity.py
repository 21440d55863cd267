"""Rules on names: what must be unique, and which file belongs to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any

from motiespoor import paths
from motiespoor.dutch import in_full
from motiespoor.model.chapters import sections
from motiespoor.model.dossier import slugs_then
from motiespoor.model.fields import Family
from motiespoor.model.succession import Kind
from motiespoor.model.table import text_of
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import nearest, suggestion
from motiespoor.validate.causes import called, copied, rows_of, twice_in
from motiespoor.validate.observed import key_of
from motiespoor.validate.ranges import two_of_one
from motiespoor.validate.walk import first_and_again, lists, named_measures, named_rounds, records


def identifiers_are_unique(reading: Reading) -> Iterator[Problem]:
    """Ensure every identifier is given once; that of a measure or a round is the name of its file."""
    dossier = reading.dossier
    milestones = [each for measure in dossier.measures for each in measure.milestones] + list(dossier.promises)
    frame_groups = dossier.frame.groups if dossier.frame else ()
    families: tuple[tuple[str, Iterable[tuple[Any, Any]]], ...] = (
        ("sleutel", ((each.slug, each) for each in dossier.measures)),
        ("id", (((each.origin.path, action.id), action) for each in dossier.measures for action in each.actions)),
        ("id", ((each.id, each) for each in milestones)),
        ("id", ((each.id, each) for each in frame_groups)),
        ("id", ((item.id, item) for group in frame_groups for item in group.items)),
        ("id", ((each.id, each) for each in dossier.sources)),
        ("id", ((each.id, each) for each in dossier.events)),
        ("id", ((each.id, each) for each in dossier.contradictions)),
        ("id", ((each.id, each) for each in dossier.charts)),
        ("status", ((each.id, each) for each in dossier.statuses)),
        ("id", ((each.id, each) for each in dossier.roles)),
        ("id", ((each.id, each) for each in sections(dossier.publication.chapters))),
        ("id", ((each.id, each) for a_round in dossier.rounds for each in a_round.corrections)),
        ("reeks", ((each.id, each) for each in dossier.series)),
        ("gebied", ((each.code, each) for each in dossier.areas)),
        ("sleutel", ((each.slug, each) for each in dossier.areas if each.slug is not None)),
        ("sector", ((each.code, each) for each in dossier.sectors)),
        ("sleutel", ((each.slug, each) for each in dossier.sectors if each.slug is not None)),
        ("uitsplitsing", ((each.code, each) for each in dossier.breakdowns)),
        ("methode", ((each.id, each) for each in dossier.methods)),
    )
    for key, items in families:
        for first, again in first_and_again(items):
            text = f"bestaat al: {first.origin.path}, regel {first.origin.line}. Kies een andere naam."
            if again == first:
                text = (
                    f"staat er twee keer, met dezelfde inhoud: ook in {first.origin.path}, regel {first.origin.line}. "
                    "Houd er één over."
                )
            yield again.origin.problem(
                f"{key} '{_name(again, key)}' {text}",
                key,
                breaks={twice_in(again.origin.path)},
                hangs_on={copied(first.origin.path), copied(again.origin.path)},
            )


def _name(record: Any, key: str) -> str:
    """The identifier of a record, which editors write under `key`."""
    attribute = {"sleutel": "slug", "gebied": "code", "sector": "code", "uitsplitsing": "code"}.get(key, "id")
    return str(getattr(record, attribute))


def lists_name_things_once(reading: Reading) -> Iterator[Problem]:
    """Ensure a list of names or numbers holds each of them once."""
    for record in records(reading.dossier):
        for key, attribute in lists(record):
            values = getattr(record, attribute)
            for _, (number, again) in first_and_again((value, (number, value)) for number, value in enumerate(values)):
                yield record.origin.problem(
                    f"'{clipped(text_of(again))}' staat twee keer in deze lijst. Haal er één weg.", f"{key}.{number}"
                )


def rows_are_unique(reading: Reading) -> Iterator[Problem]:
    """Ensure one value is given for a series, day, area, sector, breakdown and method; one forecast per report; one break; one place."""
    dossier = reading.dossier
    for first, again in first_and_again((key_of(each), each) for each in dossier.observations):
        if first.value is not None and again.value is not None and first.value != again.value:
            yield again.origin.problem(
                f"deze rij staat er al met waarde {in_full(first.value)}, op regel {first.origin.line}. Houd er één "
                "over. Is de waarde herzien, zet de oude dan in 'was', met een 'oorzaak'.",
                "waarde",
            )
        else:
            yield _again(first, again)
    promised = (((each.series, each.report, each.horizon, each.area, each.sector), each) for each in dossier.forecasts)
    for before, forecast in first_and_again(promised):
        yield two_of_one(before, forecast) or _again(before, forecast)
    tables: tuple[Iterable[tuple[Any, Any]], ...] = (
        (((each.series, each.date, each.area), each) for each in dossier.breaks),
        (((each.series, each.name), each) for each in dossier.locations),
    )
    for items in tables:
        for first, again in first_and_again(items):
            yield _again(first, again)


def _again(first: Any, again: Any) -> Problem:
    origin: Origin = again.origin
    return origin.problem(f"deze rij staat er al, op regel {first.origin.line}. Houd er één over.", "reeks")


def files_are_named_after_their_content(reading: Reading) -> Iterator[Problem]:
    """Ensure the file of a measure carries its number, and the folder of a round its name."""
    measures = named_measures(reading.dossier)
    for name, measure in measures.items():
        if measure.number != name and (other := measures.get(measure.number)) is not None:
            yield measure.origin.problem(
                f"nummer '{measure.number}' is al van {other.origin.path}. Is dit bestand een kopie daarvan, haal het dan weg. "
                f"Schrijf anders '{name}', met een eigen sleutel en eigen id's.",
                "nummer",
                breaks={copied(measure.origin.path)},
            )
        elif measure.number != name:
            yield measure.origin.problem(
                f"nummer '{measure.number}' is niet de naam van dit bestand. "
                f"Schrijf '{name}', of noem het bestand {measure.number}.yaml.",
                "nummer",
            )
    for name, each in named_rounds(reading.dossier).items():
        if each.sheet.id != name:
            yield each.sheet.origin.problem(
                f"ronde '{each.sheet.id}' is niet de naam van deze map. Schrijf '{name}', of noem de map {each.sheet.id}.",
                "ronde",
                breaks={rows_of(each.sheet.id)},
            )


def reports_belong_to_measures(reading: Reading) -> Iterator[Problem]:
    """Ensure every literal row of a round is of a measure that exists, or that ended after the round had closed."""
    known = reading.known[Family.MEASURE]
    slugs = reading.known[Family.SLUG] or ()
    ended = {each.name for each in reading.dossier.successions if each.kind is Kind.MEASURE}
    for each in reading.dossier.rounds:
        told = slugs_then(each)
        for number, report in each.reports.items():
            owned = number in told and (told[number] in slugs or told[number] in ended or report.measure is not None)
            if known is not None and number not in known and not owned:
                yield report.origin.problem(
                    f"dit bestand hoort nergens bij: maatregel '{number}' bestaat niet.{suggestion(number, known)}",
                    breaks={rows_of(each.sheet.id)},
                    hangs_on={called(Family.MEASURE, number)},
                )


def a_measure_has_one_row(reading: Reading) -> Iterator[Problem]:
    """Ensure a round has one row for a measure; whose a row of a closed round is, was said when it closed."""
    numbered = {each.number: each.slug for each in reading.dossier.measures}
    for each in reading.dossier.rounds:
        told = slugs_then(each)
        closed = {then.number: then.slug for then in each.closing.measures} if each.closing else {}
        owners = (
            (
                told.get(number) or (slug if (slug := numbered.get(number)) in told.values() else number),
                (number, report),
            )
            for number, report in each.reports.items()
        )
        for (first, _), (number, report) in first_and_again(owners):
            yield report.origin.problem(
                f"ronde {each.sheet.id} heeft al een rij voor maatregel '{told.get(number) or numbered[number]}': "
                f"nummer {first}. Zeg bij één van de twee met 'maatregel' van welke maatregel zij is.",
                "maatregel" if report.measure else "",
                breaks={rows_of(each.sheet.id)},
            )
        for number, report in each.reports.items():
            if report.measure is not None and closed.get(number, report.measure) != report.measure:
                yield report.origin.problem(
                    f"toen ronde {each.sheet.id} gesloten werd, was nummer {number} van '{closed[number]}'. Haal dit weg.",
                    "maatregel",
                    breaks={rows_of(each.sheet.id)},
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
                breaks={_text(nearest(source.text, reading.dossier.texts) or "")},
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
                hangs_on=frozenset({called(Family.SOURCE, name.removesuffix(".txt")), _text(name)}),
            )


def _text(name: str) -> str:
    return f"de tekst {name}"


def one_status_means_unknown(reading: Reading) -> Iterator[Problem]:
    """Ensure exactly one status says that the sources do not tell."""
    statuses = reading.dossier.statuses
    unknown = [each for each in statuses if each.unknown.value == "ja"]
    for again in unknown[1:]:
        yield again.origin.problem(
            f"'onbekend: ja' staat al bij status '{unknown[0].id}'. Houd er één over.", "onbekend"
        )
    if not unknown and statuses and all(each.origin.complete for each in statuses):
        yield statuses[0].origin.problem(
            "geen enkele status heeft 'onbekend: ja'. Zet dat bij de status die zegt dat de bronnen zwijgen.",
            "onbekend",
        )


def statuses_have_names_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure no two statuses have one name: a reader could not tell them apart."""
    for first, again in first_and_again((each.label.casefold(), each) for each in reading.dossier.statuses):
        yield again.origin.problem(
            f"zo heet status '{first.id}' al (regel {first.origin.line}). Geef deze een andere naam.", "naam"
        )


def former_labels_are_others(reading: Reading) -> Iterator[Problem]:
    """Ensure what a status was called is not what it is called."""
    for status in reading.dossier.statuses:
        for former in status.former:
            if former.label == status.label:
                yield former.origin.problem(
                    f"zo heet status '{status.id}' nog steeds. Noem het woord dat er eerst stond.", "naam"
                )


def former_labels_run_forward(reading: Reading) -> Iterator[Problem]:
    """Ensure what a status was called stands in the order in which it was called so."""
    for status in reading.dossier.statuses:
        for before, each in pairwise(status.former):
            if each.until <= before.until:
                yield each.origin.problem(
                    f"tot {each.until} ligt niet na de naam erboven ({before.until}). Zet de oudste naam bovenaan.",
                    "tot",
                )


def other_names_are_others(reading: Reading) -> Iterator[Problem]:
    """Ensure another name for something is given once, and is not its name."""
    given: dict[str, str] = {}
    for each in reading.dossier.publication.other_names:
        name = each.name.casefold()
        if each.meant.casefold().startswith(name):
            yield each.origin.problem(f"wie '{each.name}' zoekt, vindt '{each.meant}' al. Haal dit punt weg.", "naam")
        elif name in given:
            yield each.origin.problem(
                f"naam '{each.name}' staat hier al, voor '{given[name]}'. Houd er één over.", "naam"
            )
        given.setdefault(name, each.meant)


RULES = (
    identifiers_are_unique,
    lists_name_things_once,
    rows_are_unique,
    files_are_named_after_their_content,
    reports_belong_to_measures,
    a_measure_has_one_row,
    texts_belong_to_sources,
    one_status_means_unknown,
    statuses_have_names_of_their_own,
    former_labels_are_others,
    former_labels_run_forward,
    other_names_are_others,
)
