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

from motiespoor.problem import Fix, Problem, Span, clipped
from motiespoor.read.files import FORBIDDEN, code_of

MAX_DEPTH = 30
_TAB = re.compile(r"[ -]*\t")
_MARGIN = re.compile(r"[ \t-]*")
_STEPS = (2, 4, 8)  # how wide a tab may have been meant
# What Word and web pages put in the place of a space and of a quotation mark, where YAML does not take it for one.
_FIXED_SPACE = re.compile(r"(?:[ -]*|[ -]*[\w-]+:[ ]*)(\u00a0[ \u00a0]*)")
_CURLY = re.compile(r"(?:[ -]*[\w-]+:|[ ]*-)[ ]+([“”„‟‘’].*)")
_CURLY_PAIR = re.compile(r"[“”„‟]([^\"“”„‟\\]*)[“”]|[‘’]([^\"“”„‟‘’\\]*)’")
_HALF_QUOTED_NUMBER = re.compile(r"""(["'])[0-9][0-9.,:-]*(?=[ ]*$)""")


@dataclass(slots=True)
class Scalar:
    """A text with its place; `plain` when written without quotes."""

    text: str
    line: int
    column: int
    plain: bool


@dataclass(slots=True)
class Fields:
    """Keys with their values, in order; `keys` has the place of each key."""

    line: int
    column: int
    values: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)


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

    def __init__(self, text: str, line: int, column: int) -> None:
        self._text = text
        self._place = (line, column)

    def _found(self) -> dict[str, tuple[int, int]]:
        node = _mappings(self._text).get(self._place)
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

    def problem(line: int, column: int, message: str) -> None:
        problems.append(Problem(path=path, line=line, column=column, text=message))

    if "\t" in text and (tabs := list(_tabs(path, text))):
        problems.extend(tabs)
        return None
    try:
        return _build(_watched(yaml.parse(text, Loader=yaml.CSafeLoader)), problem)
    except _Refused as refused:
        problems.append(_half_quoted(path, text, *refused.place, str(refused)))
    except yaml.MarkedYAMLError as error:
        mark, message = _in_dutch(error)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problems.append(_pasted(path, text, error) or _half_quoted(path, text, line, column, message))
    except yaml.YAMLError:
        problem(1, 1, "dit bestand is geen leesbare YAML.")
    return None


def _tabs(path: str, text: str) -> Iterator[Problem]:
    """Every line that begins with a tab; with its fix when all widths of a tab that can be read say the same."""
    lines = text.split("\n")
    numbers = [number for number, words in enumerate(lines) if _TAB.match(words)]
    if not numbers:
        return
    meant = _without_tabs(lines, numbers)
    for number in numbers:
        tab, margin = _TAB.match(lines[number]), _MARGIN.match(lines[number])
        assert tab is not None and margin is not None
        column = tab.end()
        told = "hier staat een tab. Gebruik spaties om in te springen."
        fix = None
        if meant is not None:
            new = meant[number][: len(meant[number]) - len(lines[number]) + margin.end()]
            fix = Fix(line=number + 1, column=1, old=margin[0], new=new, span=Span.TEXT)
        yield Problem(path=path, line=number + 1, column=column, text=told, fix=fix)


def _without_tabs(lines: list[str], numbers: list[int]) -> list[str] | None:
    """The lines with spaces in the place of tabs, if only one reading of them is possible."""
    found: list[tuple[object, list[str]]] = []
    for step in _STEPS:
        meant = list(lines)
        for number in numbers:
            margin = _MARGIN.match(lines[number])
            assert margin is not None
            meant[number] = margin[0].expandtabs(step) + lines[number][margin.end() :]
        problems: list[Problem] = []
        tree = yaml_tree("", "\n".join(meant), problems)
        if tree is not None and not problems:
            found.append((_said(tree), meant))
    return found[0][1] if found and all(said == found[0][0] for said, _ in found) else None


def _said(node: Node) -> object:
    """What a tree says, wherever it stands."""
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Items):
        return [_said(item) for item in node.items]
    return {key: _said(child) for key, child in node.values.items()}


