"""Bad cases of the rules on what a dossier has of its own in the look of its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.model.drawing import drawing_faults
from motiespoor.read import theme
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import looks
from motiespoor.validate.check import problems
from test_rules import HERE, Cases, Mistake, Rule, each_case

SHEET, DRAWING = "site_config/stijl/eigen.css", "site_config/stijl/motiespoor.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>\n'


def elsewhere(rule: str, address: str) -> Mistake:
    """A rule that fetches an address of another."""
    told = f"dit haalt '{address}' bij een ander op. Zet het bestand zelf op de site."
    return Mistake(SHEET, "", f"/* kleuren */\nh1 {{ color: red }}\n{rule}\n", told)


def drawn(inside: str, told: str) -> Mistake:
    """A drawing with something in it that is none."""
    return Mistake(DRAWING, "", SVG.format(inside), f"{told} Haal het weg.")


CASES: Cases = {
    looks.style_sheets_ask_nothing_of_another_host: (
        elsewhere("p { background: ▶url(https://elders.example/x.png) }", "https://elders.example/x.png"),
        elsewhere("p { background: ▶URL( '//elders.example/x.png' ) }", "//elders.example/x.png"),
        elsewhere('p { background: ▶url("/\\\\elders.example/x.png") }', "/\\\\elders.example/x.png"),
        elsewhere("@font-face { src: ▶url(http://elders.example/x.woff2) }", "http://elders.example/x.woff2"),
        elsewhere('p { background: image-set(▶"//elders.example/x.png" 1x) }', "//elders.example/x.png"),
        elsewhere("p { background: ▶url(\\68ttps://elders.example/x) }", "\\68ttps://elders.example/x"),
        Mistake(
            SHEET,
            "",
            '▶@import "tweede.css";\nh1 { color: red }\n',
            "'@import \"tweede.css\"' mag niet in een stijlblad. Zet de regels zelf hier.",
        ),
        Mistake(
            SHEET, "", "p { background: u▶\\72l(//x) }\n", "'\\72' is een verhulde letter. Schrijf 'r'."
        ),
    ),
    looks.drawings_are_only_drawn: (
        drawn("▶<script>alert(1)</script>", "<script> hoort niet in een tekening."),
        drawn('▶<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>', "<x:script> hoort niet in een tekening."),
        drawn("▶<foreignObject/>", "<foreignObject> hoort niet in een tekening."),
        drawn('▶<a href="https://elders.example/"/>', "<a> hoort niet in een tekening."),
        drawn('▶<image href="x.png"/>', "<image> hoort niet in een tekening."),
        drawn("▶<g onload='alert(1)'/>", "<g> heeft een script in attribuut 'onload'."),
        drawn('▶<text href="//elders.example/"/>', "<text> leidt naar '//elders.example/'; een tekening leidt nergens heen."),
        drawn("▶<g style='fill: url(//elders.example/#x)'/>", "<g> haalt iets op in attribuut 'style'."),
        drawn("▶<style>@import '//elders.example/x.css';</style>", "<style> hoort niet in een tekening."),
        Mistake(DRAWING, "", "▶<!DOCTYPE svg>\n<svg></svg>\n", "'<!DOCTYPE svg>' hoort niet in een tekening. Haal het weg."),
        Mistake(
            DRAWING,
            "",
            '▶<?xml-stylesheet href="//elders.example"?>\n<svg></svg>\n',
            "'<?xml-stylesheet href=\"//elders.example\"?>' hoort niet in een tekening. Haal het weg.",
        ),
        drawn("▶<![CDATA[x]]>", "'<![CDATA[x]]>' hoort niet in een tekening."),
        drawn("<path></▶svg>", "dit is geen hele tekening (SVG)."),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_what_a_look_may_not_have_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One thing that does not belong in a style sheet or a drawing gives exactly its message, at its place."""
    reading = read_dossier(unchanged, {mistake.path: mistake.new.replace(HERE, "")})
    before = mistake.new[: mistake.new.index(HERE)]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    assert [str(each) for each in problems(reading, TODAY)] == [f"{mistake.path}:{place}: {mistake.text}"]
    assert list(rule(reading))


def test_the_look_of_the_program_keeps_the_rules() -> None:
    """What comes with the program would pass as a dossier's own."""
    for name, text in theme.texts(theme.STYLES).items():
        if name.endswith(".css"):
            assert list(looks.style_faults(text)) == []
        elif name.endswith(".svg"):
            assert list(drawing_faults(text)) == []
