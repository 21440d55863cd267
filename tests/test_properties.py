"""What holds for any text, any date, any quote and any tree."""

from __future__ import annotations

import calendar
import csv
import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from conftest import DOSSIERS, REPOSITORY
from motiespoor.model.dossier import natural
from motiespoor.model.period import MONTHS, UnreadablePeriod, existing_day, period
from motiespoor.problem import Problem
from motiespoor.read.columns import records_of
from motiespoor.read.csvtable import CellPlaces, csv_table
from motiespoor.read.dossier import TABLES, read_dossier
from motiespoor.read.files import FORBIDDEN
from motiespoor.read.shape import record_of, shapes
from motiespoor.read.yamltree import Fields, Items, Scalar, yaml_tree
from motiespoor.render.template import as_text, head_of_cell
from motiespoor.validate.quotes import SourceText
from test_bad_input_values import values

Test = Callable[..., None]


def holds_for(*strategies: Any, **named: Any) -> Callable[[Test], Test]:
    """Hypothesis without a clock: a busy machine is not a mistake."""
    unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    return lambda test: unhurried(given(*strategies, **named)(test))


characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, max_size=200)
# Text that may stand in a file.
allowed = st.characters(exclude_categories=["Cs", "Cc"]).filter(lambda char: FORBIDDEN.search(char) is None)
readable = st.text(allowed | st.sampled_from("\n\t"), max_size=100)
days = st.dates(date(1800, 1, 1), date(2200, 12, 31))
years = st.integers(1800, 2199)


# Periods

# The ways in which a period is written; the days among them stand close together, so that many overlap.
writings = st.builds(
    lambda form, day: form.format(
        day=day.isoformat(), words=f"{day.day} {MONTHS[day.month - 1]} {day.year}", year=day.year
    ),
    st.sampled_from(
        [
            "{day}",
            "{words}",
            "{year}",
            "vanaf {day}",
            "na {day}",
            "voor {day}",
            "uiterlijk {words}",
            "{day} e.v.",
            "{year} e.v.",
            "tweede kwartaal {year}",
            "eind {year}",
        ]
    ),
    st.dates(date(2023, 1, 1), date(2026, 12, 31)),
)


@holds_for(texts | st.text("0123456789-  eindvafuitrljkmohgcpsbKD.1234ewx", max_size=40))
def test_any_text_is_a_period_or_says_why_not(text: str) -> None:
    """A text is a period that keeps it and does not end before it begins, or is refused in words."""
    try:
        found = period(text)
    except UnreadablePeriod:
        return
    assert found.text == text
    assert found.start is None or found.end is None or found.start <= found.end


@holds_for(writings, writings)
def test_what_ends_before_another_begins_stands_before_it(one: str, other: str) -> None:
    """Periods stand in the order of time, however each is written."""
    earlier, later = sorted((period(one), period(other)), key=lambda found: found.sort_key)
    assert not (later.end and earlier.start and later.end < earlier.start)


@holds_for(days)
def test_a_day_is_itself(day: date) -> None:
    """A day is read back, as a number and in words, and one day is due on that day."""
    assert existing_day(day.isoformat()) == day
    for text in (day.isoformat(), f"{day.day} {MONTHS[day.month - 1]} {day.year}"):
        found = period(text)
        assert (found.day, found.due, found.text) == (day, day, text)


@holds_for(days, st.sampled_from(["vanaf", "na", "voor", "uiterlijk", "e.v."]))
def test_open_ends(day: date, word: str) -> None:
    """A word before or after a day leaves open the end that it says."""
    text = f"{day.isoformat()} e.v." if word == "e.v." else f"{word} {day.isoformat()}"
    one = timedelta(days=1)
    assume(date(1800, 1, 2) < day < date(2200, 12, 30))
    found = period(text)
    assert (found.start, found.end, found.due) == {
        "vanaf": (day, None, day),
        "na": (day + one, None, None),
        "voor": (None, day - one, day - one),
        "uiterlijk": (None, day, day),
        "e.v.": (day, None, None),
    }[word]


@holds_for(years, st.integers(1, 12))
def test_parts_of_a_year(year: int, month: int) -> None:
    """A month, a quarter, a half and a year run from their first to their last day."""
    quarter, half = (month - 1) // 3, (month - 1) // 6
    ordinals = ("eerste", "tweede", "derde", "vierde")
    for text, first, last in (
        (f"{MONTHS[month - 1]} {year}", month, month),
        (f"{year}-{month:02}", month, month),
        (f"{ordinals[quarter]} kwartaal {year}", 3 * quarter + 1, 3 * quarter + 3),
        (f"het {ordinals[quarter]} kwartaal van {year}", 3 * quarter + 1, 3 * quarter + 3),
        (f"{ordinals[half]} helft van {year}", 6 * half + 1, 6 * half + 6),
        (f"in de loop van {year}", 1, 12),
        (f"eind {year}", 10, 12),
    ):
        found = period(text)
        assert found.start == date(year, first, 1)
        assert found.end == found.due == date(year, last, calendar.monthrange(year, last)[1])


