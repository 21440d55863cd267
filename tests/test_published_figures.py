"""The figures on the built site of the real dossier: against the data, read afresh, and against each other."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import REAL_TODAY, REPOSITORY
from motiespoor.publish import build_site

MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
GAP = "niet gevonden"
HARDNESS = {
    "brontekst": "letterlijk in de bron",
    "officieel": "officiële pagina",
    "pers": "pers of derde",
    "afgeleid": "afgeleid",
    "verwijzing": "alleen verwijzing gezien",
    "niet-gevonden": GAP,
}
NUMBER = re.compile(r"[+−]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[+−]?[0-9]+(?:,[0-9]+)?")


@pytest.fixture(scope="session")
def site(real: Path) -> Path:
    """The real dossier, built."""
    build_site(real, REAL_TODAY, lambda _: None)
    return real / "site"


@pytest.fixture(scope="session")
def figures(site: Path) -> LexborHTMLParser:
    """The page with all figures."""
    return LexborHTMLParser((site / "cijfers/index.html").read_text("utf-8"))


def table(name: str) -> list[dict[str, str]]:
    """A CSV file of the dossier."""
    with (REPOSITORY / "data/cijfers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(node: LexborNode | None) -> str:
    """The text of an element on one line."""
    assert node is not None
    return " ".join(node.text().split())


def day(text: str) -> str:
    """2024-10-25 as a reader sees it."""
    year, month, number = (int(part) for part in text.split("-"))
    return f"{number} {MONTHS[month - 1]} {year}"


def dutch(text: str, decimals: int) -> str:
    """1234.5 as a reader sees it."""
    return f"{Decimal(text):,.{decimals}f}".replace(",", "/").replace(".", ",").replace("/", ".").replace("-", "−")


def shown(row: dict[str, str], value: str) -> str:
    """A value with the word of its precision."""
    word = row["nauwkeurigheid"]
    return value if word == "exact" else f"{value} (afgerond)" if word == "afgerond" else f"{word} {value}"


def names(name: str, key: str) -> dict[str, str]:
    """What readers see instead of a code."""
    return {row[key]: row["naam"] for row in table(name)}


def titles() -> dict[str, str]:
    """What readers see of a source: its title, or what it is."""
    sources = yaml.safe_load((REPOSITORY / "data/bronnen/bronnen.yaml").read_text("utf-8"))["bronnen"]
    return {each["id"]: " ".join((each.get("titel") or each["omschrijving"]).split()) for each in sources}


def rows_below(figures: LexborHTMLParser, anchor: str) -> list[dict[str, str]]:
    """The rows of the first table after a heading, by the words in its head."""
    node = figures.css_first(f'[id="{anchor}"]')
    assert node is not None, anchor
    while (node := node.next) is not None:
        found = node.css_first("table") if node.tag == "div" else None
        if found is not None:
            head = [plain(cell) for cell in found.css("thead th")]
            cells = ([plain(cell) for cell in row.css("th, td")] for row in found.css("tbody tr"))
            return [dict(zip(head, row, strict=True)) for row in cells]
    raise AssertionError(f"no table below {anchor}")


def test_every_observation_and_every_gap_is_shown(figures: LexborHTMLParser) -> None:
    """Each value stands under its series with day, area, sector, precision and source; each gap says so."""
    series = {row["reeks"]: row for row in table("reeksen")}
    areas, sectors, sources = names("gebieden", "gebied"), names("sectoren", "sector"), titles()
    observations = table("waarnemingen")
    assert len(observations) > 50
    assert any(not row["waarde"] for row in observations)
    for name, each in series.items():
        wanted = [row for row in observations if row["reeks"] == name]
        found = rows_below(figures, f"reeks-{name}")
        assert len(found) == len(wanted), name
        unit = each["eenheid"][:1].upper() + each["eenheid"][1:]
        read = {(row["Peildatum"], row["Gebied"], row["Sector"]): row for row in found}
        for row in wanted:
            seen = read[day(row["peildatum"]), areas[row["gebied"]], sectors[row["sector"]]]
            # No more decimals than the source gave.
            decimals = min(int(each["decimalen"]), len(row["waarde"].partition(".")[2]))
            number = shown(row, dutch(row["waarde"], decimals)) if row["waarde"] else GAP
            assert seen[unit] == (f"{row['richting']}, getal {GAP}" if row["richting"] else number)
            assert seen["Herkomst"] == HARDNESS[row["herkomst"]]
            assert seen["Bron"].startswith(sources[row["bron"]]) if row["bron"] else seen["Bron"] == "–"
            assert seen["Opmerking"] == (" ".join(row["opmerking"].split()) or "–")


def test_every_forecast_is_shown(figures: LexborHTMLParser) -> None:
    """Each forecast stands under its series with what was said, by whom, for when; each gap says so."""
    areas, sectors, sources = names("gebieden", "gebied"), names("sectoren", "sector"), titles()
    forecasts = table("prognoses")
    assert any(row["herkomst"] == "niet-gevonden" for row in forecasts)
    for name in {row["reeks"] for row in forecasts}:
        wanted = [row for row in forecasts if row["reeks"] == name]
        found = rows_below(figures, f"prognoses-{name}")
        assert len(found) == len(wanted)
        for row, seen in zip(wanted, found, strict=True):
            assert seen["Brief van"] == row["rapport"]
            assert seen["Verwacht voor"] == day(row["horizon"])
            assert (seen["Gebied"], seen["Sector"]) == (areas[row["gebied"]], sectors[row["sector"]])
            said = [
                dutch(row[part], 1 if part == "procent" else 0) for part in ("stand", "mutatie", "procent") if row[part]
            ]
            assert all(number in seen["Verwachting"] for number in said)
            if not said:
                assert seen["Verwachting"] == (f"{row['richting']}, getal {GAP}" if row["richting"] else GAP)
            assert seen["Bron"].startswith(sources[row["bron"]]) if row["bron"] else seen["Bron"] == "–"


def test_every_place_is_shown(figures: LexborHTMLParser) -> None:
    """Each place that a series counts stands under it, with its area, state and source."""
    areas, sources = names("gebieden", "gebied"), titles()
    places = table("plekken")
    for name in {row["reeks"] for row in places}:
        found = {row["Plaats"]: row for row in rows_below(figures, f"plekken-{name}")}
        wanted = [row for row in places if row["reeks"] == name]
        assert len(found) == len(wanted)
        for row in wanted:
            seen = found[row["naam"]]
            assert (seen["Gebied"], seen["Toestand"]) == (areas[row["gebied"]], row["toestand"])
            assert seen["Bron"].startswith(sources[row["bron"]].rstrip("."))
            assert seen["Sinds of vanaf"] != ""


def test_every_break_is_told(figures: LexborHTMLParser) -> None:
    """Above the figures of a series stands every break in it, with its day and what is known of it."""
    notes = [plain(node) for node in figures.css("main .let-op")]
    for row in table("reeksbreuken"):
        sort = "Mogelijke reeksbreuk" if row["zekerheid"] == "onzeker" else "Reeksbreuk"
        assert any(
            note.startswith(f"{sort} per {day(row['peildatum'])}") and row["omschrijving"] in note for note in notes
        )


# A chart is a picture in two sizes, a sentence, a table and a CSV of the same rows.


def charts(site: Path) -> list[LexborNode]:
    """Every chart on every page."""
    trees = (LexborHTMLParser(path.read_text("utf-8")) for path in sorted(site.rglob("*.html")))
    return [figure for tree in trees for figure in tree.css("figure.grafiek")]


def name_of(figure: LexborNode) -> str:
    """The name that a chart has in site_config/grafieken.yaml."""
    return (figure.attributes["id"] or "").removeprefix("grafiek-")


def rows_of(figure: LexborNode, site: Path) -> list[list[tuple[str, str]]]:
    """Each cell of a chart as its CSV has it and as its table shows it."""
    with (site / f"data/v1/grafieken/{name_of(figure)}.csv").open(encoding="utf-8", newline="") as file:
        raw = list(csv.reader(file))[1:]
    seen = [[plain(cell) for cell in row.css("th, td")] for row in figure.css(".grafiek__tabel tbody tr")]
    return [list(zip(cells, texts, strict=True)) for cells, texts in zip(raw, seen, strict=True)]


def numbers(text: str) -> set[str]:
    """The numbers in a text, as they are written, without their sign."""
    return {found.lstrip("+−") for found in NUMBER.findall(text)}


def test_the_table_of_a_chart_shows_what_its_csv_holds(site: Path) -> None:
    """Cell by cell: a day is the same day, a number the same number, a gap a gap, a count of statuses the same counts."""
    found = charts(site)
    assert {name_of(figure) for figure in found} == {path.stem for path in (site / "data/v1/grafieken").iterdir()}, (
        "every CSV belongs to a chart that is shown"
    )
    for figure in found:
        for row in rows_of(figure, site):
            for raw, text in row:
                if re.fullmatch(r"\d{4}-\d{2}-\d{2}", raw):
                    assert text == day(raw)
                elif re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", raw):
                    decimals = len(raw.partition(".")[2])
                    assert text == raw or dutch(raw, decimals).lstrip("−") in numbers(text), (raw, text)
                    assert ("−" in text) == raw.startswith("-")
                elif not raw:
                    assert not re.search(r"[0-9]", text), text
                elif re.fullmatch(r"(?:[a-z-]+ [0-9]+(?:; )?)+", raw):
                    assert re.findall(r"[0-9]+", text) == re.findall(r"[0-9]+", raw)
                else:
                    assert HARDNESS.get(raw, raw) in text, (raw, text)


def test_the_pictures_of_a_chart_show_the_rows_of_its_table(site: Path) -> None:
    """Every value of a series stands as a label in both pictures, and no label holds a number that the data do not."""
    kinds = {
        each["id"]: each["soort"]
        for each in yaml.safe_load((REPOSITORY / "site_config/grafieken.yaml").read_text("utf-8"))["grafieken"]
    }
    levels = numbers(" ".join(dutch(row["waarde"], 0) for row in table("waarnemingen") if row["waarde"]))
    for figure in charts(site):
        kind, rows = kinds[name_of(figure)], rows_of(figure, site)
        for size in ("breed", "smal"):
            labels = [plain(text) for text in figure.css(f".grafiek__{size} svg text")]
            if kind in ("verloop", "aantal"):
                values = [row[1][1] for row in rows]
                assert [label for label in labels if any(label == v or label.startswith(f"{v} ") for v in values)] != []
                for value in values:
                    assert any(label == value or label.startswith(f"{value} (") for label in labels), (size, value)
            elif kind == "prognose":
                expected = [row[3][1] for row in rows if row[3][0]]
                assert all(any(label.endswith(f" {change}") for label in labels) for change in expected)
                axis = {label for label in labels if re.fullmatch(r"[0-9.]*0\.000|20[0-9]{2}", label)}
                reports = {row[0][1] for row in rows}
                assert numbers(" ".join(labels)) - axis <= levels | reports | numbers(" ".join(expected))
            else:
                counts = sum(
                    int(number) for row in rows for raw, _ in row[1:] for number in re.findall(r" ([0-9]+)", raw)
                )
                signs = [label for label in labels if len(label) == 1]
                assert len(signs) >= counts


def test_the_words_of_a_chart_say_what_its_table_shows(site: Path) -> None:
    """Every number in the title and the sentence of a chart of figures stands in its table; both pictures carry the sentence."""
    for figure in charts(site):
        sentence = plain(figure.css_first(".grafiek__zin"))
        assert all(sentence in (picture.attributes.get("aria-label") or "") for picture in figure.css("svg"))
        if name_of(figure) != "standen-per-ronde":
            cells = " ".join(text for row in rows_of(figure, site) for _, text in row)
            years = {
                str(int(year) - 1) for year in re.findall(r"\b20[0-9]{2}\b", cells)
            }  # growth is of the year before
            told = numbers(f"{plain(figure.css_first('.grafiek__titel'))} {sentence}")
            assert told <= numbers(cells) | years, name_of(figure)


def test_the_words_about_statuses_count_the_table(site: Path) -> None:
    """The title and the sentence of the chart of statuses give the sums of the columns of its table."""
    found = yaml.safe_load((REPOSITORY / "site_config/statussen.yaml").read_text("utf-8"))["statussen"]
    labels = {each["status"]: each["naam"].lower() for each in found}
    (figure,) = (each for each in charts(site) if name_of(each) == "standen-per-ronde")
    rows = rows_of(figure, site)
    before, after, now = (
        {
            status: sum(
                int(n) for row in rows for s, n in re.findall(r"([a-z-]+) ([0-9]+)", row[column][0]) if s == status
            )
            for status in labels
        }
        for column in (-3, -2, -1)
    )
    sentence = plain(figure.css_first(".grafiek__zin"))
    told = ", ".join(f"{label} {now[status]}" for status, label in labels.items() if now[status])
    assert sentence.startswith(f"Nu staan de acties zo: {' en '.join(told.rsplit(', ', 1))}.")
    moved = {
        word: int(n) for n, word in re.findall(r"([0-9]+) (veranderd|gelijk gebleven|nieuw|niet genoemd)", sentence)
    }
    assert moved["veranderd"] + moved["gelijk gebleven"] + moved.get("niet genoemd", 0) == sum(before.values())
    assert moved["veranderd"] + moved["gelijk gebleven"] + moved["nieuw"] == sum(after.values())
    most = max(now, key=lambda status: now[status])
    assert (
        plain(figure.css_first(".grafiek__titel"))
        == f"{now[most]} van de {sum(now.values())} acties staan op ‘{labels[most]}’"
    )
