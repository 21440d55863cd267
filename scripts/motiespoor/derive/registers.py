"""The registers as readers meet them: where each and its rows stand, in which groups, in which areas and years, and
what concerns what else is followed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from motiespoor.derive.anchors import in_an_address, of_row
from motiespoor.derive.lineage import area_lineage
from motiespoor.derive.lookup import remembered
from motiespoor.derive.matching import all_couplings, days_of_areas
from motiespoor.derive.succession import Place
from motiespoor.model.dossier import Dossier
from motiespoor.model.figure import Area
from motiespoor.model.period import Period
from motiespoor.model.register import RegisterRow, RegisterStatus, RegisterTable, Value
from motiespoor.model.source import Source

REGISTERS = "instrumenten"  # the page with a line for each
_LONG = 240  # letters of a text; a longer one has a page for itself
# Of a register with more rows than this, only what happened to a row and what is long has a page of its own.
MANY = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """The rows with one value in the field that a register is grouped by; `None` when they have none there.

    `anchor` is their place on the page: made of the value, so that it stays when others come.
    """

    value: str | None
    anchor: str
    rows: tuple[RegisterRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Concerned:
    """A register in what it has to do with something else: as a whole, or only with some of its rows."""

    table: RegisterTable
    whole: bool
    rows: tuple[RegisterRow, ...] = ()


def register_page(name: str) -> str:
    """The page of a register that has rows."""
    return f"{REGISTERS}/{name}"


def register_place(table: RegisterTable) -> Place:
    """Where a register stands: on its own page, or only as a line among the others as long as it is empty."""
    title = table.package.title
    if table.rows:
        return Place(title=title, page=register_page(table.name))
    return Place(title=title, page=REGISTERS, anchor=f"register-{table.name}")


@remembered
def row_places(dossier: Dossier) -> Mapping[tuple[str, str], Place]:
    """Where each row stands, by the name of its register and its key: on a page of its own only when it has more to tell.

    A page that was there stays, so it is made for what a row meets on any day, whatever became of the areas since.
    """
    met = {
        (name, key)
        for day in days_of_areas(dossier)
        for each in all_couplings(dossier, day)
        for name, of in ((each.coupling.left, each.of_left), (each.coupling.right, each.of_right))
        for key in of
    }
    return {
        (table.name, row.key): _row_place(table, row, (table.name, row.key) in met)
        for table in dossier.registers
        for row in table.rows
    }


def _row_place(table: RegisterTable, row: RegisterRow, met: bool) -> Place:
    page, title = register_page(table.name), table.title(row)
    summary = row.now(table.parts.summary)
    if row.history or (met and len(table.rows) <= MANY) or (isinstance(summary, str) and len(summary) > _LONG):
        return Place(title=title, page=f"{page}/{row.key}")
    return Place(title=title, page=page, anchor=of_row(row))


def status_of(table: RegisterTable, row: RegisterRow) -> RegisterStatus | None:
    """Where a row stands now; `None` when its register has no statuses, or it is not known."""
    now = row.now(table.parts.status)
    return next((each for each in table.register.statuses if each.id == now), None)


def tally(table: RegisterTable) -> tuple[tuple[RegisterStatus, int], ...]:
    """How many rows stand where, from the first status to the last; only those with rows."""
    counted = Counter(row.now(table.parts.status) for row in table.rows)
    return tuple((each, counted[each.id]) for each in table.register.statuses if counted[each.id])


def grouped_by(table: RegisterTable) -> str | None:
    """The field that a page groups rows by: the one that the register names, else that of the status or of the area."""
    parts = table.parts
    return next((each for each in (table.register.group, parts.status, parts.area) if each is not None), None)


def groups(dossier: Dossier, table: RegisterTable) -> tuple[Group, ...]:
    """The rows by the value of that field: in the order of its words or of the areas, and those without one at the end."""
    field = grouped_by(table)
    found: defaultdict[str | None, list[RegisterRow]] = defaultdict(list)
    for row in table.rows:
        found[_first(row.now(field))].append(row)
    order = {value: place for place, value in enumerate(_order(dossier, table, field))}
    last = len(order)
    values = sorted(found, key=lambda each: (each is None, order.get(each or "", last)))
    anchors = _anchors(values, {each.code: each.slug for each in dossier.areas})
    return tuple(
        Group(value=each, anchor=anchor, rows=tuple(found[each])) for each, anchor in zip(values, anchors, strict=True)
    )


def _anchors(values: Iterable[str | None], slugs: Mapping[str, str | None]) -> Iterator[str]:
    given: Counter[str] = Counter()
    for each in values:
        name = slugs.get(each or "") or in_an_address(each or "onbekend")
        given[name] += 1
        yield f"groep-{name}" if given[name] == 1 else f"groep-{name}-{given[name]}"


def _first(value: Value) -> str | None:
    """A value as the name of a group; of several the first."""
    if isinstance(value, tuple):
        return value[0] if value else None
    if isinstance(value, Period):
        return value.text
    return None if value is None else str(value)


def _order(dossier: Dossier, table: RegisterTable, field: str | None) -> Iterator[str]:
    if field == table.parts.status:
        yield from (each.id for each in table.register.statuses)
    elif field in area_fields(table):
        yield from (each.code for each in dossier.areas)
    else:
        constraints = next((each.constraints for each in table.package.columns if each.name == field), None)
        yield from constraints.enum if constraints is not None else ()


def area_fields(table: RegisterTable) -> tuple[str, ...]:
    """The fields with the code of an area."""
    contents = table.register.contents
    first = (table.parts.area,) if table.parts.area is not None else ()
    return (*first, *(contents.areas if contents is not None else ()))


def areas_of(table: RegisterTable, row: RegisterRow) -> Iterator[str]:
    """The areas that a row names, by code."""
    for field in area_fields(table):
        value = row.now(field)
        if isinstance(value, tuple):
            yield from value
        elif isinstance(value, str):
            yield value


@remembered
def rows_by_area(dossier: Dossier, day: date) -> Mapping[str, tuple[Concerned, ...]]:
    """The rows of each register that lie in each area as it is on a day: in itself, in a part of it, or in what went into it."""
    lineage = area_lineage(dossier)
    within = {each.code: each.part_of for each in dossier.areas}
    found: defaultdict[str, dict[str, list[RegisterRow]]] = defaultdict(dict)
    for table in dossier.registers:
        for row in table.rows:
            for code in dict.fromkeys(_above(areas_of(table, row), lineage.heirs_on, within, day)):
                found[code].setdefault(table.name, []).append(row)
    by_name = {each.name: each for each in dossier.registers}
    return {
        code: tuple(Concerned(table=by_name[name], whole=False, rows=tuple(rows)) for name, rows in of.items())
        for code, of in found.items()
    }


def _above(
    codes: Iterable[str], heirs_on: Callable[[str, date], tuple[Area, ...]], within: Mapping[str, str | None], day: date
) -> Iterator[str]:
    """Areas, the single one that each went into, and all that these are a part of but the whole, which has everything."""
    for code in codes:
        yield code
        heirs = heirs_on(code, day)
        each: str | None = heirs[0].code if len(heirs) == 1 else code
        while each is not None and within.get(each) is not None:
            yield each
            each = within[each]


def measures_of(table: RegisterTable, row: RegisterRow) -> tuple[str, ...]:
    """The numbers of the measures that a row has to do with: those of its register, and those that it names."""
    belongs = table.register.belongs
    named = (row.now(each) for each in _fields(table, table.parts.measure, "measures"))
    every = (each for value in named for each in (value if isinstance(value, tuple) else (value,)))
    own = (each for each in every if isinstance(each, str))
    return tuple(dict.fromkeys((*(belongs.measures if belongs is not None else ()), *own)))


@remembered
def concerning_measures(dossier: Dossier) -> Mapping[str, tuple[Concerned, ...]]:
    """The registers and rows that have to do with each measure, by its number."""
    return _concerning(
        dossier,
        lambda table: table.register.belongs.measures if table.register.belongs else (),
        lambda table: _fields(table, table.parts.measure, "measures"),
    )


@remembered
def concerning_frame(dossier: Dossier) -> Mapping[str, tuple[Concerned, ...]]:
    """The registers that have to do with each part of the frame, by its id."""
    return _concerning(
        dossier, lambda table: table.register.belongs.frame if table.register.belongs else (), lambda _: ()
    )


@remembered
def concerning_promises(dossier: Dossier) -> Mapping[str, tuple[Concerned, ...]]:
    """The registers and rows that have to do with each promise, by its id."""
    return _concerning(
        dossier,
        lambda table: table.register.belongs.promises if table.register.belongs else (),
        lambda table: _fields(table, table.parts.promise, "promises"),
    )


def _fields(table: RegisterTable, part: str | None, others: str) -> tuple[str, ...]:
    contents = table.register.contents
    return (*((part,) if part is not None else ()), *(getattr(contents, others) if contents is not None else ()))


def _concerning(
    dossier: Dossier,
    belongs_to: Callable[[RegisterTable], Iterable[str]],
    fields: Callable[[RegisterTable], Iterable[str]],
) -> Mapping[str, tuple[Concerned, ...]]:
    found: defaultdict[str, list[Concerned]] = defaultdict(list)
    for table in dossier.registers:
        whole, rows = frozenset(belongs_to(table)), defaultdict[str, dict[str, RegisterRow]](dict)
        for row in table.rows:
            for field in fields(table):
                value = row.now(field)
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, str) and each not in whole:
                        rows[each][row.key] = row
        for each in whole:
            found[each].append(Concerned(table=table, whole=True, rows=table.rows))
        for each, some in rows.items():
            found[each].append(Concerned(table=table, whole=False, rows=tuple(some.values())))
    return {each: tuple(of) for each, of in found.items()}


def told_of(table: RegisterTable) -> tuple[object, ...]:
    """What says when a register last changed: what its rows rest on and what became of them, and not the days that they
    are about; and its end.
    """
    return (*((row.evidence, row.history) for row in table.rows), *filter(None, (table.register.ended,)))


def by_year(table: RegisterTable) -> tuple[tuple[int, int], ...]:
    """How many rows have their day in each year from the first to the last, as far as the year is known."""
    counted = Counter(year for row in table.rows if (year := _year(row.now(table.parts.day))) is not None)
    if not counted:
        return ()
    return tuple((year, counted[year]) for year in range(min(counted), max(counted) + 1))


def _year(value: Value) -> int | None:
    if isinstance(value, date):
        return value.year
    if isinstance(value, Period) and value.start is not None and value.end is not None:
        return value.start.year if value.start.year == value.end.year else None
    return None


def last_day(value: Value) -> date | None:
    """The day of a value; of a term the last one."""
    return value.due if isinstance(value, Period) else value if isinstance(value, date) else None


def told_on(row: RegisterRow, sources: Mapping[str, Source]) -> date | None:
    """The day of the first source that a row rests on; `None` when none of them has one."""
    dates = (sources[each.source].date for each in row.evidence)
    return min((day for each in dates if (day := each.start or each.end) is not None), default=None)


@remembered
def announced(dossier: Dossier) -> Mapping[str, tuple[RegisterRow, ...]]:
    """The rows of each register with a day that was still to come when it was told, by the name of the register.

    Of a source of which no more is known than its year, the last day of that year counts.
    """
    sources = {each.id: each for each in dossier.sources}
    return {
        table.name: tuple(row for row in table.rows if _was_to_come(table, row, sources)) for table in dossier.registers
    }


def _was_to_come(table: RegisterTable, row: RegisterRow, sources: Mapping[str, Source]) -> bool:
    dates = (sources[each.source].date for each in row.evidence)
    told = min((day for each in dates if (day := each.end or each.start) is not None), default=None)
    days = (row.values.get(table.parts.day or ""), row.now(table.parts.day))
    return told is not None and any((day := last_day(each)) is not None and day > told for each in days)
