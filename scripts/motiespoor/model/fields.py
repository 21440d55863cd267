"""How a record declares its fields: the Dutch key, what it means, and what may stand in it.

The same declaration reads a file, names what is wrong with it and documents it.
"""

from __future__ import annotations

import dataclasses
import re
import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field
from enum import Enum
from functools import cache
from typing import Annotated, Any, Self, TypeVar, Union, dataclass_transform

from motiespoor.model.period import MONTHS
from motiespoor.problem import NOWHERE

T = TypeVar("T")


class Worded(Enum):
    """A vocabulary: the keys that stand in data, and the words for them, the same wherever people read them.

    The value is the key; only data, addresses and style sheets have it, and messages about what an editor typed.
    `label` is what it is called within a sentence, and `meaning` a sentence that says more to who chooses it.
    `sign` is drawn before the label, or alone where there is no room for words.
    """

    _value_: str
    label: str
    meaning: str
    sign: Sign | None

    def __new__(cls, key: str, label: str, meaning: str = "", sign: Sign | None = None) -> Self:
        member = object.__new__(cls)
        member._value_ = key
        member.label = label
        member.meaning = meaning
        member.sign = sign
        return member

    @property
    def explained(self) -> str:
        """The label, when it says another thing than the key, and the meaning, for who chooses."""
        first = "" if self.label == self.value and self.meaning else f"{self.label[:1].upper()}{self.label[1:]}."
        return f"{first} {self.meaning}".strip()


class Sign(Worded):
    """What can be drawn for a status or an outcome."""

    EMPTY = "leeg", "een open rondje"
    QUARTER = "kwart", "een rondje, voor een kwart gevuld"
    HALF = "half", "een rondje, half gevuld"
    CORE = "kern", "een rondje met een stip"
    FULL = "vol", "een dicht rondje"
    CIRCLING = "kring", "een pijl die rondgaat"
    CROSS = "kruis", "een kruis"
    DIAMOND = "ruit", "een open ruit"
    ONWARD = "pijl", "een pijl naar rechts"
    DASH = "streep", "een streep"
    DOTS = "puntjes", "drie puntjes"
    QUESTION = "vraagteken", "een vraagteken in een rondje van streepjes"
    EXCLAMATION = "uitroepteken", "een uitroepteken in een dicht rondje"


class Family(Enum):
    """What an identifier can refer to; the value is the Dutch word for one of them."""

    SOURCE = "bron"
    STATUS = "status"
    ROLE = "rol"
    ROUND = "ronde"
    MEASURE = "maatregel"
    SERIES = "reeks"
    AREA = "gebied"
    SECTOR = "sector"
    BREAKDOWN = "uitsplitsing"
    METHOD = "methode"
    SLUG = "sleutel"
    ACTION = "actie"  # as sleutel/id
    MILESTONE = "mijlpaal"
    FRAME_ITEM = "kaderonderdeel"
    EVENT = "gebeurtenis"
    REGISTER = "register"
    THEME = "thema"  # or a chapter without themes


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the identifier of another record."""

    family: Family


@dataclass(frozen=True, slots=True)
class Pattern:
    """The whole text matches `regex`; `words` says in Dutch what that means."""

    regex: re.Pattern[str]
    words: str


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `characters` characters."""

    characters: int


