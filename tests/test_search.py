"""What is found, and where it leads: the index that is written from the finished pages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY
from generated import write_dossier
from motiespoor import paths
from motiespoor.press.parts import parts_of
from motiespoor.press.search import INDEX, SEPARATOR, _parts_of_others, findable, search_index, write_search
from motiespoor.read.dossier import read_dossier
from motiespoor.render.site import Site
from motiespoor.validate.check import checked_dossier

PACKAGE = Path(paths.__file__).parent

PLAIN = {"lang": ["nl"], "separator": r"[\s\-]+", "pipeline": ["stopWordFilter"]}
FIELDS = {"title": {"boost": 1e3}, "text": {"boost": 1e0}, "tags": {"boost": 1e6}}


def engines(*docs: dict[str, Any], **config: Any) -> dict[str, Any]:
    """An index as the engine writes it."""
    return {"config": {**PLAIN, "fields": FIELDS, **config}, "docs": docs}


def page(content: str) -> str:
    """A page of the theme with this content."""
    return f'<body><nav>Menu</nav><main><article class="md-content__inner">{content}</article><p>Foot</p></main></body>'


def found(content: str) -> dict[str, list[str]]:
    """The texts of each part of a page, by its title."""
    return {part.title: part.texts for part in parts_of("p/", page(f"<h1>Veren</h1>{content}"))}


def test_a_part_has_its_own_address() -> None:
    """A page is found by itself and by each heading with an address; what stands outside its content is not found."""
    parts = parts_of(
        "veren/", page('<h1 id="veren">Veren</h1><p>Een</p><h2 id="diep">Diep</h2><h3>Over</h3><p>Twee</p>')
    )
    assert [(part.location, part.title, part.texts) for part in parts] == [
        ("veren/", "Veren", ["Een"]),
        ("veren/#diep", "Diep", ["Over", "Twee"]),
    ]


def test_a_page_is_called_by_its_title() -> None:
    """A page has the title that its address has elsewhere; a finding as its heading is a text."""
    (part,) = parts_of("t/", f"<title>Termijnen · Veerwacht</title>{page('<h1>Drie te laat</h1><p>Een</p>')}")
    assert (part.title, part.texts) == ("Termijnen", ["Drie te laat", "Een"])
    (home,) = parts_of("", f"<title>Veerwacht</title>{page('<h1>Drie te laat</h1>')}")
    assert (home.title, home.texts) == ("Drie te laat", [])


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("<ul><li>Een</li><li>Twee</li></ul>", ["Een", "Twee"]),
        ("<p>Vaart<br>nu</p>", ["Vaart nu"]),
        ("<p><span>Loopt</span><span>sinds mei</span>.</p>", ["Loopt sinds mei."]),
        ("<p>Een <strong>veer</strong>pont (<a href='x'>bron</a>)</p>", ["Een veerpont (bron)"]),
        ("<p>Zie https://zeeveen.example/a?b=c daar</p>", ["Zie daar"]),
        ("<p>water\u00adfiets, ’s\u2011Gravenveer en Su\u0308d</p>", ["waterfiets, ’s-Gravenveer en Süd"]),
        ("<ul><li><a data-search-exclude href='x'>1. Pont</a>: van A naar B</li></ul>", ["van A naar B"]),
        ("<dl><dt>Door</dt><dd>De Raad</dd><dd>van Zeeveen</dd></dl>", ["De Raad", "van Zeeveen"]),
    ],
)  # fmt: skip
def test_words_are_not_glued(content: str, texts: list[str]) -> None:
    """Words on either side of a tag stay two, and a word that may be broken stays one."""
    assert found(content) == {"Veren": texts}


def test_names_in_tables_are_found_and_figures_are_not() -> None:
    """Of a table the names and the words are found, a row at a time; not its heads, nor its figures."""
    rows = '<tr><th>Lage Plaat</th><td class="getal">ongeveer 12</td><td>3,5</td><td>tweede steiger</td></tr>'
    table = f"<table><caption>Per wijk</caption><thead><tr><th>Wijk</th></tr></thead><tbody>{rows}</tbody></table>"
    assert found(table) == {"Veren": ["Per wijk", "Lage Plaat · tweede steiger"]}


@pytest.mark.parametrize(
    "unseen",
    [
        "<svg><text>X</text></svg>",
        "<script>X</script>",
        "<button>X</button>",
        "<nav>X</nav>",
        "<p hidden>X</p>",
        '<div lang="en"><p>X</p></div>',
        "<details><summary>X</summary></details>",
        '<span aria-hidden="true">X</span>',
        "<figure data-search-exclude><p>X</p></figure>",
        '<h2 id="x" data-search-exclude>X</h2><p>X</p><h3 id="y">X</h3><p>X</p>',
    ],
)
def test_what_no_reader_looks_for_is_not_found(unseen: str) -> None:
    """Pictures, controls, what is hidden and what is excluded are not found; what follows is."""
    assert found(f'{unseen}<h2 id="meer">Meer</h2><p>Wel</p>') == {"Veren": [], "Meer": ["Wel"]}


def test_pages_are_found_as_their_heads_say() -> None:
    """The engine's index says which pages are found and how much each weighs, with all of its parts."""
    pages = [
        (f"{name}/index.html", page(f'<h1>{name}</h1><h2 id="x">Deel</h2><p>Van {name}</p>'))
        for name in ("a", "b", "c")
    ]
    index = search_index(pages, engines({"location": "a/"}, {"location": "b/", "boost": 2}, {"location": "b/#x"}))
    assert [(doc["location"], doc.get("boost")) for doc in index["docs"]] == [
        ("a/", None),
        ("a/#x", None),
        ("b/", 2),
        ("b/#x", 2),
    ]


