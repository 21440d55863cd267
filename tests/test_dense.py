"""The dense dossier, built: everything it holds is on its pages, and what pages compute is what comes of its CSVs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import dense
from browsing import Readers, Visit, overflow, served, unseen_charts
from building import Pictures, once
from conftest import TODAY, copy_of
from motiespoor.model.figure import RevisionCause
from motiespoor.press.built import built
from motiespoor.press.verify import site_problems

pytestmark = pytest.mark.proof

Row = Mapping[str, str]
Key = tuple[str, str, str, str]  # reference date, area, sector, method

MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"]  # fmt: skip
NONE = "–"
CODES = [code for code, *_ in dense.QUARTERS]
BREAK = f"{dense.BREAK}-07-01"


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory, pictures: Pictures) -> Path:
    """The dense dossier, built."""
    return once(
        tmp_path_factory, "dicht", lambda folder: pictures.build(dense.without_front(dense.dense(folder)), TODAY)
    )


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """Its site."""
    return root / "site"


# What the CSVs say.


def rows(root: Path, name: str) -> list[Row]:
    with (root / f"data/cijfers/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def levels(root: Path, series: str = dense.LEVEL) -> dict[Key, Row]:
    """The observations of a series, without those of a breakdown."""
    return {
        (row["peildatum"], row["gebied"], row["sector"], row["methode"]): row
        for row in rows(root, "waarnemingen")
        if row["reeks"] == series and not row["uitsplitsing"]
    }


def exact(row: Row | None) -> Decimal | None:
    return Decimal(row["waarde"]) if row is not None and row["nauwkeurigheid"] == "exact" else None


# How a reader sees it, written anew here.


def number(value: Decimal, decimals: int, *, sign: bool = False) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(rounded):,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"−{text}" if rounded < 0 else f"+{text}" if sign and rounded else text


def shown(row: Row) -> str:
    """A value with the word of its source, or the gap."""
    if not row["waarde"]:
        return "niet gevonden"
    value = Decimal(row["waarde"])
    text = number(value, len(row["waarde"].partition(".")[2]), sign=row["reeks"] == "routes-km-groei")
    word = row["nauwkeurigheid"]
    return {"exact": text, "afgerond": f"{text} (afgerond)"}.get(word, f"{word} {text}")


def in_words(day: str) -> str:
    year, month, number_of_day = day.split("-")
    return f"{int(number_of_day)} {MONTHS[int(month) - 1]} {year}"


@cache
def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def text_of(cell: LexborNode | None) -> str:
    """What stands in a cell; not what stood there before it was revised, or the number of a source."""
    assert cell is not None
    for beside in cell.css(".herzien, .merk"):
        beside.decompose()
    said = " ".join(cell.text().split())
    return "niet gevonden" if cell.css_first(".gat") is not None and said == NONE else said


def says_what_a_dash_is(tree: LexborHTMLParser) -> bool:
    """Whether a page says that what was not found is a dash, and until when was looked."""
    told = [text_of(each) for each in tree.css("main .lezing")]
    return (
        "Een streepje betekent: niet gevonden (gezocht tot 20 februari 2026), niet uit te rekenen of niet van toepassing."
        in told
    )


def figure(site: Path, address: str, name: str) -> LexborNode:
    found = page(site, address).css_first(f"figure#grafiek-{name}")
    assert found is not None, f"{address} has no chart {name}"
    return found


def drawn(chart: LexborNode, width: str) -> list[str]:
    """The texts in a picture."""
    return [text for each in chart.css(f".grafiek__{width} svg text") if (text := each.text().strip())]


# Pages and charts


def test_every_area_sector_and_series_has_its_page(root: Path, site: Path) -> None:
    """Whoever has a slug has a page, and nobody else; every series has one, and so have forecasts, gaps and method."""
    for table, folder in (("gebieden", "gebieden"), ("sectoren", "sectoren"), ("reeksen", "reeksen")):
        key = "reeks" if table == "reeksen" else "sleutel"
        wanted = {row[key] for row in rows(root, table) if row[key]}
        assert {each.parent.name for each in site.glob(f"cijfers/{folder}/*/index.html")} == wanted
    assert len(list(site.glob("cijfers/gebieden/*/"))) == 1 + len(dense.QUARTERS)
    for address in ("cijfers", "cijfers/prognoses", "cijfers/wat-ontbreekt", "methode"):
        assert page(site, address).css_first("h1") is not None


def test_every_chart_is_there_and_agrees_with_its_table(site: Path) -> None:
    """Every kind of chart is drawn, those for all on each page; the four of each agree."""
    found = {
        each.attributes["id"] for path in site.rglob("index.html") for each in page(site, str(path.parent)).css("figure.grafiek")
    }  # fmt: skip
    slugs = {
        "gebieden": [slug for _, slug, *_ in dense.QUARTERS],
        "sectoren": [code for code, _ in dense.SECTORS],
    }
    for name, _, fields in dense.CHARTS:
        for slug in slugs.get(str(fields.get("voor_alle")), [""]):
            assert f"grafiek-{name}{slug and '-'}{slug}" in found
    assert {kind for _, kind, _ in dense.CHARTS} == {
        "standen", "verloop", "groei", "aantal", "prognose", "samenstelling", "rangorde", "helling", "kaart",
    }  # fmt: skip
    assert tuple(site_problems(built(site))) == ()


def test_axes_name_reference_dates_as_they_are_counted(site: Path) -> None:
    """A school year, a quarter, a half-year and a month are named as such, wide and narrow."""
    names = {
        "leerlingen-op-de-pont": ["2019/20", "2020/21", "2021/22", "2022/23", "2023/24", "2024/25"],
        "afvaarten": [f"{quarter}e kwartaal {year}" for year in (2024, 2025) for quarter in range(1, 5)],
        "storingen": [f"{half}e helft {year}" for year in (2023, 2024, 2025) for half in (1, 2)],
        "reizigers": [f"{month} 2025" for month in MONTHS],
    }
    for series, expected in names.items():
        chart = figure(site, f"cijfers/reeksen/{series}", f"{series}-door-de-tijd")
        for width in ("breed", "smal"):
            texts = drawn(chart, width)
            assert [each for each in texts if each in expected] == expected, f"{series}, {width}"
    loose = drawn(figure(site, "cijfers", "ponten"), "breed")
    assert {"1 juli 2023", "5 september 2025"} <= {each.partition(":")[0] for each in loose}


def test_a_break_is_drawn_and_nothing_crosses_it(site: Path) -> None:
    """The break and the other method stand in the picture; over it no growth is computed, and no forecast judged."""
    for width in ("breed", "smal"):
        texts = " ".join(drawn(figure(site, "cijfers", "routes"), width))
        assert "reeksbreuk" in texts
        assert "Meting met de laser" in texts
    with (site / "data/v1/grafieken/routes-groei.csv").open(encoding="utf-8", newline="") as file:
        growth = {(row["peildatum"], row["methode"]): row["berekend_procent"] for row in csv.DictReader(file)}
    assert [value for (day, _), value in growth.items() if day == BREAK] == ["", ""]
    assert all(value for (day, _), value in growth.items() if day != BREAK)
    told = figure(site, "cijfers/prognoses", "verwacht-en-gekomen").text()
    assert re.search(r"De brief van 2021 [^;]*; of dat uitkwam is niet te zeggen", told)


# Values


def value_rows(site: Path, series: str) -> Iterator[tuple[str, LexborNode]]:
    """The rows of all values of a series with their date: they are folded by date, with how many they are."""
    for table in page(site, f"cijfers/reeksen/{series}").css('details > [aria-label^="Waarden op "]'):
        assert table.parent is not None
        own = table.css("tbody tr")
        day, _, count = text_of(table.parent.css_first("summary")).partition(": ")
        assert table.attributes["aria-label"] == f"Waarden op {day}"
        assert count == f"{number(Decimal(len(own)), 0)} {'waarde' if len(own) == 1 else 'waarden'}"
        yield from ((day, row) for row in own)


@pytest.mark.parametrize("series", [dense.LEVEL, dense.PEOPLE, *dense.OTHERS, "veren-in-de-vaart", "routes-km-groei"])
def test_every_value_stands_on_the_page_of_its_series(root: Path, site: Path, series: str) -> None:
    """Each row of the CSV is a row of the page, with its precision; each gap is said to be one."""
    names = {row["gebied"]: row["naam"] for row in rows(root, "gebieden")}
    names |= {row["sector"]: row["naam"] for row in rows(root, "sectoren")}
    names |= {row["uitsplitsing"]: row["naam"] for row in rows(root, "uitsplitsingen")} | {"": NONE}
    expected = sorted(
        (in_words(row["peildatum"]), names[row["gebied"]], names[row["sector"]], names[row["uitsplitsing"]], shown(row))
        for row in rows(root, "waarnemingen")
        if row["reeks"] == series
    )
    found = []
    for day, row in value_rows(site, series):
        split, value = row.css_first("[data-kop=Uitsplitsing]"), text_of(row.css_first("td.getal"))
        part = text_of(split) if split else NONE
        found.append((day, text_of(row.css_first("th")), text_of(row.css_first("[data-kop=Sector]")), part, value))
    assert sorted(found) == expected
    assert says_what_a_dash_is(page(site, f"cijfers/reeksen/{series}"))


def test_a_revision_tells_what_stood_there(root: Path, site: Path) -> None:
    """A value that was another says what it was and why."""
    revised = [row for row in rows(root, "waarnemingen") if row["was"]]
    assert len(revised) == len(dense.REVISED)
    html = (site / "cijfers/reeksen" / dense.LEVEL / "index.html").read_text("utf-8")
    for row in revised:
        assert f"(eerder {number(Decimal(row['was']), 1)}, herzien: {RevisionCause(row['oorzaak']).label})" in html


def positions(root: Path, area: str, sector: str) -> Iterator[dict[str, str]]:
    """What the page of an area or a sector must say of each reference date, the latest first, computed from the CSV."""
    known, people = levels(root), levels(root, dense.PEOPLE)
    days = sorted({day for day, *_ in known}, reverse=True)
    parts = [(code, sector) for code in CODES] if area != dense.WHOLE else [(area, code) for code, _ in dense.SECTORS]
    for day, before in zip(days, [*days[1:], None], strict=True):
        methods = [each for each in (dense.NEW, dense.OLD) if (day, dense.WHOLE, dense.EVERYTHING, each) in known]
        for method in methods:
            row = known[day, area, sector, method]
            value = exact(row)
            whole = exact(known.get((day, dense.WHOLE, sector if area != dense.WHOLE else dense.EVERYTHING, method)))
            then = exact(known.get((before, area, sector, method))) if before else None
            islanders = exact(people.get((day, area, dense.EVERYTHING, "register")))
            others = [known[day, *part, method] for part in parts]
            said = {"Km": shown(row), "Groei": NONE, "Aandeel": NONE, "Plaats": NONE, "Per": NONE}
            if day == BREAK:
                said["Groei"] = "reeksbreuk"
            elif area == "W7" and day == "2020-07-01":
                said["Groei"] = "mogelijke breuk"
            elif value is not None and then is not None:
                said["Groei"] = f"{number((value - then) / then * 100, 1, sign=True)}%"
            is_part = (area, sector) != (dense.WHOLE, dense.EVERYTHING)
            if is_part and value is not None and whole is not None:
                said["Aandeel"] = f"{number(value / whole * 100, 1)}%"
            if (
                is_part
                and method == methods[0]
                and all(each["nauwkeurigheid"] in ("exact", "afgerond") for each in others)
            ):
                more = sum(Decimal(each["waarde"]) > Decimal(row["waarde"]) for each in others)
                said["Plaats"] = f"{more + 1} van {len(others)}"
            if value is not None and islanders is not None:
                said["Per"] = number(value / islanders * 1000, 1)
            yield said


PAGES = [
    *(pytest.param(f"gebieden/{slug}", code, dense.EVERYTHING, id=slug) for code, slug, *_ in dense.QUARTERS),
    pytest.param("gebieden/zeeveen", dense.WHOLE, dense.EVERYTHING, id="zeeveen"),
    *(pytest.param(f"sectoren/{code}", dense.WHOLE, code, id=code) for code, _ in dense.SECTORS),
]


@pytest.mark.parametrize(("address", "area", "sector"), PAGES)
def test_what_a_page_computes_is_what_the_csv_gives(
    root: Path, site: Path, address: str, area: str, sector: str
) -> None:
    """Growth, share, rank and number per 1,000 of every date, and nothing where it cannot be computed."""
    table = page(site, f"cijfers/{address}").css_first('[aria-label^="Stand: "] table.regels')
    assert table is not None
    found = []
    for row in table.css("tbody tr"):
        cells = {str(each.attributes["data-kop"]).split()[0]: text_of(each) for each in row.css("td.getal")}
        found.append({"Aandeel": NONE, "Plaats": NONE, "Per": NONE, **cells})
    assert found == list(positions(root, area, sector))
    assert says_what_a_dash_is(page(site, f"cijfers/{address}"))


def test_every_forecast_stands_next_to_what_happened(root: Path, site: Path) -> None:
    """Of four letters each forecast has its error, computed here anew, or says why it has none."""
    table = page(site, "cijfers/prognoses").css("table.prognoses tbody tr")
    found = {
        (text_of(row.css_first("th")), text_of(row.css_first("[data-kop=Waarover]")).partition(",")[0]): row for row in table
    }  # fmt: skip
    names = {row["gebied"]: row["naam"] for row in rows(root, "gebieden")}
    forecasts = rows(root, "prognoses")
    assert len(found) == len(forecasts) == 4 * (1 + len(CODES))
    known = levels(root)
    for row in forecasts:
        verdict = text_of(found[row["rapport"], names[row["gebied"]]].css_first("[data-kop=Oordeel]"))
        base = exact(known.get((row["basis_peildatum"], row["gebied"], row["sector"], dense.NEW)))
        outcome = exact(known.get((row["horizon"], row["gebied"], row["sector"], dense.NEW)))
        if row["rapport"] == "2021":
            assert verdict.endswith("niet te beoordelen: er zit een reeksbreuk tussen".capitalize())
        elif row["rapport"] == "2025":
            assert verdict == "Nog niet te beoordelen: loopt tot 1 juli 2027"
        elif row["richting"]:
            assert base is not None
            assert outcome is not None
            right = (outcome > base) == (row["richting"] == "stijging")
            assert verdict == f"De richting klopte{'' if right else ' niet'}"
        else:
            assert base is not None
            assert outcome is not None
            expected = (
                Decimal(row["stand"]) if row["stand"]
                else base + Decimal(row["mutatie"]) if row["mutatie"]
                else base + base * Decimal(row["procent"]) / 100
            )  # fmt: skip
            about = "" if row["nauwkeurigheid"] == "exact" else "ongeveer "
            error = outcome - expected
            in_percent = number(error / base * 100, 1, sign=True)
            if row["procent"] and not row["stand"] and not row["mutatie"]:
                assert verdict.startswith(f"{about}{in_percent} procentpunt")
            else:
                assert verdict.startswith(f"{about}{number(error, 1, sign=True)} km ({in_percent}%)")


def test_the_overview_names_shares_only_of_other_divisions(site: Path) -> None:
    """Of twelve quarters that are all known only the largest is told; outcomes are told in words that fit a count."""
    answers = [text_of(each) for each in page(site, "cijfers").css(".antwoorden dd")]
    assert sum("Ver Eind" in each for each in answers) == 1
    assert not any("Coëvaart" in each for each in answers)
    assert any("keer klopte de richting;" in each for each in answers)
    assert not any("keer de richting" in each for each in answers)


def test_every_area_has_a_row(root: Path, site: Path) -> None:
    """The page of all areas has a row for each, with its last figure, and a tile that leads to it; so has that of sectors."""
    for address, table in (("cijfers/wijken", "gebieden"), ("cijfers/sectoren", "sectoren")):
        tree = page(site, address)
        parts = [row for row in rows(root, table) if row["deel_van"] and row["sleutel"]]
        found = tree.css(".delenlijst tbody tr")
        assert {row.attributes["id"] for row in found} == {row["sleutel"] for row in parts}
    tiles = page(site, "cijfers/wijken").css("a.tegel")
    assert not tiles or len(tiles) == len(dense.QUARTERS)


# Other shapes of a package


def _without(root: Path, table: str, column: str, *, keep: str = "") -> None:
    """Empty a column of a table, or remove the rows in which it is not `keep`."""
    path = root / f"data/cijfers/{table}.csv"
    every = [dict(row) for row in rows(root, table)]
    kept = [row for row in every if row[column] == keep] if keep else [{**row, column: ""} for row in every]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(every[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept)


def _headless(root: Path, *tables: str) -> None:
    """Leave only the head of some tables."""
    for name in tables:
        path = root / f"data/cijfers/{name}.csv"
        path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", encoding="utf-8")


def test_a_package_with_one_sector_and_no_pages_is_built(tmp_path: Path, pictures: Pictures) -> None:
    """One sector, no page for any area, no denominator, no forecasts, breaks or charts: the numbers are still there."""
    root = dense.without_front(copy_of("klein", tmp_path / "kaal"))
    _without(root, "sectoren", "sector", keep="alles")
    _without(root, "waarnemingen", "sector", keep="alles")
    _without(root, "gebieden", "sleutel")
    _without(root, "reeksen", "noemer")
    _headless(root, "prognoses", "reeksbreuken", "plekken")
    (root / "site_config/grafieken.yaml").write_text("grafieken: []\n", encoding="utf-8")
    pictures.build(root, TODAY)
    site = root / "site"
    assert not list(site.glob("cijfers/gebieden/*/*")) + list(site.glob("cijfers/sectoren/*/*"))
    assert "niet verdeeld over sectoren" in (site / "cijfers/sectoren/index.html").read_text("utf-8")
    assert len(list(site.glob("cijfers/reeksen/*/index.html"))) == len(rows(root, "reeksen"))
    assert "132,5" in (site / "cijfers/reeksen/routes-km/index.html").read_text("utf-8")


def test_a_package_with_areas_but_no_sectors_is_built(tmp_path: Path, pictures: Pictures) -> None:
    """The pages of areas stand on their own, with all charts that need no sectors."""
    root = dense.without_front(copy_of("klein", tmp_path / "gebieden"))
    _without(root, "sectoren", "sector", keep="alles")
    _without(root, "waarnemingen", "sector", keep="alles")
    _without(root, "prognoses", "sector", keep="alles")
    charts = [("rang", "rangorde", ""), ("kaart", "kaart", ""), ("wijk", "verloop", "    voor_alle: gebieden\n")]
    (root / "site_config/grafieken.yaml").write_text(
        "grafieken:\n" + "".join(f"  - id: {name}\n    soort: {kind}\n    reeks: routes-km\n    onderwerp: km\n{more}" for name, kind, more in charts),
        encoding="utf-8",
    )  # fmt: skip
    pictures.build(root, TODAY)
    site = root / "site"
    assert len(list(site.glob("cijfers/gebieden/*/index.html"))) == len(rows(root, "gebieden"))
    assert "1 van 4" in (site / "cijfers/gebieden/coevaart/index.html").read_text("utf-8")
    assert figure(site, "cijfers/reeksen/routes-km", "kaart") is not None


# In a browser

LOOKED_AT = (
    "cijfers/", "cijfers/prognoses/", "cijfers/wijken/", "methode/", "cijfers/gebieden/zeeveen/",
    "cijfers/gebieden/noorderkwelder-aan-zee/", "cijfers/sectoren/veer/", f"cijfers/reeksen/{dense.LEVEL}/",
    *(f"cijfers/reeksen/{name}/" for name in dense.OTHERS),
)  # fmt: skip


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with served(site) as found:
        yield found


@pytest.mark.browser
@pytest.mark.parametrize("width", ["phone", "desk"])
@pytest.mark.parametrize("path", LOOKED_AT)
def test_a_dense_page_can_be_read(readers: Readers, address: str, path: str, width: str) -> None:
    """Nothing sticks out of the page, every chart is seen, and its words are large enough and clear of each other."""
    face = "wide" if width == "phone" else "narrow"
    opened = readers.at(address, path, width=width, dark=width == "phone", face=face)
    assert opened.wrong() == []
    assert overflow(opened) == []
    assert unseen_charts(opened, width) == []
    assert hard_to_read(opened) == []


def hard_to_read(opened: Visit) -> list[str]:
    """Words in pictures that are smaller than 12 pixels, cut off, or written over each other."""
    found: list[str] = opened.page.evaluate(
        """() => Array.from(document.querySelectorAll("figure.grafiek svg")).filter((svg) => svg.checkVisibility()).flatMap((svg) => {
             const said = [], frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
             const words = Array.from(svg.querySelectorAll("text")).filter((text) => text.textContent.trim())
               .map((text) => ({what: text.textContent, box: text.getBoundingClientRect(),
                                size: parseFloat(getComputedStyle(text).fontSize) * scale}));
             for (const {what, box, size} of words) {
               if (size < 12) said.push(what + ": " + size.toFixed(1) + " px");
               if (box.left < frame.left - 1 || box.right > frame.right + 1) said.push(what + ": cut off at the side");
               if (box.top < frame.top - 2 || box.bottom > frame.bottom + 2) said.push(what + ": cut off above or below");
             }
             words.forEach((one, place) => words.slice(place + 1).forEach((other) => {
               const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
               const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
               if (across > 1 && down > 0.3 * Math.min(one.box.height, other.box.height))
                 said.push(one.what + " over " + other.what);
             }));
             return said.map((what) => svg.closest("figure").id + ": " + what);
           })"""
    )
    return found
