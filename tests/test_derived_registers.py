"""What follows from registers: groups, areas, years, where rows stand, and what concerns what else is followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from conftest import TODAY
from motiespoor.derive.registers import (
    MANY,
    announced,
    by_year,
    concerning_frame,
    concerning_measures,
    concerning_promises,
    groups,
    register_place,
    row_places,
    rows_by_area,
    tally,
    told_on,
)
from motiespoor.derive.succession import Place
from motiespoor.model.dossier import Dossier
from motiespoor.model.period import period
from motiespoor.model.register import RegisterTable
from motiespoor.validate.check import checked_dossier


@pytest.fixture(scope="session")
def held(registered: Path) -> Dossier:
    """The small dossier with registers, checked."""
    return checked_dossier(registered, TODAY)


def named(dossier: Dossier, name: str) -> RegisterTable:
    (found,) = (each for each in dossier.registers if each.name == name)
    return found


def changed(dossier: Dossier, table: RegisterTable) -> Dossier:
    return replace(dossier, registers=tuple(table if each.name == table.name else each for each in dossier.registers))


def test_rows_are_grouped_in_the_order_of_the_areas(held: Dossier) -> None:
    """The field that the register names makes the groups; rows without an area come last, and every row stands once."""
    found = groups(held, named(held, "steigers"))
    assert [(each.anchor, [row.key for row in each.rows]) for each in found] == [
        ("groep-coevaart", ["coevaart"]),
        ("groep-t-zand", ["t-zand"]),
        ("groep-fugelsan", ["kaap"]),
        ("groep-onbekend", ["derde"]),
    ]


def test_without_a_field_to_group_by_the_status_is_one(held: Dossier) -> None:
    """What a row is now counts, and not what it was."""
    table = named(held, "steigers")
    package = replace(table.package, register=replace(table.register, group=None))
    found = groups(held, replace(table, package=package))
    assert [(each.value, [row.key for row in each.rows]) for each in found] == [
        ("beloofd", ["derde"]),
        ("in-aanbouw", ["kaap"]),
        ("open", ["t-zand", "coevaart"]),
    ]


def test_rows_are_tallied_by_where_they_stand_now(held: Dossier) -> None:
    """From the first status to the last, only those with rows."""
    assert [(each.id, number) for each, number in tally(named(held, "steigers"))] == [
        ("beloofd", 1),
        ("in-aanbouw", 1),
        ("open", 2),
    ]
    assert tally(named(held, "wensen")) == ()


def test_a_row_has_a_page_only_when_it_has_more_to_tell(held: Dossier) -> None:
    """What became of it, or what it meets; a row of which the table says all is a row there."""
    places = row_places(held)
    assert places["steigers", "kaap"] == Place(title="Fûgelsâner Kaap", page="instrumenten/steigers/kaap")
    assert places["steigers", "derde"] == Place(title="Derde steiger", page="instrumenten/steigers", anchor="rij-derde")


def test_in_a_large_register_only_history_makes_a_page(held: Dossier) -> None:
    """Thousands of pages that repeat what stands in the table help nobody."""
    table = named(held, "steigers")
    more = tuple(replace(table.rows[-1], key=f"rij-{number}") for number in range(MANY))
    places = row_places(changed(held, replace(table, rows=(*table.rows, *more))))
    assert places["steigers", "kaap"].anchor is None
    assert places["steigers", "coevaart"].anchor == "rij-coevaart"


def test_an_empty_register_is_a_line_among_the_others(held: Dossier) -> None:
    """It gets a page with its first row."""
    table = named(held, "steigers")
    assert register_place(table).page == "instrumenten/steigers"
    empty = register_place(replace(table, rows=()))
    assert (empty.page, empty.anchor) == ("instrumenten", "register-steigers")


def test_rows_lie_in_their_area_and_in_what_it_is_a_part_of(held: Dossier) -> None:
    """The whole has everything, so it has no list of its own."""
    found = rows_by_area(held, TODAY)
    assert {code: [(each.table.name, [row.key for row in each.rows]) for each in of] for code, of in found.items()} == {
        "W1": [("steigers", ["coevaart"]), ("wensen", ["nachtboot"])],
        "W2": [("steigers", ["t-zand"]), ("wensen", ["hondensteiger"])],
        "W3": [("steigers", ["kaap"])],
    }


def test_what_concerns_a_measure_a_part_of_the_frame_and_a_promise(held: Dossier) -> None:
    """A register as a whole by its description, rows of it by their fields."""
    (whole,) = concerning_measures(held)["B"]
    assert (whole.table.name, whole.whole, len(whole.rows)) == ("steigers", True, 4)
    assert [each.table.name for each in concerning_frame(held)["kwartier"]] == ["steigers"]
    (one,) = concerning_promises(held)["derde-steiger"]
    assert (one.whole, [row.key for row in one.rows]) == (False, ["derde"])


def test_a_year_between_two_others_has_no_row(held: Dossier) -> None:
    """A term of one year has that year, ‘voor 2024’ has none, and nothing is skipped between the first and the last."""
    table = named(held, "steigers")
    assert by_year(table) == ((2025, 1),)
    first = replace(table.rows[0], values={**table.rows[0].values, "open": period("2022")})
    assert by_year(replace(table, rows=(first, *table.rows[1:]))) == ((2022, 1), (2023, 0), (2024, 0), (2025, 1))
    assert by_year(replace(table, rows=())) == ()


def test_a_row_is_told_on_the_day_of_its_first_source(held: Dossier) -> None:
    """Not on the day that it is about, which may be long ago or to come."""
    sources = {each.id: each for each in held.sources}
    rows = {row.key: row for row in named(held, "steigers").rows}
    assert told_on(rows["kaap"], sources) == date(2025, 4, 14)
    assert told_on(rows["coevaart"], sources) == date(2025, 9, 1)


def test_what_was_still_to_come_when_it_was_told_is_announced(held: Dossier) -> None:
    """An agenda has use for that alone; what was told afterwards needs no reminder."""
    assert {name: [row.key for row in rows] for name, rows in announced(held).items()} == {
        "steigers": [],
        "wensen": ["nachtboot"],
    }
