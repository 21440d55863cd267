"""Bad cases of the rules on the words written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import TODAY, edited
from motiespoor.read.dossier import read_dossier
from motiespoor.validate import content
from motiespoor.validate.check import problems
from test_rules import Cases, Mistake, Rule, assert_told, each_case

PAGE, ENGLISH = "content/over.md", "content/en/index.md"
TITLE, WORDS, LINK = "# Over Veerwacht", "Veerwacht houdt", "(begrippen.md)"

HTML = "HTML mag hier niet. Gebruik gewone Markdown."
BRACE = "een accolade mag hier niet: die kan iets anders doen dan er staat. Gebruik haakjes."
FIRST = "een pagina begint op de eerste regel met haar titel: '# Titel'."
APART = "schrijf een link in de tekst zelf, als [woorden](https://adres)."
ONLY_ONE = "een pagina heeft één titel. Gebruik '## ' voor een kop."


def no_link(target: str) -> str:
    """What is said of a link that leads elsewhere than to a page or over https."""
    return f"'{target}' is geen link die hier mag. Gebruik https:// of een bestand als ../over.md."


OPENED = "hier beginnen te veel haken die niet sluiten. Zet er ] achter, of haal weg wat hier niet hoort."

CASES: Cases = {
    content.pages_close_their_brackets: (
        Mistake(PAGE, WORDS, f"Zie ▶{'[' * 400}\n\nVeerwacht houdt", OPENED),
        Mistake(PAGE, WORDS, f"Zie ▶{'[' * 400}hier{']' * 400}\n\nVeerwacht houdt", OPENED),
    ),
    content.pages_have_a_title: (
        Mistake(PAGE, TITLE, "▶Over Veerwacht", FIRST),
        Mistake(PAGE, TITLE, "▶# ", FIRST),
        Mistake(PAGE, TITLE, "▶\n# Over Veerwacht", FIRST),
        Mistake(PAGE, TITLE, "▶---\ntemplate: x\n---\n# Over Veerwacht", FIRST),
        Mistake(PAGE, WORDS, "▶# Nog een\n\nVeerwacht houdt", ONLY_ONE),
        Mistake(PAGE, WORDS, "Nog een\n▶=======\n\nVeerwacht houdt", ONLY_ONE),
    ),
    content.headings_have_a_space: (
        Mistake(PAGE, TITLE, "#▶Over Veerwacht", "zet een spatie achter #: '# Over Veerwacht'."),
        Mistake(PAGE, WORDS, "##▶Wat wij doen\n\nVeerwacht houdt", "zet een spatie achter ##: '## Wat wij doen'."),
    ),
    content.headings_skip_no_level: (
        Mistake(
            PAGE,
            WORDS,
            "▶### Wat wij doen\n\nVeerwacht houdt",
            "deze kop slaat een niveau over: de vorige begint met #. Begin deze met ##.",
        ),
        Mistake(
            PAGE,
            WORDS,
            "## Wat wij doen\n\n▶#### Hoe wij dat doen\n\nVeerwacht houdt",
            "deze kop slaat een niveau over: de vorige begint met ##. Begin deze met ###.",
        ),
    ),
    content.pages_have_a_name_of_their_own: (
        Mistake(
            PAGE,
            TITLE,
            TITLE,
            "de naam 'kader' is al van een pagina die gemaakt wordt. Kies een andere naam.",
            renamed="content/kader.md",
            before=(("mkdocs.yml", "over.md", "kader.md"),),
        ),
    ),
    content.pages_hold_only_markdown: (
        Mistake(
            PAGE,
            "(begrippen.md)",
            "(begrippen.md",
            also=(
                (
                    PAGE,
                    "[begrippen▶](begrippen.md.",
                    "dit wordt geen link: zet een ) achter het adres, en geen spatie erin.",
                ),
            ),
        ),
        Mistake(PAGE, WORDS, "▶<b>Veerwacht</b> houdt", HTML),
        Mistake(PAGE, WORDS, "Wij ▶<script>alert(1)</script> houden", HTML),
        Mistake(PAGE, WORDS, "▶<!-- Veerwacht --> houdt", HTML),
        Mistake(PAGE, WORDS, "▶</div> Veerwacht houdt", HTML),
        Mistake(PAGE, WORDS, "▶<?php Veerwacht ?> houdt", HTML),
        Mistake(PAGE, WORDS, "▶<javascript:alert(1)> houdt", HTML),
        Mistake(ENGLISH, "Zeeveen is", "▶<https://elders.example> is", HTML),
        Mistake(PAGE, WORDS, "▶{{ Veerwacht }} houdt", BRACE),
        Mistake(PAGE, WORDS, "▶{% Veerwacht %} houdt", BRACE),
        Mistake(PAGE, TITLE, '# Over Veerwacht ▶{ .groot onclick="alert(1)" }', BRACE),
        Mistake(PAGE, TITLE, "# Over Veerwacht ▶{#over}", BRACE),
        Mistake(
            PAGE,
            WORDS,
            "▶![Veerwacht](https://elders.example/spoor.png) houdt",
            "een afbeelding mag hier niet. Beschrijf wat erop staat, of geef een link.",
        ),
        Mistake(
            PAGE,
            "Zeeveen is verzonnen",
            "Zeeveen is [verzonnen][1]\n\n▶[1]: javascript:alert(1)\n\n",
            APART,
        ),
        Mistake(PAGE, "Zeeveen is", "Zeeveen [is][x]\n\n▶[\nx]: https://elders.example/\n\n", APART),
        Mistake(PAGE, "Zeeveen is", "Zeeveen [is][X]\n\n▶[ x ]:\nhttps://elders.example/\n\n", APART),
    ),
    content.links_lead_somewhere: (
        Mistake(PAGE, LINK, "(▶begrip.md)", "de pagina 'begrip.md' bestaat niet. Bedoelde u 'begrippen.md'?"),
        Mistake(
            ENGLISH,
            "Zeeveen is",
            "[Zeeveen](▶../over-ons.md) is",
            "de pagina '../over-ons.md' bestaat niet. Bedoelde u 'over.md'?",
        ),
        Mistake(PAGE, LINK, "(▶http://elders.example)", no_link("http://elders.example")),
        Mistake(PAGE, LINK, "(▶//elders.example)", no_link("//elders.example")),
        Mistake(PAGE, LINK, "( ▶javascript:alert%281%29)", no_link("javascript:alert%281%29")),
        Mistake(PAGE, LINK, "(▶java&#115;cript:x)", no_link("javascript:x")),
        Mistake(PAGE, LINK, "(▶../data/bronnen/bronnen.yaml)", no_link("../data/bronnen/bronnen.yaml")),
        Mistake(PAGE, LINK, "(▶../over.md)", no_link("../over.md")),
    ),
}


@pytest.mark.parametrize(("rule", "mistake"), each_case(CASES))
def test_what_a_page_may_not_hold_is_told(unchanged: Path, rule: Rule, mistake: Mistake) -> None:
    """One thing that does not belong in a page gives exactly its message, at its place."""
    assert_told(unchanged, mistake, rule)


def test_what_is_no_link_is_not_taken_for_one(unchanged: Path) -> None:
    """Only what Markdown makes a link is one: code is text, also when it looks like a link or a title."""
    assert_told(unchanged, Mistake(PAGE, WORDS, "`[hier](//elders.example)`\n\n    # Geen titel\n\nVeerwacht houdt"))


# Ways to write a link that no pattern of ours was made for.
HIDDEN = {
    "[klik][x] houdt\n\n[\nx]: //elders.example/": "//elders.example/",
    "[klik][X] houdt\n\n   [x]:\n  <//elders.example/>": "//elders.example/",
    "[x] houdt\n\n[X]: //elders.example/": "//elders.example/",
    "[klik](<//elders.example/ x>) houdt": "//elders.example/ x",
    "[klik](\n//elders.example/) houdt": "//elders.example/",
    "[klik][ ](//elders.example/) houdt": "//elders.example/",
    "[klik](\\//elders.example/) houdt": "\\//elders.example/",
    "[klik](&#47;&#47;elders.example) houdt": "//elders.example",
    "[*klik* [x]](//elders.example/ 'weg') houdt": "//elders.example/",
    "<http://elders.example/> houdt": "",
    "<HTTP://elders.example/> houdt": "",
    "| a |\n|---|\n| [k](//elders.example/) |\n\nhoudt": "//elders.example/",
}


@pytest.mark.parametrize("words", HIDDEN)
def test_no_way_of_writing_a_link_is_missed(unchanged: Path, words: str) -> None:
    """However a link is written, it is told, as a link or as what it is written with."""
    text = edited((unchanged / PAGE).read_text("utf-8"), PAGE, WORDS, words)
    found = problems(read_dossier(unchanged, {PAGE: text}), TODAY)
    assert {each.path for each in found} == {PAGE}
    assert any(each.text in (no_link(HIDDEN[words]), APART, HTML) for each in found)
    assert {each.line for each in found} <= set(range(3, 3 + words.count("\n") + 1))
