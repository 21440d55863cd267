"""The page of all promises, and the page of a measure: what comes first, what folds, and which addresses stay."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

import generated
from conftest import REAL_TODAY, TODAY
from motiespoor.derive.counts import Counts, counts
from motiespoor.derive.deadlines import Deadline, Outcome
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Milestone
from motiespoor.model.publication import ChartKind
from motiespoor.read.dossier import read_dossier
from motiespoor.render import sentences
from motiespoor.render.context import Context, context
from motiespoor.render.pages.measure_list import measure_list
from motiespoor.render.pages.measures import measure_pages
from motiespoor.render.pages.record import GROUPS, deadlines_page
from test_sentences import SAID

NOW = REAL_TODAY
# The parts of the page have been addresses since it was published, whether or not there is a promise in them.
PARTS = (
    "voorbij", "uitgebleven", "open", "terugkerend", "met-twijfel", "onder-voorwaarde", "zonder-laatste-dag",
    "zonder-termijn", "telt-elders", "gehaald", "termijnen",
)  # fmt: skip


def terms(dossier: Dossier, today: date) -> str:
    return deadlines_page(context(dossier, today, {})).content


def measures(dossier: Dossier, today: date) -> Mapping[str, str]:
    return {each.path: each.make().content for each in measure_pages(context(dossier, today, {}))}


def body(markdown: str) -> LexborHTMLParser:
    """What the page holds of HTML, parsed, without its head."""
    return LexborHTMLParser(re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL))


def headings(markdown: str) -> list[str]:
    return re.findall(r"(?m)^## .*?\{#([^} ]*)", markdown)


def heading(markdown: str) -> str:
    found = re.search(r"(?m)^# (.*?)(?: \{#[^}]*\})?$", markdown)
    assert found
    return found[1]


def holding(dossier: Dossier, *promises: Milestone) -> Dossier:
    """The dossier with these promises and no others."""
    bare = tuple(replace(each, milestones=()) for each in dossier.measures)
    return replace(dossier, measures=bare, promises=promises, frame=None)


def none_of(**said: int) -> Counts:
    """No promises, but for what is said."""
    return replace(counts(()), **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        (none_of(), "Er zijn nog geen beloften"),
        (none_of(promises=1), "1 belofte, geen met een datum"),
        (none_of(promises=8), "8 beloften, geen met een datum"),
        (
            none_of(promises=8, dated=1),
            "Bij geen belofte met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=6),
            "Bij geen van de 6 beloften met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=1, dated_late=1),
            "Bij de enige belofte met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=6, dated_late=1),
            "Bij 1 van de 6 beloften met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=6, dated_late=3),
            "Bij 3 van de 6 beloften met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=6, dated_late=6),
            "Bij alle 6 beloften met een datum is de termijn voorbij zonder bericht dat het is gebeurd",
        ),
        (
            none_of(promises=8, dated=6, yearly_awaited=1),
            "Voor zover bekend ontbreekt bij 1 jaarlijkse belofte het bericht van 2026",
        ),
        (none_of(promises=8, missed=2), "Voor zover bekend ontbreekt bij 2 jaarlijkse beloften een heel jaar"),
    ],
)
def test_the_heading_is_what_is_late_of_what_can_be(counted: Counts, told: str) -> None:
    assert sentences.finding(SAID, counted, NOW) == told


def test_the_heading_of_the_repository(published: Dossier) -> None:
    """Of sixty promises six have a date, and three of those are late; the sentence under it says what that means."""
    said = terms(published, NOW)
    assert (
        heading(said) == "Bij 3 van de 6 beloften met een datum is de termijn voorbij zonder bericht dat het is gebeurd"
    )
    assert heading(terms(published, date(2025, 1, 1))).startswith("Bij 2 van de 6 ")
    assert (
        "de laatste dag is voorbij en wij vonden geen bericht dat het is gebeurd"
        in body(said).css_first("aside").text()
    )


def test_every_outcome_stands_in_one_part(dossier: Dossier) -> None:
    """Every promise has one row, under the heading that its outcome belongs to."""
    shared = context(dossier, TODAY, {})
    said = deadlines_page(shared).content
    rows = re.findall(r'<li class="belofte" id="mijlpaal-([^"]*)"', said)
    assert sorted(rows) == sorted(each.milestone.id for each in shared.deadlines)
    told = re.findall(r'class="belofte__uit[^"]*" data-uitkomst="([^"]*)"', said)
    assert Counter(told) == Counter(each.outcome.value for each in shared.deadlines)
    assert {outcome for _, _, outcomes in GROUPS for outcome in outcomes} == set(Outcome)


def test_what_was_an_address_stays_one(dossier: Dossier) -> None:
    """Also of a part without a promise."""
    said = terms(dossier, TODAY)
    there = {*re.findall(r"\{#([^} ]*)", said), *re.findall(r'\bid="([^"]*)"', said)}
    assert set(PARTS) <= there


def test_what_is_late_comes_first_and_what_cannot_be_late_folds(published: Dossier) -> None:
    """Thirty-one promises without a last day stand behind one fold; those that are late never do."""
    said = terms(published, NOW)
    assert headings(said)[:2] == ["voorbij", "uitgebleven"]
    assert "<summary>Toon de 31 beloften</summary>" in said
    folded = {node.attributes["id"] for node in body(said).css("details.vouw li.belofte")}
    late = {
        f"mijlpaal-{each.milestone.id}"
        for each in context(published, NOW, {}).deadlines
        if each.dated_late or each.yearly_late
    }
    assert len(folded) == 31
    assert late
    assert not late & folded


def test_each_row_says_in_words_what_it_draws(dossier: Dossier) -> None:
    """The picture has a name with what it draws, the row its outcome, and the card the promise in its own words.

    Where nothing is late or still to come, the title leads to those words on the page of the measure.
    """
    for row in body(terms(dossier, TODAY)).css("li.belofte"):
        picture = row.css_first('.belofte__lijn[role="img"]')
        assert re.match(r"(?:Beloofd|Genoemd): .*Termijn: .*\.$", picture.attributes["aria-label"] or "")
        assert picture.css_first("svg").attributes["aria-hidden"] == "true"
        assert row.css_first(".belofte__uit").text().strip()
        led = row.css_first('.belofte__wat > a[href$="#{}"]'.format(row.attributes["id"]))
        if led is None or row.css_first('[data-uitkomst^="voorbij"], [data-uitkomst="uitgebleven"]') is not None:
            assert row.css_first("details .citaat, details .vindplaats") is not None
        assert len(row.css(".belofte__wat a")) <= 1


@pytest.mark.parametrize("number", [0, 1, 40])
def test_any_number_of_promises(tmp_path: Path, number: int) -> None:
    """None, one and forty: the page looks meant, without an empty axis or list."""
    generated.write_dossier(tmp_path / "dossier", 1, actions=1, promises=number)
    said = terms(read_dossier(tmp_path / "dossier").dossier, generated.TODAY)
    page = body(said)
    assert len(page.css("li.belofte")) == number
    assert all(each.css_first("li") is not None for each in page.css("ol.beloften"))
    assert len(page.css(".askop")) == len(page.css("ol.beloften"))
    assert ("Zo leest u de lijn" in said) == bool(number)
    assert set(PARTS) <= {*re.findall(r"\{#([^} ]*)", said), *re.findall(r'\bid="([^"]*)"', said)}


def test_a_title_of_three_hundred_letters_stands_whole(fiction: Dossier) -> None:
    """Not cut, on both pages; it may break."""
    long = "woord " * 49 + "einde!"
    first = fiction.measures[0]
    named = replace(first, title=long, milestones=tuple(replace(each, title=long) for each in first.milestones))
    changed = replace(fiction, measures=(named, *fiction.measures[1:]))
    shared = context(changed, TODAY, {})
    for said in (deadlines_page(shared).content, measure_list(shared).content, *measures(changed, TODAY).values()):
        if "woord woord" in said:
            assert "woord einde" in said


def test_a_measure_in_the_order_of_reading(published: Dossier) -> None:
    """In short, its promises, what is known last, the years, figures, the literal text, and its sources."""
    said = measures(published, NOW)["maatregelen/rijksontmoetingspleinen.md"]
    assert heading(said) == "4. Landelijk netwerk van rijksontmoetingspleinen"
    assert headings(said) == [
        "mijlpalen", "nu", "acties", "gebeurtenissen", "kaart", "kerncijfers", "letterlijk", "instrumenten", "bronnen",
    ]  # fmt: skip
    assert said.index("In het kort") < said.index("## De beloften")


def test_only_the_latest_round_stands_open(published: Dossier) -> None:
    """Literal text is a quotation that names its round and source; older rounds fold, the comparison is one step away."""
    page = body(measures(published, NOW)["maatregelen/rijksontmoetingspleinen.md"])
    open_, folded = (
        [each.attributes["data-ronde"] for each in page.css(".letterlijk") if _folded(each) is there]
        for there in (False, True)
    )
    assert (open_, folded) == (["2025"], ["2024"])
    for each in page.css(".letterlijk"):
        assert each.css("blockquote")
        assert "Letterlijk uit: " in each.text()
    assert page.css_first('.letterlijk a[href$="2024-naar-2025/#maatregel-4"]') is not None


def _folded(node: object) -> bool:
    while (node := getattr(node, "parent", None)) is not None:
        if getattr(node, "tag", "") == "details":
            return True
    return False


def test_our_reading_is_no_quotation(dossier: Dossier) -> None:
    """The status of an action stands with the words it rests on, and its explanation outside of them."""
    for measure in dossier.measures:
        page = body(measures(dossier, TODAY)[f"maatregelen/{measure.slug}.md"])
        for action in measure.actions:
            part = page.css_first(f'h3[id="actie-{action.id}"]').parent
            assert part.css_first(".status") is not None
            quoted = {" ".join(each.text().split()) for each in part.css("blockquote p")}
            read = [" ".join(each.text().split()) for each in part.css("section > p")]
            words = " ".join(action.current.explanation.split())
            assert words in read
            assert words not in quoted


def test_a_measure_knows_its_neighbours(published: Dossier) -> None:
    """For the foot of the page; the first has none before it, the last none after it."""
    found = list(measures(published, NOW).values())
    assert "vorige:" not in found[0]
    assert "volgende:" not in found[-1]
    assert (
        'volgende: {"titel": "1b. Gesprekken met bestuurders in de regio", "adres": "maatregelen/gesprekken-bestuurders/"}'
        in found[0]
    )


def test_a_key_figure_without_a_picture_is_a_number_in_a_sentence(fiction: Dossier) -> None:
    """With the day and the source of its last value."""
    shared: Context = context(fiction, TODAY, {})
    held = [each for each in fiction.measures if each.key_figures]
    assert held
    assert any(each.kind is ChartKind.COUNT or each.series for each in fiction.charts)
    said = next(each.make().content for each in measure_pages(shared) if each.path == f"maatregelen/{held[0].slug}.md")
    assert re.search(r'<p class="getal-zin"><b>[^<]+</b> .+, op \d+ \w+ \d{4}\.', said)


def test_the_list_of_measures_says_in_words_what_its_blocks_show(dossier: Dossier) -> None:
    """A block per action and round; each round says how many actions stood where."""
    page = body(measure_list(context(dossier, TODAY, {})).content)
    rows = page.css(".maatregellijst > li")
    assert len(rows) == len(dossier.measures)
    for row in rows:
        for each in row.css(".blokken"):
            told = re.findall(r" (\d+) ", " ".join(node.text() for node in each.css(".onzichtbaar")) + " ")
            assert sum(map(int, told)) == len(each.css(".blokje"))


def test_the_page_of_a_measure_has_the_map_of_its_places(fiction: Dossier) -> None:
    """A measure whose key figure counts places shows where they are; another has no map."""
    shared = context(fiction, TODAY, {})
    counted = {each.series for each in fiction.locations}
    assert counted
    for measure in fiction.measures:
        page = next(
            each.make().content for each in measure_pages(shared) if each.path == f"maatregelen/{measure.slug}.md"
        )
        assert ('<ul class="tegels"' in page) == bool(counted & set(measure.key_figures))


def test_a_measure_says_what_is_late_and_what_came_of_its_promises(fiction: Dossier) -> None:
    """In the words of the outcome, so that "late" never stands without what was found."""
    milestone = next(each for measure in fiction.measures for each in measure.milestones)

    def listed(*outcomes: Outcome) -> tuple[Deadline, ...]:
        return tuple(Deadline(milestone=milestone, measure=None, outcome=each) for each in outcomes)

    assert sentences.of_measure(SAID, ()) == ()
    assert sentences.of_measure(
        SAID,
        listed(Outcome.MET, Outcome.PASSED, Outcome.AWAITED, Outcome.MET, Outcome.PASSED_WITH_REPORT, Outcome.OPEN),
    ) == (
        (True, "1 belofte: termijn voorbij, geen bericht gevonden"),
        (True, "1 belofte: termijn voorbij, niet gemeld als klaar"),
        (True, "1 belofte: dit jaar nog geen bericht gevonden"),
        (False, "2 beloften: gehaald"),
    )
