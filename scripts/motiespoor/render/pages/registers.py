"""The page with a line for every register, and a page for each that has rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from motiespoor import dutch, paths
from motiespoor.derive.anchors import of_row
from motiespoor.derive.changed import Changes
from motiespoor.derive.figures import whole_area
from motiespoor.derive.matching import all_couplings
from motiespoor.derive.parts import main_parts
from motiespoor.derive.questions import Answer, Answered, answers, met
from motiespoor.derive.registers import (
    REGISTERS,
    Group,
    grouped_by,
    groups,
    register_page,
    row_places,
    rows_by_area,
    status_of,
    told_of,
)
from motiespoor.derive.succession import Place
from motiespoor.model.figure import Area
from motiespoor.model.register import HISTORY, Coupling, Question, RegisterRow, RegisterStatus, RegisterTable
from motiespoor.render import address
from motiespoor.render import register_cells as cells
from motiespoor.render import register_sentences as sentences
from motiespoor.render.address import way
from motiespoor.render.calendars import register_calendar
from motiespoor.render.cards import Card
from motiespoor.render.charts.registers import figure_id
from motiespoor.render.context import Context
from motiespoor.render.coupling_sentences import met as found_together
from motiespoor.render.downloads import DATA
from motiespoor.render.output import Page, Planned
from motiespoor.render.pages.belonging import frame_parts
from motiespoor.render.pages.places import place_lines
from motiespoor.render.pages.register_rows import CouplingSide, coupling_sides, row_pages
from motiespoor.render.tilemap import TileMap, register_map

OPEN, IN_GROUPS = 30, 12  # rows that stand open on a page, and in groups; of more each group is folded
PART = 200  # rows in one fold


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A register on the page with all of them."""

    table: RegisterTable
    place: Place
    told: str
    last: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RowTold:
    """A row in the table of its register; `more` is where it has a page of its own."""

    row: RegisterRow
    anchor: str
    title: str
    more: Place | None
    summary: str | None
    note: str | None
    status: RegisterStatus | None
    quoted: bool
    cells: tuple[tuple[cells.Column, tuple[cells.Told, ...], str | None], ...]
    asked: tuple[tuple[Answer, tuple[str, ...]], ...]
    met: tuple[CouplingSide, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupTold:
    """Rows that belong together, in folds of so many that a page stays quick; `label` is `None` where there are no groups."""

    anchor: str
    label: str | None
    number: int
    parts: tuple[tuple[str, tuple[RowTold, ...]], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """How many rows have which answer to a question."""

    question: Question
    yes: int
    no: int
    unknown: int


def _registers_page(context: Context) -> Page:
    """What there is, how much of it is known, and until when was looked."""
    tables = context.dossier.registers
    changes = Changes(context.dossier, context.today)
    places = place_lines(context)
    known = sentences.known(tables, len(places))
    lines = [
        Line(
            table=each,
            place=_place(each),
            told=sentences.known_of(each),
            last=changes.last(*told_of(each)),
        )
        for each in sorted(tables, key=lambda each: not each.rows)
    ]
    return context.page(
        REGISTERS,
        "instrumenten.md.jinja",
        title="Instrumenten",
        description=f"{known}. Wat er is, hoeveel ervan bekend is, en tot wanneer is gezocht.",
        source=f"{paths.REGISTERS}/{tables[0].name}/{paths.DESCRIPTOR}",
        card=Card(heading=known, below=dutch.listed(each.package.title for each in tables)),
        bevinding=known,
        regels=lines,
        plekken=places,
        kaderdelen=partial(frame_parts, context.dossier.frame),
    )


def _place(table: RegisterTable) -> Place:
    return Place(title=table.package.title, page=register_page(table.name) if table.rows else REGISTERS)


def register_pages(context: Context) -> Iterator[Planned]:
    """Where there are registers: the page with a line for each, a page for each with rows, and for each row that has
    more to tell than its table.
    """
    if context.dossier.registers:
        yield Planned(REGISTERS, partial(_registers_page, context))
    for table in context.dossier.registers:
        if table.rows:
            sides = coupling_sides(context, table)
            yield Planned(register_page(table.name), partial(_register_page, context, table, sides))
            yield from row_pages(context, table, sides)


def _register_page(context: Context, table: RegisterTable, sides: Mapping[str, tuple[CouplingSide, ...]]) -> Page:
    dossier, register, page = context.dossier, table.register, register_page(table.name)
    of_rows = groups(dossier, table)
    asked = met(table.name, all_couplings(dossier, context.today))
    answered = {row.key: answers(table, row, asked) for row in table.rows} if register.questions else {}
    columns = cells.columns(table)
    told = {
        row.key: _row(
            context,
            table,
            row,
            columns=columns,
            answered=answered.get(row.key, ()),
            sides=sides.get(row.key, ()),
        )
        for row in table.rows
    }
    folded = len(table.rows) > (IN_GROUPS if len(of_rows) > 1 else OPEN)
    whole = f"Alle {table.register.many}" if folded else None
    grouped = [_group(each, _label(context, table, each) or whole, told) for each in of_rows]
    drawn = context.drawn.get(figure_id(table))
    return context.page(
        page,
        "register.md.jinja",
        title=table.package.title,
        description=f"{sentences.finding(table)} {table.package.description}",
        source=f"{paths.REGISTERS}/{table.name}/{paths.DESCRIPTOR}",
        card=Card(heading=sentences.counted(table), above=table.package.title, below=table.package.description),
        tabel=table,
        kaderdelen=partial(frame_parts, context.dossier.frame),
        bevinding=sentences.finding(table),
        kolommen=columns,
        met_passend=any(each.met for each in told.values()),
        groepen=grouped,
        gevouwen=folded,
        doorzoekbaar=len(table.rows) <= PART,
        kaart=_map(context, table, page, {each.value: each.anchor for each in of_rows}),
        figuren=[drawn] if drawn is not None else [],
        vragen=list(_asked(register.questions, answered.values())),
        koppelingen=list(_couplings(context, table)),
        bestanden=list(_files(table)),
        kalender=register_calendar(table, dossier),
    )


def _files(table: RegisterTable) -> Iterator[tuple[str, str]]:
    """The tables to take along, by title and address; that of what became of rows only when something did."""
    for each in table.package.resources:
        if each.name != HISTORY or any(row.history for row in table.rows):
            yield each.title, f"{DATA}/registers/{table.name}/{each.path}"


def _row(
    context: Context,
    table: RegisterTable,
    row: RegisterRow,
    *,
    columns: Sequence[cells.Column],
    answered: Sequence[Answered],
    sides: tuple[CouplingSide, ...],
) -> RowTold:
    place = row_places(context.dossier)[table.name, row.key]
    summary, note = row.now(table.parts.summary), row.now(table.parts.note)
    by_answer = [
        (kind, tuple(each.question.label for each in answered if each.answer is kind))
        for kind in (Answer.YES, Answer.NO, Answer.UNKNOWN)
    ]
    return RowTold(
        row=row,
        anchor=of_row(row),
        title=table.title(row),
        more=place if place.anchor is None else None,
        summary=summary if isinstance(summary, str) else None,
        note=note if isinstance(note, str) else None,
        status=status_of(table, row),
        quoted=any(each.quote for each in row.evidence),
        cells=tuple(
            (each, said, cells.plain(each, said)) for each in columns for said in (cells.cell(table, row, each),)
        ),
        asked=tuple((kind, labels) for kind, labels in by_answer if labels),
        met=sides,
    )


def _group(group: Group, label: str | None, told: dict[str, RowTold]) -> GroupTold:
    rows = [told[each.key] for each in group.rows]
    parts = [tuple(rows[start : start + PART]) for start in range(0, len(rows), PART)]
    return GroupTold(
        anchor=group.anchor,
        label=label,
        number=len(rows),
        parts=tuple((f"{part[0].title} tot en met {part[-1].title}" if len(parts) > 1 else "", part) for part in parts),
    )


def _label(context: Context, table: RegisterTable, group: Group) -> str | None:
    """What a group is called; `None` when a register has no groups."""
    field = grouped_by(table)
    if field is None:
        return None
    named = next((each for each in table.package.columns if each.name == field), None)
    if group.value is None:
        return f"{named.title}: niet bekend" if named is not None else "Niet bekend"
    if cells.held_in(table).get(field) is cells.Held.AREA:
        return context.area_names.get(group.value, group.value)
    labels = {each.id: each.label for each in table.register.statuses} if field == table.parts.status else {}
    return labels.get(group.value, group.value)


def _map(context: Context, table: RegisterTable, page: str, anchors: Mapping[str | None, str]) -> TileMap | None:
    """The areas with how many rows lie in each; `None` when rows have no area, or there is no page with areas."""
    dossier, rows = context.dossier, context.areas.rows
    if table.parts.area is None or rows is None:
        return None
    found = {
        code: len(each.rows)
        for code, every in rows_by_area(dossier, context.today).items()
        for each in every
        if each.table is table
    }
    by_area = grouped_by(table) == table.parts.area

    def leads(area: Area) -> Markup:
        if by_area and area.code in anchors:
            return way(page, page, anchors[area.code])
        return way(page, rows, address.row_anchor(area))

    areas = main_parts(dossier.areas, whole_area(dossier), context.today)
    return register_map(table, found, areas, leads) if areas else None


def _couplings(context: Context, table: RegisterTable) -> Iterator[tuple[Coupling, str]]:
    """The couplings of a register, each with what it comes to."""
    by_name = {each.name: each.register for each in context.dossier.registers}
    for each in all_couplings(context.dossier, context.today):
        coupling = each.coupling
        if table.name in (coupling.left, coupling.right):
            yield coupling, found_together(each, by_name[coupling.left], by_name[coupling.right])


def _asked(questions: Sequence[Question], answered: Iterable[Sequence[Answered]]) -> Iterator[Asked]:
    """How many rows have which answer to each question."""
    counted = Counter((each.question.id, each.answer) for every in answered for each in every)
    for each in questions:
        yes, no, unknown = (counted[each.id, kind] for kind in (Answer.YES, Answer.NO, Answer.UNKNOWN))
        yield Asked(question=each, yes=yes, no=no, unknown=unknown)
