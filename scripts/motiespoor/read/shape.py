"""From texts with places to typed records, by the declarations of the model.

Every mistake becomes a problem at its own place.
A part that cannot be read is left out, and the record it belonged to is marked as not complete,
so that the rest can still be checked.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable
from dataclasses import MISSING, dataclass
from functools import cache, lru_cache
from typing import Any, TypeVar

from motiespoor.model.fields import hints, keys, unwrapped
from motiespoor.model.period import Period
from motiespoor.problem import Fix, Origin, Problem, Span, clipped, value_problem
from motiespoor.read import yamltree
from motiespoor.read.texts import Wrong, converter, is_prose, joined
from motiespoor.read.yamlmistakes import COMMENT, cut_off
from motiespoor.read.yamltree import Node, NodePlaces, Scalar
from motiespoor.spelling import Guess, guess, nearest, suggestion

T = TypeVar("T")


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
        convert=None if record else converter(hint),
        prose=is_prose(hint),
        record=typing.cast("type | None", record),
    )


def record_of(record_type: type[T], path: str, text: str, node: Node, problems: list[Problem]) -> T | None:
    """The record in a tree, or `None` when too much of it is unreadable to make one.

    `text` is what the tree was read from: the place of a field is looked up in it when somebody asks.
    """
    return typing.cast("T | None", _Reader(path, text, problems).record(record_type, node)[0])


def values_of(
    allowed: tuple[Shape, ...], path: str, text: str, node: Node, problems: list[Problem]
) -> tuple[dict[str, Any], Origin] | None:
    """What stands in a tree whose fields no record declares, by attribute; `None` when too much is unreadable."""
    return _Reader(path, text, problems).values(allowed, node)


@dataclass(frozen=True, slots=True)
class _Reader:
    path: str
    text: str
    problems: list[Problem]

    def problem(self, node: Node, text: str) -> None:
        self.problems.append(Problem(path=self.path, line=node.line, column=node.column, text=text))

    def record(self, record_type: type, node: Node | None, around: tuple[Shape, ...] = ()) -> tuple[Any, bool]:
        """The record, or `None`, and whether all of it could be read; `around` is what the one that it stands in takes."""
        short = getattr(record_type, "SHORT_FORM", None)
        if short and isinstance(node, Scalar):
            node = yamltree.Fields(node.line, node.column, {short: node}, {short: node})
        found = self.values(shapes(record_type), node, around)
        if found is None:
            return None, False
        values, origin = found
        return record_type(**values, origin=origin), origin.complete

    def values(
        self, allowed: tuple[Shape, ...], node: Node | None, around: tuple[Shape, ...] = ()
    ) -> tuple[dict[str, Any], Origin] | None:
        """What stands in the fields by attribute, and where; `None` when one that must be there could not be read."""
        if not isinstance(node, yamltree.Fields):
            required = ", ".join(shape.key for shape in allowed if shape.required)
            self.problem(
                node or Scalar("", 1, 1, True),
                "hier horen velden, elk op een eigen regel als 'naam: waarde'."
                + (f" Verplicht: {required}." if required else ""),
            )
            return None
        named = {shape.key for shape in allowed}
        before = len(self.problems)
        misspelt = set()  # fields that are there under a name that is not quite theirs, or another
        for name, place in node.keys.items():
            if name not in named:
                free = named - node.values.keys()
                meant, told = guess(name, free), suggestion(name, named)
                if meant is None and (only := _other_name(node, allowed)) is not None:
                    meant, told = Guess(only, certain=False), suggestion(only, named)
                misspelt.add(meant.word if meant else None)
                if meant is None and nearest(name, named) is None:
                    told = _where(name, node, allowed, around) + told
                told = f"veld '{clipped(name)}' bestaat hier niet.{told}"
                self.problems.append(value_problem(self.path, place.line, place.column, told, found=name, guess=meant))
        values: dict[str, Any] = {}
        usable = True
        for shape in allowed:
            child = node.values.get(shape.key)
            if child is None:
                if shape.required and shape.key not in misspelt:
                    self.problem(node, f"veld '{shape.key}' ontbreekt.")
                usable = usable and not shape.required
                continue
            value, readable = self.field(shape, child, allowed)
            if readable:
                values[shape.attribute] = value
            elif shape.required:
                usable = False
        complete = len(self.problems) == before
        if not usable:
            return None
        places = NodePlaces(self.text, node.line, node.column)
        return values, Origin(path=self.path, line=node.line, column=node.column, fields=places, complete=complete)

    def field(self, shape: Shape, node: Node, around: tuple[Shape, ...]) -> tuple[Any, bool]:
        """The value of a field, and whether there is one; `around` are the fields that it stands among."""
        if not shape.many:
            return self.value(shape, node, around)
        if not isinstance(node, yamltree.Items):
            self.problem(node, f"veld '{shape.key}' is een lijst: begin elk punt op een nieuwe regel met '- '.")
            return None, False
        if shape.filled and not node.items:
            self.problem(node, f"veld '{shape.key}' is leeg. Zet er minstens één in.")
        read = [self.value(shape, item, around) for item in node.items]
        # A list of names or numbers is read as a whole: rules tell the place of one by its number in the list.
        whole = shape.record is not None or all(readable for _, readable in read)
        return tuple(value for value, readable in read if readable), whole

    def value(self, shape: Shape, node: Node, around: tuple[Shape, ...]) -> tuple[Any, bool]:
        if shape.record is not None:
            value, _ = self.record(shape.record, node, around)
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


def _other_name(node: yamltree.Fields, allowed: tuple[Shape, ...]) -> str | None:
    """The one field that must be there and is not, when the one field that is not known has what it takes."""
    missing = [each for each in allowed if each.required and each.key not in node.values]
    others = node.values.keys() - {each.key for each in allowed}
    if len(missing) != 1 or len(others) != 1:
        return None
    (shape,), value = missing, node.values[others.pop()]
    if shape.many:
        fits = isinstance(value, yamltree.Items)
    elif shape.record is not None:
        fits = isinstance(value, yamltree.Fields)
    else:
        fits = isinstance(value, Scalar) and takes(shape, value.text)
    return shape.key if fits else None


def _where(name: str, node: yamltree.Fields, allowed: tuple[Shape, ...], around: tuple[Shape, ...]) -> str:
    """Where a field belongs that is not known here: within the one field that takes it, or a level up.

    Of several that take it only those count that are there.
    """
    within = [each for each in allowed if each.record and any(name == inner.key for inner in shapes(each.record))]
    if len(within) > 1:
        within = [each for each in within if each.key in node.values]
    if len(within) == 1:
        point = "bij een punt " if within[0].many else ""
        return f" Het hoort {point}onder '{within[0].key}'."
    if not within and any(name == each.key for each in around):
        return " Het hoort een niveau hoger: haal er spaties voor weg."
    return ""


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
