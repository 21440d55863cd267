"""Rules on a change: what was published stays, and what is different now says why.

The rules on one dossier (`validate`) cannot see these: they need the dossier before the change as well.
A problem stands in the file as it is now; of what is gone, in the file where it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from motiespoor import dutch, paths
from motiespoor.change import register_names, registers
from motiespoor.change.added import (
    closed_rounds_take_what_is_late,
    corrections_are_only_added,
    late_additions_say_so,
    places_remain,
    reports_are_only_added,
    status_updates_are_only_added,
)
from motiespoor.change.figures import What, forecast_changes, observation_changes
from motiespoor.change.meaning import renamed_parts_say_so, statuses_and_series_stay_what_they_are
from motiespoor.change.revised import forgotten, revisions_remain
from motiespoor.derive.succession import lost
from motiespoor.derive.things import MAY_END, Named, Sort, Thing, things
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.fields import keys
from motiespoor.model.figure import Area, Observation, RevisionCause, Sector
from motiespoor.model.measure import Milestone
from motiespoor.model.register import HISTORY
from motiespoor.model.table import text_of
from motiespoor.problem import Origin, Problem, clipped, in_order
from motiespoor.validate.walk import all_of

# The field that holds the name.
_NAME = {
    Sort.MEASURE: "sleutel",
    Sort.ROUND: "ronde",
    Sort.SERIES: "reeks",
    Sort.AREA: "gebied",
    Sort.SECTOR: "sector",
    Sort.METHOD: "methode",
}


def problems_of_change(before: Dossier, after: Dossier) -> tuple[Problem, ...]:
    """Everything that a change may not do, sorted; both dossiers are right in themselves."""
    return in_order(problem for rule in RULES for problem in rule(before, after))


def names_remain(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure everything that addresses hang on is still there, or is said to have ended."""
    old, new = things(before), things(after)
    permanent = {named: thing.owner for named, thing in old.items() if thing.sort.permanent}
    ended = {(MAY_END[each.kind], each.name) for each in after.successions}
    for named in lost(permanent, new, ended):
        if (
            named[0] is Sort.COUPLING
            and not {(Sort.REGISTER, each) for each in old[named].record.registers} <= new.keys()
        ):
            continue  # it went with a register, of which that is told
        if named[0] is not Sort.CORRECTION:  # these have a rule of their own
            yield _lost(old[named], old, new)


def _lost(thing: Thing, old: dict[Named, Thing], new: dict[Named, Thing]) -> Problem:
    """What to do about a name that is gone."""
    renamed = _renamed(thing, old, new)
    fact = f"{thing.sort.one} '{clipped(thing.name)}' is er niet meer, en er zijn adressen die daarheen leiden."
    if thing.sort in (Sort.FRAME, Sort.ROUND, Sort.ROW):
        fact = f"{thing.sort.one} '{clipped(thing.title)}' is er niet meer, en er zijn adressen die daarheen leiden."
    advice = " Zet die terug"
    if renamed is not None:
        advice = f" '{clipped(renamed.name)}' lijkt dezelfde: geef die de oude naam terug"
    if thing.sort in MAY_END.values():
        advice += f", of zeg in {paths.SUCCESSION} wat ervan werd: 'soort: {thing.sort.one}', 'van: {thing.name}'"
    if thing.sort is Sort.REGISTER_ROW:
        advice += f". Is het er niet meer, dan blijft de rij staan: zeg in '{HISTORY}' wat ervan werd"
    if thing.sort is Sort.REGISTER:
        advice += (
            f". Wordt het niet meer bijgehouden, dan blijft de map staan: zeg onder 'beeindigd' in {paths.DESCRIPTOR} sinds "
            "wanneer en waarom"
        )
    text = f"{fact}{advice}."
    if renamed is not None:
        return renamed.origin.problem(text, _NAME.get(thing.sort, "id"))
    owner = new.get(thing.owner) if thing.owner else None
    if owner is not None and owner.sort is Sort.MEASURE:
        return owner.origin.problem(text, "acties" if thing.sort is Sort.ACTION else "mijlpalen")
    return _at_start(thing.origin, text)


def _renamed(thing: Thing, old: dict[Named, Thing], new: dict[Named, Thing]) -> Thing | None:
    """A thing that is new and looks as if it is this one under another name."""
    if thing.sort in (Sort.ROW, Sort.ROUND, Sort.PAGE):
        return None
    return next(
        (
            each
            for named, each in new.items()
            if each.sort is thing.sort
            and named not in old
            and each.owner == thing.owner
            and each.origin.path == thing.origin.path
            and each.title == thing.title
        ),
        None,
    )


