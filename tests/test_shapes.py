"""Dossiers of another shape than the first: how the measures of a plan are numbered, and numbered anew."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from unittest import mock

import pytest
from selectolax.lexbor import LexborHTMLParser

import generated
from building import Pictures, once
from generated import TODAY, write_dossier
from motiespoor import paths
from motiespoor.derive.closing import closing
from motiespoor.derive.rows import rows
from motiespoor.desk.closing import closing_yaml
from motiespoor.model.dossier import Dossier
from motiespoor.press.built import built
from motiespoor.press.proof.labels import labels_differ
from motiespoor.press.verify import site_problems, verified
from motiespoor.render.charts.all import figures
from motiespoor.render.charts.svg import draw, picture
from motiespoor.render.site import outputs_with
from motiespoor.tell.owners import codeowners
from motiespoor.validate.check import checked_dossier

NUMBERS = ("1.1", "1.2", "1.10", "2.1", "A-3", "A-10")


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Six measures with the numbers of a plan in chapters, written in another order than theirs."""
    root = tmp_path_factory.mktemp("genummerd") / "dossier"
    turned = tuple(reversed(NUMBERS))
    write_dossier(root, len(NUMBERS), actions=1, numbered=lambda place: turned[place - 1])
    return checked_dossier(root, TODAY)


@pytest.fixture(scope="module")
def pages(numbered: Dossier) -> dict[str, str]:
    """Every page of it as text, without its charts."""
    return text_of(numbered)


def text_of(dossier: Dossier) -> dict[str, str]:
    """Every page of a dossier as text, without its charts."""
    outputs = outputs_with(dossier, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=lambda: "")
    return {each.path: unescape(each.content) for each in outputs if isinstance(each.content, str)}


def test_numbers_are_text_in_the_order_of_people(numbered: Dossier, pages: dict[str, str]) -> None:
    """1.10 comes after 1.2, and is no 1.1; what a letter begins comes after what a digit does. So on every list."""
    assert tuple(each.number for each in numbered.measures) == NUMBERS
    assert tuple(numbered.rounds[0].reports) == NUMBERS
    shown = re.findall(r'maatregellijst__nummer">([^<]*)<', pages["maatregelen/index.md"])
    assert tuple(shown) == NUMBERS
    rows = re.findall(r'id="maatregel-([^"]*)"><summary><span class="nummer">([^<]*)<', pages["ronden/2016.md"])
    assert rows == [(each.lower(), each) for each in NUMBERS]


def test_addresses_hang_on_the_key_and_not_on_the_number(numbered: Dossier, pages: dict[str, str]) -> None:
    """The page, the feed and the calendar of 1.10; the pages beside it are those of 1.2 and 2.1."""
    measure = numbered.measures[2]
    page = pages[f"maatregelen/{measure.slug}.md"]
    assert f"# 1.10. {measure.title}" in page
    assert f"feeds/maatregelen/{measure.slug}.xml" in pages
    (before,) = re.findall(r'^vorige: \{"titel": "([^"]*)"', page, re.MULTILINE)
    (after,) = re.findall(r'^volgende: \{"titel": "([^"]*)"', page, re.MULTILINE)
    assert (before.partition(". ")[0], after.partition(". ")[0]) == ("1.2", "2.1")


def test_the_matrix_has_the_numbers_as_names(numbered: Dossier) -> None:
    """On a phone a row has its number only; `verify` does not take 1.1, 1.2 and 1.10 for the numbers along an axis."""
    figure = figures(numbered, TODAY)["standen"]
    assert [row[0].shown for row in figure.rows[:-1]] == [f"{each.number}. {each.title}" for each in numbered.measures]
    assert not isinstance(figure.narrow, str)
    svg = picture(draw(figure.narrow), name="standen-smal", label="")
    drawn = LexborHTMLParser(svg).css_first("svg")
    assert drawn is not None
    assert [each.text() for each in drawn.css("text") if each.text() in NUMBERS] == list(NUMBERS)
    rows = [[cell.shown for cell in row] for row in figure.rows[:-1]]
    assert list(labels_differ(drawn, rows, [each.title for each in figure.columns], {})) == []


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """Three measures over 23 rounds, with its site."""

    def made(root: Path) -> None:
        with mock.patch.multiple(generated, ROUNDS=23, FIRST_ROUND=2003, FIRST_YEAR=2003, YEARS=23):
            write_dossier(root, 3, actions=2)
        pictures.build(root, TODAY)

    return once(tmp_path_factory, "ronden-23", made)


