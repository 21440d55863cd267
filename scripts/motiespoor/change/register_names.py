"""What the descriptor of a register names, before a change and after it: what it belongs to, its bounds and its questions.

A measure goes by its number there. When measures are numbered anew, a number that stays would say something else without
anybody having written so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from motiespoor.change.heirs import heirs
from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family
from motiespoor.model.register import Belongs, Condition, Register
from motiespoor.problem import Problem

Able = Mapping[str, tuple[str, ...]]  # what may stand now for each name


def descriptors_follow_what_they_name(before: Dossier, after: Dossier) -> Iterator[Problem]:
    """Ensure a register still belongs to and asks about the same measures and promises when these go by other names."""
    found = heirs(before, after)
    stood = {each.name: each.register for each in before.registers}
    for table in after.registers:
        then, now = stood.get(table.name), table.register
        if then is None:
            continue
        if then.belongs is not None and now.belongs is not None:
            yield from _belonging(then.belongs, now.belongs, found)
        stated = _conditions(then)
        for whose, conditions in _conditions(now).items():
            for each in conditions:
                if each in stated.get(whose, ()):
                    yield from _asking(each, found.get(now.families.get(each.field or "", Family.SLUG), {}))


def _belonging(then: Belongs, now: Belongs, found: Mapping[Family, Able]) -> Iterator[Problem]:
    for field, family, named, names in (
        ("maatregelen", Family.MEASURE, then.measures, now.measures),
        ("beloften", Family.MILESTONE, then.promises, now.promises),
    ):
        for place, name in enumerate(names):
            if name in named:
                for told in _shifted(name, names, found[family], "hier stond"):
                    yield now.origin.problem(told, f"{field}.{place}")


def _conditions(register: Register) -> dict[tuple[object, ...], tuple[Condition, ...]]:
    """The conditions of each question and of each bound, by what stays the same of these."""
    found: dict[tuple[object, ...], tuple[Condition, ...]] = {}
    found |= {("vraag", each.id): (*each.applies, *each.yes, *each.no) for each in register.questions}
    found |= {("grens", each.field, each.minimum, each.maximum): each.applies for each in register.bounds}
    return found


def _asking(condition: Condition, able: Able) -> Iterator[Problem]:
    named = (
        *((("is", condition.equal),) if condition.equal is not None else ()),
        *((f"in.{place}", each) for place, each in enumerate(condition.among)),
        *((f"niet_in.{place}", each) for place, each in enumerate(condition.outside)),
    )
    names = tuple(name for _, name in named)
    for field, name in named:
        for told in _shifted(name, names, able, "deze voorwaarde ging over"):
            yield condition.origin.problem(told, field)


def _shifted(name: str, names: tuple[str, ...], able: Able, before: str) -> Iterator[str]:
    """What is told of a name that stands where it stood, while what it was the name of goes by another one, or is no more."""
    meant = able.get(name)
    if meant is None or not {name, *names}.isdisjoint(meant):
        return
    if not meant:
        yield f"{before} '{name}', en dat is geëindigd; '{name}' is nu iets anders. Haal '{name}' weg."
        return
    yield f"{before} '{name}', en dat heet nu '{meant[0]}'. Schrijf '{meant[0]}', dan blijft het over hetzelfde gaan."


RULES = (descriptors_follow_what_they_name,)
