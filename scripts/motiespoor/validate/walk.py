"""Every record of a dossier, wherever it stands."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar

from motiespoor.derive.lookup import remembered
from motiespoor.model.dossier import Dossier, Round
from motiespoor.model.fields import Family, family_of, held, hints, keys, unwrapped
from motiespoor.model.measure import Measure
from motiespoor.model.period import Period

T = TypeVar("T")


def records(dossier: Dossier) -> Iterator[Any]:
    """Every record, each before the records within it."""
    return iter(_found(dossier, None))


def all_of(record_type: type[T], dossier: Dossier) -> Iterator[T]:
    """Every record of one type; what can hold none is not gone through."""
    return iter(_found(dossier, record_type))


@remembered
def _found(dossier: Dossier, wanted: Any) -> list[Any]:
    """The records of one type, or of any (`None`): each rule asks for its own of the same dossier, and many for the same."""
    found: list[Any] = []
    for attribute in _containers(Dossier, wanted):
        _gather(getattr(dossier, attribute), wanted, found)
    return found


@cache
def _reaches(hint: Any, record_type: Any) -> bool:
    """Whether a value of this type is a record of another type, or has one somewhere within it."""
    if parts := held(hint):
        return any(_reaches(each, record_type) for each in parts)
    if hint is record_type or not dataclasses.is_dataclass(hint):
        return hint is record_type
    return any(_reaches(each, record_type) for each in hints(typing.cast("type", hint)).values())


def _gather(value: object, wanted: Any, found: list[Any]) -> None:
    """Add the records within a value to what was found: those of one type, or all of them (`None`)."""
    if isinstance(value, tuple):
        for each in value:
            _gather(each, wanted, found)
    elif isinstance(value, Mapping):
        for each in value.values():
            _gather(each, wanted, found)
    else:
        of: Any = type(value)
        if of is wanted or (wanted is None and _is_record(of)):
            found.append(value)
        for attribute in _containers(of, wanted):
            _gather(getattr(value, attribute), wanted, found)


@cache
def _is_record(of: type) -> bool:
    """Whether things of a type stand somewhere in a file."""
    return dataclasses.is_dataclass(of) and any(each.name == "origin" for each in dataclasses.fields(of))


@cache
def _containers(of: type, wanted: Any) -> tuple[str, ...]:
    """The attributes of a record that may hold records, of one type or of any (`None`); what is no record has none."""
    if not dataclasses.is_dataclass(of):
        return ()
    types = hints(of)
    return tuple(
        each.name
        for each in dataclasses.fields(of)
        if each.name != "origin"
        and (_holds_records(types[each.name]) if wanted is None else _reaches(types[each.name], wanted))
    )


def _holds_records(hint: Any) -> bool:
    """Whether a value of this type is a record or has records in it; a date or a word has none."""
    if parts := held(hint):
        return any(_holds_records(each) for each in parts)
    return dataclasses.is_dataclass(hint) and hint is not Period


def references(record: object) -> tuple[tuple[str, str, Family], ...]:
    """Key, attribute and family of every field of a record that names another record."""
    record_type: Any = type(record)
    return _references(record_type)


@cache
def _references(record_type: type) -> tuple[tuple[str, str, Family], ...]:
    types = hints(record_type)
    found = []
    for key, declared in keys(record_type).items():
        if (family := family_of(types[declared.name])) is not None:
            found.append((key, declared.name, family))
    return tuple(found)


def lists(record: object) -> tuple[tuple[str, str], ...]:
    """Key and attribute of every list of a record that holds numbers or names of other records."""
    record_type: Any = type(record)
    return _lists(record_type)


@cache
def _lists(record_type: type) -> tuple[tuple[str, str], ...]:
    types = hints(record_type)
    found = []
    for key, declared in keys(record_type).items():
        many, of = unwrapped(types[declared.name])
        if many and (of is int or family_of(of) is not None or (isinstance(of, type) and issubclass(of, Enum))):
            found.append((key, declared.name))
    return tuple(found)


def named_measures(dossier: Dossier) -> dict[str, Measure]:
    """The measures by the name of their file, which is what every other file calls them."""
    return {PurePosixPath(each.origin.path).stem: each for each in dossier.measures}


def named_rounds(dossier: Dossier) -> dict[str, Round]:
    """The rounds by the name of their folder."""
    return {PurePosixPath(each.sheet.origin.path).parent.name: each for each in dossier.rounds}


def first_and_again(items: Iterable[tuple[Any, T]]) -> Iterator[tuple[T, T]]:
    """Pairs (first, later) of items with the same key."""
    seen: dict[Any, T] = {}
    for key, item in items:
        if key in seen:
            yield seen[key], item
        else:
            seen[key] = item
