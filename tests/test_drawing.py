"""A drawing holds shapes and letters; whatever else an SVG can hold is told, wherever it comes from."""

from __future__ import annotations

import pytest

from motiespoor.model.drawing import harm
from motiespoor.read import theme
from motiespoor.render.charts.figure import Spec
from motiespoor.render.charts.svg import draw

WITH = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
OTHER = "een opmerking, verklaring of opdracht (<! of <?)"

HARMFUL = {
    "<script>1</script>": "het element 'script'",
    '<a href="/over/"><text>x</text></a>': "het element 'a'",
    "<foreignObject><body/></foreignObject>": "het element 'foreignObject'",
    "<style>path{fill:red}</style>": "het element 'style'",
    '<image width="9"/>': "het element 'image'",
    '<use href="#a"/>': "het element 'use'",
    '<g><animate attributeName="x"/></g>': "het element 'animate'",
    "<title><p>x</p></title>": "het element 'p'",
    '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>': "het element 'x:script'",
    '<g xmlns="http://www.w3.org/1999/xhtml"><path/></g>': "het attribuut 'xmlns' van 'g'",
    '<path onclick="1"/>': "het attribuut 'onclick' van 'path'",
    '<path ONLOAD="1"/>': "het attribuut 'ONLOAD' van 'path'",
    '<text xlink:href="#a">x</text>': "het attribuut 'xlink:href' van 'text'",
    '<path fill="url(https://elders.example/a.svg#b)"/>': "het attribuut 'fill' van 'path'",
    '<path fill="url(#a) url(//elders.example/)"/>': "het attribuut 'fill' van 'path'",
    '<path style="fill:URL (&quot;data:x&quot;)"/>': "het attribuut 'style' van 'path'",
    '<path style="fill:\\75rl(//elders.example)"/>': "het attribuut 'style' van 'path'",
    '<path style="@import x"/>': "het attribuut 'style' van 'path'",
    "<!-- --><path/>": OTHER,
    "<desc><![CDATA[<script>]]></desc>": OTHER,
    "<?xml-stylesheet href='x'?>": OTHER,
    "<path>": "geen hele SVG",
    "<text>&elders;</text>": "geen hele SVG",
}


@pytest.mark.parametrize("inside", HARMFUL)
def test_what_acts_or_fetches_is_told(inside: str) -> None:
    assert harm(WITH.format(inside)) == HARMFUL[inside]


def test_what_only_draws_is_right() -> None:
    """A drawing of the library, that of the style, and one with a gradient of its own; words may say anything."""
    points = {"values": [{"a": 1, "b": "<script>"}, {"a": 2, "b": "url(x)"}]}
    spec: Spec = {
        "data": points,
        "mark": {"type": "bar", "clip": True},
        "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
    }
    gradient = '<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><path fill="url(#a)"/>'
    told = '<text aria-label="url(x) @ \\">url(//elders.example) onload= &lt;script&gt;</text>'
    for svg in (draw(spec), theme.texts(theme.STYLES)["motiespoor.svg"], WITH.format(gradient), WITH.format(told)):
        assert harm(svg) is None
