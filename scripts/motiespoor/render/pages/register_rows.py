"""A page for each row of a register that has more to tell than the table: what became of it, and what it meets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from motiespoor import paths
from motiespoor.derive import anchors
from motiespoor.derive.matching import Pair, all_couplings
from motiespoor.derive.questions import Met, answers, met
from motiespoor.derive.registers import register_page, row_places, status_of
from motiespoor.derive.succession import Place
from motiespoor.model.register import Coupling, Entry, RegisterRow, RegisterTable
from motiespoor.render import register_cells as cells
from motiespoor.render import register_sentences as sentences
from motiespoor.render.cards import Card
from motiespoor.render.context import Context
from motiespoor.render.coupling_sentences import strength, why
from motiespoor.render.output import Page, Planned


@dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A row that another meets, on how many grounds, and why; only what a page shows is put into words."""

    place: Place
    pair: Pair
    areas: Mapping[str, str]

    @property
    def strength(self) -> str:
        """3 redenen"""
        return strength(self.pair)

    @property
    def why(self) -> str:
        """Every reason."""
        return why(self.pair, self.areas)


@dataclass(frozen=True, kw_only=True, slots=True)
class CouplingSide:
    """What a row meets in a coupling; `other` is the register that these are of."""

    coupling: Coupling
    head: str
    other: RegisterTable
    matches: tuple[Match, ...]

    @property
    def counted(self) -> str:
        """2 wensen"""
        return sentences.so_many(len(self.matches), self.other)


@dataclass(frozen=True, kw_only=True, slots=True)
class Became:
    """A change of a row: what a field was, and what it became; `anchor` is its place on the page."""

    anchor: str
    entry: Entry
    before: cells.Told
    after: cells.Told


def coupling_sides(context: Context, table: RegisterTable) -> Mapping[str, tuple[CouplingSide, ...]]:
    """What each row of a register meets, by its key; only of rows that meet something."""
    found: defaultdict[str, list[CouplingSide]] = defaultdict(list)
    tables = {each.name: each for each in context.dossier.registers}
    for each in all_couplings(context.dossier, context.today):
        coupling = each.coupling
        for name, other, head, pairs in (
            (coupling.left, coupling.right, coupling.at_left, each.of_left),
            (coupling.right, coupling.left, coupling.at_right, each.of_right),
        ):
            if name == table.name:
                for key, of in pairs.items():
                    found[key].append(_side(context, coupling, head, tables[other], of))
    return {key: tuple(sides) for key, sides in found.items()}


def _side(
    context: Context, coupling: Coupling, head: str, other: RegisterTable, pairs: tuple[Pair, ...]
) -> CouplingSide:
    places = row_places(context.dossier)
    return CouplingSide(
        coupling=coupling,
        head=head,
        other=other,
        matches=tuple(
            Match(place=places[other.name, each.right], pair=each, areas=context.area_names) for each in pairs
        ),
    )


def row_pages(
    context: Context, table: RegisterTable, sides: Mapping[str, tuple[CouplingSide, ...]]
) -> Iterator[Planned]:
    """The pages of the rows that have one."""
    places = row_places(context.dossier)
    asked = met(table.name, all_couplings(context.dossier, context.today))
    for row in table.rows:
        place = places[table.name, row.key]
        if place.anchor is None:
            yield Planned(place.page, partial(_row_page, context, table, row, asked, sides.get(row.key, ())))


def _row_page(
    context: Context,
    table: RegisterTable,
    row: RegisterRow,
    asked: Met,
    sides: tuple[CouplingSide, ...],
) -> Page:
    answered = answers(table, row, asked)
    title, summary, note = table.title(row), row.now(table.parts.summary), row.now(table.parts.note)
    status = status_of(table, row)
    about = summary if isinstance(summary, str) else f"{title}: wat erover bekend is, en waar dat op rust."
    return context.page(
        row_places(context.dossier)[table.name, row.key].page,
        "rij.md.jinja",
        title=title,
        description=about,
        source=row.origin.path or f"{paths.REGISTERS}/{table.name}/{paths.DESCRIPTOR}",
        card=Card(heading=title, above=table.package.title, below=status.label if status is not None else ""),
        tabel=table,
        rij=row,
        titel=title,
        samengevat=summary if isinstance(summary, str) else None,
        opmerking=note if isinstance(note, str) else None,
        status=status,
        feiten=_facts(table, row),
        verloop=tuple(_history(table, row)),
        antwoorden=answered,
        past=sides,
        terug=Place(title=table.package.title, page=register_page(table.name), anchor=anchors.of_row(row)),
    )


def _facts(table: RegisterTable, row: RegisterRow) -> list[tuple[cells.Column, tuple[cells.Told, ...]]]:
    """What is known of a row, as in the columns of its table; what shares a column there stands by itself here."""
    found: list[tuple[cells.Column, tuple[cells.Told, ...]]] = []
    for column in cells.columns(table):
        shared = column.head == cells.REST
        parts = [cells.Column(each.title, (each,)) for each in column.fields] if shared else [column]
        found.extend((each, cells.cell(table, row, each)) for each in parts)
    return [(column, told) for column, told in found if told]


def _history(table: RegisterTable, row: RegisterRow) -> Iterator[Became]:
    """What became of a row, the last first."""
    fields = {each.name: each for each in table.package.columns}
    now = dict(row.values)
    told = []
    for entry in row.history:
        field = fields[entry.field]
        before, after = (cells.said(table, field, each) for each in (now.get(entry.field), entry.value))
        now[entry.field] = entry.value
        told.append(Became(anchor=anchors.of_entry(row, entry), entry=entry, before=before, after=after))
    return reversed(told)
