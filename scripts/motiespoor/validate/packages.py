"""The tables of the data packages, checked by Frictionless against their descriptors.

Our own rules speak first; what Frictionless finds on the same place is the same mistake and is not told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from motiespoor.model.descriptor import Constraints, DataPackage, Resource
from motiespoor.model.tables import Table, tables
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading

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


def package_problems(reading: Reading, only: frozenset[str] | None = None) -> Iterator[Problem]:
    """Every problem in the tables of the packages, or only in those read from the files `only`."""
    by_folder = tables(reading.dossier)
    for folder, descriptor in reading.dossier.descriptors.items():
        found = {each.name: each for each in by_folder[folder]}
        yield from _matching(descriptor, found)
        if only is not None and not any(origin.path in only for table in found.values() for origin in table.origins):
            continue
        yield from _table_problems(descriptor, found)


def _matching(descriptor: DataPackage, found: dict[str, Table]) -> Iterator[Problem]:
    """Ensure the descriptor describes exactly the tables and columns that there are."""
    described = {each.name: each for each in descriptor.resources}
    for name in found:
        if name not in described and descriptor.origin.complete:
            yield descriptor.origin.problem(f"tabel '{name}' is niet beschreven.", "resources")
    for resource in descriptor.resources:
        if resource.name not in found:
            yield resource.origin.problem(f"tabel '{resource.name}' bestaat niet.", "name")
            continue
        if resource.path != f"{resource.name}.csv":
            yield resource.origin.problem(f"het bestand van tabel '{resource.name}' heet {resource.name}.csv.", "path")
        if resource.type != "table":
            yield resource.origin.problem(
                "soort 'table' hoort hier; zonder dat wordt de tabel niet gecontroleerd.", "type"
            )
        if resource.encoding != "utf-8":
            yield resource.origin.problem("tekencodering 'utf-8' hoort hier.", "encoding")
        columns = tuple(each.name for each in resource.schema.fields)
        if columns != found[resource.name].columns and resource.schema.origin.complete:
            expected = ", ".join(found[resource.name].columns)
            yield resource.schema.origin.problem(
                f"de velden van '{resource.name}' zijn: {expected}, in deze volgorde.", "fields"
            )


def _table_problems(descriptor: DataPackage, found: dict[str, Table]) -> Iterator[Problem]:
    from frictionless import Detector, FrictionlessException, Package, Schema
    from frictionless import Resource as FrictionlessResource

    described = [
        each for each in descriptor.resources if each.name in found and _columns(each) == found[each.name].columns
    ]
    names = {each.name for each in described}
    try:
        package = Package(
            resources=[
                FrictionlessResource(
                    name=each.name,
                    data=[found[each.name].columns, *found[each.name].rows],
                    schema=Schema.from_descriptor(_schema(each, names)),
                    detector=Detector(field_missing_values=[""]),
                )
                for each in described
            ]
        )
        report = package.validate(limit_errors=1000)
    except FrictionlessException as error:
        yield descriptor.origin.problem(
            f"deze beschrijving is geen geldig Data Package: {clipped(str(error.error.message), 200)}"
        )
        return
    for task in report.tasks:
        for mistake in task.errors:
            yield _problem(mistake, found[task.name], descriptor)


def _columns(resource: Resource) -> tuple[str, ...]:
    return tuple(each.name for each in resource.schema.fields)


def _schema(resource: Resource, names: Iterable[str]) -> dict[str, Any]:
    """The schema as Frictionless takes it; nothing in it can make Frictionless open a file or an address."""
    schema = resource.schema
    return {
        "fields": [
            {"name": each.name, "type": each.type.value, "constraints": _constraints(each.constraints)}
            for each in schema.fields
        ],
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
            if each.reference.resource in names
        ],
    }


def _constraints(declared: Constraints | None) -> dict[str, Any]:
    if declared is None:
        return {}
    values = {name: getattr(declared, attribute) for name, attribute in _CONSTRAINTS.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value}


# What Frictionless calls a mistake, in Dutch; {field} and {cell} are filled in.
_MESSAGES = {
    "type-error": "{field} '{cell}' heeft niet het goede type.",
    "constraint-error": "{field} '{cell}' past niet bij de voorwaarden van deze kolom (zie datapackage.yaml).",
    "unique-error": "{field} '{cell}' staat al in een andere rij. Houd er één over.",
    "primary-key": "deze sleutel staat al in een andere rij. Houd er één over.",
    "foreign-key": "deze rij verwijst naar iets wat niet bestaat.",
}


def _problem(error: Any, table: Table, descriptor: DataPackage) -> Problem:
    number = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    message = _MESSAGES.get(error.type, f"deze tabel klopt niet ({error.type}).")
    if number is None:
        return descriptor.origin.problem(f"tabel '{table.name}': {message}")
    origin: Origin = table.origins[number - 2]
    text = message.format(field=field, cell=clipped(str(getattr(error, "cell", ""))))
    return origin.problem(text, field or table.columns[0])


def told_before(problems: Iterable[Problem], new: Iterable[Problem]) -> Iterator[Problem]:
    """The new problems that are not on a line that already has one."""
    lines = {(each.path, each.line) for each in problems}
    return (each for each in new if (each.path, each.line) not in lines)
