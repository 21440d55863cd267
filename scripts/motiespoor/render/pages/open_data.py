"""Open data: what can be taken away, on what terms, how often it changes, and how three programs read it right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from motiespoor import paths
from motiespoor.derive.tabled import tabled
from motiespoor.model.descriptor import DataPackage, FieldType, Resource
from motiespoor.model.table import Table
from motiespoor.render import workbook
from motiespoor.render.calendars import site_calendar
from motiespoor.render.context import Context
from motiespoor.render.downloads import DATA
from motiespoor.render.output import Page
from motiespoor.render.permanent import full_address
from motiespoor.render.template import as_code

PAGE = "open-data"
# The types of Table Schema in pandas and in DuckDB. A code with zeros in front stays text, and a gap stays a gap.
_PANDAS = {FieldType.STRING: "string", FieldType.INTEGER: "Int64", FieldType.NUMBER: "Float64"}
_DUCKDB = {
    FieldType.STRING: "VARCHAR", FieldType.DATE: "DATE", FieldType.INTEGER: "BIGINT", FieldType.NUMBER: "DOUBLE",
}  # fmt: skip
# The table that the examples read: the first of these that has rows, and the column that they add up.
_EXAMPLES = (("cijfers", "waarnemingen", "waarde"), ("maatregelen", "standen", None))


@dataclass(frozen=True, slots=True)
class Listed:
    """A table as the page lists it."""

    resource: Resource
    path: str
    rows: int


@dataclass(frozen=True, slots=True)
class Example:
    """How to read one table, in two languages; the same table comes of both."""

    python: Markup
    duckdb: Markup


def open_data_page(context: Context) -> Page:
    """The page for people about the data for their programs."""
    dossier = context.dossier
    found = tabled(dossier)
    packages = [
        (package, f"{DATA}/{folder}/datapackage.json", list(_listed(folder, package, found[folder])))
        for folder, package in dossier.descriptors.items()
    ]
    licences = {each.path: each for package, _, _ in packages for each in package.licences}
    return context.page(
        PAGE,
        "open-data.md.jinja",
        title="Open data",
        description="Alle gegevens van deze site om mee te nemen: rekenblad, CSV, feeds en agenda’s, met voorbeelden.",
        source=paths.PUBLICATION,
        pakketten=packages,
        licenties=list(licences.values()),
        rekenblad=workbook.PATH,
        voorbeeld=next(_examples(context), None),
        reeksen=dossier.series,
        feeds=list(context.feeds.values()),
        agenda=site_calendar(dossier),
    )


def _listed(folder: str, package: DataPackage, found: tuple[Table, ...]) -> Iterator[Listed]:
    rows = {each.name: len(each.rows) for each in found}
    for each in package.resources:
        yield Listed(each, f"{DATA}/{folder}/{each.path}", rows.get(each.name, 0))


def _examples(context: Context) -> Iterator[Example]:
    dossier = context.dossier
    found = tabled(dossier)
    for folder, name, column in _EXAMPLES:
        package = dossier.descriptors.get(folder)
        table = next((each for each in found.get(folder, ()) if each.name == name), None)
        resource = next((each for each in package.resources if each.name == name), None) if package else None
        if resource is not None and table is not None and table.rows:
            address = full_address(dossier.publication, f"{DATA}/{folder}/{resource.path}")
            yield Example(as_code(_in_python(address, resource)), as_code(_in_duckdb(address, resource, column)))


def _in_python(address: str, resource: Resource) -> str:
    """A program that reads a table with pandas."""
    fields = resource.schema.fields
    days = [each.name for each in fields if each.type is FieldType.DATE]
    kinds = {each.name: _PANDAS[each.type] for each in fields if each.type in _PANDAS}
    lines = [
        "import pandas as pd",
        "",
        "tabel = pd.read_csv(",
        f'    "{address}",',
        "    dtype={",
        *(f'        "{name}": "{kind}",' for name, kind in kinds.items()),
        "    },",
        *((f"    parse_dates={days!r},".replace("'", '"'),) if days else ()),
        '    keep_default_na=False, na_values=[""],',
        ")",
        "print(tabel.dtypes, len(tabel))",
    ]
    return "\n".join(lines)


def _in_duckdb(address: str, resource: Resource, column: str | None) -> str:
    """A question to DuckDB: what it guesses of a table by itself may be wrong, so every type is told."""
    fields = ",\n".join(f"    '{each.name}': '{_DUCKDB[each.type]}'" for each in resource.schema.fields)
    asked = f"count(*) AS rijen, sum({column}) AS som" if column else "count(*) AS rijen"
    first = resource.schema.fields[0].name
    return (
        f"SELECT {first}, {asked}\nFROM read_csv(\n  '{address}',\n"
        f"  auto_detect = false, header = true, quote = '\"', escape = '\"', comment = '',\n  columns = {{\n{fields}\n  }}\n"
        f")\nGROUP BY {first} ORDER BY {first};"
    )
