"""Rules on the rows of registers: what each rests on, what became of it, and whether it can be so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise

from motiespoor import paths
from motiespoor.derive.conditions import holds
from motiespoor.derive.names import aliases
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area, exists
from motiespoor.model.kinds import REGISTER_ROW
from motiespoor.model.measure import Cause
from motiespoor.model.period import Period
from motiespoor.model.register import KEY, Bound, Entry, RegisterRow, RegisterTable, Value
from motiespoor.model.table import text_of
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion
from motiespoor.validate.walk import first_and_again

_OF_THE_FOLDER = "index"  # how the page of a folder is called on disk


def rows_have_names_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure each row of a register has a key of its own, which is the name of its file when it has one."""
    for table in reading.dossier.registers:
        for first, again in first_and_again((each.key, each) for each in table.rows):
            told = (
                f"{KEY} '{again.key}' bestaat al: {first.origin.path}, regel {first.origin.line}. Kies een andere naam."
            )
            yield again.origin.problem(told, KEY)
        for row in table.rows:
            if row.key == _OF_THE_FOLDER:
                told = f"{KEY} '{row.key}' kan niet: zo heet het bestand van de pagina met alle namen. Kies een andere naam."
                yield row.origin.problem(told, KEY)
            file = REGISTER_ROW.fullmatch(row.origin.path)
            if file is not None and row.key != (name := file[2]):
                told = (
                    f"{KEY} '{row.key}' is niet de naam van dit bestand. "
                    f"Schrijf '{name}', of noem het bestand {row.key}.yaml."
                )
                yield row.origin.problem(told, KEY)


def rows_rest_on_evidence(reading: Reading) -> Iterator[Problem]:
    """Ensure each row of a register, and each change of one, rests on at least one source.

    Where a line of evidence could not be read, or is of no row, it may be that of any row.
    """
    amiss = {each.path for each in reading.problems}
    for table in reading.dossier.registers:
        where = f"{paths.REGISTERS}/{table.name}/bewijs.csv"
        for row in table.rows if where not in amiss else ():
            if not row.evidence and row.origin.complete:
                told = f"rij '{row.key}' rust op geen bron. Zet die in {where}, met volgnummer 0."
                yield row.origin.problem(told, KEY)
            for number, entry in enumerate(row.history, 1):
                if not entry.evidence and entry.origin.complete:
                    told = f"deze verandering van rij '{row.key}' rust op geen bron. Zet die in {where}, met volgnummer {number}."
                    yield entry.origin.problem(told)


def changes_change_something(reading: Reading) -> Iterator[Problem]:
    """Ensure a change is of a field that there is, which then holds something else."""
    for table in reading.dossier.registers:
        names = [each.name for each in table.package.columns]
        required = {each.name for each in table.package.columns if each.constraints and each.constraints.required}
        for row in table.rows:
            now = dict(row.values)
            for entry in row.history:
                if entry.field not in names:
                    told = (
                        f"veld '{clipped(entry.field)}' bestaat niet in dit register.{suggestion(entry.field, names)}"
                    )
                    yield entry.origin.problem(told, "veld", found=entry.field)
                    continue
                if entry.field == KEY:
                    yield entry.origin.problem(f"'{KEY}' blijft altijd gelijk: adressen hangen eraan.", "veld")
                elif entry.text is None and entry.field in required:
                    told = f"'{entry.field}' kan niet leeg worden. Vul in wat het nu is."
                    yield entry.origin.problem(told, "veld")
                elif entry.origin.complete and now.get(entry.field) == entry.value and _is_read(entry):
                    told = f"'{entry.field}' was al {_quoted(entry.value)}. Haal deze verandering weg, of kijk wat het werd."
                    yield entry.origin.problem(told, "waarde" if entry.text is not None else "veld")
                now[entry.field] = entry.value


def _is_read(entry: Entry) -> bool:
    """Whether what it became could be read; of what could not, that is told."""
    return (entry.text is None) == (entry.value is None)