def test_a_row_and_a_fold_with_an_address_are_parts() -> None:
    """Who finds a row of a table or something folded comes there; what follows belongs to the page again."""
    rows = '<tr id="plaat"><th>Lage Plaat</th><td>steiger</td></tr><tr><th>Diep</th></tr>'
    fold = '<details id="duit"><summary><strong>Duit</strong> oud</summary><p>Een munt</p></details><p>Na</p>'
    parts = parts_of("p/", page(f"<h1>Veren</h1><table>{rows}</table>{fold}"))
    assert [(part.location, part.title, part.texts) for part in parts] == [
        ("p/", "Veren", ["Diep", "Na"]),
        ("p/#plaat", "Lage Plaat", ["steiger"]),
        ("p/#duit", "Duit", ["oud", "Een munt"]),
    ]


def test_what_stands_beside_the_name_of_a_row_is_found_once() -> None:
    """The name is the title of the part, and what is told with it is not read again with the row."""
    row = '<tr id="plaat"><th><strong>Lage Plaat</strong> <span>Een haven.</span></th><td>steiger</td></tr>'
    parts = parts_of("p/", page(f"<h1>Veren</h1><table>{row}</table>"))
    assert [(part.title, part.texts) for part in parts[1:]] == [("Lage Plaat", ["Een haven. · steiger"])]


def test_of_two_pages_the_shorter_one_comes_first() -> None:
    """Of two pages that weigh the same, the one that says less is more about what it says."""
    pages = [
        ("a/index.html", page("<h1>A</h1><p>Lage Plaat</p><p>Diep</p>")),
        ("b/index.html", page("<h1>B</h1><p>Diep</p>")),
    ]
    index = search_index(pages, engines({"location": "a/"}, {"location": "b/"}))
    assert [doc["location"] for doc in index["docs"]] == ["b/", "a/"]


def test_of_a_picture_its_finding_is_found() -> None:
    """A picture is found by what its heading says; its labels, its sentence and its table tell the same in figures."""
    rest = "<svg><text>X</text></svg><p>X</p><table><tbody><tr><th>X</th></tr></tbody></table>"
    assert found(f"<figure><figcaption>Drie veren</figcaption>{rest}</figure>") == {"Veren": ["Drie veren"]}


def test_a_long_sentence_is_found_where_it_weighs_most() -> None:
    """A long sentence that stands on several pages is found once; a name is found wherever it stands."""
    text = "Elk jaar krijgt de raad een overzicht van alle ponten en van de namen die zij dragen."
    pages = [(f"{name}/index.html", page(f"<h1>{name}</h1><p>{text}</p><p>Lage Plaat</p>")) for name in ("a", "b")]
    index = search_index(pages, engines({"location": "a/"}, {"location": "b/", "boost": 2}))
    assert [doc["text"] for doc in index["docs"]] == ["<p>Lage Plaat</p>", f"<p>{text}</p><p>Lage Plaat</p>"]


def test_a_text_stays_a_text() -> None:
    """The dialog shows titles and texts as HTML: what an editor typed cannot become any."""
    (doc,) = search_index(
        [("a/index.html", page("<h1>Fiets &amp; &lt;b&gt;veer</h1><p>&lt;img src=x&gt;</p>"))],
        engines({"location": "a/"}),
    )["docs"]
    assert (doc["title"], doc["text"]) == ("Fiets &amp; &lt;b&gt;veer", "<p>&lt;img src=x&gt;</p>")


