"""The rows of a register as a type: what a descriptor says of a field, said as every other record says it.

So what asks an editor for a record, and what holds an answer to its field, asks for a row alike.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from decimal import Decimal
from types import GenericAlias
from typing import Annotated, Any

from motiespoor.model.descriptor import Field, FieldType
from motiespoor.model.fields import Limit, Ref, Slug, Url, Worded, key, origin_field
from motiespoor.model.period import Period
from motiespoor.model.register import KEY, Register, RegisterTable
from motiespoor.problem import Origin

LONGEST = 2_000  # characters of a text that may be any


def row_record(table: RegisterTable) -> type:
    """A record type with the fields of a row, each under its own name; a name of an attribute is a number."""
    fields: list[tuple[str, Any, Any]] = []
    for number, declared in enumerate(table.package.columns):
        needed = declared.constraints is not None and declared.constraints.required
        hint = hint_of(declared, table.register)
        if declared.name in table.register.lists:
            hint = GenericAlias(tuple, (hint, ...))
        given = dataclasses.MISSING if needed else None
        fields.append(
            (f"field_{number}", hint, key(declared.name, declared.title, declared.description, default=given))
        )
    fields.append(("origin", Origin, origin_field()))
    return dataclasses.make_dataclass("Row", fields, frozen=True, kw_only=True)


def hint_of(declared: Field, register: Register) -> Any:
    """What one value of a field is, as a type."""
    constraints = declared.constraints
    if declared.name == KEY:
        return Slug
    if declared.name in register.urls:
        return Url
    if declared.name in register.families:
        return Annotated[str, Ref(register.families[declared.name])]
    if declared.name == register.fields.status and register.statuses:
        return _words((each.id, each.label) for each in register.statuses)
    if declared.name in register.periods:
        return date if declared.type is FieldType.DATE else Period
    if constraints is not None and constraints.enum and declared.type is FieldType.STRING:
        return _words((each, each) for each in constraints.enum)
    longest = constraints.max_length if constraints is not None else None
    plain: dict[FieldType, Any] = {
        FieldType.STRING: Annotated[str, Limit(min(longest or LONGEST, LONGEST))],
        FieldType.DATE: date,
        FieldType.INTEGER: Decimal,
        FieldType.NUMBER: Decimal,
    }
    return plain[declared.type]


def _words(listed: Any) -> Any:
    """A vocabulary of these words, each with what it is called."""
    made: Any = Worded  # the functional form of an Enum, which no type describes
    return made("Words", {f"WORD_{number}": pair for number, pair in enumerate(listed)})
