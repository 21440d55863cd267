"""What must be left for the one part of a whole that no source gives a share of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from motiespoor.derive.parts import Division
from motiespoor.model.figure import Area, Observation, Precision

WHOLE = Decimal(100)

# What is left of a whole is as exact as what was taken from it, and lies on the other side of it.
_OPPOSITE = {
    Precision.JUST_OVER: Precision.ALMOST,
    Precision.ALMOST: Precision.JUST_OVER,
    Precision.AT_LEAST: Precision.AT_MOST,
    Precision.AT_MOST: Precision.AT_LEAST,
    Precision.ABOVE: Precision.BELOW,
    Precision.BELOW: Precision.ABOVE,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Remainder:
    """The share in percent that is left for `part`, and the observations that it was computed from."""

    part: Area
    value: Decimal
    precision: Precision
    inputs: tuple[Observation, ...]


def remainder(division: Division[Area], shares: Mapping[str, Observation]) -> Remainder | None:
    """What is left for the only part without a share; `shares` in percent, by the code of the area.

    `None` when no part or more than one is without, when nothing is left, when one lost what another got, or
    when two inexact shares would make a rest of which nobody can say how exact it is.
    """
    known = {code: each for code, each in shares.items() if each.value is not None}
    missing = [each for each in division.parts if each.code not in known]
    inputs = tuple(known[each.code] for each in division.parts if each.code in known)
    if len(missing) != 1 or not inputs:
        return None
    inexact = [each.precision for each in inputs if each.precision not in (None, Precision.EXACT)]
    rest = WHOLE - sum((each.value for each in inputs if each.value is not None), Decimal(0))
    one_sign = all(each.value is None or each.value >= 0 for each in inputs)
    if len(inexact) > 1 or rest < 0 or not one_sign:
        return None
    given = inexact[0] if inexact else None
    precision = _OPPOSITE.get(given, given) if given is not None else Precision.EXACT
    return Remainder(part=missing[0], value=rest, precision=precision, inputs=inputs)
