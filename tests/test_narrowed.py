"""Of the rows that tell something Frictionless finds something wrong whenever it does of all rows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from motiespoor.model.descriptor import (
    PACKAGE,
    TABLE,
    Constraints,
    DataPackage,
    Field,
    FieldType,
    ForeignKey,
    Reference,
    Resource,
    Schema,
    TextPattern,
)
from motiespoor.model.table import Table
from motiespoor.problem import NOWHERE
from motiespoor.validate.narrowed import narrowed
from motiespoor.validate.packages import _table_problems

Rows = list[tuple[str, ...]]


def field(name: str, of: FieldType, constraints: Constraints | None = None) -> Field:
    """A column of a made-up table."""
    return Field(name=name, type=of, title=name, description=name, constraints=constraints)


def resource(name: str, fields: tuple[Field, ...], key: tuple[str, ...], *references: ForeignKey) -> Resource:
    """A made-up table."""
    schema = Schema(profile=TABLE, fields=fields, primary_key=key, foreign_keys=references)
    return Resource(
        name=name, type="table", title=name, description=name, path=f"{name}.csv", encoding="utf-8", schema=schema
    )


def reference(fields: tuple[str, ...], table: str, to: tuple[str, ...]) -> ForeignKey:
    """A reference from one made-up table to another."""
    return ForeignKey(fields=fields, reference=Reference(resource=table, fields=to))


DESCRIPTOR = DataPackage(
    profile=PACKAGE,
    name="pakket",
    title="Pakket",
    description="Pakket.",
    version="1.0.0",
    licences=(),
    resources=(
        resource(
            "kust",
            (
                field("land", FieldType.STRING, Constraints(required=True, pattern=TextPattern.SLUG)),
                field("haven", FieldType.STRING, Constraints(required=True, max_length=3)),
                field("naast", FieldType.STRING),
                field("merk", FieldType.STRING, Constraints(unique=True)),
            ),
            ("land", "haven"),
            reference(("naast",), "kust", ("haven",)),
        ),
        resource(
            "stand",
            (
                field("land", FieldType.STRING),
                field("haven", FieldType.STRING),
                field("dag", FieldType.DATE, Constraints(required=True, minimum="2020-01-01")),
                field("waarde", FieldType.NUMBER, Constraints(maximum="10")),
                field("aantal", FieldType.INTEGER),
                field("soort", FieldType.STRING, Constraints(enum=("a", "b"))),
            ),
            ("land", "haven", "dag"),
            reference(("land", "haven"), "kust", ("land", "haven")),
        ),
    ),
)

lands, harbours = st.sampled_from(["x", "y"]), st.sampled_from(["p", "q", "r"])
days = st.sampled_from(["2021-01-01", "2021-07-01", "2022-01-01"])
numbers = st.sampled_from(["", "1", "1.0", "1.00", "9"])
odd = st.sampled_from(["", "x", "y", "p", "q", "X Y", "abcd", "2019-01-01", "2021-07-01", "2021-02-30", "10.5", "c"])
edits = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), odd), max_size=2)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Table]:
    """Rows with nothing wrong, some of them twice, with one or two odd cells, or with neither."""
    places = draw(st.lists(st.tuples(lands, harbours), min_size=1, max_size=6, unique=True))
    coast = [(*place, draw(st.sampled_from(["", places[0][1]])), "") for place in places]
    keys = draw(st.lists(st.tuples(st.sampled_from(places), days), max_size=12, unique=True))
    levels = [
        (*place, day, draw(numbers), draw(st.sampled_from(["", "2"])), draw(st.sampled_from("ab")))
        for place, day in keys
    ]
    found = {}
    for made, rows in zip(DESCRIPTOR.resources, (coast, levels), strict=True):
        listed = [list(row) for row in (*rows, *rows[: draw(st.integers(-20, 1).map(lambda number: max(number, 0)))])]
        for row, column, text in draw(edits) if listed else ():
            listed[row % len(listed)][column % len(listed[0])] = text
        columns = tuple(each.name for each in made.schema.fields)
        found[made.name] = Table(made.name, columns, tuple(map(tuple, listed)), (NOWHERE,) * len(listed))
    return found


@given(tables(), st.booleans())
def test_the_rows_that_tell_something_tell_whether_anything_is_wrong(found: dict[str, Table], keys: bool) -> None:
    """Whatever stands in the tables, with their keys or without: what is left of them is right only when they are."""
    told = list(_table_problems(DESCRIPTOR, found, with_keys=keys))
    left = narrowed(DESCRIPTOR, found)
    assert bool(list(_table_problems(DESCRIPTOR, left, with_keys=keys))) == bool(told)
    for name, table in left.items():
        assert set(table.rows) <= set(found[name].rows)


def test_a_row_that_says_nothing_new_is_left_out() -> None:
    """Of nine hundred rows of thirty harbours on thirty days, those with a day for the first time are left, and the longest name."""
    numbers = range(30)
    coast = tuple(("x", f"h{harbour}", "", "") for harbour in numbers)
    levels = tuple(
        ("x", f"h{harbour}", f"{2021 + day // 12}-{day % 12 + 1:02}-01", "1", "", "a")
        for harbour in numbers
        for day in numbers
    )
    found = {
        made.name: Table(made.name, tuple(each.name for each in made.schema.fields), rows, (NOWHERE,) * len(rows))
        for made, rows in zip(DESCRIPTOR.resources, (coast, levels), strict=True)
    }
    left = narrowed(DESCRIPTOR, found)
    assert left["stand"].rows == tuple(row for row in levels if row[1] == "h0" or row[1:3] == ("h29", "2021-01-01"))
    assert list(_table_problems(DESCRIPTOR, found, with_keys=True)) == []


def test_a_row_that_another_refers_to_is_left_in() -> None:
    """And what that refers to in turn: without it, what refers to it would be told about."""
    beside = reference(("naast",), "kust", ("haven",))
    kept = resource("kust", (field("haven", FieldType.STRING), field("naast", FieldType.STRING)), ("haven",), beside)
    refers = resource("stand", (field("haven", FieldType.STRING),), (), reference(("haven",), "kust", ("haven",)))
    descriptor = replace(DESCRIPTOR, resources=(kept, refers))
    coast = (("p", "r"), ("q", "p"), ("r", ""), ("s", ""), ("een-lange-haven", ""), ("t", "een-lange-haven"))
    found = {
        "kust": Table("kust", ("haven", "naast"), coast, (NOWHERE,) * len(coast)),
        "stand": Table("stand", ("haven",), (("p",), ("q",)), (NOWHERE,) * 2),
    }
    left = narrowed(descriptor, found)
    assert left["stand"].rows == (("q",),)
    assert left["kust"].rows == tuple(row for row in coast if row[0] != "s")
    assert list(_table_problems(descriptor, left, with_keys=True)) == []


def test_a_pair_that_stands_nowhere_is_left_in() -> None:
    """Two texts that each stood in a row before are something new together where they refer to a row together."""
    coast = (("x", "p", "", ""), ("y", "q", "", ""))
    levels = tuple((*place, day, "1", "", "a") for day in ("2021-01-01", "2022-01-01") for place in ("xp", "yq"))
    found = {
        made.name: Table(made.name, tuple(each.name for each in made.schema.fields), rows, (NOWHERE,) * len(rows))
        for made, rows in zip(
            DESCRIPTOR.resources, (coast, (*levels, ("x", "q", "2022-01-01", "1", "", "a"))), strict=True
        )
    }
    assert narrowed(DESCRIPTOR, found)["stand"].rows[-1] == ("x", "q", "2022-01-01", "1", "", "a")
    assert len(list(_table_problems(DESCRIPTOR, narrowed(DESCRIPTOR, found), with_keys=True))) == 1


def test_of_texts_that_may_be_any_the_longest_and_the_empty_one_tell_enough() -> None:
    """A thousand names say no more than the longest of them, and what does not fit its pattern is left in."""
    names = [f"h{number:03}" for number in range(1000)]
    rows = tuple(("x", name, "", f"m{name}") for name in names)
    found = {
        "kust": Table("kust", ("land", "haven", "naast", "merk"), (*rows, ("X Y", "h", "", "m")), (NOWHERE,) * 1001),
        "stand": Table("stand", tuple(each.name for each in DESCRIPTOR.resources[1].schema.fields), (), ()),
    }
    alone = replace(
        DESCRIPTOR,
        resources=tuple(
            replace(each, schema=replace(each.schema, primary_key=(), foreign_keys=())) for each in DESCRIPTOR.resources
        ),
    )
    left = narrowed(alone, found)["kust"].rows
    assert {row[:2] for row in left} == {("x", "h000"), ("x", "h999"), ("X Y", "h")}
