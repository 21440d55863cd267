"""How the story is drawn: by hand, for it must look the same in a page, in a download and on a card.

Sizes are in the units of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from textwrap import wrap

from motiespoor import dutch
from motiespoor.model.figure import Series
from motiespoor.render.charts.figure import Rows, place
from motiespoor.render.charts.hand import Block, Line, Palette, Pen, Spot, apart, svg, ticks, width_of

CHANGE, SHARE = 3, 5  # the columns that are drawn
_MANY = 12  # with more stages the points are small
_TOLD = 4  # of more known stages only the last has its value beside it
_LEAST_STEP = 40  # a lower step leaves no room for a bar that is divided


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """A size of the picture: its plot, and the sizes of its words."""

    width: int
    height: int
    left: int
    right: int  # where the plot ends when the last known day leaves room beside it
    crowded: int  # where it ends when that day does not
    top: int
    bottom: int
    huge: int
    large: int
    head: int
    text: int
    small: int
    bar: int
    margin: int  # what is left of the width to the right of the plot, for words
    note: int  # how many letters of a note fit on a line; 0 for no note


WIDE = Layout(
    width=1180, height=480, left=70, right=900, crowded=700, top=60, bottom=408, huge=56, large=36, head=25, text=19,
    small=17, bar=30, margin=20, note=44,
)  # fmt: skip
NARROW = Layout(
    width=340, height=384, left=8, right=324, crowded=176, top=48, bottom=320, huge=36, large=22, head=20, text=16,
    small=15, bar=16, margin=0, note=0,
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What is drawn: the rows of the table, and the words beside them.

    Row 0 is the base, then come the `stages`, of which row `last` is the last known one, then
    `expectations` rows of what was expected, a low and a high one or just one, then `shares` rows of how the last change was divided.
    """

    series: Series
    rows: Rows
    stages: int
    last: int
    expectations: int
    shares: int
    came: Sequence[str]
    expected: Sequence[str]
    split: Sequence[str]
    rest: str
    note: str

    @property
    def forecast(self) -> int:
        """The first row of what was expected."""
        return 1 + self.stages

    @property
    def forecasts(self) -> range:
        """The rows of what was expected, all of one day."""
        return range(self.forecast, self.forecast + self.expectations)

    @property
    def divided(self) -> range:
        """The rows of how the last change was divided."""
        return range(self.forecasts.stop, self.forecasts.stop + self.shares)

    def day(self, row: int) -> date:
        """The reference date of a row."""
        return date.fromisoformat(self.rows[row][1].raw)

    def change(self, row: int) -> float | None:
        """The change that a row tells; `None` for a gap."""
        return float(self.rows[row][CHANGE].raw) if self.rows[row][CHANGE].raw else None


def drawing(scene: Scene, layout: Layout, palette: Palette, label: str) -> str:
    """The SVG, named for who cannot see it."""
    drawn = _Drawing(scene, layout, Pen(palette=palette, small=layout.small))
    return svg((layout.width, layout.height), label, "".join(drawn.parts()))