# Quotes


@cache
def sources() -> dict[str, tuple[str, SourceText]]:
    """The source texts of the repository and of the small dossier, without joined cells."""
    found = {}
    for root in (REPOSITORY, DOSSIERS / "klein"):
        dossier = read_dossier(root).dossier
        for source in dossier.sources:
            if source.text is not None:
                text = dossier.texts[source.text]
                found[source.id] = (text, SourceText(source, text, joined=False))
    return found


SWAPPED = str.maketrans({"'": "’", "’": "'", '"': "„", "“": '"', "”": "„", "-": "–", "–": "-"})


@st.composite
def slices(draw: st.DrawFn, most: int = 60) -> tuple[str, list[str]]:
    """A source and some of its words, as they stand there one after the other; tags are no words."""
    name = draw(st.sampled_from(sorted(sources())))
    words = re.sub(r"</?[a-zA-Z][^<>]*>", " ", sources()[name][0]).split()
    start = draw(st.integers(0, len(words) - 1))
    found = words[start : start + draw(st.integers(1, most))]
    assume(not any(re.search(r"[-–—‑‒]$", word) for word in found))  # a word that goes on after the end of its line
    return name, found


@holds_for(slices(), st.data())
def test_a_literal_slice_is_found(taken: tuple[str, list[str]], data: st.DataObject) -> None:
    """Words that stand in a source are found there, however they are wrapped and quoted."""
    name, words = taken
    spaces = st.sampled_from([" ", "  ", "\n", "\t", " \n    ", "\u00a0"])
    quote = "".join(word + data.draw(spaces) for word in words)
    assert sources()[name][1].contains(quote)
    assert sources()[name][1].contains(quote.translate(SWAPPED))


@holds_for(slices(), st.data())
def test_a_changed_letter_is_not_found(taken: tuple[str, list[str]], data: st.DataObject) -> None:
    """With one letter changed a quote is not found, unless that stands there as well."""
    name, words = taken
    quote = " ".join(words)
    letters = [place for place, char in enumerate(quote) if char.isalpha()]
    assume(letters)
    place = data.draw(st.sampled_from(letters))
    changed = quote[:place] + data.draw(st.sampled_from("aeiouxqz")) + quote[place + 1 :]
    text = sources()[name][0]
    elsewhere = any(_letters(changed) in _letters(each) for each in (text, re.sub(r"<[^<>]*>", "", text)))
    assume(not elsewhere)
    assert not sources()[name][1].contains(changed)


def _letters(text: str) -> str:
    """A text with nothing but its letters and digits."""
    return "".join(char for char in text if char.isalnum())


# Order


@holds_for(st.integers(0, 10**9), st.integers(0, 10**9), texts)
def test_numbers_sort_as_numbers(one: int, other: int, after: str) -> None:
    """2 comes before 10, also with something after it."""
    assume(not after[:1].isdigit())
    assert (natural(f"{one}{after}") < natural(f"{other}{after}")) == (one < other)


@holds_for(texts, texts)
def test_any_two_names_have_an_order(one: str, other: str) -> None:
    """Two names come one after the other, unless they differ only in zeros before a number."""
    same = re.sub("0+(?=[0-9])", "", one) == re.sub("0+(?=[0-9])", "", other)
    assert [natural(one) < natural(other), natural(one) > natural(other)].count(True) == (not same)


# Files

yamlish = st.text("[]{}:,-? &*!|>'\"%@`#~.\\\n ab01é", max_size=80)


@holds_for(texts | yamlish)
def test_any_text_is_yaml_or_says_why_not(text: str) -> None:
    """A text gives a tree, or problems that point into it, or holds nothing but comments."""
    found: list[Problem] = []
    tree = yaml_tree("x.yaml", text, found)
    height = len(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text))
    assert all(1 <= each.line <= height + 1 and each.column >= 1 for each in found)
    waiting = [tree] if tree is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            assert isinstance(node.text, str)
        else:
            waiting += node.items if isinstance(node, Items) else node.values.values()


@holds_for(st.recursive(readable, lambda held: st.lists(held) | st.dictionaries(readable, held), max_leaves=10))
def test_what_is_written_as_yaml_is_read_back(value: object) -> None:
    """A tree of texts comes back as it was, whatever the texts are."""
    found: list[Problem] = []
    tree = yaml_tree("x.yaml", yaml.safe_dump(value, allow_unicode=True), found)
    assert found == []
    assert _plain(tree) == value


def _plain(node: Fields | Items | Scalar | None) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [_plain(each) for each in node.items]
    return {} if node is None else {key: _plain(each) for key, each in node.values.items()}


