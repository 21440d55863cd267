"""What a feed tells of registers: every row on the day that it was first told, and every change of it since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from motiespoor import dutch
from motiespoor.derive import anchors
from motiespoor.derive.registers import measures_of, register_page, row_places, told_on
from motiespoor.model.dossier import Dossier
from motiespoor.model.measure import Cause
from motiespoor.model.register import RegisterRow, RegisterTable
from motiespoor.model.source import Source
from motiespoor.render.entry import Entry, measure_page, nth, resting
from motiespoor.render.register_cells import Told, said


def register_entries(dossier: Dossier, sources: Mapping[str, Source]) -> Iterator[Entry]:
    """The rows that some source told on a day, or of which is known since when we knew them; and what became of them."""
    slugs = {each.number: each.slug for each in dossier.measures}
    for table in dossier.registers:
        for row in table.rows:
            followed = (slugs[each] for each in measures_of(table, row) if each in slugs)
            feeds = ("", register_page(table.name), *(measure_page(each) for each in followed))
            yield from _first(dossier, table, row, feeds, sources)
            yield from _changes(dossier, table, row, feeds, sources)


def _first(
    dossier: Dossier, table: RegisterTable, row: RegisterRow, feeds: tuple[str, ...], sources: Mapping[str, Source]
) -> Iterator[Entry]:
    known = row.values.get(table.parts.known_since or "")
    since = known if isinstance(known, date) else None
    day = told_on(row, sources) or since
    if day is None:
        return
    place = row_places(dossier)[table.name, row.key]
    labels = {each.id: each.label for each in table.register.statuses}
    status = labels.get(str(row.values.get(table.parts.status or "")))
    texts = (row.values.get(table.parts.summary or ""), row.values.get(table.parts.note or ""))
    yield Entry(
        date=day,
        known=since,
        name=_name(table, row),
        title=f"{table.package.title}: {table.title(row)}",
        paragraphs=(
            *((f"Status: {dutch.uncapital(status)}.",) if status is not None else ()),
            *(each for each in texts if isinstance(each, str)),
            *resting(row.evidence, sources),
        ),
        page=place.page,
        anchor=place.anchor,
        feeds=feeds,
    )


def _changes(
    dossier: Dossier, table: RegisterTable, row: RegisterRow, feeds: tuple[str, ...], sources: Mapping[str, Source]
) -> Iterator[Entry]:
    fields = {each.name: each for each in table.package.columns}
    now, seen = dict(row.values), Counter[tuple[str, date]]()
    for each in row.history:
        field = fields[each.field]
        seen[each.field, each.date] += 1
        before, after = (said(table, field, value) for value in (now.get(each.field), each.value))
        now[each.field] = each.value
        yield Entry(
            date=each.date,
            known=each.known_since,
            name=nth(f"{_name(table, row)}/{each.field}", seen[each.field, each.date]),
            title=f"{table.package.title}: {table.title(row)}, {dutch.uncapital(field.title)}: {_moved(before, after)}"
            f"{' (correctie)' if each.cause is Cause.CORRECTION else ''}",
            paragraphs=(each.explanation, f"Oorzaak: {each.cause.label}.", *resting(each.evidence, sources)),
            page=row_places(dossier)[table.name, row.key].page,
            anchor=anchors.of_entry(row, each),
            feeds=feeds,
        )


def _moved(before: Told, after: Told) -> str:
    one, other = (dutch.listed(map(dutch.quoted, each.texts)) for each in (before, after))
    if not other:
        return f"niet meer bekend (was {one})"
    return f"van {one} naar {other}" if one else f"nu {other}"


def _name(table: RegisterTable, row: RegisterRow) -> str:
    return f"{register_page(table.name)}/{row.key}"
