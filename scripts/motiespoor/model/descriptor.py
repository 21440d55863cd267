"""The Data Package descriptors: which tables the files of a package amount to.

Only the properties of Data Package v2 (https://datapackage.org) that the packages use.
"""

from __future__ import annotations

from motiespoor.model.fields import (
    OneLine,
    Prose,
    Slug,
    Url,
    Worded,
    key,
    origin_field,
    record,
)
from motiespoor.problem import Origin

# The standards that a package and a table name under `$schema`.
PACKAGE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE = "https://datapackage.org/profiles/2.0/tableschema.json"


class FieldType(Worded):
    """The types of Table Schema that the packages use."""

    STRING = "string", "tekst"
    DATE = "date", "een datum"
    INTEGER = "integer", "een heel getal"
    NUMBER = "number", "een getal"


class TextPattern(Worded):
    """The patterns that a text may be held to.

    A closed list: a pattern of one's own may be written so that matching it never ends.
    """

    SLUG = "[a-z0-9]+(-[a-z0-9]+)*", "kleine letters, cijfers en streepjes"
    CODE = "[A-Za-z0-9]+(-[A-Za-z0-9]+)*", "letters, cijfers en streepjes"
    NUMBER = "[A-Za-z0-9]+([.-][A-Za-z0-9]+)*", "letters en cijfers, met streepjes of punten ertussen"
    FILE = r"[a-z0-9]+([.-][a-z0-9]+)*\.txt", "een bestandsnaam die eindigt op .txt"
    WEB = r"https://[^\s]+", "een adres dat begint met https://"
    NAME = "[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)?", "een sleutel of een id, of sleutel/id"
    DAY_OF_YEAR = "[1-9][0-9]? [a-z]+", "een dag en een maand, zoals 7 september"
    FINGERPRINT = "[0-9a-f]{64}", "een vingerafdruk: 64 cijfers en letters van a tot en met f"


@record
class Constraints:
    """What may stand in a field."""

    required: bool = key("required", "Verplicht", "Of de cel gevuld moet zijn.", default=False)
    unique: bool = key("unique", "Uniek", "Of elke waarde maar één keer voorkomt.", default=False)
    enum: tuple[OneLine, ...] = key("enum", "Keuzen", "De waarden die mogen.", default=())
    pattern: TextPattern | None = key("pattern", "Patroon", "Hoe een tekst eruitziet.", default=None)
    minimum: OneLine | None = key("minimum", "Minimum", "De kleinste waarde.", default=None)
    maximum: OneLine | None = key("maximum", "Maximum", "De grootste waarde.", default=None)
    max_length: int | None = key(
        "maxLength", "Hoogste lengte", "Hoeveel tekens een tekst hoogstens heeft.", default=None
    )
    origin: Origin = origin_field()


@record
class Field:
    """A column of a table."""

    name: OneLine = key("name", "Naam", "De naam van de kolom.")
    type: FieldType = key("type", "Type", "Wat er in de kolom staat.")
    title: OneLine = key("title", "Titel", "De titel van de kolom.")
    description: Prose = key("description", "Omschrijving", "Een zin: wat er in de kolom staat.")
    unit: OneLine | None = key("unit", "Eenheid", "De eenheid van de waarden.", default=None)
    constraints: Constraints | None = key("constraints", "Voorwaarden", "Waar een waarde aan voldoet.", default=None)
    origin: Origin = origin_field()


@record
class Reference:
    """The table and the columns that a foreign key points at."""

    resource: Slug = key("resource", "Tabel", "De naam van de andere tabel.")
    fields: tuple[OneLine, ...] = key("fields", "Velden", "De kolommen van die tabel.")
    origin: Origin = origin_field()


@record
class ForeignKey:
    """Columns whose values stand in another table of the same package."""

    fields: tuple[OneLine, ...] = key("fields", "Velden", "De kolommen van deze tabel.")
    reference: Reference = key("reference", "Verwijst naar", "De tabel en de kolommen waarnaar zij verwijzen.")
    origin: Origin = origin_field()


@record
class Schema:
    """The columns of a table and its keys."""

    profile: Url = key("$schema", "Schema", "De standaard: Table Schema v2.")
    fields: tuple[Field, ...] = key("fields", "Velden", "De kolommen, in de volgorde van de tabel.")
    primary_key: tuple[OneLine, ...] = key("primaryKey", "Sleutel", "De kolommen die een rij aanwijzen.", default=())
    foreign_keys: tuple[ForeignKey, ...] = key(
        "foreignKeys", "Verwijzingen", "Kolommen waarvan de waarden in een andere tabel staan.", default=()
    )
    missing_values: tuple[str, ...] = key(
        "missingValues", "Leeg", 'Altijd [""]: alleen een lege cel betekent dat er niets is.', default=("",)
    )
    origin: Origin = origin_field()


@record
class Resource:
    """One table of a package."""

    name: Slug = key("name", "Naam", "De naam van de tabel.")
    type: OneLine = key("type", "Soort", "Altijd table.")
    title: OneLine = key("title", "Titel", "De titel van de tabel.")
    description: Prose = key("description", "Omschrijving", "Een zin: wat een rij is.")
    path: OneLine = key("path", "Bestand", "De naam van de tabel met .csv erachter.")
    encoding: OneLine = key("encoding", "Tekencodering", "Altijd utf-8.")
    schema: Schema = key("schema", "Schema", "De kolommen en de sleutels.")
    origin: Origin = origin_field()


@record
class Licence:
    """On what terms the data may be used."""

    name: OneLine = key("name", "Naam", "De korte naam, bijvoorbeeld CC0-1.0.")
    title: OneLine = key("title", "Titel", "De naam voluit.")
    path: Url = key("path", "Adres", "Waar de tekst van de licentie staat.")
    origin: Origin = origin_field()


@record
class DataPackage:
    """data/<pakket>/datapackage.yaml"""

    profile: Url = key("$schema", "Schema", "De standaard: Data Package v2.")
    name: Slug = key("name", "Naam", "De naam van het pakket.")
    title: OneLine = key("title", "Titel", "De titel van het pakket.")
    description: Prose = key("description", "Omschrijving", "Een zin: wat er in het pakket zit.")
    version: OneLine = key("version", "Versie", "De versie, als 1.0.0.")
    licences: tuple[Licence, ...] = key(
        "licenses", "Licenties", "Onder welke voorwaarden de gegevens gebruikt mogen worden."
    )
    resources: tuple[Resource, ...] = key("resources", "Tabellen", "De tabellen van dit pakket, elk één keer.")
    origin: Origin = origin_field()
