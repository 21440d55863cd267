"""What a built site promises: one good small site, and one bad case per promise with its exact message."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from conftest import edit
from motiespoor import dutch
from motiespoor.model.publication import Https
from motiespoor.press.built import built
from motiespoor.press.finish import finish
from motiespoor.press.headers import in_page
from motiespoor.press.scripts import known
from motiespoor.press.verify import site_problems

ADDRESS = "https://dijken.example/"
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
<figcaption><p class="grafiek__titel">De dijk werd 4 km lang</p><p class="grafiek__onder">Km, stand op 1 juli</p></figcaption>
<div class="grafiek__breed"><svg class="staven" aria-label=""><g>
<path data-cel="0:1" d="M0,6h60v20h-60Z"/><path data-cel="1:1" d="M0,38h81.2v20h-81.2Z"/><path data-cel="3:1" d="M0,102h160.02v20h-160.02Z"/>
</g><g><text data-cel="0:1">1,5</text><text data-cel="1:1">ruim <tspan>2,03</tspan> (+35,3)</text><text data-cel="2:1">niet gevonden</text><text data-cel="3:1">4</text></g></svg></div>
<div class="grafiek__smal"><svg class="punten" aria-label=""><g>
<path data-cel="0:1" transform="translate(10,85)" d="M3,0A3,3,0,1,1,-3,0"/><path data-cel="1:1" transform="translate(20,79.7)" d="M3,0A3,3,0,1,1,-3,0"/><path data-cel="3:1" transform="translate(30,60)" d="M3,0A3,3,0,1,1,-3,0"/>
</g><path data-cel="0:1" d="M10,85L20,79.7L30,60"/><g><text data-cel="2:1">?</text></g></svg></div>
<p class="grafiek__zin">De dijk groeide van 1,5 km op 1 juli 2023 naar 4 km, over ruim 2,03 km; de groei was 35,3%.</p>
<details class="grafiek__tabel"><table>
<tr><th>Peildatum</th><th class="getal">Lengte</th><th class="getal">Groei</th><th>Nauwkeurigheid</th><th>Herkomst</th><th>Dijk</th></tr>
<tr><th>1 juli 2023</th><td class="getal">1,5</td><td class="getal">–</td><td>exact</td><td>pers of derde</td><td>Oost</td></tr>
<tr><th>1 juli 2024</th><td class="getal">ruim 2,03</td><td class="getal">+35,3</td><td>ruim</td><td>officiële pagina</td><td>Oost</td></tr>
<tr><th>1 juli 2025</th><td class="getal">niet gevonden</td><td class="getal">–</td><td>–</td><td>–</td><td>Oost</td></tr>
<tr><th>1 juli 2026</th><td class="getal">4</td><td class="getal">–</td><td>exact</td><td>officiële pagina</td><td>Oost</td></tr>
</table></details>
<p class="grafiek__bron"><a href="data/v1/grafieken/lengte.csv" download>CSV</a></p>
<p><button class="grafiek__knop" data-breed="data/v1/grafieken/lengte.vl.json" data-smal="data/v1/grafieken/lengte.smal.vl.json">Maak interactief</button></p>
</figure>
<figure class="grafiek" id="standen">
<figcaption><p class="grafiek__titel">2 acties zijn klaar</p><p class="grafiek__onder">Een teken per actie</p></figcaption>
<div class="grafiek__breed"><svg aria-label=""><path data-cel="0:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/><path data-cel="0:1" transform="translate(9,1)" d="M0,-7L7,7L-7,7M0,-5L-5,5L5,5Z" fill="var(--status-open)"/><text>·</text><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/></svg></div>
<div class="grafiek__smal"><svg aria-label=""><path data-cel="0:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/><path data-cel="0:1" transform="translate(9,1)" d="M0,-7L7,7L-7,7M0,-5L-5,5L5,5Z" fill="var(--status-open)"/><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/></svg></div>
<p class="grafiek__sleutel"><span class="status" data-status="klaar"><svg class="teken"><path d="M0,-7L7,7L-7,7Z"/></svg> Klaar</span> <span class="status" data-status="open"><svg class="teken"><path d="M0,-7L7,7L-7,7M0,-5L-5,5L5,5Z"/></svg> Open</span></p>
<p class="grafiek__zin">Klaar 2 en open 1.</p>
<details class="grafiek__tabel"><table>
<thead><tr><th>Maatregel</th><th>Nu</th></tr></thead>
<tbody><tr><th>1. Ophogen</th><td>Klaar (1), Open (1)</td></tr><tr><th>2. Verlengen</th><td>Klaar (1)</td></tr></tbody>
<tfoot><tr><th>Samen</th><td>Klaar (2), Open (1)</td></tr></tfoot>
</table></details>
<p class="grafiek__bron"><a href="data/v1/grafieken/standen.csv" download>CSV</a></p>
<p><button class="grafiek__knop" data-breed="data/v1/grafieken/standen.vl.json" data-smal="data/v1/grafieken/standen.smal.vl.json">Maak interactief</button></p>
</figure>
</body>
</html>
"""
LENGTH = """peildatum,km,groei,nauwkeurigheid,herkomst,dijk
2023-07-01,1.5,,exact,pers,Oost
2024-07-01,2.03,35.3,ruim,officieel,Oost
2025-07-01,,,,niet-gevonden,Oost
2026-07-01,4,,exact,officieel,Oost
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


Drawn = dict[str, Any]  # what a datum says of a cell: its place, and its value or its text

CSV, WIDE, NARROW = (f"data/v1/grafieken/lengte.{ending}" for ending in ("csv", "vl.json", "smal.vl.json"))
BUTTON = f'<p><button class="grafiek__knop" data-breed="{WIDE}" data-smal="{NARROW}">Maak interactief</button></p>'


def layer(mark: str, *data: Drawn, sign: bool = False) -> dict[str, Any]:
    """A layer of a specification."""
    encoding = {"description": {"field": "cel"}, **({"text": {"field": "label"}} if mark == "text" else {})}
    encoding |= {"shape": {"field": "sign"}, "fill": {"field": "colour"}} if sign else {}
    return {"mark": {"type": mark}, "encoding": encoding, "data": {"values": list(data)}}


VALUES = ({"cel": "0:1", "value": 1.5}, {"cel": "1:1", "value": 2.03}, {"cel": "3:1", "value": 4})
FULL, EMPTY = "M0,-7L7,7L-7,7Z", "M0,-7L7,7L-7,7M0,-5L-5,5L5,5Z"
SIGNED = (("0:1", FULL, "klaar"), ("0:1", EMPTY, "open"), ("1:1", FULL, "klaar"))
SIGNS = [
    layer(
        "point",
        *({"cel": cell, "sign": sign, "colour": f"var(--status-{name})"} for cell, sign, name in SIGNED),
        sign=True,
    )
]
LABELS = {"0:1": "1,5", "1:1": "ruim 2,03 (+35,3)", "2:1": "niet gevonden", "3:1": "4"}
SPECS = {
    "lengte": [layer("bar", *VALUES), layer("text", *({"cel": cell, "label": text} for cell, text in LABELS.items()))],
    "lengte.smal": [layer("point", *VALUES), layer("line", *VALUES), layer("text", {"cel": "2:1", "label": "?"})],
    "standen": SIGNS,
    "standen.smal": SIGNS,
}


def named(page: str) -> str:
    """The page whose pictures are called what the title and the sentence of their chart say."""

    def called(figure: re.Match[str]) -> str:
        said = [re.search(rf'"grafiek__{part}">([^<]*)<', figure[0]) for part in ("titel", "zin")]
        name = dutch.picture_name(*(each[1] if each else "" for each in said))
        return figure[0].replace('aria-label=""', f'aria-label="{name}"')

    return re.sub(r"<figure.*?</figure>", called, page, flags=re.DOTALL)


def change(site: Path, *changes: tuple[str, str]) -> None:
    """Replace passages of the home page, each once there; its pictures get the name that goes with it."""
    text = HOME
    for old, new in changes:
        assert text.count(old) == 1, f"the page holds {old!r} {text.count(old)} times"
        text = text.replace(old, new)
    (site / "index.html").write_text(named(text), encoding="utf-8")
    finish(site, ADDRESS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site that keeps every promise."""
    for path, text in {
        "index.html": named(HOME),
        "over/index.html": ABOUT,
        "404.html": LOST,
        "assets/stijl.css": "",
        "assets/zoek.js": "",
        "data/v1/grafieken/lengte.csv": LENGTH,
        "data/v1/grafieken/standen.csv": "maatregel,nu\n1,klaar 1; open 1\n2,klaar 1\ntotaal,klaar 2; open 1\n",
        **{f"data/v1/grafieken/{name}.vl.json": json.dumps({"layer": layers}) for name, layers in SPECS.items()},
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    finish(tmp_path, ADDRESS)
    return tmp_path


def told(site: Path) -> list[str]:
    """The problems of a site, as they are printed."""
    return [str(problem) for problem in site_problems(built(site))]


def test_a_good_site_has_no_problems(site: Path) -> None:
    """A site that keeps every promise is accepted."""
    assert told(site) == []


NINES = "9" * 59  # what a message shows of more of them

# What is replaced on the home page, by what, and what is said of it.
CASES = {
    "no language": ('<html lang="nl">', "<html>", "de pagina zegt niet in welke taal zij is."),
    "no title": ("<title>Dijken</title>", "<title> </title>", "de pagina heeft geen titel."),
    "two heads": (
        '<figure class="grafiek" id="lengte">',
        '<h1>Nog een</h1><figure class="grafiek" id="lengte">',
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
        '<div class="grafiek__breed"><svg class="staven" aria-label="">',
        '<div class="grafiek__breed"><svg class="staven" aria-label=""><image href="https://elders.example/x.png"/>',
        "<image> haalt iets op bij een ander: 'https://elders.example/x.png'.",
    ),
    "a form that sends": ("<p><a", '<form action="over/"></form><p><a', "<form> hoort niet op een pagina."),
    "a frame": ("<p><a", "<iframe></iframe><p><a", "<iframe> hoort niet op een pagina."),
    "a base": ("<title>", '<base href="/"><title>', "<base> hoort niet op een pagina."),
    "a way on without a click": (
        "<title>", '<meta http-equiv="REFRESH" content="0;url=over/"><title>',
        "<meta> doet iets met de pagina ('refresh'): '0;url=over/'.",
    ),
    "a cookie": (
        "<title>", '<meta http-equiv="set-cookie" content="wie=u"><title>',
        "<meta> doet iets met de pagina ('set-cookie'): 'wie=u'.",
    ),
    "a click that is told": (
        '<a href="#boven">', '<a ping="https://elders.example/" href="#boven">',
        "<a> meldt aan een ander wie erop klikt: 'https://elders.example/'.",
    ),
    "a reader whose page is told": (
        '<a href="#boven">', '<a referrerpolicy="unsafe-url" href="#boven">',
        "<a> vertelt een ander waar de lezer vandaan komt: 'unsafe-url'.",
    ),
    "readers whose pages are told": (
        "<title>", '<meta name="Referrer" content="always"><title>',
        "<meta> vertelt een ander waar de lezer vandaan komt: 'always'.",
    ),
    "a picture of another among ours": (
        "<p><a", '<p><img srcset="x.png 1x, https://elders.example/x.png 2x" alt=""><a',
        "<img> haalt iets op bij een ander: 'https://elders.example/x.png'.",
    ),
    "a picture of another, with the other slash": (
        "<p><a", '<p><img src="/\\elders.example/x.png" alt=""><a',
        "<img> haalt iets op bij een ander: '/\\elders.example/x.png'.",
    ),
    "a picture before a film": (
        "<p><a", '<p><video poster="//elders.example/x.png"></video><a',
        "<video> haalt iets op bij een ander: '//elders.example/x.png'.",
    ),
    "a drawing of another": (
        '<div class="grafiek__breed"><svg class="staven" aria-label="">',
        '<div class="grafiek__breed"><svg class="staven" aria-label=""><use xlink:href="//elders.example/x.svg#x"/>',
        "<use> haalt iets op bij een ander: '//elders.example/x.svg#x'.",
    ),
    **{
        f"a link that is asked for: {kind}": (
            "<title>", f'<link rel="{kind}" href="https://elders.example/"><title>',
            "<link> haalt iets op bij een ander: 'https://elders.example/'.",
        )
        for kind in ("preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload", "prerender", "Icon", "pingback")
    },
    "a page in a picture": (
        '<div class="grafiek__breed"><svg class="staven" aria-label="">',
        '<div class="grafiek__breed"><svg class="staven" aria-label=""><foreignObject></foreignObject>',
        "<foreignObject> hoort niet op een pagina.",
    ),
    "a page for what is no page": ("<p><a", '<p><object></object><a', "<object> hoort niet op een pagina."),
    "a button that sends": (
        "<p><a", '<p><button formaction="over/">x</button><a', "<button> hoort niet op een pagina.",
    ),
    "a rule before what is shown": (
        "</body>", '<script type="speculationrules">{}</script></body>',
        "<script> staat in de pagina en komt niet uit het thema: '{}'.",
    ),
    "a link to nothing": ('"over/#wie"', '"weg/"', "link 'weg/' leidt nergens heen."),
    "a link out of the site": ('"over/#wie"', '"../weg.html"', "link '../weg.html' leidt nergens heen."),
    "a link from the root": ('"over/#wie"', '"/over/"', "link '/over/' leidt nergens heen."),
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
    "a chart without a title": (
        '<p class="grafiek__titel">De', "<p>De", "grafiek 'lengte' mist .grafiek__titel.",
    ),
    "a chart without a subtitle": (
        '<p class="grafiek__onder">Km', "<p>Km", "grafiek 'lengte' mist .grafiek__onder.",
    ),
    "a chart without a sentence": (
        '<p class="grafiek__zin">De', "<p>De", "grafiek 'lengte' mist .grafiek__zin.",
    ),
    "a chart without a source": (
        '<p class="grafiek__bron"><a href="data/v1/grafieken/lengte.csv"', '<p><a href="data/v1/grafieken/lengte.csv"',
        "grafiek 'lengte' mist .grafiek__bron.",
    ),
    "a chart without a name for its wide picture": (
        '<svg class="staven" aria-label="">', "<svg>", "grafiek 'lengte' mist .grafiek__breed svg[aria-label].",
    ),
    "a chart without a narrow picture": (
        '<div class="grafiek__smal"><svg class="punten" aria-label="">', "<div><svg>",
        "grafiek 'lengte' mist .grafiek__smal svg[aria-label].",
    ),
    "a table with a row too few": (
        '<tr><th>1 juli 2026</th><td class="getal">4</td><td class="getal">–</td><td>exact</td><td>officiële pagina</td><td>Oost</td></tr>\n', "",
        "grafiek 'lengte': de tabel heeft 4 rijen en de CSV 5, of niet dezelfde kolommen.",
    ),
    "a table with a column too many": (
        '<td class="getal">1,5</td>', '<td class="getal">1,5</td><td>3</td>',
        "grafiek 'lengte': de tabel heeft 5 rijen en de CSV 5, of niet dezelfde kolommen.",
    ),
    "another digit in the table": (
        '<td class="getal">ruim 2,03</td>', '<td class="getal">ruim 2,04</td>',
        "grafiek 'lengte': rij '1 juli 2024', kolom 'Lengte': de tabel toont 'ruim 2,04' en de CSV heeft '2.03'.",
    ),
    "two numbers in one cell of the table": (
        '<td class="getal">ruim 2,03</td>', '<td class="getal">2,03 of 3</td>',
        "grafiek 'lengte': rij '1 juli 2024', kolom 'Lengte': de tabel toont '2,03 of 3' en de CSV heeft '2.03'.",
    ),
    "another day in the table": (
        "<th>1 juli 2024</th>", "<th>2 juli 2024</th>",
        "grafiek 'lengte': rij '2 juli 2024', kolom 'Peildatum': de tabel toont '2 juli 2024' en de CSV heeft '2024-07-01'.",
    ),
    "a gap that is a number in the table": (
        '<td class="getal">niet gevonden</td>', '<td class="getal">0</td>',
        "grafiek 'lengte': rij '1 juli 2025', kolom 'Lengte': de tabel toont '0' en de CSV heeft ''.",
    ),
    "a gap that is nothing in the table": (
        '<td class="getal">niet gevonden</td>', '<td class="getal"></td>',
        "grafiek 'lengte': rij '1 juli 2025', kolom 'Lengte': de tabel toont '' en de CSV heeft ''.",
    ),
    "another sign in the table": (
        '<td class="getal">+35,3</td>', '<td class="getal">−35,3</td>',
        "grafiek 'lengte': rij '1 juli 2024', kolom 'Groei': de tabel toont '−35,3' en de CSV heeft '35.3'.",
    ),
    "another count in the table": (
        "<td>Klaar (2), Open (1)</td>", "<td>Klaar (3), Open (1)</td>",
        "grafiek 'standen': rij 'Samen', kolom 'Nu': de tabel toont 'Klaar (3), Open (1)' en de CSV heeft 'klaar 2; open 1'.",
    ),
    "another digit in the title": (
        "werd 4 km lang", "werd 5 km lang", "grafiek 'lengte': de titel noemt '5', en dat staat niet in de tabel.",
    ),
    "another digit in the sentence": (
        "groei was 35,3%", "groei was 35,4%", "grafiek 'lengte': de zin noemt '35,4', en dat staat niet in de tabel.",
    ),
    "another sign in the sentence": (
        "groei was 35,3%", "groei was −35,3%", "grafiek 'lengte': de zin noemt '−35,3', en dat staat niet in de tabel.",
    ),
    "another day in the sentence": (
        "op 1 juli 2023 naar", "op 2 juli 2023 naar",
        "grafiek 'lengte': de zin noemt '2 juli 2023', en dat staat niet in de tabel.",
    ),
    "another digit in a label": (
        ">1,5</text>", ">1,6</text>",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2023', kolom 'Lengte': er staat '1,6' en in de tabel '1,5'.",
    ),
    "a label without the word of its precision": (
        "ruim <tspan>", "<tspan>",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2024', kolom 'Lengte': er staat '2,03 (+35,3)' en in de tabel 'ruim 2,03'.",
    ),
    "another digit beside a label": (
        "(+35,3)</text>", "(+36,3)</text>",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2024', kolom 'Lengte': er staat 'ruim 2,03 (+36,3)' en in de tabel 'ruim 2,03'.",
    ),
    "a gap with a number as its label": (
        ">niet gevonden</text>", ">0</text>",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2025', kolom 'Lengte': er staat '0' en in de tabel 'niet gevonden'.",
    ),
    "a bar that is too long": (
        'd="M0,6h60v20h-60Z"', 'd="M0,6h62v20h-62Z"',
        "grafiek 'lengte': het brede beeld, rij '1 juli 2023', kolom 'Lengte': de lengte of de plek past niet bij de waarde.",
    ),
    "a bar of a gap": (
        '<path data-cel="3:1" d="M0,102h', '<path data-cel="2:1" d="M0,70h0v20h0Z"/><path data-cel="3:1" d="M0,102h',
        "grafiek 'lengte': het brede beeld, rij '1 juli 2025', kolom 'Lengte': er is iets getekend, en de waarde is niet bekend.",
    ),
    "a bar that is missing": (
        '<path data-cel="0:1" d="M0,6h60v20h-60Z"/>', "",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2023', kolom 'Lengte': deze waarde is niet getekend.",
    ),
    "a gap that is not drawn": (
        '<text data-cel="2:1">niet gevonden</text>', "",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2025', kolom 'Lengte': dit gat is niet getekend.",
    ),
    "a point that is too low": (
        "translate(20,79.7)", "translate(20,81)",
        "grafiek 'lengte': het smalle beeld, rij '1 juli 2024', kolom 'Lengte': de lengte of de plek past niet bij de waarde.",
    ),
    "a point that is missing": (
        '<path data-cel="1:1" transform="translate(20,79.7)" d="M3,0A3,3,0,1,1,-3,0"/>', "",
        "grafiek 'lengte': het smalle beeld, rij '1 juli 2024', kolom 'Lengte': deze waarde is niet getekend.",
    ),
    "a line past its points": (
        "M10,85L20,79.7L30,60", "M10,85L20,70L30,60",
        "grafiek 'lengte': het smalle beeld, rij '1 juli 2023', kolom 'Lengte': de lijn loopt niet door de punten.",
    ),
    "a mark of another shape": (
        'd="M10,85L20,79.7L30,60"', 'd="M10,85C20,79.7,30,60,40,50"',
        "grafiek 'lengte': het smalle beeld, rij '1 juli 2023', kolom 'Lengte': de vorm is geen staaf, punt of lijn.",
    ),
    "a mark of no cell": (
        '<text data-cel="2:1">?</text>', '<text data-cel="9:1">?</text>',
        "grafiek 'lengte': het smalle beeld, cel '9:1': die staat niet in de tabel.",
    ),
    "a button for the narrow picture only": (
        '<button class="grafiek__knop" data-breed="data/v1/grafieken/lengte.vl.json"', '<button class="grafiek__knop"',
        "grafiek 'lengte': het brede beeld heeft geen specificatie.",
    ),
    "a button for the wide picture only": (
        ' data-smal="data/v1/grafieken/lengte.smal.vl.json"', "",
        "grafiek 'lengte': het smalle beeld heeft geen specificatie.",
    ),
    "a chart without a specification": (
        'data-breed="data/v1/grafieken/lengte.vl.json"', 'data-breed="weg.json"',
        "grafiek 'lengte': het brede beeld heeft geen specificatie.",
    ),
    "a specification of another picture": (
        'data-breed="data/v1/grafieken/lengte.vl.json"', 'data-breed="data/v1/grafieken/lengte.smal.vl.json"',
        "grafiek 'lengte': het brede beeld heeft geen specificatie.",
    ),
    "a picture that is no chart": (
        "</body>", '<figure id="los"><svg></svg></figure></body>', "<figure> 'los' heeft een beeld en is geen grafiek.",
    ),
    "another word for where a value comes from": (
        "<td>pers of derde</td>", "<td>officiële pagina</td>",
        "grafiek 'lengte': rij '1 juli 2023', kolom 'Herkomst': de tabel toont 'officiële pagina' en de CSV heeft 'pers'.",
    ),
    "another word for how exact a value is": (
        "<td>ruim</td>", "<td>bijna</td>",
        "grafiek 'lengte': rij '1 juli 2024', kolom 'Nauwkeurigheid': de tabel toont 'bijna' en de CSV heeft 'ruim'.",
    ),
    "a value in the table without its word": (
        '<td class="getal">ruim 2,03</td>', '<td class="getal">2,03</td>',
        "grafiek 'lengte': rij '1 juli 2024', kolom 'Nauwkeurigheid': er staat 'ruim', en dat past niet bij het woord voor het getal.",
    ),
    "another name in the table": (
        "<td>pers of derde</td><td>Oost</td>", "<td>pers of derde</td><td>West</td>",
        "grafiek 'lengte': rij '1 juli 2023', kolom 'Dijk': de tabel toont 'West' en de CSV heeft 'Oost'.",
    ),
    "a gap with another word in the table": (
        '<td class="getal">niet gevonden</td>', '<td class="getal">nul</td>',
        "grafiek 'lengte': rij '1 juli 2025', kolom 'Lengte': de tabel toont 'nul' en de CSV heeft ''.",
    ),
    "another measure in the table": (
        "<th>2. Verlengen</th>", "<th>3. Verlengen</th>",
        "grafiek 'standen': rij '3. Verlengen', kolom 'Maatregel': de tabel toont '3. Verlengen' en de CSV heeft '2'.",
    ),
    "another status in the table": (
        "<td>Klaar (2), Open (1)</td>", "<td>Klaar (2), Gestopt (1)</td>",
        "grafiek 'standen': rij 'Samen', kolom 'Nu': de tabel toont 'Klaar (2), Gestopt (1)' en de CSV heeft 'klaar 2; open 1'.",
    ),
    "a number in the sentence without its word": (
        "over ruim 2,03", "over 2,03", "grafiek 'lengte': de zin noemt '2,03', en in de tabel staat 'ruim 2,03'.",
    ),
    "a number in the title with a word of its own": (
        "werd 4 km", "werd 4 (afgerond) km", "grafiek 'lengte': de titel noemt '4 (afgerond)', en in de tabel staat '4'.",
    ),
    "another day in the subtitle": (
        "Km, stand op 1 juli<", "Km, stand op 1 juli. Niet gevonden: 1 juli 2022.<",
        "grafiek 'lengte': de ondertitel noemt '1 juli 2022', en dat staat niet in de tabel.",
    ),
    "another name of a picture": (
        '<svg class="staven" aria-label="">', '<svg aria-label="Staven">',
        "grafiek 'lengte': het brede beeld, de naam (aria-label) zegt iets anders dan de titel en de zin.",
    ),
    "a gap with another word as its label": (
        ">niet gevonden</text>", ">nul</text>",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2025', kolom 'Lengte': er staat 'nul' en in de tabel 'niet gevonden'.",
    ),
    "a bar of no cell": (
        '<path data-cel="0:1" d="M0,6h60v20h-60Z"/>', '<path data-cel="0:1" d="M0,6h60v20h-60Z"/><path d="M0,6h99v20h-99Z"/>',
        "grafiek 'lengte': het brede beeld, een staaf of punt hoort bij geen cel van de tabel.",
    ),
    "a hidden bar": (
        '<path data-cel="0:1" d="M0,6h60', '<path display="none" data-cel="0:1" d="M0,6h60',
        "grafiek 'lengte': het brede beeld, <path> is verborgen of doorzichtig.",
    ),
    "a bar without a colour": (
        '<path data-cel="0:1" d="M0,6h60', '<path fill="none" data-cel="0:1" d="M0,6h60',
        "grafiek 'lengte': het brede beeld, rij '1 juli 2023', kolom 'Lengte': de vorm heeft geen kleur.",
    ),
    "a group at another scale": (
        '<svg class="staven" aria-label=""><g>', '<svg class="staven" aria-label=""><g transform="scale(2,1)">',
        "grafiek 'lengte': het brede beeld, <g> is verplaatst of vervormd: 'scale(2,1)'.",
    ),
    "a bar with no numbers": (
        "M0,6h60v20h-60Z", "M0,6.0.7h60v20h-60Z",
        "grafiek 'lengte': het brede beeld, rij '1 juli 2023', kolom 'Lengte': de vorm is geen staaf, punt of lijn.",
    ),
    "a cell with a name that is too long": (
        '<text data-cel="2:1">?</text>', '<text data-cel="' + "9" * 5000 + ':1">?</text>',
        f"grafiek 'lengte': het smalle beeld, cel '{NINES}…': die staat niet in de tabel.",
    ),
    "a sign too few": (
        '<text>·</text><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/>', "<text>·</text>",
        "grafiek 'standen': het brede beeld, rij '2. Verlengen', kolom 'Nu': er staan andere tekens dan de tabel telt.",
    ),
    "a sign in the colour of another": (
        '<text>·</text><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/>', '<text>·</text><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-open)"/>',
        "grafiek 'standen': het brede beeld, rij '2. Verlengen', kolom 'Nu': er staan andere tekens dan de tabel telt.",
    ),
    "another sign": (
        '<text>·</text><path data-cel="1:1" transform="translate(1,1)" d="M0,-7L7,7L-7,7Z" fill="var(--status-klaar)"/>', '<text>·</text><path data-cel="1:1" transform="translate(9,1)" d="M0,-7L7,7L-7,7M0,-5L-5,5L5,5Z" fill="var(--status-open)"/>',
        "grafiek 'standen': het brede beeld, rij '2. Verlengen', kolom 'Nu': er staan andere tekens dan de tabel telt.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_promise_is_told(site: Path, case: str) -> None:
    """Each promise that the home page breaks is told, with nothing else."""
    old, new, message = CASES[case]
    change(site, (old, new))
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


def test_a_picture_that_shows_no_cell_proves_nothing(site: Path) -> None:
    """A picture whose marks do not say which cell they show is told, for nothing can be compared."""
    text = (site / "index.html").read_text("utf-8")
    before, narrow = text.split('<div class="grafiek__smal">', 1)
    narrow, after = narrow.split("</div>", 1)
    narrow = re.sub(r'<(path|text) data-cel="[^>]*>(\?</text>)?', "", narrow)
    (site / "index.html").write_text(f'{before}<div class="grafiek__smal">{narrow}</div>{after}', "utf-8")
    assert told(site) == ["index.html:1:1: grafiek 'lengte': het smalle beeld, het toont geen enkele cel van de tabel."]


def test_the_two_pictures_show_the_same_cells(site: Path) -> None:
    """A value that only one of the pictures draws is told, even where each picture is right by itself."""
    growth = '<path data-cel="1:2" transform="translate(20,-253)" d="M3,0A3,3,0,1,1,-3,0"/>'
    change(site, ('</g><path data-cel="0:1" d="M10', f'{growth}</g><path data-cel="0:1" d="M10'))
    edit(
        site,
        NARROW,
        '{"cel": "3:1", "value": 4}]}}, {"mark": {"type": "line"}',
        '{"cel": "3:1", "value": 4}, {"cel": "1:2", "value": 35.3}]}}, {"mark": {"type": "line"}',
    )
    message = "het brede en het smalle beeld tonen niet dezelfde cellen: rij '1 juli 2024', kolom 'Groei'."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


def test_a_drawn_cell_must_be_a_number(site: Path) -> None:
    """A shape cannot say a word, and is told in both pictures."""
    change(
        site,
        ('<td class="getal">4</td>', '<td class="getal">lang</td>'),
        ('<text data-cel="3:1">4</text>', '<text data-cel="3:1">lang</text>'),
        ("De dijk werd 4 km", "De dijk werd"),
        ("naar 4 km,", "en nu lang,"),
    )
    edit(site, "data/v1/grafieken/lengte.csv", "2026-07-01,4,", "2026-07-01,lang,")
    assert told(site) == [
        f"index.html:1:1: grafiek 'lengte': het {size} beeld, rij '1 juli 2026', kolom 'Lengte': "
        "'lang' is geen getal en kan zo niet getekend worden."
        for size in ("brede", "smalle")
    ]


def test_a_digit_in_the_csv_is_told(site: Path) -> None:
    """The table is compared with the CSV as it stands on the disk."""
    edit(site, "data/v1/grafieken/lengte.csv", "2.03", "2.13")
    message = "rij '1 juli 2024', kolom 'Lengte': de tabel toont 'ruim 2,03' en de CSV heeft '2.13'."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


def test_a_missing_page_is_told_wherever_it_is_linked(site: Path) -> None:
    """A page that is gone is told for each page that leads to it; the headers were made for its depth as well."""
    (site / "over/index.html").unlink()
    assert told(site) == [
        "404.html:1:1: link '/over/' leidt nergens heen.",
        "_headers:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's.",
        "_headers.nginx.conf:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's.",
        "index.html:1:1: link 'over/#wie' leidt nergens heen.",
    ]


def test_a_lost_page_leads_from_the_root(site: Path) -> None:
    """It is shown at any depth: a link from where it stands itself would lead elsewhere each time."""
    edit(site, "404.html", '"/over/"', '"over/"')
    assert told(site) == ["404.html:1:1: link 'over/' leidt nergens heen."]


@pytest.mark.parametrize("name", ["_headers", "_headers.nginx.conf"])
def test_missing_headers_are_told(site: Path, name: str) -> None:
    """The headers must be there, for both kinds of web servers."""
    (site / name).unlink()
    assert told(site) == [f"{name}:1:1: dit bestand ontbreekt."]


def test_a_loose_policy_is_told(site: Path) -> None:
    """The policy allows what the pages need and no more."""
    edit(site, "_headers", "script-src 'self'", "script-src 'self' 'unsafe-inline'")
    assert told(site) == ["_headers:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's."]


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("_headers", "/over/*\n  Content-Security-Policy: default-src *\n"),
        ("_headers", "  X-Frame-Options: ALLOWALL\n"),
        ("_headers.nginx.conf", 'add_header Content-Security-Policy "default-src *" always;\n'),
    ],
)
def test_headers_besides_are_told(site: Path, name: str, more: str) -> None:
    """A second rule, weaker or for some of the pages, is not ours."""
    (site / name).write_text((site / name).read_text("utf-8") + more, "utf-8")
    assert told(site) == [f"{name}:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's."]


@pytest.mark.parametrize(
    ("https", "header"), [(Https.HOST, "max-age=31536000"), (Https.BELOW, "max-age=31536000; includeSubDomains")]
)
def test_a_publication_may_choose_to_be_remembered(site: Path, https: Https, header: str) -> None:
    """Both kinds of servers send it then; nothing but these two and no header at all is right."""
    finish(site, ADDRESS, https)
    assert f"\n  Strict-Transport-Security: {header}\n" in (site / "_headers").read_text("utf-8")
    assert f'add_header Strict-Transport-Security "{header}" always;\n' in (site / "_headers.nginx.conf").read_text(
        "utf-8"
    )
    assert told(site) == []
    edit(site, "_headers", header, "max-age=0")
    assert told(site) == ["_headers:1:1: het beleid (Content-Security-Policy) past niet bij de pagina's."]


NO_POLICY = "het beleid (Content-Security-Policy) staat niet vooraan in de pagina, of past er niet bij."
HASH = re.compile(" 'sha256-[^']*'")
RULES = re.compile(
    '<meta http-equiv="Content-Security-Policy" content="([^"]*)"><meta name="referrer" content="no-referrer">'
)


def test_a_page_carries_what_a_page_can(site: Path) -> None:
    """The policy of the headers without what only a server may say, and that no other host learns where one came from.

    Of the scripts of the theme it names only those of a page as deep as this one.
    """
    (sent,) = re.findall("Content-Security-Policy: (.*)", (site / "_headers").read_text("utf-8"))
    named = dict[str, set[str]]()
    for page in ("index.html", "over/index.html", "404.html"):
        (carried,) = RULES.findall((site / page).read_text("utf-8"))
        assert HASH.sub("", f"{carried}; frame-ancestors 'none'") == HASH.sub("", sent)
        named[page] = set(HASH.findall(carried))
        assert named[page] == {f" {each}" for each in known(page, ADDRESS)}
    assert {*HASH.findall(sent)} == {*chain.from_iterable(named.values())}
    assert len({frozenset(each) for each in named.values()}) == len(named)
    assert '<meta charset="utf-8"><meta http-equiv' in (site / "index.html").read_text("utf-8")


def test_pages_that_take_over_each_others_head_have_one_policy(site: Path) -> None:
    """With `navigation.instant` the policy of a page goes on to the next: it allows what each of them needs, and nothing less."""
    config = '<script id="__config" type="application/json">{"features": ["navigation.instant"]}</script>'
    edit(site, "index.html", "</body>", f"{config}</body>")
    pages = ("404.html", "index.html", "over/index.html")
    assert told(site) == [f"{page}:1:1: {NO_POLICY}" for page in pages]
    for page in pages:
        text = (site / page).read_text("utf-8")
        rules = in_page(page, pages, ADDRESS, taken_over=True)
        (site / page).write_text(RULES.sub(lambda _: rules, text), "utf-8")  # noqa: B023
    assert told(site) == []


SPOILT: dict[str, Callable[[str, str], str]] = {
    "none": lambda text, rules: text.replace(rules, ""),
    "behind a script": lambda text, rules: text.replace(rules, "").replace("</head>", f"{rules}</head>"),
    "below": lambda text, rules: text.replace(rules, "").replace("<h1", f"{rules}<h1"),
    "after a title": lambda text, rules: text.replace(rules, f"<title>x</title>{rules}").replace(
        "<title>Dijken</title>", ""
    ),
    "weaker": lambda text, rules: text.replace(rules, rules.replace("script-src 'self'", "script-src *")),
    "for reports only": lambda text, rules: text.replace(rules, rules.replace("Policy", "Policy-Report-Only")),
    "in a comment": lambda text, rules: text.replace(rules, f"<!--{rules}-->"),
    "in a template": lambda text, rules: text.replace(rules, f"<template>{rules}</template>"),
    "without the referrer": lambda text, _: text.replace('"no-referrer"', '"unsafe-url"'),
}
# What is told besides, of what stands in its place.
BESIDES = {
    "for reports only": "<meta> doet iets met de pagina ('content-security-policy-report-only'): ",
    "without the referrer": "<meta> vertelt een ander waar de lezer vandaan komt: 'unsafe-url'.",
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_page_without_its_policy_is_told(site: Path, how: str) -> None:
    """It stands before all that it rules, as it is in all other pages."""
    text = (site / "index.html").read_text("utf-8")
    found = RULES.search(text)
    assert found
    (site / "index.html").write_text(SPOILT[how](text, found[0]), "utf-8")
    *besides, policy = told(site)
    assert policy == f"index.html:1:1: {NO_POLICY}"
    assert [each.startswith(f"index.html:1:1: {BESIDES[how]}") for each in besides] == [True] * (how in BESIDES)


def scope(way: str) -> str:
    """The script of the theme that holds the way to the root, as Material 9.8 has it."""
    template = Path(str(find_spec("material").origin)).parent / "templates/partials/javascripts/base.html"  # type: ignore[union-attr]
    script = re.sub(r"\{#-.*?-#\}\s*", "", template.read_text("utf-8"), flags=re.DOTALL)
    return script.replace("{{ config.extra.scope | d(base_url) }}", way).strip()


def test_only_scripts_of_the_theme_stand_in_a_page(site: Path) -> None:
    """A script of the theme may stand in a page, if it is for a page at that depth; any other is told. Data is no script."""
    allowed = (site / "_headers").read_text("utf-8")
    edit(site, "over/index.html", "</body>", f'{scope("..")}<script type="application/json">{{"a": 1}}</script></body>')
    edit(site, "404.html", "</body>", f"{scope('/')}</body>")
    assert told(site) == []
    edit(site, "over/index.html", "</body>", "<script>klok()</script></body>")
    wrong = "over/index.html:1:1: <script> staat in de pagina en komt niet uit het thema: "
    assert told(site) == [f"{wrong}'klok()'."]
    finish(site, ADDRESS)
    assert (site / "_headers").read_text("utf-8") == allowed
    edit(site, "over/index.html", "<script>klok()</script>", scope("."))
    assert told(site) == [f"{wrong}'__md_scope=new URL(\".\",location),__md_hash=e=>[...e].reduce…'."]


# What is added to a file of the look, and what is said of it.
LOOKS = {
    "a sheet of another": ("@import url(//elders.example/x.css);", "'@import url(//elders.example/x.css)' mag niet in een stijlblad. Zet de regels zelf hier."),
    "a picture": ("p { background: ▶url(//elders.example/x) }", "dit haalt '//elders.example/x' bij een ander op. Zet het bestand zelf op de site."),
    "a face": ('@font-face { src: ▶url("https://elders.example/x.woff2") }', "dit haalt 'https://elders.example/x.woff2' bij een ander op. Zet het bestand zelf op de site."),
    "one picture of more": ('p { background: image-set("x.png" 1x, ▶"https://elders.example/x.png" 2x) }', "dit haalt 'https://elders.example/x.png' bij een ander op. Zet het bestand zelf op de site."),
    "a hidden word": ("p { background: u▶\\72 l(//elders.example/x) }", "'\\72' is een verhulde letter. Schrijf 'r'."),
    "a script": ("<svg>▶<script>1</script></svg>", "<script> hoort niet in een tekening."),
    "a page": ("<svg>▶<foreignObject/></svg>", "<foreignObject> hoort niet in een tekening."),
    "a link": ("<svg>▶<a href='//elders.example/'/></svg>", "<a> hoort niet in een tekening."),
    "a part of another": ("<svg>▶<use href='//elders.example/#x'/></svg>", "<use> hoort niet in een tekening."),
}  # fmt: skip


@pytest.mark.parametrize("case", LOOKS)
def test_a_style_sheet_or_a_drawing_that_asks_another_is_told(site: Path, case: str) -> None:
    """What a style sheet or a drawing of the site fetches or runs is told at its place."""
    text, told_of = LOOKS[case]
    path = "assets/beeld.svg" if text.startswith("<svg") else "assets/stijl.css"
    before = text.partition("▶")[0] if "▶" in text else ""
    (site / path).write_text(f"\n{text.replace('▶', '')}\n", "utf-8")
    assert told(site) == [f"{path}:2:{len(before) + 1}: {told_of}"]


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


def test_shapes_are_asked_for_where_the_specification_has_them(site: Path) -> None:
    """Labels do not take the place of bars: a picture that lost all of them does not show its values."""
    text = (site / "index.html").read_text("utf-8")
    bars = re.compile(r'<path data-cel="[^"]*" d="M0[^"]*"/>')
    assert len(bars.findall(text)) == 3
    (site / "index.html").write_text(bars.sub("", text), "utf-8")
    assert told(site) == [
        f"index.html:1:1: grafiek 'lengte': het brede beeld, rij '1 juli {year}', kolom 'Lengte': deze waarde is niet getekend."
        for year in (2023, 2024, 2026)
    ]


def test_a_specification_has_the_values_of_the_csv(site: Path) -> None:
    """What a browser draws is compared with the CSV, in both sizes."""
    edit(site, WIDE, '"value": 2.03', '"value": 2.04')
    (site / NARROW).write_text((site / NARROW).read_text("utf-8").replace('"value": 1.5', '"value": null', 1), "utf-8")
    assert told(site) == [
        f"index.html:1:1: grafiek 'lengte': de specificatie van het {text}"
        for text in (
            "brede beeld, rij '1 juli 2024', kolom 'Lengte': de waarde is '2.04' en de CSV heeft '2.03'.",
            "smalle beeld, cel '0:1': die is in het beeld anders getekend.",
            "smalle beeld, rij '1 juli 2023', kolom 'Lengte': de waarde is 'None' en de CSV heeft '1.5'.",
        )
    ]


def test_a_specification_is_that_of_the_picture(site: Path) -> None:
    """What draws another picture is told, also in a chart that does not offer to be drawn anew."""
    shutil.copyfile(site / NARROW, site / WIDE)
    message = "de specificatie van het brede beeld, cel '0:1': die is in het beeld anders getekend."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]
    change(site, (BUTTON, ""))
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


def test_a_chart_in_which_nothing_is_chosen_has_no_button(site: Path) -> None:
    """It stands there without a button; with specifications of both pictures or of neither, not of one."""
    change(site, (BUTTON, ""))
    assert told(site) == []
    (site / WIDE).unlink()
    assert told(site) == ["index.html:1:1: grafiek 'lengte': één van de twee beelden heeft geen specificatie."]
    (site / NARROW).unlink()
    assert told(site) == []
    edit(site, "data/v1/grafieken/lengte.csv", "2.03", "2.04")
    assert told(site) == [
        "index.html:1:1: grafiek 'lengte': rij '1 juli 2024', kolom 'Lengte': de tabel toont 'ruim 2,03' en de CSV heeft '2.04'."
    ]


def test_a_specification_has_the_texts_of_the_picture(site: Path) -> None:
    """A label that only the specification has is told."""
    edit(site, WIDE, '"ruim 2,03 (+35,3)"', '"2,03 (+35,3)"')
    message = "de specificatie van het brede beeld, cel '1:1': die is in het beeld anders getekend."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


def test_a_specification_names_cells_of_the_table(site: Path) -> None:
    """A value of no cell is told."""
    edit(site, WIDE, '{"cel": "3:1", "value": 4}', '{"cel": "3:1", "value": 4}, {"cel": "8:1", "value": 4}')
    message = "de specificatie van het brede beeld, cel '8:1': die staat niet in de tabel."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"layer": 3}',
        b'{"layer": [{"mark": "bar", "encoding": {"description": {}}}]}',
    ],
)
def test_a_damaged_specification_is_told(site: Path, content: bytes) -> None:
    """A specification that is none is told; nothing is compared with it."""
    (site / WIDE).write_bytes(content)
    assert told(site) == ["index.html:1:1: grafiek 'lengte': de specificatie van het brede beeld is niet te lezen."]


