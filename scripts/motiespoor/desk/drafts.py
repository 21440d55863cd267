"""What answers become: a file of the dossier as it would be, with one record more in it. Nothing here writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from motiespoor import paths
from motiespoor.desk.basis import Basis, Draft
from motiespoor.desk.editor import WrongUse
from motiespoor.desk.insertion import Unplaceable, Writable, new_file, with_item
from motiespoor.desk.kinds import EVIDENCE, KINDS, ROW, STATUS, Answers
from motiespoor.desk.register_rows import row_drafts
from motiespoor.desk.takeover.rows import PATH as VALUES
from motiespoor.desk.takeover.rows import TWICE, Addition, missing_columns, until_now, with_revisions, with_rows
from motiespoor.model.fields import keys
from motiespoor.model.figure import Observation, RevisionCause
from motiespoor.model.fingerprint import fingerprint
from motiespoor.model.kinds import REVISIONS
from motiespoor.model.measure import Action, Measure, Milestone, StatusUpdate
from motiespoor.model.round import Correction, CorrectionList, RoundSheet
from motiespoor.model.schema import first_line
from motiespoor.model.source import Evidence, Source, SourceList
from motiespoor.problem import Unreadable
from motiespoor.read.dossier import Reading
from motiespoor.read.files import at_start
from motiespoor.read.names import text_at
from motiespoor.read.yamltree import Fields, Items, yaml_tree


def drafts(basis: Basis, kind: str, answers: Answers) -> tuple[Draft, ...]:
    """What the answers about one thing to add make of a dossier: one file, or two for a figure that is revised.

    Raises:
        Unreadable: the file that it belongs in cannot be added to.
        WrongUse: it is there already.
    """
    if kind.startswith(f"{ROW} "):
        return row_drafts(basis, kind.partition(" ")[2], answers)
    return _figure(basis, answers) if kind == "cijfer" else (_MAKERS[kind](basis, answers),)


def _status(basis: Basis, answers: Answers) -> Draft:
    def place(measure: Fields) -> Fields:
        return next(each for each in _items(measure, "acties") if text_at(each, "id") == answers["actie"])

    path = _file_of_measure(basis, answers)
    return _inserted(basis, path, _update(answers), place=place, owner=Action, listed="standen")


def _milestone(basis: Basis, answers: Answers) -> Draft:
    fields = _fields(
        Milestone, answers, id="id", titel="titel", actie="actie", gebied="gebied", verwacht="verwacht",
        opmerking="opmerking", toezegging=_evidence(answers),
    )  # fmt: skip
    path = _file_of_measure(basis, answers)
    return _inserted(basis, path, fields, place=lambda measure: measure, owner=Measure, listed="mijlpalen")


def _source(basis: Basis, answers: Answers) -> Draft:
    own = {each.key: each.flag for each in KINDS["bron"]}
    fields = _fields(Source, answers, **own)
    return _inserted(
        basis, paths.SOURCE_LIST, fields, place=lambda register: register, owner=SourceList, listed="bronnen"
    )


def _file_of_measure(basis: Basis, answers: Answers) -> str:
    number = answers["maatregel"]
    measure = next((each for each in basis.reading.dossier.measures if each.number == number), None)
    if measure is None:
        raise Unreadable(basis.reading.problems)
    return measure.origin.path


def _inserted(
    basis: Basis,
    path: str,
    item: Mapping[str, Writable],
    *,
    place: Callable[[Fields], Fields],
    owner: type,
    listed: str,
) -> Draft:
    """A file with one more item in the list `listed` of a record in it, which `place` finds."""
    text = basis.text(path)
    tree = yaml_tree(path, text, [])
    if not isinstance(tree, Fields):
        raise Unreadable(basis.reading.problems)
    try:
        return Draft(path, text, with_item(text, place(tree), listed, item, tuple(keys(owner))))
    except Unplaceable as why:
        raise Unreadable([at_start(path, str(why))]) from None


def _measure(basis: Basis, answers: Answers) -> Draft:
    action = _fields(Action, answers, id="actie", titel="actie-titel", standen=[_update(answers)])
    own = {each.key: each.flag for each in KINDS["maatregel"] if each.record is Measure}
    path = f"{paths.MEASURES}/{answers['nummer']}.yaml"
    return _made(basis, path, _fields(Measure, answers, **own, acties=[action]))


def _round(basis: Basis, answers: Answers) -> Draft:
    own = {each.key: each.flag for each in KINDS["ronde"]}
    path = f"{paths.ROUNDS}/{answers['ronde']}/{paths.ROUND}"
    columns = {"kolommen": found.split(", ")} if (found := answers.get("kolommen")) else {}
    return _made(basis, path, _fields(RoundSheet, answers, **{**own, **columns}))


def _correction(basis: Basis, answers: Answers) -> Draft:
    name = answers["ronde"]
    each = next((each for each in basis.reading.dossier.rounds if each.sheet.id == name), None)
    if each is None:
        raise Unreadable(basis.reading.problems)
    if each.closing is None:
        raise WrongUse(f"ronde {name} is niet gesloten, en mag zonder correctie veranderen. Er is niets geschreven.")
    now = fingerprint(each)
    if now == (each.corrections[-1] if each.corrections else each.closing).fingerprint:
        raise WrongUse(
            f"ronde {name} zegt nog wat zij zei. Er is niets geschreven. Verander eerst wat er niet klopt in "
            f"{paths.ROUNDS}/{name}, en leg dat daarna vast."
        )
    own = {each.key: each.flag for each in KINDS["correctie"] if each.record is Correction}
    fields = {**_fields(Correction, answers, **own), "vingerafdruk": now}
    path = f"{paths.ROUNDS}/{name}/{paths.CORRECTIONS}"
    if not os.path.lexists(basis.root / path):
        return Draft(path, None, new_file(first_line(path), {"correcties": [fields]}))
    return _inserted(basis, path, fields, place=lambda listed: listed, owner=CorrectionList, listed="correcties")


def _made(basis: Basis, path: str, fields: Mapping[str, Writable]) -> Draft:
    if os.path.lexists(basis.root / path):
        raise WrongUse(f"{path} bestaat al. Er is niets geschreven. Verander dat bestand, of kies een andere naam.")
    return Draft(path, None, new_file(first_line(path), fields))


def revised_by(reading: Reading, answers: Answers) -> Observation | None:
    """The figure that stands where this one goes with another value, if one does."""
    found = _there(reading, answers)
    if found is None or found.value is None or "waarde" not in answers or found.method != answers.get("methode"):
        return None
    return found if found.value != Decimal(answers["waarde"]) else None


def _there(reading: Reading, answers: Answers) -> Observation | None:
    """The figure of this series, day, area, sector and breakdown: with this method, or else with another one."""
    wanted = tuple(answers.get(name) for name in ("reeks", "peildatum", "gebied", "sector", "uitsplitsing"))
    found = [
        each
        for each in reading.dossier.observations
        if (each.series, each.date.isoformat(), each.area, each.sector, each.breakdown) == wanted
    ]
    return next((each for each in found if each.method == answers.get("methode")), next(iter(found), None))


def _figure(basis: Basis, answers: Answers) -> tuple[Draft, ...]:
    text, table = basis.text(VALUES), basis.reading.tables.get(VALUES)
    if table is None:
        raise Unreadable(basis.reading.problems)
    there, revised = _there(basis.reading, answers), revised_by(basis.reading, answers)
    if there is not None and revised is None and (there.value is not None or "waarde" not in answers):
        raise WrongUse(f"{VALUES}, regel {there.origin.line}: {_kept(there, answers)}")
    if revised is None and "oorzaak" in answers:
        raise WrongUse(
            "hier staat nog geen getal, dus er is niets herzien. Laat 'oorzaak' weg. Er is niets geschreven."
        )
    note = " ".join(each for each in (revised and revised.note, answers.get("opmerking")) if each)
    cells = {**answers, **({"opmerking": note} if note else {})}
    if revised is not None:
        cells["was"] = f"{revised.value:f}"
    if found := missing_columns([cells], table):
        raise Unreadable(found)
    added = (Addition(cells=cells, replaces=None if there is None else there.origin.line),)
    made = Draft(VALUES, text, with_rows(text, table, added, basis.reading.dossier))
    if revised is None:
        return (made,)
    cause = next(each for each in RevisionCause if each.value == cells["oorzaak"])
    return made, *_until_now(basis, revised, cause)


def _kept(there: Observation, answers: Answers) -> str:
    """What is told of a figure that is there already and is not revised by this one."""
    value = f"{there.value:f}" if there.value is not None else there.evidence.value
    told = f"van deze reeks staat er al een cijfer voor deze dag en dit gebied: {value}"
    if there.method != answers.get("methode"):
        return f"{told}, met methode '{there.method}'. Er is niets geschreven. Is dat cijfer herzien, noem dan die methode."
    return f"{told}. Er is niets geschreven. Is het herzien, noem dan de nieuwe waarde, en waarom: 'oorzaak'."


def _until_now(basis: Basis, revised: Observation, cause: RevisionCause) -> Iterator[Draft]:
    """The table of revisions with what stood there until today, if the dossier has one."""
    table = basis.reading.tables.get(REVISIONS)
    if table is None and revised.revised_from is not None:
        raise Unreadable([at_start(REVISIONS, TWICE)])
    if table is not None:
        text, rows = basis.text(REVISIONS), tuple(until_now(revised, cause, basis.reading.dossier, basis.today))
        if found := missing_columns(rows, table):
            raise Unreadable(found)
        yield Draft(REVISIONS, text, with_revisions(text, table, rows))


_MAKERS: Mapping[str, Callable[[Basis, Answers], Draft]] = {
    "stand": _status,
    "mijlpaal": _milestone,
    "maatregel": _measure,
    "ronde": _round,
    "correctie": _correction,
    "bron": _source,
}


def _update(answers: Answers) -> Mapping[str, Writable]:
    own = {each.key: each.flag for each in STATUS if each.record is StatusUpdate}
    return _fields(StatusUpdate, answers, **own, bewijs=[_evidence(answers)])


def _evidence(answers: Answers) -> Mapping[str, Writable]:
    return _fields(Evidence, answers, **{each.key: each.flag for each in EVIDENCE})


def _fields(record_type: type, answers: Answers, **values: Writable) -> Mapping[str, Writable]:
    """The fields of a record in their order: a text is the flag of its answer, anything else is the value itself."""
    found: dict[str, Writable] = {}
    for name in keys(record_type):
        value = values.get(name)
        if isinstance(value, str):
            value = answers.get(value)
        if value is not None:
            found[name] = value
    return found


def _items(tree: Fields, name: str) -> Iterator[Fields]:
    listed = tree.values.get(name)
    if isinstance(listed, Items):
        yield from (each for each in listed.items if isinstance(each, Fields))
