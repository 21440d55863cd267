"""What its register asks of a row, answered by its fields: yes, no, or that it cannot be said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from motiespoor.derive.conditions import fits
from motiespoor.derive.matching import Matched
from motiespoor.model.fields import Sign, Worded
from motiespoor.model.register import Condition, Question, RegisterRow, RegisterTable


class Answer(Worded):
    """What can be said of a row."""

    YES = "ja", "ja", "Wat in de rij staat, zegt dat het zo is.", Sign.FULL
    NO = "nee", "nee", "Wat in de rij staat, zegt dat het niet zo is.", Sign.EMPTY
    UNKNOWN = "niet-te-zeggen", "niet te zeggen", "Wat daarvoor nodig is, staat niet in de rij.", Sign.QUESTION
    NOT_ASKED = "niet-gevraagd", "niet van toepassing", "De vraag gaat niet over zo’n rij.", Sign.DASH


@dataclass(frozen=True, slots=True)
class Answered:
    """A question to a row, and what can be said."""

    question: Question
    answer: Answer


# The rows that met another one, by coupling: keys of the register that is asked.
Met = Mapping[str, Set[str]]


def answers(table: RegisterTable, row: RegisterRow, met: Met) -> tuple[Answered, ...]:
    """Every question of a register to one of its rows, in their order."""
    return tuple(Answered(each, answer(each, row, met)) for each in table.register.questions)


def met(name: str, couplings: Iterable[Matched]) -> Met:
    """Which rows of a register met one of another register, by coupling."""
    return {
        each.coupling.id: frozenset(each.of_left if each.coupling.left == name else each.of_right)
        for each in couplings
        if name in (each.coupling.left, each.coupling.right)
    }


def answer(question: Question, row: RegisterRow, met: Met) -> Answer:
    """What can be said: of what is not known no yes and no no."""
    applies = _all_hold(question.applies, row, met)
    if applies is False:
        return Answer.NOT_ASKED
    if applies is None:
        return Answer.UNKNOWN
    if _all_hold(question.yes, row, met):
        return Answer.YES
    return Answer.NO if question.no and _all_hold(question.no, row, met) else Answer.UNKNOWN


def known(condition: Condition, row: RegisterRow, met: Met) -> bool | None:
    """Whether a condition holds of a row; `None` when what it looks at is empty."""
    if condition.coupling is not None:
        return row.key in met.get(condition.coupling, frozenset())
    value = row.now(condition.field)
    return None if value is None else fits(condition, value)


def _all_hold(conditions: Iterable[Condition], row: RegisterRow, met: Met) -> bool | None:
    """Whether all hold: one that does not is enough to know that they do not."""
    found = [known(each, row, met) for each in conditions]
    return False if False in found else None if None in found else True
