"""A third round is a folder and a few lines: every page, feed and comparison follows by itself."""

from __future__ import annotations

from datetime import date

import pytest

from conftest import copy_of, edit
from motiespoor.render.charts.figure import Spec
from motiespoor.render.site import site_outputs
from motiespoor.validate.check import checked_dossier

TODAY = date(2026, 6, 1)

TEXT = """Voortgang voorjaar 2026

A. Fiets & veer naar alle overkanten
Iedere wijk is over land en over water te bereiken.
De brug bij Coëvaart krijgt een tweede leuning.
"""
SHEET = """ronde: voorjaar-26
titel: Voorjaar 2026
datum: 2026-04-20
peildatum: 2026-01-01
bron: zv-2026-011
kolommen: [maatregel, doelstelling, actie]
"""
REPORT = """titel: Fiets & veer naar alle overkanten
doelstelling: Iedere wijk is over land en over water te bereiken.
acties:
  - De brug bij Coëvaart krijgt een tweede leuning.
"""
SOURCE = """  - id: zv-2026-011
    soort: Bijlage
    titel: Voortgang voorjaar 2026
    datum: 2026-04-20
    uitgever: Eilandraad
    herkomst: brontekst
    tekst: zv-2026-011.txt
"""
UPDATE = """      - datum: 2026-04-20
        ronde: voorjaar-26
        status: bezig
        toelichting: De brug is open. De tweede leuning telt nu mee.
        oorzaak: methode
        bewijs:
          - bron: zv-2026-011
            citaat: De brug bij Coëvaart krijgt een tweede leuning.
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every text of the small dossier's site after a third round was added, by its path."""
    small = copy_of("klein", tmp_path_factory.mktemp("derde") / "klein")
    folder = small / "data/ronden/voorjaar-26"
    folder.mkdir()
    (folder / "ronde.yaml").write_text(SHEET, encoding="utf-8")
    (folder / "A.yaml").write_text(REPORT, encoding="utf-8")
    (small / "data/bronnen/teksten/zv-2026-011.txt").write_text(TEXT, encoding="utf-8")
    sources = small / "data/bronnen/bronnen.yaml"
    sources.write_text(sources.read_text(encoding="utf-8").rstrip("\n") + "\n" + SOURCE, encoding="utf-8")
    measure = "data/maatregelen/A.yaml"
    edit(
        small,
        measure,
        "      - ronde: najaar-25\n        acties: [1]\n        stand_van_zaken: [1]\n",
        "      - ronde: najaar-25\n        acties: [1]\n        stand_van_zaken: [1]\n"
        "      - ronde: voorjaar-26\n        acties: [1]\n",
    )
    edit(small, measure, "  - id: fietsers-tellen\n", f"{UPDATE}  - id: fietsers-tellen\n")
    outputs = site_outputs(checked_dossier(small, TODAY), TODAY, no_picture, no_png, str)
    return {each.path: each.content for each in outputs if isinstance(each.content, str)}


def no_png(svg: str, scale: float) -> bytes:
    """Stands in for drawing as well."""
    return b""


def no_picture(_: Spec) -> str:
    """Stands in for drawing, which takes long and is tested elsewhere."""
    return '<svg viewBox="0 0 1 1"></svg>'


def test_the_round_gets_its_page_and_feed(pages: dict[str, str]) -> None:
    """The third round has a page with its literal text, a feed, and a place in the list of rounds."""
    assert "De brug bij Coëvaart krijgt een tweede leuning." in pages["ronden/voorjaar-26.md"]
    assert "tweede leuning" in pages["feeds/ronden/voorjaar-26.xml"]
    assert "Voorjaar 2026" in pages["ronden/index.md"]


def test_every_two_rounds_are_compared(pages: dict[str, str]) -> None:
    """Three rounds give three comparisons, each with its own words."""
    compared = {path for path in pages if "-naar-" in path}
    assert compared == {
        "ronden/voorjaar-25-naar-najaar-25.md",
        "ronden/voorjaar-25-naar-voorjaar-26.md",
        "ronden/najaar-25-naar-voorjaar-26.md",
    }
    latest = pages["ronden/najaar-25-naar-voorjaar-26.md"]
    assert "<ins>krijgt een tweede leuning</ins>" in latest
    assert "maatregel B" in latest  # it is not mentioned in the third round, and the page says so
    assert "niet genoemd in ronde voorjaar-26" in latest


def test_the_measure_the_home_page_and_the_site_feed_follow(pages: dict[str, str]) -> None:
    """The status moved from done to busy, and everybody who follows the measure is told."""
    assert "20 april 2026" in pages["maatregelen/fiets-en-veer.md"]
    assert "20 april 2026" in pages["index.md"]
    assert "voorjaar-26" in pages["index.md"]  # a column in the matrix
    for feed in ("feeds/alles.xml", "feeds/maatregelen/fiets-en-veer.xml"):
        assert "2026-04-20" in pages[feed]