@dataclass(frozen=True)
class _Drawing:
    """One size of one story, with its two scales."""

    scene: Scene
    layout: Layout
    pen: Pen

    @cached_property
    def days(self) -> tuple[int, int]:
        """The first day, and how many there are."""
        first = self.scene.day(0).toordinal()
        last = max(self.scene.day(row).toordinal() for row in range(self.scene.forecasts.stop))
        return first, max(last - first, 1)

    @cached_property
    def right(self) -> float:
        """Where the plot ends: beside the last known day stands how the change was divided, which needs much of the width."""
        first, span = self.days
        late = (self.scene.day(self.scene.last).toordinal() - first) / span > 0.55
        words = self.scene.shares or not self.layout.margin
        return self.layout.crowded if late and words else self.layout.right

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest value, never the same."""
        values = [value for row in range(self.scene.forecasts.stop) if (value := self.scene.change(row)) is not None]
        low, high = min(values), max(values)
        return (low, high) if high > low else (low, low + 1)

    def spot(self, row: int) -> Spot:
        """Where the change of a row stands."""
        (first, span), (low, high), lay = self.days, self.reach, self.layout
        across = (self.scene.day(row).toordinal() - first) / span
        up = ((self.scene.change(row) or 0) - low) / (high - low)
        return lay.left + across * (self.right - lay.left), lay.bottom - up * (lay.bottom - lay.top)

    def parts(self) -> Iterator[str]:
        yield from self.levels()
        yield from self.axis()
        yield from self.forecast()
        yield from self.shares()
        yield from self.course()
        yield from self.steps()
        yield from self.beside()

    def levels(self) -> Iterator[str]:
        """Level lines at round numbers, each named at its left; the line of no change is darker."""
        (low, high), lay, palette = self.reach, self.layout, self.pen.palette
        for tick in ticks(low, high):
            y = lay.bottom - (float(tick) - low) / (high - low) * (lay.bottom - lay.top)
            yield self.pen.rule((0, y), (self.right + lay.margin, y), palette.line if tick else palette.muted)
            if tick:
                named = dutch.in_full(tick)
                said = named if named.startswith("−") else f"+{named}"
                yield self.pen.words((0, y - 6), Line(said=said, size=lay.small, colour=palette.muted))

    def axis(self) -> Iterator[str]:
        """The reference dates below the plot as far as there is room; below a stretch of gaps, once, why there is nothing."""
        scene, lay = self.scene, self.layout
        rows = [*range(scene.forecast)]
        if scene.day(scene.forecast) not in {scene.day(row) for row in rows}:
            rows.append(scene.forecast)
        names = dutch.references([scene.day(row) for row in rows], scene.series.frequency)
        taken: list[tuple[float, float]] = []
        # What must be named is named first.
        for row in dict.fromkeys((0, scene.last, rows[-1], *rows)):
            (x, _), name = self.spot(row), names[scene.day(row)]
            half = width_of(name, lay.small) / 2 + 6
            if all(abs(x - other) >= half + far for other, far in taken):
                taken.append((x, half))
                yield self.pen.rule((x, lay.bottom), (x, lay.bottom + 6), self.pen.palette.muted)
                yield self._below(x, 24, name)
        row = 1
        while row < scene.forecast:
            end = row
            while end < scene.forecast and scene.change(end) is None:
                end += 1
            if end > row:
                x = (self.spot(row)[0] + self.spot(end - 1)[0]) / 2
                yield self._below(x, 46, scene.rows[row][CHANGE].shown, place(row, CHANGE))
            row = end + 1

    def _below(self, x: float, down: int, said: str, cel: str = "") -> str:
        """Words in the middle below a place of the axis, within the picture."""
        lay, half = self.layout, width_of(said, self.layout.small) / 2
        line = Line(said=said, size=lay.small, colour=self.pen.palette.muted, cel=cel)
        return self.pen.words((min(max(x, half), lay.width - half), lay.bottom + down), line, "middle")

    def forecast(self) -> Iterator[str]:
        """What was expected: a dashed line to an open point, or to a low and a high one."""
        palette, look = self.pen.palette, 'stroke-width="3" stroke-dasharray="8 6"'
        for row in self.scene.forecasts:
            cel = place(row, CHANGE)
            yield self.pen.path([self.spot(0), self.spot(row)], palette.muted, cel, look)
            yield self.pen.point(self.spot(row), cel, 5.5, fill=palette.paper, stroke=palette.muted)

    def course(self) -> Iterator[str]:
        """What came: a line through what is known, not across a gap."""
        scene, palette = self.scene, self.pen.palette
        known = [row for row in range(scene.forecast) if scene.change(row) is not None]
        run: list[int] = []
        for row in range(scene.forecast + 1):
            if row in known:
                run.append(row)
                continue
            if len(run) > 1:
                look = 'stroke-width="4" stroke-linejoin="round"'
                yield self.pen.path([self.spot(each) for each in run], palette.accent, place(run[-1], CHANGE), look)
            run = []
        size = 6 if scene.stages <= _MANY else 3
        for row in known:
            yield self.pen.point(self.spot(row), place(row, CHANGE), size, fill=palette.accent, stroke=palette.paper)

    @cached_property
    def bars(self) -> dict[int, tuple[float, float]]:
        """Per row of the shares the top and the height of its bar: the named part below, the rest above it.

        None where the last step is low, or a share is less than nothing or more than all.
        """
        scene = self.scene
        ends = sorted((self.spot(scene.last - 1)[1], self.spot(scene.last)[1]))
        values = [float(scene.rows[row][SHARE].raw) for row in scene.divided]
        if ends[1] - ends[0] < _LEAST_STEP or any(not 0 <= each <= 100 for each in values):
            return {}
        tall = [(ends[1] - ends[0]) * each / 100 for each in values]
        tops = (ends[1] - tall[0], ends[0]) if tall else ()
        return dict(zip(scene.divided, zip(tops, tall, strict=False), strict=True))

    def shares(self) -> Iterator[str]:
        """How the last step was divided, as a bar beside its end."""
        lay, palette = self.layout, self.pen.palette
        x = self.spot(self.scene.last)[0] + 12
        for (row, (top, tall)), colour in zip(self.bars.items(), (palette.accent, palette.light), strict=False):
            if row == self.scene.divided[0]:
                start = self.spot(self.scene.last - 1)
                yield self.pen.rule(start, (x, start[1]), palette.accent, "2 4")
            yield self.pen.bar((x, top), lay.bar, tall, place(row, SHARE), colour)

    def steps(self) -> Iterator[str]:
        """The last change in large at its point, and the earlier ones where they are few."""
        scene, lay = self.scene, self.layout
        known = [row for row in range(1, scene.forecast) if scene.change(row) is not None]
        x, y = self.spot(scene.last)
        huge, line = self.told
        room = self.room
        at = max(x - 20, room), max(y, lay.top)
        # The course rises to its last point, and must not cross the words below that.
        free = max(min(at[0], x - self.slant(lay.text + 6) - 10), width_of(line.said, lay.text))
        if not self.crossed:
            yield self.pen.words((at[0], at[1] - 4), huge, "end")
            yield self.pen.words((free, at[1] + lay.text), line, "end")
        for row in known[:-1] if len(known) <= _TOLD else ():
            x, y = self.spot(row)
            line = replace(line, said=scene.rows[row][CHANGE].shown, cel=place(row, CHANGE))
            yield self.pen.words((max(x - 12, width_of(line.said, lay.text)), y - 4), line, "end")

    @cached_property
    def told(self) -> tuple[Line, Line]:
        """The last change, and what it is."""
        scene, lay, palette = self.scene, self.layout, self.pen.palette
        said, came = scene.rows[scene.last][CHANGE].shown, " ".join(scene.came if lay.note else scene.came[1:])
        return (
            Line(said=said, size=lay.huge, colour=palette.accent, bold=True, cel=place(scene.last, CHANGE)),
            Line(said=came, size=lay.text, colour=palette.ink, bold=True),
        )

    @property
    def room(self) -> float:
        """How wide these words are."""
        return max(width_of(each.said, each.size) for each in self.told)

    @cached_property
    def crossed(self) -> bool:
        """Whether what was expected would run through these words at their point; they stand beside it then, if that is free."""
        (x, y), lay = self.spot(self.scene.last), self.layout
        begin = self.spot(0)
        through = [
            begin[1] + (at - begin[0]) / (end[0] - begin[0]) * (end[1] - begin[1])
            for end in map(self.spot, self.scene.forecasts)
            for at in (x - 20 - self.room, x - 20)
        ]
        high, low = y - 4 - lay.huge, y + lay.text
        beside = x + 22 + self.room <= lay.width
        return beside and not self.scene.shares and min(through) < low and max(through) > high

    def slant(self, down: float) -> float:
        """How far to the left of the last point the course is, so far below it."""
        (before_x, before_y), (x, y) = self.spot(self.scene.last - 1), self.spot(self.scene.last)
        return (x - before_x) * down / (before_y - y) if before_y - y > down else 0

    def beside(self) -> Iterator[str]:
        """To the right: how the last change was divided, and what was expected, moved apart where they would touch."""
        for block, top in apart([*self._divided(), self._expected(), *self._came()], self.layout.bottom - 2):
            yield from self.pen.block(replace(block, top=top))

    def _came(self) -> Iterator[Block]:
        x, y = self.spot(self.scene.last)
        if self.crossed:
            yield Block(top=y - self.layout.huge / 2, x=x + 22, lines=list(self.told))

    def _divided(self) -> Iterator[Block]:
        scene, lay, palette = self.scene, self.layout, self.pen.palette
        x, y = self.spot(scene.last)
        left = x + (lay.bar + 26 if self.bars else 18)
        for row in scene.divided:
            named = row == scene.divided[0]
            size, ink = (lay.head, palette.ink) if named else (lay.small, palette.muted)
            lines = [Line(said=scene.rows[row][SHARE].shown, size=size, colour=ink, bold=True, cel=place(row, SHARE))]
            words = scene.split if named else [scene.rest]
            lines += [
                Line(said=each, size=size if named and lay.note else lay.small, colour=ink, bold=named)
                for each in self._fit(words, left)
            ]
            if named and len(scene.note) < 3 * lay.note:
                lines += [Line(said=each, size=lay.small, colour=palette.muted) for each in wrap(scene.note, lay.note)]
            block = Block(top=0, x=left, lines=lines)
            top, tall = self.bars.get(row, (y, 0))
            yield replace(block, top=top + tall / 2 - block.height / 2)

    def _fit(self, words: Sequence[str], left: float) -> list[str]:
        """The words on as many lines as it takes to stay within the picture."""
        most = max(int((self.layout.width - left) / width_of("x", self.layout.small) * 1.15), 6)
        return [line for each in words for line in wrap(each, most)]

    def _expected(self) -> Block:
        scene, lay, muted = self.scene, self.layout, self.pen.palette.muted
        x, y = self.spot(scene.forecasts[-1])
        outside = lay.margin or self.right < lay.right
        left = x + 22 if outside else float(lay.width)
        ends = ("van ", "tot ") if scene.expectations > 1 else ("",)
        told = [(f"{end}{scene.rows[row][CHANGE].shown}", row) for end, row in zip(ends, scene.forecasts, strict=True)]
        room = lay.width - left if outside else left
        # One number stands large, as it always fits; two with their words are as large as there is room for.
        fitting = (size for size in (lay.large, lay.head) if all(width_of(said, size) <= room for said, _ in told))
        size = lay.large if len(told) == 1 else next(fitting, lay.small)
        lines = [Line(said=said, size=size, colour=muted, bold=True, cel=place(row, CHANGE)) for said, row in told]
        lines += [Line(said=each, size=lay.small, colour=muted) for each in scene.expected]
        block = Block(top=0, x=left, lines=lines, anchor="start" if outside else "end")
        return replace(block, top=y - block.height - (0 if lay.margin else 10))
