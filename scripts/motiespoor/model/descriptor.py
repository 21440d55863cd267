"""The Data Package descriptors: which tables the files of a package amount to.

Only the properties of Data Package v2 (https://datapackage.org) that the packages use.
"""

from __future__ import annotations

from enum import Enum

from motiespoor.model.fields import Line, Prose, Slug, Url, key, origin_field, record
from motiespoor.problem import Origin


class FieldType(Enum):
    """The types of Table Schema that the packages use."""

    STRING = "string"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"


class TextPattern(Enum):
    """The patterns that a text may be held to.

    A closed list: a pattern of one's own may be written so that matching it never ends.
    """

    SLUG = "[a-z0-9]+(-[a-z0-9]+)*"
    CODE = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
    FILE = r"[a-z0-9]+([.-][a-z0-9]+)*\.txt"
    WEB = r"https://[^\s]+"
    NAME = "[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?"
    FINGERPRINT = "[0-9a-f]{64}"


@record
class Constraints:
    """What may stand in a field."""

    required: bool = key("required", "Verplicht", default=False)
    unique: bool = key("unique", "Uniek", default=False)
    enum: tuple[Line, ...] = key("enum", "Keuzen", default=())
    pattern: TextPattern | None = key("pattern", "Patroon", default=None)
    minimum: Line | None = key("minimum", "Minimum", default=None)
    maximum: Line | None = key("maximum", "Maximum", default=None)
    max_length: int | None = key("maxLength", "Hoogste lengte", default=None)
    origin: Origin = origin_field()


@record
class Field:
    """A column of a table."""

    name: Line = key("name", "Naam")
    type: FieldType = key("type", "Type")
    title: Line = key("title", "Titel")
    description: Prose = key("description", "Omschrijving")
    unit: Line | None = key("unit", "Eenheid", default=None)
    constraints: Constraints | None = key("constraints", "Voorwaarden", default=None)
    origin: Origin = origin_field()


@record
class Reference:
    """The table and the columns that a foreign key points at."""

    resource: Slug = key("resource", "Tabel")
    fields: tuple[Line, ...] = key("fields", "Velden")
    origin: Origin = origin_field()


@record
class ForeignKey:
    """Columns whose values stand in another table of the same package."""

    fields: tuple[Line, ...] = key("fields", "Velden")
    reference: Reference = key("reference", "Verwijst naar")
    origin: Origin = origin_field()


@record
class Schema:
    """The columns of a table and its keys."""

    profile: Url = key("$schema", "Schema")
    fields: tuple[Field, ...] = key("fields", "Velden")
    primary_key: tuple[Line, ...] = key("primaryKey", "Sleutel", default=())
    foreign_keys: tuple[ForeignKey, ...] = key("foreignKeys", "Verwijzingen", default=())
    missing_values: tuple[str, ...] = key("missingValues", "Leeg", default=("",))
    origin: Origin = origin_field()


@record
class Resource:
    """One table of a package."""

    name: Slug = key("name", "Naam")
    type: Line = key("type", "Soort")
    title: Line = key("title", "Titel")
    description: Prose = key("description", "Omschrijving")
    path: Line = key("path", "Bestand")
    encoding: Line = key("encoding", "Tekencodering")
    schema: Schema = key("schema", "Schema")
    origin: Origin = origin_field()


@record
class Licence:
    """On what terms the data may be used."""

    name: Line = key("name", "Naam")
    title: Line = key("title", "Titel")
    path: Url = key("path", "Adres")
    origin: Origin = origin_field()


@record
class DataPackage:
    """data/<pakket>/datapackage.yaml"""

    profile: Url = key("$schema", "Schema")
    name: Slug = key("name", "Naam")
    title: Line = key("title", "Titel")
    description: Prose = key("description", "Omschrijving")
    version: Line = key("version", "Versie")
    licences: tuple[Licence, ...] = key("licenses", "Licenties")
    resources: tuple[Resource, ...] = key("resources", "Tabellen")
    origin: Origin = origin_field()
