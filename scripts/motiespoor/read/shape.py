"""From texts with places to typed records, by the declarations of the model.

Every mistake becomes a problem at its own place.
A part that cannot be read is left out, and the record it belonged to is marked as not complete,
so that the rest can still be checked.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from itertools import repeat
from typing import Annotated, Any, TypeVar

from motiespoor.model.fields import Limit, Pattern, hints, keys, unwrapped
from motiespoor.model.period import Period, UnreadablePeriod, existing_day, period
from motiespoor.problem import Fix, Origin, Problem, Span, clipped, named, value_problem
from motiespoor.read import yamltree
from motiespoor.read.csvtable import CellPlaces, CsvTable
from motiespoor.read.yamlmistakes import COMMENT, cut_off
from motiespoor.read.yamltree import Node, NodePlaces, Scalar
from motiespoor.spelling import QUOTATION_MARKS, Guess, guess, nearest, plain, suggestion

T = TypeVar("T")


class Wrong(ValueError):
    """A text is not what the field asks for; the message completes "<key> …" in Dutch. `guess` is what was meant."""

    def __init__(self, message: str, guess: Guess | None = None) -> None:
        self.guess = guess
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a field takes: one text, a record, or a list of either."""

    key: str
    attribute: str
    required: bool
    default: Any
    many: bool
    filled: bool  # of a list: at least one
    convert: Callable[[str], Any] | None  # for a text
    prose: bool  # a text in the editor's own words
    record: type | None  # for fields within


@cache
def shapes(record_type: type) -> tuple[Shape, ...]:
    """The fields of a record type, in order."""
    types = hints(record_type)
    return tuple(_shape(name, declared, types[declared.name]) for name, declared in keys(record_type).items())


def _shape(name: str, declared: dataclasses.Field[Any], hint: Any) -> Shape:
    many, hint = unwrapped(hint)
    record = hint if dataclasses.is_dataclass(hint) and hint is not Period else None
    return Shape(
        key=name,
        attribute=declared.name,
        required=declared.default is MISSING,
        default=None if declared.default is MISSING else declared.default,
        many=many,
        filled=declared.metadata["filled"],
        convert=None if record else _converter(hint),
        prose=_is_prose(hint),
        record=typing.cast("type | None", record),
    )


def _is_prose(hint: Any) -> bool:
    """Whether a text may say anything, and is not a name, a number or a day."""
    checks = hint.__metadata__ if typing.get_origin(hint) is Annotated else ()
    return bool(checks) and all(isinstance(each, Limit) for each in checks)


def _converter(hint: Any) -> Callable[[str], Any]:
    """What turns a text into a value of this type, or raises `Wrong`."""
    if typing.get_origin(hint) is Annotated:
        checks = hint.__metadata__
        limit = next((each.characters for each in checks if isinstance(each, Limit)), 300)
        pattern = next((each for each in checks if isinstance(each, Pattern)), None)
        return lambda text: _text(text, limit, pattern)
    if isinstance(hint, type) and issubclass(hint, Enum):
        values = {str(each.value): each for each in hint}
        return lambda text: _choice(text, values)
    converters = {date: _day, Period: _period, Decimal: _number, int: _whole_number, bool: _truth, str: str}
    return typing.cast("Callable[[str], Any]", converters[hint])


def _text(text: str, limit: int, pattern: Pattern | None) -> str:
    if len(text) > limit:
        raise Wrong(f"is {len(text)} tekens lang; hoogstens {limit} passen hier.")
    if pattern is None:
        return " ".join(text.split())
    if not pattern.regex.fullmatch(text):
        bare = plain(text).strip().strip(QUOTATION_MARKS).strip()
        parts = bare.split()
        if len(parts) > 1 and "//" in parts[0] and pattern.regex.fullmatch("".join(parts)):
            raise Wrong(f"heeft een spatie achter '{clipped(parts[0])}'. Haal die weg.")
        meant = Guess(bare, certain=True) if pattern.regex.fullmatch(bare) else None
        hint = f" Bedoelde u '{bare}'?" if meant else ""
        raise Wrong(f"{named(text)} klopt niet.{hint} Hier hoort: {pattern.words}.", meant)
    return text