def test_a_phone_shows_the_latest_rounds(long: Path, tmp_path: Path) -> None:
    """As many as have room beside each other; the wide picture and the table have all, and a note says so."""
    assert verified(long / "site", long) == ()
    page = (long / "site/maatregelen/index.html").read_text("utf-8")
    figure = LexborHTMLParser(page).css_first("#grafiek-standen")
    assert figure is not None
    heads = {
        size: [
            each.text()
            for each in figure.css(f".grafiek__{size} text")
            if re.fullmatch("(Ronde)?20[0-9]{2}", each.text())
        ]
        for size in ("breed", "smal")
    }
    assert heads == {
        "breed": [f"Ronde{year}" for year in range(2003, 2026)],
        "smal": [str(year) for year in range(2020, 2026)],
    }
    note = "Op een smal scherm toont het beeld alleen de laatste zes ronden; de tabel heeft ze alle 23."
    assert page.count(note) == 1
    site = Path(shutil.copytree(long / "site", tmp_path / "site"))
    (site / "maatregelen/index.html").write_text(page.replace(note, "Alles staat in het beeld."), encoding="utf-8")
    assert [str(each) for each in site_problems(built(site)) if "beeld" in each.text] == [
        (
            "maatregelen/index.html:1:1: grafiek 'grafiek-standen': het brede en het smalle beeld tonen niet dezelfde cellen: "
            "rij '1. Maatregel 1: de dijk bij peilschaal 1 versterken', kolom 'Ronde 2003'."
        )
    ]


def test_the_name_of_a_round_stands_below_itself_on_a_phone(built_small: Path) -> None:
    """A name of two words, with a hyphen between them, is two lines."""
    page = (built_small / "site/maatregelen/index.html").read_text("utf-8")
    lines = [each.text() for each in LexborHTMLParser(page).css(".grafiek__smal tspan")]
    assert [each for each in lines if each in ("voorjaar", "najaar", "25")] == ["voorjaar", "25", "najaar", "25"]