@pytest.mark.parametrize("content", [b"\xff", b'"a'])
def test_a_damaged_csv_is_told(site: Path, content: bytes) -> None:
    """No text, and a quotation mark that is not closed, are told, not raised."""
    (site / CSV).write_bytes(content)
    assert told(site) == ["index.html:1:1: grafiek 'lengte': de CSV is niet te lezen."]


def test_a_long_number_is_compared(site: Path) -> None:
    """A number of more digits than Python computes with is a number like any other."""
    edit(site, CSV, "2.03", "1" * 60)
    message = f"rij '1 juli 2024', kolom 'Lengte': de tabel toont 'ruim 2,03' en de CSV heeft '{'1' * 60}'."
    assert told(site) == [f"index.html:1:1: grafiek 'lengte': {message}"]


def test_a_chart_without_figures_is_told(site: Path) -> None:
    """A chart must offer its CSV, which then no page offers."""
    change(site, ('<a href="data/v1/grafieken/lengte.csv" download>CSV</a>', ""))
    assert told(site) == [
        "data/v1/grafieken/lengte.csv:1:1: deze grafiek staat op geen enkele pagina.",
        "index.html:1:1: grafiek 'lengte' heeft geen CSV.",
    ]


def test_a_chart_stands_on_a_page(site: Path) -> None:
    """A chart that can be downloaded and that no page shows is told."""
    (site / "data/v1/grafieken/over.csv").write_text("jaar,km\n", "utf-8")
    assert told(site) == ["data/v1/grafieken/over.csv:1:1: deze grafiek staat op geen enkele pagina."]


