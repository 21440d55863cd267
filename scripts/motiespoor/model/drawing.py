"""What a drawing (SVG) may hold: shapes and letters. In a page it is a part of the page, and whatever else it holds acts there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from motiespoor.problem import clipped

Fault = tuple[int, int, str]  # the line and the column in a drawing, from 1, and what is wrong there

_ELEMENTS = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "line", "circle", "ellipse", "polyline", "polygon", "text",
     "tspan", "clipPath", "linearGradient", "radialGradient", "stop"}
)  # fmt: skip
_SPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
# What most programs that draw begin a file with; it says nothing.
_BEGIN = re.compile(r'\s*<\?xml version="1\.0"(?: encoding="utf-8")?(?: standalone="(?:yes|no)")?\?>', re.IGNORECASE)
# A comment, a declaration or an instruction ends elsewhere for who reads it as HTML.
_OTHER = re.compile(r"<[!?][^>]*>?")
_HERE = re.compile(r"url\(#[\w-]+\)")
# A style can also name an address behind an escape, or fetch a sheet.
_ACTS = re.compile(r"url\s*\(|image(?:-set)?\s*\(|src\s*\(|expression\s*\(|\\|@", re.IGNORECASE)
_BROKEN = "dit is geen hele tekening (SVG)."


def drawing_faults(svg: str) -> Iterator[Fault]:
    """What in a drawing is more than a drawing, with its place; nothing when it only draws."""
    begin = _BEGIN.match(svg)
    others = list(_OTHER.finditer(svg, begin.end() if begin else 0))
    for each in others:
        at = each.start()
        column = at - svg.rfind("\n", 0, at)
        yield svg.count("\n", 0, at) + 1, column, f"'{clipped(each[0])}' hoort niet in een tekening."
    if others:
        return  # a declaration may give the rest another meaning
    found: list[Fault] = []
    parser = expat.ParserCreate()

    def look(name: str, attributes: dict[str, str]) -> None:
        place = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        found.extend((*place, told) for told in _faults_of(name, attributes))

    parser.StartElementHandler = look
    try:
        parser.Parse(svg.encode(), True)
    except expat.ExpatError as broken:
        found.append((broken.lineno, broken.offset + 1, _BROKEN))
    except UnicodeEncodeError:  # half of a pair of UTF-16
        found.append((1, 1, _BROKEN))
    yield from found


def _faults_of(name: str, attributes: dict[str, str]) -> Iterator[str]:
    tag = f"<{clipped(name)}>"
    if name not in _ELEMENTS:
        yield f"{tag} hoort niet in een tekening."
        return
    for key, value in attributes.items():
        bare = key.lower().rpartition(":")[2]
        if key == "xmlns" or key.startswith("xmlns:"):
            if value not in _SPACES:
                yield f"{tag} is hier geen tekening: '{clipped(key)}' is '{clipped(value)}'."
        elif bare.startswith("on"):
            yield f"{tag} heeft een script in attribuut '{clipped(key)}'."
        elif bare in ("href", "src"):
            yield f"{tag} leidt naar '{clipped(value)}'; een tekening leidt nergens heen."
        # What is told to who cannot see it is text, whatever it says.
        elif not bare.startswith("aria-") and _ACTS.search(_HERE.sub("", value)):
            yield f"{tag} haalt iets op in attribuut '{clipped(key)}'."