@pytest.fixture(scope="module")
def renumbered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of four measures the second became the third, and the third the fifth; the first round had closed before."""
    root = tmp_path_factory.mktemp("vernummerd") / "dossier"
    write_dossier(root, 4, actions=1)
    whole = checked_dossier(root, TODAY)
    path = f"{paths.ROUNDS}/2016/{paths.CLOSING}"
    (root / path).write_text(closing_yaml(path, closing(whole, whole.rounds[0], TODAY)), encoding="utf-8")
    measures = root / paths.MEASURES
    for then, now in (("3", "5"), ("2", "3")):
        text = (measures / f"{then}.yaml").read_text("utf-8")
        (measures / f"{now}.yaml").write_text(text.replace(f'nummer: "{then}"', f'nummer: "{now}"'), encoding="utf-8")
        for row in (root / paths.ROUNDS).glob(f"*/{then}.yaml"):
            if row.parent.name != "2016":
                row.write_text(f"maatregel: dijk-{then}\n{row.read_text('utf-8')}", encoding="utf-8")
    (measures / "2.yaml").unlink()
    return root


def test_a_row_belongs_to_the_measure_that_it_was_of(renumbered: Path) -> None:
    """Open rounds say it in the row, closed ones said it when they closed; each shows the number of then."""
    dossier = checked_dossier(renumbered, TODAY)
    told = {row.number: (row.measure.slug, row.measure.number) for row in rows(dossier)["2016"].values()}
    assert told == {"1": ("dijk-1", "1"), "2": ("dijk-2", "3"), "3": ("dijk-3", "5"), "4": ("dijk-4", "4")}
    assert {row.number: (row.measure.slug, row.measure.number) for row in rows(dossier)["2017"].values()} == told
    pages = text_of(dossier)
    assert re.findall(r"Volg maatregel (\d)</a> \(in deze ronde nummer (\d)\)", pages["ronden/2016.md"]) == [
        ("3", "2"),
        ("5", "3"),
    ]
    page = pages["maatregelen/dijk-3.md"]
    assert "# 5. Maatregel 3" in page
    assert page.count("In deze ronde was dit nummer 3.") == len(dossier.rounds)
    assert '<span id="maatregel-2"></span>' in pages["maatregelen/index.md"]
    assert "/data/ronden/2018/3.yaml" in codeowners(dossier)
    shown = [row[0].shown for row in figures(dossier, TODAY)["standen"].rows[:-1]]
    assert [each.partition(" (nummer ")[2].partition(" in ")[0] for each in shown] == ["", "2", "", "3"]
    assert shown[3].endswith(" (nummer 3 in 2016 tot en met 2025)")


def test_a_number_that_changed_is_told_where_rounds_are_compared(renumbered: Path) -> None:
    """The row before is found, so that nothing is called new or gone; its place keeps the number of the later round."""
    last = renumbered / paths.ROUNDS / "2025"
    for then, now in (("3", "5"), ("2", "3")):
        text = (last / f"{then}.yaml").read_text("utf-8").partition("\n")[2]
        (last / f"{now}.yaml").write_text(text, encoding="utf-8")
    (last / "2.yaml").unlink()
    dossier = checked_dossier(renumbered, TODAY)
    page = text_of(dossier)["ronden/2024-naar-2025.md"]
    assert re.findall(r"Ander nummer: ([^<]*)<", page) == [
        "maatregel 3 was in ronde 2024 nummer 2.",
        "maatregel 5 was in ronde 2024 nummer 3.",
    ]
    assert re.findall(r'id="maatregel-(\d)"', page) == ["1", "3", "4", "5"]
    assert "Nieuw in deze ronde" not in page
    assert "Niet genoemd in deze ronde" not in page


def test_a_measure_without_actions_yet(tmp_path: Path) -> None:
    """It is followed: its page and every list say that there are none yet, also when a round closes."""
    root = tmp_path / "dossier"
    write_dossier(root, 2, actions=1)
    (root / paths.MEASURES / "3.yaml").write_text(
        'nummer: "3"\nsleutel: nog-niets\ntitel: Nog niets\neigenaar: wal\nin_het_kort: Hier komt een plan.\n'
        "acties: []\n",
        encoding="utf-8",
    )
    dossier = checked_dossier(root, TODAY)
    last = dossier.rounds[-1]
    path = f"{paths.ROUNDS}/{last.sheet.id}/{paths.CLOSING}"
    (root / path).write_text(closing_yaml(path, closing(dossier, last, TODAY)), encoding="utf-8")
    dossier = checked_dossier(root, TODAY)
    closed = dossier.rounds[-1].closing
    assert closed is not None
    assert [(each.slug, each.actions) for each in closed.measures][-1] == ("nog-niets", ())
    pages = text_of(dossier)
    assert "<p>Er zijn nog geen acties. Volgt er een, dan" in pages["maatregelen/nog-niets.md"]
    assert pages["maatregelen/index.md"].count("nog geen acties") == 1
    figure = figures(dossier, TODAY)["standen"]
    assert [cell.shown for cell in figure.rows[2]][:3] == ["3. Nog niets", "0", "–"]


def test_rounds_without_any_action(numbered: Dossier) -> None:
    """Then there is no matrix, and the front page says that there are no actions yet."""
    bare = replace(numbered, measures=tuple(replace(each, actions=()) for each in numbered.measures))
    assert "standen" not in figures(bare, TODAY)
    pages = text_of(bare)
    assert "# Er zijn nog geen acties" in pages["index.md"]
    assert pages["maatregelen/index.md"].count("nog geen acties") == len(NUMBERS)
