"""What the fields of a register take, for a cell as for a file of YAML: the shapes that its descriptor declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Any

from motiespoor.model.descriptor import Field, FieldType
from motiespoor.model.fields import AreaRef, Limit, MeasureRef, MilestoneRef, Prose, Slug, SourceRef, Url
from motiespoor.model.register import EVIDENCE, HISTORY, KEY, Entry, Register, RegisterPackage
from motiespoor.model.source import Evidence
from motiespoor.read.shape import Shape
from motiespoor.read.texts import choice_of, converter, day_of, integer_of, number_of, period_of

_LONGEST = 2_000  # characters of a text, unless the descriptor says otherwise

# A file of YAML also has what its row rests on, and what became of it.
_IN_YAML = (
    Shape(
        key=EVIDENCE, attribute=EVIDENCE, required=True, default=(), many=True, filled=True,
        convert=None, prose=False, record=Evidence,
    ),
    Shape(
        key=HISTORY, attribute=HISTORY, required=False, default=(), many=True, filled=False,
        convert=None, prose=False, record=Entry,
    ),
)  # fmt: skip


def row_shapes(package: RegisterPackage, *, in_yaml: bool) -> tuple[Shape, ...]:
    """The fields of a row of a register, each by its own name."""
    declared = tuple(_shape(each, package.register) for each in package.columns)
    return (*declared, *_IN_YAML) if in_yaml else declared


def _shape(declared: Field, register: Register) -> Shape:
    constraints = declared.constraints
    hint = held_by(declared.name, register)
    listed = hint is None and declared.type is FieldType.STRING and not (constraints and constraints.enum)
    return Shape(
        key=declared.name,
        attribute=declared.name,
        required=constraints is not None and constraints.required,
        default=None,
        many=declared.name in lists_of(register),
        filled=False,
        convert=_converter(declared, register, hint),
        prose=listed and declared.name not in _periods(register),
        record=None,
    )


def lists_of(register: Register) -> frozenset[str]:
    """The fields that hold more than one value."""
    named = register.contents.lists if register.contents else ()
    themes = register.fields.themes
    return frozenset((*named, themes) if themes is not None else named)


def held_by(name: str, register: Register) -> Any:
    """What a field holds besides what its type says: a name, an address, the code of an area; `None` for its type alone."""
    return next((hint for names, hint in _held(register) if name in names), None)


def _held(register: Register) -> Iterator[tuple[tuple[str | None, ...], Any]]:
    parts, more = register.fields, register.contents
    yield (KEY,), Slug
    yield (parts.area, *(more.areas if more else ())), AreaRef
    yield (parts.measure, *(more.measures if more else ())), MeasureRef
    yield (parts.promise, *(more.promises if more else ())), MilestoneRef
    yield (parts.url, *(more.urls if more else ())), Url
    yield (more.sources if more else ()), SourceRef


def _periods(register: Register) -> frozenset[str | None]:
    """The fields with a day, or with a stretch of days as people say it."""
    parts, more = register.fields, register.contents
    return frozenset((parts.day, parts.until, *(more.periods if more else ())))


def _converter(declared: Field, register: Register, hint: Any) -> Callable[[str], Any]:
    """What turns a text into a value of a field."""
    constraints = declared.constraints
    if hint is not None:
        return converter(hint)
    if declared.name == register.fields.status:
        return _one_of(tuple(each.id for each in register.statuses))
    if declared.name in _periods(register):
        return _period_on_a_day if declared.type is FieldType.DATE else period_of
    if constraints is not None and constraints.enum and declared.type is FieldType.STRING:
        return _one_of(constraints.enum)
    if declared.type is FieldType.STRING:
        longest = constraints.max_length if constraints is not None else None
        return converter(Prose if longest is None else Annotated[str, Limit(min(longest, _LONGEST))])
    plain: dict[FieldType, Callable[[str], Any]] = {
        FieldType.DATE: day_of,
        FieldType.INTEGER: integer_of,
        FieldType.NUMBER: number_of,
    }
    return plain[declared.type]


def _period_on_a_day(text: str) -> Any:
    """The period of one day."""
    return period_of(day_of(text).isoformat())


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    values = {each: each for each in words}
    return lambda text: choice_of(text, values)