def test_other_names_and_spellings_lead_to_a_page() -> None:
    """What is not shown is found all the same: other names of what a title names, and words without their accents."""
    (doc,) = search_index(
        [("a/index.html", page("<h1>Meer véren</h1><p>In ’s\u2011Gravenveer op het Süderdiep</p>"))],
        engines({"location": "a/"}),
        [("pontje", "veer"), ("bootje", "ver"), ("eren", "eren")],
    )["docs"]
    assert doc["names"] == "veren bootje"
    assert doc["spellings"] == "suderdiep 's- ’s-"


def test_settings_of_the_engine_hold() -> None:
    """What mkdocs.yml says of the search holds; what it does not say is ours."""
    config = search_index([], engines())["config"]
    assert (config["lang"], config["pipeline"], config["separator"]) == (["nl"], ["stopWordFilter"], SEPARATOR)
    assert config["fields"]["title"]["boost"] > config["fields"]["text"]["boost"]
    said = search_index([], engines(separator=r"\s+", fields=FIELDS | {"title": {"boost": 5}}))["config"]
    assert (said["separator"], said["fields"]["title"]) == (r"\s+", {"boost": 5})
    assert said["fields"]["names"] == config["fields"]["names"]


def test_no_template_loses_what_it_excludes() -> None:
    """The engine takes `data-search-exclude` with a value out of a page before the page is finished."""
    templates = [path.read_text("utf-8") for path in sorted((PACKAGE / "theme").rglob("*")) if path.is_file() and path.suffix in (".jinja", ".html")]  # fmt: skip
    assert [each for text in templates for each in re.findall(r'data-search-\w+="[^"]+"', text)] == []


def test_a_name_that_leads_nowhere_is_told(small: Path) -> None:
    """Another name for something that no title names stops a build; the words of other languages are not published."""
    (small / "site/search").mkdir(parents=True)
    (small / "site" / INDEX).write_text(json.dumps(engines({"location": "a/"})), "utf-8")
    for language in ("nl", "stemmer.support", "de"):
        file = small / "site/assets/javascripts/lunr/min" / f"lunr.{language}.min.js"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    assert findable(small / "site") == {"a/"}
    found = {"a/": parts_of("a/", page("<h1>Fietspaden</h1>"))}
    (problem,) = write_search(small / "site", read_dossier(small).dossier, found)
    assert sorted(path.name for path in file.parent.iterdir()) == ["lunr.nl.min.js", "lunr.stemmer.support.min.js"]
    assert str(problem).startswith(paths.PUBLICATION)
    assert problem.text == "geen titel op de site noemt 'veer': 'pontje' leidt nergens heen."


def test_a_sentence_within_another_is_found_among_many_that_begin_alike() -> None:
    """Where thousands begin with the same words, each is looked for among those that can hold it."""
    many = [f"In 2016 wordt vak {number} bij peilschaal {number} opgehoogd." for number in range(20_000)]
    longer = [f"De dijk is laag. {many[7]}", f"{many[8][:-1]}, zegt het waterschap.", f"«{many[9]}»"]
    found = {part: set(wholes) for part, wholes in _parts_of_others([*many, *longer])}
    assert found == {many[7]: {longer[0]}, many[8]: {longer[1]}}
    begun = "Het water staat hoog bij de dij"  # its last word goes on
    assert list(_parts_of_others([begun, f"{begun}k."])) == [(begun, [f"{begun}k."])]


@pytest.mark.parametrize(("measures", "found"), [(100, True), (101, False)])
def test_where_very_much_changed_a_name_is_found_where_it_leads_to(tmp_path: Path, measures: int, found: bool) -> None:
    """In a list that long a name is not found once more; what changed, and why, is found all the same."""
    write_dossier(tmp_path / "dossier", measures, actions=1, promises=0)
    site = Site(checked_dossier(tmp_path / "dossier", TODAY), TODAY, {}, draw=str, raster=lambda *_: b"", pack=str)
    made = next(each for each in site.pages() if each.name == "ronden/2016-naar-2020").make()
    tree = LexborHTMLParser(f'<title>Van · Z</title><article class="md-content__inner">{made.content}</article>')
    listed = tree.css("article > ul.bewegingen > li")
    assert len(listed) == measures
    texts = " ".join(text for part in parts_of("", tree) for text in part.texts)
    assert ("1. Vak 1 bij peilschaal 1 ophogen: van Beloofd naar" in texts) is found
    assert "van Beloofd naar Bezig & onderweg" in texts
