"""What a browser needs to draw a chart itself: the specification, and the program that draws it."""

from __future__ import annotations

import json

from motiespoor.render.charts.converter import converter
from motiespoor.render.charts.figure import Spec

# How a number is written on the axes; the pictures that are drawn here get the same from vl-convert, by name.
DUTCH = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€\xa0", ""]}

PROGRAM = "export default vegaEmbed;"  # the last line of the program, by the names that vl-convert gives
PROGRAM_START = (
    "/* Vega, Vega-Lite and Vega-Embed, packed by vl-convert. Licences: vega.LICENTIES.txt, beside this file. */\n"
)
PROGRAM_END = "\n/* The end of Vega. */\n"


def specification_text(spec: Spec) -> str:
    """A specification as a file: the one that the picture was drawn from, and how numbers are written."""
    whole = {**spec, "config": {**spec.get("config", {}), "locale": {"number": DUTCH}}}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n"


def program() -> str:
    """The program, a JavaScript module of about 900 kB that exports `vegaEmbed`; it takes about a second to make.

    It is made from what vl-convert carries; nothing is fetched. With `ast: true` it uses the interpreter of Vega's
    expressions that is part of it, and so runs where a policy forbids to make code from text.
    """
    packed = converter().javascript_bundle(PROGRAM)
    return f"{PROGRAM_START}{packed}{PROGRAM_END}"
