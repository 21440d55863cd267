"""The typeface of pictures: how wide a text is in it, and where a text that is too wide is broken or cut.

Widths are read from the file that the text is drawn with; kerning is left out, so a text may be a little narrower.
"""

from __future__ import annotations

import hashlib
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, takewhile

from motiespoor.read import theme

FAMILY = "Newsreader"
REGULAR, BOLD = 400, 600  # the two weights that come with the program
_COUNTED = re.compile(r"(?<![0-9.,])([0-9]{1,2}) (?=[a-z])")
_UNKNOWN = 7  # tenths of the size, of a letter that the face lacks: it is drawn in another


@dataclass(frozen=True, slots=True)
class _Widths:
    """The advance of each character, in whole units, of which so many go into the size: their sum is exact."""

    of: Mapping[int, int]
    per_em: int

    def __call__(self, text: str) -> int:
        unknown = self.per_em * _UNKNOWN // 10
        return sum(self.of.get(ord(each), unknown) for each in text)


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a text is, in the units of `size`."""
    widths = _widths(weight)
    return size * widths(text) / widths.per_em


def cut(text: str, room: float, size: float, weight: int = REGULAR) -> str:
    """The text, shortened with … when it is wider than `room`."""
    if width(text, size, weight) <= room:
        return text
    return text[: _most(text, room - width("…", size, weight), size, weight)].rstrip(" ,;:") + "…"


def _most(text: str, room: float, size: float, weight: int) -> int:
    """How many of the first letters fit."""
    widths = _widths(weight)
    reached = accumulate(widths(each) for each in text)
    return sum(1 for _ in takewhile(lambda units: size * units / widths.per_em <= room, reached))


def wrapped(text: str, room: float, size: float, weight: int = REGULAR, *, lines: int) -> list[str]:
    """The text in at most so many lines, the last one cut when there is more; a word that is too long is broken."""
    found: list[str] = []
    line, wide, space = "", 0.0, width(" ", size, weight)
    for word in _pieces(text, room, size, weight):
        own = width(word, size, weight)
        if line and wide + space + own > room:
            found.append(line)
            line, wide = word, own
        else:
            line, wide = (f"{line} {word}", wide + space + own) if line else (word, own)
    found.append(line)
    if len(found) <= lines:
        return found
    last = cut(" ".join(found[lines - 1 :]), room, size, weight)
    whole = last.rpartition(" ")[0].rstrip(" ,;:")
    return [*found[: lines - 1], f"{whole}…" if whole else last]


def _pieces(text: str, room: float, size: float, weight: int) -> Iterator[str]:
    """The words, a day with its month and a small number with what it counts; one that is wider than a line comes in parts."""
    for word in _COUNTED.sub("\\1\xa0", " ".join(text.split())).split(" "):
        rest = word
        while len(rest) > 1 and width(rest, size, weight) > room:
            fits = max(_most(rest, room, size, weight), 1)
            yield rest[:fits]
            rest = rest[fits:]
        yield rest


@cache
def letters() -> frozenset[int]:
    """The characters that both weights have."""
    return frozenset(_widths(REGULAR).of) & frozenset(_widths(BOLD).of)


@cache
def fingerprint() -> str:
    """What changes when a picture may come out otherwise because the typeface changed."""
    found = hashlib.sha256()
    for name, content in theme.files(theme.FONTS).items():
        if name.endswith((".ttf", ".conf")):
            found.update(content)
    return found.hexdigest()


@cache
def _widths(weight: int) -> _Widths:
    file = font_file(weight)
    return _Widths({code: file.advance(glyph) for code, glyph in file.glyphs.items()}, file.per_em)


@dataclass(frozen=True, slots=True)
class FontFile:
    """A file of the typeface: its content, where each table begins, and the glyph of each character."""

    content: bytes
    tables: Mapping[str, int]
    glyphs: Mapping[int, int]

    @property
    def per_em(self) -> int:
        """How many units go into the size."""
        return self.number("head", 18)

    def advance(self, glyph: int) -> int:
        """How far on the next letter stands."""
        return self.number("hmtx", 4 * min(glyph, self.number("hhea", 34) - 1))

    def number(self, table: str, at: int) -> int:
        """A number of two bytes in a table."""
        return int.from_bytes(self.content[self.tables[table] + at : self.tables[table] + at + 2])


@cache
def font_file(weight: int) -> FontFile:
    """The file of a weight."""
    content = theme.files(theme.FONTS)[f"newsreader-{weight}.ttf"]
    table = {tag.decode(): at for tag, _, at, _ in struct.iter_unpack(">4sLLL", _directory(content))}
    return FontFile(content, table, dict(_glyphs(content, table["cmap"])))


def _directory(content: bytes) -> bytes:
    """The list of tables of a font: tag, checksum, offset and length of each."""
    (number,) = struct.unpack_from(">H", content, 4)
    return content[12 : 12 + 16 * number]


def _glyphs(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The characters and their glyphs, from a `cmap` in format 4, the only one that our files have."""
    (offset,) = struct.unpack_from(">L", content, start + 8)
    at = start + offset
    kind, _, _, doubled = struct.unpack_from(">HHHH", content, at)
    assert kind == 4
    many = doubled // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{many}{each}", content, at + 14 + place * doubled + (2 if place else 0))
        for place, each in enumerate("HHhH")
    )
    base = at + 16 + 3 * doubled  # of the list of ranges, from which a range counts
    for number in range(many):
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            glyph = code
            if ranges[number]:
                (glyph,) = struct.unpack_from(
                    ">H", content, base + 2 * number + ranges[number] + 2 * (code - starts[number])
                )
            if glyph or not ranges[number]:
                yield code, (glyph + deltas[number]) & 0xFFFF
