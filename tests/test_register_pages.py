"""The pages of registers: one with a line for each, one for each with rows, and one for a row with more to tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import period
from motiespoor.model.register import Belongs, RegisterEnd, RegisterTable
from motiespoor.model.source import Evidence
from motiespoor.press.built import Page
from motiespoor.press.proof.registers import Registers, the_end_is_told
from motiespoor.render.charts.registers import register_figure
from motiespoor.render.context import context
from motiespoor.render.pages.registers import OPEN, register_pages
from motiespoor.validate.check import checked_dossier


@pytest.fixture(scope="session")
def held(registered: Path) -> Dossier:
    """The small dossier with registers, checked."""
    return checked_dossier(registered, TODAY)


def pages(dossier: Dossier) -> dict[str, str]:
    """The Markdown of every page about registers, by its file."""
    shared = context(dossier, TODAY, {})
    return {each.path: each.make().content for each in register_pages(shared)}


def with_rows(dossier: Dossier, number: int) -> Dossier:
    """The piers, so many times."""
    (table,) = (each for each in dossier.registers if each.name == "steigers")
    row = table.rows[0]
    rows = tuple(
        replace(row, key=f"s-{place}", values={**row.values, "sleutel": f"s-{place}"}) for place in range(number)
    )
    return changed(dossier, replace(table, rows=rows))


def changed(dossier: Dossier, table: RegisterTable) -> Dossier:
    return replace(dossier, registers=tuple(table if each.name == table.name else each for each in dossier.registers))


def test_without_registers_there_is_no_page(fiction: Dossier) -> None:
    """Nothing changes for who has none."""
    assert pages(fiction) == {}


def test_a_page_for_each_register_and_for_each_row_with_more_to_tell(held: Dossier) -> None:
    """A row of which the table says everything has none."""
    assert [*pages(held)] == [
        "instrumenten/index.md",
        "instrumenten/steigers.md",
        "instrumenten/steigers/t-zand.md",
        "instrumenten/steigers/coevaart.md",
        "instrumenten/steigers/kaap.md",
        "instrumenten/wensen.md",
        "instrumenten/wensen/hondensteiger.md",
        "instrumenten/wensen/nachtboot.md",
    ]


def test_an_empty_register_says_until_when_was_looked(held: Dossier) -> None:
    """That nothing is found is news: it is a line below those with rows, and no page."""
    found = pages(with_rows(held, 0))
    line = found["instrumenten/index.md"].partition('id="register-steigers"')[2]
    assert "Van de steigers is er geen gevonden (gezocht tot 20 februari 2026)" in line
    assert "De stukken van de Raad, en De Veerbode van 2025." in line
    assert found["instrumenten/index.md"].index("register-wensen") < found["instrumenten/index.md"].index("register-st")
    assert "instrumenten/steigers.md" not in found
    assert "# Van 2 van de 3 instrumenten is iets bekend" in found["instrumenten/index.md"]


def test_a_register_that_ended_keeps_its_page_and_says_so(held: Dossier) -> None:
    """With the rows as they were, since when and why; with or without rows it is told among the others."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    ended = RegisterEnd(
        date=date(2026, 2, 1),
        reason="De Raad telt ze <niet> meer.",
        evidence=(Evidence(source="zv-2025-051", locator="B"),),
    )
    over = replace(table, package=replace(table.package, register=replace(table.register, ended=ended)))
    found = pages(changed(held, over))
    notice = found["instrumenten/steigers.md"].partition('<p class="let-op">')[2].partition("</p>")[0]
    assert notice.startswith(
        '<strong>Dit register wordt sinds <time datetime="2026-02-01">1 februari 2026</time> niet meer bijgehouden.</strong> '
        "De Raad telt ze &#60;niet&#62; meer."
    )
    assert found["instrumenten/steigers.md"].count('<tr id="rij-') == 4
    since = "; niet meer bijgehouden sinds 1 februari 2026<"
    assert f"en open (2){since}" in found["instrumenten/index.md"]
    empty = pages(changed(held, replace(over, rows=())))["instrumenten/index.md"]
    assert f"is er geen gevonden (gezocht tot 20 februari 2026){since}" in empty


