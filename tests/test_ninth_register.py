"""A register is a folder: one more of data alone is found in everything that is published of a dossier."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import load_workbook
from rdflib import Graph, URIRef

from building import Pictures, once
from conftest import ROOT, TODAY, copy_of
from motiespoor import paths
from motiespoor.press.built import Page
from motiespoor.press.proof.registers import RULES, Registers
from motiespoor.press.verify import verified
from motiespoor.validate.check import checked_dossier
from registered import with_registers

NAME = "haltes"
PAGE = f"instrumenten/{NAME}"
DESCRIPTOR = """\
# yaml-language-server: $schema=../../../site_config/schemas/register.schema.json
$schema: https://datapackage.org/profiles/2.0/datapackage.json
name: veerwacht-haltes
title: Haltes van de pont
description: Een rij per halte die een stuk noemt.
version: 1.0.0
licenses:
  - name: CC0-1.0
    title: Creative Commons Zero 1.0
    path: https://creativecommons.org/publicdomain/zero/1.0/deed.nl
resources:
  - name: rijen
    type: table
    title: Haltes
    description: Een rij per halte.
    path: rijen.csv
    encoding: utf-8
    schema:
      $schema: https://datapackage.org/profiles/2.0/tableschema.json
      fields:
        - name: sleutel
          type: string
          title: Sleutel
          description: Blijft altijd gelijk.
          constraints: {required: true, unique: true, maxLength: 80, pattern: "[a-z0-9]+(-[a-z0-9]+)*"}
        - {name: halte, type: string, title: Halte, description: Hoe de halte heet., constraints: {required: true}}
        - {name: wijk, type: string, title: Wijk, description: De code van de wijk.}
        - {name: aangelegd, type: string, title: Aangelegd, description: Wanneer de halte er kwam of komt.}
        - {name: banken, type: integer, title: Banken, description: Hoeveel banken er staan., unit: banken}
      primaryKey: [sleutel]
register:
  een: halte
  meer: haltes
  velden: {titel: halte, gebied: wijk, dag: aangelegd, omvang: banken}
  hoort_bij: {maatregelen: [B], kader: [kwartier], beloften: [derde-steiger]}
  gezocht_tot: 2026-02-20
  gezocht_in: De stukken van de Raad.
  vragen:
    - {id: zitten, vraag: Kan men er zitten?, label: Zitten, ja: [{veld: banken, minimum: "1"}], nee: [{veld: banken, maximum: "0"}]}
"""
ROWS = """\
sleutel,halte,wijk,aangelegd,banken
oude-kade,Oude Kade,W1,2023-05-01,2
nieuwe-kade,Nieuwe Kade,W1,2027-05-01,0
dijkhalte,Dijkhalte,W2,2025,
"""
HISTORY = """\
rij,volgnummer,datum,veld,waarde,toelichting,oorzaak,bekend_sinds
oude-kade,1,2025-11-03,banken,3,Er kwam een bank bij.,voortgang,
"""
EVIDENCE = """\
rij,volgnummer,bron,citaat,vindplaats
oude-kade,0,zv-2025-014,,bijlage
nieuwe-kade,0,zv-2025-014,,bijlage
dijkhalte,0,zv-2025-051,,rij B
oude-kade,1,zv-2025-051,,rij B
"""


def made(root: Path, pictures: Pictures) -> None:
    folder = with_registers(copy_of("klein", root)) / paths.REGISTERS / NAME
    folder.mkdir()
    files = {paths.DESCRIPTOR: DESCRIPTOR, "rijen.csv": ROWS, "verloop.csv": HISTORY, "bewijs.csv": EVIDENCE}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    pictures.build(root, TODAY)


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The small dossier with one register more, and its site."""

    def with_a_ninth(root: Path) -> None:
        made(root, pictures)

    return once(tmp_path_factory, "negende-register", with_a_ninth)


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    return root / "site"


def text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def test_the_site_keeps_what_it_promises(root: Path, site: Path) -> None:
    """All that is published says what the data say: `verify` holds it against them."""
    assert verified(site, root) == ()


def test_it_has_a_line_and_a_page(site: Path) -> None:
    """With its count and until when was looked; its table, its map, its questions and its picture of the years."""
    assert 'id="register-haltes"' in text(site, "instrumenten/index.html")
    page = text(site, f"{PAGE}/index.html")
    for each in (
        'id="rij-oude-kade"',
        'class="tegels"',
        'id="vraag-zitten"',
        'id="grafiek-instrument-haltes"',
        "groep-coevaart",
    ):
        assert each in page, each
    assert "was 2, werd 3" in text(site, f"{PAGE}/oude-kade/index.html")
    assert not (site / PAGE / "dijkhalte").exists()


def test_what_it_belongs_to_leads_to_it(site: Path) -> None:
    """A measure, a part of the frame, a promise and an area."""
    for page in ("maatregelen/meer-veren", "kader", "termijnen", "cijfers/gebieden/coevaart"):
        assert f"{PAGE}/" in text(site, f"{page}/index.html"), page


