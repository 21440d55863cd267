"""Rules on what a dossier has of its own in the look of its pages, and on any style sheet that goes online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from motiespoor import paths
from motiespoor.model.dossier import Dossier
from motiespoor.model.drawing import drawing_faults
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
