"""What is wrong with a text that is no YAML of a dossier, in words that lead to what an editor can do about it.

An error comes as libyaml raised it: only `yamltree` knows that library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from motiespoor.problem import Fix, Problem, Span, clipped
from motiespoor.read.yamlpoints import FIRST, Parsed, no_dash, no_first_dash, width_of

_TAB = re.compile(r"[ -]*\t")
_MARGIN = re.compile(r"[ \t-]*")
_STEPS = (2, 4, 8)  # how wide a tab may have been meant
# What Word and web pages put in the place of a space and of a quotation mark, where YAML does not take it for one.
_FIXED_SPACE = re.compile(r"(?:[ -]*|[ -]*[\w-]+:[ ]*)(\u00a0[ \u00a0]*)")
_CURLY = re.compile(r"(?:[ -]*[\w-]+:|[ ]*-)[ ]+([“”„‟‘’].*)")
_CURLY_PAIR = re.compile(r"[“”„‟]([^\"“”„‟\\]*)[“”]|[‘’]([^\"“”„‟‘’\\]*)’")
_BEGINS = re.compile(r"[ ]*(?:#|-(?:[ ]|$)|[\w-]+:(?:[ ]|$))")  # a line on which something of its own begins
# A field with a text behind it, which is no beginning of one that goes on below.
_FILLED = re.compile(r"""(?P<margin>[ ]*)(?:-[ ]+)?(?P<key>[\w-]+):[ ]+(?P<value>[^\s>|"'\[{#].*?)[ ]*""")
_TIGHT = re.compile(
    r"[ ]*(?:-[ ]+)?(?P<key>[A-Za-z_-]+):(?P<value>[^\s:/].*)"
)  # a key and a value without space between
_ABOVE = 80  # lines among which one like it is looked for
COMMENT = re.compile(r"(?:^|[ ])[ ]*(#.*?)[ ]*$")
_HALF_QUOTED_NUMBER = re.compile(r"""(["'])[0-9][0-9.,:-]*(?=[ ]*$)""")


def tabs(path: str, text: str, parsed: Parsed) -> Iterator[Problem]:
    """Every line that begins with a tab; with its fix when all widths of a tab that can be read say the same."""
    lines = text.split("\n")
    numbers = [number for number, words in enumerate(lines) if _TAB.match(words)]
    if not numbers:
        return
    meant = _without_tabs(lines, numbers, parsed)
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


def _without_tabs(lines: list[str], numbers: list[int], parsed: Parsed) -> list[str] | None:
    """The lines with spaces in the place of tabs, if only one reading of them is possible."""
    found: list[tuple[object, list[str]]] = []
    for step in _STEPS:
        meant = list(lines)
        for number in numbers:
            margin = _MARGIN.match(lines[number])
            assert margin is not None
            meant[number] = margin[0].expandtabs(step) + lines[number][margin.end() :]
        if (said := parsed("\n".join(meant))) is not None:
            found.append((said, meant))
    return found[0][1] if found and all(said == found[0][0] for said, _ in found) else None


def explained(path: str, text: str, error: Any, parsed: Parsed) -> Problem:
    """What libyaml stopped at, as what an editor did: pasted, broken off, not far enough in; or else as YAML has it."""
    mark, message = _in_dutch(error)
    lines = text.split("\n")
    stopped = error.problem_mark.line if error.problem_mark is not None else 0
    found = _broken_off(path, lines, stopped) or _pasted(path, lines, error)
    found = found or no_dash(path, lines, error, parsed) or no_first_dash(path, lines, stopped, parsed)
    found = found or _no_space(path, lines, stopped, parsed) or _with_fields(path, lines, stopped)
    if found is None and message in _MISPLACED:
        before = next((number for number in range(stopped - 1, -1, -1) if FIRST.match(lines[number])), stopped)
        found = _misplaced(path, lines, stopped, parsed) or _misplaced(path, lines, before, parsed)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return found or half_quoted(path, text, line, column, message)


def _pasted(path: str, lines: list[str], error: Any) -> Problem | None:
    """What was pasted from elsewhere, on the lines that libyaml stopped at: a fixed space, or curly quotation marks."""
    marks = [mark.line for mark in (error.context_mark, error.problem_mark) if mark is not None]
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


def _no_space(path: str, lines: list[str], number: int, parsed: Parsed) -> Problem | None:
    """A key without a space behind its colon, on the line where libyaml stopped or before it, that can be read with one."""
    for line in (number - 1, number):
        if not 0 <= line < len(lines) or (found := _TIGHT.fullmatch(lines[line])) is None:
            continue
        place = found.start("value")
        spaced = f"{lines[line][:place]} {lines[line][place:]}"
        if parsed("\n".join((*lines[:line], spaced, *lines[line + 1 :]))) is None:
            continue
        told = "achter een sleutel hoort een dubbele punt en een spatie."
        fix = Fix(line=line + 1, column=found.end("key") + 1, old=":", new=": ", span=Span.TEXT)
        return Problem(path=path, line=line + 1, column=found.start("key") + 1, text=told, fix=fix)
    return None


def _broken_off(path: str, lines: list[str], number: int) -> Problem | None:
    """The sign that ended a text on the line before this one, which goes on with it."""
    if not 0 < number < len(lines) or _BEGINS.match(lines[number]) or not lines[number].strip():
        return None
    found = COMMENT.search(lines[number - 1])
    if found is None or not lines[number - 1][: found.start()].strip():
        return None
    return Problem(path=path, line=number, column=found.start(1) + 1, text=cut_off(found[1]))


def cut_off(comment: str) -> str:
    """What is said of words that stand behind a # and were likely meant as part of a text."""
    return (
        f"wat hier achter een # staat, telt niet mee: '{clipped(comment)}'. Hoort het bij de tekst, zet dan "
        "aanhalingstekens om de hele tekst. Is het een opmerking, zet haar dan op een eigen regel."
    )


def _with_fields(path: str, lines: list[str], number: int) -> Problem | None:
    """A field that has a text behind its colon and fields below it, where another one like it has only those below."""
    if not 0 < number < len(lines) or (begins := FIRST.match(lines[number])) is None:
        return None
    field = _FILLED.fullmatch(lines[number - 1])
    if field is None or len(begins["margin"]) <= len(field["margin"]):
        return None
    for other in range(len(lines) - 1):
        below = FIRST.match(lines[other + 1])
        if lines[other].strip() == f"{field['key']}:" and below is not None and below["key"] != begins["key"]:
            told = (
                f"achter '{field['key']}' hoort niets te staan: wat erin staat, staat eronder. Zet "
                f"'{clipped(field['value'])}' op een eigen regel, zoals op regel {other + 2}: "
                f"'{below['dash']}{below['key']}: {clipped(field['value'])}'."
            )
            return Problem(path=path, line=number, column=field.start("value") + 1, text=told)
    return None


def _misplaced(path: str, lines: list[str], number: int, parsed: Parsed) -> Problem | None:
    """A line that stands too far in, or not far enough: how far it should, where the file can be read then."""
    line = (*lines, "")[number]
    if (begins := FIRST.match(line)) is None:
        return None
    width = len(begins["margin"])
    found: dict[int, tuple[object, int, bool]] = {}  # by how far in: what is said then, as which line, with those below
    for above, column in _beginnings(lines, number, begins):
        for below in (False, True):
            said = parsed("\n".join(_moved(lines, number, column, below=below)))
            if column != width and column not in found and said is not None:
                found[column] = (said, above, below)
    if not found:
        return None
    column, (_, above, below) = next(iter(found.items()))
    like = FIRST.match(lines[above])
    assert like is not None
    told = (
        f"deze regel springt in met {width} {'spatie' if width == 1 else 'spaties'}. "
        f"{f'Maak er {column} van, net zo ver' if column else 'Laat hem vooraan beginnen, net'} als "
        f"'{like['dash']}{like['key']}' op regel {above + 1}."
    )
    fix = None
    if len(found) == 1 and not below:
        fix = Fix(line=number + 1, column=1, old=" " * width, new=" " * column, span=Span.TEXT)
    return Problem(path=path, line=number + 1, column=width + 1, text=told, fix=fix)


def _beginnings(lines: list[str], number: int, begins: re.Match[str]) -> list[tuple[int, int]]:
    """Lines above this one that begin as it could, each with how far in: those with the same key first, then the nearest."""
    found = []
    for above in range(number - 1, max(number - _ABOVE, 0) - 1, -1):
        if other := FIRST.match(lines[above]):
            if bool(begins["dash"]) is bool(other["dash"]):
                found.append((other["key"] != begins["key"], above, len(other["margin"])))
            elif other["dash"]:  # the other fields of a point stand as far in as its first
                found.append((other["key"] != begins["key"], above, len(other["margin"] + other["dash"])))
    return [(above, column) for _, above, column in sorted(found, key=lambda each: each[0])]


def _moved(lines: list[str], number: int, column: int, *, below: bool) -> list[str]:
    """The lines with this one so far in, and (with `below`) those that stand further in below it as much."""
    width = width_of(lines[number])
    last = number + 1
    while below and last < len(lines) and (not lines[last].strip() or lines[last].startswith(" " * (width + 1))):
        last += 1
    moved = [f"{' ' * (width_of(each) + column - width)}{each.lstrip(' ')}" for each in lines[number:last]]
    return [*lines[:number], *moved, *lines[last:]]


def half_quoted(path: str, text: str, line: int, column: int, message: str) -> Problem:
    """A mistake; when a number has a quotation mark before it and none after it, with its fix."""
    lines = (*text.split("\n"), "")  # a mistake at the end stands on the line after the last
    number = _HALF_QUOTED_NUMBER.match(lines[line - 1][column - 1 :])
    fix = None
    if number is not None:
        fix = Fix(line=line, column=column, old=number[0], new=number[0] + number[1], span=Span.TEXT)
    return Problem(path=path, line=line, column=column, text=message, fix=fix)


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


# Of these, what is wrong is likely how far in the line stands.
_MISPLACED = frozenset(
    dutch for english, dutch in _WHERE_IT_STOPPED if english.startswith(("mapping values", "did not find"))
)


def _in_dutch(error: Any) -> tuple[Any, str]:
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
