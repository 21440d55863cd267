"""A built site says what its dossier says: nothing is told of a good one, and of each kind of change something is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest

from conftest import TODAY
from generated import TODAY as GENERATED_TODAY
from generated import write_dossier
from motiespoor.model.dossier import Dossier
from motiespoor.press import built as built_pages
from motiespoor.press.proof.addresses import pages
from motiespoor.press.proof.known import Known, count_in
from motiespoor.press.proof.own import own_pages, own_surroundings, templates
from motiespoor.press.proof.texts import written_pages_are_whole
from motiespoor.read.dossier import read_dossier
from motiespoor.render.output import Page
from motiespoor.render.site import site_outputs
from motiespoor.render.template import Templates
from motiespoor.validate.made import EXTENSIONS
from mutating import Mutation, Site, spread
from proof_mutations import KINDS, Held


@pytest.fixture(scope="module")
def held(built_small: Path, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """The small site, on which changes are made and undone."""
    return Held(built_small, tmp_path_factory.mktemp("veranderd") / "site")


# The first change of each kind, and the first thing that is told of it.
TOLD = {
    "chart: two labels swapped": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': het brede beeld, de naam '2024' staat niet bij haar eigen rij.",
    "chart: a digit in a label": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': het brede beeld, bij rij '1 juli 2024' staat een andere naam.",
    "chart: another word in a label": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'takken-van-coevaart': het brede beeld, bij rij 'Fiets & jaagpad' staat een andere naam.",
    "chart: a bar off its zero line": "data/v1/grafieken/routes-van-coevaart.svg:1:1: dit beeld is een ander dan dat op de pagina.",
    "chart: two bars in each other's row": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': het brede beeld, de naam '2024' staat niet bij haar eigen rij.",
    "chart: a point in another row": "cijfers/reeksen/routes-km/index.html:1:1: grafiek 'groei-van-routes': het brede beeld, de naam '2024' staat niet bij haar eigen rij.",
    "chart: a mark in the colour of the paper": "insluiten/grafiek/routes-van-coevaart/index.html:1:1: de beelden hierin zijn niet die van de pagina waar de grafiek staat.",
    "chart: the view box cut": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': het brede beeld, 'een vorm' valt buiten beeld (viewBox).",
    "chart: a part hidden": "cijfers/gebieden/coevaart/index.html:1:1: <div> '2024202538,642,3 (+9,6%) 2024202538,642,3 (+9,6%)' is verborgen.",
    "chart: a part removed": "cijfers/gebieden/coevaart/index.md:1:1: de tabellen van de pagina hebben 29 rijen; hier staan er 32.",
    "chart: a mark or label removed": "insluiten/grafiek/routes-van-coevaart/index.html:1:1: de beelden hierin zijn niet die van de pagina waar de grafiek staat.",
    "chart: column heads": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': boven kolom 'peildatum' staat 'Km'.",
    "chart: units": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': de eenheid in 'Duizend, Coëvaart, stand op 1 juli.' is geen van het dossier.",
    "chart: source links": "cijfers/gebieden/coevaart/index.html:1:1: grafiek 'routes-van-coevaart': onder het beeld staan meer of minder bronnen dan er beloofd worden.",
    "page: a digit of a number": "cijfers/gebieden/coevaart/index.html:1:1: het getal '42,4' staat niet in het dossier: 'Routes in gebruik: 42,4 km op 1 juli 2025, +9,6% sinds de v…'.",
    "page: a count": "bronnen/index.html:1:1: er staan 6 bronnen op deze pagina, en zij zegt '7'.",
    "page: a number in a table": "cijfers/gebieden/coevaart/index.html:1:1: het getal '38,7' staat niet in het dossier: '38,7'.",
    "page: a row of a table": "cijfers/gebieden/coevaart/index.md:1:1: de tabellen van de pagina hebben 31 rijen; hier staan er 32.",
    "page: a day": "begrippen/index.html:1:1: '11 december 2025' is geen dag die het dossier kent.",
    "page: a day for machines": "correcties/index.html:1:1: de dag '10 november 2025' is voor programma's '2025-11-11'.",
    "page: a status": "correcties/index.html:1:1: bij status 'beloofd' staat 'Klaar'.",
    "page: an outcome": "maatregelen/een-kaartje/index.html:1:1: belofte 'Het kaartje geldt op heel Zeeveen' heeft hier een andere uitkomst: 'geen termijn'.",
    "page: an outcome elsewhere": "cijfers/gebieden/coevaart/index.html:1:1: bij uitkomst 'gehaald' staat 'Keert terug, niet gezegd hoe vaak'.",
    "page: a word in a quote": "kader/index.html:1:1: de tekst 'Als het waait, varen wij niet.' uit het dossier staat er niet, of niet heel.",
    "page: a quote removed": "kader/index.html:1:1: de tekst '1° iedere wijk is binnen een kwartier per fiets of per veer…' uit het dossier staat er niet, of niet heel.",
    "page: a word less in a text": "begrippen/index.html:1:1: 'Een pad langs het water waar vroeger paarden liepen.' uit begrippen.md staat er niet, of niet heel.",
    "page: a text removed": "begrippen/index.html:1:1: 'Wat de kapitein van een water\\xadfiets in ’s‑Gravenveer zeg…' uit begrippen.md staat er niet, of niet heel.",
    "page: a link to another place": "bronnen/index.html:1:1: de link 'Routes in gebruik: prognose, 1 juli 2027' leidt naar 'cijfers/reeksen/veren-in-de-vaart#plek.fugelsaner-kaap', en daar staat iets anders.",
    "page: canonical": "begrippen/index.html:1:1: het adres van deze pagina (canonical) is 'https://voorbeeld.example/begrippen/'; er staat 'https://voorbeeld.example/begrippen/x/'.",
    "page: language": "begrippen/index.html:1:1: de taal van deze pagina is 'nl'; er staat 'fr'.",
    "page: noindex": "begrippen/index.html:1:1: zoekmachines mogen deze pagina wel bewaren, en dat staat er anders (robots).",
    "page: disclaimer": "begrippen/index.html:1:1: in de voet staat niet 'Zeeveen bestaat niet, en deze site is niet van zijn College.'",
    "page: days of the site": "begrippen/index.html:1:1: de dagen in de voet zijn niet die van het dossier.",
    "page: what others show of it": "begrippen/index.html:1:1: de titel voor anderen (og:title) is niet die van de kaart (og:image:alt).",
    "page: style sheets": "begrippen/index.html:1:1: de pagina vraagt niet om alle stijlbladen van de site.",
    "page: scripts": "begrippen/index.html:1:1: de pagina vraagt niet om de scripts die zij nodig heeft, of om andere.",
    "page: leading on to a wrong place": "cijfers/wat-ontbreekt/index.html:1:1: deze pagina hoort te leiden naar 'cijfers'.",
    "data: a digit": "data/v1/bronnen/bronnen.csv:1:1: rij 6 is een andere dan in het dossier: '2025-08-02' en niet '2025-08-01'.",
    "data: a row": "data/v1/bronnen/bronnen.csv:1:1: deze tabel heeft 5 rijen; het dossier heeft er 6.",
    "data: a word": "data/v1/bronnen/bronnen.csv:1:1: rij 1 is een andere dan in het dossier: 'motix-oever' en niet 'motie-oever'.",
    "data: a file removed": "data/v1/alles.xlsx:1:1: dit bestand hoort bij de site en ontbreekt.",
    "data: a descriptor": "data/v1/bronnen/datapackage.json:1:1: deze beschrijving ontbreekt, of is geen JSON.",
    "data: a size or a hash": "data/v1/bronnen/datapackage.json:1:1: de grootte of de hash van bronnen.csv is niet die van de tabel.",
    "data: a JSON document": "api/v1/bronnen.json:1:1: dit document ontbreekt, of is geen JSON.",
    "data: of a chart": "cijfers/reeksen/routes-km/index.html:1:1: grafiek 'grafiek-groei-van-routes': rij '1 juli 2024', kolom 'Groei in procent, gemeld door de bron': de tabel toont '+5,6% (afgerond)' en de CSV heeft '5.7'.",
    "data: a chart to take away": "data/v1/grafieken/groei-van-routes.svg:1:1: in dit beeld staat niet 'Het aantal kilometers fiets & veer groeide met 6,0% tot 1 j…'.",
    "files: pictures": "assets/kaarten/begrippen.png:1:1: deze kaart is niet die van haar pagina.",
    "files: fonts and licences": "assets/fonts/newsreader-400.woff2:1:1: dit bestand is een ander dan in het programma, het thema of het dossier.",
    "files: feeds": "feeds/alles.xml:1:1: de berichten in deze feed zijn niet die van het dossier.",
    "files: calendars": "kalender/alles.ics:1:1: de afspraken in deze agenda zijn niet die van het dossier.",
    "files: search index": "search/search_index.json:1:1: bladzijde '' hoort er wel in te vinden te zijn.",
    "files: site map": "sitemap.xml:1:1: de bladzijden hierin zijn niet die van de site.",
    "files: the page that is not there": "404.html:1:1: dit bestand hoort bij de site en ontbreekt.",
    "files: a foreign file": "kwaad.exe:1:1: dit bestand hoort niet bij de site: niets in het dossier of het thema vraagt erom.",
    "files: a page removed or in another's place": "begrippen/index.html:1:1: dit bestand hoort bij de site en ontbreekt.",
    "border: a page that sends away": "begrippen/index.html:1:1: <meta> doet iets met de pagina ('refresh'): '0;url=https://elders.example/'.",
    "border: a page that tells who reads": "begrippen/index.html:1:1: <a> meldt aan een ander wie erop klikt: 'https://elders.example/'.",
    "border: a page that fetches elsewhere": "begrippen/index.html:1:1: <img> haalt iets op bij een ander: 'https://elders.example/x.png'.",
    "border: a page that runs something": "begrippen/index.html:1:1: <script> staat in de pagina en komt niet uit het thema: 'document.title = 1'.",
    "border: the policy of a page": "begrippen/index.html:1:1: het beleid (Content-Security-Policy) staat niet vooraan in de pagina, of past er niet bij.",
    "border: style sheets": "assets/insluiten.css:1:1: dit bestand is een ander dan in het programma, het thema of het dossier.",
    "border: drawings": "data/v1/grafieken/groei-van-routes.svg:1:1934: <script> hoort niet in een tekening.",
    "border: headers": "_headers:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's.",
    "border: what hosts read": "robots.txt:1:1: dit bestand hoort bij de site en ontbreekt.",
}


def test_every_kind_has_its_case() -> None:
    """No kind of change is without a message."""
    assert set(TOLD) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_change_is_seen(kind: str, held: Held, built_small: Path) -> None:
    """A change of each kind is told of, though the manifest and the search index were made anew."""
    ((what, files),) = spread(KINDS[kind], Site(built_small / "site"), 1)
    found = held.told(Mutation(kind, what, files))
    assert [str(each) for each in found][:1] == [TOLD[kind]], what


# What a page has, what stands there instead, and what is told of it.
WRONG = {
    "an outcome of nothing": (
        "maatregelen/een-kaartje/index.html",
        "</article>",
        '<p><span class="uitkomst" data-uitkomst="gehaald">Gehaald</span></p></article>',
        "de uitkomst 'Gehaald' staat bij geen belofte.",
    ),
    "another way to the page for search engines": (
        "cijfers/reeksen/routes-km/index.html",
        '"position": 1',
        '"position": 2',
        "wat zoekmachines van deze pagina lezen (JSON-LD), is niet wat het dossier zegt.",
    ),
    "other data than there are for search engines": (
        "open-data/index.html",
        '/data/v1/cijfers/waarnemingen.csv"}',
        '/data/v1/cijfers/waarneming.csv"}',
        "wat zoekmachines van deze pagina lezen (JSON-LD), is niet wat het dossier zegt.",
    ),
    "a data block that is none": (
        "cijfers/reeksen/routes-km/index.html",
        '"@type": "Dataset"',
        '"@type" "Dataset"',
        "wat zoekmachines van deze pagina lezen, is geen JSON.",
    ),
    "a second data block": (
        "over/index.html",
        "</article>",
        '</article><script type="application/ld+json">[]</script>',
        "wat zoekmachines van deze pagina lezen (JSON-LD), is niet wat het dossier zegt.",
    ),
    "a way back to another page of the menu": (
        "cijfers/reeksen/routes-km/index.html",
        '<p class="kruimel"><a href="../../">',
        '<p class="kruimel"><a href="../../../ronden/">',
        "de weg terug 'Alle cijfers' leidt naar 'ronden/index.html', en niet naar de pagina uit het menu hierboven.",
    ),
    "a way back under another name": (
        "cijfers/reeksen/routes-km/index.html",
        '<p class="kruimel"><a href="../../">Alle cijfers',
        '<p class="kruimel"><a href="../../">Gebieden',
        "de weg terug 'Gebieden' leidt naar 'cijfers/index.html', en niet naar de pagina uit het menu hierboven.",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_a_page_may_not_say_is_told(case: str, held: Held) -> None:
    """A mark that is that of no promise, and a way back that the menu does not know."""
    path, old, new, reason = WRONG[case]
    text = (held.folder / path).read_text("utf-8")
    assert old in text
    found = held.told(Mutation(case, path, {path: text.replace(old, new, 1).encode()}))
    assert [str(each) for each in found] == [f"{path}:1:1: {reason}"]


def test_a_good_site_says_what_the_dossier_says(held: Held) -> None:
    """Nothing is told of a site to which nothing was done."""
    assert held.told(Mutation("none", "nothing", {})) == ()


def undrawn(*_: object) -> str:
    """Stands in for drawing, which takes long and is tested elsewhere."""
    return '<svg viewBox="0 0 1 1"></svg>'


def unmade(svg: str, scale: float) -> bytes:
    """Stands in for drawing as well."""
    return b""


def made_with(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The template that each page is made with, by the address of the page."""
    used: list[str] = []
    page = Templates.page

    def told(self: Templates, template: str, head: Mapping[str, object], **values: Any) -> str:
        used.append(template)
        return page(self, template, head, **values)

    monkeypatch.setattr(Templates, "page", told)
    today = max(TODAY, GENERATED_TODAY)
    found = [each.name for each in site_outputs(dossier, today, undrawn, unmade, undrawn) if isinstance(each, Page)]
    return dict(zip(found, used, strict=True))


