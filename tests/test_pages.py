"""The built site of the real dossier against its data, read afresh: nothing of the sources is missing or changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from browsing import page_files
from conftest import REPOSITORY

DATA = REPOSITORY / "data"
SIC = "[zoals in de bron]"
ANNEXES = {"2024": "kst-31490-347-bijlage-2", "2025": "kst-31490-390-bijlage-2"}


@pytest.fixture(scope="session")
def site(built_real: Path) -> Path:
    """The site of the real dossier."""
    return built_real / "site"


def loaded(path: str) -> Any:
    """A YAML file of the dossier, read without our own reader; dates stay text."""
    return yaml.load((DATA / path).read_text("utf-8"), Loader=yaml.BaseLoader)


def page(site: Path, path: str) -> LexborHTMLParser:
    """A page of the built site, parsed."""
    return LexborHTMLParser((site / path / "index.html").read_text("utf-8"))


def plain(node: LexborNode | None) -> str:
    """The text of an element on one line, without our mark at errors of the source."""
    assert node is not None
    return " ".join(node.text().replace(SIC, " ").split())


def measures() -> dict[str, Any]:
    """The living measures by number."""
    files = (path for path in (DATA / "maatregelen").glob("*.yaml") if re.match("[0-9]", path.name))
    return {path.stem: loaded(f"maatregelen/{path.name}") for path in files}


def rows() -> Iterator[tuple[str, str, Any]]:
    """Every literal row: round, number of the measure, and its cells."""
    for folder in sorted(DATA.glob("ronden/*/")):
        for path in sorted(folder.glob("[0-9]*.yaml")):
            yield folder.name, path.stem, loaded(f"ronden/{folder.name}/{path.name}")


def literal(site: Path, slug: str, each: str) -> list[str]:
    """What stands as literal text of a round on the page of a measure, cell by cell."""
    tree = page(site, f"maatregelen/{slug}")
    return [plain(node) for node in tree.css(f'.letterlijk[data-ronde="{each}"] blockquote :is(li, p)')]


def test_every_cell_is_on_the_page_of_its_measure(site: Path) -> None:
    """Titles, objectives, actions and progress of every round stand on the page of their measure, in order, literally."""
    slugs = {number: each["sleutel"] for number, each in measures().items()}
    found = list(rows())
    assert len(found) == 20
    for each, number, row in found:
        items = [
            item if isinstance(item, str) else item["tekst"]
            for part in ("acties", "stand_van_zaken")
            for item in row.get(part, [])
        ]
        cells = [f"{number}. {row['titel']}", row["doelstelling"], *items]
        assert literal(site, slugs[number], each) == [" ".join(cell.split()) for cell in cells], (each, number)


def letters(text: str) -> str:
    """A text without what an extraction may have changed: white space, hyphens, bullets, and the form of quotes."""
    equal = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‒": "-", "–": "-"})
    return re.sub(r"[\s•\-]|</?[a-z][^>]*>", "", text.translate(equal))


def annex(each: str) -> str:
    """The letters of an annex: of its heads nothing, of everything else everything, in the order of the source."""
    text = (DATA / "bronnen" / "teksten" / f"{ANNEXES[each]}.txt").read_text("utf-8")
    if each == "2024":
        # A table in lines; row 5 goes on, cell by cell, after the break of the page.
        head, *lines = (
            line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("Bijlage 2: ")
        )
        assert head == ["Maatregel", "Doelstelling", "Actie"]
        torn = next(number for number, line in enumerate(lines) if not re.match(r"(?:<p>)?[1-7][a-d]?\. ", line[0]))
        assert lines[torn - 1][0].startswith("5. ")
        lines[torn - 1 : torn + 1] = [[a + b for a, b in zip(lines[torn - 1], lines[torn], strict=True)]]
        return letters("".join(cell for line in lines for cell in line))
    title, table = (
        "Bijlage 2: Stand van zaken acties n.a.v. motie-Flach/Zeedijk",
        "Maatregel Doelstelling Actie Stand van zaken",
    )
    whole = letters(text)
    assert whole.count(letters(title)) == whole.count(letters(table)) == 1
    return whole.replace(letters(title), "").replace(letters(table), "")


@pytest.mark.parametrize("each", ANNEXES)
def test_the_pages_hold_the_whole_annex(site: Path, each: str) -> None:
    """The literal cells of all measures, laid one after another, are the annex: every sentence, and no letter more."""
    cells = Counter(letters(cell) for every in measures().values() for cell in literal(site, every["sleutel"], each))
    rest = annex(each)
    assert len(rest) > 3000
    while rest:
        fits = [cell for cell in cells if rest.startswith(cell)]
        assert fits, f"this stands on no page: {rest[:200]}"
        longest = max(fits, key=len)
        cells -= Counter([longest])
        rest = rest.removeprefix(longest)
    assert not cells, f"this does not stand in the annex: {list(cells)}"


def test_errors_of_the_source_stay_and_are_marked(site: Path) -> None:
    """A typing error of the source is kept and marked as such; nothing else is."""
    marked = [(each, number, word) for each, number, row in rows() for word in row.get("zoals_in_bron", [])]
    assert ("2024", "1c", "Effecturen") in marked
    html = "".join(path.read_text("utf-8") for path in sorted((site / "maatregelen").glob("*/index.html")))
    assert html.count(SIC) == len(marked)
    assert all(f'{word} <span class="sic">{SIC}</span>' in html for _, _, word in marked)


def test_uncertain_columns_are_told(site: Path) -> None:
    """Where the extraction does not show the column of an item, the page says so and why."""
    slugs = {number: each["sleutel"] for number, each in measures().items()}
    uncertain = [
        (number, item)
        for _, number, row in rows()
        for part in ("acties", "stand_van_zaken")
        for item in row.get(part, [])
        if isinstance(item, dict) and item.get("kolom") == "onzeker"
    ]
    assert uncertain
    for number, item in uncertain:
        told = [plain(node) for node in page(site, f"maatregelen/{slugs[number]}").css("main .let-op")]
        why = " ".join(item["opmerking"].split())
        assert any(re.fullmatch(f"Bij punt [0-9]+ onder ‘.+’: {re.escape(why)}", each) for each in told), number


def test_contradictions_are_told(site: Path) -> None:
    """Each point on which sources disagree stands with all its sides on the method page, and is told where it matters."""
    slugs = {number: each["sleutel"] for number, each in measures().items()}
    method = page(site, "methode")
    cases = loaded("bronnen/tegenspraken.yaml")["tegenspraken"]
    assert len(cases) > 5
    for case in cases:
        assert case["titel"] in plain(method.css_first(f"#tegenspraak-{case['id']}"))
        everything = plain(method.css_first("main"))
        assert all(" ".join(side["bewering"].split()) in everything for side in case["kanten"])
        pages = [f"maatregelen/{slugs[number]}" for number in case.get("maatregelen", [])]
        pages += [f"cijfers/reeksen/{series}" for series in case.get("reeksen", [])]
        pages += ["cijfers"] if case.get("reeksen") else []
        for path in pages:
            links = page(site, path).css(f'main .let-op a[href$="methode/#tegenspraak-{case["id"]}"]')
            assert links, f"{case['id']} is not told on {path}"


def test_every_source_lists_its_claims(site: Path) -> None:
    """Under a source stands a link to everything that rests on it, or that nothing does."""
    wanted: dict[str, set[str]] = {each["id"]: set() for each in loaded("bronnen/bronnen.yaml")["bronnen"]}

    def rests(place: str, evidence: list[dict[str, str]]) -> None:
        for each in evidence:
            wanted[each["bron"]].add(place)

    def dated(place: str, records: list[dict[str, Any]]) -> None:
        """Each stands at its day; a second one of a day has a number behind it."""
        days: Counter[str] = Counter()
        for each in records:
            days[day := str(each["datum"])] += 1
            rests(f"{place}.{day}" + (f".{days[day]}" if days[day] > 1 else ""), each["bewijs"])

    def of_milestone(page: str, each: dict[str, Any]) -> None:
        rests(f"{page}#mijlpaal-{each['id']}", [each["toezegging"], *each.get("bewijs", [])])
        dated(f"{page}#bericht.{each['id']}", each.get("berichten", []))

    for measure in measures().values():
        address = f"../maatregelen/{measure['sleutel']}/"
        for action in measure["acties"]:
            dated(f"{address}#stand.{action['id']}", action["standen"])
        for each in measure.get("mijlpalen", []):
            of_milestone(address, each)
    for each in loaded("maatregelen/toezeggingen.yaml")["mijlpalen"]:
        of_milestone("../termijnen/", each)
    for each in loaded("bronnen/tijdlijn.yaml")["gebeurtenissen"]:
        rests(f"../tijdlijn/#{each['id']}", each["bewijs"])
    for each in loaded("bronnen/tegenspraken.yaml")["tegenspraken"]:
        rests(f"../methode/#tegenspraak-{each['id']}", each["kanten"])
    for name in ("waarnemingen", "prognoses", "plekken"):
        head, *lines = (DATA / "cijfers" / f"{name}.csv").read_text("utf-8").splitlines()
        place = head.split(",").index("bron")
        for line in lines:
            before = line.split(",")[: place + 1]  # only what comes after may be quoted
            if before[place]:
                rests(f"../cijfers/reeksen/{before[0]}/", [{"bron": before[place]}])
    tree = page(site, "bronnen")
    folds = {node.attributes.get("id"): node for node in tree.css("main details.vouwregel")}
    assert set(folds) == set(wanted)
    for source, places in wanted.items():
        links = {link.attributes.get("href") or "" for link in folds[source].css("a[href]")}
        said = plain(folds[source])
        # Of figures one leads to its row, and more lead to their page.
        assert places <= links | {link.partition("#")[0] for link in links}, source
        assert bool(links & {link for link in links if link.startswith("../")}) != (
            "Op deze bron rust nog geen bewering." in said
        ), source


def test_every_page_says_from_which_file_it_comes(site: Path) -> None:
    """At the end of every page stands a file of the dossier, with a link to editing that file."""
    edit = yaml.safe_load((REPOSITORY / "site_config/publicatie.yaml").read_text("utf-8"))["bewerkadres"]
    pages = page_files(site)
    assert len(pages) > 20
    for path in pages:
        foot = LexborHTMLParser(path.read_text("utf-8")).css_first("main article > :not(.bestand) ~ .bestand")
        assert foot is not None, path
        file = plain(foot.css_first("code"))
        assert (REPOSITORY / file).exists(), path
        assert foot.css_first(f'a[href="{edit}{file}"]') is not None, path


def test_pages_speak_dutch_about_days_and_numbers(site: Path) -> None:
    """What is read holds no technical dates, no large numbers without points, and no leftovers of the machine."""
    wrong = []
    for path in (*page_files(site), site / "404.html"):
        main = LexborHTMLParser(path.read_text("utf-8")).css_first("main")
        assert main is not None
        for link in main.css("a, code, samp, svg"):
            link.decompose() if link.tag != "a" or "://" in link.text() else None
        for day in main.css("td.getal .bij"):  # the day of a number, with its year
            day.decompose()
        read = re.sub(r"https://\S+", "", main.text())  # an address may hold a day
        found = re.findall(r"\b\d{4}-\d{2}-\d{2}\b|\bNone\b|\bnan\b|\bundefined\b|\{\{|\{%|&amp;|&#", read)
        found += [
            cell.text()
            for cell in main.css("td.getal")
            if re.search(r"[0-9]{4}|[0-9],[0-9]{3}|(?:^|\s)-[0-9]", cell.text())
        ]
        wrong += [f"{path.relative_to(site)}: {each}" for each in found]
    assert wrong == []
