"""Frictionless as the judge of tables, which it asks each thing once.

Left to itself it judges its own metadata again and again: a resource when it is made, checked and copied, and with it
every field; for every reference it copies the table that is referred to, through a descriptor; and before its first
table it loads every format and portal that it knows. For a dossier of 1,400 rows that was nine tenths of its work. Here:

- a description that was found right is not judged again in this process, and neither are tables, to the cell the
  same, together; what is wrong is, and told, each time;
- a copy of a table is another reader of the same rows and fields, without a descriptor in between;
- in a large table the same few texts stand over and over: each different text of a column is read once.
  What is clean is remembered, with the value that it has; what is not is judged again wherever it stands;
- it knows tables in memory only, so that nothing in a dossier can make it open a file or an address.

All of it is what a plugin of Frictionless may give: its own classes of fields, of resources and of parsers.
That it finds the same as Frictionless alone, and that what is overridden is still there, `tests/test_judge.py` sees to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

from frictionless import Field, Metadata, Package, Parser, Plugin, Resource, Schema, system
from frictionless.fields import DateField, IntegerField, NumberField, StringField
from frictionless.resources import TableResource

from motiespoor.model.descriptor import FieldType

Reader = Callable[[Any], tuple[Any, dict[str, str] | None]]  # from a text to its value, and what is wrong with it
LIMIT = 1000  # errors of one table


@dataclass(frozen=True, slots=True)
class Judged:
    """A table to judge: its schema, as a descriptor of Table Schema, and what gives its head and its rows."""

    name: str
    schema: dict[str, Any]
    rows: Callable[[], Iterable[tuple[str, ...]]]


def mistakes(package: Iterable[Judged]) -> list[tuple[str, Any]]:
    """Every error of Frictionless in these tables, with the name of the table; references are within the package."""
    together = tuple(package)
    if (same := _fingerprint(together)) in _right_together:
        return []
    with _selected():
        described: list[Resource] = [
            _Table(name=each.name, data=each.rows, format="inline", schema=_schema(each.schema)) for each in together
        ]
        reports = [each.validate(limit_errors=LIMIT) for each in Package(resources=described).resources]
    found = [(task.name, error) for report in reports for task in report.tasks for error in task.errors]
    if not found:
        _right_together.add(same)
    return found


def _fingerprint(package: tuple[Judged, ...]) -> bytes:
    """The same for tables that hold the same under the same schemas."""
    seen = hashlib.sha256()
    for table in package:
        seen.update(repr((table.name, table.schema)).encode())
        for row in table.rows():
            seen.update(repr(row).encode())
    return seen.digest()


def _schema(descriptor: dict[str, Any]) -> Schema:
    return Schema(
        fields=[
            _FIELDS[each["type"]](name=each["name"], constraints=each["constraints"]) for each in descriptor["fields"]
        ],
        missing_values=descriptor["missingValues"],
        primary_key=descriptor.get("primaryKey", []),
        foreign_keys=descriptor.get("foreignKeys", []),
    )


_right_together: set[bytes] = set()  # packages that were found right, by fingerprint
# What else was found right: the class that judged, the version of the standard that it held to, and the descriptor.
_right: set[tuple[type, str, str]] = set()


class _Once(Metadata):
    """Metadata of which a descriptor that was found right is not judged again."""

    @classmethod
    def metadata_validate(  # type: ignore[override]  # as in every class of Frictionless
        cls, descriptor: dict[str, Any], *, context: Any = None
    ) -> Iterator[Any]:
        version = cls.effective_datapackage_version(descriptor, context and context.datapackage_version)
        judged = (cls, version, repr(descriptor))
        if judged in _right:
            return
        wrong = list(super().metadata_validate(descriptor, context=context))
        if not wrong:
            _right.add(judged)
        yield from wrong


class _Table(_Once, TableResource):
    def to_copy(self, **_: Any) -> _Table:
        schema = Schema(fields=self.schema.fields, missing_values=self.schema.missing_values)
        return _Table(name=self.name, data=self.data, format=self.format, schema=schema, package=self.package)


class _Rows(Parser):
    """Reads a table in memory: the head, and the rows."""

    supported_types = [each.value for each in FieldType]  # noqa: RUF012 (as Frictionless declares it)

    def read_cell_stream_create(self) -> Iterator[Any]:
        rows: Any = self.resource.data
        return iter(rows())


class _OnceField(_Once, Field):
    def to_copy(self, **_: Any) -> Self:
        return self  # a copy would keep it from being changed, and nothing changes it

    def create_cell_reader(self) -> Reader:
        read: Reader = super().create_cell_reader()
        values: dict[str, Any] = {}

        def remembered(cell: Any) -> tuple[Any, dict[str, str] | None]:
            if cell in values:
                return values[cell], None
            value, notes = read(cell)
            if not notes:
                values[cell] = value
            return value, notes

        return remembered


class _Text(_OnceField, StringField):
    pass


class _Day(_OnceField, DateField):
    pass


class _Integer(_OnceField, IntegerField):
    pass


class _Number(_OnceField, NumberField):
    pass


_FIELDS: dict[str, type[Field]] = {
    FieldType.STRING.value: _Text,
    FieldType.DATE.value: _Day,
    FieldType.INTEGER.value: _Integer,
    FieldType.NUMBER.value: _Number,
}


class _InMemory(Plugin):
    def select_field_class(self, type: str | None = None) -> type[Field] | None:
        return _FIELDS.get(type or "")

    def select_resource_class(self, *_: Any, **__: Any) -> type[Resource]:
        return _Table

    def create_parser(self, resource: Resource) -> Parser:
        return _Rows(resource)


@contextmanager
def _selected() -> Iterator[None]:
    """Have Frictionless work with this plugin alone; to register it would load all the others too."""
    state: dict[str, Any] = vars(system)  # in which it keeps what the plugins give
    kept = ("plugins", "methods")
    others: dict[str, Any] = {name: state.pop(name) for name in kept if name in state}
    state["plugins"] = {"motiespoor": _InMemory()}
    try:
        yield
    finally:
        for name in kept:
            state.pop(name, None)
        state.update(others)