def test_every_page_and_its_template_is_known(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the dossier alone follows which pages there are, and what makes them; also without a frame and registers."""
    described = {name: each for name, each in dossier.descriptors.items() if "/" not in name}
    bare = replace(dossier, frame=None, registers=(), couplings=(), descriptors=described)
    for each in (dossier, bare):
        with monkeypatch.context() as patch:
            made = made_with(each, patch)
        assert set(made) == pages(each)
        assert made == templates(each)


def test_of_many_rounds_not_all_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are their pages missed."""
    write_dossier(tmp_path / "dossier", measures=1)
    dossier = read_dossier(tmp_path / "dossier").dossier
    assert made_with(dossier, monkeypatch) == templates(dossier)


def test_what_may_be_counted(fiction: Dossier) -> None:
    """A number that says how many there are is at most that of all records; one of another kind is none."""
    known = Known(fiction, TODAY)
    assert [known.may_count(each) for each in ("1", "100", "1.000.000", "1,5")] == [True, True, False, False]


def test_years_that_went_by_are_known(fiction: Dossier) -> None:
    """A promise of every year is late for each of them, however long nobody looked."""
    known = Known(fiction, date(2041, 1, 1))
    assert {"2026", "2030", "2038"} <= known.numbers


def test_a_difference_is_known_as_exactly_as_its_series(fiction: Dossier) -> None:
    """What is worked out is written with the digits of the series."""
    exact = replace(fiction, series=tuple(replace(each, decimals=3) for each in fiction.series))
    assert "3,700" in Known(exact, TODAY).computed
    assert "3,700" not in Known(fiction, TODAY).computed


@pytest.mark.parametrize(
    ("text", "number"), [("1.001 cijfers", 1001), ("7 bronnen", 7), ("1,5 km", None), ("1.01", None), ("geen", None)]
)
def test_what_is_counted_is_read(text: str, number: int | None) -> None:
    """Also above a thousand; a number with a comma is measured, not counted."""
    assert count_in(text) == number


MARKDOWN = """# Kop {#kop}

Een _nadruk_, een [verwijzing][daar] &amp; `code`.

1. Eerst
2. Dan

```python
x = 1
```

| A | B |
|---|---|
| 1 | 2 |

[daar]: ../over.md
"""


def test_a_page_says_what_markdown_makes_of_it(fiction: Dossier) -> None:
    """Not every word of its source is one of the page."""
    known = Known(replace(fiction, pages={"los.md": MARKDOWN}), TODAY)
    made = markdown.markdown(MARKDOWN, extensions=EXTENSIONS)
    page = built_pages.Page("los/index.html", f"<article>{made}</article>")
    assert list(written_pages_are_whole(page, known)) == []
    less = built_pages.Page("los/index.html", page.text.replace("Eerst", "Later"))
    assert list(written_pages_are_whole(less, known)) == ["'Eerst' uit los.md staat er niet, of niet heel."]


def test_what_the_dossier_makes_itself_is_not_held(fiction: Dossier) -> None:
    """Also when a part of it is its own; what is as the program's is the program's."""
    assert own_pages(fiction) == frozenset()
    assert not own_surroundings(fiction)
    own = replace(fiction, templates={**fiction.templates, "beloften.jinja": "anders"}, blocks={"main.html": "anders"})
    measures = {f"maatregelen/{each.slug}" for each in fiction.measures}
    assert own_pages(own) == {"termijnen", *measures}
    assert own_surroundings(own)