def test_places_that_a_series_counts_are_a_line_too(held: Dossier) -> None:
    """What stands among the figures is not written twice: the line leads there, and says how many are known."""
    line = pages(held)["instrumenten/index.md"].partition('id="plekken-veren-in-de-vaart"')[2].partition("</tr>")[0]
    assert '<a href="../cijfers/reeksen/veren-in-de-vaart/#plekken">Ponten &#60;in de vaart&#62;</a>' in line
    assert 'data-kop="Bekend">3 bekend: 2 open en 1 beloofd<' in line
    assert 'datetime="2025-09-05"' in line
    assert "gezocht" not in line


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (("kwartier",), [("kwartier", "afspraak 1°")]),
        (("wind",), [("wind", "afspraak ‘Als het waait, varen wij niet’")]),
        (("prijs", "wind", "kwartier"), [
            ("kwartier", "afspraak 1°"), ("prijs", "afspraak 3°"), ("wind", "afspraak ‘Als het waait, varen wij niet’"),
        ]),
        (("honden", "prijs", "kwartier"), [("uitgangspunten", "Drie uitgangspunten")]),
    ],
)  # fmt: skip
def test_what_a_register_belongs_to_has_its_whole_name(
    held: Dossier, named: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    """No words of a source are cut off; all items of a list together go by its title."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    belongs = replace(table.register, belongs=Belongs(measures=("B",), frame=named))
    text = pages(changed(held, replace(table, package=replace(table.package, register=belongs))))[
        "instrumenten/steigers.md"
    ]
    line = text.partition("Hoort bij: ")[2].partition("</span>")[0]
    assert re.findall(r'<a href="\.\./\.\./kader/#([^"]+)">([^<]+)</a>', line) == told


def test_what_became_of_rows_can_be_taken_along_when_there_is_any(held: Dossier) -> None:
    """A table without a line is not offered."""
    (table,) = (each for each in held.registers if each.name == "wensen")
    bare = replace(table, rows=tuple(replace(row, history=()) for row in table.rows))
    offered = [
        re.findall(r'href="[^"]+/([a-z]+\.csv)" download', pages(each)["instrumenten/wensen.md"])
        for each in (held, changed(held, bare))
    ]
    assert offered == [["rijen.csv", "verloop.csv", "bewijs.csv"], ["rijen.csv", "bewijs.csv"]]


def test_groups_lead_to_their_rows(held: Dossier) -> None:
    """A link for each group, with how many rows it has; the table has its head once."""
    text = pages(held)["instrumenten/steigers.md"]
    links = re.findall(r'<li><a href="#(groep-[^"]+)">([^<]+)</a> \((\d+)\)</li>', text)
    assert [(anchor, number) for anchor, _, number in links] == [
        ("groep-coevaart", "1"),
        ("groep-t-zand", "1"),
        ("groep-fugelsan", "1"),
        ("groep-onbekend", "1"),
    ]
    assert all(f'<tbody id="{anchor}">' in text for anchor, _, _ in links)
    assert text.count("<thead>") == 2  # that of the rows and that of the questions


def test_a_row_says_what_is_so_now(held: Dossier) -> None:
    """Where it stands and how large it is, with what these were on its own page."""
    found = pages(held)
    row = found["instrumenten/steigers.md"].partition('<tr id="rij-kaap">')[2].partition("</tr>")[0]
    assert "In aanbouw &#38; bijna klaar</span>" in row
    assert '<td class="getal" data-kop="Ligplaatsen"><div>10</div></td>' in re.sub(r'"getal "', '"getal"', row)
    assert "was 12, werd 10" in found["instrumenten/steigers/kaap.md"]
    assert (
        "Ik zeg u toe dat de dienstregeling ook in het Fûgelsâns verschijnt." in found["instrumenten/steigers/kaap.md"]
    )


def test_a_row_without_a_page_has_its_quote_in_the_table(held: Dossier) -> None:
    """Whoever checks a row can read what it rests on."""
    row = pages(held)["instrumenten/steigers.md"].partition('<tr id="rij-derde">')[2].partition("</tr>")[0]
    assert "Zo nodig komt er een derde steiger." in row


def test_what_an_editor_types_is_text(held: Dossier) -> None:
    """No markup and no template comes through."""
    found = "".join(pages(held).values())
    assert "<oud>" not in found
    assert "<nachtboot>" not in found.partition("---\n\n")[2]
    assert "&#123;&#123; 7&#42;7 &#125;&#125;" in found


def test_both_sides_of_a_coupling_are_told_with_the_reasons(held: Dossier) -> None:
    """From each side under its own head, with why; and how many met something."""
    found = pages(held)
    assert "Wensen die hier passen" in found["instrumenten/steigers/kaap.md"]
    assert "beide noemen ‘nachtvaart’" in found["instrumenten/steigers/kaap.md"]
    assert "Steigers die hier passen" in found["instrumenten/wensen/nachtboot.md"]
    for name in ("steigers", "wensen"):
        assert (
            "Bij alle 2 wensen past een steiger. Bij 3 van de 4 steigers past een wens."
            in (found[f"instrumenten/{name}.md"])
        )


def test_questions_are_counted_and_answered(held: Dossier) -> None:
    """Yes, no, and what cannot be said."""
    text = pages(held)["instrumenten/steigers.md"]
    row = text.partition('<tr id="vraag-dichtbij">')[2].partition("</tr>")[0]
    assert re.findall(r'data-kop="([^"]+)">(\d+)<', row) == [("Ja", "1"), ("Nee", "2"), ("Niet te zeggen", "1")]


def test_many_rows_are_folded_by_group(held: Dossier) -> None:
    """The page stays short on a phone, and a fold holds so many rows that it opens at once."""
    few, many = (pages(with_rows(held, number))["instrumenten/steigers.md"] for number in (OPEN, 450))
    assert '<details class="vouwregel" id="groep-' not in few
    assert '<details class="vouwregel" id="groep-t-zand"><summary>&#39;t Zand (450)</summary>' in many
    assert many.count("<table") - few.count("<table") == 2  # 200, 200 and 50 rows
    assert 'data-search-exclude=""' in many


def test_ten_thousand_rows_stand_on_a_page_that_opens_in_parts(held: Dossier) -> None:
    """None is left out or told twice, and no fold holds more than opens at once."""
    text = pages(with_rows(held, 10_000))["instrumenten/steigers.md"]
    for rows in (re.findall(r'<tr id="rij-s-(\d+)"', table) for table in text.split("<table")):
        assert len(rows) <= 200
    found = re.findall(r'<tr id="rij-s-(\d+)"', text)
    assert len(found) == 10_000
    assert set(map(int, found)) == set(range(10_000))


def test_groups_are_folded_before_a_page_is_long(held: Dossier) -> None:
    """With more than twelve rows a reader chooses a group; rows without groups stay open until there are thirty."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    rows = tuple(replace(row, key=f"{row.key}-{number}") for number in range(4) for row in table.rows)
    text = pages(changed(held, replace(table, rows=rows)))["instrumenten/steigers.md"]
    assert text.count('<details class="vouwregel" id="groep-') == 4
    plain = replace(table.register, group=None, fields=replace(table.parts, status=None, area=None), statuses=())
    alike = replace(table, package=replace(table.package, register=plain), rows=rows)
    assert "vouwregel" not in pages(changed(held, alike))["instrumenten/steigers.md"]
    many = tuple(replace(row, key=f"{row.key}-{number}") for number in range(OPEN) for row in table.rows)
    text = pages(changed(held, replace(alike, rows=many)))["instrumenten/steigers.md"]
    assert "<summary>Alle steigers (120)</summary>" in text


def test_rows_are_drawn_by_year_when_two_can_be_compared(held: Dossier) -> None:
    """With one year there is nothing to compare; what has no year is told and not drawn."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    assert register_figure(table) is None
    first = replace(table.rows[0], values={**table.rows[0].values, "open": period("2023-05-01")})
    figure = register_figure(replace(table, rows=(first, *table.rows[1:])))
    assert figure is not None
    assert [tuple(cell.shown for cell in row) for row in figure.rows] == [("2023", "1"), ("2024", "0"), ("2025", "1")]
    assert figure.finding == "Van 2023 en 2025 zijn de meeste steigers bekend: elk 1"
    assert (
        figure.measure
        == "Steigers per jaar, 2023 tot en met 2025, naar ‘Open sinds’. Van 2 steigers is het jaar niet bekend."
    )


@pytest.mark.parametrize(
    ("years", "finding"),
    [
        (("2023", "2025", "2025"), "De meeste bekende steigers zijn van 2025"),
        (("2022", "2023", "2025", "2025"), "Van 2025 zijn de meeste steigers bekend: 2"),
    ],
)
def test_most_rows_are_of_a_year_when_more_than_half_are(held: Dossier, years: tuple[str, ...], finding: str) -> None:
    """Two of six in one year are more than in any other, and still not most of them."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    rows = tuple(
        replace(table.rows[0], key=f"r-{place}", values={**table.rows[0].values, "open": period(year)})
        for place, year in enumerate(years)
    )
    figure = register_figure(replace(table, rows=rows))
    assert figure is not None
    assert figure.finding == finding


def test_verify_sees_an_end_that_is_not_so(held: Dossier) -> None:
    """A page that says of a register that it ended, while it did not."""
    (table,) = (each for each in held.registers if each.name == "steigers")
    page = Page("instrumenten/steigers/index.html", '<p class="let-op">Dit register wordt niet meer bijgehouden.</p>')
    assert [*the_end_is_told(page, Registers(held, TODAY))] == [
        (
            f"van register '{table.name}' staat hier niet goed of het nog wordt bijgehouden: "
            "'Dit register wordt niet meer bijgehouden.'."
        )
    ]