def test_its_rows_can_be_taken_along(site: Path) -> None:
    """As a Data Package, as a sheet, and as a document with a schema and a place in the description."""
    table = [*csv.reader(io.StringIO(text(site, f"data/v1/registers/{NAME}/rijen.csv")))]
    assert table[1] == ["oude-kade", "Oude Kade", "W1", "2023-05-01", "2"]
    described = json.loads(text(site, f"data/v1/registers/{NAME}/datapackage.json"))
    assert described["register"]["meer"] == "haltes"
    sheets = load_workbook(io.BytesIO((site / "data/v1/alles.xlsx").read_bytes())).sheet_names
    assert {"haltes", "haltes-verloop", "haltes-bewijs"} <= {*sheets}
    document = json.loads(text(site, f"api/v1/registers/{NAME}.json"))
    assert [each["sleutel"] for each in document["rijen"]] == ["oude-kade", "nieuwe-kade", "dijkhalte"]
    assert document["rijen"][0]["velden"][-1] == {"veld": "banken", "waarde": "3", "getoond": ["3"]}
    listed = json.loads(text(site, "api/v1/registers.json"))["documenten"]
    assert NAME in [each["naam"] for each in listed]
    assert "/api/v1/registers/{register}.json" in json.loads(text(site, "api/v1/openapi.json"))["paths"]


def test_who_follows_it_is_told(site: Path) -> None:
    """A feed of its own and that of everything; an agenda with the day that was to come."""
    for path in (f"feeds/{PAGE}.xml", "feeds/alles.xml", "feeds/maatregelen/meer-veren.xml"):
        assert f":{PAGE}/oude-kade/banken</id>" in text(site, path), path
    for path in (f"kalender/{PAGE}.ics", "kalender/alles.ics"):
        assert "SUMMARY:Halte: Nieuwe Kade" in text(site, path), path
        assert "Oude Kade" not in text(site, path)


def test_it_is_found(site: Path) -> None:
    """By who searches, by search engines, in the site map, and by portals in the catalogue."""
    docs = json.loads(text(site, "search/search_index.json"))["docs"]
    assert {f"{PAGE}/", f"{PAGE}/#rij-dijkhalte", f"{PAGE}/oude-kade/"} <= {each["location"] for each in docs}
    assert f"<loc>{ROOT}{PAGE}/</loc><lastmod>2025-11-03</lastmod>" in text(site, "sitemap.xml")
    assert '"@type": "Dataset"' in text(site, f"{PAGE}/index.html")
    graph = Graph().parse(site / "data/v1/catalogus.ttl")
    landing = URIRef("http://www.w3.org/ns/dcat#landingPage")
    assert URIRef(f"{ROOT}{PAGE}/") in {*graph.objects(None, landing)}
    assert f"{PAGE}/#rij-dijkhalte" in text(site, "bronnen/index.html")


@pytest.mark.parametrize(
    ("page", "change", "told"),
    [
        (
            "instrumenten/index.html", ("3 haltes bekend", "4 haltes bekend"),
            "van register 'haltes' staat hier niet hoeveel rijen er bekend zijn: '4 haltes bekend'.",
        ),
        (
            f"{PAGE}/index.html", ('id="rij-dijkhalte"', 'id="dijkhalte"'),
            "de rijen op deze pagina zijn niet die van het register, of staan niet in hun groep.",
        ),
        (
            f"{PAGE}/index.html", ("Coëvaart</a> (2)", "Coëvaart</a> (3)"),
            "bij groep 'Coëvaart (3)' staat een ander aantal rijen dan er zijn.",
        ),
        (f"{PAGE}/index.html", ("<div>3</div>", "<div>2</div>"), "bij rij 'Oude Kade' staat '2', en niet 3."),
        (
            "instrumenten/steigers/index.html", ("</svg> Beloofd", "</svg> Open"),
            "bij rij 'Derde steiger' staat 'Open', en niet waar zij nu staat.",
        ),
        (
            "instrumenten/steigers/kaap/index.html", ("</svg> In aanbouw", "</svg> Niet in aanbouw"),
            "hier staat 'Niet in aanbouw & bijna klaar', en niet waar deze rij nu staat.",
        ),
        (
            f"{PAGE}/oude-kade/index.html", ('<time datetime="2025-11-03">', '<time datetime="2025-11-04">'),
            "de veranderingen van deze rij zijn hier andere dan in het dossier.",
        ),
    ],
)  # fmt: skip
def test_a_page_that_says_something_else_is_told(
    root: Path, site: Path, page: str, change: tuple[str, str], told: str
) -> None:
    """A count, a row, a group, a number, where a row stands, and what became of it."""
    whole = text(site, page)
    assert change[0] in whole
    registers = Registers(checked_dossier(root, TODAY), TODAY)
    right, wrong = (
        [each for rule in RULES for each in rule(Page(page, found), registers)]
        for found in (whole, whole.replace(*change, 1))
    )
    assert (right, wrong) == ([], [told])
