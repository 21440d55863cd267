"""The fields of a row as readers see them: by what they hold, in words, and together in the columns of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from motiespoor import dutch
from motiespoor.derive.lookup import remembered
from motiespoor.derive.registers import area_fields
from motiespoor.model.descriptor import Field
from motiespoor.model.fields import Worded
from motiespoor.model.period import Period
from motiespoor.model.register import KEY, RegisterRow, RegisterTable, Value

NOTHING = "–"  # in a cell where there is nothing to say
REST = "Verder"  # above a column with fields of more than one kind


class Held(Worded):
    """What a field holds, as far as a page shows it otherwise."""

    TEXT = "tekst", "een tekst"
    AREA = "gebied", "de code van een gebied"
    MEASURE = "maatregel", "het nummer van een maatregel"
    PROMISE = "belofte", "het id van een belofte"
    SOURCE = "bron", "het id van een bron"
    URL = "adres", "een webadres"
    STATUS = "status", "een status"


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says in a field: words, or names of what they lead to; `title` stands before it where columns are shared."""

    title: str
    held: Held
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table of a register: one field, or several that are read together."""

    head: str
    fields: tuple[Field, ...]
    number: bool = False


def columns(table: RegisterTable) -> tuple[Column, ...]:
    """The columns that some row fills: where it stands, when, where and how large it is, and then all else."""
    parts, fields = table.parts, {each.name: each for each in table.package.columns}
    filled = {name for name in fields if any(row.now(name) not in (None, ()) for row in table.rows)}
    read_together = (
        ((parts.status,), False),
        ((parts.day, parts.until), False),
        ((parts.place, parts.area), False),
        ((parts.size, parts.size_to), True),
    )
    found = []
    done = {KEY, parts.title, parts.summary, parts.note, parts.known_since}
    for names, number in read_together:
        if own := tuple(fields[each] for each in names if each is not None and each in filled and each not in done):
            found.append(Column(own[0].title, own, number))
        done |= {*names}
    rest = tuple(each for name, each in fields.items() if name in filled and name not in done)
    if rest:
        found.append(Column(rest[0].title if len(rest) == 1 else REST, rest))
    return tuple(found)


def cell(table: RegisterTable, row: RegisterRow, column: Column) -> tuple[Told, ...]:
    """What a row says in a column; nothing when nothing is known."""
    parts, names = table.parts, {each.name for each in column.fields}
    if parts.day in names or (parts.until is not None and parts.until in names):
        return _together(column, span(row.now(parts.day), row.now(parts.until)))
    if parts.size in names or (parts.size_to is not None and parts.size_to in names):
        unit = next((unit for each in column.fields if (unit := unit_of(each))), None)
        return _together(column, ranged(row.now(parts.size), row.now(parts.size_to), unit))
    return tuple(each for field in column.fields if (each := told(table, row, field)).texts)


def plain(column: Column, said: Sequence[Told]) -> str | None:
    """What stands in a cell that is nothing but words; `None` for one with signs, links or titles."""
    if not said:
        return NOTHING
    if len(said) > 1 or column.head == REST or said[0].held is not Held.TEXT:
        return None
    return "; ".join(said[0].texts)


def _together(column: Column, text: str) -> tuple[Told, ...]:
    return (Told(column.head, Held.TEXT, (text,)),) if text else ()


def told(table: RegisterTable, row: RegisterRow, field: Field) -> Told:
    """What a row says in one field."""
    return said(table, field, row.now(field.name))


def said(table: RegisterTable, field: Field, value: Value) -> Told:
    """A value of a field."""
    held = held_in(table)[field.name]
    if held is Held.STATUS:
        label = next((each.label for each in table.register.statuses if each.id == value), value)
        return Told(field.title, Held.STATUS, (str(label),) if value is not None else ())
    each = value if isinstance(value, tuple) else () if value is None else (value,)
    return Told(field.title, held, tuple(in_words(one, unit_of(field)) for one in each))


@remembered
def held_in(table: RegisterTable) -> Mapping[str, Held]:
    """What each field of a register holds; asked for every cell."""
    return {each.name: _held_by(table, each.name) for each in table.package.columns}


def _held_by(table: RegisterTable, name: str) -> Held:
    parts, more = table.parts, table.register.contents
    if name == parts.status:
        return Held.STATUS
    if name in area_fields(table):
        return Held.AREA
    if name == parts.measure or (more is not None and name in more.measures):
        return Held.MEASURE
    if name == parts.promise or (more is not None and name in more.promises):
        return Held.PROMISE
    if name == parts.url or (more is not None and name in more.urls):
        return Held.URL
    return Held.SOURCE if more is not None and name in more.sources else Held.TEXT


def unit_of(field: Field) -> str | None:
    """What stands behind the numbers of a field; nothing where its title says it."""
    return field.unit if field.unit is not None and field.unit.casefold() != field.title.casefold() else None


def in_words(value: str | date | Period | int | Decimal, unit: str | None = None) -> str:
    """One value as a reader sees it."""
    if isinstance(value, Period):
        return dutch.when(value)
    if isinstance(value, date):
        return dutch.day(value)
    if isinstance(value, str):
        return value
    # Without a unit it may be a year or a number that something goes by.
    return f"{_number(value)} {unit}" if unit else f"{value}".replace(".", ",")


def _number(value: int | Decimal) -> str:
    return dutch.tally(value) if isinstance(value, int) else dutch.in_full(value)


def span(first: Value, last: Value) -> str:
    """A day or a term, and until when it lasted."""
    begins = in_words(first) if isinstance(first, date | Period) else ""
    if not isinstance(last, date | Period):
        return begins
    return f"{begins} tot {in_words(last)}" if begins else f"tot {in_words(last)}"


def ranged(low: Value, high: Value, unit: str | None) -> str:
    """How large something is, or from what to what."""
    if not isinstance(low, int | Decimal):
        return f"hoogstens {in_words(high, unit)}" if isinstance(high, int | Decimal) else ""
    if not isinstance(high, int | Decimal) or high == low:
        return in_words(low, unit)
    return dutch.between(_number(low), in_words(high, unit or ""))
