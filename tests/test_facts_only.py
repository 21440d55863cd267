"""A round without a table that can be taken over: facts, each with its place in the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from conftest import TODAY, copy_of, edit
from motiespoor.derive.comparison import comparison
from motiespoor.derive.history import told_in
from motiespoor.derive.missing import missing
from motiespoor.model.dossier import Dossier
from motiespoor.render.site import outputs_with
from motiespoor.validate.check import checked_dossier

SHEET = """\
ronde: winter-26
titel: Wat de krant ervan weet
datum: 2026-02-20
peildatum: 2026-01-01
bron: veerbode-2025-09-06
"""
JETTY = "        bewijs:\n          - bron: zv-2025-051\n            citaat: De steiger is nog niet vernieuwd.\n  - id: nachtveer\n"
STATUS = """\
      - datum: 2026-02-20
        ronde: winter-26
        status: klaar
        toelichting: De steiger ligt er.
        oorzaak: voortgang
        bewijs:
          - bron: veerbode-2025-09-06
            vindplaats: laatste alinea
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small dossier with a round of which a newspaper tells one thing."""
    root = copy_of("klein", tmp_path_factory.mktemp("krant") / "klein")
    (root / "data/ronden/winter-26").mkdir()
    (root / "data/ronden/winter-26/ronde.yaml").write_text(SHEET, "utf-8")
    edit(root, "data/maatregelen/B.yaml", JETTY, JETTY.replace("  - id: nachtveer\n", f"{STATUS}  - id: nachtveer\n"))
    return root


@pytest.fixture(scope="module")
def dossier(told: Path) -> Dossier:
    """The same, checked: nothing is wrong with it."""
    return checked_dossier(told, TODAY)


def test_it_is_about_what_it_gave_a_status(dossier: Dossier) -> None:
    """Not about what has a row, for it has none; what it did not give a status is not said to have left."""
    before, last = dossier.rounds[-2:]
    assert (before.literal, last.literal) == (True, False)
    assert told_in(last, dossier) == {"meer-veren"}
    assert told_in(before, dossier) == {"fiets-en-veer", "meer-veren", "een-kaartje"}


def test_it_lacks_no_literal_text(dossier: Dossier) -> None:
    """What it lacks is statuses."""
    lacks = [lack for _, lacks in missing(dossier, dossier.rounds[-1], TODAY).owners for lack in lacks]
    assert lacks
    assert not any(lack.text for lack in lacks)


def test_beside_it_no_words_are_compared(dossier: Dossier) -> None:
    """There is nothing to lay next to the words of the round before it; what moved is told all the same."""
    compared = comparison(*dossier.rounds[-2:], dossier)
    assert not compared.literal
    assert [(each.measure.number, each.new, each.gone) for each in compared.measures] == [
        ("A", False, True),
        ("B", False, False),
        ("C2", False, True),
    ]
    moves = {move.action.id: move.kind for each in compared.measures for move in each.moves}
    assert moves["steiger-zand"] == "veranderd"


def test_pages_do_not_call_it_literal(dossier: Dossier) -> None:
    """Its page gives each status with its place; the comparison speaks of measures, and not of words."""
    pages = {"ronden/winter-26.md", "ronden/najaar-25-naar-winter-26.md"}
    found = {
        each.path: str(each.content)
        for each in outputs_with(dossier, TODAY, {}, draw=str, raster=lambda _svg, _scale: b"", pack=str)
        if each.path in pages
    }
    page = LexborHTMLParser(found["ronden/winter-26.md"])
    assert "letterlijk" not in page.text()
    (row,) = page.css("details.vouwregel#maatregel-b")
    assert "Klaar" in row.text()
    assert "laatste alinea" in row.text()
    assert "oord voor woord" not in found["ronden/najaar-25-naar-winter-26.md"]
