"""Rules on what a register says of itself: which fields play which part, and what is asked of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from motiespoor.dutch import either
from motiespoor.model.descriptor import Field, FieldType
from motiespoor.model.fields import keys
from motiespoor.model.register import KEY, ROWS, Contents, Parts, RegisterTable
from motiespoor.problem import Origin, Problem, clipped
from motiespoor.read.dossier import Reading
from motiespoor.spelling import suggestion
from motiespoor.validate.walk import first_and_again

_TAKEN = ("index", "readme")  # how the page of a folder is called on disk
# Names that stand in the file of a row beside its fields.
_BESIDE = ("bewijs", "verloop")
NUMBERS = (FieldType.INTEGER, FieldType.NUMBER)
_TEXTS = (FieldType.STRING,)
_DAYS = (FieldType.STRING, FieldType.DATE, FieldType.INTEGER)
# What a part asks of its field.
_TYPES = {
    "dag": _DAYS, "tot": _DAYS, "gebied": _TEXTS, "plaats": _TEXTS, "omvang": NUMBERS, "omvang_tot": NUMBERS,
    "status": _TEXTS, "themas": _TEXTS, "maatregel": _TEXTS, "belofte": _TEXTS, "adres": _TEXTS,
    "titel": _TEXTS, "toelichting": _TEXTS, "opmerking": _TEXTS, "bekend_sinds": (FieldType.DATE,),
    "termijnen": _DAYS, "lijsten": _TEXTS, "gebieden": _TEXTS, "bronnen": _TEXTS, "maatregelen": _TEXTS,
    "beloften": _TEXTS, "adressen": _TEXTS,
}  # fmt: skip
# Parts that one field may play together: they say nothing of what may stand in it.
_ALONG = ("titel", "toelichting", "plaats", "opmerking", "lijsten")


def registers_have_addresses_of_their_own(reading: Reading) -> Iterator[Problem]:
    """Ensure no register has the name of the file of a page that is made already."""
    for table in reading.dossier.registers:
        if table.name in _TAKEN:
            told = f"een register kan niet '{table.name}' heten: zo heet het bestand van de pagina met alle registers. Noem de map anders."
            yield table.package.origin.problem(told)


def rows_have_a_key(reading: Reading) -> Iterator[Problem]:
    """Ensure the first field of a register is the key that its rows are called by, and no field has a name that is taken."""
    for table in reading.dossier.registers:
        for resource in table.package.resources:
            if resource.name != ROWS or not resource.schema.origin.complete:
                continue
            fields, origin = resource.schema.fields, resource.schema.origin
            if not fields or fields[0].name != KEY:
                told = f"het eerste veld van een register heet '{KEY}': daar hangen adressen aan. Zet het vooraan."
                yield (fields[0].origin.problem(told, "name") if fields else origin.problem(told, "fields"))
                continue
            constraints = fields[0].constraints
            if fields[0].type is not FieldType.STRING or constraints is None or not constraints.required:
                told = f"'{KEY}' is altijd ingevulde tekst: type 'string', met 'required: true'."
                yield fields[0].origin.problem(told, "type")
            if resource.schema.primary_key != (KEY,):
                yield origin.problem(f"hier hoort [{KEY}].", "primaryKey")
            for first, again in first_and_again((each.name, each) for each in fields):
                told = f"veld '{again.name}' staat er al, op regel {first.origin.line}. Haal er één weg."
                yield again.origin.problem(told, "name")
            for each in fields:
                if each.name in _BESIDE:
                    told = f"'{each.name}' staat bij elk register al naast de velden. Kies een andere naam."
                    yield each.origin.problem(told, "name")


def parts_are_played_by_fields(reading: Reading) -> Iterator[Problem]:
    """Ensure each part is played by a field that there is, of a type that the part asks, and no field plays two that differ."""
    for table in described(reading):
        fields = {each.name: each for each in table.package.columns}
        played: dict[str, str] = {}
        for origin, place, part, name in _played(table):
            if (field := fields.get(name)) is None:
                yield unknown_field(name, fields, origin, place)
                continue
            if field.type not in _TYPES[part]:
                kinds = either([each.value for each in _TYPES[part]])
                told = f"veld '{name}' heeft type '{field.type.value}'; wat hier staat, heeft type {kinds}."
                yield origin.problem(told, place)
            if part in _ALONG:
                continue
            if (other := played.setdefault(name, part)) != part:
                told = (
                    f"veld '{name}' staat ook bij '{other}'. Een veld heeft één van die twee rollen: haal er één weg."
                )
                yield origin.problem(told, place)


def _played(table: RegisterTable) -> Iterator[tuple[Origin, str, str, str]]:
    """Every part with the field that plays it: where that stands, under which key, and its name."""
    parts, contents = table.parts, table.register.contents
    for key, declared in keys(Parts).items():
        if (name := getattr(parts, declared.name)) is not None:
            yield parts.origin, key, key, name
    for key, declared in keys(Contents).items() if contents is not None else ():
        assert contents is not None
        for number, name in enumerate(getattr(contents, declared.name)):
            yield contents.origin, f"{key}.{number}", key, name


def unknown_field(name: str, fields: dict[str, Field], origin: Origin, place: str) -> Problem:
    """What is told of a name that no field has."""
    told = f"veld '{clipped(name)}' bestaat niet in tabel '{ROWS}'.{suggestion(name, fields)}"
    return origin.problem(told, place, breaks={f"veld {name}"})


def groups_are_of_words(reading: Reading) -> Iterator[Problem]:
    """Ensure rows are grouped by a field that holds one of a few words: an area, a status, a measure or a choice."""
    for table in described(reading):
        register, fields = table.register, {each.name: each for each in table.package.columns}
        name = register.group
        if name is None:
            continue
        if name not in fields:
            yield unknown_field(name, fields, register.origin, "groep")
            continue
        if any(played not in fields for *_, played in _played(table)):
            continue  # that may be the part of this field
        constraints = fields[name].constraints
        few = {register.fields.status, register.fields.themes, *register.families}
        if name not in few and not (constraints is not None and constraints.enum):
            told = f"in veld '{name}' kan van alles staan. Groepeer op een gebied, een status, thema's, een maatregel, of een veld met keuzen (enum)."
            yield register.origin.problem(told, "groep")


def statuses_are_listed(reading: Reading) -> Iterator[Problem]:
    """Ensure a register with a status lists its words, each once, and one without lists none."""
    for table in described(reading):
        register = table.register
        if register.fields.status is not None and not register.statuses:
            told = "de woorden voor de status ontbreken. Zet ze onder 'statussen', van het begin tot het eind."
            yield register.fields.origin.problem(told, "status")
        if register.fields.status is None and register.statuses:
            told = "geen veld heeft een status. Noem dat veld onder 'velden', bij 'status', of haal deze lijst weg."
            yield register.origin.problem(told, "statussen")
        for first, again in first_and_again((each.id, each) for each in register.statuses):
            told = f"status '{again.id}' staat er al, op regel {first.origin.line}. Houd er één over."
            yield again.origin.problem(told, "waarde")


def what_ended_stands_still(reading: Reading) -> Iterator[Problem]:
    """Ensure nothing became of the rows of a register after the day on which it ended."""
    for table in reading.dossier.registers:
        if (ended := table.register.ended) is None:
            continue
        for row in table.rows:
            for entry in row.history:
                if entry.date > ended.date:
                    told = (
                        f"register '{table.name}' wordt sinds {ended.date} niet meer bijgehouden, en deze verandering is "
                        f"van {entry.date}. Haal één van beide weg."
                    )
                    yield entry.origin.problem(told, "datum")


def described(reading: Reading) -> Iterator[RegisterTable]:
    """The registers whose fields are known."""
    return (each for each in reading.dossier.registers if each.package.origin.complete and each.package.columns)


RULES = (
    registers_have_addresses_of_their_own,
    rows_have_a_key,
    parts_are_played_by_fields,
    groups_are_of_words,
    statuses_are_listed,
    what_ended_stands_still,
)
