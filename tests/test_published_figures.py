"""The figures on the built site of the real dossier: against the data, read afresh, and against each other."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from conftest import REAL_TODAY, REPOSITORY

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
SUM = "berekend uit de delen"
HARDNESS = {
    "brontekst": "letterlijk in de bron",
    "officieel": "officiële pagina",
    "pers": "pers of derde",
    "kamervraag": "uit een Kamervraag",
    "afgeleid": "afgeleid",
    "verwijzing": "alleen verwijzing gezien",
    "niet-gevonden": GAP,
}
NUMBER = re.compile(r"[+−]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[+−]?[0-9]+(?:,[0-9]+)?")


@pytest.fixture(scope="session")
def site(built_real: Path) -> Path:
    """The site of the real dossier."""
    return built_real / "site"


def page(site: Path, path: str) -> LexborHTMLParser:
    """A page of the built site, parsed."""
    return LexborHTMLParser((site / path / "index.html").read_text("utf-8"))


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


def publishers() -> dict[str, str]:
    """Who signed each source, or published it."""
    sources = yaml.safe_load((REPOSITORY / "data/bronnen/bronnen.yaml").read_text("utf-8"))["bronnen"]
    return {each["id"]: each.get("ondertekenaar", each["uitgever"]) for each in sources}


def rows_below(tree: LexborHTMLParser, anchor: str) -> list[dict[str, str]]:
    """The rows of the first table after a heading, or in a fold, by the words in its head."""
    node = tree.css_first(f'[id="{anchor}"]')
    assert node is not None, anchor
    if node.tag == "details":
        found = node.css_first("table")
        assert found is not None, anchor
        return list(rows_in(tree, found))
    while (node := node.next) is not None:
        found = node.css_first("table") if node.tag in ("div", "details") else None
        if found is not None:
            return list(rows_in(tree, found))
    raise AssertionError(f"no table below {anchor}")


def rows_in(tree: LexborHTMLParser, found: LexborNode, group: str = "") -> Iterator[dict[str, str]]:
    """The rows of a table, by the words in its head; those below a day have it as Peildatum.

    The last cell leads to a source and a note: they stand here as if they were in the row.
    """
    head = [plain(cell) for cell in found.css("thead th")]
    for row in found.css("tbody tr"):
        if "groep" in (row.attributes.get("class") or ""):
            group = plain(row)
        else:
            cells = row.css("th, td")
            yield {"Peildatum": group} | dict(zip(head, map(plain, cells), strict=True)) | followed(tree, cells[-1])


def followed(tree: LexborHTMLParser, cell: LexborNode) -> dict[str, str]:
    """What the marks in a cell lead to, and the cell without them."""
    found = {"Herkomst": plain(cell), "Bron": "–", "Opmerking": "–"}
    for mark in cell.css("a.merk"):
        place = (mark.attributes["href"] or "").removeprefix("#")
        target = plain(tree.css_first(f'[id="{place}"]'))
        found["Bron" if place.startswith("bron-") else "Opmerking"] = target
        found["Herkomst"] = re.sub(rf" ?{plain(mark)}", "", found["Herkomst"], count=1).strip()
    return found


def values_on(tree: LexborHTMLParser) -> list[dict[str, str]]:
    """Every value on the page of a series: a fold for each reference date."""
    return [
        row
        for fold in tree.css("#waarden ~ details.vouwregel")
        if (found := fold.css_first("table")) is not None
        for row in rows_in(tree, found, plain(fold.css_first("summary")).partition(":")[0])
    ]


def test_every_observation_and_every_gap_is_shown(site: Path) -> None:
    """Each value stands on the page of its series with day, area, sector, precision and source; each gap says so."""
    areas, sectors, sources = names("gebieden", "gebied"), names("sectoren", "sector"), titles()
    observations = table("waarnemingen")
    assert len(observations) > 50
    assert any(not row["waarde"] for row in observations)
    for each in table("reeksen"):
        wanted = [row for row in observations if row["reeks"] == each["reeks"]]
        found = values_on(page(site, f"cijfers/reeksen/{each['reeks']}"))
        assert len(found) == len(wanted), each["reeks"]
        unit = each["eenheid"][:1].upper() + each["eenheid"][1:]
        read = {(row["Peildatum"], row["Gebied"], row["Sector"]): row for row in found}
        for row in wanted:
            seen = read[day(row["peildatum"]), areas[row["gebied"]], sectors[row["sector"]]]
            assert seen[unit] == value_of(row, each)
            bare = "" if row["bron"] or row["opmerking"] else "–"
            assert seen["Herkomst"] == (bare if row["herkomst"] == "niet-gevonden" else HARDNESS[row["herkomst"]])
            assert seen["Bron"].startswith(sources[row["bron"]]) if row["bron"] else seen["Bron"] == "–"
            assert seen["Opmerking"] == (" ".join(row["opmerking"].split()) or "–")


def value_of(row: dict[str, str], series: dict[str, str]) -> str:
    """A value as a reader sees it: with no more decimals than the source gave, or as a gap."""
    if row["richting"]:
        return f"{row['richting']}, getal {GAP}"
    decimals = min(int(series["decimalen"]), len(row["waarde"].partition(".")[2]))
    if not row["waarde"]:
        return "–"
    sign = "+" if series["soort"] in ("verandering", "groei") and Decimal(row["waarde"]) > 0 else ""
    return shown(row, sign + dutch(row["waarde"], decimals))


@pytest.mark.parametrize(("part", "folder"), [("gebied", "gebieden"), ("sector", "sectoren")])
def test_a_page_of_an_area_or_a_sector_holds_all_that_is_known_of_it(site: Path, part: str, folder: str) -> None:
    """Every value and every gap of an area or a sector stands on its page, with its day, source and remark."""
    series, sources = {row["reeks"]: row for row in table("reeksen")}, titles()
    with_page = [row for row in table(folder) if row["sleutel"]]
    assert len(with_page) > 5
    for each in with_page:
        tree = page(site, f"cijfers/{folder}/{each['sleutel']}")
        assert plain(tree.css_first("h1")) == each["naam"]
        rows = [
            " ".join((plain(row), *followed(tree, row.css("th, td")[-1]).values()))
            for row in tree.css("main tr")
            if row.css("td")
        ]
        for wanted in (row for row in table("waarnemingen") if row[part] == each[part]):
            value = value_of(wanted, series[wanted["reeks"]])
            parts = (value, sources.get(wanted["bron"], ""), " ".join(wanted["opmerking"].split()))
            assert any(all(text in row for text in parts) for row in rows), (each["naam"], wanted)


def test_what_remains_of_a_whole_is_marked_as_derived(site: Path) -> None:
    """Of a division of which one share is reported, the other is 100 less that one, and says so; what is not known is a gap."""
    whole = next(row for row in table("gebieden") if row["gebied"] == "NL")
    tree = page(site, f"cijfers/gebieden/{whole['sleutel']}")
    found = rows_below(tree, "verdeling-1")
    assert [(row["Gebied"], row["Waarde"], row["Herkomst"]) for row in found] == [
        ("Randstad", "74 (afgerond)", "officiële pagina"),
        ("Buiten de Randstad", "26 (afgerond)", "afgeleid: 100 min 74 (Randstad)"),
    ]
    assert plain(tree.css_first("#verdeling-1 ~ p .gat")) == "niet gevonden (gezocht tot 22 november 2026)"


def test_a_whole_that_no_source_gives_is_the_sum_of_its_parts(site: Path) -> None:
    """All parts are known, so is the whole: marked as computed, and what others are measured by."""
    whole = next(row for row in table("gebieden") if row["gebied"] == "NL")
    parts = [row for row in table("waarnemingen") if row["reeks"] == "inwoners"]
    assert {row["gebied"] for row in parts} == {
        row["gebied"] for row in table("gebieden") if row["soort"] == "provincie"
    }
    total, date = sum(Decimal(row["waarde"]) for row in parts), parts[0]["peildatum"]
    tree = page(site, f"cijfers/gebieden/{whole['sleutel']}")
    (found,) = rows_below(tree, "reeks-inwoners")
    assert (found["Personen"], found["Herkomst"]) == (dutch(str(total), 0), "afgeleid")
    assert found["Opmerking"] == "Berekend: de som van de 12 provincies."
    line = {"reeks": "rijks-fte", "peildatum": date, "gebied": "NL", "sector": "totaal"}
    level = next(row for row in table("waarnemingen") if line.items() <= row.items())
    rows = {plain(row.css_first("th")): row for row in tree.css('[aria-label="Stand: Rijkswerkgelegenheid"] tbody tr')}
    seen = plain(rows[day(date)].css_first('[data-kop="Per 1.000 inwoners"]'))
    assert seen == dutch(str(Decimal(level["waarde"]) / total * 1000), 1)
    slugs = {row["gebied"]: row["sleutel"] for row in table("gebieden")}
    for row in parts:
        (own,) = rows_below(page(site, f"cijfers/gebieden/{slugs[row['gebied']]}"), "reeks-inwoners")
        assert own["Aandeel in Nederland"] == f"{dutch(str(Decimal(row['waarde']) / total * 100), 1)}%"


def test_a_report_across_a_break_says_so(site: Path) -> None:
    """A reported change over a period with a break in it is marked, in every area of that break and in no other."""
    for slug, marked in (("fryslan", 2), ("overijssel", 1), ("drenthe", 0), ("limburg", 0)):
        marks = [plain(each) for each in page(site, f"cijfers/gebieden/{slug}").css("#gemeld .over-breuk")]
        assert marks == ["(over een reeksbreuk heen)"] * marked, slug


def test_the_overview_says_where_with_how_hard_it_is(site: Path) -> None:
    """Every latest reported share is there, with its evidence, what must be left, and what its source leaves open."""
    level, growth = (plain(each) for each in page(site, "cijfers").css(".antwoorden > div:has(> dd.bij)"))
    assert "ongeveer 60 procent pers of derde" in level
    assert level.count("De bron noemt geen peildatum.") == 1
    assert growth.startswith(
        "Aandeel in de groei van de rijkswerkgelegenheid, 1 januari 2024 Randstad: 74 procent (afgerond)"
    )
    assert "officiële pagina Buiten de Randstad: 26 procent (afgerond) afgeleid" in growth


def test_what_is_not_found_is_said_once_for_all_rows(site: Path) -> None:
    """Of every area the last figure stands in its row; those without one are named in one line, with the day of the search."""
    known = {
        row["gebied"]
        for row in table("waarnemingen")
        if row["reeks"] == "rijks-fte" and row["sector"] == "totaal" and row["waarde"]
    }
    tree = page(site, "cijfers/provincies")
    line = plain(tree.css_first(".slotregel"))
    assert "gezocht tot" in line
    for row in table("gebieden"):
        if row["soort"] == "provincie":
            assert (row["naam"] in line) == (row["gebied"] not in known)


def test_what_is_counted_on_loose_days_has_no_growth(site: Path) -> None:
    """Between days that follow no rule, growth would mean nothing; of what is counted yearly it is there."""
    loose = {row["titel"] for row in table("reeksen") if row["frequentie"] == "los"}
    for table_of in page(site, "cijfers/gebieden/nederland").css('[aria-label^="Stand: "]'):
        title = (table_of.attributes["aria-label"] or "").removeprefix("Stand: ")
        assert ("Groei" in [plain(head) for head in table_of.css("thead th")]) == (title not in loose)


def test_places_that_were_published_stay(site: Path) -> None:
    """Every anchor of the page of figures as it once was still stands there."""
    ids = {node.attributes["id"] for node in page(site, "cijfers").css("[id]")}
    wanted = {f"reeks-{row['reeks']}" for row in table("reeksen")}
    wanted |= {f"prognoses-{row['reeks']}" for row in table("prognoses")}
    wanted |= {f"plekken-{row['reeks']}" for row in table("plekken")}
    assert wanted | {"gegevens"} <= ids


def test_every_forecast_is_shown(site: Path) -> None:
    """Each forecast stands under its series with what was said, by whom, for when; each gap says so."""
    areas, sectors, sources = names("gebieden", "gebied"), names("sectoren", "sector"), titles()
    forecasts = table("prognoses")
    assert any(row["herkomst"] == "niet-gevonden" for row in forecasts)
    for name in {row["reeks"] for row in forecasts}:
        wanted = [row for row in forecasts if row["reeks"] == name]
        found = rows_below(page(site, "cijfers/prognoses"), f"prognoses-{name}")
        again = rows_below(page(site, f"cijfers/reeksen/{name}"), "prognoses")
        assert [row["Verwacht"] for row in found] == [row["Verwacht"] for row in again]
        read = {(row["Brief van"], row["Gebied en sector"]): row for row in found}
        assert len(read) == len(found) == len(wanted)
        for row in wanted:
            seen = read[row["rapport"], f"{areas[row['gebied']]}, {sectors[row['sector']]}"]
            assert seen["Van en tot"] == f"{day(row['basis_peildatum'])} tot {day(row['horizon'])}"
            said = [
                dutch(row[part], len(row[part].partition(".")[2]))
                for part in ("stand", "mutatie", "procent")
                if row[part]
            ]
            assert all(number in seen["Verwacht"] for number in said)
            coming = row["horizon"] > str(REAL_TODAY) and not seen["Wat er kwam"].startswith("laatst bekend ")
            assert (seen["Wat er kwam"] == "nog niet bekend") == coming
            if not said:
                assert seen["Verwacht"] == (f"{row['richting']}, getal {GAP}" if row["richting"] else "–")
            assert seen["Bron"].startswith(sources[row["bron"]]) if row["bron"] else seen["Bron"] == "–"


def test_every_place_is_shown(site: Path) -> None:
    """Each place that a series counts stands on its page and in the row of its area, with how it stands and its source."""
    areas, sources = names("gebieden", "gebied"), titles()
    places = table("plekken")
    rows = page(site, "cijfers/provincies")
    begin = {"open": "Open", "gepland": "Beloofd", "onbekend": "Open in", "gesloten": "Gesloten"}
    for name in {row["reeks"] for row in places}:
        found = {row["Plaats"]: row for row in rows_below(page(site, f"cijfers/reeksen/{name}"), "plekken")}
        wanted = [row for row in places if row["reeks"] == name]
        assert len(found) == len(wanted)
        for row in wanted:
            seen = found[row["naam"]]
            assert seen["Gebied"] == areas[row["gebied"]]
            assert seen["Hoe het staat"].startswith(begin[row["toestand"]])
            assert seen["Bron"].startswith(sources[row["bron"]].rstrip("."))
            own = next(
                each for each in rows.css(".delenlijst tbody tr") if plain(each).startswith(areas[row["gebied"]])
            )
            assert row["naam"] in plain(own)


def test_the_map_of_places_leads_to_every_row(site: Path) -> None:
    """Each tile says how an area stands, and leads to a row that is there; each area has one tile and one row."""
    tree = page(site, "cijfers/provincies")
    tiles, rows = tree.css("a.tegel"), tree.css(".delenlijst tbody tr")
    assert len(tiles) == len(rows) == len([row for row in table("gebieden") if row["soort"] == "provincie"])
    assert {tile.attributes["href"] for tile in tiles} == {f"#{row.attributes['id']}" for row in rows}
    counted = [int(found) for found in re.findall(r"\((\d+)\)", plain(tree.css_first(".tegelsleutel")))]
    assert sum(counted) == len(tiles)


def test_every_break_is_told(site: Path) -> None:
    """On the page of a series stands every break in it, with its day and what is known of it."""
    for row in table("reeksbreuken"):
        notes = [plain(node) for node in page(site, f"cijfers/reeksen/{row['reeks']}").css("main .let-op")]
        sort = "Mogelijke reeksbreuk" if row["zekerheid"] == "onzeker" else "Reeksbreuk"
        assert any(
            note.startswith(f"{sort} per {day(row['peildatum'])}") and row["omschrijving"] in note for note in notes
        )


# A chart is a picture in two sizes, a sentence, a table and a CSV of the same rows.


def charts(site: Path) -> list[LexborNode]:
    """Every chart on every page."""
    trees = (LexborHTMLParser(path.read_text("utf-8")) for path in sorted(site.rglob("*.html")))
    return [figure for tree in trees for figure in tree.css("figure.grafiek")]


def pictures(site: Path) -> list[LexborNode]:
    """The charts that have a picture; the others are a number and a sentence."""
    return [figure for figure in charts(site) if figure.css_first("svg:not(.teken)") is not None]


def name_of(figure: LexborNode) -> str:
    """The name that a chart has in site_config/grafieken.yaml."""
    return (figure.attributes["id"] or "").removeprefix("grafiek-")


def rows_of(figure: LexborNode, site: Path) -> list[list[tuple[str, str]]]:
    """Each cell of a chart as its CSV has it and as its table shows it."""
    with (site / f"data/v1/grafieken/{name_of(figure)}.csv").open(encoding="utf-8", newline="") as file:
        raw = list(csv.reader(file))[1:]
    body = figure.css(".grafiek__tabel tbody tr, .grafiek__tabel tfoot tr")
    seen = [[plain(cell) for cell in row.css("th, td")] for row in body]
    return [list(zip(cells, texts, strict=True)) for cells, texts in zip(raw, seen, strict=True)]


def numbers(text: str) -> set[str]:
    """The numbers in a text, as they are written, without their sign."""
    return {found.lstrip("+−") for found in NUMBER.findall(text)}


def test_the_table_of_a_chart_shows_what_its_csv_holds(site: Path) -> None:
    """Cell by cell: a day is the same day, a number the same number, a gap a gap, a count of statuses the same counts."""
    found = charts(site)
    known = (
        HARDNESS
        | names("gebieden", "gebied")
        | names("sectoren", "sector")
        | {"totaal": "Alle maatregelen", "niet-gevonden": "–"}
        | publishers()
    )
    assert {name_of(figure) for figure in found} == {
        path.stem for path in (site / "data/v1/grafieken").glob("*.csv")
    }, "every CSV belongs to a chart that is shown"
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
                    assert known.get(raw, raw) in text, (raw, text)


def kind_of(figure: LexborNode) -> str:
    """The kind that site_config/grafieken.yaml gives a chart; one of many is named after what it was asked for.

    The picture of the front page is not among them.
    """
    asked = yaml.safe_load((REPOSITORY / "site_config/grafieken.yaml").read_text("utf-8"))["grafieken"]
    own = [each for each in asked if name_of(figure) == each["id"]]
    many = [each for each in asked if "voor_alle" in each and name_of(figure).startswith(f"{each['id']}-")]
    asked_for = own or sorted(many, key=lambda each: len(each["id"]))
    return str(asked_for[-1]["soort"]) if asked_for else "verhaal"


def labels_of(figure: LexborNode, size: str) -> list[str]:
    """The texts in a picture."""
    return [" ".join(text.text(separator=" ").split()) for text in figure.css(f".grafiek__{size} svg text")]


def test_the_pictures_of_a_series_label_every_value_and_every_gap(site: Path) -> None:
    """Each value of a series stands with the word of its precision in both pictures, and each gap as a gap."""
    seen = 0
    for figure in pictures(site):
        if kind_of(figure) not in ("verloop", "aantal"):
            continue
        heads = figure.css(".grafiek__tabel thead th")
        column = next(place for place, head in enumerate(heads) if head.attributes.get("class") == "getal")
        rows = rows_of(figure, site)
        for size in ("breed", "smal"):
            labels = labels_of(figure, size)
            for row in rows:
                value = row[column][1]
                assert any(label == value or label.startswith(f"{value} (") for label in labels), (size, value)
            assert labels.count(GAP) == sum(row[column][1] == GAP for row in rows)
        seen += len(rows)
    assert seen > 10


def test_the_picture_of_forecasts_labels_every_forecast_and_what_came_of_it(site: Path) -> None:
    """Each forecast with a number has its number in both pictures, and so has what happened."""
    (figure,) = {name_of(each): each for each in charts(site) if name_of(each) == "prognoses"}.values()
    heads = [plain(head) for head in figure.css(".grafiek__tabel thead th")]
    for row in rows_of(figure, site):
        for head in ("Verwachte verandering", "Verandering tot dan"):
            raw, text = row[heads.index(head)]
            for size in ("breed", "smal"):
                assert any(label.startswith(text) for label in labels_of(figure, size)), (raw, text)


def test_the_words_of_a_chart_say_what_its_table_shows(site: Path) -> None:
    """Every number in the title and the sentence of a chart stands in its table; both pictures carry the sentence."""
    for figure in pictures(site):
        sentence = plain(figure.css_first(".grafiek__zin"))
        assert all(
            sentence in (picture.attributes.get("aria-label") or "") for picture in figure.css("svg:not(.teken)")
        )
        told = numbers(f"{plain(figure.css_first('.grafiek__titel'))} {sentence}")
        cells = " ".join(plain(cell) for cell in figure.css(".grafiek__tabel :is(caption, th, td)"))
        assert told <= numbers(cells), name_of(figure)


def test_texts_in_a_narrow_picture_can_be_read_on_a_phone(site: Path) -> None:
    """On a screen of 360 pixels, of which a picture gets 328, no letter is smaller than 12 pixels."""
    for figure in pictures(site):
        svg = figure.css_first(".grafiek__smal svg")
        assert svg is not None
        scale = 328 / float((svg.attributes.get("viewBox") or svg.attributes["viewbox"] or "").split()[2])
        for text in svg.css("text"):
            size = float((text.attributes["font-size"] or "").removesuffix("px"))
            assert size * scale >= 12, (name_of(figure), plain(text), size * scale)


def test_one_number_is_a_sentence_and_no_picture(site: Path) -> None:
    """A chart with fewer than two values, or of parts of which most are not known, has a large number in its place."""
    told = {name_of(figure): figure for figure in charts(site) if figure.css_first("svg:not(.teken)") is None}
    assert {"rijks-fte-in-drenthe", "rijks-fte-sectoren", "rijks-fte-kaart"} <= told.keys()
    for name, figure in told.items():
        large = [plain(each) for each in figure.css(".kerngetal strong")]
        assert 1 <= len(large) <= 2, name
        sentence = plain(figure.css_first(".grafiek__zin"))
        cells = " ".join(plain(cell) for cell in figure.css(".grafiek__tabel :is(caption, th, td)"))
        assert all(number in cells for number in large), name
        assert numbers(sentence) <= numbers(cells), name
        assert not (site / f"data/v1/grafieken/{name}.vl.json").exists()
    assert all(len(figure.css(".kerngetal")) == 0 for figure in pictures(site))


def test_the_words_about_statuses_count_the_table(site: Path) -> None:
    """The title and the sentence of the chart of statuses give the sums of the columns of its table."""
    found = yaml.safe_load((REPOSITORY / "site_config/statussen.yaml").read_text("utf-8"))["statussen"]
    labels = {each["status"]: each["naam"].lower() for each in found}
    (figure,) = (each for each in charts(site) if name_of(each) == "standen-per-ronde")
    *rows, total = rows_of(figure, site)
    before, after, now = (
        {
            status: sum(
                int(n) for row in rows for s, n in re.findall(r"([a-z-]+) ([0-9]+)", row[column][0]) if s == status
            )
            for status in labels
        }
        for column in (2, 3, -2)
    )
    sentence = plain(figure.css_first(".grafiek__zin"))
    told = ", ".join(f"{label} {now[status]}" for status, label in labels.items() if now[status])
    assert sentence.startswith(f"Laatst bekend: {' en '.join(told.rsplit(', ', 1))}.")
    moved = {
        word: int(n) for n, word in re.findall(r"([0-9]+) (veranderd|gelijk gebleven|nieuw|niet genoemd)", sentence)
    }
    assert moved["veranderd"] + moved["gelijk gebleven"] + moved.get("niet genoemd", 0) == sum(before.values())
    assert moved["veranderd"] + moved["gelijk gebleven"] + moved["nieuw"] == sum(after.values())
    assert total[-1][1] == ", ".join(f"{n} {word}" for word, n in moved.items())
    assert total[-2][0] == "; ".join(f"{status} {now[status]}" for status in labels if now[status])
    most = max(now, key=lambda status: now[status])
    assert (
        plain(figure.css_first(".grafiek__titel"))
        == f"Laatst bekend, september 2025 of later: {now[most]} van de {sum(now.values())} acties staan op ‘{labels[most]}’"
    )
