"""A plan of 150 measures in chapters and themes: its list can be scanned, a status chosen, and all that leads to it is right."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from browsing import overflow, served, visit
from building import Pictures, once
from conftest import DOSSIERS
from divided import CHAPTERS, status_of, theme_of, write_divided
from generated import TODAY
from looking import broken
from motiespoor.derive.plan import SECTIONS
from motiespoor.model.dossier import Dossier, natural
from motiespoor.press.built import Page
from motiespoor.press.losses import losses
from motiespoor.press.manifest import MANIFEST, read_manifest
from motiespoor.press.proof.known import Known
from motiespoor.press.proof.plan import RULES as PLAN
from motiespoor.press.verify import verified
from motiespoor.read.dossier import read_dossier
from motiespoor.render.site import outputs_with
from motiespoor.validate.check import checked_dossier
from test_difference_words import told

MEASURES = 150
STATUSES = ("beloofd", "bezig", "klaar")
LABELS = {"beloofd": "Beloofd", "bezig": "Bezig & onderweg", "klaar": "Klaar"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The plan with its site."""

    def made(folder: Path) -> None:
        write_divided(folder, MEASURES)
        pictures.build(folder, TODAY)

    return once(tmp_path_factory, "ingedeeld", made)


@pytest.fixture(scope="module")
def plan(root: Path) -> Dossier:
    """What is in it."""
    return checked_dossier(root, TODAY)


@pytest.fixture(scope="module")
def listed(root: Path) -> LexborHTMLParser:
    """The list of measures."""
    return LexborHTMLParser((root / "site/maatregelen/index.html").read_text("utf-8"))


def in_order() -> list[str]:
    """The numbers as the plan divides them: by chapter, by theme, and then as people count."""
    return sorted(map(str, range(1, MEASURES + 1)), key=lambda each: (natural(theme_of(int(each))), natural(each)))


def test_the_site_is_right(root: Path) -> None:
    """`verify` finds nothing."""
    assert verified(root / "site", root) == ()


def test_measures_stand_in_the_order_of_the_plan(root: Path, plan: Dossier, listed: LexborHTMLParser) -> None:
    """In the dossier, on the list, and from page to page: that is not the order of their numbers."""
    assert [each.number for each in plan.measures] == in_order() != sorted(in_order(), key=natural)
    assert [each.text() for each in listed.css(".maatregellijst__nummer")] == in_order()
    assert [each.attributes["id"] for each in listed.css(".maatregellijst > li")] == [
        f"maatregel-{n}" for n in in_order()
    ]
    place = in_order().index("8")
    page = LexborHTMLParser((root / "site/maatregelen/dijk-8/index.html").read_text("utf-8"))
    around = [(each.attributes.get("href") or "").split("/")[-2] for each in page.css("a.md-footer__link")]
    assert around == [f"dijk-{in_order()[place - 1]}", f"dijk-{in_order()[place + 1]}"]


def test_chapters_and_themes_are_headings_with_what_they_hold(listed: LexborHTMLParser) -> None:
    """Chapters are headings of the second level, themes of the third; each says how many measures, and how they stand."""
    chapters = [each for each in listed.css("h2") if (each.attributes["id"] or "").startswith(SECTIONS[0])]
    assert [each.text() for each in chapters] == [f"Deel {n} over sluizen & dijken" for n in range(1, CHAPTERS + 1)]
    themes = [(each.attributes["id"], each.text()) for each in listed.css("h3") if each.attributes["id"]]
    assert themes == [
        (f"thema-deel-{chapter}-{theme}", f"Oever {theme} van deel {chapter}")
        for chapter in range(1, CHAPTERS)
        for theme in range(1, 6)
    ]
    for number, fold in enumerate(listed.css("details.hoofdstuk"), 1):
        summary = fold.css_first("summary")
        assert summary is not None
        within = [each for each in range(1, MEASURES + 1) if theme_of(each).split("-")[1] == str(number)]
        assert " ".join(summary.text().split()) == f"{len(within)} maatregelen: {tallied(within)}"
        assert [each.text() for each in fold.css(".maatregellijst__nummer")] == [
            each for each in in_order() if int(each) in within
        ]
    theme = next(each.parent for each in listed.css("h3#thema-deel-3-2"))
    assert theme is not None
    within = [each for each in range(1, MEASURES + 1) if theme_of(each) == "deel-3-2"]
    said = theme.css_first("p.bij")
    assert said is not None
    assert " ".join(said.text().split()) == f"{len(within)} maatregelen · {tallied(within)}"


def tallied(measures: list[int]) -> str:
    """How many of these measures have an action with each status."""
    found = [(status, sum(status_of(each) == status for each in measures)) for status in STATUSES]
    return " · ".join(f"{LABELS[status]} {number}" for status, number in found if number)


