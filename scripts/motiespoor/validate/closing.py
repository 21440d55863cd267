"""Rules on closed rounds: what they say stands still, and a change to it is told."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.dossier import Round
from motiespoor.model.fingerprint import fingerprint
from motiespoor.model.round import Closing
from motiespoor.problem import Origin, Problem
from motiespoor.read.dossier import Reading
from motiespoor.validate.causes import rows_of, said_in
from motiespoor.validate.walk import first_and_again


def closed_rounds_stand_still(reading: Reading) -> Iterator[Problem]:
    """Ensure a closed round still says what it said when it closed, or after its last correction."""
    for each in reading.dossier.rounds:
        if each.closing is None or _is_broken(reading, each):
            continue
        last = each.corrections[-1] if each.corrections else each.closing
        now = fingerprint(each)
        if now != last.fingerprint:
            since = f"na correctie '{each.corrections[-1].id}'" if each.corrections else "toen"
            yield each.sheet.origin.problem(
                f"ronde {each.sheet.id} is gesloten op {each.closing.date} en zegt nu iets anders dan {since}. "
                f"Maak dat ongedaan, of leg het vast: motiespoor nieuw correctie --ronde {each.sheet.id}. In een browser: zet "
                f"in {_folder(each)}/{paths.CORRECTIONS}, onder 'correcties:', met uw woorden: "
                f'- {{id: {_free(each)}, datum: DAG, wat: "WAT", waarom: "WAAROM", gevraagd_door: "WIE", vingerafdruk: {now}}}',
                "ronde",
                hangs_on={rows_of(each.sheet.id), said_in(each.sheet.id)},
            )


def corrections_change_something(reading: Reading) -> Iterator[Problem]:
    """Ensure a correction leaves another fingerprint than there was."""
    for each in reading.dossier.rounds:
        if each.closing is None:
            continue
        before = each.closing.fingerprint
        for correction in each.corrections:
            if correction.fingerprint == before:
                yield correction.origin.problem(
                    "deze correctie verandert niets: de vingerafdruk is dezelfde als ervoor. "
                    "Haal haar weg, of geef de vingerafdruk van de ronde na de correctie.",
                    "vingerafdruk",
                )
            before = correction.fingerprint


def corrections_follow_a_closing(reading: Reading) -> Iterator[Problem]:
    """Ensure only a closed round has corrections."""
    for each in reading.dossier.rounds:
        if each.closing is None and each.corrections and not _is_broken(reading, each):
            yield each.corrections[0].origin.problem(
                f"ronde {each.sheet.id} is niet gesloten en mag zonder correctie veranderen. "
                f"Haal {paths.CORRECTIONS} weg, of sluit de ronde: motiespoor sluit {each.sheet.id}."
            )


def closings_name_a_thing_once(reading: Reading) -> Iterator[Problem]:
    """Ensure a closing lists a measure, an action and a milestone once."""
    for each in reading.dossier.rounds:
        if each.closing is None:
            continue
        places = [((kind, name), (origin, place, name)) for kind, name, origin, place in _listed(each.closing)]
        for (first, first_place, _), (again, place, name) in first_and_again(places):
            line, _ = first.fields.get(first_place, (first.line, first.column))
            yield again.problem(f"'{name}' staat hier al, op regel {line}. Houd er één over.", place)


def closings_name_every_measure(reading: Reading) -> Iterator[Problem]:
    """Ensure a closing lists at least the measures that have a row in the round."""
    for each in reading.dossier.rounds:
        if each.closing is None or not each.closing.origin.complete:
            continue
        listed = {measure.number for measure in each.closing.measures}
        for number in each.reports:
            if number not in listed:
                yield each.closing.origin.problem(
                    f"ronde {each.sheet.id} heeft een rij voor maatregel {number}; die hoort in deze lijst.",
                    "maatregelen",
                    hangs_on={rows_of(each.sheet.id)},
                )


def _listed(closing: Closing) -> Iterator[tuple[str, str, Origin, str]]:
    """Everything in a closing: its family, its name there, and its place."""
    for measure in closing.measures:
        yield "nummer", measure.number, measure.origin, "nummer"
        yield "sleutel", measure.slug, measure.origin, "sleutel"
        for number, action in enumerate(measure.actions):
            yield f"actie van {measure.slug}", action, measure.origin, f"acties.{number}"
        for number, milestone in enumerate(measure.milestones):
            yield "mijlpaal", milestone, measure.origin, f"mijlpalen.{number}"
    for number, milestone in enumerate(closing.promises):
        yield "mijlpaal", milestone, closing.origin, f"toezeggingen.{number}"


def _free(each: Round) -> str:
    """A name for the next correction of a round."""
    return f"correctie-{each.sheet.id.lower()}-{len(each.corrections) + 1}"


def _folder(each: Round) -> str:
    return each.sheet.origin.path.rpartition("/")[0]


def _is_broken(reading: Reading, each: Round) -> bool:
    """Whether a part of the round could not be read; what it says cannot be judged then."""
    return any(problem.path.startswith(f"{_folder(each)}/") for problem in reading.problems)


RULES = (
    closed_rounds_stand_still,
    corrections_change_something,
    corrections_follow_a_closing,
    closings_name_a_thing_once,
    closings_name_every_measure,
)