@holds_for(texts | st.text('a,"\n ', max_size=60), st.booleans())
def test_any_text_is_a_table_or_says_why_not(text: str, with_head: bool) -> None:
    """A text gives rows under the head that is asked for, or problems that point into it."""
    found: list[Problem] = []
    table = csv_table("x.csv", f"a,b\n{text}" if with_head else text, ("a", "b"), frozenset("a"), found)
    assert all(len(row.cells) == len(table.columns) <= 2 for row in table.rows)
    assert all(each.line >= 1 and each.column >= 1 for each in found)
    assert found or table.complete


@holds_for(st.lists(st.tuples(readable, readable.map("0{}".format), readable), max_size=5))
def test_the_place_of_a_cell_is_where_it_stands(rows: list[tuple[str, str, str]]) -> None:
    """Every cell is read back, and its place is where its text begins."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerows([("a", "b", "c"), *rows])
    found: list[Problem] = []
    table = csv_table("x.csv", written.getvalue(), ("a", "b", "c"), frozenset(), found)
    assert found == []
    lines = written.getvalue().split("\n")
    for row, cells in zip(table.rows, rows, strict=True):
        places = CellPlaces(table.columns, row)
        assert row.cells == cells
        for name, cell in zip("abc", cells, strict=True):
            line, column = places[name]
            rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
            assert rest.startswith((cell, '"' + cell.replace('"', '""') + '"'))


@pytest.mark.parametrize("record_type", sorted({each for _, each in TABLES.values()}, key=lambda each: each.__name__))
@holds_for(data=st.data())
def test_any_row_is_a_record_or_says_why_not(record_type: type, data: st.DataObject) -> None:
    """Any texts in the cells of a table give a record, or problems at the cells."""
    columns = tuple(shape.key for shape in shapes(record_type))
    cells = data.draw(st.lists(readable, min_size=len(columns), max_size=len(columns)))
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([columns, cells])
    found: list[Problem] = []
    table = csv_table("x.csv", written.getvalue(), columns, frozenset(), found)
    records = records_of(record_type, table, found)
    assert len(records) + bool(found) == 1


@holds_for(st.data())
def test_any_tree_is_a_record_or_says_why_not(data: st.DataObject) -> None:
    """A tree of anything gives a record, or problems that say why not; a whole record has none."""
    from motiespoor.model.measure import Measure

    keys = st.sampled_from([shape.key for shape in shapes(Measure)])
    text = yaml.safe_dump(data.draw(st.dictionaries(keys, values) | values), allow_unicode=True)
    found: list[Problem] = []
    tree = yaml_tree("x.yaml", text, found)
    if tree is not None:
        record = record_of(Measure, "x.yaml", text, tree, found)
        assert found or record is not None


# Pages


@cache
def engine() -> markdown.Markdown:
    """Markdown as MkDocs makes it: its own extensions and those of mkdocs.yml."""
    asked = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))["markdown_extensions"]
    return markdown.Markdown(extensions=["toc", "tables", "fenced_code", *asked], extension_configs=asked)


class _Words(HTMLParser):
    """The words of a page, and those in titles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.titles: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        self.titles += [value or "" for name, value in attrs if name == "title"]


PLACES = {
    "a paragraph": "{}\n",
    "the middle of a sentence": "{}\n",
    "a list item": "- {}\n",
    "a numbered item": "1. {}\n",
    "a heading": "## {}\n",
    "strong words": "**{}**\n",
    "a cell": '<table markdown="0"><tr><td>{}</td></tr></table>\n',
    "a cell of Markdown": "| kop |\n|---|\n| {} |\n",
    "an attribute": '<p title="{}"></p>\n',
}


@pytest.mark.parametrize("place", PLACES)
@holds_for(text=readable | st.text("<>&\"'\\`*_{}[]()#+-.!|~^=:;$%/ 0aé\n", max_size=40))
def test_any_text_reaches_the_page_as_text(place: str, text: str) -> None:
    """Whatever stands in the data comes out of Markdown as that text, and as nothing else."""
    expected = " ".join(text.split())
    assume(expected)
    words = _Words()
    words.feed(engine().reset().convert(PLACES[place].format(as_text(text))))
    words.close()
    if place == "an attribute":
        assert words.titles == [expected]
    else:
        found = " ".join("".join(words.words).split())
        assert found == (f"kop {expected}" if "of Markdown" in place else expected)


@pytest.mark.parametrize(
    ("head", "attributes"),
    [
        ("Verandering", 'data-kop="Verandering"'),
        ("Hoe het staat met al deze plekken", 'data-kop="Hoe het staat met al deze plekken"'),
        ("Rijksontmoetingsplein en meer", 'data-kop="Rijksontmoetingsplein en meer" data-boven'),
        ('" onclick="x', 'data-kop="&#34; onclick&#61;&#34;x"'),
    ],
)
def test_the_head_of_a_cell_stands_above_it_when_a_word_is_too_long_for_beside_it(head: str, attributes: str) -> None:
    """A word of a head is never broken on a phone; what an editor typed stays text."""
    assert head_of_cell(head) == attributes