def test_what_leads_to_a_chapter(root: Path, listed: LexborHTMLParser) -> None:
    """The contents, the page of a measure, what is found, and the Markdown: to the heading of a chapter or a theme."""
    contents = [(each.attributes.get("href"), each.text()) for each in listed.css(".groepen a")]
    assert contents[0] == ("#hoofdstuk-deel-1", "Deel 1 over sluizen & dijken")
    assert len(contents) == CHAPTERS
    page = (root / "site/maatregelen/dijk-8/index.html").read_text("utf-8")
    above = LexborHTMLParser(page).css("p.bij > a")
    assert [(each.attributes.get("href"), each.text()) for each in above[:2]] == [
        ("../../maatregelen/#hoofdstuk-deel-3", "Deel 3 over sluizen & dijken"),
        ("../../maatregelen/#thema-deel-3-1", "Oever 1 van deel 3"),
    ]
    found = json.loads((root / "site/search/search_index.json").read_text("utf-8"))["docs"]
    places = [each["location"] for each in found if "Oever 2 van deel 3" in each["title"] + each["text"]]
    assert places == ["maatregelen/#thema-deel-3-2"]
    twin = (root / "site/maatregelen/index.md").read_text("utf-8")
    assert "\n## Deel 3 over sluizen &amp; dijken\n" in twin
    assert "\n### Oever 2 van deel 3\n" in twin
    assert "alle (150)" not in twin


def test_verify_sees_another_chapter(root: Path, plan: Dossier) -> None:
    """Two titles that changed places, and a measure that says it stands in another chapter."""
    known = Known(plan, TODAY)
    for path, old, new, wanted in (
        (
            "maatregelen/index.html",
            ">Oever 1 van deel 3",
            ">Oever 9 van deel 3",
            ["de hoofdstukken en thema's op deze pagina zijn andere dan die van de indeling, of heten anders."],
        ),
        (
            "maatregelen/dijk-8/index.html",
            ">Oever 1 van deel 3",
            ">Oever 2 van deel 3",
            [
                (
                    "hier staat 'Deel 3 over sluizen & dijken › Oever 2 van deel 3', en niet waar deze maatregel in de "
                    "indeling staat."
                )
            ],
        ),
    ):
        text = (root / "site" / path).read_text("utf-8")
        assert old in text
        assert [*_told(Page(path, text), known)] == []
        assert [*_told(Page(path, text.replace(old, new)), known)] == wanted


def _told(page: Page, known: Known) -> Iterator[str]:
    for rule in PLAN:
        yield from rule(page, known)


def test_data_say_where_a_measure_stands(root: Path) -> None:
    """The table has the titles at its end, the document both with their ids; a chapter without themes stands alone."""
    with (root / "site/data/v1/maatregelen/maatregelen.csv").open(encoding="utf-8", newline="") as file:
        rows = {each["maatregel"]: each for each in csv.DictReader(file)}
    assert list(rows["8"]) == ["maatregel", "sleutel", "titel", "in_het_kort", "hoofdstuk", "thema"]
    assert (rows["8"]["hoofdstuk"], rows["8"]["thema"]) == ("Deel 3 over sluizen & dijken", "Oever 1 van deel 3")
    assert (rows["1"]["hoofdstuk"], rows["1"]["thema"]) == ("Deel 10 over sluizen & dijken", "")
    found = {n: json.loads((root / f"site/api/v1/maatregelen/dijk-{n}.json").read_text("utf-8")) for n in (1, 8)}
    assert found[8]["thema"] == "deel-3-1"
    assert found[8]["indeling"] == [
        {"id": "deel-3", "titel": "Deel 3 over sluizen & dijken"},
        {"id": "deel-3-1", "titel": "Oever 1 van deel 3"},
    ]
    assert found[1]["indeling"] == [{"id": "deel-10", "titel": "Deel 10 over sluizen & dijken"}]


def test_a_move_to_another_theme_is_told(plan: Dossier) -> None:
    """In words, by their titles; and so is a theme that is called otherwise."""
    moved = replace(plan, measures=tuple(replace(m, theme="deel-3-2") if m.number == "8" else m for m in plan.measures))
    assert "thema: was ‘Oever 1 van deel 3’, nu ‘Oever 2 van deel 3’" in told(plan, moved, today=TODAY)
    first, *others = plan.publication.chapters
    named = replace(first, themes=(replace(first.themes[0], title="De oever"), *first.themes[1:]))
    renamed = replace(plan, publication=replace(plan.publication, chapters=(named, *others)))
    assert "De oever" in told(plan, renamed, today=TODAY)


