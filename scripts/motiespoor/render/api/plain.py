"""A record as JSON, under the keys that its file has: a day in ISO, a number with how it is written, a choice as its word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import Field, dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache, partial
from json import JSONEncoder
from types import UnionType
from typing import Any, Union, cast, get_args, get_origin

from motiespoor import dutch
from motiespoor.model.fields import hints, keys, unwrapped
from motiespoor.model.period import Period
from motiespoor.render.api.documents import AMONG, LEFT_OUT

Json = dict[str, Any]
_Put = Callable[[str, Any], Iterator[tuple[str, Any]]]  # what stands under a key, and under those that go with it

# What stands beside a period, and beside a number.
SINCE, UNTIL, DUE, WRITTEN = "_van", "_tot", "_uiterlijk", "_geschreven"

_encoded = JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a record as a document has it: the attribute, its key, and what it holds."""

    attribute: str
    key: str
    many: bool
    optional: bool
    held: Any
    field: Field[Any]


@cache
def declared(record_type: type) -> tuple[Declared, ...]:
    """The fields of a record that stand in a document, in order."""
    types = hints(record_type)
    found = []
    for key, field in keys(record_type).items():
        if field.name not in LEFT_OUT.get(record_type, ()):
            hint = types[field.name]
            many, held = unwrapped(hint)
            optional = get_origin(hint) in (Union, UnionType) and type(None) in get_args(hint)
            found.append(Declared(field.name, key, many, optional, held, field))
    return tuple(found)


def plain(record: Any) -> Json:
    """A record with all its keys: `null` for what is missing."""
    return {key: list(value) if isinstance(value, map) else value for key, value in values(record)}


def written(keys_and_values: Iterable[tuple[str, Any]]) -> bytes:
    """A document as a file: a line for each key, and for each record of a list, so that a change is a few lines."""
    return b"".join(map(str.encode, _lines(keys_and_values)))


def _lines(keys_and_values: Iterable[tuple[str, Any]]) -> Iterator[str]:
    before = "{\n"
    for key, value in keys_and_values:
        yield f"{before} {_encoded(key)}: "
        yield from _on_lines(value) if _are_records(value) else (_encoded(value),)
        before = ",\n"
    yield "\n}\n"


def _are_records(value: Any) -> bool:
    return isinstance(value, map) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _on_lines(records: Iterable[Json]) -> Iterator[str]:
    before = "[\n  "
    for each in records:
        yield before + _encoded(each)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n ]"


def values(record: Any) -> Iterator[tuple[str, Any]]:
    """The keys of a record with what is made of their values; of several records a `map`, which makes them one by one.

    What changed in a large dossier takes 20 MB.
    """
    kind: Any = type(record)
    for attribute, key, put, of in _making(kind):
        value = getattr(record, attribute)
        if put is not None:
            yield from put(key, value)
        else:
            yield key, value if value is None or of is None else of(value)


@cache
def _making(record_type: type) -> tuple[tuple[str, str, _Put | None, Callable[[Any], Any] | None], ...]:
    """How each field becomes JSON: several keys are put, one gets what its value is made into, if anything."""
    return tuple((each.attribute, each.key, _put(each), _value_of(each)) for each in declared(record_type))


def _put(each: Declared) -> _Put | None:
    if each.key == AMONG:
        return _put_among
    if each.many:
        return None
    return _put_period if each.held is Period else _put_number if each.held is Decimal else None


def _put_among(_: str, value: Any) -> Iterator[tuple[str, Any]]:
    return values(value)


def _put_period(key: str, value: Period | None) -> Iterator[tuple[str, Any]]:
    yield key, value and value.text
    for ending, day in ((SINCE, value and value.start), (UNTIL, value and value.end), (DUE, value and value.due)):
        yield f"{key}{ending}", day.isoformat() if day else None


def _put_number(key: str, value: Decimal | None) -> Iterator[tuple[str, Any]]:
    number, as_written = (None, None) if value is None else _number(value)
    yield key, number
    yield f"{key}{WRITTEN}", as_written


@lru_cache(maxsize=100_000)
def _number(value: Decimal) -> tuple[int | float, str]:
    """A number and its text; many figures are the same, and to write one takes long."""
    whole = value.to_integral_value()
    return int(whole) if whole == value else float(value), dutch.in_full(value)


def _value_of(each: Declared) -> Callable[[Any], Any] | None:
    of = _one_of(each.held)
    if not each.many:
        return of
    if of is plain:
        return partial(map, plain)
    return list if of is None else lambda values: list(map(of, values))


def _one_of(held: Any) -> Callable[[Any], Any] | None:
    if held is date:
        return date.isoformat
    if isinstance(held, type) and issubclass(held, Enum):
        return _word
    return plain if is_dataclass(held) else None


def _word(value: Enum) -> str:
    return cast("str", value.value)
