"""Pictures to take away and cards: what they hold, that they stand on their own, and that no machine changes them."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from conftest import TODAY
from faces import configuration
from motiespoor.model.dossier import Dossier
from motiespoor.render.address import bare
from motiespoor.render.cards import HEIGHT, WIDTH, Card, card, card_path
from motiespoor.render.charts import face
from motiespoor.render.colours import in_colours, light_colours
from motiespoor.render.icons import icons
from motiespoor.render.output import Output, Page
from motiespoor.render.site import site_outputs
from surroundings import barest

SVG = "{http://www.w3.org/2000/svg}"
LONG = "Rijksontmoetingspleinennetwerkuitbreidingsplan " * 12

_DRAWS = """
import hashlib
from motiespoor.render.charts.converter import png
from motiespoor.render.charts.svg import draw
spec = {"data": {"values": [{"n": "Fryslân 27 → Ελλάδα 漢", "v": 1}, {"n": "Æ “x”", "v": 2}]}, "mark": "bar",
        "encoding": {"y": {"field": "n", "type": "nominal"}, "x": {"field": "v", "type": "quantitative"}},
        "config": {"font": "Newsreader"}}
svg = draw(spec)
print(hashlib.sha256(svg.encode() + png(svg, 1)).hexdigest())
"""


def drawn_with(fonts: dict[str, str], home: Path) -> str:
    """What a picture with Dutch, Greek and Chinese letters is, on a machine with these fonts."""
    env = {**barest({"PATH": "/usr/bin:/bin"}, home), **fonts}
    scripts = Path(__file__).parent.parent / "scripts"
    done = subprocess.run(
        [sys.executable, "-c", _DRAWS],
        env={**env, "PYTHONPATH": str(scripts)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.proof
def test_no_font_of_a_machine_changes_a_picture(tmp_path: Path) -> None:
    """A machine without fonts, one with a narrow and a wide face only, and this one draw the same bytes."""
    empty = tmp_path / "none.conf"
    empty.write_text("<fontconfig></fontconfig>")
    found = {
        drawn_with({}, tmp_path),
        drawn_with({"FONTCONFIG_FILE": str(empty)}, tmp_path),
        drawn_with({"FONTCONFIG_FILE": str(configuration(tmp_path))}, tmp_path),
    }
    assert len(found) == 1


def drawn(_: object) -> str:
    """Stands in for what Vega draws."""
    return '<svg viewBox="0 0 300 100"><text>beeld</text></svg>'


def seen(svg: str, scale: float) -> bytes:
    """Stands in for a PNG: what it would be made of."""
    return f"{scale:g} {svg}".encode()


@pytest.fixture(scope="module")
def outputs(fiction: Dossier) -> dict[str, Output]:
    """Everything that the small dossier amounts to, without drawing."""
    made = site_outputs(fiction, TODAY, drawn, seen, str)
    return {each.path: each for each in made}


def charts(outputs: dict[str, Output]) -> Iterator[str]:
    """The names of the charts."""
    return (path.removesuffix(".csv") for path in outputs if re.fullmatch(r"data/v1/grafieken/.*\.csv", path))


def test_every_chart_is_to_take_away_in_both_forms(fiction: Dossier, outputs: dict[str, Output]) -> None:
    """Beside the CSV of a chart stand an SVG and a PNG of it, which name the site, its address and a source."""
    names = list(charts(outputs))
    assert names
    for name in names:
        svg, png = outputs[f"{name}.svg"].content, outputs[f"{name}.png"].content
        assert isinstance(svg, str)
        assert isinstance(png, bytes)
        assert png.decode().endswith(svg), "the PNG is made of the SVG"
        words = " ".join(ET.fromstring(svg).itertext())
        assert fiction.publication.name in words
        assert bare(fiction.publication.url) in words
        assert "Laatste bericht: " in " ".join(words.split())


def test_a_picture_to_take_away_needs_nothing_else(outputs: dict[str, Output]) -> None:
    """It names its own colours and typeface, refers to nothing, and stands on white."""
    for name in charts(outputs):
        svg = outputs[f"{name}.svg"].content
        assert isinstance(svg, str)
        assert "var(" not in svg
        assert "href" not in svg
        assert "data-cel" not in svg
        root = ET.fromstring(svg)
        assert root.get("font-family", "").startswith(face.FAMILY)
        first = root.find(f"{SVG}rect")
        assert first is not None
        assert first.get("fill") == "#fff"


def test_every_page_has_a_card_of_its_own(outputs: dict[str, Output]) -> None:
    """A page names its card, which is there, and what it says."""
    pages = [each for each in outputs.values() if isinstance(each, Page)]
    assert len({card_path(each.name) for each in pages}) == len(pages)
    for each in pages:
        assert f'kaart: "{card_path(each.name)}"' in str(each.content)
        assert card_path(each.name) in outputs


CARDS = {
    "a word": Card(heading="Bronnen"),
    "a long heading": Card(heading=LONG, below=LONG, above=LONG),
    "one word without end": Card(heading="x" * 400, below="y" * 400),
    "a chart": Card(heading="Het aantal steeg", caption="Aantal", picture=None),
    "markup": Card(heading='<script>alert("1")</script> & meer', below="]]> <b>"),
}


@pytest.mark.parametrize("name", CARDS)
def test_a_card_holds_what_fits(fiction: Dossier, name: str) -> None:
    """Whatever a page is called, its card is well-formed, and no text leaves it."""
    svg = in_colours(card(CARDS[name], fiction.publication, "over"), light_colours(fiction))
    root = ET.fromstring(svg)
    assert (root.get("width"), root.get("height")) == (str(WIDTH), str(HEIGHT))
    for text in root.iter(f"{SVG}text"):
        size, weight = float(text.get("font-size", "0")), int(text.get("font-weight", "400"))
        assert float(text.get("x", "0")) + face.width(text.text or "", size, weight) <= WIDTH - 40
        assert size < float(text.get("y", "0")) + 20 < HEIGHT + 10


def test_every_letter_of_a_picture_stands_in_the_typeface(outputs: dict[str, Output]) -> None:
    """What our own words need is there: nothing falls back on another face for a sign of ours."""
    words = "".join(
        text for name in charts(outputs) for text in ET.fromstring(str(outputs[f"{name}.svg"].content)).itertext()
    )
    assert {each for each in words if ord(each) > 127 and ord(each) not in face.letters()} == set()


def test_the_icons_are_what_browsers_and_phones_ask_for(fiction: Dossier) -> None:
    """A tab gets an ICO that holds a PNG of 32 by 32, a home screen a PNG of 180 by 180."""
    found = {each.path: each.content for each in icons(fiction, seen)}
    ico, touch = found["favicon.ico"], found["assets/apple-touch-icon.png"]
    assert isinstance(ico, bytes)
    assert struct.unpack("<HHH", ico[:6]) == (0, 1, 1)
    width, height, *_, length, start = struct.unpack("<BBBBHHLL", ico[6:22])
    assert (width, height, len(ico)) == (32, 32, start + length)
    assert isinstance(touch, bytes)
    assert b'width="180" height="180"' in touch