def _quoted(value: Value) -> str:
    return "leeg" if value is None else f"'{clipped(text_of(value))}'"


def steps_back_have_a_cause(reading: Reading) -> Iterator[Problem]:
    """Ensure a status that goes back says why: progress does not do that."""
    for table in reading.dossier.registers:
        status = table.parts.status
        order = {each.id: place for place, each in enumerate(table.register.statuses)}
        for row in table.rows if status is not None else ():
            now = str(row.values.get(status or "", ""))
            for entry in row.history:
                if entry.field != status or entry.value is None:
                    continue
                then, now = now, str(entry.value)
                if order.get(now, 0) < order.get(then, 0) and entry.cause is Cause.PROGRESS:
                    told = (
                        f"status '{now}' komt vóór '{then}', en voortgang gaat niet terug. Kies een andere 'oorzaak': "
                        "achteruitgang als een bron dat meldt, correctie als de vorige fout was."
                    )
                    yield entry.origin.problem(told, "oorzaak")


def changes_come_after_their_row(reading: Reading) -> Iterator[Problem]:
    """Ensure nothing became of a row before there was one: before its own day, and before any source told of it.

    A day that was still to come does not count alone, nor does a source that looks back. What was told wrong, or too
    late, may be of any day.
    """
    amiss = {each.path for each in reading.problems}
    days = {each.id: each.date.start or each.date.end for each in reading.dossier.sources}
    for table in reading.dossier.registers:
        for row in table.rows:
            if not (row.history and row.evidence) or f"{paths.REGISTERS}/{table.name}/bewijs.csv" in amiss:
                continue  # an older source may be among what could not be read
            own = _first_day(row.values.get(table.parts.day or ""))
            first = min((day for day in (own, *(days.get(each.source) for each in row.evidence)) if day), default=None)
            for entry in row.history:
                if first is not None and entry.date < first and entry.cause not in (Cause.CORRECTION, Cause.LATE):
                    told = (
                        f"datum {entry.date} ligt vóór {first}, en van eerder is over rij '{row.key}' niets bekend. Kijk welke van "
                        "de twee klopt. Was het toen al zo, kies dan als 'oorzaak' nagekomen, of correctie als de rij het fout had."
                    )
                    yield entry.origin.problem(told, "datum")


def _first_day(value: Value) -> date | None:
    """The day of a value; of a term the first one."""
    return value.start or value.end if isinstance(value, Period) else value if isinstance(value, date) else None


def rows_lie_in_areas_of_their_day(reading: Reading) -> Iterator[Problem]:
    """Ensure the area of a row existed when the row is of, and the place of a row does not lie in another area."""
    areas = {each.code: each for each in reading.dossier.areas}
    lie = _where_places_lie(reading.dossier)
    for table in reading.dossier.registers:
        parts = table.parts
        if parts.area is None:
            continue
        for row in table.rows:
            area = areas.get(str(row.values.get(parts.area)))
            if area is None:
                continue
            day = row.values.get(parts.day or "")
            if isinstance(day, Period) and not _existed(area, day):
                told = f"gebied '{area.code}' was er {_lifetime(area)}, en deze rij is van '{clipped(day.text)}'. Kijk welk van de twee klopt."
                yield row.origin.problem(told, parts.area)
            place = row.values.get(parts.place or "")
            others = lie.get(place.casefold(), ()) if isinstance(place, str) else ()
            if others and not _remark(row, table) and not any(_overlap(area.code, each, areas) for each in others):
                told = (
                    f"'{clipped(str(place))}' ligt in gebied '{others[0]}', en hier staat '{area.code}'. "
                    f"Kijk welk van de twee klopt.{_or_remark(table)}"
                )
                yield row.origin.problem(told, parts.area)