def addresses_remain(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure an area and a sector keep the address of their page."""
    now: dict[tuple[type, str], Area | Sector] = {(type(each), each.code): each for each in _with_page(after)}
    for then in _with_page(before):
        each = now.get((type(then), then.code))
        if each is not None and then.slug is not None and each.slug != then.slug:
            yield each.origin.problem(
                f"de pagina van '{clipped(then.name)}' stond op '{then.slug}', en dat adres verdwijnt. Zet '{then.slug}' terug.",
                "sleutel",
            )


def _with_page(dossier: Dossier) -> tuple[Area | Sector, ...]:
    return (*dossier.areas, *dossier.sectors)


def authority_remains(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure the names of what stands in feeds and calendars still rest on the same address, wherever the site is."""
    then, now = before.publication, after.publication
    was = then.authority or then.url
    if (now.authority or now.url) == was:
        return
    if then.authority is not None or now.authority is not None:
        yield now.origin.problem(f"de naamgever was {was} en verandert nooit. Zet die terug.", "naamgever")
    else:
        yield now.origin.problem(
            f"het adres van de site was {was}. Elk bericht in een feed en elke afspraak in een agenda zou een andere "
            f"naam krijgen. Zet het oude adres terug; verhuist de site, zet er dan bij: 'vorig_adres: {was}' en "
            f"'naamgever: {was}'.",
            "adres",
        )


def relabelled_statuses_say_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a status that is called otherwise says what it was called."""
    old = {each.id: each for each in before.statuses}
    for now in after.statuses:
        then = old.get(now.id, now)
        if then.label != now.label and then.label not in [each.label for each in now.former]:
            yield now.origin.problem(
                f"status '{now.id}' heette '{clipped(then.label)}' en heet nu '{clipped(now.label)}'. Zeg dat onder "
                f"'heette': 'naam: {clipped(then.label)}', 'tot:' de dag waarop het veranderde.",
                "naam",
            )


def promises_stand(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure the term, the promise and the outcome of a milestone stay, unless its remark tells that they changed.

    An outcome that is taken back is told as a correction besides: readers and subscribers have seen it.
    """
    now = {each.id: each for each in all_of(Milestone, after)}
    for then in all_of(Milestone, before):
        same = now.get(then.id)
        if same is None:
            continue
        if same.note is not None and same.note != then.note:
            yield from _taken_back(then, same)
            continue
        if then.promise != same.promise:
            yield same.origin.problem(
                f"de toezegging van mijlpaal '{then.id}' is een andere. Zet terug wat er stond; "
                "was het een vergissing, zeg dat dan in 'opmerking'.",
                "toezegging",
            )
        if then.expected is not None and then.expected != same.expected:
            yield same.origin.problem(
                f"de termijn van mijlpaal '{then.id}' was '{then.expected.text}' en is nu "
                f"{_quoted(same.expected)}. Noemt een bron een nieuwe termijn, zet die dan onder 'berichten'; "
                "was het een vergissing, zeg dat dan in 'opmerking'.",
                "verwacht",
            )
        yield from _softened(then, same)
        if then.achieved is not None and then.achieved != same.achieved:
            yield same.origin.problem(
                f"mijlpaal '{then.id}' was gerealiseerd op '{then.achieved.text}' en is dat nu "
                f"{'niet meer' if same.achieved is None else f'op {_quoted(same.achieved)}'}. Zet terug wat er stond; "
                "was het een vergissing, zeg dat dan in 'opmerking'.",
                "gerealiseerd",
            )


# What makes of a promise another one, and may make of a late one that it is not.
_SOFTER = (("condition", "voorwaarde"), ("recurrence", "terugkeer"), ("together", "samen_met"))


def _softened(then: Milestone, now: Milestone) -> Iterator[Problem]:
    """What was added to a promise after it was published, or changed, and changes what is expected of it."""
    for attribute, key in _SOFTER:
        if _differs(then, now, attribute):
            yield now.origin.problem(
                f"'{key}' van mijlpaal '{then.id}' is anders dan er stond, en daarmee wat ervan verwacht wordt. Zet terug "
                "wat er stond; was het een vergissing, zeg dat dan in 'opmerking'.",
                key,
            )


def _taken_back(then: Milestone, now: Milestone) -> Iterator[Problem]:
    achieved = then.achieved
    if achieved is not None and now.achieved is None and achieved not in [each.was for each in now.corrections]:
        yield now.origin.problem(
            f"mijlpaal '{then.id}' was gerealiseerd op '{achieved.text}' en is dat nu niet meer. "
            f"Zeg dat onder 'correcties', met 'was: {achieved.text}'.",
            "correcties",
        )


def closings_stand(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a round that was closed is still closed, by the same file."""
    now = {each.sheet.id: each for each in after.rounds}
    for then in before.rounds:
        same = now.get(then.sheet.id)
        if then.closing is None or same is None or same.closing == then.closing:
            continue
        said = f"ronde {then.sheet.id} is gesloten op {then.closing.date}"
        if same.closing is None:
            yield _at_start(
                then.closing.origin,
                f"{said}, en dit bestand is weg. Zet het terug: een gesloten ronde gaat niet meer open.",
            )
            continue
        differs = [
            name for name, field in keys(type(then.closing)).items() if _differs(then.closing, same.closing, field.name)
        ]
        yield same.closing.origin.problem(
            f"{said}, en dit bestand is daarna veranderd ({', '.join(differs)}). Zet terug wat er stond; een verandering "
            f"van de ronde is een correctie, in {_folder(same)}/{paths.CORRECTIONS}.",
            differs[0],
        )


def revised_values_say_so(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a value that is another than it was says what it was and why, and no value disappears."""
    reasons = dutch.either(f"'{each.value}'" for each in RevisionCause)
    gone = []
    for each in observation_changes(before, after):
        then, now = each.before, each.after
        if then is None or each.what in (What.NEW, What.FILLED):
            continue
        if now is None:
            gone += [then] if _says(then) and _stands(then, after) else []
        elif then.value is not None and then.value != now.value:
            yield from forgotten(then, now, after)
            if now.revised_from != then.value:
                yield now.origin.problem(
                    f"de waarde van {_row(now)} was {_number(then.value)} en is nu {_number(now.value)}. "
                    f"Zet {_number(then.value)} in 'was' en zeg in 'oorzaak' waarom: {reasons}.",
                    "waarde",
                )
        elif each.what is not What.TOLD and now.note in (None, then.note):
            key = "nauwkeurigheid" if then.precision != now.precision else "richting"
            yield now.origin.problem(
                f"{key} van {_row(now)} is een andere dan er stond. Zeg in 'opmerking' waarom.", key
            )
        elif _says(then) and then.method != now.method and now.note in (None, then.note):
            yield now.origin.problem(
                f"de methode van {_row(now)} was '{then.method}' en is nu '{now.method}': dat zegt van hetzelfde cijfer dat "
                "het anders geteld is. Zeg in 'opmerking' waarom.",
                "methode",
            )
        elif (then.revised_from, then.cause) != (now.revised_from, now.cause) and then.revised_from is not None:
            yield now.origin.problem(
                f"'was' en 'oorzaak' van {_row(now)} zeiden wat hier eerder stond, en zijn anders. Zet ze terug.", "was"
            )
    if gone:
        yield _at_start(gone[0].origin, f"{_listed([_row(each) for each in gone])} {_gone(len(gone), 'een waarde')}")


def forecasts_stand(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure what was once expected still says so, unless its remark tells that it changed."""
    series = {each.id for each in after.series}
    gone = []
    for each in forecast_changes(before, after):
        then, now = each.before, each.after
        if then is None:
            continue
        if now is None:
            gone += [then] if then.series in series else []
        elif each.what in (What.REVISED, What.GONE) and now.note in (None, then.note):
            yield now.origin.problem(
                "deze prognose zegt iets anders dan er stond. Wat toen verwacht werd, verandert niet: zet het terug; "
                "was het een vergissing, zeg dat dan in 'opmerking'.",
                "opmerking",
            )
    if gone:
        rows = [f"{each.series}, rapport {each.report}, {each.area}, {each.sector}" for each in gone]
        yield _at_start(gone[0].origin, f"{_listed(rows)} {_gone(len(gone), 'een prognose')}")


def _says(each: Observation) -> bool:
    return each.value is not None or each.direction is not None


def _stands(each: Observation, dossier: Dossier) -> bool:
    """Whether what a row is about is still there: what is lost with its series is told of the series."""
    codes = {area.code for area in dossier.areas} | {sector.code for sector in dossier.sectors}
    return each.series in {series.id for series in dossier.series} and {each.area, each.sector} <= codes


def _row(each: Observation) -> str:
    parts = (each.series, each.date, each.area, each.sector, each.breakdown)
    return ", ".join(str(part) for part in parts if part is not None)


def _gone(number: int, what: str) -> str:
    return (
        f"is weg: hier stond {what}. Zet die rij terug."
        if number == 1
        else f"zijn weg: op {number} rijen stond {what}. Zet die rijen terug."
    )


_SHOWN = 3  # rows that are named; half a table that is gone is one mistake


def _listed(rows: list[str]) -> str:
    """The first of the rows, and how many more there are."""
    shown = "; ".join(rows[:_SHOWN])
    return shown if len(rows) <= _SHOWN else f"{shown}; en nog {len(rows) - _SHOWN} andere"


def _number(value: Decimal | None) -> str:
    return "leeg" if value is None else f"{value:f}"


def _quoted(value: object) -> str:
    return "leeg" if value is None else f"'{text_of(value)}'"


def _differs(then: object, now: object, attribute: str) -> bool:
    return bool(getattr(then, attribute) != getattr(now, attribute))


def _folder(each: Round) -> str:
    return each.sheet.origin.path.rpartition("/")[0]


def _at_start(origin: Origin, text: str) -> Problem:
    """A problem with something that is gone: the file where it was, and no line of it."""
    return Problem(path=origin.path, line=1, column=1, text=text)


RULES = (
    names_remain,
    addresses_remain,
    authority_remains,
    relabelled_statuses_say_so,
    statuses_and_series_stay_what_they_are,
    renamed_parts_say_so,
    status_updates_are_only_added,
    reports_are_only_added,
    corrections_are_only_added,
    late_additions_say_so,
    closed_rounds_take_what_is_late,
    promises_stand,
    closings_stand,
    revised_values_say_so,
    revisions_remain,
    forecasts_stand,
    places_remain,
    *registers.RULES,
    *register_names.RULES,
)
