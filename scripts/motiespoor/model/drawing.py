"""What a drawing (SVG) may hold: shapes and letters. In a page it is a part of the page, and whatever else it holds acts there."""

from __future__ import annotations

import re
from xml.parsers import expat

_ELEMENTS = frozenset(
    {"svg", "g", "defs", "title", "desc", "path", "rect", "line", "circle", "ellipse", "polyline", "polygon", "text",
     "tspan", "clipPath", "linearGradient", "radialGradient", "stop"}
)  # fmt: skip
_SPACES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
# A comment, a declaration or an instruction ends elsewhere for who reads it as HTML.
_OTHER = re.compile(r"<[!?]")
_HERE = re.compile(r"url\(#[\w-]+\)")
# A style can also name an address behind an escape, or fetch a sheet.
_ACTS = re.compile(r"url\s*\(|image(?:-set)?\s*\(|src\s*\(|expression\s*\(|\\|@", re.IGNORECASE)


class _Harmful(Exception):
    pass


def harm(svg: str) -> str | None:
    """What a drawing holds that it may not, as it can stand after 'bevat'; `None` when it only draws."""
    if _OTHER.search(svg):
        return "een opmerking, verklaring of opdracht (<! of <?)"
    parser = expat.ParserCreate()
    parser.StartElementHandler = _look
    try:
        parser.Parse(svg.encode(), True)
    except _Harmful as found:
        return str(found)
    except (expat.ExpatError, UnicodeEncodeError):
        return "geen hele SVG"
    return None


def _look(name: str, attributes: dict[str, str]) -> None:
    if name not in _ELEMENTS:
        raise _Harmful(f"het element '{name}'")
    for key, value in attributes.items():
        bare = key.lower().rpartition(":")[2]
        if key == "xmlns" or key.startswith("xmlns:"):
            wrong = value not in _SPACES
        elif bare.startswith("aria-"):
            wrong = False  # what is told to who cannot see it is text, whatever it says
        else:
            wrong = bare.startswith("on") or bare in ("href", "src") or _ACTS.search(_HERE.sub("", value)) is not None
        if wrong:
            raise _Harmful(f"het attribuut '{key}' van '{name}'")
