"""YAML as a tree of texts with positions.

Everything a scalar can be is decided later, by the declared type; here it stays text.
Built from the events of the C parser: that is eight times as fast as composing nodes,
and a bomb is seen at its first anchor, a well at its thirtieth level.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from motiespoor.problem import Problem, clipped
from motiespoor.read.files import FORBIDDEN
from motiespoor.read.yamlmistakes import explained, half_quoted, tabs
from motiespoor.spelling import code

MAX_DEPTH = 30


@dataclass(slots=True)
class Scalar:
    """A text with its place; `plain` when written without quotes, and then `end` is the place after its last word."""

    text: str
    line: int
    column: int
    plain: bool
    end: tuple[int, int] | None = None


@dataclass(slots=True)
class Fields:
    """Keys with their values, in order; `keys` has the place of each key.

    `again` has what stands from where its first key stands a second time: likely it was meant as another point.
    """

    line: int
    column: int
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)
    again: Fields | None = None


@dataclass(slots=True)
class Items:
    """A list of nodes."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Fields | Items
Report = Callable[[int, int, str], None]  # line, column, message


class NodePlaces(Mapping[str, tuple[int, int]]):
    """Where each field of a mapping stands, found by reading its text again.

    Keeping the place of every value of a large dossier would take more memory than all its words.
    """

    __slots__ = ("_column", "_line", "_text")  # one for every record

    def __init__(self, text: str, line: int, column: int) -> None:
        self._text = text
        self._line = line
        self._column = column

    def _found(self) -> dict[str, tuple[int, int]]:
        node = _mappings(self._text).get((self._line, self._column))
        if node is None:
            return {}
        places = {key: (child.line, child.column) for key, child in node.values.items()}
        for key, child in node.values.items():
            if isinstance(child, Items):
                places |= {f"{key}.{number}": (item.line, item.column) for number, item in enumerate(child.items)}
        return places

    def __getitem__(self, key: str) -> tuple[int, int]:
        return self._found()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())


@lru_cache(maxsize=8)
def _mappings(text: str) -> dict[tuple[int, int], Fields]:
    """Every mapping of a text that was read before, by its place."""
    found: dict[tuple[int, int], Fields] = {}
    waiting = [yaml_tree("", text, [])]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Fields):
            found[node.line, node.column] = node
            waiting.extend(node.values.values())
        elif isinstance(node, Items):
            waiting.extend(node.items)
    return found


Ends = dict[tuple[type, int, int], int]  # by the kind of a node, its line and its column


def ends(text: str) -> Ends:
    """Where each node of a text that was read before ends: the index of the first character after its last word.

    Spaces, comments and empty lines after it are not part of it, unless the last word says so (`|+`).
    """
    found: Ends = {}
    lines = [0]
    for line in text.split("\n"):
        lines.append(lines[-1] + len(line) + 1)
    waiting: list[tuple[type, int, int]] = []
    last = 0
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    for event in events:
        kind = type(event)
        place = (event.start_mark.line + 1, event.start_mark.column + 1)
        end = min(lines[event.end_mark.line] + event.end_mark.column, len(text))
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            waiting.append((Fields if kind is yaml.MappingStartEvent else Items, *place))
        elif kind is yaml.ScalarEvent:
            last = end if _keeps_its_end(event, text, lines) else len(text[:end].rstrip())
            found[Scalar, *place] = last
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            if event.end_mark.index > event.start_mark.index:  # a bracket
                last = end
            found[waiting.pop()] = last
    return found


def _keeps_its_end(event: Any, text: str, lines: list[int]) -> bool:
    """Whether the empty lines after a text are part of it: its first line says so with a +."""
    begin = lines[event.start_mark.line] + event.start_mark.column
    return event.style in ("|", ">") and "+" in text[begin : begin + 3]


class _Refused(Exception):
    """The text is YAML, but not of the kind that a dossier uses."""

    def __init__(self, line: int, column: int, text: str) -> None:
        self.place = (line, column)
        super().__init__(text)