def _where_places_lie(dossier: Dossier) -> Mapping[str, list[str]]:
    """The areas that a place may lie in, by its name: those of places that series count, and what is called so itself."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for place in dossier.locations:
        found[place.name.casefold()].append(place.area)
    for area in dossier.areas:
        for name in (area.name, *aliases(area.aliases)):
            found[name.casefold()].append(area.code)
    return found


def _overlap(one: str, other: str, areas: Mapping[str, Area]) -> bool:
    """Whether an area is another, or one of the two lies in the other."""
    return one in _around(other, areas) or other in _around(one, areas)


def _around(code: str, areas: Mapping[str, Area]) -> Iterable[str]:
    """An area and all that it lies in."""
    found: list[str] = []
    here: str | None = code
    while here is not None and here not in found:
        found.append(here)
        here = areas[here].part_of if here in areas else None
    return found


def _existed(area: Area, when: Period) -> bool:
    """Whether an area was there in some part of a period."""
    first, last = when.start or when.end, when.end or when.start
    if first is None or last is None:
        return True
    return exists(area, first) or exists(area, last) or (area.since is not None and first <= area.since <= last)


def _lifetime(area: Area) -> str:
    since = f"vanaf {area.since}" if area.since else ""
    until = f"tot {area.until}" if area.until else ""
    return " ".join(each for each in (since, until) if each)


def _remark(row: RegisterRow, table: RegisterTable) -> Value:
    return row.now(table.parts.note)


def _or_remark(table: RegisterTable) -> str:
    note = table.parts.note
    return f" Klopt het allebei, zeg dan in '{note}' hoe." if note is not None else ""


def numbers_lie_within_bounds(reading: Reading) -> Iterator[Problem]:
    """Ensure a number lies within the bounds that its register gives, or the row says in its remark why not."""
    for table in reading.dossier.registers:
        for bound in table.register.bounds:
            for row in table.rows:
                value = row.now(bound.field)
                if not isinstance(value, (int, Decimal)) or _remark(row, table) or not _applies(bound, row):
                    continue
                beyond = _beyond(value, bound)
                if beyond is not None and table.parts.note is not None:
                    told = (
                        f"{bound.field} {value} {beyond}. {bound.why} Klopt het getal, zeg dan in '{table.parts.note}' "
                        "waarom het afwijkt."
                    )
                    yield row.origin.problem(told, bound.field)


def _applies(bound: Bound, row: RegisterRow) -> bool:
    return all(holds(each, row) for each in bound.applies)


def _beyond(value: int | Decimal, bound: Bound) -> str | None:
    if bound.minimum is not None and value < bound.minimum:
        return f"is lager dan {bound.minimum}"
    if bound.maximum is not None and value > bound.maximum:
        return f"is hoger dan {bound.maximum}"
    return None


def changes_run_forward(reading: Reading, today: date) -> Iterator[Problem]:
    """Ensure the changes of a row run forward in time, happened by today, and were known once they had."""
    for table in reading.dossier.registers:
        register = table.register
        if register.searched > today:
            yield register.origin.problem(f"gezocht tot {register.searched} ligt na vandaag ({today}).", "gezocht_tot")
        for row in table.rows:
            for before, after in pairwise(row.history):
                if after.date < before.date:
                    told = f"datum {after.date} ligt vóór die van de vorige verandering ({before.date}). Zet ze op volgorde."
                    yield after.origin.problem(told, "datum")
            for each in row.history:
                if each.date > today:
                    yield each.origin.problem(f"datum {each.date} ligt na vandaag ({today}).", "datum")
                elif each.known_since is not None and each.known_since > today:
                    told = f"bekend sinds {each.known_since} ligt na vandaag ({today})."
                    yield each.origin.problem(told, "bekend_sinds")
                elif each.known_since is not None and each.known_since < each.date:
                    told = f"{each.known_since} ligt vóór de dag zelf ({each.date}). Haal dit weg, of kijk welke dag klopt."
                    yield each.origin.problem(told, "bekend_sinds")


RULES = (
    rows_have_names_of_their_own,
    rows_rest_on_evidence,
    changes_change_something,
    steps_back_have_a_cause,
    changes_come_after_their_row,
    rows_lie_in_areas_of_their_day,
    numbers_lie_within_bounds,
)