SLUG = Pattern(re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*"), "kleine letters, cijfers en streepjes")
CODE = Pattern(re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"), "letters, cijfers en streepjes")
NUMBER = Pattern(
    re.compile(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*"), "letters en cijfers, met streepjes of punten ertussen"
)
FILE = Pattern(re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.txt"), "een bestandsnaam die eindigt op .txt")
WEB = Pattern(re.compile(r"""https://[^\s<>"'\\^`{|}]+"""), "een adres dat begint met https://")
FOLDER = Pattern(
    re.compile(r"""https://[A-Za-z0-9.-]+(?::[0-9]+)?/(?:[^\s<>"'\\^`{|}?#]*/)?"""),
    "een adres dat begint met https:// en eindigt op /",
)
REACH = Pattern(
    re.compile(r"""https://[^\s<>"'\\^`{|}]+|[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"""),
    "een e-mailadres, of een adres dat begint met https://",
)
OFFICIAL = Pattern(
    re.compile(
        r"https://identifier\.overheid\.nl/tooi/id/[a-z]+/[a-z0-9_]+"
        r"|http://publications\.europa\.eu/resource/authority/(?:corporate-body|country|place)/[A-Z0-9_]+"
        r"|https://ror\.org/0[a-z0-9]{8}"
        r"|https://sws\.geonames\.org/[0-9]+/"
    ),
    "een adres uit een lijst van de overheid (https://identifier.overheid.nl/tooi/id/…), de EU "
    "(http://publications.europa.eu/resource/authority/…), ROR (https://ror.org/…) of Geonames "
    "(https://sws.geonames.org/…/)",
)
COLOUR = Pattern(re.compile(r"#[0-9a-f]{6}"), "een kleur als #1f5fbf, in kleine letters")
NAME = Pattern(
    re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)?"),
    "een sleutel of een id, of bij een actie sleutel/id",
)
DAY_OF_YEAR = Pattern(
    re.compile(rf"(?:[1-9]|[12][0-9]|3[01]) (?:{'|'.join(MONTHS)})"), "een dag en een maand, zoals 7 september"
)
DUTCH = "nl"
LANGUAGE = Pattern(re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"), "een taalcode: nl, en, fy of pap")
FINGERPRINT = Pattern(re.compile(r"[0-9a-f]{64}"), "64 cijfers en letters van a tot en met f")

HANDLE = Pattern(
    re.compile(r"@[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*(?:/[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)?"), "een naam als @groep/team"
)

Slug = Annotated[str, SLUG, Limit(80)]
Code = Annotated[str, CODE, Limit(40)]
Number = Annotated[str, NUMBER, Limit(40)]
TextFile = Annotated[str, FILE, Limit(120)]
Url = Annotated[str, WEB, Limit(500)]
FolderUrl = Annotated[str, FOLDER, Limit(500)]
Reach = Annotated[str, REACH, Limit(300)]
Official = Annotated[str, OFFICIAL, Limit(300)]
Colour = Annotated[str, COLOUR]
Name = Annotated[str, NAME, Limit(161)]
DayOfYear = Annotated[str, DAY_OF_YEAR]
Fingerprint = Annotated[str, FINGERPRINT]
Language = Annotated[str, LANGUAGE, Limit(35)]
Handle = Annotated[str, HANDLE, Limit(100)]
OneLine = Annotated[str, Limit(300)]
Prose = Annotated[str, Limit(2_000)]
Verbatim = Annotated[str, Limit(10_000)]

SourceRef = Annotated[str, Ref(Family.SOURCE)]
StatusRef = Annotated[str, Ref(Family.STATUS)]
RoleRef = Annotated[str, Ref(Family.ROLE)]
RoundRef = Annotated[str, Ref(Family.ROUND)]
MeasureRef = Annotated[str, Ref(Family.MEASURE)]
SlugRef = Annotated[str, Ref(Family.SLUG)]
SeriesRef = Annotated[str, Ref(Family.SERIES)]
AreaRef = Annotated[str, Ref(Family.AREA)]
SectorRef = Annotated[str, Ref(Family.SECTOR)]
BreakdownRef = Annotated[str, Ref(Family.BREAKDOWN)]
MethodRef = Annotated[str, Ref(Family.METHOD)]
MilestoneRef = Annotated[str, Ref(Family.MILESTONE)]
FrameItemRef = Annotated[str, Ref(Family.FRAME_ITEM)]
EventRef = Annotated[str, Ref(Family.EVENT)]
RegisterRef = Annotated[str, Ref(Family.REGISTER)]
ThemeRef = Annotated[str, Ref(Family.THEME)]


def key(name: str, title: str, help: str = "", *, default: Any = MISSING, filled: bool = False) -> Any:
    """A field that editors write as `name`; `title` and `help` explain it to them, in Dutch.

    Without a `default` the field must be there. A list that is `filled` says nothing when it holds nothing,
    and may not be empty; `maatregelen: []` does say something.
    """
    return field(default=default, metadata={"key": name, "title": title, "help": help, "filled": filled})


def origin_field() -> Any:
    """Where the record was read; takes no part in comparison."""
    return field(default=NOWHERE, compare=False, repr=False)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key, origin_field))
def record(cls: type[T]) -> type[T]:
    """A frozen, keyword-only record as it stands in a file."""
    return dataclasses.dataclass(frozen=True, kw_only=True, slots=True)(cls)


def keys(record_type: type) -> dict[str, dataclasses.Field[Any]]:
    """The declared fields of a record type by Dutch key, in order."""
    fields: Callable[[Any], tuple[dataclasses.Field[Any], ...]] = dataclasses.fields
    return {each.metadata["key"]: each for each in fields(record_type) if "key" in each.metadata}


@cache
def hints(record_type: type) -> dict[str, Any]:
    """The types of the attributes of a record type, with what they are annotated with; to read them takes long."""
    return typing.get_type_hints(record_type, include_extras=True)


def held(hint: Any) -> tuple[Any, ...]:
    """The types that a type is made of; none for a plain one."""
    of = typing.get_args(hint)
    return of[:1] if typing.get_origin(hint) is Annotated else of


def unwrapped(hint: Any) -> tuple[bool, Any]:
    """Whether the hint is a list, and the hint of what is in it."""
    if typing.get_origin(hint) is tuple:
        return True, typing.get_args(hint)[0]
    if typing.get_origin(hint) in (Union, types.UnionType):
        return False, next(each for each in typing.get_args(hint) if each is not type(None))
    return False, hint


def families_of(record_type: type) -> dict[str, Family | None]:
    """What each field of a record refers to, by its key."""
    types = hints(record_type)
    return {name: family_of(types[declared.name]) for name, declared in keys(record_type).items()}


def family_of(hint: Any) -> Family | None:
    """What a field of this type refers to, if it does: the one thing, or each of a list."""
    if typing.get_origin(hint) is Annotated:
        return next((each.family for each in hint.__metadata__ if isinstance(each, Ref)), None)
    return next((family for each in typing.get_args(hint) if (family := family_of(each)) is not None), None)
