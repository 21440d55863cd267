"""Rules on what a dossier has of its own in the look of its pages, and on any style sheet or drawing that goes online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import urlsplit

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.problem import Problem, clipped
from motiespoor.read import theme
from motiespoor.read.dossier import Reading
from motiespoor.read.files import position

Found = tuple[int, str]  # where in a text, and what is wrong there

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)
# What makes a browser fetch something (CSS Values 4, CSS Images 4), with the address where it stands there.
_ADDRESS = r"""(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]*))"""
_URL = re.compile(rf"\b(?:url|src)\(\s*{_ADDRESS}", re.IGNORECASE)
_IMAGE_SET = re.compile(r"image-set\((?:[^()]|\([^()]*\))*\)?", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
_IMPORT = re.compile(r"@import\b[^;{]*", re.IGNORECASE)
_BLANK = re.compile(r"[\x00-\x20]")

# What a drawing is made of. Nothing that runs, leads away, or holds a page or another picture.
_DRAWN = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
     "defs", "clippath", "mask", "pattern", "marker", "symbol", "use", "style", "lineargradient", "radialgradient", "stop"}
)  # fmt: skip
_LEADING = ("href", "xlink:href", "src")


def is_elsewhere(address: str) -> bool:
    """Whether a browser that fetches this address asks another host for it."""
    try:
        parts = urlsplit(_BLANK.sub("", address).replace("\\", "/"))
    except ValueError:
        return True
    return bool(parts.netloc or (parts.scheme and parts.scheme != "data"))


def style_faults(text: str) -> Iterator[Found]:
    """What in a style sheet fetches something from another host, or takes in another sheet."""
    # In the same place as before, so that what is found has its line.
    bare = _COMMENT.sub(_blanked, text)
    for match in _IMPORT.finditer(bare):
        yield match.start(), f"'{clipped(match[0])}' mag niet in een stijlblad. Zet de regels zelf hier."
    bare = _IMPORT.sub(_blanked, bare)
    addresses = [(match.start(), match[1] or match[2] or match[3] or "") for match in _URL.finditer(bare)]
    for each in _IMAGE_SET.finditer(bare):
        addresses += [(each.start() + one.start(), one[1] or one[2] or "") for one in _QUOTED.finditer(each[0])]
    foreign = [(place, address) for place, address in sorted(addresses) if is_elsewhere(_ESCAPE.sub(_meant, address))]
    for place, address in foreign:
        yield place, f"dit haalt '{clipped(address)}' bij een ander op. Zet het bestand zelf op de site."
    # A name that is written with escapes is not seen above, and nobody needs one.
    for match in () if foreign else _ESCAPE.finditer(bare):
        if match[1] is not None and (sign := _meant(match)).isascii() and sign.isalpha():
            yield match.start(), f"'{clipped(match[0])}' is een verhulde letter. Schrijf '{sign}'."


def _blanked(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _meant(escape: re.Match[str]) -> str:
    return chr(min(int(escape[1], 16), 0x10FFFF)) if escape[1] else escape[2]


class _Drawing(HTMLParser):
    """What in a drawing is more than a drawing."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[tuple[tuple[int, int], str]] = []
        self.style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.style = tag == "style"
        if tag not in _DRAWN:
            self._told(f"<{clipped(tag)}> hoort niet in een tekening.")
            return
        for name, value in attrs:
            if name.startswith("on"):
                self._told(f"<{tag}> heeft een script in attribuut '{clipped(name)}'.")
            elif name in _LEADING and not (value or "").startswith("#"):
                self._told(f"<{tag}> leidt naar '{clipped(value or '')}', buiten de tekening.")
            elif any(True for _ in style_faults(value or "")):
                self._told(f"<{tag}> haalt iets op in attribuut '{clipped(name)}'.")

    def handle_data(self, data: str) -> None:
        if self.style and any(True for _ in style_faults(data)):
            self._told("<style> haalt iets op.")
        self.style = False

    def handle_decl(self, decl: str) -> None:
        self._told(f"'<!{clipped(decl)}>' hoort niet in een tekening.")

    def unknown_decl(self, data: str) -> None:
        self._told(f"'<![{clipped(data)}' hoort niet in een tekening.")

    def handle_pi(self, data: str) -> None:
        if not data.startswith("xml "):
            self._told(f"'<?{clipped(data)}' hoort niet in een tekening.")

    def _told(self, text: str) -> None:
        self.faults.append((self.getpos(), text))


def drawing_faults(text: str) -> Iterator[tuple[int, int, str]]:
    """What in a drawing runs, leads away or fetches something, with its line and column."""
    reader = _Drawing()
    reader.feed(text)
    reader.close()
    yield from ((line, column + 1, told) for (line, column), told in reader.faults)


def style_sheets_ask_nothing_of_another_host(reading: Reading) -> Iterator[Problem]:
    """Ensure a style sheet of the dossier fetches nothing from another host."""
    for name, text in _own(reading, ".css"):
        for place, told in style_faults(text):
            line, column = position(text, place)
            yield Problem(path=f"{paths.STYLE}/{name}", line=line, column=column, text=told)


def drawings_are_only_drawn(reading: Reading) -> Iterator[Problem]:
    """Ensure a drawing of the dossier holds nothing but a drawing: a browser runs what else is in it."""
    for name, text in _own(reading, ".svg"):
        for line, column, told in drawing_faults(text):
            yield Problem(path=f"{paths.STYLE}/{name}", line=line, column=column, text=f"{told} Haal het weg.")


def has_own_look(dossier: Dossier) -> bool:
    """Whether a dossier has templates or blocks that are not those of the program."""
    return any(
        theme.texts(folder).get(name) != text
        for folder, texts in ((theme.PAGES, dossier.templates), (theme.BLOCKS, dossier.blocks))
        for name, text in texts.items()
    )


def _own(reading: Reading, ending: str) -> Iterator[tuple[str, str]]:
    """What the dossier has in its own style, and not from the program."""
    given: Mapping[str, str] = theme.texts(theme.STYLES)
    for name, text in reading.dossier.styles.items():
        if name.endswith(ending) and given.get(name) != text:
            yield name, text


RULES = (style_sheets_ask_nothing_of_another_host, drawings_are_only_drawn)