def test_a_chapter_may_go(root: Path) -> None:
    """A plan may be divided otherwise, and its site still follows the one before; the place of a measure may not go."""
    before = read_manifest(root / "site" / MANIFEST, [])
    assert before is not None
    anchors = before.pages["maatregelen"]
    assert {"hoofdstuk-deel-3", "thema-deel-3-2", "maatregel-8"} < {*anchors}
    assert not [each for each in anchors if "keuze" in each]
    without = tuple(each for each in anchors if not each.startswith(SECTIONS))
    assert losses(before, before.model_copy(update={"pages": {**before.pages, "maatregelen": without}})) == ()
    fewer = tuple(each for each in anchors if each != "maatregel-8")
    assert [
        str(each)
        for each in losses(before, before.model_copy(update={"pages": {**before.pages, "maatregelen": fewer}}))
    ] == [
        (
            "maatregelen/index.html:1:1: de plek '#maatregel-8' stond op deze pagina en is er niet meer. Zet terug wat er stond. "
            "Eindigde maatregel 8, zeg dan in data/maatregelen/opvolging.yaml bij die maatregel 'nummer: 8'."
        )
    ]


def test_twelve_measures_stand_open(tmp_path: Path) -> None:
    """In chapters, without folds, and nothing to choose; a plan without chapters has none of it, nor a sheet for it."""
    klein = DOSSIERS / "klein"
    path = "site_config/publicatie.yaml"
    text = (
        (klein / path)
        .read_text("utf-8")
        .replace("gebieden: wijken\n", "gebieden: wijken\nindeling:\n  - {id: water, titel: Water}\n")
    )
    measures = {
        f"data/maatregelen/{n}.yaml": (klein / f"data/maatregelen/{n}.yaml").read_text("utf-8")
        for n in ("A", "B", "C2")
    }
    themed = {name: each.replace("eigenaar: ", "thema: water\neigenaar: ") for name, each in measures.items()}
    divided = pages_of(read_dossier(klein, {path: text, **themed}).dossier)
    assert "<h2" not in divided["maatregelen/index.md"]
    assert "\n## Water {#hoofdstuk-water}\n" in divided["maatregelen/index.md"]
    assert '<p class="bij" data-search-exclude="">3 maatregelen' in divided["maatregelen/index.md"]
    for absent in ('<details class="vouwregel hoofdstuk', "data-nu", "<fieldset"):
        assert absent not in divided["maatregelen/index.md"]
    assert ".hoofdstuk" in divided["assets/motiespoor.css"]
    assert "data-nu" not in divided["assets/motiespoor.css"]
    plain = pages_of(read_dossier(klein).dossier)
    assert ".hoofdstuk" not in plain["assets/motiespoor.css"]
    assert "hoofdstuk-" not in plain["maatregelen/index.md"]


def pages_of(dossier: Dossier) -> dict[str, str]:
    """The files of a site that are text, without its charts."""
    outputs = outputs_with(dossier, TODAY, {}, draw=lambda _: "", raster=lambda *_: b"", pack=lambda: "")
    return {each.path: each.content for each in outputs if isinstance(each.content, str)}


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    """Its address."""
    with served(root / "site") as address:
        yield address


SEEN = "[...document.querySelectorAll('.maatregellijst > li')].filter((each) => each.checkVisibility()).map((each) => each.id)"


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_a_status_is_chosen_by_keyboard(browser: Browser, site: str, javascript: bool) -> None:
    """Each choice shows as many measures as it says, those with that status, in folds too; without a script as well."""
    with visit(browser, site, "maatregelen/", javascript=javascript) as opened:
        page = opened.page
        labels = page.locator(".keuze label").all_inner_texts()
        assert [" ".join(each.split()) for each in labels] == [
            "alle (150)", "Beloofd (25)", "Bezig & onderweg (50)", "Klaar (75)",
        ]  # fmt: skip
        assert page.evaluate(SEEN) == []  # every chapter is folded
        page.locator(".keuze input").first.focus()
        for status in STATUSES:
            page.keyboard.press("ArrowDown")
            assert page.evaluate("document.activeElement.id") == f"__keuze-{status}"
            assert page.evaluate(SEEN) == [f"maatregel-{each}" for each in in_order() if status_of(int(each)) == status]
            heads = page.locator("h2[data-nu]:visible").count()
            assert heads == len({theme_of(n).split("-")[1] for n in range(1, MEASURES + 1) if status_of(n) == status})
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.id") == "__keuze"
        assert page.evaluate(SEEN) == []
        assert opened.wrong() == []


@pytest.mark.browser
@pytest.mark.parametrize("place", ["maatregel-8", "thema-deel-3-1"])
def test_a_place_within_a_fold_opens_it(browser: Browser, site: str, place: str) -> None:
    """Who follows a link to a measure or a theme sees it; the other chapters stay folded."""
    with visit(browser, site, f"maatregelen/#{place}", javascript=False) as opened:
        assert opened.page.locator("details.hoofdstuk[open]").count() == 1
        assert opened.page.locator(f"#{place}").evaluate("(each) => each.getBoundingClientRect().top < innerHeight")


@pytest.mark.browser
@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_list_looks_right(browser: Browser, site: str, width: str, dark: bool) -> None:
    """Nothing sticks out, and axe finds nothing, with a status chosen."""
    with visit(browser, site, "maatregelen/", width=width, dark=dark) as opened:
        opened.page.locator("#__keuze-bezig").check()
        assert overflow(opened) == []
        assert broken(opened.page, colours=True) == []
