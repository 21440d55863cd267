"""How much closer or farther apart two letters of the typeface stand than their widths say: its table `GPOS`.

Of that table only what our files have: adjustments of pairs, which move the second letter along the line
(OpenType specification 1.9, "Lookup type 2").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from motiespoor.render.charts import face

_PAIRS, _ELSEWHERE = 2, 9  # the types of a lookup: pairs, and one that stands farther on
_ADVANCE = 4  # the bit of a value that says how far on the next letter stands
_NONE = 0xFFFF

Adjustment = Callable[[int, int], int | None]  # of two glyphs, `None` where a table says nothing of them


@cache
def between(weight: int, first: int, second: int) -> int:
    """The adjustment between two glyphs of a weight, in units of its file."""
    tables = (
        next((found for each in lookup if (found := each(first, second)) is not None), 0) for lookup in _lookups(weight)
    )
    return sum(tables)


@cache
def _lookups(weight: int) -> tuple[tuple[Adjustment, ...], ...]:
    """The lookups of `kern`; of each the first table that knows a pair counts."""
    file = face.font_file(weight)
    if "GPOS" not in file.tables:
        return ()
    table = _Table(file.content, file.tables["GPOS"])
    features, lookups = table.at(6), table.at(8)
    asked = {
        features.at(2 + 6 * each + 4).number(4 + 2 * place)
        for each in range(features.number(0))
        if features.text(2 + 6 * each) == "kern"
        for place in range(features.at(2 + 6 * each + 4).number(2))
    }
    return tuple(tuple(_pairs(lookups.at(2 + 2 * each))) for each in sorted(asked))


class _Table:
    """A part of a file, in which offsets count from its beginning."""

    __slots__ = ("_content", "_start")

    def __init__(self, content: bytes, start: int) -> None:
        self._content, self._start = content, start

    def number(self, at: int) -> int:
        return int.from_bytes(self._content[self._start + at : self._start + at + 2])

    def signed(self, at: int) -> int:
        return int.from_bytes(self._content[self._start + at : self._start + at + 2], signed=True)

    def text(self, at: int) -> str:
        return self._content[self._start + at : self._start + at + 4].decode()

    def at(self, at: int) -> _Table:
        """The part of which the offset stands here."""
        return _Table(self._content, self._start + self.number(at))

    def far(self, at: int) -> _Table:
        """The part of which a long offset stands here."""
        return _Table(self._content, self._start + (self.number(at) << 16 | self.number(at + 2)))


def _pairs(lookup: _Table) -> Iterator[Adjustment]:
    for each in range(lookup.number(4)):
        table, kind = lookup.at(6 + 2 * each), lookup.number(0)
        if kind == _ELSEWHERE:
            table, kind = table.far(4), table.number(2)
        assert kind == _PAIRS
        assert table.number(4) & -table.number(4) >= _ADVANCE or not table.number(4)
        yield (_of_glyphs if table.number(0) == 1 else _of_classes)(table)


def _of_glyphs(table: _Table) -> Adjustment:
    """Pairs of glyphs, one by one."""
    wide = _width(table)
    found = {
        first: {
            row.number(2 + wide * each): _value(table, row, 4 + wide * each)
            for row in (table.at(10 + 2 * place),)
            for each in range(row.number(0))
        }
        for first, place in _covered(table.at(2))
    }
    return lambda first, second: found.get(first, {}).get(second)


def _of_classes(table: _Table) -> Adjustment:
    """Pairs of classes of glyphs: what is in no class is in the first."""
    wide, columns = _width(table) - 2, table.number(14)
    covered = frozenset(first for first, _ in _covered(table.at(2)))
    firsts, seconds = _classes(table.at(8)), _classes(table.at(10))

    def found(first: int, second: int) -> int | None:
        if first not in covered:
            return None
        return _value(table, table, 16 + wide * (columns * firsts.get(first, 0) + seconds.get(second, 0)))

    return found


def _width(table: _Table) -> int:
    """How many bytes a pair takes with its second glyph."""
    return 2 + 2 * (table.number(4).bit_count() + table.number(6).bit_count())


def _value(table: _Table, row: _Table, at: int) -> int:
    return row.signed(at) if table.number(4) & _ADVANCE else 0


def _covered(table: _Table) -> Iterator[tuple[int, int]]:
    """The glyphs that a table is about, each with its place in it."""
    if table.number(0) == 1:
        yield from ((table.number(4 + 2 * each), each) for each in range(table.number(2)))
        return
    for each in range(table.number(2)):
        first, last, place = (table.number(4 + 6 * each + step) for step in (0, 2, 4))
        yield from ((glyph, place + glyph - first) for glyph in range(first, last + 1))


def _classes(table: _Table) -> dict[int, int]:
    if table.number(0) == 1:
        return {table.number(2) + each: table.number(6 + 2 * each) for each in range(table.number(4))}
    return {
        glyph: table.number(4 + 6 * each + 4)
        for each in range(table.number(2))
        for glyph in range(table.number(4 + 6 * each), table.number(4 + 6 * each + 2) + 1)
    }
