"""What a number is worth: its decimals, how far off it may be from what was counted, what it is in percent of another,
and how it may have been mistyped.

Pure functions over `Decimal`; nothing here knows where a number stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from motiespoor.model.figure import Precision

_NOTHING = Decimal(0)

# How far what was counted may lie below and above a value, as a part of the value.
# The words say on which side to look, so a range is not the same on both:
# "ruim 100" was counted as more than 100, "bijna 100" as less, and neither by more than a tenth of it.
# How much more than "minstens 100" it can be nobody says; half as much again still tells a sum from a slip.
# "hoogstens 100" may be nothing at all. "meer dan" and "minder dan" leave out only the bound itself.
_SLACK = {
    Precision.EXACT: (_NOTHING, _NOTHING),
    Precision.ROUNDED: (Decimal("0.05"), Decimal("0.05")),
    Precision.ABOUT: (Decimal("0.1"), Decimal("0.1")),
    Precision.JUST_OVER: (_NOTHING, Decimal("0.1")),
    Precision.ALMOST: (Decimal("0.1"), _NOTHING),
    Precision.AT_LEAST: (_NOTHING, Decimal("0.5")),
    Precision.AT_MOST: (Decimal(1), _NOTHING),
    Precision.ABOVE: (_NOTHING, Decimal("0.5")),
    Precision.BELOW: (Decimal(1), _NOTHING),
}
# These tell the size of a loss: "ruim 100 minder" lies below -100. The others tell which numbers there can be: ≥ and ≤, > and <.
_OF_SIZE = (Precision.JUST_OVER, Precision.ALMOST)


def off(value: Decimal, precision: Precision, step: Decimal) -> tuple[Decimal, Decimal]:
    """How far what was counted may lie below and above a value that is written to the nearest `step`.

    On a side where it can lie at all that is at least half a step: every number that is written down is rounded.
    """
    below, above = _SLACK[precision]
    if value < 0 and precision in _OF_SIZE:
        below, above = above, below
    exact = precision is Precision.EXACT
    return (
        max(step / 2, abs(value) * below) if below or exact else _NOTHING,
        max(step / 2, abs(value) * above) if above or exact else _NOTHING,
    )


def decimals(value: Decimal) -> int:
    """How many digits are written behind the point; 1.50 has two."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def last_place(number: int) -> Decimal:
    """One in the last of so many decimals: 0.01 of two."""
    return Decimal(1).scaleb(-number)


def in_percent(value: Decimal, of: Decimal) -> Decimal | None:
    """A value in percent of another; `None` of nought or less: of that nothing is a part."""
    return value / of * 100 if of > 0 else None


def growth(then: Decimal, now: Decimal) -> Decimal | None:
    """How much more it is than it was, in percent of what it was; `None` when it was nought or less."""
    return in_percent(now - then, then)


def are_shares(parts: Sequence[Decimal], whole: Decimal, step: Decimal) -> bool:
    """Whether each of all the parts is a share of their whole: none lies on the other side of nought, and they add up to it.

    They may be off by what rounding to the nearest `step` can do.
    """
    one_sign = all(each >= 0 for each in parts) or all(each <= 0 for each in parts)
    return one_sign and whole != 0 and abs(sum(parts, _NOTHING) - whole) <= rounding(len(parts), step)


def rounding(parts: int, step: Decimal) -> Decimal:
    """How far so many parts may be from their whole by rounding to the nearest `step` alone."""
    return step / 2 * (parts + 1)


# What fingers and eyes do to digits.


def swapped(value: Decimal) -> Iterator[Decimal]:
    """Two neighbouring digits swapped."""
    yield from _edited(value, lambda d, i: d[:i] + d[i + 1] + d[i] + d[i + 2 :] if i + 1 < len(d) else d)


def dropped(value: Decimal) -> Iterator[Decimal]:
    """A digit put back that was lost."""
    for digit in "0123456789":
        yield from _edited(value, lambda d, i, digit=digit: d[:i] + digit + d[i:], extra=1)  # type: ignore[misc]


def doubled(value: Decimal) -> Iterator[Decimal]:
    """A digit taken away that is one too many."""
    yield from _edited(value, lambda d, i: d[:i] + d[i + 1 :])


def one_wrong(value: Decimal) -> Iterator[Decimal]:
    """One digit replaced by another."""
    for digit in "0123456789":
        yield from _edited(value, lambda d, i, digit=digit: d[:i] + digit + d[i + 1 :])  # type: ignore[misc]


def _edited(value: Decimal, edit: Callable[[str, int], str], extra: int = 0) -> Iterator[Decimal]:
    """The values that come of an edit at each digit; the decimals stay as many, and no zero comes to stand in front."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    written = "".join(str(digit) for digit in digits).rjust(1 - exponent, "0")
    for index in range(len(written) + extra):
        changed = edit(written, index)
        if changed and changed != written and (changed == "0" or len(changed) <= 1 - exponent or changed[0] != "0"):
            yield Decimal((sign, tuple(int(digit) for digit in changed), exponent))
