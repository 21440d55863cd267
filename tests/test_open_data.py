"""The page for who takes data along: it names every file, and its example reads the table as it is."""

from __future__ import annotations

import contextlib
import html
import io
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from motiespoor.model.dossier import Dossier
from motiespoor.model.tables import tables

CODE = re.compile(r"<pre><code>(.*?)</code></pre>", re.DOTALL)


def page_of(root: Path) -> str:
    return (root / "site/open-data/index.html").read_text("utf-8")


@pytest.mark.parametrize(("name", "dossier"), [("built_small", "fiction"), ("built_real", "published")])
def test_every_table_is_named_and_there(name: str, dossier: str, request: pytest.FixtureRequest) -> None:
    """Each CSV, each description and the spreadsheet are linked to, and the number of rows is that of the table."""
    root: Path = request.getfixturevalue(name)
    known: Dossier = request.getfixturevalue(dossier)
    page = LexborHTMLParser(page_of(root))
    links = {each.attributes.get("href") or "" for each in page.css("article a[href]")}
    beside = {each for each in links if each.startswith("../")}
    assert all((root / "site/open-data" / each).exists() for each in beside)
    rows = {
        (row.css_first("a").attributes["href"], int(row.css("td")[-1].text())) for row in page.css("article tbody tr")
    }
    assert rows == {
        (f"../data/v1/{folder}/{each.name}.csv", len(each.rows))
        for folder, found in tables(known).items()
        for each in found
    }
    assert "../data/v1/alles.xlsx" in links


@pytest.mark.parametrize(("name", "dossier"), [("built_small", "fiction"), ("built_real", "published")])
def test_the_example_reads_the_table(name: str, dossier: str, request: pytest.FixtureRequest) -> None:
    """The program on the page, run as it stands, gives the table with days, numbers and gaps as they are."""
    root: Path = request.getfixturevalue(name)
    known: Dossier = request.getfixturevalue(dossier)
    python, duckdb = (html.unescape(each) for each in CODE.findall(page_of(root)))
    address = f"{known.publication.url}data/v1/cijfers/waarnemingen.csv"
    assert python.count(address) == duckdb.count(address) == 1
    found: dict[str, Any] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(python.replace(address, str(root / "site/data/v1/cijfers/waarnemingen.csv")), found)
    read = found["tabel"]
    assert len(read) == len(known.observations)
    for row, each in zip(read.itertuples(), known.observations, strict=True):
        assert row.reeks == each.series
        assert row.peildatum.date() == each.date
        assert row.gebied == each.area
        assert (None if read.isna().loc[row.Index, "waarde"] else row.waarde) == (
            None if each.value is None else float(each.value)
        )


def test_a_page_with_a_csv_says_how_it_is_written(built_real: Path) -> None:
    """Beside every CSV stands what is in it, and where the spreadsheet is; a page without one says nothing of that."""
    said = "CSV: komma tussen velden, punt in getallen, UTF-8. Liever een rekenblad? Alles in één (XLSX)"
    for path in sorted((built_real / "site").rglob("index.html")):
        text = path.read_text("utf-8")
        article = LexborHTMLParser(text).css_first("article")
        if article is not None:
            has = any((each.attributes.get("href") or "").endswith(".csv") for each in article.css("a[download]"))
            assert (said in " ".join(article.text().split())) == has, path
