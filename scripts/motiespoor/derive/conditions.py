"""Whether what a register asks of a row holds, as far as the fields of that row can tell."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from motiespoor.model.period import Period
from motiespoor.model.register import Condition, RegisterRow, Value


def holds(condition: Condition, row: RegisterRow) -> bool:
    """Whether a condition on a field holds of a row as it is now; of an empty field nothing can be said, so it does not."""
    value = row.now(condition.field)
    return value is not None and fits(condition, value)


def fits(condition: Condition, value: Value) -> bool:
    """Whether a value is what a condition on its field asks; of a list, whether one of its values is."""
    texts = {written(each) for each in (value if isinstance(value, tuple) else (value,))}
    if condition.equal is not None and condition.equal not in texts:
        return False
    if condition.among and texts.isdisjoint(condition.among):
        return False
    if condition.outside and not texts.isdisjoint(condition.outside):
        return False
    if condition.minimum is None and condition.maximum is None:
        return True
    return isinstance(value, (int, Decimal)) and (
        (condition.minimum is None or value >= condition.minimum)
        and (condition.maximum is None or value <= condition.maximum)
    )


def written(value: Value) -> str:
    """A value as the data have it."""
    if isinstance(value, Period):
        return value.text
    return value.isoformat() if isinstance(value, date) else str(value)
