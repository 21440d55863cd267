"""Rules on what is asked of the rows of registers: bounds, questions, and which rows of two meet."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor import paths
from motiespoor.model.fields import keys
from motiespoor.model.register import Condition, Parts, RegisterTable
from motiespoor.problem import Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion
from motiespoor.validate.registers import NUMBERS, described, unknown_field
from motiespoor.validate.walk import first_and_again


def bounds_are_of_numbers(reading: Reading) -> Iterator[Problem]:
    """Ensure a bound is one of a number, and a row has a remark to say in why it lies beyond."""
    for table in described(reading):
        fields = {each.name: each for each in table.package.columns}
        for bound in table.register.bounds:
            if bound.field not in fields:
                yield unknown_field(bound.field, fields, bound.origin, "veld")
            elif fields[bound.field].type not in NUMBERS:
                yield bound.origin.problem(f"in veld '{bound.field}' staat geen getal.", "veld")
            if bound.minimum is None and bound.maximum is None:
                yield bound.origin.problem("noem een 'minimum' of een 'maximum'.")
            if table.parts.note is None:
                told = "een rij buiten deze grens zegt in een opmerking waarom. Noem dat veld onder 'velden', bij 'opmerking'."
                yield bound.origin.problem(told)


def questions_can_be_answered(reading: Reading) -> Iterator[Problem]:
    """Ensure each question has a name of its own, and each condition asks something that a field or a coupling can answer."""
    couplings = {each.id: each for each in reading.dossier.couplings}
    names = {each.name for each in reading.dossier.registers}
    for table in described(reading):
        register = table.register
        for first, again in first_and_again((each.id, each) for each in register.questions):
            told = f"id '{again.id}' bestaat al, op regel {first.origin.line}. Kies een andere naam."
            yield again.origin.problem(told, "id")
        for each in register.conditions:
            if (each.field is None) == (each.coupling is None):
                yield each.origin.problem("noem een 'veld' of een 'koppeling', en niet allebei.")
            elif each.field is not None:
                yield from _condition_problems(each, each.field, table)
            elif each.coupling not in couplings:
                told = f"koppeling '{each.coupling}' staat niet in {paths.COUPLINGS}.{suggestion(each.coupling or '', couplings)}"
                yield each.origin.problem(told, "koppeling")
            elif table.name not in (sides := couplings[each.coupling].registers) and sides <= names:
                told = f"koppeling '{each.coupling}' gaat niet over dit register."
                yield each.origin.problem(told, "koppeling")


def _condition_problems(condition: Condition, name: str, table: RegisterTable) -> Iterator[Problem]:
    fields = {each.name: each for each in table.package.columns}
    if name not in fields:
        yield unknown_field(name, fields, condition.origin, "veld")
        return
    words = [("is", condition.equal)] if condition.equal is not None else []
    words += [(f"in.{number}", each) for number, each in enumerate(condition.among)]
    words += [(f"niet_in.{number}", each) for number, each in enumerate(condition.outside)]
    if not (words or condition.minimum is not None or condition.maximum is not None):
        yield condition.origin.problem(
            "zeg wat er in dit veld moet staan: 'is', 'in', 'niet_in', 'minimum' of 'maximum'."
        )
    bounded = condition.minimum is not None or condition.maximum is not None
    if bounded and fields[name].type not in NUMBERS:
        yield condition.origin.problem(f"in veld '{name}' staat geen getal.", "veld")
    constraints = fields[name].constraints
    allowed = tuple(each.id for each in table.register.statuses) if name == table.parts.status else ()
    allowed = allowed or (constraints.enum if constraints is not None else ())
    for place, word in words:
        if allowed and word not in allowed:
            told = f"'{clipped(word)}' kan niet in veld '{name}' staan.{suggestion(word, allowed)}"
            yield condition.origin.problem(told, place)


def couplings_join_two_registers(reading: Reading) -> Iterator[Problem]:
    """Ensure a coupling joins two registers on what both have, and asks no more reasons than it has."""
    tables = {each.name: each for each in reading.dossier.registers}
    for first, again in first_and_again((each.id, each) for each in reading.dossier.couplings):
        told = f"id '{again.id}' bestaat al, op regel {first.origin.line}. Kies een andere naam."
        yield again.origin.problem(told, "id")
    for each in reading.dossier.couplings:
        if each.left == each.right:
            told = f"register '{each.left}' kan niet aan zichzelf gekoppeld worden. Noem twee registers."
            yield each.origin.problem(told, "rechts")
            continue
        for number, ground in enumerate(each.grounds):
            for name in (each.left, each.right):
                lacking = [part for part in ground.parts if name in tables and _part(tables[name], part) is None]
                if lacking:
                    told = f"register '{name}' heeft geen veld voor '{lacking[0]}'. Noem dat in zijn beschrijving, onder 'velden', of haal '{ground.value}' weg."
                    yield each.origin.problem(told, f"op.{number}")
        for number, ground in enumerate(each.needed):
            if ground not in each.grounds:
                yield each.origin.problem(f"'{ground.value}' staat niet onder 'op'.", f"nodig.{number}")
        if not 1 <= each.at_least <= len(each.grounds):
            told = f"hier hoort een getal van 1 tot en met {len(each.grounds)}: zoveel staan er onder 'op'."
            yield each.origin.problem(told, "minstens")


def _part(table: RegisterTable, part: str) -> str | None:
    """The field that plays a part, by the key of that part."""
    name: str | None = getattr(table.parts, keys(Parts)[part].name)
    return name


RULES = (bounds_are_of_numbers, questions_can_be_answered, couplings_join_two_registers)
