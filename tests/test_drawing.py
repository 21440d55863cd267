"""A drawing holds shapes and letters; whatever else an SVG can hold is told, wherever it comes from."""

from __future__ import annotations

import pytest

from motiespoor.model.drawing import drawing_faults
from motiespoor.read import theme
from motiespoor.render.charts.figure import Spec
from motiespoor.render.charts.svg import draw

WITH = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
STRANGE = "hoort niet in een tekening."

HARMFUL = {
    "<script>1</script>": f"<script> {STRANGE}",
    '<a href="/over/"><text>x</text></a>': f"<a> {STRANGE}",
    "<foreignObject></foreignObject>": f"<foreignObject> {STRANGE}",
    "<style>path{fill:red}</style>": f"<style> {STRANGE}",
    '<image width="9"/>': f"<image> {STRANGE}",
    '<use href="#a"/>': f"<use> {STRANGE}",
    '<g><animate attributeName="x"/></g>': f"<animate> {STRANGE}",
    "<title><p>x</p></title>": f"<p> {STRANGE}",
    '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>': f"<x:script> {STRANGE}",
    '<g xmlns="http://www.w3.org/1999/xhtml"><path/></g>': "<g> is hier geen tekening: 'xmlns' is 'http://www.w3.org/1999/xhtml'.",
    '<path onclick="1"/>': "<path> heeft een script in attribuut 'onclick'.",
    '<path ONLOAD="1"/>': "<path> heeft een script in attribuut 'ONLOAD'.",
    '<text xlink:href="#a">x</text>': "<text> leidt naar '#a'; een tekening leidt nergens heen.",
    '<path fill="url(https://elders.example/a.svg#b)"/>': "<path> haalt iets op in attribuut 'fill'.",
    '<path fill="url(#a) url(//elders.example/)"/>': "<path> haalt iets op in attribuut 'fill'.",
    '<path style="fill:URL (&quot;data:x&quot;)"/>': "<path> haalt iets op in attribuut 'style'.",
    '<path style="fill:\\75rl(//elders.example)"/>': "<path> haalt iets op in attribuut 'style'.",
    '<path style="@import x"/>': "<path> haalt iets op in attribuut 'style'.",
    "<!-- --><path/>": f"'<!-- -->' {STRANGE}",
    "<desc><![CDATA[<script>]]></desc>": f"'<![CDATA[<script>' {STRANGE}",
    "<?xml-stylesheet href='x'?>": f"'<?xml-stylesheet href='x'?>' {STRANGE}",
    "<path>": "dit is geen hele tekening (SVG).",
    "<text>&elders;</text>": "dit is geen hele tekening (SVG).",
}


@pytest.mark.parametrize("inside", HARMFUL)
def test_what_acts_or_fetches_is_told(inside: str) -> None:
    assert [told for _, _, told in drawing_faults(WITH.format(inside))] == [HARMFUL[inside]]


def test_everything_is_told_at_its_place() -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg">\n<g>é<path onclick="1" href="a"/>\n  <p/></g></svg>'
    assert list(drawing_faults(drawn)) == [
        (2, 5, "<path> heeft een script in attribuut 'onclick'."),
        (2, 5, "<path> leidt naar 'a'; een tekening leidt nergens heen."),
        (3, 3, "<p> hoort niet in een tekening."),
    ]


def test_what_only_draws_is_right() -> None:
    """A drawing of the library, that of the style, one with a gradient of its own, and one as a program saves it; words may say anything."""
    points = {"values": [{"a": 1, "b": "<script>"}, {"a": 2, "b": "url(x)"}]}
    spec: Spec = {
        "data": points,
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
    }
    gradient = '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)"/>'
    told = '<text aria-label="url(x) @ \\">url(//elders.example) onload= &lt;script&gt;</text>'
    saved = '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n' + WITH.format(gradient)
    ours = theme.texts(theme.STYLES)["motiespoor.svg"]
    for svg in (draw(spec), ours, WITH.format(gradient), WITH.format(told), saved):
        assert list(drawing_faults(svg)) == []
