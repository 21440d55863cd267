"""What a built site promises: one good small site, and one bad case per promise with its exact message."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import edit
from motiespoor.finish import finish
from motiespoor.verify import site_problems

HOME = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Dijken</title>
<link rel="stylesheet" href="assets/stijl.css">
<link rel="canonical" href="https://dijken.example/">
<script src="assets/zoek.js" defer></script>
</head>
<body>
<h1 id="boven">Dijken</h1>
<p><a href="over/#wie">Wie</a> <a href="#boven">Boven</a> <a href="https://elders.example/">Elders</a></p>
<figure class="grafiek" id="lengte">
<figcaption><p class="grafiek__titel">De dijk werd langer</p></figcaption>
<div class="grafiek__breed"><svg aria-label="Een lijn"></svg></div>
<div class="grafiek__smal"><svg aria-label="Een lijn"></svg></div>
<p class="grafiek__zin">De dijk groeide van 1 naar 2 km.</p>
<details class="grafiek__tabel"><table><tr><th>Jaar</th><th>Lengte</th></tr><tr><th>2025</th><td>2</td></tr></table></details>
<p class="grafiek__bron"><a href="data/v1/grafieken/lengte.csv" download>CSV</a></p>
</figure>
</body>
</html>
"""
ABOUT = """<!doctype html>
<html lang="nl">
<head><title>Over</title></head>
<body><h1>Over</h1><p id="wie">Wij. <a href="../">Terug</a></p></body>
</html>
"""
LOST = """<!doctype html>
<html lang="nl">
<head><title>Niet gevonden</title></head>
<body><h1>Niet gevonden</h1><p><a href="/over/">Over</a> <a href="/">Home</a></p></body>
</html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that keeps every promise."""
    for path, text in {
        "index.html": HOME,
        "over/index.html": ABOUT,
        "404.html": LOST,
        "assets/stijl.css": "",
        "assets/zoek.js": "",
        "data/v1/grafieken/lengte.csv": "jaar,lengte\n2025,2\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    finish(tmp_path)
    return tmp_path


def told(site: Path) -> list[str]:
    """The problems of a site, as they are printed."""
    return [str(problem) for problem in site_problems(site)]


def test_a_good_site_has_no_problems(site: Path) -> None:
    """A site that keeps every promise is accepted."""
    assert told(site) == []


# What is replaced on the home page, by what, and what is said of it.
CASES = {
    "no language": ('<html lang="nl">', "<html>", "de pagina zegt niet in welke taal zij is."),
    "no title": ("<title>Dijken</title>", "<title> </title>", "de pagina heeft geen titel."),
    "two heads": (
        "<figure",
        "<h1>Nog een</h1><figure",
        "de pagina heeft 2 koppen van het eerste niveau; dat moet er één zijn.",
    ),
    "no head": (
        '<h1 id="boven">Dijken</h1>',
        '<p id="boven">Dijken</p>',
        "de pagina heeft 0 koppen van het eerste niveau; dat moet er één zijn.",
    ),
    "an id twice": ("<p><a", '<p id="boven"><a', "id 'boven' staat er 2 keer."),
    "style in an attribute": ("<p><a", '<p style="color: red"><a', "<p> heeft stijl in de pagina zelf; het beleid verbiedt dat."),
    "style in an element": ("</head>", "<style>p {}</style></head>", "<style> heeft stijl in de pagina zelf; het beleid verbiedt dat."),
    "a script in an attribute": ("<p><a", '<p onclick="alert(1)"><a', "<p> heeft een script in attribuut 'onclick'."),
    "a script in an attribute without space": ("<p><a", '<p id="x"onclick=alert(1)><a', "<p> heeft een script in attribuut 'onclick'."),
    "an address that runs": ('"#boven"', '"javascript:alert(1)"', "<a> heeft een adres dat iets uitvoert: 'javascript:alert(1)'."),
    "an address that runs, hidden": (
        '"#boven"',
        '" java&#10;SCRIPT:alert(1)"',
        "<a> heeft een adres dat iets uitvoert: 'javaSCRIPT:alert(1)'.",
    ),
    "an address that is a page": (
        '"#boven"',
        '"data:text/html,x"',
        "<a> heeft een adres dat iets uitvoert: 'data:text/html,x'.",
    ),
    "a script of another": (
        '"assets/zoek.js"',
        '"https://elders.example/zoek.js"',
        "<script> haalt iets op bij een ander: 'https://elders.example/zoek.js'.",
    ),
    "a style sheet of another": (
        '"assets/stijl.css"',
        '"//elders.example/stijl.css"',
        "<link> haalt iets op bij een ander: '//elders.example/stijl.css'.",
    ),
    "a picture of another": (
        "<p><a",
        '<p><img src="https://elders.example/x.png" alt=""><a',
        "<img> haalt iets op bij een ander: 'https://elders.example/x.png'.",
    ),
    "a picture in a picture": (
        '<div class="grafiek__breed"><svg aria-label="Een lijn">',
        '<div class="grafiek__breed"><svg aria-label="Een lijn"><image href="https://elders.example/x.png"/>',
        "<image> haalt iets op bij een ander: 'https://elders.example/x.png'.",
    ),
    "a form": ("<p><a", "<form></form><p><a", "<form> hoort niet op een pagina."),
    "a frame": ("<p><a", "<iframe></iframe><p><a", "<iframe> hoort niet op een pagina."),
    "a base": ("<title>", '<base href="/"><title>', "<base> hoort niet op een pagina."),
    "a link to nothing": ('"over/#wie"', '"weg/"', "link 'weg/' leidt nergens heen."),
    "a link out of the site": ('"over/#wie"', '"../weg.html"', "link '../weg.html' leidt nergens heen."),
    "a style sheet that is not there": ('"assets/stijl.css"', '"assets/weg.css"', "link 'assets/weg.css' leidt nergens heen."),
    "a link to no place": (
        '"over/#wie"',
        '"over/#niemand"',
        "link 'over/#niemand' leidt naar een plek die niet op die pagina staat.",
    ),
    "a place that is not on this page": (
        '"#boven"',
        '"#onder"',
        "link '#onder' leidt naar een plek die niet op die pagina staat.",
    ),
    "a link that is no address": ('"over/#wie"', '"https://[x"', "link 'https://[x' is geen adres."),
    "a chart without a title": ('<p class="grafiek__titel">', "<p>", "grafiek 'lengte' mist .grafiek__titel."),
    "a chart without a sentence": ('<p class="grafiek__zin">', "<p>", "grafiek 'lengte' mist .grafiek__zin."),
    "a chart without a wide picture": (
        '<div class="grafiek__breed"><svg aria-label="Een lijn">',
        '<div class="grafiek__breed"><svg>',
        "grafiek 'lengte' mist .grafiek__breed svg[aria-label].",
    ),
    "a chart without a narrow picture": (
        '<div class="grafiek__smal"><svg aria-label="Een lijn"></svg></div>',
        "",
        "grafiek 'lengte' mist .grafiek__smal svg[aria-label].",
    ),
    "a chart without figures": (
        '<a href="data/v1/grafieken/lengte.csv" download>CSV</a>',
        "",
        "grafiek 'lengte' heeft geen CSV.",
    ),
    "a table with a row too few": (
        "<tr><th>2025</th><td>2</td></tr>",
        "",
        "grafiek 'lengte': de tabel heeft 1 rijen en de CSV 2, of niet dezelfde kolommen.",
    ),
    "a table with a column too many": (
        "<td>2</td>",
        "<td>2</td><td>3</td>",
        "grafiek 'lengte': de tabel heeft 2 rijen en de CSV 2, of niet dezelfde kolommen.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_promise_is_told(site: Path, case: str) -> None:
    """Each promise that the home page breaks is told, with nothing else."""
    old, new, message = CASES[case]
    edit(site, "index.html", old, new)
    assert told(site) == [f"index.html:1:1: {message}"]


def test_a_site_without_a_front_page_is_no_site(site: Path) -> None:
    """Without its front page nothing else of a site is looked at."""
    (site / "index.html").unlink()
    assert told(site) == ["index.html:1:1: er is geen voorpagina. Bouw de site eerst."]


def test_missing_figures_are_told(site: Path) -> None:
    """A CSV that a chart offers must be there."""
    (site / "data/v1/grafieken/lengte.csv").unlink()
    assert told(site) == [
        "index.html:1:1: grafiek 'lengte' heeft geen CSV.",
        "index.html:1:1: link 'data/v1/grafieken/lengte.csv' leidt nergens heen.",
    ]


def test_a_missing_page_is_told_wherever_it_is_linked(site: Path) -> None:
    """A page that is gone is told for each page that leads to it."""
    (site / "over/index.html").unlink()
    assert told(site) == [
        "404.html:1:1: link '/over/' leidt nergens heen.",
        "index.html:1:1: link 'over/#wie' leidt nergens heen.",
    ]


@pytest.mark.parametrize("name", ["_headers", "_headers.nginx.conf"])
def test_missing_headers_are_told(site: Path, name: str) -> None:
    """The headers must be there, for both kinds of web servers."""
    (site / name).unlink()
    assert told(site) == [f"{name}:1:1: dit bestand ontbreekt."]


def test_a_loose_policy_is_told(site: Path) -> None:
    """The policy allows what the pages need and no more."""
    edit(site, "_headers", "script-src 'self'", "script-src 'self' 'unsafe-inline'")
    assert told(site) == ["_headers:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's."]


def test_a_script_in_the_page_must_be_in_the_policy(site: Path) -> None:
    """A script in a page is named by its hash when the site is finished, and told when it came later."""
    edit(site, "over/index.html", "</body>", "<script>klok()</script></body>")
    message = "het beleid (Content-Security-Policy) past niet bij de pagina's."
    assert told(site) == [f"_headers:1:1: {message}", f"_headers.nginx.conf:1:1: {message}"]
    finish(site)
    assert told(site) == []
    assert "script-src 'self' 'sha256-w/0GHIdQPxZfCwkmaa+CefQOVspgRddhzmrvdxYQOs4='" in (site / "_headers").read_text(
        "utf-8"
    )


def test_all_promises_of_all_pages_are_told_at_once(site: Path) -> None:
    """Everything that is wrong is told in one go, by page."""
    edit(site, "over/index.html", ' lang="nl"', "")
    edit(site, "index.html", "<title>Dijken</title>", "")
    edit(site, "404.html", "/over/", "/weg/")
    assert told(site) == [
        "404.html:1:1: link '/weg/' leidt nergens heen.",
        "index.html:1:1: de pagina heeft geen titel.",
        "over/index.html:1:1: de pagina zegt niet in welke taal zij is.",
    ]
