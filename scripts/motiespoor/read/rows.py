"""What the fields of a register take, for a cell as for a file of YAML: the shapes that its descriptor declares."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from motiespoor.model.descriptor import Field, FieldType
from motiespoor.model.fields import Limit, Prose, Ref, Slug, Url
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
    hint = _held(declared.name, register)
    chosen = declared.name == register.fields.status or (constraints is not None and bool(constraints.enum))
    return Shape(
        key=declared.name,
        attribute=declared.name,
        required=constraints is not None and constraints.required,
        default=None,
        many=declared.name in register.lists,
        filled=False,
        convert=_converter(declared, register, hint),
        prose=declared.type is FieldType.STRING and not (hint or chosen) and declared.name not in register.periods,
        record=None,
    )


def _held(name: str, register: Register) -> Any:
    """What a text in a field is, when it is not just a text: a name of its own, that of another record, an address."""
    if name == KEY:
        return Slug
    if name in register.urls:
        return Url
    family = register.families.get(name)
    return Annotated[str, Ref(family)] if family is not None else None


def _converter(declared: Field, register: Register, hint: Any) -> Callable[[str], Any]:
    """What turns a text into a value of a field."""
    constraints = declared.constraints
    if hint is not None:
        return converter(hint)
    if declared.name == register.fields.status and register.statuses:
        return _one_of(tuple(each.id for each in register.statuses))
    if declared.name in register.periods:
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