def _choice(text: str, values: Mapping[str, Enum]) -> Enum:
    if text not in values:
        raise Wrong(f"{named(text)} bestaat niet.{suggestion(text, values)}", guess(text, values))
    return values[text]


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    try:
        return existing_day(text)
    except UnreadablePeriod as error:
        raise _unreadable(error) from None


@lru_cache(maxsize=4096)
def _period(text: str) -> Period:
    try:
        return period(clipped(text, 200))
    except UnreadablePeriod as error:
        raise _unreadable(error) from None


def _unreadable(error: UnreadablePeriod) -> Wrong:
    return Wrong(f": {error}", Guess(error.meant.isoformat(), certain=True) if error.meant else None)


_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


@lru_cache(maxsize=65536)
def _number(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        bare = plain(text).strip()
        if long := re.fullmatch(r"-?[0-9]{1,12}\.([0-9]{7,})", bare):
            raise Wrong(f"{named(text)} heeft {len(long[1])} decimalen; hoogstens 6 passen. Rond het af zoals de bron.")
        if (why := _no_number(bare)) is not None:
            raise Wrong(f"{named(text)}{why}")
        raise Wrong(
            f"{named(text)} is geen getal zoals het hier hoort. Schrijf alleen cijfers, met een punt voor decimalen: 1234.5.",
            Guess(bare, certain=True) if _NUMBER.fullmatch(bare) else None,
        )
    return Decimal(text)


_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1"}  # what is typed for a digit that looks like it
_WITH_LETTERS = re.compile(r"(?=.*[0-9])-?[0-9.,]*[OolI][0-9.,OolI]*")
_BEHIND_A_WORD = re.compile(r"([^\d\s+=.,?-][^\d]*?) *-?[0-9][0-9., ]*")
_BEFORE_A_WORD = re.compile(r"-?[0-9][0-9., ]*?[ ]*([^\d\s.,][^\d]*)")


def _no_number(text: str) -> str | None:
    """What is wrong with a number that has something else than digits in it, before it or behind it, if that is it."""
    if _WITH_LETTERS.fullmatch(text):
        place, letter = next((place, sign) for place, sign in enumerate(text, 1) if sign in _LETTERS)
        return f": teken {place} is de letter {letter}. Typ daar het cijfer {_LETTERS[letter]}."
    if found := _BEHIND_A_WORD.fullmatch(text):
        return f" heeft '{clipped(found[1])}' voor het getal. Schrijf alleen cijfers; hoe precies het is, staat bij 'nauwkeurigheid'."
    if found := _BEFORE_A_WORD.fullmatch(text):
        return f" heeft '{clipped(found[1])}' achter het getal. Schrijf alleen cijfers; de eenheid staat bij de reeks."
    return None


def _whole_number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", text):
        raise Wrong(f"{named(text)} is geen heel getal van nul of hoger.")
    return int(text)


def _truth(text: str) -> bool:
    if text not in ("true", "false"):
        raise Wrong(f"{named(text)} is geen true of false.")
    return text == "true"


def record_of(record_type: type[T], path: str, text: str, node: Node, problems: list[Problem]) -> T | None:
    """The record in a tree, or `None` when too much of it is unreadable to make one.

    `text` is what the tree was read from: the place of a field is looked up in it when somebody asks.
    """
    return typing.cast("T | None", _Reader(path, text, problems).record(record_type, node)[0])


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    text: str
    problems: list[Problem]

    def problem(self, node: Node, text: str) -> None:
        self.problems.append(Problem(path=self.path, line=node.line, column=node.column, text=text))

    def record(self, record_type: type, node: Node | None) -> tuple[Any, bool]:
        """The record, or `None`, and whether all of it could be read."""
        short = getattr(record_type, "SHORT_FORM", None)
        if short and isinstance(node, Scalar):
            node = yamltree.Fields(node.line, node.column, {short: node}, {short: node})
        if not isinstance(node, yamltree.Fields):
            required = ", ".join(shape.key for shape in shapes(record_type) if shape.required)
            self.problem(
                node or Scalar("", 1, 1, True),
                "hier horen velden, elk op een eigen regel als 'naam: waarde'."
                + (f" Verplicht: {required}." if required else ""),
            )
            return None, False
        allowed = {shape.key for shape in shapes(record_type)}
        before = len(self.problems)
        misspelt = set()  # fields that are there under a name that is not quite theirs
        for name, place in node.keys.items():
            if name not in allowed:
                free = allowed - node.values.keys()
                misspelt.add(nearest(name, free))
                told = f"veld '{clipped(name)}' bestaat hier niet.{suggestion(name, allowed)}"
                self.problems.append(
                    value_problem(self.path, place.line, place.column, told, found=name, guess=guess(name, free))
                )
        values: dict[str, Any] = {}
        usable = True
        for shape in shapes(record_type):
            child = node.values.get(shape.key)
            if child is None:
                if shape.required and shape.key not in misspelt:
                    self.problem(node, f"veld '{shape.key}' ontbreekt.")
                usable = usable and not shape.required
                continue
            value, readable = self.field(shape, child)
            if readable:
                values[shape.attribute] = value
            elif shape.required:
                usable = False
        complete = len(self.problems) == before
        if not usable:
            return None, False
        places = NodePlaces(self.text, node.line, node.column)
        origin = Origin(path=self.path, line=node.line, column=node.column, fields=places, complete=complete)
        return record_type(**values, origin=origin), complete

    def field(self, shape: Shape, node: Node) -> tuple[Any, bool]:
        """The value of a field, and whether there is one."""
        if not shape.many:
            return self.value(shape, node)
        if not isinstance(node, yamltree.Items):
            self.problem(node, f"veld '{shape.key}' is een lijst: begin elk punt op een nieuwe regel met '- '.")
            return None, False
        if shape.filled and not node.items:
            self.problem(node, f"veld '{shape.key}' is leeg. Zet er minstens één in.")
        read = [self.value(shape, item) for item in node.items]
        # A list of names or numbers is read as a whole: rules tell the place of one by its number in the list.
        whole = shape.record is not None or all(readable for _, readable in read)
        return tuple(value for value, readable in read if readable), whole

    def value(self, shape: Shape, node: Node) -> tuple[Any, bool]:
        if shape.record is not None:
            value, _ = self.record(shape.record, node)
            return value, value is not None
        assert shape.convert is not None
        if not isinstance(node, Scalar):
            self.problem(node, f"veld '{shape.key}' heeft één waarde; een lijst of velden horen hier niet.")
            return None, False
        if shape.convert is not str and (not node.text.strip() or (node.plain and node.text in ("~", "null"))):
            self.problems.append(self.empty(shape, node))
            return None, False
        if shape.prose and node.end is not None and (cut := self.cut(*node.end)) is not None:
            self.problems.append(cut)
            return None, False
        try:
            return shape.convert(node.text), True
        except Wrong as wrong:
            self.problems.append(_problem_with(wrong, shape, node.text, self.path, (node.line, node.column)))
            return None, False

    def cut(self, line: int, column: int) -> Problem | None:
        """What stands behind the last word of a text on its line, where YAML sees a comment and an editor a text."""
        if "#" not in self.text or (found := COMMENT.match(_lines(self.text)[line - 1][column - 1 :])) is None:
            return None
        return Problem(path=self.path, line=line, column=column + found.start(1), text=cut_off(found[1]))

    def empty(self, shape: Shape, node: Scalar) -> Problem:
        """A field without a value; what was meant as one may stand after a #, where YAML sees a comment."""
        told = f"veld '{shape.key}' is leeg. Vul het in of haal het weg."
        comment = _COMMENT.match(self.text.split("\n")[node.line - 1][node.column - 1 :]) if not node.text else None
        if comment is None or not takes(shape, comment[1]) or takes(shape, "#"):
            return Problem(path=self.path, line=node.line, column=node.column, text=told)
        value = f'"{comment[1]}"'
        told = (
            f"veld '{shape.key}' is leeg: wat achter een # staat, telt niet mee. Zet er aanhalingstekens om: {value}."
        )
        column = node.column + comment.start(1)
        fix = Fix(line=node.line, column=column, old=comment[1], new=value, span=Span.TEXT)
        return Problem(path=self.path, line=node.line, column=node.column, text=told, fix=fix)


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    return text.split("\n")


_COMMENT = re.compile(r"[ ]+(#[^\"\\]*?)[ ]*$")


def takes(shape: Shape, text: str) -> bool:
    """Whether a text can be the value of a field."""
    assert shape.convert is not None
    try:
        shape.convert(text)
    except Wrong:
        return False
    return True


def _problem_with(wrong: Wrong, shape: Shape, text: str, path: str, place: tuple[int, int]) -> Problem:
    """The problem with a value that is not what its field asks for."""
    return value_problem(path, *place, joined(shape.key, str(wrong)), found=text, guess=wrong.guess)


def joined(name: str, message: str) -> str:
    """The name of a field and what is wrong with its value, as one sentence."""
    return f"{name}{message}" if message.startswith(":") else f"{name} {message}"


def records_of(record_type: type[T], table: CsvTable, problems: list[Problem]) -> tuple[T, ...]:
    """The rows of a CSV table as records; rows that cannot be read are problems and are left out.

    Read column by column, each different text once: in a large table the same few stand over and over.
    """
    made: Any = record_type
    number = len(table.rows)
    places = [CellPlaces(table.columns, row) for row in table.rows]
    lines = [row.line for row in table.rows]
    origin = {
        "path": repeat(table.path),
        "line": lines,
        "column": repeat(1),
        "fields": places,
        "complete": repeat(True),
    }
    columns: dict[str, Iterable[Any]] = {"origin": _filled(Origin, origin, number)}
    unreadable: set[int] = set()
    for shape in shapes(made):
        texts = table.texts(shape.key)
        outcomes = {text: _outcome(shape, text) for text in set(texts)}
        columns[shape.attribute] = map(outcomes.__getitem__, texts)
        wrong = {text: outcome for text, outcome in outcomes.items() if isinstance(outcome, Wrong)}
        for row, text in enumerate(texts) if wrong else ():
            if text in wrong:
                problems.append(_problem_with(wrong[text], shape, text, table.path, places[row][shape.key]))
                unreadable.add(row)
    records = _filled(record_type, columns, number)
    return tuple(each for row, each in enumerate(records) if row not in unreadable) if unreadable else tuple(records)


def _filled(record_type: type[T], columns: Mapping[str, Iterable[Any]], number: int) -> list[T]:
    """So many frozen records, filled one field of all of them after another.

    Their `__init__` would set every field by its name, which takes most of the time that a large table takes.
    """
    fields: Callable[[Any], tuple[dataclasses.Field[Any], ...]] = dataclasses.fields
    assert columns.keys() == {each.name for each in fields(record_type)}
    records = [object.__new__(record_type) for _ in range(number)]
    for name, values in columns.items():
        deque(map(getattr(record_type, name).__set__, records, values), maxlen=0)
    return records


def _outcome(shape: Shape, text: str) -> Any:
    """The value of a cell, or the `Wrong` that says why it has none."""
    if not text.strip():
        return Wrong("is leeg. Vul de cel in.") if shape.required else shape.default
    assert shape.convert is not None
    try:
        return tuple(map(shape.convert, _listed(text))) if shape.many else shape.convert(text)
    except Wrong as wrong:
        return wrong


def _listed(text: str) -> list[str]:
    """The values in a cell that holds a list, with a semicolon between them."""
    listed = [each.strip() for each in text.split(";")]
    if not all(listed):
        raise Wrong(f"{named(text)} heeft een puntkomma te veel. Zet er alleen één tussen twee codes.")
    return listed