def yaml_tree(path: str, text: str, problems: list[Problem]) -> Node | None:
    """The tree in a YAML text, or `None` after adding the problems that stand in the way.

    A key that stands twice is a problem, and the first one is kept in the tree.
    """
    found: list[Problem] = []

    def problem(line: int, column: int, message: str) -> None:
        found.append(Problem(path=path, line=line, column=column, text=message))

    if "\t" in text and (in_tabs := list(tabs(path, text, _said_in))):
        problems.extend(in_tabs)
        return None
    try:
        # Straight from the parser: to watch each event takes as long as to make it, and only a text that breaks off asks for it.
        tree = _build(iter(yaml.CSafeLoader(text).get_event, None), problem)
    except (_Refused, yaml.YAMLError):
        _broken_off(path, text, problems)
        return None
    problems.extend(found)
    return tree


def _broken_off(path: str, text: str, problems: list[Problem]) -> None:
    """Add what is wrong with a text of which no tree can be made, and what was found in it before."""

    def problem(line: int, column: int, message: str) -> None:
        problems.append(Problem(path=path, line=line, column=column, text=message))

    try:
        _build(_watched(yaml.parse(text, Loader=yaml.CSafeLoader)), problem)
    except _Refused as refused:
        problems.append(half_quoted(path, text, *refused.place, str(refused)))
    except yaml.MarkedYAMLError as error:
        problems.append(explained(path, text, error, _said_in))
    except yaml.YAMLError:
        problem(1, 1, "dit bestand is geen leesbare YAML.")


def _said_in(text: str) -> object:
    """What a text says that can be read without any problem, wherever it stands; else `None`."""
    wrong: list[tuple[int, int, str]] = []
    try:
        tree = _build(_watched(yaml.parse(text, Loader=yaml.CSafeLoader)), lambda *each: wrong.append(each))
    except (_Refused, yaml.YAMLError):
        return None
    return None if tree is None or wrong else _said(tree)


