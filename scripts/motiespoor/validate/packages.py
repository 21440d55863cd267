"""The tables of the data packages, checked by Frictionless against their descriptors.

Our own rules speak first; what Frictionless finds in the same record is the same mistake and is not told twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from motiespoor.derive.tabled import tabled
from motiespoor.model.descriptor import Constraints, DataPackage, Resource
from motiespoor.model.fields import Family
from motiespoor.model.measure_tables import MEASURES
from motiespoor.model.register import RegisterPackage
from motiespoor.model.table import Table, text_of
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.validate.narrowed import is_large, narrowed

# Properties of a constraint, as Table Schema names them.
_CONSTRAINTS = {
    "required": "required",
    "unique": "unique",
    "enum": "enum",
    "pattern": "pattern",
    "minimum": "minimum",
    "maximum": "maximum",
    "maxLength": "max_length",
}

# What Frictionless finds in a record; its head and its number of cells follow from the description.
_OF_RECORDS = frozenset({"type-error", "constraint-error", "unique-error", "primary-key", "foreign-key"})


def concerns(path: str, only: frozenset[str] | None) -> bool:
    """Whether a file is one of these, or stands below one of these; `None` is every file."""
    return only is None or any(path == each or path.startswith(f"{each}/") or each == "." for each in only)


def package_problems(
    reading: Reading, told: Sequence[Problem], only: frozenset[str] | None = None
) -> Iterator[Problem]:
    """What is wrong in the tables and was not told yet; with `only`, in the tables that hold rows of these files.

    A table is held to its descriptor when that has no problems itself.
    Keys within and between tables are judged when nothing else is wrong:
    a record that could not be read is missing from its table, and all that hangs on it would be told about.
    """
    places = {(each.path, each.line) for each in told}
    paths = {each.path for each in told}
    by_folder = tabled(reading.dossier)
    for folder, described in reading.dossier.descriptors.items():
        descriptor = _asked(described)
        found = {each.name: each for each in by_folder[folder]}
        read_from = {origin.path for table in found.values() for origin in table.origins}
        if folder == MEASURES and reading.known[Family.THEME] is None:
            continue  # the titles of chapters stand in its table, and of these one could not be read
        if descriptor.origin.path in paths or not any(concerns(path, only) for path in read_from):
            continue
        if is_large(found) and not any(_table_problems(descriptor, narrowed(descriptor, found), with_keys=not told)):
            continue
        for origin, problem in _table_problems(descriptor, found, with_keys=not told):
            if not any((origin.path, line) in places for line in _lines(origin)):
                yield problem


def _asked(descriptor: DataPackage) -> DataPackage:
    """A description with what Frictionless is asked of: that what comes with a register hangs on its rows, reading tells."""
    if not isinstance(descriptor, RegisterPackage):
        return descriptor
    resources = (
        each if each.schema.origin.path else replace(each, schema=replace(each.schema, foreign_keys=()))
        for each in descriptor.resources
    )
    return replace(descriptor, resources=tuple(resources))


def _lines(origin: Origin) -> set[int]:
    """The lines on which a record and its fields start."""
    return {origin.line, *(line for line, _ in origin.fields.values())}


def _table_problems(
    descriptor: DataPackage, found: dict[str, Table], *, with_keys: bool
) -> Iterator[tuple[Origin, Problem]]:
    from motiespoor.validate.judge import Judged, mistakes

    resources = {each.name: each for each in descriptor.resources}
    package = [
        Judged(each.name, _schema(each, with_keys=with_keys), _source(found[each.name]))
        for each in descriptor.resources
    ]
    for name, mistake in mistakes(package):
        yield _problem(mistake, found[name], resources[name])


def _source(table: Table) -> Callable[[], Iterator[tuple[str, ...]]]:
    """What gives Frictionless the head and the rows.

    Rows in a list it would copy, cell by cell and more than once, whenever it copies the resource.
    """

    def rows() -> Iterator[tuple[str, ...]]:
        yield table.columns
        yield from table.rows

    return rows


def _schema(resource: Resource, *, with_keys: bool) -> dict[str, Any]:
    """The schema as Frictionless takes it; nothing in it can make Frictionless open a file or an address."""
    schema = resource.schema
    fields = [
        {"name": each.name, "type": each.type.value, "constraints": _constraints(each.constraints)}
        for each in schema.fields
    ]
    if not with_keys:
        return {"fields": fields, "missingValues": [""]}
    return {
        "fields": fields,
        "missingValues": [""],
        "primaryKey": list(schema.primary_key),
        "foreignKeys": [
            {
                "fields": list(each.fields),
                "reference": {
                    "resource": "" if each.reference.resource == resource.name else each.reference.resource,
                    "fields": list(each.reference.fields),
                },
            }
            for each in schema.foreign_keys
        ],
    }


def _constraints(declared: Constraints | None) -> dict[str, Any]:
    if declared is None:
        return {}
    values = {name: getattr(declared, attribute) for name, attribute in _CONSTRAINTS.items()}
    return {name: _plain(value) for name, value in values.items() if value not in (None, False, ())}


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, (bool, int)) else text_of(value)


def _problem(error: Any, table: Table, resource: Resource) -> tuple[Origin, Problem]:
    """What Frictionless calls a mistake, in Dutch, at the record that it is about.

    What is not about a record is about the description: our own rules on descriptors tell that first.
    """
    if error.type not in _OF_RECORDS:
        text = f"Frictionless neemt de beschrijving van tabel '{table.name}' niet aan: {clipped(error.message)}"
        return resource.origin, resource.origin.problem(text, "schema")
    origin = table.origins[error.row_number - 2]
    named = getattr(error, "field_names", None) or [
        getattr(error, "field_name", None) or resource.schema.primary_key[0]
    ]
    cell = clipped(str(getattr(error, "cell", "") or ""))
    text = {
        "type-error": f"{named[0]} '{cell}' heeft niet het goede type",
        "constraint-error": f"{named[0]} '{cell}' past niet bij de voorwaarden van deze kolom"
        if cell
        else f"{named[0]} is leeg, en moet ingevuld zijn",
        "unique-error": f"{named[0]} '{cell}' staat al in een andere rij",
        "primary-key": f"er is al een rij in tabel '{table.name}' met dezelfde {' en '.join(resource.schema.primary_key)}",
        "foreign-key": f"{_together(error)} staat niet in tabel '{getattr(error, 'reference_name', '') or table.name}'",
    }[error.type]
    return origin, origin.problem(f"{text} (zie {resource.origin.path}, tabel '{table.name}').", named[0])


def _together(error: Any) -> str:
    """The fields of a reference with their values."""
    pairs = zip(getattr(error, "field_names", ()), getattr(error, "field_cells", ()), strict=False)
    return " en ".join(f"{name} '{clipped(value)}'" for name, value in pairs)
