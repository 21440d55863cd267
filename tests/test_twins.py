"""Each page once more as Markdown alone: it says what the page says, with sources beside claims, and holds no HTML."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import Page, built
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.twins import Twins
from motiespoor.render.marked import Marked, Parts, plain
from motiespoor.render.output import Page as Rendered
from motiespoor.render.site import outputs_with
from motiespoor.render.twins import LIST, Written, twin, twin_path, twins, written

TAGS = re.compile(r"<[^>]*>")


def turned(source: str) -> str:
    """A piece of HTML as Markdown, on a page at the root."""
    parts = Parts()
    parts.feed(source)
    parts.close()
    return "\n\n".join(Marked(lambda href: f"https://a.example/{href}", parts.marks).blocks(parts.root.within))


def read(text: str) -> str:
    """What a reader of Markdown sees, on one line."""
    return " ".join(html.unescape(TAGS.sub(" ", markdown.markdown(text, extensions=["tables"]))).split())


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.sampled_from(" *_`[]<>&|#-+.)1=:\\!~")))
def test_no_text_becomes_anything_else(text: str) -> None:
    """Whatever an editor typed reads as it was typed: in a paragraph, a heading, a point of a list and a cell."""
    meant, told = " ".join(text.split()), html.escape(text)
    # What this reader takes for code or a definition is told below; it knows no ~~.
    assert read(turned(f"<p>x {told} y</p>")).replace("\\~", "~") == " ".join(f"x {meant} y".split())
    if meant:
        assert read(turned(f"<p>{told}</p>")).replace("\\~", "~").lstrip("\\") == meant.lstrip("\\")


LINES = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<b class='x'>", "</b >", '<a href="x?a&amp;b" HIDDEN title>', "</a>", "<br>", "<br/>", '<img alt="a > b" />',
            "<A HREF=x>", "<!-- niets -->", "<script>", "if (a < b) {}", "</script>", "<svg viewBox=\"0 0\">", '<path d="M"/>', "</svg>",
            '<svg class="teken"><path d="M"/><line x1="0" /></svg>', "<svg><circle/></svg>", '<svg viewBox="0"></svg>',
            "a &amp; b", "&lt", "<", "< b", "<b", ">", '"', "\n", " ",
        ]
    ),
    max_size=20,
)  # fmt: skip


@given(LINES)
def test_a_line_of_plain_elements_has_the_parts_that_python_reads_in_it(pieces: list[str]) -> None:
    """What is read in half the time is no other reading."""
    lines = [f"{each}\n" for each in "".join(pieces).split("\n")]
    ours, pythons = Parts(), Parts()
    for each in lines:
        ours.feed(each)
        HTMLParser.feed(pythons, each)
        assert (ours.root, ours.depth) == (pythons.root, pythons.depth)
    ours.close()
    pythons.close()
    assert ours.root == pythons.root


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        ("<h2 id='a'>Kop</h2>", "## Kop"),
        ("<p>Een <strong>vet</strong> en <em>schuin</em> woord</p>", "Een **vet** en *schuin* woord"),
        ("<p><a href='b/'>naar b</a></p>", "[naar b](https://a.example/b/)"),
        ("<ul><li>een</li><li>twee</li></ul>", "-   een\n-   twee"),
        ("<ol><li><p>een</p><p>meer</p></li></ol>", "1.  een\n\n    meer"),
        ("<dl><dt>Aan</dt><dd>de raad</dd></dl>", "-   **Aan**: de raad"),
        ("<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th>1|2</th><td>x<br>y</td></tr></tbody></table>",
         "| a | b |\n| --- | --- |\n| 1\\|2 | x y |"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><th colspan='2'>samen</th></tr></table>",
         "| a | b |\n| --- | --- |\n| samen |  |"),
        ("<blockquote><p>Zo staat het er.</p><footer><a href='#z'>Brief</a>, 2 mei</footer></blockquote>",
         "> Zo staat het er.\n>\n> — [Brief](https://a.example/#z), 2 mei"),
        ("<details><summary><strong>Meer</strong></summary><p>Verborgen</p></details>", "**Meer**\n\nVerborgen"),
        ("<p>Acht<a class='merk' href='#bron-1'>1</a>.</p><ol><li id='bron-1'>Brief (blz. 2)</li></ol>",
         "Acht (bron: Brief (blz. 2)).\n\n1.  Brief (blz. 2)"),
        ("<p>Zes<a class='merk merk--noot' href='#noot-1'>noot 1</a></p><ol><li id='noot-1'>Geschat</li></ol>",
         "Zes (Geschat)\n\n1.  Geschat"),
        ("<div role='img' aria-label='Beloofd: 1 mei'><svg><text>x</text></svg></div>", "Beloofd: 1 mei"),
        ("<p>a<svg><title>t</title></svg> b <button>Maak interactief</button></p>", "a b"),
        ("<pre><code>a\n  b &lt; c</code></pre>", "```\na\n  b < c\n```"),
        ("<p>1. geen lijst</p><p># geen kop</p><p>&amp;lt; geen teken</p>", "1\\. geen lijst\n\n\\# geen kop\n\n&amp;lt; geen teken"),
    ],
)  # fmt: skip
def test_what_becomes_of_html(source: str, meant: str) -> None:
    """Every kind of part that our pages have."""
    assert turned(source) == meant


def test_links_in_markdown_lead_to_pages(fiction: Dossier) -> None:
    """A page written by hand names files; its twin names addresses."""
    page = Written(
        "over", {"title": "Over", "bestand": "content/over.md"}, "# Over {#x}\n\n[a](methode.md#b) [c](en/index.md)\n"
    )
    text = twin(fiction.publication, page)
    assert text.startswith("# Over\n\nBladzijde: https://voorbeeld.example/over/\n\n")
    assert "[a](https://voorbeeld.example/methode/#b) [c](https://voorbeeld.example/en/)" in text


def test_an_entity_that_was_typed_stays_text(fiction: Dossier) -> None:
    """Also in a heading, where a template writes each of its signs as a number."""
    page = Written(
        "over",
        {"title": "Over", "bestand": "content/over.md"},
        "# Een &#38;lt;b&#38;gt; &#38;&#35;60; &#91;x&#93;(y)\n",
    )
    text = twin(fiction.publication, page)
    assert text.startswith("# Een &amp;lt;b&amp;gt; &amp;#60; \\[x\\](y)\n")
    assert read(text).startswith("Een &lt;b&gt; &#60; [x](y) ")


def test_what_follows_html_at_once_is_read_as_it_is(fiction: Dossier) -> None:
    """A heading right behind a paragraph of a template stays a heading."""
    page = Written(
        "over", {"title": "Over", "bestand": "content/over.md"}, "# Over\n\n<p>Een</p>\n### Twee {#t}\n\n<p>Drie</p>\n"
    )
    assert "\n\nEen\n\n### Twee\n\nDrie\n" in twin(fiction.publication, page)


@pytest.fixture(scope="module")
def texts(fiction: Dossier) -> dict[str, str]:
    """The twins of the small dossier and their list, by their path."""
    outputs = outputs_with(fiction, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=lambda: "")
    pages = (written(each.name, each.content) for each in outputs if isinstance(each, Rendered))
    return {each.path: str(each.content) for each in twins(fiction.publication, pages)}


def test_the_list_leads_to_every_twin(fiction: Dossier, texts: dict[str, str]) -> None:
    """And to all data; it begins as the agreement on such lists says."""
    told = texts[LIST]
    assert told.startswith(f"# {plain(fiction.publication.name)}\n\n> ")
    for path in texts.keys() - {LIST}:
        assert f"](https://voorbeeld.example/{path})" in told
    assert "](https://voorbeeld.example/api/v1/index.json)" in told
    assert "\n## Optional\n" in told


def test_a_status_stands_with_its_source(fiction: Dossier, texts: dict[str, str]) -> None:
    """Who reads the twin alone knows on what a status rests, and where."""
    measure = next(each for each in fiction.measures if each.slug == "een-kaartje")
    evidence = measure.actions[0].current.evidence[0]
    source = next(each for each in fiction.sources if each.id == evidence.source)
    text = texts["maatregelen/een-kaartje/index.md"]
    after = text[text.index(plain(measure.actions[0].current.explanation)) :][:1000]
    assert f"[{plain(source.name)}](https://voorbeeld.example/bronnen/#{source.id})" in after
    assert "<svg" not in text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda text: text.replace("## Dat", "Dat"), "de kop 'Dat' van de pagina staat er niet."),
        (lambda text: text.replace("letterlijk", "ongeveer"), "het citaat 'Zo staat het letterlijk' van de pagina staat er niet, of niet heel."),
        (lambda text: text.replace("| 1 |\n", ""), "de tabellen van de pagina hebben 2 rijen; hier staan er 1."),
        (lambda text: text + "\n<div class=a>\n", "hier staat HTML: '<div'."),
        (lambda text: text, None),
    ],
)  # fmt: skip
def test_a_twin_that_says_something_else_is_seen(
    fiction: Dossier, tmp_path: Path, change: object, told: str | None
) -> None:
    """A heading, a quote or a row that is not there, and HTML."""
    page = Page(
        "over/index.html",
        "<article><h2>Dat<a class=headerlink href=#d>¶</a></h2><blockquote class=citaat><p>Zo staat het letterlijk</p></blockquote>"
        "<table><tr><th>a</th></tr><tr><td>1</td></tr></table></article>",
    )
    text = "## Dat\n\n> Zo staat het letterlijk\n\n| a |\n| --- |\n| 1 |\n"
    (tmp_path / "over").mkdir()
    assert callable(change)
    (tmp_path / twin_path("over")).write_text(change(text), "utf-8")
    look = Twins(built(tmp_path), Known(replace(fiction), TODAY))
    found = [str(each) for each in look.of_page(page)]
    assert found == ([f"over/index.md:1:1: {told}"] if told else [])


def test_a_list_without_a_page_is_told(fiction: Dossier, tmp_path: Path) -> None:
    """Every page that says something itself stands in it."""
    (tmp_path / LIST).write_text("# Leeg\n", "utf-8")
    found = [str(each) for each in Twins(built(tmp_path), Known(fiction, TODAY)).of_site()]
    assert f"{LIST}:1:1: bladzijde 'maatregelen/een-kaartje' staat er niet in." in found
