"""What a picture is drawn with by hand: lines, points, bars and words, in the typeface of the pictures.

A mark that shows a cell of the table says so in `data-cel`, and is written as Vega writes it, so that `verify` holds
the picture against its table as it does any other. Colours are those of the style sheet, or fixed where none reaches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

FACE = "Newsreader, serif"
Spot = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """The colours of a picture."""

    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    light: str


PAGE = Palette(
    paper="var(--papier)", ink="var(--inkt)", muted="var(--dof)", line="var(--lijn)", accent="var(--accent)",
    light="var(--accent-licht)",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of words; `cel` is the cell that it shows, of which what stands in brackets is set small."""

    said: str
    size: int
    colour: str
    bold: bool = False
    cel: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """Lines below each other, the first as near to `top` as there is room; `anchor` says at which side of `x`."""

    top: float
    x: float
    lines: Sequence[Line]
    anchor: str = "start"

    @property
    def height(self) -> float:
        """How much room the lines take."""
        return sum(each.size + 5 for each in self.lines)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pen:
    """Draws with these colours; `small` is the size of what stands in brackets behind a value."""

    palette: Palette
    small: int

    def words(self, at: Spot, line: Line, anchor: str = "start") -> str:
        """A line of words, with a rim in the colour of the paper, so that it can be read across a line."""
        look = "".join(
            (
                f' data-cel="{line.cel}"' if line.cel else "",
                f' text-anchor="{anchor}"' if anchor != "start" else "",
                ' font-weight="600"' if line.bold else "",
            )
        )
        value, bracket, word = line.said.partition(" (") if line.cel else (line.said, "", "")
        small = f'<tspan font-size="{self.small}" font-weight="400">({escape(word)}</tspan>' if bracket else ""
        return (
            f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{line.size}" fill="{line.colour}" '
            f'stroke="{self.palette.paper}" stroke-width="5" stroke-linejoin="round" paint-order="stroke"{look}>'
            f"{escape(value)}{' ' if small else ''}{small}</text>"
        )

    def block(self, block: Block) -> Iterator[str]:
        """Lines below each other."""
        y = block.top
        for line in block.lines:
            y += line.size + 5
            yield self.words((block.x, y - 5), line, block.anchor)

    def rule(self, start: Spot, end: Spot, colour: str, dashes: str = "") -> str:
        """A thin line that shows no value."""
        (x1, y1), (x2, y2) = ((number(x), number(y)) for x, y in (start, end))
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}"{dashed}/>'

    def path(self, corners: Sequence[Spot], colour: str, cel: str, look: str) -> str:
        """A line through values."""
        d = "L".join(f"{number(x)},{number(y)}" for x, y in corners)
        return f'<path data-cel="{cel}" d="M{d}" fill="none" stroke="{colour}" {look}/>'

    def point(self, at: Spot, cel: str, size: float, *, fill: str, stroke: str) -> str:
        """A round point."""
        r, x, y = number(size), number(at[0]), number(at[1])
        return (
            f'<path data-cel="{cel}" transform="translate({x},{y})" d="M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0" '
            f'fill="{fill}" stroke="{stroke}" stroke-width="2"/>'
        )

    def bar(self, at: Spot, width: float, height: float, cel: str, colour: str) -> str:
        """A bar from its upper left corner."""
        x, y, wide, tall = (number(each) for each in (*at, width, height))
        return (
            f'<path data-cel="{cel}" d="M{x},{y}h{wide}v{tall}h-{wide}Z" fill="{colour}" '
            f'stroke="{self.palette.paper}" stroke-width="1.5"/>'
        )


def svg(size: tuple[int, int], label: str, body: str) -> str:
    """A picture, named for who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size[0]} {size[1]}" role="img" focusable="false" '
        f'font-family="{FACE}" aria-label="{escape(label)}">{body}</svg>'
    )


def apart(blocks: Sequence[Block], most: float) -> tuple[tuple[Block, float], ...]:
    """The blocks from above with their tops, each below the one before it, the last no lower than `most`."""
    order = sorted(blocks, key=lambda each: each.top)
    tops: list[float] = []
    for number_, each in enumerate(order):
        tops.append(max(each.top, tops[-1] + order[number_ - 1].height + 6) if tops else max(each.top, 0))
    for number_ in reversed(range(len(order))):
        tops[number_] = min(tops[number_], most - order[number_].height)
        most = tops[number_] - 6
    return tuple(zip(order, tops, strict=True))


def width_of(text: str, size: float) -> float:
    """About how wide a text is, rather too wide than too narrow."""
    return 0.56 * size * len(text)


def number(value: float) -> str:
    """A number of at most two decimals, the same on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def ticks(low: float, high: float) -> list[Decimal]:
    """Round numbers from the lowest to the highest value, about four of them, nought included where it lies between."""
    rough = Decimal(str((high - low) / 3.5))
    power = Decimal(10) ** rough.adjusted()
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= rough)
    first = -(-Decimal(str(low)) // step)
    last = Decimal(str(high)) // step
    return [step * times for times in range(int(first), int(last) + 1)]
