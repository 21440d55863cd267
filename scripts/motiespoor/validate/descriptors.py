"""Rules on the descriptors of the data packages: they describe the tables that there are, so that these can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from motiespoor import dutch, paths
from motiespoor.model.descriptor import PACKAGE, TABLE, Constraints, DataPackage, Field, FieldType, ForeignKey, Resource
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import UnreadablePeriod, existing_day
from motiespoor.model.tables import REVISED, tables
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import nearest, suggestion
from motiespoor.validate.walk import first_and_again

# The constraints that a type does not have, by the name that Table Schema gives them.
_NOT_OF_TEXT = {"minimum": "minimum", "maximum": "maximum"}
_ONLY_OF_TEXT = {"pattern": "pattern", "maxLength": "max_length"}


def descriptors_name_their_standard(reading: Reading) -> Iterator[Problem]:
    """Ensure a descriptor says that it follows Data Package v2, which is what it is held to."""
    for descriptor in reading.dossier.descriptors.values():
        if descriptor.profile != PACKAGE:
            yield descriptor.origin.problem(f"hier hoort {PACKAGE}.", "$schema")
        for resource in descriptor.resources:
            if resource.schema.profile != TABLE:
                yield resource.schema.origin.problem(f"hier hoort {TABLE}.", "$schema")


def terms_are_said_alike(reading: Reading) -> Iterator[Problem]:
    """Ensure a publication that names the licences of its data names those of its own descriptors."""
    terms = reading.dossier.publication.terms
    named = {each.url for each in terms}
    others = [
        f"{paths.DATA}/{folder}/{paths.DESCRIPTOR}"
        for folder, descriptor in reading.dossier.descriptors.items()
        if terms and {each.path for each in descriptor.licences} != named
    ]
    if others:
        yield terms[0].origin.problem(
            f"een andere licentie staat in {dutch.listed(others)}. Haal 'licenties' hier weg, of zeg daar hetzelfde."
        )


def every_table_is_described(reading: Reading) -> Iterator[Problem]:
    """Ensure every table of a package is described once, and nothing else is."""
    columns = _columns(reading)
    for folder, descriptor in reading.dossier.descriptors.items():
        described = {each.name for each in descriptor.resources}
        missing = [name for name in columns[folder] if name not in described]
        meant = set()
        for resource in descriptor.resources:
            if resource.name not in columns[folder]:
                meant.add(nearest(resource.name, missing))
                yield resource.origin.problem(
                    f"tabel '{resource.name}' bestaat niet.{suggestion(resource.name, missing)}", "name"
                )
        for first, again in first_and_again((each.name, each) for each in descriptor.resources):
            yield again.origin.problem(
                f"tabel '{again.name}' is al beschreven, op regel {first.origin.line}. Haal er één weg.", "name"
            )
        for name in missing:
            if name not in meant and descriptor.origin.complete:
                yield descriptor.origin.problem(f"tabel '{name}' is niet beschreven. Zet haar erbij.", "resources")


def tables_are_plain_files(reading: Reading) -> Iterator[Problem]:
    """Ensure a table is described as a table in UTF-8, in a file of its own name, in which empty means missing."""
    for resource, _ in _resources(reading):
        if resource.path != f"{resource.name}.csv":
            yield resource.origin.problem(f"het bestand van tabel '{resource.name}' heet {resource.name}.csv.", "path")
        if resource.type != "table":
            yield resource.origin.problem("soort 'table' hoort hier: zonder dat controleert niemand de tabel.", "type")
        if resource.encoding != "utf-8":
            yield resource.origin.problem("tekencodering 'utf-8' hoort hier.", "encoding")
        if resource.schema.missing_values != ("",):
            yield resource.schema.origin.problem(
                'alleen een lege cel betekent hier dat er niets is. Schrijf [""].', "missingValues"
            )


def columns_are_described(reading: Reading) -> Iterator[Problem]:
    """Ensure a table is described with the columns that it has, in their order."""
    for resource, columns in _resources(reading):
        if not resource.schema.origin.complete:
            continue
        for field, name in zip_longest(resource.schema.fields, columns):
            if field is not None and field.name == name:
                continue
            what = "dit veld hoort hier niet." if name is None else f"hier hoort veld '{name}'."
            text = f"{what} De velden van tabel '{resource.name}' zijn, in deze volgorde: {', '.join(columns)}."
            yield field.origin.problem(text, "name") if field else resource.schema.origin.problem(text, "fields")
            break


def constraints_fit_their_type(reading: Reading) -> Iterator[Problem]:
    """Ensure a constraint is one that the type of its field has, with a value of that type."""
    for descriptor in reading.dossier.descriptors.values():
        for resource in descriptor.resources:
            for field in resource.schema.fields:
                if field.constraints is not None:
                    yield from _constraint_problems(field, field.constraints)


def _constraint_problems(field: Field, constraints: Constraints) -> Iterator[Problem]:
    kind = field.type.value
    for name, attribute in (_NOT_OF_TEXT if field.type is FieldType.STRING else _ONLY_OF_TEXT).items():
        if getattr(constraints, attribute) is not None:
            yield constraints.origin.problem(f"'{name}' bestaat niet voor type '{kind}'. Haal het weg.", name)
    if field.type is FieldType.STRING:
        return
    values = [("minimum", constraints.minimum), ("maximum", constraints.maximum)]
    values += [(f"enum.{number}", value) for number, value in enumerate(constraints.enum)]
    for place, value in values:
        if value is not None and not _is_of(field.type, value):
            yield constraints.origin.problem(f"'{clipped(value)}' is geen waarde van type '{kind}'.", place)


def _is_of(kind: FieldType, text: str) -> bool:
    if kind is FieldType.DATE:
        try:
            existing_day(text)
        except UnreadablePeriod:
            return False
        return True
    decimals = r"(?:\.[0-9]{1,6})?" if kind is FieldType.NUMBER else ""
    return re.fullmatch(rf"-?[0-9]{{1,12}}{decimals}", text) is not None


def keys_name_columns(reading: Reading) -> Iterator[Problem]:
    """Ensure a key names columns of its table, and a reference as many columns of a table in the same package."""
    for folder, tables_of_package in _columns(reading).items():
        descriptor = reading.dossier.descriptors.get(folder)
        for resource, columns in _known(descriptor, tables_of_package) if descriptor else ():
            schema = resource.schema
            if not schema.origin.path:  # it came with the program
                continue
            if not schema.origin.complete:  # a field with a mistake is no field, and still there
                continue
            yield from _unknown(schema.primary_key, columns, resource.name, schema.origin, "primaryKey")
            for key in schema.foreign_keys:
                yield from _unknown(key.fields, columns, resource.name, key.origin, "fields")
                yield from _reference_problems(key, tables_of_package)


def _reference_problems(key: ForeignKey, known: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    target, origin = key.reference.resource, key.reference.origin
    if target not in known:
        yield origin.problem(f"tabel '{target}' staat niet in dit pakket.{suggestion(target, known)}", "resource")
        return
    yield from _unknown(key.reference.fields, known[target], target, origin, "fields")
    if len(key.fields) != len(key.reference.fields) and key.origin.complete:
        yield origin.problem("hier horen evenveel velden als aan de andere kant.", "fields")


def _unknown(
    names: tuple[str, ...], known: tuple[str, ...], table: str, origin: Origin, place: str
) -> Iterator[Problem]:
    for number, name in enumerate(names):
        if name not in known:
            yield origin.problem(
                f"veld '{name}' bestaat niet in tabel '{table}'.{suggestion(name, known)}", f"{place}.{number}"
            )


def _columns(reading: Reading) -> dict[str, dict[str, tuple[str, ...]]]:
    """The columns of every table, by folder; those of an empty dossier are the same and cost nothing.

    A column or a table that may be left out is there when the file has it, or the description.
    """
    descriptors = reading.dossier.descriptors
    empty = tuple(replace(each, rows=()) for each in reading.dossier.registers)
    whole = tables(Dossier(publication=reading.dossier.publication, registers=empty))
    described = tables(Dossier(publication=reading.dossier.publication, descriptors=descriptors))
    found = {folder: {each.name: each.columns for each in every} for folder, every in whole.items()}
    found["maatregelen"] = {each.name: each.columns for each in described["maatregelen"]}
    for each in described["cijfers"]:
        found["cijfers"][each.name] = tuple(
            column
            for column in found["cijfers"][each.name]
            if column in each.columns or column in _head(reading, each.name)
        )
    if _head(reading, REVISED) == () and REVISED not in {each.name for each in described["cijfers"]}:
        del found["cijfers"][REVISED]
    return found


def _head(reading: Reading, name: str) -> tuple[str, ...]:
    """The columns of the file of a table of figures; none when it is not there."""
    table = reading.tables.get(f"{paths.FIGURES}/{name}.csv")
    return table.columns if table is not None else ()


def _resources(reading: Reading) -> Iterator[tuple[Resource, tuple[str, ...]]]:
    """Every table that is described, with the columns that it has; each once."""
    columns = _columns(reading)
    for folder, descriptor in reading.dossier.descriptors.items():
        yield from _known(descriptor, columns[folder])


def _known(descriptor: DataPackage, columns: dict[str, tuple[str, ...]]) -> Iterator[tuple[Resource, tuple[str, ...]]]:
    first = {each.name: each for each in reversed(descriptor.resources)}
    return ((first[name], columns[name]) for name in columns if name in first)


RULES = (
    descriptors_name_their_standard,
    terms_are_said_alike,
    every_table_is_described,
    tables_are_plain_files,
    columns_are_described,
    constraints_fit_their_type,
    keys_name_columns,
)