def _said(node: Node) -> object:
    """What a tree says, wherever it stands."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Items):
        return [_said(item) for item in node.items]
    return {key: _said(child) for key, child in node.values.items()}


def _watched(events: Iterator[Any]) -> Iterator[Any]:
    """The events; where they break off at the end of a quoted text of several lines, the mistake is at its beginning."""
    quoted: Any = None
    try:
        for event in events:
            quoted = event if type(event) is yaml.ScalarEvent and event.style in ("'", '"') else None
            yield event
    except yaml.MarkedYAMLError as error:
        if quoted is None or error.problem_mark is None or error.problem_mark.line != quoted.end_mark.line:
            raise
        begin, end = quoted.start_mark, quoted.end_mark
        if begin.line == end.line:
            raise
        raise _Refused(
            begin.line + 1,
            begin.column + 1,
            f"het aanhalingsteken dat hier begint, sluit pas op regel {end.line + 1}. Zet er eerder een bij.",
        ) from error


def _build(events: Iterator[Any], problem: Report) -> Node | None:
    """One tree from the events of one document."""
    root: Node | None = None
    open_nodes: list[Fields | Items] = []
    keys: list[Scalar | None] = []  # for each of these a key that waits for its value
    for event in events:
        kind = type(event)
        node: Node
        if kind is yaml.ScalarEvent:
            node = _scalar(event, problem)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            _refuse_extras(event, line, column)
            if len(open_nodes) >= MAX_DEPTH:
                raise _Refused(line, column, f"dit is meer dan {MAX_DEPTH} lagen diep. Haal weg wat hier niet hoort.")
            node = Fields(line, column) if kind is yaml.MappingStartEvent else Items(line, column)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            ended = open_nodes.pop()
            keys.pop()
            if isinstance(ended, Fields) and ended.again is not None:
                _part(ended, open_nodes[-1])
            continue
        else:
            _refuse_parts(event, first=root is None)
            continue
        if not open_nodes:
            root = node
        elif isinstance(parent := open_nodes[-1], Items):
            parent.items.append(node)
        elif (name := keys[-1]) is not None:
            keys[-1] = None
            if parent.again is None and name.text not in parent.values:
                parent.values[name.text] = node
                parent.keys[name.text] = name
            else:
                is_point = len(open_nodes) > 1 and isinstance(open_nodes[-2], Items)
                _put_again(parent, name, node, problem, is_point=is_point)
        elif isinstance(node, Scalar):
            keys[-1] = node
        else:
            raise _Refused(node.line, node.column, "een sleutel moet een gewoon woord zijn.")
        if not isinstance(node, Scalar):
            open_nodes.append(node)
            keys.append(None)
    return root


def _scalar(event: Any, problem: Report) -> Scalar:
    mark, style = event.start_mark, event.style
    line, column = mark.line + 1, mark.column + 1
    if event.anchor is not None or event.tag is not None:
        _refuse_extras(event, line, column)
    if not style:
        end = event.end_mark
        return Scalar(event.value, line, column, True, (end.line + 1, end.column + 1))
    if style == '"' and (hidden := FORBIDDEN.search(event.value)) is not None:
        told = f"in deze tekst staat een onzichtbaar stuurteken ({code(hidden[0])}). Haal het weg."
        problem(line, column, told)
    return Scalar(event.value, line, column, False)


def _put_again(parent: Fields, name: Scalar, node: Node, problem: Report, *, is_point: bool) -> None:
    """Put a node under a key that may be there; a point of a list that begins again is told, and not each of its fields."""
    while parent.again is not None:
        parent = parent.again
    if name.text not in parent.values:
        parent.values[name.text] = node
        parent.keys[name.text] = name
        return
    first = parent.keys[name.text]
    told = f"'{clipped(name.text)}' staat hier twee keer; de eerste keer op regel {first.line}. "
    if is_point and name.text == next(iter(parent.keys)):
        parent.again = Fields(name.line, name.column, {name.text: node}, {name.text: name})
        told += (
            f"Begint hier een nieuw punt, zet er dan '- ' voor, net als op regel {first.line}. Houd er anders één over."
        )
        problem(name.line, name.column, told)
    else:
        problem(name.line, name.column, f"{told}Houd er één over.")


def _refuse_parts(event: Any, *, first: bool) -> None:
    """Refuse what says that a part of a text stands elsewhere: before it, or in a document of its own."""
    mark = event.start_mark
    if type(event) is yaml.AliasEvent:
        told = "een verwijzing met * mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
        raise _Refused(mark.line + 1, mark.column + 1, told)
    if type(event) is yaml.DocumentStartEvent and not first:
        told = "hier begint een tweede document (---). Zet één document in een bestand."
        raise _Refused(mark.line + 1, mark.column + 1, told)


def _part(point: Fields, items: Fields | Items) -> None:
    """Read a point that begins again as two, which leads to no other problems than the one that was told.

    With nothing between its first key and the same again, or nothing after that, the key is likely there twice.
    """
    assert isinstance(items, Items)
    while (again := point.again) is not None:
        point.again = None
        if len(point.values) > 1 and len(again.values) > 1:
            items.items.append(again)
            point = again
            continue
        for name in again.values:
            point.values.setdefault(name, again.values[name])
            point.keys.setdefault(name, again.keys[name])
        point.again = again.again


# As programs name an anchor that nobody typed: PyYAML and ruamel.yaml, js-yaml, and yaml.
_MADE_ANCHOR = re.compile(r"id[0-9]{3,}|ref_[0-9]+|a[0-9]+")


def _refuse_extras(event: Any, line: int, column: int) -> None:
    if event.anchor is not None:
        told = "een anker met & mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
        if _MADE_ANCHOR.fullmatch(event.anchor):
            told = (
                "het programma waarmee dit bestand is opgeslagen, schrijft één keer wat er vaker staat, met "
                f"&{event.anchor} ervoor. Dat mag hier niet: schrijf overal waar *{event.anchor} staat de tekst voluit."
            )
        raise _Refused(line, column, told)
    if event.tag is not None:
        raise _Refused(line, column, "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens.")
