"""The picture of a chart as it can stand in a page."""

from __future__ import annotations

import re
from html import escape

from motiespoor.render.charts.converter import converter
from motiespoor.render.charts.figure import Spec

_NOISE = re.compile(
    r' (?:class|role|aria-label|aria-roledescription|aria-hidden|pointer-events|font-family|opacity)="(?:[^"]*)"'
)
_CELL = re.compile(r' aria-label="([0-9]+:[0-9]+)"')  # what a mark with `description=marks.CEL` gets
_EMPTY = re.compile(r'<path class="(?:foreground|background)"[^>]*/>')
_TAG = re.compile(r"<[^>]*>")
_SAYS_NOTHING = re.compile(r' (?:text-anchor="start"|transform="translate\(0,0\)")')
_WORDLESS = re.compile(r"<text[^>]*(?:/>|></text>)")
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_HEAD = re.compile(r'<svg[^>]*viewBox="0 0 ([0-9.]+) ([0-9.]+)"[^>]*>')
_MARGIN = re.compile(r'transform="translate\(([0-9.]+),')
_ID = re.compile(r'(\bid="|url\(#|href="#)([^")]+)')

# Until the typeface has come, or where a reader blocks it, labels stand in another one, which may be wider.
_WIDER = 0.1


def draw(spec: Spec) -> str:
    """The SVG that Vega draws of a specification; nothing is fetched while drawing."""
    return str(converter().vegalite_to_svg(dict(spec), format_locale="nl-NL", allowed_base_urls=[]))


def picture(svg: str, *, name: str, label: str) -> str:
    """An SVG for in a page: named for who cannot see it, without ids that clash, in the headline face of the page.

    A mark that shows a cell of the table says so in `data-cel`, "row:column" counted from 0.
    Numbers are rounded to a hundredth of a pixel: less to load, and the same on every machine.
    """
    head = _HEAD.match(svg)
    if head is None:
        raise ValueError("this is not an SVG with a viewBox")
    body = _ungrouped(_TAG.sub(lambda tag: _tidy(tag[0], name), _EMPTY.sub("", svg[head.end() :])))
    margin = _MARGIN.search(body)
    left = round(float(margin[1]) * _WIDER) if margin else 0
    width, height = round(float(head[1])) + left + 4, round(float(head[2]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-{left} 0 {width} {height}" role="img" focusable="false" '
        f'aria-label="{escape(label)}">{body}'
    )


def _ungrouped(body: str) -> str:
    """A drawing without texts that hold no word, and without groups that say nothing of what is in them."""
    open_groups: list[bool] = []  # of each whether it says nothing

    def kept(tag: re.Match[str]) -> str:
        if tag[0].startswith(("<g>", "<g ")) and not tag[0].endswith("/>"):
            open_groups.append(tag[0] == "<g>")
            return "" if open_groups[-1] else tag[0]
        return "" if tag[0] == "</g>" and open_groups.pop() else tag[0]

    return _TAG.sub(kept, _WORDLESS.sub("", body))


def _tidy(tag: str, name: str) -> str:
    named = _CELL.sub(r' data-cel="\1"', tag)
    plain = _SAYS_NOTHING.sub("", _NOISE.sub("", named))
    rounded = _NUMBER.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), plain)
    return _ID.sub(lambda match: f"{match[1]}{name}-{match[2]}", rounded)