@pytest.mark.parametrize("name", ["over/index.html", "_headers", "_headers.nginx.conf"])
def test_a_damaged_file_is_told(site: Path, name: str) -> None:
    """A file that is no text in UTF-8 is told, not raised; what leads to it is still right."""
    (site / name).write_bytes(b"\xff" + (site / name).read_bytes())
    assert told(site) == [f"{name}:1:1: dit bestand is niet te lezen als tekst (UTF-8)."]


def test_a_chart_that_is_told_has_no_picture(site: Path) -> None:
    """A number and a sentence stand for a picture of one value: then its title, pictures and specification are not there."""
    page = site / "index.html"
    text = page.read_text("utf-8")
    begin, end = text.index('<figure class="grafiek" id="lengte">'), text.index("</figure>") + len("</figure>")
    figure = text[begin:end].replace('class="grafiek"', 'class="grafiek grafiek--getal"', 1)
    page.write_text(text[:begin] + figure + text[end:], "utf-8")
    assert told(site) == [
        f"index.html:1:1: grafiek 'lengte' is een zin en heeft {part}."
        for part in (
            ".grafiek__breed svg[aria-label]", ".grafiek__smal svg[aria-label]", ".grafiek__titel",
        )
    ]  # fmt: skip
    lines = [line for line in figure.split("\n") if "svg" not in line and "data-cel" not in line]
    lines = [line for line in lines if "grafiek__knop" not in line]
    bare = re.sub(r'<p class="grafiek__titel">.*?</p>', "", "\n".join(lines))
    page.write_text(text[:begin] + bare + text[end:], "utf-8")
    for name in ("lengte.vl.json", "lengte.smal.vl.json"):
        (site / "data/v1/grafieken" / name).unlink()
    assert told(site) == []
    page.write_text(text[:begin] + bare.replace("4 km", "5 km") + text[end:], "utf-8")
    assert told(site) == ["index.html:1:1: grafiek 'lengte': de zin noemt '5', en dat staat niet in de tabel."]
