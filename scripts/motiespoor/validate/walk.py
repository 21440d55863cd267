"""Every record of a dossier, wherever it stands."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar

from motiespoor.model.dossier import Dossier
from motiespoor.model.fields import Family, Ref, keys

T = TypeVar("T")


def records(dossier: Dossier) -> Iterator[Any]:
    """Every record, each before the records within it."""
    for part in dataclasses.fields(dossier):
        yield from _within(getattr(dossier, part.name))


def all_of(record_type: type[T], dossier: Dossier) -> Iterator[T]:
    """Every record of one type."""
    return (each for each in records(dossier) if isinstance(each, record_type))


def _within(value: object) -> Iterator[Any]:
    if isinstance(value, tuple):
        for each in value:
            yield from _within(each)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _within(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "origin"):
            yield value
        for attribute in _containers(type(value)):
            yield from _within(getattr(value, attribute))


@cache
def _containers(record_type: type) -> tuple[str, ...]:
    """The attributes of a record that may hold other records."""
    hints = typing.get_type_hints(record_type)
    return tuple(
        each.name
        for each in dataclasses.fields(record_type)
        if each.name != "origin" and "motiespoor" in str(hints[each.name])
    )


def references(record: object) -> tuple[tuple[str, str, Family], ...]:
    """Key, attribute and family of every field of a record that names another record."""
    record_type: Any = type(record)
    return _references(record_type)


@cache
def _references(record_type: type) -> tuple[tuple[str, str, Family], ...]:
    hints = typing.get_type_hints(record_type, include_extras=True)
    found = []
    for key, declared in keys(record_type).items():
        if (family := _family(hints[declared.name])) is not None:
            found.append((key, declared.name, family))
    return tuple(found)


def _family(hint: Any) -> Family | None:
    if typing.get_origin(hint) is Annotated:
        return next((each.family for each in hint.__metadata__ if isinstance(each, Ref)), None)
    return next((family for each in typing.get_args(hint) if (family := _family(each)) is not None), None)


def first_and_again(items: Iterable[tuple[Any, T]]) -> Iterator[tuple[T, T]]:
    """Pairs (first, later) of items with the same key."""
    seen: dict[Any, T] = {}
    for key, item in items:
        if key in seen:
            yield seen[key], item
        else:
            seen[key] = item
