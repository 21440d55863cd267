"""What its register asks of a row, answered by its fields: yes, no, or that it cannot be said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from motiespoor.derive.matching import Matched
from motiespoor.derive.ranges import Range
from motiespoor.model.fields import Sign, Worded
from motiespoor.model.period import Period, UnreadablePeriod, period
from motiespoor.model.register import Condition, Question, RegisterRow, RegisterTable, Value


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


def holds(condition: Condition, row: RegisterRow, met: Met) -> bool | None:
    """Whether a condition holds of a row; `None` when what it looks at is not known."""
    found: list[bool | None] = []
    if condition.coupling is not None:
        found.append(row.key in met.get(condition.coupling, frozenset()))
    if condition.field is not None:
        value = row.now(condition.field)
        found += [None if value is None else each(value) for each in _tests(condition)]
    return _together(found)


def _all_hold(conditions: Iterable[Condition], row: RegisterRow, met: Met) -> bool | None:
    return _together([holds(each, row, met) for each in conditions])


def _together(found: Sequence[bool | None]) -> bool | None:
    """Whether all hold: one that does not is enough to know that they do not."""
    return False if False in found else None if None in found else True


def _tests(condition: Condition) -> Iterator[Callable[[Value], bool | None]]:
    if (equal := condition.equal) is not None:
        yield lambda value: _is_among(value, (equal,))
    if condition.among:
        yield lambda value: _is_among(value, condition.among)
    if condition.outside:
        yield lambda value: not _is_among(value, condition.outside)
    if (minimum := condition.minimum) is not None:
        yield lambda value: _reaches(value, minimum)
    if (maximum := condition.maximum) is not None:
        yield lambda value: _keeps_to(value, maximum)


def _is_among(value: Value, texts: Iterable[str]) -> bool:
    """Whether a value, or one of a list of them, is one of these texts; a number is so however it is written."""
    if isinstance(value, tuple):
        return not {*texts}.isdisjoint(value)
    if isinstance(value, int | Decimal):
        return any(_number(each) == value for each in texts)
    return (value.text if isinstance(value, Period) else str(value)) in texts


def _reaches(value: Value, text: str) -> bool | None:
    """Whether a value is this or higher; not known of a period that holds this day as well as days before it."""
    found, limit = _range(value), _range_of(text, value)
    if found is None or limit is None:
        return None
    return True if found.low >= limit.low else False if found.high < limit.low else None


def _keeps_to(value: Value, text: str) -> bool | None:
    """Whether a value is this or lower."""
    found, limit = _range(value), _range_of(text, value)
    if found is None or limit is None:
        return None
    return True if found.high <= limit.high else False if found.low > limit.high else None


def _range(value: Value) -> Range | None:
    """A number or the days of a period; `None` for what has no order."""
    if isinstance(value, int | Decimal):
        return Range.of_numbers(value, value)
    if isinstance(value, Period):
        return Range.of_days(value.start, value.end)
    return Range.of_days(value, value) if isinstance(value, date) else None


def _range_of(text: str, value: Value) -> Range | None:
    """A limit as the value that it is held against."""
    if isinstance(value, int | Decimal):
        return _range(_number(text))
    try:
        return _range(period(text))
    except UnreadablePeriod:
        return None


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