def _pasted(path: str, text: str, error: yaml.MarkedYAMLError) -> Problem | None:
    """What was pasted from elsewhere, on the lines that libyaml stopped at: a fixed space, or curly quotation marks."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark is not None]
    lines = text.split("\n")
    for number in range(max(min(marks, default=0) - 1, 0), min(max(marks, default=0) + 1, len(lines))):
        if found := _FIXED_SPACE.match(lines[number]):
            told = "hier staat een vaste spatie, zoals Word en webpagina's die hebben. Maak er een gewone spatie van."
            new = " " * len(found[1].rstrip(" "))
        elif found := _CURLY.match(lines[number]):
            told = "dit aanhalingsteken is krom, zoals Word het maakt. Gebruik rechte aanhalingstekens."
            pair = _CURLY_PAIR.fullmatch(found[1].rstrip(" "))
            new = f'"{pair[1] or pair[2] or ""}"' if pair else ""
        else:
            continue
        line, column = number + 1, found.start(1) + 1
        fix = Fix(line=line, column=column, old=found[1].rstrip(" "), new=new, span=Span.TEXT) if new else None
        return Problem(path=path, line=line, column=column, text=told, fix=fix)
    return None


def _half_quoted(path: str, text: str, line: int, column: int, message: str) -> Problem:
    """A mistake; when a number has a quotation mark before it and none after it, with its fix."""
    lines = (*text.split("\n"), "")  # a mistake at the end stands on the line after the last
    number = _HALF_QUOTED_NUMBER.match(lines[line - 1][column - 1 :])
    fix = None
    if number is not None:
        fix = Fix(line=line, column=column, old=number[0], new=number[0] + number[1], span=Span.TEXT)
    return Problem(path=path, line=line, column=column, text=message, fix=fix)


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
    open_nodes: list[tuple[Fields | Items, list[Scalar]]] = []  # the list holds a key that waits for its value
    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            _refuse_extras(event, line, column)
            if event.style == '"' and (hidden := FORBIDDEN.search(event.value)) is not None:
                problem(
                    line,
                    column,
                    f"in deze tekst staat een onzichtbaar stuurteken ({code_of(hidden[0])}). Haal het weg.",
                )
            node: Node = Scalar(event.value, line, column, not event.style)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            mark = event.start_mark
            line, column = mark.line + 1, mark.column + 1
            _refuse_extras(event, line, column)
            if len(open_nodes) >= MAX_DEPTH:
                raise _Refused(line, column, f"dit is meer dan {MAX_DEPTH} lagen diep. Haal weg wat hier niet hoort.")
            node = Fields(line, column) if kind is yaml.MappingStartEvent else Items(line, column)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            open_nodes.pop()
            continue
        elif kind is yaml.AliasEvent:
            mark = event.start_mark
            raise _Refused(
                mark.line + 1,
                mark.column + 1,
                "een verwijzing met * mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens.",
            )
        elif kind is yaml.DocumentStartEvent and root is not None:
            mark = event.start_mark
            raise _Refused(
                mark.line + 1,
                mark.column + 1,
                "hier begint een tweede document (---). Zet één document in een bestand.",
            )
        else:
            continue
        if not open_nodes:
            root = node
        else:
            _attach(*open_nodes[-1], node, problem)
        if not isinstance(node, Scalar):
            open_nodes.append((node, []))
    return root


def _attach(parent: Fields | Items, waiting: list[Scalar], node: Node, problem: Report) -> None:
    if isinstance(parent, Items):
        parent.items.append(node)
    elif waiting:
        name = waiting.pop()
        if name.text in parent.values:
            first = parent.keys[name.text]
            problem(
                name.line,
                name.column,
                f"'{clipped(name.text)}' staat hier twee keer; de eerste keer op regel {first.line}. Houd er één over.",
            )
        else:
            parent.values[name.text] = node
            parent.keys[name.text] = name
    elif isinstance(node, Scalar):
        waiting.append(node)
    else:
        raise _Refused(node.line, node.column, "een sleutel moet een gewoon woord zijn.")


def _refuse_extras(event: Any, line: int, column: int) -> None:
    if event.anchor is not None:
        raise _Refused(
            line, column, "een anker met & mag hier niet. Schrijf de tekst voluit, of zet hem tussen aanhalingstekens."
        )
    if event.tag is not None:
        raise _Refused(line, column, "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens.")


# What libyaml says, and what an editor can do about it; the first that fits is used.
# A mistake of the first kind is told where libyaml stopped, one of the second where the text began that it is about.
_WHERE_IT_STOPPED = (
    (
        "mapping values are not allowed",
        "hier staat een dubbele punt die YAML niet verwacht. Zet de tekst tussen aanhalingstekens, of spring goed in.",
    ),
    (
        "block sequence entries are not allowed",
        "achter een dubbele punt begint geen lijst. Zet '- ' op een nieuwe regel, of de tekst tussen aanhalingstekens.",
    ),
    (
        "found character that cannot start any token",
        "dit teken mag hier niet beginnen. Zet de tekst tussen aanhalingstekens.",
    ),
    (
        "while parsing a quoted scalar",
        "na \\ staat hier een teken dat YAML niet kent. Gebruik enkele aanhalingstekens.",
    ),
    ("incompatible YAML", "een regel die begint met % mag hier niet. Zet de tekst tussen aanhalingstekens."),
    (
        "did not find expected '-' indicator",
        "hier wordt een volgend punt met - verwacht. Kijk of deze regel even ver inspringt als de andere.",
    ),
    (
        "did not find expected <document start>",
        "hier begint iets nieuws, terwijl het bestand al af was. Kijk of deze regel even ver inspringt als de eerste.",
    ),
    (
        "did not find expected key",
        "hier wordt een sleutel verwacht. Kijk naar het inspringen en de aanhalingstekens op deze en de vorige regel.",
    ),
)
_WHERE_IT_BEGAN = (
    (
        "while scanning a quoted scalar",
        "hier begint een aanhalingsteken dat nergens sluit. Zet er aan het eind een bij.",
    ),
    ("while parsing a flow", "deze lijst tussen haken sluit niet. Zet er een komma of een sluithaak bij."),
    ("could not find expected ':'", "achter een sleutel hoort een dubbele punt en een spatie."),
    ("a tag", "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens."),
    ("undefined tag", "een label met ! mag hier niet. Zet de tekst tussen aanhalingstekens."),
    ("a block scalar", "een tekst die begint met > of | moet tussen aanhalingstekens."),
    ("while scanning an a", "een tekst die begint met * of & moet tussen aanhalingstekens."),
    ("while scanning a directive", "een regel die begint met % mag hier niet. Zet de tekst tussen aanhalingstekens."),
)


def _in_dutch(error: yaml.MarkedYAMLError) -> tuple[Any, str]:
    """Where a mistake is, and what it is."""
    said = f"{error.problem or ''} {error.context or ''}"
    for mark, messages in ((error.context_mark, _WHERE_IT_BEGAN), (error.problem_mark, _WHERE_IT_STOPPED)):
        for english, dutch in messages:
            if english in said:
                return mark, dutch
    return (
        error.problem_mark,
        "YAML begrijpt deze plek niet. Kijk naar het inspringen, dubbele punten en aanhalingstekens.",
    )
